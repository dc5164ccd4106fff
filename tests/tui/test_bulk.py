"""What keys do with the selected leads: all of them at once, one operation, one question over 25, one undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from tests.support import snapshot
from tests.tui.converting import elsewhere
from tests.tui.fresh_base import PEOPLE, app_on, base_with, detail_of, on, queue_of, reading_of, settle, typed
from tests.tui.pressing import app_of, press, top
from tests.tui.test_selection import marked, selected
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.services import bulk_many, converting, editing, people, triage
from leadtui.tui.screens import bulk_work
from leadtui.tui.screens.mass_work import Progress
from leadtui.words.conversion import Conversion


def statuses(base: Base) -> list[str]:
    """The statuses of the leads, in the order of PEOPLE."""
    return [detail_of(base, name).row.status for name in PEOPLE]


def operations(base: Base) -> int:
    """The number of the newest operation."""
    return reading_of(base, lambda reading: reading.newest_operation())


async def test_a_status_is_given_to_all_selected_as_one_operation(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    before = operations(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "space", "space", "j", "space", "2")
        assert "Contacted, 3 leads" in shown
        assert "u takes it back" in shown
        assert marked(shown) == []
        assert "selected" not in shown.splitlines()[0]
    assert statuses(base) == ["contacted", "contacted", "new", "contacted", "new", "new"]
    assert operations(base) == before + 1


async def test_one_undo_takes_it_back_on_all(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    before = snapshot(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "4", "u")
        assert "took back: Qualified, 6 leads" in shown
    assert snapshot(base) == before


BULK: dict[str, tuple[tuple[str, ...], str]] = {
    "1": (("1",), "nothing was changed · 6 were so already"),
    "3": (("3", "enter"), "Nurturing until Fri 18 Dec, 6 leads"),
    "5": (("5", "b"), "Unqualified (No budget), 6 leads"),
    "5 other": (("5", "o", *typed("sold"), "enter"), "Unqualified (Other), 6 leads"),
    "s": (("s", "4"), "Qualified, 6 leads"),
    "o": (("o", "2"), "Owner Kim, 6 leads"),
    "f": (("f", *typed("mon 10"), "tab", *typed("demo"), "enter"), "Follow-up Mon 23 Nov 10:00 → meeting, 6 leads"),
    "z": (("z", "t"), "Snoozed to Thu 19 Nov 09:00, 6 leads"),
    "z typed": (("z", *typed("3d"), "enter"), "Snoozed to Sat 21 Nov, 6 leads"),
    "n": (("n", *typed("sent the list"), "enter"), "Note, 6 leads"),
    "t": (("t", *typed("vip, fair"), "enter"), "Tags vip, fair, 6 leads"),
    "X": (("X",), "Deleted 6 leads"),
}


@pytest.mark.parametrize("name", BULK)
async def test_every_key_of_the_table_acts_on_all_and_is_undone_whole(tmp_path: Path, name: str) -> None:
    keys, said = BULK[name]
    base = base_with(tmp_path)
    elsewhere(base, lambda desk: people.add_user(desk, "Kim"))
    base.reload()
    before, count = snapshot(base), operations(base)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        shown = await press(pilot, "*", *keys)
        assert said in shown
        if "nothing" not in said:
            assert operations(base) == count + 1
            assert snapshot(base) != before
            assert "took back" in await press(pilot, "u")
    assert snapshot(base) == before


async def test_claiming_gives_all_selected_to_me(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    elsewhere(base, lambda desk: people.add_user(desk, "Kim"))
    elsewhere(base, lambda desk: triage.set_owner(desk, [1, 2, 3], None))
    base.reload()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        assert "Owner Sam, 3 leads · 3 were so already" in await press(pilot, "*", "O")


async def test_done_leaves_out_who_has_nothing_to_do_names_him_and_keeps_him_selected(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    elsewhere(base, lambda desk: triage.log_call(desk, 2, "no-answer"))
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        shown = await press(pilot, "*", "d")
        assert "Done, Grace Hopper · 5 left out, each has no open follow-up: Ada Lovelace, Alan Turing and 3 more" in (
            " ".join(shown.split())
        )
        assert selected(pilot) == {1, 3, 4, 5, 6}
        assert "5 selected" in shown


async def test_who_was_converted_or_deleted_meanwhile_is_left_out_and_named(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await press(pilot, "*")
        elsewhere(base, lambda desk: editing.delete(desk, [2]))
        elsewhere(base, lambda desk: converting.convert(desk, Conversion(3, reason="now")))
        before = snapshot(base)["lead"][3]
        shown = await press(pilot, "2")
        assert "Contacted, 4 leads" in shown
        assert "left out: Grace Hopper was deleted" in shown
        assert "left out: Alan Turing is converted" in shown
        assert snapshot(base)["lead"][3] == before


async def test_nothing_is_written_when_all_are_left_out(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    before = operations(base)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        shown = await press(pilot, "space", "space", "d")
        assert "Done: nothing was changed" in shown
        assert "u takes it back" not in shown
        assert selected(pilot) == {1, 2}
    assert operations(base) == before


async def test_a_command_is_possible_when_it_is_for_the_selected(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        queue = queue_of(app_of(pilot))
        assert "no open follow-up" in queue.why_not("done")
        assert "Nothing to repeat" in queue.why_not("repeat")
        await press(pilot, "*")
        assert queue.why_not("done") == ""
        assert "only you" in queue.why_not("owner")


# The question


async def test_up_to_25_leads_nothing_is_asked(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path, 25)).run_test(size=(80, 24)) as pilot:
        assert "Contacted, 25 leads" in await press(pilot, "*", "2")


async def test_over_25_leads_one_question_with_the_count(tmp_path: Path) -> None:
    base = base_with(tmp_path, 26)
    before = operations(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "2")
        assert "Contacted: 26 leads?" in shown
        shown = await press(pilot, "enter", "space")
        assert "y does it, n or esc does not." in shown
        assert operations(base) == before
        assert "Contacted, 26 leads" in await press(pilot, "y")


@pytest.mark.parametrize("key", ["n", "escape"])
async def test_answered_with_no_nothing_happens_and_all_stay_selected(tmp_path: Path, key: str) -> None:
    base = base_with(tmp_path, 26)
    before = operations(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "*", "2", key)
        assert len(selected(pilot)) == 26
    assert operations(base) == before


async def test_the_question_says_what_with_its_time_and_no_brings_back_what_was_typed(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path, 30)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "f", *typed("mon 10"), "enter")
        assert "Follow-up Mon 23 Nov 10:00: 30 leads?" in shown
        shown = await press(pilot, "n")
        assert "mon 10" in shown
        assert "Follow-up · on 30 leads" in shown
        assert "Follow-up Mon 23 Nov 10:00 → call, 30 leads" in await press(pilot, "enter", "y")


async def test_the_question_of_a_snooze_says_how_many_get_a_follow_up(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path, 30)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "f", *typed("tue 10"), "enter", "[", "[")
        shown = await press(pilot, "*", "z", "t")
        assert "Snooze to Thu 19 Nov 09:00: 30 leads, 29 without a follow-up get one?" in shown
        await press(pilot, "y")
        shown = await press(pilot, "*", "z", "z", *typed("thu next week 9"), "enter")
        assert "Snooze to Thu 26 Nov 09:00: 30 leads?" in shown


async def test_a_prompt_says_on_how_many_leads(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        for key, title in (("n", "Note"), ("f", "Follow-up"), ("z", "Snooze"), ("s", "Status"), ("t", "Tags")):
            shown = await press(pilot, "space", "home", key)
            assert f"{title} · on Ada Lovelace" in shown, key
            await press(pilot, "escape", "escape")
        assert "Note · on 6 leads" in await press(pilot, "*", "n")


async def test_a_note_left_by_accident_comes_back_with_the_same_key(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "n", *typed("sent the list"), "escape")
        assert "Not saved; the same key" in shown
        assert "sent the list" in await press(pilot, "n")
        assert "Note, 6 leads" in await press(pilot, "enter")
        assert "sent the list" not in await press(pilot, "*", "n")


async def test_the_answer_is_for_who_was_selected_when_the_chord_began(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "*", "n", *typed("x"))
        elsewhere(base, lambda desk: editing.add_lead(desk, {"last_name": "Late"}))
        assert "Note, 6 leads" in await press(pilot, "enter")


# Typed ahead


async def test_keys_typed_ahead_meet_the_selection_as_it_is_then(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "2", "j", "space", "j", "space", "4", "G", "2")
        assert selected(pilot) == set()
    assert statuses(base) == ["contacted", "new", "qualified", "new", "qualified", "contacted"]


async def test_a_burst_of_two_bulk_actions_does_both(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "2", "*", "t", *typed("vip"), "enter", "*", "4")
        assert "Qualified, 6 leads" in shown
    assert statuses(base) == ["qualified"] * 6
    assert detail_of(base, "Tony Hoare").tags == ("vip",)


async def test_the_cursor_goes_on_to_the_next_lead_that_was_not_worked_away(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "space", "space", "home", "z", "w")
        assert on(app_of(pilot)) == "Alan Turing"


async def test_in_the_reminders_keys_act_on_the_reminder_alone(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    elsewhere(base, lambda desk: triage.log_call(desk, 1, "no-answer"))
    async with app_on(base).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.pause(0.4)
        shown = await press(pilot, "*", "r", "d")
        assert "Done: " in shown
        assert len(selected(pilot)) == 6


# Long work


def held_back(monkeypatch: pytest.MonkeyPatch) -> tuple[Event, list[Progress]]:
    """Bulk work waits at each look whether it is stopped until the event is set; the progress of each."""
    go, seen = Event(), list[Progress]()
    told = Progress.told

    def waiting(self: Progress, leads: int) -> None:
        seen.append(self)
        while not go.wait(0.005) and not self._stopped.is_set():
            pass
        told(self, leads)

    monkeypatch.setattr(Progress, "told", waiting)
    monkeypatch.setattr(bulk_work, "SHOWN_AFTER", 0.02)
    return go, seen


async def pressed(pilot: Pilot[int], *keys: str, until: Callable[[], bool]) -> None:
    """Press keys and wait until something holds, while work goes on."""
    from tests.tui.fresh_base import burst

    burst(app_of(pilot), *keys)
    for _ in range(600):
        await pilot.pause(0.01)
        if until():
            return
    raise AssertionError("never came")


async def test_long_work_shows_how_far_it_is_and_esc_stops_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.tui.fresh_base import screen_text

    base = base_with(tmp_path)
    before = operations(base)
    held_back(monkeypatch)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "*", "2", until=lambda: "esc stops it" in screen_text(app_of(pilot)))
        assert "Contacted: 0 of 6" in screen_text(app_of(pilot))
        shown = await press(pilot, "escape")
        assert "Stopped; nothing was changed" in shown
        assert len(selected(pilot)) == 6
        assert top(pilot) == "QueueScreen"
    assert statuses(base) == ["new"] * 6
    assert operations(base) == before


async def test_stopped_a_typed_note_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.tui.fresh_base import screen_text

    held_back(monkeypatch)
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        keys = ("*", "n", *typed("sent it"), "enter")
        await pressed(pilot, *keys, until=lambda: "esc stops it" in screen_text(app_of(pilot)))
        shown = await press(pilot, "escape")
        assert "sent it" in shown
        assert "Note · on 6 leads" in shown


async def test_esc_typed_ahead_of_the_progress_line_does_not_stop_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = base_with(tmp_path)
    go, _ = held_back(monkeypatch)
    monkeypatch.setattr(bulk_work, "SHOWN_AFTER", 0.5)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "*", "2", "escape", until=lambda: queue_of(app_of(pilot)).watch_.writing > 0)
        go.set()
        await press(pilot)
    assert statuses(base) == ["contacted"] * 6


async def test_keys_typed_during_long_work_wait_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = base_with(tmp_path)
    go, _ = held_back(monkeypatch)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await pressed(pilot, "*", "2", until=lambda: app_of(pilot).while_held is not None)
        await pressed(pilot, "j", "4", until=lambda: len(app_of(pilot)._typed) == 2)
        go.set()
        assert "Qualified, " in await press(pilot)
    assert sorted(statuses(base)) == [*["contacted"] * 5, "qualified"]


async def test_a_failure_keeps_the_selection_and_brings_the_text_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_many, "MOST_AT_A_TIME", 5)
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        shown = await press(pilot, "*", "n", *typed("sent it"), "enter")
        assert "Not saved: 6 leads are too many: 5 can be changed at a time." in shown
        assert "sent it" in shown
        await press(pilot, "escape")
        assert len(selected(pilot)) == 6
