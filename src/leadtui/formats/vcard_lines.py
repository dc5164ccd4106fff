"""The lines of vCards: unfolded, decoded, and taken apart into name, parameters and value.

RFC 6350 (4.0), RFC 2426 (3.0) and versit vCard 2.1 as programs really write them: quoted-printable with soft breaks, a
character set of its own for a property, types without TYPE=, groups. A reader of our own: vobject gives up a card at
the first line it cannot read, knows no lines to name, and holds photos.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from leadtui.rules.text import FIELD_LIMIT

_DROPPED = ("PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-ABCROP-RECTANGLE")
_HEAD = re.compile(r'[^":]*(?:"[^"]*"[^":]*)*')
_PARAMETER = re.compile(r'(?:[^;"]|"[^"]*")+')
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MOST = FIELD_LIMIT + 2


class Property(NamedTuple):
    """A property: the line it begins on, its group, its name in capitals, its types in small letters, and its value.

    `preferred`: 1 the most, 100 the least, 101 for none. `old`: written as vCard 2.1. `too_long`: cut.
    """

    line: int
    group: str
    name: str
    types: frozenset[str]
    value: str
    preferred: int = 101
    old: bool = False
    too_long: bool = False

    @property
    def text(self) -> str:
        """The value as one text."""
        return unescaped(self.value, old=self.old)

    @property
    def parts(self) -> list[str]:
        """The components of a structured value, such as a name; a list in one of them is joined with commas."""
        return [
            ", ".join(filter(None, (unescaped(one, old=self.old).strip() for one in split(part, ","))))
            if not self.old
            else unescaped(part, old=True).strip()
            for part in split(self.value, ";")
        ]


def properties(lines: Iterable[str]) -> Iterator[Property]:
    """The properties of a file; what is no property is passed over."""
    old = False
    for line, text in _unfolded(lines):
        found = _property(line, text, old)
        if found is None:
            continue
        if found.name == "VERSION":
            old = found.value.strip().startswith("2")
        elif found.name == "BEGIN":
            old = False
        yield found


def split(text: str, sign: str) -> list[str]:
    """The text at each sign that no backslash stands before."""
    if "\\" not in text:
        return text.split(sign)
    parts, start, at = [], 0, 0
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == sign:
            parts.append(text[start:at])
            start = at + 1
        at += 1
    return [*parts, text[start:]]


def unescaped(text: str, *, old: bool = False) -> str:
    """The text without its backslashes; in 2.1 a path stands as it is, so few of them are escapes."""
    if "\\" not in text:
        return text
    if old:
        return text.replace("\\;", ";").replace("\\,", ",").replace("\\n", "\n")
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _unfolded(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each logical line with the number of the physical line it begins on; photos are not held."""
    held: list[str] = []
    size = start = 0
    quoted = dropped = False
    for number, line in enumerate(lines, start=1):
        text = line.rstrip("\r\n")
        soft = quoted and bool(held) and held[-1].endswith("=")
        if held and (soft or text[:1] in (" ", "\t")):
            if soft:
                held[-1] = held[-1][:-1]
            if not dropped and size <= _MOST * 4:
                held.append(text if soft else text[1:])
                size += len(text)
            elif soft:
                held[-1] += "=" if text.endswith("=") else ""
            continue
        if held:
            yield start, "".join(held)
        head = text[:400].partition(":")[0].upper()
        dropped = head.rpartition(".")[2].partition(";")[0] in _DROPPED
        quoted = "QUOTED-PRINTABLE" in head
        held, size, start = [text], len(text), number
    if held:
        yield start, "".join(held)


def _property(line: int, text: str, old: bool) -> Property | None:
    head = _HEAD.match(text)
    if head is None or head.end() >= len(text) or not head[0]:
        return None
    named, *given = _PARAMETER.findall(head[0]) or [""]
    group, _, name = named.strip().rpartition(".")
    name = name.upper()
    if not name or name in _DROPPED or len(name) > 60:
        return None
    types: set[str] = set()
    encoding = charset = ""
    preferred = 101
    for parameter in given[:50]:
        key, sign, value = parameter.partition("=")
        key, value = key.strip().upper(), value.strip()
        if not sign:
            key, value = ("ENCODING", key) if key in ("QUOTED-PRINTABLE", "BASE64", "B") else ("TYPE", key)
        if key == "TYPE":
            types.update(one.strip().lower() for one in value.replace('"', "").split(","))
        elif key == "ENCODING":
            encoding = value.upper()
        elif key == "CHARSET":
            charset = value.strip('"')
        elif key == "PREF" and value.strip('"').isdecimal():
            preferred = min(int(value.strip('"')[:3]), 100)
    if "pref" in types:
        types.discard("pref")
        preferred = min(preferred, 1)
    if encoding in ("B", "BASE64"):
        return None
    value = text[head.end() + 1 :]
    if encoding == "QUOTED-PRINTABLE":
        value = _quoted(value, charset)
        if not old:
            value = value.replace("\r\n", "\n")
    too_long = len(value) > FIELD_LIMIT
    return Property(line, group.lower()[:60], name, frozenset(types), value[:FIELD_LIMIT], preferred, old, too_long)


def _quoted(value: str, charset: str) -> str:
    data = binascii.a2b_qp(value.encode("utf-8", "replace"))
    for encoding in (charset or "utf-8", "utf-8", "cp1252"):
        try:
            return data.decode(encoding).replace("\r\n", "\n")
        except (LookupError, UnicodeError):
            continue
    return data.decode("latin-1").replace("\r\n", "\n")


def plain_uri(text: str) -> str:
    """A phone number or address out of its URI: `tel:+1-418-656-9254;ext=102` is `+1-418-656-9254 x102`."""
    text = text.strip()
    scheme, sign, rest = text.partition(":")
    if not sign or scheme.lower() not in ("tel", "mailto", "sms", "callto"):
        return text
    number, *parameters = rest.split(";")
    extension = next((one[4:] for one in parameters if one.lower().startswith("ext=")), "")
    return unquote(number).partition("?")[0] + (f" x{extension}" if extension else "")
