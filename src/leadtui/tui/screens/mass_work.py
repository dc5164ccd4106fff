"""What a mass conversion asks of the reader thread and hands to the writer thread, and how far each has come.

Always holds: work that is stopped has written nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Event
from typing import TYPE_CHECKING

from leadtui.tui.widgets.mass_lines import Names
from leadtui.words.conversion import MassConverted, MassLine
from leadtui.words.customers import CustomerKind

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading

ANY_REASON = "because"
"""Whether there is a reason makes the difference, not which."""


class Stopped(Exception):
    """The rep did not want to wait for it."""


class Progress:
    """How far work on another thread is, in which of its passes, and the way to stop it before its end."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.passes = 0
        self._stopped = Event()

    def stop(self) -> None:
        """End the work at its next lead."""
        self._stopped.set()

    def told(self, leads: int) -> None:
        """So many more are done; raises Stopped."""
        if self._stopped.is_set():
            raise Stopped
        self.done += leads

    def through(self, ids: Sequence[int]) -> Iterator[int]:
        """Hand over the numbers one by one; raises Stopped."""
        self.done, self.total, self.passes = 0, len(ids), self.passes + 1
        for number in ids:
            if self._stopped.is_set():
                raise Stopped
            yield number
            self.done += 1


class MassPreview:
    """What would come of converting leads: as they are, and with a reason for those that need one.

    `names` are those of the accounts and contacts that are there already.
    """

    def __init__(self, plain: MassConverted, forced: MassConverted, names: Names) -> None:
        self.plain = plain
        self.forced = forced
        self.names = names

    @property
    def held_back(self) -> frozenset[int]:
        """The leads that are refused for want of a reason only."""
        return _refused(self.plain) - _refused(self.forced)

    def with_reason(self, given: bool) -> MassConverted:
        """What would come of it with a reason, or without."""
        return self.forced if given else self.plain


def _refused(result: MassConverted) -> frozenset[int]:
    return frozenset(line.lead_id for line in result.lines if line.refused)


def previewed(query: str, ids: tuple[int, ...], progress: Progress) -> Callable[[Reading], MassPreview]:
    """Return the work that reads what would come of converting those of these leads that a query still holds."""

    def work(reading: Reading) -> MassPreview:
        from leadtui.services.selecting import still_in

        here = still_in(reading, query, ids)
        plain = forced = reading.conversions.mass(progress.through(here))
        if _refused(plain):
            forced = reading.conversions.mass(progress.through(here), reason=ANY_REASON)
        there = (line for result in (plain, forced) for line in result.lines)
        return MassPreview(plain, forced, _names(reading, there))

    return work


def named(lines: Iterable[MassLine]) -> Callable[[Reading], Names]:
    """Return the work that reads what the accounts and contacts are called that leads came to."""
    return lambda reading: _names(reading, lines)


def _names(reading: Reading, lines: Iterable[MassLine]) -> Names:
    kinds = (CustomerKind.ACCOUNT, CustomerKind.CONTACT)
    targets = ((kind, getattr(line, kind.value)) for line in lines for kind in kinds)
    wanted = dict.fromkeys((kind, target.id) for kind, target in targets if target is not None and target.id > 0)
    found = ((key, reading.customers.row(*key)) for key in wanted)
    return {key: row.name for key, row in found if row is not None}


def written(ids: tuple[int, ...], reason: str, progress: Progress) -> Callable[[Desk], MassConverted]:
    """Return the work that converts."""

    def work(desk: Desk) -> MassConverted:
        from leadtui.services import converting

        return converting.convert_many(desk, progress.through(ids), reason=reason)

    return work
