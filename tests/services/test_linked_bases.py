"""A link to a base is the base: what stands beside the file it leads to belongs to it, and the link stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.support import NOW, make_lead, snapshot

from leadtui.bootstrap import Base, open_base, place_of_base
from leadtui.services import backups, triage
from leadtui.services.backups import Why
from leadtui.services.desk import Desk
from leadtui.services.restoring import restore
from leadtui.services.salvaging import salvage
from leadtui.store.sqlite.driver import journal_mode

pytestmark = pytest.mark.skipif(journal_mode() != "WAL", reason="this engine keeps no log beside a base")


@pytest.fixture
def killed(base: Base, desk: Desk, tmp_path: Path) -> Path:
    """A base as a program that was killed has left it: its last notes stand in the log beside it."""
    lead = make_lead(desk)
    folder = tmp_path / "real"
    folder.mkdir()
    for number in range(5):
        triage.log_note(desk, lead, f"in the log {number}")
    for end in ("", "-wal"):
        shutil.copyfile(f"{base.path}{end}", folder / f"leads.db{end}")
    assert (folder / "leads.db-wal").stat().st_size
    return folder / "leads.db"


@pytest.fixture
def link(killed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A link to it, which LEADTUI_DB names."""
    made = tmp_path / "linked.db"
    made.symlink_to(killed)
    monkeypatch.setenv("LEADTUI_DB", str(made))
    return made


def test_a_link_and_its_file_are_one_base(link: Path, killed: Path) -> None:
    assert place_of_base()[0] == open_base().path == open_base(str(link)).path == killed


def test_what_is_restored_from_a_link_is_all_that_the_base_holds(base: Base, desk: Desk, link: Path) -> None:
    said = snapshot(base)
    desk.close()
    other = base.path.with_name("other.db")
    restore(other, link, NOW)
    assert snapshot(other) == said


def test_what_is_saved_through_a_link_is_all_that_the_base_holds(base: Base, link: Path, killed: Path) -> None:
    said = snapshot(base)["activity"]
    log = killed.with_name("leads.db-wal").read_bytes()
    data = bytearray(killed.read_bytes())
    data[:100] = bytes(100)
    killed.write_bytes(bytes(data))
    done = salvage(place_of_base()[0], NOW, "Sam Rep")
    assert link.is_symlink()
    assert done.aside.parent == killed.parent
    assert not done.aside.is_symlink()
    assert done.aside.read_bytes() == bytes(data)
    assert done.aside.with_name(f"{done.aside.name}-wal").read_bytes() == log
    assert set(snapshot(killed)["activity"]) <= set(said)


def test_a_restore_through_a_link_leaves_the_link(base: Base, link: Path, killed: Path) -> None:
    kept = backups.back_up(base.path, NOW, Why.ASKED)
    killed.write_bytes(b"\0" * 9000)
    done = restore(place_of_base()[0], kept.file, NOW)
    assert link.is_symlink()
    assert done.aside is not None
    assert done.aside.parent == killed.parent
    assert snapshot(killed) == snapshot(base)
