"""The cursor goes on when its lead leaves its place, and stays while the lead does."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, burst, calls, detail_of, on, queue_of, settle, typed
from tests.tui.noticed import at_times, look
from tests.tui.pressing import press

from leadtui.bootstrap import Base
from leadtui.model import Lead
from leadtui.rules.when import When
from leadtui.services.leads import add_follow_up
from leadtui.words.contact import FollowUpKind


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was done is read at once."""
    monkeypatch.setattr("leadtui.tui.screens.queue_watch.RECOUNT_AFTER", 0.001)


def try_again(base: Base, name: str, minutes: int) -> None:
    """Give a lead an automatic try that was due so many minutes ago."""
    lead = detail_of(base, name).row.id
    desk = base.desk()
    when = When(desk.local() - timedelta(minutes=minutes), None)
    with desk.store.operation("log-call", "No answer", desk.user.id) as op:
        add_follow_up(op, desk, lead, when, FollowUpKind.CALL, None, automatic=True)
    desk.close()


@pytest.mark.parametrize("together", [True, False], ids=["in one burst", "one after the other"])
async def test_a_second_follow_up_is_for_the_lead_whose_callback_is_still_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: bool
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:06")
    clock.forward(hours=1)
    app = app_on(base)
    first, second = ("f", *typed("fri 10 task a"), "enter"), ("f", *typed("mon 10 task b"), "enter")
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        if together:
            burst(app, *first, *second)
            await settle(pilot)
        else:
            await press(pilot, *first)
            assert on(app) == "Ada Lovelace"
            await press(pilot, *second)
        assert on(app) == "Ada Lovelace"
    assert len(detail_of(base, "Ada Lovelace").follow_ups) == 3
    assert len(detail_of(base, "Grace Hopper").follow_ups) == 1


@pytest.mark.parametrize("together", [True, False], ids=["in one burst", "one after the other"])
async def test_a_lead_whose_callback_was_done_leaves_and_the_next_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: bool
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:06", "10:07")
    clock.forward(hours=1)
    app = app_on(base)
    keys = (("d", "f", *typed("fri 10 task a"), "enter"), ("z", "t"), ("z", "t"))
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        if together:
            burst(app, *(key for part in keys for key in part))
            await settle(pilot)
        else:
            for part in keys:
                await press(pilot, *part)
    for name in ("Ada Lovelace", "Grace Hopper", "Alan Turing"):
        assert not [
            r for r in detail_of(base, name).follow_ups if r.state == "open" and r.due_at <= clock.now.timestamp()
        ]


async def test_a_follow_up_set_in_the_reminders_leaves_the_one_that_is_still_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "10:06")
    clock.forward(hours=1)
    app = app_on(base)
    async with app.run_test(size=(100, 24)) as pilot:
        await look(pilot)
        await press(pilot, "r", "f", *typed("fri 10 task a"), "enter", "f", *typed("mon 10 task b"), "enter")
        assert queue_of(app).in_reminders
        assert on(app) == "Ada Lovelace"
    assert len(detail_of(base, "Ada Lovelace").follow_ups) == 3


@pytest.mark.parametrize("together", [True, False], ids=["in one burst", "one after the other"])
@pytest.mark.parametrize(
    ("keys", "called"),
    [
        ((("z", "t"), ("z", "t"), ("c", "n", "enter")), "Grace Hopper"),
        ((("f", *typed("fri 10 call"), "enter"), ("z", "t"), ("c", "n", "enter")), "Grace Hopper"),
        ((("f", *typed("fri 10 task a"), "enter"), ("z", "t"), ("c", "n", "enter")), "Ada Lovelace"),
        ((("z", *typed("10m"), "enter"), ("z", "t"), ("c", "n", "enter")), "Grace Hopper"),
    ],
    ids=["both put off", "a call in place of the try", "a task beside the try", "the try behind the promise"],
)
async def test_keys_typed_ahead_are_for_the_lead_they_would_meet_one_by_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    together: bool,
    keys: tuple[tuple[str, ...], ...],
    called: str,
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:30", "10:50")
    clock.forward(hours=1)
    try_again(base, "Ada Lovelace", 45)
    app = app_on(base)
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        assert on(app) == "Ada Lovelace"
        if together:
            burst(app, *(key for part in keys for key in part))
            await settle(pilot)
        else:
            for part in keys:
                await press(pilot, *part)
    assert [name for name in ("Ada Lovelace", "Grace Hopper") if calls(detail_of(base, name))] == [called]


async def test_in_the_reminders_a_try_is_still_to_do_when_an_email_is_set_beside_it_and_not_when_a_call_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch)
    clock.forward(hours=1)
    try_again(base, "Ada Lovelace", 60)
    try_again(base, "Grace Hopper", 30)
    app = app_on(base)
    async with app.run_test(size=(100, 24)) as pilot:
        await look(pilot)
        await press(pilot, "r")
        assert on(app) == "Ada Lovelace"
        burst(app, "f", *typed("fri 9 email the offer"), "enter", "f", *typed("fri 10 call"), "enter")
        await settle(pilot)
        assert queue_of(app).in_reminders
        assert on(app) == "Grace Hopper"
    assert len([r for r in detail_of(base, "Ada Lovelace").follow_ups if not r.automatic]) == 2
    assert len(detail_of(base, "Grace Hopper").follow_ups) == 1


@pytest.mark.parametrize("panel", [(), ("r",)], ids=["in the queue", "in the reminders"])
async def test_what_is_set_for_someone_not_to_be_called_is_a_task_and_his_try_is_still_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, panel: tuple[str, ...]
) -> None:
    base, clock = at_times(tmp_path, monkeypatch)
    clock.forward(hours=1)
    try_again(base, "Ada Lovelace", 60)
    try_again(base, "Grace Hopper", 30)
    lead = detail_of(base, "Ada Lovelace").row.id
    desk = base.desk()
    with desk.store.operation("edit", "Do not call", desk.user.id) as op:
        op.set(Lead, lead, {"do_not_call": True})
    desk.close()
    app = app_on(base)
    async with app.run_test(size=(100, 24)) as pilot:
        await look(pilot)
        await press(pilot, *panel)
        assert on(app) == "Ada Lovelace"
        burst(app, "f", *typed("fri 10"), "enter", "f", *typed("mon 10"), "enter")
        await settle(pilot)
        assert on(app) == "Ada Lovelace"
    assert [r.kind for r in detail_of(base, "Ada Lovelace").follow_ups] == ["call", "task", "task"]
