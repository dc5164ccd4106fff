"""How leads go through sequences: to the next step that is for them, to the end, or out before it.

Always holds: at a step a lead either waits for its time, or has one open follow-up of it; one that is not for the lead
(its query does not hold, calling or mailing is not wanted) is passed over when its turn has come, and the next one
counts from then. Everything here takes many leads at a time and writes into the operation it is given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Sequence as Several
from datetime import datetime
from typing import NamedTuple

from leadtui.model import Enrolment, FollowUp
from leadtui.rules.calling import zone_named
from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.parser import parse
from leadtui.rules.query.resolve import resolve
from leadtui.rules.sequences import due
from leadtui.rules.when import When, say
from leadtui.services.desk import Desk, reader_of
from leadtui.services.timeline import times
from leadtui.store import enrolments, rules
from leadtui.store.beneath import driver_of
from leadtui.store.enrolments import Live
from leadtui.store.journal import Op
from leadtui.words.contact import FollowUpKind, FollowUpState
from leadtui.words.lifecycle import Category
from leadtui.words.rows import NEXT
from leadtui.words.sequences import EnrolmentState, Sequence, Step, Stopped

KIND = "sequence"
"""The kind of operations that are about sequences."""


class Turn(NamedTuple):
    """A lead whose turn a step may be (`nth` from 0): at `when`, None to count from now."""

    enrolment: int
    lead_id: int
    nth: int
    time_zone: str | None
    do_not_call: int
    email_opt_out: int
    when: When | None = None


class Place(NamedTuple):
    """Where that leads: the step is open as a follow-up (`when`), or comes at `step_at`; without a step it is done."""

    step: Step | None
    step_at: datetime | None = None
    when: When | None = None

    @property
    def patch(self) -> tuple[tuple[str, object], ...]:
        """The columns of the enrolment."""
        state = EnrolmentState.DONE if self.step is None else EnrolmentState.RUNNING
        step = self.step.key if self.step else None
        return ("state", state.value), ("step", step), ("step_at", self.step_at)


def turn_of(row: Live, index: int, when: When | None = None) -> Turn:
    """The turn of a lead that is in a sequence."""
    return Turn(row.id, row.lead_id, index, row.time_zone, row.do_not_call, row.email_opt_out, when)


def places(op: Op, desk: Desk, sequence: Sequence, turns: Several[Turn]) -> dict[int, Place]:
    """Where each of these leads comes to stand now, by enrolment."""
    now, found, left = op.at.astimezone(desk.zone), dict[int, Place](), list(turns)
    while left:
        by_index: dict[int, list[tuple[Turn, When]]] = defaultdict(list)
        for turn in left:
            if turn.nth >= len(sequence.steps):
                found[turn.enrolment] = Place(None)
                continue
            step = sequence.steps[turn.nth]
            when = turn.when or due(step, now, desk.hours, zone_named(turn.time_zone))
            if when.at > now:
                found[turn.enrolment] = Place(step, when.at)
            else:
                by_index[turn.nth].append((turn, when))
        left = []
        for index, come in by_index.items():
            step = sequence.steps[index]
            wanted = _wanted(op, desk, step, [turn for turn, _ in come])
            for turn, when in come:
                if turn.lead_id in wanted:
                    found[turn.enrolment] = Place(step, None, when)
                else:
                    left.append(turn._replace(nth=index + 1, when=None))
    return found


def wanted_by(step_kind: str, do_not_call: int, email_opt_out: int) -> bool:
    """Whether a lead may be reached in this way."""
    return not (step_kind == FollowUpKind.CALL and do_not_call) and not (
        step_kind == FollowUpKind.EMAIL and email_opt_out
    )


def _wanted(op: Op, desk: Desk, step: Step, turns: Several[Turn]) -> set[int]:
    ids = [turn.lead_id for turn in turns if wanted_by(step.channel, turn.do_not_call, turn.email_opt_out)]
    if not step.query or not ids:
        return set(ids)
    try:
        tree = resolve(parse(step.query), reader_of(desk).context(desk.local())).tree
    except QueryError:
        # What it asks for was taken out of the rules since; whoever looks at the step decides.
        return set(ids)
    return set(rules.which(driver_of(op.connection), ids, tree))


def enter(op: Op, desk: Desk, sequence: Sequence, turns: Several[Turn], rule: str | None) -> dict[int, Place]:
    """Makes the enrolments of these turns, whose numbers are the next free ones, and the first steps."""
    where = places(op, desk, sequence, turns)
    usual = {
        "sequence": sequence.key, "started_at": op.at, "entered_by": rule, "user_id": desk.user.id,
    }  # fmt: skip
    op.insert_many(
        Enrolment,
        ({"id": t.enrolment, "lead_id": t.lead_id, **usual, **dict(where[t.enrolment].patch)} for t in turns),
    )
    _follow_ups(op, desk, turns, where)
    return where


def go_on(op: Op, desk: Desk, sequence: Sequence, turns: Several[Turn]) -> dict[int, Place]:
    """Moves enrolments to where their turn leads; what the step before left open has to be closed by then."""
    where = places(op, desk, sequence, turns)
    alike: dict[tuple[tuple[str, object], ...], list[int]] = defaultdict(list)
    for number, place in where.items():
        alike[place.patch].append(number)
    for patch, numbers in alike.items():
        op.set_where(Enrolment, numbers, dict(patch))
    _follow_ups(op, desk, turns, where)
    return where


def _follow_ups(op: Op, desk: Desk, turns: Several[Turn], where: dict[int, Place]) -> None:
    rows = []
    for turn in turns:
        step, _, when = where[turn.enrolment]
        if step is not None and when is not None:
            rows.append(
                {
                    "lead_id": turn.lead_id, "kind": step.channel, "subject": step.subject or None, "automatic": True,
                    "enrolment_id": turn.enrolment, "template": step.template or None, "user_id": desk.user.id,
                    **times(when),
                }
            )  # fmt: skip
    op.insert_many(FollowUp, rows)


def to_come(desk: Desk, sequence: Sequence, turn: Turn, place: Place) -> Place:
    """The step that will really come for this lead, as things stand: those for which it may not be reached will not.

    Whether the query of a step will hold is not known before its time.
    """
    while place.step is not None and place.when is None and place.step_at is not None:
        if wanted_by(place.step.channel, turn.do_not_call, turn.email_opt_out):
            break
        after = next((n for n, step in enumerate(sequence.steps, 1) if step.key == place.step.key), len(sequence.steps))
        if after >= len(sequence.steps):
            return Place(None)
        step, since = sequence.steps[after], place.step_at.astimezone(desk.zone)
        place = Place(step, due(step, since, desk.hours, zone_named(turn.time_zone)).at)
    return place


def say_next(sequence: Sequence, place: Place, now: datetime) -> str:
    """What is next in a sequence: "next: second call Fri 20 Nov"; `now` is in the rep's zone."""
    if place.step is None:
        return f"{sequence.name} is at its end"
    when = place.when
    if when is None and place.step_at is not None:
        local = place.step_at.astimezone(now.tzinfo)
        when = When(local, None if place.step.window else local.date())
    return f"{NEXT}{place.step.subject or place.step.channel}{f' {say(when, now)}' if when else ''}"


