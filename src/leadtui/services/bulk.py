"""One thing done with many leads: one operation, whatever their number.

Always holds: a lead on which it cannot be done (converted, deleted) is left out, counted and named, and nothing of it
is changed; on every other lead it does what the same thing does on one lead alone. Statements take thousands of leads
at a time, so ten thousand cost about a second. Whoever waits is told how far it is; what he raises takes it all back.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from leadtui.model import FollowUp, Tag
from leadtui.rules.follow_ups import completed, to_kind
from leadtui.rules.status_effects import (
    ends_with_nurturing,
    gives_way,
    moves_along,
    nurtured_on,
    takes_the_place,
    usual_kind,
    with_reason,
    with_status,
)
from leadtui.rules.text import clean, fold
from leadtui.rules.when import When, say
from leadtui.services.bulk_many import (
    Many,
    Told,
    add_follow_ups,
    first_due,
    move_first,
    open_of,
    operation,
    result,
    unheard,
    write_notes,
)
from leadtui.services.desk import Desk
from leadtui.services.leads import title
from leadtui.services.timeline import along_to, columns_of, complete, times
from leadtui.services.triage import until, wake_up, wanted_status
from leadtui.store.beneath import driver_of
from leadtui.store.enrolments import in_running
from leadtui.store.standing import OpenFollowUp, Standing, tags_on
from leadtui.words.bulk import BulkDone
from leadtui.words.contact import FollowUpKind, FollowUpState
from leadtui.words.errors import InputError
from leadtui.words.follow_ups import ONCE, How
from leadtui.words.lifecycle import Category
from leadtui.words.records import replace

MOST_NAMED = 5
"""Follow-ups with a time that are named when they move along with their leads."""


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
    with operation(desk, "status", ids, told) as many:
        word, chosen = wanted_status(desk, status, reason, text)
        along, woken = list[OpenFollowUp](), wake is not None
        for part in many.parts():
            changing = [lead for lead in part if lead.status != word.key]
            many.set(changing, with_status(word.key, word.category.value, many.op.at))
            told_anew = part
            if chosen is not None:
                many.set(part, with_reason(chosen))
                many.close([row.id for row in open_of(many, part)])
            elif word.category is Category.NURTURING:
                going = in_running(driver_of(many.op.connection), [lead.id for lead in part]) if wake is None else ()
                along += _nurture(many, desk, part, wake, going)
                woken = woken or len(going) < len(part)
            else:
                told_anew = changing
            if text:
                write_notes(many, desk, part, text)
                told_anew = part
            many.did(part, told_anew)
        because = f" ({chosen.name})" if chosen else until(desk, word, wake) if woken else ""
        what = f"{word.name}{because}"
        many.op.summary = f"{what}, {title(many.names)}"
    return result(many, what, along_to(desk, [_what_and_when(row, desk) for row in along], MOST_NAMED))


def _nurture(
    many: Many, desk: Desk, leads: Sequence[Standing], wake: When | None, going: Collection[int]
) -> list[OpenFollowUp]:
    """Parks leads until they are woken, but those `going` through a sequence; what is due by now goes along.

    Those follow-ups, as they stood.
    """
    rows = list(open_of(many, leads))
    many.close([row.id for row in rows if _ends_with_nurturing(row)])
    on = [lead for lead in leads if nurtured_on(lead.category, many.op.at)]
    many.set(on, nurtured_on(Category.NURTURING.value, many.op.at))
    when, now = wake or wake_up(desk), desk.local()
    along = [
        row
        for row in rows
        if row.lead_id not in going
        and not _ends_with_nurturing(row)
        and moves_along(row.due_at, now, enrolment=row.enrolment_id)
    ]
    move_first(many, desk, along, when, {})
    stay = {row.lead_id for row in along}.union(going)
    add_follow_ups(many, desk, [lead for lead in leads if lead.id not in stay], when, FollowUpKind.WAKE_UP, "wake up")
    return along


def _what_and_when(row: OpenFollowUp, desk: Desk) -> tuple[str, When]:
    day = date.fromisoformat(row.due_date) if row.due_date else None
    return row.subject or row.kind, When(datetime.fromtimestamp(row.due_at, desk.zone), day)


def _ends_with_nurturing(row: OpenFollowUp) -> bool:
    return ends_with_nurturing(row.kind, automatic=row.automatic, enrolment=row.enrolment_id)


def _gives_way(row: OpenFollowUp) -> bool:
    return gives_way(automatic=row.automatic, enrolment=row.enrolment_id)


def set_owner(desk: Desk, ids: Sequence[int], user_id: int | None, *, told: Told = unheard) -> BulkDone:
    """Gives leads to a user, or to nobody."""
    what = f"Owner {next((u.name for u in desk.users if u.id == user_id), 'nobody')}"
    with operation(desk, "owner", ids, told) as many:
        for part in many.parts():
            changing = [lead for lead in part if lead.owner_id != user_id]
            many.set(changing, {"owner_id": user_id})
            many.did(part, changing)
        many.op.summary = f"{what}, {title(many.names)}"
    return result(many, what)


def set_tags(
    desk: Desk, ids: Sequence[int], *, add: Sequence[str] = (), remove: Sequence[str] = (), told: Told = unheard
) -> BulkDone:
    """Puts tags on leads and takes tags off; what is there already stays as it is."""
    wanted = {fold(name): name for name in (clean(tag) for tag in add) if name}
    gone = {fold(clean(tag)) for tag in remove}
    what = f"Tags {', '.join([*wanted.values(), *(f'-{key}' for key in sorted(gone))])}"
    with operation(desk, "tags", ids, told) as many:
        for part in many.parts():
            changed = _put_tags(many, part, wanted, gone)
            many.did(part, [lead for lead in part if lead.id in changed])
        many.op.summary = f"{what}, {title(many.names)}"
    return result(many, what)


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
    """Sets a follow-up by hand on each that has none like it; an automatic try gives way to a call or a meeting.

    One that is there gets what else is said of it: when it is told of, its priority, whether it repeats.
    With `reviewed` they count as reviewed.
    """
    wanted = replace(how, subject=clean(subject or how.subject))
    usual, said = completed(wanted)
    spared, _ = completed(wanted, usual_kind(do_not_call=True))
    what, what_for = f"Follow-up {say(when, desk.local())} {to_kind(usual)}", said or None
    columns, replaced = columns_of(desk, when, wanted), 0
    with operation(desk, "follow-up", ids, told) as many:
        for part in many.parts():
            rows = list(open_of(many, part))
            kinds = {lead.id: spared if lead.do_not_call else usual for lead in part}
            instead = [row for row in rows if takes_the_place(kinds[row.lead_id]) and _gives_way(row)]
            many.close([row.id for row in instead])
            replaced += len(instead)
            like = (what_for, int(when.at.timestamp()), when.date.isoformat() if when.date else None)
            there = dict[int, OpenFollowUp]()
            for row in rows:
                if (
                    not row.automatic
                    and row.kind == kinds[row.lead_id]
                    and (row.subject, row.due_at, row.due_date) == like
                ):
                    there.setdefault(row.lead_id, row)
            anew = [row for row in there.values() if any(getattr(row, key) != new for key, new in columns.items())]
            for minutes in {columns.get("lead_minutes", row.lead_minutes) for row in anew}:
                told_then = [row.id for row in anew if columns.get("lead_minutes", row.lead_minutes) == minutes]
                many.op.set_where(FollowUp, told_then, columns | times(when, minutes, many.op.at))
            for kind in {usual, spared}:
                new = [lead for lead in part if lead.id not in there and kinds[lead.id] is kind]
                add_follow_ups(many, desk, new, when, kind, what_for, columns)
            changed = {row.lead_id for row in (*instead, *anew)}
            if reviewed:
                many.set(part, {"reviewed_at": many.op.at})
            many.did(part, [lead for lead in part if lead.id not in there or lead.id in changed])
        many.op.summary = f"{what}, {title(many.names)}"
    tries = f"instead of {replaced:,} automatic {'try' if replaced == 1 else 'tries'}"
    return result(many, what, (tries,) if replaced else ())


def snooze(desk: Desk, ids: Sequence[int], when: When, *, told: Told = unheard) -> BulkDone:
    """Moves the follow-up due first of each; a lead without one gets one."""
    what = f"Snoozed to {say(when, desk.local())}"
    with operation(desk, "snooze", ids, told) as many:
        for part in many.parts():
            first = first_due(many, part)
            move_first(many, desk, first.values(), when, {})
            _plan(many, desk, [lead for lead in part if lead.id not in first], when)
            many.did(part)
        many.op.summary = f"{what}, {title(many.names)}"
    return result(many, what)


def keep(desk: Desk, ids: Sequence[int], when: When, *, told: Told = unheard) -> BulkDone:
    """Keeps leads until a time: the follow-up due first moves there, or they get one, and they count as reviewed."""
    what = f"Kept until {say(when, desk.local())}"
    with operation(desk, "review", ids, told) as many:
        for part in many.parts():
            first = first_due(many, part)
            move_first(many, desk, first.values(), when, {})
            _plan(many, desk, [lead for lead in part if lead.id not in first], when)
            many.set(part, {"reviewed_at": many.op.at})
            many.did(part)
        many.op.summary = f"{what}, {title(many.names)}"
    return result(many, what)


def _plan(many: Many, desk: Desk, leads: Sequence[Standing], when: When) -> None:
    """Gives each of these leads a follow-up of the usual kind."""
    for spared in (False, True):
        some = [lead for lead in leads if bool(lead.do_not_call) is spared]
        add_follow_ups(many, desk, some, when, usual_kind(spared), None)


def leave_as_is(desk: Desk, ids: Sequence[int], *, told: Told = unheard) -> BulkDone:
    """Leaves leads as they are: they count as reviewed, nothing else of them changes."""
    with operation(desk, "review", ids, told) as many:
        for part in many.parts():
            many.set(part, {"reviewed_at": many.op.at})
            many.did(part)
        many.op.summary = f"Left as it is, {title(many.names)}"
    return result(many, "Left as it is")


def done(desk: Desk, ids: Sequence[int], *, told: Told = unheard) -> BulkDone:
    """Marks the follow-up due first of each done; a lead without one is left out."""
    with operation(desk, "done", ids, told) as many:
        for part in many.parts():
            first = first_due(many, part)
            many.close([row.id for row in first.values() if not row.repeat], FollowUpState.DONE)
            complete(many.op, desk, [many.op.get(FollowUp, row.id) for row in first.values() if row.repeat])
            many.leave_out([lead for lead in part if lead.id not in first], "has no open follow-up")
            many.did([lead for lead in part if lead.id in first])
        many.op.summary = f"Done, {title(many.names)}"
    return result(many, "Done")


def log_note(desk: Desk, ids: Sequence[int], text: str, *, told: Told = unheard) -> BulkDone:
    """Writes the same note on each; raises InputError for an empty one."""
    body = clean(text, multiline=True)
    if not body:
        raise InputError("The note is empty.", "Type something.")
    with operation(desk, "note", ids, told) as many:
        for part in many.parts():
            write_notes(many, desk, part, body)
            many.did(part)
        many.op.summary = f"Note, {title(many.names)}"
    return result(many, "Note")


def delete(desk: Desk, ids: Sequence[int], *, told: Told = unheard) -> BulkDone:
    """Hides leads everywhere; undo brings them back."""
    with operation(desk, "delete", ids, told) as many:
        for part in many.parts():
            many.set(part, {"hidden_by": many.op.id})
            many.did(part)
        many.op.summary = f"Deleted {title(many.names)}"
    return result(many, "Deleted")
