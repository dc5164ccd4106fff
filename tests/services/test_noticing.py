"""Reminders are claimed by one program at a time: each is told of once, at its time or as soon as somebody looks."""

from __future__ import annotations

import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.made_customers import ACCOUNT, CONTACT, make, turn_into
from tests.support import NOW, ZONE, SetTime, make_lead, make_leads, quick_folder

from leadtui.bootstrap import Base, open_base
from leadtui.model import FollowUp
from leadtui.rules.when import parse
from leadtui.services import editing, following_up, noticing, people, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.noticing import WEEK
from leadtui.services.reading import Reading
from leadtui.words.errors import StorageError


def told(base: Base, **more: object) -> list[str]:
    """The names of whom a claim tells."""
    rows = noticing.claim(base.path, base.user.id, base.clock, **more).rows  # type: ignore[arg-type]
    return [row.lead_name for row in rows]


def test_a_reminder_is_told_of_at_its_time_and_not_before(base: Base, desk: Desk, clock: SetTime) -> None:
    make_lead(desk, follow_up=NOW + timedelta(minutes=5))
    assert told(base) == []
    clock.forward(minutes=4, seconds=59)
    assert told(base) == []
    clock.forward(seconds=1)
    assert told(base) == ["Ada Lovelace"]


def test_a_reminder_is_told_of_once(base: Base, desk: Desk, clock: SetTime) -> None:
    make_lead(desk, follow_up=NOW)
    assert told(base) == ["Ada Lovelace"]
    clock.forward(days=3)
    assert told(base) == []


def test_one_that_was_snoozed_is_told_of_again_at_its_new_time(base: Base, desk: Desk, clock: SetTime) -> None:
    lead = make_lead(desk, follow_up=NOW)
    assert told(base) == ["Ada Lovelace"]
    following_up.snooze(desk, lead, parse("1h", desk.local()))
    assert told(base) == []
    clock.forward(hours=1)
    assert told(base) == ["Ada Lovelace"]
    assert told(base) == []


def test_undo_of_done_tells_of_nothing_twice(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, follow_up=NOW)
    assert told(base) == ["Ada Lovelace"]
    following_up.done(desk, lead)
    undoing.undo(desk)
    assert told(base) == []


def test_nothing_is_told_of_what_is_done_deleted_or_let_go(base: Base, desk: Desk, clock: SetTime) -> None:
    done, gone, out, _stays = make_leads(
        desk, [{"last_name": name, "follow_up": NOW + timedelta(hours=1)} for name in ("Done", "Gone", "Out", "Stays")]
    )
    following_up.done(desk, done)
    editing.delete(desk, [gone])
    triage.set_status(desk, [out], "unqualified", reason="bad-fit")
    clock.forward(hours=1)
    assert told(base) == ["Stays"]


def test_another_reps_are_not_mine_and_nobodys_are_told_to_each(base: Base, desk: Desk) -> None:
    other = people.add_user(desk, "Kim")
    make_lead(desk, last_name="Theirs", owner_id=other.id, follow_up=NOW)
    make_lead(desk, last_name="Nobody's", owner_id=None, follow_up=NOW)
    assert told(base) == ["Nobody's"]
    assert [row.lead_name for row in noticing.claim(base.path, other.id, base.clock).rows] == ["Theirs", "Nobody's"]


def test_those_of_customers_are_told_of(base: Base, desk: Desk) -> None:
    make(desk, ACCOUNT, {"name": "Acme"})
    make(desk, CONTACT, {"account_id": 1})
    lead = make_lead(desk, follow_up=NOW)
    turn_into(desk, lead, account=1, contact=1)
    with desk.store.operation("follow-up", "one", desk.user.id) as op:
        op.add(FollowUp, {"account_id": 1, "due_at": NOW, "remind_at": NOW, "user_id": desk.user.id})
    assert told(base) == ["Ada Lovelace", "Acme"]


def test_a_running_program_looks_back_a_week(base: Base, desk: Desk) -> None:
    make_lead(desk, follow_up=NOW - timedelta(days=8))
    assert told(base, back=WEEK) == []
    assert told(base) == ["Ada Lovelace"]


def test_what_a_program_sets_itself_when_its_time_has_gone_is_known(base: Base, desk: Desk) -> None:
    make_lead(desk, last_name="Before", follow_up=NOW - timedelta(hours=1))
    claimed = noticing.claim(base.path, base.user.id, base.clock, program=base.program)
    assert claimed.own == {claimed.rows[0].id}
    make_lead(desk, last_name="Elsewhere", follow_up=NOW - timedelta(hours=1))
    assert noticing.claim(base.path, base.user.id, base.clock, program="another").own == frozenset()


def test_one_moved_into_the_past_by_this_program_is_known_too(base: Base, desk: Desk, clock: SetTime) -> None:
    lead = make_lead(desk, follow_up=NOW + timedelta(days=1))
    following_up.snooze(desk, lead, parse("today", desk.local()))
    claimed = noticing.claim(base.path, base.user.id, base.clock, program=base.program)
    assert claimed.own == {row.id for row in claimed.rows} != set()


