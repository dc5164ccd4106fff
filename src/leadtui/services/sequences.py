"""Sequences by hand, and what an operation means for those in them.

Always holds: a lead is in a sequence once at a time; one that is closed, deleted or not to be contacted is in none.
The follow-up of a step is automatic but does not give way to others, as that of an outcome does: only the sequence
itself takes it back. While a sequence runs, an unanswered call plans no other try.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container
from collections.abc import Sequence as Several
from datetime import UTC, datetime

from leadtui.model import Enrolment, FollowUp
from leadtui.rules.calling import zone_named
from leadtui.rules.sequences import choose_sequence, due, index_of, sequence_of
from leadtui.services.bulk_many import unheard
from leadtui.services.desk import Desk
from leadtui.services.leads import title
from leadtui.services.sequences_going import (
    KIND,
    Place,
    Turn,
    close_steps,
    enter,
    go_on,
    leave,
    say_next,
    to_come,
    turn_of,
)
from leadtui.store import enrolments
from leadtui.store.beneath import driver_of
from leadtui.store.enrolments import Candidate, Live
from leadtui.store.journal import Op
from leadtui.store.standing import open_follow_ups, standing
from leadtui.words.contact import FollowUpState
from leadtui.words.errors import InputError, NotFoundError, RefusedError
from leadtui.words.lifecycle import Category
from leadtui.words.records import replace
from leadtui.words.rows import Done
from leadtui.words.sequences import EnrolmentState, Sequence, Stopped

PART = 5000
"""Leads taken by one statement."""
MOST_AT_A_TIME = 100_000
NAMED = 5
"""So many of those that were left out are named."""


def enrol(
    desk: Desk,
    ids: Several[int],
    key: str,
    *,
    by_rule: str | None = None,
    among: Callable[[Op, Several[int]], Several[int]] | None = None,
    told: Callable[[int], None] = unheard,
) -> Done:
    """Puts leads into the sequence with this key, name or letter; a step whose time is now becomes a follow-up.

    `by_rule` is the name of the rule that does it, `among` says in the lock whom of these it still means: the others
    are passed over. `told` hears how many more leads are done, and what it raises takes everything back. A lead that
    cannot be (closed, not to be contacted, in it already) is left out and named in the notes; a single one is refused.
    Raises InputError, NotFoundError, RefusedError.
    """
    each = _each(ids)
    origin = "rule" if by_rule else "hand"
    with desk.store.operation(KIND, "", desk.user.id, origin=origin, lead_id=_only(each)) as op:
        sequence = choose_sequence(desk.workspace, key)
        names, left, said = list[str](), list[tuple[str, str]](), list[Place]()
        entered: list[int] = []
        for start in range(0, len(each), PART):
            told(0)
            part = each[start : start + PART]
            part = part if among is None else tuple(among(op, part))
            found = enrolments.candidates(driver_of(op.connection), sequence.key, part)
            if among is None:
                _refuse_missing(each, found)
            taken = []
            for lead in (found[number] for number in part if number in found):
                why = _why_not(lead, sequence)
                if why:
                    left.append((lead.name, why))
                else:
                    taken.append(lead)
            _give_way(op, [lead.id for lead in taken])
            first = op.next_id(Enrolment)
            turns = [
                Turn(first + place, lead.id, 0, lead.time_zone, lead.do_not_call, lead.email_opt_out)
                for place, lead in enumerate(taken)
            ]
            entering = enter(op, desk, sequence, turns, by_rule)
            if len(each) == 1:
                said += [to_come(desk, sequence, turn, entering[turn.enrolment]) for turn in turns]
            names += [lead.name for lead in taken]
            entered += [lead.id for lead in taken]
            told(len(part))
        _refuse_single(each, left)
        who = title(names)
        op.summary = f"{by_rule}: {who} into {sequence.name}" if by_rule else f"Into {sequence.name}, {who}"
    notes = (*((say_next(sequence, said[0], desk.local()),) if said else ()), *_left(left))
    return Done(op.number, op.summary, tuple(entered), notes)


def pause(desk: Desk, ids: Several[int], key: str = "") -> Done:
    """Pauses what runs of these leads, or the one with this key: the open step is taken back until they go on."""

    def do(op: Op, rows: list[Live]) -> list[str]:
        waiting = [row for row in rows if row.step_at is not None]
        op.set_where(Enrolment, [row.id for row in waiting], {"state": EnrolmentState.PAUSED.value})
        opened = [row for row in rows if row.step_at is None]
        close_steps(op, [row.id for row in opened])
        by_due: dict[datetime, list[int]] = defaultdict(list)
        for row in opened:
            by_due[datetime.fromtimestamp(row.follow_up_due or op.at.timestamp(), UTC)].append(row.id)
        for at, numbers in by_due.items():
            op.set_where(Enrolment, numbers, {"state": EnrolmentState.PAUSED.value, "step_at": at})
        _past_done(op, desk, opened)
        return []

    return _change(desk, ids, key, "Paused", EnrolmentState.RUNNING, "is in no running sequence", do)


def _past_done(op: Op, desk: Desk, opened: list[Live]) -> None:
    """Who had a step to do that is gone from the rules stands at the one before it, which is done: nobody does that
    again, so the next one is what waits, and where there is none the sequence is at its end.
    """
    gone = enrolments.at_other_steps(driver_of(op.connection), [row.id for row in opened])
    patches: dict[str | None, list[int]] = defaultdict(list)
    for row in opened:
        sequence = sequence_of(desk.workspace, row.sequence)
        index = index_of(sequence, row.step)
        if row.id not in gone or sequence is None or index is None:
            continue
        # One that came back under another key is told by what it says.
        if (sequence.steps[index].channel, sequence.steps[index].subject) != gone[row.id]:
            later = sequence.steps[index + 1 :]
            patches[later[0].key if later else None].append(row.id)
    for step, numbers in patches.items():
        over = {"state": EnrolmentState.DONE.value, "step_at": None} if step is None else {}
        op.set_where(Enrolment, numbers, {"step": step, **over})


def resume(desk: Desk, ids: Several[int], key: str = "") -> Done:
    """Lets what is paused go on, at the step where it was: one whose time has passed has its turn now."""

    def do(op: Op, rows: list[Live]) -> list[str]:
        now, said = op.at.astimezone(desk.zone), list[str]()
        ahead = [row for row in rows if row.step_at is not None and row.step_at > op.at.timestamp()]
        op.set_where(Enrolment, [row.id for row in ahead], {"state": EnrolmentState.RUNNING.value})
        for sequence, some in _by_sequence(desk, [row for row in rows if row not in ahead]):
            turns = []
            for row in some:
                index = index_of(sequence, row.step) or 0
                step = replace(sequence.steps[index], after="")
                when = due(step, now, desk.hours, zone_named(row.time_zone))
                turns.append(turn_of(row, index, when))
            said += _go_on(op, desk, sequence, turns)
        _give_way(op, [row.lead_id for row in rows])
        return said

    return _change(desk, ids, key, "Goes on", EnrolmentState.PAUSED, "is in no paused sequence", do, further=True)


def skip(desk: Desk, ids: Several[int], key: str = "") -> Done:
    """Leaves out the step that is open or comes next; the one after it counts from now."""

    def do(op: Op, rows: list[Live]) -> list[str]:
        close_steps(op, [row.id for row in rows])
        said = []
        for sequence, some in _by_sequence(desk, rows):
            said += _go_on(op, desk, sequence, [turn_of(row, after_step(sequence, row.step)) for row in some])
        return said

    return _change(
        desk, ids, key, "Skipped a step", EnrolmentState.RUNNING, "is in no running sequence", do, further=True
    )


def stop(desk: Desk, ids: Several[int], key: str = "") -> Done:
    """Takes leads out of what runs or is paused, or of the one with this key; the open step is cancelled."""

    def do(op: Op, rows: list[Live]) -> list[str]:
        leave(op, [row.id for row in rows], Stopped.HAND)
        return []

    return _change(desk, ids, key, "Stopped", None, "is in no sequence", do)


def after_step(sequence: Sequence, step: str | None) -> int:
    """The index of what comes after a step; 0 before the first."""
    index = index_of(sequence, step)
    return 0 if index is None else index + 1


def _change(
    desk: Desk,
    ids: Several[int],
    key: str,
    what: str,
    state: EnrolmentState | None,
    why_not: str,
    do: Callable[[Op, list[Live]], list[str]],
    *,
    further: bool = False,
) -> Done:
    """Does it with the enrolments of these leads in this state; leads without one are left out and named.

    `further`: they go further in it, which in one that is gone from the rules nobody can; those are named too.
    """
    each = _each(ids)
    with desk.store.operation(KIND, "", desk.user.id, lead_id=_only(each)) as op:
        chosen = sequence_named(desk, key) if key else None
        driver = driver_of(op.connection)
        found = standing(driver, each)
        _refuse_missing(each, found)
        rows = [
            row
            for row in enrolments.live_of_leads(driver, each, chosen.key if chosen else "")
            if state is None or row.state == state
        ]
        gone = [row for row in rows if further and not _goes_on(desk, row)]
        rows = [row for row in rows if not further or _goes_on(desk, row)]
        there = {row.lead_id for row in rows}
        named = {row.lead_id for row in gone}
        left = [(lead.name, why_not) for lead in found.values() if lead.id not in there and lead.id not in named]
        left += [(found[row.lead_id].name, f"is in a sequence that is gone ({row.sequence})") for row in gone]
        if not rows:
            _refuse_single(each, _ended(op, desk, each, left) if state is None else left)
        said = do(op, rows)
        names = [found[number].name for number in dict.fromkeys(row.lead_id for row in rows)]
        keys = dict.fromkeys(row.sequence for row in rows)
        called = ", ".join(getattr(sequence_of(desk.workspace, one), "name", one) for one in keys)
        op.summary = f"{what}: {called}, {title(names)}" if rows else what
    changed = tuple(number for number in each if number in there)
    return Done(op.number, op.summary, changed, (*(said if len(each) == 1 else ()), *_left(left)))


def _ended(op: Op, desk: Desk, each: tuple[int, ...], left: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Why a single lead is in no sequence, where it was in one: that one is over."""
    rows = sorted(op.find(Enrolment, lead_id=each[0]), key=lambda row: int(row["id"])) if len(each) == 1 else []
    if not rows or not left:
        return left
    called = getattr(sequence_of(desk.workspace, rows[-1]["sequence"]), "name", rows[-1]["sequence"])
    over = "was stopped" if rows[-1]["state"] == EnrolmentState.STOPPED else "is at its end"
    return [(left[0][0], f"is in no sequence any more: {called} {over}")]


