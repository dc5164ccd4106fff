"""What goes wrong with a disk is told of that disk, and in a sentence."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support import NOW, make_lead

from leadtui.bootstrap import Base, open_base
from leadtui.services.desk import Desk
from leadtui.services.restoring import restore
from leadtui.services.salvaging import salvage
from leadtui.store.sqlite import replacing
from leadtui.store.sqlite.driver import engine_module, explain
from leadtui.words.errors import FullError, NothingToDo, StorageError


@pytest.fixture
def little_room() -> Iterator[None]:
    """No file can become larger than 50 kB."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    signal.signal(signal.SIGXFSZ, before)


def test_a_restore_without_room_names_where_there_is_none(
    base: Base, desk: Desk, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    make_lead(desk)
    desk.close()
    target = tmp_path / "elsewhere" / "leads.db"
    request.getfixturevalue("little_room")
    with pytest.raises(StorageError) as error:
        restore(target, base.path, NOW)
    assert str(target.parent / "backups") in error.value.message
    assert str(base.path) not in error.value.message
    assert "Errno" not in str(error.value)


def test_a_full_disk_in_a_workplace_is_the_one_of_the_folder_people_know(tmp_path: Path) -> None:
    stick = tmp_path / "stick" / "file"
    with pytest.raises(FullError) as error, replacing.written_in(tmp_path):
        raise explain(engine_module().OperationalError("database or disk is full"), stick)
    assert error.value.message == f"The disk with {tmp_path} is full."


def test_a_sound_base_without_leads_needs_no_salvage(base: Base) -> None:
    with pytest.raises(NothingToDo, match="sound"):
        salvage(base.path, NOW, "Sam Rep")


def test_a_base_where_nothing_can_be_written_beside_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A test may run as root, who may write anywhere but on a disk that is mounted to be read.
    monkeypatch.setattr("leadtui.store.sqlite.driver.os.access", lambda *_, **__: False)
    error = explain(engine_module().OperationalError("unable to open database file"), tmp_path / "leads.db")
    assert "nothing can be written beside it" in error.message
    assert "copy it" in error.hint


@pytest.mark.usefixtures("clock")
def test_links_that_lead_in_a_circle_are_told_by_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(StorageError) as error:
        open_base(str(tmp_path / "circle"))
    assert "too many levels of symbolic links" in error.value.message
    assert "Errno" not in str(error.value)
