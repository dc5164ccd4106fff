"""Email addresses: kept as typed, and beside that in the form by which they are compared.

Syntax only, never the network: `email_validator` decides, imported when first needed (20 µs an address). The normal
form is lower case throughout: no mailbox in use tells `Ada@` from `ada@`, though the standard would.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from leadtui.rules.blank_cells import certain_blanks
from leadtui.words.mail_domains import FREE_MAIL, FREE_MAIL_BRANDS, ROLE_NAMES

_NAMED = re.compile(r"^[^<>]*<\s*([^<>]+)\s*>$")
_SEVERAL = re.compile(r"\s*(?::::|[;,\n|]|\s)\s*")
_BETWEEN = frozenset(("and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "of", "/", "&", "+"))
_PLAIN = re.compile(r"\w+(?:[.+-]\w+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.ASCII | re.IGNORECASE)
_RESERVED = frozenset(("arpa", "invalid", "local", "localhost", "onion", "test", "example", "internal", "alt"))
"""Last parts of names that are in no public use, RFC 6761 and its like; the library decides about them."""

_MAX = 1_000


@dataclass(frozen=True, slots=True)
class Email:
    """An email address.

    typed: as it came. normal: lower case, None when it cannot be one. problem: one sentence, "" when it is fine.
    role: a box of several people ("info@", "sales@"). free_mail: of a provider of private boxes, so its domain says
    nothing about the company.
    """

    typed: str
    normal: str | None = None
    problem: str = ""
    role: bool = False
    free_mail: bool = False

    @property
    def domain(self) -> str:
        """The part after the @, "" when there is none."""
        return self.normal.rpartition("@")[2] if self.normal else ""


def read_email(typed: str) -> Email:
    """Read an address as a person or a program writes it: with a name and brackets, `mailto:`, a comma behind.

    Never raises. An address without a dot in its domain, with comments, quotes or an IP address is refused: no customer
    is reached there.
    """
    typed = typed.strip()
    if not typed:
        return Email(typed, problem="there is no address")
    if len(typed) > _MAX:
        return Email(typed, problem="it is too long for an email address")
    if _certain(typed):
        return _email(typed, typed.lower())
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(_bare(typed), check_deliverability=False, strict=True)
    except EmailNotValidError as error:
        return Email(typed, problem=_sentence(typed, str(error)))
    return _email(typed, found.normalized.lower())


def _certain(typed: str) -> bool:
    """Whether it is so plainly an address that asking the library, a hundred times slower, cannot say otherwise."""
    if not _PLAIN.fullmatch(typed) or len(typed) > 254 or "--" in typed:
        return False
    local, _, domain = typed.partition("@")
    labels = domain.split(".")
    return len(local) <= 64 and len(max(labels, key=len)) <= 63 and labels[-1].lower() not in _RESERVED


def _email(typed: str, normal: str) -> Email:
    local, _, domain = normal.rpartition("@")
    return Email(typed, normal, role=is_role(local), free_mail=is_free_mail(domain))


def split_emails(text: str) -> list[str]:
    """Split a cell that holds several addresses ("a@x.org und b@x.org"); one, or none, comes back whole.

    Parts in which nothing is known are left out ("a@x.org; n/a").
    """
    text = text.strip()
    found = text.count("@")
    if found < 2 and not (found and _SEVERAL.search(text)):
        return [text] if text else []
    said = [part for part in _SEVERAL.split(text) if part and part.lower() not in _BETWEEN]
    parts = [part for part in said if part not in certain_blanks()]
    several = len(parts) > 1 or 0 < len(parts) < len(said)
    return parts if several and all("@" in part for part in parts) else [text]


def is_role(local: str) -> bool:
    """Whether the part before the @ names a function instead of a person: "info", "sales.emea", "support+de"."""
    first = re.split(r"[.+_]", local.lower())[0]
    return first in ROLE_NAMES or local.lower() in ROLE_NAMES


def is_free_mail(domain: str) -> bool:
    """Whether a domain belongs to a provider of private mailboxes; such a domain never counts as a company's."""
    domain = domain.lower()
    brand, _, ending = domain.partition(".")
    return domain in FREE_MAIL or (brand in FREE_MAIL_BRANDS and re.fullmatch(r"(com?\.)?[a-z]{2}", ending) is not None)


def _bare(typed: str) -> str:
    typed = typed.rstrip(",;")
    named = _NAMED.match(typed)
    text = named[1].strip() if named else typed
    if len(text) > 2 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    return re.sub(r"(?i)^mailto:", "", text)


def _sentence(typed: str, message: str) -> str:
    if "@" not in typed:
        return "it has no @"
    if typed.count("@") > 1 and len(split_emails(typed)) > 1:
        return "it holds several addresses"
    return message[:1].lower() + message[1:].rstrip(".")
