"""Searching, by key presses on a real base."""

from __future__ import annotations

from pathlib import Path

from tests.support import make_lead
from tests.tui.customers_base import pipeline_base
from tests.tui.customers_of import converted_base
from tests.tui.fresh_base import app_on, base_with, settle, typed
from tests.tui.pressing import app_of, hostile_base, press, rich_base, top

from leadtui.tui.screens.search import SearchScreen


def shown_names(pilot_screen: object) -> list[str]:
    assert isinstance(pilot_screen, SearchScreen)
    return [row.name for row in pilot_screen.leads.window.rows]


async def test_slash_searches_as_one_types_and_enter_opens(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/", *typed("grace"))
        assert shown_names(pilot.app.screen) == ["Grace Hopper"]
        assert "Grace Hopper" in await press(pilot, "enter")
        assert top(pilot) == "LeadScreen"


async def test_esc_returns_to_where_the_rep_was(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j", "enter", "ctrl+f", *typed("tony"), "enter")
        assert "Tony Hoare" in await press(pilot)
        await press(pilot, "escape")
        assert top(pilot) == "SearchScreen"
        shown = await press(pilot, "escape")
        assert top(pilot) == "LeadScreen"
        assert "Grace Hopper" in shown


async def test_enter_typed_ahead_opens_what_the_whole_text_finds(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Edsger Dijkstra" in await press(pilot, "/", *typed("dijkstra"), "enter")


async def test_the_last_four_digits_of_a_number_find_the_caller(tmp_path: Path) -> None:
    async with app_on(rich_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/", *typed("1820"))
        assert shown_names(pilot.app.screen)[:1] == ["Augusta King"]


async def test_a_mistake_is_one_line_and_the_rows_stay(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/", *typed("grace status:new"))
        shown = await press(pilot, *typed("xyz"))
        assert shown_names(pilot.app.screen) == ["Grace Hopper"]
        assert "No status 'newxyz'" in shown
        assert top(pilot) == "SearchScreen"
        await press(pilot, "enter")
        assert top(pilot) == "SearchScreen"


async def test_a_query_searches_too(tmp_path: Path) -> None:
    async with app_on(rich_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/", *typed("status:contacted"))
        assert shown_names(pilot.app.screen) == ["Augusta King"]


async def test_pasted_text_searches_and_never_runs_as_keys(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app_of(pilot).screen
        screen.take_paste("X5x Grace\n")  # type: ignore[attr-defined]
        await settle(pilot)
        assert top(pilot) == "SearchScreen"
        assert "X5x Grace" in await press(pilot)


async def test_next_lead_follows_the_results(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/", *typed("ltd"))
        names = shown_names(pilot.app.screen)
        assert len(names) == 6
        assert names[1] in await press(pilot, "enter", "J")


async def test_hostile_results_are_only_shown(tmp_path: Path) -> None:
    async with app_on(hostile_base(tmp_path)).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "/", *typed("status:new"))
        assert "[@click=app.quit]x" in shown
        assert top(pilot) == "SearchScreen"
        assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in shown)


async def test_accounts_contacts_and_deals_stand_below_the_leads_and_enter_opens_them(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    desk = base.desk()
    make_lead(desk, last_name="Acme", company="Elsewhere")
    desk.close()
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        text = await press(pilot, "/", *typed("acme"))
        assert shown_names(pilot.app.screen) == ["Acme", "Acme", "Ann of Acme", "Acme – Anvils"]
        for said in ("4 found", "── accounts ─", "── contacts ─", "── opportunities ─", "€12,000, Prospecting"):
            assert said in text
        await press(pilot, "down", "down", "enter")
        assert top(pilot) == "CustomerScreen"
        await press(pilot, "J", "escape", "enter")
        assert "Acme – Anvils" in await press(pilot)
        await press(pilot, "K", "K", "K")
        assert top(pilot) == "LeadScreen"
        await press(pilot, "escape", "escape")
        assert top(pilot) == "QueueScreen"


async def test_the_number_of_an_account_contact_or_deal_finds_it(tmp_path: Path) -> None:
    async with app_on(pipeline_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for number, name in (("A2", "Birch"), ("c1", "Ann of Acme"), ("O4", "Dune – Dredgers")):
            await press(pilot, "/", *typed(number))
            assert shown_names(pilot.app.screen)[:1] == [name]
            await press(pilot, "escape")


async def test_a_query_about_leads_finds_leads_alone(tmp_path: Path) -> None:
    async with app_on(pipeline_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "/", *typed("acme is:open"))
        assert shown_names(pilot.app.screen) == []


async def test_a_search_begun_on_a_list_shows_that_kind_first(tmp_path: Path) -> None:
    base = pipeline_base(tmp_path)
    desk = base.desk()
    make_lead(desk, last_name="Acme", company="Elsewhere")
    desk.close()
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        text = await press(pilot, "g", "c", "/", *typed("acme"))
        assert shown_names(pilot.app.screen) == ["Ann of Acme", "Acme", "Acme", "Acme – Anvils"]
        assert text.index("── contacts ─") < text.index("── leads ─") < text.index("── accounts ─")


async def test_a_converted_lead_stands_after_what_it_became(tmp_path: Path) -> None:
    async with app_on(converted_base(tmp_path)).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        text = await press(pilot, "/", *typed("augusta"))
        assert text.index("── contacts ─") < text.index("── converted leads ─")
        assert "C1 contact" in await press(pilot, "enter")
