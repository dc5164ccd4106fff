"""Gives leads that are there what rows of a list say, one by one, journalled field by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from leadtui.model import CustomField, Lead, Reach, Tag
from leadtui.services.desk import Desk
from leadtui.services.importing_fill import custom_patch, lead_patch, new_tags, reach_changes
from leadtui.services.importing_incoming import Incoming
from leadtui.services.leads import open_follow_ups
from leadtui.services.timeline import close_follow_ups
from leadtui.store.beneath import driver_of
from leadtui.store.journal import Op
from leadtui.store.lead_rows import HeldLead, held_leads
from leadtui.words.contact import FollowUpState
from leadtui.words.lifecycle import Category
from leadtui.words.workspace import CustomField as Custom
from leadtui.words.workspace import word_key


def make_fields(op: Op, wanted: Sequence[Custom]) -> bool:
    """Makes custom fields; whether they have the numbers they were expected to have."""
    return all(
        op.add(CustomField, {"label": field.label, "label_key": word_key(field.label), "kind": field.kind}) == field.id
        for field in wanted
    )


class Writer:
    """Writes to leads inside one transaction. `fields`: the custom fields made meanwhile."""

    def __init__(self, op: Op, desk: Desk, fields: Sequence[Custom] = ()) -> None:
        self.op = op
        self.desk = desk
        known = (*desk.workspace.fields_of("lead"), *fields)
        self._fields = {word_key(field.label): field.id for field in known}
        self._held: dict[int, HeldLead] = {}

    def look_up(self, ids: Iterable[int]) -> None:
        """Reads the leads that rows may change."""
        self._held = held_leads(driver_of(self.op.connection), ids)

    def gone(self, lead_id: int) -> bool:
        """Whether a lead that was looked up is not there any more."""
        return lead_id not in self._held

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
            self.op.add(Tag, {"owner_id": lead_id, "name": name, "name_key": key})
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

    def _set_lead(self, lead_id: int, held: HeldLead, patch: dict[str, Any], custom: dict[str, Any]) -> bool:
        if not patch and not custom:
            return False
        self.op.set(Lead, lead_id, {**patch, **{f"custom.{number}": value for number, value in custom.items()}})
        if patch.get("category") == Category.DISQUALIFIED:
            close_follow_ups(self.op, open_follow_ups(self.op, lead_id), FollowUpState.CANCELLED)
        held.lead |= {**patch, "custom": {**held.lead["custom"], **custom}}
        return True

    def _add_reach(self, lead_id: int, held: HeldLead, columns: dict[str, Any]) -> None:
        mine = [row for row in held.reach if row["kind"] == columns["kind"]]
        place = {"position": max((row["position"] for row in mine), default=-1) + 1, "is_primary": not mine}
        values = {**columns, **place, "owner_id": lead_id}
        held.reach.append({**values, "id": self.op.add(Reach, values)})

    def _custom(self, row: Incoming) -> dict[str, Any]:
        """The custom fields of a row, by number as text."""
        return {str(self._fields[word_key(label)]): value for label, value in row.custom.items()}
