"""How a reminder is said."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.support import NOW

from leadtui.rules.notice_words import message, what, when, who
from leadtui.words.rows import FollowUpRow


def row(at: datetime, day: str | None = None, **more: str | None) -> FollowUpRow:
    """A follow-up of Ada's."""
    said = {"company": "Acme", "subject": None, **more}
    due = int(at.timestamp())
    return FollowUpRow(1, 1, "Ada", said["company"], "call", said["subject"], due, day, due, "open", 0)


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (timedelta(minutes=30), "10:30"),
        (timedelta(days=-1), "yesterday 10:00"),
        (timedelta(days=1), "tomorrow 10:00"),
        (timedelta(days=-5), "Fri 13 Nov 10:00"),
    ],
)
def test_a_time_is_said_beside_now(away: timedelta, said: str) -> None:
    assert when(row(NOW + away), NOW) == said


def test_a_whole_day_has_no_clock() -> None:
    assert when(row(NOW, "2026-11-18"), NOW) == "today"
    assert when(row(NOW, "2026-11-17"), NOW) == "yesterday"


def test_a_company_that_is_the_name_is_said_once() -> None:
    assert who(row(NOW)) == "Ada, Acme"
    assert who(row(NOW, company="Ada")) == who(row(NOW, company=None)) == "Ada"


def test_what_is_to_be_done_is_the_subject_else_the_kind() -> None:
    assert (what(row(NOW)), what(row(NOW, subject="offer"))) == ("call", "offer")


def test_several_are_counted_and_named() -> None:
    assert message([row(NOW)], NOW) == ("Ada, Acme", "10:00 · call")
    assert message([row(NOW), row(NOW)], NOW) == ("2 reminders", "Ada 10:00, Ada 10:00")
