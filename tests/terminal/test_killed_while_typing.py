"""A program that is killed in the middle of a text: the next one has the text, where it was typed."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.support import NOW, make_leads, snapshot
from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal

from leadtui.bootstrap import Base
from leadtui.platform import paths
from leadtui.services.desk import Desk

HALF = "wants a quote for forty seats, the"


@pytest.fixture
def people(desk: Desk) -> list[int]:
    """Three fresh leads, each with a number."""
    made = [
        {"last_name": name, "phone": f"+49 30 90182{n}", "created": NOW - timedelta(hours=n)}
        for n, name in enumerate(("Lovelace", "Hopper", "Turing"))
    ]
    numbers = make_leads(desk, made)
    desk.close()
    return numbers


def kept() -> Iterator[dict[str, Any]]:
    """What stands in the files of drafts."""
    for file in paths.state().glob("draft-*.json"):
        yield from json.loads(file.read_text())["drafts"]


def ready(terminal: Terminal) -> None:
    terminal.wait_for("Lovelace")
    terminal.wait_for("Today")


def kill(terminal: Terminal) -> None:
    """End a program as if the machine had."""
    terminal.program.send_signal(signal.SIGKILL)
    terminal.program.wait()


def test_a_half_typed_note_outlives_a_kill(base: Base, people: list[int], start: Start) -> None:
    with start() as terminal:
        ready(terminal)
        terminal.type(f"jn{HALF}")
        terminal.wait_for(lambda: [draft["text"] for draft in kept()] == [HALF])
        kill(terminal)
    assert snapshot(base)["activity"] == {}
    with start() as terminal:
        ready(terminal)
        terminal.wait_for("note on Hopper")
        terminal.wait_for("1 draft · b")
        terminal.type("b")
        terminal.wait_for(HALF)
        terminal.type(" second half\r")
        terminal.wait_for(lambda: bool(snapshot(base)["activity"]))
        terminal.wait_for(lambda: not list(kept()))
        assert terminal.leave() == 0
    (note,) = snapshot(base)["activity"].values()
    assert (note["lead_id"], note["body"]) == (people[1], f"{HALF} second half")
    assert list(paths.state().glob("draft-*")) == []


def test_bringing_back_and_going_on_typing_is_one_write_to_the_terminal(
    base: Base, people: list[int], start: Start
) -> None:
    with start() as terminal:
        ready(terminal)
        terminal.type(f"cn{HALF}")
        terminal.wait_for(lambda: [draft["text"] for draft in kept()] == [HALF])
        kill(terminal)
    with start() as terminal:
        ready(terminal)
        terminal.wait_for("1 draft · b")
        terminal.type("b end\r")
        terminal.wait_for(lambda: bool(snapshot(base)["activity"]))
        assert terminal.leave() == 0
    (call,) = snapshot(base)["activity"].values()
    assert (call["lead_id"], call["outcome"], call["body"]) == (people[0], "no-answer", f"{HALF} end")


def test_a_program_that_starts_beside_a_running_one_leaves_its_text_to_it(
    base: Base, people: list[int], start: Start
) -> None:
    with start() as first:
        ready(first)
        first.type(f"n{HALF}")
        first.wait_for(lambda: bool(list(kept())))
        with start() as second:
            ready(second)
            second.settle()
            assert "draft" not in second.text()
            assert second.leave() == 0
        first.type("\r")
        first.wait_for(lambda: bool(snapshot(base)["activity"]))
        assert first.leave() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_terminal_that_goes_away_takes_no_text_along(
    base: Base, people: list[int], start: Start, number: signal.Signals
) -> None:
    with start() as terminal:
        ready(terminal)
        terminal.type(f"a{HALF}")
        terminal.wait_for(HALF[:20])
        terminal.program.send_signal(number)
        terminal.wait_for(lambda: terminal.program.poll() is not None)
    assert [draft["kind"] for draft in kept()] == ["form"]
    with start() as terminal:
        ready(terminal)
        terminal.wait_for("1 draft · b")
        terminal.type("b")
        terminal.wait_for("Add a lead")
        terminal.wait_for(HALF[:20])


def test_two_interruptions_and_a_kill_in_between_lose_nothing(base: Base, people: list[int], start: Start) -> None:
    with start() as terminal:
        ready(terminal)
        terminal.type("nfirst half")
        terminal.wait_for("first half")
        terminal.type("\x060821\rci")
        terminal.wait_for("Incoming call")
        terminal.type("csecond")
        terminal.wait_for(lambda: len(list(kept())) == 2)
        terminal.type("\x060822\r")
        terminal.wait_for("2 drafts · b")
        kill(terminal)
    assert snapshot(base)["activity"] == {}
    with start() as terminal:
        ready(terminal)
        terminal.wait_for("2 drafts · b")
        terminal.type("b\r")
        terminal.wait_for("second")
        terminal.type(" half\r")
        terminal.wait_for(lambda: len(snapshot(base)["activity"]) == 1)
        terminal.wait_for("1 draft · b")
        terminal.type("b")
        terminal.wait_for("first half")
        terminal.type(" whole\r")
        terminal.wait_for(lambda: len(snapshot(base)["activity"]) == 2)
        assert terminal.leave() == 0
    call, note = sorted(snapshot(base)["activity"].values(), key=lambda row: str(row["kind"]))
    assert (call["lead_id"], call["direction"], call["body"]) == (people[1], "in", "second half")
    assert (note["lead_id"], note["body"]) == (people[0], "first half whole")


def test_nobody_else_reads_what_is_typed(base: Base, people: list[int], start: Start, clean_env: Path) -> None:
    with start() as terminal:
        ready(terminal)
        terminal.type(f"n{HALF}")
        terminal.wait_for(lambda: bool(list(kept())))
        modes = {file.stat().st_mode & 0o777 for file in paths.state().iterdir()}
        assert modes == {0o600}
        assert paths.state().stat().st_mode & 0o777 == 0o700
