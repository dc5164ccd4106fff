"""What was typed outlives the program: the next start tells of it and brings it back, or says why it cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.tui.drafted import CHIP, base_with, leave_behind, notes
from tests.tui.fresh_base import app_on, calls, detail_of, on, settle, typed
from tests.tui.pressing import app_of, press, top

from leadtui.platform import paths
from leadtui.platform.draft_file import DraftFile
from leadtui.services import converting, editing, triage
from leadtui.words.conversion import Conversion


async def test_the_next_start_tells_of_a_draft_and_brings_it_back(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "n", *typed("half"), "left")
        leave_behind(base, pilot)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot)
        assert "note on Grace Hopper" in shown
        assert CHIP in shown
        shown = await press(pilot, "b")
        assert on(app_of(pilot)) == "Grace Hopper"
        await press(pilot, "X", "enter")
    assert notes(base, "Grace Hopper") == ["halXf"]


async def test_a_draft_of_a_lead_out_of_sight_opens_on_its_own_screen(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "n", *typed("engaged"))
        leave_behind(base, pilot)
    desk = base.desk()
    triage.set_status(desk, [1], "unqualified", reason="bad-fit")
    desk.close()
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "b")
        assert (top(pilot), "Call · No answer" in shown, "engaged" in shown) == ("LeadScreen", True, True)
        await press(pilot, "enter")
    assert [call.body for call in calls(detail_of(base, "Ada Lovelace"))] == ["engaged"]


@pytest.mark.parametrize("gone", ["deleted", "converted"])
async def test_what_cannot_be_brought_back_says_why_and_stays(tmp_path: Path, gone: str) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "n", *typed("half"))
        leave_behind(base, pilot)
    desk = base.desk()
    if gone == "deleted":
        editing.delete(desk, [1])
    else:
        triage.set_status(desk, [1], "qualified")
        converting.convert(desk, Conversion(1))
    desk.close()
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "b")
        assert f"was {gone}" in shown
        assert CHIP in shown
        assert len(app_of(pilot).drafts.all) == 1


async def test_what_was_typed_for_the_selected_leads_comes_back_for_them(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "n", *typed("met at the"))
        leave_behind(base, pilot)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "enter", "b")
        assert "on 2 leads" in shown
        await press(pilot, *typed(" fair"), "enter")
        assert app_of(pilot).drafts.all == []
    assert notes(base, "Ada Lovelace") == notes(base, "Grace Hopper") == ["met at the fair"]


async def test_quitting_keeps_what_is_parked_for_the_next_start(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "n", *typed("half"), "ctrl+q")
    async with app_on(base).run_test() as pilot:
        await settle(pilot)
        assert [draft.typed.text for draft in app_of(pilot).drafts] == ["half"]


async def test_what_is_typed_in_a_throwaway_base_is_kept_nowhere(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    base.throwaway = True
    async with app_on(base).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "n", *typed("half"), "escape")
        assert len(app_of(pilot).drafts.all) == 1
    assert not paths.state().exists()


@pytest.mark.parametrize("state", [{}, {"ref": []}, {"ref": ["lead", "x"]}, {"ref": ["nobody", 1]}])
@pytest.mark.parametrize("kind", ["prompt", "form", "convert", "import", "selected", "mass", "view", "unheard-of"])
async def test_a_damaged_draft_is_a_sentence(tmp_path: Path, kind: str, state: dict[str, Any]) -> None:
    base = base_with(tmp_path)
    file = DraftFile(paths.state(), base.path, base.user.name)
    file.write(
        [{"id": "x", "kind": kind, "about": "note on [/b]", "text": "half", "state": state, "same": "", "at": 3}]
    )
    file.close()
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "b")
        assert "cannot be brought back" in shown
        assert len(app_of(pilot).drafts.all) == 1


async def test_a_disk_that_keeps_no_drafts_is_said_once_and_stops_nothing(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    paths.state().parent.mkdir(parents=True, exist_ok=True)
    paths.state().write_text("not a folder")
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "n", *typed("x"))
        await pilot.pause(0.1)
        assert "A crash would lose what you type" in await press(pilot)
        await press(pilot, "enter")
    assert notes(base, "Ada Lovelace") == ["x"]


async def test_what_is_not_yet_on_disk_stays_a_draft_until_it_is(tmp_path: Path) -> None:
    base = base_with(tmp_path)

    def query_only(on: str) -> Any:
        return lambda desk: desk.store.engine.raw_connection().driver_connection.execute(f"PRAGMA query_only={on}")

    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        app = app_of(pilot)
        await press(pilot, "n", *typed("first"), "enter")
        await app.bridge.write(query_only("ON"))
        shown = await press(pilot, "n", *typed("half"), "enter")
        assert "Not saved" in shown
        assert [(draft.typed.text, draft.sent) for draft in app.drafts] == [("half", False)]
        await app.bridge.write(query_only("OFF"))
        app._deaf_until = 0.0  # the rep has seen it
        await press(pilot, "enter")
        assert app.drafts.all == []
    assert notes(base, "Ada Lovelace") == ["half", "first"]


async def test_what_was_being_saved_when_the_program_ended_says_so(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "n", *typed("half"))
        next(iter(app_of(pilot).drafts)).sent = True
        leave_behind(base, pilot)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "perhaps saved: look first" in await press(pilot)
