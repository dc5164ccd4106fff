"""The queue: the home screen. What to work, in order, with the selected lead beside it and the reminders.

The list is steady: what is under the cursor changes only by the rep's own key. What other programs and the clock bring
is announced in the header and comes with `R` or with his next operation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.record_rows import LEAD, RecordRow, Ref
from leadtui.tui.screens.moving import rows_by
from leadtui.tui.screens.queue_views import QueueViews

if TYPE_CHECKING:
    from leadtui.tui.widgets.view_tabs import ViewTabs


class QueueScreen(QueueViews):
    """The home screen on a base; `first` is the first view's page when it was read before."""

    help_scopes = ("everywhere", "lead", "moving", "list", "strip")

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        return self.keys.command(key, character)

    def run_own(self, command: str) -> bool:
        """Moving, views and panels."""
        others: dict[str, Callable[[], None]] = {
            "top": lambda: self._edge(end=False),
            "bottom": lambda: self._edge(end=True),
            "next-panel": self.next_panel,
            "reminders": self.next_panel,
            "resort": self.resort,
            "next-view": lambda: self.choose_view(self.tabs.current + 1),
            "previous-view": lambda: self.choose_view(self.tabs.current - 1),
        }
        if by := rows_by(command, self.leads.window.height):
            self._move(by)
        elif command in others:
            others[command]()
        elif command == "back" and self.in_reminders:
            self.switch_panel()
        else:
            return super().run_own(command)
        return True

    def _move(self, delta: int) -> None:
        if self.in_reminders:
            self.reminders.move(delta)
        else:
            self.rows.move(delta)
        self.moved()

    def step(self, delta: int) -> RecordRow | None:
        """Move the cursor for the screen on top; return the record it then stands on."""
        self._move(delta)
        return self.current_record()

    def record_closed(self, ref: Ref, *, changed: bool) -> None:
        """A lead's own screen was left: the cursor stands on the lead shown last, if it is in sight."""
        kind, number = ref
        if kind == LEAD:
            index = -1 if self.in_reminders else self.leads.window.index_of(number)
            if index >= 0:
                self.leads.to_index(index)
            if changed:
                self.notes.pop(number, None)
        self.moved()

    def _edge(self, *, end: bool) -> None:
        if self.in_reminders:
            self.reminders.move(len(self.reminders.entries) * (1 if end else -1))
        else:
            self.rows.to_edge(end=end)
        self.moved()

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        if place == "top":
            self._edge(end=False)
        elif place == "queue":
            self.choose_view(0)
        else:
            self.clear_selection()
            places.go(self.leadtui, place)

    # The mouse

    def on_record_list_moved(self) -> None:
        """The mouse moved the cursor."""
        if self.in_reminders:
            self.switch_panel()
        self.moved()
        self.lapse()

    def on_record_list_opened(self) -> None:
        """A row was clicked twice."""
        if self.prompt is None:
            self.take_key("enter", None)

    def on_reminders_moved(self) -> None:
        """The mouse chose a follow-up."""
        if not self.in_reminders:
            self.switch_panel()
        self.moved()
        self.lapse()

    def on_view_tabs_chosen(self, message: ViewTabs.Chosen) -> None:
        """A tab was clicked."""
        if self.prompt is None:
            self.choose_view(message.index)
