"""The other prompts as bursts of keys."""

from __future__ import annotations

import pytest
from tests.tui.rows import lead, press, situation

from leadtui.tui.keyboard.actions import (
    AddNote,
    Confirmed,
    Go,
    Qualify,
    SetFollowUp,
    SetOwner,
    SetStatus,
    SetTags,
    Snooze,
)
from leadtui.tui.keyboard.prompts import CANCELLED, Prompt
from leadtui.tui.keyboard.prompts_choice import (
    ConfirmPrompt,
    GoPrompt,
    OwnerPrompt,
    ReasonPrompt,
    StatusPrompt,
    status_step,
)
from leadtui.tui.keyboard.prompts_qualify import QualificationPrompt
from leadtui.tui.keyboard.prompts_text import NotePrompt, TagsPrompt
from leadtui.tui.keyboard.prompts_times import FollowUpPrompt, SnoozePrompt, WakePrompt


def test_a_note_is_typed_and_saved() -> None:
    assert press(NotePrompt(situation()), "wants a demo", "enter") == AddNote("wants a demo")


def test_an_empty_note_is_not_saved() -> None:
    prompt = NotePrompt(situation())
    assert press(prompt, "enter") is None
    assert prompt.view().error


def test_a_note_may_have_several_lines() -> None:
    assert press(NotePrompt(situation()), "a", "alt+enter", "b", "enter") == AddNote("a\nb")


def test_a_follow_up_has_a_time_and_with_tab_a_subject() -> None:
    answer = press(FollowUpPrompt(situation()), "tue 10", "tab", "send offer", "enter")
    assert isinstance(answer, SetFollowUp)
    assert answer.subject == "send offer"
    assert f"{answer.when.at:%a %d %H:%M}" == "Tue 24 10:00"


@pytest.mark.parametrize("typed", ["", "nonsense", "25:00"])
def test_a_follow_up_without_a_readable_time_is_not_saved(typed: str) -> None:
    prompt = FollowUpPrompt(situation())
    assert press(prompt, typed, "enter") is None
    assert prompt.view().error


@pytest.mark.parametrize(
    ("key", "when"), [("h", "18 11:00"), ("t", "19 09:00"), ("w", "25 00:00"), ("m", "18 00:00"), ("z3d", None)]
)
def test_snooze_takes_one_letter(key: str, when: str | None) -> None:
    answer = press(SnoozePrompt(situation()), key)
    assert answer is None if when is None else isinstance(answer, Snooze)
    if isinstance(answer, Snooze):
        assert f"{answer.when.at:%d %H:%M}" == when


def test_a_digit_or_a_plus_begins_a_typed_time() -> None:
    for keys in (("3d",), ("+3d",), ("z", "3d")):
        answer = press(SnoozePrompt(situation()), *keys, "enter")
        assert isinstance(answer, Snooze)
        assert str(answer.when.date) == "2026-11-21"


def test_snooze_moves_the_follow_up_under_the_cursor() -> None:
    answer = press(SnoozePrompt(situation(follow_up_id=7)), "t")
    assert isinstance(answer, Snooze)
    assert answer.follow_up_id == 7


def test_a_status_is_its_digit() -> None:
    assert press(StatusPrompt(situation()), "2") == SetStatus("contacted")


def test_unqualified_asks_its_reason() -> None:
    assert press(StatusPrompt(situation()), "5", "b") == SetStatus("unqualified", "no-budget")


def test_the_reason_other_asks_a_note() -> None:
    prompt = status_step(situation(), "unqualified")
    assert isinstance(prompt, ReasonPrompt)
    assert press(prompt, "o", "gone", "enter") == SetStatus("unqualified", "other", "gone")


def test_nurturing_has_thirty_days_filled_in() -> None:
    answer = press(WakePrompt(situation(), "nurturing"), "enter")
    assert isinstance(answer, SetStatus)
    assert answer.wake is not None
    assert str(answer.wake.date) == "2026-12-18"


