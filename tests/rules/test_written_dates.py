"""Dates in files: every form programs write, the order of day and month by column, never a day that does not exist."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.written_dates import doubtful_date, is_date, order_said, read_date, read_moment
from leadtui.words.errors import InputError

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    "text",
    ["2024-03-12", "2024/3/12", "2024.03.12", "20240312", "12 Mar 2024", "12-Mar-24", "12 mars 2024", "12. März 2024",
     "March 12, 2024", "Mar 12 2024", "Tue, 12 Mar 2024", "12 de marzo de 2024",
     "12th March 2024", "12.03.2024", "12.3.24",
     "2024年3月12日", "2024年03月12日 09:14", "2024년 3월 12일", "45363", "45363.0", "45363.384722",
     "2024-03-12T09:14:00.000Z", "2024-03-12 09:14", "12 mrt 2024"],
)  # fmt: skip
def test_one_day_in_many_forms(text: str) -> None:
    assert read_date(text, "month") == date(2024, 3, 12)


def test_a_number_of_a_spreadsheet_has_its_time_behind_the_point() -> None:
    assert read_moment("45352.5", "day", PARIS).at == datetime(2024, 3, 1, 11, tzinfo=UTC)
    assert read_moment("45352", "day", PARIS).date_only
    assert not is_date("45352")
    for text in ("12345", "99999", "453521", "4535"):
        with pytest.raises(InputError):
            read_date(text, "day")


def test_the_dates_of_the_samples() -> None:
    assert read_moment("2024-03-12 09:14", "day", PARIS).at == datetime(2024, 3, 12, 8, 14, tzinfo=UTC)
    assert read_moment("3/15/2024 2:30 PM", "month", UTC).at == datetime(2024, 3, 15, 14, 30, tzinfo=UTC)
    assert read_date("7-Feb-22", "day") == date(2022, 2, 7)
    assert read_date("03 Jan 2023", "day") == date(2023, 1, 3)
    assert read_date("12/28/1969", "month") == date(1969, 12, 28)


def test_a_written_zone_goes_before_the_reps() -> None:
    assert read_moment("2024-07-01T12:00:00+05:30", "day", PARIS).at == datetime(2024, 7, 1, 6, 30, tzinfo=UTC)
    assert read_moment("2024-07-01T12:00:00Z", "day", PARIS).at == datetime(2024, 7, 1, 12, tzinfo=UTC)


def test_a_day_without_a_time_says_so() -> None:
    moment = read_moment("2024-07-01", "day", PARIS)
    assert moment.date_only
    assert moment.at == datetime(2024, 6, 30, 22, tzinfo=UTC)
    assert not read_moment("2024-07-01 00:00", "day", PARIS).date_only


@pytest.mark.parametrize("clock", ["12:00 AM", "12:00am", "0:00", "00:00:00"])
def test_midnight_in_many_forms(clock: str) -> None:
    assert read_moment(f"2024-01-01 {clock}", "day", UTC).at == datetime(2024, 1, 1, tzinfo=UTC)


def test_a_number_above_twelve_says_which_of_day_and_month_is_first() -> None:
    assert order_said("3/15/2024") == "month"
    assert order_said("15/3/2024 14:30") == "day"
    assert order_said("3/4/2024") is None
    assert order_said("03.15.2024") is None
    assert order_said("45/45/2024") is None


def test_a_date_that_reads_as_two_days_is_doubtful() -> None:
    assert doubtful_date("3/4/2024")
    assert not doubtful_date("4/4/2024")
    assert not doubtful_date("3.4.2024")
    assert not doubtful_date("2024-03-04")
    assert not doubtful_date("13/4/2024")


def test_a_date_without_a_time_is_told_from_numbers_and_words() -> None:
    assert is_date("3/15/2024")
    assert is_date("12 Mar 2024")
    assert not is_date("20240312")
    assert not is_date("2024-03-12 10:00")
    assert not is_date("soon")


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2024-02-30", "31/04/2024", "13/13/2024", "2024-13-01", "12 Foo 2024", "2024-03-12 25:00", "13:00 PM",
     "2024-01-01 13:00 PM", "0001-01-01", "12345", "1/2/3/4"],
)  # fmt: skip
def test_what_is_no_date_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_moment(text, "day", UTC)
    assert caught.value.message.endswith(".")


@given(st.datetimes(datetime(1970, 1, 1), datetime(2068, 1, 1)), st.sampled_from(["day", "month"]))  # noqa: DTZ001
def test_iso_is_read_whatever_the_order(at: datetime, order: str) -> None:
    at = at.replace(tzinfo=UTC, microsecond=0)
    moment = read_moment(at.isoformat(), "day" if order == "day" else "month", PARIS)
    assert moment.at - at == timedelta(0)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    order_said(text)
    doubtful_date(text)
    is_date(text)
    with suppress(InputError):
        read_moment(text, "day", PARIS)
