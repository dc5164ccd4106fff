"""A lead keeps its place when what put it there still holds: the bands say the same of its row after the follow-up."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.tui.rows import NOW, lead

from leadtui.rules import priority
from leadtui.rules.query.explain import matches
from leadtui.rules.staying import stays_when_moved, stays_with_another, when_moved, with_another
from leadtui.words.contact import FollowUpKind
from leadtui.words.rows import LeadRow

STALE = 14


def at(minutes: int) -> int:
    """An instant so many minutes from now, in epoch seconds."""
    return int((NOW + timedelta(minutes=minutes)).timestamp())


def segment_of(row: LeadRow) -> int:
    """The number of the segment a row stands in."""
    found = (n for n, s in enumerate(priority.queue(NOW, STALE)) if matches(s.tree, row._asdict()))
    return next(found)


def planned(lane: int = priority.LANE_PLANNED, *, hand: int | None = None, auto: int | None = None) -> LeadRow:
    """A lead with follow-ups so many minutes from now."""
    due = [minutes for minutes in (hand, auto) if minutes is not None]
    row = lead(
        lane=lane,
        hand_due=None if hand is None else at(hand),
        auto_due=None if auto is None else at(auto),
        next_due=at(min(due)) if due else None,
        next_automatic=int(auto is not None and auto == min(due)),
        next_kind="call",
        status_since=at(-60),
    )
    return priority.placed((row,), NOW, STALE)[0]


ROWS = {
    "a callback that is due": planned(hand=-30),
    "an answer owed": planned(priority.LANE_ANSWER),
    "a try that is due": planned(auto=-5),
    "later today": planned(hand=120),
    "another day": planned(hand=3000),
    "no next step": planned(priority.LANE_WORKING),
    "new": planned(priority.LANE_NEW),
}


@pytest.mark.parametrize("kind", [FollowUpKind.CALL, FollowUpKind.EMAIL])
@pytest.mark.parametrize("minutes", [5, 60, 240, 6000])
@pytest.mark.parametrize("name", ROWS)
def test_one_more_follow_up_leaves_a_lead_where_the_bands_leave_it(name: str, minutes: int, kind: FollowUpKind) -> None:
    row, due = ROWS[name], NOW + timedelta(minutes=minutes)
    kept = None if kind is FollowUpKind.CALL else row.auto_due
    by_hand = min(x for x in (row.hand_due, at(minutes)) if x is not None)
    after = row._replace(
        hand_due=by_hand,
        auto_due=kept,
        next_due=min(x for x in (by_hand, kept) if x is not None),
        lane=priority.LANE_PLANNED if row.lane != priority.LANE_ANSWER else row.lane,
    )
    moved = row.band in (0, 7) and after.next_due != row.next_due
    assert stays_with_another(row, due, kind, NOW) == (segment_of(after) == segment_of(row) and not moved)


@pytest.mark.parametrize(
    ("name", "minutes", "stays"),
    [
        ("a callback that is due", 5, True),
        ("a callback that is due", 60, False),
        ("an answer owed", 60, True),
        ("an answer owed", 5, False),
        ("a try that is due", 60, False),
        ("later today", 240, False),
        ("new", 60, False),
    ],
)
def test_a_follow_up_that_is_put_off_takes_its_lead_along(name: str, minutes: int, stays: bool) -> None:
    assert stays_when_moved(ROWS[name], NOW + timedelta(minutes=minutes), NOW) is stays


def test_a_promise_holds_its_lead_when_an_automatic_try_before_it_is_put_off() -> None:
    assert stays_when_moved(planned(hand=-5, auto=-30), NOW + timedelta(days=1), NOW)


def test_at_the_end_of_the_day_tomorrow_is_not_soon() -> None:
    late = datetime(2026, 11, 18, 23, 55, tzinfo=NOW.tzinfo)
    assert not stays_when_moved(planned(hand=-30), late + timedelta(minutes=6), late)


@pytest.mark.parametrize("kind", [FollowUpKind.CALL, FollowUpKind.EMAIL])
@pytest.mark.parametrize("minutes", [5, 60, 240, 6000])
@pytest.mark.parametrize("name", ROWS)
def test_a_lead_that_stays_stands_there_as_it_is_afterwards(name: str, minutes: int, kind: FollowUpKind) -> None:
    row, due = ROWS[name], NOW + timedelta(minutes=minutes)
    if stays_with_another(row, due, kind, NOW):
        assert segment_of(with_another(row, due, kind)) == segment_of(row)
    if stays_when_moved(row, due, NOW):
        assert segment_of(when_moved(row, due)) == segment_of(row)


def test_once_the_try_is_put_off_or_replaced_the_promise_is_what_is_put_off_next() -> None:
    row, later = planned(hand=-5, auto=-30), NOW + timedelta(days=1)
    assert not stays_when_moved(when_moved(row, later), later, NOW)
    assert not stays_when_moved(with_another(row, later, FollowUpKind.CALL), later, NOW)
    assert stays_when_moved(with_another(row, later, FollowUpKind.EMAIL), later, NOW)
