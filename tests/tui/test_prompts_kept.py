"""A write that failed and what is half typed meet what opens or moves meanwhile: no text is lost, no key strays."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.programs import Programs
from tests.tui.converting import elsewhere, noticed
from tests.tui.drafted import CHIP, notes
from tests.tui.drafted import base_with as findable
from tests.tui.fresh_base import PEOPLE, app_on, base_with, calls, detail_of, on, queue_of, settle, typed
from tests.tui.noticed import at_times, look
from tests.tui.pressing import app_of, press, top
from textual.pilot import Pilot

from leadtui.bootstrap import Base, open_base
from leadtui.services import editing, following_up, people
from leadtui.services.desk import Desk
from leadtui.tui.keyboard.prompts_text import NotePrompt

PRECIOUS = ("n", *typed("precious text"), "enter")


def drafts(pilot: Pilot[int]) -> list[tuple[str, bool]]:
    """The texts that are not saved, and whether each stands on a screen."""
    return [(draft.typed.text, draft.owner is not None) for draft in app_of(pilot).drafts]


def deleted(base: Base, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kim, who is another user, deletes a lead."""
    monkeypatch.setenv("LEADTUI_USER", "Kim")
    elsewhere(open_base(str(base.path)), lambda desk: editing.delete(desk, [number]))
    monkeypatch.setenv("LEADTUI_USER", "Sam")


def with_kim(base: Base) -> None:
    """Kim works on the base as well."""
    elsewhere(base, lambda desk: people.add_user(desk, "Kim"))
    base.reload()


# What waits when a write fails


async def test_a_question_about_undo_does_not_take_the_place_of_a_note_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = base_with(tmp_path, 30)
    with_kim(base)
    async with app_on(base).run_test(size=(100, 14)) as pilot:
        await settle(pilot)
        await press(pilot, "*", "2", "y")
        await press(pilot, "home")
        lead = queue_of(app_of(pilot)).leads.row
        assert lead is not None
        deleted(base, lead.id, monkeypatch)
        shown = await press(pilot, *PRECIOUS, "u")
        assert "Take back" not in shown
        noticed(pilot)
        assert "precious texty" in await press(pilot, "y")
        assert drafts(pilot) == [("precious texty", True)]


async def test_what_was_done_before_a_note_that_failed_is_not_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = base_with(tmp_path)
    with_kim(base)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "2", "home")
        deleted(base, 1, monkeypatch)
        await press(pilot, *PRECIOUS, "u")
        assert drafts(pilot) == [("precious text", True)]
    assert detail_of(base, "Grace Hopper").row.status == "contacted"


async def test_what_was_undone_is_not_done_again_behind_a_note_that_failed(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    with_kim(base)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "2", "u", "home")
        elsewhere(base, _hide_first)
        await press(pilot, *PRECIOUS, "U")
        assert drafts(pilot) == [("precious text", True)]
    assert detail_of(base, "Grace Hopper").row.status == "new"


def _hide_first(desk: Desk) -> None:
    """Take the first lead away without an operation of this user, which would end what can be done again."""
    with desk.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE lead SET hidden_by = 1 WHERE id = 1")


@pytest.mark.parametrize("key", ["y", "p", "w", "e"])
async def test_what_needs_the_card_does_not_open_over_a_note_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    programs = Programs(tmp_path / "bin", monkeypatch)
    programs.make("xdg-open")
    base = base_with(tmp_path, 6)
    elsewhere(base, lambda desk: editing.set_fields(desk, 2, {"email": "two@example.com", "website": "two.example"}))
    async with app_on(base).run_test(size=(100, 14)) as pilot:
        await settle(pilot)
        elsewhere(base, lambda desk: editing.delete(desk, [1]))
        shown = await press(pilot, *PRECIOUS, "j", key)
        assert "There is no lead 1 any more" in shown
        noticed(pilot)
        assert "precious text!" in await press(pilot, "!")
        assert drafts(pilot) == [("precious text!", True)]


async def test_a_prompt_that_opens_over_what_is_typed_parks_it(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "f", *typed("3d"))
        queue = queue_of(app_of(pilot))
        row = queue.current_record()
        queue.open_prompt(NotePrompt(queue.situation(row)), row)
        assert drafts(pilot) == [("3d", False)]
        assert CHIP in await press(pilot), "it was not left on purpose, so it is not for its own key alone"


