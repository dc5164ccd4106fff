"""What a search found as a tab of the queue: every key works in it, and escape goes back to where the rep was."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, burst, detail_of, on, queue_of, settle, typed
from tests.tui.pressing import app_of, press, top
from textual.pilot import Pilot

from leadtui.rules.when import When
from leadtui.services import following_up


def shown(pilot: Pilot[int]) -> str:
    """The view that is shown."""
    return queue_of(app_of(pilot)).view.name


def rows(pilot: Pilot[int]) -> list[str]:
    """The names in the list."""
    return [row.name for row in queue_of(app_of(pilot)).leads.window.rows]


async def test_a_search_becomes_a_list_and_escape_goes_back_to_view_and_lead(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "]", "j", "j", "ctrl+f", *typed("hopper or hoare"), "ctrl+l")
        assert shown(pilot) == "“hopper or hoare”"
        assert rows(pilot) == ["Grace Hopper", "Tony Hoare"]
        await press(pilot, "escape")
        assert shown(pilot) == "New"
        assert on(app_of(pilot)) == "Alan Turing"
        assert all(view.key != "found" for view in queue_of(app_of(pilot)).views)


async def test_keys_typed_ahead_act_on_what_was_found(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        burst(app_of(pilot), "ctrl+f", *typed("hoare"), "ctrl+l", "c", "v", "enter")
        await settle(pilot)
    assert [a.outcome for a in detail_of(base, "Tony Hoare").activities] == ["voicemail"]
    assert not detail_of(base, "Ada Lovelace").activities


async def test_leads_of_every_status_are_in_it(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "5", "d", "ctrl+f", *typed("status:unqualified"), "ctrl+l")
        assert rows(pilot) == ["Ada Lovelace"]


async def test_all_of_it_is_selected_and_escape_first_lets_go_of_that(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        screen = await press(pilot, "ctrl+f", *typed("ltd"), "ctrl+l", "*")
        assert "6 selected" in screen
        await press(pilot, "escape")
        assert shown(pilot) == "“ltd”"
        await press(pilot, "escape")
        assert shown(pilot) == "Today"


async def test_the_next_search_takes_the_place_of_the_last(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+f", *typed("hopper"), "ctrl+l", "ctrl+f", *typed("hoare"), "ctrl+l")
        assert rows(pilot) == ["Tony Hoare"]
        assert sum(view.key == "found" for view in queue_of(app_of(pilot)).views) == 1
        await press(pilot, "escape")
        assert shown(pilot) == "Today"


async def test_it_stays_a_tab_while_one_looks_at_others(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+f", *typed("hopper"), "ctrl+l", "[")
        assert shown(pilot) == "Done"
        await press(pilot, "]")
        assert shown(pilot) == "“hopper”"


async def test_saved_it_is_a_view_of_its_own(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        form = await press(pilot, "ctrl+f", *typed("hopper"), "ctrl+l", "S")
        assert "hopper" in form
        await press(pilot, *typed("Grace"), "ctrl+s")
        assert shown(pilot) == "Grace"
        assert all(view.key != "found" for view in queue_of(app_of(pilot)).views)


async def test_a_mistake_is_answered_in_the_search(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        screen = await press(pilot, "ctrl+f", *typed("status:foo"), "ctrl+l")
        assert top(pilot) == "SearchScreen"
        assert "No status 'foo'" in screen
        await press(pilot, "ctrl+u", "ctrl+l")
        assert top(pilot) == "SearchScreen"


async def test_from_a_leads_own_screen_escape_opens_that_again(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "j", "enter", "ctrl+f", *typed("hoare"), "ctrl+l")
        assert top(pilot) == "QueueScreen"
        assert rows(pilot) == ["Tony Hoare"]
        screen = await press(pilot, "escape")
        assert top(pilot) == "LeadScreen"
        assert "Grace Hopper" in screen
        await press(pilot, "escape")
        assert on(app_of(pilot)) == "Grace Hopper"


async def test_from_the_reminders_escape_goes_back_to_them(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    desk = base.desk()
    lead = detail_of(base, "Ada Lovelace").row.id
    following_up.set_follow_up(desk, lead, When(desk.local().replace(hour=9), None))
    desk.close()
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await press(pilot, "r", "ctrl+f", *typed("hoare"), "ctrl+l")
        assert not queue_of(app_of(pilot)).in_reminders
        await press(pilot, "escape")
        assert queue_of(app_of(pilot)).in_reminders


async def test_a_note_begun_before_is_kept(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "n", *typed("half a no"), "ctrl+f", *typed("hoare"), "ctrl+l")
        assert rows(pilot) == ["Tony Hoare"]
        assert queue_of(app_of(pilot)).prompt is None
        screen = await press(pilot, "escape", "b")
        assert "half a no" in screen


async def test_a_form_begun_before_is_parked_and_comes_back_as_it_stood(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "a", *typed("Kurt"), "ctrl+f", *typed("hoare"), "ctrl+l")
        assert rows(pilot) == ["Tony Hoare"]
        assert "Kurt" in await press(pilot, "b")


async def test_a_half_typed_view_is_parked_by_a_search_and_brought_back(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(
            pilot, "S", *typed("Half"), "tab", "ctrl+u", *typed("name:hoare"), "ctrl+f", *typed("hoare"), "ctrl+l"
        )
        assert "1 draft" in await press(pilot, "escape")
        form = await press(pilot, "b")
        assert top(pilot) == "ViewForm"
        assert "Half" in form
        assert "name:hoare" in form
        await press(pilot, "ctrl+s")
        assert shown(pilot) == "Half"
        assert rows(pilot) == ["Tony Hoare"]
        assert "draft" not in await press(pilot, "j")


@pytest.mark.parametrize("search", ["hoare", "lovelace"])
async def test_an_undo_stays_in_it_and_escape_leaves_it(tmp_path: Path, search: str) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 20)) as pilot:
        await press(pilot, "2", "j", "ctrl+f", *typed(search), "ctrl+l")
        text = await press(pilot, "u")
        assert "took back: Contacted, Ada Lovelace" in text
        assert queue_of(app_of(pilot)).view.key == "found"
        text = await press(pilot, "escape")
        assert f"“{search}”" not in text
        assert queue_of(app_of(pilot)).view.key == "today"
        assert on(app_of(pilot)) == "Grace Hopper"


async def test_escape_takes_its_tab_away_from_another_view_too(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 20)) as pilot:
        assert "“hoare”" in await press(pilot, "ctrl+f", *typed("hoare"), "ctrl+l", "v", "2")
        text = await press(pilot, "space", "escape")
        assert "“hoare”" in text, "first what is selected is let go"
        text = await press(pilot, "escape")
        assert "“hoare”" not in text
        assert queue_of(app_of(pilot)).view.key == "new"
