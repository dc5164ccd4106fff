"""The text gate of the command line: what data may put on a terminal, how wide it is there, and how it is inked.

Always holds: safe text has no control byte, no escape, no bidirectional or tag character; a control byte is drawn as
its picture (␛ for escape), so that one sees it was there. Widths are terminal cells, not characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Ink = Literal["", "dim", "strong", "good", "warning", "error", "title"]
Part = tuple[str, Ink]
Line = str | tuple[Part, ...]
"""A line of output: safe text is made of each part, then inked."""

ELLIPSIS = "…"

_CODES: dict[Ink, str] = {
    "dim": "2", "strong": "1", "good": "32", "warning": "33", "error": "31", "title": "1;36", "": "",
}  # fmt: skip
_CONTROL = "[\x00-\x1f\x7f-\x9f]"
_HIDDEN = (
    "[\xad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc"
    "\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_BREAKS = "\r\n|[\n\r\v\f\x85\u2028\u2029]"
_BLANK = {"\t": " ", "\n": " ", "\r": " ", "\v": " ", "\f": " ", "\x85": " "}
_FIRST_MARK = "\u0300"
"""Below it nothing that can be printed hides or piles up."""


def safe(text: str | None) -> str:
    """One line of text that can do nothing but be read; None is "".

    Breaks and tabs become blanks, other control bytes their pictures; what hides or reorders text is dropped.
    """
    if not text:
        return ""
    return text if plain(text) else _made_safe(text)


def plain(text: str) -> bool:
    """Whether nothing in it has to be made safe and each character takes one cell; "" is."""
    return text.isprintable() and (text.isascii() or max(text) < _FIRST_MARK)


@lru_cache(maxsize=4096)
def _made_safe(text: str) -> str:
    # `re` keeps what it compiled; for most names it is never asked.
    text = re.sub(_HIDDEN, "", re.sub(_CONTROL, _picture, text))
    return re.sub(f"({_MARKS}{{3}}){_MARKS}+", r"\1", text)


def lines_of(text: str | None) -> list[str]:
    """The safe lines of a text that may have several."""
    return [safe(line) for line in re.split(_BREAKS, text or "")]


def escape_json(text: str) -> str:
    """JSON text in which every character that could act on a terminal is written as its escape."""
    if text.isascii() and "\x7f" not in text:
        return text
    return re.sub(f"{_CONTROL}|{_HIDDEN}", lambda found: _escaped(found.group()), text)


def width(text: str) -> int:
    """How many cells safe text takes (Unicode East Asian Width; combining marks and joiners take none)."""
    plain = text.isascii() or max(text) < _FIRST_MARK
    return len(text) if plain else sum(map(_cells, text))


def cut(text: str, cells: int) -> str:
    """Safe text in at most so many cells, ended with an ellipsis when something is missing."""
    if width(text) <= cells:
        return text
    kept, room = [], cells - 1
    for character in text:
        room -= _cells(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS if cells > 0 else ""


def pad(text: str, cells: int) -> str:
    """Safe text filled up with blanks to so many cells."""
    return text + " " * max(0, cells - width(text))


def inked(line: Line, *, colour: bool) -> str:
    """A line as it is written: each part safe, and in its ink where colours are wanted."""
    if isinstance(line, str):
        return safe(line)
    if not colour:
        return safe("".join([text for text, _ in line])).rstrip()
    parts = []
    for text, ink in line:
        shown = safe(text)
        parts.append(f"\x1b[{_CODES[ink]}m{shown}\x1b[0m" if ink and shown.strip() else shown)
    return "".join(parts)


def _picture(found: re.Match[str]) -> str:
    character = found.group()
    if character in _BLANK:
        return _BLANK[character]
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"


def _escaped(character: str) -> str:
    code = ord(character)
    if character == "\n":
        return character
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
