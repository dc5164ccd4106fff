"""Merging: which value wins, what moves, what is refused, and that all of it can be taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.services.made_customers import ACCOUNT, CONTACT, OPPORTUNITY, make, turn_into
from tests.support import NOW, SetTime, make_lead, snapshot

from leadtui.bootstrap import Base
from leadtui.model import Account, Attachment, Contact, Lead, Reach, Record
from leadtui.rules.merging_units import UNITS
from leadtui.services import checking, editing, importing, merging, triage, undoing
from leadtui.services.converting import convert
from leadtui.services.desk import Desk
from leadtui.services.dismissing import not_duplicates
from leadtui.services.importing_report import ImportOptions
from leadtui.services.reading import Reading
from leadtui.words.conversion import Conversion
from leadtui.words.errors import InputError, NotFoundError, RefusedError


def _faults(desk: Desk) -> tuple[str, ...]:
    return checking.doctor(desk).faults


def _lead(reading: Reading, number: int) -> dict[str, Any]:
    return reading.detail(number, history=False).fields


def test_the_best_value_of_each_field_is_taken(desk: Desk, reading: Reading) -> None:
    one = make_lead(desk, first_name="A.", last_name="Lovelace", city="Paris", company="Acme", company_key="acme")
    two = make_lead(desk, first_name="Ada", last_name="Lovelace", street="1 Rue X", city="Lyon", postal_code="69001")
    merging.merge(desk, "lead", [one, two], into=one)
    held = _lead(reading, one)
    assert (held["first_name"], held["company"]) == ("Ada", "Acme")
    assert (held["street"], held["city"], held["postal_code"]) == ("1 Rue X", "Lyon", "69001")


def test_what_was_chosen_is_taken(desk: Desk, reading: Reading) -> None:
    one = make_lead(desk, first_name="A.", last_name="Lovelace", city="Paris")
    two = make_lead(desk, first_name="Ada", last_name="Lovelace", street="1 Rue X", city="Lyon")
    merging.merge(desk, "lead", [two, one], into=two, choices={"name": 1, "address": 1})
    held = _lead(reading, two)
    assert (held["first_name"], held["city"], held["street"]) == ("A.", "Paris", None)


def test_the_newer_of_two_values_is_taken(desk: Desk, reading: Reading, clock: SetTime) -> None:
    one, two = make_lead(desk, title="Head"), make_lead(desk, title="Chief")
    clock.forward(days=1)
    editing.set_fields(desk, one, {"title": "Director"})
    merging.merge(desk, "lead", [one, two], into=two)
    assert _lead(reading, two)["title"] == "Director"


def test_do_not_call_and_opt_out_stay_on(desk: Desk, reading: Reading) -> None:
    one, two = make_lead(desk), make_lead(desk, do_not_call=True)
    line = next(line for line in merging.propose(reading, "lead", [one, two]).lines if line.field == "do_not_call")
    assert line.united
    assert line.why == "stays on"
    with pytest.raises(RefusedError, match="stays on"):
        merging.merge(desk, "lead", [one, two], choices={"do_not_call": 0})
    merging.merge(desk, "lead", [one, two], into=one)
    assert _lead(reading, one)["do_not_call"]


def test_emails_phones_and_tags_are_united_with_one_primary(desk: Desk, reading: Reading) -> None:
    one = make_lead(desk, email="ada@x.com", phone="+33123456789", tags=["vip"])
    two = make_lead(desk, email="ADA@x.com", phone="+33142685300", mobile="+33123456789", tags=["VIP", "fair"])
    merging.merge(desk, "lead", [one, two], into=one)
    detail = reading.detail(one, history=False)
    emails = [row for row in detail.reach if row.kind == "email"]
    phones = [row for row in detail.reach if row.kind == "phone"]
    assert [row.value for row in emails] == ["ada@x.com"]
    assert [(row.normal, row.label) for row in phones] == [("+33123456789", "mobile"), ("+33142685300", "")]
    assert [row.is_primary for row in phones] == [1, 0]
    assert sorted(detail.tags) == ["fair", "vip"]


def test_whose_email_comes_first_can_be_chosen(desk: Desk, reading: Reading) -> None:
    one, two = make_lead(desk, email="ada@x.com"), make_lead(desk, email="ada@y.com")
    merging.merge(desk, "lead", [one, two], into=one, choices={"email": 1})
    assert reading.detail(one).row.email == "ada@y.com"


def test_what_happened_and_what_is_to_be_done_moves(desk: Desk, reading: Reading) -> None:
    one, two = make_lead(desk), make_lead(desk, follow_up=NOW + timedelta(days=2))
    triage.log_call(desk, two, "no-answer")
    triage.log_call(desk, one, "voicemail")
    with desk.store.operation("attach", "", desk.user.id) as op:
        op.add(Attachment, {"owner_id": two, "owner_kind": "lead", "kind": "link", "target": "https://x", "name": "x"})
    done = merging.merge(desk, "lead", [one, two], into=one)
    detail = reading.detail(one)
    assert len(detail.activities) == 2
    assert [row.automatic for row in detail.follow_ups if row.state == "open"].count(1) == 1
    assert len(detail.attachments) == 1
    assert done.notes == ("A follow-up was cancelled: a lead has one automatic follow-up at most.",)
    assert detail.row.tries == 2


def test_the_survivor_tells_of_the_merge_even_when_nothing_came_of_it(desk: Desk, reading: Reading) -> None:
    one, two = make_lead(desk), make_lead(desk)
    done = merging.merge(desk, "lead", [one, two], into=one)
    assert done.operation in [operation.id for operation, _ in reading.detail(one).history]
    assert reading.log()[0].summary == f"Merged L{two} Ada Lovelace into L{one} Ada Lovelace"
    assert reading.log()[0].lead_id == one
    assert reading.leads_of(done.operation or 0) == (one, two)


def test_what_was_merged_is_nowhere_listed_counted_or_found(desk: Desk, reading: Reading) -> None:
    one, two = make_lead(desk, company="Acme"), make_lead(desk, company="Acme", email="ada@x.com")
    merging.merge(desk, "lead", [one, two], into=one)
    assert reading.ids("is:open or not is:open") == (one,)
    assert [row.id for row in reading.search("ada@x.com")] == [one]
    assert reading.count(reading.listing("ada")) == 1
    with pytest.raises(NotFoundError, match=f"L{two} was merged into L{one}"):
        merging.propose(reading, "lead", [two, make_lead(desk)])


def test_the_status_furthest_along_is_taken_with_all_that_belongs_to_it(desk: Desk, reading: Reading) -> None:
    one = make_lead(desk, status="unqualified", disqualify_reason="no-need")
    two = make_lead(desk, status="contacted")
    three = make_lead(desk, status="nurturing")
    proposal = merging.propose(reading, "lead", [one, three, two])
    assert proposal.survivor == 2
    merging.merge(desk, "lead", [one, two, three], into=one)
    assert (_lead(reading, one)["status"], _lead(reading, one)["disqualify_reason"]) == ("contacted", None)


def test_whoever_must_not_be_contacted_stays_so(desk: Desk, reading: Reading) -> None:
    one = make_lead(desk, status="unqualified", disqualify_reason="do-not-contact", do_not_call=True)
    two = make_lead(desk, status="qualified", follow_up=NOW + timedelta(days=1))
    merging.merge(desk, "lead", [one, two], into=two)
    detail = reading.detail(two)
    assert (detail.row.status, detail.row.disqualify_reason) == ("unqualified", "do-not-contact")
    assert [row.state for row in detail.follow_ups] == ["cancelled"]


def test_a_lead_came_when_the_first_of_them_came_and_from_there(desk: Desk, reading: Reading) -> None:
    one = make_lead(desk, source="webinar")
    two = make_lead(desk, source="cold-call", created=NOW - timedelta(days=30))
    merging.merge(desk, "lead", [one, two], into=one)
    held = _lead(reading, one)
    assert held["source"] == "cold-call"
    assert held["created"] == int((NOW - timedelta(days=30)).timestamp())


def test_amounts_in_several_currencies_are_not_mixed(desk: Desk, reading: Reading) -> None:
    one = make_lead(desk, currency="USD", annual_revenue=100_00)
    two = make_lead(desk, budget="yes", budget_detail="40k", budget_amount=40_000_00)
    merging.merge(desk, "lead", [one, two], into=one)
    held = _lead(reading, one)
    assert (held["currency"], held["annual_revenue"], held["budget_amount"]) in (
        ("USD", 100_00, None), (None, None, 40_000_00),
    )  # fmt: skip


def test_descriptions_are_kept_below_each_other(desk: Desk, reading: Reading) -> None:
    one, two = make_lead(desk, description="Met at the fair"), make_lead(desk, description="Wants a demo")
    merging.merge(desk, "lead", [two, one], into=one)
    assert _lead(reading, one)["description"] == "Met at the fair\n\nWants a demo"


def test_a_converted_lead_is_not_merged(desk: Desk) -> None:
    one, two = make_lead(desk), make_lead(desk)
    turn_into(desk, one, account=make(desk, ACCOUNT, {})[0])
    with pytest.raises(RefusedError, match="converted"):
        merging.merge(desk, "lead", [one, two])


@pytest.mark.parametrize("ids", [[1], [1, 1]])
def test_one_record_alone_is_not_merged(desk: Desk, ids: list[int]) -> None:
    make_lead(desk)
    with pytest.raises(InputError):
        merging.merge(desk, "lead", ids)


def test_too_many_are_refused(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="51 leads"):
        merging.merge(desk, "lead", range(1, 52))


def test_a_record_changed_since_it_was_seen_is_not_merged(desk: Desk, reading: Reading) -> None:
    one, two = make_lead(desk), make_lead(desk)
    seen = merging.propose(reading, "lead", [one, two]).versions
    editing.set_fields(desk, two, {"city": "Lyon"})
    with pytest.raises(RefusedError, match="changed by another program"):
        merging.merge(desk, "lead", [one, two], seen=seen)


def test_contacts_and_deals_of_a_merged_account_move(desk: Desk, reading: Reading) -> None:
    one, two = make(desk, ACCOUNT, {"name": "Acme"}, {"name": "ACME Inc", "city": "Paris"})
    contact = make(desk, CONTACT, {"account_id": two})[0]
    deal = make(desk, OPPORTUNITY, {"account_id": two, "contact_id": contact})[0]
    lead = make_lead(desk)
    turn_into(desk, lead, account=two, contact=contact, opportunity=deal)
    done = merging.merge(desk, "account", [one, two], into=one)
    detail = reading.customers.detail(ACCOUNT, one)
    assert ([row.id for row in detail.contacts], [row.id for row in detail.opportunities]) == ([contact], [deal])
    assert [row.id for row in detail.leads] == [lead]
    assert done.customers[0] == ("account", one)
    assert done.operation in [operation.id for operation, _ in detail.history]


def test_contacts_merge_with_their_deals(desk: Desk, reading: Reading) -> None:
    account = make(desk, ACCOUNT, {})[0]
    one, two = make(desk, CONTACT, {"account_id": account}, {"email_opt_out": True, "title": "CEO"})
    deal = make(desk, OPPORTUNITY, {"contact_id": two})[0]
    merging.merge(desk, "contact", [one, two], into=one)
    fields = reading.customers.detail(CONTACT, one).fields
    assert (fields["account_id"], fields["title"], fields["email_opt_out"]) == (account, "CEO", 1)
    assert reading.customers.detail(OPPORTUNITY, deal).fields["contact_id"] == one


def test_a_record_merged_twice_is_found_at_the_end_of_the_way(desk: Desk, reading: Reading) -> None:
    one, two, three = make_lead(desk), make_lead(desk), make_lead(desk)
    merging.merge(desk, "lead", [one, two], into=two)
    merging.merge(desk, "lead", [two, three], into=three)
    assert merging.merged_into(reading, "lead", one) == three
    assert merging.merged_into(reading, "lead", three) is None
    editing.delete(desk, [three])
    assert merging.merged_into(reading, "lead", one) is None


def test_who_is_not_one_of_them_is_not_the_survivor_either(desk: Desk, base: Base) -> None:
    one, two, other = make_lead(desk), make_lead(desk), make_lead(desk)
    not_duplicates(desk, [("lead", two), ("lead", other)])
    before = snapshot(base)
    merging.merge(desk, "lead", [one, two], into=one)
    pairs = {(row["owner_id"], row["other_id"]) for row in snapshot(base)["dismissal"].values()}
    assert (one, other) in pairs
    undoing.undo(desk)
    assert snapshot(base) == before


def test_a_merge_is_taken_back_whole_and_done_again(desk: Desk, base: Base) -> None:
    one = make_lead(desk, email="ada@x.com", phone="+33123456789", tags=["vip"], description="one")
    two = make_lead(desk, email="ada@y.com", status="contacted", description="two", city="Lyon", follow_up=NOW.date())
    triage.log_call(desk, two, "no-answer")
    before = snapshot(base)
    merging.merge(desk, "lead", [one, two], into=one)
    after = snapshot(base)
    assert undoing.undo(desk).conflicts == ()
    assert snapshot(base) == before
    undoing.redo(desk)
    assert snapshot(base) == after
    assert not _faults(desk)


def test_what_was_edited_since_survives_the_undo(desk: Desk, reading: Reading) -> None:
    one, two = make_lead(desk, city="Paris", country="FR"), make_lead(desk, title="CEO", email="ada@y.com")
    done = merging.merge(desk, "lead", [one, two], into=one)
    editing.set_fields(desk, one, {"department": "Research", "city": "Lyon"})
    triage.log_note(desk, one, "since")
    undone = undoing.undo(desk, operation=done.operation)
    assert undone.conflicts == ()
    held = _lead(reading, one)
    assert (held["department"], held["city"], held["title"]) == ("Research", "Lyon", None)
    assert _lead(reading, two)["title"] == "CEO"
    assert [row.body for row in reading.detail(one).activities] == ["since"]


def test_a_field_of_the_merge_that_was_edited_since_is_named(desk: Desk, reading: Reading) -> None:
    one, two = make_lead(desk), make_lead(desk, title="CEO", email="ada@y.com")
    done = merging.merge(desk, "lead", [one, two], into=one)
    editing.set_fields(desk, one, {"title": "CTO", "email": "ada@z.com"})
    undone = undoing.undo(desk, operation=done.operation)
    assert undone.operation is None
    assert {(conflict.lead_id, conflict.field) for conflict in undone.conflicts} >= {(one, "title"), (one, "email")}
    rest = undoing.undo(desk, operation=done.operation, except_conflicts=True)
    assert rest.operation is not None
    assert (_lead(reading, one)["title"], _lead(reading, two)["title"]) == ("CTO", "CEO")
    assert not _faults(desk)


def test_a_merge_into_what_was_merged_since_is_not_taken_back_alone(desk: Desk, reading: Reading) -> None:
    one, two, three = make_lead(desk), make_lead(desk, email="ada@y.com"), make_lead(desk)
    first = merging.merge(desk, "lead", [one, two], into=one)
    merging.merge(desk, "lead", [one, three], into=three)
    undone = undoing.undo(desk, operation=first.operation)
    assert undone.operation is None
    assert [(conflict.id, conflict.field, conflict.found) for conflict in undone.conflicts] == [
        (one, "merged_into_id", three)
    ]
    assert undoing.undo(desk, steps=2).conflicts == ()
    assert set(reading.ids("is:open")) == {one, two, three}


def test_a_survivor_can_be_converted(desk: Desk, reading: Reading) -> None:
    one = make_lead(desk, last_name="Hopper", company="Acme", company_key="acme", status="qualified")
    two = make_lead(desk, email="ada@y.com", follow_up=NOW + timedelta(days=1))
    merging.merge(desk, "lead", [one, two], into=one)
    done = convert(desk, Conversion(one))
    assert done.contact is not None
    assert reading.customers.detail(CONTACT, done.contact.id).fields["email"] == "ada@y.com"
    undoing.undo(desk, steps=2)
    assert {row.id for row in reading.rows((one, two))} == {one, two}
    assert not _faults(desk)


def test_rows_of_another_kind_with_the_same_numbers_are_left_alone(desk: Desk, reading: Reading) -> None:
    one, two = make_lead(desk), make_lead(desk)
    make(desk, ACCOUNT, {"name": "A"}, {"name": "B"})
    with desk.store.operation("edit", "", desk.user.id) as op:
        op.add(
            Reach, {"owner_kind": "account", "owner_id": two, "kind": "email", "value": "b@b.co", "normal": "b@b.co"}
        )
    merging.merge(desk, "lead", [one, two], into=one)
    assert reading.detail(one).reach == ()


def test_every_column_of_a_lead_is_merged_or_known_not_to_be() -> None:
    bookkeeping = {
        "id", "version", "made_by", "hidden_by", "merged_into_id", "custom", "typed", "converted_at",
        "converted_account_id", "converted_contact_id", "converted_opportunity_id", "raised_at", "reviewed_at",
    }  # fmt: skip
    models: dict[str, type[Record]] = {"lead": Lead, "contact": Contact, "account": Account}
    for kind, model in models.items():
        known = {column for unit in UNITS[kind] for column in unit.columns}
        assert set(model.model_fields) - model.computed - bookkeeping == known


def test_a_list_that_brought_a_merged_lead_finds_the_survivor(desk: Desk, reading: Reading) -> None:
    rows = b"Record ID,First Name,Last Name\n71,Ada,Lovelace\n72,Augusta,King\n"
    importing.import_files(desk, [("list.csv", rows)], ImportOptions(mapping={"Record ID": "external_id"}))
    one, two = reading.ids("is:open")
    merging.merge(desk, "lead", [one, two], into=one)
    report = importing.import_files(desk, [("list.csv", rows)], ImportOptions(mapping={"Record ID": "external_id"}))
    assert (report.created, report.skipped) == (0, 2)
    assert reading.ids("is:open") == (one,)
