"""Where a lead went by what was done with it, in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from leadtui.rules.whereabouts import done_words, what, where
from leadtui.words.rows import LeadRow
from leadtui.words.workspace import Workspace

NOW = datetime(2026, 11, 18, 10, 32, tzinfo=ZoneInfo("Europe/Paris"))
EMPTY = LeadRow._make([None] * len(LeadRow._fields))._replace(
    id=1, name="Ada Lovelace", status="contacted", category="working", tries=0, touched=0, tags="", next_automatic=0,
    status_since=0, lane=1, band=0,
)  # fmt: skip


def lead(due: datetime | None = None, band: int = 0, **more: object) -> LeadRow:
    """A lead with a next follow-up."""
    at = None if due is None else int(due.timestamp())
    return EMPTY._replace(next_due=at, hand_due=at, auto_due=at, next_kind="call", band=band, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (lead(NOW.replace(hour=14, minute=30), 7), "later today 14:30"),
        (lead(NOW + timedelta(days=1)), "tomorrow 10:32"),
        (lead(datetime(2026, 11, 20, tzinfo=NOW.tzinfo)), "Fri 20 Nov"),
        (lead(datetime(2027, 1, 4, 9, tzinfo=NOW.tzinfo)), "Mon 4 Jan 2027 09:00"),
        (lead(NOW.replace(hour=9, minute=0), 1), "due now: call 09:00"),
        (lead(None, 4), "no next step"),
        (lead(None, 5, category="new", status="new"), "still new"),
        (lead(None, category="converted", status="converted"), "converted"),
        (lead(None, category="disqualified", status="unqualified", disqualify_reason="no-budget"),
         "Unqualified (No budget)"),
    ],
)  # fmt: skip
def test_where_a_lead_stands_is_told_in_its_band(row: LeadRow, said: str) -> None:
    assert where(row, NOW, Workspace()) == said


@pytest.mark.parametrize(
    ("summary", "did"),
    [
        ("No answer, Ada Lovelace", "No answer"),
        ("Incoming call, Connected, Ada Lovelace", "Incoming call, Connected"),
        ("Contacted, 28 leads", "Contacted, 28 leads"),
        ("Note, Ada King", "Note, Ada King"),
        ("", ""),
    ],
)
def test_what_was_done_is_told_without_the_name_beside_which_it_stands(summary: str, did: str) -> None:
    assert what(summary, "Ada Lovelace") == did


def test_what_only_moved_a_lead_is_told_by_where_it_went() -> None:
    row, at = lead(NOW + timedelta(days=1)), int(NOW.timestamp())
    said = "Snoozed to Thu 19 Nov 10:32, Ada Lovelace"
    assert done_words(at, "snooze", said, row, NOW, Workspace()) == "10:32 Snoozed → tomorrow 10:32"


def test_what_moved_many_leads_says_how_many() -> None:
    row, at = lead(NOW + timedelta(days=1)), int(NOW.timestamp())
    said = done_words(at, "snooze", "Snoozed to Thu 19 Nov 10:32, 38 leads", row, NOW, Workspace(), 38)
    assert said == "10:32 Snoozed, 38 leads → tomorrow 10:32"


def test_what_says_itself_where_the_lead_went_is_not_told_twice() -> None:
    row = lead(None, category="disqualified", status="unqualified", disqualify_reason="no-budget")
    said = done_words(int(NOW.timestamp()), "status", "Unqualified (No budget), Ada Lovelace", row, NOW, Workspace())
    assert said == "10:32 Unqualified (No budget)"
