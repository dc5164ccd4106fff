"""Tables in plain text: columns as wide as they need, fitted to the terminal, nothing cut where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from leadtui.cli.output import inks, terminal_width
from leadtui.cli.terminal import Ink, Line, Part, cut, pad, plain, safe, width
from leadtui.words.records import NamedTuple

Cell = str | Part
Row = Sequence[Cell]

GAP = 2
_MEASURED = 500
_WIDEST = 40
_NARROWEST = 6


class Column(NamedTuple):
    """A column: its heading, whether it gives way when room is short (`grows` > 0: the more, the less it does), whether
    it is set to the right.

    `least`: the cells it takes at any rate, or keeps when it gives way. `keep`: False for a column that is left out
    rather than have others cut below that.
    """

    heading: str
    grows: int = 0
    right: bool = False
    least: int = 0
    keep: bool = True


def table(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[Line]:
    """The lines of a table; the first rows say how wide its columns are. Without rows it has no heading either."""
    stream = iter(rows)
    first = list(islice(stream, _MEASURED))
    if not first:
        return
    room = terminal_width()
    widths = _widths(columns, [[safe(_text(cell)) for cell in row] for row in first], room)
    fitted = _fitted(columns, widths, cutting=room is not None)
    line = fitted if room is not None or inks() else _set_plainly(columns, widths, fitted)
    if any(column.heading for column in columns):
        yield line([(column.heading, "dim") for column in columns])
    yield from map(line, first)
    yield from map(line, stream)


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell[0]


def _part(cell: Cell) -> Part:
    return (safe(cell), "") if isinstance(cell, str) else (safe(cell[0]), cell[1])


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int | None) -> list[int]:
    """Cells of each column, 0 for one that is left out."""
    natural = [
        max(0 if column.grows else column.least, width(column.heading), *map(width, texts))
        for column, texts in zip(columns, zip(*rows, strict=True), strict=True)
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
    for floor in (
        [max(_NARROWEST, c.least) if c.grows else w for c, w in zip(columns, widths, strict=True)],
        [_NARROWEST if c.grows else w for c, w in zip(columns, widths, strict=True)],
        [1] * len(columns),
    ):
        _narrow(columns, widths, floor, room)
    return widths


def _narrow(columns: Sequence[Column], widths: list[int], floor: Sequence[int], room: int) -> None:
    """Takes cells from the widest columns, as they give way, until the line fits or all stand at the floor."""
    while _total(widths) > room:
        wide = [i for i, w in enumerate(widths) if w > floor[i]]
        if not wide:
            return
        widths[max(wide, key=lambda i: widths[i] / max(1, columns[i].grows))] -= 1


def _total(widths: Sequence[int]) -> int:
    shown = [w for w in widths if w]
    return sum(shown) + GAP * (len(shown) - 1)


def _floor(columns: Sequence[Column], widths: Sequence[int]) -> int:
    """The room it takes when every growing column is cut as far as it goes well."""
    return _total(
        [
            min(w, max(_NARROWEST, column.least)) if column.grows else w
            for column, w in zip(columns, widths, strict=True)
        ]
    )


def _set_plainly(
    columns: Sequence[Column], widths: Sequence[int], fitted: Callable[[Row], Line]
) -> Callable[[Row], Line]:
    """The same without ink and without cutting, several times as quick: for lists of thousands that a program reads.

    What the one formatting of a row gives is checked as a whole; a row with a character that takes other than one cell
    goes the long way.
    """
    shape = ""
    for column, cells in zip(columns, widths, strict=True):
        gap = " " * GAP if any(widths[: shape.count("%")]) else ""
        shape += f"{gap}%{'' if column.right else '-'}{cells}s" if cells else "%.0s"

    def line(row: Row) -> Line:
        text = shape % tuple([cell if isinstance(cell, str) else cell[0] for cell in row])
        return text.rstrip() if plain(text) else fitted(row)

    return line


def _fitted(columns: Sequence[Column], widths: Sequence[int], *, cutting: bool) -> Callable[[Row], Line]:
    """Makes a line of a row: its cells at their places, nothing after the last one."""
    places = [(i, cells, columns[i].right) for i, cells in enumerate(widths) if cells]

    def line(row: Row) -> Line:
        parts: list[Part] = []
        gap = 0
        for i, cells, right in places:
            text, ink = _part(row[i])
            taken = width(text)
            if cutting and taken > cells:
                text = cut(text, cells)
                taken = width(text)
            blanks = max(0, cells - taken)
            if text:
                before = gap + blanks if right else gap
                parts.append((" " * before + text, ink))
                gap = GAP if right else GAP + blanks
            else:
                gap += GAP + blanks
        return tuple(parts)

    return line


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
