"""A whole day of a rep, by keys alone: forty leads, two interruptions, a crash, many at once, the end of the day."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from tests.support import NOW, SetTime, make_leads, snapshot
from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal

from leadtui.bootstrap import Base
from leadtui.services import checking
from leadtui.services.desk import Desk

ESC, CTRL_F, CTRL_S = "\x1b", "\x06", "\x13"
SIZES = ((80, 24), (160, 45), (60, 20))
LEADS = 40


@pytest.fixture
def forty(desk: Desk) -> list[int]:
    """Forty fresh leads with numbers of their own; the first is on top."""
    made = [
        {
            "first_name": "Lead",
            "last_name": f"Number{i:02}",
            "company": f"Company {i:02}",
            "phone": f"+33 1 55 50 {i:02} {70 + i % 20}",
            "created": NOW - timedelta(hours=i),
        }
        for i in range(LEADS)
    ]
    numbers = make_leads(desk, made)
    desk.close()
    return numbers


def rows(base: Base, table: str) -> list[dict[str, Any]]:
    """The visible rows of a table."""
    return [row for _, row in sorted(snapshot(base)[table].items())]


def statuses(base: Base) -> Counter[str]:
    return Counter(row["status"] for row in rows(base, "lead"))


def calls(base: Base) -> list[dict[str, Any]]:
    return [row for row in rows(base, "activity") if row["kind"] == "call"]


def notes(base: Base) -> list[str]:
    return [row["body"] for row in rows(base, "activity") if row["kind"] == "note"]


def until(terminal: Terminal, holds: Any) -> None:
    """Wait for something in the base, then for the screen to come to rest."""
    terminal.wait_for(holds)
    terminal.settle()


@pytest.mark.parametrize(("columns", "lines"), SIZES)
def test_a_day_of_forty_leads(
    base: Base, forty: list[int], start: Start, clock: SetTime, columns: int, lines: int
) -> None:
    with start(columns=columns, rows=lines) as terminal:
        terminal.wait_for("Number00")
        # The morning: twelve calls, nobody answers, then voicemails, in bursts.
        terminal.type("cn\r" * 6 + "cv\r" * 6)
        until(terminal, lambda: len(calls(base)) == 12)
        terminal.wait_for("Number12")

        # First interruption, in the middle of a note: number 39 calls and wants an offer.
        terminal.type("n" + "spoke to the assistant, ")
        terminal.wait_for("assistant")
        terminal.type(CTRL_F + "3989")
        terminal.wait_for("Number39")
        terminal.wait_for("1 draft")
        terminal.type("\r")
        terminal.wait_for("Company 39")
        terminal.type("cic" + "wants an offer\r")
        until(terminal, lambda: len(calls(base)) == 13)
        assert (calls(base)[-1]["lead_id"], calls(base)[-1]["direction"]) == (forty[39], "in")
        # Back to what was typed, on its lead.
        terminal.type("b")
        terminal.wait_for("assistant")
        terminal.type("send the brochure\r")
        until(terminal, lambda: notes(base) == ["spoke to the assistant, send the brochure"])
        note = next(row for row in rows(base, "activity") if row["kind"] == "note")
        assert note["lead_id"] == forty[12]
        terminal.type(ESC)
        terminal.settle()

        # Second interruption, in a form: a lead is being added when a follow-up is asked for.
        terminal.type("a" + "Nina\tNovak\tNovakom\t")
        terminal.wait_for("Novakom")
        terminal.type(CTRL_F + "2575")
        terminal.wait_for("Number25")
        terminal.type("\r")
        terminal.wait_for("Company 25")
        terminal.type("ftomorrow 15:00\r")
        until(terminal, lambda: any(row["lead_id"] == forty[25] for row in rows(base, "follow_up")))
        terminal.type("b")
        terminal.wait_for("Novakom")
        terminal.type(CTRL_S)
        until(terminal, lambda: len(rows(base, "lead")) == LEADS + 1)
        assert rows(base, "lead")[-1]["company"] == "Novakom"

        # The crash: the machine takes the program away in the middle of a word.
        terminal.type(ESC)
        terminal.settle()
        terminal.type("gg")
        terminal.settle()
        terminal.type("nthe buyer is on hol")
        terminal.wait_for("on hol")
        terminal.settle()
        terminal.program.kill()
        terminal.program.wait()

    assert len(notes(base)) == 1
    with start(columns=columns, rows=lines) as terminal:
        terminal.wait_for("1 draft")
        terminal.settle()
        terminal.type("b")
        terminal.wait_for("on hol")
        terminal.type("iday until monday\r")
        until(terminal, lambda: "the buyer is on holiday until monday" in notes(base))

        # After lunch: retries have come due and are told of once.
        clock.set(NOW + timedelta(hours=4, minutes=30))
        terminal.wait_for(lambda: "came due" in terminal.text() or "due" in terminal.text().lower())

        # Many at once: five selected become Contacted, and are what they were again.
        before = statuses(base)
        terminal.type("R")
        terminal.settle()
        terminal.type("]")
        terminal.wait_for("Number13")
        terminal.settle()
        terminal.type("gg" + " " * 5 + "2")
        until(terminal, lambda: statuses(base)["contacted"] == before["contacted"] + 5)
        terminal.type("u")
        until(terminal, lambda: statuses(base) == before)

        # One is worth a deal.
        terminal.type("4")
        until(terminal, lambda: statuses(base)["qualified"] == 1)
        terminal.type("gq")
        terminal.wait_for("qualified, no next")
        terminal.settle()
        terminal.type("/category:qualified\r")
        terminal.wait_for("Qualified")
        terminal.settle()
        terminal.type("C")
        terminal.wait_for("Opportunity")
        terminal.settle()
        terminal.type(CTRL_S)
        until(terminal, lambda: len(rows(base, "opportunity")) == 1)
        for _ in range(2):
            terminal.type(ESC)
            terminal.settle()

        # The rest of the new ones, and what the day was.
        terminal.type("]gg")
        terminal.settle()
        left = statuses(base)["new"]
        done = len(calls(base))
        terminal.type("cn\r" * left)
        until(terminal, lambda: len(calls(base)) == done + left)
        terminal.type("gq[")
        terminal.wait_for("No answer → tomorrow 09:00")
        assert terminal.leave() == 0

    assert statuses(base)["new"] == 0
    desk = base.desk()
    try:
        assert checking.doctor(desk).faults == ()
    finally:
        desk.close()
