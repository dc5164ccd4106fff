"""Accounts and contacts: what their lists show, and what is done there by key presses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.tui.customers_base import (
    ACCOUNT,
    CONTACT,
    OPPORTUNITY,
    add_account,
    lists_of,
    many_accounts,
    pipeline_base,
    under_cursor,
)
from tests.tui.fresh_base import app_on, base_with, burst, queue_of, reading_of, settle, typed
from tests.tui.pressing import HOSTILE, press, top
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.services import customers

ACCOUNTS = ("g", "a")
CONTACTS = ("g", "c")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (160, 45)])
async def test_the_lists_say_how_many_they_hold_and_who_is_in_them(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=size) as pilot:
        text = await press(pilot, *ACCOUNTS)
        assert "Accounts 5  Contacts 2  Pipeline 5" in text
        assert "Acme " in text
        assert "Next follow-up" in text
        text = await press(pilot, *CONTACTS)
        assert "Ann of Birch" in text
        assert "Birch, CEO" in text


async def test_the_go_menu_offers_its_places(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        text = await press(pilot, "g")
        for place in ("queue", "accounts", "contacts", "pipeline", "import"):
            assert place in text


async def test_esc_returns_to_the_queue_and_g_q_from_anywhere(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *ACCOUNTS, "escape")
        assert top(pilot) == "QueueScreen"
        await press(pilot, *CONTACTS, "g", "q")
        assert top(pilot) == "QueueScreen"


async def test_each_list_keeps_its_place(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *ACCOUNTS, "j", "j", "]", "G", "]", "g", "a")
        assert under_cursor(app) == "Cedar"
        await press(pilot, "right")
        assert under_cursor(app) == "Ann of Birch"
        await press(pilot, "left", "left")
        assert lists_of(app).source.kind is OPPORTUNITY


async def test_enter_opens_j_and_k_step_and_esc_comes_back_to_that_record(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *ACCOUNTS, "enter")
        assert top(pilot) == "CustomerScreen"
        assert "Acme" in text
        await press(pilot, "J", "J", "K", "escape")
        assert top(pilot) == "CustomersScreen"
        assert under_cursor(app) == "Birch"


async def test_the_menu_leads_from_a_record_to_the_lists_and_the_queue(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *ACCOUNTS, "enter", "g", "p")
        assert top(pilot) == "CustomersScreen"
        assert lists_of(app).source.kind is OPPORTUNITY
        await press(pilot, "enter", "g", "q")
        assert top(pilot) == "QueueScreen"
        assert len(app.screen_stack) == 1


async def test_a_adds_one_of_the_list_and_the_cursor_stands_on_it(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *ACCOUNTS, "j", "j", "j", "a", *typed("Beech"), "ctrl+s")
        assert "Added account Beech" in text
        assert under_cursor(app) == "Beech"
        assert "Accounts 6" in text
        text = await press(pilot, "u")
        assert under_cursor(app) == "Dune"
        assert "Accounts 5" in text
        assert "Beech" not in text.replace("took back: Added account Beech", "")


async def test_x_deletes_the_next_one_is_there_and_undo_brings_it_back(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        text = await press(pilot, *CONTACTS, "X")
        assert "Deleted" in text
        assert under_cursor(app) == "Ann of Birch"
        await press(pilot, "u")
        assert under_cursor(app) == "Ann of Acme"


async def test_a_burst_of_deletes_takes_those_that_were_seen(tmp_path: Path) -> None:
    base = many_accounts(tmp_path, 10)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *ACCOUNTS, "X", "X", "j", "X")
        assert under_cursor(app) == "Account 00004"
    assert names(base)[:3] == ["Account 00002", "Account 00004", "Account 00005"]


async def test_an_account_that_is_used_is_not_deleted_and_that_is_said(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(120, 24)) as pilot:
        text = await press(pilot, *ACCOUNTS, "X")
        assert "Not saved: A1 Acme still has C1 Ann of Acme" in text
        assert under_cursor(app) == "Acme"


async def test_notes_follow_ups_tags_and_done_work_on_the_record_under_the_cursor(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, *CONTACTS, "j", "n", *typed("hello"), "enter", "t", *typed("vip"), "enter")
        text = await press(pilot, "f", *typed("tomorrow 15:00"), "enter")
        assert "tomorrow 15:00" in next(line for line in text.splitlines() if "Ann of Birch" in line)
        text = await press(pilot, "d")
        assert "tomorrow 15:00" not in text
        assert "f sets the next step" in text
    detail = reading_of(base, lambda r: r.customers.detail(CONTACT, 2))
    assert detail.activities[0].body == "hello"
    assert detail.tags == ("vip",)
    assert [row.state for row in detail.follow_ups] == ["done"]


async def test_undo_of_a_note_takes_the_cursor_to_its_record_in_its_list(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, *CONTACTS, "j", "n", *typed("hello"), "enter", "g", "p", "u")
        assert lists_of(app).source.kind is CONTACT
        assert under_cursor(app) == "Ann of Birch"


async def test_an_overdue_follow_up_is_said_in_words_and_by_a_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = pipeline_base(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *ACCOUNTS, "f", *typed("tomorrow"), "enter")
    monkeypatch.setenv("LEADTUI_NOW", "2026-11-21T10:00")
    app = app_on(base_with(tmp_path, ()))
    async with app.run_test(size=(80, 24)) as pilot:
        line = next(line for line in (await press(pilot, *ACCOUNTS)).splitlines() if "Acme" in line)
        assert "! Acme" in line
        assert "overdue 2 days" in line


async def test_empty_lists_say_what_to_do_next(tmp_path: Path) -> None:
    app = app_on(base_with(tmp_path))
    async with app.run_test(size=(60, 20)) as pilot:
        text = await press(pilot, *ACCOUNTS)
        assert "No accounts yet." in text
        assert "Convert a qualified lead with C, or add one with a." in text
        assert "No account is selected · a adds one" in await press(pilot, "n")
        assert "No contacts yet." in await press(pilot, "]")


async def test_keys_of_leads_alone_do_nothing_here_and_say_so(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        for key, said in (("c", "c does nothing here"), ("v", "in the pipeline"), (">", "Only opportunities")):
            assert said in await press(pilot, *ACCOUNTS, key)


async def test_help_and_footer_tell_the_keys_of_the_list(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "> Next stage" not in await press(pilot, *ACCOUNTS)
        assert "> Next stage" in await press(pilot, "g", "p")
        text = await press(pilot, "?", *typed("won"))
        assert "Closed" in text


async def test_what_others_do_is_announced_and_the_list_stays(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(110, 24)) as pilot:
        await press(pilot, *ACCOUNTS, "j")
        other = base_with(tmp_path, ()).desk()
        add_account(other, "Aardvark")
        customers.set_fields(other, ACCOUNT, 5, {"name": "Elm & Sons"})
        other.close()
        lists_of(app).watch_.tick()
        await settle(pilot)
        text = await press(pilot)
        assert "1 new above · R" in text
        assert "Aardvark" not in text
        text = await press(pilot, "R")
        assert "Aardvark" in text
        assert "Elm & Sons" in text
        assert under_cursor(app) == "Birch"


async def test_a_thousand_accounts_are_walked_without_losing_a_key(tmp_path: Path) -> None:
    app = app_on(many_accounts(tmp_path, 1000))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *ACCOUNTS, *["j"] * 450, *["k"] * 7)
        assert under_cursor(app) == "Account 00443"
        await press(pilot, "G", "k", *["pageup"] * 3)
        assert under_cursor(app) == f"Account {998 - 3 * (lists_of(app).list.window.height - 1):05}"
        await press(pilot, "home")
        assert under_cursor(app) == "Account 00000"


async def test_a_plain_cursor_key_paints_one_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_on(many_accounts(tmp_path, 300))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *ACCOUNTS)
        await pilot.pause(0.4)
        await settle(pilot)
        await _one_frame_each(pilot, monkeypatch, ["j"] * 40 + ["k", "pagedown"])


async def _one_frame_each(pilot: Pilot[int], monkeypatch: pytest.MonkeyPatch, keys: list[str]) -> None:
    app = pilot.app
    frames = 0

    def counted(*_args: Any, **_keys: Any) -> None:
        nonlocal frames
        frames += 1

    for key in keys:
        frames = 0
        with monkeypatch.context() as patch:
            patch.setattr(app, "_display", counted)
            await press(pilot, key)
            await pilot.pause(0.02)
        assert frames == 1, key


async def test_the_mouse_chooses_opens_and_turns(tmp_path: Path) -> None:
    app = app_on(pipeline_base(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *ACCOUNTS)
        await pilot.click("RecordList", offset=(5, 3))
        await settle(pilot)
        assert under_cursor(app) == "Cedar"
        await pilot.click("CustomersScreen ViewTabs", offset=(16, 0))
        await settle(pilot)
        assert lists_of(app).source.kind is CONTACT
        await pilot.click("CustomersScreen RecordList", offset=(5, 2), times=2)
        await settle(pilot)
        assert top(pilot) == "CustomerScreen"


@pytest.mark.parametrize("size", [(60, 20), (160, 45)])
async def test_hostile_text_is_drawn_and_does_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_on(hostile_customers(tmp_path))
    async with app.run_test(size=size) as pilot:
        await press(pilot, "g", "a")
        for keys in (["]"], ["]"], ["v"], [">"], ["f", "escape"], ["R"]):
            text = await press(pilot, *keys)
            assert not any(ord(ch) < 32 or 0x7F <= ord(ch) < 0xA0 or ch == "\u202e" for ch in text if ch != "\n")
        assert "[/b]" in await press(pilot, "g", "a")
        assert app.is_running


def hostile_customers(folder: Path) -> Base:
    """An account, a contact and a deal for each hostile text."""
    base = base_with(folder, ())
    desk = base.desk()
    with desk.store.operation("add", "Added hostile ones", desk.user.id) as op:
        from leadtui.model import Account, Contact, Opportunity

        for text in HOSTILE:
            mine = {"owner_id": desk.user.id, "created": op.at}
            account = op.add(Account, {"name": text, "city": text, "industry": text, "website": text, **mine})
            contact = op.add(Contact, {"last_name": text, "title": text, "account_id": account, **mine})
            deal = {"name": text, "next_step": text, "stage": "proposal", "stage_since": op.at, **mine}
            op.add(Opportunity, {**deal, "account_id": account, "contact_id": contact})
    desk.close()
    return base


def names(base: Base) -> list[str]:
    """The names of the accounts in order."""

    def ask(reading: Any) -> list[str]:
        return [row.name for row in reading.customers.page(reading.customers.listing(ACCOUNT)).rows]

    return reading_of(base, ask)


async def test_the_queue_under_the_lists_stays_where_it_was(tmp_path: Path) -> None:
    app = app_on(base_with(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "j", "j", *ACCOUNTS, "escape")
        await settle(pilot)
        lead = queue_of(app).current_lead()
        assert lead is not None
        assert lead.name == "Alan Turing"


@pytest.mark.parametrize(("place", "offered"), [("a", False), ("c", False), ("p", True)])
async def test_a_stage_is_offered_on_opportunities_alone(tmp_path: Path, place: str, offered: bool) -> None:
    async with app_on(pipeline_base(tmp_path)).run_test(size=(220, 24)) as pilot:
        assert ("s Stage" in await press(pilot, "g", place)) is offered
        text = await press(pilot, "enter")
        assert ("s Stage" in text, "> Next stage" in text) == (offered, offered)
        assert "s Status" not in text
