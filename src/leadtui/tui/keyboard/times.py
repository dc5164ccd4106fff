"""Typed times in prompts: read, said in words and filled in by the rules, in the zone of the rep and of the lead.

The grammar is loaded when the first prompt needs it, never before the first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from leadtui.rules.calling import zone_named
from leadtui.words.contact import Outcome
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.rules.next_step import NextStep
    from leadtui.rules.when import When
    from leadtui.tui.keyboard.prompts import Situation
    from leadtui.words.rows import LeadDetail


def read(phrase: str, situation: Situation) -> When:
    """Return the moment to come that a phrase means; raises InputError naming the part that cannot be read."""
    from leadtui.rules.when import parse

    region, hours = situation.region or "", situation.workspace.hours
    return parse(phrase, situation.now, region=region, ahead=True, their_zone=_theirs(situation), hours=hours)


def typed(when: When, situation: Situation) -> str:
    """Return a moment as one would type it."""
    from leadtui.rules.when import say

    return say(when, situation.now)


def echo(value: Callable[[], When | None], situation: Situation) -> tuple[str, bool]:
    """Return in words what `value` reads ("" for nothing), or the reason why it cannot be read and False."""
    from leadtui.rules.when import say

    try:
        when = value()
    except InputError as error:
        return error.message, False
    return (say(when, situation.now, their_zone=_theirs(situation)) if when is not None else ""), True


def days_from_now(days: int, situation: Situation) -> When:
    """Return the whole day so many days from now."""
    return read(f"{days}d", situation)


def after_outcome(outcome: Outcome, situation: Situation) -> When | None:
    """Return the follow-up the rules fill in after an outcome on the situation's lead."""
    from leadtui.rules.outcomes import filled_in

    rules, limit = situation.workspace, situation.workspace.unanswered_tries
    lead = situation.lead
    return filled_in(
        outcome, _tries(situation), situation.now, rules.hours, limit=limit,
        in_sequence=lead is not None and bool(lead.in_sequence),
        do_not_call=lead is not None and lead.do_not_call, zone=lead.time_zone if lead is not None else None,
        calling=rules.calling,
    )  # fmt: skip


def from_note(note: str, situation: Situation) -> tuple[NextStep, ...]:
    """Return the next steps that stand in a note."""
    from leadtui.rules.next_step import suggestions

    region, hours = situation.region or "", situation.workspace.hours
    return suggestions(note, situation.now, hours, region=region, their_zone=_theirs(situation))


def noted(detail: LeadDetail, base: Base) -> tuple[str, str] | None:
    """Return the next step that stands in what was written down last of a lead that has none: time, what is to be done.

    None where that has gone by, or where something is planned.
    """
    from leadtui.rules.next_step import still_ahead

    last = next((activity for activity in detail.activities if activity.body), None)
    planned = any(follow_up.state == "open" for follow_up in detail.follow_ups)
    if last is None or last.body is None or planned:
        return None
    now = base.clock.local()
    written = datetime.fromtimestamp(last.at, now.tzinfo)
    step = still_ahead(last.body, written, now, base.workspace.hours, region=base.preferences.home_region or "")
    return (step.time, step.what) if step is not None else None


def gives_up(outcome: Outcome, situation: Situation) -> bool:
    """Return whether this try is one too many."""
    from leadtui.rules import outcomes

    return outcomes.gives_up(outcome, _tries(situation), situation.workspace.unanswered_tries)


def _tries(situation: Situation) -> int:
    return situation.lead.tries if situation.lead is not None else 0


def _theirs(situation: Situation) -> ZoneInfo | None:
    return zone_named(getattr(situation.row, "time_zone", None))
