"""A large list comes in in stretches: all of it or nothing, whatever happens meanwhile, and as a small one would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.services.imported import bring_in
from tests.support import make_lead, snapshot

from leadtui.bootstrap import Base
from leadtui.services import editing, importing, importing_phases, undoing
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions
from leadtui.services.recovering_imports import make_good
from leadtui.store.import_runs import broken_off
from leadtui.words.errors import InputError, NothingToDo
from leadtui.words.importing import Progress

HEADER = "First name,Last name,Company,Email,Phone,Shoe,Tags"
ROWS = tuple(
    f"Ada{n},Lovelace{n},Engines {n % 7},ada{n}@example.com,+331{n:08d},{n},{'vip; fair' if n % 3 else ''}"
    for n in range(10, 310)
)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every list is a large one, and a stretch has few rows."""
    monkeypatch.setattr(importing, "AT_ONCE", 0)
    monkeypatch.setattr(importing_phases, "FEWEST", 40)
    monkeypatch.setattr(importing_phases, "MOST", 40)
    monkeypatch.setattr(importing_phases, "PAUSE", 0)


def _files(*rows: str) -> list[tuple[str, bytes | Path]]:
    return [("list.csv", "\n".join((HEADER, *rows)).encode())]


class Stop(Exception):
    """Somebody gives up."""


def _stopping(step: str, after: int) -> Callable[[Progress], None]:
    def told(progress: Progress) -> None:
        if progress.step == step and progress.done >= after:
            raise Stop

    return told


def _traces(base: Base) -> list[str]:
    return [path.name for path in base.path.parent.iterdir() if ".import-" in path.name]


@pytest.fixture
def twin(tmp_path: Path) -> Base:
    """Another base of the same rep."""
    from leadtui.bootstrap import open_base

    return open_base(str(tmp_path / "twin" / "leads.db"))


