"""The SQLAlchemy engine for writes: one connection, transactions that lock first.

Only BEGIN IMMEDIATE keeps two programs from failing each other half way through a transaction.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from leadtui.store.beneath import driver_of
from leadtui.store.recompute import PREPARE
from leadtui.store.sqlite.driver import (
    BUSY_SECONDS,
    connect_writer,
    engine_module,
    explain,
    is_locked,
    storage_errors,
)

as_json = partial(json.dumps, ensure_ascii=False)
"""How a JSON column is written."""

LOOK_AGAIN_MS = 10
"""How long one attempt to lock the base lasts; there are attempts for `BUSY_SECONDS`."""


def open_engine(path: Path) -> Engine:
    """An engine on `path`; the file is made if it is not there."""

    def connect() -> Any:
        connection = connect_writer(path)
        for statement in PREPARE:
            connection.execute(statement)
        return connection

    # JSON as the journal writes it, so that what it compares is the same text.
    engine = create_engine(
        "sqlite://", creator=connect, module=engine_module(), poolclass=StaticPool, json_serializer=as_json
    )
    event.listen(engine, "begin", _lock_first)
    return engine


def _lock_first(connection: Connection) -> None:
    """Waits its turn beside a program that writes without pause, where SQLite itself looks only ten times a second."""
    driver = driver_of(connection)
    until = time.monotonic() + BUSY_SECONDS
    driver.execute(f"PRAGMA busy_timeout={LOOK_AGAIN_MS}")
    try:
        while True:
            try:
                driver.execute("BEGIN IMMEDIATE")
                return
            except engine_module().OperationalError as error:
                if not is_locked(error) or time.monotonic() > until:
                    raise
    finally:
        driver.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")


@contextmanager
def transaction(engine: Engine, path: Path) -> Iterator[Connection]:
    """A connection in a transaction, rolled back unless it is committed in the block; errors are sentences."""
    with storage_errors(path):
        try:
            with engine.connect() as connection:
                connection.begin()
                yield connection
        except DBAPIError as error:
            raise explain(error.orig if isinstance(error.orig, Exception) else error, path) from error
