"""What the two tabs of tidying up share: header with clock, tabs, strip, message, footer, and the keys of every screen.

Cleansing stands over the duplicates, so turning the tab keeps what was found there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widget import Widget

from leadtui.commands import Scope
from leadtui.tui import places
from leadtui.tui.bindings import key_table
from leadtui.tui.keyboard.record_keys import RecordKeys
from leadtui.tui.record_rows import RecordRow
from leadtui.tui.widgets.header_line import HeaderLine
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.painted import Pane
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.view_tabs import ViewTabs
from leadtui.words.errors import LeadtuiError
from leadtui.words.records import record
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.tui.keyboard.prompts import PromptView

PREVIEW_FROM = 110
"""Columns from which on what is under the cursor is told in full beside the list."""
TICK = 1.0


@record
class TidyTab:
    """A tab, as it is called."""

    key: str
    name: str


TABS = (TidyTab("duplicates", "Duplicates"), TidyTab("cleansing", "Cleansing"))


class TidyPanes(RecordKeys[None]):
    """A tab of tidying up with its panes; `tab` is its place."""

    BLANK = True
    tab = 0
    scope: Scope = "duplicates"
    nothing = "There is nothing here"

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.base = base
        self.help_scopes = (self.scope, "moving", "strip")
        self.keys = key_table(self.scope, "moving")
        self.header = HeaderLine()
        self.tabs = ViewTabs(TABS)
        self.tabs.current = self.tab
        self.strip = PromptStrip()
        self._minute = ""
        self._at = ""

    def panes(self) -> Iterable[Widget]:
        """The list and what stands beside it."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Header, tabs, list, strip, message, footer."""
        yield self.header
        yield self.tabs
        yield Pane(*self.panes(), id="body")
        yield self.strip
        yield MessageLine(2)
        yield KeyFooter(self.scope)

    def on_mount(self) -> None:
        """Show the time."""
        self._fit(self.app.size.width)
        self._tell_time()
        self.set_interval(TICK, self._tell_time)

    def on_resize(self) -> None:
        """Show what is told in full beside the list, or not."""
        self._fit(self.app.size.width)

    def _fit(self, width: int) -> None:
        self.set_class(width < PREVIEW_FROM, "-narrow")

    def _tell_time(self) -> None:
        clock = self.base.clock
        now = clock.local()
        text = f"{now:%a} {now.day} {now:%b %H:%M}"
        if text != self._minute:
            self._minute = text
            self.header.show(clock=text, simulated=clock.simulated)

    # What every tab answers alike

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        self._at = character or key
        return self.keys.command(key, character)

    def current_record(self) -> None:
        """The keys here act on what was found, not on one record."""
        return

    def draw_prompt(self, view: PromptView | None, row: RecordRow | None) -> None:
        """Draw the strip under the list."""
        self.strip.show(view, row)

    def go_to(self, row: RecordRow) -> None:
        """No record stands in this list."""

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        if place == "top":
            self.do("top")
        elif place != "duplicates":
            places.go(self.leadtui, place)
        elif self.tab:
            self.turn()

    def turn(self) -> None:
        """Show the other tab."""
        raise NotImplementedError

    def not_saved(self, error: LeadtuiError) -> None:
        """Say so; what was typed behind it was meant for what would have come after it."""
        self.leadtui.drop_typed_ahead()
        self.say(f"Not saved: {error}", "error")

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """A reminder that came due was dealt with; nothing of it stands here."""

    def on_view_tabs_chosen(self, message: ViewTabs.Chosen) -> None:
        """A tab was clicked."""
        if self.prompt is None and message.index != self.tab:
            self.turn()
