"""What a list says of the deal: the budget with its amount, what somebody is interested in."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in, leads, said
from tests.support import snapshot

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk


def test_a_budget_is_what_is_known_of_it_with_its_amount(base: Base, desk: Desk) -> None:
    report = bring_in(
        desk, "Name;Firma;Budget;Interesse", "Jörg Müller;Müller GmbH;1.200,50 €;Pressen", "Eva Kern;Kern AG;ja;",
        "Ada Byron;Byron Ltd;nein;", "Max Kern;Max AG;;",
    )  # fmt: skip
    assert report.mapping == {
        "Name": "full_name", "Firma": "company", "Budget": "budget", "Interesse": "product_interest",
    }  # fmt: skip
    told = leads(base)
    assert [(lead["qualification"]["budget"]["known"], lead["qualification"]["budget"]["detail"]) for lead in told] == [
        ("yes", "1.200,50 €"), ("yes", None), ("no", None), ("unknown", None),
    ]  # fmt: skip
    assert said(told[0], "product_interest", "currency") == ("Pressen", "EUR")
    assert [lead["budget_amount"] for lead in snapshot(base)["lead"].values()] == [120050, None, None, None]


def test_interested_yes_or_no_is_no_product(desk: Desk) -> None:
    assert bring_in(desk, "Name,Interesse", "Ada Byron,ja", "Eva Kern,nein").mapping["Interesse"] is None


@pytest.mark.parametrize(
    ("text", "known", "detail"),
    [
        ("none", "no", None), ("No budget", "no", None), ("nil", "no", None), ("keins", "no", None),
        ("0 EUR", "no", "0 EUR"), ("TBD", "unknown", "TBD"), ("not yet", "unknown", "not yet"),
        ("approved by the board", "unknown", "approved by the board"), ("unbekannt", "unknown", None),
        ("no, maybe later", "unknown", "no, maybe later"), ("about 50k", "yes", "about 50k"), ("5000", "yes", "5000"),
    ],
)  # fmt: skip
def test_a_budget_is_known_by_a_yes_or_an_amount_alone(
    base: Base, desk: Desk, text: str, known: str, detail: str | None
) -> None:
    bring_in(desk, "Name;Budget", f"Ada Byron;{text}")
    assert leads(base)[0]["qualification"]["budget"] == {"known": known, "detail": detail}


def test_no_competitors_are_none_and_what_is_not_known_yet_is_no_yes(base: Base, desk: Desk) -> None:
    mapping = {"Rivals": "competitors", "Need": "need", "When": "timeline"}
    bring_in(desk, "Name;Rivals;Need;When", "Ada Byron;none;3 presses;TBD", mapping=mapping)
    known = leads(base)[0]["qualification"]
    assert [(known[key]["known"], known[key]["detail"]) for key in ("competitors", "need", "timeline")] == [
        ("no", None), ("yes", "3 presses"), ("unknown", "TBD"),
    ]  # fmt: skip
