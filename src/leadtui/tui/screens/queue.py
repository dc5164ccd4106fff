"""The queue: the home screen. What to work, in order, with the selected lead beside it and the reminders.

The list is steady: what is under the cursor changes only by the rep's own key. What other programs and the clock bring
is announced in the header and comes with `R` or with his next operation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widget import Widget

from leadtui.rules.reasons import reasons
from leadtui.tui import places
from leadtui.tui.bindings import key_table
from leadtui.tui.keyboard.lead_keys import LeadKeys
from leadtui.tui.screens.queue_rows import QueueRows, Rows
from leadtui.tui.screens.queue_watch import QueueWatch
from leadtui.tui.widgets.header_line import HeaderLine
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.lead_list import LeadList
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.preview import Preview
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.reminders import Reminders
from leadtui.tui.widgets.view_tabs import ViewTabs
from leadtui.words.rows import ActivityRow, Done, LeadRow, Undone
from leadtui.words.views import VIEWS, View

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.tui.keyboard.actions import Write
    from leadtui.tui.keyboard.prompts import PromptView

PREVIEW_FROM = 110
"""Columns from which on the preview stands beside the list."""
WIDE_FROM = 150


class QueueScreen(LeadKeys[None]):
    """The home screen on a base; `first` is the first view's page when it was read before."""

    help_scopes = ("everywhere", "lead", "moving", "list", "strip")

    def __init__(self, base: Base, first: Rows | None = None) -> None:
        super().__init__()
        self.base = base
        self.first = first
        self.views = tuple(view for view in VIEWS if not view.several_users or len(base.users) > 1)
        self.keys = key_table("everywhere", "lead", "moving", "list")
        self.header = HeaderLine()
        self.tabs = ViewTabs(self.views)
        self.leads = LeadList(base.workspace, self.reason)
        self.preview = Preview(base.workspace, base.clock.local)
        self.reminders = Reminders(base.clock.local)
        self.strip = PromptStrip()
        self.rows = QueueRows(self, self.leads)
        self.watch_ = QueueWatch(self)
        self.notes: dict[int, tuple[ActivityRow, ...]] = {}
        self.in_reminders = False
        self._left_at: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """Header, tabs, list with preview and reminders, strip, message, footer."""
        yield self.header
        yield self.tabs
        yield Widget(self.leads, Widget(self.preview, self.reminders, id="side"), id="body")
        yield self.strip
        yield MessageLine()
        yield KeyFooter("everywhere", "lead")

    @property
    def view(self) -> View:
        """The current view."""
        return self.views[self.tabs.current]

    def reason(self, row: LeadRow) -> str:
        """Why the lead stands where it stands."""
        return reasons(row, self.base.clock.local(), self.base.workspace)[0]

    def on_mount(self) -> None:
        """Show the first page, and let the keys in."""
        self._fit(self.app.size.width)
        self.watch_.start()
        if self.first is not None:
            self.rows.take(self.first)
            self.reloaded()
            self.leadtui.release()
        else:
            self.leadtui.keep(self.rows.show_view())

    def on_resize(self) -> None:
        """Choose one pane or two."""
        self._fit(self.app.size.width)

    def _fit(self, width: int) -> None:
        self.set_class(width < PREVIEW_FROM, "-narrow")
        self.set_class(width >= WIDE_FROM, "-wide")
        self.moved()

    # What the keys act on

    def current_lead(self) -> LeadRow | None:
        """The lead of the panel that has the keys."""
        return self.reminders.lead if self.in_reminders else self.leads.lead

    def current_follow_up(self) -> int | None:
        """In the reminders panel the follow-up under the cursor."""
        follow_up = self.reminders.follow_up if self.in_reminders else None
        return follow_up.id if follow_up is not None else None

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        return self.keys.command(key, character)

    def run_own(self, command: str) -> bool:
        """Moving, views and panels."""
        page = max(self.leads.window.height - 1, 1)
        moves = {
            "down": 1, "up": -1, "half-down": page // 2, "half-up": -(page // 2), "page-down": page, "page-up": -page,
        }  # fmt: skip
        others: dict[str, Callable[[], None]] = {
            "top": lambda: self._edge(end=False),
            "bottom": lambda: self._edge(end=True),
            "next-panel": self.switch_panel,
            "reminders": self.switch_panel,
            "resort": self.resort,
            "next-view": lambda: self.choose_view(self.tabs.current + 1),
            "previous-view": lambda: self.choose_view(self.tabs.current - 1),
        }
        if command in moves:
            self._move(moves[command])
        elif command in others:
            others[command]()
        else:
            return False
        return True

    def _move(self, delta: int) -> None:
        if self.in_reminders:
            self.reminders.move(delta)
        else:
            self.rows.move(delta)
        self.moved()

    def step(self, delta: int) -> LeadRow | None:
        """Move the cursor for the lead screen on top; return the lead it then stands on."""
        self._move(delta)
        return self.current_lead()

    def lead_closed(self, lead_id: int, *, changed: bool) -> None:
        """The lead screen was left: the cursor stands on the lead shown last, if it is in sight."""
        index = -1 if self.in_reminders else self.leads.window.index_of(lead_id)
        if index >= 0:
            self.leads.to_index(index)
        self.notes.pop(lead_id, None)
        self.moved()
        if changed:
            self.resort()

    def _edge(self, *, end: bool) -> None:
        if self.in_reminders:
            self.reminders.move(len(self.reminders.entries) * (1 if end else -1))
        else:
            self.rows.to_edge(end=end)
        self.moved()

    def moved(self) -> None:
        """Show the current lead in the preview; its last notes when the cursor has rested."""
        lead = self.current_lead()
        if self.preview.display and not self.has_class("-narrow"):
            found = reasons(lead, self.base.clock.local(), self.base.workspace) if lead is not None else ()
            self.preview.show(lead, found, self.notes.get(lead.id) if lead is not None else None)
            self.watch_.rest()

    # Views and panels

    def choose_view(self, index: int) -> None:
        """Show another view; keys typed meanwhile wait for its rows."""
        if self.in_reminders:
            self.switch_panel()
        if self.leads.lead is not None:
            self._left_at[self.view.key] = self.leads.lead.id
        self.tabs.choose(index % len(self.views))
        self.leadtui.hold()
        self.leadtui.keep(self.rows.show_view(self._left_at.get(self.view.key)))

    def switch_panel(self) -> None:
        """Go to the reminders panel, or back to the list."""
        self.in_reminders = not self.in_reminders
        self.set_class(self.in_reminders, "-reminders")
        self.leads.set_active(not self.in_reminders)
        self.reminders.set_active(self.in_reminders)
        self.moved()

    def resort(self) -> None:
        """Put the rows in order and show what arrived."""
        self.rows.reload()
        self.watch_.recount()

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        if place == "top":
            self._edge(end=False)
        elif place == "queue":
            self.choose_view(0)
        elif place == "import":
            places.import_list(self.leadtui)

    # Around a write

    def lead_sent(self, lead: LeadRow, action: Write) -> None:
        """Mark the lead, and go on to the next one when it was worked away."""
        from leadtui.tui.keyboard.actions import works_away

        self.watch_.writing += 1
        self.leads.mark(lead.id, pending=True)
        if not self.in_reminders and works_away(action, self.base.workspace):
            window = self.leads.window
            last = window.at_end and window.cursor == len(window.rows) - 1
            self.rows.move(-1 if last else 1)
            self.moved()

    def lead_settled(self, lead: LeadRow, done: Done | None) -> None:
        """Put the rows in order when the last write under way has ended."""
        self.watch_.writing -= 1
        self.leads.mark(lead.id, pending=False)
        self.notes.pop(lead.id, None)
        if done is not None and not self.watch_.writing:
            self.resort()

    async def where_now(self, lead: LeadRow, action: Write) -> str:
        """Whether the lead comes again later today or left the view; a done follow-up offers the next."""
        from leadtui.tui.keyboard.actions import MarkDone, works_away

        if isinstance(action, MarkDone):
            return "f sets the next step"
        if self.view.key != "today" or not works_away(action, self.base.workspace):
            return ""
        row = await self.leadtui.bridge.read(lambda reading: reading.row(lead.id))
        return "" if row is None else {7: "later today", 0: "left Today"}.get(row.band, "")

    def go_to_lead(self, lead_id: int) -> None:
        """Put the cursor on a lead of the list."""
        if self.in_reminders:
            return
        index = self.leads.window.index_of(lead_id)
        if index >= 0:
            self.leads.to_index(index)
            self.moved()
        else:
            self.rows.reload(lead_id)

    def after_undo(self, undone: Undone) -> None:
        """Go to the lead concerned, in this view or in the first that holds it."""
        self.notes.clear()
        self.leadtui.keep(self.watch_.show_lead(undone.leads[0] if undone.leads else None))

    def form_done(self, done: Done | None) -> None:
        """A form was saved, or a dialog has done its work: show its lead."""
        if done is not None:
            self.say(done.summary, tail="u takes it back" if done.operation else "")
            self.leadtui.hold()
            self.leadtui.keep(self.watch_.show_lead(done.leads[0] if len(done.leads) == 1 else None))

    def draw_prompt(self, view: PromptView | None, lead: LeadRow | None) -> None:
        """Draw the strip under the list."""
        note = ""
        if lead is not None:
            self.watch_.want_notes(lead.id)
            said = next((a.body for a in self.notes.get(lead.id, ()) if a.body), None)
            note = f"last: {said.splitlines()[0]}" if said else ""
        self.set_class(view is not None, "-prompt")
        self.strip.show(view, lead, note)

    # What the reader brought

    def reloaded(self) -> None:
        """New rows are shown."""
        empty = self.view.empty.replace("`", "").split(". ")
        self.leads.empty = tuple(part if part.endswith(".") else f"{part}." for part in empty)
        self.header.show(notice="")
        self.moved()

    def counted(self, view: View | None, number: int) -> None:
        """A view was counted, or (None) the leads without a next step."""
        if view is not None:
            self.tabs.set_count(view.key, number)
        else:
            shown = "999+" if number >= 1000 else str(number)
            self.header.show(owed=f"{shown} without next step" if number else "")

    def on_lead_list_moved(self) -> None:
        """The mouse moved the cursor."""
        if self.in_reminders:
            self.switch_panel()
        self.moved()

    def on_lead_list_opened(self) -> None:
        """A row was clicked twice."""
        if self.prompt is None:
            self.take_key("enter", None)

    def on_reminders_moved(self) -> None:
        """The mouse chose a follow-up."""
        if not self.in_reminders:
            self.switch_panel()
        self.moved()

    def on_view_tabs_chosen(self, message: ViewTabs.Chosen) -> None:
        """A tab was clicked."""
        if self.prompt is None:
            self.choose_view(message.index)
