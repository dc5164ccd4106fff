"""What others do, and what goes wrong, while a large list comes in: nobody is there twice, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.support import make_lead, snapshot

from leadtui.bootstrap import Base
from leadtui.model import CustomField
from leadtui.services import checking, editing, importing, importing_phases, undoing
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions
from leadtui.services.recovering_imports import make_good
from leadtui.store import import_runs
from leadtui.words.errors import FullError, RefusedError, StorageError
from leadtui.words.importing import Progress

ROWS = tuple(f"Ada{n},Lovelace{n},ada{n}@example.com,{n}" for n in range(10, 210))


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every list is a large one, and a stretch has few rows."""
    monkeypatch.setattr(importing, "AT_ONCE", 0)
    monkeypatch.setattr(importing_phases, "FEWEST", 40)
    monkeypatch.setattr(importing_phases, "MOST", 40)
    monkeypatch.setattr(importing_phases, "PAUSE", 0)


def _files(*rows: str) -> list[tuple[str, bytes | Path]]:
    return [("folder/list.csv", "\n".join(("First name,Last name,Email,Shoe", *(rows or ROWS))).encode())]


def _once(step: str, do: Callable[[], object]) -> Callable[[Progress], None]:
    """Does something the first time the import is some way into a step."""
    done: list[object] = []

    def told(progress: Progress) -> None:
        if progress.step == step and progress.done and not done:
            done.append(1)
            do()

    return told


class _Stop(Exception):
    """As if the program were killed."""


def _stop() -> None:
    raise _Stop


@pytest.fixture
def other(base: Base) -> Iterator[Desk]:
    """Another program at the same base."""
    desk = base.desk()
    yield desk
    desk.close()


def test_a_second_import_is_refused_while_one_comes_in(base: Base, desk: Desk, other: Desk) -> None:
    said: list[str] = []

    def again() -> None:
        with pytest.raises(RefusedError) as error:
            import_files(other, _files())
        said.append(str(error.value))

    assert import_files(desk, _files(), told=_once("adding", again)).created == 200
    assert said == ["Another import is coming in; nothing was imported. Import this list when that has ended."]
    assert len(snapshot(base)["lead"]) == 200


