"""What is known of the made-up leads: budget, authority, need, timeline, competitors."""

from __future__ import annotations

from typing import Any

from leadtui.rules.samples.calendar import Calendar, say_day
from leadtui.rules.samples.companies import Company, minor_units, round_off
from leadtui.rules.samples.dice import Dice
from leadtui.words import sample_work as words
from leadtui.words.contact import CRITERIA
from leadtui.words.sample_places import COUNTRIES

UNKNOWN: dict[str, Any] = {
    **{column: None for c in CRITERIA for column in (c.key, f"{c.key}_detail")},
    "budget_amount": None,
    "timeline_date": None,
}
"""Every column of the checklist, nothing known."""

_DETAILS = {
    "authority": (words.AUTHORITY, words.NO_AUTHORITY),
    "need": (words.NEEDS, words.NO_NEED),
    "competitors": (words.COMPETITORS, words.NO_COMPETITORS),
}


def ask(company: Company, known: float, good: float, calendar: Calendar, dice: Dice) -> dict[str, Any]:
    """The columns of the checklist; `known` is the share of points asked, `good` of answers that help a deal."""
    row = dict(UNKNOWN)
    for criterion in CRITERIA:
        if not dice.chance(known):
            continue
        yes = dice.chance(good)
        row[criterion.key] = "yes" if yes else "no"
        if dice.chance(0.2) and criterion.key in _DETAILS:
            continue
        if criterion.key == "budget":
            row.update(likely_budget(company, dice) if yes else {"budget_detail": dice.pick(words.NO_BUDGET)})
        elif criterion.key == "timeline":
            row.update(_timeline(calendar, dice) if yes else {"timeline_detail": "no date yet"})
        else:
            row[f"{criterion.key}_detail"] = dice.pick(_DETAILS[criterion.key][not yes])
    return row


def budget(thousands: int, currency: str, text: str = "{money}") -> dict[str, Any]:
    """A budget of so many thousands."""
    money = f"{thousands / 1000:g}M {currency}" if thousands >= 1000 else f"{thousands}k {currency}"
    return {
        "budget": "yes",
        "budget_detail": text.format(money=money),
        "budget_amount": minor_units(thousands * 1000, currency),
    }


def timeline(calendar: Calendar, days: int, text: str) -> dict[str, Any]:
    """A date at which they want to close, so many days from today."""
    day = calendar.day(days)
    return {"timeline": "yes", "timeline_detail": text.format(date=say_day(day)), "timeline_date": day}


def likely_budget(company: Company, dice: Dice) -> dict[str, Any]:
    """A budget as a company of this size and country may have."""
    country = COUNTRIES[company.place.code]
    euros = 4 + min(company.employees, 900) * (0.05 + 0.2 * dice.roll())
    return budget(max(round_off(euros * country.rate), 3), country.currency, dice.pick(words.BUDGETS))


def _timeline(calendar: Calendar, dice: Dice) -> dict[str, Any]:
    return timeline(calendar, dice.between(8, 160), dice.pick(words.TIMELINES))
