"""The one gate between data and the terminal: text → safe text for widgets.

Always holds: what comes out has no control byte, no escape, no bidirectional or tag character and no markup; a control
byte is drawn as its picture (␛ for escape), so that one sees it was there. No other module of `tui` builds a label from
data. Widths are terminal cells, not characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from rich.cells import cell_len
from textual.content import Content

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_HIDDEN = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc"
    "\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_BLANK = {"\t": " ", "\n": " ", "\r": " ", "\v": " ", "\f": " ", "\x85": " "}
_LONE_JOINER = re.compile("(?:^|(?<=[\x00-\x7f\u200d]))\u200d+|\u200d+(?=[\x00-\x7f]|$)")
"""A joiner that joins nothing; a terminal and a measure of cells need not agree on it."""
_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARKS_PER_LETTER = re.compile(f"({_MARKS}{{3}}){_MARKS}+")
ELLIPSIS = "…"


def _picture(found: re.Match[str]) -> str:
    character = found.group()
    if character in _BLANK:
        return _BLANK[character]
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"


def safe(text: str | None) -> str:
    """Return one line of text that can do nothing but be read; None is "".

    Breaks and tabs become blanks, other control bytes their pictures, what hides or reorders text is dropped, and more
    than three combining marks on one letter are cut, so that a name stays on its own row.
    """
    if not text:
        return ""
    if text.isascii() and text.isprintable():
        return text
    text = _LONE_JOINER.sub("", _HIDDEN.sub("", _CONTROL.sub(_picture, text)))
    return _MARKS_PER_LETTER.sub(r"\1", text)


def safe_lines(text: str | None) -> list[str]:
    """Return the safe lines of a text that may have several."""
    return [safe(line) for line in re.split("\r\n|[\n\r\v\f\x85\u2028\u2029]", text or "")]


def content(text: str | None, style: str = "") -> Content:
    """Return safe text as Textual's content, in which nothing is markup."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def width(text: str) -> int:
    """Return how many cells a safe text takes."""
    return len(text) if text.isascii() else cell_len(text)


def head(text: str, cells: int) -> str:
    """Return the longest beginning of a safe text that takes at most so many cells.

    Rich's own way fails on a joiner that joins nothing.
    """
    end = bisect_right(range(len(text) + 1), cells, key=lambda length: width(text[:length])) - 1
    while end > 0 and width(text[:end]) > cells:
        end -= 1
    return text[: max(end, 0)]


@lru_cache(maxsize=8192)
def fit(text: str, cells: int) -> str:
    """Return safe text in exactly so many cells: padded with blanks, or cut with an ellipsis."""
    if cells <= 0:
        return ""
    length = width(text)
    if length <= cells:
        return text + " " * (cells - length)
    short = head(text, cells - 1).rstrip() + ELLIPSIS
    return short + " " * (cells - width(short))


def to_right(text: str, cells: int) -> str:
    """Return safe text at the right end of exactly so many cells, or cut with an ellipsis."""
    return fit(f"{' ' * max(cells - width(text), 0)}{text}", cells)


def cut(text: str, cells: int) -> str:
    """Return safe text in at most so many cells, without padding."""
    return fit(text, cells).rstrip() if width(text) > cells else text


def cut_inside(text: str, cells: int, end: str = "") -> str:
    """Return safe text in at most so many cells, cut before its `end` (or its last half), which tells it from others.

    At least a third of the room is left to the beginning.
    """
    if width(text) <= cells or cells < 3:
        return cut(text, cells)
    half = cells // 2
    last = end or text[len(text) - len(head(text[::-1], half)) :].lstrip()
    begin = head(text, max(cells - width(last), cells // 3) - 1).rstrip() + ELLIPSIS
    return begin + cut(last, cells - width(begin))


def wrap(text: str, cells: int) -> list[str]:
    """Return a safe line broken at blanks into lines of at most so many cells (at least 2); a long word is cut."""
    cells = max(cells, 2)
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if width(candidate) <= cells:
            line = candidate
            continue
        if line:
            lines.append(line)
        while width(word) > cells > 0:
            first = head(word, cells) or word[0]
            lines.append(first)
            word = word[len(first) :]
        line = word
    lines.append(line)
    return lines
