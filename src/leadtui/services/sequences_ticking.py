"""What comes due in sequences: steps whose time has come, leads that a rule enrols, sequences that are gone.

Always holds: looked for without a lock and looked at again inside it, an operation of a rule for each part of a
sequence, so that several programs do each thing once. A rule enrols a lead that an operation changed in what its query
asks about and that it holds for now, once as long as the lead has the status it has: so a lead that comes back to
Nurturing after a year enters again, and a rule just written takes in nobody who was so before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence as Several
from datetime import UTC, datetime

from leadtui.rules.query.flags import OPEN
from leadtui.rules.query.tree import And, Node
from leadtui.rules.sequences import index_of, made_at, sequence_of
from leadtui.services.desk import Desk, reader_of
from leadtui.services.leads import title
from leadtui.services.reading import Reading
from leadtui.services.rule_queries import tree_of
from leadtui.services.sequences import enrol
from leadtui.services.sequences_going import KIND, Place, go_on, leave, leave_all, turn_of, why_stopped
from leadtui.services.sequences_righting import set_all_right
from leadtui.services.sequences_settling import news, reached, take_on
from leadtui.services.ticking_look import Look
from leadtui.store import enrolments, enrolments_rules, enrolments_sound
from leadtui.store.beneath import driver_of
from leadtui.store.enrolments import Live
from leadtui.store.journal import Op
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.errors import InputError, RefusedError
from leadtui.words.rows import Done
from leadtui.words.sequences import Sequence, Stopped

PART = 1000
"""Leads of one operation: some tenths of a second in which nobody else can write."""


def tick(desk: Desk, look: Look) -> tuple[Done, ...]:
    """Does what is due in sequences. Raises StorageError."""
    reading = look.reading
    return (*_gone(desk, reading), *_after_operations(desk, look), *_due(desk, reading))


def _due(desk: Desk, reading: Reading) -> Iterator[Done]:
    now = int(desk.local().timestamp())
    while True:
        with storage_errors(reading.path):
            rows = enrolments.due(reading.connection, now, PART)
        if not rows:
            return
        by_key: dict[str, list[int]] = defaultdict(list)
        for number, key in rows:
            by_key[key].append(number)
        done = [_steps(desk, key, numbers) for key, numbers in by_key.items()]
        yield from (one for one in done if one is not None)
        if not any(done):
            return


def _steps(desk: Desk, key: str, numbers: list[int]) -> Done | None:
    """Makes follow-ups of the steps whose time has come; None when another program has."""
    desk.give_way()
    with desk.store.operation(KIND, "", desk.user.id, origin="rule") as op:
        rows = enrolments.live_by_id(driver_of(op.connection), numbers)
        sequence = sequence_of(desk.workspace, key)
        turns, ended, leads = [], list[tuple[int, Stopped]](), list[Live]()
        for row in rows:
            if row.state != "running" or row.step_at is None or row.step_at > op.at.timestamp():
                continue
            leads.append(row)
            why, index = why_stopped(row, sequence), index_of(sequence, row.step)
            if why is not None or sequence is None or index is None:
                ended.append((row.id, why or Stopped.GONE))
                continue
            when = made_at(sequence.steps[index], datetime.fromtimestamp(row.step_at, UTC), desk.zone, desk.hours)
            turns.append(turn_of(row, index, when))
        leave_all(op, ended)
        places = go_on(op, desk, sequence, turns) if sequence else {}
        op.summary = f"{sequence.name if sequence else key}: {_what(places, leads)}"
        if len(leads) == 1:
            op.lead_id = leads[0].lead_id
    return None if op.number is None else Done(op.number, op.summary, tuple(row.lead_id for row in leads))


def _what(places: dict[int, Place], leads: list[Live]) -> str:
    who = title([row.lead_name or f"L{row.lead_id}" for row in leads]) if leads else ""
    if len(leads) > 1:
        return f"the next step of {who}"
    place = next(iter(places.values()), None)
    if place is None:
        return f"ended, {who}"
    if place.step is None:
        return f"done, {who}"
    return f"{place.step.subject or place.step.channel}{'' if place.when else ' later'}, {who}"


def _gone(desk: Desk, reading: Reading) -> Iterator[Done]:
    """Ends the sequences that are in the rules no longer, whoever took them out."""
    workspace = reading.rules()
    with storage_errors(reading.path):
        keys = enrolments.keys_in_use(reading.connection)
    for key in keys:
        known = sequence_of(workspace, key)
        if known is not None and known.offered:
            continue
        desk.give_way()
        with desk.store.operation(KIND, "", desk.user.id, origin="rule") as op:
            known = sequence_of(desk.workspace, key)
            rows = enrolments.live_in(driver_of(op.connection), key) if not (known and known.offered) else []
            leave(op, [row.id for row in rows], Stopped.GONE)
            names = [row.lead_name for row in rows]
            op.summary = f"{known.name if known else key}: {Stopped.GONE}, {title(names) if names else ''}"
        if op.number is not None:
            yield Done(op.number, op.summary, tuple(row.lead_id for row in rows))


def _after_operations(desk: Desk, look: Look) -> Iterator[Done]:
    """What imports end, what does not go together after an undo, and whom rules enrol."""
    reading, since = look.reading, look.since
    with storage_errors(reading.path):
        kinds = enrolments_rules.kinds_since(reading.connection, since)
    if "import" in kinds:
        yield from _replies(desk, reading, since)
    if kinds & {"undo", "redo", "import"}:
        yield from _set_right(desk, reading)
    ruled = [word for word in reading.rules().sequences if word.enrol and word.offered and word.steps]
    if kinds and ruled:
        for sequence in ruled:
            yield from _by_rule(desk, look, sequence)


def _set_right(desk: Desk, reading: Reading) -> Iterator[Done]:
    """What does not go together: large imports have no hook, and an older program may have taken something back."""
    with storage_errors(reading.path):
        if not enrolments_sound.unsound(reading.connection):
            return
    done = set_all_right(desk)
    if done is not None:
        yield done


def _replies(desk: Desk, reading: Reading, since: int) -> Iterator[Done]:
    """Large imports have no hook: what came in with them is looked at here."""
    with storage_errors(reading.path):
        ids = enrolments_rules.live_with_new_activities(reading.connection, since)
    for start in range(0, len(ids), PART):
        part = ids[start : start + PART]
        desk.give_way()
        with desk.store.operation(KIND, "", desk.user.id, origin="rule") as op:
            outcomes, (fresh, begins) = reached(desk.workspace), news(desk, op)
            rows = enrolments.live_of_leads(
                driver_of(op.connection), part, since=since + 1, reached=outcomes, fresh=fresh, midnights=begins
            )
            take_on(desk, op, rows)
            op.summary = f"Sequences: what was brought in, {title([row.lead_name for row in rows] or ['nobody'])}"
        if op.number is not None:
            yield Done(op.number, op.summary, tuple(part))


def _by_rule(desk: Desk, look: Look, sequence: Sequence) -> Iterator[Done]:
    tree = _tree(desk, sequence)
    if tree is None:
        return
    reading = look.reading
    with storage_errors(reading.path):
        ids = enrolments_rules.to_enrol(reading.connection, sequence.key, tree, look.since, look.upto)

    def still(op: Op, some: Several[int]) -> list[int]:
        # By the rules as they are in the lock; what changed the leads does not change any more.
        known = sequence_of(desk.workspace, sequence.key)
        tree = _tree(desk, known) if known else None
        return enrolments_rules.still_to_enrol(driver_of(op.connection), sequence.key, tree, some) if tree else []

    for start in range(0, len(ids), PART):
        desk.give_way()
        part, name = ids[start : start + PART], f"{sequence.name} by rule"
        try:
            done = enrol(desk, part, sequence.key, by_rule=name, among=still)
        except InputError:
            # The sequence was taken out of the rules since.
            return
        except RefusedError:
            # The only lead is not to be contacted.
            continue
        if done.operation is not None:
            yield done


def _tree(desk: Desk, sequence: Sequence) -> Node | None:
    """Whom a rule means; None for none, and for one that asks for what was taken out of the rules since."""
    tree = tree_of(sequence.enrol, reader_of(desk).context(desk.local())) if sequence.enrol.strip() else None
    return None if tree is None else And((OPEN, tree))
