"""Taking back what made a customer: whatever a later operation used stays, and is named."""

from __future__ import annotations

from typing import Any

from tests.support import make_lead, snapshot

from leadtui.bootstrap import Base
from leadtui.model import Account, Activity, Contact, CustomField, FollowUp, Lead, Opportunity, Tag
from leadtui.services import checking, editing, people, undoing
from leadtui.services.desk import Desk
from leadtui.services.workspace_rules import load
from leadtui.store.journal import Op


def _convert(desk: Desk, lead: int, account: int | None = None) -> dict[str, int]:
    """What a conversion writes, in few words; the numbers of what it made."""
    with desk.store.operation("convert", "Converted", desk.user.id, lead_id=lead) as op:
        made = {"operation": op.id}
        if account is None:
            account = made["account"] = op.add(Account, {"name": "Acme", "created": op.at})
        contact = op.add(Contact, {"last_name": "Lovelace", "account_id": account, "created": op.at})
        values = {"name": "Engine", "account_id": account, "contact_id": contact, "stage": "proposal", "created": op.at}
        deal = op.add(Opportunity, {**values, "stage_since": op.at})
        links = {"account_id": account, "contact_id": contact, "opportunity_id": deal}
        for model in (Activity, FollowUp):
            op.set_where(model, [row["id"] for row in op.find(model, lead_id=lead)], links)
        op.add(Tag, {"owner_kind": "account", "owner_id": account, "name": "vip", "name_key": "vip"})
        converted = {f"converted_{name}": value for name, value in links.items()}
        op.set(Lead, lead, {"status": "converted", "category": "converted", "converted_at": op.at, **converted})
    return made | {"contact": contact, "opportunity": deal, "account_used": account}


def _later(desk: Desk, do: Any) -> Any:
    with desk.store.operation("edit", "Later", desk.user.id) as op:
        return do(op)


def _visible(base: Base, table: str) -> dict[int, Any]:
    return snapshot(base)[table]


def _note(op: Op, **about: int) -> int:
    return op.add(Activity, {"kind": "note", "at": op.at, "body": "called", **about})


def test_a_conversion_is_taken_back_whole_and_done_again(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, company="Acme", tags=["vip"])
    _later(desk, lambda op: _note(op, lead_id=lead))
    before = snapshot(base)
    made = _convert(desk, lead)
    after = snapshot(base)
    assert undoing.undo(desk).conflicts == ()
    assert snapshot(base) == before
    assert all(not _visible(base, table) for table in ("account", "contact", "opportunity"))
    undoing.redo(desk)
    assert snapshot(base) == after
    assert made["account"] in _visible(base, "account")
    assert checking.doctor(desk).faults == ()


def test_an_account_edited_since_is_named_and_stays_when_the_rest_goes(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, company="Acme")
    made = _convert(desk, lead)
    _later(desk, lambda op: op.set(Account, made["account"], {"city": "Lyon"}))
    before = snapshot(base)
    undone = undoing.undo(desk, operation=made["operation"])
    told = [(c.kind, c.id, c.name, c.field, c.expected, c.found) for c in undone.conflicts]
    assert told == [("account", made["account"], "Acme", "city", None, "Lyon")]
    assert snapshot(base) == before
    undoing.undo(desk, operation=made["operation"], except_conflicts=True)
    assert list(_visible(base, "account")) == [made["account"]]
    assert [row["owner_id"] for row in _visible(base, "tag").values()] == [made["account"]]
    assert all(not _visible(base, table) for table in ("contact", "opportunity"))
    row = snapshot(base)["lead"][lead]
    assert (row["status"], row["converted_account_id"]) == ("new", None)
    assert checking.doctor(desk).faults == ()


def test_a_contact_in_use_keeps_the_account_it_works_at(base: Base, desk: Desk) -> None:
    made = _convert(desk, make_lead(desk, company="Acme"))
    _later(desk, lambda op: _note(op, contact_id=made["contact"]))
    undone = undoing.undo(desk, operation=made["operation"])
    assert [(c.kind, c.id, c.field) for c in undone.conflicts] == [("contact", made["contact"], "activity")]
    undoing.undo(desk, operation=made["operation"], except_conflicts=True)
    assert list(_visible(base, "contact")) == [made["contact"]]
    assert list(_visible(base, "account")) == [made["account"]]
    assert not _visible(base, "opportunity")


def test_a_second_conversion_into_the_same_account_is_a_use_of_it(base: Base, desk: Desk) -> None:
    first = _convert(desk, make_lead(desk, company="Acme"))
    other = make_lead(desk, company="Acme Ltd")
    second = _convert(desk, other, first["account"])
    undone = undoing.undo(desk, operation=first["operation"])
    assert undone.operation is None
    uses = {(c.kind, c.field, c.found) for c in undone.conflicts}
    assert {("account", "lead", other), ("account", "contact", second["contact"])} <= uses
    undoing.undo(desk, operation=second["operation"])
    assert undoing.undo(desk, operation=first["operation"]).conflicts == ()
    assert not _visible(base, "account")


