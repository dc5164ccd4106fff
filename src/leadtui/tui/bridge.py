"""The one road from the screens to the services: a reader thread and a writer thread, a connection each.

What takes minutes (an import) is done `beside` them, and what the rules call for `in_between`, each on a thread and a
connection of its own, and the rep's writes go first. Always holds: writes run one after the other in the order they
were handed over, and nothing here is waited for on the main loop. A failure comes back as the exception it was; the
caller decides what the rep sees.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from leadtui.rules.working_time import works_on
from leadtui.tui import damaged

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading

T = TypeVar("T")

GLANCE = 0.012
"""Seconds, less than a frame, that a glance may keep the main loop."""

GIVEN_WAY = 0.003
"""Seconds after which somebody who gives way looks whether others are still writing."""


class Left(Exception):
    """The app was left while something was done beside it."""


class Bridge:
    """Reads and writes of the running app; `close` waits for the writes that were handed over."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self._reader = ThreadPoolExecutor(1, "leadtui-reader")
        self._writer = ThreadPoolExecutor(1, "leadtui-writer")
        self._beside = ThreadPoolExecutor(1, "leadtui-beside")
        self._ruled = ThreadPoolExecutor(1, "leadtui-rules")
        self._reading: Reading | None = None
        self._glancing: Reading | None = None
        self._desk: Desk | None = None
        self._ruling: Desk | None = None
        self._under_way: set[Future[Any]] = set()
        self._leaving = threading.Event()

    async def read(self, work: Callable[[Reading], T]) -> T:
        """Run `work` on the reader thread and return what it returns."""
        return await asyncio.wrap_future(self._reader.submit(self._read, work))

    def glance(self, ask: Callable[[Reading], T]) -> T | None:
        """Ask what is answered within a frame at once, on the main loop; None when it is not: then `read` it."""
        if self._glancing is None:
            self._glancing = self.base.new_reading()
        return self._glancing.glance(ask, GLANCE)

    async def write(self, work: Callable[[Desk], T]) -> T:
        """Run `work` on the writer thread, after every write handed over before, and return what it returns."""
        return await asyncio.wrap_future(self.submit(work))

    async def read_after_writes(self, work: Callable[[Reading], T]) -> T:
        """Like `read`, once every write handed over before has ended."""
        await self.saved()
        return await self.read(work)

    @property
    def writing(self) -> bool:
        """Whether a write that was handed over has not ended yet, or who handed it over does not know yet how."""
        return bool(self._under_way)

    async def saved(self) -> bool:
        """Wait for the writes handed over before; whether all of them succeeded."""
        writes = [asyncio.wrap_future(write) for write in tuple(self._under_way)]
        if not writes:
            return True
        done, _ = await asyncio.wait(writes)
        return all(write.exception() is None for write in done)

    def submit(self, work: Callable[[Desk], T]) -> Future[T]:
        """Hand a write over at once; its place in the order is taken when this returns."""
        future = self._writer.submit(self._write, work)
        self._under_way.add(future)
        loop = asyncio.get_running_loop()

        def ended(_future: Future[T]) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(loop.call_soon, loop.call_soon, told)

        def told() -> None:
            # Two turns of the loop after it ended, who waits for the write has heard of it.
            self._under_way.discard(future)

        future.add_done_callback(ended)
        return future

    def beside(self, work: Callable[[Desk], T]) -> Future[T]:
        """Hand over what takes long; it has a desk and a thread of its own and never keeps a `write` from its turn.

        Between two of its transactions it gives way to the writes that wait. When the app is left it raises `Left`
        there, so that nobody waits for it.
        """
        return self._beside.submit(self._long, work)

    async def in_between(self, work: Callable[[Desk], T]) -> T:
        """Run `work` between the rep's writes, on a desk that is kept for the next time; `Left` as with `beside`."""
        return await asyncio.wrap_future(self._ruled.submit(self._rule, work))

    def warm_up(self) -> Future[bool]:
        """Load what the first write and the first typed time need, holidays among it, so that no key waits for it."""
        return self.submit(lambda desk: works_on(desk.local().date(), desk.hours))

    async def renew(self) -> None:
        """Read users and the rules of the workspace anew, after some were changed; later reads and writes know them."""
        self._look_away()
        await asyncio.wrap_future(self._reader.submit(self._renew))
        await self.write(self._tell)

    def close(self) -> None:
        """Finish the writes, stop what is done beside them, close the connections and end the threads."""
        self._leaving.set()
        self._reader.submit(self._close_reading)
        self._writer.submit(self._close_desk)
        self._ruled.submit(self._close_ruling)
        self._look_away()
        self._reader.shutdown(wait=True)
        self._ruled.shutdown(wait=True)
        self._beside.shutdown(wait=True)
        self._writer.shutdown(wait=True)

    def _read(self, work: Callable[[Reading], T]) -> T:
        if self._reading is None:
            self._reading = self.base.new_reading()
        with damaged.told(self.base.path):
            return work(self._reading)

    def _write(self, work: Callable[[Desk], T]) -> T:
        if self._desk is None:
            self._desk = self.base.desk()
        with damaged.told(self.base.path):
            return work(self._desk)

    def _long(self, work: Callable[[Desk], T]) -> T:
        desk = self.base.desk()
        desk.give_way = self._give_way
        try:
            with damaged.told(self.base.path):
                return work(desk)
        finally:
            desk.close()

    def _rule(self, work: Callable[[Desk], T]) -> T:
        self._give_way()
        if self._ruling is None:
            self._ruling = self.base.desk()
            self._ruling.give_way = self._give_way
        self._tell(self._ruling)
        with damaged.told(self.base.path):
            return work(self._ruling)

    def _give_way(self) -> None:
        while self._under_way and not self._leaving.is_set():
            self._leaving.wait(GIVEN_WAY)
        if self._leaving.is_set():
            raise Left

    def _renew(self) -> None:
        self._close_reading()
        self.base.reload()

    def _tell(self, desk: Desk) -> None:
        desk.users, desk.workspace = self.base.users, self.base.workspace

    def _close_reading(self) -> None:
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    def _look_away(self) -> None:
        if self._glancing is not None:
            self._glancing.close()
            self._glancing = None

    def _close_desk(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _close_ruling(self) -> None:
        if self._ruling is not None:
            self._ruling.close()
            self._ruling = None
