"""The columns of Google Contacts in English, whatever language they were written in.

Google numbers what a person has several of: "E-mail 1 - Value", "Telefon 1 – Wert", "Adresse 1 - Ville". Only a name
made so is read here, and only where both of its parts are known; every other name stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from leadtui.rules.text import fold
from leadtui.words.headers_google import PARTS, SINGLE, THINGS

_NUMBERED = re.compile(r"\s*(\D{2,40}?)\s*(\d{1,2})\s*[-–—:]\s*(\D{2,60}?)\s*")


def in_english(header: Sequence[str]) -> list[str]:
    """The names as Google writes them in English; a list that has no numbered ones comes back as it is."""
    names = [_numbered(name) for name in header]
    if not any(name != old for name, old in zip(names, header, strict=True)):
        return list(header)
    return [_single().get(_plain(name), name) for name in names]


def _numbered(name: str) -> str:
    found = _NUMBERED.fullmatch(name)
    if not found:
        return name
    thing, part = _things().get(_plain(found[1])), _parts().get(_plain(found[3]))
    return f"{thing} {found[2]} - {part}" if thing and part else name


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


@cache
def _things() -> dict[str, str]:
    return _turned(THINGS)


@cache
def _parts() -> dict[str, str]:
    return _turned(PARTS)


@cache
def _single() -> dict[str, str]:
    return _turned(SINGLE)


def _turned(table: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {_plain(way): english for english, ways in table.items() for way in (english, *ways)}
