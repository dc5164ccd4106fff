"""Leads that are worked on together: which of a selection a view still holds, and each of them once.

On the light road. Numbers are taken one by one, so that who hands them over can tell how far the work is, and stop it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from leadtui.store import keyset
from leadtui.store.sqlite.driver import storage_errors

if TYPE_CHECKING:
    from leadtui.services.reading import Reading


def still_in(reading: Reading, query: str, ids: Collection[int]) -> tuple[int, ...]:
    """Those of these leads that a query holds, in queue order; raises QueryError."""
    with storage_errors(reading.path):
        return tuple(keyset.numbers(reading.connection, reading.listing(query), ids))


def each_once(ids: Iterable[int]) -> Iterator[int]:
    """Each number when it is asked for, the first time it comes."""
    seen: set[int] = set()
    for number in ids:
        if number not in seen:
            seen.add(number)
            yield number
