"""The one thing worth asking for: shown on the lead's screen, asked in the strip, kept with the call."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import app_on, base_with, detail_of, settle, typed
from tests.tui.pressing import press


async def test_what_was_said_is_kept_with_the_call_and_taken_back_with_it(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Ask next: Title · E" in await press(pilot, "enter")
        assert "worth asking" in await press(pilot, "c", "c")
        await press(pilot, "tab", "tab", *typed("VP Sales"), "enter")
        detail = detail_of(base, "Ada Lovelace")
        assert (detail.row.title, len(detail.activities)) == ("VP Sales", 1)
        assert "Ask next: Need · q" in await press(pilot, "home")
        await press(pilot, "u")
    detail = detail_of(base, "Ada Lovelace")
    assert (detail.row.title, len(detail.activities)) == (None, 0)


async def test_an_answer_to_a_criterion_says_that_it_is_known(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "2")
        await press(pilot, "c", "c", "tab", "tab", *typed("a new ledger"), "enter")
    row = detail_of(base, "Ada Lovelace").row
    assert (row.need, row.need_detail) == ("yes", "a new ledger")
