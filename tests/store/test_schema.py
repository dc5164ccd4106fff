"""A new base and an upgraded one are the same; what is not ours or newer is refused unharmed."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import stat
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from tests.support import SetTime

from leadtui.bootstrap import open_base
from leadtui.store import schema
from leadtui.store.engine import open_engine, transaction
from leadtui.store.sqlite.driver import APPLICATION_ID, SCHEMA_VERSION, connect_reader, schema_version
from leadtui.words.errors import StorageError

pytestmark = pytest.mark.usefixtures("clock")


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = connect_reader(path)
    try:
        return list(connection.execute(sql))
    finally:
        connection.close()


def described(path: Path) -> dict[str, Any]:
    """Tables with columns, keys and indexes, whatever the order and wording they were declared in."""
    told: dict[str, Any] = {}
    for name, sql in rows(path, "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name"):
        columns = {
            (n, kind, notnull, default, key)
            for _, n, kind, notnull, default, key in rows(path, f'PRAGMA table_info("{name}")')
        }
        keys = {row[2:] for row in rows(path, f'PRAGMA foreign_key_list("{name}")')}
        indexes = set()
        for _, index, unique, origin, partial in rows(path, f'PRAGMA index_list("{name}")'):
            parts = tuple(row[2] for row in rows(path, f'PRAGMA index_info("{index}")'))
            told_name = index if origin == "c" else origin
            indexes.add((told_name, unique, partial, parts))
        told[name] = (columns, keys, indexes, "AUTOINCREMENT" in (sql or ""))
    # The conditions of partial indexes, and what a virtual table is made of, stand in their text only.
    told["texts"] = {
        (name, re.sub(r"\s+", " ", sql.partition("WHERE")[2] if kind == "index" else sql).strip())
        for name, kind, sql in rows(path, "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        if kind == "index" or "VIRTUAL" in sql
    }
    return told


def migrated(path: Path) -> Path:
    engine = open_engine(path)
    schema.upgrade(engine, path)
    engine.dispose()
    return path


def test_the_models_and_the_migrations_give_one_schema(tmp_path: Path) -> None:
    made = tmp_path / "made.db"
    schema.prepare(made)
    upgraded = migrated(tmp_path / "upgraded.db")
    assert described(made) == described(upgraded)
    for pragma in ("user_version", "application_id"):
        assert rows(made, f"PRAGMA {pragma}") == rows(upgraded, f"PRAGMA {pragma}")
    assert rows(made, "SELECT * FROM alembic_version") == rows(upgraded, "SELECT * FROM alembic_version")


def test_the_number_of_the_schema_is_that_of_the_newest_migration() -> None:
    folder = Path(schema.__file__).parent / "migrations" / "versions"
    newest = max(int(file.name[1:5]) for file in folder.glob("v*.py"))
    assert newest == SCHEMA_VERSION
    assert f"{newest:04d}" == schema.HEAD


def test_a_base_made_by_migrations_is_worked_like_any_other(tmp_path: Path) -> None:
    path = migrated(tmp_path / "leads.db")
    base = open_base(str(path))
    assert [user.name for user in base.users] == ["Sam Rep"]


def test_an_older_base_keeps_its_rows_and_numbers_when_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "leads.db"
    engine = open_engine(path)
    schema.upgrade(engine, path, "0001")
    with transaction(engine, path) as connection:
        for sql in OLD_ROWS.split(";"):
            connection.execute(text(sql))
        connection.commit()
    schema.upgrade(engine, path)
    engine.dispose()
    assert rows(path, "SELECT id, lead_id, account_id, body FROM activity") == [(3, 7, None, "spoke to her")]
    assert rows(path, "SELECT id, lead_id, state FROM follow_up") == [(4, 7, "open")]
    assert rows(path, "SELECT id, company, converted_account_id FROM lead") == [(7, "Acme", None)]
    assert rows(path, "SELECT title, title_key, typed FROM lead") == [("V.P. Sales", "vp sales", None)]
    assert rows(path, "SELECT id, label, owner_kind FROM custom_field") == [(9, "Tier", "lead")]
    # Rules do not reach back to what was there before them.
    assert rows(path, "SELECT value FROM remembered WHERE kind = 'tick'") == [('{"operation":1,"at":0}',)]
    numbers = dict(rows(path, "SELECT name, seq FROM sqlite_sequence"))
    assert (numbers["lead"], numbers["activity"], numbers["follow_up"], numbers["custom_field"]) == (7, 3, 4, 9)


OLD_ROWS = """INSERT INTO user (id, name, name_key) VALUES (1, 'Sam', 'sam');
INSERT INTO operation (id, at, user_id, kind, summary, origin, program, leads, rows, state)
    VALUES (1, 0, 1, 'add', 'Added', 'hand', 'p', 1, 1, 'applied');
INSERT INTO lead (id, version, made_by, company, title, custom, status, category, status_since, created, name, tags,
    reached, tries, next_automatic, lane, newness, do_not_call, email_opt_out)
    VALUES (7, 1, 1, 'Acme', 'V.P. Sales', '{"9": "A"}', 'new', 'new', 0, 0, 'Acme', '', 0, 0, 0, 6, 0, 0, 0);
INSERT INTO activity (id, version, made_by, lead_id, kind, direction, at, body)
    VALUES (3, 1, 1, 7, 'note', 'out', 0, 'spoke to her');
INSERT INTO follow_up (id, version, made_by, lead_id, kind, due_at, remind_at, state, automatic)
    VALUES (4, 1, 1, 7, 'call', 0, 0, 'open', 0);
INSERT INTO custom_field (id, version, made_by, label, label_key, kind, choices)
    VALUES (9, 1, 1, 'Tier', 'tier', 'text', '[]')"""


def test_preparing_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "leads.db"
    schema.prepare(path)
    before = path.read_bytes()
    schema.prepare(path)
    assert path.read_bytes() == before


def test_file_and_folder_are_for_the_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "leads.db"
    mask = os.umask(0)
    open_base(str(path))
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    for beside in path.parent.glob("leads.db*"):
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600


def test_an_empty_file_becomes_a_base(tmp_path: Path) -> None:
    path = tmp_path / "leads.db"
    path.touch()
    open_base(str(path))
    assert schema_version(path) == SCHEMA_VERSION


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_newer_base_is_refused_unharmed(tmp_path: Path) -> None:
    path = tmp_path / "leads.db"
    open_base(str(path))
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    before = _digest(path)
    with pytest.raises(StorageError, match="newer") as refused:
        open_base(str(path))
    assert refused.value.status == 5
    assert "unharmed" in refused.value.hint
    assert _digest(path) == before


def test_a_database_of_another_program_is_refused_unharmed(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmark (url TEXT)")
    connection.commit()
    connection.close()
    before = _digest(path)
    with pytest.raises(StorageError, match="another program"):
        open_base(str(path))
    assert _digest(path) == before
    assert {file.name for file in tmp_path.iterdir()} == {"bookmarks.db", "now"}


def test_a_file_says_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "leads.db"
    open_base(str(path))
    assert rows(path, "PRAGMA application_id") == [(APPLICATION_ID,)]


def test_the_clock_is_needed_by_no_schema(clock: SetTime, tmp_path: Path) -> None:
    clock.set("1999-01-01T00:00")
    schema.prepare(tmp_path / "leads.db")
