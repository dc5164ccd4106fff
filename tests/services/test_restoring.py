"""What is restored is what was backed up; what it replaces is kept; what cannot be restored changes nothing."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import random
import sqlite3
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from tests.support import NOW, SetTime, make_lead, make_leads, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.services import backups, checking, triage, undoing
from leadtui.services.backups import Why
from leadtui.services.desk import Desk
from leadtui.services.restoring import restore
from leadtui.store.sqlite.driver import SCHEMA_VERSION, connect_writer
from leadtui.words.errors import DamagedError, InputError, LeadtuiError, StorageError


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def note(base: Base, lead: int, text: str) -> None:
    desk = base.desk()
    triage.log_note(desk, lead, text)
    desk.close()


@pytest.fixture
def lead(base: Base, desk: Desk) -> int:
    """A lead in a base that nobody has open."""
    number = make_lead(desk, email="a@b.co", phone="+33123456789", follow_up=NOW + timedelta(days=1))
    desk.close()
    return number


def test_each_backup_that_was_made_can_be_put_back(base: Base, lead: int, clock: SetTime) -> None:
    held = {}
    for turn in range(5):
        note(base, lead, f"note {turn}")
        clock.forward(hours=5)
        held[backups.back_up(base.path, clock.now, Why.DAILY).file] = snapshot(base)
    for file, said in held.items():
        before, there = digest(file), snapshot(base)
        done = restore(base.path, file, clock.now)
        assert snapshot(base) == said
        assert digest(file) == before
        assert done.kept is not None
        assert snapshot(done.kept.file) == there
        desk = base.desk()
        assert checking.doctor(desk).faults == ()
        desk.close()


def test_undo_goes_on_where_the_backup_was_made(base: Base, lead: int) -> None:
    empty = snapshot(base)
    note(base, lead, "kept")
    file = backups.back_up(base.path, NOW, Why.ASKED).file
    note(base, lead, "lost with the restore")
    restore(base.path, file, NOW)
    desk = open_base().desk()
    assert undoing.undo(desk).undone
    assert snapshot(base) == empty
    assert undoing.redo(desk).operation
    triage.log_note(desk, lead, "life goes on")
    assert checking.doctor(desk).faults == ()
    desk.close()


def test_a_restore_is_taken_back_with_what_it_kept(base: Base, lead: int) -> None:
    file = backups.back_up(base.path, NOW, Why.ASKED).file
    note(base, lead, "written since")
    said = snapshot(base)
    first = restore(base.path, file, NOW)
    assert first.kept is not None
    restore(base.path, first.kept.file, NOW)
    assert snapshot(base) == said


def test_a_base_that_is_not_there_is_made_of_the_backup(base: Base, lead: int, tmp_path: Path) -> None:
    file = backups.back_up_to(base.path, tmp_path / "b.backup", NOW).file
    new = tmp_path / "elsewhere" / "new.db"
    done = restore(new, file, NOW)
    assert (done.kept, done.aside) == (None, None)
    assert snapshot(new) == snapshot(base)
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert sorted(each.name for each in new.parent.iterdir() if each.is_file()) == ["new.db"]


def test_a_raw_copy_with_its_log_beside_it_is_whole(base: Base, lead: int, tmp_path: Path) -> None:
    own = base.desk()
    triage.log_note(own, lead, "still in the log")
    copy = tmp_path / "copy.db"
    for end in ("", "-wal"):
        source = base.path.with_name(base.path.name + end)
        if source.exists():
            copy.with_name(copy.name + end).write_bytes(source.read_bytes())
    own.close()
    said = snapshot(base)
    before = {each: digest(each) for each in tmp_path.glob("copy.db*")}
    new = tmp_path / "elsewhere" / "new.db"
    restore(new, copy, NOW)
    assert snapshot(new) == said
    assert {each: digest(each) for each in tmp_path.glob("copy.db*")} == before


def test_a_base_that_is_open_elsewhere_is_not_replaced(base: Base, lead: int, tmp_path: Path) -> None:
    file = backups.back_up_to(base.path, tmp_path / "b.backup", NOW).file
    other = connect_writer(base.path)
    if other.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        other.execute("BEGIN IMMEDIATE")  # an idle program cannot be seen there
    other.execute("SELECT count(*) FROM lead").fetchone()
    said = snapshot(base)
    with pytest.raises(StorageError, match="in use by another program"):
        restore(base.path, file, NOW)
    other.close()
    assert snapshot(base) == said
    restore(base.path, file, NOW)


def refused(base: Base, file: Path) -> LeadtuiError:
    """The refusal to restore a file; base and file are as before."""
    said, before = snapshot(base), digest(file) if file.is_file() else ""
    with pytest.raises(LeadtuiError) as error:
        restore(base.path, file, NOW)
    assert snapshot(base) == said
    assert before == (digest(file) if file.is_file() else "")
    assert not list((base.path.parent / "backups").glob(".leadtui-*"))
    assert str(file) in error.value.message
    assert error.value.hint
    return error.value


def test_what_cannot_be_restored_changes_nothing(base: Base, lead: int, tmp_path: Path) -> None:
    good = backups.back_up_to(base.path, tmp_path / "good", NOW).file
    content = good.read_bytes()
    bad = tmp_path / "bad"
    for broken in (
        b"no database",
        b"SQLite format 3\0",
        content[: len(content) // 2],
        content[:4096] + b"\xa5" * 50_000,
    ):
        bad.write_bytes(broken)
        assert isinstance(refused(base, bad), DamagedError)
    bad.write_bytes(b"")
    assert "empty" in refused(base, bad).message
    assert isinstance(refused(base, tmp_path / "nowhere"), InputError)
    assert isinstance(refused(base, tmp_path), InputError)
    assert isinstance(refused(base, base.path), InputError)
    bad.write_bytes(content)
    connection = sqlite3.connect(bad)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()
    assert "newer" in refused(base, bad).message
    bad.unlink()
    connection = sqlite3.connect(bad)
    connection.execute("CREATE TABLE bookmark (url)")
    connection.commit()
    connection.close()
    assert "another program" in refused(base, bad).message


def test_a_damaged_base_is_kept_aside_when_it_is_replaced(base: Base, lead: int, tmp_path: Path) -> None:
    said = snapshot(base)
    file = backups.back_up_to(base.path, tmp_path / "b.backup", NOW).file
    damaged = base.path.read_bytes()[:20_000]
    base.path.write_bytes(damaged)
    done = restore(base.path, file, NOW)
    assert done.kept is None
    assert done.aside is not None
    assert done.aside.read_bytes() == damaged
    assert stat.S_IMODE(done.aside.stat().st_mode) == 0o600
    assert snapshot(base) == said
    base.path.write_bytes(damaged[:9000])
    again = restore(base.path, file, NOW)
    assert again.aside not in (None, done.aside)
    assert done.aside.read_bytes() == damaged


def test_the_database_of_another_program_is_not_replaced(base: Base, lead: int, tmp_path: Path) -> None:
    file = backups.back_up_to(base.path, tmp_path / "b.backup", NOW).file
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE bookmark (url)")
    connection.commit()
    connection.close()
    before = digest(other)
    with pytest.raises(StorageError, match="another program"):
        restore(other, file, NOW)
    assert digest(other) == before


def put_back(base: str, file: str) -> None:
    """Another program that restores."""
    restore(Path(base), Path(file), NOW)


def test_a_restore_that_is_killed_leaves_the_old_base_or_the_new(base: Base, lead: int, tmp_path: Path) -> None:
    desk = base.desk()
    make_leads(desk, [{"company": f"Company {number}", "description": "x" * 2000} for number in range(400)])
    desk.close()
    file = backups.back_up_to(base.path, tmp_path / "b.backup", NOW).file
    note(base, lead, "written since")
    said = (snapshot(file), snapshot(base))
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__, restore.__module__])
    dice, ended = random.Random(1), 0
    for _ in range(20):
        process = processes.Process(target=put_back, args=(str(base.path), str(file)))
        process.start()
        process.join(dice.uniform(0.02, 0.25))
        process.kill()
        process.join()
        ended += process.exitcode == 0
        assert snapshot(base) in said
        desk = base.desk()
        assert checking.doctor(desk).faults == ()
        desk.close()
    assert ended < 20


def test_what_a_killed_program_left_is_swept_up_when_it_is_a_day_old(base: Base, lead: int) -> None:
    folder = base.path.parent / "backups"
    folder.mkdir()
    for name in ("old_left", "new_left"):
        (folder / f".leadtui-{name}").mkdir()
        (folder / f".leadtui-{name}" / "copy").write_text("half")
        (folder / f".leadtui-{name}.part").write_text("half")
    for left in folder.glob(".leadtui-old*"):
        os.utime(left, (0, 0))
    backups.back_up(base.path, NOW, Why.DAILY)
    assert sorted(left.name for left in folder.glob(".leadtui-*")) == [".leadtui-new_left", ".leadtui-new_left.part"]