def test_one_that_was_read_before_the_other_came_in_is_refused_too(
    base: Base, desk: Desk, other: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def first() -> None:
        with monkeypatch.context() as patched:
            patched.setattr(importing_phases, "take_away", lambda *_: None)
            with pytest.raises(_Stop):
                import_files(other, _files(), told=_once("adding", _stop))

    with pytest.raises(RefusedError, match="coming in"):
        import_files(desk, _files(), told=_once("reading", first))
    assert len(make_good(desk)) == 1
    assert snapshot(base)["lead"] == {}


def test_a_lead_that_comes_back_meanwhile_is_not_there_twice(base: Base, desk: Desk, other: Desk) -> None:
    lead = make_lead(other, first_name="Ada10", last_name="Lovelace10", email="ada10@example.com")
    editing.delete(other, [lead])
    report = import_files(desk, _files(), told=_once("adding", lambda: undoing.undo(other)))
    assert (report.created, report.skipped) == (199, 1)
    assert len(snapshot(base)["lead"]) == 200


def test_many_leads_added_meanwhile_are_not_there_twice(
    base: Base, desk: Desk, other: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_runs, "MANY", 1)

    def add() -> None:
        for n in range(10, 15):
            make_lead(other, first_name=f"Ada{n}", last_name=f"Lovelace{n}", email=f"ada{n}@example.com")

    report = import_files(desk, _files(), told=_once("adding", add))
    assert (report.created, report.skipped) == (195, 5)
    assert len(snapshot(base)["lead"]) == 200


def test_the_fields_of_a_list_come_into_sight_with_its_leads(base: Base, desk: Desk) -> None:
    seen: dict[str, list[str]] = {}

    def told(progress: Progress) -> None:
        if progress.done:
            base.reload()
            seen[progress.step] = [field.label for field in base.workspace.custom_fields]

    import_files(desk, _files(), ImportOptions(custom_fields_all=True), told=told)
    assert seen == {"reading": [], "adding": [], "showing": ["Shoe"]}


def test_a_field_somebody_else_makes_meanwhile_is_the_one_that_is_filled(base: Base, desk: Desk, other: Desk) -> None:
    def make() -> None:
        with other.store.operation("workspace", "Made a field", other.user.id) as op:
            op.add(CustomField, {"label": "Shoe", "label_key": "shoe"})

    report = import_files(desk, _files(), ImportOptions(custom_fields_all=True), told=_once("adding", make))
    base.reload()
    assert [field.label for field in base.workspace.custom_fields] == ["Shoe"]
    assert report.created == 200


def test_the_doctor_finds_nothing_wrong_while_a_list_comes_in(base: Base, desk: Desk, other: Desk) -> None:
    seen: dict[str, tuple[object, ...]] = {}

    def told(progress: Progress) -> None:
        health = checking.doctor(other)
        seen.setdefault(progress.step, (health.faults, health.importing))
        if health.importing:
            with pytest.raises(RefusedError, match="coming in"):
                checking.repair(other)

    import_files(desk, _files(), told=told)
    assert seen == {"reading": ((), False), "adding": ((), True), "showing": ((), True)}
    assert checking.doctor(other).faults == ()


def test_a_disk_that_fills_up_leaves_the_base_as_it_was(base: Base, desk: Desk) -> None:
    before = snapshot(base)

    def full() -> None:
        assert [path for path in base.path.parent.iterdir() if ".import-" in path.name]
        raise FullError("The disk is full.")

    with pytest.raises(FullError):
        import_files(desk, _files(), told=_once("adding", full))
    assert snapshot(base) == before
    assert not [path for path in base.path.parent.iterdir() if ".import-" in path.name]


def test_what_is_taken_away_has_the_room_of_the_stage_first(
    base: Base, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(base)
    left: list[str] = []

    def no_room(*_: object) -> None:
        left.extend(path.name for path in base.path.parent.iterdir() if path.suffix.startswith(".import-"))
        raise FullError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(importing_phases, "take_away", no_room)
        with pytest.raises(_Stop):
            import_files(desk, _files(), told=_once("adding", _stop))
    assert left == []
    assert len(make_good(desk)) == 1
    assert snapshot(base) == before


class _Usage(NamedTuple):
    free: int


def test_a_list_the_disk_has_no_room_for_is_refused_before_it_comes_in(
    base: Base, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(base)
    monkeypatch.setattr("leadtui.services.importing_room.shutil.disk_usage", lambda _: _Usage(10_000))
    with pytest.raises(FullError, match="which has 0"):
        import_files(desk, _files())
    assert snapshot(base) == before


def test_one_that_is_finished_later_says_what_it_would_have_said(base: Base, desk: Desk, other: Desk) -> None:
    make_lead(desk, first_name="Ada12", last_name="Lovelace12", email="ada12@example.com")
    rows = (*ROWS, "Ada12,Lovelace12,ada12@example.com,7")

    def late() -> None:
        make_lead(other, first_name="Ada10", last_name="Lovelace10", email="ada10@example.com")

    is_late, stops = _once("adding", late), _once("showing", _stop)

    def told(progress: Progress) -> None:
        is_late(progress)
        stops(progress)

    options = ImportOptions(on_duplicate="update", custom_fields_all=True)
    with pytest.raises(_Stop):
        import_files(desk, _files(*rows), options, told=told)
    done = make_good(desk)
    said = base.new_reading().connection.execute("SELECT summary FROM operation WHERE id = ?", done).fetchone()
    assert said[0] == "Imported list.csv: 198 new, 1 updated, 2 skipped"


def test_what_cannot_be_remembered_of_a_list_is_a_warning(
    base: Base, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(importing, "keep", full)
    report = import_files(desk, _files(), ImportOptions(mapping={"Shoe": "city"}))
    assert report.created == 200
    assert report.doubts == ["What was said of the columns is not remembered: The disk is full."]


def test_ten_edits_are_ten_conflicts_of_taking_a_large_list_back(base: Base, desk: Desk) -> None:
    report = import_files(desk, _files())
    for lead in range(1, 11):
        editing.set_fields(desk, lead, {"city": "London"})
    assert len(undoing.undo(desk, operation=report.operation).conflicts) == 10
    undoing.undo(desk, operation=report.operation, except_conflicts=True)
    assert len(snapshot(base)["lead"]) == 10
