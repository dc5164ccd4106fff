"""Where each column of a file goes: by its name, by what the caller said, into a custom field, or nowhere.

What the caller says goes before what a name says. A field is given once; emails and phones are numbered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from leadtui.formats.table import Table
from leadtui.rules.header_words import ADDRESS_FIELDS, header_key
from leadtui.rules.mapping import Mapping as Found
from leadtui.rules.mapping import map_header, prepare_cells
from leadtui.rules.written_dates import Order
from leadtui.rules.written_numbers import Sign
from leadtui.services.flat import CUSTOM, OWN_KEYS, own_keys
from leadtui.services.importing_doubts import doubts_of
from leadtui.services.importing_kinds import kinds_of
from leadtui.services.importing_prepared import ADDRESS, PLACE
from leadtui.services.importing_report import ImportOptions
from leadtui.services.importing_targets import OUTCOME, choose, custom_key, still_good, target
from leadtui.services.list_memory import NOTHING, ListMemory, region_of
from leadtui.words.errors import InputError
from leadtui.words.fields import RECOGNISING, label_of
from leadtui.words.importing import REJECTED_BECAUSE, Question
from leadtui.words.workspace import Workspace, word_key

_NUMBERED = re.compile(r"(email|phone|mobile)\.([2-9])")
_REACH_NAME = re.compile(r"(email|phone)([2-9])?")
_LABELLED_TOO = ("json", "jsonl")
"""Formats of many programs in which emails stand with their labels, as in the lists of Google."""
_DATES = ("created", "status_since", "converted_at")
_AMOUNTS = ("annual_revenue",)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is imported: its place, its name, its field; the place of the column with its label (-1 for none)
    or the label itself; which of day and month is first in its dates; the sign of decimals in its numbers, "" for
    however each reads; the kind of a custom field that is made for it; how a cell is prepared (`rules/column_cells`);
    which address it is a part of, where a list has several.
    """

    at: int
    name: str
    key: str
    label: str = ""
    label_at: int = -1
    order: Order = "day"
    sign: Sign | Literal[""] = ""
    kind: str = "text"
    cells: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A file and where its columns go; `kind` is the program that wrote it, `given` every column's field or None.

    `found_by`: column → how its field was found, as `LookedColumn` has it. `questions`: what dates and numbers leave
    open. `said`: what the caller mapped by hand, to be remembered with his answers. `region`: the country of its phone
    numbers, "" for the rep's. `says_which`: columns that say which email or phone another one holds.
    `instead`: columns of another address, taken in the rows that lack the first.
    """

    table: Table
    kind: str
    columns: tuple[Column, ...]
    given: dict[str, str | None]
    found_by: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
    region: str = ""
    says_which: frozenset[str] = frozenset()
    instead: frozenset[str] = frozenset()


def plan(
    table: Table, workspace: Workspace, region: str, options: ImportOptions, chosen: Mapping[str, str],
    memory: ListMemory = NOTHING,
) -> Plan:  # fmt: skip
    """Where the columns of a file go. `chosen`: what `choose` made of the caller's mapping for this file; `memory`:
    what was said of lists with these columns before, which holds where nothing is said now.

    Raises InputError when nothing in the file could tell one lead from another.
    """
    found = map_header(table.header, [row.cells for row in table.sample()])
    if table.fields is not None:
        _as_format_says(found, table.fields)
        found.kind = table.format
    elif found.kind == "google" and table.format in _LABELLED_TOO:
        found.kind = "generic"
    elif found.kind == "leadtui":
        _as_own(found)
    by = {name: "content" if name in found.by_content else "name" for name in found.fields}
    remembered = still_good(memory.mapping, chosen, workspace)
    for said, how in ((remembered, "remembered"), (chosen, "asked")):
        _apply(found, said)
        by |= dict.fromkeys(said, how)
    prepare_cells(found)
    if options.custom_fields_all:
        found.one_address()
    found.fields |= found.spare
    by |= dict.fromkeys(found.spare, "instead")
    taken = {key for key in found.fields.values() if key}
    for name in table.header:
        if found.fields[name] is None and name not in chosen and name not in remembered:
            found.fields[name] = _custom_by_name(name, workspace, found, taken, every=options.custom_fields_all)
            taken.add(found.fields[name] or "")
            by[name] = "custom"
    if not found.recognises:
        shown = ", ".join(name[:30] for name in table.header[:6])
        raise InputError(
            f"No column of {table.name} says who the leads are. Its columns: {shown}.",
            f"Map one to {', '.join(map(label_of, RECOGNISING)).lower()}, like --map '{table.header[0][:30]}=company'.",
        )
    places = {name: at for at, name in enumerate(table.header)}
    columns = [
        Column(
            places[name], name, key, found.labels.get(name, ""), places.get(found.label_columns.get(name, ""), -1),
            cells=found.cells.get(name, ""), group=found.groups.get(name, ""),
        )
        for name, key in found.fields.items()
        if key
    ]  # fmt: skip
    columns = list(_with_kinds(table, columns, workspace))
    dates, amounts = _of_kind(columns, workspace, "date", _DATES), _of_kind(columns, workspace, "money", _AMOUNTS)
    own = found.kind == "leadtui"
    doubts = doubts_of(table, dates, () if own else amounts, region, options.answers, memory.answers)
    columns = [replace(c, order=doubts.orders.get(c.at, "day"), sign=doubts.signs.get(c.at, "")) for c in columns]
    found_by = {name: by[name] if key else "" for name, key in found.fields.items()}
    ordered = tuple(sorted(columns, key=_reading_order))
    which = frozenset(label for name, label in found.label_columns.items() if found.fields.get(name))
    return Plan(
        table, found.kind, ordered, dict(found.fields), found_by, doubts.questions, dict(chosen),
        region_of(options.region, memory), which - {name for name, key in found.fields.items() if key},
        frozenset(found.spare),
    )  # fmt: skip


def agreed(plans: Sequence[Plan]) -> list[Plan]:
    """The same plans with one kind for each custom field: text where files differ."""
    kinds: dict[str, set[str]] = {}
    for known in plans:
        for key, kind in custom_kinds([known]).items():
            kinds.setdefault(key, set()).add(kind)
    mixed = {key for key, several in kinds.items() if len(several) > 1}
    if not mixed:
        return list(plans)
    return [
        replace(p, columns=tuple(replace(c, kind="text") if _label_key(c) in mixed else c for c in p.columns))
        for p in plans
    ]


def custom_kinds(plans: Sequence[Plan]) -> dict[str, str]:
    """The kind of each custom field that columns go to, by the key of its label; one that is there keeps its own."""
    return {_label_key(c): c.kind for p in plans for c in p.columns if c.key.startswith(CUSTOM)}


def _label_key(column: Column) -> str:
    return word_key(column.key.removeprefix(CUSTOM)) if column.key.startswith(CUSTOM) else ""


def _as_own(found: Found) -> None:
    """Our own lists need no guessing."""
    for name in found.fields:
        key = header_key(name)
        reach = _REACH_NAME.fullmatch(key)
        if reach:
            found.fields[name] = f"{reach[1]}.{reach[2]}" if reach[2] else reach[1]
            found.labels.pop(name, None)
            found.label_columns[name] = next((n for n in found.fields if header_key(n) == f"{key}label"), "")
        else:
            found.fields[name] = own_keys().get(key)
    found.one_address()


def _apply(found: Found, chosen: Mapping[str, str]) -> None:
    for name, key in chosen.items():
        family = key.partition(".")[0]
        for other, given in found.fields.items():
            if key and given == key and other not in chosen:
                # The column that held it by its name gives way; an email or phone is kept as one more.
                found.fields[other] = _free(found, family) if family in ("email", "phone", "mobile") else None
        found.fields[name] = key or None
        if family in ADDRESS_FIELDS or name in found.groups:  # who says what an address is says all of it
            found.one_address()
        found.labels.pop(name, None)
        if family == "mobile":
            found.labels[name] = "mobile"


def _free(found: Found, family: str) -> str | None:
    numbered = (f"{family}.{number}" for number in range(2, 10))
    return next((key for key in numbered if key not in found.fields.values()), None)


def _custom_by_name(name: str, workspace: Workspace, found: Found, taken: set[str], *, every: bool) -> str | None:
    key: str | None = None
    if name.casefold().startswith(CUSTOM) and name[len(CUSTOM) :].strip():
        key = custom_key(name[len(CUSTOM) :], workspace)
    elif word_key(name) in map(word_key, REJECTED_BECAUSE.values()) or name in found.label_columns.values():
        return None
    elif workspace.custom_field(name) or (every and not (found.kind == "leadtui" and header_key(name) in own_keys())):
        key = custom_key(name, workspace)
    keys = {word_key(other) for other in taken}
    if key is None or word_key(key) not in keys:
        return key
    return next(f"{key} ({n})" for n in range(2, 3000) if word_key(f"{key} ({n})") not in keys) if every else None


def _reading_order(column: Column) -> tuple[bool, bool, bool, int, int]:
    """The country first, for it says how numbers are dialled, then an address that may name it; then the currency;
    emails and phones by number.
    """
    family, _, number = column.key.partition(".")
    rank = int(number) if _NUMBERED.fullmatch(column.key) else 0
    place = column.cells in (ADDRESS, PLACE)
    return column.key != "country", not place, column.key != "currency", rank + 10 * (family == "mobile"), column.at


def _as_format_says(found: Found, fields: Mapping[str, str | None]) -> None:
    """A format that says what its columns are, such as a vCard, needs no guessing either."""
    found.one_address()
    for name in found.fields:
        found.fields[name] = fields.get(name)
        if name not in found.fields or not found.fields[name]:
            found.labels.pop(name, None)


def _with_kinds(table: Table, columns: Sequence[Column], workspace: Workspace) -> Iterator[Column]:
    """Custom fields that are made now get the kind that every value of their column has."""
    new = [
        c.at for c in columns
        if c.key.startswith(CUSTOM) and workspace.custom_field(c.key.removeprefix(CUSTOM)) is None
    ]  # fmt: skip
    kinds = kinds_of(table, new)
    yield from (replace(c, kind=kinds[c.at]) if c.at in kinds else c for c in columns)


def _of_kind(columns: Sequence[Column], workspace: Workspace, kind: str, keys: tuple[str, ...]) -> tuple[int, ...]:
    """The places of columns that go to one of these fields, or to a custom field of this kind."""
    own = {f"{CUSTOM}{field.label}" for field in workspace.custom_fields if field.kind == kind}
    return tuple(c.at for c in columns if c.key in keys or c.key in own or (c.kind == kind and c.key not in own))


__all__ = ["OUTCOME", "OWN_KEYS", "Column", "Plan", "agreed", "choose", "custom_kinds", "plan", "target"]
