"""The screen of an account, contact or opportunity, by key presses on a real base."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.customers_of import (
    ACCOUNT,
    CONTACT,
    OPPORTUNITY,
    converted_base,
    customer,
    edit_elsewhere,
    hostile_customers,
    show,
)
from tests.tui.fresh_base import app_on, base_with, settle, typed
from tests.tui.pressing import HOSTILE, app_of, press, top

from leadtui.bootstrap import open_base
from leadtui.services import customers, people
from leadtui.words.contact import FollowUpState
from leadtui.words.customers import CustomerKind


async def test_everything_known_of_a_contact_is_shown(tmp_path: Path) -> None:
    async with app_on(converted_base(tmp_path)).run_test(size=(160, 60)) as pilot:
        await settle(pilot)
        show(pilot, CONTACT)
        shown = await press(pilot)
        for text in (
            "Augusta King  C1 contact", "CTO · Analytical Engines", "04:00 there", "calls from 14:00",
            "A1    Analytical Engines · London", "O1    Mill · Qualification · €40,000",
            "✓ Augusta King · CTO", "+49 30 901820", "augusta@example.com", "tomorrow 14:00", "Left voicemail",
            "Try the mobile after 16:00.", "Converted Augusta King", "north, vip", "https://example.com/offer.pdf",
            "Met at the fair.",
        ):  # fmt: skip
            assert text in shown, text
        assert "owner" not in shown


async def test_an_opportunity_shows_stage_amount_and_when_it_closes(tmp_path: Path) -> None:
    async with app_on(converted_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, OPPORTUNITY)
        shown = await press(pilot)
        assert "O1 opportunity" in shown
        assert "Qualification 20 % since today · closes Thu 31 Dec" in shown
        assert "€40,000" in shown


async def test_enter_goes_deeper_and_esc_comes_back_as_it_was(tmp_path: Path) -> None:
    async with app_on(converted_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, ACCOUNT)
        assert "❯ C1" in await press(pilot)
        assert "Augusta King  C1 contact" in await press(pilot, "enter")
        assert "O1 opportunity" in await press(pilot, "j", "enter")
        await press(pilot, "j", "j", "enter")
        assert top(pilot) == "LeadScreen"
        assert "O1 opportunity" in await press(pilot, "escape")
        shown = await press(pilot, "escape")
        assert "C1 contact" in shown
        assert "❯ O1" in shown
        assert "A1 account" in await press(pilot, "escape")
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_keys_typed_ahead_go_where_they_lead(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, ACCOUNT)
        await press(pilot, "enter", "n", *typed("to her"), "enter", "escape", "n", *typed("to them"), "enter")
    assert [row.body for row in customer(base, CONTACT).activities[:1]] == ["to her"]
    assert [row.body for row in customer(base, ACCOUNT).activities[:2]] == ["to them", "to her"]
    assert customer(base, ACCOUNT).activities[1].contact_id == 1


async def test_a_deal_goes_through_its_stages_and_back(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        show(pilot, OPPORTUNITY)
        shown = await press(pilot, ">", ">")
        assert "Negotiation 80 %" in shown
        assert "Stage Proposal → Negotiation" in shown
        assert "Proposal 50 %" in await press(pilot, "<")
        assert "Prospecting 10 %" in await press(pilot, "s", "1")
        assert "Prospecting is the first stage" in await press(pilot, "<")
        assert "Closed won 100 %" in await press(pilot, "s", "5")
        assert "took back: Closed won" in await press(pilot, "u")
    assert customer(base, OPPORTUNITY).fields["stage"] == "prospecting"


async def test_a_lost_deal_asks_why_and_the_reason_other_for_a_note(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        show(pilot, OPPORTUNITY)
        assert "Closed lost: why?" in await press(pilot, "s", "6")
        assert "needs a note" in await press(pilot, "o", "enter")
        shown = await press(pilot, *typed("Merged with Acme"), "enter")
        assert "Closed lost 0 % since today · Other" in shown
        assert "Merged with Acme" in await press(pilot, "G")
        await press(pilot, "u")
    detail = customer(base, OPPORTUNITY)
    assert (detail.fields["stage"], detail.fields["lost_reason"]) == ("qualification", None)


async def test_a_follow_up_is_set_moved_and_done_and_the_next_offered(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, CONTACT)
        shown = await press(pilot, "f", *typed("fri 10"), "tab", *typed("send the offer"), "enter")
        assert "Fri 20 Nov 10:00" in shown
        assert "send the offer" in shown
        assert "Snoozed" in await press(pilot, "z", "w")
        assert "f sets the next step" in await press(pilot, "d")
        assert "none open" in await press(pilot, "d")
        assert "no open follow-up" in await press(pilot, "d")
    assert not [row for row in customer(base, CONTACT).follow_ups if row.state == FollowUpState.OPEN]


async def test_tags_are_put_on_and_taken_off(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, ACCOUNT)
        assert "has: north, vip" in await press(pilot, "t")
        assert "Tags" in await press(pilot, *typed("key account, -north"), "enter")
    assert customer(base, ACCOUNT).tags == ("key account", "vip")


async def test_a_deleted_contact_is_left_and_comes_back_by_undo(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, ACCOUNT)
        shown = await press(pilot, "a", "c", "tab", *typed("Noether"), "ctrl+s")
        assert "Noether  C2 contact" in shown
        assert "Added contact Noether" in shown
        shown = await press(pilot, "X")
        assert "A1 account" in shown
        assert "Deleted Noether" in shown
        assert "C2" not in shown
        assert "C2    Noether" in await press(pilot, "u")


async def test_an_account_that_is_used_is_not_deleted_and_says_by_what(tmp_path: Path) -> None:
    async with app_on(converted_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, ACCOUNT)
        assert "still has C1 Augusta King" in await press(pilot, "X")
        assert top(pilot) == "CustomerScreen"


async def test_the_owner_is_chosen_when_there_are_several_users(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    desk = base.desk()
    people.add_user(desk, "Kim")
    desk.close()
    base = open_base(str(base.path))
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, CONTACT)
        assert "owner Sam" in await press(pilot)
        assert "owner Kim" in await press(pilot, "o", "2")
        assert "owner Sam" in await press(pilot, "u")


@pytest.mark.parametrize("kind", CustomerKind)
async def test_a_key_that_is_for_leads_says_so_or_does_nothing(tmp_path: Path, kind: CustomerKind) -> None:
    async with app_on(converted_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, kind)
        assert "does nothing here" in await press(pilot, "c")
        assert "opportunities" in await press(pilot, ">") or kind is OPPORTUNITY
        assert "There is only you here" in await press(pilot, "o")


async def test_what_another_program_deleted_is_left_with_a_sentence(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, CONTACT)
        await press(pilot)
        desk = base.desk()
        customers.delete(desk, CONTACT, [1])
        desk.close()
        shown = await press(pilot, "n", *typed("hello"), "enter")
        assert "Not saved: There is no contact" in shown


async def test_what_changed_elsewhere_is_shown_when_one_comes_back(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, ACCOUNT)
        await press(pilot, "enter")
        edit_elsewhere(base, ACCOUNT, 1, name="Difference Engines")
        assert "Difference Engines  A1" in await press(pilot, "escape")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_hostile_text_in_every_field_is_only_text(tmp_path: Path, size: tuple[int, int]) -> None:
    base = hostile_customers(tmp_path)
    async with app_on(base).run_test(size=size) as pilot:
        await settle(pilot)
        for kind in CustomerKind:
            for number in range(1, len(HOSTILE) + 1):
                show(pilot, kind, number)
                shown = await press(pilot, "G", "t", "escape", "E")
                assert top(pilot) == "CustomerForm", shown
                shown += await press(pilot, "ctrl+o", "pagedown", "escape", "escape")
                assert not {character for character in shown if character < " " and character != "\n"}
                assert "\x9b" not in shown
                assert "\u202e" not in shown
        assert app_of(pilot).is_running


async def test_a_customer_opened_from_nothing_says_it_is_not_there(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        show(pilot, ACCOUNT, 5)
        await press(pilot)
        assert top(pilot) == "QueueScreen"
