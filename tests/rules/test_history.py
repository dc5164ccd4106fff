"""How a filter of the history is read."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.history import HistoryQuery, read

ZONE = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZONE)


def days(text: str, now: datetime = NOW) -> tuple[str, str]:
    query = read(text, now)
    assert query.since is not None
    assert query.until is not None
    since, until = (datetime.fromtimestamp(at, ZONE) for at in (query.since, query.until))
    return f"{since:%d %b %H:%M}", f"{until:%d %b %H:%M}"


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("today", "18 Nov 00:00", "19 Nov 00:00"),
        ("Yesterday", "17 Nov 00:00", "18 Nov 00:00"),
        ("wed", "18 Nov 00:00", "19 Nov 00:00"),
        ("thursday", "12 Nov 00:00", "13 Nov 00:00"),
        ("week", "16 Nov 00:00", "19 Nov 00:00"),
        ("2026-10-01", "01 Oct 00:00", "02 Oct 00:00"),
    ],
)
def test_a_day_is_from_midnight_to_midnight(text: str, since: str, until: str) -> None:
    assert days(text) == (since, until)


def test_a_day_of_the_change_of_clocks_has_its_own_length() -> None:
    query = read("2026-10-25", NOW)
    assert query.since is not None
    assert query.until is not None
    assert query.until - query.since == timedelta(hours=25).total_seconds()


def test_words_are_all_wanted_folded_beside_a_day_and_a_lead() -> None:
    query = read("Çelik call L17 today", NOW)
    assert query.words == ("celik", "call")
    assert query.lead_id == 17
    assert query.since is not None


def test_a_word_that_begins_like_a_day_is_a_word() -> None:
    assert read("monnet sat1", NOW).words == ("monnet", "sat1")


def test_no_text_is_no_filter() -> None:
    assert read("  ", NOW) == HistoryQuery()


@given(st.text(max_size=40))
def test_nothing_that_is_typed_is_wrong(text: str) -> None:
    query = read(text, NOW)
    assert (query.since is None) == (query.until is None)
