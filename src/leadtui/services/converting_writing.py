"""Writes what a plan decided: the account, the contact and the opportunity, what moves to them, and the lead.

Always holds: a field of an existing record is written only where the plan says so; the lead keeps all it had, and what
belongs to it is seen on everything it became.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from leadtui.model import Attachment, Lead, Reach, Record, Tag
from leadtui.rules.when import When
from leadtui.services.customer_records import MODELS
from leadtui.services.desk import Desk
from leadtui.services.leads import put_tags
from leadtui.services.reach_reading import columns_of
from leadtui.services.timeline import add_follow_up, write_note
from leadtui.services.typed import region_of, row_of
from leadtui.store import conversion
from leadtui.store.beneath import driver_of
from leadtui.store.journal import Op
from leadtui.words.contact import FollowUpKind
from leadtui.words.conversion import Plan, Target, TargetPlan
from leadtui.words.customers import CustomerKind
from leadtui.words.lifecycle import Category


class CameTo(NamedTuple):
    """What a lead was converted into."""

    account: Target
    contact: Target | None
    opportunity: Target | None

    @property
    def targets(self) -> tuple[tuple[CustomerKind, Target], ...]:
        """Those there are, by kind."""
        return tuple((kind, target) for kind, target in zip(CustomerKind, self, strict=True) if target is not None)

    @property
    def by_column(self) -> dict[str, int]:
        """The columns that name them on an activity or a follow-up."""
        return {f"{kind}_id": target.id for kind, target in self.targets}


def write_plan(op: Op, desk: Desk, plan: Plan) -> CameTo:
    """Makes or fills the targets, copies what belongs to the lead, and closes it.

    What happened and what is to be done is moved at the end, for all leads together: `store.moving`.
    """
    lead_id = plan.lead["id"]
    belongs = conversion.belongs(driver_of(op.connection), lead_id)
    came_to = _targets(op, plan, _Reader(belongs, region_of({}, plan.lead) or desk.region))
    _copy(op, belongs, came_to)
    about = {"lead_id": lead_id, **came_to.by_column}
    for text in (plan.override, plan.note):
        if text:
            write_note(op, desk, about, text)
    if plan.due_at is not None:
        when = When(plan.due_at, plan.due_date)
        add_follow_up(op, desk, about, when, FollowUpKind.TASK, plan.subject or None)
    status = desk.workspace.first_of(Category.CONVERTED)
    links = {f"converted_{column}": number for column, number in came_to.by_column.items()}
    values = {"status": status.key, "category": status.category.value, "status_since": op.at, "converted_at": op.at}
    op.set(Lead, lead_id, {**values, **links})
    return came_to


class _Reader:
    """Reads emails and phones: one of the lead's is understood as it was there, another as it is typed."""

    def __init__(self, belongs: conversion.Belongs, region: str) -> None:
        self.known = {(row["kind"], row["value"]): row for row in belongs.reach}
        self.region = region

    def columns(self, kind: str, value: str) -> dict[str, Any]:
        """The columns that say what it is."""
        row = self.known.get((kind, value))
        return row if row is not None else columns_of(kind, value, self.region)[0]


def _targets(op: Op, plan: Plan, reader: _Reader) -> CameTo:
    made: dict[str, int] = {}
    found: dict[CustomerKind, Target] = {}
    for target in (plan.account, plan.contact, plan.opportunity):
        if target is not None:
            found[target.kind] = _target(op, target, made, reader)
            made[f"{target.kind}_id"] = found[target.kind].id
    contact, opportunity = (found.get(kind) for kind in (CustomerKind.CONTACT, CustomerKind.OPPORTUNITY))
    return CameTo(found[CustomerKind.ACCOUNT], contact, opportunity)


def _target(op: Op, plan: TargetPlan, made: Mapping[str, int], reader: _Reader) -> Target:
    columns = {**plan.columns, **{link: made[link] for link in plan.links if link in made}}
    if "stage" in columns:
        columns["stage_since"] = op.at
    model = MODELS[plan.kind]
    reach = [(reader.columns(kind, value), label, primary) for kind, value, label, primary in plan.reach]
    if plan.id is None:
        number = op.add(model, {**row_of(columns), "created": op.at})
        _make_reach(op, plan.kind, number, reach)
        return Target(number, created=True)
    op.set(model, plan.id, columns)
    for one in reach:
        _add_reach(op, plan.kind, plan.id, *one)
    return Target(plan.id, created=False)


_ReachValue = tuple[dict[str, Any], str, bool]
"""The columns that say what it is, its label, and whether it is primary."""


def _make_reach(op: Op, kind: CustomerKind, number: int, reach: Sequence[_ReachValue]) -> None:
    """The emails and phones of a new record, in their order."""
    seen: dict[str, int] = {}
    rows = []
    for columns, label, primary in reach:
        position = seen[columns["kind"]] = seen.get(columns["kind"], -1) + 1
        rows.append({**_owner(kind, number), **columns, "label": label, "is_primary": primary, "position": position})
    if rows:
        op.insert_many(Reach, rows)


def _add_reach(op: Op, kind: CustomerKind, number: int, columns: Mapping[str, Any], label: str, primary: bool) -> None:
    """Adds one to an existing record; a primary one takes the place of the one that was, which stays."""
    owner = _owner(kind, number)
    rows = op.find(Reach, **owner, kind=columns["kind"])
    wanted = (columns["normal"] or columns["value"], label)
    same = next((row for row in rows if (row["normal"] or row["value"], row["label"]) == wanted), None)
    for row in rows if primary else ():
        op.set(Reach, row["id"], {"is_primary": row is same})
    if same is None:
        position = max((row["position"] for row in rows), default=-1) + 1
        op.add(Reach, {**owner, **columns, "label": label, "is_primary": primary, "position": position})


def _copy(op: Op, belongs: conversion.Belongs, came_to: CameTo) -> None:
    """Tags and attachments of the lead show on all it became."""
    tags, files = belongs.tags, list({_same(row): row for row in belongs.files}.values())
    new = [target for target in came_to.targets if target[1].created]
    copied: tuple[tuple[type[Record], list[dict[str, Any]]], ...] = ((Tag, tags), (Attachment, files))
    for model, rows in copied:
        if rows and new:
            op.insert_many(model, [{**_owner(kind, target.id), **row} for kind, target in new for row in rows])
    for kind, target in came_to.targets:
        if not target.created:
            put_tags(op, target.id, {row["name_key"]: row["name"] for row in tags}, owner_kind=kind)
            _attach(op, kind, target.id, files)


def _owner(kind: CustomerKind, number: int) -> dict[str, Any]:
    return {"owner_kind": kind.value, "owner_id": number}


def _attach(op: Op, kind: CustomerKind, number: int, files: Sequence[Mapping[str, Any]]) -> None:
    """Adds attachments to an existing record that has them not."""
    owner = _owner(kind, number)
    there = {_same(row) for row in op.find(Attachment, **owner)} if files else set()
    for row in files:
        if _same(row) not in there:
            op.add(Attachment, {**owner, **row})


def _same(row: Mapping[str, Any]) -> tuple[str, str]:
    """Two attachments with the same of this are one."""
    return row["kind"], row["target"]
