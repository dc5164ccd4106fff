"""Adding and editing a lead, by key presses on a real base."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import app_on, base_with, detail_of, reading_of, settle, typed
from tests.tui.pressing import HOSTILE, app_of, hostile_base, press, rich_base, top
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.services import editing


def edit_elsewhere(base: Base, lead: int, **values: str) -> None:
    """Another program changes a lead."""
    desk = base.desk()
    editing.set_fields(desk, lead, values)
    desk.close()


async def test_a_name_and_a_company_are_enough_to_add_a_lead(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(
            pilot, "a", *typed("Emmy"), "tab", *typed("Noether"), "tab", *typed("Göttingen AG"), "ctrl+s"
        )
        assert top(pilot) == "QueueScreen"
        assert "Added Emmy Noether" in shown
        assert "❯○ Emmy Noether" in shown
    assert detail_of(base, "Emmy Noether").row.company == "Göttingen AG"


async def test_what_is_added_is_taken_back_with_one_key(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "a", *typed("Emmy"), "ctrl+s", "u")
        assert "took back: Added Emmy" in shown
        assert "○ Emmy" not in shown


async def test_an_empty_form_closes_at_once_and_is_not_saved(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Nothing is typed yet" in await press(pilot, "a", "ctrl+s")
        assert top(pilot) == "LeadForm"
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_a_changed_form_asks_before_it_closes(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "a", *typed("Emmy"), "escape")
        assert "Leave without saving?" in shown
        shown = await press(pilot, "n", *typed("!"))
        assert "Emmy!" in shown
        await press(pilot, "escape", "y")
        assert top(pilot) == "QueueScreen"


async def test_the_question_stands_until_it_is_answered(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "a", *typed("Emmy"), "escape", "escape")
        assert "Leave without saving? y leaves, n stays" in shown
        assert "Leave without saving? y leaves, n stays" in await press(pilot, "x")
        assert "Emmyx" not in await press(pilot, "n")
        assert top(pilot) == "LeadForm"
        assert "Emmy!" in await press(pilot, *typed("!"))


async def to_source(pilot: Pilot[int]) -> str:
    """Open the form for a new lead and go to its source."""
    shown = await press(pilot, "a")
    while "❯Source" not in shown:
        shown = await press(pilot, "tab")
    return shown


async def test_what_is_no_choice_chooses_none_and_says_so(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await to_source(pilot)
        shown = await press(pilot, *typed("+1 415"))
        assert "None of these begins with “+1 415”" in shown
        assert "‹ choose ›" in shown
        assert "‹ Website ›" in await press(pilot, "backspace", "w")
        shown = await press(pilot, *typed("alk-in"))
        assert "None of these begins with “walk-in”" in shown
        assert "‹ choose ›" in shown


async def test_a_choice_is_named_by_its_letters_or_gone_through_by_one(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await to_source(pilot)
        assert "‹ Web form ›" in await press(pilot, *typed("web f"))
        assert "‹ Webinar ›" in await press(pilot, "backspace", *typed("www"))
        assert "‹ choose ›" in await press(pilot, "backspace")
        assert "‹ Website ›" in await press(pilot, "space")


async def test_quitting_from_a_changed_form_asks_too(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "a", *typed("Emmy"), "ctrl+f", "ctrl+q")
        assert top(pilot) == "LeadForm"
        assert "Leave without saving?" in shown


async def test_searching_in_between_keeps_what_is_typed(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a", *typed("Emmy"), "ctrl+f", *typed("grace"), "enter")
        assert top(pilot) == "LeadScreen"
        assert "Emmy" in await press(pilot, "escape", "escape")
        assert top(pilot) == "LeadForm"


async def test_a_duplicate_is_shown_with_its_reasons_and_added_only_when_asked_again(tmp_path: Path) -> None:
    base = rich_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        name = (*typed("Augusta"), "tab", *typed("King"), "tab", "tab", *typed("AUGUSTA@example.com"))
        shown = await press(pilot, "a", *name, "ctrl+s")
        assert "It seems to be there already" in shown
        assert "same email" in shown
        assert "Analytical Engines" in await press(pilot, "enter")
        assert top(pilot) == "LeadScreen"
        await press(pilot, "escape", "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert reading_of(base, lambda reading: len(reading.search("augusta@example.com"))) == 2


async def test_a_value_that_cannot_be_read_is_told_at_its_field_and_nothing_is_lost(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a", *typed("Emmy"), "ctrl+o")
        form = app_of(pilot).screen.form  # type: ignore[attr-defined]
        form.to(next(field for field in form.fields if field.key == "annual_revenue"))
        shown = await press(pilot, *typed("a lot"), "ctrl+s")
        assert '"a lot" is not an amount' in shown
        assert form.current.key == "annual_revenue"
        await press(pilot, "ctrl+u", *typed("40k"), "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert detail_of(base, "Emmy").fields["annual_revenue"] == 4_000_000


async def test_a_choice_is_made_by_its_letter_or_by_arrows(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "a", *typed("Emmy"), "up", "t")
        assert "Trade show" in shown
        await press(pilot, "right", "ctrl+s")
    assert detail_of(base, "Emmy").row.source == "webinar"


async def test_editing_changes_only_what_was_typed(tmp_path: Path) -> None:
    base = rich_base(tmp_path)
    before = detail_of(base, "Augusta King").fields
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/", *typed("augusta"), "enter", "E")
        assert top(pilot) == "LeadForm"
        await press(pilot, "tab", "ctrl+u", *typed("Lovelace"), "ctrl+s")
        assert top(pilot) == "LeadScreen"
    after = detail_of(base, "Augusta Lovelace").fields
    assert {key for key in after if after[key] != before[key]} <= {"last_name", "name", "version", "changed"}


async def test_a_field_emptied_is_empty(tmp_path: Path) -> None:
    base = rich_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/", *typed("augusta"), "enter", "E")
        form = app_of(pilot).screen.form  # type: ignore[attr-defined]
        form.to(next(field for field in form.fields if field.key == "title"))
        await press(pilot, "ctrl+u", "ctrl+s")
    assert detail_of(base, "Augusta King").row.title is None


async def test_a_change_made_elsewhere_meanwhile_is_shown_and_what_is_typed_stays(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "E", *typed("!"))
        edit_elsewhere(base, 1, first_name="Augusta", company="Other Ltd")
        shown = await press(pilot, "ctrl+s")
        assert top(pilot) == "LeadForm"
        assert "Changed meanwhile: first name, company" in shown
        assert "Ada!" in shown
        assert "changed meanwhile to: Augusta" in shown
        assert "Other Ltd" in shown
        await press(pilot, "ctrl+s")
        assert top(pilot) == "QueueScreen"
    row = detail_of(base, "Ada! Lovelace").row
    assert row.company == "Other Ltd"


async def test_own_fields_are_typed_like_the_others(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    desk = base.desk()
    from leadtui.model import CustomField

    with desk.store.operation("add", "own fields", desk.user.id) as op:
        op.add(CustomField, {"label": "Seats", "label_key": "seats", "kind": "number", "choices": []})
    desk.close()
    base.reload()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "E", "ctrl+o", "up", "up", *typed("40"), "ctrl+s")
        shown = await press(pilot, "enter", "G")
        assert "Seats" in shown
    assert list(detail_of(base, "Ada Lovelace").fields["custom"].values()) == [40]


async def test_typed_ahead_keys_fill_the_form_and_go_on_in_the_list(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a", *typed("Emmy"), "ctrl+s", "c", "n", "enter")
    assert [row.outcome for row in detail_of(base, "Emmy").activities] == ["no-answer"]


async def test_hostile_values_are_only_shown_and_typed(tmp_path: Path) -> None:
    async with app_on(hostile_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _ in HOSTILE:
            shown = await press(pilot, "E", "ctrl+o", "end", "up", "down")
            assert top(pilot) == "LeadForm"
            assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in shown)
            await press(pilot, "escape", "j")
            assert top(pilot) == "QueueScreen"
