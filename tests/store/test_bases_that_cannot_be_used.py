"""A base that cannot be opened or written gets a sentence, the right status, and is left as it was."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.support import make_lead, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.services import triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reader, Reading
from leadtui.store.sqlite import driver
from leadtui.words.errors import InputError, LeadtuiError, StorageError

pytestmark = pytest.mark.usefixtures("clock")


def refused(error: LeadtuiError, *, status: int) -> str:
    """The whole text of a refusal, which has a sentence, a hint and the status it should."""
    assert error.status == status
    assert error.message.endswith(".")
    assert error.hint.endswith(".")
    assert "Traceback" not in str(error)
    assert "Error" not in str(error)
    return str(error)


def _as_it_was(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    "content",
    [b"not a database at all\n" * 200, b"SQLite format 3\0" + b"\xff" * 5000, b"\0" * 8192, b"x"],
    ids=["text", "torn", "zeroes", "one byte"],
)
def test_a_file_that_is_no_database_is_refused_unharmed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "leads.db"
    path.write_bytes(content)
    with pytest.raises(StorageError) as error:
        open_base(str(path))
    assert str(path) in refused(error.value, status=5)
    assert path.read_bytes() == content


def test_a_base_with_a_damaged_middle_is_told_by_a_sentence(base: Base, desk: Desk) -> None:
    for _ in range(50):
        make_lead(desk, description="x" * 500)
    desk.close()
    # Closing the last connection has moved everything into the one file.
    data = bytearray(base.path.read_bytes())
    data[4096 * 3 :] = b"\xa5" * (len(data) - 4096 * 3)
    base.path.write_bytes(bytes(data))
    with pytest.raises(StorageError) as error:
        open_base().new_reading().page(open_base().new_reading().listing())
    assert "damaged" in refused(error.value, status=5)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock is waited for a moment instead of 30 seconds."""
    monkeypatch.setattr(driver, "BUSY_SECONDS", 0.05)


@pytest.mark.usefixtures("impatient")
def test_a_lock_that_lasts_is_told_by_a_sentence_and_loses_nothing(base: Base, desk: Desk) -> None:
    lead = make_lead(desk)
    before = snapshot(base)
    desk.close()
    other = driver.engine_module().connect(str(base.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = base.desk()
    with pytest.raises(StorageError) as error:
        triage.log_note(waiting, lead, "typed while it was locked")
    assert "locked" in refused(error.value, status=5)
    other.execute("ROLLBACK")
    other.close()
    assert snapshot(base) == before
    assert triage.log_note(waiting, lead, "typed again").operation is not None
    waiting.close()


@contextmanager
def _without_roots_rights(*folders: Path) -> Iterator[None]:
    """Permissions mean nothing to root: gives its rights up for a while, in folders anyone may enter."""
    for folder in folders:
        temporary = Path(tempfile.gettempdir())
        for each in (folder, *folder.parents):
            if temporary in each.parents and each.stat().st_uid == os.geteuid():
                each.chmod(each.stat().st_mode | 0o055)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_read_only_base_is_told_by_a_sentence_and_left_alone(
    base: Base, desk: Desk, tmp_path: Path, clean_env: Path
) -> None:
    lead = make_lead(desk)
    before = snapshot(base)
    for file in tmp_path.glob("leads.sqlite3*"):
        file.chmod(0o444)
    tmp_path.chmod(0o555)
    with _without_roots_rights(tmp_path, clean_env), pytest.raises(StorageError) as error:
        triage.log_note(base.desk(), lead, "not to be written")
    tmp_path.chmod(0o755)
    assert "read-only" in refused(error.value, status=5)
    assert snapshot(base) == before


def test_a_base_that_may_not_be_read_is_told_by_a_sentence(base: Base, tmp_path: Path, clean_env: Path) -> None:
    base.path.chmod(0)
    with _without_roots_rights(tmp_path, clean_env), pytest.raises(StorageError) as error:
        open_base()
    assert "cannot be opened" in refused(error.value, status=5)


def test_a_folder_where_no_base_can_be_made_is_told_by_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("a file, no folder")
    with pytest.raises(LeadtuiError) as error:
        open_base(str(blocked / "deeper" / "leads.db"))
    assert str(blocked) in refused(error.value, status=error.value.status)
    assert error.value.status in (2, 5)


def test_a_folder_is_no_base(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        open_base(str(tmp_path))
    assert "is a folder" in refused(error.value, status=2)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ada:s3cret@db.example.com/leads",
        "postgresql+psycopg://ada:s3cret@db.example.com/leads",
        "mysql://ada:s3cret@db/leads",
        "POSTGRESQL://ada:s3cret@db/leads",
        "https://ada:s3cret@example.com",
        "postgresql://ada:s3cret@[broken/leads",
        "post gres://ada:s3cret@db/leads",
        "sqlite://ada:s3cret@",
        "postgres_ql://ada:s3cret@db/leads",
    ],
)
def test_the_password_of_a_url_is_never_repeated(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADTUI_DB", url)
    with pytest.raises(LeadtuiError) as error:
        open_base()
    assert "s3cret" not in refused(error.value, status=2)
    assert "s3cret" not in repr(error.value.__cause__)


@pytest.mark.parametrize("name", ["sqlite:///{}", "sqlite+pysqlite:///{}", "{}"])
def test_an_sqlite_url_is_a_path(name: str, tmp_path: Path) -> None:
    path = tmp_path / "le ads?#%41.db"
    written = str(path) if name == "{}" else str(path).replace("%", "%25").replace("?", "%3f")
    base = open_base(name.format(written))
    assert base.path == path
    assert path.exists()
    with_reading = base.new_reading()
    assert with_reading.newest_operation() == 0


def _full_at(limit: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))


@pytest.fixture
def no_limit() -> Iterator[None]:
    """Gives files their old limit back."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _until_refused(desk: Desk, lead: int) -> StorageError:
    """Writes until it is refused; what was acknowledged before is there, and nothing else."""
    try:
        for number in range(1000):
            triage.log_note(desk, lead, f"{number} " + "x" * 4000)
    except StorageError as error:
        reading = Reading(desk.store.path, Reader(desk.user, desk.users, desk.workspace, desk.clock, desk.region))
        assert [a.body[:4].split()[0] for a in reading.detail(lead).activities if a.body] == [
            str(n) for n in reversed(range(number))
        ]
        reading.close()
        return error
    raise AssertionError("there was room for everything")


def test_a_full_disk_is_told_by_a_sentence_and_loses_nothing(desk: Desk) -> None:
    lead = make_lead(desk)
    with desk.store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 20}")
    assert "full" in refused(_until_refused(desk, lead), status=5)


@pytest.mark.usefixtures("no_limit")
def test_a_file_that_can_grow_no_more_is_told_by_a_sentence_and_loses_nothing(base: Base, desk: Desk) -> None:
    lead = make_lead(desk)
    _full_at(base.path.stat().st_size + 300_000)
    error = _until_refused(desk, lead)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    refused(error, status=5)
    assert triage.log_note(desk, lead, "there is room again").operation is not None


@pytest.mark.parametrize("name", ["", "   ", "a\0b"])
def test_a_name_that_cannot_be_one_is_refused(name: str) -> None:
    with pytest.raises(InputError):
        open_base(name or " ")


def test_a_word_in_the_path_is_not_taken_for_the_reason() -> None:
    error = driver.explain(PermissionError(13, "Permission denied", "/full/locked.db"), "/full/locked.db")
    assert "cannot be opened" in refused(error, status=5)
