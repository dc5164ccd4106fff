"""The name of a row, put together from all the columns that hold parts of it.

Middle names stand with the first and suffixes with the last, as they do in a name in one cell; nicknames are no part of
it. A whole name beside the parts fills only what is empty in its row, and only where the two agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadtui.rules.name_parts import last_name_with, without_birth_name, without_degrees, without_emoji
from leadtui.rules.names import split_name
from leadtui.rules.text import fold
from leadtui.services.importing_standard import keep_typed

PARTS_OF_NAMES = ("first_name.middle", "last_name.prefix", "last_name.suffix")
"""Columns that are one value with another."""


def whole_name(columns: dict[str, Any], raw: Mapping[str, str]) -> None:
    """Puts first and last name of a row together; `raw`: the cells that hold parts of a name, by field."""
    first, last = columns.get("first_name"), columns.get("last_name")
    if middle := " ".join(raw.get("first_name.middle", "").replace(",", " ").split()):
        if not first and "full_name" not in raw:
            columns["first_name"] = middle
        elif first and not _ends_in(first, middle):
            columns["first_name"] = f"{first} {middle}"
    if last and "last_name.prefix" in raw:
        columns["last_name"] = f"{raw['last_name.prefix']} {last}"
    if (suffix := raw.get("last_name.suffix")) and last and not _ends_in(last, suffix):
        whole = f"{columns['last_name']} {suffix}"
        columns["last_name"] = last_name_with(columns["last_name"], suffix, comma=True)
        if columns["last_name"] != whole:
            keep_typed(columns, "last_name", whole)
    if "full_name" in raw:
        _by_full_name(columns, raw["full_name"], first, last)


def _by_full_name(c: dict[str, Any], text: str, first: str | None, last: str | None) -> None:
    if first and last:
        return
    bare = without_birth_name(text)
    if " " not in bare:
        bare = text
    bare = without_degrees(bare)
    name = split_name(bare)
    surname = last_name_with(name.last, name.suffix, comma=bare.endswith(f", {name.suffix}"))
    if (first and not _begins(first, name.first)) or (last and fold(last) not in (fold(name.last), fold(surname))):
        return
    for key, value in (("first_name", name.first), ("last_name", surname)):
        if value:
            c.setdefault(key, value)
    cut = surname != f"{name.last} {name.suffix}".strip()
    if without_emoji(bare) != text or cut or _turned_round(bare, name.first, name.last):
        keep_typed(c, "last_name" if name.last else "first_name", text)
    if name.salutation:
        c.setdefault("salutation", name.salutation)
    if name.department:
        c.setdefault("department", name.department)
    if name.nickname:
        said = f"Nickname: {name.nickname}"
        c["description"] = f"{c['description']}\n{said}" if c.get("description") else said


def _turned_round(text: str, first: str, last: str) -> bool:
    """Whether the last name stands first in a text with no comma that says so."""
    return bool(first and last) and "," not in text and text.find(last) < text.find(first)


def _ends_in(name: str, part: str) -> bool:
    return f" {fold(name)}".endswith(f" {fold(part)}")


def _begins(first: str, other: str) -> bool:
    return f"{fold(other)} ".startswith(f"{fold(first)} ")
