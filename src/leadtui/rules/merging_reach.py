"""Emails or phones of records that are one, united: each once, one of them first.

Always holds: none is lost; the survivor's come first, in their order; one that could be understood goes before one that
could not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leadtui.words.records import record
from leadtui.words.rows import ReachRow


@record
class United:
    """Emails or phones after a merge: `rows` in their order, the survivor's own first; `labels` that rows of the
    survivor get from others; `primary` is the number of the one that comes first, None where there is none. `first` is
    the place of the record it is from, `shown` what each record has.
    """

    rows: tuple[ReachRow, ...]
    labels: Mapping[int, str]
    primary: int | None
    first: int
    shown: tuple[str, ...]


def unite(sides: Sequence[Sequence[ReachRow]], ids: Sequence[int], survivor: int, chosen: int | None = None) -> United:
    """Unites the emails, or the phones, of records (primary first each); `chosen` is whose is to come first."""
    order = [survivor, *sorted((p for p in range(len(sides)) if p != survivor), key=lambda place: ids[place])]
    kept: dict[str, ReachRow] = {}
    rows, labels = list(sides[survivor]), dict[int, str]()
    for row in rows:
        kept.setdefault(_same(row), row)
    own = {row.id for row in rows}
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
    shown = tuple(", ".join(_shown(row) for row in side) for side in sides)
    return United(tuple(rows), labels, primary, first, shown)


def _same(row: ReachRow) -> str:
    return row.normal or row.value.casefold()


def _shown(row: ReachRow) -> str:
    return f"{row.value} ({row.label})" if row.label else row.value
