"""A record's own screen: every key of it works here, what it does is seen here, and what belongs to it opens from here.

Always holds: the cursor of the list one came from follows `J` and `K`; the screen is left only when everything typed is
on disk, so that a failure is never lost.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.bindings import key_table, says
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.record_rows import LEAD, RecordRow, Ref, ref_of
from leadtui.tui.screens.record_panes import RecordPanes
from leadtui.tui.widgets.message_line import Tone
from leadtui.tui.widgets.scroll_lines import ScrollLines
from leadtui.words.rows import Done, Undone

if TYPE_CHECKING:
    from leadtui.tui.keyboard.actions import Write
    from leadtui.tui.keyboard.prompts import PromptView


class RecordScreen(RecordPanes):
    """A record with its keys."""

    def __init__(self, ref: Ref) -> None:
        super().__init__(ref)
        self.help_scopes = ("everywhere", self.scope, "moving", "detail", "strip")
        self.keys = key_table("everywhere", self.scope, "moving", "detail")
        self.in_left = False
        self._written = False
        self._closing = False
        self._deleted = False
        self._waited_for = False

    # Keys

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        return self.keys.command(key, character)

    def run_own(self, command: str) -> bool:
        """Scrolling, the next record, opening what belongs to it, and leaving."""
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
            "open": self._open,
        }
        if command in own:
            own[command]()
        return command in own

    def _scrolled(self) -> ScrollLines:
        """The column the keys scroll: the chosen one, if it has more than fits, else the other."""
        if self.has_class("-narrow"):
            return self.left
        chosen, other = (self.left, self.right) if self.in_left else (self.right, self.left)
        return other if other.scrolls and not chosen.scrolls and not chosen.links else chosen

    def _other_column(self) -> None:
        self.in_left = not self.in_left
        if not self.has_class("-narrow"):
            self.say(f"j and k scroll {'the facts' if self.in_left else 'what happened'}", "hint")

    def _open(self) -> None:
        if self.left.target is not None:
            places.open_record(self.leadtui, self.left.target)
        else:
            self.say("This is its own screen · J next, esc back", "hint")

    def on_scroll_lines_opened(self) -> None:
        """The line of a record was clicked twice."""
        if self.prompt is None:
            self._open()

    def _step(self, delta: int) -> None:
        below = self.list_below()
        if below is None:
            self.say("J and K go through the list this was opened from", "hint")
            return
        row = below.step(delta)
        if row is None or self.same(row):
            self.say("This is the last of the list" if delta > 0 else "This is the first of the list", "hint")
            return
        self.follow(row)

    def same(self, row: RecordRow) -> bool:
        """Whether a row is that of the record shown."""
        return ref_of(row) == self.ref

    def follow(self, row: RecordRow) -> None:
        """Show another record here; one that has another kind of screen gets that, in place of this one."""
        ref = ref_of(row)
        if (ref[0] == LEAD) == (self.ref[0] == LEAD):
            self.show_record(ref)
        else:
            self.leadtui.close_screen(self)
            places.open_record(self.leadtui, ref)

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        if place == "top":
            self._scrolled().to_edge(end=False)
        else:
            places.go(self.leadtui, place)

    def close(self) -> None:
        """Go back to where one came from, once everything typed is on disk."""
        if self.writing:
            self._closing = True
            self.leadtui.hold()
            return
        below = self.list_below()
        if below is not None:
            below.record_closed(self.ref, changed=self._written)
        self.leadtui.close_screen(self)

    # Around a write

    def draw_prompt(self, view: PromptView | None, row: RecordRow | None) -> None:
        """Draw the strip under the record."""
        note = ""
        if self.detail is not None:
            said = next((done.body for done in self.detail.activities if done.body), None)
            note = f"last: {said.splitlines()[0]}" if said else ""
        self.strip.show(view, row, note)

    def sent(self, row: RecordRow, action: Write) -> None:
        """Say that it is not yet saved; a key after a new stage goes on from there, so it waits for it."""
        from leadtui.tui.keyboard.actions import Delete, SetStage

        self.writing += 1
        self._written = True
        self._deleted = isinstance(action, Delete)
        if isinstance(action, SetStage) and not self._waited_for:
            self._waited_for = True
            self.leadtui.hold()
        self.show_header()

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """Show what it changed; a screen that was being left is left now, unless the write failed."""
        self.writing -= 1
        release, self._waited_for = self._waited_for, False
        if release or not self._closing:
            self._show_settled(done, release=release)
        elif done is None or not self.writing:
            self._closing = False
            if done is not None:
                self.close()
            self.leadtui.release()

    def _show_settled(self, done: Done | None, *, release: bool) -> None:
        if release:
            self.leadtui.keep(self.read(self.ref, release=True))
        elif not self.writing and self._deleted and done is not None:
            self._gone(self.ref)
        elif not self.writing:
            self.leadtui.keep(self.read(self.ref))

    async def where_now(self, row: RecordRow, action: Write) -> str:
        """A done follow-up offers the next."""
        from leadtui.tui.keyboard.actions import Delete, MarkDone
        from leadtui.tui.keyboard.saved_words import NEXT_STEP

        if isinstance(action, MarkDone):
            return says(NEXT_STEP) if self.same(row) else ""
        return "" if not isinstance(action, Delete) else "gone from every list"

    def go_to(self, row: RecordRow) -> None:
        """Show a record."""
        if not self.same(row):
            self.follow(row)

    def after_undo(self, undone: Undone) -> None:
        """Show what is there now, and let the keys go on."""
        self._written = True
        ref = self.concerned(undone)
        self.leadtui.keep(self.read(ref, to_top=ref != self.ref, release=True))

    def concerned(self, undone: Undone) -> Ref:
        """The record of this screen's kind that an undo was about, else the one shown."""
        return self.ref

    def form_done(self, done: Done | None) -> None:
        """A form was saved: show what it was about."""
        if done is not None and done.operation is not None:
            self._written = True
            self.show_saved(done)

    def merge_ended(self, done: Done, keys: tuple[Ref, ...], survivor: Ref | None) -> None:
        """The record was merged: the one that stays is shown; told apart, it is shown as it was."""
        self._written = True
        self.tell(done)
        self.show_record(survivor or self.ref)

    def show_saved(self, done: Done) -> None:
        """Show the record that a form saved."""
        self.tell(done)
        self.show_record(self.ref)

    def say(self, text: str, tone: Tone = "done", tail: str = "") -> None:
        """Show a message here, or on the screen that is on top when this one was left."""
        top = self.app.screen
        if top is not self and isinstance(top, KeyScreen) and self not in self.app.screen_stack:
            top.say(text, tone, tail)
        else:
            super().say(text, tone, tail)
