"""Rows that are almost certainly a lead of the base, where the workspace wants them taken for it unasked.

The line is `automatic` under `[matching]`, 0 for never. Always holds: something identifies both (`likeness.bounds`), a
name and a city are never enough; rows of the same list are not compared with each other in this way. Each row costs a
few milliseconds, which is why this is off unless somebody wants it.
"""

from __future__ import annotations

from leadtui.services.duplicates_near import judged
from leadtui.services.importing_incoming import Incoming
from leadtui.services.importing_same import Found
from leadtui.store import duplicates as store
from leadtui.store.duplicates import Profile
from leadtui.store.sqlite.driver import Connection
from leadtui.words.workspace import Workspace, word_key


class NearEnough:
    """Finds the lead of a base that a row is, at or above the line of the workspace."""

    def __init__(self, base: Connection, workspace: Workspace) -> None:
        self.base = base
        self.workspace = workspace
        self._fields = {word_key(field.label): field.id for field in workspace.fields_of("lead")}

    def find(self, lead: Incoming) -> Found | None:
        """The surest lead at or above the line, of equally sure ones the first; None for none.

        A contact stands for the lead that it was.
        """
        if not self.workspace.automatic:
            return None
        sure = [
            (lead_id, near)
            for near in judged(self.base, self.workspace, self._profile(lead))
            if near.known
            and near.score >= self.workspace.automatic
            and (lead_id := store.lead_of(self.base, near.other.key)) is not None
        ]
        best = min(sure, key=lambda one: (-one[1].score, one[0]), default=None)
        if best is None:
            return None
        lead_id, near = best
        return Found(lead_id, f"{near.score} of 100 alike: {', '.join(near.reasons)}")

    def _profile(self, lead: Incoming) -> Profile:
        custom = {
            number: value
            for label, value in lead.custom.items()
            if (number := self._fields.get(word_key(label))) is not None
        }
        by_kind: dict[str, list[str]] = {"email": [], "phone": []}
        for row in lead.reach:
            by_kind[row["kind"]].append(row["normal"] or row["value"].lower())
        return store.profile_of(lead.columns, custom, by_kind["email"], by_kind["phone"])
