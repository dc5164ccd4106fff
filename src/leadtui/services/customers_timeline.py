"""Notes and follow-ups of accounts, contacts and opportunities; and those a converted lead has left them.

A follow-up of a lead that is not converted goes the lead's own way, whatever else it names.
"""

from __future__ import annotations

from typing import Any

from leadtui.model import FollowUp, Lead, Record
from leadtui.rules.follow_ups import completed
from leadtui.rules.reminding import gone_by
from leadtui.rules.status_effects import takes_the_place
from leadtui.rules.text import clean
from leadtui.rules.when import When, say
from leadtui.services import following_up
from leadtui.services.customer_records import MODELS, about
from leadtui.services.desk import Desk
from leadtui.services.next_steps import next_steps, said, with_offers
from leadtui.services.timeline import (
    add_follow_up,
    close_follow_ups,
    columns_of,
    complete,
    in_zone,
    instead_of,
    like,
    moved,
    set_again,
    summed_up,
)
from leadtui.services.timeline import write_note as make_note
from leadtui.store.journal import Op
from leadtui.words.contact import FollowUpState
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, NotFoundError, RefusedError
from leadtui.words.follow_ups import ONCE, How
from leadtui.words.lifecycle import Category
from leadtui.words.records import replace
from leadtui.words.rows import NEXT, Done

_NEAREST_FIRST = (CustomerKind.OPPORTUNITY, CustomerKind.CONTACT, CustomerKind.ACCOUNT)


def write_note(desk: Desk, kind: CustomerKind, number: int, text: str) -> Done:
    """Writes a note down; raises InputError for an empty one."""
    body = clean(text, multiline=True)
    if not body:
        raise InputError("The note is empty.", "Type something.")
    with desk.store.operation("note", "", desk.user.id) as op:
        row = op.get(MODELS[kind], number)
        steps = next_steps(desk, body)
        make_note(op, desk, about(kind, row), body, said(steps))
        op.summary = f"Note, {row['name']}"
    return with_offers(Done(op.number, op.summary, customers=((kind.value, number),)), steps)


def set_follow_up(
    desk: Desk, kind: CustomerKind, number: int, when: When, subject: str = "", word: str = "", *, how: How = ONCE
) -> Done:
    """Sets a follow-up by hand; an automatic one that contact or deal have of a lead gives way to a call or a meeting.

    One like it is not set again. `how` says the rest; `subject` and `word`, its kind, go before what it says of them.
    """
    wanted = replace(how, subject=clean(subject or how.subject), kind=word or how.kind)
    named, what = completed(wanted)
    with desk.store.operation("follow-up", "", desk.user.id) as op:
        row = op.get(MODELS[kind], number)
        instead = list[dict[str, Any]]()
        if kind is not CustomerKind.ACCOUNT and takes_the_place(named):
            waiting = {f"{kind}_id": number, "state": FollowUpState.OPEN.value, "automatic": True}
            instead = op.find(FollowUp, **waiting)
            close_follow_ups(op, instead, FollowUpState.CANCELLED)
        rows = op.find(FollowUp, **{f"{kind}_id": number, "state": FollowUpState.OPEN.value})
        columns = columns_of(desk, when, wanted)
        there = like(rows, when, named, what or None)
        changed = None
        if there is None:
            add_follow_up(op, desk, about(kind, row), when, named, what or None, more=columns)
        else:
            changed = set_again(op, there, when, columns)
        op.summary = f"{summed_up(desk, when, wanted, named, changed)}, {row['name']}"
    late = gone_by(in_zone(when, desk), wanted.lead_minutes, desk.local())
    notes = (*instead_of(instead, desk), *((late,) if late else ()))
    return Done(op.number, op.summary, (), notes, customers=((kind.value, number),))


def finish(desk: Desk, follow_up_id: int) -> Done:
    """Marks a follow-up done; RefusedError when it is no longer open, NotFoundError when it is gone."""
    lead_id = _open_lead(desk, follow_up_id)
    if lead_id is not None:
        return following_up.done(desk, lead_id, follow_up_id)
    with desk.store.operation("done", "", desk.user.id) as op:
        row, name = _open(op, follow_up_id)
        made = complete(op, desk, [row])
        what = row["subject"] or row["kind"]
        op.summary = f"Done: {what}, {name}"
        notes = (f"{NEXT}{what} {say(made[0], desk.local())}",) if made else ()
    return _done(op, row, notes)


def drop(desk: Desk, follow_up_id: int) -> Done:
    """Cancels a follow-up, one that repeats for good; RefusedError when it is no longer open."""
    lead_id = _open_lead(desk, follow_up_id)
    if lead_id is not None:
        return following_up.drop(desk, lead_id, follow_up_id)
    with desk.store.operation("done", "", desk.user.id) as op:
        row, name = _open(op, follow_up_id)
        close_follow_ups(op, [row], FollowUpState.CANCELLED)
        op.summary = f"Dropped: {row['subject'] or row['kind']}, {name}"
    return _done(op, row)


def snooze(desk: Desk, follow_up_id: int, when: When) -> Done:
    """Moves a follow-up; RefusedError when it is no longer open, NotFoundError when it is gone."""
    lead_id = _open_lead(desk, follow_up_id)
    if lead_id is not None:
        return following_up.snooze(desk, lead_id, when, follow_up_id)
    with desk.store.operation("snooze", "", desk.user.id) as op:
        row, name = _open(op, follow_up_id)
        op.set(FollowUp, follow_up_id, moved(row, when, desk, op.at))
        op.summary = f"Snoozed to {say(when, desk.local())}, {name}"
    return _done(op, row)


def first_open(desk: Desk, kind: CustomerKind, number: int) -> int | None:
    """The open follow-up of a record that is due first, None when there is none."""
    with desk.store.operation("done", "", desk.user.id) as op:
        op.get(MODELS[kind], number)
        rows = op.find(FollowUp, **{f"{kind}_id": number, "state": FollowUpState.OPEN.value})
    return min(((row["due_at"], row["id"]) for row in rows), default=(None, None))[1]


def _open_lead(desk: Desk, follow_up_id: int) -> int | None:
    """The lead a follow-up belongs to, unless it was converted."""
    with desk.store.operation("done", "", desk.user.id) as op:
        lead_id: int | None = op.get(FollowUp, follow_up_id)["lead_id"]
        if lead_id is None or op.get(Lead, lead_id)["category"] == Category.CONVERTED:
            return None
    return lead_id


def _open(op: Op, follow_up_id: int) -> tuple[dict[str, Any], str]:
    """An open follow-up, and what its lead, deal, contact or account is called."""
    row = op.get(FollowUp, follow_up_id)
    if row["state"] != FollowUpState.OPEN:
        raise RefusedError("That follow-up is no longer open.", "It was done, cancelled or taken back meanwhile.")
    owners: list[tuple[type[Record], int | None]] = [(Lead, row["lead_id"])]
    owners += [(MODELS[kind], row[f"{kind}_id"]) for kind in _NEAREST_FIRST]
    for model, number in owners:
        found = op.find(model, id=number) if number is not None else []
        if found:
            return row, str(found[0]["name"])
    raise NotFoundError("What that follow-up was about is not there any more.", "It may have been deleted.")


def _done(op: Op, row: dict[str, Any], notes: tuple[str, ...] = ()) -> Done:
    customers = tuple((kind.value, row[f"{kind}_id"]) for kind in CustomerKind if row[f"{kind}_id"] is not None)
    leads = (row["lead_id"],) if row["lead_id"] is not None else ()
    return Done(op.number, op.summary, leads, notes, customers=customers)
