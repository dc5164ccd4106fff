"""The qualification checklist: what is known, and what can be read from its details."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadtui.rules.amounts import amount_in
from leadtui.rules.money import show_money
from leadtui.rules.text import clean
from leadtui.rules.when import parse
from leadtui.services.field_reader import Place
from leadtui.words.contact import CRITERIA
from leadtui.words.errors import InputError

_KEYS = tuple(criterion.key for criterion in CRITERIA)
_SHOWN = 40


def columns_of(
    desk: Place, lead: Mapping[str, Any], known: Mapping[str, tuple[str | None, str | None]]
) -> dict[str, Any]:
    """The columns of criteria as told (known, detail); raises InputError for an unknown criterion or answer.

    The amount a budget's detail speaks of is kept as one too, a timeline's detail that reads as a date as a date.
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


def told(columns: Mapping[str, Any]) -> tuple[str, ...]:
    """What was read from a budget's detail, in words; nothing when it has none."""
    said = columns.get("budget_detail")
    if not said:
        return ()
    if columns["budget_amount"] is None:
        return (f"no amount read from “{said if len(said) <= _SHOWN else said[: _SHOWN - 1] + '…'}”",)
    return (f"budget {show_money(columns['budget_amount'], columns['currency'])}",)


def _amount(desk: Place, lead: Mapping[str, Any], text: str | None) -> dict[str, Any]:
    if text is None:
        return {"budget_amount": None}
    money = amount_in(text, lead["currency"] or desk.workspace.currency)
    return {"budget_amount": money.minor, "currency": money.currency} if money else {"budget_amount": None}


def _date(desk: Place, text: str | None) -> Any:
    if text is None:
        return None
    try:
        return parse(text, desk.local(), region=desk.region, hours=desk.hours).at.date()
    except InputError:
        return None
