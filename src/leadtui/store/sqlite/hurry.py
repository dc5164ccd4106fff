"""Reads that are broken off when they take too long, for whoever cannot wait."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from leadtui.store.sqlite.driver import BUSY_SECONDS, Connection, is_engine_error
from leadtui.words.errors import LeadtuiError

_LOOKED_AT_EVERY = 500
"""Steps of the engine, some 0.02 ms, between two looks at the clock."""


class TookTooLong(Exception):
    """The time given is over, or another program holds the file; nothing is known of the answer."""


@contextmanager
def at_most(connection: Connection, seconds: float) -> Iterator[None]:
    """Reads in the block take no longer than so many seconds and wait for no lock; raises TookTooLong."""
    until = time.monotonic() + seconds
    connection.execute("PRAGMA busy_timeout=0")
    connection.set_progress_handler(lambda: time.monotonic() > until, _LOOKED_AT_EVERY)
    try:
        yield
    except LeadtuiError as error:
        if error.__cause__ is not None and is_engine_error(error.__cause__):
            raise TookTooLong from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
        connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
