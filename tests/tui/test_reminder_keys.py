"""Every key of a lead works in the reminders panel, on the lead of the follow-up under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, detail_of, on, queue_of, typed
from tests.tui.noticed import at_times, line, look
from tests.tui.pressing import press, top

from leadtui.tui import notices
from leadtui.words.rows import LeadDetail

Check = Callable[[LeadDetail], bool]

WRITES: dict[str, tuple[tuple[str, ...], Check]] = {
    "call": (("c", "n", "enter"), lambda lead: lead.activities[0].outcome == "no-answer"),
    "incoming call": (("c", "i", "c", "enter"), lambda lead: lead.activities[0].direction == "in"),
    "note": (("n", *typed("hello"), "enter"), lambda lead: lead.activities[0].body == "hello"),
    "follow-up": (("f", *typed("+3d"), "enter"), lambda lead: len(lead.follow_ups) == 2),
    "snooze": (("z", "t"), lambda lead: lead.follow_ups[0].due_at == 1795075200),
    "done": (("d",), lambda lead: lead.follow_ups[0].state == "done"),
    "status menu": (("s", "2"), lambda lead: lead.row.status == "contacted"),
    "contacted": (("2",), lambda lead: lead.row.status == "contacted"),
    "nurturing": (("3", "enter"), lambda lead: lead.row.status == "nurturing"),
    "qualified": (("4",), lambda lead: lead.row.status == "qualified"),
    "unqualified": (("5", "n"), lambda lead: lead.row.disqualify_reason == "no-need"),
    "tags": (("t", *typed("vip"), "enter"), lambda lead: lead.tags == ("vip",)),
    "claim": (("O",), lambda lead: lead.row.owner_id == 1),
}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was done is read at once."""
    monkeypatch.setattr(notices, "SEEN_AFTER", 0.0)
    monkeypatch.setattr("leadtui.tui.screens.queue_watch.RECOUNT_AFTER", 0.001)


@pytest.mark.parametrize("key", WRITES)
@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["alone", "beside the list"])
async def test_a_key_writes_to_the_lead_of_the_follow_up_under_the_cursor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, size: tuple[int, int]
) -> None:
    base, _ = at_times(tmp_path, monkeypatch, "11:00", "11:30", "12:00")
    before = {name: detail_of(base, name) for name in ("Ada Lovelace", "Alan Turing")}
    keys, check = WRITES[key]
    async with app_on(base).run_test(size=size) as pilot:
        await look(pilot)
        await press(pilot, "r", "j", *keys)
    assert check(detail_of(base, "Grace Hopper"))
    assert {name: detail_of(base, name) for name in before} == before


async def test_delete_and_undo_work_in_the_panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, _ = at_times(tmp_path, monkeypatch, "11:00", "11:30", "12:00")
    app = app_on(base)
    async with app.run_test(size=(160, 45)) as pilot:
        await look(pilot)
        assert "Deleted Grace Hopper" in await press(pilot, "r", "j", "X")
        await look(pilot)
        names = [row.lead_name for row in queue_of(app).reminders.follow_ups]
        assert names == ["Ada Lovelace", "Alan Turing"]
        assert "took back" in await press(pilot, "u")
        await look(pilot)
        assert on(app) == "Grace Hopper"


@pytest.mark.parametrize(
    ("key", "screen", "shown"),
    [
        ("enter", "LeadScreen", "Grace Hopper"),
        ("E", "LeadForm", "Hopper"),
        ("C", "ConvertScreen", "Grace Hopper"),
        ("a", "LeadForm", "Add"),
        ("?", "HelpScreen", ""),
        ("/", "SearchScreen", ""),
    ],
)
async def test_a_key_opens_what_belongs_to_it_and_esc_comes_back_to_the_panel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, screen: str, shown: str
) -> None:
    base, _ = at_times(tmp_path, monkeypatch, "11:00", "11:30")
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(pilot)
        assert shown.casefold() in (await press(pilot, "r", "j", key)).casefold()
        assert top(pilot) == screen
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"
        assert queue_of(app).in_reminders
        assert on(app) == "Grace Hopper"


@pytest.mark.parametrize("key", ["q", "o", "m", "e", "p", "y", "w"])
async def test_other_keys_open_their_strip_or_say_why_not_on_that_lead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    base, _ = at_times(tmp_path, monkeypatch, "11:00", "11:30")
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(pilot)
        shown = await press(pilot, "r", "j", key)
        assert "does nothing here" not in shown
        assert queue_of(app).in_reminders
        assert on(app) == "Grace Hopper"


async def test_a_reminder_is_acted_on_alone_while_others_are_selected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:05", "17:00", "17:30")
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(pilot)
        await press(pilot, "j", "space", "space")
        selected = set(queue_of(app).selected)
        assert len(selected) == 2
        clock.forward(minutes=5)
        await look(pilot)
        await press(pilot, "!", "z", "h")
        assert line(pilot) == ""
        assert queue_of(app).selected == selected
    assert detail_of(base, "Ada Lovelace").follow_ups[0].remind_at == int(clock.now.timestamp()) + 3600
    for name in ("Grace Hopper", "Alan Turing"):
        assert detail_of(base, name).follow_ups[0].remind_at > int(clock.now.timestamp()) + 3 * 3600


async def test_a_reminder_acted_on_in_call_mode_leaves_the_lead_that_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, clock = at_times(tmp_path, monkeypatch, "10:01", "10:05")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await look(pilot)
        await press(pilot, "T")
        assert top(pilot) == "CallModeScreen"
        before = (await press(pilot)).splitlines()[1]
        assert "Ada Lovelace" in before
        clock.forward(minutes=5)
        await look(pilot)
        await press(pilot, "!", "escape")
        assert "Grace Hopper" in line(pilot)
        assert "Snoozed" in await press(pilot, "!", "z", "w")
        assert (await press(pilot)).splitlines()[1] == before
        assert line(pilot) == ""
