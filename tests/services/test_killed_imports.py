"""A large import is whole or was not, once the next program has started: whenever its own is killed."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.services.converted import sound
from tests.support import make_leads, program_env, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.services.recovering_imports import make_good
from leadtui.services.sweeping_imports import sweep
from leadtui.store.import_runs import broken_off

KILLS = int(os.environ.get("LEADTUI_KILLS", "6"))
"""Fifty by hand."""

LEADS, ROWS = 20, 600


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list that makes leads, changes some that are there, and makes a field."""
    path = tmp_path / "people.csv"
    rows = (f"Ada,L{n},Engines {n % 9},l{n}@c.example,{'Lyon' if n < LEADS else ''},{n}" for n in range(ROWS))
    path.write_text("First name,Last name,Company,Email,City,Shoe\n" + "\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def start(base: Base) -> Path:
    """A base as it was before; it is copied for each kill."""
    desk = base.desk()
    leads = [{"first_name": "Ada", "last_name": f"L{n}", "email": f"l{n}@c.example"} for n in range(LEADS)]
    make_leads(desk, leads)
    desk.close()
    return base.path


def _begin(path: Path, file: Path) -> subprocess.Popen[str]:
    command = (sys.executable, str(Path(__file__).with_name("importing_process.py")), str(path), str(file), "update")
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | program_env())


def _copied(start: Path, name: str) -> Path:
    folder = start.parent / name
    folder.mkdir()
    return Path(shutil.copy(start, folder / "leads.db"))


def test_an_import_that_is_killed_is_whole_or_was_not(start: Path, file: Path) -> None:
    before = snapshot(start)
    path = _copied(start, "whole")
    with _begin(path, file) as program:
        assert program.stdout
        lines = sum(1 for _ in program.stdout)
    after = snapshot(path)
    assert len(after["lead"]) == ROWS
    assert {row["city"] for row in list(after["lead"].values())[:LEADS]} == {"Lyon"}
    chance = random.Random(7)
    for number in range(KILLS):
        path = _copied(start, str(number))
        with _begin(path, file) as program:
            assert program.stdout
            for _ in range(chance.randrange(lines)):
                program.stdout.readline()
            program.kill()
        _is_whole_or_was_not(path, before, after)


def _is_whole_or_was_not(path: Path, before: object, after: object) -> None:
    """The reader of the list ends with the program; then the next one starts."""
    base = open_base(str(path))
    desk = base.desk()
    make_good(desk)
    assert snapshot(path) in (before, after)
    assert broken_off(path) == []
    sound(desk)
    desk.close()
    until = time.monotonic() + 20
    while _left(path):
        # The process that reads the list notices with its next line that nobody listens.
        assert time.monotonic() < until
        time.sleep(0.02)
        sweep(path)


def _left(path: Path) -> list[Path]:
    return [other for other in path.parent.iterdir() if ".import-" in other.name]
