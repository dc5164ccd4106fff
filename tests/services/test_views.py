"""Views of a rep's own: saved, changed, ordered, on the tabs or not; all of it taken back by undo."""

from __future__ import annotations

import pytest
from tests.support import make_lead

from leadtui.bootstrap import Base, open_base
from leadtui.model import SavedView
from leadtui.rules.query.errors import QueryError
from leadtui.rules.views import tabs_of
from leadtui.services import checking, editing, people, undoing, views
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.workspace_rules import load
from leadtui.words.errors import InputError, NotFoundError, RefusedError


def names(reading: Reading) -> list[str]:
    """The views in the rep's order, a dash before those that are no tabs."""
    return [("" if view.pinned else "-") + view.name for view in reading.views()]


USUAL = ["Today", "New", "Due", "Hot", "Stale", "Nurturing", "Qualified", "All open", "Done"]


def test_a_saved_view_comes_last_and_is_found_by_its_name(desk: Desk, reading: Reading) -> None:
    paris = make_lead(desk, city="Paris")
    make_lead(desk, city="Lyon")
    done = views.save_view(desk, "Paris", "city:Paris", "company, city")
    assert done.summary == "Saved view “Paris”"
    assert names(reading) == [*USUAL, "Paris"]
    assert [row.id for row in reading.page(reading.view("paris")).rows] == [paris]
    assert reading.views()[-1].columns == ("company", "city")


def test_undo_takes_a_saved_view_back_and_redo_brings_it_again(desk: Desk, reading: Reading) -> None:
    views.save_view(desk, "Paris", "city:Paris")
    assert undoing.undo(desk).summary == "took back: Saved view “Paris”"
    assert names(reading) == USUAL
    undoing.redo(desk)
    assert names(reading) == [*USUAL, "Paris"]


def test_an_empty_query_is_every_open_lead(desk: Desk, reading: Reading) -> None:
    views.save_view(desk, "Everyone", "  ")
    assert reading.views()[-1].query == "is:open"


@pytest.mark.parametrize(
    ("query", "position"), [("status:foo", 7), ("city:Paris foo:bar", 11), ("(city:Paris", 0), ("is:lukewarm", 3)]
)
def test_a_mistake_in_the_query_is_refused_with_its_place(
    desk: Desk, reading: Reading, query: str, position: int
) -> None:
    with pytest.raises(QueryError) as refused:
        views.save_view(desk, "Paris", query)
    assert refused.value.position == position
    assert names(reading) == USUAL
    assert reading.newest_operation() == 0


def test_a_view_of_ones_own_is_changed_whole_and_a_built_in_one_in_part(desk: Desk, reading: Reading) -> None:
    views.save_view(desk, "Paris", "city:Paris")
    views.change_view(desk, "own-1", "Lyon", "city:Lyon", "phone", pinned=False)
    views.change_view(desk, "hot", "", "", "company, why", pinned=False)
    lyon, hot = (next(v for v in reading.views() if v.key == key) for key in ("own-1", "hot"))
    assert (lyon.name, lyon.query, lyon.columns, lyon.pinned) == ("Lyon", "city:Lyon", ("phone",), False)
    assert (hot.name, hot.query, hot.columns, hot.pinned) == ("Hot", "is:hot", ("company", "why"), False)
    undoing.undo(desk, steps=2)
    assert names(reading) == [*USUAL, "Paris"]
    assert next(v for v in reading.views() if v.key == "hot").columns == ()


def test_a_change_that_changes_nothing_leaves_no_trace(desk: Desk, reading: Reading) -> None:
    assert views.change_view(desk, "hot", "", "", "").operation is None
    assert reading.newest_operation() == 0


def test_views_are_moved_and_moved_back(desk: Desk, reading: Reading) -> None:
    views.save_view(desk, "Paris", "city:Paris")
    views.move_view(desk, "own-1", -9)
    assert names(reading)[:2] == ["Paris", "Today"]
    views.move_view(desk, "own-1", 1)
    assert names(reading)[:3] == ["Today", "Paris", "New"]
    assert views.move_view(desk, "today", -1).operation is None
    undoing.undo(desk, steps=2)
    assert names(reading) == [*USUAL, "Paris"]


def test_a_view_saved_after_a_move_still_comes_last(desk: Desk, reading: Reading) -> None:
    views.move_view(desk, "today", 20)
    views.save_view(desk, "Paris", "city:Paris")
    assert names(reading)[-2:] == ["Today", "Paris"]


