"""What is typed for selected leads is theirs alone: no other selection gets it, nothing out of sight is selected."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.drafted import leave_behind, notes
from tests.tui.fresh_base import PEOPLE, app_on, base_with, queue_of, settle, typed
from tests.tui.pressing import app_of, press
from tests.tui.test_settings import editor

from leadtui.services import triage

FOR_TWO = ("space", "space", "n", *typed("for ada and grace"), "escape", "escape")


async def test_a_note_for_some_leads_is_not_given_to_others(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, *FOR_TWO)
        await press(pilot, "home", "j", "j", "space", "space", "n", *typed("X"), "enter")
        assert [draft.typed.text for draft in app_of(pilot).drafts] == ["for ada and grace"]
        assert "on 2 leads" in await press(pilot, "b")
        assert queue_of(app_of(pilot)).selected == {1, 2}
        await press(pilot, "enter")
    assert [notes(base, name) for name in PEOPLE[:4]] == [["for ada and grace"]] * 2 + [["X"]] * 2


async def test_the_same_key_brings_it_back_for_the_same_leads_however_they_were_selected(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, *FOR_TWO)
        await press(pilot, "home", "j", "space", "home", "space", "n", *typed("!"), "enter")
        assert app_of(pilot).drafts.all == []
    assert notes(base, "Ada Lovelace") == notes(base, "Grace Hopper") == ["for ada and grace!"]


async def test_what_comes_back_for_selected_leads_comes_back_in_their_view(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, *FOR_TWO, "]", "]")
        queue = queue_of(app_of(pilot))
        assert queue.view.key == "due"
        shown = await press(pilot, "b")
        assert (queue.view.key, queue.selected, "on 2 leads" in shown) == ("today", {1, 2}, True)
        await press(pilot, "escape", "escape")
        assert (queue.view.key, queue.selected) == ("today", set())


async def test_a_lead_that_left_the_view_is_written_on_but_not_selected(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, *FOR_TWO)
        desk = base.desk()
        triage.set_status(desk, [1], "unqualified", reason="bad-fit")
        desk.close()
        assert "on 2 leads" in await press(pilot, "b")
        assert queue_of(app_of(pilot)).selected == {2}
        await press(pilot, "enter")
    assert notes(base, "Ada Lovelace") == notes(base, "Grace Hopper") == ["for ada and grace"]


async def test_without_its_view_nothing_is_selected_and_the_prompt_knows_its_leads(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+f", *typed("hopper"), "ctrl+l")
        await press(pilot, "*", "n", *typed("found"), "escape")
        leave_behind(base, pilot)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "b")
        assert ("on Grace Hopper" in shown, queue_of(app_of(pilot)).selected) == (True, set())
        await press(pilot, "enter")
    assert notes(base, "Grace Hopper") == ["found"]


async def test_the_editor_takes_over_a_note_for_selected_leads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(tmp_path, monkeypatch, "text = text.strip() + ' from the editor'")
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "n", *typed("hi"), "ctrl+o", "enter")
    assert notes(base, "Ada Lovelace") == notes(base, "Grace Hopper") == ["hi from the editor"]


@pytest.mark.parametrize("select", [(), ("space", "space", "home")])
async def test_a_snooze_that_was_left_leaves_the_letters_what_they_are(tmp_path: Path, select: tuple[str, ...]) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, *select, "z", *typed("3d"), "escape", "z")
        assert "go on with “3d”" in shown
        await press(pilot, "t")
        assert app_of(pilot).drafts.all == []
        assert "Thu 19 Nov 09:00" in await press(pilot, "home")


async def test_the_time_that_was_left_comes_back_with_z(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "z", *typed("3d"), "escape", "z", "escape")
        shown = await press(pilot, "z", "z", "end", *typed(" 10:00"))
        assert "3d 10:00" in shown
        assert "Sat 21 Nov 10:00" in shown
