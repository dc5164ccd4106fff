"""The call strip as bursts of keys."""

from __future__ import annotations

from tests.tui.rows import lead, press, situation

from leadtui.rules.when import When
from leadtui.tui.keyboard.actions import LogCall
from leadtui.tui.keyboard.prompts import CANCELLED
from leadtui.tui.keyboard.prompts_call import CallPrompt
from leadtui.words.follow_ups import HIGH, How


def call(**row: object) -> CallPrompt:
    return CallPrompt(situation(lead(**row)))  # type: ignore[arg-type]


def test_n_enter_logs_no_answer_with_the_follow_up_filled_in() -> None:
    assert press(call(), "n", "enter") == LogCall("no-answer", follow_up="auto")


def test_the_filled_in_follow_up_is_shown_before_saving() -> None:
    prompt = call()
    press(prompt, "n")
    assert prompt.view().fields[1].text == "Wed 18 Nov 14:00"


def test_while_a_sequence_runs_an_unanswered_call_fills_in_nothing_and_says_why() -> None:
    prompt = call(in_sequence=1)
    press(prompt, "n")
    field = prompt.view().fields[1]
    assert (field.text, field.placeholder) == ("", "none, its sequence goes on")
    prompt = call(in_sequence=1)
    press(prompt, "w")
    assert prompt.view().fields[1].text


def test_after_the_outcome_letters_are_the_note() -> None:
    assert press(call(), "v", "left a message", "enter") == LogCall("voicemail", "left a message", "auto")


def test_i_makes_it_an_incoming_call_without_a_filled_in_follow_up() -> None:
    assert press(call(), "i", "c", "enter") == LogCall("connected", incoming=True)


def test_a_call_found_to_be_an_incoming_one_afterwards_loses_what_was_filled_in() -> None:
    assert press(call(), "b", "shift+tab", "i", "tab", "enter") == press(call(), "i", "b", "enter")
    assert press(call(), "b", "shift+tab", "i", "i", "tab", "enter") == press(call(), "b", "enter")


def test_tab_goes_to_the_follow_up_and_what_is_typed_replaces_what_was_filled_in() -> None:
    answer = press(call(), "n", "tab", "thu 15:00", "enter")
    assert isinstance(answer, LogCall)
    assert isinstance(answer.follow_up, When)
    assert f"{answer.follow_up.at:%d %H:%M}" == "19 15:00"


def test_a_cleared_follow_up_is_none() -> None:
    assert press(call(), "n", "tab", "ctrl+u", "enter") == LogCall("no-answer")


def test_asked_outcomes_may_go_without_a_time() -> None:
    assert press(call(), "c", "enter") == LogCall("connected")


def test_connected_with_note_and_time() -> None:
    answer = press(call(), "c", "likes it", "tab", "fri 10", "enter")
    assert isinstance(answer, LogCall)
    assert answer.note == "likes it"
    assert isinstance(answer.follow_up, When)


def test_the_time_is_echoed_as_it_is_read() -> None:
    prompt = call()
    press(prompt, "c", "tab", "thu 15:00")
    assert prompt.view().fields[1].echo == "Thu 19 Nov 15:00 → call"


def test_a_time_that_cannot_be_read_is_refused_and_nothing_is_lost() -> None:
    prompt = call()
    assert press(prompt, "c", "note", "tab", "feb 30", "enter") is None
    view = prompt.view()
    assert view.error
    assert [field.text for field in view.fields][:2] == ["note", "feb 30"]


def test_shift_tab_goes_back_to_the_outcome_and_the_note_stays() -> None:
    assert press(call(), "n", "hm", "shift+tab", "v", "enter") == LogCall("voicemail", "hm", "auto")


def test_not_interested_asks_the_reason() -> None:
    assert press(call(), "x", "b", "enter") == LogCall("not-interested", reason="no-budget")


def test_not_interested_can_be_nurtured_instead() -> None:
    answer = press(call(), "x", "z", "enter")
    assert isinstance(answer, LogCall)
    assert answer.follow_up is None
    assert answer.nurture is not None
    assert str(answer.nurture.date) == "2026-12-18"


def test_the_reason_other_needs_a_note() -> None:
    prompt = call()
    assert press(prompt, "x", "o", "enter") is None
    assert "note" in prompt.view().error
    assert press(prompt, "moved away", "enter") == LogCall("not-interested", "moved away", reason="other")


def test_the_sixth_unanswered_try_offers_to_give_up() -> None:
    assert press(call(tries=5), "n", "enter") == LogCall("no-answer")
    assert press(call(tries=5), "n", "u", "enter") == LogCall("no-answer", reason="unresponsive")
    nurtured = press(call(tries=5), "n", "z", "enter")
    assert isinstance(nurtured, LogCall)
    assert nurtured.nurture is not None


def test_the_fifth_try_does_not() -> None:
    assert press(call(tries=4), "n", "enter") == LogCall("no-answer", follow_up="auto")


