"""Views by key presses: chosen, saved, edited, ordered, deleted; the Done tab; columns of a view."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with, burst, detail_of, on, queue_of, reading_of, settle, typed
from tests.tui.pressing import app_of, hostile_base, press, top
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.services import editing, people, views


def tabs(pilot: Pilot[int]) -> list[str]:
    """The names on the tabs."""
    return [view.name for view in queue_of(app_of(pilot)).views]


def shown(pilot: Pilot[int]) -> str:
    """The view that is shown."""
    return queue_of(app_of(pilot)).view.name


def with_view(folder: Path, query: str = "name:lovelace", columns: str = "", name: str = "Mine") -> Base:
    """A base with a saved view."""
    base = base_with(folder)
    desk = base.desk()
    views.save_view(desk, name, query, columns)
    desk.close()
    return base


async def test_v_and_a_number_go_to_a_view_in_two_keys(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "v", "2")
        assert top(pilot) == "QueueScreen"
        assert shown(pilot) == "New"


async def test_keys_typed_ahead_after_choosing_a_view_act_in_it(tmp_path: Path) -> None:
    base = with_view(tmp_path, "name:hopper")
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        burst(app_of(pilot), "v", "G", "enter", "c", "n", "enter")
        await settle(pilot)
        assert shown(pilot) == "Mine"
    assert [a.outcome for a in detail_of(base, "Grace Hopper").activities] == ["no-answer"]


async def test_typing_a_part_of_its_name_finds_a_view(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        screen = await press(pilot, "v", "/", *typed("qual"))
        assert "Qualified" in screen
        assert "Nurturing" not in screen
        await press(pilot, "enter")
        assert shown(pilot) == "Qualified"


async def test_escape_while_narrowing_shows_all_views_and_again_the_queue(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        screen = await press(pilot, "v", "/", "x", "x", "escape")
        assert "Nurturing" in screen
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_a_view_is_saved_with_its_columns_shown_at_once_and_taken_back(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        form = await press(pilot, "j", "S", *typed("Grace"), "tab", "ctrl+u", *typed("name:hopper"))
        assert "1 lead now" in form
        screen = await press(pilot, "tab", *typed("company, created"), "ctrl+s")
        assert shown(pilot) == "Grace"
        assert on(app_of(pilot)) == "Grace Hopper"
        assert "Created" in screen
        assert "Why now" not in screen
        assert "Saved view “Grace” · u takes it back" in screen
        await press(pilot, "u")
        assert "Grace" not in tabs(pilot)
        assert shown(pilot) == "Today"
        await press(pilot, "U")
        assert "Grace" in tabs(pilot)


async def test_a_mistake_in_the_query_is_told_with_its_place_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        form = await press(pilot, "S", *typed("Odd"), "tab", "ctrl+u", *typed("city:Paris foo:1"))
        assert "At 'foo' (column 12): no field 'foo'" in form
        form = await press(pilot, "ctrl+s")
        assert top(pilot) == "ViewForm"
        assert "The query cannot be read" in form
        assert "city:Paris foo:1" in form
        await press(pilot, *["backspace"] * 6, "ctrl+s")
        assert shown(pilot) == "Odd"


async def test_a_name_that_is_taken_and_a_column_that_is_none_come_to_their_fields(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        form = await press(pilot, "S", *typed("today"), "ctrl+s")
        assert "! There is a view 'Today' already." in form
        form = await press(pilot, "2", "tab", "tab", *typed("compny"), "ctrl+s")
        assert "did you mean company?" in form


async def test_leaving_the_form_with_something_typed_asks(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        assert "Leave without saving?" in await press(pilot, "S", "x", "escape")
        await press(pilot, "n", "escape", "y")
        assert top(pilot) == "QueueScreen"


async def test_a_view_is_edited_in_the_list_and_shown_as_it_is_now(tmp_path: Path) -> None:
    async with app_on(with_view(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "v", "G", "enter")
        await press(pilot, "v", "e", *typed("2"), "tab", "ctrl+u", *typed("name:turing"), "ctrl+s")
        assert top(pilot) == "ViewsScreen"
        await press(pilot, "escape")
        assert shown(pilot) == "Mine2"
        assert on(app_of(pilot)) == "Alan Turing"


async def test_views_are_ordered_and_taken_off_the_tabs_from_their_list(tmp_path: Path) -> None:
    async with app_on(with_view(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "v", "G", "<", "<", "escape")
        assert tabs(pilot)[-3:] == ["Mine", "All open", "Done"]
        await press(pilot, "v", "home", "j", "space", "j", "space", "escape")
        assert tabs(pilot)[:2] == ["Today", "Hot"]


async def test_a_view_that_is_no_tab_is_one_while_it_is_shown(tmp_path: Path) -> None:
    async with app_on(with_view(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "v", "j", "space", "escape")
        assert "New" not in tabs(pilot)
        await press(pilot, "v", "2")
        assert shown(pilot) == "New"
        await press(pilot, "[")
        assert "New" not in tabs(pilot)


async def test_a_deleted_view_is_gone_and_undo_in_the_list_brings_it_back(tmp_path: Path) -> None:
    async with app_on(with_view(tmp_path)).run_test(size=(80, 24)) as pilot:
        screen = await press(pilot, "v", "G", "X")
        assert "Deleted view “Mine” · u takes it back" in screen
        await press(pilot, "u")
        assert "Mine" in tabs(pilot)
        screen = await press(pilot, "v", "X")
        assert "Today is built in and stays" in screen


async def test_the_view_that_is_shown_may_be_deleted(tmp_path: Path) -> None:
    async with app_on(with_view(tmp_path)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "v", "G", "enter", "v", "X", "escape")
        assert shown(pilot) == "Today"
        assert on(app_of(pilot)) == "Ada Lovelace"


async def test_the_order_is_the_reps_and_the_first_tab_is_home(tmp_path: Path) -> None:
    base = with_view(tmp_path)
    desk = base.desk()
    views.move_view(desk, "own-1", -20)
    desk.close()
    reading = base.new_reading()
    from leadtui.rules.views import tabs_of
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.screens.queue_rows import first_rows
    from leadtui.tui.screens.queue_sources import source_of

    first = first_rows(reading, source_of(tabs_of(reading.views())[0]))
    reading.close()
    async with LeadtuiApp(base, first).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert shown(pilot) == "Mine"
        assert [row.name for row in queue_of(app_of(pilot)).leads.window.rows] == ["Ada Lovelace"]


async def test_what_another_program_saved_is_a_tab_without_a_key(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        desk = base.desk()
        views.save_view(desk, "Elsewhere", "is:open")
        desk.close()
        queue_of(app_of(pilot)).watch_.tick()
        await settle(pilot)
        assert "Elsewhere" in tabs(pilot)


async def test_any_field_can_be_a_column_and_those_that_do_not_fit_are_left_out_last_first(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    desk = base.desk()
    ada = detail_of(base, "Ada Lovelace").row.id
    from leadtui.model import CustomField

    with desk.store.operation("workspace", "", desk.user.id) as op:
        values = {"owner_kind": "lead", "label": "Shoe size", "label_key": "shoesize", "kind": "number", "choices": []}
        known = set(CustomField.model_fields)
        op.add(CustomField, {key: value for key, value in values.items() if key in known})
    desk.close()
    base.reload()
    desk = base.desk()
    editing.set_fields(desk, ada, {"employees": "250", "website": "acme.com", "annual_revenue": "1.2m EUR",
                                   "custom.Shoe size": "44", "do_not_call": "yes"})  # fmt: skip
    views.save_view(desk, "Wide", "is:open", "employees, Shoe size, website, annual_revenue, do_not_call, owner, phone")
    desk.close()
    async with app_on(base).run_test(size=(200, 24)) as pilot:
        screen = await press(pilot, "v", "G", "enter")
        line = next(line for line in screen.splitlines() if "○ Ada Lovelace" in line)
        for text in ("250", "44", "acme.com", "€1,200,000", "yes", "Sam", "do not call"):
            assert text in line, line
    async with app_on(base).run_test(size=(60, 24)) as pilot:
        screen = await press(pilot, "v", "G", "enter")
        titles = screen.splitlines()[2]
        assert "Employees" in titles
        assert "Owner" not in titles


async def test_hostile_names_queries_and_values_are_only_text(tmp_path: Path) -> None:
    base = hostile_base(tmp_path)
    desk = base.desk()
    views.save_view(desk, "[/b]\u202e[@click=app.quit]x", '"[/b]"', "company, title, description, city")
    desk.close()
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        screen = await press(pilot, "v", "G", "enter", "v")
        assert "[@click=app.quit]x" in screen
        assert "\u202e" not in screen
        await press(pilot, "e", "escape", "escape", "S", "escape")
        assert top(pilot) == "QueueScreen"


# Done


async def test_done_shows_what_i_did_and_every_lead_key_works_in_it(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        await press(pilot, "c", "n", "enter", "4")
        screen = await press(pilot, "v", "9")
        assert shown(pilot) == "Done"
        assert "10:00 No answer → later today 14:00" in screen
        assert "10:00 Qualified → no next step" in screen
        assert "later today ─" not in screen
        assert on(app_of(pilot)) == "Grace Hopper"
        await press(pilot, "j", "n", *typed("again"), "enter")
        assert [row.name for row in queue_of(app_of(pilot)).leads.window.rows] == ["Ada Lovelace", "Grace Hopper"]
        assert "10:00 Snoozed → tomorrow 09:00" in await press(pilot, "home", "z", "t")
        await press(pilot, "u", "u", "u", "u")
    assert detail_of(base, "Ada Lovelace").activities == ()


async def test_in_done_all_can_be_selected_and_worked_on(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(100, 24)) as pilot:
        screen = await press(pilot, "1", "4", "j", "4", "v", "9", "*")
        assert "2 selected" in screen
        await press(pilot, "escape")
    assert reading_of(base, lambda r: r.count(r.listing("category:qualified"))) == 2


async def test_with_nothing_done_the_tab_says_how_to_go_back(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        assert "Nothing done yet today." in await press(pilot, "v", "9")


async def test_with_several_users_there_is_a_view_of_leads_without_owner(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    desk = base.desk()
    people.add_user(desk, "Kim")
    desk.close()
    base.reload()
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Unassigned" in tabs(pilot)


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (60, 20)])
async def test_the_current_tab_is_always_on_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    base = with_view(tmp_path, name="A rather long name of a view of mine")
    async with app_on(base).run_test(size=size) as pilot:
        await settle(pilot)
        for _ in range(12):
            screen = await press(pilot, "]")
            line = screen.splitlines()[1]
            assert f" {shown(pilot)} " in line


async def test_a_view_made_in_the_menu_begins_empty_and_stands_in_the_menu_at_once(tmp_path: Path) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=(80, 24)) as pilot:
        form = await press(pilot, "v", "a", *typed("Grace"))
        assert "is:actionable" not in form
        screen = await press(pilot, "tab", *typed("name:hopper"), "ctrl+s")
        assert top(pilot) == "ViewsScreen"
        assert "Saved view “Grace” · u takes it back" in screen
        assert "❯" in next(line for line in screen.splitlines() if "Grace" in line and "name:hopper" in line)
        screen = await press(pilot, "e", "tab", "ctrl+u", *typed("is:open"), "ctrl+s")
        assert top(pilot) == "ViewsScreen"
        row = next(line for line in screen.splitlines() if "Grace" in line and "❯" in line)
        assert "is:open" in row
        assert "6" in row, "it is counted anew"
        assert "Grace" in await press(pilot, "escape")


async def test_what_is_typed_after_the_query_of_the_present_view_is_a_term_of_its_own(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await press(pilot, "S", *typed("Hoare today"), "tab", *typed("name:hoare"), "ctrl+s")
        assert on(app_of(pilot)) == "Tony Hoare"
        assert queue_of(app_of(pilot)).view.query == "is:actionable name:hoare"
        await press(pilot, "S", "escape")
        assert top(pilot) == "QueueScreen", "nothing was typed, so nothing is asked"


async def test_views_after_the_ninth_are_reached_by_moving_and_by_name(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    desk = base.desk()
    for n in range(1, 8):
        views.save_view(desk, f"Mine {n}", "is:open")
    desk.close()
    async with app_on(base).run_test(size=(60, 20)) as pilot:
        await press(pilot, "v", *["j"] * 14, "enter")
        assert shown(pilot) == "Mine 6"
        await press(pilot, "v", "/", *typed("mine 7"), "enter")
        assert shown(pilot) == "Mine 7"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_list_of_views_ends_in_the_way_to_all_its_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(base_with(tmp_path)).run_test(size=size) as pilot:
        assert (await press(pilot, "v")).splitlines()[-1].rstrip().endswith("? Help")
        assert (await press(pilot, "/")).splitlines()[-1].rstrip().endswith("^p Commands")
