"""What a row gives to a lead that is there already: `update` fills what is empty, `overwrite` replaces.

Whatever is asked for, do-not-call and opt-out are never loosened, a number in another system once given stays, a lead
does not become Converted, and no cell that is blank takes anything away.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from leadtui.rules.text import fold
from leadtui.services.importing_incoming import Incoming
from leadtui.words.fields import SAFETY_FLAGS
from leadtui.words.lifecycle import Category
from leadtui.words.workspace import Workspace

Patch = dict[str, Any]

_WITH = {
    "company_key": "company",
    "host": "website",
    "external_kind": "external_id",
    "currency": "annual_revenue",
    "title_key": "title",
}
"""Columns that follow another one, and are taken together with it."""
CONVERTED_THERE = "it was converted there and is not here: only converting it does that"
_NEVER = ("status_since", "converted_at", "disqualify_reason")


def lead_patch(
    held: Mapping[str, Any], row: Incoming, workspace: Workspace, at: datetime, *, overwrite: bool
) -> dict[str, Any]:
    """The columns of the lead to be set."""
    patch: dict[str, Any] = {}
    for name, value in row.columns.items():
        if name == "typed":
            continue
        now = held[name]
        if name in _WITH or name in _NEVER or value is None or value == "" or now == value:
            continue
        if name in SAFETY_FLAGS:
            if value:
                patch[name] = True
        elif (
            now is None or now == "" or (overwrite and name != "external_id" and not (name == "source" and row.assumed))
        ):
            patch[name] = value
    for name, leader in _WITH.items():
        if leader in patch and name in row.columns:
            patch[name] = row.columns[name]
    patch |= typed_patch(held.get("typed"), row.columns.get("typed"), patch)
    _keep_currency(patch, held, row, workspace)
    if row.zone and not held["time_zone"]:
        patch.setdefault("time_zone", row.zone)
    if overwrite and row.status:
        _status(patch, held, row, workspace, at)
    return patch


def converted_there(held: Mapping[str, Any], row: Incoming, workspace: Workspace) -> bool:
    """Whether the list says that this lead was converted, and here it is not."""
    status = workspace.by_status[row.status] if row.status else None
    known = status is not None and status.category is Category.CONVERTED
    return known and held["category"] != Category.CONVERTED


def typed_patch(held: Mapping[str, str] | None, typed: Mapping[str, str] | None, fields: Collection[str]) -> Patch:
    """What was written for these fields, as it is set: of one that gets another value, what stood there goes."""
    said = typed or {}
    return {f"typed.{key}": said.get(key) for key in fields if key in said or key in (held or {})}


def custom_patch(held: Mapping[str, Any], values: Mapping[str, Any], *, overwrite: bool) -> dict[str, Any]:
    """The custom fields to be set, by id."""
    return {
        number: value
        for number, value in values.items()
        if held.get(number) != value and (overwrite or held.get(number) in (None, ""))
    }


def new_tags(held: Collection[str], tags: list[str] | None) -> dict[str, str]:
    """The tags the lead has not got yet, by the key they are compared by."""
    return {key: tag for key, tag in {fold(tag): tag for tag in tags or ()}.items() if key not in held}


def reach_changes(
    held: list[dict[str, Any]], row: Incoming, *, overwrite: bool
) -> tuple[list[dict[str, Any]], list[tuple[int, dict[str, Any]]]]:
    """Emails and phones to be added, and (place in `held`, columns) of those replaced.

    What the lead has stays as it is; the rest is added after it, or, with `overwrite`, the first of a kind takes the
    place of the one that is there.
    """
    added: list[dict[str, Any]] = []
    replaced: list[tuple[int, dict[str, Any]]] = []
    for kind, mobile in (("email", False), ("phone", False), ("phone", True)):
        mine = [r for r in row.reach if _is(r, kind, mobile)]
        there = [at for at, r in enumerate(held) if r["kind"] == kind]
        known = {_same(held[at]) for at in there}
        place = next((at for at in there if _is(held[at], kind, mobile)), None)
        for number, columns in enumerate(mine):
            if _same(columns) in known:
                continue
            if overwrite and number == 0 and place is not None:
                replaced.append((place, columns))
            else:
                added.append(columns)
    return added, replaced


def _is(row: Mapping[str, Any], kind: str, mobile: bool) -> bool:
    return bool(row["kind"] == kind and (kind == "email" or (row["label"] == "mobile") == mobile))


def _same(row: Mapping[str, Any]) -> str:
    return str(row["normal"] or row["value"])


def _keep_currency(patch: dict[str, Any], held: Mapping[str, Any], row: Incoming, workspace: Workspace) -> None:
    """Amounts of a lead are in one currency: one in another is not taken beside them."""
    incoming = row.columns.get("currency")
    if incoming is None or incoming == held["currency"]:
        return
    amounts = [name for name in ("annual_revenue", "budget_amount") if held[name] is not None]
    others = [name for name in amounts if name not in patch]
    if others and incoming != (held["currency"] or workspace.currency):
        for name in ("annual_revenue", "budget_amount", "currency"):
            patch.pop(name, None)
    elif {"annual_revenue", "budget_amount"} & patch.keys() or not held["currency"]:
        patch["currency"] = incoming


def _status(patch: dict[str, Any], held: Mapping[str, Any], row: Incoming, workspace: Workspace, at: datetime) -> None:
    word = workspace.by_status[row.status]
    if word.category is Category.CONVERTED or word.key == held["status"]:
        return
    patch |= {"status": word.key, "category": word.category.value, "status_since": at}
    patch["disqualify_reason"] = row.columns.get("disqualify_reason")
