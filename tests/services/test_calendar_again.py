"""What comes back stands in the calendar as often as it comes, at its time on the rep's clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream
from tests.support import NOW, ZONE, SetTime, make_lead

from leadtui.formats.ics import Entry, calendar
from leadtui.model import FollowUp
from leadtui.services import calendar as calendars
from leadtui.services import following_up
from leadtui.services.calendar_entries import AGAIN
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading


def set_for(desk: Desk, at: datetime, repeat: str, **columns: Any) -> int:
    """A lead with a follow-up that comes back; the lead's number."""
    lead = make_lead(desk)
    with desk.store.operation("follow-up", "one", desk.user.id) as op:
        made = {"due_at": at, "remind_at": at, "user_id": desk.user.id, "kind": "call", "repeat": repeat, **columns}
        op.add(FollowUp, {"lead_id": lead, **made})
    return lead


def local(day: int, hour: int = 9, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=ZONE)


def the_one(reading: Reading) -> Entry:
    (entry,) = calendars.entries(reading)
    return entry


def dates(reading: Reading) -> list[Any]:
    """The dates after the first, as icalendar finds them in the file."""
    content: Any = icalendar.Calendar.from_ical(calendar("n", calendars.entries(reading)))
    (event,) = content.events
    first, *others = [one.dt for one in event["rdate"].dts]
    assert first == event.start
    return others


def test_one_of_mondays_takes_every_monday_at_nine_also_after_the_clocks_were_changed(
    desk: Desk, reading: Reading
) -> None:
    set_for(desk, local(23), "mon")
    found = [one.astimezone(ZONE) for one in dates(reading)]
    assert found[0] == local(30)
    assert len(found) == AGAIN
    assert {(one.weekday(), one.hour) for one in found} == {(0, 9)}
    assert {one.utcoffset() for one in found} == {timedelta(hours=1), timedelta(hours=2)}
    assert all(later.date() - one.date() == timedelta(weeks=1) for one, later in pairwise(found))
    assert "Every Monday" in the_one(reading).description


def test_a_whole_day_comes_back_as_dates(desk: Desk, reading: Reading) -> None:
    set_for(desk, local(30, 0), "1mo from 2026-10-31", due_date=date(2026, 11, 30))
    assert dates(reading)[:3] == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)]
    content = calendar("n", calendars.entries(reading)).replace(b"\r\n ", b"")
    assert b"RDATE;VALUE=DATE:20261130,20261231,20270131," in content


def test_both_readers_see_all_of_them(desk: Desk, reading: Reading) -> None:
    set_for(desk, local(23), "mon")
    content = calendar("n", calendars.entries(reading))
    found: Any = list(IcsCalendarStream.calendar_from_ics(content.decode()).timeline_tz(ZONE))
    assert [event.dtstart.astimezone(ZONE) for event in found][:2] == [local(23), local(30)]
    assert len(found) == AGAIN + 1
    assert b"TZID" not in content


def test_what_was_missed_is_not_shown_as_coming(desk: Desk, reading: Reading, clock: SetTime) -> None:
    set_for(desk, local(2), "mon")
    assert dates(reading)[0].astimezone(ZONE) == local(23), f"it is {NOW:%A}"
    clock.forward(days=7)
    assert dates(reading)[0].astimezone(ZONE) == local(30)


@pytest.mark.parametrize("repeat", ["1d", "2w", "mon,thu", "3bd", "1mo from 2026-01-31 09:00", "12mo"])
def test_the_next_one_comes_where_the_calendar_had_it(desk: Desk, reading: Reading, repeat: str) -> None:
    lead = set_for(desk, local(19), repeat)
    promised = the_one(reading).again
    following_up.done(desk, lead)
    assert (the_one(reading).start, *the_one(reading).again)[:AGAIN] == promised


def test_what_does_not_come_back_has_no_dates(desk: Desk, reading: Reading) -> None:
    make_lead(desk, follow_up=NOW)
    assert the_one(reading).again == ()
    assert b"RDATE" not in calendar("n", calendars.entries(reading))
