"""The panes of the duplicates and how they are found: what was found last at once, then the whole base beside the keys.

Always holds: while nothing is known yet keys wait, so that none acts on what is not there, and `esc` stops the scan;
what a scan finds anew while the rep works is announced and comes with `R`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from time import monotonic
from typing import TYPE_CHECKING, Any

from leadtui.tui.bindings import key_of, says
from leadtui.tui.keyboard.found_clusters import Found, keys_of
from leadtui.tui.screens.duplicates_work import Scan, Scanned, holds_still, kept, of_one, scanned, stored
from leadtui.tui.screens.tidy_panes import TidyPanes
from leadtui.tui.widgets.cluster_list import ClusterList, about
from leadtui.tui.widgets.scroll_lines import ScrollLines
from leadtui.words.duplicates import Cluster, RecordKey
from leadtui.words.errors import LeadtuiError

if TYPE_CHECKING:
    from leadtui.bootstrap import Base

SHOWN_AFTER = 0.3
"""Seconds after which it is shown how far a scan is."""
TICK = 0.1


Look = Callable[["Base", Scan], Scanned]


class DuplicatesScan(TidyPanes):
    """The panes; `only` is the record whose duplicates are shown, None for those of the whole base."""

    def __init__(self, base: Base, only: RecordKey | None = None, name: str = "") -> None:
        super().__init__(base)
        self.only = only
        self.header.title = "Duplicates" if only is None else f"Duplicates of {name}"
        self.found = Found()
        self.list = ClusterList(self.found)
        self.about = ScrollLines(lambda cells: about(self.found.row, cells), edge="│ ", id="about")
        self.scan: Scan | None = None
        self.stopped = False
        self.known = -1
        self._waiting: tuple[Cluster, ...] | None = None

    def on_mount(self) -> None:
        """Show what is known; look through the base."""
        super().on_mount()
        self.tabs.display = self.only is None
        if self.only is None:
            self.leadtui.hold()
            self.leadtui.keep(self._begin())
        else:
            self.draw()
            self.leadtui.keep(self._know())

    def on_unmount(self) -> None:
        """Nobody waits for it any more."""
        if self.scan is not None:
            self.scan.stop()

    # Drawing

    def draw(self) -> None:
        """Draw everything as it is now."""
        many, selected = len(self.found.rows), len(self.found.selected)
        known = self.scan is None and not self.stopped
        self.tabs.set_count("duplicates", many if known or many else None)
        self.header.show(selected=f"{selected:,} selected" if selected else "")
        if self.scan is not None:
            self.list.empty = ()
        elif self.stopped:
            self.list.empty = ("It was not looked through.", f"{key_of('resort')} looks again.")
        else:
            self.list.empty = ("No duplicates were found.", says("{next-panel} shows what else can be tidied up."))
        self.moved()

    def moved(self) -> None:
        """The cursor stands on another cluster."""
        self.list.show()
        self.about.rewrite(to_top=True)
        self.look_at_keys()

    # Looking

    async def _begin(self) -> None:
        """Show what the last scan found and let the keys in, else keep them until this one has ended.

        Where nothing was changed since, another scan would find the same.
        """
        before = await self._found(stored, waited_for=True)
        if before is not None and await self._holds_still():
            self._have(before[1])
            await self._know()
            self.leadtui.release()
        elif before is not None and before[1]:
            self.found.show(before[1])
            self.draw()
            self.leadtui.release()
            await self._know()
            await self._scan(waited_for=False)
        else:
            if before is not None:
                await self._scan(waited_for=True)
            self.leadtui.release()

    async def _holds_still(self) -> bool:
        try:
            return await self.leadtui.bridge.read_after_writes(holds_still)
        except LeadtuiError:
            # Whoever looks through the base says what is wrong with it.
            return False

    def look_again(self) -> None:
        """Show what was found meanwhile, or look through the base again; keys wait."""
        if self._waiting is not None:
            self._have(self._waiting)
        elif self.scan is None:
            self.leadtui.hold()
            self.leadtui.keep(self._again())

    async def _again(self) -> None:
        if self.only is None:
            await self._scan(waited_for=True)
        else:
            try:
                self._have(await self.leadtui.bridge.read_after_writes(of_one(self.only)))
            except LeadtuiError as error:
                self.say(str(error), "error")
            await self._know()
        self.leadtui.release()

    async def _scan(self, *, waited_for: bool) -> None:
        found = await self._found(scanned, waited_for=waited_for)
        if found is not None:
            await self._show_scanned(found, waited_for=waited_for)

    async def _found(self, look: Look, *, waited_for: bool) -> Scanned | None:
        """What a look finds; None at once when it is stopped, whatever it still takes to end, and when it fails."""
        await self.leadtui.bridge.saved()
        scan = self.scan = Scan()
        self.stopped = False
        shown = _Shown(self, scan, waited_for=waited_for)
        self.draw()
        found: Scanned | None = None
        said = "The scan was stopped"
        try:
            found = await _unless_stopped(scan, asyncio.to_thread(look, self.base, scan))
        except LeadtuiError as error:
            self.leadtui.drop_typed_ahead()
            said = str(error)
        self.scan = None
        shown.end()
        if found is None and self.is_mounted:
            self.stopped = True
            self.draw()
            self.say(said, "hint" if scan.asked.is_set() else "error")
        return found

    async def _show_scanned(self, found: Scanned, *, waited_for: bool) -> None:
        pairs, clusters = found
        if self.is_mounted:
            if waited_for:
                self._have(clusters)
            else:
                self._announce(clusters)
            await self._know()
        try:
            await self.leadtui.bridge.write(kept(pairs))
        except LeadtuiError as error:
            self.say(str(error), "error")

    def _have(self, clusters: tuple[Cluster, ...]) -> None:
        self._waiting = None
        self.found.show(clusters)
        self.header.show(notice="")
        self.draw()

    def _announce(self, clusters: tuple[Cluster, ...]) -> None:
        """Say how many were found that are not shown; nothing moves under the fingers."""
        shown = {keys_of(cluster) for cluster in self.found.rows}
        new = sum(keys_of(cluster) not in shown for cluster in clusters)
        gone = len(shown) - (len(clusters) - new)
        if new or gone > 0:
            self._waiting = clusters
            self.header.show(notice=f"{f'{new:,} more found' if new else 'some are gone'} · {key_of('resort')}")
        self.draw()

    # What was changed elsewhere

    async def _know(self) -> None:
        try:
            self.known = await self.leadtui.bridge.read_after_writes(lambda reading: reading.newest_operation())
        except LeadtuiError as error:
            self.say(str(error), "error")

    def changed_elsewhere(self) -> None:
        """What is shown may no longer hold."""
        self._waiting = None
        self.header.show(notice=f"changed since · {key_of('resort')} looks again")

    def on_screen_resume(self) -> None:
        """A screen above was left; what was done there may have made other duplicates."""
        super().on_screen_resume()
        if self.known >= 0:
            self.leadtui.keep(self._compare())

    async def _compare(self) -> None:
        before = self.known
        await self._know()
        if self.known != before >= 0:
            self.changed_elsewhere()


async def _unless_stopped(scan: Scan, work: Coroutine[Any, Any, Scanned]) -> Scanned | None:
    looking = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(scan.asked.wait())
    await asyncio.wait((looking, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if scan.asked.is_set():
        looking.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
        return None
    return await looking


class _Shown:
    """The line that says how far a scan is, once it takes long; while keys wait for it, `esc` stops it."""

    def __init__(self, screen: DuplicatesScan, scan: Scan, *, waited_for: bool) -> None:
        self.screen = screen
        self.scan = scan
        self.waited_for = waited_for
        self.since = monotonic()
        self.said = False
        if waited_for:
            screen.leadtui.while_held = self._key
        self.timer = screen.set_interval(TICK, self._say)

    def _say(self) -> None:
        if monotonic() - self.since < SHOWN_AFTER:
            return
        if self.waited_for:
            self.said = True
            self.screen.say(f"Looking for duplicates: {self.scan.share:.0%}", "hint", "esc stops it")
        else:
            self.screen.header.show(notice=f"looking again, {self.scan.share:.0%}")

    def _key(self, key: str) -> bool:
        """Take the key that stops the scan; the others wait."""
        if key == "escape":
            self.scan.stop()
        return key == "escape"

    def end(self) -> None:
        """The scan has ended."""
        self.timer.stop()
        if self.waited_for:
            self.screen.leadtui.while_held = None
            if self.said:
                self.screen.say("")
        else:
            self.screen.header.show(notice="")
