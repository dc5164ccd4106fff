"""Repairs a base in its place: what follows from other rows, indexes, primaries, and what points nowhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, text

from leadtui.store.beneath import driver_of
from leadtui.store.engine import open_engine, transaction
from leadtui.store.mending import Mended, mend_primaries, mend_references, mend_search, mend_views
from leadtui.store.soundness import worked_out
from leadtui.store.sqlite import search
from leadtui.store.sqlite.looking import integrity, some
from leadtui.words.errors import DamagedError


def repair(path: Path, now: datetime) -> tuple[str, ...]:
    """Mends what can be, all of it or nothing; what was mended, counted, as sentences.

    Raises DamagedError when the file itself is damaged beyond its indexes.
    """
    mended = Mended()
    engine = open_engine(path)
    try:
        with engine.connect() as plain:
            driver_of(plain).execute("PRAGMA foreign_keys=OFF")
        with transaction(engine, path) as connection:
            _indexes(connection, mended, path)
            mend_references(connection, int(now.timestamp()), mended)
            mend_views(connection, mended)
            mend_primaries(connection, mended)
            mend_search(connection, mended)
            _computed(connection, mended)
            connection.commit()
    finally:
        engine.dispose()
    return mended.told()


def _indexes(connection: Connection, mended: Mended, path: Path) -> None:
    damage = integrity(driver_of(connection))
    if not damage:
        return
    if any("fts5" in fault.lower() for fault in damage):
        for name, create in (("lead_search", search.CREATE), ("customer_search", search.CREATE_CUSTOMERS)):
            connection.execute(text(f"DROP TABLE {name}"))
            connection.execute(text(create))
    connection.execute(text("REINDEX"))
    left = integrity(driver_of(connection))
    if left:
        raise DamagedError(
            f"{path} is damaged beyond repair in its place: {some(left)[0]}.",
            "`leadtui doctor --salvage` saves what can be read; `leadtui restore` lists the backups.",
        )
    mended.add("fault", "in the indexes mended by making them anew", len(damage))


def _computed(connection: Connection, mended: Mended) -> None:
    columns, searches = worked_out(connection)
    for kind in dict.fromkeys(table for table, _, _ in columns):
        wrong = {number for table, _, ids in columns if table == kind for number in ids}
        names = ", ".join(column for table, column, _ in columns if table == kind)
        mended.add(kind, f"worked out anew ({names})", len(wrong))
    for kind, ids in searches.items():
        mended.add(kind, "entered in the search index anew", len(ids))
