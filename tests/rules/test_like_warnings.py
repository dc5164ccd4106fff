"""Warnings of one kind are said once."""

from __future__ import annotations

import pytest

from leadtui.rules.emails import read_email
from leadtui.rules.like_warnings import alike, in_short


def test_the_value_that_is_quoted_is_not_part_of_the_reason() -> None:
    numbers = [("l.csv", n, "phone", f"030 {n}: its country is not known; write it with +") for n in range(2, 98)]
    second = [("l.csv", 98, "phone.2", "040 1: its country is not known; write it with +")]
    [kind] = alike([*numbers, *second])
    assert (kind.number, kind.field, kind.together, kind.needs_country) == (97, "phone", True, True)
    assert kind.reason == "its country is not known · say where the numbers are from"
    assert [line for _, line in kind.lines] == [2, 3, 4]


def test_two_of_a_kind_are_said_each_by_itself() -> None:
    [kind] = alike([("l.csv", 2, "country", "'X' is not a country."), ("l.csv", 3, "country", "'Y' is not a country.")])
    assert (kind.number, kind.together, kind.example) == (2, False, "'X' is not a country.")


@pytest.mark.parametrize("typed", ["a@b@c.de", "max @web.de", "@", "a..b@x.de", "(at)", "ab", "x@y z", "<a@b.de"])
def test_a_reason_stays_a_sentence_whatever_it_quotes(typed: str) -> None:
    problem = read_email(typed).problem
    assert in_short("email", problem) == problem
    [kind] = alike([("l.csv", 2, "email", problem)])
    assert len(kind.reason.split()) > 3


def test_the_email_or_number_before_a_reason_is_left_out() -> None:
    assert in_short("email.2", "a@b: it has no dot") == "it has no dot"
    assert in_short("phone", "+49 (30) 12/3: too short: 5 digits") == "too short: 5 digits"
