"""Converting the selected leads: what would come of it, counted and lead by lead, then what came of it.

Always holds: nothing is written of more than 25 leads before the counts can have been seen; what is refused is named
with its reason and left as it is; work that takes long shows how far it is, and `esc` stops it with nothing written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

from textual.timer import Timer

from leadtui.tui import places
from leadtui.tui.bindings import key_table, says
from leadtui.tui.keyboard.typed import Draft, Typed
from leadtui.tui.keyboard.undo_keys import MANY_LEADS, UndoKeys
from leadtui.tui.screens.leaving import AsksToLeave
from leadtui.tui.screens.mass_panes import MassPanes, Stage
from leadtui.tui.screens.mass_work import Progress, Stopped, named, previewed, written
from leadtui.tui.widgets.mass_lines import leads
from leadtui.words.conversion import MassConverted
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done
from leadtui.words.views import View

WAITED_FOR = 100
"""Leads for which keys wait; work on more of them shows how far it is."""
SEEN_AFTER = 0.25
"""Seconds it takes to see what would come of it."""
TICK = 0.1
MOVES = {"convert-down": 1, "convert-up": -1}
PAGES = {"convert-page-down": 1, "convert-page-up": -1}
EDGES = {"convert-top": False, "convert-bottom": True}

After = Callable[[Done, Sequence[int]], None]


class MassConvertScreen(MassPanes, AsksToLeave):
    """The conversion of leads of a view; `after` is told what was done and which leads were refused."""

    help_scopes = ("mass",)
    leave_question = "Leave without converting? The reason typed here is lost."

    def __init__(self, view: View, ids: tuple[int, ...], after: After, brought: Draft | None = None) -> None:
        super().__init__(view, ids)
        self.brought = brought
        self.after = after
        self.keys = key_table("mass")
        self._ticking: Timer | None = None
        self._seen_from = 0.0

    def on_mount(self) -> None:
        """Read what would come of it; have the reason that was typed before."""
        if self.brought is not None:
            self.reason.field.edit.set(self.brought.typed.text)
            self.leadtui.drafts.give(self.brought, self)
        self._begin("reading")
        self.leadtui.keep(self._read())

    def unsaved(self) -> Typed | None:
        """The reason, until the leads are converted."""
        if not self.reason.text or self.result is not None:
            return None
        about = f"reason for converting {leads(len(self.ids))}"
        return Typed("mass", about, self.reason.text, {"view": self.view.key, "ids": list(self.ids)})

    @property
    def many(self) -> bool:
        """Whether it is a question that has to be seen before it is answered."""
        return len(self.ids) > MANY_LEADS

    @property
    def long(self) -> bool:
        """Whether the work takes longer than keys should wait."""
        return len(self.ids) > WAITED_FOR

    # Work on the other threads

    def _begin(self, stage: Stage) -> None:
        """Hold the keys for what is done in a moment; of what takes longer, show how far it is."""
        self.stage = stage
        self.progress = Progress(len(self.ids))
        if not self.long:
            self.leadtui.hold()
        elif self._ticking is None:
            self._ticking = self.set_interval(TICK, self.lines.rewrite)
        self.draw()

    def _end(self, stage: Stage) -> None:
        self.stage = stage
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
        if not self.long:
            self.leadtui.release()
        self.draw()

    async def _read(self) -> None:
        work = previewed(self.view.query, self.ids, self.progress)
        said, failed = "Nothing is converted yet · ctrl+s converts", False
        try:
            self.preview = await self.leadtui.bridge.read_after_writes(work)
        except Stopped:
            return
        except LeadtuiError as error:
            said, failed = f"Nothing can be converted now: {error}", True
        else:
            self.names = self.preview.names
        if self in self.app.screen_stack:
            self._seen_from = monotonic() + SEEN_AFTER
            self._end("ready")
            self.say(said, "error" if failed else "hint")

    async def _convert(self) -> None:
        assert self.shown is not None
        ids = tuple(line.lead_id for line in self.shown.lines)
        try:
            self.result = await self.leadtui.bridge.write(written(ids, self.reason.text, self.progress))
        except Stopped:
            self._end("ready")
            self.say("Stopped; nothing was converted", "hint")
        except LeadtuiError as error:
            self._end("ready")
            self.leadtui.drop_typed_ahead()
            self.say(f"Not converted: {error}", "error")
        else:
            self.leadtui.drafts.drop_of(self)
            await self._read_names(self.result)
            self.lines.to_edge(end=False)
            self._end("done")
            self.say(self.summary, tail=says("{undo} takes it back") if self.result.operation else "")

    async def _read_names(self, result: MassConverted) -> None:
        """What the accounts that were made are called; numbers will do where that cannot be read."""
        try:
            self.names = await self.leadtui.bridge.read(named(result.lines))
        except LeadtuiError as error:
            self.say(str(error), "error")

    @property
    def summary(self) -> str:
        """What was done, in a sentence."""
        assert self.result is not None
        return f"Converted {len(self.result.leads):,} of {len(self.result.lines):,}"

    # Keys

    @property
    def typing(self) -> bool:
        """Letters are text in the reason."""
        return self.reason.typing

    def take_key(self, key: str, character: str | None) -> None:
        """Act on a key in the stage the conversion is in."""
        command = None if self.reason.typing else self.keys.command(key, character)
        if command == "bring-back":
            places.bring_back(self.leadtui, self)
        elif command == "search":
            places.open_search(self.leadtui)
        elif command == "palette":
            places.open_palette(self.leadtui, self)
        elif command == "help":
            places.open_help(self.leadtui, self)
        elif self.stage in ("reading", "writing"):
            self._while_working(key)
        elif self.leaving and key != "ctrl+s":
            self.answer_leaving(key)
        elif not self._scrolled(key, command):
            {"ready": self._while_ready, "done": self._when_done}[self.stage](key, character)

    def take_paste(self, text: str) -> None:
        """Put pasted text into the reason."""
        if self.reason.typing and self.stage == "ready":
            self.reason.field.edit.insert(text)
            self.draw()
        else:
            self.say("There is nothing to paste into here", "hint")

    def _scrolled(self, key: str, command: str | None) -> bool:
        if command in MOVES:
            self.lines.move(MOVES[command])
        elif command in PAGES or key in ("pagedown", "pageup"):
            self.lines.page(1 if key == "pagedown" else -1)
        elif command in EDGES:
            self.lines.to_edge(end=EDGES[command])
        else:
            return False
        return True

    def _while_working(self, key: str) -> None:
        if key != "escape":
            self.say("This takes a moment · esc stops it", "hint")
        elif self.stage == "reading":
            self.close()
        else:
            self.progress.stop()
            self.say("Stopping…", "hint")

    def _while_ready(self, key: str, character: str | None) -> None:
        self.leaving = False
        if key == "ctrl+s":
            self._save()
        elif key == "escape":
            self.ask_to_leave()
        elif key in ("tab", "shift+tab") or (self.reason.typing and key in ("enter", "up", "down")):
            self.reason.typing = not self.reason.typing and self.reason.display
        elif not self.reason.typing:
            self.say("Nothing is converted yet · ctrl+s converts, esc leaves them as they are", "hint")
        elif not self.reason.field.edit.feed(key, character):
            self.say("tab leaves the field", "hint")
        self.draw()

    def _save(self) -> None:
        if self.shown is None or not self.shown.leads:
            self.say("None of these leads can be converted as it is · esc goes back to the list", "error")
        elif self.reason.field.error:
            self.say("The reason is too long", "error")
        elif self.many and monotonic() < self._seen_from:
            self._seen_from = 0.0
            self.say(f"{leads(len(self.ids))}: see what becomes of them · ctrl+s once more converts", "hint")
        else:
            self.reason.typing = False
            self.say("")
            self._begin("writing")
            self.leadtui.keep(self._convert())

    def _when_done(self, key: str, character: str | None) -> None:
        if key in ("enter", "escape"):
            self.close()
        elif self.keys.command(key, character) == "undo":
            self.close()
            if isinstance(self.app.screen, UndoKeys):
                self.app.screen.undo()
        else:
            self.say(says("enter goes to the list, {undo} takes the conversion back"), "hint")

    # Leaving

    @property
    def changed(self) -> bool:
        """Whether a reason was typed that is not saved yet."""
        return self.stage == "ready" and bool(self.reason.text)

    def ask_to_leave(self) -> None:
        """Ask with keys that are no text of the reason."""
        self.reason.typing = self.reason.typing and not self.changed
        super().ask_to_leave()

    def close(self) -> None:
        """Go back to the list, where what was refused stays selected."""
        self.progress.stop()
        self.leadtui.close_screen(self)
        if self.result is not None:
            refused = [line.lead_id for line in self.result.lines if line.refused]
            self.after(Done(self.result.operation, self.summary, self.result.leads), refused)
