"""The one-key next steps of the end of the day and of the review: tomorrow, in a week, in a month.

They mean what the same letters of the snooze prompt do, and are read by the grammar of typed times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui.keyboard.actions import SetFollowUp, Snooze

if TYPE_CHECKING:
    from leadtui.rules.when import When
    from leadtui.tui.keyboard.prompts import Situation

LETTERS = {"plan-tomorrow": "t", "plan-week": "w", "plan-month": "m"}
"""Commands, each with the letter of the snooze prompt that means the same."""
ALIAS = {"plan-nurture": "status-nurturing", "plan-sequence": "sequences"}
"""Commands that are another one of a lead under a letter of their own here."""


def time_of(command: str, situation: Situation) -> When:
    """Return when the next step is that a command sets."""
    from leadtui.tui.keyboard.prompts_times import SNOOZES
    from leadtui.tui.keyboard.times import read

    return read(SNOOZES[LETTERS[command]][1], situation)


def action_of(command: str, situation: Situation) -> SetFollowUp | Snooze:
    """Return what a command does with the situation's lead: one that has a next step has it moved."""
    when = time_of(command, situation)
    planned = situation.lead is not None and situation.lead.next_due is not None
    return Snooze(when) if planned else SetFollowUp(when)
