"""Where each column of a file goes: by its name, by what the caller said, into a custom field, or nowhere.

What the caller says goes before what a name says. A field is given once; emails and phones are numbered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from leadtui.formats.csvfile import Table
from leadtui.rules.header_words import alias_of, header_key
from leadtui.rules.mapping import Mapping as Found
from leadtui.rules.mapping import map_header
from leadtui.rules.text import clean
from leadtui.rules.written_dates import Order, date_order
from leadtui.services.flat import CRITERIA_KEYS, CUSTOM, OWN_KEYS, own_keys
from leadtui.services.importing_report import REASON_COLUMN, ImportOptions
from leadtui.words.errors import InputError
from leadtui.words.fields import FIELDS, RECOGNISING, label_of
from leadtui.words.workspace import Workspace, word_key

OUTCOME = "outcome"
_EXTRA = ("full_name", "street.2", "status", "disqualify_reason", *CRITERIA_KEYS)
_NUMBERED = re.compile(r"(email|phone|mobile)\.([2-9])")
_REACH_NAME = re.compile(r"(email|phone)([2-9])?")
_LABEL_LIMIT = 100
_DATES = ("created", "status_since", "converted_at")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is imported: its place, its name, its field; the place of the column with its label (-1 for none)
    or the label itself; which of day and month is first in its dates.
    """

    at: int
    name: str
    key: str
    label: str = ""
    label_at: int = -1
    order: Order = "day"


@dataclass(frozen=True, slots=True)
class Plan:
    """A file and where its columns go; `kind` is the program that wrote it, `given` every column's field or None."""

    table: Table
    kind: str
    columns: tuple[Column, ...]
    given: dict[str, str | None]


def target(text: str, workspace: Workspace) -> str:
    """The key of the field a column is mapped to by hand; InputError for one that does not exist or is computed."""
    said = clean(text)
    if not said:
        return ""
    if said.casefold().startswith(CUSTOM):
        return _custom(said[len(CUSTOM) :], workspace)
    names = {alias: key for alias, (key, _) in alias_of().items()}
    names |= {header_key(key): key for key in (*_EXTRA, OUTCOME)}
    names |= {header_key(field.label): field.key for field in FIELDS.values()}
    names |= {header_key(field.key): field.key for field in FIELDS.values()}
    names |= {f"{kind}{n}": f"{kind}.{n}" for kind in ("email", "phone", "mobile") for n in range(2, 10)}
    key = names.get(header_key(said))
    if key is None:
        near = get_close_matches(header_key(said), names, 1)
        meant = f"Did you mean {names[near[0]]}? " if near else ""
        raise InputError(
            f"There is no field {said[:60]!r} to import into.",
            f"{meant}`leadtui fields` lists them; custom.NAME makes one.",
        )
    if key in FIELDS and not FIELDS[key].writable and key not in _EXTRA:
        raise InputError(f"{label_of(key)} cannot be imported: it follows from other fields.")
    return key


def plan(table: Table, workspace: Workspace, region: str, options: ImportOptions, chosen: Mapping[str, str]) -> Plan:
    """Where the columns of a file go. `chosen`: what `choose` made of the caller's mapping for this file.

    Raises InputError when nothing in the file could tell one lead from another.
    """
    found = map_header(table.header, [row.cells for row in table.sample()])
    if found.kind == "leadtui":
        _as_own(found)
    _apply(found, chosen)
    taken = {key for key in found.fields.values() if key}
    for name in table.header:
        if found.fields[name] is None and name not in chosen:
            found.fields[name] = _custom_by_name(name, workspace, found, taken, every=options.custom_fields_all)
            taken.add(found.fields[name] or "")
    if not found.recognises:
        shown = ", ".join(name[:30] for name in table.header[:6])
        raise InputError(
            f"No column of {table.name} says who the leads are. Its columns: {shown}.",
            f"Map one to {', '.join(map(label_of, RECOGNISING)).lower()}, like --map '{table.header[0][:30]}=company'.",
        )
    places = {name: at for at, name in enumerate(table.header)}
    columns = [
        Column(places[name], name, key, found.labels.get(name, ""), places.get(found.label_columns.get(name, ""), -1))
        for name, key in found.fields.items()
        if key
    ]
    ordered = _with_orders(table, columns, region, workspace)
    return Plan(table, found.kind, tuple(sorted(ordered, key=_reading_order)), dict(found.fields))