@pytest.mark.usefixtures("large")
def test_a_large_list_leaves_the_base_as_a_small_one_would(
    base: Base, desk: Desk, twin: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = twin.desk()
    for each in (desk, other):
        make_lead(each, first_name="Ada12", last_name="Lovelace12", email="ada12@example.com")
    options = ImportOptions(on_duplicate="update", custom_fields_all=True)
    rows = (*ROWS, *ROWS[5:20], ROWS[30].replace("Engines", "Navy"), "x,,,,,,")
    large = import_files(desk, _files(*rows), options)
    monkeypatch.setattr(importing, "AT_ONCE", 10_000)
    small = import_files(other, _files(*rows), options)
    assert (large.created, large.updated) == (small.created, small.updated) == (300, 1)
    assert large == small
    assert snapshot(base) == snapshot(twin)
    assert undoing.next_undo(desk).summary == undoing.next_undo(other).summary  # type: ignore[union-attr]
    other.close()


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(("step", "after"), [("reading", 0), ("adding", 0), ("adding", 120), ("adding", 300)])
def test_given_up_before_the_first_lead_is_in_sight_it_leaves_nothing(
    base: Base, desk: Desk, step: str, after: int
) -> None:
    before = snapshot(base)
    with pytest.raises(Stop):
        import_files(desk, _files(*ROWS), ImportOptions(custom_fields_all=True), told=_stopping(step, after))
    assert snapshot(base) == before
    assert broken_off(base.path) == []
    assert _traces(base) == []
    with pytest.raises(NothingToDo):
        undoing.undo(desk)
    assert bring_in(desk, HEADER, *ROWS).created == 300


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("after", [40, 200, 299, 300])
def test_broken_off_in_sight_it_is_finished_at_the_next_start(base: Base, desk: Desk, twin: Base, after: int) -> None:
    other = twin.desk()
    for each in (desk, other):
        make_lead(each, first_name="Ada12", last_name="Lovelace12", email="ada12@example.com")
    options = ImportOptions(on_duplicate="update")
    whole = import_files(other, _files(*ROWS), options)
    with pytest.raises(Stop):
        import_files(desk, _files(*ROWS), options, told=_stopping("showing", after))
    with pytest.raises(InputError, match="There is no operation"):
        undoing.undo(desk, operation=broken_off(base.path)[0].operation)
    assert make_good(desk) == [whole.operation]
    assert snapshot(base) == snapshot(twin)
    assert _traces(base) == []
    assert undoing.undo(desk).undone == (whole.operation,)
    other.close()


@pytest.mark.usefixtures("large")
def test_what_the_rep_does_meanwhile_stays_and_is_a_conflict_of_its_own(base: Base, desk: Desk) -> None:
    done: list[int] = []

    def told(progress: Progress) -> None:
        if progress.step == "showing" and not done:
            done.append(1)
            editing.set_fields(desk, 1, {"city": "London"})

    report = import_files(desk, _files(*ROWS), told=told)
    undone = undoing.undo(desk, operation=report.operation)
    assert [(conflict.lead_id, conflict.field) for conflict in undone.conflicts] == [(1, "city")]
    undoing.undo(desk, operation=report.operation, except_conflicts=True)
    assert [lead["city"] for lead in snapshot(base)["lead"].values()] == ["London"]


@pytest.mark.usefixtures("large")
def test_a_dry_run_of_a_large_list_counts_the_same_without_the_lock(base: Base, desk: Desk) -> None:
    make_lead(desk, first_name="Ada12", last_name="Lovelace12", email="ada12@example.com")
    before = snapshot(base)
    tried = import_files(desk, _files(*ROWS), ImportOptions(on_duplicate="update", dry_run=True))
    assert snapshot(base) == before
    done = import_files(desk, _files(*ROWS), ImportOptions(on_duplicate="update"))
    assert (tried.created, tried.updated, tried.skipped) == (done.created, done.updated, done.skipped) == (299, 1, 0)


@pytest.mark.usefixtures("large")
def test_nothing_of_it_is_in_sight_before_all_of_it_is_there(base: Base, desk: Desk) -> None:
    def told(progress: Progress) -> None:
        if progress.step != "showing":
            assert snapshot(base)["lead"] == {}

    import_files(desk, _files(*ROWS), told=told)
    assert len(snapshot(base)["lead"]) == 300


@pytest.mark.usefixtures("large")
def test_a_lead_added_while_the_list_is_read_is_not_made_again(base: Base, desk: Desk) -> None:
    def told(progress: Progress) -> None:
        if progress.step == "reading" and progress.done and not snapshot(base)["lead"]:
            make_lead(desk, first_name="Ada12", last_name="Lovelace12", email="ada12@example.com")

    report = import_files(desk, _files(*ROWS), told=told)
    assert (report.created, report.skipped) == (299, 1)


@pytest.mark.usefixtures("large")
def test_a_lead_added_while_the_list_comes_in_out_of_sight_is_not_there_twice(base: Base, desk: Desk) -> None:
    def told(progress: Progress) -> None:
        if progress.step == "adding" and not snapshot(base)["lead"]:
            make_lead(desk, first_name="Ada10", last_name="Lovelace10", email="ada10@example.com")
            make_lead(desk, first_name="Grace", last_name="Hopper", email="ada13@example.com")

    report = import_files(desk, _files(*ROWS, ROWS[1] + "; late"), ImportOptions(on_duplicate="update"), told=told)
    assert (report.created, report.updated, report.skipped) == (299, 1, 1)
    assert len(snapshot(base)["lead"]) == 301
    undone = undoing.undo(desk, operation=report.operation)
    assert undone.summary.endswith("Imported list.csv: 299 new, 1 updated, 1 skipped")


@pytest.mark.usefixtures("large")
def test_another_program_that_lives_goes_on_with_its_import(base: Base, desk: Desk) -> None:
    other = base.desk()
    left: list[list[int]] = []

    def told(progress: Progress) -> None:
        left.append(make_good(other))

    assert import_files(desk, _files(*ROWS), told=told).created == 300
    assert not any(left)
    other.close()


@pytest.mark.usefixtures("large")
def test_the_same_list_twice_adds_nothing(base: Base, desk: Desk) -> None:
    import_files(desk, _files(*ROWS))
    before = snapshot(base)
    for policy in ("skip", "update", "overwrite"):
        again = import_files(desk, _files(*ROWS), ImportOptions(on_duplicate=policy))
        assert (again.created, again.updated, again.skipped, again.operation) == (0, 0, 300, None)
    assert snapshot(base) == before