def _goes_on(desk: Desk, row: Live) -> bool:
    """Whether its sequence is in the rules still."""
    sequence = sequence_of(desk.workspace, row.sequence)
    return sequence is not None and sequence.offered and bool(sequence.steps)


def _go_on(op: Op, desk: Desk, sequence: Sequence, turns: list[Turn]) -> list[str]:
    """Goes on, and says what is next."""
    where = go_on(op, desk, sequence, turns)
    comes = (to_come(desk, sequence, turn, where[turn.enrolment]) for turn in turns)
    return [say_next(sequence, place, desk.local()) for place in comes]


def sequence_named(desk: Desk, key: str) -> Sequence:
    """A sequence by its key, whether it is offered or not, else as it is chosen; raises InputError."""
    return sequence_of(desk.workspace, key) or choose_sequence(desk.workspace, key)


def _by_sequence(desk: Desk, rows: list[Live]) -> list[tuple[Sequence, list[Live]]]:
    found: dict[str, list[Live]] = defaultdict(list)
    for row in rows:
        found[row.sequence].append(row)
    known = [(sequence_of(desk.workspace, key), some) for key, some in found.items()]
    return [(sequence, some) for sequence, some in known if sequence is not None]


def _why_not(lead: Candidate, sequence: Sequence) -> str:
    if lead.hidden is not None:
        return "was deleted"
    if lead.category == Category.CONVERTED:
        return "is converted"
    if lead.do_not_call and lead.email_opt_out:
        return "is not to be contacted"
    if lead.category == Category.DISQUALIFIED:
        return "is unqualified"
    return f"is in {sequence.name} already" if lead.there else ""


