"""Leads without a next step, and leads that rest too long: who they are, and what becomes of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from tests.support import snapshot
from tests.tui.fresh_base import reading_of
from tests.tui.resting_base import LONG, RESTING, WITHOUT, resting, row_of

from leadtui.bootstrap import Base, open_base
from leadtui.rules.when import When
from leadtui.services import bulk, editing, following_up, reviewing, triage, undoing
from leadtui.services.people import add_user
from leadtui.words.workspace import Workspace

STALE, NURTURED = Workspace().stale_days, Workspace().nurture_review_days


@pytest.fixture(autouse=True)
def still_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wednesday 18 November 2026, ten o'clock in Berlin."""
    at(monkeypatch, "2026-11-18T10:00")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    monkeypatch.setenv("LEADTUI_USER", "Sam")
    monkeypatch.setenv("LEADTUI_CONFIG", str(tmp_path / "config.toml"))


def at(monkeypatch: pytest.MonkeyPatch, instant: str) -> None:
    """Let it be another time."""
    monkeypatch.setenv("LEADTUI_NOW", instant)


def to_review(base: Base) -> list[str]:
    """The first names of who is to be reviewed."""
    return [row.name.split()[0] for row in reading_of(base, reviewing.to_review)]


def when(base: Base, days: int) -> When:
    """A whole day so many days from now."""
    now = base.clock.local()
    day = now.date() + timedelta(days=days)
    return When(datetime(day.year, day.month, day.day, tzinfo=now.tzinfo), day)


def test_who_has_no_next_step_is_found_in_the_order_of_the_queue_and_nobody_else(tmp_path: Path) -> None:
    base = resting(tmp_path)
    ids = reading_of(base, reviewing.unplanned)
    assert next(RESTING[n - 1][0] for n in ids) == "Grace"
    assert {RESTING[n - 1][0] for n in ids} == set(WITHOUT)
    desk = base.desk()
    following_up.set_follow_up(desk, ids[0], when(base, 1))
    desk.close()
    assert reading_of(base, lambda reading: reviewing.still_unplanned(reading, ids)) == frozenset(ids[1:])


def test_stale_and_long_nurtured_leads_are_to_be_reviewed_the_longest_first(tmp_path: Path) -> None:
    base = resting(tmp_path)
    assert to_review(base) == list(LONG)
    assert reading_of(base, reviewing.count_to_review) == len(LONG)


def test_who_is_to_be_reviewed_is_read_page_by_page(tmp_path: Path) -> None:
    base = resting(tmp_path, 12)
    first = reading_of(base, lambda reading: reviewing.to_review(reading, limit=5))
    rest = reading_of(base, lambda reading: reviewing.to_review(reading, first[-1]))
    assert [row.id for row in (*first, *rest)] == [row.id for row in reading_of(base, reviewing.to_review)]


def test_a_lead_that_was_left_as_it_is_is_asked_about_again_when_it_has_rested_as_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = resting(tmp_path)
    desk = base.desk()
    before = row_of(base, "Konrad")
    done = bulk.leave_as_is(desk, [4, 5])
    assert to_review(base) == ["Tony"]
    assert row_of(base, "Konrad")._replace(reviewed_at=None, version=before.version) == before
    assert done.summary == "Left as it is, 2 leads"
    desk.close()
    at(monkeypatch, f"{date(2026, 11, 18) + timedelta(days=STALE)}T10:00")
    later = resting_again(base)
    assert to_review(later) == ["Tony", "Barbara", "Alan", "Ada"]
    at(monkeypatch, f"{date(2026, 11, 18) + timedelta(days=NURTURED)}T10:00")
    assert "Konrad" in to_review(resting_again(base))


def resting_again(base: Base) -> Base:
    """The same base opened at another time."""
    return open_base(str(base.path))


def test_kept_until_a_date_moves_the_next_step_or_makes_one_and_counts_as_reviewed(tmp_path: Path) -> None:
    base = resting(tmp_path)
    desk = base.desk()
    done = bulk.keep(desk, [4, 6], when(base, 30))
    assert to_review(base) == ["Barbara"]
    due = int(when(base, 30).at.timestamp())
    for name in ("Konrad", "Tony"):
        detail = reading_of(base, lambda reading, name=name: reading.detail(row_of(base, name).id))  # type: ignore[misc]
        assert [row.due_at for row in detail.follow_ups if row.state == "open"] == [due]
    undoing.undo(desk, operation=done.operation)
    assert to_review(base) == list(LONG)
    desk.close()


@pytest.mark.parametrize("many", [True, False])
def test_who_is_nurtured_on_was_reviewed_alone_and_with_others_alike(tmp_path: Path, many: bool) -> None:
    base = resting(tmp_path)
    desk = base.desk()
    if many:
        bulk.set_status(desk, [4], "nurturing", wake=when(base, 40))
    else:
        triage.set_status(desk, [4], "nurturing", wake=when(base, 40))
    desk.close()
    assert "Konrad" not in to_review(base)
    assert row_of(base, "Konrad").reviewed_at is not None


def test_taking_back_leaves_nothing_behind(tmp_path: Path) -> None:
    base = resting(tmp_path)
    before = snapshot(base)
    desk = base.desk()
    for work in (bulk.leave_as_is, partial(bulk.keep, when=when(base, 9))):
        done = work(desk, [4, 5, 6])
        assert undoing.undo(desk, operation=done.operation).operation is not None
        assert snapshot(base) == before
    desk.close()


def test_others_leads_are_not_mine_to_review_and_those_of_nobody_are(tmp_path: Path) -> None:
    base = resting(tmp_path)
    desk = base.desk()
    other = add_user(desk, "Kim")
    triage.set_owner(desk, [6], other.id)
    triage.set_owner(desk, [5], None)
    desk.close()
    again = resting_again(base)
    assert to_review(again) == ["Konrad", "Barbara"]
    assert 6 not in reading_of(again, reviewing.unplanned)


def test_the_day_ends_with_what_was_done_and_what_the_next_day_begins_with(tmp_path: Path) -> None:
    base = resting(tmp_path)
    desk = base.desk()
    ids = reading_of(base, reviewing.unplanned)
    following_up.set_follow_up(desk, ids[0], when(base, 1))
    triage.log_call(desk, ids[1], "no-answer", follow_up=when(base, 1))
    editing.delete(desk, [ids[2]])
    desk.close()
    end = reading_of(base, lambda reading: reviewing.day_end(reading, ids))
    assert end.next_day == "2026-11-19"
    assert end.planned == 2
    assert end.left == frozenset(ids[3:])
    assert [row.id for row in end.leads] == [n for n in ids if n != ids[2]]
    assert end.report.calls_in_all == 1
    assert end.report.no_next_step == len(ids) - 3


def test_on_a_friday_the_next_day_is_monday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = resting(tmp_path)
    at(monkeypatch, "2026-11-20T17:00")
    assert reading_of(resting_again(base), reviewing.day_end).next_day == "2026-11-23"
