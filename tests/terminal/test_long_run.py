"""A program that runs all day: it does not grow with what is done in it, and it does nothing while nobody types."""

from __future__ import annotations

import os
import select
import time
from pathlib import Path

import pytest
from tests.support import make_leads
from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal

from leadtui.bootstrap import Base
from leadtui.store.sqlite.driver import connect_reader

OPERATIONS = 2000
FIRST = 200
"""Operations until everything is loaded that the others need."""
MOST_GROWTH = 20 * 2**20
IDLE_SECONDS = 8.0
MOST_IDLE = 0.01
"""Share of a core."""

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell")


def held(pid: int) -> int:
    """The memory a process holds now, in bytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("the system does not tell")


def used(pid: int) -> float:
    """The CPU time a process has used, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.fixture
def many(base: Base) -> Base:
    """Four hundred leads."""
    desk = base.desk()
    make_leads(desk, [{"last_name": f"Lead {n:03}", "phone": f"+49 30 90{n:05}"} for n in range(400)])
    desk.close()
    return base


def done(path: Path) -> int:
    """The number of the newest operation."""
    connection = connect_reader(path)
    try:
        return int(connection.execute("SELECT max(id) FROM operation").fetchone()[0])
    finally:
        connection.close()


KINDS = ("2", "4", "nhello\r", "tvip\r", "cn\r", "3\r", ".", "zt", "fmon 10\r", "u", "cv\r", "1")
"""What is typed in turn: statuses, notes, tags, calls, times; taken back and repeated."""


def drain(terminal: Terminal, seconds: float) -> None:
    """Take what the program draws, without drawing it."""
    while select.select([terminal.master], [], [], seconds)[0]:
        os.read(terminal.master, 1 << 16)


def work(terminal: Terminal, path: Path, operations: int) -> None:
    """Type so many operations, some at a time, and wait for them."""
    until = done(path) + operations
    while (now := done(path)) < until:
        terminal.type("".join(KINDS) * 6)
        end = time.monotonic() + 20
        while done(path) < now + 5 * len(KINDS) and time.monotonic() < end:
            drain(terminal, 0.05)
        drain(terminal, 0.1)
        assert done(path) > now, "nothing was written"


def test_two_thousand_operations_grow_memory_by_less_than_twenty_megabytes(start: Start, many: Base) -> None:
    terminal = start(columns=110, rows=24)
    terminal.wait_for("Today")
    terminal.type("[[")
    work(terminal, many.path, FIRST)
    terminal.settle()
    before = held(terminal.program.pid)
    work(terminal, many.path, OPERATIONS)
    terminal.settle()
    grown = held(terminal.program.pid) - before
    assert grown < MOST_GROWTH, f"{grown / 2**20:.1f} MB"
    assert terminal.leave() == 0


def test_nothing_is_done_while_nobody_types(start: Start, many: Base) -> None:
    terminal = start(columns=160, rows=45)
    terminal.wait_for("Today")
    terminal.settle()
    time.sleep(4)
    terminal.settle()
    before, since = used(terminal.program.pid), time.monotonic()
    while time.monotonic() - since < IDLE_SECONDS:
        terminal.take(0.5)
    share = (used(terminal.program.pid) - before) / (time.monotonic() - since)
    assert share < MOST_IDLE, f"{share:.2%}"


def test_it_ends_when_its_terminal_is_gone_and_nobody_says_so(start: Start, many: Base) -> None:
    terminal = start()
    terminal.wait_for("Today")
    for end in (terminal.slave, terminal.master):
        os.close(end)
    terminal.slave = terminal.master = -1
    assert terminal.program.wait(30) == 129
