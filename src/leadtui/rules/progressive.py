"""Which one field of a lead is worth asking for next: few questions, each when its answer is used.

Always holds: a field that is filled in is never asked for; nothing is asked of a lead that is closed; a number is not
asked of somebody who must not be called, an email not of somebody who must not be written to.

The order follows the work: a way to reach the person and a name to ask for, then whom one talks to, then what
qualifying needs (need before budget: without one there is no deal).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from leadtui.rules.conversion import missing
from leadtui.words.lifecycle import Category
from leadtui.words.workspace import Workspace

_FIRST = ("reach", "last_name", "company")
_BY_CATEGORY: dict[str, tuple[str, ...]] = {
    Category.NEW: ("phone", "title", "email", "source"),
    Category.WORKING: ("phone", "need", "authority", "email", "title", "budget", "timeline", "competitors"),
    Category.NURTURING: ("email", "need", "timeline", "phone", "title"),
    Category.QUALIFIED: ("budget", "timeline", "authority", "need", "email", "phone", "title", "competitors"),
}
"""What is asked for after `_FIRST`, by where the lead stands."""


def next_missing(held: Mapping[str, Any], workspace: Workspace) -> str | None:
    """The key of the field, or of the criterion, to ask for next; None when nothing is missing that matters now.

    `held` are the columns of a lead, those of its email and phones too. Before a conversion what the workspace asks for
    comes first.
    """
    wanted = _BY_CATEGORY.get(str(held["category"]))
    if wanted is None:
        return None
    asked: list[str] = [*_FIRST]
    if held["category"] == Category.QUALIFIED and "custom" in held:
        asked += [one.field for one in missing(held, workspace)]
    for key in (*asked, *wanted):
        found = _EMPTY.get(key, _empty)(held, key)
        if found is not None:
            return found
    return None


def _empty(held: Mapping[str, Any], key: str) -> str | None:
    if key.startswith("custom."):
        # Only what is missing of the workspace's own is in the list.
        return key
    return key if held.get(key) in (None, "") else None


def _no_way(held: Mapping[str, Any], _: str) -> str | None:
    """The way that is allowed, where there is none at all."""
    if held.get("phone") or held.get("mobile") or held.get("email"):
        return None
    if not held.get("do_not_call"):
        return "phone"
    return None if held.get("email_opt_out") else "email"


def _no_phone(held: Mapping[str, Any], key: str) -> str | None:
    return None if held.get("mobile") or held.get("do_not_call") else _empty(held, key)


def _no_email(held: Mapping[str, Any], key: str) -> str | None:
    return None if held.get("email_opt_out") else _empty(held, key)


def _no_name(held: Mapping[str, Any], _: str) -> str | None:
    """A row of a list has the shown name alone, which is the company's where there is no person."""
    if "last_name" in held:
        return None if held["last_name"] or held.get("first_name") else "last_name"
    names = {held.get(key) for key in ("company", "email", "phone", "mobile")}
    return "last_name" if not held.get("name") or held["name"] in names else None


_EMPTY: dict[str, Callable[[Mapping[str, Any], str], str | None]] = {
    "reach": _no_way, "phone": _no_phone, "email": _no_email, "last_name": _no_name,
}  # fmt: skip
