"""What a follow-up and a meeting say in a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, tzinfo
from itertools import islice

from leadtui.formats.ics import Entry
from leadtui.rules.follow_up_words import say_repeat
from leadtui.store.calendar import Held, Planned
from leadtui.words.contact import FollowUpKind
from leadtui.words.hours import WorkingHours
from leadtui.words.records import record

USUAL_MINUTES = {FollowUpKind.MEETING.value: 30}
MINUTES = 15
"""How long what has no length takes up."""
LONGEST = 24 * 60
NOTE_LIMIT = 600
"""Characters of the last note that are shown."""
AGAIN = 26
"""Times that one that repeats stands in the calendar after the first: half a year of a weekly one."""

_CALLED = {
    FollowUpKind.CALL: "Call",
    FollowUpKind.EMAIL: "Email",
    FollowUpKind.MEETING: "Meeting",
    FollowUpKind.TASK: "Task",
    FollowUpKind.LINKEDIN: "LinkedIn",
    FollowUpKind.LETTER: "Letter",
    FollowUpKind.WAKE_UP: "Look again",
}
_PRIORITY = {1: 1, -1: 9}
"""As RFC 5545 3.8.1.9 counts."""


@record
class Made:
    """By what entries are made: the right side of their UIDs, whether they ring, and by which clock one comes back.

    What comes back is shown from `since` on, for whoever is late skips what he missed.
    """

    host: str
    zone: tzinfo
    hours: WorkingHours
    since: datetime
    alarms: bool = True


def to_do(planned: Planned, made: Made) -> Entry:
    """The entry of a follow-up; the alarm goes off when leadtui reminds of it."""
    row = planned.row
    kind = _called(row.kind)
    start: datetime | date = date.fromisoformat(row.due_date) if row.due_date else _at(row.due_at)
    about = [row.subject, *_reach(planned), _reference(row.lead_id, row.account_id, row.contact_id, row.opportunity_id)]
    if row.repeat:
        said = say_repeat(row.repeat)
        about.append(said[:1].upper() + said[1:])
    return Entry(
        uid=f"follow-up-{row.id}@{made.host}",
        start=start,
        minutes=USUAL_MINUTES.get(row.kind, MINUTES),
        summary=_title(kind, row.lead_name, row.company, row.subject),
        description=_lines(about, planned.note and f"\nLast note: {_short(planned.note)}"),
        stamp=_at(planned.changed),
        sequence=planned.version,
        alarm=row.remind_at - row.due_at if made.alarms else None,
        busy=row.kind == FollowUpKind.MEETING and not row.due_date,
        priority=_PRIORITY.get(row.priority, 0),
        categories=("Leads", kind),
        again=tuple(_again(row.repeat, start, made)) if row.repeat else (),
    )


def _again(repeat: str, start: datetime | date, made: Made) -> Iterator[datetime | date]:
    """When a follow-up comes back, as leadtui will make it."""
    from leadtui.rules.recurring import coming
    from leadtui.rules.when import When
    from leadtui.rules.zones import wall

    whole = None if isinstance(start, datetime) else start
    stands = When(start.astimezone(made.zone) if isinstance(start, datetime) else wall(start, time(), made.zone), whole)
    after = max(stands.at, made.since.astimezone(made.zone), key=datetime.timestamp)
    for when in islice(coming(repeat, stands, after, made.hours), AGAIN):
        yield when.at.astimezone(UTC) if when.date is None else when.date


def meeting(held: Held, host: str) -> Entry:
    """The entry of a meeting that was held, with what was noted of it."""
    return Entry(
        uid=f"meeting-{held.id}@{host}",
        start=_at(held.at),
        minutes=min(held.minutes or USUAL_MINUTES[FollowUpKind.MEETING.value], LONGEST),
        summary=_title("Met", held.name, held.company, held.subject),
        description=_lines([_reference(held.lead_id)], held.body),
        stamp=_at(held.changed),
        sequence=held.version,
        busy=True,
        categories=("Leads", "Meeting"),
    )


def _title(what: str, name: str, company: str | None, subject: str | None) -> str:
    whom = f"{name}, {company}" if company and company != name else name
    return f"{what}: {whom} · {subject}" if subject else f"{what}: {whom}"


def _called(kind: str) -> str:
    return _CALLED[FollowUpKind(kind)] if kind in list(FollowUpKind) else kind.capitalize()


def _reach(planned: Planned) -> list[str | None]:
    """How to reach the person; no number of somebody who is not to be called."""
    numbers = list(dict.fromkeys(filter(None, (planned.phone, planned.mobile))))
    phones = ["Do not call"] if planned.do_not_call else [f"Phone {', '.join(numbers)}"] if numbers else []
    return [*phones, planned.email]


def _reference(
    lead: int | None, account: int | None = None, contact: int | None = None, deal: int | None = None
) -> str:
    named = (("L", lead), ("A", account), ("C", contact), ("O", deal))
    return "leadtui " + " ".join(f"{letter}{number}" for letter, number in named if number)


def _lines(first: Iterable[str | None], last: str | None) -> str:
    return "\n".join(line for line in (*first, last) if line)


def _short(text: str) -> str:
    return text if len(text) <= NOTE_LIMIT else f"{text[: NOTE_LIMIT - 1]}…"


def _at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
