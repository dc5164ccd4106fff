"""Follow-ups that repeat, next steps found in notes, attachments: by key presses."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.programs import Programs
from tests.tui.fresh_base import PEOPLE, app_on, base_with, detail_of, settle, typed
from tests.tui.pressing import press

from leadtui.bootstrap import Base
from leadtui.words.rows import FollowUpRow


def open_ones(base: Base, name: str = "Ada Lovelace") -> list[FollowUpRow]:
    return [row for row in detail_of(base, name).follow_ups if row.state == "open"]


async def test_one_line_says_all_of_a_follow_up_and_says_it_back(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "f", *typed("every mon 9 email the figures remind 15m !high"))
        assert "→ Mon 23 Nov 09:00" in shown
        assert "→ email · high · every Monday · 15 min before" in shown
        shown = await press(pilot, "enter")
        assert "Follow-up Mon 23 Nov 09:00, every Monday → email, Ada" in shown
    (row,) = open_ones(base)
    assert (row.kind, row.subject, row.repeat, row.lead_minutes, row.priority) == (
        "email", "email the figures", "mon", 15, 1,
    )  # fmt: skip


async def test_a_part_that_cannot_be_read_is_named_and_nothing_is_saved(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "f", *typed("mon 9 every 2 lightyears"), "enter")
        assert "'lightyears' is no step of a repetition" in shown
        await press(pilot, "escape")
    assert not open_ones(base)


async def test_the_follow_ups_of_many_repeat_too_and_a_dot_says_the_same_again(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "j", "space", "f", *typed("tue 10 every 2w"), "enter", "escape", "G", ".")
    assert [row.repeat for name in PEOPLE for row in open_ones(base, name)] == ["2w", "2w", "2w"]


async def test_done_has_the_next_of_one_that_repeats_and_says_when(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "f", *typed("today 11:00 figures every week"), "enter")
        shown = await press(pilot, "d")
        assert "Done: figures, Ada Lovelace · next: figures Wed 25 Nov 11:00 · f sets another" in shown
        shown = await press(pilot, "u")
        assert "took back" in shown.lower()
    assert len(open_ones(base)) == 1


async def test_the_last_one_done_offers_the_next_or_parking(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "2", "f", *typed("today 11:00"), "enter")
        shown = await press(pilot, "d")
        assert "Done: call, Ada Lovelace · f sets the next step · 3 parks it until a date" in shown


async def test_z_x_drops_a_follow_up_for_good(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "f", *typed("tue 10 every day"), "enter")
        assert "x drop it" in await press(pilot, "z")
        assert "Dropped: call, Ada Lovelace" in await press(pilot, "x")
        assert not open_ones(base)
        await press(pilot, "u")
    assert len(open_ones(base)) == 1


async def test_a_note_offers_its_next_step_and_f_takes_it(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "n", *typed("Nice talk. Send the offer by friday"), "enter")
        assert "Note, Ada Lovelace · Send the offer Fri 20 Nov? f takes it" in shown
        shown = await press(pilot, "f")
        assert "Fri 20 Nov" in shown
        assert "Send the offer" in shown
        await press(pilot, "enter")
        (row,) = open_ones(base)
        assert (row.subject, row.kind, row.due_date) == ("Send the offer", "email", "2026-11-20")


async def test_the_line_with_the_offer_holds_no_keys_and_another_lead_is_not_offered_it(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "n", *typed("call tue 10"), "enter", "j", "f")
        assert "Follow-up   Grace Hopper" in shown
        assert "24 Nov" not in shown.partition("Follow-up   Grace")[2]
        await press(pilot, "escape", "k", "f", "escape")
        shown = await press(pilot, "f", *typed("fri 9"))
        assert "→ Fri 20 Nov 09:00" in shown, "what is typed takes the place of what was offered"
        await press(pilot, "enter")
    (row,) = open_ones(base)
    assert row.due_at % 86400 == 8 * 3600


async def test_a_call_fills_in_what_its_note_says(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "c", "c", *typed("asked me to call back tue 10"))
        assert "call back, from the note" in shown
        await press(pilot, "enter")
    (row,) = open_ones(base)
    assert (row.kind, row.subject, row.automatic) == ("call", "call back", 0)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_a_file_is_attached_shown_marked_when_gone_and_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    programs = Programs(tmp_path / "bin", monkeypatch)
    programs.make("xdg-open")
    offer = tmp_path / "offer.pdf"
    offer.write_bytes(b"x" * 2048)
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "A", *typed(str(tmp_path / "off")))
        shown = await press(pilot, "tab", "enter")
        assert "Attached offer.pdf (2 KB)" in shown
        assert "Opened offer.pdf" in await press(pilot, "w", "a")
        await press(pilot, "A", *typed("https://example.com/terms"), "enter")
        shown = await press(pilot, "w", "a")
        assert "2 example.com/terms" in shown
        await press(pilot, "escape")
        offer.unlink()
        shown = await press(pilot, "w", "a", "1")
        assert "is not there any more" in shown
        await press(pilot, "escape", "enter", "G")
    assert [row.name for row in detail_of(base, "Ada Lovelace").attachments] == ["offer.pdf", "example.com/terms"]
    assert detail_of(base, "Ada Lovelace").attachments[0].state == "missing"


async def test_what_is_no_file_is_said_at_once_and_what_was_typed_stays(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "A", *typed("/nowhere/x.pdf"), "enter")
        assert "There is no file" in shown
        assert "/nowhere/x.pdf" in shown
        await press(pilot, "escape")
        shown = await press(pilot, "w")
        assert "a attached: none" in shown
        assert "A attaches one" in await press(pilot, "a")
        await press(pilot, "escape")


async def test_on_a_narrow_screen_how_the_time_is_read_has_a_row_of_its_own(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "f", *typed("every mon 9 email the figures remind 15m !high"))
        assert "→ Mon 23 Nov 09:00" in shown
        await press(pilot, "escape")
