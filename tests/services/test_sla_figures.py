"""A fortnight of leads, calls, mails, replies and undos, with ticks of two programs: every figure of every clock is
what a plain count of the events says, minute by minute.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from tests.support import NOW, ZONE, SetTime, make_lead

from leadtui.bootstrap import Base, open_base
from leadtui.services import corresponding, triage, undoing
from leadtui.services.answers import clocks_of
from leadtui.services.checking import doctor
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.ticking import tick
from leadtui.words.contact import ActivityKind
from leadtui.words.rows import Done

DAYS = 14
ANSWERS = ("call", "their call", "mail", "left")


class Event(NamedTuple):
    """Something a hand did with a lead."""

    lead: int
    what: str
    at: datetime
    hot: bool = False


def working(moment: datetime) -> bool:
    local = moment.astimezone(ZONE)
    minutes = local.hour * 60 + local.minute
    return local.weekday() < 5 and 9 * 60 <= minutes < 17 * 60 + 30


def five_working_minutes(start: datetime) -> datetime:
    """Counted minute by minute."""
    left, now = 5, start
    while left:
        left -= working(now)
        now += timedelta(minutes=1)
    return now


def next_business_day(start: datetime) -> datetime:
    """The same time on the next day from Monday to Friday, not before 9:00 and not after 17:30."""
    local = start.astimezone(ZONE)
    day = local.date() + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    minutes = min(max(local.hour * 60 + local.minute, 9 * 60), 17 * 60 + 30)
    return datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=ZONE)


def counted(events: list[Event], lead: int) -> set[tuple[str, datetime, datetime, datetime | None]]:
    """Cause, beginning, end, answer of each clock a lead should have."""
    mine = [event for event in events if event.lead == lead]
    hot = mine[0].hot
    found = set()
    runs_until: datetime | None = mine[0].at
    for place, event in enumerate(mine):
        if event.what == "added":
            answers: tuple[str, ...] = ANSWERS
        elif event.what == "reply" and runs_until is not None and event.at >= runs_until:
            answers = ANSWERS[:3]
        else:
            continue
        due = five_working_minutes(event.at) if hot else next_business_day(event.at)
        met = next((after.at for after in mine[place + 1 :] if after.what in answers), None)
        found.add(("capture" if event.what == "added" else "reply", event.at, due.astimezone(UTC), met))
        if event.what == "reply":
            runs_until = met
    return found


def figures(reading: Reading, lead: int) -> set[tuple[str, datetime, datetime, datetime | None]]:
    def at(seconds: int) -> datetime:
        return datetime.fromtimestamp(seconds, UTC)

    return {
        (clock.cause, at(clock.started_at), at(clock.due_at), None if clock.met_at is None else at(clock.met_at))
        for clock in clocks_of(reading, lead)
    }


def do(desk: Desk, what: str, lead: int) -> Done:
    ref = ("lead", lead)
    if what == "call":
        return triage.log_call(desk, lead, "no-answer")
    if what == "their call":
        return triage.log_call(desk, lead, "connected", incoming=True)
    if what == "mail":
        return corresponding.log_contact(desk, ref, ActivityKind.EMAIL)
    if what == "reply":
        return corresponding.log_contact(desk, ref, ActivityKind.EMAIL, incoming=True)
    if what == "left":
        return triage.set_status(desk, [lead], "contacted")
    return triage.log_note(desk, lead, "a note")


@pytest.mark.parametrize("seed", [1, 2])
def test_every_figure_is_what_the_events_say(
    base: Base, desk: Desk, reading: Reading, clock: SetTime, seed: int
) -> None:
    chance = random.Random(seed)
    other = open_base(str(base.path)).desk()
    events: list[Event] = []
    left_new: list[set[int]] = [set()]
    end = NOW + timedelta(days=DAYS)
    while clock.now < end:
        clock.forward(minutes=chance.randrange(1, 240))
        now = clock.now.astimezone(UTC)
        leads = sorted({event.lead for event in events})
        if not leads or chance.random() < 0.2:
            hot = chance.random() < 0.5
            number = make_lead(desk, answer_owed=True, source="website", rating="Hot" if hot else "Warm")
            events.append(Event(number, "added", now, hot))
            left_new.append(set(left_new[-1]))
        elif chance.random() < 0.12:
            undoing.undo(desk)
            events.pop()
            left_new.pop()
        else:
            lead = chance.choice(leads[-12:])
            what = chance.choice(["call", "their call", "mail", "reply", "reply", "left", "note"])
            gone = left_new[-1]
            if do(desk, what, lead).operation is not None:
                # Only who is New can leave it; what is logged takes a lead from New too.
                events.append(Event(lead, "edit" if what == "left" and lead in gone else what, now))
                left_new.append(gone if what == "note" else gone | {lead})
        if chance.random() < 0.5:
            tick(chance.choice([desk, other]))
    other.close()
    everyone = sorted({event.lead for event in events})
    assert len(everyone) > 10
    for lead in everyone:
        assert figures(reading, lead) == counted(events, lead), (seed, lead)
    alerts = Counter(reading.connection.execute("SELECT lead_id, kind, rule, at FROM alert").fetchall())
    assert [alert for alert, number in alerts.items() if number > 1] == []
    assert doctor(desk).faults == ()
