"""What a screen with a list does beside the keys: the clock, and what other programs did.

Once a second it asks the reader for the newest operation's number; nothing else runs while nobody types. The list
itself stays as it is: what arrived is announced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from leadtui.words.errors import LeadtuiError

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.screens.list_rows import ListRows
    from leadtui.tui.widgets.header_line import HeaderLine
    from leadtui.tui.widgets.message_line import Tone


class Watched(Protocol):
    """A screen with a list and a header."""

    @property
    def rows(self) -> ListRows[Any]:
        """What feeds its list."""

    @property
    def header(self) -> HeaderLine:
        """Its first line."""

    @property
    def leadtui(self) -> LeadtuiApp:
        """The app."""

    @property
    def is_mounted(self) -> bool:
        """Whether it is there."""

    def say(self, text: str, tone: Tone = "done", tail: str = "") -> None:
        """Show a message."""


def said_new(above: int, more: int) -> str:
    """How many records are new: "3 new above", "8 new", "8 new, 3 above", "99+ new above"; "" for none."""
    if not more:
        return f"{_counted(above)} new above" if above else ""
    return f"{_counted(above + more)} new{f', {_counted(above)} above' if above else ''}"


def _counted(number: int) -> str:
    """A number as far as it was counted: only the first rows are looked at."""
    return f"{MOST_COUNTED}+" if number > MOST_COUNTED else str(number)


MOST_COUNTED = 99
"""Records told by their number; fewer than `list_rows.LOOKED_AT`."""


class ListWatch:
    """Keeps the header of a screen up to date; `writing` counts the writes under way."""

    def __init__(self, screen: Watched) -> None:
        self.watched = screen
        self.writing = 0
        self.known = -1
        self._minute = ""
        self._busy = False

    # What a screen does about it

    def forget(self) -> None:
        """Something was changed elsewhere: let go of what was read beside the rows."""

    def recount(self) -> None:
        """Read anew what stands beside the list."""

    def reworded(self) -> None:
        """The rules of the workspace were changed: take its words from the base anew."""

    async def new_minute(self) -> None:
        """The clock has moved, and nobody else has done anything."""

    # The clock and the others

    async def begin(self) -> bool:
        """Know what is in the base; False when it cannot be read."""
        try:
            self.known = await self.watched.leadtui.bridge.read(lambda r: r.newest_operation())
        except LeadtuiError as error:
            self.watched.say(str(error), "error")
            return False
        return True

    def tell_time(self) -> bool:
        """Show the time; whether it is another minute."""
        clock = self.watched.leadtui.base.clock
        now = clock.local()
        text = f"{now:%a} {now.day} {now:%b %H:%M}"
        changed = text != self._minute
        self._minute = text
        self.watched.header.show(clock=text, simulated=clock.simulated)
        return changed

    def tick(self) -> None:
        """Look once at the clock and at what other programs did."""
        if self._busy or self.writing or self.known < 0 or not self.watched.is_mounted:
            return
        new_minute = self.tell_time()
        self._busy = True
        self.watched.leadtui.keep(self._look(new_minute))

    async def _look(self, new_minute: bool) -> None:
        try:
            await self._notice(new_minute)
        except LeadtuiError as error:
            self.watched.say(str(error), "error")
        finally:
            self._busy = False

    async def _notice(self, new_minute: bool) -> None:
        app = self.watched.leadtui
        newest = await app.bridge.read(lambda r: r.newest_operation())
        others = False
        if newest != self.known:
            since = self.known
            found = await app.bridge.read(lambda r: r.operations_since(since))
            others = any(operation.program != app.base.program for operation in found)
            self.known = newest
            await self._read_rules()
        if self.writing or not (others or new_minute):
            return
        await self._tell_arrived(others=others)
        if not others:
            await self.new_minute()

    async def others_did(self, what: str = "changed elsewhere") -> None:
        """Something was done beside the rep's own work: the list stays as it is, and says so."""
        try:
            await self._tell_arrived(others=True, what=what)
        except LeadtuiError as error:
            self.watched.say(str(error), "error")

    async def _tell_arrived(self, *, others: bool, what: str = "changed elsewhere") -> None:
        new = said_new(*await self.watched.rows.arrived())
        if new:
            self.watched.header.show(notice=f"{new} · R")
        elif others:
            self.watched.header.show(notice=f"{what} · R")
        if others:
            self.recount()

    async def _read_rules(self) -> None:
        """Go by other rules when an operation changed them: a load elsewhere, or one that was taken back here."""
        app = self.watched.leadtui
        if await app.bridge.read(lambda r: r.rules()) != app.base.workspace:
            await app.bridge.renew()
            self.reworded()

    def came_back(self) -> None:
        """The screen is on top again; what was done on other screens is shown."""
        if self.known >= 0:
            self.watched.leadtui.keep(self._come_back())

    async def _come_back(self) -> None:
        try:
            newest = await self.watched.leadtui.bridge.read_after_writes(lambda r: r.newest_operation())
        except LeadtuiError as error:
            self.watched.say(str(error), "error")
            return
        if newest > self.watched.rows.newest:
            self.forget()
            self.watched.rows.reload()
            self.recount()
