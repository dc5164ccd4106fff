"""The one-key next steps of the end of the day and of the review: the next working day, in a week, in a month.

They are read by the grammar of typed times. A week and a month mean what these letters of the snooze prompt do; a plan
for the day to come is made for a day on which there is work, so on a Friday not for Saturday, and the key says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui.keyboard.actions import SetFollowUp, Snooze

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.rules.when import When
    from leadtui.tui.keyboard.prompts import Situation

TIMES = {"plan-tomorrow": "1bd 9:00", "plan-week": "1w", "plan-month": "1mo"}
"""Commands, each with the time it means, as one would type it."""
DAYS_NAMED = 7
"""Days from which on the name of a weekday no longer says which one is meant."""
ALIAS = {"plan-nurture": "status-nurturing", "plan-sequence": "sequences"}
"""Commands that are another one of a lead under a letter of their own here."""


def time_of(command: str, situation: Situation) -> When:
    """Return when the next step is that a command sets."""
    from leadtui.tui.keyboard.times import read

    return read(TIMES[command], situation)


def next_day(base: Base) -> str:
    """Return what is said of the key for the next working day: "Tomorrow", else "Mon 9:00"."""
    from leadtui.rules.working_time import shift_business_days

    today = base.clock.local().date()
    day = shift_business_days(today, 1, base.workspace.hours)
    away = (day - today).days
    if away == 1:
        return "Tomorrow"
    return f"{day:%a} 9:00" if away < DAYS_NAMED else f"{day:%a} {day.day} {day:%b}"


def action_of(command: str, situation: Situation) -> SetFollowUp | Snooze:
    """Return what a command does with the situation's lead: one that has a next step has it moved."""
    when = time_of(command, situation)
    planned = situation.lead is not None and situation.lead.next_due is not None
    return Snooze(when) if planned else SetFollowUp(when)
