"""Calendars by the rules of RFC 5545: lines, folding, escaping, times; read back by two readers, with hostile text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from leadtui.formats.ics import Entry, calendar, state_in, state_of
from leadtui.rules.text import clean
from leadtui.words.records import replace

STAMP = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
CALL = Entry("follow-up-1@x.leadtui", STAMP, 15, "Call: Ada", "", STAMP, 3, -900)
DAY = Entry("follow-up-2@x.leadtui", date(2026, 3, 29), 15, "Task: Ada", "", STAMP, 1, 8 * 3600)

HOSTILE = (
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:mine",
    "a;b,c\\n\\N\\;\\,d:e\"f'",
    "\x00\x07\x1b]52;c;AAAA\x07\u202e\u2066bidi",
    "line\nline\u2028line\x85line\vline",
    "ü" * 200 + "漢字" * 60 + "👩‍👩‍👧‍👦" * 20,
    "=cmd|' /C calc'!A0",
    "ATTACH:file:///etc/passwd",
    "\\",
    "^n^^^'",
    "   ",
)


def lines(content: bytes) -> list[bytes]:
    """The lines as they are written, folded."""
    assert content.endswith(b"\r\n")
    return content[:-2].split(b"\r\n")


def unfolded(content: bytes) -> list[str]:
    """The lines of content (3.1)."""
    return content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def by_icalendar(content: bytes) -> Any:
    """The calendar as one reader finds it."""
    return icalendar.Calendar.from_ical(content)


def by_ical(content: bytes) -> Any:
    """The calendar as the other finds it."""
    return IcsCalendarStream.calendar_from_ics(content.decode())


def check(content: bytes) -> None:
    """What section 3 of the RFC asks of the lines and components of a calendar."""
    for written in lines(content):
        assert len(written) <= 75
        assert b"\n" not in written
        assert b"\r" not in written
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", written)
        written.decode()  # no character is cut in two
    whole = unfolded(content)
    assert whole[0] == "BEGIN:VCALENDAR"
    assert whole[-1] == "END:VCALENDAR"
    open_: list[str] = []
    for line in whole:
        name, _, value = line.partition(":")
        assert re.fullmatch(r"[A-Z-]+(;[A-Z-]+=[A-Z-]+)*", name), line
        if name == "BEGIN":
            open_.append(value)
        elif name == "END":
            assert open_.pop() == value
    assert not open_
    assert whole.count("BEGIN:VCALENDAR") == whole.count("VERSION:2.0") == 1
    for event in _components(whole, "VEVENT"):
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE"):
            assert sum(re.match(rf"{name}[;:]", line) is not None for line in event) == 1, name
        ends = [line for line in event if re.match(r"(DTEND|DURATION)[;:]", line)]
        assert len(ends) == 1
    for alarm in _components(whole, "VALARM"):
        assert {line.partition(":")[0] for line in alarm} == {"ACTION", "TRIGGER", "DESCRIPTION"}


def _components(whole: list[str], name: str) -> list[list[str]]:
    found: list[list[str]] = []
    depth: list[str] = []
    for line in whole:
        if line.startswith("BEGIN:"):
            depth.append(line.removeprefix("BEGIN:"))
            if depth[-1] == name:
                found.append([])
        elif line.startswith("END:"):
            depth.pop()
        elif depth and depth[-1] == name:
            found[-1].append(line)
    return found


def test_two_readers_find_what_was_put_in() -> None:
    entries = (
        replace(CALL, description="wants a demo\nsends the plan", busy=True, priority=1, categories=("Leads", "Call")),
        DAY,
    )
    content = calendar("leadtui: Sam", entries)
    check(content)
    one, other = by_icalendar(content), by_ical(content)
    call, day = one.events
    assert (str(call["uid"]), call["sequence"], call["dtstamp"].dt) == (CALL.uid, 3, STAMP)
    assert (call.start, call.end) == (STAMP, STAMP + timedelta(minutes=15))
    assert str(call["description"]) == "wants a demo\nsends the plan"
    assert call["transp"] == "OPAQUE"
    assert (day.start, day.end, day["transp"]) == (DAY.start, date(2026, 3, 30), "TRANSPARENT")
    assert other.events[0].uid == CALL.uid
    assert other.events[0].description == "wants a demo\nsends the plan"
    assert other.events[0].start == STAMP
    assert other.events[0].categories == ["Leads", "Call"]
    assert other.events[1].start == DAY.start
    assert [alarm.trigger for event in other.events for alarm in event.alarm] == [
        timedelta(minutes=-15), timedelta(hours=8),
    ]  # fmt: skip


def test_an_alarm_at_its_time_and_none_at_all() -> None:
    content = calendar("n", (replace(CALL, alarm=0), replace(CALL, uid="b@x", alarm=None)))
    check(content)
    first, second = by_icalendar(content).events
    assert [alarm["trigger"].dt for alarm in first.walk("VALARM")] == [timedelta(0)]
    assert second.walk("VALARM") == []


def test_instants_are_universal_and_whole_days_are_dates() -> None:
    whole = unfolded(calendar("n", (CALL, DAY)))
    assert "DTSTART:20261118T090000Z" in whole
    assert "DTSTART;VALUE=DATE:20260329" in whole
    assert "DTEND;VALUE=DATE:20260330" in whole


def test_an_empty_calendar_is_a_calendar() -> None:
    content = calendar("n", ())
    check(content)
    assert "BEGIN:VTIMEZONE" in unfolded(content)
    assert by_icalendar(content).events == []
    assert by_ical(content).events == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    entry = replace(CALL, summary=text, description=text)
    content = calendar(text, (entry, DAY))
    check(content)
    one, other = by_icalendar(content), by_ical(content)
    assert len(one.events) == len(other.events) == 2
    assert str(one.events[0]["summary"]) == clean(text)
    assert str(one.events[0].get("description", "")) == clean(text, multiline=True)
    assert "ATTACH" not in one.events[0]


@given(st.lists(st.tuples(st.text(max_size=200), st.text(max_size=400)), max_size=3))
def test_any_text_comes_out_as_it_was_cleaned(texts: list[tuple[str, str]]) -> None:
    entries = tuple(
        replace(CALL, uid=f"{at}@x", summary=summary, description=description)
        for at, (summary, description) in enumerate(texts)
    )
    content = calendar("n", entries)
    check(content)
    events = by_icalendar(content).events
    assert [str(event["summary"]) for event in events] == [clean(summary) for summary, _ in texts]
    said = [clean(description, multiline=True) for _, description in texts]
    assert [str(event.get("description", "")) for event in events] == said
    assert len(by_ical(content).events) == len(texts)


def test_the_same_entries_give_the_same_bytes_and_any_difference_another_state() -> None:
    content = calendar("n", (CALL, DAY))
    assert content == calendar("n", (CALL, DAY))
    states = {
        state_of(name, entries)
        for name, entries in (
            ("n", (CALL, DAY)), ("n", (DAY, CALL)), ("m", (CALL, DAY)), ("n", (CALL,)), ("n", ()),
            ("n", (replace(CALL, alarm=None), DAY)),
        )
    }  # fmt: skip
    assert len(states) == 6
    assert state_in(content[:2000]) == state_of("n", (CALL, DAY))


@pytest.mark.parametrize("head", [b"", b"# my notes", b"BEGIN:VCALENDAR\r\nPRODID:-//Apple//EN\r\n", b"\xff\xfe"])
def test_what_others_wrote_is_no_calendar_of_ours(head: bytes) -> None:
    assert state_in(head) is None
