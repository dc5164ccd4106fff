"""What the clock and the rules call for, done while the app runs: once it has settled, each minute, and after anything
was done, here or by another program.

Always holds: no key waits for it; what stands in its way is said once until it works again, and never ends the app. A
calendar that cannot be written is said again after what is done, now and then.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from leadtui.tui.bridge import Left
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.words.errors import LeadtuiError

if TYPE_CHECKING:
    from textual.timer import Timer

    from leadtui.services.desk import Desk
    from leadtui.services.ticking import Ticked
    from leadtui.tui.app import LeadtuiApp

SETTLED = 1.0
"""Seconds after the first paint."""
AFTER = 0.6
"""Seconds after something was done in which more of it is waited for."""
QUIET = 60.0
"""Seconds without a try after it could not be done."""
CALENDAR_QUIET = 600.0
"""Seconds in which a calendar that cannot be written is said once, however much is done."""


class Ticking:
    """Does what is due, again and again."""

    def __init__(self, app: LeadtuiApp) -> None:
        self.app = app
        self._minute = ""
        self._wanted: Timer | None = None
        self._busy = self._again = self._begun = False
        self._quiet_until = 0.0
        self._said: frozenset[str] = frozenset()
        self._calendar_said: tuple[str, float] = ("", 0.0)

    def begin(self) -> None:
        """Tick from now on; called once the first frame is painted."""
        self._begun = True
        self._wanted = self.app.set_timer(SETTLED, self._run)
        self.app.set_interval(1.0, self._look)

    def want(self) -> None:
        """Something was done: what it calls for is done shortly."""
        if not self._begun or self._wanted is not None:
            return
        if self._busy:
            self._again = True
        else:
            self._wanted = self.app.set_timer(AFTER, self._run)

    def _look(self) -> None:
        """Tick when another minute has begun by the clock."""
        try:
            minute = f"{self.app.base.clock.now():%d %H:%M}"
        except LeadtuiError:
            return  # a clock that cannot be read is said by the header
        if minute != self._minute:
            before, self._minute = self._minute, minute
            if before:
                self.want()

    def _run(self) -> None:
        self._wanted = None
        if self.app.is_running and monotonic() >= self._quiet_until:
            self._busy = True
            self.app.keep(self.tick())

    async def tick(self) -> None:
        """Do what is due now, and let the screens show it."""
        self._busy = True
        try:
            ticked = await self.app.bridge.in_between(_tick)
        except Left:
            return
        except LeadtuiError as error:
            self._quiet_until = monotonic() + QUIET
            self._tell((f"What is due by the rules waits: {error}",))
            return
        finally:
            self._busy = False
        self._tell(ticked.notes, ticked.calendar)
        if ticked.done:
            self.app.notices.tick()
            for screen in self.app.screen_stack:
                if isinstance(screen, KeyScreen):
                    screen.rules_did(ticked.leads)
        if self._again:
            self._again = False
            self.want()

    def _tell(self, notes: tuple[str, ...], calendar: str = "") -> None:
        """Say what was not said yet; what is no longer so may be said again, what the calendar says after a while."""
        new = [note for note in notes if note not in self._said]
        self._said = frozenset(notes)
        said, at = self._calendar_said
        if (
            calendar
            and isinstance(self.app.screen, KeyScreen)
            and (said != calendar or monotonic() - at >= CALENDAR_QUIET)
        ):
            new.append(calendar)
            self._calendar_said = (calendar, monotonic())
        if new and isinstance(self.app.screen, KeyScreen):
            self.app.screen.say(" · ".join(new), "error")


def _tick(desk: Desk) -> Ticked:
    from leadtui.services.ticking import tick

    return tick(desk)
