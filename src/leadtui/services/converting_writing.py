"""Writes what a plan decided: the account, the contact and the opportunity, what moves to them, and the lead.

Always holds: a field of an existing record is written only where the plan says so; the lead keeps all it had, and what
belongs to it is seen on everything it became.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from leadtui.model import Activity, Attachment, FollowUp, Lead, Reach, Tag
from leadtui.rules.when import When
from leadtui.services.customer_records import MODELS
from leadtui.services.desk import Desk
from leadtui.services.leads import put_tags
from leadtui.services.reach import columns_of
from leadtui.services.timeline import add_follow_up, write_note
from leadtui.services.typed import region_of, row_of
from leadtui.store.journal import Op
from leadtui.words.contact import FollowUpKind, FollowUpState
from leadtui.words.conversion import Plan, Target, TargetPlan
from leadtui.words.customers import CustomerKind
from leadtui.words.lifecycle import Category


class CameTo(NamedTuple):
    """What a lead was converted into."""

    account: Target
    contact: Target | None
    opportunity: Target | None

    @property
    def by_column(self) -> dict[str, int]:
        """The columns that name them on an activity or a follow-up."""
        named = {"account_id": self.account, "contact_id": self.contact, "opportunity_id": self.opportunity}
        return {column: target.id for column, target in named.items() if target is not None}


def write_plan(op: Op, desk: Desk, plan: Plan) -> CameTo:
    """Makes or fills the targets, moves what belongs to the lead, and closes it."""
    lead_id = plan.lead["id"]
    came_to = _targets(op, plan, _Reader(op, lead_id, region_of({}, plan.lead) or desk.region))
    _move(op, lead_id, came_to)
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

    def __init__(self, op: Op, lead_id: int, region: str) -> None:
        self.known = {(row["kind"], row["value"]): row for row in op.find(Reach, owner_kind="lead", owner_id=lead_id)}
        self.region = region

    def columns(self, kind: str, value: str) -> dict[str, Any]:
        """The columns that say what it is."""
        row = self.known.get((kind, value))
        if row is not None:
            return {key: row[key] for key in ("kind", "value", "normal", "digits")}
        return columns_of(kind, value, self.region)[0]


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
    if plan.id is None:
        number = op.add(model, {**row_of(columns), "created": op.at})
    else:
        number = plan.id
        op.set(model, number, columns)
    for kind, value, label, primary in plan.reach:
        _add_reach(op, plan.kind, number, reader.columns(kind, value), label, primary=primary)
    return Target(number, plan.id is None)


def _add_reach(
    op: Op, kind: CustomerKind, number: int, columns: Mapping[str, Any], label: str, *, primary: bool
) -> None:
    """Adds an email or phone; a primary one takes the place of the one that was, which stays."""
    owner = {"owner_kind": kind.value, "owner_id": number}
    rows = op.find(Reach, **owner, kind=columns["kind"])
    same = next(
        (row for row in rows if (row["normal"] or row["value"]) == (columns["normal"] or columns["value"])), None
    )
    for row in rows if primary else ():
        op.set(Reach, row["id"], {"is_primary": row is same})
    if same is None:
        position = max((row["position"] for row in rows), default=-1) + 1
        op.add(Reach, {**owner, **columns, "label": label, "is_primary": primary, "position": position})


def _move(op: Op, lead_id: int, came_to: CameTo) -> None:
    """What happened with the lead and what is to be done shows on all it became; tags and attachments do too."""
    columns = came_to.by_column
    happened = [row["id"] for row in op.find(Activity, lead_id=lead_id)]
    to_do = [row["id"] for row in op.find(FollowUp, lead_id=lead_id, state=FollowUpState.OPEN.value)]
    for model, ids in ((Activity, happened), (FollowUp, to_do)):
        if ids:
            op.set_where(model, ids, columns)
    tags = _tags(op, lead_id)
    files = op.find(Attachment, owner_kind="lead", owner_id=lead_id)
    for column, number in columns.items():
        kind = column.removesuffix("_id")
        if tags:
            put_tags(op, number, tags, owner_kind=kind)
        if files:
            _attach(op, kind, number, files)


def _tags(op: Op, lead_id: int) -> dict[str, str]:
    return {row["name_key"]: row["name"] for row in op.find(Tag, owner_kind="lead", owner_id=lead_id)}


def _attach(op: Op, kind: str, number: int, files: list[dict[str, Any]]) -> None:
    owner = {"owner_kind": kind, "owner_id": number}
    there = {(row["kind"], row["target"]) for row in op.find(Attachment, **owner)}
    for row in files:
        if (row["kind"], row["target"]) not in there:
            there.add((row["kind"], row["target"]))
            op.add(Attachment, {**owner, "kind": row["kind"], "target": row["target"], "name": row["name"]})
