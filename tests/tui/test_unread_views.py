"""A view whose query can no longer be read: empty, with the reason, and nothing else is touched by it."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import base_with, on, queue_of, settle
from tests.tui.pressing import app_of, press
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.model import SavedView
from leadtui.rules.views import tabs_of
from leadtui.services import views
from leadtui.tui.app import LeadtuiApp
from leadtui.tui.screens.queue_rows import first_rows
from leadtui.tui.screens.queue_sources import source_of

WHY = "no custom field 'Gone'"


def with_unread_view(folder: Path, *, first: bool) -> Base:
    """A base with a view by a field that is not there."""
    base = base_with(folder)
    desk = base.desk()
    views.save_view(desk, "Mine", "name:lovelace")
    with desk.store.operation("view", "", desk.user.id) as op:
        op.set(SavedView, 1, {"query": 'custom."Gone":x'})
    if first:
        views.move_view(desk, "own-1", -99)
    desk.close()
    return base


def started(base: Base) -> LeadtuiApp:
    """The app as `run` starts it."""
    reading = base.new_reading()
    first = first_rows(reading, source_of(tabs_of(reading.views())[0]))
    reading.close()
    return LeadtuiApp(base, first)


def shown(pilot: Pilot[int]) -> str:
    """The view that is shown."""
    return queue_of(app_of(pilot)).view.name


async def test_as_the_first_tab_it_is_empty_with_the_reason_and_the_others_work(tmp_path: Path) -> None:
    async with started(with_unread_view(tmp_path, first=True)).run_test(size=(80, 24)) as pilot:
        screen = await press(pilot)
        assert shown(pilot) == "Mine"
        assert "Mine cannot be read." in screen
        assert WHY in " ".join(screen.split())
        screen = await press(pilot, "]")
        assert on(app_of(pilot)) == "Ada Lovelace"
        assert WHY not in " ".join(screen.split())


async def test_counting_it_says_nothing_on_another_tab(tmp_path: Path) -> None:
    async with started(with_unread_view(tmp_path, first=False)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        queue = queue_of(app_of(pilot))
        await queue.rows.count(queue.views)
        screen = await press(pilot)
        assert WHY not in screen
        assert "own-1" not in queue.tabs.counts
        assert queue.tabs.counts["today"] == 6


async def test_it_can_be_mended_and_deleted(tmp_path: Path) -> None:
    async with started(with_unread_view(tmp_path, first=True)).run_test(size=(80, 24)) as pilot:
        await press(pilot, "v", "e", "tab", "ctrl+u", *"name:hopper", "ctrl+s")
        await press(pilot, "escape")
        assert on(app_of(pilot)) == "Grace Hopper"
        await press(pilot, "v", "X", "escape")
        assert shown(pilot) == "Today"