def choose(headers: Sequence[Sequence[str]], options: ImportOptions, workspace: Workspace) -> list[dict[str, str]]:
    """For each file, what the caller mapped by hand: column → field, "" for left out.

    Raises InputError for a column no file has, a field there is none of, and two columns mapped to one field.
    """
    chosen: list[dict[str, str]] = [{} for _ in headers]
    for said, text in options.mapping.items():
        key = target(text, workspace)
        places = [(at, name) for at, header in enumerate(headers) for name in _named(said, header)]
        if not places:
            known = ", ".join(dict.fromkeys(name for header in headers for name in header))
            raise InputError(f"There is no column {said[:60]!r}.", f"The columns are: {known[:600]}.")
        for at, name in places:
            same = [o for o, given in chosen[at].items() if key and word_key(given) == word_key(key) and o != name]
            if same:
                raise InputError(
                    f"The columns {same[0]!r} and {name!r} are both mapped to {key}.", "Map each field to one column."
                )
            chosen[at][name] = key
    return chosen


def _named(said: str, header: Sequence[str]) -> list[str]:
    name = clean(said)
    if name in header:
        return [name]
    return [column for column in header if header_key(column) == header_key(name)][:1] if header_key(name) else []


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


def _apply(found: Found, chosen: Mapping[str, str]) -> None:
    for name, key in chosen.items():
        family = key.partition(".")[0]
        for other, given in found.fields.items():
            if key and given == key and other not in chosen:
                # The column that held it by its name gives way; an email or phone is kept as one more.
                found.fields[other] = _free(found, family) if family in ("email", "phone", "mobile") else None
        found.fields[name] = key or None
        found.labels.pop(name, None)
        if family == "mobile":
            found.labels[name] = "mobile"


def _free(found: Found, family: str) -> str | None:
    numbered = (f"{family}.{number}" for number in range(2, 10))
    return next((key for key in numbered if key not in found.fields.values()), None)


def _custom(name: str, workspace: Workspace) -> str:
    label = clean(name)[:_LABEL_LIMIT]
    if not label:
        raise InputError("A custom field needs a name.", "Write it as custom.NAME.")
    known = workspace.custom_field(label)
    return CUSTOM + (known.label if known else label)


def _custom_by_name(name: str, workspace: Workspace, found: Found, taken: set[str], *, every: bool) -> str | None:
    key: str | None = None
    if name.casefold().startswith(CUSTOM) and name[len(CUSTOM) :].strip():
        key = _custom(name[len(CUSTOM) :], workspace)
    elif word_key(name) == word_key(REASON_COLUMN) or name in found.label_columns.values():
        return None
    elif workspace.custom_field(name) or (every and not (found.kind == "leadtui" and header_key(name) in own_keys())):
        key = _custom(name, workspace)
    keys = {word_key(other) for other in taken}
    if key is None or word_key(key) not in keys:
        return key
    return next(f"{key} ({n})" for n in range(2, 3000) if word_key(f"{key} ({n})") not in keys) if every else None


def _reading_order(column: Column) -> tuple[bool, bool, int, int]:
    """The country first, for it says how numbers are dialled; then the currency; emails and phones by number."""
    family, _, number = column.key.partition(".")
    rank = int(number) if _NUMBERED.fullmatch(column.key) else 0
    return column.key != "country", column.key != "currency", rank + 10 * (family == "mobile"), column.at


def _with_orders(table: Table, columns: list[Column], region: str, workspace: Workspace) -> Iterator[Column]:
    dates = {f"{CUSTOM}{field.label}" for field in workspace.custom_fields if field.kind == "date"} | set(_DATES)
    for column in columns:
        if column.key not in dates:
            yield column
            continue
        order = date_order((row.cells[column.at] for row in table.rows()), region or None)
        yield Column(column.at, column.name, column.key, column.label, column.label_at, order)


__all__ = ["OUTCOME", "OWN_KEYS", "Column", "Plan", "choose", "plan", "target"]