def test_the_wake_up_date_can_be_typed_over() -> None:
    answer = press(WakePrompt(situation(), "nurturing"), "15 jan", "enter")
    assert isinstance(answer, SetStatus)
    assert answer.wake is not None
    assert str(answer.wake.date) == "2027-01-15"


def test_an_owner_is_a_digit_or_the_first_found() -> None:
    assert press(OwnerPrompt(situation()), "2") == SetOwner(2)
    assert press(OwnerPrompt(situation()), "ki", "enter") == SetOwner(2)
    assert press(OwnerPrompt(situation()), "-") == SetOwner(None)


def test_tags_are_put_on_and_with_a_dash_taken_off() -> None:
    prompt = TagsPrompt(situation(), ("old",))
    assert "old" in prompt.view().lines[0]
    assert press(prompt, "vip, north, -old", "enter") == SetTags(("vip", "north"), ("old",))


def test_a_point_of_the_checklist_takes_letter_answer_and_detail() -> None:
    assert press(QualificationPrompt(situation()), "b", "y", "40k", "enter") == Qualify({"budget": ("yes", "40k")})


def test_tab_goes_to_another_point_before_saving() -> None:
    answer = press(QualificationPrompt(situation()), "b", "y", "40k", "tab", "a", "n", "boss", "enter")
    assert answer == Qualify({"budget": ("yes", "40k"), "authority": ("no", "boss")})


def test_tab_goes_from_the_answer_into_its_detail() -> None:
    prompt = QualificationPrompt(situation())
    press(prompt, "b", "y")
    assert "tab to the detail" in prompt.view().hint
    press(prompt, "tab")
    assert "tab another point" in prompt.view().hint
    assert press(prompt, "any by May", "enter") == Qualify({"budget": ("yes", "any by May")})
    assert press(QualificationPrompt(situation()), "b", "tab", "40k", "enter") == Qualify({"budget": (None, "40k")})


def test_a_text_typed_among_the_points_opens_and_answers_none() -> None:
    prompt = QualificationPrompt(situation())
    press(prompt, "b", "y", "40k", "tab", "approved by nobody")
    assert "Text belongs to a point" in prompt.view().error
    assert press(prompt, "tab", "n", "y", "looms", "enter") == Qualify(
        {"budget": ("yes", "40k"), "need": ("yes", "looms")}
    )


def test_a_point_can_be_made_unknown_again() -> None:
    row = lead(budget="yes", budget_detail="40k")
    answer = press(QualificationPrompt(situation(row)), "b", "u", "ctrl+u", "enter")
    assert answer == Qualify({"budget": (None, None)})


@pytest.mark.parametrize(("key", "place"), [("g", "top"), ("q", "queue"), ("i", "import")])
def test_go_to_takes_a_letter(key: str, place: str) -> None:
    assert press(GoPrompt(situation()), key) == Go(place)


def test_only_y_answers_a_question() -> None:
    prompt = ConfirmPrompt(situation(), "Really?", "undo")
    assert press(prompt, "enter") is None
    assert press(prompt, "y") == Confirmed("undo")
    assert press(ConfirmPrompt(situation(), "Really?", "undo"), "n") is CANCELLED


@pytest.mark.parametrize(
    "prompt", [NotePrompt, FollowUpPrompt, SnoozePrompt, StatusPrompt, QualificationPrompt, GoPrompt]
)
def test_escape_leaves_every_prompt(prompt: type[Prompt]) -> None:
    assert press(prompt(situation()), "escape") is CANCELLED


@pytest.mark.parametrize("prompt", [NotePrompt, FollowUpPrompt, SnoozePrompt])
def test_a_draft_put_back_is_what_was_typed(prompt: type[Prompt]) -> None:
    first = prompt(situation())
    press(first, *(("z",) if prompt is SnoozePrompt else ()), "3d", "tab", "x") if prompt is not NotePrompt else press(
        first, "hello"
    )
    second = prompt(situation())
    second.restore(first.draft())
    assert second.draft() == first.draft()
