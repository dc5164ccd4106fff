"""A long import on the command line: stopped with ctrl+c it leaves nothing, broken off it is put in order first."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.support import program_env, snapshot

from leadtui.bootstrap import Base
from leadtui.services import importing, importing_phases
from leadtui.services.importing import import_files
from leadtui.words.errors import StorageError
from leadtui.words.importing import Progress

ROWS = 20_000
ATTEMPTS = 5


class _BreaksOff(Exception):
    """As if the program were killed."""


@pytest.mark.parametrize(
    ("asked", "at", "status"),
    [
        (signal.SIGINT, "Reading: ", 130),
        (signal.SIGINT, "Bringing in: ", 130),
        (signal.SIGTERM, "Bringing in: ", 143),
    ],
)
def test_a_request_to_stop_leaves_the_base_as_it_was(
    base: Base, tmp_path: Path, asked: signal.Signals, at: str, status: int
) -> None:
    before = snapshot(base)
    file = tmp_path / "long.csv"
    file.write_text("Last name,Email\n" + "\n".join(f"N{n},n{n}@example.com" for n in range(ROWS)), encoding="utf-8")
    for attempt in range(ATTEMPTS):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        path = Path(shutil.copy(base.path, folder))
        returned, out = _asked_to_stop(path, file, asked, at)
        if returned:
            break  # else it was done before it could be asked
    assert (returned, out) == (status, "")
    assert snapshot(path) == before
    assert not [left for left in folder.iterdir() if ".import-" in left.name]


def _asked_to_stop(path: Path, file: Path, asked: signal.Signals, at: str) -> tuple[int, str]:
    """The exit status and what was printed of an import that is asked to stop once the terminal shows `at`."""
    master, slave = os.openpty()
    program = subprocess.Popen(
        (sys.executable, "-m", "leadtui", "import", str(file)),
        stdout=subprocess.PIPE, stderr=slave, env=os.environ | program_env() | {"LEADTUI_DB": str(path)}, text=True,
    )  # fmt: skip
    os.close(slave)
    try:
        _shown_until(master, at.encode())
        program.send_signal(asked)
        out, _ = program.communicate(timeout=60)
    finally:
        os.close(master)
    return program.returncode, out


def _shown_until(terminal: int, wanted: bytes) -> None:
    """Reads until it is shown, or nobody is there to show anything any more."""
    shown, until = b"", time.monotonic() + 60
    with suppress(OSError):
        while wanted not in shown:
            assert time.monotonic() < until, shown
            if select.select([terminal], [], [], 1.0)[0]:
                shown += os.read(terminal, 4096)


@pytest.mark.parametrize(("step", "there"), [("adding", 0), ("showing", 300)])
def test_the_next_verb_puts_what_broke_off_in_order_first(
    program: Program, base: Base, monkeypatch: pytest.MonkeyPatch, step: str, there: int
) -> None:
    def told(progress: Progress) -> None:
        if progress.step == step and progress.done:
            raise _BreaksOff

    desk = base.desk()
    rows = "\n".join(f"N{n},n{n}@example.com" for n in range(300))
    with monkeypatch.context() as patched:
        patched.setattr(importing, "AT_ONCE", 0)
        patched.setattr(importing_phases, "MOST", 100)
        patched.setattr(importing_phases, "take_away", lambda *_: None)
        with pytest.raises(_BreaksOff):
            import_files(desk, [("long.csv", f"Last name,Email\n{rows}".encode())], told=told)
    desk.close()
    ran = program("list", "--json")
    assert len(ran.json) == there
    assert "An import that had broken off was put in order" in ran.err
    assert [done["kind"] for done in program.json("log")] == ["import"] * bool(there)
    assert program("list", "--json").err == ""


def test_a_request_that_meets_the_engine_is_a_stop_all_the_same(
    program: Program, base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(*_: object, **__: object) -> None:
        with suppress(SystemExit):
            signal.raise_signal(signal.SIGTERM)
        raise StorageError("user-defined function raised exception")

    file = tmp_path / "list.csv"
    file.write_text("Last name\nCurie\n")
    monkeypatch.setattr(importing, "import_files", told)
    with pytest.raises(SystemExit) as ended:
        program("import", str(file))
    assert ended.value.code == 128 + signal.SIGTERM
