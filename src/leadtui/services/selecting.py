"""Leads that are worked on together: which of a selection a view still holds, and each of them once.

On the light road. Numbers are taken one by one, so that who hands them over can tell how far the work is, and stop it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Sized
from typing import TYPE_CHECKING

from leadtui.store import keyset, standing
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.errors import RefusedError

if TYPE_CHECKING:
    from leadtui.services.reading import Reading

MOST_AT_A_TIME = 3000
"""Leads converted together: under five seconds in which nobody else can write (1.6 ms for a lead with its history)."""

PARTS = "Select fewer."


def still_in(reading: Reading, query: str, ids: Collection[int]) -> tuple[int, ...]:
    """Those of these leads that a query holds, in queue order; raises QueryError."""
    with storage_errors(reading.path):
        return tuple(keyset.numbers(reading.connection, reading.listing(query), ids))


def without_follow_up(reading: Reading, ids: Sequence[int]) -> int:
    """How many of these leads have no open follow-up, so that they get one where it is moved."""
    with storage_errors(reading.path):
        return standing.without_follow_up(reading.connection, ids)


def refuse_too_many(number: int) -> None:
    """Raises RefusedError for more leads than are converted at a time."""
    if number > MOST_AT_A_TIME:
        raise RefusedError(f"{number:,} leads are too many: {MOST_AT_A_TIME:,} can be converted at a time.", PARTS)


def each_once(ids: Iterable[int]) -> Iterator[int]:
    """Each number when it is asked for, the first time it comes; raises RefusedError where they are too many."""
    if isinstance(ids, Sized):
        refuse_too_many(len(ids))
    seen: set[int] = set()
    for number in ids:
        if number not in seen:
            seen.add(number)
            refuse_too_many(len(seen))
            yield number
