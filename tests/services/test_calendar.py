"""The calendar of a rep: what stands in it, and the file that is kept up to date."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream
from tests.services.made_customers import ACCOUNT, CONTACT, make, turn_into
from tests.support import NOW, ZONE, SetTime, make_lead

from leadtui.bootstrap import Base, open_base
from leadtui.formats.ics import Entry, calendar
from leadtui.model import Activity, FollowUp
from leadtui.platform.preferences import Preferences
from leadtui.rules.when import parse
from leadtui.services import calendar as calendars
from leadtui.services import editing, following_up, people, ticking, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.words.calendar import CalendarFile
from leadtui.words.errors import InputError
from leadtui.words.records import replace

TOMORROW = NOW + timedelta(days=1)


def titles(reading: Reading) -> list[str]:
    """What the rep's calendar says."""
    return [entry.summary for entry in calendars.entries(reading)]


def the_one(reading: Reading) -> Entry:
    """The only entry."""
    (entry,) = calendars.entries(reading)
    return entry


def follow_up(desk: Desk, **columns: Any) -> int:
    """A follow-up with these columns; its number."""
    with desk.store.operation("follow-up", "one", desk.user.id) as op:
        return op.add(FollowUp, {"due_at": TOMORROW, "remind_at": TOMORROW, "user_id": desk.user.id, **columns})


def held(desk: Desk, at: datetime, **columns: Any) -> None:
    """A meeting that was logged."""
    with desk.store.operation("meeting", "one", desk.user.id) as op:
        op.add(Activity, {"kind": "meeting", "at": at, "user_id": desk.user.id, **columns})


# What stands in it


def test_a_follow_up_says_whom_to_reach_how_and_what_was_noted_last(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, first_name="Ada", company="Engines", email="ada@b.co", phone="+33 1 23 45 67 89")
    triage.log_note(desk, lead, "wants the small one")
    following_up.set_follow_up(desk, lead, parse("tomorrow 10:30", desk.local()), "about the price")
    entry = the_one(reading)
    assert entry.summary == "Call: Ada, Engines · about the price"
    assert entry.start == datetime(2026, 11, 19, 9, 30, tzinfo=UTC)
    assert entry.description.splitlines() == [
        "about the price", "Phone +33123456789", "ada@b.co", "leadtui L1", "", "Last note: wants the small one",
    ]  # fmt: skip
    assert entry.stamp == NOW
    assert (entry.minutes, entry.busy, entry.alarm) == (15, False, 0)


def test_no_number_of_somebody_who_is_not_to_be_called(desk: Desk, reading: Reading) -> None:
    make_lead(desk, phone="+33 1 23 45 67 89", do_not_call=True, follow_up=TOMORROW)
    assert "Do not call" in the_one(reading).description
    assert "45" not in the_one(reading).description


def test_the_alarm_comes_when_leadtui_reminds(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    follow_up(desk, lead_id=lead, lead_minutes=15, remind_at=TOMORROW - timedelta(minutes=15))
    assert the_one(reading).alarm == -15 * 60
    assert [entry.alarm for entry in calendars.entries(reading, alarms=False)] == [None]


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2026, 10, 25), date(2027, 3, 28)], ids=str)
def test_a_whole_day_is_a_date_and_rings_at_nine_on_days_that_change_the_clocks_too(
    desk: Desk, reading: Reading, day: date
) -> None:
    lead = make_lead(desk)
    midnight, nine = (datetime(day.year, day.month, day.day, hour, tzinfo=ZONE) for hour in (0, 9))
    follow_up(desk, lead_id=lead, due_at=midnight, due_date=day, remind_at=nine, kind="wake-up")
    entry = the_one(reading)
    assert entry.start == day
    assert entry.alarm is not None
    begins = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo("Europe/Paris")).astimezone(UTC)
    assert (begins + timedelta(seconds=entry.alarm)).astimezone(ZONE).hour == 9
    assert entry.summary == "Look again: Ada Lovelace"


