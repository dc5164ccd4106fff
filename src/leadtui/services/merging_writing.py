"""Writes what a merge came to: the survivor's fields, what moves to it, what is copied, and the others out of sight.

Always holds: what happened, what is to be done and what was sold move to the survivor; emails, phones, tags and files
are copied, so the others are behind it as they were, and undo finds a row that was changed since.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leadtui.model import (
    Account,
    Activity,
    Attachment,
    Contact,
    Dismissal,
    FollowUp,
    Lead,
    Opportunity,
    Reach,
    Record,
    Tag,
)
from leadtui.services.dismissing import DUPLICATE, tell_apart
from leadtui.services.leads import gives_way, put_tags
from leadtui.services.merging_plan import MergePlan
from leadtui.services.timeline import close_follow_ups
from leadtui.store.journal import Op
from leadtui.store.owners import SINGLE, USES
from leadtui.words.contact import FollowUpState
from leadtui.words.duplicates import LETTERS
from leadtui.words.lifecycle import Category

_MODELS: dict[str, type[Record]] = {
    "lead": Lead, "contact": Contact, "account": Account, "opportunity": Opportunity, "activity": Activity,
    "follow_up": FollowUp,
}  # fmt: skip


def write_merge(op: Op, plan: MergePlan) -> tuple[str, ...]:
    """Carries a plan out; what else is to be said of it."""
    model = _MODELS[plan.kind]
    rows = [op.get(model, number) for number in plan.ids]
    op.set(model, plan.into, _patch(plan, rows))
    for loser in plan.losers:
        op.set(model, loser, {"merged_into_id": plan.into, "hidden_by": op.id})
    _move(op, plan)
    _unite_reach(op, plan)
    _copy_tags(op, plan)
    _copy_files(op, plan)
    _move_dismissals(op, plan)
    return _follow_ups(op, plan) if plan.kind == "lead" else ()


def _patch(plan: MergePlan, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The columns the survivor gets."""
    patch: dict[str, Any] = {}
    for one in plan.decided:
        for column in one.unit.columns:
            row = rows[one.place]
            held = row["custom"].get(column.removeprefix("custom.")) if column.startswith("custom.") else row[column]
            patch[column] = one.values.get(column, held)
    for key in {*plan.sides[plan.survivor].typed, *plan.typed}:
        patch[f"typed.{key}"] = plan.typed.get(key)
    return patch


def _move(op: Op, plan: MergePlan) -> None:
    """Gives the survivor every row that names one of the others, but for what is copied."""
    for link in USES:
        if link.kind == plan.kind and link.table not in SINGLE:
            model = _MODELS[link.table]
            numbers = [row["id"] for row in op.among(model, link.column, plan.losers)]
            if numbers:
                op.set_where(model, numbers, {link.column: plan.into})


def _owned(op: Op, model: type[Record], plan: MergePlan, numbers: Sequence[int]) -> list[dict[str, Any]]:
    """What belongs to these records of the merge alone, by number."""
    rows = [row for number in numbers for row in op.find(model, owner_kind=plan.kind, owner_id=number)]
    return sorted(rows, key=lambda row: int(row["id"]))


def _unite_reach(op: Op, plan: MergePlan) -> None:
    own = {"owner_kind": plan.kind, "owner_id": plan.into}
    known = {row["id"]: row for row in _owned(op, Reach, plan, plan.ids)}
    for kind, united in plan.reach.items():
        for number, label in united.labels.items():
            op.set(Reach, number, {"label": label})
        for number, value in united.respelled.items():
            op.set(Reach, number, {"value": value})
        theirs = [row for row in known.values() if row["kind"] == kind and row["owner_id"] == plan.into]
        for row in theirs:
            op.set(Reach, row["id"], {"is_primary": row["id"] == united.primary})
        position = max((row["position"] for row in theirs), default=-1)
        for one in (one for one in united.rows if known[one.id]["owner_id"] != plan.into):
            row = known[one.id]
            position += 1
            what = {key: row[key] for key in ("kind", "normal", "label", "digits")}
            op.add(
                Reach,
                {**own, **what, "value": one.value, "is_primary": row["id"] == united.primary, "position": position},
            )


def _copy_tags(op: Op, plan: MergePlan) -> None:
    wanted = {row["name_key"]: row["name"] for row in _owned(op, Tag, plan, plan.losers)}
    if wanted:
        put_tags(op, plan.into, wanted, owner_kind=plan.kind)


def _copy_files(op: Op, plan: MergePlan) -> None:
    own = {"owner_kind": plan.kind, "owner_id": plan.into}
    there = {(row["kind"], row["target"]) for row in op.find(Attachment, **own)}
    for row in _owned(op, Attachment, plan, plan.losers):
        same = row["kind"], row["target"]
        if same not in there:
            there.add(same)
            op.add(Attachment, {**own, "kind": row["kind"], "target": row["target"], "name": row["name"]})


def _move_dismissals(op: Op, plan: MergePlan) -> None:
    """Whoever is not one of the others is not the survivor either."""
    gone = {(plan.kind, number) for number in plan.ids}
    for near, far in (("owner", "other"), ("other", "owner")):
        for loser in plan.losers:
            for row in op.find(Dismissal, **{"kind": DUPLICATE, f"{near}_kind": plan.kind, f"{near}_id": loser}):
                other = row[f"{far}_kind"], row[f"{far}_id"]
                if other not in gone:
                    tell_apart(op, (plan.kind, plan.into), other)


def _follow_ups(op: Op, plan: MergePlan) -> tuple[str, ...]:
    """Leaves one automatic follow-up, the one made last; none at all on a lead that was let go."""
    rows = op.find(FollowUp, lead_id=plan.into, state=FollowUpState.OPEN.value)
    now = op.get(Lead, plan.into)
    let_go = now["category"] == Category.DISQUALIFIED
    automatic = sorted((row for row in rows if gives_way(row)), key=lambda row: int(row["id"]))
    gone = rows if let_go else automatic[:-1]
    close_follow_ups(op, gone, FollowUpState.CANCELLED)
    if not gone:
        return ()
    number = f"{len(gone)} follow-ups were" if len(gone) > 1 else "A follow-up was"
    why = f"{now['name']} was let go" if let_go else "a lead has one automatic follow-up at most"
    return (f"{number} cancelled: {why}.",)


def summary_of(plan: MergePlan) -> str:
    """What is said of a merge: "Merged L23 A. Lovelace into L17 Ada Lovelace"."""
    others = [name for place, name in enumerate(plan.names) if place != plan.survivor]
    merged = others[0] if len(others) == 1 else f"{len(others)} {plan.kind}s"
    if 1 < len(others) <= 3:
        merged = ", ".join(f"{LETTERS[plan.kind]}{number}" for number in sorted(plan.losers))
    return f"Merged {merged} into {plan.names[plan.survivor]}"
