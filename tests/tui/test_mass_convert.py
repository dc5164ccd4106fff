"""Converting a selection, by key presses on a real base: counted, done as one operation, then told lead by lead."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import snapshot
from tests.tui.converting import customer, elsewhere, lead, qualified
from tests.tui.fresh_base import app_on, base_with, calls, on, queue_of, reading_of, typed
from tests.tui.mass_base import NO_BUDGET, NO_LAST_NAME, NO_NAME, thirty
from tests.tui.pressing import HOSTILE, app_of, hostile_base, press, top

from leadtui.bootstrap import Base
from leadtui.services import converting, editing, triage
from leadtui.tui.screens import mass_convert
from leadtui.words.conversion import Conversion
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import StorageError

REFUSED = {NO_LAST_NAME, NO_NAME, NO_BUDGET}
QUALIFIED = ("[", "[")
"""From Today to the view of the qualified leads."""


@pytest.fixture(autouse=True)
def at_a_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rep sees at once what is on the screen."""
    monkeypatch.setattr(mass_convert, "SEEN_AFTER", 0.0)


def converted(base: Base) -> set[int]:
    """The numbers of the converted leads."""
    return set(reading_of(base, lambda reading: reading.ids("is:converted")))


def conversions(base: Base) -> list[str]:
    """What the log says of conversions."""
    return reading_of(base, lambda reading: [o.summary for o in reading.log() if o.kind == "convert"])


async def test_c_counts_what_becomes_of_the_selection_and_esc_leaves_it_as_it_is(tmp_path: Path) -> None:
    base = thirty(tmp_path)
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *QUALIFIED, "*", "C")
        assert top(pilot) == "MassConvertScreen"
        for text in ("27 of 30 leads will be converted · 3 refused", "21 new for 22 leads · 1 existing for 5 leads",
                     "27 new", "A contact needs a last name.", "An account needs a name.", "Budget is not known.",
                     "new account, new contact, new opportunity"):  # fmt: skip
            assert text in shown, text
        shown = await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"
        assert "30 selected" in shown
    assert snapshot(base) == before


async def test_ctrl_s_converts_them_as_one_operation_and_tells_lead_by_lead(tmp_path: Path) -> None:
    base = thirty(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *QUALIFIED, "*", "C", "ctrl+s")
        assert "27 of 30 leads converted · 3 refused" in shown
        assert "Converted 27 of 30 · u takes it back" in shown
        assert "A2 Lovelace Works (new), C1, O1" in shown
        assert "A5 Twin Peaks, C5, O5" in shown
        shown = await press(pilot, "end")
        assert "A1 Acme Anvils Ltd., C27, O27" in shown
    assert converted(base) == set(range(1, 28))
    assert conversions(base) == ["Converted 27 leads"]


async def test_the_refused_stay_selected_and_the_cursor_stands_on_the_first(tmp_path: Path) -> None:
    base = thirty(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *QUALIFIED, "*", "C", "ctrl+s", "enter")
        assert top(pilot) == "QueueScreen"
        assert queue_of(app_of(pilot)).selected == REFUSED
        assert "3 selected" in shown
        assert "Converted 27 of 30 · u" in shown
        assert on(app_of(pilot)) == "Prince"
        shown = await press(pilot, "E")
        assert top(pilot) == "LeadForm"


async def test_u_takes_all_of_it_back_after_a_question_and_redo_does_it_again(tmp_path: Path) -> None:
    base = thirty(tmp_path)
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *QUALIFIED, "*", "C", "ctrl+s", "u")
        assert top(pilot) == "QueueScreen"
        assert "It changed 27 leads" in shown
        assert len(converted(base)) == 27
        shown = await press(pilot, "y")
        assert "took back: Converted 27 leads" in shown
        assert snapshot(base) == before
        await press(pilot, "U")
    assert len(converted(base)) == 27


