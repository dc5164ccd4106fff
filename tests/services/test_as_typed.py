"""What was written stays beside what was understood, from a list and by hand, and goes with its field."""

from __future__ import annotations

from typing import Any

from tests.services.imported import bring_in
from tests.support import make_lead

from leadtui.bootstrap import Base
from leadtui.model import Lead
from leadtui.services.desk import Desk
from leadtui.services.editing import add_lead, set_fields
from leadtui.services.undoing import undo


def held(desk: Desk, lead: int = 1) -> dict[str, Any]:
    with desk.store.operation("look", "", desk.user.id) as op:
        return op.get(Lead, lead)


def found(base: Base, query: str) -> tuple[int, ...]:
    reading = base.new_reading()
    try:
        return reading.ids(query)
    finally:
        reading.close()


def test_a_list_comes_in_in_standard_form_and_what_it_said_is_kept(desk: Desk) -> None:
    report = bring_in(
        desk,
        "First name,Last name,Job title,Company,City,State,Zip,Country,Employees",
        "JOHN,MCDONALD,V.P. Sales,ACME WORKS GMBH,NEW YORK,NY,2110,USA,51-200",
    )
    lead = held(desk)
    assert [lead[key] for key in ("first_name", "last_name", "company", "city", "state", "country", "employees")] == [
        "John", "McDonald", "Acme Works GmbH", "New York", "New York", "United States", 51,
    ]  # fmt: skip
    assert (lead["title"], lead["title_key"], lead["postal_code"]) == ("V.P. Sales", "vp sales", "2110")
    assert lead["typed"] == {
        "first_name": "JOHN", "last_name": "MCDONALD", "company": "ACME WORKS GMBH", "city": "NEW YORK", "state": "NY",
        "country": "USA", "employees": "51-200",
    }  # fmt: skip
    assert [warned.field for warned in report.warnings] == ["postal_code"]


def test_names_in_mixed_case_say_all_there_is_to_say(desk: Desk) -> None:
    bring_in(desk, "First name,Last name,Company,City", "John,van der Berg,iRobot,Paris")
    assert held(desk)["typed"] is None


def test_the_same_list_twice_changes_nothing(desk: Desk) -> None:
    lines = ("First name,Last name,Email,State,Country", "JOHN,SMITH,john@acme.example,NY,USA")
    bring_in(desk, *lines)
    assert bring_in(desk, *lines, on_duplicate="overwrite").updated == 0


def test_filling_an_empty_field_keeps_what_the_list_said_of_it_only(desk: Desk) -> None:
    make_lead(desk, first_name="John", last_name="Smith", email="john@acme.example", city="Boston")
    bring_in(desk, "First name,Last name,Email,City,Country", "JOHN,SMITH,john@acme.example,NYC,USA",
             on_duplicate="update")  # fmt: skip
    assert (held(desk)["city"], held(desk)["country"], held(desk)["typed"]) == (
        "Boston", "United States", {"country": "USA"},
    )  # fmt: skip


def test_by_hand_a_name_is_as_it_is_typed(desk: Desk) -> None:
    add_lead(desk, {"first_name": "danah", "last_name": "boyd", "country": "DE", "state": "Bavaria"})
    lead = held(desk)
    assert (lead["first_name"], lead["last_name"], lead["state"], lead["country"]) == (
        "danah", "boyd", "Bayern", "Germany",
    )  # fmt: skip
    assert lead["typed"] == {"country": "DE", "state": "Bavaria"}


def test_an_edit_replaces_or_drops_what_was_typed_and_undo_brings_it_back(desk: Desk) -> None:
    add_lead(desk, {"last_name": "Lovelace", "country": "DE", "employees": "51-200"})
    set_fields(desk, 1, {"country": "UK"})
    assert held(desk)["typed"] == {"country": "UK", "employees": "51-200"}
    set_fields(desk, 1, {"country": "France"})
    assert held(desk)["typed"] == {"employees": "51-200"}
    undo(desk)
    undo(desk)
    assert (held(desk)["country"], held(desk)["typed"]) == ("Germany", {"country": "DE", "employees": "51-200"})


def test_two_edits_of_two_fields_are_taken_back_apart(desk: Desk) -> None:
    add_lead(desk, {"last_name": "Lovelace"})
    first = set_fields(desk, 1, {"country": "DE"}).operation
    set_fields(desk, 1, {"employees": "51-200"})
    undo(desk, operation=first)
    assert (held(desk)["country"], held(desk)["typed"]) == (None, {"employees": "51-200"})


def test_queries_find_titles_and_states_however_they_are_written(base: Base, desk: Desk) -> None:
    add_lead(desk, {"last_name": "A", "title": "V.P., Sales", "country": "US", "state": "CA"})
    add_lead(
        desk, {"last_name": "B", "title": "SVP Sales", "country": "Germany", "state": "Bayern"}, on_duplicate="create"
    )
    add_lead(desk, {"last_name": "C", "title": "Sales Manager"}, on_duplicate="create")
    assert set(found(base, 'title:"vice president"')) == {1, 2}
    assert set(found(base, "title:VP title:sales")) == {1, 2}
    assert set(found(base, 'title:"sales manager"')) == {3}
    assert set(found(base, "title:none")) == set()
    assert set(found(base, "state:CA")) == set(found(base, "state:california")) == {1}
    assert set(found(base, "state:Bavaria")) == set(found(base, "state:BY country:DE")) == {2}
