"""Lists of accounts, contacts and opportunities page by page, and one of them with all that belongs to it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.made_customers import ACCOUNT, CONTACT, OPPORTUNITY, make, turn_into
from tests.support import NOW, make_lead, quick_folder

from leadtui.bootstrap import Base, open_base
from leadtui.model import Account, Contact, Opportunity, Reach, Tag
from leadtui.services import customers, triage
from leadtui.services.desk import Desk
from leadtui.services.reading import END, Reading
from leadtui.words.customers import CustomerKind, CustomerRow, OpportunityRow
from leadtui.words.errors import NotFoundError
from leadtui.words.stages import STAGES

pytestmark = pytest.mark.usefixtures("clock")

NAMES = st.sampled_from(["Acme", "acme", "Ácme", "Zeta", "李雷", "a"])
ROWS: dict[CustomerKind, st.SearchStrategy[dict[str, Any]]] = {
    ACCOUNT: st.builds(dict, name=NAMES),
    CONTACT: st.builds(dict, first_name=NAMES | st.none(), last_name=NAMES, account_id=st.none() | st.just(1)),
    OPPORTUNITY: st.builds(
        dict, stage=st.sampled_from([s.key for s in STAGES]),
        close_date=st.none() | st.sampled_from([date(2026, 12, 31), date(2026, 12, 1), date(2025, 1, 1)]),
    ),
}  # fmt: skip


@contextmanager
def _reading(kind: CustomerKind, rows: list[dict[str, Any]]) -> Iterator[Reading]:
    with tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
        base = open_base(str(Path(folder) / "leads.db"))
        desk = base.desk()
        if kind is not ACCOUNT:
            make(desk, ACCOUNT, {"name": "The one"})
        numbers = make(desk, kind, *rows)
        customers.delete(desk, kind, numbers[::5])
        desk.close()
        reading = base.new_reading()
        yield reading
        reading.close()


def _pages(reading: Reading, kind: CustomerKind, size: int, *, backwards: bool) -> list[CustomerRow]:
    read, found = reading.customers, list[CustomerRow]()
    listing = read.listing(kind, closed=True)
    page = read.page(listing, before=END, limit=size) if backwards else read.page(listing, limit=size)
    assert page.at_end if backwards else page.at_start
    while True:
        found = [*page.rows, *found] if backwards else [*found, *page.rows]
        if page.at_start if backwards else page.at_end:
            return found
        assert len(page.rows) == size
        if backwards:
            page = read.page(listing, before=page.rows[0], limit=size)
        else:
            page = read.page(listing, after=page.rows[-1], limit=size)


@pytest.mark.parametrize("kind", CustomerKind)
@given(data=st.data(), size=st.integers(1, 7))
@settings(max_examples=25)
def test_pages_in_either_direction_are_the_whole_list_once(kind: CustomerKind, data: st.DataObject, size: int) -> None:
    rows = data.draw(st.lists(ROWS[kind], min_size=1, max_size=18))
    with _reading(kind, rows) as reading:
        read = reading.customers
        listing = read.listing(kind, closed=True)
        whole = read.page(listing, limit=1000).rows
        assert sorted(row.id for row in whole) == list(read.numbers(kind))
        assert _pages(reading, kind, size, backwards=False) == list(whole)
        assert _pages(reading, kind, size, backwards=True) == list(whole)
        assert (read.count(listing), read.count(listing, cap=3)) == (len(whole), min(3, len(whole)))
        for row in whole:
            near = read.around(listing, row.id, size).rows
            at = whole.index(near[0])
            assert row in near
            assert near == whole[at : at + len(near)]
        assert read.around(listing, 999, size).rows == whole[:size]


def _titles(reading: Reading, kind: CustomerKind, *, closed: bool = False) -> list[str]:
    read = reading.customers
    return [row.name for row in read.page(read.listing(kind, closed=closed)).rows]


def test_accounts_and_contacts_stand_by_name_people_by_their_last(desk: Desk, reading: Reading) -> None:
    make(desk, ACCOUNT, {"name": "Zeta"}, {"name": "émile & co"}, {"name": "acme"})
    make(desk, CONTACT, {"first_name": "Zoe", "last_name": "Adams"}, {"first_name": "Ada", "last_name": "Zorn"})
    assert _titles(reading, ACCOUNT) == ["acme", "émile & co", "Zeta"]
    assert _titles(reading, CONTACT) == ["Zoe Adams", "Ada Zorn"]


def test_the_pipeline_runs_through_the_stages_by_close_date_closed_ones_last_and_latest_first(
    desk: Desk, reading: Reading
) -> None:
    def deal(stage: str, day: int | None) -> dict[str, Any]:
        name = f"{stage} {day or '-'}"
        return {"name": name, "stage": stage, "close_date": date(2026, 12, day) if day else None}

    asked = [("closed-won", 1), ("closed-won", 2), ("proposal", None), ("proposal", 9), ("proposal", 3)]
    make(desk, OPPORTUNITY, *(deal(*it) for it in [*asked, ("prospecting", 20), ("closed-lost", None)]))
    still_open = ["prospecting 20", "proposal 3", "proposal 9", "proposal -"]
    assert _titles(reading, OPPORTUNITY) == still_open
    every = [*still_open, "closed-won 2", "closed-won 1", "closed-lost -"]
    assert _titles(reading, OPPORTUNITY, closed=True) == every


def test_a_page_is_read_from_an_index_and_never_sorted(desk: Desk, reading: Reading) -> None:
    make(desk, OPPORTUNITY, *({"close_date": date(2026, 12, day)} for day in range(1, 9)))
    make(desk, ACCOUNT, *({"name": f"Acme {number}"} for number in range(8)))
    make(desk, CONTACT, *({"account_id": number} for number in range(1, 9)))
    read, seen = reading.customers, list[str]()
    for kind in CustomerKind:
        listing = read.listing(kind, closed=True)
        middle = read.page(listing, limit=4).rows[-1]
        reading.connection.set_trace_callback(seen.append)
        read.page(listing, limit=2)
        read.page(listing, after=middle, limit=2)
        read.page(listing, before=middle, limit=2)
        read.page(listing, before=END, limit=2)
        reading.connection.set_trace_callback(None)
    assert len(seen) >= 12
    for sql in seen:
        plan = [row[3] for row in reading.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert " USING INDEX ix_" in plan[0], sql
        assert not [step for step in plan if "TEMP B-TREE" in step], sql


def test_a_deleted_company_or_person_is_not_named_by_what_belonged_to_it(desk: Desk, reading: Reading) -> None:
    make(desk, ACCOUNT, {"name": "Acme"})
    make(desk, CONTACT, {"account_id": 1})
    make(desk, OPPORTUNITY, {"account_id": 1, "contact_id": 1})
    row = reading.customers.row(OPPORTUNITY, 1)
    assert isinstance(row, OpportunityRow)
    assert (row.account, row.contact) == ("Acme", "Ada Lovelace")
    with desk.store.operation("delete", "both", desk.user.id) as op:
        op.hide(Account, 1)
        op.hide(Contact, 1)
    row = reading.customers.row(OPPORTUNITY, 1)
    assert isinstance(row, OpportunityRow)
    assert (row.account, row.contact, row.account_id) == (None, None, 1)
    detail = reading.customers.detail(OPPORTUNITY, 1)
    assert (detail.account, detail.contacts) == (None, ())
    with pytest.raises(NotFoundError, match="no account A1"):
        reading.customers.detail(ACCOUNT, 1)


def test_one_is_read_with_all_that_belongs_to_it(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, first_name="Ada", company="Acme", follow_up=NOW)
    triage.log_note(desk, lead, "wants engines")
    make(desk, ACCOUNT, {"name": "Acme"}, {"name": "Other"})
    make(desk, CONTACT, {"account_id": 1}, {"account_id": 2})
    make(desk, OPPORTUNITY, {"account_id": 1, "contact_id": 1}, {"account_id": 2})
    turn_into(desk, lead, account=1, contact=1, opportunity=1)
    with desk.store.operation("edit", "more", desk.user.id) as op:
        owner = {"owner_kind": "contact", "owner_id": 1}
        op.add(Reach, {**owner, "kind": "email", "value": "a@b.co", "normal": "a@b.co", "is_primary": True})
        op.add(Tag, {**owner, "name": "VIP", "name_key": "vip"})
    account, contact, deal = (reading.customers.detail(kind, 1) for kind in CustomerKind)
    assert [row.id for row in account.contacts] == [row.id for row in account.opportunities] == [1]
    assert (contact.account, contact.contacts) == (account.row, ())
    assert [row.id for row in contact.opportunities] == [1]
    assert (deal.account, deal.contacts, deal.opportunities) == (account.row, (contact.row,), ())
    for detail in (account, contact, deal):
        assert [row.id for row in detail.leads] == [lead]
        assert [row.body for row in detail.activities] == ["wants engines"]
        assert [(row.lead_id, row.account_id, row.contact_id) for row in detail.follow_ups] == [(lead, 1, 1)]
    assert ([row.value for row in contact.reach], contact.tags, contact.fields["email"]) == (
        ["a@b.co"],
        ("VIP",),
        "a@b.co",
    )
    assert (account.reach, deal.tags) == ((), ())
    assert reading.customers.detail(ACCOUNT, 2).leads == ()


def test_the_history_of_a_customer_begins_with_what_made_it(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, first_name="Ada")
    triage.log_note(desk, lead, "before")
    make(desk, ACCOUNT, {"name": "Acme"})
    turn_into(desk, lead, account=1)
    customers.set_fields(desk, ACCOUNT, 1, {"city": "Lyon"})
    told = [operation.kind for operation, _ in reading.customers.detail(ACCOUNT, 1).history]
    assert told == ["edit", "convert", "add"]
    assert [o.kind for o, _ in reading.detail(lead).history] == ["convert", "note", "add"]
    newest = reading.newest_operation()
    assert (reading.leads_of(newest), reading.leads_of(newest - 1)) == ((), (lead,))


def test_rows_of_a_customer_are_not_those_of_the_lead_with_its_number(desk: Desk, reading: Reading) -> None:
    make_lead(desk, first_name="Ada", email="ada@acme.com", tags=["lead's"])
    customers.add(desk, CONTACT, {"last_name": "Smith", "email": "smith@acme.com", "tags": "contact's"})
    lead, contact = reading.detail(1), reading.customers.detail(CONTACT, 1)
    assert ([r.value for r in lead.reach], lead.tags) == (["ada@acme.com"], ("lead's",))
    assert ([r.value for r in contact.reach], contact.tags) == (["smith@acme.com"], ("contact's",))
    assert len(lead.history) == len(contact.history) == 1
    assert reading.leads_of(reading.newest_operation()) == ()


def test_a_stage_tells_its_number_and_its_worth_by_currency(desk: Desk, reading: Reading) -> None:
    great = 10**17
    deals = [{"amount": great, "currency": "USD"}] * 100 + [{"amount": 5, "currency": None}, {"amount": None}]
    make(desk, OPPORTUNITY, *deals, {"stage": "closed-won", "amount": 7})
    totals = {total.stage: total for total in reading.customers.totals()}
    assert list(totals) == ["prospecting", "qualification", "proposal", "negotiation"]
    assert (totals["proposal"].count, totals["proposal"].amounts) == (102, (("USD", 100 * great), ("EUR", 5)))
    assert (totals["negotiation"].count, totals["negotiation"].amounts) == (0, ())
    won = reading.customers.totals(closed=True)[4]
    assert (won.stage, won.count, won.amounts) == ("closed-won", 1, (("EUR", 7),))


def test_a_deal_whose_stage_is_known_no_more_stands_last_under_its_key(desk: Desk, reading: Reading) -> None:
    make(
        desk, OPPORTUNITY, {"stage": "poc", "name": "Lost to sight", "amount": 5}, {"stage": "proposal", "name": "Here"}
    )
    for closed in (False, True):
        assert [stage.key for stage in reading.customers.stages(closed=closed)][-1] == "poc"
        page = reading.customers.page(reading.customers.listing(OPPORTUNITY, closed=closed))
        assert [row.name for row in page.rows] == ["Here", "Lost to sight"]
        last = reading.customers.totals(closed=closed)[-1]
        assert (last.stage, last.count, last.amounts) == ("poc", 1, (("EUR", 5),))
    customers.delete(desk, OPPORTUNITY, [1])
    assert "poc" not in [stage.key for stage in reading.customers.stages()]


def test_amounts_without_a_currency_are_added_to_those_of_the_workspace(desk: Desk, reading: Reading) -> None:
    make(desk, OPPORTUNITY, {"amount": 5}, {"amount": 7, "currency": "EUR"}, {"amount": 1, "currency": "USD"})
    assert reading.customers.totals()[2].amounts == (("EUR", 12), ("USD", 1))


def test_what_was_deleted_is_in_no_list(base: Base, desk: Desk, reading: Reading) -> None:
    make(desk, OPPORTUNITY, {"amount": 5})
    with desk.store.operation("delete", "it", desk.user.id) as op:
        op.hide(Opportunity, 1)
    assert _titles(reading, OPPORTUNITY) == []
    assert reading.customers.totals()[2].count == 0
    assert (reading.customers.row(OPPORTUNITY, 1), reading.customers.search("engines")) == (None, ())
