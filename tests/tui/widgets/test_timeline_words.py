"""What came from a lead is called so in its timeline, also where it has no subject."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import app_on, base_with
from tests.tui.pressing import press

from leadtui.services.corresponding import log_contact
from leadtui.words.contact import ActivityKind


async def test_a_mail_and_a_call_from_them_are_told_from_those_to_them(tmp_path: Path) -> None:
    base = base_with(tmp_path, ("Ada Lovelace",))
    desk = base.desk()
    log_contact(desk, ("lead", 1), ActivityKind.EMAIL, incoming=True)
    log_contact(desk, ("lead", 1), ActivityKind.CALL, incoming=True)
    desk.close()
    async with app_on(base).run_test(size=(100, 40)) as pilot:
        text = await press(pilot, "enter")
    assert "Email received" in text
    assert "Incoming call" in text
