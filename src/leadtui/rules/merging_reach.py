"""Emails or phones of records that are one, united: each once, one of them first.

Always holds: none is lost; the survivor's come first, in their order; one that could be understood goes before one that
could not; of an address written in several ways the one in small letters stays, whose ever it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadtui.words.records import record
from leadtui.words.rows import ReachRow


@record
class United:
    """Emails or phones after a merge.

    `rows` in their order, the survivor's own first, as they are written from now on; `labels` that rows of the survivor
    get from others, `respelled` those that are written otherwise; `primary` is the number of the one that comes first,
    None where there is none. `first` is the place of the record it is from, `shown` what each record has, in the
    spelling that stays.
    """

    rows: tuple[ReachRow, ...]
    labels: Mapping[int, str]
    primary: int | None
    first: int
    shown: tuple[str, ...]
    respelled: Mapping[int, str] = {}


def unite(sides: Sequence[Sequence[ReachRow]], ids: Sequence[int], survivor: int, chosen: int | None = None) -> United:
    """Unites the emails, or the phones, of records (primary first each); `chosen` is whose is to come first."""
    order = [survivor, *sorted((p for p in range(len(sides)) if p != survivor), key=lambda place: ids[place])]
    kept: dict[str, ReachRow] = {}
    rows, labels = list(sides[survivor]), dict[int, str]()
    for row in rows:
        kept.setdefault(_same(row), row)
    own = {row.id for row in rows}
    spelled = _spelled([row for place in order for row in sides[place]])
    for place in order[1:]:
        for row in sides[place]:
            there = kept.get(_same(row))
            if there is None:
                kept[_same(row)] = row
                rows.append(row)
            elif there.id in own and row.label and not there.label and there.id not in labels:
                labels[there.id] = row.label
    firsts = [place for place in ([chosen] if chosen is not None and sides[chosen] else order) if sides[place]]
    first = next((place for place in firsts if sides[place][0].normal), firsts[0] if firsts else survivor)
    primary = kept[_same(sides[first][0])].id if sides[first] else None
    shown = tuple(", ".join(_shown(row, spelled[_same(row)]) for row in side) for side in sides)
    written = tuple(row._replace(value=spelled[_same(row)]) if row.kind == "email" else row for row in rows)
    respelled = {now.id: now.value for row, now in zip(rows, written, strict=True) if now.id in own and now != row}
    return United(written, labels, primary, first, shown, respelled)


def _spelled(rows: Sequence[ReachRow]) -> dict[str, str]:
    """How each address or number is written: an address in small letters where anybody has it so, else as first."""
    found: dict[str, str] = {}
    for row in rows:
        known = found.setdefault(_same(row), row.value)
        if row.kind == "email" and row.value == row.value.lower() and known != known.lower():
            found[_same(row)] = row.value
    return found


def _same(row: ReachRow) -> str:
    return row.normal or row.value.casefold()


def _shown(row: ReachRow, value: str) -> str:
    return f"{value} ({row.label})" if row.label else value
