"""Every write is a patch in an operation, and is written down with it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support import NOW, make_lead, make_leads, snapshot

from leadtui.bootstrap import Base
from leadtui.model import Activity, CustomField, Lead, Tag
from leadtui.services import editing, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.words.errors import NotFoundError, RefusedError


def changes(base: Base, operation: int | None) -> list[tuple[Any, ...]]:
    """The change rows of an operation: table, row, field, before, after."""
    reading = base.new_reading()
    sql = "SELECT table_name, row_id, field, before, after FROM change WHERE operation_id = ? ORDER BY id"
    rows = list(reading.connection.execute(sql, (operation,)))
    reading.close()
    return rows


def column(base: Base, name: str, lead: int) -> Any:
    reading = base.new_reading()
    value = reading.connection.execute(f"SELECT {name} FROM lead WHERE id = ?", (lead,)).fetchone()[0]
    reading.close()
    return value


def test_a_change_is_written_down_with_what_was_there_before(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, city="Lyon")
    with desk.store.operation("edit", "", desk.user.id, lead_id=lead) as op:
        assert op.set(Lead, lead, {"city": "Nice", "first_name": "Ada"})
    assert changes(base, op.number) == [("lead", lead, "city", '"Lyon"', '"Nice"')]


def test_setting_what_is_there_leaves_no_trace(base: Base, desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, city="Lyon")
    newest, version = reading.newest_operation(), column(base, "version", lead)
    with desk.store.operation("edit", "", desk.user.id) as op:
        assert not op.set(Lead, lead, {"city": "Lyon"})
        assert op.set_where(Lead, [lead], {"city": "Lyon"}) == 0
    assert op.number is None
    assert reading.newest_operation() == newest
    assert column(base, "version", lead) == version


def test_an_error_inside_an_operation_leaves_no_trace(base: Base, desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    before, newest = snapshot(base), reading.newest_operation()

    def half() -> None:
        with desk.store.operation("edit", "", desk.user.id) as op:
            op.set(Lead, lead, {"city": "Nice"})
            op.add(Activity, {"lead_id": lead, "kind": "note", "at": NOW, "body": "half"})
            op.get(Lead, 4711)

    with pytest.raises(NotFoundError, match="There is no lead 4711"):
        half()
    assert snapshot(base) == before
    assert reading.newest_operation() == newest


def test_a_row_knows_the_operation_that_made_it_and_needs_no_change_rows(base: Base, desk: Desk) -> None:
    with desk.store.operation("note", "", desk.user.id) as op:
        lead = op.add(Lead, {"company": "Acme", "status_since": NOW, "created": NOW})
    assert column(base, "made_by", lead) == op.id
    assert changes(base, op.number) == []


def test_a_change_decided_on_an_older_version_is_refused(base: Base, desk: Desk) -> None:
    lead = make_lead(desk)
    seen = column(base, "version", lead)
    editing.set_fields(desk, lead, {"city": "Lyon"})
    before = snapshot(base)
    with pytest.raises(RefusedError, match="changed by another program"):
        editing.set_fields(desk, lead, {"city": "Nice"}, seen=seen)
    assert snapshot(base) == before


def test_computed_columns_do_not_count_as_a_version(base: Base, desk: Desk) -> None:
    lead = make_lead(desk)
    seen = column(base, "version", lead)
    triage.log_note(desk, lead, "called twice")
    assert column(base, "last_activity", lead) is not None
    editing.set_fields(desk, lead, {"city": "Nice"}, seen=seen)


@pytest.mark.parametrize("name", sorted(Lead.computed))
def test_a_computed_column_cannot_be_written(desk: Desk, name: str) -> None:
    lead = make_lead(desk)

    def write() -> None:
        with desk.store.operation("edit", "", desk.user.id) as op:
            op.set(Lead, lead, {name: "x"})

    with pytest.raises(ValueError, match="computed"):
        write()


def test_no_operation_writes_a_computed_column_down(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, phone="+33123456789")
    triage.log_call(desk, lead, "no-answer")
    triage.set_status(desk, [lead], "qualified")
    undoing.undo(desk, steps=2)
    reading = base.new_reading()
    fields = {row[0] for row in reading.connection.execute("SELECT field FROM change WHERE table_name = 'lead'")}
    reading.close()
    assert fields
    assert not fields & Lead.computed


def test_one_value_on_many_rows_is_journalled_for_those_that_differed(base: Base, desk: Desk) -> None:
    leads = make_leads(desk, [{"city": "Lyon"}, {"city": "Nice"}, {"city": None}])
    with desk.store.operation("edit", "", desk.user.id) as op:
        assert op.set_where(Lead, leads, {"city": "Nice"}) == 2
    assert changes(base, op.number) == [
        ("lead", leads[0], "city", '"Lyon"', '"Nice"'),
        ("lead", leads[2], "city", "null", '"Nice"'),
    ]
    assert [column(base, "city", lead) for lead in leads] == ["Nice"] * 3


def test_a_value_on_many_rows_leaves_hidden_ones_alone(base: Base, desk: Desk) -> None:
    leads = make_leads(desk, [{"city": "Lyon"}, {"city": "Lyon"}])
    editing.delete(desk, leads[:1])
    with desk.store.operation("edit", "", desk.user.id) as op:
        assert op.set_where(Lead, leads, {"city": "Nice"}) == 1
    assert column(base, "city", leads[0]) == "Lyon"


def test_many_rows_are_made_at_once_and_taken_back_at_once(base: Base, desk: Desk) -> None:
    before = snapshot(base)
    with desk.store.operation("import", "many", desk.user.id, origin="import") as op:
        first = op.next_id(Lead)
        rows = ({"id": first + i, "company": f"Company {i}", "status_since": NOW, "created": NOW} for i in range(4500))
        assert op.insert_many(Lead, rows) == 4500
    after = snapshot(base)
    assert len(after["lead"]) == 4500
    assert column(base, "name", first + 4499) == "Company 4499"
    assert changes(base, op.number) == []
    undoing.undo(desk)
    assert snapshot(base) == before
    undoing.redo(desk)
    assert snapshot(base) == after


def test_the_same_value_of_a_custom_field_is_no_change(base: Base, desk: Desk) -> None:
    lead = make_lead(desk, custom={"3": "Web"})
    with desk.store.operation("edit", "", desk.user.id) as op:
        assert not op.set(Lead, lead, {"custom.3": "Web"})


@pytest.mark.parametrize("value", ["Web", "2026-12-01", 5, 2.5, True, False, "1", "null", 'a "quoted" one', ""])
@pytest.mark.parametrize("before", [None, "other", True, 7])
def test_a_custom_field_comes_back_as_the_very_value_it_was(base: Base, desk: Desk, value: Any, before: Any) -> None:
    lead = make_lead(desk, custom={} if before is None else {"3": before}, city="Lyon")
    first = snapshot(base)
    with desk.store.operation("edit", "", desk.user.id) as op:
        op.set(Lead, lead, {"custom.3": value, "custom.4": "beside"})
    last = snapshot(base)
    undoing.undo(desk)
    assert snapshot(base)["lead"] == first["lead"]
    assert repr(snapshot(base)) == repr(first)
    undoing.redo(desk)
    assert repr(snapshot(base)) == repr(last)


def test_a_custom_field_can_be_set_on_many_rows(base: Base, desk: Desk) -> None:
    leads = make_leads(desk, [{"custom": {"3": "Web"}}, {"custom": {"4": 1}}])
    first = snapshot(base)
    with desk.store.operation("edit", "", desk.user.id) as op:
        assert op.set_where(Lead, leads, {"custom.3": "Fair"}) == 2
    assert [snapshot(base)["lead"][lead]["custom"] for lead in leads] == [{"3": "Fair"}, {"4": 1, "3": "Fair"}]
    undoing.undo(desk)
    assert snapshot(base) == first


def test_no_id_is_given_twice(desk: Desk) -> None:
    given = [make_lead(desk)]
    undoing.undo(desk)
    given.append(make_lead(desk))
    editing.delete(desk, given[-1:])
    with desk.store.operation("add", "", desk.user.id) as op:
        op.add(Lead, {"company": "not kept", "status_since": NOW, "created": NOW})
        op.rows = 0
    given.append(make_lead(desk))
    assert given == sorted(set(given))


def test_hiding_takes_a_row_out_of_sight_and_keeps_it(base: Base, desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, tags=["VIP"])
    editing.delete(desk, [lead])
    assert reading.row(lead) is None
    assert reading.search("Ada") == ()
    assert column(base, "id", lead) == lead
    undoing.undo(desk)
    assert reading.row(lead) is not None
    assert [row.id for row in reading.search("Ada")] == [lead]


def test_an_operation_says_how_many_leads_and_rows_it_touched(desk: Desk, reading: Reading) -> None:
    leads = make_leads(desk, [{}, {}])
    triage.set_tags(desk, leads, add=["VIP", "fair"])
    operation = reading.log()[0]
    assert (operation.leads, operation.rows, operation.origin, operation.by) == (2, 4, "hand", "Sam Rep")


def test_rows_of_the_workspace_are_journalled_too(base: Base, desk: Desk) -> None:
    with desk.store.operation("field", "", desk.user.id) as op:
        field = op.add(CustomField, {"label": "Seats", "label_key": "seats", "kind": "number"})
    with desk.store.operation("field", "", desk.user.id) as op:
        op.set(CustomField, field, {"choices": ["1", "2"], "label": "Places"})
    base.reload()
    assert base.workspace.custom_fields[0].label == "Places"
    undoing.undo(desk)
    base.reload()
    assert base.workspace.custom_fields[0].label == "Seats"
    assert base.workspace.custom_fields[0].choices == ()


def test_a_row_added_and_hidden_in_one_operation_stays_hidden_when_done_again(base: Base, desk: Desk) -> None:
    lead = make_lead(desk)
    with desk.store.operation("tags", "", desk.user.id) as op:
        tag = op.add(Tag, {"owner_id": lead, "name": "x", "name_key": "x"})
        op.hide(Tag, tag)
    last = snapshot(base)
    undoing.undo(desk)
    assert undoing.redo(desk).conflicts == ()
    assert snapshot(base) == last
