"""Cleansing finds what is odd, mends it in bulk, remembers what is right and when it was looked through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.support import NOW, SetTime, make_lead, make_leads

from leadtui.bootstrap import Base
from leadtui.model import Lead, Reach
from leadtui.rules.cleansing import BY_KEY, CHECKS, Finding
from leadtui.rules.cleansing_checks import EXAMINERS
from leadtui.rules.titles import title_key
from leadtui.services import cleansing
from leadtui.services.desk import Desk
from leadtui.services.reach_reading import columns_of
from leadtui.services.reading import Reading
from leadtui.services.undoing import undo
from leadtui.services.workspace_rules import load
from leadtui.words.errors import InputError

RIGHT = {"first_name": "Grace", "last_name": "Hopper", "company": "Navy", "email": "grace@navy.example"}


@pytest.fixture
def reading(base: Base) -> Iterator[Reading]:
    reading = base.new_reading()
    yield reading
    reading.close()


def as_read(desk: Desk, *leads: int) -> int:
    """Gives the emails and phones of leads the form they are read in; the first lead."""
    with desk.store.operation("read", "", desk.user.id) as op:
        for lead in leads:
            for row in op.find(Reach, owner_kind="lead", owner_id=lead):
                op.set(Reach, row["id"], columns_of(row["kind"], row["value"], "")[0])
    return leads[0]


def found(reading: Reading, check: str) -> dict[int, Finding]:
    return {finding.lead: finding for finding in cleansing.found(reading, check)}


def row(desk: Desk, lead: int) -> dict[str, object]:
    with desk.store.operation("look", "", desk.user.id) as op:
        return op.get(Lead, lead)


def reach(desk: Desk, lead: int) -> list[tuple[str, str | None, bool]]:
    with desk.store.operation("look", "", desk.user.id) as op:
        rows = op.find(Reach, owner_kind="lead", owner_id=lead)
        return [(r["value"], r["normal"], r["is_primary"]) for r in rows]


def test_a_lead_with_nothing_odd_is_found_by_no_check(desk: Desk, reading: Reading) -> None:
    make_lead(desk, **RIGHT, country="Germany", state="Bayern", postal_code="80331", title="CEO", source="website")
    assert [counted.leads for counted in cleansing.summary(reading)] == [0] * len(CHECKS)


@pytest.mark.parametrize(
    ("check", "values", "reason", "proposed"),
    [
        ("missing", {"first_name": "A", "last_name": "B", "company": "C"}, "no phone and no email", ""),
        ("missing", {"email": "a@b.example", "company": "C"}, "no name", ""),
        ("email", {**RIGHT, "email": "grace at navy.example"}, "it has no @", "grace@navy.example"),
        ("email", {**RIGHT, "email": "nobody"}, "it has no @", ""),
        ("email", {**RIGHT, "email": "grace@gmial.com"}, "misspelt", "grace@gmail.com"),
        ("phone", {**RIGHT, "phone": "030 1234"}, "its country is not known", ""),
        ("role", {**RIGHT, "email": "info@navy.example"}, "a box of several people", ""),
        ("number", {**RIGHT, "phone": "+12125550134"}, "555-01xx", ""),
        ("number", {**RIGHT, "country": "Germany", "postal_code": "1067"}, "4 digits instead of 5", "01067"),
        ("number", {**RIGHT, "employees": 0}, "so few", ""),
        ("title", {**RIGHT, "title": "SALES MANAGER"}, "written otherwise", "Sales Manager"),
        ("title", {**RIGHT, "title": "Sales Mangaer"}, "written otherwise", "Sales Manager"),
        ("source", {**RIGHT, "source": "Trade shows"}, "not a source", "Trade show"),
        ("casing", {**RIGHT, "last_name": "MCDONALD"}, "capitals", "McDonald"),
        ("place", {**RIGHT, "country": "Deutschland", "state": "Bavaria"}, "standard name", "Germany, Bayern"),
        ("place", {**RIGHT, "country": "United States", "state": "Nowhere"}, "no state of United States", ""),
    ],
)
def test_each_check_says_why_and_proposes_what_is_nearly_certain(
    desk: Desk, reading: Reading, check: str, values: dict[str, object], reason: str, proposed: str
) -> None:
    lead = as_read(desk, make_lead(desk, **values))
    finding = found(reading, check)[lead]
    assert reason in finding.reason
    assert finding.proposed == proposed


def test_a_title_far_more_leads_write_otherwise_is_unusual(desk: Desk, reading: Reading) -> None:
    titles = ["VP Sales"] * 3 + ["V.P., Sales", "Vertriebsleiter", "Head of Sales", "Head of Sales", "Head of Sales"]
    ids = make_leads(desk, [{**RIGHT, "title": title, "title_key": title_key(title)} for title in titles])
    assert {lead: finding.proposed for lead, finding in found(reading, "title").items()} == {ids[3]: "VP Sales"}


def test_untouched_for_long_with_nothing_planned(desk: Desk, reading: Reading, clock: SetTime) -> None:
    old = make_lead(desk, **RIGHT)
    make_lead(desk, **RIGHT, follow_up=NOW + timedelta(days=300))
    clock.forward(days=200)
    make_lead(desk, **RIGHT)
    assert list(found(reading, "untouched")) == [old]


def test_leads_that_are_no_longer_worked_are_left_alone(desk: Desk, reading: Reading) -> None:
    as_read(desk, make_lead(desk, **{**RIGHT, "email": "nobody"}, status="unqualified"))
    assert not found(reading, "email")


def test_a_fix_in_bulk_is_one_operation_that_undo_takes_back(desk: Desk, reading: Reading) -> None:
    ids = make_leads(desk, [{**RIGHT, "last_name": name} for name in ("MCDONALD", "o'brien", "Hopper")])
    done = cleansing.fix(desk, "casing", ids)
    assert done.leads == tuple(ids[:2])
    assert [row(desk, lead)["last_name"] for lead in ids] == ["McDonald", "O'Brien", "Hopper"]
    assert row(desk, ids[0])["typed"] == {"last_name": "MCDONALD"}
    undo(desk)
    assert [row(desk, lead)["last_name"] for lead in ids] == ["MCDONALD", "o'brien", "Hopper"]
    assert row(desk, ids[0])["typed"] is None


def test_a_fixed_title_is_found_by_its_key(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, **RIGHT, title="VICE PRESIDENT SALES")
    cleansing.fix(desk, "title", [lead])
    assert (row(desk, lead)["title"], row(desk, lead)["title_key"]) == ("Vice President Sales", "vp sales")


def test_a_dead_email_goes_and_the_next_becomes_the_usual_one(desk: Desk, reading: Reading) -> None:
    lead = as_read(desk, make_lead(desk, **{**RIGHT, "email": "nobody"}))
    with desk.store.operation("add", "", desk.user.id) as op:
        second = {"owner_id": lead, "kind": "email", "value": "g@navy.example", "normal": "g@navy.example"}
        op.add(Reach, {**second, "position": 1})
    cleansing.take_away(desk, "email", [lead])
    assert reach(desk, lead) == [("g@navy.example", "g@navy.example", True)]


def test_a_dead_email_is_never_taken_away_by_a_fix(desk: Desk, reading: Reading) -> None:
    lead = as_read(desk, make_lead(desk, **{**RIGHT, "email": "nobody"}))
    assert cleansing.fix(desk, "email", [lead]).operation is None
    assert reach(desk, lead) == [("nobody", None, True)]


def test_a_box_of_several_people_is_found_with_a_name_or_without(desk: Desk, reading: Reading) -> None:
    leads = [
        make_lead(desk, **{**RIGHT, "email": "info@acme.com"}),
        make_lead(desk, company="Acme", email="info@acme.com"),
    ]
    as_read(desk, *leads, make_lead(desk, **RIGHT))
    assert list(found(reading, "role")) == leads


def test_what_alone_recognises_a_lead_is_never_taken_away(desk: Desk, reading: Reading) -> None:
    lead = as_read(desk, make_lead(desk, email="nobody"))
    assert cleansing.take_away(desk, "email", [lead]).operation is None
    assert reach(desk, lead) == [("nobody", None, True)]


def test_a_fix_looks_at_the_lead_as_it_is_by_then(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, **{**RIGHT, "last_name": "MCDONALD"})
    assert found(reading, "casing")
    with desk.store.operation("edit", "", desk.user.id) as op:
        op.set(Lead, lead, {"last_name": "Mac Donald"})
    assert cleansing.fix(desk, "casing", [lead]).operation is None
    assert row(desk, lead)["last_name"] == "Mac Donald"


def test_what_is_right_is_not_found_again_until_the_value_changes(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, **{**RIGHT, "last_name": "BOYD"})
    cleansing.accept(desk, "casing", [lead])
    assert not found(reading, "casing")
    with desk.store.operation("edit", "", desk.user.id) as op:
        op.set(Lead, lead, {"last_name": "SMITH"})
    assert found(reading, "casing")
    undo(desk)
    undo(desk)
    assert found(reading, "casing")[lead].value == "BOYD"


def test_a_review_is_due_again_after_the_days_the_workspace_says(
    base: Base, desk: Desk, reading: Reading, clock: SetTime
) -> None:
    assert cleansing.count(reading, "email").reviewed == ""
    cleansing.reviewed(desk, "email")
    counted = cleansing.count(reading, "email")
    assert (counted.reviewed, counted.next_review) == ("2026-11-18", "2027-02-16")
    load(desk, "[cleansing]\nreview_days = 10\n", "rules.toml")
    base.reload()
    again = base.new_reading()
    assert cleansing.count(again, "email").next_review == "2026-11-28"
    clock.forward(days=10)
    assert cleansing.count(again, "email").next_review == ""
    again.close()


def test_findings_come_in_pages_by_number(desk: Desk, reading: Reading) -> None:
    ids = make_leads(desk, [{**RIGHT, "email": "nobody"} for _ in range(7)])
    as_read(desk, *ids)
    pages, after = [], 0
    while page := cleansing.found(reading, "email", after, 3):
        pages.append([finding.lead for finding in page])
        after = page[-1].lead
    assert pages == [ids[:3], ids[3:6], ids[6:]]


def test_an_unknown_check_is_refused(desk: Desk, reading: Reading) -> None:
    for ask in (lambda: cleansing.count(reading, "x"), lambda: cleansing.fix(desk, "x", [1])):
        with pytest.raises(InputError, match="no check"):
            ask()
    assert set(BY_KEY) == set(EXAMINERS)
