"""A long note in the strip: it grows to several rows, and the lead stays to be read above it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, settle, typed
from tests.tui.pressing import press, rich_base

NOTE = (
    "she wants the offer before the board meets on Thursday and asked for three references from the food industry; "
    "her brother decides about the budget"
)


@pytest.mark.parametrize("keys", [("c", "c"), ("n",), ("m",), ("5", "o")])
async def test_a_long_note_is_seen_from_its_first_word_to_the_cursor(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with app_on(rich_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, *keys, *typed(NOTE))
        rows = [line.strip() for line in shown.splitlines()]
        assert f"Note       {NOTE}" in " ".join(rows)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_note_of_many_rows_leaves_the_row_the_number_and_the_notes_of_the_lead(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with app_on(rich_base(tmp_path)).run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "[", "[", "end")
        shown = await press(pilot, "c", "c", *typed(f"{NOTE} " * 6), *typed("the end"))
        assert "the end" in shown, "the cursor is in sight"
        assert "❯◐ Augusta King" in shown
        assert "+49" in shown
        assert "last: Left" in shown or size[0] == 60
        note = shown.splitlines()
        first = next(at for at, line in enumerate(note) if line.startswith(" Note"))
        last = next(at for at, line in enumerate(note) if line.startswith(" Follow-up"))
        assert last - first == (4 if size[1] == 24 else 3)
