"""The driver's connection beneath one of the engine's: reads inside an operation take the same road as all others."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection


def driver_of(connection: Connection) -> Any:
    """The driver's connection beneath one of the engine's, for what is read on both roads."""
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver
