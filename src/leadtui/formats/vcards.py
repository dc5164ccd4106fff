"""vCards as a table, one card a row, whatever its version.

Always holds: what stands nested in a card is no part of it, however deep; no card is held that has more lines than a
card can need; a card that cannot be used is a broken row, not a silent gap.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from leadtui.formats.csv_records import lines_of
from leadtui.formats.encoding import Encoding
from leadtui.formats.source import Opened
from leadtui.formats.table import Row, Table
from leadtui.formats.vcard_fields import all_columns, cells_of
from leadtui.formats.vcard_lines import Property, properties
from leadtui.rules.text import FIELD_LIMIT
from leadtui.words.errors import InputError

LOOKED_AT = 8 << 20
"""Characters that are read to see which columns there are; where there are more, every column a card can fill is."""
_MOST_PROPERTIES = 2_000
_DEEPEST = 20


class Card:
    """A card on its way: where it begins, its properties, and what is wrong with it."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.properties: list[Property] = []
        self.problem = ""
        self.broken = False

    def spoil(self, problem: str) -> None:
        """Say why it cannot be used."""
        if not self.broken:
            self.problem, self.broken = problem, True


def read_vcards(opened: Opened, name: str, written: Encoding) -> Table:
    """Open vCards as a table; raises InputError when there is no card that says anything."""
    columns = all_columns()
    used = _used(opened, written)
    header = [column for column in columns if column in used]
    if not header:
        raise InputError(f"{name} holds no card with anything in it.", "Export the contacts anew as vCard.")

    def read() -> Iterator[Row]:
        for card in _cards(opened, written):
            yield _row(card, header, written.lossy)

    fields = {column: columns[column] for column in header}
    return Table(name, header, 0, "vcard", read, written.name, fields=fields)


def _used(opened: Opened, written: Encoding) -> set[str]:
    """The columns that hold anything; all of them when there is too much to look at."""
    used: set[str] = set()
    with _text(opened, written) as file:
        lines = _Counted(lines_of(file))
        for card in _read(properties(lines)):
            used.update(cells_of(card.properties))
            if lines.count > LOOKED_AT:
                return set(all_columns())
    return used


class _Counted:
    """Lines, and how many characters of them were given."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.count = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.count += len(line)
            yield line


def _row(card: Card, header: list[str], lossy: bool) -> Row:
    said = cells_of(card.properties)
    cells = [said.get(column, "") for column in header]
    if any(one.too_long for one in card.properties):
        card.spoil(f"a cell holds more than {FIELD_LIMIT:,} characters")
    if any(
        one.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND") and one.value.lower() == "group" for one in card.properties
    ):
        card.spoil("it is a group of cards, not a person")
    if not any(cells):
        card.spoil("the card says nothing")
    problem = card.problem
    if lossy and not problem and "\ufffd" in "".join(cells):
        problem = "some characters could not be read and stand as \ufffd"
    return Row(card.line, cells, problem, card.broken)


def _cards(opened: Opened, written: Encoding) -> Iterator[Card]:
    with _text(opened, written) as file:
        yield from _read(properties(lines_of(file)))


def _text(opened: Opened, written: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(opened(), encoding=written.name, errors=written.errors, newline="")


def _read(found: Iterator[Property]) -> Iterator[Card]:
    card: Card | None = None
    inside = 0  # cards that stand in this one
    agent = False
    for one in found:
        if one.name == "BEGIN" and one.value.strip().upper() == "VCARD":
            if card is None:
                card, inside = Card(one.line), 0
            elif inside or agent:
                inside += 1
                if inside > _DEEPEST:
                    card.spoil(f"cards stand in it more than {_DEEPEST} deep")
            else:  # the one before was not ended
                card.problem = card.problem or "the card is not ended"
                yield card
                card = Card(one.line)
        elif one.name == "END" and one.value.strip().upper() == "VCARD":
            if inside:
                inside -= 1
            elif card is not None:
                yield card
                card = None
        elif card is not None and not inside:
            if len(card.properties) < _MOST_PROPERTIES:
                card.properties.append(one)
            else:
                card.spoil(f"the card has more than {_MOST_PROPERTIES:,} lines")
        agent = one.name == "AGENT" and not one.value.strip()
    if card is not None:
        card.problem = card.problem or "the card is not ended"
        yield card
