"""A backup holds one moment of a base, whole, whatever is written meanwhile, and is the user's alone."""

from __future__ import annotations

import os
import resource
import signal
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support import NOW, SetTime, make_lead, make_leads, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.services import backups, triage
from leadtui.services.backups import Backup, Stopped, Why
from leadtui.services.desk import Desk
from leadtui.services.restoring import restore
from leadtui.store import schema
from leadtui.store.engine import open_engine
from leadtui.store.sqlite.driver import SCHEMA_VERSION, connect_writer
from leadtui.words.errors import InputError, StorageError


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def folder(base: Base) -> list[str]:
    """What stands in the folder of backups."""
    return sorted(file.name for file in (base.path.parent / "backups").iterdir())


def test_a_backup_says_what_the_base_says_and_is_one_file_for_the_user_alone(base: Base, desk: Desk) -> None:
    make_lead(desk, email="a@b.co", tags=["VIP"])
    mask = os.umask(0)
    made = backups.back_up(base.path, NOW, Why.ASKED)
    os.umask(mask)
    assert snapshot(made.file) == snapshot(base)
    assert made.contents is not None
    assert (made.contents.leads, made.contents.schema) == (1, SCHEMA_VERSION)
    assert folder(base) == [f"leads.sqlite3-20261118T090000Z-schema{SCHEMA_VERSION}-asked.backup"]
    assert (mode(made.file), mode(made.file.parent)) == (0o600, 0o700)


def test_backups_of_one_second_have_names_of_their_own(base: Base, desk: Desk) -> None:
    made = [backups.back_up(base.path, NOW, Why.ASKED).file.name for _ in range(3)]
    assert len(set(made)) == 3
    assert folder(base) == sorted(made)


def test_two_bases_in_one_folder_have_backups_of_their_own(base: Base, desk: Desk) -> None:
    other = open_base(str(base.path.with_name("leads.db")))
    backups.back_up(base.path, NOW, Why.ASKED)
    mine = backups.back_up(other.path, NOW, Why.ASKED)
    assert [made.file for made in backups.backups(other.path)] == [mine.file]


@pytest.mark.parametrize("rounds", [15])
def test_a_backup_while_another_program_writes_is_of_one_moment(base: Base, desk: Desk, rounds: int) -> None:
    leads = make_leads(desk, [{"company": f"Company {number}", "description": "x" * 3000} for number in range(300)])
    going, written = threading.Event(), []

    def write() -> None:
        own = base.desk()
        while not going.is_set():
            for lead in leads[:5]:
                written.append(triage.log_note(own, lead, "y" * 2000).operation)
        own.close()

    writer = threading.Thread(target=write)
    writer.start()
    seen = []
    try:
        for _ in range(rounds):
            made = backups.back_up(base.path, NOW, Why.ASKED)
            assert made.contents is not None
            notes = dict(made.contents.rows)["activity"]
            assert made.contents.operations == notes + 1
            seen.append(notes)
    finally:
        going.set()
        writer.join()
    assert seen == sorted(seen)
    assert written
    assert seen[-1] > seen[0]


def test_the_day_has_one_backup_made_at_its_first_start(base: Base, desk: Desk, clock: SetTime) -> None:
    assert backups.back_up_today(base.path, base.clock) is None  # nothing to lose yet
    make_lead(desk)
    assert backups.back_up_today(base.path, base.clock) is not None
    assert backups.back_up_today(base.path, base.clock) is None
    clock.set("2026-11-18T23:59")
    assert backups.back_up_today(base.path, base.clock) is None
    clock.set("2026-11-19T00:01")  # the rep's day, of which UTC is not in yet
    assert backups.back_up_today(base.path, base.clock) is not None
    assert [name.split("-")[1] for name in folder(base)] == ["20261118T090000Z", "20261118T230100Z"]


