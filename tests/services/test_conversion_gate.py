"""What the query of the workspace asks of a lead is named term by term, also when it cannot be read any more."""

from __future__ import annotations

import pytest
from tests.services.to_convert import lead, under

from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.words.conversion import Conversion
from leadtui.words.errors import RefusedError
from leadtui.words.workspace import CustomField, Workspace


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("has:phone employees:20.. city:Lyon", ["It needs has:phone.", "It needs employees:20.. (now 12)."]),
        ("has:phone or employees:20..", ["It needs has:phone or employees:20..."]),
        ("industry:Steel", ["It needs industry:Steel (now unknown)."]),
        ("-city:Lyon", ["It needs -city:Lyon."]),
        ("status:new", ["It needs status:new (now Qualified)."]),
        ("city:Lyon employees:..20", []),
        ("", []),
    ],
)
def test_only_the_terms_that_fail_are_named(desk: Desk, reading: Reading, query: str, said: list[str]) -> None:
    number = lead(desk, city="Lyon", employees=12)
    proposal = under(reading, Workspace(convert_query=query)).proposal(number)
    assert [item.said for item in proposal.missing] == said
    assert all(item.field == "" for item in proposal.missing)


def test_a_field_of_ones_own_is_named_with_what_it_holds(desk: Desk, reading: Reading) -> None:
    own = CustomField(1, "Seats", "number")
    rules = Workspace(convert_query="custom.Seats:5..", custom_fields=(own,))
    said = under(reading, rules).proposal(lead(desk)).missing[0].said
    assert said.startswith("It needs custom.")
    assert said.endswith('Seats":5.. (now unknown).') or said.endswith("Seats:5.. (now unknown).")


def test_a_query_about_a_field_that_is_gone_is_a_sentence_everywhere(desk: Desk, reading: Reading) -> None:
    conversions = under(reading, Workspace(convert_query="custom.Seats:5.."))
    number = lead(desk)
    (item,) = conversions.proposal(number).missing
    assert item.said.startswith("What the workspace asks for cannot be read any more: custom.Seats:5.. (")
    with pytest.raises(RefusedError, match="cannot be read any more"):
        conversions.plan(Conversion(number))
    assert "cannot be read any more" in conversions.mass([number]).lines[0].refused
    assert conversions.plan(Conversion(number, reason="agreed")).override.endswith(": agreed")