async def test_a_few_are_converted_in_one_burst_and_the_keys_behind_it_go_on_in_the_list(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "space", "space", "C", "ctrl+s", "enter", "c", "n", "enter")
        assert top(pilot) == "QueueScreen"
        assert "selected" not in shown.splitlines()[0]
    assert converted(base) == {1, 2}
    assert conversions(base) == ["Converted 2 leads"]
    assert [len(calls(lead(base, number))) for number in (1, 2, 3)] == [0, 0, 1]


async def test_of_many_the_counts_have_to_be_seen_before_they_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mass_convert, "SEEN_AFTER", 60)
    base = thirty(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *QUALIFIED, "*", "C", "ctrl+s")
        assert "30 leads: see what becomes of them · ctrl+s once more converts" in shown
        assert not converted(base)
        await press(pilot, "ctrl+s")
    assert len(converted(base)) == 27


# The reason


async def test_one_reason_lets_through_who_only_lacks_one_and_is_kept_with_him(tmp_path: Path) -> None:
    base = thirty(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *QUALIFIED, "*", "C")
        assert "With a reason 1 is converted too" in shown
        shown = await press(pilot, "tab", *typed("old friend"))
        assert "28 of 30 leads will be converted · 2 refused" in shown
        shown = await press(pilot, *["backspace"] * 10)
        assert "27 of 30 leads will be converted · 3 refused" in shown
        shown = await press(pilot, *typed("known since 1999"), "ctrl+s")
        assert "28 of 30 leads converted" in shown
    bodies = [activity.body for activity in lead(base, NO_BUDGET).activities]
    assert "Converted although budget is not known: known since 1999" in bodies
    assert all("1999" not in (activity.body or "") for activity in lead(base, 1).activities)


async def test_letters_are_no_reason_outside_its_field(tmp_path: Path) -> None:
    base = thirty(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *QUALIFIED, "*", "C", "j", "k", "x", "tab", "tab", "x")
        assert "27 of 30 leads will be converted" in shown
        assert "With a reason 1 is converted too" in shown


async def test_leaving_with_a_typed_reason_asks(tmp_path: Path) -> None:
    base = thirty(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *QUALIFIED, "*", "C", "tab", *typed("known"), "escape")
        assert "The reason typed here is lost" in shown
        assert "known" in await press(pilot, "n")
        assert "The reason typed here is lost" in await press(pilot, "ctrl+q")
        await press(pilot, "y")
        assert top(pilot) == "QueueScreen"
    assert not converted(base)


async def test_a_reason_that_is_too_long_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leadtui.tui.keyboard.convert_fields.FIELD_LIMIT", 100)
    base = thirty(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *QUALIFIED, "*", "C", "tab")
        pilot.app.screen.take_paste("x" * 120)  # type: ignore[attr-defined]
        shown = await press(pilot, "ctrl+s")
        assert "120 characters long" in shown
        assert "The reason is too long" in shown
    assert not converted(base)


