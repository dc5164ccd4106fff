"""What the queue stands: hostile names, bursts, other programs, leaving in the middle."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.tui.fresh_base import (
    PEOPLE,
    add_leads,
    app_on,
    base_with,
    burst,
    calls,
    detail_of,
    on,
    queue_of,
    reading_of,
    screen_text,
    settle,
    typed,
)

from leadtui.bootstrap import open_base
from leadtui.tui.keyboard.actions import SetStatus
from leadtui.tui.keyboard.sending import send


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_no_line_is_longer_or_shorter_than_the_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_on(base_with(tmp_path))
    async with app.run_test(size=size) as pilot:
        for keys in (["j"], ["c"], ["x"], ["escape"], ["f"], ["escape"], ["q"], ["escape"], ["r"]):
            burst(app, *keys)
            await settle(pilot)
            lines = app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in lines} == {size[0]}
            assert screen_text(app).splitlines()[-1].rstrip().endswith(("? Help", "^p Commands", "^p"))


HOSTILE = (
    "[/b] Closing",
    "[@click=app.quit]x Link",
    "Osc\x1b]52;c;aGk=\x07 Clipboard",
    "Right\u202eoverride Left",
    "=cmd|' /C calc'!A0 Formula",
    "\x9b31m Red",
    "Z\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351 Zalgo",
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_names_are_drawn_and_do_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    app = app_on(base_with(tmp_path, HOSTILE))
    async with app.run_test(size=size) as pilot:
        for _ in HOSTILE:
            burst(app, "c", "n")
            await settle(pilot)
            text = screen_text(app)
            assert "[/b]" in text
            assert not any(ord(ch) < 32 or 0x7F <= ord(ch) < 0xA0 or ch == "\u202e" for ch in text if ch != "\n")
            burst(app, "escape", "n", *typed("[/x]"), "escape", "j")
            await settle(pilot)


async def test_a_plain_cursor_key_paints_one_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = base_with(tmp_path, 300)
    for size in ((80, 24), (140, 40)):
        app = app_on(base)
        async with app.run_test(size=size) as pilot:
            while len(queue_of(app).tabs.counts) < len(queue_of(app).views) or app._tasks:
                await pilot.pause(0.05)
            queue_of(app).notes.update((row.id, ()) for row in queue_of(app).leads.window.rows)
            frames = 0

            def counted(*_args: Any, **_keys: Any) -> None:
                nonlocal frames
                frames += 1

            for key in ["j"] * 40 + ["k"] * 5 + ["pagedown", "down"]:
                frames = 0
                with monkeypatch.context() as patch:
                    patch.setattr(app, "_display", counted)
                    burst(app, key)
                    await settle(pilot)
                    await pilot.pause(0.05)
                assert frames == 1, (key, size)


async def test_bulk_of_writes_keeps_the_order_of_the_keys(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "2", "4", "1", "2")
        await settle(pilot)
    assert detail_of(base, "Ada Lovelace").row.status == "contacted"
    said = reading_of(base, lambda r: [o.summary for o in r.log()][:4])
    assert said == [f"{status}, Ada Lovelace" for status in ("Contacted", "New", "Qualified", "Contacted")]


async def test_two_programs_lose_nothing(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        other = base_with(tmp_path, ()).desk()
        for name in PEOPLE[3:]:
            lead_id = detail_of(base, name).row.id
            burst(app, "c", "n", "enter")
            send(other, ("lead", lead_id), SetStatus("contacted"))
        other.close()
        await settle(pilot)
    assert [len(calls(detail_of(base, name))) for name in PEOPLE[:3]] == [1, 1, 1]
    assert [detail_of(base, name).row.status for name in PEOPLE] == ["contacted"] * 6


async def test_r_shows_what_arrived_above(tmp_path: Path) -> None:
    base = base_with(tmp_path, 100)
    app = app_on(base)
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        desk = base.desk()
        add_leads(desk, ("Rear Admiral",), timedelta(hours=1))
        desk.close()
        burst(app, "j", "R")
        await settle(pilot)
        assert on(app) == "Lead Number00001"
        assert "Rear Admiral" in screen_text(app)


async def test_keys_typed_ahead_in_the_reminders_work_one_follow_up_each(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(3):
            burst(app, "f", *typed("tomorrow 9:00"), "enter")
        await settle(pilot)
        await pilot.pause(0.4)
        await settle(pilot)
        burst(app, "r", "d", "d")
        await settle(pilot)
    states = [detail_of(base, name).follow_ups[0].state for name in PEOPLE[:3]]
    assert states == ["done", "done", "open"]


async def test_quitting_waits_for_what_was_typed(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "c", "n", "enter", "n", *typed("hello"), "enter", "ctrl+q")
        while app.is_running and not app._exit:
            await pilot.pause(0.02)
    assert app.return_code == 0
    assert calls(detail_of(base, "Ada Lovelace"))
    assert detail_of(base, "Grace Hopper").activities[0].body == "hello"


async def test_ctrl_c_twice_quits_and_once_does_not(tmp_path: Path) -> None:
    app = app_on(base_with(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "ctrl+c", "j", "ctrl+c")
        await settle(pilot)
        assert not app._exit
        burst(app, "ctrl+c")
        await pilot.pause()
        assert app._exit


async def test_one_burst_through_lead_screen_search_and_back_loses_nothing(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(100, 30)) as pilot:
        burst(app, "enter", "c", "c", *typed("talked"), "enter", "escape", "j", "n", *typed("x"), "enter")
        burst(app, "/", *typed("Liskov"), "enter", "f", *typed("fri 10"), "enter", "escape", "escape")
        await settle(pilot)
        assert app.screen is queue_of(app)
        assert "Barbara Liskov" not in [row.name for row in queue_of(app).leads.window.rows]
        assert "Follow-up Fri 20 Nov 10:00 → call, Barbara Liskov" in screen_text(app), "the newest thing done is said"
    assert calls(detail_of(base, "Ada Lovelace"))[0].body == "talked"
    assert detail_of(base, "Barbara Liskov").follow_ups[0].state == "open"


async def test_what_comes_due_while_one_works_is_announced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = tmp_path / "now"
    clock.write_text("2026-11-18T10:00")
    monkeypatch.setenv("LEADTUI_NOW", f"file:{clock}")
    app = app_on(base_with(tmp_path))
    async with app.run_test(size=(100, 24)) as pilot:
        burst(app, "j", "f", *typed("14:00"), "enter")
        await settle(pilot)
        assert on(app) == "Alan Turing"
        clock.write_text("2026-11-18T13:55")
        queue_of(app).watch_.tick()
        await settle(pilot)
        assert "1 new above · R" in screen_text(app)
        assert "13:55" in screen_text(app)
        burst(app, "R", "home")
        await settle(pilot)
        assert on(app) == "Grace Hopper"


async def test_what_arrives_below_the_cursor_is_announced_by_its_number(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        held = [row.name for row in queue_of(app).leads.window.rows]
        for names, newer_by, said in (
            (("Rear Admiral", "Late Comer"), -timedelta(hours=3), "2 new · R"),
            (("Fore Runner",), timedelta(hours=3), "3 new, 1 above · R"),
        ):
            desk = open_base(str(base.path)).desk()
            add_leads(desk, names, newer_by)
            desk.close()
            await settle(pilot)
            queue_of(app).watch_.tick()
            await settle(pilot)
            assert said in screen_text(app)
            assert [row.name for row in queue_of(app).leads.window.rows] == held
        burst(app, "R")
        await settle(pilot)
        assert len(queue_of(app).leads.window.rows) == len(held) + 3