def test_escape_leaves_and_the_note_is_kept_as_a_draft() -> None:
    prompt = call()
    assert press(prompt, "n", "hello", "escape") is CANCELLED
    assert prompt.draft() == "hello"


def test_a_key_that_is_no_outcome_changes_nothing_and_says_so() -> None:
    prompt = call()
    assert press(prompt, "j") is None
    assert prompt.stage == "outcome"
    assert "Keys here" in prompt.view().error
    assert prompt.view().error.endswith(", f1 help, esc leaves.")


def test_pasted_text_goes_into_the_note() -> None:
    prompt = call()
    press(prompt, "n")
    prompt.paste("c v\nenter")
    assert press(prompt, "enter") == LogCall("no-answer", "c v\nenter", "auto")


def test_who_was_reached_is_asked_the_one_thing_that_matters_next() -> None:
    answer = press(call(title=None), "c", "likes it", "tab", "tab", "VP Sales", "enter")
    assert isinstance(answer, LogCall)
    assert answer.asked is not None
    assert answer.asked[1] == "VP Sales"


def test_nothing_is_asked_of_who_was_not_reached() -> None:
    prompt = call(title=None)
    press(prompt, "n")
    assert len(prompt.view().fields) == 2


def test_an_answer_left_empty_is_none_and_back_goes_the_same_way() -> None:
    prompt = call(title=None)
    press(prompt, "c", "tab", "tab", "shift+tab", "thu 15:00", "shift+tab", "note")
    answer = press(prompt, "enter")
    assert isinstance(answer, LogCall)
    assert (answer.note, answer.asked) == ("note", None)
    assert isinstance(answer.follow_up, When)


def test_a_follow_up_that_is_asked_for_is_filled_in_from_the_note_while_nothing_is_typed_there() -> None:
    prompt = call()
    press(prompt, "c", "said to call back tue 10")
    shown = next(field for field in prompt.view().fields if field.label == "Follow-up")
    assert "Tue 24 Nov 10:00" in shown.text
    assert shown.echo == "call: call back, from the note"
    answer = press(prompt, "enter")
    assert isinstance(answer, LogCall)
    assert isinstance(answer.follow_up, When)
    assert (f"{answer.follow_up.at:%d %H:%M}", answer.what) == ("24 10:00", "call back")


def test_a_note_that_says_something_else_after_all_empties_the_follow_up_again() -> None:
    prompt = call()
    press(prompt, "c", "call tue 10")
    press(prompt, " or wed", "enter")
    assert next(field for field in prompt.view().fields if field.label == "Follow-up").text == ""


def test_what_the_rep_typed_or_emptied_stays_whatever_the_note_says() -> None:
    prompt = call()
    answer = press(prompt, "c", "tab", "fri 9", "shift+tab", "call tue 10", "enter")
    assert isinstance(answer, LogCall)
    assert isinstance(answer.follow_up, When)
    assert (f"{answer.follow_up.at:%d %H:%M}", answer.what) == ("20 09:00", "")
    prompt = call()
    answer = press(prompt, "c", "call tue 10", "tab", "backspace", "shift+tab", " about prices", "enter")
    assert isinstance(answer, LogCall)
    assert answer.follow_up is None


def test_a_try_with_its_own_next_step_takes_none_from_the_note() -> None:
    assert press(call(), "n", "call tue 10", "enter") == LogCall("no-answer", "call tue 10", follow_up="auto")


def test_where_the_lead_asked_not_to_be_called_the_strip_says_why_nothing_is_filled_in() -> None:
    prompt = call(do_not_call=1)
    press(prompt, "n")
    assert (prompt.view().fields[1].text, prompt.view().fields[1].placeholder) == ("", "none: asked not to be called")


def test_the_follow_up_of_a_call_reads_all_that_the_follow_up_prompt_reads() -> None:
    prompt = call()
    press(prompt, "c", "tab", "every mon 9 email the figures remind 15m !high")
    shown = prompt.view().fields[1]
    assert shown.echo == "Mon 23 Nov 09:00 → email · high · every Monday · 15 min before"
    answer = press(prompt, "enter")
    assert isinstance(answer, LogCall)
    assert isinstance(answer.follow_up, When)
    how = How("email the figures", "", 15, HIGH, "mon")
    assert (f"{answer.follow_up.at:%d %H:%M}", answer.what, answer.how) == ("23 09:00", "email the figures", how)
    assert prompt.phrase() == "mon 9"


def test_a_time_taken_from_a_note_says_what_it_is_there() -> None:
    prompt = call(time_zone="America/New_York")
    press(prompt, "c", "send the offer tue 10")
    assert prompt.view().fields[1].echo == "email: send the offer, from the note · 04:00 theirs"


def test_what_a_follow_up_is_to_be_is_said_even_where_it_is_filled_in() -> None:
    prompt = call()
    press(prompt, "n")
    assert prompt.view().fields[1].echo == "call"
    press(prompt, "shift+tab", "g", "tab", "fri 10")
    assert prompt.view().fields[1].echo == "Fri 20 Nov 10:00 → meeting"
