"""The SQLAlchemy engine for writes: one connection, transactions that lock first.

Only BEGIN IMMEDIATE keeps two programs from failing each other half way through a transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from leadtui.store.recompute import PREPARE
from leadtui.store.sqlite.driver import connect_writer, engine_module, explain, storage_errors


def open_engine(path: Path) -> Engine:
    """An engine on `path`; the file is made if it is not there."""

    def connect() -> Any:
        connection = connect_writer(path)
        connection.execute(PREPARE)
        return connection

    engine = create_engine("sqlite://", creator=connect, module=engine_module(), poolclass=StaticPool)
    event.listen(engine, "begin", _lock_first)
    return engine


def _lock_first(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


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
