"""The panes of a mass conversion: what would come of it, or how far it is, or what came of it; the reason; the keys."""

from __future__ import annotations

from typing import Literal

from textual.app import ComposeResult

from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.screens.mass_work import MassPreview, Progress
from leadtui.tui.widgets.key_hints import Hints, KeyHints, TitleLine
from leadtui.tui.widgets.mass_lines import Names, leads, mass_lines
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.reason_line import ReasonLine
from leadtui.tui.widgets.scroll_lines import Line, ScrollLines
from leadtui.words.conversion import MassConverted
from leadtui.words.views import View

WORKING: Hints = (("esc", "Stop"), ("^f", "Search"))
READY: Hints = (("^s", "Convert"), ("↑↓ pgup pgdn", "Scroll"), ("esc", "Close"), ("?", "Help"))
REASONED: Hints = (("^s", "Convert"), ("tab", "Reason"), ("↑↓ pgup pgdn", "Scroll"), ("esc", "Close"), ("?", "Help"))
TYPING: Hints = (("^s", "Convert"), ("tab", "Leave the field"), ("pgup pgdn", "Scroll"), ("esc", "Close"))
DONE: Hints = (("enter", "To the list"), ("u", "Take it back"), ("↑↓ pgup pgdn", "Scroll"), ("?", "Help"))

DOING = {"reading": "Looking at", "writing": "Converting"}
Stage = Literal["reading", "ready", "writing", "done"]


class MassPanes(KeyScreen[None]):
    """A mass conversion on the screen, in one of its stages."""

    def __init__(self, view: View, ids: tuple[int, ...]) -> None:
        super().__init__()
        self.view = view
        self.ids = ids
        self.stage: Stage = "reading"
        self.progress = Progress(len(ids))
        self.preview: MassPreview | None = None
        self.result: MassConverted | None = None
        self.names: Names = {}
        self.lines = ScrollLines(self._write)

    def compose(self) -> ComposeResult:
        """Title, counts and leads, the reason, message, keys."""
        base = self.leadtui.base
        self.reason = ReasonLine(base.workspace, base.clock.local())
        yield TitleLine(f"Convert {leads(len(self.ids))}", f"selected in {self.view.name}")
        yield self.lines
        yield self.reason
        yield MessageLine()
        yield KeyHints()

    def draw(self) -> None:
        """Draw everything as it is now."""
        self.reason.show(len(self.held_back) if self.stage == "ready" else 0)
        self.lines.rewrite()
        ready = TYPING if self.reason.typing else REASONED if self.reason.display else READY
        self.query_one(KeyHints).show(*{"ready": ready, "done": DONE}.get(self.stage, WORKING))

    @property
    def held_back(self) -> frozenset[int]:
        """The leads that a reason would let through."""
        return self.preview.held_back if self.preview is not None else frozenset()

    @property
    def shown(self) -> MassConverted | None:
        """What came of it, else what would come of it with what is typed."""
        if self.preview is None or self.result is not None:
            return self.result
        return self.preview.with_reason(bool(self.reason.text))

    def _write(self, cells: int) -> list[Line]:
        if self.stage in ("reading", "writing"):
            said = f"{DOING[self.stage]} {leads(self.progress.total)}: {self.progress.done:,} done"
            again = ", once more as if there was a reason" if self.progress.passes > 1 else ""
            return [[], [(said, "strong"), (again, "dim")]]
        shown = self.shown
        if shown is None:
            return []
        if not shown.lines:
            return [[], [("None of the selected leads is in this view any more.", "strong")]]
        is_done = self.stage == "done"
        return [[], *mass_lines(shown, self.names, cells, is_done=is_done, held_back=self.held_back)]
