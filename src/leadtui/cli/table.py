"""Tables in plain text: columns as wide as they need, fitted to the terminal, nothing cut where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from leadtui.cli.output import terminal_width
from leadtui.cli.terminal import Ink, Line, Part, cut, pad, safe, width

Cell = str | Part
Row = Sequence[Cell]

GAP = 2
_MEASURED = 500
_WIDEST = 40
_NARROWEST = 6


class Column(NamedTuple):
    """A column: its heading, whether it is cut first when room is short (`grows` > 0), whether it is set to the right.

    `least`: the cells it takes at any rate. `keep`: False for a column that is left out when there is no room.
    """

    heading: str
    grows: int = 0
    right: bool = False
    least: int = 0
    keep: bool = True


def table(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[Line]:
    """The lines of a table; the first rows say how wide its columns are. Without rows it has no heading either."""
    stream = iter(rows)
    first = [[_part(cell) for cell in row] for row in islice(stream, _MEASURED)]
    if not first:
        return
    widths = _widths(columns, first, terminal_width())
    if any(column.heading for column in columns):
        yield _line(columns, widths, [(column.heading, "dim") for column in columns])
    for row in first:
        yield _line(columns, widths, row)
    for more in stream:
        yield _line(columns, widths, [_part(cell) for cell in more])


def _part(cell: Cell) -> Part:
    text, ink = cell if isinstance(cell, tuple) else (cell, "")
    return safe(text), ink


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Part]], room: int | None) -> list[int]:
    """Cells of each column, 0 for one that is left out."""
    natural = [
        max(column.least, width(column.heading), *(width(row[i][0]) for row in rows))
        for i, column in enumerate(columns)
    ]
    if room is None:
        return [min(wanted, _WIDEST) for wanted in natural]
    if natural and not any(natural[i] for i in range(len(columns))):
        return natural
    widths = list(natural)
    for i in reversed(range(len(columns))):
        if _total(widths) <= room or _floor(columns, widths) <= room:
            break
        if not columns[i].keep:
            widths[i] = 0
    over = _total(widths) - room
    for weighed in (True, False):
        while over > 0:
            shrinkable = [
                i
                for i, w in enumerate(widths)
                if w > _NARROWEST + columns[i].least and bool(columns[i].grows) == weighed
            ]
            if not shrinkable:
                break
            widest = max(shrinkable, key=lambda i: widths[i] / max(1, columns[i].grows))
            widths[widest] -= 1
            over -= 1
    return widths


def _total(widths: Sequence[int]) -> int:
    shown = [w for w in widths if w]
    return sum(shown) + GAP * (len(shown) - 1)


def _floor(columns: Sequence[Column], widths: Sequence[int]) -> int:
    """The room it takes when every growing column is cut as far as it goes well."""
    return _total([min(w, 2 * _NARROWEST) if column.grows else w for column, w in zip(columns, widths, strict=True)])


def _line(columns: Sequence[Column], widths: Sequence[int], row: Sequence[Part]) -> Line:
    cells: list[Part] = []
    last = max((i for i, w in enumerate(widths) if w and row[i][0]), default=-1)
    limited = terminal_width() is not None
    for i in range(last + 1):
        if not widths[i]:
            continue
        text, ink = row[i]
        shown = cut(text, widths[i]) if limited else text
        blanks = widths[i] - width(shown)
        if columns[i].right and blanks > 0:
            cells.append((" " * blanks, ""))
        cells.append((shown, ink))
        if i < last:
            after = GAP if columns[i].right else GAP + max(0, blanks)
            cells.append((" " * after, ""))
    return tuple(cells)


def card(rows: Iterable[tuple[str, str]], *, indent: int = 2, label: int = 18, ink: Ink = "dim") -> Iterator[Line]:
    """Labelled values one below the other; the empty are left out, long ones go on under themselves."""
    room = (terminal_width() or 10_000) - indent - label
    for name, value in rows:
        if not value:
            continue
        for number, line in enumerate(wrapped(value, max(20, room))):
            shown = pad(safe(name), label) if number == 0 else " " * label
            yield ((" " * indent, ""), (shown, ink), (line, ""))


def wrapped(text: str, cells: int) -> Iterator[str]:
    """The lines of a text, broken at blanks into at most so many cells."""
    from leadtui.cli.terminal import lines_of

    for line in lines_of(text):
        rest = line
        while width(rest) > cells:
            head = cut(rest, cells + 1).removesuffix("…")
            head = head[: head.rfind(" ")] if " " in head.strip() else head
            yield head.rstrip()
            rest = rest[len(head) :].lstrip()
        yield rest