def test_many_programs_at_once_share_them_without_one_twice_or_none(base: Base, desk: Desk) -> None:
    make_leads(desk, [{"last_name": f"N{n}", "follow_up": NOW - timedelta(minutes=n)} for n in range(100)])
    with ThreadPoolExecutor(8) as programs:
        found = [name for names in programs.map(lambda _: told(base), range(8)) for name in names]
    assert len(found) == len(set(found)) == 100


def test_when_the_next_is_due_is_known_without_a_lock(base: Base, desk: Desk, reading: Reading) -> None:
    assert noticing.next_due(reading) is None
    assert not noticing.anything_due(reading)
    make_lead(desk, follow_up=NOW + timedelta(hours=2))
    make_lead(desk, follow_up=NOW + timedelta(hours=1))
    assert noticing.next_due(reading) == int((NOW + timedelta(hours=1)).timestamp())
    assert not noticing.anything_due(reading)


def test_still_open_are_those_that_were_neither_done_nor_moved(base: Base, desk: Desk, reading: Reading) -> None:
    first, second, third = make_leads(desk, [{"last_name": n, "follow_up": NOW} for n in "ABC"])
    rows = noticing.claim(base.path, base.user.id, base.clock).rows
    following_up.done(desk, first)
    following_up.snooze(desk, second, parse("1h", desk.local()))
    assert [row.lead_id for row in noticing.still_open(reading, rows)] == [third]


def test_a_damaged_base_is_a_sentence(base: Base) -> None:
    base.path.write_bytes(b"SQLite format 3\0" + bytes(4000))
    with pytest.raises(StorageError):
        told(base)


# Whole days and the change of the clocks


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Paris", date(2026, 10, 25), 10),
        ("Europe/Paris", date(2027, 3, 28), 8),
        ("America/New_York", date(2026, 11, 1), 10),
        ("America/New_York", date(2027, 3, 14), 8),
        ("Europe/Paris", date(2026, 11, 18), 9),
    ],
)
def test_a_whole_day_is_reminded_at_nine_also_when_the_clocks_change_that_night(
    base: Base, desk: Desk, clock: SetTime, zone: str, day: date, hours: int
) -> None:
    there = ZoneInfo(zone)
    midnight = datetime.combine(day, datetime.min.time(), there)
    evening = (midnight.astimezone(UTC) - timedelta(hours=6)).astimezone(there)
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, parse(day.isoformat(), evening))
    clock.set(midnight.astimezone(UTC) + timedelta(hours=hours, seconds=-1))
    assert told(base) == []
    clock.forward(seconds=1)
    assert told(base) == ["Ada Lovelace"]


WEEKENDS = (datetime(2026, 10, 24, 18, tzinfo=ZONE), datetime(2027, 3, 27, 18, tzinfo=ZONE))
"""The evenings before the two nights in which the clocks of Paris change."""


@settings(max_examples=15)
@given(
    start=st.sampled_from(WEEKENDS),
    minutes=st.lists(st.integers(1, 40 * 60), min_size=100, max_size=100),
    naps=st.lists(st.tuples(st.integers(1, 9 * 60), st.sampled_from("anr")), min_size=3, max_size=60),
)
def test_a_hundred_over_sleep_restart_and_a_change_of_clocks_are_told_of_once_each(
    start: datetime, minutes: list[int], naps: list[tuple[int, str]]
) -> None:
    with tempfile.TemporaryDirectory(dir=quick_folder()) as folder, pytest.MonkeyPatch.context() as patch:
        clock = SetTime(Path(folder) / "now", start)
        patch.setenv("LEADTUI_NOW", f"file:{clock.file}")
        base = open_base(str(Path(folder) / "leads.db"))
        desk = base.desk()
        due = [start.astimezone(UTC) + timedelta(minutes=m) for m in minutes]
        make_leads(desk, [{"last_name": f"N{n}", "follow_up": at} for n, at in enumerate(due)])
        desk.close()
        times: Counter[str] = Counter()
        for slept, who in [*naps, (41 * 60, "a")]:
            clock.forward(minutes=slept)
            if who == "r":
                base = open_base(str(base.path))
            # A running app looks back a week and names itself; one that starts, and `due --notify`, do neither.
            app = {"program": base.program, "back": WEEK} if who == "a" else {}
            rows = noticing.claim(base.path, base.user.id, base.clock, **app).rows  # type: ignore[arg-type]
            now = clock.now.astimezone(UTC)
            expected = {f"N{n}" for n, at in enumerate(due) if at <= now} - times.keys()
            assert {row.lead_name for row in rows} == expected
            times.update(row.lead_name for row in rows)
        assert times == Counter(f"N{n}" for n in range(100))