def test_the_last_tab_stays_one(desk: Desk, reading: Reading) -> None:
    for key in ("new", "due", "hot", "stale", "nurturing", "qualified", "open", "done"):
        views.pin_view(desk, key)
    with pytest.raises(RefusedError, match="only tab"):
        views.pin_view(desk, "today")
    with pytest.raises(RefusedError, match="only tab"):
        views.change_view(desk, "today", "", "", "", pinned=False)
    assert [name for name in names(reading) if not name.startswith("-")] == ["Today"]


def test_a_built_in_view_is_not_deleted_and_an_own_one_is(desk: Desk, reading: Reading) -> None:
    views.save_view(desk, "Paris", "city:Paris")
    with pytest.raises(RefusedError, match="built in"):
        views.delete_view(desk, "today")
    views.delete_view(desk, "own-1")
    assert names(reading) == USUAL
    with pytest.raises(NotFoundError):
        views.delete_view(desk, "own-1")
    undoing.undo(desk)
    assert names(reading) == [*USUAL, "Paris"]


def test_a_name_is_taken_once_and_free_again_after_deleting(desk: Desk) -> None:
    views.save_view(desk, "Paris", "city:Paris")
    with pytest.raises(InputError, match="there is a view 'Paris'"):
        views.save_view(desk, "PARIS", "city:Paris")
    views.delete_view(desk, "own-1")
    views.save_view(desk, "Paris", "city:Paris")


def test_everyone_has_views_of_his_own(base: Base, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    views.save_view(desk, "Paris", "city:Paris")
    views.pin_view(desk, "hot")
    people.add_user(desk, "Kim")
    monkeypatch.setenv("LEADTUI_USER", "Kim")
    kim = open_base().new_reading()
    assert names(kim) == [*USUAL[:-1], "Unassigned", "Done"]
    kim.close()


def test_a_view_keeps_to_its_lead_rows_when_an_undo_is_about_leads(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, city="Paris")
    views.save_view(desk, "Paris", "city:Paris")
    from leadtui.services import triage

    triage.log_note(desk, lead, "hi")
    undoing.undo(desk)
    assert names(reading)[-1] == "Paris"


def test_a_view_goes_on_after_its_field_was_renamed(base: Base, desk: Desk) -> None:
    load(desk, '[[fields]]\nlabel = "Lead origin"\nkind = "text"\n', "rules.toml")
    base.reload()
    lead = editing.add_lead(desk, {"last_name": "Lovelace", "custom.Lead origin": "fair"}).leads[0]
    views.save_view(desk, "Fair", 'custom."Lead origin":fair')
    load(desk, '[[fields]]\nlabel = "Origin"\nwas = "Lead origin"\nkind = "text"\n', "rules.toml")
    base.reload()
    reading = base.new_reading()
    assert reading.views()[-1].query == 'custom."Origin":fair'
    assert [row.id for row in reading.page(reading.view("Fair")).rows] == [lead]
    reading.close()
    assert checking.doctor(desk).faults == ()
    assert views.change_view(desk, "own-1", "Fair", 'custom."Origin":fair').operation is None


def test_the_doctor_names_a_view_that_cannot_be_read(desk: Desk) -> None:
    views.save_view(desk, "Damaged goods", "city:Paris")
    with desk.store.operation("view", "", desk.user.id) as op:
        op.set(SavedView, 1, {"query": 'custom."Gone":x'})
    health = checking.doctor(desk)
    assert not health.damaged
    assert len(health.faults) == 1
    assert "The view 'Damaged goods'" in health.faults[0]
    assert "no custom field 'Gone'" in health.faults[0]


def test_a_name_that_undo_gives_twice_is_numbered(desk: Desk, reading: Reading) -> None:
    views.save_view(desk, "Paris", "city:Paris")
    gone = views.delete_view(desk, "own-1").operation
    views.save_view(desk, "paris", "city:Lyon")
    undoing.undo(desk, operation=gone)
    assert names(reading)[-2:] == ["Paris", "paris (2)"]
    assert reading.view("paris (2)") != reading.view("Paris")


def test_where_undo_leaves_no_tab_the_first_view_is_one(desk: Desk, reading: Reading) -> None:
    for view in reading.views()[1:]:
        views.pin_view(desk, view.key)
    pinned = views.pin_view(desk, "new").operation
    views.pin_view(desk, "today")
    undoing.undo(desk, operation=pinned)
    assert not any(view.pinned for view in reading.views())
    assert [view.name for view in tabs_of(reading.views())] == ["Today"]
    assert views.pin_view(desk, "today").operation
