"""Working a lead: calls, notes, statuses, qualification, owners, tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal

from leadtui.model import Activity, FollowUp, Lead
from leadtui.rules.follow_ups import completed
from leadtui.rules.outcomes import filled_in, spares
from leadtui.rules.status_effects import ends_with_nurturing, moves_along, nurtured_on, usual_kind, with_reason
from leadtui.rules.text import clean, fold
from leadtui.rules.when import When, say
from leadtui.rules.working_time import end_of_day
from leadtui.services.asking import keep_answer
from leadtui.services.desk import Desk
from leadtui.services.leads import (
    add_follow_up,
    change_status,
    did,
    gives_way,
    open_follow_ups,
    put_tags,
    title,
    with_what_followed,
    workable,
    write_note,
)
from leadtui.services.next_steps import how_to_take, left_after, next_steps, said, with_offers
from leadtui.services.timeline import along_to, close_follow_ups, columns_of, complete, moved, next_of, when_of
from leadtui.store.journal import Op
from leadtui.words.contact import ActivityKind, Direction, FollowUpKind, FollowUpState, Next, Outcome
from leadtui.words.errors import InputError
from leadtui.words.follow_ups import ONCE, How
from leadtui.words.lifecycle import Category, Reason, Status
from leadtui.words.records import replace
from leadtui.words.rows import NO_FOLLOW_UP, Done

Planned = When | None | Literal["auto"]
"""A follow-up: this one, none, or what the outcome fills in."""


def log_call(
    desk: Desk,
    lead_id: int,
    outcome: str,
    *,
    note: str = "",
    follow_up: Planned = "auto",
    at: datetime | None = None,
    minutes: int | None = None,
    incoming: bool = False,
    reason: str = "",
    nurture: When | None = None,
    asked: tuple[str, str] | None = None,
    what: str = "",
    how: How = ONCE,
) -> Done:
    """Logs a call with every effect of its outcome, as one operation.

    `at`: when it was (default: now). `minutes`: how long. `incoming`: he called us, which is contact and no attempt.
    `reason`, `nurture`: what Not interested, or the last try, leads to; without either the status stays and Done.notes
    says so. `asked`: a field, or a criterion, and what the lead said of it. `what` is to be done at a typed follow-up,
    `how` says the rest of it.
    A next step that stands in the note is offered where none was planned. Raises InputError, NotFoundError,
    RefusedError.
    """
    text = clean(note, multiline=True)
    notes: list[str] = []
    verbs: list[str] = []
    with desk.store.operation("call", "", desk.user.id, lead_id=lead_id) as op:
        word = desk.workspace.outcome(outcome)
        chosen = desk.workspace.reason(reason) if reason else None
        _check_reason(chosen, text)
        if word.asks_reason and chosen is None and nurture is None:
            notes.append(f"{word.name}: no reason was given, so the status stays")
            verbs.append(f"Give one: leadtui status L{lead_id} unqualified --reason no-need")
        if asked is not None:
            notes += keep_answer(op, desk, lead_id, *asked)
        lead = workable(op, lead_id)
        when = at or op.at
        if when > op.at + timedelta(minutes=1):
            raise InputError("A call that has not happened yet cannot be logged.", "Give a time in the past.")
        direction = Direction.IN if incoming else Direction.OUT
        values: dict[str, Any] = {
            "lead_id": lead_id,
            "kind": ActivityKind.CALL.value,
            "direction": direction.value,
            "at": when,
        }
        steps = next_steps(desk, text, lead["time_zone"])
        values |= {"outcome": word.key, "body": text or None, "minutes": minutes, "user_id": desk.user.id}
        op.add(Activity, {**values, "next_step": said(steps)})
        notes += did(_complete_calls(op, desk, lead_id))
        patch: dict[str, Any] = {}
        becomes = desk.workspace.status_for(word.becomes) if word.becomes else None
        status = becomes or (desk.workspace.first_of(Category.WORKING) if incoming else None)
        if status is not None and lead["category"] == Category.NEW:
            change_status(lead, patch, status.key, status.category.value, op.at)
        if chosen is not None:
            _disqualify(op, desk, lead, patch, chosen)
        elif nurture is not None:
            notes += _nurture(op, desk, lead, patch, nurture)
        else:
            _plan_next(
                op,
                desk,
                lead,
                word,
                follow_up,
                notes,
                incoming=incoming,
                how=replace(how, subject=clean(what or how.subject)),
            )
        if patch:
            op.set(Lead, lead_id, patch)
        called = "incoming call, " if incoming else ""
        ended = f" ({chosen.name})" if chosen else f" (until {say(nurture, desk.local())})" if nurture else ""
        op.summary = f"{called}{word.name}{ended}, {lead['name']}"
        op.summary = op.summary[0].upper() + op.summary[1:]
    ends = chosen is not None or nurture is not None
    offers = (
        () if ends else left_after(desk, text, lead["time_zone"], follow_up if isinstance(follow_up, When) else None)
    )
    if offers:
        verbs += how_to_take(offers, f"L{lead_id}")
    elif NO_FOLLOW_UP in notes:
        verbs.append(f"Set one: leadtui follow-up L{lead_id} WHEN")
    said_of_it = with_what_followed(op, notes)
    return with_offers(Done(op.number, op.summary, (lead_id,), said_of_it, verbs=tuple(verbs)), offers)


def log_note(desk: Desk, lead_id: int, text: str) -> Done:
    """Writes a note down; raises InputError for an empty one."""
    body = clean(text, multiline=True)
    if not body:
        raise InputError("The note is empty.", "Type something.")
    with desk.store.operation("note", "", desk.user.id, lead_id=lead_id) as op:
        lead = workable(op, lead_id)
        steps = next_steps(desk, body, lead["time_zone"])
        write_note(op, desk, lead_id, body, said(steps))
        op.summary = f"Note, {lead['name']}"
    return with_offers(Done(op.number, op.summary, (lead_id,), verbs=how_to_take(steps, f"L{lead_id}")), steps)


def set_status(
    desk: Desk, ids: Sequence[int], status: str, *, reason: str = "", note: str = "", wake: When | None = None
) -> Done:
    """Gives leads a status, with a reason for Unqualified and a wake-up for Nurturing (30 days unless said).

    A lead in a running sequence is not woken unless `wake` says when. Raises InputError (unknown, no reason,
    Converted), NotFoundError, RefusedError.
    """
    text = clean(note, multiline=True)
    names, woken, notes = [], wake is not None, list[str]()
    with desk.store.operation("status", "", desk.user.id, lead_id=ids[0] if len(ids) == 1 else None) as op:
        word, chosen = wanted_status(desk, status, reason, text)
        for lead_id in ids:
            lead = workable(op, lead_id)
            names.append(lead["name"])
            patch: dict[str, Any] = {}
            if chosen is not None:
                _disqualify(op, desk, lead, patch, chosen, word)
            elif word.category is Category.NURTURING:
                notes += _nurture(op, desk, lead, patch, wake, word.key)
                woken = woken or not lead["in_sequence"]
            else:
                change_status(lead, patch, word.key, word.category.value, op.at)
            if text:
                write_note(op, desk, lead_id, text)
            if patch:
                op.set(Lead, lead_id, patch)
        because = f" ({chosen.name})" if chosen else until(desk, word, wake) if woken else ""
        op.summary = f"{word.name}{because}, {title(names)}"
    return Done(op.number, op.summary, tuple(ids), with_what_followed(op, notes))


def qualify(desk: Desk, lead_id: int, known: Mapping[str, tuple[str | None, str | None]]) -> Done:
    """Sets what is known of criteria: for each key (yes, no or None for unknown, detail as typed).

    An amount in the budget's detail and a date in the timeline's are read and kept beside it when they can be.
    """
    from leadtui.services.qualifying import columns_of, told

    with desk.store.operation("qualify", "", desk.user.id, lead_id=lead_id) as op:
        lead = workable(op, lead_id)
        columns = columns_of(desk, lead, known)
        op.set(Lead, lead_id, columns)
        op.summary = f"Qualification, {lead['name']}"
    return Done(op.number, op.summary, (lead_id,), told(columns))


def set_owner(desk: Desk, ids: Sequence[int], user_id: int | None) -> Done:
    """Gives leads to a user, or to nobody."""
    owner = next((u.name for u in desk.users if u.id == user_id), "nobody")
    with desk.store.operation("owner", "", desk.user.id, lead_id=ids[0] if len(ids) == 1 else None) as op:
        names = [workable(op, lead_id)["name"] for lead_id in ids]
        op.set_where(Lead, ids, {"owner_id": user_id})
        op.summary = f"Owner {owner}, {title(names)}"
    return Done(op.number, op.summary, tuple(ids))


def set_tags(desk: Desk, ids: Sequence[int], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Done:
    """Puts tags on leads and takes tags off; what is there already stays as it is."""
    wanted = {fold(name): name for name in (clean(tag) for tag in add) if name}
    gone = {fold(clean(tag)) for tag in remove}
    with desk.store.operation("tags", "", desk.user.id, lead_id=ids[0] if len(ids) == 1 else None) as op:
        names = []
        for lead_id in ids:
            names.append(workable(op, lead_id)["name"])
            put_tags(op, lead_id, wanted, gone)
        said = ", ".join([*wanted.values(), *(f"-{key}" for key in sorted(gone))])
        op.summary = f"Tags {said}, {title(names)}"
    return Done(op.number, op.summary, tuple(ids))


def wanted_status(desk: Desk, status: str, reason: str, note: str) -> tuple[Status, Reason | None]:
    """The status a lead is to get and why; raises InputError for what does not go together."""
    word = desk.workspace.status(status)
    if word.category is Category.CONVERTED:
        raise InputError("A lead becomes Converted by converting it, not by its status.")
    chosen = desk.workspace.reason(reason) if reason else None
    if word.category is Category.DISQUALIFIED and chosen is None:
        raise InputError(
            f"{word.name} needs a reason.", f"One of: {', '.join(r.name for r in desk.workspace.reasons if r.letter)}."
        )
    if chosen is not None and word.category is not Category.DISQUALIFIED:
        raise InputError(f"{word.name} takes no reason.")
    _check_reason(chosen, note)
    return word, chosen


def _check_reason(reason: Reason | None, note: str) -> None:
    if reason is not None and reason.needs_note and not note:
        raise InputError(f"The reason {reason.name} needs a note.", "Say why in a few words.")


def _complete_calls(op: Op, desk: Desk, lead_id: int) -> list[dict[str, Any]]:
    """A logged call completes every open call follow-up due by the end of today; an automatic one later gives way.

    Those that were completed.
    """
    until = end_of_day(desk.local())
    rows = open_follow_ups(op, lead_id)
    due = [row for row in rows if row["kind"] == FollowUpKind.CALL and row["due_at"] < until]
    complete(op, desk, due)
    close_follow_ups(op, [row for row in rows if gives_way(row) and row not in due], FollowUpState.CANCELLED)
    return due


def _plan_next(
    op: Op, desk: Desk, lead: dict[str, Any], outcome: Outcome, planned: Planned, notes: list[str], *, incoming: bool,
    how: How,
) -> None:  # fmt: skip
    when = planned
    kind, subject, more = outcome.kind, outcome.subject, dict[str, Any]()
    if isinstance(planned, When):
        plain = kind is FollowUpKind.CALL and not subject
        kind = usual_kind(lead["do_not_call"]) if plain else kind
        if how.subject or how.kind:
            kind, subject = completed(how, kind)
        more = columns_of(desk, planned, how)
    if planned == "auto":
        if incoming:
            return
        limit = desk.workspace.unanswered_tries
        runs = bool(lead["in_sequence"])
        when = filled_in(
            outcome, lead["tries"], desk.local(), desk.hours, limit=limit, in_sequence=runs,
            do_not_call=lead["do_not_call"], zone=lead["time_zone"], calling=desk.workspace.calling,
        )  # fmt: skip
        if spares(outcome, lead["do_not_call"]) and not runs:
            notes.append(f"no follow-up: {lead['name']} asked not to be called")
        elif when is None and outcome.counts_try and not runs:
            notes.append(f"{lead['tries'] + 1} tries without an answer: no further one was planned.")
    if when is None and outcome.next is Next.ASK:
        notes.append(NO_FOLLOW_UP)
    if isinstance(when, When):
        add_follow_up(op, desk, lead["id"], when, kind, subject or None, automatic=planned == "auto", more=more)
        notes += next_of(desk, when, kind, subject, how)


def _disqualify(
    op: Op, desk: Desk, lead: dict[str, Any], patch: dict[str, Any], reason: Reason, word: Status | None = None
) -> None:
    status = word or desk.workspace.first_of(Category.DISQUALIFIED)
    change_status(lead, patch, status.key, status.category.value, op.at)
    patch |= with_reason(reason)
    close_follow_ups(op, open_follow_ups(op, lead["id"]), FollowUpState.CANCELLED)


def _nurture(
    op: Op, desk: Desk, lead: dict[str, Any], patch: dict[str, Any], wake: When | None, status: str = ""
) -> tuple[str, ...]:
    """Parks a lead until it is woken; what is due by now goes along. What to say of that."""
    word = desk.workspace.status(status) if status else desk.workspace.first_of(Category.NURTURING)
    change_status(lead, patch, word.key, word.category.value, op.at)
    patch |= nurtured_on(lead["category"], op.at)
    rows = open_follow_ups(op, lead["id"])
    gone = [
        row
        for row in rows
        if ends_with_nurturing(row["kind"], automatic=row["automatic"], enrolment=row["enrolment_id"])
    ]
    close_follow_ups(op, gone, FollowUpState.CANCELLED)
    if wake is None and lead["in_sequence"]:
        return ()
    when, now = wake or wake_up(desk), desk.local()
    along = [
        row
        for row in rows
        if row not in gone and moves_along(row["due_at"].timestamp(), now, enrolment=row["enrolment_id"])
    ]
    for row in along:
        op.set(FollowUp, row["id"], moved(row, when, desk, op.at))
    if not along:
        add_follow_up(op, desk, lead["id"], when, FollowUpKind.WAKE_UP, "wake up")
    return along_to(desk, [(row["subject"] or row["kind"], when_of(row, desk)) for row in along])


def until(desk: Desk, word: Status, wake: When | None) -> str:
    """What a summary says after a status: when a lead nurtured from now on is woken, "" for another status."""
    nurturing = word.category is Category.NURTURING
    return f" until {say(wake or wake_up(desk), desk.local())}" if nurturing else ""


def wake_up(desk: Desk) -> When:
    """The whole day on which a lead that is nurtured from now on is woken."""
    day = desk.local().date() + timedelta(days=desk.workspace.nurture_days)
    return When(datetime.combine(day, datetime.min.time(), desk.zone), day)
