"""A TOML file as typed: its values, each with its place, and the sentence for one that cannot be used.

Always holds: every mistake is an InputError that names the file, the line, the column and how to mend it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from leadtui.rules.text import clean
from leadtui.rules.toml.places import Path, Places, line_and_column
from leadtui.words.errors import InputError
from leadtui.words.workspace import word_key

T = TypeVar("T")

FILE_LIMIT = 1_000_000
"""Most characters of a file."""

_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")
_AT_END = " (at end of document)"
_HUGE = re.compile(r"[0-9_]{300,}")
_SHOWN = 60


def decoded(content: bytes, name: str, after: str = "") -> str:
    """The text of a file; raises InputError with the place of a byte that is no UTF-8, and `after` in its hint."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        raise _at(name, before, len(before), "this is not UTF-8 text", f"Save the file as UTF-8. {after}") from error


class TomlFile:
    """The values of a TOML text. `name` is what the file is called in sentences.

    `what` it is a file of, and what is said `after` every mistake, are the subclass's.
    """

    what = "settings"
    after = ""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        if len(self.text) > FILE_LIMIT:
            raise InputError(f"{name} is no file of {self.what}: it has {len(self.text):,} characters.", self.after)
        self.values = self._parsed()
        self.places = Places(self.text)

    def mistake(self, path: Path, problem: str, hint: str = "", *, value: bool = True, into: int = 0) -> InputError:
        """The error for what stands at a path: at its value, or its key; `into` counts characters from there."""
        at = self.places.of(path, value=value) + into
        return _at(self.name, self.text, at, problem, f"{hint} {self.after}")

    def unknown(self, path: Path, what: str, known: Sequence[str]) -> InputError:
        """The error for a key nobody knows, with what was probably meant."""
        return self.mistake(
            path, f"there is no {what} {shown(str(path[-1]))}", meant(str(path[-1]), known), value=False
        )

    def table(self, path: Path, value: Any) -> dict[str, Any]:
        """A table."""
        if not isinstance(value, dict):
            raise self.mistake(
                path, f"{path[-1]} is a table", f"Write [{'.'.join(map(str, path))}] on a line of its own."
            )
        return value

    def list(self, path: Path, value: Any, of: str) -> list[Any]:
        """An array."""
        if not isinstance(value, list):
            raise self.mistake(path, f"{path[-1]} is a list of {of}", f"Write {path[-1]} = [...].")
        return value

    def words(self, path: Path, value: Any, most: int, *, empty: bool = False, lines: bool = False) -> str:
        """Text on one line, or on `lines`, cleaned, of at most so many characters."""
        if not isinstance(value, str):
            raise self.mistake(path, f"{_called(path)} is text in quotation marks, not {told(value)}")
        text = clean(value, multiline=lines)
        if len(text) > most:
            raise self.mistake(path, f"{_called(path)} has {len(text):,} characters", f"At most {most} fit.")
        if not text and not empty:
            raise self.mistake(path, f"{_called(path)} is empty", "Type something.")
        return text

    def yes_no(self, path: Path, value: Any) -> bool:
        """True or false."""
        if not isinstance(value, bool):
            raise self.mistake(path, f"{_called(path)} is true or false, not {told(value)}")
        return value

    def count(self, path: Path, value: Any, least: int, most: int) -> int:
        """A whole number in a range."""
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.mistake(path, f"{_called(path)} is a whole number, not {told(value)}")
        if not least <= value <= most:
            raise self.mistake(path, f"{_called(path)} is a number from {least} to {most}, not {told(value)}")
        return value

    def one_of(self, path: Path, value: Any, known: Sequence[str]) -> str:
        """One of some fixed words."""
        text = self.words(path, value, _SHOWN * 10, empty=True)
        found = next((word for word in known if word_key(word) == word_key(text)), None)
        if found is None:
            listed = ", ".join(word or '""' for word in known)
            raise self.mistake(path, f"{shown(text)} is no {_called(path)}", f"One of: {listed}.")
        return found

    def _parsed(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            said = str(error)
            found = _AT.search(said)
            problem = f"this is no TOML: {_small(said.removesuffix(_AT_END)[: found.start() if found else None])}"
            hint = f"Mend that place. {self.after}"
            if found is None:
                raise _at(self.name, self.text, len(self.text), problem, hint) from error
            raise _said(self.name, int(found[1]), int(found[2]), problem, hint) from error
        except (ValueError, RecursionError) as error:
            huge = _HUGE.search(self.text)
            at, problem = (huge.start(), "this number is too long") if huge else (0, "this is nested too deeply")
            raise _at(self.name, self.text, at, problem, f"Mend that place. {self.after}") from error


def shown(text: str) -> str:
    """Typed text as a sentence quotes it."""
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")


def told(value: Any) -> str:
    """A TOML value as a sentence names it."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return shown(value)
        case int() | float():
            return str(value) if not isinstance(value, int) or abs(value) < 10**_SHOWN else "that number"
        case dict():
            return "a table"
        case list():
            return "a list"
    return "a date or a time"


def meant(text: str, known: Iterable[str]) -> str:
    """What was probably meant, else all that is known."""
    from difflib import get_close_matches

    names = {word_key(name): name for name in known}
    near = get_close_matches(word_key(text)[:_SHOWN], list(names), 1)
    return f"Did you mean {names[near[0]]}?" if near else f"Known: {', '.join(names.values())}."


def _called(path: Path) -> str:
    """What the value at a path is called: an item of a list by the list."""
    return next(str(part) for part in reversed(path) if isinstance(part, str))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


def _at(name: str, text: str, at: int, problem: str, hint: str) -> InputError:
    return _said(name, *line_and_column(text, at), problem, hint)


def _said(name: str, line: int, column: int, problem: str, hint: str) -> InputError:
    stop = "" if problem.endswith("?") else "."
    return InputError(f"{name}, line {line}, column {column}: {problem}{stop}", hint.strip())
