"""Makes a new base, and brings an older one up to date.

New files come from the models' metadata and are stamped; older ones run the migrations. A test holds that both roads
give one schema. A table rebuild with cascades would delete the children, so foreign keys are off before BEGIN and
checked before COMMIT.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, text
from sqlmodel import SQLModel

from leadtui import model
from leadtui.store.beneath import driver_of
from leadtui.store.engine import open_engine, transaction
from leadtui.store.sqlite import search
from leadtui.store.sqlite.driver import APPLICATION_ID, SCHEMA_VERSION, schema_version
from leadtui.words.errors import StorageError

HEAD = f"{SCHEMA_VERSION:04d}"
"""The newest migration."""

_UNJOURNALLED = {"operation", "change", "user", "notice", "duplicate", "remembered", "import_run", "alert_told"}


def prepare(path: Path, named: Path | None = None) -> None:
    """Makes or upgrades the base at `path`; does nothing when it is up to date. `named`: as people know the file."""
    shown = named or path
    version = schema_version(path, shown)
    if version == SCHEMA_VERSION:
        return
    engine = open_engine(path)
    try:
        if version == 0:
            _create(engine, shown)
        else:
            upgrade(engine, shown)
    finally:
        engine.dispose()


def _create(engine: Engine, path: Path) -> None:
    with transaction(engine, path) as connection:
        # Another program may have made it while we waited for the lock.
        if connection.execute(text("PRAGMA user_version")).scalar_one() == SCHEMA_VERSION:
            return
        SQLModel.metadata.create_all(connection, tables=[t for t in SQLModel.metadata.sorted_tables if _ours(t.name)])
        connection.execute(text(search.CREATE))
        connection.execute(text(search.CREATE_CUSTOMERS))
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})
        _stamp(connection)
        connection.commit()


def upgrade(engine: Engine, path: Path, to: str = "head") -> None:
    """Runs the migrations from where the file stands up to `to`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    _foreign_keys(engine, "OFF")
    try:
        with transaction(engine, path) as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, to)
            broken = connection.execute(text("PRAGMA foreign_key_check")).first()
            if broken is not None:
                raise StorageError(
                    f"{path} could not be upgraded: rows of {broken[0]} point nowhere.", "It is unharmed."
                )
            _stamp(connection)
            connection.commit()
    finally:
        _foreign_keys(engine, "ON")


def _foreign_keys(engine: Engine, on: str) -> None:
    """Inside a transaction, which SQLAlchemy would begin, the setting would change nothing."""
    with engine.connect() as plain:
        driver_of(plain).execute(f"PRAGMA foreign_keys={on}")


def _stamp(connection: object) -> None:
    connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))  # type: ignore[attr-defined]
    connection.execute(text(f"PRAGMA user_version={SCHEMA_VERSION}"))  # type: ignore[attr-defined]


def _ours(table: str) -> bool:
    return table in _UNJOURNALLED | {str(m.__tablename__) for m in model.RECORDS}
