"""The prompt of sequences, as keys fed to it."""

from __future__ import annotations

from dataclasses import replace as changed
from typing import Any

import pytest
from tests.tui.rows import lead, press, situation

from leadtui.tui.keyboard.actions import ForSelected, InSequence
from leadtui.tui.keyboard.prompts import CANCELLED, Prompt, Situation
from leadtui.tui.keyboard.prompts_bulk import BulkQuestion
from leadtui.tui.keyboard.prompts_bulk import begin as begin_on_many
from leadtui.tui.keyboard.prompts_sequences import ACTS, SequencePrompt, letters_of
from leadtui.words.sequences import SEQUENCES, EnrolmentRow, EnrolmentState, Sequence, Step
from leadtui.words.workspace import Workspace

NOON = 1795345200
"""Sun 22 November 2026, noon in Berlin."""


def stand(sequence: str = "first-contact", step: str | None = "call-2", **values: Any) -> EnrolmentRow:
    """How Ada stands in a sequence."""
    usual: dict[str, Any] = {
        "id": 1, "lead_id": 1, "lead_name": "Ada Lovelace", "company": None, "sequence": sequence, "state": "running",
        "step": step, "step_at": None, "started_at": 0, "entered_by": None, "why": None, "follow_up": 5,
        "due_at": NOON, "due_date": None,
    }  # fmt: skip
    return EnrolmentRow(**{**usual, **values})


def prompt(*stands: EnrolmentRow, meant: str = "") -> SequencePrompt:
    return SequencePrompt(situation(lead()), stands, meant)


def several() -> Situation:
    """Leads are selected."""
    return changed(situation(), row=None)


def drawn(shown: Prompt) -> str:
    view = shown.view()
    options = [f"{option.key} {option.label}" for option in view.options]
    return "\n".join((view.title, *view.lines, *options, view.error, view.hint))


def test_a_letter_enrols() -> None:
    assert press(prompt(), "f") == InSequence("enrol", "first-contact")
    assert "f First contact: 7 steps" in drawn(prompt())


def test_where_nothing_runs_pausing_skipping_and_stopping_is_dimmed_and_says_why() -> None:
    shown = prompt()
    assert {option.key for option in shown.view().options if option.why_not} == {"p", "k", "x"}
    assert press(shown, "k") is None
    assert "No sequence runs" in shown.error


def test_what_runs_is_told_with_its_step_and_time() -> None:
    assert "First contact, step 3 of 7: second call, due Sun 22 Nov 12:00" in drawn(prompt(stand()))
    assert "k skip step 3: second call" in drawn(prompt(stand()))


@pytest.mark.parametrize(("key", "act"), [("p", "pause"), ("k", "skip"), ("x", "stop")])
def test_a_key_acts_at_once_on_the_only_one(key: str, act: Any) -> None:
    assert press(prompt(stand()), key) == InSequence(act, "first-contact")


def test_a_paused_one_goes_on_and_its_step_is_not_skipped() -> None:
    paused = stand(state=EnrolmentState.PAUSED)
    assert press(prompt(paused), "p") == InSequence("resume", "first-contact")
    shown = prompt(paused)
    assert press(shown, "k") is None
    assert "paused" in shown.error
    assert press(prompt(paused), "x") == InSequence("stop", "first-contact")


@pytest.mark.parametrize(("state", "said"), [("running", "runs already"), ("paused", "is paused")])
def test_a_lead_is_not_enrolled_twice(state: str, said: str) -> None:
    shown = prompt(stand(state=state))
    assert press(shown, "f") is None
    assert said in shown.error


def test_who_left_a_sequence_can_be_enrolled_again() -> None:
    assert press(prompt(stand(state="stopped", why="replied")), "f") == InSequence("enrol", "first-contact")


def test_of_several_it_is_asked_which() -> None:
    shown = prompt(stand(), stand("nurture", "month-2", id=2))
    assert press(shown, "x") is None
    assert "Stop: which?" in drawn(shown)
    assert [option.key for option in shown.view().options] == ["f", "s"]
    assert press(shown, "s") == InSequence("stop", "nurture")


def test_shift_tab_goes_back_from_the_question_and_escape_leaves() -> None:
    shown = prompt(stand(), stand("nurture", "month-2", id=2))
    press(shown, "p", "shift+tab")
    assert shown.view().title == "Sequence"
    assert press(shown, "e") == InSequence("enrol", "after-event")
    assert press(prompt(), "escape") is CANCELLED


def test_on_the_screen_of_one_that_one_is_meant() -> None:
    shown = prompt(stand(), stand("nurture", "month-2", id=2), meant="nurture")
    assert press(shown, "x") == InSequence("stop", "nurture")


def test_one_the_workspace_has_no_more_can_still_be_stopped() -> None:
    assert press(prompt(stand("gone", "x")), "x") == InSequence("stop", "gone")
    shown = prompt(stand(), stand("gone", "x", id=2))
    press(shown, "x")
    assert "1 gone" in drawn(shown)
    assert press(shown, "1") == InSequence("stop", "gone")


def test_a_letter_that_is_taken_here_gives_way_to_a_digit() -> None:
    one = Sequence("mine", "Mine", (Step("a", "0bd", "call"),), letter="k")
    two = Sequence("yours", "Yours", (Step("a", "0bd", "call"),))
    off = Sequence("off", "Off", (Step("a", "0bd", "call"),), offered=False, letter="o")
    letters = letters_of(Workspace(sequences=(*SEQUENCES, one, two, off)))
    assert [key for key, _ in letters] == ["f", "s", "e", "1", "2"]
    assert not {key for key, _ in letters} & set(ACTS)


def test_a_paste_is_refused() -> None:
    shown = prompt()
    shown.paste("f")
    assert shown.error


# Several leads


def test_all_selected_are_enrolled_by_a_letter() -> None:
    asked = begin_on_many("sequences", several(), (1, 2, 3), 1)
    assert isinstance(asked, Prompt)
    assert "on 3 leads" in asked.view().title
    assert press(asked, "s") == ForSelected(InSequence("enrol", "nurture"), (1, 2, 3))


@pytest.mark.parametrize(("key", "act"), [("p", "pause"), ("r", "resume"), ("k", "skip"), ("x", "stop")])
def test_of_all_selected_it_is_asked_in_which_sequence(key: str, act: Any) -> None:
    asked = begin_on_many("sequences", several(), (1, 2), 1)
    assert isinstance(asked, Prompt)
    assert press(asked, key) is None
    assert press(asked, "f") == ForSelected(InSequence(act, "first-contact"), (1, 2))


def test_more_than_twenty_five_are_asked_about_once() -> None:
    asked = begin_on_many("sequences", several(), tuple(range(1, 28)), 1)
    assert isinstance(asked, Prompt)
    question = press(asked, "f")
    assert isinstance(question, BulkQuestion)
    assert question.view().title == "Enrol in First contact: 27 leads?"
    answer = question.feed("y", "y")
    assert isinstance(answer, ForSelected)
    assert answer.action == InSequence("enrol", "first-contact")
