"""Taking back is refused, whole, where it would write over what came later."""

from __future__ import annotations

import pytest
from tests.support import NOW, make_lead, make_leads, snapshot

from leadtui.bootstrap import Base
from leadtui.model import Lead
from leadtui.services import editing, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.words.errors import InputError, NothingToDo


def test_a_field_that_holds_something_else_now_is_a_conflict_and_nothing_is_written(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, city="Lyon", state="Rhône")
    first = editing.set_fields(desk, lead, {"city": "Nice", "state": "Var"}).operation
    editing.set_fields(desk, lead, {"city": "Paris"})
    before = snapshot(base)
    undone = undoing.undo(desk, operation=first)
    assert undone.operation is None
    assert [(c.lead_id, c.field, c.expected, c.found) for c in undone.conflicts] == [(lead, "city", "Nice", "Paris")]
    assert snapshot(base) == before


def test_the_rest_is_taken_back_when_that_is_asked_for(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, city="Lyon", state="Rhône")
    first = editing.set_fields(desk, lead, {"city": "Nice", "state": "Var"}).operation
    editing.set_fields(desk, lead, {"city": "Paris"})
    undone = undoing.undo(desk, operation=first, except_conflicts=True)
    assert undone.operation is not None
    assert [c.field for c in undone.conflicts] == ["city"]
    row = snapshot(base)["lead"][lead]
    assert (row["city"], row["state"]) == ("Paris", "Rhône")


def test_a_value_set_back_by_hand_meanwhile_is_no_conflict(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, city="Lyon")
    first = editing.set_fields(desk, lead, {"city": "Nice"}).operation
    editing.set_fields(desk, lead, {"city": "Paris"})
    editing.set_fields(desk, lead, {"city": "Nice"})
    assert undoing.undo(desk, operation=first).conflicts == ()
    assert snapshot(base)["lead"][lead]["city"] == "Lyon"


def test_a_lead_that_a_later_operation_used_is_a_conflict(base: Base, desk: Desk) -> None:
    added = editing.add_lead(desk, {"first_name": "Ada", "company": "Acme"})
    triage.log_note(desk, added.leads[0], "spoke to her")
    before = snapshot(base)
    undone = undoing.undo(desk, operation=added.operation)
    assert undone.operation is None
    assert [(c.lead_id, c.field) for c in undone.conflicts] == [(added.leads[0], "activity")]
    assert snapshot(base) == before


def test_rows_in_use_stay_with_all_that_belongs_to_them_when_the_rest_goes(base: Base, desk: Desk) -> None:
    with desk.store.operation("import", "two", desk.user.id, origin="import") as op:
        used, unused = (op.add(Lead, {"company": c, "status_since": NOW, "created": NOW}) for c in ("A", "B"))
    triage.log_note(desk, used, "spoke to her")
    undoing.undo(desk, operation=op.number, except_conflicts=True)
    assert list(snapshot(base)["lead"]) == [used]
    assert len(snapshot(base)["activity"]) == 1
    assert unused not in snapshot(base)["lead"]


def test_a_lead_edited_since_it_was_added_is_a_conflict(base: Base, desk: Desk) -> None:
    added = editing.add_lead(desk, {"first_name": "Ada", "company": "Acme"})
    editing.set_fields(desk, added.leads[0], {"city": "Nice"})
    assert [c.field for c in undoing.undo(desk, operation=added.operation).conflicts] == ["city"]
    undoing.undo(desk)
    assert undoing.undo(desk, operation=added.operation).conflicts == ()
    assert snapshot(base)["lead"] == {}


def test_a_conflict_among_several_steps_takes_none_of_them_back(base: Base, desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, city="Lyon")
    editing.set_fields(desk, lead, {"city": "Nice"})
    with desk.store.operation("rule", "moved", desk.user.id, origin="rule") as op:
        op.set(Lead, lead, {"city": "Paris"})
    triage.log_note(desk, lead, "a note")
    before, newest = snapshot(base), reading.newest_operation()
    undone = undoing.undo(desk, steps=2)
    assert undone.operation is None
    assert [c.field for c in undone.conflicts] == ["city"]
    assert snapshot(base) == before
    assert reading.newest_operation() == newest


def test_what_a_rule_did_is_never_hit_by_undo_and_taken_back_by_its_number(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, city="Lyon")
    triage.log_note(desk, lead, "mine")
    with desk.store.operation("rule", "moved", desk.user.id, origin="rule") as op:
        op.set(Lead, lead, {"city": "Paris"})
    hit = undoing.next_undo(desk)
    assert hit is not None
    assert hit.kind == "note"
    undoing.undo(desk)
    assert snapshot(base)["lead"][lead]["city"] == "Paris"
    assert undoing.undo(desk, operation=op.number).operation is not None
    assert snapshot(base)["lead"][lead]["city"] == "Lyon"


