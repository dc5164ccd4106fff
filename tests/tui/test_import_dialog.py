"""Importing a list, by key presses on a real base."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, reading_of, settle, typed
from tests.tui.pressing import HOSTILE, press, top

from leadtui.bootstrap import Base
from leadtui.tui.dialogs import paths

LIST = "First Name,Last Name,Company,Email,Favourite colour\nEmmy,Noether,Göttingen,emmy@example.com,blue\n,,,,red\n"


def leads(base: Base) -> int:
    return int(str(reading_of(base, lambda reading: reading.count(reading.listing()))))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list of one lead and one row that is none."""
    folder = tmp_path / "lists"
    folder.mkdir()
    path = folder / "fair leads.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


async def test_a_list_is_looked_at_and_then_imported_as_one_operation(tmp_path: Path, file: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i")
        assert top(pilot) == "ImportDialog"
        shown = await press(pilot, *typed(str(file)), "enter")
        assert "2 rows read" in shown
        assert "1 new lead" in shown
        assert "1 rejected" in shown
        assert "line 3" in shown
        assert "Favourite colour" in shown
        assert "left out" in shown
        assert leads(base) == 6
        shown = await press(pilot, "ctrl+s")
        assert "Imported: 1 new, 1 rejected" in shown
        assert leads(base) == 7
        shown = await press(pilot, "enter")
        assert top(pilot) == "QueueScreen"
        assert "Emmy Noether" in shown


async def test_an_import_is_taken_back_with_one_key(tmp_path: Path, file: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter")
        await press(pilot, "ctrl+s")
        shown = await press(pilot, "u")
        assert "took back" in shown
        assert leads(base) == 6
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_an_option_is_looked_at_anew(tmp_path: Path, file: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(str(file)), "enter")
        shown = await press(pilot, "up", "right")
        assert "make own fields" in shown
        assert "Favourite colour (own field)" in shown
        await press(pilot, "ctrl+s")
        await press(pilot, "enter")
        assert [field.label for field in base.workspace.custom_fields] == ["Favourite colour"]
        shown = await press(pilot, "/", *typed('custom."Favourite colour":blue'))
        assert "Emmy Noether" in shown


async def test_tab_completes_the_path(tmp_path: Path, file: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "i", *typed(f"{tmp_path}/li"), "tab", "f", "tab", "enter")
        assert "2 rows read" in await press(pilot)


async def test_a_dragged_path_is_taken_without_quotes_and_escapes(tmp_path: Path, file: Path) -> None:
    assert paths.pasted(f"'{file}' ") == str(file)
    assert paths.pasted(str(file).replace(" ", "\\ ")) == str(file)
    assert paths.pasted(f"file://{str(file).replace(' ', '%20')}\n") == str(file)


@pytest.mark.parametrize(
    ("name", "content"),
    [("none.csv", None), ("empty.csv", b""), ("binary.csv", bytes(range(256)) * 40), ("folder", None)],
)
async def test_what_is_no_list_is_a_sentence_and_nothing_is_written(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    elif name == "folder":
        path.mkdir()
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(str(path)), "enter")
        assert top(pilot) == "ImportDialog"
        assert "! " in shown
        assert "rows read" not in shown
        await press(pilot, "ctrl+s", "escape")
        assert top(pilot) == "QueueScreen"
    assert leads(base) == 6


async def test_nothing_typed_asks_for_the_file(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Which file?" in await press(pilot, "g", "i", "enter")


async def test_hostile_lists_are_only_shown(tmp_path: Path) -> None:
    quoted = ['"' + text.replace('"', '""') + '"' for text in HOSTILE]
    path = tmp_path / "[b]hostile[@click=app.quit].csv"
    rows = "\n".join(f"{text},{text},{text}" for text in quoted)
    path.write_text(f"Last Name,Company,{quoted[0]}\n{rows}\n", encoding="utf-8")
    async with app_on(base_with(tmp_path)).run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "i", *typed(f"{tmp_path}/[b"), "tab", "enter")
        assert "8 rows read" in shown
        assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in shown)
        await press(pilot, "ctrl+s")
        await press(pilot, "enter")
        assert top(pilot) == "QueueScreen"
