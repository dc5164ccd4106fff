"""What the search box finds among accounts, contacts and opportunities, and in which order."""

from __future__ import annotations

import pytest
from tests.services.made_customers import ACCOUNT, CONTACT, OPPORTUNITY

from leadtui.rules.query.errors import QueryError
from leadtui.services import customers
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading


@pytest.fixture
def acme(desk: Desk) -> None:
    """Acme with two people and a deal; one of the people only talks of it."""
    customers.add(desk, ACCOUNT, {"name": "Acme Ltd", "phone": "+44 20 7946 0958"})
    customers.add(desk, CONTACT, {"first_name": "Łucja", "last_name": "Zorn", "email": "Lucja@acme.com"}, account=1)
    customers.add(desk, CONTACT, {"last_name": "Smith", "phone": "+44 20 7946 0958", "description": "left Acme"})
    customers.add(desk, OPPORTUNITY, {"name": "Engines for Acme"}, account=1)


def found(reading: Reading, text: str, limit: int = 20) -> str:
    """What a text finds, by the numbers people see."""
    return " ".join(f"{kind.letter}{row.id}" for kind, row in reading.customers.search(text, limit))


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A1", "A1"), ("c2", "C2"), (" o1 ", "O1"), ("A9", ""), ("1", ""),
        ("lucja@ACME.com", "C1"), ("lucja", "C1"), ("LUCJ", "C1"), ("zorn łucja", "C1"),
        ("+442079460958", "C2 A1"), ("0958", "C2 A1"), ("nobody", ""), ("engines acme", "O1"),
    ],
)  # fmt: skip
def test_a_text_finds(reading: Reading, text: str, wanted: str) -> None:
    assert found(reading, text) == wanted


@pytest.mark.usefixtures("acme")
def test_names_come_before_notes(reading: Reading) -> None:
    assert found(reading, "acme").split()[-1] == "C2"
    assert set(found(reading, "acme").split()) == {"A1", "C1", "C2", "O1"}
    assert len(found(reading, "acme", limit=2).split()) == 2


@pytest.mark.usefixtures("acme")
def test_a_query_with_more_than_words_is_about_leads(reading: Reading) -> None:
    assert [found(reading, query) for query in ("status:new acme", "acme sort:name", "", "-acme", "L1")] == [""] * 5
    with pytest.raises(QueryError):
        found(reading, "(acme")


@pytest.mark.usefixtures("acme")
def test_what_was_written_and_what_was_deleted_is_known_at_once(desk: Desk, reading: Reading) -> None:
    customers.write_note(desk, OPPORTUNITY, 1, "ask for the blueprints")
    assert found(reading, "blueprint") == "A1 O1", "it is in the timeline of the account too"
    customers.delete(desk, OPPORTUNITY, [1])
    assert (found(reading, "blueprint"), found(reading, "O1")) == ("A1", "")


def test_those_that_were_deleted_do_not_crowd_out_the_one_that_is_there(desk: Desk, reading: Reading) -> None:
    for _ in range(4):
        customers.add(desk, CONTACT, {"last_name": "King", "email": "ada@king.example"})
    customers.delete(desk, CONTACT, [1, 2, 3])
    assert found(reading, "ada@king.example", limit=2) == "C4"
