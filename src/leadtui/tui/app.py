"""The app: one queue of typed keys, the bridge, and the screens on top of each other.

Always holds: keys reach the top screen in the order they were typed; while `hold` is in force they wait. Nothing waits
for the database on the main loop.
"""

from __future__ import annotations

import asyncio
import gc
import signal
from collections import deque
from collections.abc import Callable, Coroutine
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from leadtui.tui.terminal import as_typed, terminal_gone  # first: it sets how keys are read before Textual is imported

from textual import events  # isort: skip
from rich.text import Text
from textual.await_complete import AwaitComplete
from textual.message_pump import MessagePump
from textual.screen import Screen

from leadtui.tui import damaged
from leadtui.tui.appearance import Appearance
from leadtui.tui.bridge import Bridge
from leadtui.tui.drafts import Drafts
from leadtui.tui.imports import Imports
from leadtui.tui.key_frame import KeyFrame
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.notices import Notices
from leadtui.tui.telephone import Telephone
from leadtui.tui.ticking import Ticking
from leadtui.words.rows import Done, LeadRow

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.tui.keyboard.actions import Write
    from leadtui.tui.keyboard.invitations import Invitation
    from leadtui.tui.keyboard.prompts import Prompt
    from leadtui.tui.keyboard.repeating import Repeat
    from leadtui.tui.screens.list_rows import Rows
    from leadtui.tui.widgets.message_line import Said

STYLES = Path(__file__).parent / "styles"
SEEN_AFTER = 0.25
"""Seconds it takes to see that something failed."""
ANSWERS = 50
"""Things done last that are known: so many at most can fail one after the other before the first is seen to."""
PRACTISE = -1
"""What the app ends with when the rep wants to practise."""
LOOK_FOR_TERMINAL = 5.0
"""Seconds between two looks whether the terminal is still there."""
TWICE = 2.0
"""Seconds within which a second ctrl+c quits."""


