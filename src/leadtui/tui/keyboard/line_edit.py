"""A line of text being typed, without any widget: what the keys do to it, and where the cursor is.

Always holds: 0 ≤ `cursor` ≤ len(`text`); a line that is not multi-line never holds a break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_JOINED = re.compile("[\u0300-\u036f\u200d\ufe00-\ufe0f\u20d0-\u20ff\U0001f3fb-\U0001f3ff]")
NEWLINE_KEYS = ("alt+enter", "ctrl+j", "shift+enter", "newline")


@dataclass(slots=True)
class LineEdit:
    """A text and a cursor in it; `multiline` lets `alt+enter` and `ctrl+j` break the line."""

    text: str = ""
    cursor: int = -1
    multiline: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.cursor <= len(self.text):
            self.cursor = len(self.text)

    def set(self, text: str) -> None:
        """Replace the text; the cursor goes to its end."""
        self.text = text
        self.cursor = len(text)

    def insert(self, text: str) -> None:
        """Put text in at the cursor; on a single line breaks become blanks. Control bytes are dropped."""
        text = _BREAKS.sub("\n" if self.multiline else " ", text).replace("\t", " ")
        text = "".join(ch for ch in text if ch == "\n" or (ch >= " " and not "\x7f" <= ch <= "\x9f"))
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)

    def feed(self, key: str, character: str | None = None) -> bool:
        """Apply one key as Textual names it; False when the key means nothing to a text."""
        move = _MOVES.get(key)
        if move is not None:
            move(self)
            return True
        if key in NEWLINE_KEYS:
            if self.multiline:
                self.insert("\n")
            return self.multiline
        if character and character.isprintable() and not key.startswith(("ctrl+", "alt+")):
            self.insert(character)
            return True
        return False

    def _left(self) -> None:
        self.cursor = self._before(self.cursor)

    def _right(self) -> None:
        self.cursor = self._after(self.cursor)

    def _home(self) -> None:
        self.cursor = self.text.rfind("\n", 0, self.cursor) + 1

    def _end(self) -> None:
        found = self.text.find("\n", self.cursor)
        self.cursor = len(self.text) if found < 0 else found

    def _up(self) -> None:
        start = self.text.rfind("\n", 0, self.cursor) + 1
        if start:
            above = self.text.rfind("\n", 0, start - 1) + 1
            self.cursor = min(above + self.cursor - start, start - 1)

    def _down(self) -> None:
        column = self.cursor - (self.text.rfind("\n", 0, self.cursor) + 1)
        end = self.text.find("\n", self.cursor)
        if end >= 0:
            last = self.text.find("\n", end + 1)
            self.cursor = min(end + 1 + column, len(self.text) if last < 0 else last)

    def _word_left(self) -> None:
        self.cursor = self._word_start()

    def _word_right(self) -> None:
        found = re.compile(r"\W*\w+").match(self.text, self.cursor)
        self.cursor = found.end() if found else len(self.text)

    def _backspace(self) -> None:
        self._cut(self._before(self.cursor), self.cursor)

    def _delete(self) -> None:
        self._cut(self.cursor, self._after(self.cursor))

    def _rub_word(self) -> None:
        self._cut(self._word_start(), self.cursor)

    def _rub_to_start(self) -> None:
        self._cut(self.text.rfind("\n", 0, self.cursor) + 1, self.cursor)

    def _rub_to_end(self) -> None:
        found = self.text.find("\n", self.cursor)
        self._cut(self.cursor, len(self.text) if found < 0 else found)

    def _cut(self, start: int, end: int) -> None:
        self.text = self.text[:start] + self.text[end:]
        self.cursor = start

    def _word_start(self) -> int:
        return len(re.sub(r"\S+\s*$|\s+$", "", self.text[: self.cursor]))

    def _before(self, index: int) -> int:
        index = max(index - 1, 0)
        while index and _JOINED.match(self.text[index]):
            index -= 1
        return index

    def _after(self, index: int) -> int:
        index = min(index + 1, len(self.text))
        while index < len(self.text) and _JOINED.match(self.text[index]):
            index += 1
        return index


_MOVES = {
    "left": LineEdit._left,
    "right": LineEdit._right,
    "up": LineEdit._up,
    "down": LineEdit._down,
    "home": LineEdit._home,
    "ctrl+a": LineEdit._home,
    "end": LineEdit._end,
    "ctrl+e": LineEdit._end,
    "ctrl+left": LineEdit._word_left,
    "ctrl+right": LineEdit._word_right,
    "backspace": LineEdit._backspace,
    "ctrl+h": LineEdit._backspace,
    "delete": LineEdit._delete,
    "ctrl+d": LineEdit._delete,
    "ctrl+w": LineEdit._rub_word,
    "ctrl+u": LineEdit._rub_to_start,
    "ctrl+k": LineEdit._rub_to_end,
}
