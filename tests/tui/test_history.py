"""The history, by key presses: what was done, filtered, opened, taken back one by one or to a point."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import add_leads, app_on, base_with, reading_of, settle, typed
from tests.tui.pressing import press, top
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.model import Lead
from leadtui.services import people, triage
from leadtui.tui.screens.history import HistoryScreen
from leadtui.words.rows import OperationRow


def history(pilot: Pilot[int]) -> HistoryScreen:
    screen = pilot.app.screen
    assert isinstance(screen, HistoryScreen)
    return screen


def under_cursor(pilot: Pilot[int]) -> OperationRow:
    row = history(pilot).list.row
    assert row is not None
    return row


def log(base: Base) -> list[str]:
    return [row.summary for row in reading_of(base, lambda reading: reading.log())]


async def test_what_was_done_stands_under_its_day_newest_first(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "2", "n", *typed("hello"), "enter", "g", "h")
        lines = [line.strip(" ❯") for line in shown.splitlines()]
        assert lines[2].startswith("── Today, Wed 18 Nov")
        assert "Note, Grace Hopper" in lines[3] or "Note, Ada Lovelace" in lines[3]
        assert "Contacted, Ada Lovelace" in lines[4]
        assert "3 operations" in lines[0]


async def test_one_operation_is_counted_as_one(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "1 operation " in (await press(pilot, "g", "h")).splitlines()[0] + " "


async def test_typing_filters_and_esc_first_clears_then_leaves(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "2", "n", *typed("x"), "enter", "g", "h", "f", *typed("note"))
        assert "1 of 3" in shown
        assert "Contacted" not in shown
        shown = await press(pilot, "enter", "escape")
        assert "Contacted" in shown
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_a_filter_that_finds_nothing_says_how_it_goes_away(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Nothing like that was done." in await press(pilot, "g", "h", "f", *typed("xyzzy"))
        assert "Nothing like that was done." not in await press(pilot, "escape")


async def test_enter_opens_the_lead_and_esc_comes_back_to_the_operation(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "2", "g", "h", "enter")
        assert top(pilot) == "LeadScreen"
        assert "Ada Lovelace" in shown
        await press(pilot, "escape")
        assert under_cursor(pilot).summary == "Contacted, Ada Lovelace"


async def test_of_several_leads_a_list_is_opened_and_walked(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "h", "enter")
        assert top(pilot) == "RecordsScreen"
        assert "6 shown" in shown
        await press(pilot, "j", "enter", "J")
        assert top(pilot) == "LeadScreen"
        assert "Alan Turing" in await press(pilot)
        await press(pilot, "escape", "escape")
        assert top(pilot) == "HistoryScreen"


async def test_u_takes_back_the_one_under_the_cursor_after_a_question(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "2", "j", "4", "g", "h", "j", "u")
        assert "Take back “Contacted, Ada Lovelace”?" in shown
        shown = await press(pilot, "n")
        assert len(log(base)) == 3
        shown = await press(pilot, "u", "y")
        assert under_cursor(pilot).summary == "Contacted, Ada Lovelace", "the cursor stays with it"
        assert under_cursor(pilot).undone_by is not None
        assert "taken back" in shown
        assert "already" in await press(pilot, "u")
        shown = await press(pilot, "U")
        assert "taken back" not in next(line for line in shown.splitlines() if "Contacted, Ada" in line)


async def test_what_a_rule_did_is_marked_and_taken_back_here_only(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    desk = base.desk()
    with desk.store.operation("status", "Escalated, Ada Lovelace", desk.user.id, origin="rule", lead_id=1) as op:
        op.set(Lead, 1, {"city": "Lyon"})
    desk.close()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "u")
        assert "Take back “6 leads”" in shown or "took back: 6 leads" in shown or "Escalated" not in shown
        shown = await press(pilot, "escape", "g", "h", "home", "f", *typed("rule"), "enter")
        assert "by a rule" in shown
        assert under_cursor(pilot).summary == "Escalated, Ada Lovelace"
        shown = await press(pilot, "u")
        assert "A rule did it" in shown
        await press(pilot, "y")
        assert log(base)[0] == "took back: Escalated, Ada Lovelace"


async def test_back_to_a_point_is_seen_first_and_is_one_step(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "n", *typed("x"), "enter", "4", "g", "h", "G", "k", "t")
        assert top(pilot) == "BackScreen"
        shown = await press(pilot)
        assert "Contacted, Ada" in shown.splitlines()[0]
        assert len([line for line in shown.splitlines() if line.strip().startswith("Wed 18 Nov")]) == 2
        await press(pilot, "x", "escape")
        before = len(log(base))
        shown = await press(pilot, "t", "y")
        assert top(pilot) == "HistoryScreen"
        assert len(log(base)) == before + 1
        assert shown.count("taken back") == 2
        assert under_cursor(pilot).summary == "Contacted, Ada Lovelace"
        await press(pilot, "U")
        assert log(base)[0].startswith("did again")


async def test_what_stands_in_the_way_is_listed_and_the_rest_taken_back(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    desk = base.desk()
    triage.set_status(desk, [1], "contacted")
    triage.log_note(desk, 1, "x")
    with desk.store.operation("edit", "By a rule", desk.user.id, origin="rule") as op:
        op.set(Lead, 1, {"status": "qualified", "category": "qualified"})
    desk.close()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "h", "G", "t")
        assert "changed since, stays" in shown
        assert "Qualified" in shown
        assert "1 thing others or rules did since is not touched" in " ".join(shown.split())
        await press(pilot, "y")
        assert log(base)[0].startswith("took back what could be")


async def test_nothing_since_is_said_so(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "nothing to take back" in (await press(pilot, "g", "h", "t")).casefold()
        assert top(pilot) == "HistoryScreen"


async def test_with_several_users_it_says_who_and_finds_by_name(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    desk = base.desk()
    people.add_user(desk, "Kim")
    desk.close()
    from leadtui.bootstrap import open_base

    base = open_base(str(base.path))
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "2", "g", "h")
        assert "Who" in shown
        assert "Sam" in shown
        assert "Nothing like that" in await press(pilot, "f", *typed("kim contacted"))


async def test_what_others_do_meanwhile_moves_nothing(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "g", "h")
        screen = history(pilot)
        desk = base.desk()
        add_leads(desk, ("Zoe New",))
        desk.close()
        screen.base.program = "this one"
        screen.watch_.tick()
        await settle(pilot)
        assert under_cursor(pilot).summary == "Contacted, Ada Lovelace"
        shown = await press(pilot, "R")
        assert "1 leads" in shown
        assert under_cursor(pilot).summary == "Contacted, Ada Lovelace"


async def test_a_long_history_is_walked_without_losing_a_key(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    desk = base.desk()
    for n in range(700):
        triage.log_note(desk, 1, f"note {n}")
    desk.close()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g", "h", *["j"] * 450)
        assert under_cursor(pilot).id == 701 - 450
        await press(pilot, "G")
        assert under_cursor(pilot).id == 1
        await press(pilot, *["k"] * 300, "home")
        assert under_cursor(pilot).id == 701


async def test_an_empty_base_says_that_nothing_was_done(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path, ())).run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "escape", "g", "h")
        assert "Nothing was done yet." in shown
        assert "There is no operation here" in await press(pilot, "u")


async def test_hostile_summaries_are_text(tmp_path: Path) -> None:
    from tests.tui.pressing import hostile_base

    async with app_on(hostile_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "g", "h", "G", "t")
        assert "\x1b" not in shown
        assert "\u202e" not in shown
