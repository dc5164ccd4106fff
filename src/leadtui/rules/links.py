"""What is handed to the desktop: links made of what was typed, or a sentence why that cannot be opened.

Always holds: a link begins with `https://`, `http://`, `mailto:` or `tel:`, and has no blank, no control character and
nothing else that a program could take for an option or a command.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode, urlsplit

from leadtui.words.errors import InputError

MAIL_LIMIT = 8_000
"""Most characters of a mailto: link; mail programs and desktops cut or refuse longer ones."""

LINK_LIMIT = 2_000
"""Most characters of a link; no browser promises more."""

MAP = "https://www.openstreetmap.org/search"

_HOST = re.compile(r"(?:[\w](?:[\w-]{0,61}[\w])?\.)+[\w-]{2,63}\.?", re.UNICODE)
_ADDRESS = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:.]+\]|localhost)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?!\d+(?:[/?#]|$))")
_PLAIN_NUMBER = re.compile(r"\+?[0-9]{3,15}")
_E164 = re.compile(r"\+[0-9]{3,15}(?:;ext=[0-9]{1,7})?")
_SHOWN = 60


def web_link(typed: str) -> str:
    """The http or https link a website is typed as; without a scheme it is https. Raises InputError."""
    text = typed.strip()
    if not text:
        raise InputError("There is no address to open.", "E edits the fields.")
    _refuse_odd(text, typed)
    if text.startswith("//"):
        text = f"https:{text}"
    elif not re.match(r"https?://", text, re.IGNORECASE):
        if _SCHEME.match(text):
            scheme = text.partition(":")[0]
            if scheme.lower() in ("http", "https"):
                raise _refused(typed, f"no // stands after {scheme}:")
            raise _refused(typed, f"only http and https are opened, not {scheme[:20]}:")
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _refused(typed, "it cannot be read") from error
    if "@" in parts.netloc:
        raise _refused(typed, "it carries a name and password")
    if not (_HOST.fullmatch(host) or _ADDRESS.fullmatch(host if ":" not in host else f"[{host}]")):
        raise _refused(typed, f"{host[:_SHOWN]!r} is no host" if host else "it names no host")
    where = f"[{host}]" if ":" in host else _ascii(host, typed)
    netloc = where if port is None else f"{where}:{port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe=_REST)}" if parts.query else ""
    fragment = f"#{quote(parts.fragment, safe=_REST)}" if parts.fragment else ""
    link = f"{parts.scheme.lower()}://{netloc}{path}{query}{fragment}"
    if len(link) > LINK_LIMIT:
        raise _refused(typed, f"it has {len(link):,} characters; at most {LINK_LIMIT:,} are opened")
    return link


_REST = "/?%:@!$&'()*+,;=~-._"


def tel_link(typed: str, normal: str | None) -> str:
    """The tel: link (RFC 3966) of a number: as it was understood, else when what was typed is plainly one.

    Codes with `*` and `#` are refused: dialling one can change what the telephone does. Raises InputError.
    """
    if normal and _E164.fullmatch(normal):
        return f"tel:{normal}"
    text = typed.strip()
    digits = re.sub(r"[\s()./\u2010-\u2015-]", "", text)
    if text.startswith("-") or len(text.splitlines()) != 1 or not _PLAIN_NUMBER.fullmatch(digits):
        raise InputError(f"{_said(typed)} is no number that can be dialled.", "E edits the number.")
    return f"tel:{digits}"


def map_link(*lines: str | None) -> str:
    """A map of an address; raises InputError when there is none."""
    known = [" ".join(line.split()) for line in lines if line and line.strip()]
    if not known:
        raise InputError("There is no street or city.", "E edits the fields.")
    return f"{MAP}?{urlencode({'query': ', '.join(known)[:500]}, errors='replace')}"


def mail_link(address: str, subject: str, body: str) -> str:
    """A mailto: link (RFC 6068): percent-encoded, lines ended with CR LF. Raises InputError when it is too long."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    fields = [("subject", " ".join(subject.split())), ("body", lines)]
    asked = "&".join(f"{name}={quote(value, safe='', errors='replace')}" for name, value in fields if value)
    link = f"mailto:{mail_address(address)}{'?' if asked else ''}{asked}"
    if len(link) > MAIL_LIMIT:
        raise InputError(
            f"The mail is too long to be handed over: {len(link):,} characters, and at most {MAIL_LIMIT:,} are sure.",
            "Copy it into your mail program instead.",
        )
    return link


def mail_address(address: str) -> str:
    """An address as it stands in a link; raises InputError for one that is none."""
    from leadtui.rules.emails import read_email

    found = read_email(address)
    if found.normal is None:
        raise InputError(f"{_said(address)} is no address: {found.problem}.", "E edits it.")
    local, _, domain = found.normal.rpartition("@")
    return f"{quote(local, safe='')}@{quote(domain, safe='.-')}"


def _refuse_odd(text: str, typed: str) -> None:
    if text.startswith("-"):
        raise _refused(typed, "it begins with a dash")
    if any(character.isspace() for character in text):
        raise _refused(typed, "there is a blank or a line break in it")
    if not text.isprintable() or any(character in '<>"\\^`{|}' for character in text):
        raise _refused(typed, "there is a character in it that no address has")


def _ascii(host: str, typed: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise _refused(typed, f"{host[:_SHOWN]!r} is no host") from error


def _refused(typed: str, why: str) -> InputError:
    return InputError(f"{_said(typed)} is not opened: {why}.", "E edits it.")


def _said(typed: str) -> str:
    text = " ".join("".join(ch if ch.isprintable() else " " for ch in typed).split())
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"
