"""The qualification checklist: what is known, and what can be read from its details."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadtui.rules.money import parse_money
from leadtui.rules.text import clean
from leadtui.rules.when import parse
from leadtui.services.desk import Desk
from leadtui.words.contact import CRITERIA
from leadtui.words.errors import InputError

_KEYS = tuple(criterion.key for criterion in CRITERIA)


def columns_of(
    desk: Desk, lead: Mapping[str, Any], known: Mapping[str, tuple[str | None, str | None]]
) -> dict[str, Any]:
    """The columns of criteria as told (known, detail); raises InputError for an unknown criterion or answer.

    A budget's detail that reads as an amount is kept as one too, a timeline's that reads as a date as a date.
    """
    columns: dict[str, Any] = {}
    for key, (answer, detail) in known.items():
        if key not in _KEYS:
            raise InputError(f"There is no criterion {key!r}.", f"Known: {', '.join(_KEYS)}.")
        if answer not in ("yes", "no", None):
            raise InputError(f"{key}: {answer!r} is not an answer.", "Say yes, no or unknown.")
        text = clean(detail or "") or None
        columns |= {key: answer, f"{key}_detail": text}
        if key == "budget":
            columns |= _amount(desk, lead, text)
        elif key == "timeline":
            columns["timeline_date"] = _date(desk, text)
    return columns


def _amount(desk: Desk, lead: Mapping[str, Any], text: str | None) -> dict[str, Any]:
    if text is None:
        return {"budget_amount": None}
    try:
        money = parse_money(text, lead["currency"] or desk.workspace.currency)
    except InputError:
        return {"budget_amount": None}
    return {"budget_amount": money.minor, "currency": money.currency}


def _date(desk: Desk, text: str | None) -> Any:
    if text is None:
        return None
    try:
        return parse(text, desk.local(), region=desk.region, hours=desk.hours).at.date()
    except InputError:
        return None
