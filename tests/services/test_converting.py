"""What a conversion writes beyond its fields, and when it refuses to write at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.services import converted as the
from tests.services.converted import KIM, a_base, a_lead, belonging, customers, rows, sound
from tests.support import NOW

from leadtui.bootstrap import Base, open_base
from leadtui.model import Attachment, CustomField, Reach
from leadtui.services import customers as working
from leadtui.services import editing, triage, undoing
from leadtui.services.converting import convert, convert_many
from leadtui.services.desk import Desk
from leadtui.words.conversion import Choice, Conversion
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, LeadtuiError, NotFoundError, RefusedError

pytestmark = pytest.mark.usefixtures("clock")

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind
THERE = Choice("existing", the.THERE)
NEW: dict[str, Any] = {"account": Choice("new"), "contact": Choice("new"), "opportunity": Choice("new")}


@pytest.fixture
def at_work() -> Iterator[tuple[Base, Desk]]:
    """A base with customers, and a desk on it."""
    with a_base(customers) as opened:
        yield opened


def version(base: Base, lead: int) -> int:
    reading = base.new_reading()
    row = reading.row(lead)
    reading.close()
    assert row is not None
    return row.version


def refused(base: Base, desk: Desk, wanted: Conversion, kind: type[LeadtuiError], said: str) -> None:
    """The conversion is refused with a sentence, and nothing has changed."""
    before = rows(base)
    with pytest.raises(kind, match=said):
        convert(desk, wanted)
    assert rows(base) == before


def test_a_lead_another_program_changed_meanwhile_is_not_converted(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    seen = version(base, lead)
    other = open_base(str(base.path)).desk()
    editing.set_fields(other, lead, {"city": "Nice"})
    refused(base, desk, Conversion(lead, **NEW, seen=seen), RefusedError, "changed by another program")
    assert convert(desk, Conversion(lead, **NEW, seen=version(base, lead))).operation is not None
    other.close()


def test_a_lead_another_program_converted_meanwhile_says_so(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    wanted = Conversion(lead, **NEW, seen=version(base, lead))
    other = open_base(str(base.path)).desk()
    convert(other, wanted)
    refused(base, desk, wanted, RefusedError, "was converted")
    other.close()


@pytest.mark.parametrize("kind", CustomerKind)
def test_a_chosen_record_deleted_meanwhile_is_named(at_work: tuple[Base, Desk], kind: CustomerKind) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    for each in (OPPORTUNITY, CONTACT, ACCOUNT):
        working.delete(desk, each, [1])
        if each is kind:
            break
    wanted = Conversion(lead, **{**NEW, kind.value: Choice("existing", 1)})
    refused(base, desk, wanted, NotFoundError, f"There is no {kind}")


def test_a_lead_deleted_meanwhile_is_not_converted(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    editing.delete(desk, [lead])
    refused(base, desk, Conversion(lead, **NEW, reason="all the same"), NotFoundError, f"L{lead}")


def test_the_last_thing_typed_being_wrong_leaves_everything(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    refused(base, desk, Conversion(lead, **NEW, follow_up="whenever"), InputError, "whenever")
    refused(base, desk, Conversion(lead, **NEW, typed={"opportunity.amount": "a lot"}), InputError, "[Aa]mount")


def test_flags_only_ever_go_from_no_to_yes(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    with_flags = a_lead(desk, do_not_call=True, email_opt_out=True)
    without = a_lead(desk, do_not_call=False, email_opt_out=False)
    contact = Choice("existing", the.AT_THERE)
    for lead in (with_flags, without):
        convert(desk, Conversion(lead, THERE, contact, Choice("none")))
        held = rows(base)["contact"][the.AT_THERE]
        assert (held["do_not_call"], held["email_opt_out"]) == (1, 1)
    undoing.undo(desk, steps=2)
    held = rows(base)["contact"][the.AT_THERE]
    assert (held["do_not_call"], held["email_opt_out"]) == (0, 1)


def test_what_is_taken_replaces_and_an_email_that_was_there_stays(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    before = rows(base)
    take = frozenset({"account.city", "contact.title", "contact.email"})
    convert(desk, Conversion(lead, THERE, Choice("existing", the.AT_THERE), Choice("none"), take=take))
    told = rows(base)
    assert (told["account"][the.THERE]["city"], told["account"][the.THERE]["rating"]) == ("London", "Cold")
    assert told["contact"][the.AT_THERE]["title"] == "Programmer"
    assert told["contact"][the.AT_THERE]["email"] == "ada@engines.example"
    emails = [row for row in belonging(base, "reach", CONTACT, the.AT_THERE) if row["kind"] == "email"]
    assert {row["value"]: row["is_primary"] for row in emails} == {"ada@engines.example": 1, "ada@king.example": 0}
    undoing.undo(desk)
    assert rows(base) == before


def test_every_email_and_number_comes_along_as_it_was(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk)
    with desk.store.operation("edit", "more", desk.user.id) as op:
        own = {"owner_id": lead, "kind": "email", "label": "home", "position": 1}
        op.add(Reach, {**own, "value": "Ada@Home.example", "normal": "ada@home.example"})
        # Understood where it was typed; elsewhere it would be another number or none.
        number = {"owner_id": lead, "kind": "phone", "label": "work", "position": 2, "digits": "0612345678"}
        op.add(Reach, {**number, "value": "06 12 34 56 78", "normal": "+33612345678"})
    done = convert(desk, Conversion(lead, **NEW))
    assert done.contact is not None
    said = ("kind", "value", "normal", "label", "is_primary", "digits")
    theirs = [{key: row[key] for key in said} for row in belonging(base, "reach", CONTACT, done.contact.id)]
    ours = [{key: row[key] for key in said} for row in belonging(base, "reach", "lead", lead)]
    assert sorted(theirs, key=str) == sorted(ours, key=str)


def test_a_number_under_two_labels_fills_both(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk, phone="+44 20 7946 0958", mobile="+44 20 7946 0958")
    done = convert(desk, Conversion(lead, THERE, Choice("existing", the.AT_THERE), Choice("none")))
    assert done.contact is not None
    contact = rows(base)["contact"][done.contact.id]
    assert contact["phone"] == contact["mobile"] == "+442079460958"


def test_tags_and_files_that_are_there_already_come_once(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk, tags=["VIP", "new one"])
    with desk.store.operation("attach", "the same", desk.user.id) as op:
        same = {"kind": "link", "target": "https://engines.example/plan", "name": "the plan"}
        op.add(Attachment, {"owner_kind": "account", "owner_id": the.THERE, **same})
    convert(desk, Conversion(lead, THERE, Choice("new"), Choice("none")))
    assert [row["name"] for row in belonging(base, "attachment", ACCOUNT, the.THERE)] == ["the plan"]
    assert sorted(row["name"] for row in belonging(base, "tag", ACCOUNT, the.THERE)) == ["new one", "vip"]


def test_an_amount_never_goes_without_its_currency(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    working.set_fields(desk, ACCOUNT, the.THERE, {"currency": "USD"})
    lead = a_lead(desk)
    done = convert(desk, Conversion(lead, THERE, Choice("new"), Choice("existing", the.DEAL_THERE)))
    account, deal = rows(base)["account"][the.THERE], rows(base)["opportunity"][the.DEAL_THERE]
    assert (account["annual_revenue"], account["currency"]) in ((None, "USD"), (1_500_000_00, "GBP"))
    assert (deal["amount"], deal["currency"]) == (7_00, "EUR")
    assert done.notes


def test_follow_up_note_and_reason_stand_with_all_of_them(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk, status="contacted")
    wanted = Conversion(lead, **NEW, follow_up="fri", subject="send it", note="start in May", reason="signed")
    done = convert(desk, wanted)
    told = rows(base)
    links = {"lead_id": lead, "account_id": 3, "contact_id": 4, "opportunity_id": 3}
    notes = [row for row in told["activity"].values() if row["body"] != "very keen"]
    assert sorted(row["body"].rpartition(" ")[2] for row in notes) == ["May", "signed"]
    task = next(row for row in told["follow_up"].values() if row["subject"] == "send it")
    assert (task["kind"], task["due_date"], task["state"]) == ("task", "2026-11-20", "open")
    for row in (*notes, task):
        assert {key: row[key] for key in links} == links
    assert done.account is not None
    reading = base.new_reading()
    assert {row.subject for row in reading.reminders()} == {None, "send it"}
    reading.close()


def test_a_lead_of_another_user_keeps_its_owner_and_the_log_says_who_converted_it(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    lead = a_lead(desk, owner_id=KIM)
    done = convert(desk, Conversion(lead, **NEW))
    told = rows(base)
    assert {told[kind][getattr(done, kind).id]["owner_id"] for kind in CustomerKind} == {KIM}
    reading = base.new_reading()
    assert reading.log(limit=1)[0].by == desk.user.name
    reading.close()


def test_of_many_each_is_converted_whole_or_left_untouched(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    good = [a_lead(desk, first_name=f"F{i}", last_name=f"L{i}", email=f"f{i}@x.example") for i in range(2)]
    only = a_lead(desk, last_name=None)
    new = a_lead(desk, status="new")
    gone = a_lead(desk)
    editing.delete(desk, [gone])
    before = rows(base)
    done = convert_many(desk, [good[0], only, new, gone, good[1], good[0]])
    assert [(line.lead_id, not line.refused) for line in done.lines] == [
        (good[0], True), (only, False), (new, False), (gone, False), (good[1], True)
    ]  # fmt: skip
    assert done.leads == tuple(good)
    assert done.summary == "Converted 2 leads"
    after = rows(base)
    for lead in (only, new):
        assert after["lead"][lead] == before["lead"][lead]
        for table in ("activity", "follow_up"):
            mine = [row for row in after[table].values() if row["lead_id"] == lead]
            assert {row["account_id"] for row in mine} == {None}
    sound(desk)


def test_when_all_are_refused_there_is_no_operation(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    leads = [a_lead(desk, status="new"), a_lead(desk, last_name=None)]
    before = rows(base)
    done = convert_many(desk, leads)
    assert done.operation is None
    assert len(done.lines) == 2
    assert rows(base) == before
    assert convert_many(desk, []).operation is None


def test_one_account_two_leads_made_it_richer(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    zuse: dict[str, Any] = {"company": "Zuse KG", "company_key": "zuse", "host": None, "website": None}
    first = a_lead(desk, **{**zuse, "first_name": "A", "last_name": "A", "email": "a@x.example", "industry": None})
    second = a_lead(desk, **{**zuse, "first_name": "B", "last_name": "B", "email": "b@x.example", "city": None})
    done = convert_many(desk, [first, second])
    one, two = (line.account for line in done.lines)
    assert one is not None
    assert two is not None
    assert (one.id, one.created, two.created) == (two.id, True, False)
    account = rows(base)["account"][one.id]
    assert (account["city"], account["industry"]) == ("London", "Machinery")
    assert account["last_activity"] == int(NOW.timestamp())
    sound(desk)


def test_a_custom_field_added_since_moves_too(at_work: tuple[Base, Desk]) -> None:
    base, desk = at_work
    desk.close()
    with_it = open_base(str(base.path)).desk()
    with with_it.store.operation("field", "", with_it.user.id) as op:
        own = {"label": "Only here", "label_key": "only here", "kind": "text"}
        op.add(CustomField, {"owner_kind": "account", **own})
    fresh = open_base(str(base.path)).desk()
    done = convert(fresh, Conversion(a_lead(fresh), **NEW))
    assert done.account is not None
    assert rows(base)["account"][done.account.id]["custom"]["9"] == "never moves"
    for desk in (with_it, fresh):
        desk.close()


def test_a_converted_lead_takes_no_call_and_says_how_to_work_on_it(at_work: tuple[Base, Desk]) -> None:
    _, desk = at_work
    lead = a_lead(desk)
    convert(desk, Conversion(lead, **NEW))
    with pytest.raises(RefusedError, match="read-only") as refusal:
        triage.log_call(desk, lead, "connected")
    assert "ndo" in refusal.value.hint
