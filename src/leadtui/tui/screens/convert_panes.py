"""The panes of the convert screen: which records are told in full in this terminal, and what stands under them."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult

from leadtui.tui.keyboard.convert_state import THEN_WHERE, ConvertState
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.widgets.convert_lines import Row, target_rows, then_rows
from leadtui.tui.widgets.facts import status_name
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.key_hints import TitleLine
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.painted import Pane
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.stop_lines import RecordHeads, StopLines
from leadtui.tui.widgets.values import Values
from leadtui.words.customers import CustomerKind

THREE_FROM = 120
"""Columns from which on all three records are told in full, side by side."""
SHORT_FROM = 72
"""Columns from which on the others are told in short, beside the one told in full."""

MESSAGE_ROWS = 2
"""Rows a message may take: what stands against a conversion is said whole."""


class ConvertPanes(KeyScreen[None]):
    """A conversion on the screen."""

    def __init__(self, state: ConvertState) -> None:
        super().__init__()
        self.state = state
        self.heads = RecordHeads(state)
        self.targets = {
            kind: StopLines(self._rows(kind), edge="" if kind is CustomerKind.ACCOUNT else "│ ", id=kind.value)
            for kind in CustomerKind
        }
        self.then = StopLines(lambda cells: then_rows(self.state, cells), id=THEN_WHERE)
        self.strip = PromptStrip()
        self.footer = KeyFooter("convert")
        self._told = CustomerKind.ACCOUNT

    def compose(self) -> ComposeResult:
        """Title, the three records, what stands under them, strip, message, keys."""
        lead = self.state.proposal.lead
        status = status_name(lead, self.leadtui.base.workspace)
        company = f"{lead.company} · " if lead.company and lead.company != lead.name else ""
        yield TitleLine(f"Convert {lead.name}", f"{company}{status} · L{lead.id}")
        yield self.heads
        yield Pane(*self.targets.values(), id="targets")
        yield self.then
        yield self.strip
        yield MessageLine(MESSAGE_ROWS)
        yield self.footer

    def on_mount(self) -> None:
        """Draw what is proposed."""
        self.draw()

    def on_resize(self) -> None:
        """Fit the panes into the terminal."""
        self.draw()

    def draw(self) -> None:
        """Draw everything as it is now, the cursor in sight."""
        width, height = self.app.size
        told = self._told = self.state.kind or self._told
        third = width // 3
        three = width >= THREE_FROM
        self.heads.show((third, third, width - 2 * third), 1 if three else 4 if width >= SHORT_FROM else 2)
        for n, (kind, lines) in enumerate(self.targets.items()):
            lines.display = three or kind is told
            lines.edge = "│ " if n and three else ""
            lines.styles.width = (width - 2 * third if n == 2 else third) if three else width
            lines.show(self.state.at)
        rows = len(then_rows(self.state, width - 2))
        self.then.styles.height = min(rows, max(height // 3, 4))
        self.then.show(self.state.at)
        self.footer.show(typing=self.state.at.typing or self.strip.display)

    def _rows(self, kind: CustomerKind) -> Callable[[int], list[Row]]:
        return lambda cells: target_rows(self.state, kind, self._values(), cells)

    def _values(self) -> Values:
        base = self.leadtui.base
        return Values(base.workspace, base.users, base.clock.local())
