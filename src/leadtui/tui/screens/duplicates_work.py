"""What the screen of duplicates asks of other threads, and how far a scan has come.

Always holds: a scan that is stopped has changed nothing; it has a thread and a connection of its own, so neither keys
nor the rep's reads and writes wait for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

from leadtui.tui import damaged
from leadtui.tui.keyboard.found_clusters import keys_of, mergeable
from leadtui.tui.widgets.record_header import Twin
from leadtui.words.duplicates import Cluster, Pair, RecordKey
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading


LIKENED = ("lead", "contact", "account")
"""The kinds of record that are looked through."""


class ScanStopped(Exception):
    """The rep did not want to wait for it."""


class Scan:
    """How far a scan is, 0 to 1, and the way to stop it."""

    def __init__(self) -> None:
        self.share = 0.0
        self.asked = asyncio.Event()
        self._stopped = Event()

    def stop(self) -> None:
        """End the scan soon; for who waits for it it has ended."""
        self._stopped.set()
        self.asked.set()

    def told(self, share: float) -> None:
        """It is so far; raises ScanStopped."""
        if self._stopped.is_set():
            raise ScanStopped
        self.share = share


Scanned = tuple[tuple[Pair, ...], tuple[Cluster, ...]]


def scanned(base: Base, scan: Scan) -> Scanned:
    """Look through the whole base on a connection of its own; raises ScanStopped and what reading raises."""
    from leadtui.services import duplicates

    with _reading(base) as reading:
        pairs = duplicates.scan(reading, "", scan.told)
        scan.told(1.0)
        return pairs, arranged(duplicates.clusters(reading, pairs))


def stored(base: Base, scan: Scan) -> Scanned:
    """What the last scan found and is still there, on a connection of its own; raises what reading raises."""
    from leadtui.services import duplicates

    with _reading(base) as reading:
        pairs = duplicates.stored_pairs(reading)
        scan.told(0.0)
        return pairs, arranged(duplicates.clusters(reading, pairs))


def holds_still(reading: Reading) -> bool:
    """Tell whether a scan would find what the last one found."""
    from leadtui.services import duplicates

    return duplicates.holds_still(reading)


def arranged(clusters: Sequence[Cluster]) -> tuple[Cluster, ...]:
    """Return clusters the surest first, of equally sure ones those that can be merged before a lead and its contact."""
    return tuple(sorted(clusters, key=lambda one: (-one.score, mergeable(keys_of(one)) == "")))


@contextmanager
def _reading(base: Base) -> Iterator[Reading]:
    reading = base.new_reading()
    try:
        with damaged.told(base.path):
            yield reading
    finally:
        reading.close()


def kept(pairs: Sequence[Pair]) -> Callable[[Desk], None]:
    """Return the work that keeps what a scan found for the next time."""

    def work(desk: Desk) -> None:
        from leadtui.services import duplicates

        duplicates.store_pairs(desk, pairs)

    return work


def of_one(key: RecordKey) -> Callable[[Reading], tuple[Cluster, ...]]:
    """Return the work that finds whom a record may be the same as: a cluster for each, the record itself first."""

    def work(reading: Reading) -> tuple[Cluster, ...]:
        from leadtui.services import duplicates

        pairs = duplicates.duplicates_of(reading, key)
        shown = duplicates.members(reading, pairs)
        clusters = []
        for pair in pairs:
            own, other = shown.get(key), shown.get(pair.b if pair.a == key else pair.a)
            if own is not None and other is not None:
                clusters.append(Cluster((own, other), (pair,), pair.score))
        return tuple(clusters)

    return work


def still_open(keys: Sequence[RecordKey]) -> Callable[[Reading], tuple[RecordKey, ...]]:
    """Return the work that leaves out leads that were converted: they are read-only, and stand for what they became."""

    def work(reading: Reading) -> tuple[RecordKey, ...]:
        from leadtui.words.lifecycle import Category

        rows = {key: reading.row(key[1]) for key in keys if key[0] == "lead"}
        shut = {key for key, row in rows.items() if row is None or row.category == Category.CONVERTED}
        return tuple(key for key in keys if key not in shut)

    return work


def most_like(key: RecordKey) -> Callable[[Reading], Twin | None]:
    """Return the work that finds whom a record may be the same as, the likeliest; None for nobody, and for a deal."""

    def work(reading: Reading) -> Twin | None:
        from leadtui.services import duplicates

        pairs = duplicates.duplicates_of(reading, key) if key[0] in LIKENED else ()
        if not pairs:
            return None
        first = pairs[0]
        return first.b if first.a == key else first.a, first.score, first.reasons, len(pairs) - 1

    return work


def groups_told_apart(groups: Sequence[Sequence[RecordKey]]) -> Callable[[Desk], Done]:
    """Return the work that remembers that the records of each group are different ones."""

    def work(desk: Desk) -> Done:
        from leadtui.services import dismissing

        return dismissing.groups_apart(desk, groups)

    return work
