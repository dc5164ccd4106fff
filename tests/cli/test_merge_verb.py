"""`leadtui merge`, and what a number means that was merged into another."""

from __future__ import annotations

import pytest
from tests.cli.running import Program
from tests.services.made_customers import ACCOUNT, CONTACT, make
from tests.support import make_lead

from leadtui.services.desk import Desk


@pytest.fixture
def two(desk: Desk) -> tuple[int, int]:
    """Two leads that are one."""
    one = make_lead(desk, first_name="Ada", last_name="Lovelace", title="CEO", email="ada@acme.de", tags=["vip"])
    return one, make_lead(desk, first_name="A.", last_name="Lovelace", title="Head", phone="+33142685300")


def test_merging_says_what_and_how_to_take_it_back(program: Program, two: tuple[int, int]) -> None:
    ran = program("merge", "L1", "L2", "--into", "L1")
    assert (ran.status, ran.out) == (0, "Merged L2 A. Lovelace into L1 Ada Lovelace · undo: leadtui undo\n")
    assert program("undo").status == 0
    assert program.json("show", "2")["phone"] == "+33142685300"


def test_merging_as_json(program: Program, two: tuple[int, int]) -> None:
    value = program.json("merge", "L1", "L2", "--into", "L2")
    assert (value["into"], value["merged"], value["leads"]) == (2, [1], [2, 1])
    assert program.json("show", "2")["emails"][0]["value"] == "ada@acme.de"


def test_a_dry_run_writes_nothing_and_shows_what_each_field_would_be(program: Program, two: tuple[int, int]) -> None:
    ran = program("merge", "L1", "L2", "--dry-run", "--take", "title=L2")
    assert "Would merge L2 A. Lovelace into L1 Ada Lovelace, nothing is written:" in ran.out
    assert "Head (L2)" in ran.out
    value = program.json("merge", "L1", "L2", "--dry-run")
    assert value["operation"] is None
    assert next(line for line in value["fields"] if line["field"] == "name")["why"] == "fuller"
    assert program.json("show", "2")["ref"] == "L2"


def test_a_value_is_taken_from_the_one_that_is_named(program: Program, two: tuple[int, int]) -> None:
    program("merge", "1", "2", "--into", "1", "--take", "First name=L2", "--take", "title=L2")
    shown = program.json("show", "1")
    assert (shown["first_name"], shown["title"]) == ("A.", "Head")


@pytest.mark.parametrize(
    ("taken", "said"), [("title", "is not FIELD=REF"), ("shoe=L2", "no field they have"), ("title=L3", "not among")]
)
def test_what_cannot_be_taken_is_refused(
    program: Program, desk: Desk, two: tuple[int, int], taken: str, said: str
) -> None:
    make_lead(desk)
    ran = program.refused("merge", "L1", "L2", "--take", taken)
    assert ran.status == 2
    assert said in ran.err


def test_a_number_that_was_merged_leads_to_where_it_went(program: Program, two: tuple[int, int]) -> None:
    program("merge", "L1", "L2", "--into", "L1")
    ran = program("show", "L2", "--json")
    assert (ran.status, ran.json["ref"]) == (0, "L1")
    assert ran.err == "L2 was merged into L1.\n"
    assert "L2 was merged into L1." in program("note", "2", "hello").err
    assert program.json("list", "L1")[0]["id"] == 1
    refused = program.refused("merge", "L1", "L2")
    assert "L2 was merged into L1." in refused.err


def test_accounts_and_contacts_are_merged_and_lead_on_as_well(program: Program, desk: Desk) -> None:
    make(desk, ACCOUNT, {"name": "Acme"}, {"name": "ACME Inc"})
    make(desk, CONTACT, {"account_id": 2}, {"account_id": 2})
    assert program.json("merge", "A1", "A2", "--into", "A1")["into"] == 1
    assert program("merge", "C1", "C2").out.startswith("Merged C2 Ada Lovelace into C1 Ada Lovelace")
    ran = program("show", "A2")
    assert ran.err == "A2 was merged into A1.\n"
    assert "Acme" in ran.out


def test_two_kinds_are_not_merged(program: Program, desk: Desk, two: tuple[int, int]) -> None:
    make(desk, CONTACT, {})
    ran = program.refused("merge", "L1", "C1")
    assert ran.status == 4
    assert "leadtui convert L1 --contact C1" in ran.err
    assert program.refused("merge", "L1", "O1").status == 2


def test_an_undo_that_a_later_merge_stands_against_says_so(program: Program, desk: Desk, two: tuple[int, int]) -> None:
    first = program.json("merge", "L1", "L2", "--into", "L1")["operation"]
    make_lead(desk)
    program("merge", "L1", "L3", "--into", "L3")
    ran = program("undo", "--operation", str(first))
    assert ran.status == 4
    assert "  L1 Ada Lovelace: merged into L3 since" in ran.err
