"""JSON read value by value from a file of any size: a list, a list inside an object, or a value a line.

Always holds: no more than `VALUE_LIMIT` characters of one value are held; numbers stay as they are written; a value
knows the line it begins on; nesting beyond what the reader bears is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TextIO

from leadtui.formats.xlsx_values import plain_number
from leadtui.words.errors import InputError

VALUE_LIMIT = 16 << 20
_PIECE = 1 << 18
_BLANK = re.compile(r"[ \t\r\n]*")


def _fraction(text: str) -> str:
    return plain_number(text) if "e" in text.lower() and len(text) < 400 else text


_DECODER = json.JSONDecoder(parse_float=_fraction, parse_int=str, parse_constant=lambda _: None)


class Value(NamedTuple):
    """A value and the line it begins on. `where`: the name of the list it stands in, "" at the top. `problem`: why
    it could not be read; `large`: because it is too long to be held. `inside`: it is
    a member itself, not an element of a list.
    """

    line: int
    where: str
    value: Any
    problem: str = ""
    large: bool = False
    inside: bool = False


class TooLargeError(ValueError):
    """A value is longer than may be held."""


class Cursor:
    """A place in a text that is read piece by piece."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self._ended = False
        self.line = 1

    def peek(self) -> str:
        """The next character that is no blank, "" at the end."""
        while True:
            end = self._blank_end()
            self._pass(end)
            if end < len(self._text):
                return self._text[end]
            if not self._more():
                return ""

    def take(self, sign: str) -> bool:
        """Pass over this character if it is next."""
        if self.peek() == sign and sign:
            self._at += 1
            return True
        return False

    def value(self) -> Any:
        """The value that is next; raises ValueError with what is wrong."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise ValueError("it is nested too deep") from error
            except json.JSONDecodeError as error:
                if self._ended or not self._worth_more(error.pos):
                    raise ValueError(error.msg[:1].lower() + error.msg[1:]) from error
            else:
                if end < len(self._text) or self._ended:
                    self._pass(end)
                    return value
            if len(self._text) - self._at > VALUE_LIMIT:
                raise TooLargeError(f"it has more than {VALUE_LIMIT:,} characters")
            self._more(len(self._text) - self._at)

    def next_line(self) -> None:
        """Pass over the rest of the line."""
        while True:
            end = self._text.find("\n", self._at)
            if end >= 0:
                self._pass(end + 1)
                return
            self._pass(len(self._text))
            if not self._more():
                return

    def _worth_more(self, at: int) -> bool:
        """Whether the text may only be cut: the fault is at its end, or a text was begun and not ended."""
        return at + 16 > len(self._text) or self._text[at] == '"'

    def _blank_end(self) -> int:
        found = _BLANK.match(self._text, self._at)
        return found.end() if found else self._at

    def _pass(self, end: int) -> None:
        self.line += self._text.count("\n", self._at, end)
        self._at = end

    def _more(self, size: int = 0) -> bool:
        piece = self._file.read(max(_PIECE, size))
        self._ended = not piece
        self._text = self._text[self._at :] + piece
        self._at = 0
        return bool(piece)


def values(file: TextIO) -> Iterator[Value]:
    """The values of a text: the elements of the list it is, else each value, one a line or not.

    Raises InputError for what is no JSON; a line that is none, of several, is told as a problem.
    """
    cursor = Cursor(file)
    if cursor.take("["):
        yield from _elements(cursor, "")
        if cursor.peek():
            raise InputError(f"has something after its list, on line {cursor.line}")
        return
    while cursor.peek():
        line = cursor.line
        try:
            value = cursor.value()
        except ValueError as error:
            large = isinstance(error, TooLargeError)
            yield Value(line, "", None, str(error) if large else f"it is no JSON: {error}", large)
            cursor.next_line()
        else:
            yield Value(line, "", value)
            cursor.take(",")


def members(file: TextIO) -> Iterator[Value]:
    """The elements of every list in the one object a text holds, and its other members as values under their names."""
    cursor = Cursor(file)
    cursor.take("{")
    while not cursor.take("}"):
        line = cursor.line
        name = _sure(cursor)
        if not isinstance(name, str) or not cursor.take(":"):
            raise InputError(f"is no JSON: line {line} names no member")
        if cursor.take("["):
            yield from _elements(cursor, name)
        else:
            yield Value(line, name, _sure(cursor), inside=True)
        if not cursor.take(",") and cursor.peek() != "}":
            raise InputError(f"is no JSON: line {cursor.line} lacks a comma")


def _elements(cursor: Cursor, where: str) -> Iterator[Value]:
    while not cursor.take("]"):
        cursor.peek()
        line = cursor.line
        yield Value(line, where, _sure(cursor))
        if not cursor.take(",") and cursor.peek() != "]":
            raise InputError(f"is no JSON: line {cursor.line} lacks a comma or the end of the list")


def _sure(cursor: Cursor) -> Any:
    cursor.peek()
    line = cursor.line
    try:
        return cursor.value()
    except ValueError as error:
        raise InputError(f"cannot be read from line {line} on: {error}") from error
