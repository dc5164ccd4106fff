"""The lead screen, by key presses on a real base."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import app_on, base_with, detail_of, queue_of, settle, typed
from tests.tui.pressing import HOSTILE, app_of, hostile_base, press, rich_base, top

from leadtui.services import editing


async def test_enter_opens_the_lead_and_esc_goes_back(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "enter")
        assert top(pilot) == "LeadScreen"
        assert "Ada Lovelace" in shown
        assert "to do: first contact" in shown
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_what_is_to_do_is_said_only_while_no_follow_up_is_set(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "to do: set the next follow-up" in await press(pilot, "enter", "2")
        assert "to do:" not in await press(pilot, "f", *typed("tue 10"), "enter")


async def test_everything_known_of_a_lead_is_shown(tmp_path: Path) -> None:
    async with app_on(rich_base(tmp_path)).run_test(size=(160, 60)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "/", *typed("augusta"), "enter")
        for text in (
            "Augusta King", "CTO · Analytical Engines", "tried 2 ×, not reached", "04:00 there", "calls from 14:00",
            "+49 30 901820", "0171 5550123", "augusta@example.com", "40k approved", "her brother decides",
            "Left voicemail", "Left a message about the prices.", "Try the mobile after 16:00.",
            "status New → Contacted", "Title VP Engineering → CTO", "Employees        250", "€1,200,000",
            "Wants a quote.",
            "north, vip", "https://example.com/offer.pdf", "Charles Babbage", "2 of 5 known",
        ):  # fmt: skip
            assert text in shown, text
        assert "owner" not in shown


async def test_a_lead_that_must_not_be_called_says_so_loudly(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "enter", "5", "x")
        assert "DO NOT CALL" in shown
        assert "not to be called" in shown


async def test_j_and_k_go_through_the_list_without_leaving(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Grace Hopper" in await press(pilot, "enter", "J")
        assert "Alan Turing" in await press(pilot, "J")
        assert "Grace Hopper" in await press(pilot, "K")
        await press(pilot, "escape")
        lead = queue_of(app_of(pilot)).current_lead()
        assert lead is not None
        assert lead.name == "Grace Hopper"


async def test_the_first_and_the_last_lead_say_so(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path, ("Ada Lovelace",))).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "last of the list" in await press(pilot, "enter", "J")
        assert "first of the list" in await press(pilot, "K")


async def test_a_call_logged_in_one_burst_with_the_opening_goes_to_that_lead(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "enter", "c", "n", "enter")
        assert top(pilot) == "LeadScreen"
        assert "tried 1 ×, not reached" in shown
        assert "No answer" in shown
        assert "status New → Contacted" in shown
    ada = detail_of(base, "Ada Lovelace")
    assert [row.outcome for row in ada.activities] == ["no-answer"]


async def test_leaving_right_after_a_key_shows_the_result_on_the_queue(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "enter", "c", "n", "enter", "escape")
        assert top(pilot) == "QueueScreen"
        assert "No answer, Ada Lovelace" in shown
        assert "later today" in shown


async def test_undo_puts_the_lead_back_as_it_was(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "enter", "4", "u")
        assert "○ New" in shown
        assert "took back" in shown
        assert "→ Qualified" not in shown
    assert detail_of(base, "Ada Lovelace").row.status == "new"


async def test_deleting_goes_on_to_the_next_lead(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "enter", "X")
        assert top(pilot) == "LeadScreen"
        assert "Grace Hopper" in shown


async def test_deleting_the_only_lead_goes_back_to_the_queue(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path, ("Ada Lovelace",))).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "X")
        assert top(pilot) == "QueueScreen"


async def test_a_lead_deleted_elsewhere_is_passed_over(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        desk = base.desk()
        editing.delete(desk, [1])
        desk.close()
        shown = await press(pilot, "enter")
        assert "Ada Lovelace" not in shown
        assert top(pilot) in ("LeadScreen", "QueueScreen")


async def test_long_leads_scroll_to_their_end_and_back(tmp_path: Path) -> None:
    async with app_on(rich_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        first = await press(pilot, "/", *typed("augusta"), "enter")
        assert "Charles Babbage" not in first
        assert "Charles Babbage" in await press(pilot, "G")
        assert await press(pilot, "home") == first
        assert await press(pilot, "j") != first
        assert await press(pilot, "k", "pagedown", "pageup") == first


async def test_hostile_text_is_only_shown(tmp_path: Path) -> None:
    async with app_on(hostile_base(tmp_path)).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        for _ in HOSTILE:
            shown = await press(pilot, "J")
            assert top(pilot) == "LeadScreen"
            assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in shown)
