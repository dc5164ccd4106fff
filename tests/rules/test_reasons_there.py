"""What is promised or owed is served at any time; where nobody can be called then, the reason says what time it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from tests.tui.rows import NOW, lead

from leadtui.rules.reasons import first_reason
from leadtui.tui.widgets.columns import cell
from leadtui.words.rows import LeadRow
from leadtui.words.workspace import Workspace

WORDS = Workspace()
AT = int(NOW.timestamp())
PROMISE: dict[str, Any] = {
    "band": 1, "lane": 1, "hand_due": AT + 300, "next_due": AT + 300, "next_kind": "call", "next_subject": "callback",
    "call_zone": "America/Los_Angeles",
}  # fmt: skip


def first(now: datetime = NOW, **values: Any) -> str:
    return first_reason(lead(**{**PROMISE, **values}), now, WORDS)


def test_a_promised_call_in_their_night_says_the_time_there() -> None:
    assert first() == "callback 10:05 · 01:00 there"


def test_an_answer_owed_says_it_too_unless_a_mail_comes_next() -> None:
    owed: dict[str, Any] = {
        "band": 2,
        "lane": 8,
        "answer_due": AT + 720,
        "hand_due": None,
        "next_due": None,
        "next_subject": None,
    }
    assert first(**owed, next_kind=None) == "answer owed, 12 min left · 01:00 there"
    assert first(**owed, next_kind="email") == "answer owed, 12 min left"


@pytest.mark.parametrize(
    "values",
    [{"call_zone": "Europe/London"}, {"call_zone": None}, {"next_kind": "email"}, {"hand_kind": "email"}],
    ids=["by day", "without a number or zone", "a mail", "a mail before which an automatic call is due"],
)
def test_where_a_call_can_be_made_or_none_is_to_be_made_nothing_is_said(values: dict[str, Any]) -> None:
    assert "there" not in first(**values)


def test_another_day_is_named_and_the_reps_own_clocks_are_not() -> None:
    assert first(NOW.replace(hour=6)) == "callback 10:05 · Tue 21:00 there"
    assert first(NOW.replace(hour=6), call_zone="Europe/Paris") == "callback 10:05"


@pytest.mark.parametrize(
    ("cells", "said"),
    [(40, "callback 10:05 · 01:00 there"), (24, "callback 10:05 (01:00)"), (19, None)],
)
def test_in_a_narrow_list_it_is_short_and_the_time_stays(cells: int, said: str | None) -> None:
    def why(row: LeadRow) -> str:
        return first_reason(row, NOW, WORDS)

    shown = cell("reason", lead(**PROMISE), WORDS, why, cells)
    assert len(shown) <= cells
    assert shown == said if said else shown.endswith("… 10:05 (01:00)")
