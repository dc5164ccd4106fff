"""Prompts read and fill in times by the working hours of the workspace: what is shown is what is written."""

from __future__ import annotations

from dataclasses import replace as like
from datetime import date, time

import pytest
from tests.tui.rows import press, situation

from leadtui.rules.outcomes import filled_in
from leadtui.tui.keyboard.prompts import Situation
from leadtui.tui.keyboard.prompts_call import CallPrompt
from leadtui.tui.keyboard.prompts_contact import PastField
from leadtui.tui.keyboard.times import after_outcome, read
from leadtui.words.contact import OUTCOMES, Next, Outcome
from leadtui.words.hours import WorkingHours
from leadtui.words.workspace import Workspace

HOURS = WorkingHours(start=time(8), end=time(13), closed=frozenset({date(2026, 11, 17), date(2026, 11, 19)}))
"""It is Wednesday 18 November 2026, ten o'clock; the day before and the next one are not worked."""


def here() -> Situation:
    """What a prompt is told in such a base."""
    return like(situation(), workspace=Workspace(hours=HOURS))


def test_a_typed_business_day_passes_over_one_that_is_closed() -> None:
    assert read("1bd", here()).date == date(2026, 11, 20)
    past = PastField(here(), "At")
    past.line.set("1bd")
    found = past.value()
    assert found is not None
    assert found.date == date(2026, 11, 16)


def test_the_follow_up_shown_in_the_strip_falls_into_the_hours() -> None:
    prompt = CallPrompt(here())
    press(prompt, "n")
    assert prompt.view().fields[1].text == "Fri 20 Nov 08:00"


@pytest.mark.parametrize("outcome", [word for word in OUTCOMES if word.next in (Next.HOURS, Next.BUSINESS_DAYS)])
def test_what_is_shown_is_what_the_rules_fill_in(outcome: Outcome) -> None:
    there = here()
    assert after_outcome(outcome, there) == filled_in(outcome, 0, there.now, HOURS)
