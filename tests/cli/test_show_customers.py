"""`leadtui show A3|C5|O7`: an account, a contact, a deal, as people read it and as the export writes it."""

from __future__ import annotations

import pytest
from tests.cli.running import Program
from tests.cli.test_convert_verb import qualified

from leadtui.services.desk import Desk


@pytest.fixture
def converted(program: Program, desk: Desk) -> Program:
    """A lead that became an account, a contact and a deal, with a note and a follow-up."""
    qualified(desk, product_interest="Cards", city="London", budget_amount=40_000_00)
    program("convert", "1", "--note", "start in May", "--follow-up", "tue 10")
    return program


@pytest.mark.parametrize(("ref", "at"), [("A1", 1), ("c1", 2), ("O1", 3)])
def test_json_is_what_the_export_writes(converted: Program, ref: str, at: int) -> None:
    every = converted("export", "--all", "--format", "json").json
    assert converted.json("show", ref) == every[at]


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("A1", ["A1  Analytical Engines · account", "London", "C1", "Ada Lovelace", "O1", "€40,000", "start in May"]),
        ("C1", ["C1  Ada Lovelace · contact", "ada@engines.example", "A1", "start in May", "L1"]),
        ("O1", ["O1  Analytical Engines – Cards · opportunity", "Qualification", "€40,000", "Thu 31 Dec", "A1", "C1"]),
    ],
)
def test_people_see_its_fields_who_belongs_to_it_and_what_happened(
    converted: Program, ref: str, said: list[str]
) -> None:
    ran = converted("show", ref)
    assert (ran.status, ran.err) == (0, "")
    assert [text for text in said if text not in ran.out] == []
    assert "None" not in ran.out


@pytest.mark.parametrize("ref", ["A99", "C2", "o7"])
def test_an_unknown_one_is_not_found(converted: Program, ref: str) -> None:
    ran = converted.refused("show", ref)
    assert ran.status == 3
    assert ref.upper() in ran.err


def test_a_lead_is_shown_as_before(converted: Program) -> None:
    assert converted.json("show", "L1") == converted.json("show", "1")
    assert converted.json("show", "ada@engines.example")["ref"] == "L1"
