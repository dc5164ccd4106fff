"""What follows from another field is never told of by itself when something is taken back, and never comes apart."""

from __future__ import annotations

from tests.services.imported import bring_in
from tests.support import make_lead

from leadtui.model import Lead
from leadtui.services import editing, undoing
from leadtui.services.desk import Desk

COLUMNS = ("title", "title_key", "company", "company_key", "website", "host")


def held(desk: Desk, lead: int) -> tuple[object, ...]:
    with desk.store.operation("look", "", desk.user.id) as op:
        row = op.get(Lead, lead)
    return tuple(row[name] for name in COLUMNS)


def test_a_conflict_names_the_field_and_not_what_follows_from_it(desk: Desk) -> None:
    lead = make_lead(desk, first_name="Ada", title="Engineer", company="Loom")
    editing.set_fields(desk, lead, {"title": "cfo", "company": "Acme Inc", "website": "acme.com"})
    editing.set_fields(desk, lead, {"title": "CEO", "company": "Tools GmbH", "website": "tools.de"})
    edits = undoing.undo(desk, operation=2)
    assert [conflict.field for conflict in edits.conflicts] == ["title", "company", "website"]
    assert "key" not in edits.left
    left = undoing.undo(desk, operation=2, except_conflicts=True)
    assert "key" not in left.summary
    assert "host" not in left.summary


def test_what_an_import_made_and_was_edited_since_is_named_by_its_field(desk: Desk) -> None:
    bring_in(desk, "First name,Last name,Title,Country", "Ada,Byron,cfo,Deutschland")
    editing.set_fields(desk, 1, {"title": "CEO", "country": "France"})
    undone = undoing.undo(desk, operation=1)
    assert [conflict.field for conflict in undone.conflicts] == ["title", "country"]
    assert "key" not in undone.left


def test_what_follows_from_a_field_stays_with_it(desk: Desk) -> None:
    lead = make_lead(desk, first_name="Ada", title="CEO", title_key="ceo")
    editing.set_fields(desk, lead, {"title": "CFO"})
    editing.set_fields(desk, lead, {"title": "C.F.O."})
    undoing.undo(desk, operation=2, except_conflicts=True)
    assert held(desk, lead)[:2] == ("C.F.O.", "cfo")