def test_what_another_user_did_is_never_hit_by_undo(base: Base, desk: Desk) -> None:
    from leadtui.services.people import add_user

    lead = make_lead(desk)
    other = add_user(desk, "Kim")
    with desk.store.operation("note", "his", other.id, lead_id=lead) as op:
        op.set(Lead, lead, {"city": "Paris"})
    hit = undoing.next_undo(desk)
    assert hit is not None
    assert hit.kind == "add"
    undone = undoing.undo(desk)
    assert undone.operation is None
    assert [c.field for c in undone.conflicts] == ["city"]


def test_everything_after_an_operation_is_taken_back_in_one_step(base: Base, desk: Desk) -> None:
    lead = make_lead(desk)
    at = base.new_reading().newest_operation()
    before = snapshot(base)
    for outcome in ("no-answer", "voicemail", "connected"):
        triage.log_call(desk, lead, outcome)
    undone = undoing.undo(desk, to=at)
    assert undone.undone == (at + 3, at + 2, at + 1)
    assert snapshot(base) == before


def test_an_undo_cannot_be_taken_back_by_number_and_says_how_else(desk: Desk) -> None:
    lead = make_lead(desk)
    triage.log_note(desk, lead, "x")
    undo = undoing.undo(desk).operation
    with pytest.raises(InputError, match="redo"):
        undoing.undo(desk, operation=undo)


def test_an_operation_is_taken_back_once(desk: Desk) -> None:
    lead = make_lead(desk)
    note = triage.log_note(desk, lead, "x").operation
    undoing.undo(desk)
    with pytest.raises(NothingToDo, match="already"):
        undoing.undo(desk, operation=note)


@pytest.mark.parametrize("steps", [0, -1])
def test_steps_are_counted_from_one(desk: Desk, steps: int) -> None:
    with pytest.raises(InputError):
        undoing.undo(desk, steps=steps)


def test_with_nothing_to_take_back_it_says_so(desk: Desk) -> None:
    with pytest.raises(NothingToDo):
        undoing.undo(desk)
    with pytest.raises(NothingToDo):
        undoing.redo(desk)
    make_lead(desk)
    undoing.undo(desk)
    with pytest.raises(NothingToDo):
        undoing.undo(desk)


def test_an_operation_that_is_not_there_is_refused(desk: Desk) -> None:
    make_lead(desk)
    with pytest.raises(InputError, match="There is no operation 99"):
        undoing.undo(desk, operation=99)


def test_redo_ends_with_the_next_operation(desk: Desk) -> None:
    lead = make_lead(desk)
    triage.log_note(desk, lead, "x")
    undoing.undo(desk)
    triage.log_note(desk, lead, "y")
    with pytest.raises(NothingToDo):
        undoing.redo(desk)


def test_several_steps_back_are_as_many_steps_forward(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, phone="+33123456789")
    states = [snapshot(base)]
    for outcome in ("no-answer", "voicemail", "busy"):
        triage.log_call(desk, lead, outcome)
        states.append(snapshot(base))
    for state in reversed(states[:-1]):
        undoing.undo(desk)
        assert snapshot(base) == state
    for state in states[1:]:
        undoing.redo(desk)
        assert snapshot(base) == state
    with pytest.raises(NothingToDo):
        undoing.redo(desk)


def test_a_redo_that_would_write_over_another_change_is_refused(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, city="Lyon")
    editing.set_fields(desk, lead, {"city": "Nice"})
    undoing.undo(desk)
    with desk.store.operation("rule", "moved", desk.user.id, origin="rule") as op:
        op.set(Lead, lead, {"city": "Paris"})
    redone = undoing.redo(desk)
    assert redone.operation is None
    assert [(c.field, c.expected, c.found) for c in redone.conflicts] == [("city", "Lyon", "Paris")]
    assert snapshot(base)["lead"][lead]["city"] == "Paris"


def test_deleting_two_of_three_and_taking_it_back_brings_both(base: Base, desk: Desk) -> None:
    leads = make_leads(desk, [{"tags": ["VIP"]}, {"email": "a@b.co"}, {}])
    before = snapshot(base)
    editing.delete(desk, leads[:2])
    assert list(snapshot(base)["lead"]) == leads[2:]
    undoing.undo(desk)
    assert snapshot(base) == before


def test_an_add_and_a_delete_taken_back_in_the_wrong_order_leave_nothing_behind(base: Base, desk: Desk) -> None:
    added = editing.add_lead(desk, {"first_name": "Ada", "company": "Acme"})
    deleted = editing.delete(desk, added.leads)
    undoing.undo(desk, operation=added.operation)
    undoing.undo(desk, operation=deleted.operation)
    assert snapshot(base)["lead"] == {}
