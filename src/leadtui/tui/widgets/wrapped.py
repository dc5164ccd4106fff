"""A text being typed as rows that fit: where each begins and ends in it, so that the cursor is found in one of them.

Always holds: the rows follow each other and hold all of the text but its line breaks; every place of a cursor is in
exactly one row, and a row has a cell left for it.
"""

from __future__ import annotations

from functools import lru_cache

from leadtui.tui.text import safe, width

Row = tuple[int, int]


def rows_of(text: str, cells: int) -> list[Row]:
    """Return the rows of a text: broken where it is, after blanks, and inside a word longer than a row."""
    rows: list[Row] = []
    begin = 0
    for line in text.split("\n"):
        rows += [(begin + start, begin + end) for start, end in _rows(line, max(cells - 1, 2))]
        begin += len(line) + 1
    return rows


def row_at(rows: list[Row], cursor: int) -> int:
    """Return the number of the row a cursor stands in."""
    return max((number for number, (start, _) in enumerate(rows) if start <= cursor), default=0)


def in_sight(count: int, at: int, most: int) -> range:
    """Return which of so many rows are shown, `at` among them; the last of them comes at the end of what is typed."""
    first = min(max(at - most + 1, 0), max(count - most, 0))
    return range(first, min(first + most, count))


@lru_cache(maxsize=256)
def _rows(line: str, cells: int) -> tuple[Row, ...]:
    rows: list[Row] = []
    start = 0
    while start < len(line):
        end = _fits(line, start, cells)
        if end < len(line):
            blank = line.rfind(" ", start, end + 1)
            end = blank + 1 if blank >= start else end
        rows.append((start, end))
        start = end
    # A cursor behind a blank that ends a full row stands in the next one.
    if not rows or (line.endswith(" ") and width(safe(line[slice(*rows[-1])])) > cells):
        rows.append((len(line), len(line)))
    return tuple(rows)


def _fits(line: str, start: int, cells: int) -> int:
    """The end of the longest part from `start` that fits; at least a character."""
    if line.isascii() and line.isprintable():
        return min(start + cells, len(line))
    end, taken = start, 0
    while end < len(line):
        taken += width(safe(line[end]))
        if taken > cells:
            break
        end += 1
    return max(end, start + 1)
