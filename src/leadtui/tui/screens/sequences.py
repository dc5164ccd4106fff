"""Sequences: which there are, how many leads are in each, and its steps; from here to where everyone stands.

Counts are read after each thing done, here or elsewhere; the cursor stays on its sequence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from leadtui.tui import places
from leadtui.tui.bindings import key_table, says
from leadtui.tui.keyboard.record_keys import RecordKeys
from leadtui.tui.record_rows import RecordRow
from leadtui.tui.screens.moving import rows_by
from leadtui.tui.widgets.header_line import HeaderLine
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.painted import Pane
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.scroll_lines import Line, ScrollLines
from leadtui.tui.widgets.sequence_list import SequenceList
from leadtui.tui.widgets.sequence_steps import steps
from leadtui.words.errors import LeadtuiError

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.services.reading import Reading
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.prompts import PromptView
    from leadtui.words.rows import Done, Undone
    from leadtui.words.sequences import SequenceCount, StepCount

STEPS_FROM = 110
"""Columns from which on the steps stand beside the list, else below it."""
TICK = 1.0

Read = tuple[int, tuple["SequenceCount", ...], dict[str, tuple["StepCount", ...]]]
"""The newest operation that is in it, the counts, and the steps of each sequence."""


def open_sequences(app: LeadtuiApp) -> None:
    """Show the sequences: on the screen that is open already, or on a new one."""
    open_already = next((screen for screen in app.screen_stack if isinstance(screen, SequencesScreen)), None)
    if open_already is None:
        app.open_screen(SequencesScreen(app.base))
    else:
        places.down_to(app, open_already)


def read_all(reading: Reading) -> Read:
    """Read what there is."""
    from leadtui.services.sequences_reading import by_step, counts

    newest, found = reading.newest_operation(), counts(reading)
    return newest, found, {one.sequence.key: by_step(reading, one.sequence.key) for one in found}


class SequencesScreen(RecordKeys[None]):
    """The list of sequences with its keys."""

    BLANK = True
    help_scopes = ("everywhere", "moving", "sequences", "strip")
    nothing = "There is no sequence · they stand in the rules of the workspace: leadtui workspace edit"

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.base = base
        self.keys = key_table("everywhere", "moving", "sequences")
        self.header = HeaderLine()
        self.header.title = "Sequences"
        self.list = SequenceList(base.clock.local)
        self.steps = ScrollLines(self._steps, id="steps")
        self.strip = PromptStrip()
        self.by_step: dict[str, tuple[StepCount, ...]] = {}
        self._newest = -1
        self._minute = ""
        self._reading = False

    def compose(self) -> ComposeResult:
        """Header, sequences and steps, strip, message, footer."""
        yield self.header
        yield Pane(self.list, self.steps, id="body")
        yield self.strip
        yield MessageLine()
        yield KeyFooter("sequences", "everywhere")

    def on_mount(self) -> None:
        """Read everything; keys wait for it."""
        self.list.empty = says(self.nothing)
        self._fit(self.app.size.width)
        self._tell_time()
        self.set_interval(TICK, self._tick)
        self.leadtui.hold()
        self.leadtui.keep(self._show(release=True))

    def on_resize(self) -> None:
        """Steps beside the list or below it."""
        self._fit(self.app.size.width)

    def on_screen_resume(self) -> None:
        """Another screen was left: something may have been done there."""
        super().on_screen_resume()
        if self._newest >= 0:
            self.leadtui.keep(self._show())

    def _fit(self, width: int) -> None:
        self.set_class(width < STEPS_FROM, "-narrow")
        self._set_height()
        self.steps.rewrite()

    def _set_height(self) -> None:
        """Below one another the list takes as many lines as it has, at most half of the screen."""
        lines = min(len(self.list.counts or (0,)) + 2, max(self.app.size.height // 2, 3))
        self.list.styles.height = lines if self.has_class("-narrow") else "100%"

    # What is read

    async def _show(self, *, release: bool = False) -> None:
        try:
            self._newest, counts, self.by_step = await self.leadtui.bridge.read_after_writes(read_all)
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            self.list.have(counts)
            running = sum(one.running for one in counts)
            self.header.show(owed=f"{running:,} running" if running else "")
            self._set_height()
            self.draw()
        finally:
            if release:
                self.leadtui.release()

    def draw(self, *, to_top: bool = False) -> None:
        """Show the steps of the sequence under the cursor."""
        self.steps.rewrite(to_top=to_top)
        self.look_at_keys()

    def _steps(self, cells: int) -> list[Line]:
        one = self.list.chosen
        if one is None:
            return []
        return steps(one.sequence, self.by_step.get(one.sequence.key, ()), self.base.workspace, cells)

    def _tell_time(self) -> None:
        now = self.base.clock.local()
        text = f"{now:%a} {now.day} {now:%b %H:%M}"
        if text != self._minute:
            self._minute = text
            self.header.show(clock=text, simulated=self.base.clock.simulated)

    def _tick(self) -> None:
        self._tell_time()
        if self.is_mounted and not self._reading and self._newest >= 0:
            self._reading = True
            self.leadtui.keep(self._look_anew())

    async def _look_anew(self) -> None:
        """Read everything anew when something was done since."""
        try:
            if await self.leadtui.bridge.read(lambda reading: reading.newest_operation()) != self._newest:
                if await self.leadtui.bridge.read(lambda r: r.rules()) != self.base.workspace:
                    await self.leadtui.bridge.renew()
                await self._show()
        except LeadtuiError as error:
            self.say(str(error), "error")
        finally:
            self._reading = False

    # Keys

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        return self.keys.command(key, character)

    def run_own(self, command: str) -> bool:
        """Moving, opening, and leaving."""
        many = len(self.list.counts or ())
        own: dict[str, Callable[[], None]] = {
            "top": lambda: self._move(-many),
            "bottom": lambda: self._move(many),
            "half-down": lambda: self.steps.page(0.5),
            "half-up": lambda: self.steps.page(-0.5),
            "page-down": lambda: self.steps.page(1),
            "page-up": lambda: self.steps.page(-1),
            "next-panel": lambda: self.say(says("{half-down} and {half-up} scroll the steps"), "hint"),
            "resort": lambda: self.leadtui.keep(self._show()),
            "sequences-open": self._open,
            "standing-queue": self._as_list,
            "back": self.close,
        }
        if command in own:
            own[command]()
        elif by := rows_by(command, many):
            self._move(by)
        else:
            return False
        return True

    def close(self) -> None:
        """Go back to where one came from."""
        self.leadtui.close_screen(self)

    def _move(self, delta: int) -> None:
        self.list.to(self.list.cursor + delta)
        self.draw(to_top=True)

    def _open(self) -> None:
        one = self.list.chosen
        if one is None:
            self.say(self.nothing_here, "hint")
            return
        from leadtui.tui.screens.standing import StandingScreen

        self.leadtui.open_screen(StandingScreen(self.base, one.sequence.key))

    def _as_list(self) -> None:
        one = self.list.chosen
        if one is not None:
            places.show_found(self.leadtui, f"enrolled:{one.sequence.key}")

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        if place == "top":
            self._move(-len(self.list.counts or ()))
        elif place != "sequences":
            places.go(self.leadtui, place)

    # What every screen answers

    def current_record(self) -> None:
        """The keys here act on sequences, not on records."""
        return

    def draw_prompt(self, view: PromptView | None, row: RecordRow | None) -> None:
        """Draw the strip under the list."""
        self.strip.show(view, row)

    def go_to(self, row: RecordRow) -> None:
        """No record stands in this list."""

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """A reminder that came due was dealt with: it may have been a step."""
        self.leadtui.keep(self._show())

    def after_undo(self, undone: Undone) -> None:
        """Count anew, and let the keys go on."""
        self.leadtui.keep(self._show(release=True))

    def form_done(self, done: Done | None) -> None:
        """A form was saved."""
        if done is not None:
            self.tell(done)

    def on_sequence_list_chosen(self, message: SequenceList.Chosen) -> None:
        """A sequence was clicked."""
        if self.prompt is None:
            self.list.to(message.place)
            self.draw(to_top=True)
            if message.opened:
                self._open()