# Refusals


async def test_keys_behind_a_refused_call_or_mail_do_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Programs(tmp_path / "bin", monkeypatch).make("xdg-open")
    base = base_with(tmp_path)
    elsewhere(base, lambda d: editing.add_lead(d, {"first_name": "No", "last_name": "Number", "rating": "Hot"}))
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert on(app_of(pilot)) == "No Number"
        assert "has no phone number" in await press(pilot, "p", "n", "enter", "p", "v", "enter")
        noticed(pilot)
        assert "has no email address" in await press(pilot, "e", "n", *typed("x"), "enter")
        assert (top(pilot), on(app_of(pilot)), drafts(pilot)) == ("QueueScreen", "No Number", [])
    assert notes(base, "No Number") == []


@pytest.mark.parametrize("times", [("10:05", "14:00", "15:00"), ("10:05", "10:06", "15:00")])
async def test_keys_behind_a_reminder_that_is_no_longer_shown_do_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: tuple[str, ...]
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, *times)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        clock.set("2026-11-18T10:06:30+01:00")
        assert "step 1" in await look(pilot)
        await press(pilot, "G")
        while on(app_of(pilot)) != "Alan Turing":
            await press(pilot, "k")
        elsewhere(base, lambda desk: following_up.done(desk, 1))
        await look(pilot)
        shown = await press(pilot, "!", "d")
        assert "Nothing new has come due" in shown or "Another reminder stands there now" in shown
    states = {name: [done.state for done in detail_of(base, name).follow_ups] for name in PEOPLE[:3]}
    assert states == {"Ada Lovelace": ["done"], "Grace Hopper": ["open"], "Alan Turing": ["open"]}


async def test_a_group_of_reminders_shown_from_another_screen_parks_what_is_half_typed_in_the_queue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:06", "10:07", "10:08")
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "G", "n", *typed("half"), "ctrl+f", *typed("hoare"), "enter")
        clock.set("2026-11-18T10:30+01:00")
        assert await look(pilot)
        await press(pilot, "!")
        queue = queue_of(app_of(pilot))
        assert (top(pilot), queue.in_reminders, queue.prompt) == ("QueueScreen", True, None)
        assert drafts(pilot) == [("half", False)]


# Going elsewhere by another way than escape


HALF = ("n", *typed("half"), "ctrl+f", *typed("0005"), "enter")


@pytest.mark.parametrize("way", [("g", "q"), ("ctrl+p", *typed("all open"), "enter")])
async def test_what_is_half_typed_in_the_queue_is_parked_when_one_goes_there(
    tmp_path: Path, way: tuple[str, ...]
) -> None:
    base = findable(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *HALF, "c", "i", "c", "enter")
        shown = await press(pilot, *way)
        assert (top(pilot), CHIP in shown, queue_of(app_of(pilot)).prompt) == ("QueueScreen", True, None)
        await press(pilot, "home")
        while on(app_of(pilot)) != "Grace Hopper":
            await press(pilot, "j")
        await press(pilot, "c", "n", "enter")
        assert drafts(pilot) == [("half", False)]
        assert "half" in await press(pilot, "b")
        await press(pilot, "enter")
    assert notes(base, "Ada Lovelace") == ["half"]
    assert [call.outcome for call in calls(detail_of(base, "Grace Hopper"))] == ["no-answer"]


async def test_escape_finds_it_open(tmp_path: Path) -> None:
    async with app_on(findable(tmp_path)).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *HALF)
        await press(pilot, "escape", "escape")
        assert queue_of(app_of(pilot)).prompt is not None


async def test_what_is_half_typed_in_a_list_of_accounts_is_parked_too(tmp_path: Path) -> None:
    from leadtui.services import customers
    from leadtui.words.customers import CustomerKind

    base = findable(tmp_path)
    elsewhere(base, lambda desk: customers.add(desk, CustomerKind.ACCOUNT, {"name": "Looms"}))
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "a", *HALF, "g", "a")
        assert top(pilot) == "CustomersScreen"
        await press(pilot, "n", *typed("!"), "escape")
        assert drafts(pilot) == [("half!", False)]