class LeadtuiApp(Appearance):
    """leadtui on a base. `first` is the first view's page, read before the app runs, so that nothing is waited for."""

    CSS_PATH: ClassVar[list[Path]] = [STYLES / "notice.tcss", STYLES / "queue.tcss"]  # type: ignore[assignment]
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[Any]] = []

    def __init__(self, base: Base, first: Rows[LeadRow] | None = None) -> None:
        super().__init__()
        self.look(base.preferences)
        base.clock = base.clock.steady()
        self.base = base
        self.first = first
        self.bridge = Bridge(base)
        self.notices = Notices(self)
        self.ticking = Ticking(self)
        self.imports = Imports(self)
        self.drafts = Drafts(self)
        self.telephone = Telephone()
        self._typed: deque[events.Key | events.Paste] = deque()
        self._key_frame = KeyFrame()
        self._holds = 1
        self._tasks: set[asyncio.Task[None]] = set()
        self.recent: list[str] = []
        self.said: Said | None = None
        self.invitation: Invitation | None = None
        self.typed_at = 0.0
        self._answers: list[tuple[Write, Repeat]] = []
        self.while_held: Callable[[str], bool] | None = None
        self._interrupted = 0.0
        self._deaf_until = 0.0
        self.dropped = 0
        self.takes: KeyScreen[Any] | None = None
        self._all_styled = False

    def get_default_screen(self) -> Screen[Any]:
        """The queue is the first screen."""
        from leadtui.tui.screens.queue import QueueScreen

        return QueueScreen(self.base, self.first)

    def on_load(self) -> None:
        """Told to end, or when its terminal goes away, the app ends as if it was quit: all written, all restored."""
        if not self.is_headless:
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, self.exit, 128 + number)
            self.set_interval(LOOK_FOR_TERMINAL, self._look_for_terminal)

    def _look_for_terminal(self) -> None:
        """End when the terminal is gone and nobody said so: reading from it would take half a processor for ever."""
        if terminal_gone():
            self.exit(128 + signal.SIGHUP)

    def on_unmount(self) -> None:
        """Let go of what is being read, and finish the writes that were handed over."""
        for task in self._tasks:
            task.cancel()
        self.bridge.close()
        self.drafts.close()

    def _handle_exception(self, error: Exception) -> None:
        damage = damaged.behind(error, self.base.path)
        if damage is None:
            super()._handle_exception(error)
        else:
            self.exit(damage.status, message=Text(f"leadtui: {damage}"))

    # Keys

    async def on_event(self, event: events.Event) -> None:
        """Put keys and pasted text in order; everything else goes Textual's way."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            # Who types is there, also where the terminal does not say that its window has the focus again.
            self.app_focus = True
            if self._holds and isinstance(event, events.Key) and self.while_held and self.while_held(event.key):
                return
            self._typed.append(event)
            await self._read_typed()
        else:
            await super().on_event(event)

    def hold(self) -> None:
        """Let keys wait until `release` was called as often."""
        self._holds += 1

    def release(self) -> None:
        """End a hold; the keys that waited are read now."""
        self._holds -= 1
        if not self._holds and self._typed:
            self.call_later(self._read_typed)

    def keep_answers(self, action: Write, prompt: Prompt | None) -> None:
        """Know what is being done, and how it was answered, so that it can be repeated."""
        from leadtui.tui.keyboard.repeating import remembered

        kept = remembered(action, prompt)
        if kept is not None:
            self._answers = [*self._answers[1 - ANSWERS :], (action, kept)]

    def forget_answers(self, action: Write) -> None:
        """It was not done after all: what was done before it is repeated."""
        self._answers = [kept for kept in self._answers if kept[0] is not action]

    @property
    def last(self) -> Repeat | None:
        """What was done last that can be repeated."""
        return self._answers[-1][1] if self._answers else None

    def drop_typed_ahead(self) -> None:
        """Let go of keys typed before the rep can have seen that a write failed: they were meant for another lead.

        `dropped` counts how often: what such a key has begun already, and that waits still, stops when it has grown.
        """
        self.dropped += 1
        self._deaf_until = monotonic() + SEEN_AFTER

    async def _read_typed(self) -> None:
        while self._typed and not self._holds:
            event = self._typed.popleft()
            screen = self.screen
            if event.time < self._deaf_until:
                continue
            self.typed_at = event.time
            if not isinstance(screen, KeyScreen):
                await self._to_widgets(event)
            elif isinstance(event, events.Paste):
                screen.take_paste(event.text)
                self.drafts.look(screen)
            else:
                keys = as_typed(event.key, event.character, breaks_lines=screen.breaks_lines)
                if len(keys) > 1:
                    self._typed.extendleft(events.Key(*key) for key in reversed(keys))
                else:
                    self._take(screen, *keys[0])
                    self._key_frame.paint(screen)

    def _take(self, screen: KeyScreen[Any], key: str, character: str | None) -> None:
        if key == "ctrl+q":
            self.quit()
        elif key == "ctrl+c":
            now = monotonic()
            if now - self._interrupted < TWICE:
                self.leave()
            self._interrupted = now
            screen.say("ctrl+c again quits", "hint")
        else:
            self._interrupted = 0.0
            self.takes = screen
            try:
                if key == "ctrl+f":
                    screen.open_search()
                elif not screen.take_anywhere(key):
                    screen.take_usual(key, character)
            finally:
                self.takes = None
            screen.look_at_keys()
            self.drafts.look(screen)

    async def _to_widgets(self, event: events.Key | events.Paste) -> None:
        """Hand a key to a screen of Textual's widgets, and wait with the next until it has gone all the way up."""
        self.hold()
        target: MessagePump = self.focused or self.screen
        await super().on_event(event)

        def gone_through(pump: MessagePump) -> None:
            parent = pump._parent
            if isinstance(parent, MessagePump) and parent is not self:
                parent.call_later(gone_through, parent)
            else:
                self.call_later(self.release)

        target.call_later(gone_through, target)

    # Screens and work under way

    def load_styles(self) -> None:
        """Read the styles of the screens above the first one, unless they are: it would be a tenth of the start."""
        if not self._all_styled:
            self._all_styled = True
            self.stylesheet.read_all([path for path in sorted(STYLES.glob("*.tcss")) if path not in self.CSS_PATH])
            self.stylesheet.parse()

    def open_screen(self, screen: Screen[Any], closed: Callable[[Any], None] | None = None) -> None:
        """Put a screen on top; keys typed meanwhile wait for it."""
        self.hold()
        self.load_styles()
        mounted = self.push_screen(screen, closed)

        async def until_mounted() -> None:
            await mounted
            self.drafts.tell(screen)
            self.release()

        self.keep(until_mounted())

    def close_screen(self, screen: Screen[Any], result: object = None) -> AwaitComplete | None:
        """Take the top screen away with its result; None when it no longer is on top: closing twice is harmless."""
        if self.screen is not screen or len(self.screen_stack) < 2:
            return None
        closed = screen.dismiss(result)
        if isinstance(screen, KeyScreen):
            screen.was_closed()
        return closed

    def remember(self, entry: str) -> None:
        """Note that an entry of the palette was run; `recent` has the newest first."""
        self.recent = [entry, *(one for one in self.recent if one != entry)]

    def form_closed(self, done: Done | None) -> None:
        """A form or dialog was closed; the screen below shows what it did."""
        for screen in reversed(self.screen_stack):
            if hasattr(screen, "form_done"):
                screen.form_done(done)
                return

    def keep(self, work: Coroutine[Any, Any, None]) -> None:
        """Run work beside the keys; it is held until it ends, and what it raises ends the app as a fault."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if task.cancelled() or not self.is_running:
            return
        try:
            task.result()
        except Exception as fault:  # noqa: BLE001 - any fault ends the app with its traceback, as one in a handler does
            self._handle_exception(fault)

    def quit(self) -> None:
        """Quit, unless something typed is not saved: then that screen comes up and asks."""
        for screen in self.screen_stack:
            if isinstance(screen, KeyScreen) and not screen.may_quit():
                while self.screen is not screen:
                    self.close_screen(self.screen)
                return
        if self.imports.may_quit():
            self.leave()

    def leave(self) -> None:
        """Quit, once the writes that were handed over are on disk; when one of them failed, stay and show it."""
        if self.bridge.writing:
            self.hold()
            self.keep(self._leave_saved())
        else:
            self.exit(0)

    async def _leave_saved(self) -> None:
        saved = await self.bridge.saved()
        self.release()
        if saved:
            self.exit(0)


def run(base: Base) -> int:
    """Run the app on a base and return its exit status; after a practice it is there again."""
    while (status := _run(base)) == PRACTISE:
        from leadtui.tui.practice import practise

        gc.unfreeze()  # the app that has ended is garbage
        practise(base)
    return status


def _run(base: Base) -> int:
    """Run the app once; the first page is read before the terminal is taken."""
    from leadtui.rules.views import tabs_of
    from leadtui.tui.screens.queue_rows import first_rows
    from leadtui.tui.screens.queue_sources import source_of

    reading = base.new_reading()
    try:
        first = first_rows(reading, source_of(tabs_of(reading.views())[0]))
    finally:
        reading.close()
    return ended(LeadtuiApp(base, first))


def ended(app: LeadtuiApp, *, headless: bool = False) -> int:
    """Run an app to its end; its exit status, 1 after a fault, whatever was asked of it before."""
    status = app.run(headless=headless)
    return app.return_code or status or 0
