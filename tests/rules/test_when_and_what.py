"""A time with what is to be done after it is split where the time ends, and never inside it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.when import When, parse
from leadtui.rules.when_and_what import when_and_what
from leadtui.words.errors import InputError

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def reads(phrase: str) -> When:
    return parse(phrase, NOW, their_zone=ZoneInfo("America/New_York"))


@pytest.mark.parametrize(
    ("phrase", "time", "what"),
    [
        ("next tuesday 10:30 send contract", "next tuesday 10:30", "send contract"),
        ("tue send contract", "tue", "send contract"),
        ("tue 10 call 3 people", "tue 10", "call 3 people"),
        ("3d Ada's offer", "3d", "Ada's offer"),
        ("tomorrow 9, ring the bank", "tomorrow 9", "ring the bank"),
        ("fri 15:00: demo", "fri 15:00", "demo"),
        ("fri 15:00 - demo", "fri 15:00", "demo"),
        ("next week to send the offer", "next week", "to send the offer"),
        ("in 2 hours  e-mail  her", "in 2 hours", "e-mail her"),
        ("3pm their time check prices", "3pm their time", "check prices"),
    ],
)
def test_what_follows_the_time_is_what_is_to_be_done(phrase: str, time: str, what: str) -> None:
    assert when_and_what(phrase, reads) == (time, what)


@pytest.mark.parametrize(
    "phrase",
    [
        "tue 25:00", "tue 25:00 call", "tomorrow 10 11", "tue wed", "tomorrow mornign", "tomorrow mornign call",
        "feb 30", "feb 30 call", "tue 10 to 11", "tue at", "tue before noon", "fri 19 nov", "3d tomorrow",
        "tue 3rdd call", "tue +", "send contract", "call tue", "tue the", "",
    ],
)  # fmt: skip
def test_what_may_be_meant_as_a_time_is_not_split_off(phrase: str) -> None:
    assert when_and_what(phrase, reads) == (phrase, "")


@given(st.text(st.sampled_from("tue 10:3pmdcalx,-+"), max_size=24))
def test_the_time_reads_and_no_word_is_lost(phrase: str) -> None:
    time, what = when_and_what(phrase, reads)
    if not what:
        assert time == phrase
        return
    reads(time)
    after = len(what.split())
    assert phrase.split()[-after:] == what.split()
    assert " ".join(phrase.split()[:-after]).rstrip(",:;-– ") == time


def test_the_grammar_itself_still_refuses_what_is_left_over() -> None:
    with pytest.raises(InputError, match="send"):
        reads("next tuesday 10:30 send contract")
