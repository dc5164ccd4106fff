"""The import that comes in beside the rep's work: one at a time, whichever screen is in sight.

Always holds: what it says of itself stands on the first line of every screen while it runs; its end is told where the
rep is, and its report waits until it was seen. Nothing here touches the base but through the bridge.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from leadtui.tui.bindings import key_of, says
from leadtui.words.errors import LeadtuiError
from leadtui.words.importing import Progress

if TYPE_CHECKING:
    from textual.timer import Timer

    from leadtui.services.desk import Desk
    from leadtui.services.importing_report import ImportReport
    from leadtui.tui.app import LeadtuiApp

TICK = 0.2
"""Seconds between two looks at how far it is."""
MANY = 100_000
"""Operations since an import that are looked through for what took it back."""


class Watcher(Protocol):
    """The screen of the import."""

    def import_moved(self) -> None:
        """It is further, or has ended."""


class Stopped(Exception):
    """The rep stopped the import; nothing of it is in the base."""


class Imports:
    """`name` of the file, its `path`, how far it is, and at its end the `report` or the `error`.

    `about` how many rows it seems to have, 0 when that is not known. `state` is what was chosen for it, as a draft
    keeps it. `watcher` is the screen that shows it, told of every change.
    """

    def __init__(self, app: LeadtuiApp) -> None:
        self.app = app
        self.name = ""
        self.path = ""
        self.about = 0
        self.progress: Progress | None = None
        self.report: ImportReport | None = None
        self.error: LeadtuiError | None = None
        self.running = False
        self.stopping = False
        self.stopped = False
        self.taken_back = self.was_seen = False
        self.state: dict[str, Any] = {"fields": {}}
        self.watcher: Watcher | None = None
        self._timer: Timer | None = None
        self._asked = False

    @property
    def to_be_seen(self) -> bool:
        """Whether one is running, or has ended and its report was not seen."""
        return self.running or (not self.was_seen and (self.report is not None or self.error is not None))

    @property
    def past_stopping(self) -> bool:
        """Whether its leads come into sight already: then it is brought to its end."""
        return self.progress is not None and self.progress.step == "showing"

    @property
    def last(self) -> str:
        """What the last import did, which was seen and can be seen again; "" when there was none."""
        if self.report is None or not self.was_seen:
            return ""
        return f"{self.report.summary}{' · taken back' if self.taken_back else ''}"

    async def learn(self) -> None:
        """Know whether it was taken back meanwhile, wherever that was done."""
        operation = self.report.operation if self.report is not None else None
        if operation is None:
            return
        since = await self.app.bridge.read_after_writes(lambda reading: reading.operations_since(operation - 1, MANY))
        if self.report is not None and self.report.operation == operation:
            self.taken_back = any(row.id == operation and row.undone_by is not None for row in since)

    def seen(self) -> None:
        """Its report was seen; it can be seen again until the next import."""
        if self.report is None:
            self.forget()
        self.was_seen = True

    @property
    def chip(self) -> str:
        """What the first line of a screen says: "importing 42 %"; "" while nothing comes in."""
        if not self.running:
            return ""
        from leadtui.tui.widgets.import_report import part

        return f"importing {part(self.progress, self.about)}" if self.progress is not None else "importing"

    def begin(self, name: str, path: str, work: Callable[[Callable[[Progress], None]], Callable[[Desk], Any]]) -> None:
        """Begin one; `work` is given who is to be told how far it is."""
        self.forget()
        self.name, self.path, self.running = name, path, True
        future = self.app.bridge.beside(work(self._heard))
        self._timer = self.app.set_interval(TICK, self._tell)
        self._tell()
        self.app.keep(self._ended(asyncio.wrap_future(future)))

    def forget(self) -> None:
        """Nothing of it is to be shown any more."""
        self.progress = self.report = self.error = None
        self.stopping = self.stopped = self.taken_back = self.was_seen = self._asked = False

    def stop(self) -> None:
        """Stop it as soon as it says again how far it is."""
        self.stopping = True
        self._tell()

    def may_quit(self) -> bool:
        """Whether nothing is under way; the first time it is asked the rep is told, the second stops it."""
        if self.running and not self.stopping:
            if self.past_stopping:
                return True
            if not self._asked:
                self._asked = True
                screen: Any = self.app.screen
                screen.say(f"{self.name} is coming in · {key_of('quit')} again stops it and quits", "hint")
                return False
            self.stop()
        return True

    def _heard(self, progress: Progress) -> None:
        """On the thread of the import."""
        self.progress = progress
        if self.stopping and progress.step != "showing":
            raise Stopped

    def _tell(self) -> None:
        for screen in self.app.screen_stack:
            self.app.drafts.tell(screen)
        if self.watcher is not None:
            self.watcher.import_moved()

    async def _ended(self, work: asyncio.Future[ImportReport]) -> None:
        try:
            self.report = await work
            self.app.drafts.saved(self)
            await self.app.bridge.renew()
            self._remember()
        except Stopped:
            self.stopped = True
            self.app.drafts.not_saved(self)
        except LeadtuiError as error:
            self.error = error
            self.app.drafts.not_saved(self)
        finally:
            self.running = False
            if self._timer is not None:
                self._timer.stop()
        self._tell()
        shown: object = self.app.screen
        if shown is not self.watcher:
            await self._tell_elsewhere()

    def _remember(self) -> None:
        from pathlib import Path

        from leadtui.platform.recent_lists import remember_list

        if not self.app.base.throwaway:
            remember_list(Path(self.path).expanduser().absolute())

    async def _tell_elsewhere(self) -> None:
        """Say on the screen in sight how it ended; a list of leads says that it has others now."""
        screen: Any = self.app.screen
        again = f"{key_of('go')} i shows the report"
        if self.stopped:
            screen.say(f"Import of {self.name} stopped; nothing of it is in", "hint")
            self.forget()
        elif self.error is not None:
            screen.say(f"{self.name} was not imported: {self.error}", "error", f"{key_of('go')} i")
        elif self.report is not None and self.report.none_in:
            screen.say(f"Nothing of {self.name} was imported: {self.report.summary}", "error", again)
        elif self.report is not None:
            back = says(" · {undo} takes it back") if self.report.operation else ""
            screen.say(f"Imported {self.name}: {self.report.summary}", tail=f"{again}{back}")
        from leadtui.tui import places

        queue = places.queue_of(self.app)
        if queue is not None:
            await queue.watch_.others_did("the list is in")
