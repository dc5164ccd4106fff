"""What a rep does on the queue, by key presses; each story runs on a real base."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.tui.fresh_base import (
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

from leadtui.tui import places


async def test_the_top_lead_is_there_with_its_reason(tmp_path: Path) -> None:
    app = app_on(base_with(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "❯○ Ada Lovelace" in screen_text(app)
        assert "new, web form" in screen_text(app)


async def test_c_n_enter_logs_the_call_and_the_next_lead_is_there(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        burst(app, "c", "n", "enter")
        await settle(pilot)
        assert on(app) == "Grace Hopper"
        assert "No answer, Ada Lovelace" in screen_text(app)
        assert "· call Wed 18 Nov 14:00 · u " in screen_text(app), "the time is never cut off for the tail"
    ada = detail_of(base, "Ada Lovelace")
    assert ada.row.status == "contacted"
    assert [call.outcome for call in calls(ada)] == ["no-answer"]
    assert [(f.state, f.automatic) for f in ada.follow_ups] == [("open", 1)]


async def test_two_calls_in_one_burst_are_two_calls_on_two_leads(tmp_path: Path) -> None:
    base = base_with(tmp_path, 40)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, *(["c", "n", "enter", "c", "v", "enter"] * 20))
        await settle(pilot)
    for number in range(40):
        wanted = "voicemail" if number % 2 else "no-answer"
        found = detail_of(base, f"Lead Number{number:05}")
        assert [call.outcome for call in calls(found)] == [wanted], number


async def test_u_takes_all_of_it_back_and_returns_to_the_lead(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "c", "n", "enter", "j", "u")
        await settle(pilot)
        assert on(app) == "Ada Lovelace"
        assert "took back: No answer, Ada Lovelace · U" in screen_text(app)
        assert not calls(detail_of(base, "Ada Lovelace"))
        burst(app, "U")
        await settle(pilot)
        assert on(app) == "Ada Lovelace"
    assert calls(detail_of(base, "Ada Lovelace"))


async def test_keys_typed_after_undo_act_on_the_lead_it_returned_to(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "c", "n", "enter", "u", "c", "b", "enter")
        await settle(pilot)
    assert [call.outcome for call in calls(detail_of(base, "Ada Lovelace"))] == ["busy"]
    assert not calls(detail_of(base, "Grace Hopper"))


async def test_the_undo_of_a_lead_that_left_the_view_finds_it_in_another(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "5", "b", "]", "]")
        await settle(pilot)
        assert queue_of(app).view.key == "due"
        burst(app, "u")
        await settle(pilot)
        assert on(app) == "Ada Lovelace"


@pytest.mark.parametrize(
    ("keys", "status", "next_one"),
    [
        (["2"], "contacted", False),
        (["4"], "qualified", False),
        (["5", "b"], "unqualified", True),
        (["3", "enter"], "nurturing", True),
        (["s", "2"], "contacted", False),
    ],
)
async def test_a_status_key_sets_it(tmp_path: Path, keys: list[str], status: str, next_one: bool) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, *keys)
        await settle(pilot)
        assert on(app) == ("Grace Hopper" if next_one else "Ada Lovelace")
    assert detail_of(base, "Ada Lovelace").row.status == status


async def test_note_follow_up_snooze_done_tags_and_qualification(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(120, 40)) as pilot:
        burst(app, "n", *typed("wants a demo"), "enter")
        burst(app, "q", "b", "y", *typed("40k"), "enter", "t", *typed("vip"), "enter")
        await settle(pilot)
        assert on(app) == "Ada Lovelace"
        burst(app, "f", *typed("today 16:00"), "tab", *typed("send offer"), "enter")
        await settle(pilot)
        assert on(app) == "Grace Hopper"
        burst(app, "z", "t")
        await settle(pilot)
        burst(app, "G", "d")
        await settle(pilot)
    ada = detail_of(base, "Ada Lovelace")
    assert ada.activities[0].body == "wants a demo"
    assert ada.row.budget == "yes"
    assert ada.tags == ("vip",)
    assert [(f.subject, f.state) for f in ada.follow_ups] == [("send offer", "done")]
    assert len(detail_of(base, "Grace Hopper").follow_ups) == 1


async def test_escape_then_a_letter_is_not_alt_and_nothing_is_logged(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "c", "alt+j")
        await settle(pilot)
        assert queue_of(app).prompt is None
        assert on(app) == "Ada Lovelace" or on(app) == "Grace Hopper"
    assert not calls(detail_of(base, "Ada Lovelace"))


async def test_a_note_left_by_escape_is_brought_back_by_its_key(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "n", *typed("wants"), "escape", "n", *typed(" it"), "enter")
        await settle(pilot)
    assert detail_of(base, "Ada Lovelace").activities[0].body == "wants it"


async def test_pasted_text_opens_the_search_and_runs_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from textual import events

    base = base_with(tmp_path)
    app = app_on(base)
    searched: list[str] = []
    monkeypatch.setattr(places, "open_search", lambda _app, text: searched.append(text))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app._driver is not None
        app._driver.send_message(events.Paste("+49 30 1234 c n 5 b"))
        await settle(pilot)
        assert on(app) == "Ada Lovelace"
    assert searched == ["+49 30 1234 c n 5 b"]
    assert reading_of(base, lambda r: len(r.log())) == 1


async def test_a_failed_write_brings_lead_text_and_focus_back(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        desk = base.desk()
        from leadtui.model import Lead

        ada = detail_of(base, "Ada Lovelace").row.id
        with desk.store.operation("convert", "converted elsewhere", desk.user.id) as op:
            op.set(Lead, ada, {"status": "converted", "category": "converted"})
        desk.close()
        burst(app, "c", "c", *typed("long talk"), "enter")
        await settle(pilot)
        assert on(app) == "Ada Lovelace"
        assert queue_of(app).prompt is not None
        assert "long talk" in screen_text(app)
        assert not calls(detail_of(base, "Ada Lovelace"))
        assert "read-only" in screen_text(app)


async def test_what_another_program_adds_is_announced_and_moves_nothing(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        burst(app, "j")
        await settle(pilot)
        before = screen_text(app).splitlines()[3:9]
        other = base_with(tmp_path, ())
        desk = other.desk()
        add_leads(desk, ("Rear Admiral",), timedelta(hours=1))
        desk.close()
        queue_of(app).watch_.tick()
        await settle(pilot)
        assert "1 new above · R" in screen_text(app)
        assert screen_text(app).splitlines()[3:9] == before
        burst(app, "R")
        await settle(pilot)
        assert on(app) == "Grace Hopper"
        assert "Rear Admiral" in screen_text(app)
        assert "new above" not in screen_text(app)


async def test_moves_past_the_rows_held_wait_for_them_and_hit_the_right_lead(tmp_path: Path) -> None:
    base = base_with(tmp_path, 900)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, *(["pagedown"] * 30), "2")
        await settle(pilot)
        rows = (queue_of(app).leads.window.height - 1) * 30
        assert on(app) == f"Lead Number{rows:05}"
        burst(app, "G", "2", "home", "j", "j", "4")
        await settle(pilot)
    # Both contacted leads have no next step and so stand above the new ones when the list is read from its start.
    assert detail_of(base, f"Lead Number{rows:05}").row.status == "contacted"
    assert detail_of(base, "Lead Number00899").row.status == "contacted"
    assert detail_of(base, "Lead Number00000").row.status == "qualified"


async def test_views_are_a_key_apart_and_keys_typed_ahead_act_in_the_new_view(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "4", "[", "[", "[", "c", "n", "enter")
        await settle(pilot)
        assert queue_of(app).view.key == "qualified"
    assert calls(detail_of(base, "Ada Lovelace"))


async def test_the_reminders_panel_works_on_the_lead_of_its_follow_up(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "j", "f", *typed("tomorrow 9:00"), "enter")
        await settle(pilot)
        await pilot.pause(0.4)
        await settle(pilot)
        burst(app, "r")
        await settle(pilot)
        assert "Upcoming" in screen_text(app)
        assert on(app) == "Grace Hopper"
        burst(app, "d", "r")
        await settle(pilot)
        assert on(app) == "Alan Turing"
    assert [f.state for f in detail_of(base, "Grace Hopper").follow_ups] == ["done"]


async def test_deleting_hides_the_lead_and_undo_brings_it_back(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "X")
        await settle(pilot)
        assert "Ada Lovelace" not in "\n".join(screen_text(app).splitlines()[:20])
        burst(app, "u")
        await settle(pilot)
        assert on(app) == "Ada Lovelace"


async def test_undo_asks_before_it_takes_back_many_leads(tmp_path: Path) -> None:
    base = base_with(tmp_path, 30)
    app = app_on(base)
    async with app.run_test(size=(80, 24)) as pilot:
        burst(app, "u")
        await settle(pilot)
        assert "Take back" in screen_text(app)
        burst(app, "n")
        await settle(pilot)
        assert on(app) == "Lead Number00000"
