"""What a lead becomes by default, and what stands against it: names, the deal, what is missing, refusals.

Nothing is asked of a base here: whoever plans a conversion brings the lead's stored columns. How each field is merged
stands in `rules/conversion_fields`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from leadtui.rules.money import format_minor
from leadtui.rules.text import FIELD_LIMIT, clean
from leadtui.words.contact import CRITERIA
from leadtui.words.conversion import Missing
from leadtui.words.fields import FIELDS
from leadtui.words.lifecycle import OPEN_CATEGORIES, Category
from leadtui.words.workspace import Workspace

_CRITERIA = {criterion.key: criterion.label for criterion in CRITERIA}
_STEP = 500


def person_name(lead: Mapping[str, Any]) -> str:
    """First and last name, "" without either."""
    return " ".join(filter(None, (lead["first_name"], lead["last_name"])))


def account_name(lead: Mapping[str, Any]) -> str:
    """What a new account is called: the company, without one the person; "" when neither is known."""
    return lead["company"] or person_name(lead)


def deal_name(lead: Mapping[str, Any], account: str = "") -> str:
    """What a new opportunity is called: "Company – product interest", without interest the company alone.

    Without a company the person's name stands for it, without that the account's.
    """
    return named_deal(account_name(lead) or account, lead["product_interest"] or "")


def named_deal(who: str, interest: str) -> str:
    """What an opportunity with somebody is called."""
    return " – ".join(filter(None, (who, interest)))[:FIELD_LIMIT]


def proposed_deal(
    lead: Mapping[str, Any],
    workspace: Workspace,
    today: date,
    *,
    account: str = "",
    currency: str = "",
    last_step: str = "",
) -> dict[str, str]:
    """The fields of a new opportunity as they are typed; "" for what the lead does not say.

    `account` and `currency` are the chosen account's. The close date is the timeline's when it has not gone by, else
    the last day of the quarter.
    """
    currency = deal_currency(lead, workspace, currency)
    amount = lead["budget_amount"]
    return {
        "name": deal_name(lead, account),
        "amount": "" if amount is None else _plain(amount, currency),
        "currency": currency,
        "stage": workspace.first_stage.name,
        "close_date": (timeline_ahead(lead, today) or end_of_quarter(today)).isoformat(),
        "next_step": next_step(last_step),
    }


def deal_currency(lead: Mapping[str, Any], workspace: Workspace, account: str = "") -> str:
    """What a new opportunity is in: the lead's currency when one is set or it has an amount, else the `account`'s."""
    if lead["currency"] or lead["budget_amount"] is not None:
        account = ""
    return lead["currency"] or account or workspace.currency


def next_step(last_step: str) -> str:
    """The step agreed last, in a line; what they need is no step."""
    return clean(last_step)[:_STEP]


def timeline_ahead(lead: Mapping[str, Any], today: date) -> date | None:
    """The date they want to close by, None when it is not known or has gone by."""
    said = lead["timeline_date"]
    day = date.fromisoformat(said) if isinstance(said, str) else said
    return day if day and day >= today else None


def end_of_quarter(day: date) -> date:
    """The last day of the calendar quarter of a day."""
    month = (day.month + 2) // 3 * 3
    return date(day.year, month, monthrange(day.year, month)[1])


def refusal(lead: Mapping[str, Any], workspace: Workspace) -> tuple[str, str]:
    """Why a lead cannot be converted whatever reason is given, and how to mend it; "" twice when it can."""
    who = f"{lead['name']} (L{lead['id']})"
    if lead["category"] == Category.CONVERTED:
        return f"{who} was converted and is read-only.", "Undo the conversion to convert it again."
    if lead["category"] not in OPEN_CATEGORIES:
        return f"{who} is {_status(lead, workspace)}.", "Give it an open status first; Qualified is what converts."
    return "", ""


def is_qualified(lead: Mapping[str, Any]) -> bool:
    """Whether its status needs no reason to be converted."""
    return bool(lead["category"] == Category.QUALIFIED)


def missing(lead: Mapping[str, Any], workspace: Workspace) -> tuple[Missing, ...]:
    """The fields the workspace asks for before a conversion and this lead has not got, in the workspace's order.

    A criterion is there when it has been answered, yes or no. A field that the workspace has no more is not asked for.
    """
    found = []
    for key in workspace.convert_require:
        label, there = _required(lead, workspace, key)
        if label and not there:
            found.append(Missing(key, f"{label} is {'not known' if key in _CRITERIA else 'empty'}."))
    return tuple(found)


def _required(lead: Mapping[str, Any], workspace: Workspace, key: str) -> tuple[str, bool]:
    """What a field asked for is called, "" when there is none, and whether it has a value."""
    if key in _CRITERIA:
        return _CRITERIA[key], lead[key] is not None
    if key.startswith("custom."):
        own = workspace.custom_field(key.removeprefix("custom."))
        return ("", False) if own is None else (own.label, lead["custom"].get(str(own.id)) not in (None, ""))
    field = FIELDS.get(key)
    if field is None:
        return "", False
    value = lead.get(field.column or key)
    return field.label, bool(value) if field.kind == "yes_no" else value not in (None, "")


def against(lead: Mapping[str, Any], workspace: Workspace, lacking: Sequence[Missing]) -> tuple[str, ...]:
    """What only a reason overrides, in sentences: the status, and what is missing."""
    status = () if is_qualified(lead) else (f"The status is {_status(lead, workspace)}, not Qualified.",)
    return (*status, *(item.said for item in lacking))


def override_note(things: Sequence[str], reason: str) -> str:
    """The note that keeps why a lead was converted all the same; "" when nothing stood against it."""
    if not things:
        return ""
    said = "; ".join(thing[:1].lower() + thing[1:].rstrip(".") for thing in things)
    return f"Converted although {said}: {reason}"


def _status(lead: Mapping[str, Any], workspace: Workspace) -> str:
    status = workspace.by_status.get(lead["status"])
    return status.name if status else str(lead["status"])


def _plain(minor: int, currency: str) -> str:
    """An amount as it is typed: without the decimals of a whole one."""
    text = format_minor(minor, currency)
    whole, _, decimals = text.partition(".")
    return whole if decimals.strip("0") == "" else text
