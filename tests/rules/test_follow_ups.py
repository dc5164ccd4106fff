"""How a follow-up is typed: time, what is to be done, how it is told of; refused naming the part."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leadtui.rules.follow_up_words import said_beside
from leadtui.rules.follow_ups import completed, kind_of, read_ahead, read_priority, say_how, take_apart
from leadtui.rules.when import When, parse
from leadtui.rules.when.vocabulary import KNOWN
from leadtui.words.contact import FollowUpKind
from leadtui.words.errors import InputError
from leadtui.words.follow_ups import HIGH, KIND_WORDS, LOW, How

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def reads(phrase: str) -> When:
    return parse(phrase, NOW)


@pytest.mark.parametrize(
    ("typed", "time", "how"),
    [
        ("tue 10", "tue 10", How()),
        ("tue 10 send the offer", "tue 10", How("send the offer")),
        ("tue 10 !high", "tue 10", How(priority=HIGH)),
        ("tue 10 !low call", "tue 10", How("call", priority=LOW)),
        ("tue 10 remind 15m", "tue 10", How(lead_minutes=15)),
        ("tue 10 remind 2 hours before demo", "tue 10", How("demo", lead_minutes=120)),
        ("tue remind 1d", "tue", How(lead_minutes=1440)),
        ("mon 9 every 2 weeks", "mon 9", How(repeat="2w")),
        ("mon 9 every 2w email the figures", "mon 9", How("email the figures", repeat="2w")),
        ("every monday 9", "monday 9", How(repeat="mon")),
        ("every mon and thu 9 call", "thu 9", How("call", repeat="mon,thu")),
        ("every weekday 9:30 check in", "9:30", How("check in", repeat="1bd")),
        ("9:00 every 3 business days", "9:00", How(repeat="3bd")),
        ("every month 25 nov", "25 nov", How(repeat="1mo")),
        ("tue 10 remind bob of the offer", "tue 10", How("remind bob of the offer")),
        ("tue 10 remind Ada about the offer", "tue 10", How("remind Ada about the offer")),
        ("tue 10 remind two people", "tue 10", How("remind two people")),
        ("tue 10 remind at once", "tue 10", How("remind at once")),
        ("tue 10 ask about every customer", "tue 10", How("ask about every customer")),
        ("tue 10 wow!", "tue 10", How("wow!")),
        ("every day", "1d", How(repeat="1d")),
        ("every 2 weeks", "2w", How(repeat="2w")),
        ("every 2 weeks email the figures", "2w", How("email the figures", repeat="2w")),
        ("every quarter !high", "3mo", How(priority=HIGH, repeat="3mo")),
        ("every month 31 10:00", "31 dec 10:00", How(repeat="1mo")),
        ("every month on the 31st", "31 dec", How(repeat="1mo")),
        ("every 3 months 15 9:30 invoice", "15 dec 9:30", How("invoice", repeat="3mo")),
        ("call tue 10", "tue 10", How("call")),
        ("email thu 9", "thu 9", How("email")),
        ("meeting tue 11 at theirs", "tue 11", How("meeting at theirs")),
        ("Call tue 10 about prices !low", "tue 10", How("Call about prices", priority=LOW)),
        ("call every day 9:30", "9:30", How("call", repeat="1d")),
        ("fri low fares", "fri", How("low fares")),
        ("mon 9 every 2w remind 15m !high email them", "mon 9", How("email them", "", 15, HIGH, "2w")),
    ],
)
def test_a_follow_up_is_taken_apart(typed: str, time: str, how: How) -> None:
    found = take_apart(typed, reads)
    assert found.how == how
    assert reads(found.time) == reads(time)


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("tue 10 !hgih", "!hgih"), ("tue 10 remind 15x", "15x"), ("tue 10 remind 0m", "0m"),
        ("fri remind tomorrow 10", "'tomorrow 10'"), ("tue 12 remind at 9", "'at 9'"),
        ("tue 13 remind monday", "'monday'"), ("tue 13 remind monday call", "'monday'"),
        ("tue 13 remind half an hour before", "'half an hour'"), ("tue 13 remind noon", "'noon'"),
        ("tue 10 remind 9999 weeks", "9999weeks"), ("tue 10 every 2 lightyears", "lightyears"),
        ("tue 10 every 5 min", "min"), ("tue 10 every 0 days", "0 days"), ("mon 9 letter every", "every day, 2 weeks"),
        ("every dayuu", "'dayuu'"), ("mon 9 every dayuu", "'dayuu'"), ("mon 9 letter every weaks", "'weaks'"),
        ("fri low", "!low"), ("fri high", "!high"), ("fri !urgent", "'!urgent' is no priority: !high or !low"),
        ("fri every customer", "'customer'"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_naming_the_part(typed: str, part: str) -> None:
    with pytest.raises(InputError) as refused:
        take_apart(typed, reads)
    assert part in str(refused.value)


def test_with_its_own_field_what_is_to_be_done_stays_out_of_the_time() -> None:
    found = take_apart("tue 10 demo every week", reads, splits=False)
    assert (found.time, found.how.subject, found.how.repeat) == ("tue 10 demo", "", "1w")


@pytest.mark.parametrize("typed", ["call tue 25:00", "email 2 people tue 10", "call bob", "call feb 30"])
def test_a_kind_before_what_is_no_time_leaves_that_to_be_refused(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        reads(take_apart(typed, reads).time)
    assert {"25:00", "people", "call", "30"} & set(str(refused.value).replace('"', " ").split())


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("", FollowUpKind.CALL), ("ask about prices", FollowUpKind.CALL), ("email the offer", FollowUpKind.EMAIL),
        ("send the offer", FollowUpKind.EMAIL), ("Meeting", FollowUpKind.MEETING), ("task: numbers", FollowUpKind.TASK),
        ("LinkedIn", FollowUpKind.LINKEDIN), ("letter with samples", FollowUpKind.LETTER),
        ("check contract with legal", FollowUpKind.TASK), ("Review the draft", FollowUpKind.TASK),
        ("to post the samples", FollowUpKind.TASK), ("order a sample", FollowUpKind.TASK),
        ("lunch with the board", FollowUpKind.MEETING), ("quick demo", FollowUpKind.MEETING),
        ("please, invoice 12", FollowUpKind.TASK), ("follow-up call", FollowUpKind.CALL),
        ("first call today", FollowUpKind.CALL), ("about the check", FollowUpKind.CALL), ("the", FollowUpKind.CALL),
    ],
)  # fmt: skip
def test_the_first_word_of_what_is_to_be_done_may_be_its_kind(subject: str, kind: FollowUpKind) -> None:
    assert kind_of(subject) is kind


def test_no_word_for_a_kind_is_a_word_of_times() -> None:
    assert not KNOWN & KIND_WORDS.keys()


def test_a_subject_that_is_only_the_kind_is_none_and_a_kind_before_a_colon_is_taken_off() -> None:
    assert completed(How("call")) == (FollowUpKind.CALL, "")
    assert completed(How("Task: fix the number")) == (FollowUpKind.TASK, "fix the number")
    assert completed(How("task collect references")) == (FollowUpKind.TASK, "collect references")
    assert completed(How("email the figures")) == (FollowUpKind.EMAIL, "email the figures")
    assert completed(How("email them", "letter")) == (FollowUpKind.LETTER, "email them")
    assert completed(How(), FollowUpKind.MEETING) == (FollowUpKind.MEETING, "")
    with pytest.raises(InputError, match="fax"):
        completed(How("", "fax"))


def test_how_it_is_told_of_is_said_in_words() -> None:
    how = How("email them", "", 90, HIGH, "1mo from 2026-11-25 09:00")
    assert said_beside(how) == ("high", "every month", "reminded 90 min before")
    assert say_how(how) == "email · high · every month · 90 min before"
    assert say_how(How()) == "call"
    assert say_how(How("collect references")) == "task"


@pytest.mark.parametrize(("typed", "minutes"), [("15m", 15), ("2h", 120), ("1 day", 1440), ("2 weeks", 20160)])
def test_so_long_before_is_read(typed: str, minutes: int) -> None:
    assert read_ahead(typed) == minutes


def test_a_priority_is_high_normal_or_low() -> None:
    assert [read_priority(word) for word in ("high", "!high", "Normal", "low")] == [1, 1, 0, -1]
    with pytest.raises(InputError, match="urgent"):
        read_priority("urgent")


WORDS = ("tue", "10", "every", "2w", "mon", "and", "remind", "15m", "!high", "call", "3d", "them", "business", "day")


@given(st.lists(st.sampled_from(WORDS), max_size=8))
@example(["tue", "every", "every", "tue"])
def test_whatever_is_typed_is_read_or_refused_and_no_word_of_what_is_to_be_done_is_invented(words: list[str]) -> None:
    try:
        found = take_apart(" ".join(words), reads)
    except InputError:
        return
    assert set(found.how.subject.split()) <= set(words)
