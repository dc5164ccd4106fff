"""Duplicates, by key presses on a real base: found, looked at side by side, merged, told apart, taken back."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from tests.support import snapshot
from tests.tui.converting import lead
from tests.tui.fresh_base import app_on, base_with, burst, on, queue_of
from tests.tui.pressing import app_of, press, top
from tests.tui.twins_base import ADA, ADA_AGAIN, ADA_AND_AGAIN, ALAN, GRACE, GRACE_AGAIN, TONY, here, said_log, twins

from leadtui.bootstrap import Base
from leadtui.services import customers, dismissing, editing
from leadtui.tui.screens import duplicates_scan
from leadtui.tui.screens.duplicates import DuplicatesScreen
from leadtui.tui.screens.duplicates_work import Scan, Scanned, scanned
from leadtui.tui.screens.merge import MergeScreen
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import StorageError

SIZES = [(60, 20), (80, 24), (160, 45)]


def screen_of(pilot: Any) -> DuplicatesScreen:
    """The duplicates on top."""
    screen = app_of(pilot).screen
    assert isinstance(screen, DuplicatesScreen)
    return screen


def numbers(pilot: Any) -> list[set[tuple[str, int]]]:
    """The records of each cluster shown."""
    return [{member.key for member in cluster.members} for cluster in screen_of(pilot).found.rows]


def leads(*ids: int) -> set[tuple[str, int]]:
    """The keys of leads."""
    return {("lead", number) for number in ids}


async def to_cluster(pilot: Any, *ids: int) -> str:
    """Put the cursor on the cluster of these leads."""
    await press(pilot, "home")
    place = next(n for n, keys in enumerate(numbers(pilot)) if leads(*ids) <= keys)
    return await press(pilot, *["j"] * place)


@pytest.mark.parametrize("size", SIZES)
async def test_g_d_shows_who_may_be_one_with_the_reasons(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(twins(tmp_path)).run_test(size=size) as pilot:
        shown = await press(pilot, "g", "d")
        assert top(pilot) == "DuplicatesScreen"
        found = numbers(pilot)
        assert leads(GRACE, GRACE_AGAIN) in found
        assert leads(ADA, ADA_AGAIN, ADA_AND_AGAIN) in found
        assert {("lead", ALAN), ("contact", 1)} in found
        assert not any(("lead", TONY) in keys for keys in found)
        assert f"Grace Hopper L{GRACE}, L{GRACE_AGAIN}" in shown
        assert "email" in shown


async def test_a_burst_finds_opens_merges_and_takes_back(tmp_path: Path) -> None:
    base = twins(tmp_path)
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "g", "d", "enter", "M", "ctrl+s", "u")
        assert "took back: Merged" in shown
        assert top(pilot) == "DuplicatesScreen"
        assert screen_of(pilot).found.cursor == 0
        assert len(numbers(pilot)) == 3
    assert snapshot(base) == before
    assert said_log(base)[1].startswith("Merged")


async def test_merging_takes_the_cluster_away_and_undo_brings_it_back_with_the_cursor_on_it(tmp_path: Path) -> None:
    base = twins(tmp_path)
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "d")
        await to_cluster(pilot, GRACE)
        where = screen_of(pilot).found.cursor
        shown = await press(pilot, "M", "ctrl+s")
        assert "Merged" in shown
        assert "u takes it back" in shown
        assert leads(GRACE, GRACE_AGAIN) not in numbers(pilot)
        shown = await press(pilot, "u")
        assert "took back: Merged" in shown
        assert leads(GRACE, GRACE_AGAIN) == numbers(pilot)[screen_of(pilot).found.cursor]
        assert screen_of(pilot).found.cursor == where
        assert snapshot(base) == before
        await press(pilot, "U")
        assert leads(GRACE, GRACE_AGAIN) not in numbers(pilot)
        await press(pilot, "u")
        assert leads(GRACE, GRACE_AGAIN) in numbers(pilot)
    assert snapshot(base) == before


async def test_three_are_merged_into_one(tmp_path: Path) -> None:
    base = twins(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await press(pilot, "g", "d")
        await to_cluster(pilot, ADA)
        shown = await press(pilot, "enter")
        assert "Merge 3 leads" in shown
        await press(pilot, "ctrl+s")
    left = here(base) & {ADA, ADA_AGAIN, ADA_AND_AGAIN}
    assert len(left) == 1
    row = lead(base, left.pop()).fields
    assert (row["city"], row["industry"]) == ("London", "Weaving")


async def test_i_says_they_are_different_and_they_are_not_shown_again(tmp_path: Path) -> None:
    base = twins(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "d")
        shown = await press(pilot, "i", "i")
        assert len(numbers(pilot)) == 1
        assert "Not duplicates" in shown
        await press(pilot, "u")
        assert len(numbers(pilot)) == 2
        await press(pilot, "R")
        assert len(numbers(pilot)) == 2
        await press(pilot, "escape", "g", "d")
        assert len(numbers(pilot)) == 2


async def test_what_is_selected_is_told_apart_as_one_operation(tmp_path: Path) -> None:
    base = twins(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "g", "d", "space", "space")
        assert "2 selected" in shown
        before = len(said_log(base))
        await press(pilot, "i")
        assert len(numbers(pilot)) == 1
        assert len(said_log(base)) == before + 1
        await press(pilot, "u")
        assert len(numbers(pilot)) == 3


async def test_what_is_selected_is_merged_one_after_the_other(tmp_path: Path) -> None:
    base = twins(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "d")
        await to_cluster(pilot, GRACE)
        await press(pilot, "space")
        await to_cluster(pilot, ADA)
        shown = await press(pilot, "space", "M")
        assert "1 of 2 selected" in shown
        await press(pilot, "ctrl+s")
        assert isinstance(app_of(pilot).screen, MergeScreen)
        await press(pilot, "ctrl+s")
        assert top(pilot) == "DuplicatesScreen"
    assert len(here(base)) == 4


async def test_a_failed_write_brings_the_cluster_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StorageError("The disk is full.")

    async with app_on(twins(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "d")
        monkeypatch.setattr(dismissing, "groups_apart", full)
        shown = await press(pilot, "i")
        assert "Not saved: The disk is full." in shown
        assert len(numbers(pilot)) == 3


async def test_a_lead_and_a_contact_are_not_merged_but_converted(tmp_path: Path) -> None:
    base = twins(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "d")
        await to_cluster(pilot, ALAN)
        shown = await press(pilot, "M", "ctrl+s")
        assert "Only records of one kind are merged" in shown
        assert top(pilot) == "DuplicatesScreen"
        app_of(pilot)._deaf_until = 0.0
        await press(pilot, "C")
        assert top(pilot) == "ConvertScreen"


async def test_a_digit_opens_a_record_and_esc_comes_back(tmp_path: Path) -> None:
    async with app_on(twins(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "d")
        await to_cluster(pilot, GRACE)
        shown = await press(pilot, "2")
        assert top(pilot) == "LeadScreen"
        assert f"L{GRACE_AGAIN}" in shown
        await press(pilot, "escape")
        assert top(pilot) == "DuplicatesScreen"


async def test_a_lead_says_whom_it_may_be_the_same_as_and_d_shows_them(tmp_path: Path) -> None:
    base = twins(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        app = app_of(pilot)
        from leadtui.tui import places

        places.open_lead(app, GRACE)
        shown = await press(pilot)
        assert f"may be the same as L{GRACE_AGAIN}" in shown
        assert "D shows" in shown
        shown = await press(pilot, "D")
        assert f"Duplicates of Grace Hopper L{GRACE}" in shown
        shown = await press(pilot, "enter", "ctrl+s")
        assert top(pilot) == "LeadScreen"
        assert "Merged" in shown
        assert "may be the same as" not in shown
        shown = await press(pilot, "u")
        assert "took back: Merged" in shown
        assert "may be the same as" in shown


async def test_d_and_m_on_one_without_duplicates_say_so_and_keys_typed_ahead_do_nothing(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "D", "enter", "ctrl+s")
        assert "No duplicate of L1 was found" in shown
        app_of(pilot)._deaf_until = 0.0
        shown = await press(pilot, "M", "ctrl+s")
        assert "No duplicate of L1 was found · space selects leads to merge" in shown
        assert top(pilot) == "QueueScreen"
    assert snapshot(base) == before


async def test_m_on_a_lead_in_the_queue_merges_it_with_its_duplicates(tmp_path: Path) -> None:
    base = twins(tmp_path)
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        queue = queue_of(app_of(pilot))
        rows = [row.id for row in queue.leads.window.rows]
        await press(pilot, *["j"] * rows.index(ADA))
        assert on(app_of(pilot)) == "Ada Lovelace"
        shown = await press(pilot, "M")
        assert "Merge 3 leads" in shown
        shown = await press(pilot, "ctrl+s")
        assert top(pilot) == "QueueScreen"
        assert "Merged" in shown
        assert on(app_of(pilot)) == "Ada Lovelace"
        await press(pilot, "u")
        assert on(app_of(pilot)) == "Ada Lovelace"
    assert snapshot(base) == before


async def test_m_merges_the_selection_of_the_queue_and_nothing_stays_selected(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "space", "space", "M")
        assert "Merge 2 leads" in shown
        assert "selected in Today" in shown
        shown = await press(pilot, "ctrl+s")
        assert "selected" not in shown
        assert len(here(base)) == 5
        await press(pilot, "u")
    assert snapshot(base) == before


async def test_where_there_is_none_that_is_said(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "g", "d")
        assert "No duplicates were found." in shown
        shown = await press(pilot, "enter", "i", "M")
        assert "There is no duplicate here" in shown
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_contacts_are_merged_from_their_list_and_their_own_screen(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    desk = base.desk()
    for title in ("Analyst", "Countess"):
        values = {"first_name": "Ada", "last_name": "King", "email": "ada@looms.example", "title": title}
        customers.add(desk, CustomerKind.CONTACT, values)
    desk.close()
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "g", "c", "M")
        assert "Merge 2 contacts" in shown
        shown = await press(pilot, "ctrl+s")
        assert top(pilot) == "CustomersScreen"
        assert "Merged" in shown
        await press(pilot, "u")
        shown = await press(pilot, "enter")
        assert "may be the same as C" in shown
        shown = await press(pilot, "D", "M", "ctrl+s")
        assert top(pilot) == "CustomerScreen"
        assert "Merged" in shown
        await press(pilot, "u")
    assert snapshot(base) == before


async def test_a_scan_that_takes_long_is_stopped_with_esc_and_done_again_with_r(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def slow(base: Base, scan: Scan) -> Scanned:
        begun.set()
        go_on.wait(5)
        return scanned(base, scan)

    monkeypatch.setattr(duplicates_scan, "scanned", slow)
    async with app_on(twins(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot)
        burst(app_of(pilot), "g", "d")
        for _ in range(500):
            await pilot.pause(0.01)
            if begun.is_set():
                break
        burst(app_of(pilot), "escape")
        shown = await press(pilot)
        assert "The scan was stopped" in shown
        assert top(pilot) == "DuplicatesScreen"
        go_on.set()
        await press(pilot, "R")
        assert len(numbers(pilot)) == 3


async def test_what_was_found_last_is_shown_at_once_and_what_is_new_comes_with_r(tmp_path: Path) -> None:
    base = twins(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "g", "d", "escape")
        desk = base.desk()
        editing.add_lead(desk, {"first_name": "Tony", "last_name": "Hoare", "company": "Elliott",
                                "email": "tony@elliott.example"}, on_duplicate="create")  # fmt: skip
        desk.close()
        shown = await press(pilot, "g", "d")
        assert len(numbers(pilot)) == 3
        assert "1 more found · R" in shown
        await press(pilot, "R")
        assert len(numbers(pilot)) == 4
