"""Where in a TOML file everything stands, so that a mistake can be named with its line and column.

`tomllib` says what a file means but not where. This walks through a text it has accepted, so nothing is checked here.
TOML 1.0 (https://toml.io/en/v1.0.0).
"""

from __future__ import annotations

import re
from typing import Any

Path = tuple[str | int, ...]
"""The way to a value: keys, and the numbers of the items of arrays."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]+")
_STRINGS = (
    re.compile(r'"""(?:\\.|[^\\])*?"{3,5}(?!")', re.DOTALL),
    re.compile(r"'''.*?'{3,5}(?!')", re.DOTALL),
    re.compile(r'"(?:\\.|[^"\\\n])*"'),
    re.compile(r"'[^'\n]*'"),
)


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """The line and column, both from 1, of a character."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


class Places:
    """Where the keys and the values of a TOML text stand, by path; characters are counted from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}
        self._at = 0
        self._tables: dict[Path, int] = {}
        self._read()

    def of(self, path: Path, *, value: bool = True) -> int:
        """Where a value begins, or its key; where it is not named at all, what it would stand in."""
        while path:
            found = (self.values if value else self.keys).get(path, self.keys.get(path))
            if found is not None:
                return found
            path = path[:-1]
        return 0

    def _read(self) -> None:
        table: Path = ()
        while self._skip(_BLANK) < len(self.text):
            if self.text.startswith("[", self._at):
                several = self.text.startswith("[[", self._at)
                self._at += 2 if several else 1
                table = self._header(several)
                self._at += 2 if several else 1
            else:
                self._pair(table)

    def _skip(self, what: re.Pattern[str]) -> int:
        found = what.match(self.text, self._at)
        if found:
            self._at = found.end()
        return self._at

    def _header(self, several: bool) -> Path:
        table: Path = ()
        parts = self._key()
        for number, (part, at) in enumerate(parts):
            table = (*table, part)
            self.keys.setdefault(table, at)
            last = number == len(parts) - 1
            if last and several:
                self._tables[table] = self._tables.get(table, -1) + 1
            if table in self._tables:
                table = (*table, self._tables[table])
                self.keys.setdefault(table, at)
        return table

    def _key(self) -> list[tuple[str, int]]:
        parts = []
        while True:
            at = self._skip(_SPACE)
            if self.text[at] in "\"'":
                self._string()
                parts.append((_plain(self.text[at : self._at]), at))
            else:
                self._skip(_BARE)
                parts.append((self.text[at : self._at], at))
            self._skip(_SPACE)
            if not self.text.startswith(".", self._at):
                return parts
            self._at += 1

    def _pair(self, table: Path) -> None:
        path = table
        for part, at in self._key():
            path = (*path, part)
            self.keys.setdefault(path, at)
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: Path) -> None:
        self.values[path] = self._at
        match self.text[self._at]:
            case '"' | "'":
                self._string()
            case "[":
                self._items(path, "]")
            case "{":
                self._items(path, "}")
            case _:
                self._skip(_SCALAR)

    def _items(self, path: Path, end: str) -> None:
        self._at += 1
        number = 0
        while not self.text.startswith(end, self._skip(_BLANK)):
            if end == "}":
                self._pair(path)
            else:
                self._value((*path, number))
            number += 1
            if self.text.startswith(",", self._skip(_BLANK)):
                self._at += 1
        self._at += 1

    def _string(self) -> None:
        for string in _STRINGS:
            found = string.match(self.text, self._at)
            if found:
                self._at = found.end()
                return


def _plain(quoted: str) -> str:
    import tomllib

    read: dict[str, Any] = tomllib.loads(f"key = {quoted}")
    return str(read["key"])
