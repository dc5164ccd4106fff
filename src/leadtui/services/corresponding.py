"""Logging what is no call: meetings, emails and other ways of getting in touch, with a lead or a customer.

Always holds: one operation with every effect. A New lead becomes Contacted; open follow-ups of that kind due by the end
of today are done; where somebody was reached, or a call or meeting is planned, the automatic try that was waiting gives
way.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from leadtui.model import Activity, FollowUp, Lead
from leadtui.rules.follow_ups import completed
from leadtui.rules.status_effects import takes_the_place, usual_kind
from leadtui.rules.text import clean
from leadtui.rules.when import When
from leadtui.rules.working_time import end_of_day
from leadtui.services import timeline
from leadtui.services.customer_records import MODELS, about
from leadtui.services.desk import Desk
from leadtui.services.leads import (
    add_follow_up,
    change_status,
    did,
    gives_way,
    open_follow_ups,
    with_what_followed,
    workable,
)
from leadtui.services.next_steps import left_after, next_steps, said, with_offers
from leadtui.services.timeline import close_follow_ups, columns_of, complete, instead_of, next_of
from leadtui.store.journal import Op
from leadtui.words.contact import ActivityKind, Direction, FollowUpState
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError
from leadtui.words.follow_ups import ONCE, How
from leadtui.words.lifecycle import Category
from leadtui.words.rows import NOTHING_PLANNED, Done

EMAIL_SENT = "Email sent"
"""How the summary of an email of ours begins: undo says that it stays sent."""
MOST_MINUTES = 24 * 60
KINDS = (ActivityKind.MEETING, ActivityKind.EMAIL, ActivityKind.OTHER, ActivityKind.CALL)
"""What is logged here; calls of leads have outcomes and go another way."""


def log_contact(
    desk: Desk,
    ref: tuple[str, int],
    kind: ActivityKind,
    note: str = "",
    *,
    subject: str = "",
    incoming: bool = False,
    minutes: int | None = None,
    follow_up: When | None = None,
    at: datetime | None = None,
    how: How = ONCE,
) -> Done:
    """Logs one of KINDS with a record (kind, number); `at` is when it was, now unless said; `how` says the rest
    of the follow-up.

    `subject` is an email's, or the channel of what is other. `minutes`: 0 to MOST_MINUTES. Raises InputError,
    NotFoundError, RefusedError.
    """
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise InputError(f"It cannot have taken {minutes} minutes.", f"At most {MOST_MINUTES} fit a day.")
    title = clean(subject)
    if kind is ActivityKind.OTHER and not title:
        raise InputError("The channel is missing.", "Say how: LinkedIn, text message, letter.")
    whose, number = ref
    lead_id = number if whose == "lead" else None
    with desk.store.operation(kind.value, "", desk.user.id, lead_id=lead_id) as op:
        when = at or op.at
        if when > op.at + timedelta(minutes=1):
            raise InputError("What has not happened yet cannot be logged.", "Give a time in the past; f plans one.")
        direction = Direction.IN if incoming else Direction.OUT
        text = clean(note, multiline=True)
        row = workable(op, number) if lead_id is not None else op.get(MODELS[CustomerKind(whose)], number)
        zone = row["time_zone"] if lead_id is not None else None
        steps = next_steps(desk, text, zone)
        values = {
            "kind": kind.value, "direction": direction.value, "at": when, "subject": title or None,
            "body": text or None, "next_step": said(steps), "minutes": minutes, "user_id": desk.user.id,
        }  # fmt: skip
        if lead_id is not None:
            notes = _with_lead(op, desk, row, values, follow_up, how)
        else:
            notes = _with_customer(op, desk, CustomerKind(whose), row, values, follow_up, how)
        op.summary = f"{_said(kind, title, incoming)}, {row['name']}"
    customers = ((whose, number),) if lead_id is None else ()
    leads = (number,) if lead_id is not None else ()
    done = Done(op.number, op.summary, leads, with_what_followed(op, notes), customers=customers)
    return with_offers(done, left_after(desk, text, zone, follow_up))


def _with_lead(
    op: Op,
    desk: Desk,
    lead: dict[str, Any],
    values: Mapping[str, Any],
    follow_up: When | None,
    how: How,
) -> tuple[str, ...]:
    op.add(Activity, {"lead_id": lead["id"], **values})
    rows = open_follow_ups(op, lead["id"])
    due = _due(desk, rows, values["kind"])
    complete(op, desk, due)
    waiting = [row for row in rows if gives_way(row) and row not in due]
    kind, subject = completed(how, usual_kind(lead["do_not_call"]))
    instead = waiting if _reached(values) or (follow_up is not None and takes_the_place(kind)) else []
    close_follow_ups(op, instead, FollowUpState.CANCELLED)
    patch: dict[str, Any] = {}
    if lead["category"] == Category.NEW:
        word = desk.workspace.first_of(Category.WORKING)
        change_status(lead, patch, word.key, word.category.value, op.at)
        op.set(Lead, lead["id"], patch)
    if follow_up is not None:
        more = columns_of(desk, follow_up, how)
        add_follow_up(op, desk, lead["id"], follow_up, kind, subject or None, more=more)
        return (*did(due), *next_of(desk, follow_up, kind, subject, how), *instead_of(instead, desk))
    left = [row for row in rows if row not in due and row not in instead]
    runs = lead["in_sequence"] and not _reached(values)
    return did(due) if left or runs else (*did(due), NOTHING_PLANNED)


def _with_customer(
    op: Op,
    desk: Desk,
    kind: CustomerKind,
    row: dict[str, Any],
    values: Mapping[str, Any],
    follow_up: When | None,
    how: How,
) -> tuple[str, ...]:
    links = about(kind, row)
    op.add(Activity, {**links, **values})
    held = op.find(FollowUp, **{f"{kind}_id": row["id"], "state": FollowUpState.OPEN.value})
    complete(op, desk, _due(desk, held, values["kind"]))
    if follow_up is None:
        return ()
    named, subject = completed(how)
    more = columns_of(desk, follow_up, how)
    timeline.add_follow_up(op, desk, links, follow_up, named, subject or None, more=more)
    return tuple(next_of(desk, follow_up, named, subject, how))


def _due(desk: Desk, rows: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """The follow-ups that have been done by it: of its kind, due by the end of today."""
    until = end_of_day(desk.local())
    return [row for row in rows if row["kind"] == kind and row["due_at"] < until]


def _reached(values: Mapping[str, Any]) -> bool:
    return bool(values["kind"] == ActivityKind.MEETING or values["direction"] == Direction.IN)


def _said(kind: ActivityKind, subject: str, incoming: bool) -> str:
    if kind is ActivityKind.EMAIL:
        return "Email received" if incoming else EMAIL_SENT
    if kind is ActivityKind.CALL:
        return "Incoming call" if incoming else "Call"
    said = subject if kind is ActivityKind.OTHER else "Meeting"
    return f"{said}, from them" if incoming and kind is ActivityKind.OTHER else said
