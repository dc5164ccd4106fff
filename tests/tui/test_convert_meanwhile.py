"""The convert screen when another program writes meanwhile: it looks again, and what was typed stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.converting import customer, elsewhere, lead, noticed, qualified, with_account
from tests.tui.fresh_base import app_on, settle, typed
from tests.tui.pressing import app_of, press, top

from leadtui.services import customers
from leadtui.tui.screens.convert import ConvertScreen
from leadtui.words.customers import CustomerKind

ACCOUNT = CustomerKind.ACCOUNT


async def test_an_account_changed_meanwhile_is_shown_anew_before_its_field_is_taken_over(tmp_path: Path) -> None:
    base = qualified(tmp_path, city="Lyon")
    number = with_account(base, "Lovelace Looms", city="Paris")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C", *typed("12k"), "shift+tab", "shift+tab")
        screen = pilot.app.screen
        assert isinstance(screen, ConvertScreen)
        screen.state.take.add("account.city")
        elsewhere(base, lambda desk: customers.set_fields(desk, ACCOUNT, number, {"city": "Nice"}))
        shown = await press(pilot, "ctrl+s")
        assert "Not converted: Lovelace Looms (A1) was changed by another program" in shown
        assert "€ 12,000.00" in shown
        assert {line.key: line.held for line in screen.state.lines[ACCOUNT]}["account.city"] == "Nice"
        assert customer(base, ACCOUNT, number).fields["city"] == "Nice"
        noticed(pilot)
        await press(pilot, "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert customer(base, ACCOUNT, number).fields["city"] == "Lyon"


async def test_a_company_made_meanwhile_is_shown_and_joined(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C", *typed("12k"))
        number = with_account(base, "Lovelace Looms")
        shown = await press(pilot, "ctrl+s")
        assert "Not converted: A1 Lovelace Looms" in shown
        assert "● existing" in shown
        assert "€ 12,000.00" in shown
        noticed(pilot)
        await press(pilot, "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert lead(base, 1).became[0][:2] == (ACCOUNT, number)


async def test_a_new_company_the_rep_asked_for_is_made_beside_the_one_made_meanwhile(tmp_path: Path) -> None:
    base = qualified(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C")
        screen = pilot.app.screen
        assert isinstance(screen, ConvertScreen)
        screen.state.choose(ACCOUNT, "new")
        number = with_account(base, "Lovelace Looms")
        await press(pilot, "ctrl+s")
        assert top(pilot) == "QueueScreen"
    assert lead(base, 1).became[0][1] != number


@pytest.mark.parametrize("work", ["_read_preview", "_formed"])
async def test_keys_are_released_whatever_a_reading_raises(
    tmp_path: Path, work: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise KeyError("a fault of ours")

    async with app_on(qualified(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C")
        screen, app = pilot.app.screen, app_of(pilot)
        assert isinstance(screen, ConvertScreen)
        monkeypatch.setattr(screen, "_preview", fails)
        before = app._holds
        app.hold()
        with pytest.raises(KeyError):
            await (screen._formed("saved") if work == "_formed" else screen._read_preview())
        assert app._holds == before
