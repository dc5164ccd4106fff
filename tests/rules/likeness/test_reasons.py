"""Why two records may be one, as a person reads it; and which dates and pages tell people apart."""

from __future__ import annotations

import pytest

from leadtui.rules.likeness.levels import BLANK, CLOSE, DIFFER, SAME, level
from leadtui.rules.likeness.reasons import reasons
from leadtui.rules.likeness.traits import DATE, DAY, handle, kind_of


def test_dates_read_as_dates() -> None:
    found = reasons({"custom.1": CLOSE}, {"custom.1": "19860816"}, {"custom.1": "19860817"}, {"custom.1": "Birthday"})
    assert found == ("similar Birthday: 16 Aug 1986 ~ 17 Aug 1986",)


def test_a_linkedin_page_reads_as_whose_it_is() -> None:
    found = reasons({"linkedin": CLOSE}, {"linkedin": "ada-king"}, {"linkedin": "ada-kinq"}, {"linkedin": "LinkedIn"})
    assert found == ("similar LinkedIn: ada-king ~ ada-kinq",)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://www.linkedin.com/in/Ada-King/?trk=1", "ada-king"),
        ("linkedin.com/in/ada-king", "ada-king"),
        ("Ada-King", "ada-king"),
        ("https://www.linkedin.com/", ""),
        ("", ""),
    ],
)
def test_a_page_is_compared_by_its_handle(address: str, found: str) -> None:
    assert handle(address) == found


def test_a_date_that_many_share_says_nothing_when_it_is_a_day_away() -> None:
    assert level(DAY, "20261231", "20261230") == DIFFER
    assert level(DAY, "20261231", "20261231") == SAME
    assert level(DAY, "", "20261231") == BLANK
    assert level(DATE, "19860816", "19860817") == CLOSE


def test_dates_of_which_few_are_equal_are_ones_own() -> None:
    births = [f"19{60 + at % 40}-0{1 + at % 9}-{10 + at % 18}" for at in range(200)]
    assert kind_of(births) == DATE
    assert kind_of(["2026-12-31", "2026-06-30", "2027-03-31"] * 60) == DAY


def test_what_speaks_against_a_pair_stands_last() -> None:
    levels = {"last": SAME, "first": DIFFER, "phone": SAME, "email": DIFFER}
    jon = {"first": "jon", "last": "fenwick", "phone": "44", "email": "jon@a.com"}
    jan = jon | {"first": "jan", "email": "jan@a.com"}
    found = reasons(levels, jon, jan, {"last": "last name", "first": "first name"})
    assert found == ("same phone", "same last name", "another first name", "another email")


def test_father_and_son_are_said_to_be_that() -> None:
    found = reasons({"first": SAME, "last": DIFFER}, {"last": "king sr"}, {"last": "king jr"}, {"first": "first name"})
    assert found == ("same first name", "sr / jr")
    found = reasons({"first": SAME, "email": DIFFER}, {"email": "a.sr@b.gr"}, {"email": "a.jr@b.gr"}, {"first": "name"})
    assert found == ("same name", "sr / jr in the emails")
