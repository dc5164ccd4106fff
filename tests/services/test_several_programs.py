"""Two programs on one base lose nothing; one that is killed has saved what it said it saved, and nothing by half."""

from __future__ import annotations

import multiprocessing
import os
import random
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest
from tests.services.working_process import work
from tests.support import SetTime, make_leads, quick_folder

from leadtui.bootstrap import Base, open_base
from leadtui.services import checking, undoing

CALLS = 200
KILLS = 100

Start = Callable[[str, int], tuple[ForkServerProcess, Path]]


@pytest.fixture
def base(clock: SetTime) -> Iterator[Base]:
    """A base with ten leads. In memory, since a process that is killed loses nothing it has handed to the system."""
    with tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
        base = open_base(f"{folder}/leads.db")
        desk = base.desk()
        make_leads(desk, [{"company": f"Company {i}"} for i in range(10)])
        desk.close()
        yield base


@pytest.fixture
def start(base: Base, tmp_path: Path) -> Start:
    """Starts a program on the base; gives it and the file in which it says what it has saved."""
    # Each process is a program of its own; only the imports have been done for it.
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([work.__module__])

    def start(job: str, number: int) -> tuple[ForkServerProcess, Path]:
        said = tmp_path / f"said-{len(list(tmp_path.glob('said-*')))}"
        said.touch()
        process = processes.Process(target=work, args=(str(base.path), str(said), job, number, dict(os.environ)))
        process.start()
        return process, said

    return start


def _operations(base: Base) -> dict[int, str]:
    reading = base.new_reading()
    found = {operation.id: operation.kind for operation in reading.log()}
    reading.close()
    return found


def _acknowledged(said: Path) -> set[int]:
    """What a program said it saved; a line that was cut off was not said whole."""
    return {int(line) for line in said.read_text().splitlines(keepends=True) if line.endswith("\n")}


def _sound(base: Base) -> None:
    desk = base.desk()
    assert checking.doctor(desk).faults == ()
    desk.close()


def test_two_programs_writing_at_once_lose_nothing(base: Base, start: Start) -> None:
    programs = [start("calls", CALLS) for _ in range(2)]
    acknowledged: list[int] = []
    for program, said in programs:
        program.join(timeout=120)
        assert program.exitcode == 0
        acknowledged += _acknowledged(said)
    kinds = _operations(base)
    assert len(acknowledged) == len(set(acknowledged)) == 2 * CALLS
    assert all(kinds[number] == "call" for number in acknowledged)
    reading = base.new_reading()
    told = [activity.body for lead in range(1, 11) for activity in reading.detail(lead, history=False).activities]
    reading.close()
    assert sorted(map(str, told)) == sorted(f"call by {program.pid}" for program, _ in programs for _ in range(CALLS))
    _sound(base)


def test_a_killed_program_has_saved_what_it_said_and_nothing_by_half(base: Base, start: Start) -> None:
    r = random.Random(20261118)
    saved: set[int] = set()
    lives = 0
    waiting = start("anything", 10_000)
    for kill in range(KILLS):
        # The next one is at work already, so that a lock is often held or waited for.
        (program, said), waiting = waiting, start("anything", 10_000)
        while not said.stat().st_size:
            program.join(timeout=0.001)
            assert program.is_alive()
        program.join(timeout=r.uniform(0.0, 0.06))
        program.kill()
        program.join()
        now_saved = _acknowledged(said)
        lives += bool(now_saved)
        saved |= now_saved
        assert saved <= _operations(base).keys()
        if kill % 10 == 0:
            _sound(base)
    waiting[0].kill()
    waiting[0].join()
    assert lives == KILLS
    _sound(base)
    desk = base.desk()
    assert undoing.undo(desk).operation is not None
    desk.close()
