"""The panes of the queue: tabs, list, preview, reminders, strip; which of them has the keys and what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from leadtui.rules.reasons import first_reason, reasons
from leadtui.rules.views import tabs_of
from leadtui.tui.bindings import key_table, says
from leadtui.tui.keyboard.record_keys import RecordKeys
from leadtui.tui.record_rows import RecordRow, Told
from leadtui.tui.screens.queue_sources import Unread, ViewSource, source_of
from leadtui.tui.text import safe
from leadtui.tui.widgets.columns import LeadFace
from leadtui.tui.widgets.header_line import HeaderLine
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.painted import Pane
from leadtui.tui.widgets.preview import Preview
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.record_list import RecordList
from leadtui.tui.widgets.reminders import Reminders
from leadtui.tui.widgets.view_tabs import ViewTabs, count_text
from leadtui.words.rows import ActivityRow, LeadRow
from leadtui.words.views import View

if TYPE_CHECKING:
    from leadtui.bootstrap import Base

PREVIEW_FROM = 110
"""Columns from which on the preview stands beside the list."""
WIDE_FROM = 150
LONGEST_LINE = 80
ON_REMINDERS = ("done", "snooze", "call", "open", "back")
"""What the footer begins with while the reminders have the keys."""


def read_views(base: Base) -> tuple[View, ...]:
    """The views of the rep; read before anything is drawn, on a connection of their own."""
    reading = base.new_reading()
    try:
        return reading.views()
    finally:
        reading.close()


class QueuePanes(RecordKeys[None]):
    """What the queue is made of."""

    BLANK = True

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.base = base
        self.all_views = read_views(base)
        self.views = tabs_of(self.all_views)
        self.keys = key_table("everywhere", "lead", "moving", "list")
        self.header = HeaderLine()
        self.tabs = ViewTabs(self.views)
        self.face = LeadFace(base.workspace, self.reason, base.clock.local)
        self.leads = RecordList(self.face)
        self.preview = Preview(base.workspace, base.clock.local)
        self.reminders = Reminders(base.clock.local)
        self.strip = PromptStrip()
        self.notes: dict[int, tuple[ActivityRow, ...]] = {}
        self.in_reminders = False
        self.unread: Unread | None = None

    def compose(self) -> ComposeResult:
        """Header, tabs, list with preview and reminders, strip, message, footer."""
        yield self.header
        yield self.tabs
        yield Pane(self.leads, Pane(self.preview, self.reminders, id="side"), id="body")
        yield self.strip
        yield MessageLine()
        yield KeyFooter("everywhere", "lead", "list")

    @property
    def view(self) -> View:
        """The current view."""
        return self.views[self.tabs.current]

    @property
    def source(self) -> ViewSource:
        """What the current view shows."""
        return source_of(self.view)

    def to_tab(self, view: View) -> None:
        """Have the tab of a view as the current one."""
        self.tabs.choose(next(at for at, tab in enumerate(self.views) if tab.key == view.key))

    async def reread_views(self) -> None:
        """Read the views of the rep anew: they may have been changed elsewhere."""

    def use_columns(self) -> None:
        """Draw the list with the columns of the current view."""
        if not self.view.columns:
            self.face.use(None)
            return
        from leadtui.tui.widgets.view_columns import ViewCells

        base = self.base
        self.face.use(ViewCells(self.view.columns, base.workspace, base.users, base.clock.local))

    def reword(self) -> None:
        """Say words as the workspace has them now."""
        self.face.workspace = self.preview.workspace = self.base.workspace
        self.use_columns()
        self.leads.redraw()
        self.preview.redraw()

    def reason(self, row: LeadRow) -> str:
        """Why the lead stands where it stands."""
        return first_reason(row, self.base.clock.local(), self.base.workspace)

    def on_resize(self) -> None:
        """Choose one pane or two."""
        self._fit(self.app.size.width)

    def _fit(self, width: int) -> None:
        self.set_class(width < PREVIEW_FROM, "-narrow")
        self.set_class(width >= WIDE_FROM, "-wide")
        self.moved()

    def current_record(self) -> RecordRow | None:
        """The record of the panel that has the keys."""
        return self.reminders.record if self.in_reminders else self.leads.row

    def current_lead(self) -> LeadRow | None:
        """The same when it is a lead."""
        row = self.current_record()
        return row if isinstance(row, LeadRow) else None

    def current_follow_up(self) -> int | None:
        """In the reminders panel the follow-up under the cursor."""
        follow_up = self.reminders.follow_up if self.in_reminders else None
        return follow_up.id if follow_up is not None else None

    def moved(self) -> None:
        """Show the current record in the preview; a lead's last notes when the cursor has rested."""
        row = self.current_record()
        if self.preview.display and not self.has_class("-narrow"):
            lead = row if isinstance(row, LeadRow) else None
            found = reasons(lead, self.base.clock.local(), self.base.workspace) if lead is not None else ()
            self.preview.show(row, found, self.notes.get(lead.id) if lead is not None else None)
            self.rested()
        self.look_at_keys()

    def say_time(self) -> None:
        """Say anew what changes with the time: how much of it is left for an answer, and how long something lasts."""
        self.leads.redraw()
        self.moved()

    def rested(self) -> None:
        """The cursor moved while the preview is shown."""

    # Panels

    def switch_panel(self) -> None:
        """Go to the reminders panel, or back to the list."""
        self.in_reminders = not self.in_reminders
        self.set_class(self.in_reminders, "-reminders")
        self.leads.set_active(not self.in_reminders)
        self.reminders.set_active(self.in_reminders)
        self.show_keys()
        if self.in_reminders:
            self.leadtui.notices.seen()
        self.moved()

    def next_panel(self) -> None:
        """Go to the first of the reminders, or back to the list."""
        if self.in_reminders:
            self.switch_panel()
        else:
            self.to_reminders()

    def to_reminders(self) -> None:
        """Go to the first of the reminders."""
        if not self.in_reminders:
            self.switch_panel()
        self.reminders.to_first()
        self.moved()

    def show_keys(self) -> None:
        """Begin the footer with what is done most where the keys are."""
        self.query_one(KeyFooter).begin_with(*self.first_keys())

    def first_keys(self) -> tuple[str, ...]:
        """The commands the footer begins with; () for the usual ones."""
        return ON_REMINDERS if self.in_reminders else ()

    def show_reminder(self, row: Told) -> None:
        """Go to a follow-up, or to a lead that a rule told of, in the reminders panel."""
        if not self.in_reminders:
            self.switch_panel()
        self.reminders.to(row)
        self.moved()

    # What the reader brought

    def reloaded(self) -> None:
        """New rows are shown."""
        empty = self.view.empty.replace("`", "").split(". ")
        said = tuple(part if part.endswith(".") else f"{part}." for part in empty)
        self.leads.empty = self._why_unread(self.unread) if self.unread is not None else said
        self.header.show(notice="")
        self.moved()

    def _why_unread(self, unread: Unread) -> tuple[str, ...]:
        """What the list says in place of the leads of a query that cannot be read."""
        from textwrap import wrap

        cells = min(self.leads.size.width or self.app.size.width, LONGEST_LINE) - 6
        lines = (line for said in (unread.why, unread.hint) for line in wrap(said, max(cells, 20)))
        return (f"{self.view.name} cannot be read.", *map(safe, lines), says("{views} and {views-edit} change it."))

    def counted(self, view: View | None, number: int | None) -> None:
        """A view was counted (not, where that cannot be done), or (None) the leads without a next step."""
        if view is not None:
            self.tabs.set_count(view.key, number)
        else:
            way = says(" · {go} e") if number else ""
            forms = (" without next step", " no next step", "")
            owed, *shorter = (f"{count_text(number)}{form}{way}" if number else "" for form in forms)
            self.header.show(owed=owed, owed_shorter=tuple(shorter))
