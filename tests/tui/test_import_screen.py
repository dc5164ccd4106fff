"""Importing a list, by key presses on a real base."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import sample
from tests.tui.fresh_base import app_on, base_with, detail_of, reading_of, settle, typed
from tests.tui.importing import LIST, leads, list_in, screen_of
from tests.tui.pressing import HOSTILE, app_of, press, top

from leadtui.tui.dialogs import paths
from leadtui.tui.screens import import_bringing
from leadtui.tui.screens.import_panes import Step


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys typed ahead wait for the import however busy the machine is."""
    monkeypatch.setattr(import_bringing, "SOON", 30)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list of one lead and one row that is none."""
    return list_in(tmp_path)


async def test_a_list_is_looked_at_step_by_step_and_then_imported_as_one_operation(tmp_path: Path, file: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(90, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i")
        assert top(pilot) == "ImportScreen"
        shown = await press(pilot, *typed(str(file)), "enter")
        assert screen_of(pilot).step is Step.COLUMNS
        assert "Favourite colour  left out" in shown
        assert "emmy@example.com" in shown
        shown = await press(pilot, "ctrl+s")
        assert "All 2 rows: 1 new, 1 rejected" in shown
        assert "Emmy Noether" in shown
        assert leads(base) == 6
        shown = await press(pilot, "ctrl+s")
        assert "Imported: 1 new, 1 rejected" in shown
        assert "line 3" in shown
        assert leads(base) == 7
        shown = await press(pilot, "enter")
        assert top(pilot) == "QueueScreen"
        assert "Emmy Noether" in shown


async def test_keys_typed_ahead_bring_a_list_in_with_nothing_waited_for(tmp_path: Path, file: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "ctrl+s", "ctrl+s")
        assert screen_of(pilot).step is Step.DONE
        assert leads(base) == 7
        assert app_of(pilot).drafts.all == []


async def test_an_import_is_taken_back_with_one_key_and_what_was_chosen_stands(tmp_path: Path, file: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "ctrl+s", "ctrl+s")
        shown = await press(pilot, "u")
        assert "took back" in shown
        assert leads(base) == 6
        assert screen_of(pilot).step is Step.COLUMNS
        await press(pilot, "ctrl+s", "ctrl+s")
        assert leads(base) == 7


async def test_an_own_field_is_made_of_a_column_with_one_key(tmp_path: Path, file: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter", "end")
        shown = await press(pilot, "a")
        assert "Favourite colour (own field)" in shown
        await press(pilot, "ctrl+s", "ctrl+s")
        await press(pilot, "enter")
        assert [field.label for field in base.workspace.custom_fields] == ["Favourite colour"]
        shown = await press(pilot, "/", *typed('custom."Favourite colour":blue'))
        assert "Emmy Noether" in shown


async def test_every_column_without_a_field_becomes_one_at_once_and_again_none(tmp_path: Path, file: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter")
        assert "Favourite colour (own field)" in await press(pilot, "A")
        assert "Favourite colour (own field)" not in await press(pilot, "A")


async def test_a_column_gets_the_field_that_is_typed_and_the_one_that_had_it_gives_way(
    tmp_path: Path, file: Path
) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter", "end", "enter")
        shown = await press(pilot, *typed("company"))
        assert "now from “Company”" in shown
        await press(pilot, "enter")
        state = screen_of(pilot).state
        assert {column.name: column.field for column in state.columns} == {
            "First Name": "first_name", "Last Name": "last_name", "Company": None, "Email": "email",
            "Favourite colour": "company",
        }  # fmt: skip
        await press(pilot, "ctrl+s", "ctrl+s", "enter")
        assert "Blue" in await press(pilot, "/", *typed("Noether"))


async def test_space_leaves_a_column_out_and_takes_it_again(tmp_path: Path, file: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter", "down", "down", "space")
        screen = screen_of(pilot)
        assert screen.column is not None
        assert (screen.column.name, screen.column.field) == ("Company", None)
        await press(pilot, "space")
        assert screen.column.field == "company"


async def test_a_file_is_found_by_a_part_of_its_name_among_the_lists_changed_last(
    tmp_path: Path, clean_env: Path
) -> None:
    downloads = clean_env / "Downloads"
    downloads.mkdir()
    (downloads / "fair leads 2026.csv").write_text(LIST)
    (downloads / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    async with app_on(base_with(tmp_path)).run_test(size=(90, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i")
        assert "fair leads 2026.csv  ~/Downloads/" in shown
        assert "photo" not in shown
        await press(pilot, *typed("2026"), "enter")
        assert screen_of(pilot).step is Step.COLUMNS


async def test_the_arrows_choose_a_file_and_enter_opens_a_folder(tmp_path: Path, file: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(f"{tmp_path}/li"), "down", "enter")
        assert screen_of(pilot).picker.text == f"{tmp_path}/lists/"
        await press(pilot, "down", "enter")
        assert screen_of(pilot).step is Step.COLUMNS


async def test_tab_completes_the_path(tmp_path: Path, file: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(f"{tmp_path}/li"), "tab", "f", "tab", "enter")
        assert screen_of(pilot).step is Step.COLUMNS


async def test_a_dragged_path_is_taken_without_quotes_and_escapes(tmp_path: Path, file: Path) -> None:
    assert paths.pasted(f"'{file}' ") == str(file)
    assert paths.pasted(str(file).replace(" ", "\\ ")) == str(file)
    assert paths.pasted(f"file://{str(file).replace(' ', '%20')}\n") == str(file)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("none.csv", None),
        ("empty.csv", b""),
        ("binary.csv", bytes(range(256)) * 40),
        ("photo.csv", b"\xff\xd8\xff\xe0"),
    ],
)
async def test_what_is_no_list_is_a_sentence_and_nothing_is_written(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(path)), "enter")
        assert screen_of(pilot).step is Step.FILE
        assert screen_of(pilot).picker.error in " ".join(shown.split())
        assert screen_of(pilot).picker.error
        await press(pilot, "ctrl+s", "escape")
        assert top(pilot) == "QueueScreen"
    assert leads(base) == 6


async def test_a_list_whose_columns_say_nothing_is_told_what_they_are(tmp_path: Path) -> None:
    file = list_in(tmp_path, "x1,x2\nred,big\ngreen,small\n")
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "enter")
        assert "says who the leads are" in shown
        assert "green" in shown
        shown = await press(pilot, "ctrl+s")
        assert screen_of(pilot).step is Step.COLUMNS
        await press(pilot, "enter", *typed("last name"), "enter", "ctrl+s", "ctrl+s")
        assert screen_of(pilot).step is Step.DONE
    assert leads(base) == 8


async def test_nothing_typed_asks_for_the_file(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Which file?" in await press(pilot, "g", "i", "enter")


async def test_how_a_file_was_cut_is_changed_and_seen_at_once(tmp_path: Path) -> None:
    file = list_in(tmp_path, "Last name;Company\nMoran;A B\nHolmes;C D\n")
    async with app_on(base_with(tmp_path)).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter")
        assert [column.name for column in screen_of(pilot).state.columns] == ["Last name", "Company"]
        await press(pilot, "shift+tab")
        form = screen_of(pilot).list_form
        assert form is not None
        form.to_key("delimiter")
        await press(pilot, "c")
        assert [column.name for column in screen_of(pilot).state.columns] == ["Last name;Company"]


async def test_a_policy_is_chosen_for_all_and_for_a_single_row(tmp_path: Path) -> None:
    file = list_in(tmp_path, "First name,Last name,Phone,City\nAda,Lovelace,+49 30 9000000,London\n")
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "ctrl+s")
        assert "skipped" in shown
        shown = await press(pilot, "right")
        assert "fills L" in shown
        await press(pilot, "ctrl+s")
        assert "1 updated" in await press(pilot)
        await press(pilot, "enter")
    found = reading_of(base, lambda reading: list(reading.search("Lovelace")))
    assert leads(base) == 6
    assert len(found) == 1


async def test_rejected_rows_are_saved_beside_the_list_and_a_mended_file_imports(tmp_path: Path, file: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "ctrl+s", "ctrl+s")
        shown = await press(pilot, "r")
        saved = file.with_name("fair leads-rejected.csv")
        assert "fair leads-rejected.csv" in shown
        saved.write_text(saved.read_text().replace(",,,,red", "Ada,Yonath,,,red"))
        await press(pilot, "enter", "g", "i", *typed(str(saved)), "ctrl+s", "ctrl+s")
        assert "Imported: 1 new" in await press(pilot)
    assert leads(base) == 8


async def test_the_options_hold_for_every_row(tmp_path: Path, file: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter", "tab", "tab", *typed("trade"))
        await press(pilot, "tab", *typed("Fair 2026"), "ctrl+s", "ctrl+s", "enter")
        shown = await press(pilot, "/", *typed('source:"Trade show" campaign:"Fair 2026"'))
        assert "Emmy Noether" in shown


async def test_escape_goes_back_a_step_and_asks_before_choices_are_lost(tmp_path: Path, file: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter", "space", "escape", "escape")
        assert screen_of(pilot).step is Step.FILE
        shown = await press(pilot, "escape")
        assert "What you chose for this list is lost" in shown
        await press(pilot, "n")
        assert top(pilot) == "ImportScreen"
        await press(pilot, "escape", "y")
        assert top(pilot) == "QueueScreen"
        assert app_of(pilot).drafts.all == []


async def test_what_was_chosen_is_offered_again_after_the_screen_was_left(tmp_path: Path, file: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter", "end", "a", "ctrl+f", *typed("Ada"), "enter", "g", "q")
        shown = await press(pilot, "g", "i")
        assert "go on with it, as you left it" in shown
        await press(pilot, "down", "enter")
        assert screen_of(pilot).step is Step.COLUMNS
        assert screen_of(pilot).state.mapping == {"Favourite colour": "custom.Favourite colour"}


async def test_a_choice_for_one_file_does_not_hold_for_another(tmp_path: Path, file: Path) -> None:
    other = list_in(tmp_path, LIST.replace("Emmy", "Lise"), "other.csv")
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter", "end", "a", "escape", "escape", "ctrl+u")
        await press(pilot, *typed(str(other)), "enter")
        assert screen_of(pilot).state.mapping == {}


async def test_hostile_lists_are_only_shown(tmp_path: Path) -> None:
    quoted = ['"' + text.replace('"', '""') + '"' for text in HOSTILE]
    path = tmp_path / "[b]hostile[@click=app.quit].csv"
    rows = "\n".join(f"{text},{text},{text}" for text in quoted)
    path.write_text(f"Last Name,Company,{quoted[0]}\n{rows}\n", encoding="utf-8")
    async with app_on(base_with(tmp_path)).run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(f"{tmp_path}/[b"), "tab", "enter")
        for keys in (("ctrl+s",), ("shift+tab",), ("shift+tab", "enter"), ("escape", "ctrl+s")):
            shown += await press(pilot, *keys)
        assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in shown)
        await press(pilot, "ctrl+s")
        await press(pilot, "enter")
        assert top(pilot) == "QueueScreen"


async def test_a_list_of_calls_comes_in_on_its_leads_once(tmp_path: Path) -> None:
    rows = "+49 30 9000000,2026-11-12 10:00,Call,tried her\n+49 30 1,2026-11-12 10:00,Call,who?\n"
    file = list_in(tmp_path, f"Phone,Date,Type,Note\n{rows}")
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        for verdict in ("All 2 rows: 1 new, 1 rejected", "it is in the history already"):
            await press(pilot, "g", "i", *typed(str(file)), "enter")
            shown = await press(pilot, "right", "ctrl+s")
            assert verdict in shown
            await press(pilot, "ctrl+s", "enter")
    assert [done.body for done in detail_of(base, "Ada Lovelace").activities] == ["tried her"]
    assert leads(base) == 6


async def test_dates_that_can_be_read_in_two_ways_are_asked_about_before_the_preview(tmp_path: Path) -> None:
    file = list_in(tmp_path, "Last name,Created\nMoran,05/12/2024\nHolmes,06/11/2024\n")
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "ctrl+s")
        assert screen_of(pilot).step is Step.LIST
        assert "can be read in two ways" in shown
        chosen = screen_of(pilot).list_form
        assert chosen is not None
        await press(pilot, "right", "ctrl+s", "ctrl+s", "enter")
        shown = await press(pilot, "g", "i", *typed(str(file)), "ctrl+s")
        assert screen_of(pilot).step is Step.PREVIEW


async def test_more_rows_than_the_first_are_looked_at_while_those_are_seen(tmp_path: Path) -> None:
    file = list_in(tmp_path, "Last name,Company\n" + "".join(f"Moran{n},Firm {n}\n" for n in range(60)))
    async with app_on(base_with(tmp_path)).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(file)), "ctrl+s")
        assert "All 60 rows: 60 new" in shown
        assert "Moran59" in await press(pilot, "end")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
@pytest.mark.parametrize(
    "name", ["hubspot_contacts_columns_chosen.csv", "outlook_365_contacts.csv", "linkedin_connections.csv"]
)
async def test_lists_of_other_programs_come_in_with_three_keys_at_every_size(
    tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(sample("exports", name))), "ctrl+s")
        if screen_of(pilot).step is Step.LIST:
            await press(pilot, "ctrl+s")
        await press(pilot, "ctrl+s")
        assert screen_of(pilot).step is Step.DONE
    assert leads(base) > 6