def _give_way(op: Op, ids: list[int]) -> None:
    """What an outcome had planned gives way to the sequence."""
    rows = open_follow_ups(driver_of(op.connection), ids)
    planned = [row.id for row in rows if row.automatic and row.enrolment_id is None]
    op.set_where(FollowUp, planned, {"state": FollowUpState.CANCELLED.value})


def _each(ids: Several[int]) -> tuple[int, ...]:
    each = tuple(dict.fromkeys(ids))
    if not each:
        raise InputError("There is no lead to do it with.")
    if len(each) > MOST_AT_A_TIME:
        raise RefusedError(
            f"{len(each):,} leads are too many: {MOST_AT_A_TIME:,} can be changed at a time.", "Select fewer."
        )
    return each


def _only(ids: tuple[int, ...]) -> int | None:
    return ids[0] if len(ids) == 1 else None


def _refuse_missing(ids: tuple[int, ...], found: Container[int]) -> None:
    if len(ids) == 1 and ids[0] not in found:
        raise NotFoundError(f"There is no lead L{ids[0]}.", "It may have been deleted.")


def _refuse_single(ids: tuple[int, ...], left: list[tuple[str, str]]) -> None:
    if len(ids) == 1 and left:
        raise RefusedError(f"{left[0][0]} {left[0][1]}.", "Nothing was changed.")


def _left(left: list[tuple[str, str]]) -> tuple[str, ...]:
    if not left:
        return ()
    named = "; ".join(f"{name} {why}" for name, why in left[:NAMED])
    more = f"; and {len(left) - NAMED:,} more" if len(left) > NAMED else ""
    return (f"{len(left):,} left out: {named}{more}",)
