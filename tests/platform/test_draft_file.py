"""What is typed outlives the program it was typed in, and goes to the next one once."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.support import program_env

from leadtui.platform.draft_file import DraftFile

NOTE: dict[str, Any] = {"id": "a1", "text": "spoke to reception \ud800 é\n", "state": {"line": ["x", 1]}}
OTHER: dict[str, Any] = {"id": "b2", "text": "tue 10"}

TYPES_AND_DIES = """
import os, signal, sys
from pathlib import Path
from leadtui.platform.draft_file import DraftFile
file = DraftFile(Path(sys.argv[1]), Path(sys.argv[2]), "Sam")
file.adopt()
file.write([{"id": "k", "text": "half a note"}])
os.kill(os.getpid(), signal.SIGKILL)
"""


def opened(folder: Path, user: str = "Sam", base: str = "leads.db") -> DraftFile:
    return DraftFile(folder / "state", folder / base, user)


def test_the_next_program_adopts_what_a_killed_one_left(tmp_path: Path) -> None:
    arguments = [str(tmp_path / "state"), str(tmp_path / "leads.db")]
    ended = subprocess.run([sys.executable, "-c", TYPES_AND_DIES, *arguments], env=program_env(), check=False)
    assert ended.returncode == -signal.SIGKILL
    assert opened(tmp_path).adopt() == [{"id": "k", "text": "half a note"}]


def test_what_is_parked_at_the_end_waits_for_the_next_start(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.write([NOTE, OTHER])
    first.close()
    assert opened(tmp_path).adopt() == [NOTE, OTHER]


def test_what_a_running_program_holds_is_left_to_it(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.write([NOTE])
    assert opened(tmp_path).adopt() == []


def test_a_draft_is_adopted_once_and_is_safe_before_the_old_file_goes(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.write([NOTE])
    first.close()
    second = opened(tmp_path)
    assert second.adopt() == [NOTE]
    assert opened(tmp_path).adopt() == []
    second.close()
    assert opened(tmp_path).adopt() == [NOTE]


def test_a_draft_that_stands_in_two_files_is_one(tmp_path: Path) -> None:
    for drafts in ([NOTE], [NOTE, OTHER]):
        file = opened(tmp_path)
        file.write(drafts)
        file.close()
    assert sorted(draft["id"] for draft in opened(tmp_path).adopt()) == ["a1", "b2"]


@pytest.mark.parametrize("newer", range(4))
def test_a_draft_in_several_files_is_as_the_newest_has_it(tmp_path: Path, newer: int) -> None:
    files = [opened(tmp_path) for _ in range(4)]
    for number, file in enumerate(files):
        file.write([{**NOTE, "text": str(number)}])
        file.close()
    for number, path in enumerate(file._own.with_suffix(".json") for file in files):
        os.utime(path, ns=(0, 10**9 + (10**9 if number == newer else number)))
    assert opened(tmp_path).adopt() == [{**NOTE, "text": str(newer)}]


def test_drafts_belong_to_a_base_and_a_user(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.write([NOTE])
    first.close()
    assert opened(tmp_path, user="Kim").adopt() == []
    assert opened(tmp_path, base="other.db").adopt() == []
    assert opened(tmp_path).adopt() == [NOTE]


def test_only_its_owner_reads_what_was_typed(tmp_path: Path) -> None:
    file = opened(tmp_path)
    file.write([NOTE])
    folder = tmp_path / "state"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_nothing_is_left_behind_when_nothing_is_parked(tmp_path: Path) -> None:
    file = opened(tmp_path)
    file.write([NOTE])
    file.write([])
    file.close()
    assert list((tmp_path / "state").iterdir()) == []


def test_a_program_that_nothing_was_typed_in_makes_no_file(tmp_path: Path) -> None:
    file = opened(tmp_path)
    assert file.adopt() == []
    file.write([])
    file.close()
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize(
    "held", ["", "{", "[]", '{"format": 2, "drafts": []}', '{"format": 1, "drafts": 3}', "\0\0", "[" * 99999]
)
def test_a_damaged_file_is_put_aside_and_stops_nothing(tmp_path: Path, held: str) -> None:
    file = opened(tmp_path)
    file.write([NOTE])
    file.close()
    next((tmp_path / "state").glob("*.json")).write_text(held)
    second = opened(tmp_path)
    assert second.adopt() == []
    assert [path.read_text() for path in second.unread] == [held]


def test_a_lock_that_cannot_be_taken_is_told_and_costs_no_other_draft(tmp_path: Path) -> None:
    first = opened(tmp_path)
    first.write([NOTE])
    first.close()
    stem = next((tmp_path / "state").glob("*.lock")).name.rpartition("-")[0]
    for name in ("-000000000000.lock", "-zzzzzzzzzzzz.lock"):
        (tmp_path / "state" / f"{stem}{name}").mkdir()
    second = opened(tmp_path)
    assert second.adopt() == [NOTE]
    assert [name for name, _ in second.left] == [f"{stem}-000000000000.lock", f"{stem}-zzzzzzzzzzzz.lock"]
    second.close()
    assert opened(tmp_path).adopt() == [NOTE]


def test_drafts_with_damaged_numbers_are_handed_on_as_they_are(tmp_path: Path) -> None:
    damaged: list[dict[str, Any]] = [{"id": {}, "text": "a"}, {"id": [1], "text": "b"}, {"text": "c"}]
    for drafts in (damaged, [NOTE]):
        file = opened(tmp_path)
        file.write(drafts)
        file.close()
    adopted = opened(tmp_path).adopt()
    assert all(draft in adopted for draft in (*damaged, NOTE))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir(mode=0o500)
    with pytest.raises(OSError, match="ermission"):
        opened(tmp_path).write([NOTE])