def close_steps(op: Op, numbers: Several[int], state: FollowUpState = FollowUpState.CANCELLED) -> None:
    """Closes the follow-ups that these enrolments have open."""
    op.set_where(FollowUp, enrolments.open_steps(driver_of(op.connection), numbers), {"state": state.value})


def leave(op: Op, numbers: Several[int], why: Stopped) -> None:
    """Ends enrolments before their end."""
    op.set_where(Enrolment, numbers, {"state": EnrolmentState.STOPPED.value, "step_at": None, "why": why.value})
    close_steps(op, numbers)


def leave_all(op: Op, why: Iterable[tuple[int, Stopped]]) -> None:
    """Ends these enrolments, each for its reason."""
    alike: dict[Stopped, list[int]] = defaultdict(list)
    for number, reason in why:
        alike[reason].append(number)
    for reason, numbers in alike.items():
        leave(op, numbers, reason)


def why_stopped(row: Live, sequence: Sequence | None) -> Stopped | None:
    """Why a lead can be in its sequence no longer; None when it can."""
    if row.merged_into is not None:
        return Stopped.MERGED
    if row.hidden is not None:
        return Stopped.DELETED
    if row.category == Category.CONVERTED:
        return Stopped.CONVERTED
    if row.do_not_call and row.email_opt_out:
        return Stopped.DO_NOT_CONTACT
    if row.category == Category.DISQUALIFIED:
        return Stopped.DISQUALIFIED
    if sequence is None or not sequence.offered:
        return Stopped.GONE
    if row.replied:
        return Stopped.REPLY
    return Stopped.REACHED if row.reached and sequence.stops_when_reached else None