def test_a_follow_up_done_after_the_conversion_stays_done_when_it_is_taken_back(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, company="Acme", follow_up=desk.local())
    made = _convert(desk, lead)
    (number,) = _visible(base, "follow_up")
    _later(desk, lambda op: op.set(FollowUp, number, {"state": "done"}))
    assert undoing.undo(desk, operation=made["operation"]).conflicts == ()
    row = snapshot(base)["follow_up"][number]
    assert (row["state"], row["account_id"], row["lead_id"]) == ("done", None, lead)


def test_a_field_of_accounts_that_has_been_filled_since_stays(base: Base, desk: Desk) -> None:
    made = _convert(desk, make_lead(desk, company="Acme"))
    field = {"label": "Tier", "label_key": "tier", "owner_kind": "account"}
    with desk.store.operation("workspace", "Fields", desk.user.id) as op:
        number = op.add(CustomField, field)
    _later(desk, lambda later: later.set(Account, made["account"], {f"custom.{number}": "gold"}))
    undone = undoing.undo(desk, operation=op.id)
    assert [(c.kind, c.id, c.field, c.found) for c in undone.conflicts] == [
        ("account", made["account"], f"custom.{number}", "gold")
    ]
    undoing.undo(desk, operation=op.id, except_conflicts=True)
    assert number in _visible(base, "custom_field")


def test_a_stage_that_a_deal_stands_in_stays_when_the_rules_that_made_it_are_taken_back(base: Base, desk: Desk) -> None:
    made = _convert(desk, make_lead(desk, company="Acme"))
    loaded = load(desk, '[stages.verbal]\nname = "Verbal yes"\nprobability = 90\n', "rules.toml")
    desk.workspace = base.new_reading().rules()
    _later(desk, lambda op: op.set(Opportunity, made["opportunity"], {"stage": "verbal"}))
    undone = undoing.undo(desk, operation=loaded.operation)
    assert [(c.kind, c.id, c.field, c.found) for c in undone.conflicts] == [
        ("opportunity", made["opportunity"], "stage", "verbal")
    ]
    undoing.undo(desk, operation=loaded.operation, except_conflicts=True)
    assert "stages.verbal" in {row["key"] for row in _visible(base, "setting").values()}


def test_a_contact_does_not_come_back_to_an_account_that_was_deleted_since(base: Base, desk: Desk) -> None:
    made = _convert(desk, make_lead(desk, company="Acme"))
    _later(desk, lambda op: op.set(Opportunity, made["opportunity"], {"contact_id": None}))
    with desk.store.operation("delete", "Deleted", desk.user.id) as deletion:
        deletion.hide(Contact, made["contact"])
    _later(desk, lambda op: op.hide(Account, made["account"]))
    before = snapshot(base)
    undone = undoing.undo(desk, operation=deletion.id)
    assert [(c.kind, c.id, c.field, c.expected) for c in undone.conflicts] == [
        ("contact", made["contact"], "account_id", made["account"])
    ]
    assert snapshot(base) == before
    undoing.undo(desk, operation=deletion.id, except_conflicts=True)
    assert _visible(base, "contact")[made["contact"]]["account_id"] is None


def test_a_conversion_is_not_done_again_into_an_account_that_was_deleted_meanwhile(base: Base, desk: Desk) -> None:
    kim = people.add_user(desk, "Kim").id
    first = _convert(desk, make_lead(desk, company="Acme"))
    lead = make_lead(desk, company="Acme Ltd")
    _convert(desk, lead, first["account"])
    undoing.undo(desk)
    with desk.store.operation("delete", "Deleted", kim) as op:
        op.hide(Account, first["account"])
    before = snapshot(base)
    done = undoing.redo(desk)
    assert done.operation is None
    assert ("lead", lead, "converted_account_id") in {(c.kind, c.id, c.field) for c in done.conflicts}
    assert snapshot(base) == before


def test_a_flag_asked_for_again_is_not_loosened_by_taking_back_the_first_time(base: Base, desk: Desk) -> None:
    made = _convert(desk, make_lead(desk, company="Acme"))
    with desk.store.operation("convert", "First", desk.user.id) as first:
        first.set(Contact, made["contact"], {"do_not_call": True})
    with desk.store.operation("stage", "Second", desk.user.id) as second:
        second.set(Contact, made["contact"], {"do_not_call": True, "email_opt_out": True})
    undone = undoing.undo(desk, operation=first.id)
    assert [(c.id, c.field) for c in undone.conflicts] == [(made["contact"], "do_not_call")]
    undoing.undo(desk, operation=first.id, except_conflicts=True)
    contact = _visible(base, "contact")[made["contact"]]
    assert (contact["do_not_call"], contact["email_opt_out"]) == (1, 1)


def test_an_email_or_tag_that_comes_back_gives_way_to_the_one_that_is_there(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, tags=["vip"])
    email = editing.set_fields(desk, lead, {"email": "a@example.org"}).operation
    assert email
    gone = editing.set_fields(desk, lead, {"email": "", "tags": ""}).operation
    editing.set_fields(desk, lead, {"email": "b@example.org", "tags": "vip"})
    undoing.undo(desk, operation=gone)
    reach = {row["value"]: row["is_primary"] for row in _visible(base, "reach").values()}
    assert reach == {"a@example.org": 0, "b@example.org": 1}
    assert [row["name"] for row in _visible(base, "tag").values()] == ["vip"]
    assert checking.doctor(desk).faults == ()