def test_a_meeting_takes_its_time_up_and_a_meeting_held_keeps_its_notes(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    follow_up(desk, lead_id=lead, kind="meeting")
    held(desk, NOW - timedelta(days=2), lead_id=lead, minutes=45, body="liked it\nask for the price")
    held(desk, NOW - timedelta(days=200), lead_id=lead)
    to_come, was = calendars.entries(reading)
    assert (to_come.summary, to_come.minutes, to_come.busy) == ("Meeting: Ada Lovelace", 30, True)
    assert (was.summary, was.minutes, was.busy, was.alarm) == ("Met: Ada Lovelace", 45, True, None)
    assert was.description.endswith("liked it\nask for the price")


def test_what_is_done_deleted_or_let_go_stands_there_no_more(desk: Desk, reading: Reading) -> None:
    done, gone, out, _stays = (make_lead(desk, last_name=n, follow_up=TOMORROW) for n in ("A", "B", "C", "Stays"))
    following_up.done(desk, done)
    editing.delete(desk, [gone])
    triage.set_status(desk, [out], "unqualified", reason="bad-fit")
    assert titles(reading) == ["Call: Stays"]


def test_mine_and_nobodys_but_not_anothers(desk: Desk, reading: Reading) -> None:
    other = people.add_user(desk, "Kim")
    for name, owner in (("Mine", desk.user.id), ("Nobody's", None), ("Theirs", other.id)):
        lead = make_lead(desk, last_name=name, owner_id=owner, follow_up=TOMORROW)
    held(desk, NOW, lead_id=lead, user_id=other.id)
    assert titles(reading) == ["Call: Mine", "Call: Nobody's"]


def test_those_of_customers_stand_there_once(desk: Desk, reading: Reading) -> None:
    make(desk, ACCOUNT, {"name": "Acme"})
    make(desk, CONTACT, {"account_id": 1})
    turn_into(desk, make_lead(desk, follow_up=TOMORROW), account=1, contact=1)
    follow_up(desk, account_id=1, kind="email", priority=1)
    assert titles(reading) == ["Call: Ada Lovelace, Acme", "Email: Acme"]
    first, second = calendars.entries(reading)
    assert first.description.endswith("leadtui L1 A1 C1")
    assert (first.priority, second.priority) == (0, 1)


def test_a_follow_up_keeps_its_uid_and_counts_its_changes(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = make_lead(desk, follow_up=TOMORROW)
    before = the_one(reading)
    clock.forward(hours=1)
    following_up.snooze(desk, lead, parse("fri 10", desk.local()))
    after = the_one(reading)
    assert after.uid == before.uid
    assert after.sequence > before.sequence
    assert after.stamp == before.stamp + timedelta(hours=1)


def test_another_base_has_other_uids(base: Base, desk: Desk, reading: Reading, tmp_path: Path) -> None:
    make_lead(desk, follow_up=TOMORROW)
    other = open_base(str(tmp_path / "other.sqlite3"))
    desk_there, there = other.desk(), other.new_reading()
    make_lead(desk_there, follow_up=TOMORROW)
    assert the_one(there).uid != the_one(reading).uid
    desk_there.close()
    there.close()


def test_of_too_many_the_next_ones_stand_there(desk: Desk, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendars, "MOST", 3)
    for name, days in (("Old", -90), ("Late", -1), ("Next", 1), ("Then", 2), ("Later", 30)):
        make_lead(desk, last_name=name, follow_up=NOW + timedelta(days=days))
    assert titles(reading) == ["Call: Late", "Call: Next", "Call: Then"]
    monkeypatch.setattr(calendars, "MOST", 9)
    assert len(titles(reading)) == 5


def test_hostile_names_subjects_and_notes_are_text_in_it(desk: Desk, reading: Reading) -> None:
    text = "x;,\\N\nEND:VEVENT\nBEGIN:VALARM\nACTION:AUDIO"
    lead = make_lead(desk, first_name="[/x];,\\n", company="=cmd|' /C calc'!A0")
    triage.log_note(desk, lead, text)
    following_up.set_follow_up(desk, lead, parse("tomorrow", desk.local()), "a\\nb;c")
    whole = calendar("n", calendars.entries(reading))
    (one,) = icalendar.Calendar.from_ical(whole).events
    (other,) = IcsCalendarStream.calendar_from_ics(whole.decode()).events
    assert str(one["summary"]) == "Call: [/x];,\\n, =cmd|' /C calc'!A0 · a\\nb;c"
    assert text in str(one["description"])
    assert [str(alarm["action"]) for alarm in one.walk("VALARM")] == ["DISPLAY"]
    assert len(other.alarm) == 1


# The file


@pytest.fixture
def file(base: Base, tmp_path: Path) -> Path:
    """The calendar file of the preferences."""
    file = tmp_path / "calendar" / "leads.ics"
    file.parent.mkdir()
    base.preferences = Preferences(calendar_file=str(file))
    return file


def events(file: Path) -> list[str]:
    """What the file says."""
    return [str(event["summary"]) for event in icalendar.Calendar.from_ical(file.read_bytes()).events]


def test_without_the_preference_there_is_no_file(desk: Desk, tmp_path: Path) -> None:
    make_lead(desk, follow_up=TOMORROW)
    assert calendars.keep(desk) == calendars.Kept()
    assert not list(tmp_path.rglob("*.ics"))


def test_a_tick_keeps_the_file_up_to_date(desk: Desk, file: Path) -> None:
    lead = make_lead(desk, follow_up=TOMORROW)
    ticking.tick(desk)
    assert events(file) == ["Call: Ada Lovelace"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    following_up.done(desk, lead)
    ticking.tick(desk)
    assert events(file) == []
    undoing.undo(desk)
    ticking.tick(desk)
    assert events(file) == ["Call: Ada Lovelace"]
    assert [path.name for path in file.parent.iterdir()] == ["leads.ics"]


def test_it_is_written_only_when_something_in_it_changed(desk: Desk, file: Path, clock: SetTime) -> None:
    make_lead(desk, follow_up=TOMORROW)
    assert calendars.keep(desk).written
    before = file.stat()
    make_lead(desk, last_name="Without")
    clock.forward(days=3)
    assert not calendars.keep(desk).written
    assert not calendars.keep(desk).written
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_nothing_to_do_writes_nothing_to_the_base(desk: Desk, file: Path, reading: Reading) -> None:
    make_lead(desk, follow_up=TOMORROW)
    calendars.keep(desk)
    before = reading.connection.execute("PRAGMA data_version").fetchone()
    calendars.keep(desk)
    assert reading.connection.execute("PRAGMA data_version").fetchone() == before


def test_a_file_that_was_taken_away_or_is_of_another_base_is_written_again(desk: Desk, file: Path) -> None:
    make_lead(desk, follow_up=TOMORROW)
    calendars.keep(desk)
    file.unlink()
    assert calendars.keep(desk).written
    file.write_bytes(calendar("another", ()))
    assert calendars.keep(desk).written
    assert events(file) == ["Call: Ada Lovelace"]


def test_an_option_that_changed_holds_at_once(base: Base, desk: Desk, file: Path) -> None:
    make_lead(desk, follow_up=TOMORROW)
    calendars.keep(desk)
    assert b"VALARM" in file.read_bytes()
    base.preferences = replace(base.preferences, calendar_alarm="off")
    calendars.keep(desk)
    assert b"VALARM" not in file.read_bytes()


def test_a_mode_that_a_person_gave_and_a_link_stay(desk: Desk, file: Path) -> None:
    real = file.with_name("shared.ics")
    real.touch(mode=0o644)
    real.chmod(0o644)
    file.symlink_to(real)
    make_lead(desk, follow_up=TOMORROW)
    assert calendars.keep(desk).written
    assert file.is_symlink()
    assert events(real) == ["Call: Ada Lovelace"]
    assert stat.S_IMODE(real.stat().st_mode) == 0o644


@pytest.mark.parametrize("content", [b"my notes", b"BEGIN:VCALENDAR\r\nPRODID:-//Apple//EN\r\nEND:VCALENDAR\r\n"])
def test_a_file_that_others_wrote_is_left_alone(desk: Desk, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    make_lead(desk, follow_up=TOMORROW)
    kept = calendars.keep(desk)
    assert "is no calendar of leadtui and is left alone" in kept.problem
    assert file.read_bytes() == content


def test_a_path_that_cannot_be_written_is_said_once_and_after_each_change_and_stops_nothing(
    base: Base, desk: Desk, file: Path, reading: Reading
) -> None:
    base.preferences = Preferences(calendar_file=str(file.parent / "gone" / "leads.ics"))
    make_lead(desk, follow_up=TOMORROW)
    said = f"Calendar: {file.parent}/gone/leads.ics cannot be written: there is no folder {file.parent}/gone."
    assert ticking.tick(desk).calendar == said
    assert ticking.tick(desk).calendar == ""
    make_lead(desk, follow_up=TOMORROW)
    assert ticking.tick(desk).calendar == said, "what was done is not in it"
    assert ticking.tick(desk).calendar == ""
    assert "cannot be written" in calendars.problem_of(reading)
    (file.parent / "gone").mkdir()
    assert calendars.keep(desk).written
    assert calendars.problem_of(reading) == ""
    (file.parent / "gone" / "leads.ics").unlink()
    (file.parent / "gone").rmdir()
    assert "cannot be written" in calendars.keep(desk).problem


def test_a_folder_a_part_of_a_path_and_a_file_as_folder_are_sentences(reading: Reading, file: Path) -> None:
    (file.parent / "file").touch()
    for named, said in (
        (file.parent, "is no file"), (Path("leads.ics"), "no whole path"),
        (file.parent / "file" / "x.ics", "not a directory"),
    ):  # fmt: skip
        with pytest.raises(InputError, match=said):
            calendars.write(reading, named)
    assert [path.name for path in file.parent.iterdir()] == ["file"]


def test_a_throwaway_base_keeps_no_calendar(base: Base, desk: Desk, file: Path) -> None:
    base.throwaway = True
    make_lead(desk, follow_up=TOMORROW)
    assert desk.calendar() == CalendarFile()
    assert calendars.keep(desk) == calendars.Kept()
    assert not file.exists()


def test_writing_it_by_hand_says_whether_anything_changed(desk: Desk, reading: Reading, file: Path) -> None:
    make_lead(desk, follow_up=TOMORROW)
    assert calendars.write(reading, file)
    assert not calendars.write(reading, file)
    assert calendars.write(reading, file, alarms=False)


def test_a_one_off_calendar_is_of_leads_whoever_owns_them(desk: Desk, reading: Reading) -> None:
    other = people.add_user(desk, "Kim")
    one = make_lead(desk, last_name="Mine", follow_up=TOMORROW)
    two = make_lead(desk, last_name="Theirs", owner_id=other.id, follow_up=TOMORROW)
    make(desk, ACCOUNT, {"name": "Acme"})
    follow_up(desk, account_id=1)
    held(desk, NOW - timedelta(days=400), lead_id=two, user_id=other.id)
    for leads, found in (((one,), 1), ((one, two), 3), ((), 0), (None, 4)):
        content, number = calendars.export(reading, leads)
        assert number == found == len(icalendar.Calendar.from_ical(content).events)


def test_programs_that_write_it_at_once_leave_it_whole_and_up_to_date(base: Base, file: Path) -> None:
    def work(number: int) -> None:
        desk = base.desk()
        for turn in range(4):
            make_lead(desk, last_name=f"N{number}-{turn}", follow_up=TOMORROW)
            calendars.keep(desk)
            icalendar.Calendar.from_ical(file.read_bytes())
        desk.close()

    with ThreadPoolExecutor(3) as programs:
        list(programs.map(work, range(3)))
    desk = base.desk()
    calendars.keep(desk)
    assert len(events(file)) == 12
    assert not calendars.keep(desk).written
    assert [path.name for path in file.parent.iterdir()] == ["leads.ics"]
    desk.close()
