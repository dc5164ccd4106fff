"""Writes what rows say: new leads by the thousand, changes of leads that are there one by one.

A new lead gets its number when its row is read, so that rows after it can be compared with it, and is written with its
batch; what other rows of the batch give to it comes after that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from leadtui.model import CustomField, Lead, Reach, Tag
from leadtui.rules.text import fold
from leadtui.services.desk import Desk
from leadtui.services.importing_fill import custom_patch, lead_patch, new_tags, reach_changes
from leadtui.services.importing_incoming import Incoming
from leadtui.services.leads import open_follow_ups
from leadtui.services.timeline import close_follow_ups
from leadtui.store.journal import Op
from leadtui.words.contact import FollowUpState
from leadtui.words.lifecycle import Category
from leadtui.words.workspace import CustomField as Custom
from leadtui.words.workspace import word_key


@dataclass(slots=True)
class _Held:
    """A lead as it stands, with its emails and phones in order and its tags."""

    lead: dict[str, Any]
    reach: list[dict[str, Any]] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)


class Writer:
    """Writes the leads of one import. `made_fields` are the custom fields it made, of the `kinds` by label."""

    def __init__(self, op: Op, desk: Desk, owner_id: int | None) -> None:
        self.op = op
        self.desk = desk
        self.owner_id = owner_id
        self.made_fields: list[Custom] = []
        self.kinds: dict[str, str] = {}
        self._fields = {word_key(row["label"]): row["id"] for row in op.find(CustomField)}
        self._next = op.next_id(Lead)
        self._held: dict[int, _Held] = {}

    def number(self, row: Incoming) -> None:
        """Gives a row the number of the lead it will be."""
        row.lead_id = self._next
        self._next += 1

    def create(self, rows: Sequence[Incoming]) -> None:
        """Writes new leads with their emails, phones and tags."""
        if not rows:
            return
        self.op.insert_many(Lead, [self._lead(row) for row in rows])
        self.op.insert_many(Reach, (reach for row in rows for reach in _reach(row)))
        self.op.insert_many(Tag, (_tag(row.lead_id, tag) for row in rows if row.tags for tag in _once(row.tags)))

    def look_up(self, ids: Iterable[int]) -> None:
        """Reads the leads that rows may change."""
        wanted = sorted(set(ids))
        self._held = {row["id"]: _Held(row) for row in self.op.among(Lead, "id", wanted)}
        for row in self.op.among(Reach, "owner_id", wanted):
            if row["owner_id"] in self._held and row["owner_kind"] == "lead":
                self._held[row["owner_id"]].reach.append(row)
        for row in self.op.among(Tag, "owner_id", wanted):
            if row["owner_id"] in self._held and row["owner_kind"] == "lead":
                self._held[row["owner_id"]].tags.add(row["name_key"])
        for held in self._held.values():
            held.reach.sort(key=lambda row: (not row["is_primary"], row["position"], row["id"]))

    def converted(self, lead_id: int) -> bool:
        """Whether a lead that was looked up was converted, and so is read-only."""
        return bool(self._held[lead_id].lead["category"] == Category.CONVERTED)

    def fill(self, lead_id: int, row: Incoming, *, overwrite: bool) -> bool:
        """Gives a lead that was looked up what the row says; whether anything changed."""
        held = self._held[lead_id]
        patch = lead_patch(held.lead, row, self.desk.workspace, self.op.at, overwrite=overwrite)
        custom = custom_patch(held.lead["custom"], self._custom(row), overwrite=overwrite)
        changed = self._set_lead(lead_id, held, patch, custom)
        for key, name in new_tags(held.tags, row.tags).items():
            self.op.add(Tag, {**_tag(lead_id, (key, name))})
            held.tags.add(key)
            changed = True
        added, replaced = reach_changes(held.reach, row, overwrite=overwrite)
        for at, columns in replaced:
            values = {name: columns[name] for name in ("value", "normal", "digits")}
            self.op.set(Reach, held.reach[at]["id"], values)
            held.reach[at] |= values
        for columns in added:
            self._add_reach(lead_id, held, columns)
        return changed or bool(added or replaced)

    def _set_lead(self, lead_id: int, held: _Held, patch: dict[str, Any], custom: dict[str, Any]) -> bool:
        if not patch and not custom:
            return False
        self.op.set(Lead, lead_id, {**patch, **{f"custom.{number}": value for number, value in custom.items()}})
        if patch.get("category") == Category.DISQUALIFIED:
            close_follow_ups(self.op, open_follow_ups(self.op, lead_id), FollowUpState.CANCELLED)
        held.lead |= {**patch, "custom": {**held.lead["custom"], **custom}}
        return True

    def _add_reach(self, lead_id: int, held: _Held, columns: dict[str, Any]) -> None:
        mine = [row for row in held.reach if row["kind"] == columns["kind"]]
        place = {"position": max((row["position"] for row in mine), default=-1) + 1, "is_primary": not mine}
        values = {**columns, **place, "owner_id": lead_id}
        held.reach.append({**values, "id": self.op.add(Reach, values)})

    def _lead(self, row: Incoming) -> dict[str, Any]:
        workspace = self.desk.workspace
        word = workspace.by_status[row.status] if row.status else workspace.first_of(Category.NEW)
        columns: dict[str, Any] = {
            "id": row.lead_id, "status": word.key, "category": word.category.value, "status_since": self.op.at,
            "created": self.op.at, "owner_id": self.owner_id, "time_zone": row.zone, **row.columns,
        }  # fmt: skip
        if word.category is Category.CONVERTED:
            columns.setdefault("converted_at", self.op.at)
        if row.custom:
            columns["custom"] = {number: value for number, value in self._custom(row).items() if value is not None}
        return columns

    def _custom(self, row: Incoming) -> dict[str, Any]:
        """The custom fields of a row by number as text, made where they are new."""
        return {str(self._field(label)): value for label, value in row.custom.items()}

    def _field(self, label: str) -> int:
        key = word_key(label)
        if key not in self._fields:
            kind = self.kinds.get(key, "text")
            number = self.op.add(CustomField, {"label": label, "label_key": key, "kind": kind})
            self._fields[key] = number
            self.made_fields.append(Custom(number, label, kind))
        return int(self._fields[key])


def _reach(row: Incoming) -> Iterator[dict[str, Any]]:
    met = {"email": 0, "phone": 0}
    for columns in row.reach:
        position = met[columns["kind"]]
        met[columns["kind"]] += 1
        yield {**columns, "owner_id": row.lead_id, "position": position, "is_primary": position == 0}


def _once(tags: list[str]) -> Iterable[tuple[str, str]]:
    return {fold(tag): tag for tag in tags}.items()


def _tag(lead_id: int, tag: tuple[str, str]) -> dict[str, Any]:
    return {"owner_id": lead_id, "name": tag[1], "name_key": tag[0]}
