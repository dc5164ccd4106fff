"""done, snooze and due on the command line where a follow-up is about an account, a contact or a deal."""

from __future__ import annotations

import pytest
from tests.cli.running import Program


@pytest.fixture
def acme(program: Program) -> Program:
    """A base in which Ada became account, contact and deal, with nothing to do."""
    program("add", "--first-name", "Ada", "--last-name", "Lovelace", "--company", "Acme")
    program("status", "1", "qualified")
    assert program("convert", "1", "--opportunity", "Acme licences").status == 0
    return program


@pytest.mark.parametrize("ref", ["A1", "C1", "o1"])
def test_done_and_snooze_take_what_follow_up_takes_and_are_taken_back(acme: Program, ref: str) -> None:
    assert acme("follow-up", ref, "today 11:00", "invoice").status == 0
    (row,) = acme.json("due")
    assert (row["ref"], row["lead"]) == (ref.upper(), None)
    assert "Snoozed to Fri 20 Nov 12:00" in acme("snooze", ref, "fri 12").out
    assert acme("undo").status == 0
    assert "Done: invoice" in acme("done", ref).out
    assert acme("due").status == 1
    assert acme("undo").status == 0
    assert [row["state"] for row in acme.json("show", ref)["follow_ups"]] == ["open"]
    assert "Dropped: invoice" in acme("snooze", ref, "never").out


def test_without_a_follow_up_done_is_refused_and_snooze_sets_one(acme: Program) -> None:
    ran = acme("done", "A1")
    assert (ran.status, ran.out) == (4, "")
    assert "Acme has no open follow-up" in ran.err
    assert acme("snooze", "A1", "never").status == 4
    assert acme("snooze", "A1", "fri 12").status == 0
    assert [row["state"] for row in acme.json("show", "A1")["follow_ups"]] == ["open"]
    assert acme("done", "A99").status == 3


def test_due_names_the_deal_on_which_a_follow_up_stands(acme: Program) -> None:
    acme("follow-up", "O1", "today 11:00", "invoice")
    line = next(line for line in acme("due").out.splitlines() if "invoice" in line)
    assert "O1" in line
    assert "Acme licences" in line


def test_due_gives_the_number_of_a_lead(program: Program) -> None:
    program("add", "--first-name", "Ada", "--last-name", "Lovelace")
    program("follow-up", "1", "today 11:00")
    assert [row["ref"] for row in program.json("due")] == ["L1"]
