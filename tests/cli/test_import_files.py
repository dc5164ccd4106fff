"""What an import on the command line reads from and writes to: pipes, and the file of what it did not take."""

from __future__ import annotations

import io
import os
import sys
import threading
from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.support import snapshot

from leadtui.bootstrap import Base
from leadtui.formats import source
from leadtui.services import importing, importing_phases
from leadtui.services.importing import import_files
from leadtui.words.errors import FullError
from leadtui.words.importing import Progress

REJECTED = 'Notes,Last name\n"e\x1b[31mvil \u202e\nnote",\n'


def test_rejects_never_replace_the_list_they_are_of(program: Program, base: Base, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(REJECTED, encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(file)
    (tmp_path / "again.csv").hardlink_to(file)
    for name in ("list.csv", "link.csv", "again.csv"):
        ran = program.refused("import", str(file), "--rejects", str(tmp_path / name))
        assert (ran.status, "is the list itself" in ran.err) == (2, True)
    assert file.read_text(encoding="utf-8") == REJECTED
    assert snapshot(base)["lead"] == {}


def test_rejects_are_for_the_user_alone_and_harmless(program: Program, tmp_path: Path) -> None:
    file, rejects = tmp_path / "list.csv", tmp_path / "rejects.csv"
    file.write_text(REJECTED, encoding="utf-8")
    assert "replaced" not in program("import", str(file), "--rejects", str(rejects)).err
    assert rejects.stat().st_mode & 0o777 == 0o600
    assert rejects.read_text(encoding="utf-8").splitlines()[1:2] == ['"e[31mvil']
    assert f"{rejects} was there and was replaced." in program("import", str(file), "--rejects", str(rejects)).err
    assert sorted(path.name for path in tmp_path.glob("*.csv*")) == ["list.csv", "rejects.csv"]


def test_standard_input_without_end_is_refused(program: Program, base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "PIPE_LIMIT", 1 << 20)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Last name\n" + b"Lovelace\n" * 300_000)))
    assert "standard input gives more than" in program.refused("import", "-").err
    assert snapshot(base)["lead"] == {}
    assert not [path for path in base.path.parent.iterdir() if ".import-" in path.name]


def test_a_pipe_nobody_writes_to_yet_is_waited_for_and_said(program: Program, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("Last name\nLovelace\n",))
    writer.start()
    ran = program("import", str(pipe), "--json")
    writer.join()
    assert (ran.json["created"], ran.err) == (1, f"Waiting for {pipe} …\n")


def test_a_recovery_that_has_no_room_does_not_bar_reading(
    program: Program, base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise FullError("The disk is full.", "Make room.")

    def told(progress: Progress) -> None:
        if progress.step == "adding":
            raise KeyboardInterrupt

    monkeypatch.setattr(importing, "AT_ONCE", 0)
    desk = base.desk()
    with monkeypatch.context() as patched:
        patched.setattr(importing_phases, "take_away", no_room)
        with pytest.raises(KeyboardInterrupt):
            import_files(desk, [("list.csv", b"Last name\nLovelace\n")], told=told)
        patched.setattr("leadtui.services.recovering_imports.take_away", no_room)
        ran = program("list", "--json")
        assert (ran.json, ran.status) == ([], 0)
        assert ran.err == "An import that had broken off is not in order yet: The disk is full. Make room.\n"
    desk.close()
    assert "was put in order" in program("list").err
