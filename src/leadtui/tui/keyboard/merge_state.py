"""What is chosen of a merge: whose value stays in each field, and where the cursor stands. No widget, no database.

Always holds: what is chosen is a value that is there; the cursor stands on the head or on a line, in a record's column.
"""

from __future__ import annotations

from collections.abc import Mapping

from leadtui.tui.record_rows import shown_number
from leadtui.words.duplicates import MergeLine, MergeProposal, RecordKey

STAYS_ON = "stays on"
"""Why a value cannot be chosen away: a person asked not to be called or mailed."""

HEAD = -1
"""The cursor's row over the fields: which record stays."""

Section = tuple[str, tuple[MergeLine, ...]]


def _differs(line: MergeLine) -> bool:
    return not line.united and len({value for value in line.values if value}) > 1


def _from_some(line: MergeLine) -> bool:
    return not line.united and not _differs(line) and not all(line.values)


class MergeState:
    """A merge on the screen; `chosen` is the place of the record whose value stays, by field."""

    def __init__(self, proposal: MergeProposal) -> None:
        self.proposal = proposal
        self.row = HEAD
        self.column = proposal.survivor
        self._take(proposal)
        self.to_first()

    def _take(self, proposal: MergeProposal) -> None:
        self.proposal = proposal
        self.chosen = {line.field: line.chosen for line in proposal.lines}
        lines = proposal.lines
        sections = (
            ("To choose", tuple(line for line in lines if _differs(line))),
            ("Kept together", tuple(line for line in lines if line.united)),
            ("Filled in", tuple(line for line in lines if _from_some(line))),
            ("The same", tuple(x for x in lines if not x.united and not _differs(x) and not _from_some(x))),
        )
        self.sections: tuple[Section, ...] = tuple(section for section in sections if section[1])
        self.lines = tuple(line for _, own in self.sections for line in own)

    # What is merged

    @property
    def kind(self) -> str:
        """The kind of the records."""
        return self.proposal.kind

    @property
    def ids(self) -> tuple[int, ...]:
        """Their numbers, place by place."""
        return tuple(member.key[1] for member in self.proposal.members)

    @property
    def places(self) -> int:
        """How many there are."""
        return len(self.proposal.members)

    @property
    def survivor(self) -> RecordKey:
        """The record that stays."""
        return self.proposal.members[self.proposal.survivor].key

    @property
    def here(self) -> RecordKey:
        """The record the cursor stands in."""
        return self.proposal.members[self.column].key

    @property
    def line(self) -> MergeLine | None:
        """The line the cursor stands on, None for the head."""
        return self.lines[self.row] if self.row >= 0 else None

    @property
    def to_choose(self) -> int:
        """How many fields differ."""
        return sum(_differs(line) for line in self.lines)

    @property
    def changed(self) -> bool:
        """Whether something was chosen otherwise than proposed."""
        return any(self.chosen[line.field] != line.chosen for line in self.lines)

    def choices(self) -> dict[str, int]:
        """What was chosen otherwise than proposed, places by field."""
        return {line.field: self.chosen[line.field] for line in self.lines if self.chosen[line.field] != line.chosen}

    def chosen_records(self) -> dict[str, RecordKey]:
        """The same, by record: it holds for a proposal of other records too."""
        return {field: self.proposal.members[place].key for field, place in self.choices().items()}

    def renew(self, proposal: MergeProposal, chosen: Mapping[str, RecordKey]) -> None:
        """Take another proposal; what was chosen stays so, where its record still takes part."""
        here, field = self.here, self.line.field if self.line is not None else ""
        self._take(proposal)
        places = {member.key: place for place, member in enumerate(proposal.members)}
        for line in self.lines:
            place = places.get(chosen[line.field]) if line.field in chosen else None
            if place is not None and line.values[place]:
                self.chosen[line.field] = place
        self.column = places.get(here, proposal.survivor)
        self.row = next((row for row, line in enumerate(self.lines) if line.field == field and _differs(line)), HEAD)
        if field and self.row == HEAD:
            self.to_first()

    # The cursor

    def to_first(self) -> None:
        """Stand on the first line that differs, else on the head, in the column of what is proposed."""
        self.row = 0 if self.to_choose else HEAD
        self.column = self.chosen[self.lines[0].field] if self.to_choose else self.proposal.survivor

    def move(self, delta: int) -> None:
        """Go down or up by so many lines."""
        self.row = max(min(self.row + delta, len(self.lines) - 1), HEAD)

    def across(self, delta: int) -> None:
        """Go to another record."""
        self.column = max(min(self.column + delta, self.places - 1), 0)

    def next_choice(self, delta: int) -> bool:
        """Go to the next line that differs, or the one before, round the end; False when none does."""
        rows = [row for row, line in enumerate(self.lines) if _differs(line)]
        if not rows:
            return False
        ahead = [row for row in rows if (row - self.row) * delta > 0]
        self.row = (ahead or rows)[0 if delta > 0 else -1]
        self.column = self.chosen[self.lines[self.row].field]
        return True

    # Choosing

    def take(self, place: int | None = None) -> str:
        """Choose a record's value in the line of the cursor, the cursor's own without one; why not, "" when done."""
        line, place = self.line, self.column if place is None else place
        if line is None or place >= self.places:
            return f"There are {self.places} records here"
        self.column = place
        if line.united:
            return "All of them stay: nothing is to be chosen here"
        if line.why == STAYS_ON:
            return "It stays on: who asked not to be contacted is not, whichever is chosen"
        if not line.values[place]:
            return f"{shown_number(self.here)} has nothing there"
        self.chosen[line.field] = place
        return ""

    def all_of(self, place: int) -> None:
        """Choose every value a record has."""
        self.column = place
        for line in self.lines:
            if not line.united and line.why != STAYS_ON and line.values[place]:
                self.chosen[line.field] = place

    def as_proposed(self) -> None:
        """Choose what was proposed."""
        self.chosen = {line.field: line.chosen for line in self.lines}
