"""A next step is found in a note only where it plainly stands there."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.test_when_table import TABLE

from leadtui.rules import next_step
from leadtui.rules.next_step import suggested, suggestions
from leadtui.rules.when import When, parse
from leadtui.rules.zones import before

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
"""A Wednesday morning."""


@pytest.mark.parametrize(
    ("text", "time", "what"),
    [
        ("call tue 10", "Tue 24 Nov 10:00", ""),
        ("Call him back tue 10", "Tue 24 Nov 10:00", "Call him back"),
        ("call tomorrow at 15:00 about the pricing", "Thu 19 Nov 15:00", "call about the pricing"),
        ("send offer by friday", "Fri 20 Nov", "send offer"),
        ("I'll send the offer by friday", "Fri 20 Nov", "send the offer"),
        ("Good talk, wants 40 seats. Send the offer on Thursday.", "Thu 19 Nov", "Send the offer"),
        ("no answer, call again tomorrow 9", "Thu 19 Nov 09:00", "call again"),
        ("asked me to call back next week", "Mon 23 Nov", "call back"),
        ("She asked to call back on 25 nov at 3pm", "Wed 25 Nov 15:00", "call back"),
        ("next step: demo friday 14:00", "Fri 20 Nov 14:00", "demo"),
        ("follow up in 3 days", "Sat 21 Nov", "follow up"),
        ("follow up in two weeks with the figures", "Wed 2 Dec", "follow up with the figures"),
        ("meeting mon 9:30 with the CFO", "Mon 23 Nov 09:30", "meeting with the CFO"),
        ("need to email the contract tomorrow", "Thu 19 Nov", "email the contract"),
        ("don't forget to ring her at 4pm", "Wed 18 Nov 16:00", "ring her"),
        ("Budget is approved - then call 25 nov", "Wed 25 Nov", ""),
        ("liked the demo\nsend slides tomorrow\nthanks", "Thu 19 Nov", "send slides"),
        ("call at 3", "Wed 18 Nov 15:00", ""),
        ("call 5 people there tue 10", "Tue 24 Nov 10:00", "call 5 people there"),
        ("we will meet next tuesday at 10", "Tue 24 Nov 10:00", "meet"),
        ("to do: send samples eow", "Fri 20 Nov", "send samples"),
        ("call in a week about it", "Wed 25 Nov", "call about it"),
        ("call in an hour", "Wed 18 Nov 11:00", ""),
        ("meet on 25 nov at 10 oclock", "Wed 25 Nov 10:00", "meet"),
        ("meet thu 3pm at their office", "Thu 19 Nov 15:00", "meet at their office"),
        ("meeting thu 3pm at Rotherham", "Thu 19 Nov 15:00", "meeting at Rotherham"),
        ("call back after 3pm", "Wed 18 Nov 15:00", "call back"),
        ("she said call me back next week", "Mon 23 Nov", "call back"),
        ("Rückruf Dienstag 10 Uhr", "Tue 24 Nov 10:00", ""),
        ("llamar el martes", "Tue 24 Nov", ""),
        ("rappeler mardi", "Tue 24 Nov", ""),
        ("Rappeler mardi à 15h30", "Tue 24 Nov 15:30", ""),
        ("rückruf morgen 10 uhr", "Thu 19 Nov 10:00", ""),
        ("Termin am Freitag um 10", "Fri 20 Nov 10:00", "Termin"),
        ("llamar mañana", "Thu 19 Nov", ""),
        ("envoyer l'offre lundi", "Mon 23 Nov", "envoyer l'offre"),
        ("rappeler la semaine prochaine", "Mon 23 Nov", ""),
    ],
)
def test_what_reads_as_a_next_step_is_found_with_its_time(text: str, time: str, what: str) -> None:
    found = suggested(text, NOW)
    assert found is not None
    assert (found.time, found.what) == (time, what)


@pytest.mark.parametrize(
    "text",
    [
        "", "call", "call him", "tue 10", "called tue 10", "sent the offer on friday", "spoke on tuesday",
        "he will call tue 10", "they call back thursday", "will call back thursday", "wants to call us tue 10",
        "do not call tue 10", "don't call before friday", "call not before friday", "never call on friday",
        "he called tuesday at 10", "we did call tue 10", "they meet thu", "not before monday",
        "call 10", "rappeler pas mardi", "rückruf nicht vor morgen", "call after tue", "she said call was bad tue",
        "call tue 10 at", "call back 15:30 their time",
        "call tue 10?", "should we call tue 10?", "call tue or wed", "call tue 10 or 11", "call after friday",
        "call tue 10 went to voicemail", "demo friday was great", "meeting tuesday moved", "email from tuesday",
        "call yesterday", "call 5 people", "send 2 offers", "call 3m", "call 3M", "call april", "call now",
        "call May", "ruft am Montag an", "appelle mardi 10h",
        "contract ends friday", "budget by end of month", "decides next week", "office closed monday",
        "call SATURN", "call if he replies tomorrow", "send unless he calls friday", "call feb 30", "call 25:00",
        "met on 12 march 2020", "call 12 march 2020", "send the last offer friday again", "maybe call friday sometime",
        "call one", "follow the rules every friday",
    ],
)  # fmt: skip
def test_what_may_mean_something_else_is_no_next_step(text: str) -> None:
    assert suggested(text, NOW) is None


@given(
    st.lists(
        st.sampled_from(("call", "send", "I'll", "to", "tue", "10", "by", "friday", ",", "3d", "next", "week", "him")),
        max_size=9,
    )
)
def test_what_is_found_lies_ahead_and_its_time_reads_as_itself(words: list[str]) -> None:
    found = suggested(" ".join(words), NOW)
    if found is not None:
        assert parse(found.time, NOW) == found.when
        assert found.when.date is not None or before(NOW, found.when.at)


@given(st.text(max_size=80))
def test_whatever_is_written_is_read_without_a_fault(text: str) -> None:
    suggested(f"call {text} tue 10 {text}", NOW)


def test_no_word_of_a_time_ends_what_is_tried_as_one() -> None:
    phrases = [line.rpartition("  ")[0].split() for line in TABLE.strip().splitlines()]
    assert len(phrases) > 100
    for words in phrases:
        for start in range(len(words)):
            assert next_step._furthest(words, start) == min(len(words), start + next_step.LONGEST_TIME)


@pytest.mark.parametrize(
    "clause",
    [
        "call 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20. ", "call 5 people there. ", "call tue 10 or 11. ",
        "call one two next at on by in the of last past to and half. ", "call in in in in in in in in in in in. ",
        *("".join(f"call {n} {n + 1} {n + 2}. " for n in range(at, 1000, 3)) for at in range(3)),
    ],
    ids=range(8),
)  # fmt: skip
def test_a_text_full_of_what_may_be_times_is_tried_so_often_and_no_more(
    clause: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def counted(phrase: str, *more: Any, **named: Any) -> When:
        tried.append(phrase)
        return parse(phrase, *more, **named)

    monkeypatch.setattr(next_step, "parse", counted)
    suggested(clause * 1000, NOW)
    assert len(tried) <= next_step.MOST_READINGS


def test_a_next_step_after_many_numbers_of_a_long_note_is_found() -> None:
    note = "Called 3 times, 5 people there, 40 seats, 12,000 a year. Send 2 offers. " * 60
    found = suggested(f"{note}Call tue 10", NOW)
    assert found is not None
    assert found.time == "Tue 24 Nov 10:00"


def test_several_next_steps_are_found_in_their_order() -> None:
    found = suggestions("call tue 10, send offer fri. Nice chat. call tue 10", NOW)
    assert [(step.time, step.what) for step in found] == [("Tue 24 Nov 10:00", ""), ("Fri 20 Nov", "send offer")]
    found = suggestions("call tue 10 and send the offer fri", NOW)
    assert [(step.time, step.what) for step in found] == [("Tue 24 Nov 10:00", ""), ("Fri 20 Nov", "send the offer")]


def test_their_time_is_read_where_their_zone_is_known() -> None:
    found = suggested("call back 15:30 their time", NOW, their_zone=ZoneInfo("America/New_York"))
    assert found is not None
    assert found.time == f"{found.when.at.astimezone(NOW.tzinfo):%a} {found.when.at.day} Nov 21:30"
