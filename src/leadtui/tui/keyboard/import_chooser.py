"""The field of a column being chosen by typing a part of its name. Fed one key at a time."""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.tui.keyboard.import_targets import Target, taken_by, targets_for
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.words.importing import LookedColumn
from leadtui.words.workspace import Workspace

PAGE = 6
CHOSEN, LEFT, GOES_ON = "chosen", "left", ""


class FieldChooser:
    """What is typed, the fields that fit it, and which of them the cursor stands on."""

    def __init__(
        self,
        column: LookedColumn,
        columns: Sequence[LookedColumn],
        workspace: Workspace | None,
        found: Sequence[Target],
    ) -> None:
        self.column = column
        self.columns = columns
        self.workspace = workspace
        self.found = found
        self.edit = LineEdit()
        self.at = 0
        self.targets = self._fitting()
        self.at = next((n for n, target in enumerate(self.targets) if target.key == (column.field or "")), 0)

    def _fitting(self) -> list[Target]:
        return targets_for(self.column.name, self.edit.text, self.workspace, self.found)

    @property
    def taken(self) -> list[str]:
        """For each field the column that goes there now."""
        return [taken_by(target.key, self.column.name, self.columns) for target in self.targets]

    @property
    def target(self) -> Target:
        """The field the cursor stands on."""
        return self.targets[self.at]

    def feed(self, key: str, character: str | None) -> str | None:
        """Take a key: whether one is chosen, the choice is left, or it goes on; None for a key that means nothing."""
        if key in ("enter", "tab"):
            return CHOSEN
        if key == "escape":
            return LEFT
        if key in ("down", "up", "pagedown", "pageup"):
            self.to(self.at + {"down": 1, "up": -1, "pagedown": PAGE, "pageup": -PAGE}[key])
            return GOES_ON
        before = self.edit.text
        if not self.edit.feed(key, character):
            return None
        if self.edit.text != before:
            self.retyped()
        return GOES_ON

    def retyped(self) -> None:
        """Something else is typed: the field that fits best is under the cursor."""
        self.targets, self.at = self._fitting(), 0

    def to(self, at: int) -> None:
        """Put the cursor on a field."""
        self.at = min(max(at, 0), len(self.targets) - 1)
