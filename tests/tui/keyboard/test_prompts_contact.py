"""The strip of what is no call, as bursts of keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.tui.rows import NOW, lead, press, situation

from leadtui.rules.when import When
from leadtui.tui.keyboard.actions import LogContact
from leadtui.tui.keyboard.minutes import MinutesField, read_minutes
from leadtui.tui.keyboard.prompts import CANCELLED, Answer
from leadtui.tui.keyboard.prompts_contact import WAYS, ContactPrompt
from leadtui.words.customers import ContactRow
from leadtui.words.errors import InputError


def strip() -> ContactPrompt:
    return ContactPrompt(situation(lead()))


def on_contact(**values: object) -> ContactPrompt:
    row = ContactRow(**{**dict.fromkeys(ContactRow._fields), "id": 1, "name": "Ada", "tags": "", **values})  # type: ignore[arg-type]
    return ContactPrompt(situation(row))  # type: ignore[arg-type]


def logged(answer: Answer) -> LogContact:
    assert isinstance(answer, LogContact)
    return answer


def test_m_begins_in_the_note_of_a_meeting() -> None:
    assert press(strip(), "liked it", "enter") == LogContact("meeting", "liked it")


def test_an_empty_meeting_is_asked_about_once_and_logged_by_the_next_enter() -> None:
    prompt = strip()
    assert press(prompt, "enter") is None
    assert prompt.view().error == "An empty meeting? enter logs it, or type what was said."
    assert press(prompt, "enter") == LogContact("meeting")
    prompt = strip()
    assert press(prompt, "enter", "liked it", "backspace", "enter") == LogContact("meeting", "liked i")
    assert press(strip(), "enter", "x", "backspace", "enter") is None, "it is empty again"
    assert press(strip(), "tab", "tab", "45", "enter") == LogContact("meeting", minutes=45), "this one is not empty"


def test_tab_goes_to_the_follow_up_the_minutes_and_when_it_was() -> None:
    answer = logged(press(strip(), "x", "tab", "thu 15:00", "tab", "1h 15", "tab", "9:30", "enter"))
    assert isinstance(answer.follow_up, When)
    assert f"{answer.follow_up.at:%d %H:%M}" == "19 15:00"
    assert answer.minutes == 75
    assert isinstance(answer.at, When)
    assert f"{answer.at.at:%d %H:%M}" == "18 09:30"


def test_tab_in_the_last_field_comes_round_to_the_note() -> None:
    assert press(strip(), "a", "tab", "tab", "tab", "tab", "b", "enter") == LogContact("meeting", "ab")


def test_shift_tab_from_the_note_chooses_what_it_was_and_the_note_stays() -> None:
    answer = press(strip(), "sent it", "shift+tab", "e", "enter")
    assert answer == LogContact("email", "sent it")


def test_i_makes_it_theirs_but_a_meeting_is_nobodys() -> None:
    assert press(strip(), "shift+tab", "i", "e", "enter") == LogContact("email", incoming=True)
    assert press(strip(), "shift+tab", "i", "m", "hi", "enter") == LogContact("meeting", "hi")


@pytest.mark.parametrize("key", "ltwhp")
def test_a_channel_is_one_key(key: str) -> None:
    assert press(strip(), "shift+tab", key, "hi", "enter") == LogContact("other", "hi", WAYS[key][2])


def test_another_channel_is_typed_first_and_asked_for() -> None:
    assert press(strip(), "shift+tab", "o", "Fax", "tab", "hi", "enter") == LogContact("other", "hi", "Fax")
    prompt = strip()
    assert press(prompt, "shift+tab", "o", "tab", "hi", "enter") is None
    assert prompt.at == "channel"
    assert prompt.error


def test_an_email_has_a_subject_in_place_of_minutes() -> None:
    answer = press(strip(), "shift+tab", "e", "hi", "tab", "tab", "Offer", "enter")
    assert answer == LogContact("email", "hi", "Offer")


def test_what_belongs_to_another_kind_is_not_logged_with_this_one() -> None:
    prompt = strip()
    press(prompt, "tab", "tab", "30", "shift+tab", "shift+tab", "shift+tab", "e")
    assert logged(press(prompt, "enter")).minutes is None


def test_a_call_is_logged_here_on_customers_only() -> None:
    assert press(on_contact(), "shift+tab", "c", "hi", "enter") == LogContact("call", "hi")
    prompt = strip()
    assert press(prompt, "shift+tab", "c") is None
    assert "Keys here" in prompt.error
    assert prompt.error.endswith(", f1 help, esc leaves.")


@pytest.mark.parametrize(
    ("field", "typed"), [("follow-up", "feb 30"), ("minutes", "soon"), ("minutes", "2000"), ("when", "tomorrow 9")]
)
def test_what_cannot_be_read_keeps_the_cursor_there_with_the_reason(field: str, typed: str) -> None:
    prompt = strip()
    prompt.at = field
    assert press(prompt, typed, "enter") is None
    assert prompt.at == field
    assert prompt.error


def test_a_pasted_text_goes_into_the_field_and_never_runs() -> None:
    prompt = strip()
    prompt.paste("m\n\x1b[31mx")
    assert prompt.note.text == "m\n[31mx"
    press(prompt, "shift+tab")
    prompt.paste("e")
    assert prompt.choosing


def test_escape_leaves_and_the_note_is_the_draft() -> None:
    prompt = strip()
    assert press(prompt, "half", "escape") is CANCELLED
    assert prompt.draft() == "half"


def test_its_state_comes_back_whole() -> None:
    prompt = strip()
    press(prompt, "note", "shift+tab", "o", "Fax", "tab", "tab", "fri 10")
    other = strip()
    other.put_back(prompt.state())
    assert press(other, "enter") == press(prompt, "enter")
    minutes = strip()
    press(minutes, "tab", "tab", "45")
    again = strip()
    again.put_back(minutes.state())
    assert press(again, "enter") == LogContact("meeting", minutes=45)


@pytest.mark.parametrize(
    ("typed", "minutes"), [("", None), ("45", 45), ("45m", 45), ("1h", 60), ("1h 30", 90), ("1:05", 65), ("90 min", 90)]
)
def test_minutes_are_read_as_people_write_them(typed: str, minutes: int | None) -> None:
    assert read_minutes(typed) == minutes


@pytest.mark.parametrize("typed", ["soon", "-5", "1.5", "25h", "h", "m", "1 2 3", "99999"])
def test_other_minutes_are_refused(typed: str) -> None:
    with pytest.raises(InputError):
        read_minutes(typed)


def test_minutes_are_counted_from_dialling_begun_ones_whole_until_something_is_typed() -> None:
    now = [NOW]
    field = MinutesField(NOW, lambda: now[0])
    assert field.value() == 1
    now[0] = NOW + timedelta(minutes=4, seconds=10)
    assert field.value() == 5
    field.feed("7", "7")
    assert field.value() == 7
    field.counts = False
    assert MinutesField(NOW, lambda: now[0]).value() == 5
    untouched = MinutesField(NOW, lambda: now[0])
    untouched.counts = False
    assert untouched.value() is None
