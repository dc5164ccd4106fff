"""One thing done with many leads: one operation, whatever their number.

Always holds: a lead on which it cannot be done (converted, deleted) is left out, counted and named, and nothing of it
is changed; on every other lead it does what the same thing does on one lead alone. Statements take thousands of leads
at a time, so ten thousand cost about a second. Whoever waits is told how far it is; what he raises takes it all back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from leadtui.model import Activity, FollowUp, Lead, Tag
from leadtui.rules.follow_ups import completed
from leadtui.rules.text import clean, fold
from leadtui.rules.when import When, say
from leadtui.services.desk import Desk
from leadtui.services.leads import title
from leadtui.services.timeline import columns_of, complete, moved, times
from leadtui.services.triage import until, wake_up, wanted_status
from leadtui.store.beneath import driver_of
from leadtui.store.enrolments import in_running
from leadtui.store.journal import Op
from leadtui.store.standing import OpenFollowUp, Standing, open_follow_ups, standing, tags_on
from leadtui.words.bulk import BulkDone, LeftOut
from leadtui.words.contact import ActivityKind, FollowUpKind, FollowUpState
from leadtui.words.errors import InputError, RefusedError
from leadtui.words.follow_ups import ONCE, How
from leadtui.words.lifecycle import Category, Reason, Status
from leadtui.words.records import replace

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
def _operation(desk: Desk, kind: str, ids: Sequence[int], told: Told) -> Iterator[Many]:
    each = tuple(dict.fromkeys(ids))
    if len(each) > MOST_AT_A_TIME:
        raise RefusedError(
            f"{len(each):,} leads are too many: {MOST_AT_A_TIME:,} can be changed at a time.", "Select fewer."
        )
    with desk.store.operation(kind, "", desk.user.id, lead_id=each[0] if len(each) == 1 else None) as op:
        op.told = told if told is not unheard else None
        yield Many(op, each, told)


def _result(many: Many, what: str) -> BulkDone:
    """What came of it; `many.op.summary` is set before the operation ends."""
    same = many.same
    notes = (f"{same:,} {'was' if same == 1 else 'were'} so already",) if same else ()
    if many.op.number is None:
        return BulkDone(None, f"{what}: nothing was changed", tuple(many.done), tuple(many.left_out), notes)
    return BulkDone(many.op.number, many.op.summary, tuple(many.done), tuple(many.left_out), notes)


def set_status(
    desk: Desk,
    ids: Sequence[int],
    status: str,
    *,
    reason: str = "",
    note: str = "",
    wake: When | None = None,
    told: Told = unheard,
) -> BulkDone:
    """Gives leads a status; Unqualified has a reason, Nurturing a wake-up (30 days unless said).

    Raises InputError (unknown, no reason, Converted) and RefusedError (too many).
    """
    text = clean(note, multiline=True)
    with _operation(desk, "status", ids, told) as many:
        word, chosen = wanted_status(desk, status, reason, text)
        for part in many.parts():
            changing = [lead for lead in part if lead.status != word.key]
            _move(many, changing, word, chosen)
            told_anew = part
            if chosen is not None:
                _disqualify(many, part, chosen)
            elif word.category is Category.NURTURING:
                _nurture(many, desk, part, wake)
            else:
                told_anew = changing
            if text:
                _write_notes(many, desk, part, text)
                told_anew = part
            many.did(part, told_anew)
        what = f"{word.name} ({chosen.name})" if chosen else f"{word.name}{until(desk, word, wake)}"
        many.op.summary = f"{what}, {title(many.names)}"
    return _result(many, what)


def _move(many: Many, leads: Sequence[Standing], word: Status, reason: Reason | None) -> None:
    patch: dict[str, Any] = {"status": word.key, "category": word.category.value, "status_since": many.op.at}
    if reason is None:
        patch["disqualify_reason"] = None
    many.set(leads, patch)


def _disqualify(many: Many, leads: Sequence[Standing], reason: Reason) -> None:
    flags = {"do_not_call": True, "email_opt_out": True} if reason.do_not_contact else {}
    many.set(leads, {"disqualify_reason": reason.key, **flags})
    many.close([row.id for row in _follow_ups(many, leads)])


def _nurture(many: Many, desk: Desk, leads: Sequence[Standing], wake: When | None) -> None:
    gone = [row.id for row in _follow_ups(many, leads) if _gives_way(row) or row.kind == FollowUpKind.WAKE_UP]
    many.close(gone)
    # Who is nurtured on was looked at: the review asks about him again after as long as about a new one.
    many.set([lead for lead in leads if lead.category == Category.NURTURING], {"reviewed_at": many.op.at})
    going = in_running(driver_of(many.op.connection), [lead.id for lead in leads]) if wake is None else ()
    woken = [lead for lead in leads if lead.id not in going]
    _add_follow_ups(many, desk, woken, wake or wake_up(desk), FollowUpKind.WAKE_UP, "wake up")


def set_owner(desk: Desk, ids: Sequence[int], user_id: int | None, *, told: Told = unheard) -> BulkDone:
    """Gives leads to a user, or to nobody."""
    what = f"Owner {next((u.name for u in desk.users if u.id == user_id), 'nobody')}"
    with _operation(desk, "owner", ids, told) as many:
        for part in many.parts():
            changing = [lead for lead in part if lead.owner_id != user_id]
            many.set(changing, {"owner_id": user_id})
            many.did(part, changing)
        many.op.summary = f"{what}, {title(many.names)}"
    return _result(many, what)


def set_tags(
    desk: Desk, ids: Sequence[int], *, add: Sequence[str] = (), remove: Sequence[str] = (), told: Told = unheard
) -> BulkDone:
    """Puts tags on leads and takes tags off; what is there already stays as it is."""
    wanted = {fold(name): name for name in (clean(tag) for tag in add) if name}
    gone = {fold(clean(tag)) for tag in remove}
    what = f"Tags {', '.join([*wanted.values(), *(f'-{key}' for key in sorted(gone))])}"
    with _operation(desk, "tags", ids, told) as many:
        for part in many.parts():
            changed = _put_tags(many, part, wanted, gone)
            many.did(part, [lead for lead in part if lead.id in changed])
        many.op.summary = f"{what}, {title(many.names)}"
    return _result(many, what)


def _put_tags(many: Many, leads: Sequence[Standing], wanted: dict[str, str], gone: set[str]) -> set[int]:
    """Puts on and takes off; the leads this changed."""
    there: dict[int, set[str]] = {lead.id: set() for lead in leads}
    off: list[int] = []
    changed: set[int] = set()
    for tag in tags_on(driver_of(many.op.connection), list(there)):
        there[tag.lead_id].add(tag.key)
        if tag.key in gone:
            off.append(tag.id)
            changed.add(tag.lead_id)
    many.op.set_where(Tag, off, {"hidden_by": many.op.id})
    rows = [
        {"owner_kind": "lead", "owner_id": number, "name": name, "name_key": key}
        for number, keys in there.items()
        for key, name in wanted.items()
        if key not in keys
    ]
    many.op.insert_many(Tag, rows)
    changed.update(number for row in rows if isinstance(number := row["owner_id"], int))
    many.op.count_changes(changed)
    return changed


def set_follow_up(
    desk: Desk,
    ids: Sequence[int],
    when: When,
    subject: str = "",
    *,
    how: How = ONCE,
    reviewed: bool = False,
    told: Told = unheard,
) -> BulkDone:
    """Sets a follow-up by hand on each that has none like it; the automatic one that was waiting gives way to it.

    With `reviewed` they count as reviewed.
    """
    wanted = replace(how, subject=clean(subject or how.subject))
    kind, said = completed(wanted)
    what, what_for = f"Follow-up {say(when, desk.local())}", said or None
    with _operation(desk, "follow-up", ids, told) as many:
        for part in many.parts():
            rows = list(_follow_ups(many, part))
            many.close([row.id for row in rows if _gives_way(row)])
            like = (kind, what_for, int(when.at.timestamp()), when.date.isoformat() if when.date else None)
            there = {r.lead_id for r in rows if not r.automatic and (r.kind, r.subject, r.due_at, r.due_date) == like}
            changed = [lead for lead in part if lead.id not in there]
            _add_follow_ups(many, desk, changed, when, kind, what_for, columns_of(desk, when, wanted))
            freed = {row.lead_id for row in rows if _gives_way(row)}
            if reviewed:
                many.set(part, {"reviewed_at": many.op.at})
            many.did(part, [lead for lead in part if lead.id not in there or lead.id in freed])
        many.op.summary = f"{what}, {title(many.names)}"
    return _result(many, what)


def snooze(desk: Desk, ids: Sequence[int], when: When, *, told: Told = unheard) -> BulkDone:
    """Moves the follow-up due first of each; a lead without one gets one."""
    what = f"Snoozed to {say(when, desk.local())}"
    with _operation(desk, "snooze", ids, told) as many:
        for part in many.parts():
            first = _first_due(many, part)
            _move_first(many, desk, first.values(), when, {})
            _add_follow_ups(many, desk, [lead for lead in part if lead.id not in first], when, FollowUpKind.CALL, None)
            many.did(part)
        many.op.summary = f"{what}, {title(many.names)}"
    return _result(many, what)


def _move_first(many: Many, desk: Desk, rows: Collection[OpenFollowUp], when: When, named: Mapping[str, Any]) -> None:
    """Moves follow-ups; those told of ahead, or that repeat, one by one."""
    special = {row.id for row in rows if row.lead_minutes or row.repeat}
    many.op.set_where(FollowUp, [row.id for row in rows if row.id not in special], {**times(when), **named})
    for number in special:
        many.op.set(FollowUp, number, {**moved(many.op.get(FollowUp, number), when, desk, many.op.at), **named})


def keep(desk: Desk, ids: Sequence[int], when: When, *, told: Told = unheard) -> BulkDone:
    """Keeps leads until a time: the follow-up due first moves there, or they get one, and they count as reviewed."""
    what = f"Kept until {say(when, desk.local())}"
    with _operation(desk, "review", ids, told) as many:
        for part in many.parts():
            first = _first_due(many, part)
            _move_first(many, desk, first.values(), when, {})
            _add_follow_ups(many, desk, [lead for lead in part if lead.id not in first], when, FollowUpKind.CALL, None)
            many.set(part, {"reviewed_at": many.op.at})
            many.did(part)
        many.op.summary = f"{what}, {title(many.names)}"
    return _result(many, what)


def leave_as_is(desk: Desk, ids: Sequence[int], *, told: Told = unheard) -> BulkDone:
    """Leaves leads as they are: they count as reviewed, nothing else of them changes."""
    with _operation(desk, "review", ids, told) as many:
        for part in many.parts():
            many.set(part, {"reviewed_at": many.op.at})
            many.did(part)
        many.op.summary = f"Left as it is, {title(many.names)}"
    return _result(many, "Left as it is")


def done(desk: Desk, ids: Sequence[int], *, told: Told = unheard) -> BulkDone:
    """Marks the follow-up due first of each done; a lead without one is left out."""
    with _operation(desk, "done", ids, told) as many:
        for part in many.parts():
            first = _first_due(many, part)
            many.close([row.id for row in first.values() if not row.repeat], FollowUpState.DONE)
            complete(many.op, desk, [many.op.get(FollowUp, row.id) for row in first.values() if row.repeat])
            many.leave_out([lead for lead in part if lead.id not in first], "has no open follow-up")
            many.did([lead for lead in part if lead.id in first])
        many.op.summary = f"Done, {title(many.names)}"
    return _result(many, "Done")


def log_note(desk: Desk, ids: Sequence[int], text: str, *, told: Told = unheard) -> BulkDone:
    """Writes the same note on each; raises InputError for an empty one."""
    body = clean(text, multiline=True)
    if not body:
        raise InputError("The note is empty.", "Type something.")
    with _operation(desk, "note", ids, told) as many:
        for part in many.parts():
            _write_notes(many, desk, part, body)
            many.did(part)
        many.op.summary = f"Note, {title(many.names)}"
    return _result(many, "Note")


def delete(desk: Desk, ids: Sequence[int], *, told: Told = unheard) -> BulkDone:
    """Hides leads everywhere; undo brings them back."""
    with _operation(desk, "delete", ids, told) as many:
        for part in many.parts():
            many.set(part, {"hidden_by": many.op.id})
            many.did(part)
        many.op.summary = f"Deleted {title(many.names)}"
    return _result(many, "Deleted")


def _gives_way(row: OpenFollowUp) -> bool:
    return bool(row.automatic) and row.enrolment_id is None


def _follow_ups(many: Many, leads: Sequence[Standing]) -> Iterator[OpenFollowUp]:
    return open_follow_ups(driver_of(many.op.connection), [lead.id for lead in leads])


def _first_due(many: Many, leads: Sequence[Standing]) -> dict[int, OpenFollowUp]:
    """The follow-up due first of each lead that has one."""
    first: dict[int, OpenFollowUp] = {}
    for row in _follow_ups(many, leads):
        first.setdefault(row.lead_id, row)
    return first


def _add_follow_ups(
    many: Many,
    desk: Desk,
    leads: Sequence[Standing],
    when: When,
    kind: FollowUpKind,
    subject: str | None,
    more: Mapping[str, Any] | None = None,
) -> None:
    columns = {**(more or {}), **times(when, (more or {}).get("lead_minutes"), many.op.at)}
    values = {"kind": kind.value, "subject": subject, "user_id": desk.user.id, **columns}
    many.op.insert_many(FollowUp, ({"lead_id": lead.id, **values} for lead in leads))


def _write_notes(many: Many, desk: Desk, leads: Sequence[Standing], body: str) -> None:
    values = {"kind": ActivityKind.NOTE.value, "at": many.op.at, "body": body, "user_id": desk.user.id}
    many.op.insert_many(Activity, ({"lead_id": lead.id, **values} for lead in leads))
