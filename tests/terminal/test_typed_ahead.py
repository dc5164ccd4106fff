"""Keys that arrive in one burst are read in their order, each on the lead it was meant for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.support import NOW, make_leads, snapshot
from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk

BURSTS = 20
BURST = "cn\rcv\r"
"""Call, no answer, save; call, voicemail, save."""


@pytest.fixture
def order(desk: Desk) -> list[int]:
    """Forty fresh leads; their numbers in the order of the queue."""
    made = [{"last_name": f"Number{i:02}", "created": NOW - timedelta(hours=i)} for i in range(2 * BURSTS)]
    numbers = make_leads(desk, made)
    desk.close()
    return numbers


def calls(base: Base) -> list[tuple[int, str]]:
    """Every call that was logged, in order: the lead and how it ended."""
    logged = snapshot(base)["activity"]
    return [(row["lead_id"], row["outcome"]) for _, row in sorted(logged.items())]


def wanted(order: list[int]) -> list[tuple[int, str]]:
    return [(lead, ("no-answer", "voicemail")[i % 2]) for i, lead in enumerate(order)]


def _ready(terminal: Terminal) -> None:
    terminal.wait_for("Number00")
    terminal.wait_for("Today")


def test_two_calls_in_one_write_are_two_calls_on_two_leads_twenty_times(
    base: Base, order: list[int], start: Start
) -> None:
    with start() as terminal:
        _ready(terminal)
        for burst in range(BURSTS):
            terminal.type(BURST)
            terminal.wait_for(lambda done=2 * burst + 2: len(calls(base)) >= done)  # type: ignore[misc]
        assert terminal.leave() == 0
    assert calls(base) == wanted(order)


def test_forty_calls_in_one_write_are_forty_calls_on_forty_leads(base: Base, order: list[int], start: Start) -> None:
    with start() as terminal:
        _ready(terminal)
        terminal.type(BURST * BURSTS)
        terminal.wait_for(lambda: len(calls(base)) >= 2 * BURSTS)
        assert terminal.leave() == 0
    assert calls(base) == wanted(order)


def test_keys_typed_before_the_first_paint_are_not_lost(base: Base, order: list[int], start: Start) -> None:
    with start() as terminal:
        terminal.wait_for(lambda: b"\x1b[?1049h" in terminal.written)
        terminal.type(BURST)
        terminal.wait_for(lambda: len(calls(base)) >= 2)
        assert terminal.leave() == 0
    assert calls(base) == wanted(order)[:2]


def test_a_call_and_its_undo_in_one_write_leave_nothing(base: Base, order: list[int], start: Start) -> None:
    before = snapshot(base)
    with start() as terminal:
        _ready(terminal)
        terminal.type("cn\ru")
        terminal.wait_for("took back")
        assert terminal.leave() == 0
    assert snapshot(base) == before


def test_escape_and_a_letter_in_one_write_are_two_keys(base: Base, order: list[int], start: Start) -> None:
    """`c`, escape leaves the strip; `n` then begins a note on the same lead."""
    with start() as terminal:
        _ready(terminal)
        terminal.type("c\x1bnspoke to reception\r")
        terminal.wait_for(lambda: bool(snapshot(base)["activity"]))
        assert terminal.leave() == 0
    (row,) = snapshot(base)["activity"].values()
    assert (row["lead_id"], row["kind"], row["body"]) == (order[0], "note", "spoke to reception")


@pytest.mark.parametrize("pasted", ["+33 1 23 45 67 89", "0123456789", "cn\r", "X", "5u\r", "cn\rcv\r"])
def test_what_is_pasted_on_the_list_is_looked_for_and_never_run(
    base: Base, order: list[int], start: Start, pasted: str
) -> None:
    before, newest = snapshot(base), base.new_reading().newest_operation()
    with start() as terminal:
        _ready(terminal)
        terminal.type(f"\x1b[200~{pasted}\x1b[201~")
        terminal.wait_for(pasted.split()[0])
        terminal.settle()
        terminal.type("\x1b")
        terminal.settle()
        terminal.wait_for("Number00")
        assert terminal.leave() == 0
    assert snapshot(base) == before
    assert base.new_reading().newest_operation() == newest