async def test_without_anyone_it_would_help_no_reason_is_asked_for(tmp_path: Path) -> None:
    async with app_on(qualified(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "space", "space", "C", "tab")
        assert "Why anyway" not in shown


async def test_leads_that_are_not_qualified_are_refused_until_a_reason_is_given(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "C", "ctrl+s")
        assert "0 of 6 leads will be converted · 6 refused" in shown
        assert "The status is New, not Qualified." in shown
        assert "None of these leads can be converted as it is" in shown
        assert not converted(base)
        await press(pilot, "tab", *typed("a tip"), "ctrl+s")
    assert converted(base) == {1, 2, 3, 4, 5, 6}


# What has changed meanwhile


async def test_what_was_typed_before_is_written_before_it_is_counted(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "4", "j", "4", "k", "space", "space", "C", "ctrl+s")
    assert converted(base) == {1, 2}


async def test_who_has_left_the_view_is_not_counted(tmp_path: Path) -> None:
    base = thirty(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *QUALIFIED, "*")
        elsewhere(base, lambda desk: editing.delete(desk, [1, 2]))
        assert "25 of 28 leads will be converted" in await press(pilot, "C")


async def test_when_all_have_left_the_view_it_is_said(tmp_path: Path) -> None:
    base = thirty(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *QUALIFIED, "*")
        elsewhere(base, lambda desk: editing.delete(desk, range(1, 31)))
        assert "None of the selected leads is in this view any more." in await press(pilot, "C")
        assert "None of these leads can be converted" in await press(pilot, "ctrl+s")


async def test_a_lead_that_another_program_converts_before_ctrl_s_is_refused_and_named(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "space", "C")
        elsewhere(base, lambda desk: converting.convert(desk, Conversion(1)))
        shown = await press(pilot, "ctrl+s")
        assert "1 of 2 leads converted · 1 refused" in shown
        assert "Ada Lovelace" in shown
        await press(pilot, "enter")
        assert not queue_of(app_of(pilot)).selected, "it has left the view"
    assert converted(base) == {1, 2}


async def test_a_failure_writes_nothing_and_keeps_what_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = thirty(tmp_path)

    def full(*_args: object, **_keys: object) -> None:
        raise StorageError("The disk is full.", "Make room, then repeat.")

    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, *QUALIFIED, "*", "C", "tab", *typed("known"))
        with monkeypatch.context() as patch:
            patch.setattr(converting, "convert_many", full)
            shown = await press(pilot, "ctrl+s")
        assert "Not converted: The disk is full. Make room, then repeat." in shown
        assert "known" in shown
        app_of(pilot)._deaf_until = 0.0
        await press(pilot, "ctrl+s")
    assert len(converted(base)) == 28


# What takes long


async def test_esc_stops_looking_at_many(tmp_path: Path) -> None:
    base = base_with(tmp_path, 400)
    elsewhere(base, lambda desk: triage.set_status(desk, list(range(1, 401)), "qualified"))
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "C", "escape")
        assert top(pilot) == "QueueScreen"
        assert "400 selected" in shown
    assert not converted(base)


async def test_esc_stops_converting_many_and_nothing_is_written(tmp_path: Path) -> None:
    base = base_with(tmp_path, 400)
    elsewhere(base, lambda desk: triage.set_status(desk, list(range(1, 401)), "qualified"))
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "*", "C")
        shown = await press(pilot, "ctrl+s", "j", "escape")
        assert "Stopped; nothing was converted" in shown
        assert "400 of 400 leads will be converted" in shown
        assert snapshot(base) == before
        shown = await press(pilot, "ctrl+s")
        assert "Converted 400 of 400" in shown
    assert len(converted(base)) == 400


# What it looks like


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_hostile_names_are_drawn_and_do_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    base = hostile_base(tmp_path)
    async with app_on(base).run_test(size=size) as pilot:
        for keys in (("*", "C"), ("tab", *typed("[/b]")), ("ctrl+s",), ("end",), ("enter",)):
            shown = await press(pilot, *keys)
            assert not any(ord(ch) < 32 or 0x7F <= ord(ch) < 0xA0 or ch == "\u202e" for ch in shown if ch != "\n")
            assert {strip.cell_length for strip in pilot.app.screen._compositor.render_strips()} == {size[0]}
    assert len(converted(base)) == len(HOSTILE)
    assert customer(base, CustomerKind.ACCOUNT, 1).row.name


async def test_its_help_tells_its_keys(tmp_path: Path) -> None:
    async with app_on(qualified(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "space", "space", "C", "?")
        assert "Convert the selected leads" in shown
        await press(pilot, "escape")
        assert top(pilot) == "MassConvertScreen"


async def test_more_leads_than_are_converted_at_a_time_are_not_even_previewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leadtui.services.selecting.MOST_AT_A_TIME", 29)
    base = thirty(tmp_path)
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, *QUALIFIED, "*", "C", "ctrl+s")
        assert top(pilot) == "QueueScreen"
        assert "30 leads are too many" in shown
        assert "Select fewer" in shown
        assert "30 selected" in shown
    assert snapshot(base) == before
