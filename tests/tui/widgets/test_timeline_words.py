"""What came from a lead is called so in its timeline, also where it has no subject."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.tui.fresh_base import app_on, base_with
from tests.tui.pressing import press

from leadtui.rules.when import When
from leadtui.services.corresponding import log_contact
from leadtui.services.following_up import set_follow_up, snooze
from leadtui.services.next_steps import next_steps
from leadtui.services.triage import log_call
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


async def test_a_next_step_that_was_named_and_not_set_is_told_from_one_that_was(tmp_path: Path) -> None:
    base = base_with(tmp_path, ("Ada Lovelace",))
    desk = base.desk()
    for days in (4, 6):
        log_call(desk, 1, "connected", note=f"talked, call in {days} days at 10:00", follow_up=None)
    step = next_steps(desk, "call in 6 days at 10:00")[0]
    set_follow_up(desk, 1, step.when)
    snooze(desk, 1, When(step.when.at + timedelta(days=3), None))
    set_follow_up(desk, 1, When(desk.local(), None), "keeps her in the queue")
    desk.close()
    async with app_on(base).run_test(size=(100, 40)) as pilot:
        text = await press(pilot, "enter")
    lines = [line for line in text.splitlines() if ": call, " in line]
    assert [f"next: call, {step.time}" in line for line in lines] == [True, False], text
    assert "named in the note, not set: call, " in lines[1]
