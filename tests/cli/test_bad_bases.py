"""A base that cannot be used is told in a sentence, with the right status, and stays as it is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.cli.running import Program

from leadtui.bootstrap import Base
from leadtui.store.sqlite.driver import connect_reader, connect_writer

VERBS = [
    ("list",),
    ("next",),
    ("due",),
    ("show", "1"),
    ("log",),
    ("note", "1", "x"),
    ("undo",),
    ("export",),
]


@pytest.fixture(params=VERBS, ids=lambda verb: str(verb[0]))
def verb(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Verbs that read and verbs that write."""
    found: tuple[str, ...] = request.param
    return found


def test_a_corrupt_file_is_refused_unharmed(program: Program, base: Base, verb: tuple[str, ...]) -> None:
    content = b"this is no database at all " * 200
    base.path.write_bytes(content)
    assert program.refused(*verb).status == 5
    assert base.path.read_bytes() == content


def test_the_doctor_finds_a_base_that_cannot_be_opened_damaged_like_any_other(program: Program, base: Base) -> None:
    content = b"this is no database at all " * 200
    base.path.write_bytes(content)
    ran = program("doctor", "--json")
    assert ran.status == 1
    assert (ran.json["database"], ran.json["leads"]) == (str(base.path), None)
    (fault,) = ran.json["faults"]
    assert "damaged" in fault
    said = program("doctor")
    assert said.status == 1
    assert "--salvage" in said.err
    assert program.refused("doctor", "--repair").status == 5
    assert base.path.read_bytes() == content


def test_a_newer_base_is_refused_unharmed(program: Program, base: Base, verb: tuple[str, ...]) -> None:
    connection = sqlite3.connect(base.path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = base.path.read_bytes()
    ran = program.refused(*verb)
    assert ran.status == 5
    assert "newer" in ran.err
    assert base.path.read_bytes() == before


def test_the_base_of_another_program_is_refused(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.sqlite3"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    monkeypatch.setenv("LEADTUI_DB", str(other))
    assert program.refused("list").status == 5


def test_a_folder_is_no_base(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: tuple[str, ...]
) -> None:
    monkeypatch.setenv("LEADTUI_DB", str(tmp_path))
    ran = program.refused(*verb)
    assert ran.status in (2, 5)
    assert str(tmp_path) in ran.err


@pytest.mark.parametrize(
    "url", ["postgresql://ada:s3cret@db.example/leads", "mysql+pymysql://ada:s3cret@db/leads", "sqlite://ada:s3cret@"]
)
def test_the_password_of_a_url_is_never_repeated(
    program: Program, monkeypatch: pytest.MonkeyPatch, url: str, verb: tuple[str, ...]
) -> None:
    monkeypatch.setenv("LEADTUI_DB", url)
    assert "s3cret" not in program.refused(*verb).err
    assert "s3cret" not in program("config").out


def test_a_read_only_base_is_read_and_not_written(
    program: Program, base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("add", "--first-name", "Ada")
    monkeypatch.setattr("leadtui.store.sqlite.driver.BUSY_SECONDS", 0)

    def refuse(path: Path) -> sqlite3.Connection:
        # A test may run as root, for whom no file is read-only; the engine itself still refuses.
        return connect_reader(path)

    monkeypatch.setattr("leadtui.store.engine.connect_writer", refuse)
    assert program.refused("note", "1", "hello").status == 5
    assert program("list").status == 0


def test_a_locked_base_is_told_after_the_wait(program: Program, base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    program("add", "--first-name", "Ada")
    monkeypatch.setattr("leadtui.store.sqlite.driver.BUSY_SECONDS", 0)
    # With the engine of the program itself: two engines in one process do not see each other's locks.
    other = connect_writer(base.path)
    other.execute("BEGIN IMMEDIATE")
    try:
        ran = program.refused("note", "1", "hello")
    finally:
        other.close()
    assert ran.status == 5
    assert "locked" in ran.err
    assert program.json("show", "1")["activities"] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LEADTUI_NOW", "yesterday-ish"), ("LEADTUI_NOW", "from:"), ("LEADTUI_NOW", "file:/no/such/file"),
        ("LEADTUI_USER", "Nobody Known"), ("TZ", "Mars/Olympus"),
    ],
)  # fmt: skip
def test_broken_settings_are_named(program: Program, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert program.refused("list").status == 2


@pytest.mark.parametrize("text", ["name = ", "nmae = 'x'", "name = 3", "region = 'Nowhere'", "time_zone = 'Mars/X'"])
def test_a_broken_config_is_refused_with_its_place(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    monkeypatch.setenv("LEADTUI_CONFIG", str(file))
    assert program.refused("list").status == 2
    assert program.refused("when", "3d").status == 2
    assert program("config", "path").status == 0
