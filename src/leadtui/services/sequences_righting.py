"""Sequences after something was taken back or done again: what came back may not go with what is true by now.

Always holds: whoever is closed, deleted, merged or not to be contacted leaves his sequences; of two that are the same
the later stays; at a step a lead either waits for its time, or has one open follow-up of it; who has neither goes on.
A step that came back is the one, and what followed it is gone, unless that was done; else the newest is. A sequence
that runs again is what plans the next try: one planned meanwhile gives way. It is written into the undo, so doing
again takes it back too. A sound base is not written to.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from leadtui.model import Enrolment, FollowUp
from leadtui.rules.sequences import index_of, sequence_of
from leadtui.services.desk import Desk
from leadtui.services.leads import title
from leadtui.services.sequences_going import KIND, leave, why_stopped
from leadtui.services.sequences_settling import carried, take_on
from leadtui.store import enrolments, enrolments_sound
from leadtui.store.beneath import driver_of
from leadtui.store.enrolments import NEVER, Live
from leadtui.store.enrolments_sound import OpenStep
from leadtui.store.journal import Op
from leadtui.store.standing import standing
from leadtui.words.contact import FollowUpState
from leadtui.words.rows import Done
from leadtui.words.sequences import EnrolmentState, Sequence, Stopped


def settle(desk: Desk, op: Op) -> None:
    """Sets right the leads that an undo or redo touched; quick when none of them is in a sequence."""
    driver = driver_of(op.connection)
    _close(op, enrolments_sound.strays_of_touched(driver))
    set_right(desk, op, enrolments.live_of_touched(driver, NEVER, ()))
    _close(op, enrolments_sound.planned_meanwhile(driver, op.id))


def set_right(desk: Desk, op: Op, rows: list[Live]) -> None:
    """Sets these enrolments right; what their leads are in besides has to be among them."""
    if not rows:
        return
    driver = driver_of(op.connection)
    # The rules may be what was taken back.
    desk.go_by_rules(driver)
    rows = _once(desk, op, carried(op, rows))
    opened = enrolments_sound.open_steps(driver, [row.id for row in rows], op.id)
    for row in rows:
        _one_step(op, row, opened.get(row.id, []), sequence_of(desk.workspace, row.sequence))
    take_on(desk, op, enrolments.live_by_id(driver, [row.id for row in rows]))


def set_all_right(desk: Desk) -> Done | None:
    """Sets right all that does not go together in the base, as an operation of a rule; None when there is nothing."""
    with desk.store.operation(KIND, "", desk.user.id, origin="rule") as op:
        driver = driver_of(op.connection)
        leads = sorted({lead for some in enrolments_sound.unsound(driver).values() for lead in some})
        names = [row.name or f"L{number}" for number, row in standing(driver, leads).items()]
        if leads:
            _close(op, enrolments_sound.strays(driver))
            set_right(desk, op, enrolments.live_of_leads(driver, leads))
            op.summary = f"Sequences set right: {title(names)}"
    return None if op.number is None else Done(op.number, op.summary, tuple(leads))


def _close(op: Op, follow_ups: list[int]) -> None:
    if follow_ups:
        op.set_where(FollowUp, follow_ups, {"state": FollowUpState.CANCELLED.value})


def _once(desk: Desk, op: Op, rows: list[Live]) -> list[Live]:
    """Those that are left when of several in one sequence the one that was entered last stays."""
    there, again = set[tuple[int, str]](), list[int]()
    for row in sorted(rows, key=lambda row: row.id, reverse=True):
        if why_stopped(row, sequence_of(desk.workspace, row.sequence)) is None:
            if (row.lead_id, row.sequence) in there:
                again.append(row.id)
            there.add((row.lead_id, row.sequence))
    if again:
        leave(op, again, Stopped.AGAIN)
    return [row for row in rows if row.id not in again]


def _one_step(op: Op, row: Live, opened: list[OpenStep], sequence: Sequence | None) -> None:
    """Leaves the one step at which an enrolment stands."""
    paused = row.state == EnrolmentState.PAUSED
    patch: dict[str, Any] = {}
    stays = None if paused else _staying(row, opened)
    followed = [step.id for step in opened if stays is not None and step.id > stays.id]
    _close(op, [step.id for step in opened if step is not stays and step.id not in followed])
    for number in followed:
        op.hide(FollowUp, number)
    if stays is not None:
        patch = {"step": _step_of(stays, row, sequence, beside=stays is not opened[-1]), "step_at": None}
        if stays.lead_id != row.lead_id:
            op.set(FollowUp, stays.id, {"lead_id": row.lead_id})
    elif paused and row.step_at is None:
        due = opened[-1].due_at if opened else row.follow_up_due
        patch = {"step_at": op.at if due is None else datetime.fromtimestamp(due, UTC)}
    elif row.step_at is None and row.follow_up_state == FollowUpState.CANCELLED and row.follow_up is not None:
        # Whoever drops a step goes on in the same breath: this one was closed by what is taken back.
        op.set(FollowUp, row.follow_up, {"state": FollowUpState.OPEN.value, "lead_id": row.lead_id})
    if patch:
        op.set(Enrolment, row.id, patch)


def _staying(row: Live, opened: list[OpenStep]) -> OpenStep | None:
    """The open follow-up that is the step at which an enrolment stands; None for one that waits."""
    back = [step for step in opened if step.came_back and not step.passed]
    if back:
        return back[-1]
    # While it waits, only one that was made after all others can be that step.
    return opened[-1] if opened and (row.step_at is None or opened[-1].id == row.follow_up) else None


def _step_of(opened: OpenStep, row: Live, sequence: Sequence | None, *, beside: bool) -> str | None:
    """The key of the step a follow-up was made for: of those that read like it the one it stands at, or the last before
    that; the latter for one that came back `beside` the one it stands at.
    """
    steps = sequence.steps if sequence else ()
    alike = [
        place
        for place, step in enumerate(steps)
        if (step.channel, step.subject or None) == (opened.kind, opened.subject)
    ]
    at = index_of(sequence, row.step)
    if not alike or at is None or (at in alike and not beside):
        return row.step
    return steps[max((place for place in alike if place < at), default=at if at in alike else alike[0])].key
