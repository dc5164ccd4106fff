"""How those in a sequence are drawn: a lead in a row, above the first of each step what it is and how many stand there.

Always holds: how one stands shows by a sign and in words, never by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from leadtui.rules.sequences import say_step, sequence_of
from leadtui.tui.palette import Part
from leadtui.tui.text import safe, width
from leadtui.tui.widgets.columns import cell, glyph
from leadtui.tui.widgets.facts import age
from leadtui.tui.widgets.row_face import Column, RowFace, Widths, spread
from leadtui.tui.widgets.sequence_words import turn_of
from leadtui.words.errors import InputError
from leadtui.words.rows import LeadRow
from leadtui.words.sequences import LIVE, EnrolmentRow, EnrolmentState, Step
from leadtui.words.workspace import Workspace

COLUMNS = (
    Column("name", "Name", 14, 3),
    Column("company", "Company", 11, 2, since=64, quiet=True),
    Column("next", "Next", 20, 2),
    Column("status", "Status", 11, 0, since=84),
    Column("phone", "Phone", 16, 0, since=102),
    Column("since", "Enrolled", 12, 0, since=120, quiet=True),
    Column("by", "By", 10, 1, since=136, quiet=True),
)
GONE = "gone"
"""What those stand under whose step the sequence has no more."""
OTHERS = {
    GONE: "At a step that is gone",
    EnrolmentState.DONE.value: "Went through it",
    EnrolmentState.STOPPED.value: "Were taken out",
}
NOBODY = "nobody"


class Stand(NamedTuple):
    """A lead and where it stands; `id` is the number of the enrolment, `group` what it stands under."""

    id: int
    lead: LeadRow
    at: EnrolmentRow
    group: str


class StandingFace(RowFace[Stand]):
    """Leads in the sequence called `key`; `groups` and `counts` are those of the listing that is shown."""

    def __init__(
        self, workspace: Workspace, reason: Callable[[LeadRow], str], now: Callable[[], datetime], key: str
    ) -> None:
        self.workspace = workspace
        self.reason = reason
        self.now = now
        self.key = key
        self.groups: tuple[str, ...] = ()
        self.counts: Mapping[str, tuple[int, int, int]] = {}

    def columns(self, cells: int) -> Widths:
        """The columns in so many cells."""
        return spread(COLUMNS, cells)

    def sign(self, row: Stand) -> str:
        """The sign of the lead's status, as in every list of leads."""
        return glyph(row.lead)

    def step_sign(self, row: Stand) -> str:
        """Whether the step is to do, late, waits or is paused, or how the lead left."""
        if row.at.state == EnrolmentState.RUNNING:
            return "·" if row.at.follow_up is None else "!" if self._late(row) else "□"
        return {EnrolmentState.PAUSED.value: "‖", EnrolmentState.DONE.value: "✓"}.get(row.at.state, "×")

    def _late(self, row: Stand) -> bool:
        now = self.now()
        if row.at.due_date is not None:
            return row.at.due_date < now.date().isoformat()
        return row.at.due_at is not None and row.at.due_at < now.timestamp()

    def faint(self, row: Stand) -> bool:
        """Who left is drawn dim."""
        return row.at.state not in LIVE

    def cell(self, column: str, row: Stand, cells: int) -> str:
        """The text of a lead in a column."""
        now = self.now()
        match column:
            case "next":
                return f"{self.step_sign(row)} {turn_of(row.at, self.workspace, now)}".rstrip()
            case "since":
                return age(row.at.started_at, now)
            case "by":
                return safe(row.at.entered_by) if row.at.entered_by else "by hand"
        return cell(column, row.lead, self.workspace, self.reason, cells)

    # Steps

    def headings(self, rows: Sequence[Stand], *, at_start: bool, at_end: bool) -> dict[int, tuple[str, ...]]:
        """Every step above its first lead; those where nobody stands in their place."""
        groups, found = self.groups, dict[int, tuple[str, ...]]()
        places = {group: place for place, group in enumerate(groups)}
        written = 0 if at_start else min((places.get(row.group, 0) for row in rows[:1]), default=0) + 1
        for index, row in enumerate(rows):
            place = places.get(row.group, -1)
            if place >= written:
                found[index] = groups[written : place + 1]
                written = place + 1
        if at_end and groups[written:]:
            found[len(rows)] = groups[written:]
        return found

    def step(self, said: str) -> Step | None:
        """The step of a heading; None for those who stand at none."""
        sequence = sequence_of(self.workspace, self.key)
        steps = sequence.steps if sequence is not None else ()
        return steps[int(said) - 1] if said.isdigit() and int(said) <= len(steps) else None

    def heading(self, said: str, cells: int) -> Sequence[Part]:
        """A step, when it comes, how many have it open, wait for it or are paused."""
        open_, waiting, paused = self.counts.get(said, (0, 0, 0))
        step = self.step(said)
        if step is not None:
            name = f"── {said} {safe(step.subject or step.channel)}"
            told = ", ".join(
                f"{number:,} {what}"
                for number, what in ((open_, "to do"), (waiting, "waiting"), (paused, "paused"))
                if number
            )
            about = safe(_how(step))
        else:
            name = f"── {OTHERS.get(said, said)}"
            told, about = f"{open_ + waiting + paused:,}", ""
        told = f" · {told or NOBODY} "
        room = cells - width(name) - width(told)
        about = f"· {about} " if about and width(about) + 3 <= room else ""
        rest = "─" * max(room - width(about), 0)
        some = open_ or waiting or paused
        return [(name, "title" if some else "dim"), (told, "text" if some else "dim"), (about, "dim"), (rest, "dim")]

    def over(self, said: str) -> str:
        """The step, for the titles, when its heading is out of sight."""
        step = self.step(said)
        return f"{said} {safe(step.subject or step.channel)}" if step is not None else OTHERS.get(said, "")


def _how(step: Step) -> str:
    """When a step comes and by which channel, its own words when they cannot be read."""
    try:
        when, _, what = say_step(step).partition(": ")
    except InputError:
        return f"{step.after} {step.channel}"
    return f"{step.channel}, {when}" if what else when