def test_old_backups_are_thinned_and_files_of_others_left_alone(base: Base, desk: Desk, clock: SetTime) -> None:
    make_lead(desk)
    own = base.path.parent / "backups"
    own.mkdir()
    (own / "mine.txt").write_text("notes")
    for _ in range(60):
        backups.back_up_today(base.path, base.clock)
        clock.forward(days=1)
    names = folder(base)
    assert "mine.txt" in names
    assert 24 < len(names) - 1 <= 24 + 8


def test_a_backup_that_is_stopped_leaves_nothing(base: Base, desk: Desk) -> None:
    make_lead(desk)
    with pytest.raises(Stopped):
        backups.back_up(base.path, NOW, Why.DAILY, stop=lambda: True)
    assert folder(base) == []


@pytest.fixture
def no_limit() -> Iterator[None]:
    """Gives files their old limit back."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("no_limit")
def test_a_disk_without_room_is_told_by_a_sentence_and_leaves_nothing(base: Base, desk: Desk) -> None:
    make_lead(desk)
    before = snapshot(base)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
    with pytest.raises(StorageError) as error:
        backups.back_up(base.path, NOW, Why.ASKED)
    assert "disk" in error.value.message
    assert folder(base) == []
    assert snapshot(base) == before


def test_a_folder_that_cannot_be_made_is_told_by_a_sentence(base: Base, desk: Desk) -> None:
    (base.path.parent / "backups").write_text("a file of that name")
    with pytest.raises(StorageError):
        backups.back_up(base.path, NOW, Why.ASKED)


def test_a_file_that_is_there_is_not_written_over(base: Base, desk: Desk, tmp_path: Path) -> None:
    there = tmp_path / "precious"
    there.write_text("mine")
    with pytest.raises(InputError, match="exists already"):
        backups.back_up_to(base.path, there, NOW)
    with pytest.raises(InputError, match="no folder"):
        backups.back_up_to(base.path, tmp_path / "nowhere" / "b", NOW)
    assert there.read_text() == "mine"
    assert backups.back_up_to(base.path, tmp_path, NOW).file.parent == tmp_path


def test_the_newest_good_one_is_found_behind_damaged_ones(base: Base, desk: Desk, clock: SetTime) -> None:
    make_lead(desk)
    made: list[Backup] = []
    for _ in range(3):
        made.append(backups.back_up(base.path, clock.now, Why.ASKED))
        clock.forward(hours=1)
    made[2].file.write_bytes(made[2].file.read_bytes()[:9000])
    made[1].file.write_bytes(b"")
    found = backups.newest_good(base.path)
    assert found is not None
    assert found.file == made[0].file
    assert [one.fault is None for one in backups.backups(base.path)] == [False, False, True]


@pytest.mark.parametrize("version", ["0001", "0002"])
def test_a_backup_stands_before_an_upgrade(tmp_path: Path, clock: SetTime, version: str) -> None:
    path = old_base(tmp_path, version)
    before = path.read_bytes()
    base = open_base(str(path))
    (kept,) = backups.backups(path)
    assert kept.name is not None
    assert (kept.name.why, kept.name.schema) == (Why.UPGRADE, int(version))
    assert base.users
    done = restore(path, kept.file, NOW)
    assert (done.schema, done.contents.schema) == (int(version), SCHEMA_VERSION)
    assert open_base(str(path)).users == base.users
    assert before  # the old base was one file


def old_base(folder: Path, version: str) -> Path:
    """A base as an earlier leadtui has left it."""
    path = folder / "old.db"
    engine = open_engine(path)
    schema.upgrade(engine, path, version)
    engine.dispose()
    connection = connect_writer(path)
    connection.execute(f"PRAGMA user_version={int(version)}")
    connection.execute("INSERT INTO user (id, name, name_key) VALUES (1, 'Sam Rep', 'samrep')")
    connection.close()
    return path


def test_an_upgrade_without_room_for_its_backup_is_not_begun(tmp_path: Path, clock: SetTime) -> None:
    path = old_base(tmp_path, "0002")
    (tmp_path / "backups").write_text("a file of that name")
    before = path.read_bytes()
    with pytest.raises(StorageError):
        open_base(str(path))
    assert path.read_bytes() == before
