"""The line in which one reason is typed for all leads that are refused for want of one; without any it is not there."""

from __future__ import annotations

from datetime import datetime

from leadtui.tui.keyboard.convert_fields import REASON, TypedReader
from leadtui.tui.keyboard.form import FormField
from leadtui.tui.widgets.form_lines import field_lines
from leadtui.tui.widgets.scroll_lines import Line, ScrollLines
from leadtui.words.workspace import Workspace


class ReasonLine(ScrollLines):
    """A reason being typed. `typing` while letters go into it."""

    def __init__(self, workspace: Workspace, now: datetime) -> None:
        super().__init__(self._lines, id="reason")
        self.field = FormField(REASON, "Why anyway", "", hint="kept as a note with each of them")
        self.typing = False
        self.number = 0
        self._reader = TypedReader(workspace, now)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.field.text

    def show(self, number: int) -> None:
        """Draw it for so many leads."""
        self.number = number
        self.display = number > 0
        self.typing = self.typing and self.display
        self.field.error = self._reader.read(REASON, self.text).error
        self.styles.height = len(self._lines(max(self.app.size.width - 2, 10)))
        self.rewrite()

    def _lines(self, cells: int) -> list[Line]:
        them = f"{self.number:,} {'is' if self.number == 1 else 'are'}"
        said = f" With this reason {them} converted too" if self.text else f" With a reason {them} converted too:"
        return [[(said, "warning")], *field_lines(self.field, cells, focused=self.typing)]
