"""One lead's own screen: every key of a lead works here, and what it does is seen here.

Always holds: the cursor of the list one came from follows `J` and `K`; the screen is left only when everything typed is
on disk, so that a failure is never lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.bindings import key_table
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.screens.lead_panes import LeadPanes
from leadtui.tui.widgets.message_line import Tone
from leadtui.tui.widgets.scroll_lines import ScrollLines
from leadtui.words.rows import Done, LeadRow, Undone

if TYPE_CHECKING:
    from leadtui.tui.keyboard.actions import Write
    from leadtui.tui.keyboard.prompts import PromptView


class LeadScreen(LeadPanes):
    """A lead with its keys."""

    def __init__(self, lead_id: int) -> None:
        super().__init__(lead_id)
        self.keys = key_table("everywhere", "lead", "moving", "detail")
        self.in_left = False
        self._written = False
        self._closing = False

    # Keys

    def current_lead(self) -> LeadRow | None:
        """The lead shown."""
        return self.detail.row if self.detail is not None else None

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        return self.keys.command(key, character)

    def run_own(self, command: str) -> bool:
        """Scrolling, the next lead, and leaving."""
        shown = self._scrolled()
        own: dict[str, Callable[[], None]] = {
            "down": lambda: shown.move(1),
            "up": lambda: shown.move(-1),
            "half-down": lambda: shown.page(0.5),
            "half-up": lambda: shown.page(-0.5),
            "page-down": lambda: shown.page(1),
            "page-up": lambda: shown.page(-1),
            "top": lambda: shown.to_edge(end=False),
            "bottom": lambda: shown.to_edge(end=True),
            "next-panel": self._other_column,
            "next-lead": lambda: self._step(1),
            "previous-lead": lambda: self._step(-1),
            "back": self.close,
            "open": lambda: self.say("This is the lead's own screen · J next lead, esc back", "hint"),
        }
        if command in own:
            own[command]()
        return command in own

    def _scrolled(self) -> ScrollLines:
        """The column the keys scroll: the chosen one, if it has more than fits, else the other."""
        if self.has_class("-narrow"):
            return self.left
        chosen, other = (self.left, self.right) if self.in_left else (self.right, self.left)
        return other if other.scrolls and not chosen.scrolls else chosen

    def _other_column(self) -> None:
        self.in_left = not self.in_left
        if not self.has_class("-narrow"):
            self.say(f"j and k scroll {'the facts' if self.in_left else 'what happened'}", "hint")

    def _step(self, delta: int) -> None:
        below = self.list_below()
        if below is None:
            self.say("J and K go through the list a lead was opened from", "hint")
            return
        row = below.step(delta)
        if row is None or row.id == self.lead_id:
            self.say("This is the last lead of the list" if delta > 0 else "This is the first lead of the list", "hint")
            return
        self.show_lead(row.id)

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        if place == "top":
            self._scrolled().to_edge(end=False)
        elif place == "import":
            places.import_list(self.leadtui)
        else:
            self.close()

    def close(self) -> None:
        """Go back to where one came from, once everything typed is on disk."""
        if self.writing:
            self._closing = True
            self.leadtui.hold()
            return
        below = self.list_below()
        if below is not None:
            below.lead_closed(self.lead_id, changed=self._written)
        self.leadtui.close_screen(self)

    # Around a write

    def draw_prompt(self, view: PromptView | None, lead: LeadRow | None) -> None:
        """Draw the strip under the lead."""
        note = ""
        if self.detail is not None:
            said = next((row.body for row in self.detail.activities if row.body), None)
            note = f"last: {said.splitlines()[0]}" if said else ""
        self.strip.show(view, lead, note)

    def lead_sent(self, lead: LeadRow, action: Write) -> None:
        """Say that it is not yet saved."""
        self.writing += 1
        self._written = True
        self.show_header()

    def lead_settled(self, lead: LeadRow, done: Done | None) -> None:
        """Show what it changed; a screen that was being left is left now, unless the write failed."""
        self.writing -= 1
        if self._closing and (done is None or not self.writing):
            self._closing = False
            if done is not None:
                self.close()
            self.leadtui.release()
        elif not self.writing:
            self.leadtui.keep(self.read(self.lead_id))

    async def where_now(self, lead: LeadRow, action: Write) -> str:
        """A done follow-up offers the next."""
        from leadtui.tui.keyboard.actions import Delete, MarkDone

        if isinstance(action, MarkDone):
            return "f sets the next step"
        return "" if not isinstance(action, Delete) else "gone from every list"

    def go_to_lead(self, lead_id: int) -> None:
        """Show a lead."""
        if lead_id != self.lead_id:
            self.show_lead(lead_id)

    def after_undo(self, undone: Undone) -> None:
        """Show the lead concerned, and let the keys go on."""
        self._written = True
        lead_id = undone.leads[0] if len(undone.leads) == 1 else self.lead_id
        self.leadtui.keep(self.read(lead_id, to_top=lead_id != self.lead_id, release=True))

    def form_done(self, done: Done | None) -> None:
        """A form was saved: show its lead."""
        if done is not None and done.operation is not None:
            self._written = True
            self.say(done.summary, tail="u takes it back")
            self.show_lead(done.leads[0] if len(done.leads) == 1 else self.lead_id)

    def say(self, text: str, tone: Tone = "done", tail: str = "") -> None:
        """Show a message here, or on the screen that is on top when this one was left."""
        top = self.app.screen
        if top is not self and isinstance(top, KeyScreen) and self not in self.app.screen_stack:
            top.say(text, tone, tail)
        else:
            super().say(text, tone, tail)
