"""A base filled with sample data."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import SetTime, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.services import checking, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.sampling import fill
from leadtui.words.errors import NothingToDo


def filled(path: Path, count: int, seed: int) -> Base:
    base = open_base(str(path))
    desk = base.desk()
    try:
        fill(desk, count, seed)
    finally:
        desk.close()
    return base


def test_the_same_seed_and_time_make_the_same_base(clock: SetTime, tmp_path: Path) -> None:
    one, other = filled(tmp_path / "one.sqlite3", 120, 3), filled(tmp_path / "other.sqlite3", 120, 3)
    assert snapshot(one) == snapshot(other)
    assert snapshot(one) != snapshot(filled(tmp_path / "third.sqlite3", 120, 4))


def test_it_is_one_operation_that_is_taken_back_by_its_number_alone(desk: Desk, reading: Reading) -> None:
    done = fill(desk, 60, 3)
    assert len(done.leads) == 60
    assert [(op.kind, op.origin, op.leads, op.by) for op in reading.log()] == [("demo", "import", 60, desk.user.name)]
    assert undoing.next_undo(desk) is None
    with pytest.raises(NothingToDo):
        undoing.undo(desk, to=0)
    triage.log_call(desk, 1, "no-answer")
    undoing.undo(desk)
    with pytest.raises(NothingToDo):
        undoing.undo(desk)
    assert reading.count(reading.listing("")) == 47
    undoing.undo(desk, operation=done.operation)
    assert reading.count(reading.listing("")) == 0


def test_it_fills_every_band_but_the_second(base: Base, desk: Desk, reading: Reading) -> None:
    fill(desk)
    today = reading.page(reading.listing("is:actionable"), limit=200).rows
    assert {row.band for row in today} == {1, 3, 4, 5, 6, 7}
    assert 25 <= len(today) <= 80


def test_the_queue_opens_with_what_was_written_by_hand(desk: Desk, reading: Reading) -> None:
    fill(desk, 10)
    rows = reading.page(reading.listing("is:actionable"), limit=20).rows
    assert [(row.band, row.id) for row in rows] == [(1, 6), (1, 1), (3, 2), (4, 3), (5, 4), (5, 10), (6, 5), (7, 7)]


def test_a_number_is_found_by_its_last_digits(base: Base, desk: Desk, reading: Reading) -> None:
    fill(desk, 40)
    lead = reading.detail(1)
    assert lead.row.phone is not None
    assert 1 in [row.id for row in reading.search(lead.row.phone[-6:])]


def test_leads_that_are_there_keep_their_numbers(desk: Desk, reading: Reading) -> None:
    first, second = fill(desk, 12, 1), fill(desk, 12, 2)
    assert set(first.leads).isdisjoint(second.leads)
    assert reading.count(reading.listing("is:open or is:converted or status:unqualified")) == 24


def test_converted_leads_are_linked_to_accounts_contacts_and_opportunities(base: Base, desk: Desk) -> None:
    made = [fill(desk, 200).operation for _ in range(2)]
    told = snapshot(base)
    converted = [lead for lead in told["lead"].values() if lead["category"] == "converted"]
    assert {lead["converted_account_id"] for lead in converted} == told["account"].keys()
    assert {deal["stage"] for deal in told["opportunity"].values()} > {"proposal", "closed-won", "closed-lost"}
    for operation in reversed(made):
        undoing.undo(desk, operation=operation)
    assert not any(snapshot(base)[kind] for kind in ("lead", "account", "contact", "opportunity"))
    assert not checking.doctor(desk).faults


def test_the_health_check_finds_nothing(base: Base, desk: Desk) -> None:
    fill(desk, 300)
    assert not checking.doctor(desk).faults
