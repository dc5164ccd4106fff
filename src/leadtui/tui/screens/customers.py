"""Accounts, contacts and the pipeline: three lists of what leads became, on one screen.

The lists are steady: what is under the cursor changes only by the rep's own key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.bindings import says
from leadtui.tui.record_rows import RecordRow, Ref
from leadtui.tui.screens.customers_panes import TABS
from leadtui.tui.screens.customers_rows import CustomerSource
from leadtui.tui.screens.customers_writes import CustomersWrites
from leadtui.tui.screens.moving import rows_by
from leadtui.tui.widgets.view_tabs import ViewTabs
from leadtui.words.customers import CustomerKind

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.tui.app import LeadtuiApp


def open_customers(app: LeadtuiApp, kind: CustomerKind) -> None:
    """Show the list of a kind: on the screen that is open already, or on a new one."""
    lists = next((screen for screen in app.screen_stack if isinstance(screen, CustomersScreen)), None)
    if lists is None:
        app.open_screen(CustomersScreen(app.base, kind))
        return
    if places.down_to(app, lists):
        lists.turn(CustomerSource(kind))


class CustomersScreen(CustomersWrites):
    """The lists with their keys."""

    def __init__(self, base: Base, kind: CustomerKind) -> None:
        super().__init__(base, kind)
        self._left_at: dict[CustomerKind, int] = {}

    # Keys

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        return self.keys.command(key, character)

    def run_own(self, command: str) -> bool:
        """Moving, the lists, and leaving."""
        others: dict[str, Callable[[], None]] = {
            "top": lambda: self.rows.to_edge(end=False),
            "bottom": lambda: self.rows.to_edge(end=True),
            "next-view": lambda: self.turn_by(1),
            "next-panel": lambda: self.turn_by(1),
            "previous-view": lambda: self.turn_by(-1),
            "resort": self.resort,
            "closed": self.turn_closed,
            "back": self.close,
        }
        if by := rows_by(command, self.list.window.height):
            self.rows.move(by)
        elif command in others:
            others[command]()
        else:
            return False
        return True

    def close(self) -> None:
        """Go back to where one came from."""
        self.leadtui.close_screen(self)

    def turn_by(self, delta: int) -> None:
        """Show the list of the tab to the right or left."""
        self.turn(CustomerSource(TABS[(self.tabs.current + delta) % len(TABS)].kind))

    def turn_closed(self) -> None:
        """Show won and lost deals too, or only open ones."""
        if self.source.kind is not CustomerKind.OPPORTUNITY:
            self.say(says("{closed} shows closed opportunities, in the pipeline: {go} p"), "hint")
            return
        row = self.list.row
        if row is not None:
            self._left_at[self.source.kind] = row.id
        closed = not self.source.closed
        self.turn(CustomerSource(self.source.kind, closed))
        said = (
            "Won and lost ones too · {closed} hides them" if closed else "Open ones only · {closed} shows closed ones"
        )
        self.say(says(said), "hint")

    def turn(self, source: CustomerSource) -> None:
        """Show another list, the cursor where it was left there; keys typed meanwhile wait for its rows."""
        if self.list.row is not None and source.kind is not self.source.kind:
            self._left_at[self.source.kind] = self.list.row.id
        self.say("")
        self.turn_to(source)
        self.leadtui.hold()
        self.leadtui.keep(self.rows.show(self._left_at.get(source.kind)))

    def add(self, kind: str) -> None:
        """Open the form for one more of this list."""
        places.add_customer(self.leadtui, self.source.kind)

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        if place == "top":
            self.rows.to_edge(end=False)
        else:
            places.go(self.leadtui, place)

    # Under the screen of a record

    def step(self, delta: int) -> RecordRow | None:
        """Move the cursor for the screen on top; return the record it then stands on."""
        self.rows.move(delta)
        return self.list.row

    def record_closed(self, ref: Ref, *, changed: bool) -> None:
        """The screen of a record was left: the cursor stands on the one shown last, if it is in sight."""
        if ref[0] == self.source.kind:
            index = self.list.window.index_of(ref[1])
            if index >= 0:
                self.list.to_index(index)

    # The mouse

    def on_record_list_opened(self) -> None:
        """A row was clicked twice."""
        if self.prompt is None:
            self.take_key("enter", None)

    def on_view_tabs_chosen(self, message: ViewTabs.Chosen) -> None:
        """A tab was clicked."""
        if self.prompt is None:
            self.turn(CustomerSource(TABS[message.index].kind))
