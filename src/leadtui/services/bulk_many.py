"""The leads of an operation on many: who can be worked on, what is written for thousands by a statement.

Always holds: a lead on which it cannot be done is left out and named; whoever waits is told how far it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from leadtui.model import Activity, FollowUp, Lead
from leadtui.rules.when import When
from leadtui.services.desk import Desk
from leadtui.services.timeline import moved, times
from leadtui.store.beneath import driver_of
from leadtui.store.journal import Op
from leadtui.store.standing import OpenFollowUp, Standing, open_follow_ups, standing
from leadtui.words.bulk import BulkDone, LeftOut
from leadtui.words.contact import ActivityKind, FollowUpKind, FollowUpState
from leadtui.words.errors import RefusedError
from leadtui.words.lifecycle import Category

MOST_AT_A_TIME = 100_000
"""Leads changed together: some ten seconds in which nobody else can write."""

PART = 5000
"""Leads taken by one statement."""

Told = Callable[[int], None]
"""Hears how many more leads are done; what it raises stops the work."""


def unheard(_leads: int) -> None:
    """Nobody waits for it."""


class Many:
    """The leads of an operation: who can be worked on, who was left out, who was so already."""

    def __init__(self, op: Op, ids: Sequence[int], told: Told) -> None:
        self.op = op
        self.ids = ids
        self.told = told
        self.done: list[int] = []
        self.names: list[str] = []
        self.left_out: list[LeftOut] = []
        self.same = 0

    def parts(self) -> Iterator[list[Standing]]:
        """The leads that can be worked on, some thousands at a time."""
        for start in range(0, len(self.ids), PART):
            self.told(0)
            part = self.ids[start : start + PART]
            found = standing(driver_of(self.op.connection), part)
            yield [found[number] for number in part if self._workable(number, found.get(number))]

    def _workable(self, number: int, lead: Standing | None) -> bool:
        if lead is None or lead.hidden is not None:
            self.left_out.append(LeftOut(number, lead.name if lead else f"L{number}", "was deleted"))
        elif lead.category == Category.CONVERTED:
            self.left_out.append(LeftOut(number, lead.name, "is converted"))
        else:
            return True
        return False

    def leave_out(self, leads: Sequence[Standing], why: str) -> None:
        """It cannot be done on these."""
        self.left_out += [LeftOut(lead.id, lead.name, why) for lead in leads]

    def did(self, leads: Sequence[Standing], changed: Sequence[Standing] | None = None) -> None:
        """It was done on these; with `changed`, the others were so already."""
        told = leads if changed is None else changed
        self.done += [lead.id for lead in leads]
        self.names += [lead.name for lead in told]
        self.same += len(leads) - len(told)

    def set(self, leads: Sequence[Standing], patch: dict[str, Any]) -> None:
        """Gives these leads the same values."""
        self.op.set_where(Lead, [lead.id for lead in leads], patch)

    def close(self, follow_ups: Sequence[int], state: FollowUpState = FollowUpState.CANCELLED) -> None:
        """Closes follow-ups."""
        self.op.set_where(FollowUp, follow_ups, {"state": state.value})


@contextmanager
def operation(desk: Desk, kind: str, ids: Sequence[int], told: Told) -> Iterator[Many]:
    """One operation for these leads, each once; raises RefusedError when they are too many."""
    each = tuple(dict.fromkeys(ids))
    if len(each) > MOST_AT_A_TIME:
        raise RefusedError(
            f"{len(each):,} leads are too many: {MOST_AT_A_TIME:,} can be changed at a time.", "Select fewer."
        )
    with desk.store.operation(kind, "", desk.user.id, lead_id=each[0] if len(each) == 1 else None) as op:
        op.told = told if told is not unheard else None
        yield Many(op, each, told)


def result(many: Many, what: str, more: tuple[str, ...] = ()) -> BulkDone:
    """What came of it, with `more` to say; `many.op.summary` is set before the operation ends."""
    same = many.same
    notes: tuple[str, ...] = more
    if same:
        notes = (f"{same:,} {'was' if same == 1 else 'were'} so already", *more)
    if many.op.number is None:
        return BulkDone(None, f"{what}: nothing was changed", tuple(many.done), tuple(many.left_out), notes)
    return BulkDone(many.op.number, many.op.summary, tuple(many.done), tuple(many.left_out), notes)


def open_of(many: Many, leads: Sequence[Standing]) -> Iterator[OpenFollowUp]:
    """The open follow-ups of these leads, those of each by when they are due."""
    return open_follow_ups(driver_of(many.op.connection), [lead.id for lead in leads])


def first_due(many: Many, leads: Sequence[Standing]) -> dict[int, OpenFollowUp]:
    """The follow-up due first of each lead that has one."""
    first: dict[int, OpenFollowUp] = {}
    for row in open_of(many, leads):
        first.setdefault(row.lead_id, row)
    return first


def add_follow_ups(
    many: Many,
    desk: Desk,
    leads: Sequence[Standing],
    when: When,
    kind: FollowUpKind,
    subject: str | None,
    more: Mapping[str, Any] | None = None,
) -> None:
    """Makes the same follow-up for each; `more` are further columns."""
    columns = {**(more or {}), **times(when, (more or {}).get("lead_minutes"), many.op.at)}
    values = {"kind": kind.value, "subject": subject, "user_id": desk.user.id, **columns}
    many.op.insert_many(FollowUp, ({"lead_id": lead.id, **values} for lead in leads))


def write_notes(many: Many, desk: Desk, leads: Sequence[Standing], body: str) -> None:
    """Makes the same note for each."""
    values = {"kind": ActivityKind.NOTE.value, "at": many.op.at, "body": body, "user_id": desk.user.id}
    many.op.insert_many(Activity, ({"lead_id": lead.id, **values} for lead in leads))


def move_first(many: Many, desk: Desk, rows: Collection[OpenFollowUp], when: When, named: Mapping[str, Any]) -> None:
    """Moves follow-ups; those told of ahead, or that repeat, one by one."""
    special = {row.id for row in rows if row.lead_minutes or row.repeat}
    many.op.set_where(FollowUp, [row.id for row in rows if row.id not in special], {**times(when), **named})
    for number in special:
        many.op.set(FollowUp, number, {**moved(many.op.get(FollowUp, number), when, desk, many.op.at), **named})
