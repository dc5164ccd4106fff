"""The step of a sequence as the reason of a lead."""

from __future__ import annotations

from typing import Any

import pytest
from tests.tui.rows import NOW, lead

from leadtui.rules.reasons import reasons, step_said
from leadtui.words.sequences import SEQUENCES, Sequence, Step
from leadtui.words.workspace import Workspace

WORDS = Workspace()
TASK = Step("a", "0bd", "task", "x")
AT = int(NOW.timestamp())
STEP: dict[str, Any] = {
    "in_sequence": 1, "next_automatic": 1, "next_kind": "call", "next_subject": "second call", "next_due": AT - 60,
    "auto_due": AT - 60, "lane": 1,
}  # fmt: skip


def first(**values: Any) -> str:
    return reasons(lead(**{**STEP, "band": 3, **values}), NOW, WORDS)[0]


def test_a_step_that_is_due_is_named_with_its_number() -> None:
    assert first() == "step 3: second call, due 09:59"


def test_a_step_is_no_try_however_often_was_tried() -> None:
    assert first(tries=2) == "step 3: second call, due 09:59"


def test_outside_a_sequence_it_is_a_try_as_ever() -> None:
    assert first(in_sequence=0, tries=2) == "3rd try, due 09:59"


def test_what_was_set_by_hand_is_no_step() -> None:
    assert step_said(lead(**{**STEP, "next_automatic": 0}), WORDS) == ""


@pytest.mark.parametrize("number", [1, 2])
def test_where_sequences_do_not_agree_on_the_number_it_is_left_out(number: int) -> None:
    other = Sequence(
        "mine", "Mine", (Step("a", "0bd", "task", "x"),) * (number - 1) + (Step("b", "0bd", "call", "hi"),)
    )
    again = Sequence("also", "Also", (*(Step(str(n), "0bd", "task", "x") for n in range(4)), other.steps[-1]))
    row = lead(**{**STEP, "next_subject": "hi"})
    assert step_said(row, Workspace(sequences=(*SEQUENCES, other))) == f"step {number}: hi"
    assert step_said(row, Workspace(sequences=(*SEQUENCES, other, again))) == "hi"


def test_between_two_steps_the_list_says_that_it_waits() -> None:
    said = first(band=0, next_due=None, next_kind=None, next_subject=None, next_automatic=0, lane=7)
    assert said == "in a sequence, waits for its next step"
