"""Which value wins in a merge."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.merging import Side, decide, units_of
from leadtui.rules.merging_reach import unite
from leadtui.rules.merging_units import UNITS, Unit
from leadtui.words.rows import ReachRow
from leadtui.words.workspace import CustomField


def _unit(kind: str, field: str) -> Unit:
    return next(unit for unit in UNITS[kind] if unit.field == field)


def _sides(*values: dict[str, Any]) -> list[Side]:
    return [Side(number, row) for number, row in enumerate(values, 1)]


def test_a_value_gives_way_to_another_but_never_to_none() -> None:
    decided = decide(_unit("lead", "department"), _sides({"department": None}, {"department": "Sales"}), 0)
    assert (decided.place, decided.why) == (1, "only one")


def test_what_could_be_understood_goes_before_what_is_newer() -> None:
    old = Side(1, {"website": "acme.de", "host": "acme.de"}, made=1)
    new = Side(2, {"website": "acme", "host": None}, made=2)
    decided = decide(_unit("lead", "website"), [old, new], 1)
    assert (decided.place, decided.why) == (0, "valid")


@pytest.mark.parametrize("other", ["https://ACME.com", "HTTPS://acme.com/", "https://acme.com"])
def test_a_website_is_the_same_in_capitals(other: str) -> None:
    sides = _sides({"website": "https://acme.com", "host": "acme.com"}, {"website": other, "host": "acme.com"})
    decided = decide(_unit("lead", "website"), sides, 0)
    assert (decided.place, decided.why, decided.differs) == (0, "", False)


def test_another_page_of_a_host_is_another_website() -> None:
    sides = _sides(*({"website": f"https://acme.com/{page}", "host": "acme.com"} for page in "aA"))
    assert decide(_unit("lead", "website"), sides, 0).differs


def test_of_equal_values_the_survivors_is_taken_and_nothing_is_said() -> None:
    decided = decide(_unit("lead", "title"), _sides({"title": "CEO"}, {"title": "CEO"}), 1)
    assert (decided.place, decided.why, decided.differs) == (1, "", False)


def test_the_survivor_stands_for_what_it_says_like_others() -> None:
    sides = [Side(number, {"title": text}, made=number) for number, text in enumerate(("CEO", "Head", "CEO"), 1)]
    decided = decide(_unit("lead", "title"), sides, 0)
    assert (decided.place, decided.why) == (0, "newer")


def test_an_address_is_taken_as_a_whole() -> None:
    sides = _sides({"city": "Paris", "country": "FR"}, {"city": "Lyon", "street": "1 Rue X", "postal_code": "69001"})
    decided = decide(_unit("lead", "address"), sides, 0)
    assert (decided.place, decided.why) == (1, "fuller")


def test_an_initial_is_half_a_name() -> None:
    sides = _sides({"first_name": "A.", "last_name": "Lovelace"}, {"first_name": "Ada", "last_name": "Lovelace"})
    assert decide(_unit("lead", "name"), sides, 0).place == 1


def test_a_name_as_names_are_written_goes_before_one_in_capitals() -> None:
    sides = _sides({"first_name": "ADA", "last_name": "LOVELACE"}, {"first_name": "Ada", "last_name": "Lovelace"})
    assert decide(_unit("lead", "name"), sides, 0).place == 1


def test_an_answer_owed_to_one_of_them_is_owed() -> None:
    unit = _unit("lead", "answer_owed")
    for held, owed in (((None, True, False), True), ((None, False), False), ((None, None), None)):
        sides = _sides(*({"answer_owed": value} for value in held))
        assert decide(unit, sides, 0).values["answer_owed"] is owed


def test_a_text_that_stands_in_another_is_not_repeated() -> None:
    sides = _sides({"description": "met"}, {"description": "met at the fair"}, {"description": "wants a demo"})
    decided = decide(_unit("lead", "description"), sides, 0)
    assert decided.values["description"] == "met at the fair\n\nwants a demo"


def test_amounts_in_one_currency_are_chosen_apart_and_in_several_together() -> None:
    own = (CustomField(1, "Deal size", "money"), CustomField(2, "Seats", "number"))
    one = _sides({"annual_revenue": 5, "currency": None}, {"custom.1": 7, "currency": "EUR"})
    assert "budget" in {unit.field for unit in units_of("lead", own, one, "EUR")}
    two = _sides({"annual_revenue": 5, "currency": None}, {"custom.1": 7, "currency": "USD"})
    units = units_of("lead", own, two, "EUR")
    together = next(unit for unit in units if unit.field == "currency")
    assert {"annual_revenue", "currency", "budget_amount", "custom.1"} <= set(together.columns)
    assert {"budget", "annual_revenue", "custom.1"}.isdisjoint(unit.field for unit in units)
    assert "custom.2" in {unit.field for unit in units}


def test_a_currency_without_an_amount_does_not_bind() -> None:
    sides = _sides({"currency": "EUR"}, {"currency": "USD"})
    assert "annual_revenue" in {unit.field for unit in units_of("lead", (), sides, "EUR")}


_COLUMNS = ("first_name", "last_name", "city", "street", "status_since", "description", "title")
_VALUE = st.none() | st.integers(1, 3).map(str)
_ROW = st.fixed_dictionaries({column: _VALUE for column in _COLUMNS if column != "status_since"})


@given(st.lists(_ROW, min_size=2, max_size=5), st.permutations(range(5)), st.lists(st.integers(0, 3), min_size=5))
def test_the_order_of_the_records_does_not_matter(
    rows: list[dict[str, Any]], order: list[int], made: list[int]
) -> None:
    sides = [Side(number, row, made=made[number]) for number, row in enumerate(rows)]
    turned = [sides[place] for place in order if place < len(sides)]
    for unit in UNITS["lead"]:
        one, two = decide(unit, sides, 0), decide(unit, turned, turned.index(sides[0]))
        assert sides[one.place].id == turned[two.place].id
        assert (one.why, one.values) == (two.why, two.values)


_REACH = st.builds(
    ReachRow, st.integers(), st.just("phone"), st.sampled_from("abc"), st.none() | st.sampled_from("xy"),
    st.sampled_from(["", "mobile"]), st.booleans().map(int),
)  # fmt: skip


@given(st.lists(st.lists(_REACH, max_size=3), min_size=2, max_size=4), st.integers(0, 1))
def test_no_number_is_lost_and_one_comes_first(sides: list[list[ReachRow]], survivor: int) -> None:
    numbered = [[row._replace(id=10 * place + at) for at, row in enumerate(side)] for place, side in enumerate(sides)]
    united = unite(numbered, [10 * place for place in range(len(sides))], survivor)
    kept = {row.normal or row.value for row in united.rows}
    assert kept == {row.normal or row.value for side in numbered for row in side}
    assert [row.id for row in united.rows[: len(numbered[survivor])]] == [row.id for row in numbered[survivor]]
    assert (united.primary is None) == (not kept)
    assert united.primary in {None, *(row.id for row in united.rows)}
