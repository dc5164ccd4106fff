"""A conversion is taken back whole; what was changed or used since is named, and can be left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.services.converted import a_base, a_lead, customers, rows, sound

from leadtui.bootstrap import Base
from leadtui.rules.when import When, parse
from leadtui.services import customers as working
from leadtui.services import triage, undoing
from leadtui.services.converting import convert, convert_many
from leadtui.services.desk import Desk
from leadtui.words.conversion import Choice, Conversion, Converted
from leadtui.words.customers import CustomerKind

pytestmark = pytest.mark.usefixtures("clock")

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind
NEW: dict[str, Any] = {"account": Choice("new"), "contact": Choice("new"), "opportunity": Choice("new")}


@pytest.fixture
def at_work() -> Iterator[tuple[Base, Desk]]:
    """A base with customers, and a desk on it."""
    with a_base(customers) as opened:
        yield opened


def converted(desk: Desk, lead: int, **choices: Choice) -> Converted:
    """A lead converted into all new records, but for the choices."""
    return convert(desk, Conversion(lead, **{**NEW, **choices}))


def number(done: Converted, kind: CustomerKind) -> int:
    target = getattr(done, kind)
    assert target is not None
    return int(target.id)


def test_an_account_edited_since_is_a_conflict_that_is_named(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    done = converted(desk, lead)
    account = number(done, ACCOUNT)
    working.set_fields(desk, ACCOUNT, account, {"city": "Turin"})
    before = rows(base)
    undone = undoing.undo(desk, operation=done.operation)
    assert undone.operation is None
    assert [(c.kind, c.id, c.name, c.field) for c in undone.conflicts] == [
        ("account", account, "Analytical Engines", "city")
    ]
    assert rows(base) == before
    left = undoing.undo(desk, operation=done.operation, except_conflicts=True)
    assert left.operation is not None
    after = rows(base)
    assert after["lead"][lead]["category"] == "qualified"
    assert after["account"][account]["city"] == "Turin"
    assert number(done, CONTACT) not in after["contact"]
    assert number(done, OPPORTUNITY) not in after["opportunity"]
    assert {row["account_id"] for row in after["activity"].values()} == {None}
    sound(desk)


def test_without_the_edit_it_is_taken_back_whole(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    before = rows(base)
    done = converted(desk, lead)
    working.set_fields(desk, ACCOUNT, number(done, ACCOUNT), {"city": "Turin"})
    undoing.undo(desk)
    assert undoing.undo(desk, operation=done.operation).conflicts == ()
    assert rows(base) == before
    sound(desk)


def test_an_existing_account_edited_since_keeps_the_edit(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    before = rows(base)
    done = converted(desk, lead, account=Choice("existing", 1))
    assert rows(base)["account"][1]["street"] == "12 St James's Square"
    working.set_fields(desk, ACCOUNT, 1, {"street": "Via Po 1", "city": "Milan"})
    undone = undoing.undo(desk, operation=done.operation)
    assert [(c.kind, c.id, c.field) for c in undone.conflicts] == [("account", 1, "street")]
    undoing.undo(desk, operation=done.operation, except_conflicts=True)
    after = rows(base)["account"][1]
    assert (after["street"], after["city"]) == ("Via Po 1", "Milan")
    assert after["postal_code"] is before["account"][1]["postal_code"] is None
    assert rows(base)["lead"][lead]["category"] == "qualified"
    sound(desk)


def test_a_contact_used_by_another_deal_stays_with_its_account(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    done = converted(desk, lead)
    account, contact = number(done, ACCOUNT), number(done, CONTACT)
    other = working.add(desk, OPPORTUNITY, {"name": "Another"}, account=account, contact=contact).customers[0][1]
    undone = undoing.undo(desk, operation=done.operation)
    assert undone.operation is None
    assert {(c.kind, c.id, c.field) for c in undone.conflicts} == {
        ("account", account, "opportunity"), ("contact", contact, "opportunity")
    }  # fmt: skip
    undoing.undo(desk, operation=done.operation, except_conflicts=True)
    after = rows(base)
    assert after["opportunity"][other]["contact_id"] == contact
    assert after["contact"][contact]["account_id"] == account
    assert after["contact"][contact]["email"] == "ada@engines.example"
    assert number(done, OPPORTUNITY) not in after["opportunity"]
    assert after["lead"][lead]["category"] == "qualified"
    sound(desk)


def test_an_account_a_second_lead_was_converted_into_stays(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    first = a_lead(desk)
    second = a_lead(desk, first_name="Grace", last_name="Hopper")
    before = rows(base)
    one = converted(desk, first)
    account = number(one, ACCOUNT)
    two = converted(desk, second, account=Choice("existing", account))
    held = rows(base)
    undone = undoing.undo(desk, operation=one.operation)
    assert undone.operation is None
    assert {(c.kind, c.id) for c in undone.conflicts} == {("account", account)}
    assert rows(base) == held
    undoing.undo(desk, operation=one.operation, except_conflicts=True)
    after = rows(base)
    assert after["lead"][first]["category"] == "qualified"
    assert after["lead"][second]["converted_account_id"] == account
    assert account in after["account"]
    assert {row["account_id"] for row in after["activity"].values() if row["lead_id"] == first} == {None}
    sound(desk)
    assert undoing.redo(desk).conflicts == ()
    assert rows(base) == held
    sound(desk)
    assert undoing.undo(desk, operation=two.operation).conflicts == ()
    assert undoing.undo(desk, operation=one.operation).conflicts == ()
    assert rows(base) == before
    sound(desk)


def test_a_follow_up_done_since_is_a_conflict_only_of_itself(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    done = converted(desk, lead)
    follow_up = next(i for i, row in rows(base)["follow_up"].items() if row["state"] == "open")
    working.finish(desk, follow_up)
    assert undoing.undo(desk, operation=done.operation).conflicts == ()
    after = rows(base)
    assert after["follow_up"][follow_up]["state"] == "done"
    assert after["lead"][lead]["category"] == "qualified"
    sound(desk)


def test_a_note_written_since_on_what_it_made_is_a_conflict(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    done = converted(desk, lead)
    contact = number(done, CONTACT)
    working.write_note(desk, CONTACT, contact, "called back")
    undone = undoing.undo(desk, operation=done.operation)
    assert undone.operation is None
    assert ("contact", contact) in {(c.kind, c.id) for c in undone.conflicts}
    undoing.undo(desk, operation=done.operation, except_conflicts=True)
    after = rows(base)
    assert [row["body"] for row in after["activity"].values() if row["contact_id"] == contact] == ["called back"]
    assert contact in after["contact"]
    assert after["lead"][lead]["category"] == "qualified"
    sound(desk)


def test_many_are_taken_back_in_one_step_and_done_again_in_one(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    company: dict[str, Any] = {
        "company": "Zuse KG",
        "company_key": "zuse",
        "host": "zuse.example",
        "website": "https://zuse.example",
    }
    leads = [
        a_lead(desk, **{**company, "first_name": f"F{i}", "last_name": f"L{i}", "city": city, "industry": industry})
        for i, (city, industry) in enumerate([("Berlin", None), (None, "Computers"), ("Hünfeld", "Relays")])
    ]
    before = rows(base)
    done = convert_many(desk, leads)
    assert [line.refused for line in done.lines] == ["", "", ""]
    assert len({line.account.id for line in done.lines if line.account}) == 1
    after = rows(base)
    account = next(line.account.id for line in done.lines if line.account)
    assert (after["account"][account]["city"], after["account"][account]["industry"]) == ("Berlin", "Computers")
    sound(desk)
    for _ in range(2):
        assert undoing.undo(desk).conflicts == ()
        assert rows(base) == before
        sound(desk)
        assert undoing.redo(desk).conflicts == ()
        assert rows(base) == after
        sound(desk)


def test_leads_and_customers_are_worked_and_taken_back_in_turn(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk, status="contacted")
    states = [rows(base)]
    triage.set_status(desk, [lead], "qualified")
    states.append(rows(base))
    done = converted(desk, lead)
    states.append(rows(base))
    working.set_stage(desk, number(done, OPPORTUNITY), "closed-won")
    states.append(rows(base))
    working.set_follow_up(desk, ACCOUNT, number(done, ACCOUNT), _tomorrow(desk), "invoice")
    for state in reversed(states):
        assert undoing.undo(desk).conflicts == ()
        assert rows(base) == state
        sound(desk)


def _tomorrow(desk: Desk) -> When:
    return parse("tomorrow 10:00", desk.local())
