"""The app started on a damaged base asks first, keeps the damaged file, and then is there."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.support import NOW, make_leads
from tests.terminal.conftest import Start

from leadtui.bootstrap import Base
from leadtui.services import backups
from leadtui.services.backups import Why
from leadtui.services.desk import Desk


@pytest.fixture
def damaged(base: Base, desk: Desk) -> bytes:
    """A base with a backup, of which most of the file is lost; what is left."""
    make_leads(desk, [{"company": f"Company {number:03}"} for number in range(200)])
    desk.close()
    backups.back_up(base.path, NOW, Why.DAILY)
    content = bytearray(base.path.read_bytes())
    content[:4096] = b"\xa5" * 4096
    base.path.write_bytes(bytes(content))
    return bytes(content)


def aside(base: Base) -> list[Path]:
    return sorted(base.path.parent.glob("leads.sqlite3.damaged-*"))


@pytest.mark.parametrize(("key", "width"), [("s", 100), ("b", 100), ("s", 60), ("b", 80)])
def test_either_answer_opens_the_app_and_keeps_the_damaged_file(
    start: Start, base: Base, damaged: bytes, key: str, width: int
) -> None:
    with start(columns=width) as terminal:
        terminal.wait_for("Which?")
        text = " ".join(terminal.text().split())
        assert "200 leads" in text
        assert "damaged" in text
        assert not aside(base)
        terminal.type(f"{key}\r")
        terminal.wait_for("Company 1")
        assert terminal.leave() == 0
    assert [file.read_bytes() for file in aside(base)] == [damaged]


@pytest.mark.parametrize("answer", ["\r", "q\r", "\x04", "yes please\r"])
def test_anything_else_leaves_everything_as_it_is(start: Start, base: Base, damaged: bytes, answer: str) -> None:
    before = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in base.path.parent.glob("leads*")}
    with start() as terminal:
        terminal.wait_for("Which?")
        terminal.type(answer)
        terminal.wait_for(lambda: terminal.program.poll() is not None)
        assert terminal.program.returncode == 5
    assert {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in base.path.parent.glob("leads*")
    } == before


def test_where_nothing_can_be_offered_there_is_a_sentence(start: Start, base: Base) -> None:
    base.path.write_bytes(b"no database at all " * 100)
    with start(columns=240) as terminal:
        terminal.wait_for(lambda: terminal.program.poll() is not None)
        terminal.settle()
        assert terminal.program.returncode == 5
        assert "is not a leadtui base" in " ".join(terminal.text().split())
