"""What an operation means for the leads in sequences: called at its end, in its lock.

Always holds: what was logged, decided or edited by that operation ends a sequence or takes it on in the same operation,
so taking the one back takes back the other. A change of the rules leaves nobody at a step that is gone.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time, timedelta

from leadtui.model import Enrolment, FollowUp
from leadtui.rules.sequences import index_of, sequence_of
from leadtui.services.answering import NEWS
from leadtui.services.desk import Desk
from leadtui.services.sequences_going import (
    Turn,
    close_steps,
    go_on,
    leave,
    leave_all,
    say_next,
    to_come,
    turn_of,
    wanted_by,
    why_stopped,
)
from leadtui.store import enrolments, settings
from leadtui.store.beneath import driver_of
from leadtui.store.enrolments import Live
from leadtui.store.journal import Op
from leadtui.words.contact import FollowUpState
from leadtui.words.rows import ENDS
from leadtui.words.sequences import EnrolmentState, Sequence, Stopped
from leadtui.words.workspace import Workspace

_RULES = "workspace"
"""The kind of operations that change the rules."""


def settle(desk: Desk, op: Op) -> None:
    """Ends or takes on the sequences of the leads an operation touched; quick when none of them is in one."""
    if op.kind == _RULES:
        _by_new_rules(op, desk.workspace, settings.workspace(driver_of(op.connection)))
        return
    fresh, begins = news(desk, op)
    outcomes = reached(desk.workspace)
    rows = enrolments.live_of_touched(driver_of(op.connection), op.id, outcomes, fresh=fresh, midnights=begins)
    if rows:
        take_on(desk, op, rows)


def news(desk: Desk, op: Op) -> tuple[int, tuple[int, ...]]:
    """From when on a message is no history (epoch seconds), as for answers; and the seconds of a day of UTC at which a
    day of the rep begins, in summer and in winter.
    """
    days = (moment.astimezone(desk.zone).date() for moment in (op.at, op.at - timedelta(days=182)))
    begins = {int(datetime.combine(day, time(), desk.zone).timestamp()) % 86400 for day in days}
    return int((op.at - NEWS).timestamp()), tuple(sorted(begins))


def reached(workspace: Workspace) -> tuple[str, ...]:
    """The outcomes that count as reached."""
    return tuple(outcome.key for outcome in workspace.outcomes if outcome.reached)


def take_on(desk: Desk, op: Op, rows: list[Live]) -> None:
    """Ends what cannot go on and takes on what was done or is not wanted any more."""
    rows = carried(op, rows)
    ended: list[tuple[int, Stopped]] = []
    turns: dict[str, list[Turn]] = defaultdict(list)
    done, passed = list[int](), list[int]()
    for row in rows:
        sequence = sequence_of(desk.workspace, row.sequence)
        why = why_stopped(row, sequence)
        if why is not None:
            ended.append((row.id, why))
            continue
        if row.state != EnrolmentState.RUNNING or row.step_at is not None or sequence is None:
            continue
        if row.follow_up_state == FollowUpState.OPEN:
            if _was_done(row):
                done.append(row.id)
            elif not wanted_by(row.follow_up_kind or "", row.do_not_call, row.email_opt_out):
                passed.append(row.id)
            else:
                continue
        index = index_of(sequence, row.step)
        turns[sequence.key].append(turn_of(row, 0 if index is None else index + 1))
    leave_all(op, ended)
    names = {row.id: getattr(sequence_of(desk.workspace, row.sequence), "name", row.sequence) for row in rows}
    about = {row.id for row in rows if row.lead_id == op.lead_id}
    op.followed += [f"{names[number]}{ENDS}{why}" for number, why in ended if number in about]
    close_steps(op, done, FollowUpState.DONE)
    close_steps(op, passed)
    for key, some in turns.items():
        sequence = sequence_of(desk.workspace, key)
        assert sequence is not None
        places = go_on(op, desk, sequence, some)
        op.followed += [
            say_next(sequence, to_come(desk, sequence, turn, places[turn.enrolment]), desk.local())
            for turn in some
            if turn.enrolment in about
        ]


def carried(op: Op, rows: list[Live]) -> list[Live]:
    """The enrolments, those of a lead that was merged into another with what is true of that one now.

    The other goes on with them, but for a sequence it is in itself.
    """
    merged = [row for row in rows if row.merged_into is not None]
    if not merged:
        return rows
    driver = driver_of(op.connection)
    survivors = list(dict.fromkeys(row.merged_into for row in merged if row.merged_into is not None))
    there = {(row.lead_id, row.sequence) for row in enrolments.live_of_leads(driver, survivors)}
    carried: dict[int, int] = {}
    for row in merged:
        if row.merged_into is not None and (row.merged_into, row.sequence) not in there:
            there.add((row.merged_into, row.sequence))
            carried[row.id] = row.merged_into
    for number, survivor in carried.items():
        op.set(Enrolment, number, {"lead_id": survivor})
    return [row for row in rows if row.id not in carried] + enrolments.live_by_id(driver, list(carried))


def _was_done(row: Live) -> bool:
    """Whether what was logged is what the open step asks for, be it due yet or not."""
    did, kind = row.did or "", row.follow_up_kind
    return kind is not None and (f"[{kind}]" in did or f"[{kind} " in did)


def _by_new_rules(op: Op, before: Workspace, after: Workspace) -> None:
    """Ends sequences that are gone, and moves who stands at a step that is gone to the next one there is."""
    if before.sequences == after.sequences:
        return
    for old in before.sequences:
        new = sequence_of(after, old.key)
        if new == old:
            continue
        rows = enrolments.live_in(driver_of(op.connection), old.key)
        if new is None or not new.offered:
            leave(op, [row.id for row in rows], Stopped.GONE)
            continue
        alike: dict[tuple[str, str | None], list[int]] = defaultdict(list)
        for row in rows:
            if row.step is not None and index_of(new, row.step) is None:
                alike[_moved(old, new, row)].append(row.id)
        for (state, step), numbers in alike.items():
            ended = {"step_at": None} if state == EnrolmentState.DONE else {}
            op.set_where(Enrolment, numbers, {"state": state, "step": step, **ended})
        for key, numbers in _found_again(op, old, new, rows).items():
            op.set_where(Enrolment, numbers, {"step": key})


def _found_again(op: Op, old: Sequence, new: Sequence, rows: list[Live]) -> dict[str, list[int]]:
    """Who has the follow-up of a step open that was gone and has come back, by the key of that step."""
    back = {(one.channel, one.subject): one.key for one in new.steps if index_of(old, one.key) is None}
    kept = {one.key: (one.channel, one.subject) for one in new.steps}
    waiting = {row.follow_up: row for row in rows if row.step_at is None and row.follow_up_state == FollowUpState.OPEN}
    found: dict[str, list[int]] = defaultdict(list)
    for follow_up in op.among(FollowUp, "id", list(waiting)) if back else ():
        row, what = waiting[follow_up["id"]], (follow_up["kind"], follow_up["subject"] or "")
        if what in back and kept.get(row.step or "") != what:
            found[back[what]].append(row.id)
    return found


def _moved(old: Sequence, new: Sequence, row: Live) -> tuple[str, str | None]:
    """The state and step of who stands at a step that is gone.

    Who waits for it waits for the next one at the same time; who has it to do does it, and goes on from the one before.
    """
    keys = [step.key for step in old.steps]
    place = index_of(old, row.step)
    if row.step_at is not None:
        later = keys[place + 1 :] if place is not None else []
        there = next((key for key in later if index_of(new, key) is not None), None)
        return (row.state, there) if there else (EnrolmentState.DONE.value, None)
    earlier = keys[:place] if place is not None else []
    return row.state, next((key for key in reversed(earlier) if index_of(new, key) is not None), None)
