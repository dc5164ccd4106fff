"""What `leadtui undo` says when something stands in its way: in people's words, with the way out of just that."""

from __future__ import annotations

import pytest
from tests.cli.running import Program
from tests.cli.test_convert_verb import qualified

from leadtui.cli.arguments import read_arguments
from leadtui.cli.undoing import all_but_conflicts
from leadtui.services import customers
from leadtui.services.desk import Desk
from leadtui.words.customers import CustomerKind


@pytest.fixture
def worked_on(program: Program, desk: Desk) -> int:
    """A conversion whose deal is worth something else since, and whose contact was called five times."""
    qualified(desk, product_interest="Cards", budget_amount=390_000_00, currency="INR")
    made: int = program.json("convert", "1")["operation"]
    customers.set_fields(desk, CustomerKind.OPPORTUNITY, 1, {"amount": "3k", "close_date": "2026-12-24"})
    for turn in range(5):
        customers.write_note(desk, CustomerKind.CONTACT, 1, f"note {turn}")
    return made


def test_amounts_days_and_uses_are_told_in_peoples_words(program: Program, worked_on: int) -> None:
    ran = program("undo", "--operation", str(worked_on))
    assert (ran.status, ran.out) == (4, "")
    assert f"Operation {worked_on}, “Converted Ada Lovelace to A1 Analytical Engines”: " in ran.err
    lines = ran.err.splitlines()
    assert "  O1 Analytical Engines – Cards · Amount: left as ₹390,000, now ₹3,000" in lines
    assert "  O1 Analytical Engines – Cards · Close date: left as Thu 31 Dec, now Thu 24 Dec" in lines
    assert "  C1 Ada Lovelace: used by 5 activities since" in lines
    assert len(lines) == len(set(lines))
    assert "39000000" not in ran.err


def test_json_has_every_conflict_with_amounts_as_decimals(program: Program, worked_on: int) -> None:
    found = program("undo", "--operation", str(worked_on), "--json").json["conflicts"]
    amount = next(one for one in found if one["field"] == "amount")
    assert (amount["expected"], amount["found"]) == ("390000.00", "3000.00")
    assert len([one for one in found if one["field"] == "activity"]) > 5


@pytest.mark.parametrize("asked", ["", " 3", " --operation 17", " --to 4"])
def test_the_way_out_repeats_what_was_asked(asked: str) -> None:
    _, arguments = read_arguments(["undo", *asked.split()])
    assert all_but_conflicts(arguments) == f"leadtui undo{asked} --except-conflicts"


def test_the_way_out_is_said_with_the_conflicts(program: Program, worked_on: int) -> None:
    ran = program("undo", "--operation", str(worked_on))
    assert ran.err.endswith(f"`leadtui undo --operation {worked_on} --except-conflicts` takes back the rest.\n")


def test_what_was_left_is_named_in_the_summary(program: Program, worked_on: int) -> None:
    ran = program("undo", "--operation", str(worked_on), "--except-conflicts")
    assert ran.status == 0
    assert ran.out.startswith("Took back what could be: Converted Ada Lovelace to A1 Analytical Engines; left: A1 ")
    assert "C1 Ada Lovelace, O1 Analytical Engines – Cards" in ran.out
    assert program.json("log")[0]["summary"].startswith("took back what could be")
    assert program("redo").out.startswith("Did again what could be: Converted Ada Lovelace")


def test_a_conversion_in_the_way_is_told_once(program: Program, desk: Desk) -> None:
    program("add", "--first-name", "Ada", "--last-name", "Lovelace", "--company", "Engines")
    for text in ("one", "two", "three"):
        program("note", "1", text)
    program("status", "1", "qualified")
    program("convert", "1")
    ran = program("undo", "--operation", "1")
    assert ran.status == 4
    said = [line for line in ran.err.splitlines() if "converted since" in line]
    assert said == ["  L1 Ada Lovelace: converted since into A1 Engines, C1 Ada Lovelace, O1 Engines"]
    assert "converted_at" not in ran.err
    assert "Z," not in ran.err
