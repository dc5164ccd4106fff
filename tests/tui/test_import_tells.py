"""What the import says before and after a list comes in, by key presses on a real base."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, detail_of, settle, typed
from tests.tui.importing import leads, list_in, screen_of
from tests.tui.pressing import press, top

from leadtui.tui.screens import import_bringing
from leadtui.tui.screens.import_panes import Step

TWICE = "First Name,Last Name,Company,Email,Job Title\nJane,Roe,Acme,j@roe.co,\nJane,Roe,Acme Corp,j@roe.co,Boss\n"
EVENTS = "email,event,timestamp,url,seconds\nj@roe.co,visited,2026-01-02 10:00,https://roe.co,9\n"


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys typed ahead wait for the import however busy the machine is."""
    monkeypatch.setattr(import_bringing, "SOON", 30)


async def test_a_row_that_overwrites_one_before_it_says_so_with_old_and_new(tmp_path: Path) -> None:
    file = list_in(tmp_path, TWICE)
    async with app_on(base_with(tmp_path)).run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "ctrl+s", "down")
        await press(pilot, "right")
        shown = await press(pilot, "right")
        assert "overwrites line 2: Company, Title" in shown
        assert "Acme → Acme Corp" in shown
        assert "(nothing) → Boss" in shown


async def test_a_list_of_events_is_told_from_leads_and_lands_on_them(tmp_path: Path) -> None:
    people, file = list_in(tmp_path, TWICE), list_in(tmp_path, EVENTS, "events.csv")
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(people)), "ctrl+s", "ctrl+s", "enter")
        before = leads(base)
        shown = await press(pilot, "g", "i", *typed(str(file)), "enter")
        assert screen_of(pilot).step is Step.LIST
        assert "as its columns say" in shown
        shown = await press(pilot, "ctrl+s")
        assert "+ visited → L7 Jane Roe" in shown
        await press(pilot, "ctrl+s")
        assert leads(base) == before
        assert [done.kind for done in detail_of(base, "Jane Roe").activities] == ["event"]


async def test_rows_that_may_be_no_leads_are_asked_about_before_the_preview(tmp_path: Path) -> None:
    file = list_in(tmp_path, "Email,Date,Type,Notes\nj@roe.co,2026-01-02,Call,hello\n")
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "ctrl+s")
        assert screen_of(pilot).step is Step.LIST
        assert "it may be a call, mail, meeting" in shown
        await press(pilot, "ctrl+s")
        assert (screen_of(pilot).step, screen_of(pilot).state.what) == (Step.PREVIEW, "leads")


async def test_where_numbers_are_from_is_an_option_and_is_remembered_for_such_lists(tmp_path: Path) -> None:
    file = list_in(tmp_path, "Last name,Phone\n" + "".join(f"Roe{n},0176 1234567{n}\n" for n in range(4)))
    async with app_on(base_with(tmp_path)).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "ctrl+s")
        assert "4 not understood in part" in shown
        assert "! Phone: its country is not known" in shown
        await press(pilot, "shift+tab", "up")
        shown = await press(pilot, *"Germ", "ctrl+s")
        assert "not understood" not in shown
        assert "0176 12345670 → +4917612345670" in shown
        await press(pilot, "ctrl+s", "enter")
        shown = await press(pilot, "g", "i", *typed(str(file)), "enter", "tab", "tab")
        options = screen_of(pilot).options_form
        assert options is not None
        assert next(field.blank for field in options.fields if field.key == "region") == "Germany"


async def test_many_doubts_of_a_kind_are_one_line_of_the_report(tmp_path: Path) -> None:
    file = list_in(tmp_path, "Last name,Phone\n" + "".join(f"Roe{n},0176 1234567{n}\n" for n in range(9)))
    async with app_on(base_with(tmp_path)).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "ctrl+s", "ctrl+s")
        assert "9 × Phone: its country is not known" in shown
        assert "“Numbers from” in the options" in shown
        assert shown.count("is not known") == 1


async def test_the_report_can_be_seen_again_until_the_next_import(tmp_path: Path) -> None:
    file = list_in(tmp_path)
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "ctrl+s", "ctrl+s", "enter")
        assert top(pilot) == "QueueScreen"
        shown = await press(pilot, "g", "i")
        assert "report of the last import  fair leads.csv: 1 new, 1 rejected" in shown
        shown = await press(pilot, "down", "enter")
        assert screen_of(pilot).step is Step.DONE
        await press(pilot, "r")
        assert (file.parent / "fair leads-rejected.csv").exists()


async def test_the_report_of_an_import_that_was_taken_back_elsewhere_says_so(tmp_path: Path) -> None:
    file = list_in(tmp_path)
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "ctrl+s", "ctrl+s", "enter", "u")
        shown = await press(pilot, "g", "i")
        assert "fair leads.csv: 1 new, 1 rejected · taken back" in shown
        shown = await press(pilot, "down", "enter")
        assert "2 rows read · taken back" in shown
        assert "nothing to take back" in await press(pilot, "u")
        await press(pilot, "escape", "U")
        shown = await press(pilot, "g", "i")
        assert "1 new, 1 rejected" in shown
        assert "taken back" not in shown


async def test_several_files_that_match_are_no_file_that_is_missing(tmp_path: Path) -> None:
    file = list_in(tmp_path, name="updates.csv")
    list_in(tmp_path, name="upd-old.csv")
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(f"{file.parent}/upd"), "enter")
        assert "2 begin like this" in shown
        assert "There is no file" not in shown
        await press(pilot, "down", "enter")
        assert screen_of(pilot).step is Step.COLUMNS


async def test_columns_that_are_left_out_are_counted_with_the_key_that_keeps_them(tmp_path: Path) -> None:
    file = list_in(tmp_path)
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "enter")
        assert "1 column left out · A makes fields of them" in shown
        shown = await press(pilot, "ctrl+s")
        assert "1 column left out" in shown
        shown = await press(pilot, "A")
        assert "left out" not in shown


async def test_a_field_is_found_by_what_lists_call_it(tmp_path: Path) -> None:
    file = list_in(tmp_path)
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter", "end", "enter", *"note")
        chooser = screen_of(pilot).chooser
        assert chooser is not None
        assert chooser.target.key == "description"


async def test_escape_goes_to_the_step_before_whatever_was_chosen(tmp_path: Path) -> None:
    file = list_in(tmp_path)
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "ctrl+s")
        for _ in range(2):
            assert screen_of(pilot).step is Step.PREVIEW
            for step in (Step.OPTIONS, Step.COLUMNS, Step.LIST, Step.FILE):
                await press(pilot, "escape")
                assert screen_of(pilot).step is step
            await press(pilot, "ctrl+s")
        await press(pilot, *("escape",) * 5)
        assert top(pilot) == "QueueScreen"


async def test_the_choice_of_a_file_says_which_key_helps(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert "f1 Help" in await press(pilot, "g", "i")


async def test_what_is_not_understood_in_a_card_is_said_with_whose_it_is(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nN:Hopper;Grace;;;\nFN:Grace Hopper\nEMAIL:no mail\nEND:VCARD\n"
    file = list_in(tmp_path, card, "people.vcf")
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "ctrl+s", "ctrl+s")
        assert "line 1      Grace Hopper · Email: it has no @" in shown
