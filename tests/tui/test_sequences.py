"""Sequences by key presses on a real base: enrolled, paused, skipped, stopped, counted; the mail of a step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.programs import Programs
from tests.support import snapshot
from tests.tui.fresh_base import app_on, base_with, queue_of, typed
from tests.tui.pressing import app_of, press, top
from tests.tui.sequenced import GRACE, sequenced, stands, state_of

from leadtui.services import editing, sequences
from leadtui.tui.keyboard.actions import InSequence
from leadtui.tui.keyboard.sending_sequences import in_sequence_many
from leadtui.tui.screens.mass_work import Stopped
from leadtui.tui.screens.sequences import SequencesScreen
from leadtui.words.errors import StorageError

SIZES = [(60, 20), (80, 24), (160, 45)]
GO = ("g", "n")


async def to_lead(pilot: Any, name: str) -> str:
    """Find a lead by its name, and open it."""
    return await press(pilot, "/", *typed(name), "enter")


# On a lead


@pytest.mark.parametrize("size", SIZES)
async def test_a_letter_enrols_the_lead_and_its_first_step_is_its_reason(tmp_path: Path, size: tuple[int, int]) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=size) as pilot:
        assert "First contact: 7 steps" in await press(pilot, "N")
        shown = await press(pilot, "f")
        assert "Into First contact, A" in shown
        assert "first call, due today" in shown
        assert state_of(base, 1) == ("running", "call-1")
        shown = await press(pilot, "N")
        assert "step 1 of 7: first call, due today" in shown


async def test_a_burst_of_keys_meets_the_leads_it_was_typed_for(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "N", "f", "N", "k", "N", "x")
    assert state_of(base, 1) == ("stopped", "call-2")
    assert not stands(base, 2)


async def test_undo_takes_an_enrolment_back_with_its_step(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "N", "f", "u")
        assert "took back: Into First contact" in shown
    assert snapshot(base) == before


async def test_all_selected_are_enrolled_as_one_operation(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "space", "space", "N", "s")
        assert "2 into Stay in touch" in shown
    assert [bool(stands(base, lead)) for lead in (1, 2, 3)] == [True, True, False]


async def test_over_twenty_five_are_asked_about_once(tmp_path: Path) -> None:
    base = base_with(tmp_path, 27)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "N", "s")
        assert "Enrol in Stay in touch: 27 leads?" in shown
        assert not stands(base, 5)
        await press(pilot, "y")
    assert state_of(base, 5, "nurture") == ("running", "month-1")


async def test_who_was_in_it_already_is_left_out_named_and_stays_selected(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(160, 24)) as pilot:
        await press(pilot, "v", "8", "home", "N", "s")
        shown = await press(pilot, "*", "N", "s")
        assert "5 into Stay in touch" in shown
        assert "Ada Lovelace is in Stay in touch already" in shown
        assert queue_of(app_of(pilot)).selected == {1}


async def test_enrolling_many_that_is_stopped_changes_nothing(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    before = snapshot(base)

    def stop(_leads: int) -> None:
        raise Stopped

    desk = base.desk()
    with pytest.raises(Stopped):
        in_sequence_many(desk, [1, 2, 3], InSequence("enrol", "first-contact"), stop)
    desk.close()
    assert snapshot(base) == before


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_of_a_lead_tells_where_it_stands_and_where_it_was(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    base = sequenced(tmp_path)
    async with app_on(base).run_test(size=size) as pilot:
        shown = " ".join((await to_lead(pilot, "Ada")).split())
        assert "First contact, step 1 of 7: first call, due today" in shown
        shown = await press(pilot, "N", "x")
        assert top(pilot) == "LeadScreen"
        assert "First contact, stopped: by hand" in shown


async def test_in_call_mode_the_same_keys_work(tmp_path: Path) -> None:
    base = sequenced(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await press(pilot, "T")
        assert top(pilot) == "CallModeScreen"
        here = app_of(pilot).screen.current_record().id  # type: ignore[attr-defined]
        await press(pilot, "N", "s")
        assert top(pilot) == "CallModeScreen"
    assert state_of(base, here, "nurture") == ("running", "month-1")


async def test_in_the_reminders_the_lead_of_the_follow_up_is_meant(tmp_path: Path) -> None:
    base = sequenced(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await press(pilot, "r")
        here = queue_of(app_of(pilot)).current_record()
        assert here is not None
        shown = await press(pilot, "N", "k")
        assert f"Skipped a step: First contact, {here.name}" in shown


async def test_beside_the_list_stands_where_the_lead_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadtui.tui.screens.queue_watch.REST", 0.001)
    async with app_on(sequenced(tmp_path)).run_test(size=(160, 45)) as pilot:
        await press(pilot, "v", "8", "home")
        shown = " ".join((await press(pilot, "N", "escape")).split())
        assert "Sequence First contact, step" in shown


async def test_a_write_that_fails_brings_the_prompt_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_kw: object) -> None:
        raise StorageError("The disk is full.")

    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "j")
        monkeypatch.setattr(sequences, "enrol", full)
        shown = await press(pilot, "N", "f")
        assert "The disk is full." in shown
        assert "First contact: 7 steps" in shown
        monkeypatch.undo()


async def test_a_closed_lead_is_refused_in_a_sentence(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await to_lead(pilot, "Ada")
        shown = await press(pilot, "5", "b", "N", "f")
        assert "Not saved" in shown
    assert not stands(base, 1)


# The mail of a step


async def test_e_opens_the_mail_of_the_step_and_once_sent_the_step_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Programs(tmp_path / "bin", monkeypatch).make("xdg-open")
    base = sequenced(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await to_lead(pilot, "Grace")
        shown = await press(pilot, "e")
        assert "Email · First contact" in shown
        assert "Hello Grace," in shown
        shown = await press(pilot, "enter")
        assert "y sent" in shown.replace("  ", " ")
        await press(pilot, "y")
    assert state_of(base, GRACE) == ("running", "call-2")


async def test_another_template_can_be_taken_instead(tmp_path: Path) -> None:
    async with app_on(sequenced(tmp_path)).run_test(size=(80, 24)) as pilot:
        await to_lead(pilot, "Grace")
        shown = await press(pilot, "e", "shift+tab", "s")
        assert "Email · Stay in touch" in shown


async def test_one_who_asked_for_no_mail_is_asked_about_before_the_mail_of_a_step(tmp_path: Path) -> None:
    base = sequenced(tmp_path)
    desk = base.desk()
    editing.set_fields(desk, GRACE, {"email_opt_out": "yes"})
    desk.close()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await to_lead(pilot, "Grace")
        assert "y" in await press(pilot, "e")
        assert "Email" in await press(pilot, "y")


# Which there are


@pytest.mark.parametrize("size", SIZES)
async def test_g_n_shows_the_sequences_with_their_counts_and_steps(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(sequenced(tmp_path)).run_test(size=size) as pilot:
        shown = await press(pilot, *GO)
        assert top(pilot) == "SequencesScreen"
        row = next(line for line in shown.splitlines() if line.startswith("❯"))
        assert row.split()[1:7] == ["First", "contact", "3", "1", "0", "0"]
        assert "first call" in shown
        shown = await press(pilot, "j")
        assert "Stay in touch · 4 steps" in shown
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_the_counts_follow_what_is_done_and_undone(tmp_path: Path) -> None:
    async with app_on(sequenced(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, *GO, "enter", "N", "x", "escape")
        screen = app_of(pilot).screen
        assert isinstance(screen, SequencesScreen)
        chosen = screen.list.chosen
        assert chosen is not None
        assert (chosen.running, chosen.paused, chosen.stopped) == (2, 1, 1)
        await press(pilot, "u")
        chosen = screen.list.chosen
        assert chosen is not None
        assert (chosen.running, chosen.paused, chosen.stopped) == (3, 1, 0)


async def test_the_help_names_the_keys_of_both_screens(tmp_path: Path) -> None:
    async with app_on(sequenced(tmp_path)).run_test(size=(80, 40)) as pilot:
        assert "where everyone stands in it" in await press(pilot, *GO, "?")
        await press(pilot, "escape", "enter")
        assert "Who left" in await press(pilot, "?", *typed("left"))
        await press(pilot, "escape")
        assert "enrol in one by its letter" in await press(pilot, "?", *typed("sequence"))
