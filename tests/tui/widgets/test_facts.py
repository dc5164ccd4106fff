"""What the strip says of a lead fits beside its title."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.tui.rows import lead

from leadtui.tui.text import width
from leadtui.tui.widgets.facts import headline

ADA = lead(company="Acme Analytical Engines and Sons", phone="+33612345678")


@given(st.integers(32, 90))
def test_the_company_gives_way_before_the_number(cells: int) -> None:
    said = headline(ADA, cells)
    assert width(said) <= cells
    assert said.startswith("Ada Lovelace · ")
    assert said.endswith(" · +33612345678")


def test_a_company_that_leaves_nothing_to_tell_is_left_out() -> None:
    assert headline(ADA, 30) == "Ada Lovelace · +33612345678"
