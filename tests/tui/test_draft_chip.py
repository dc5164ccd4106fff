"""The chip that counts drafts: once on every screen, and never in the way of what the screen is about."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import make_lead
from tests.tui.drafted import base_with
from tests.tui.fresh_base import app_on, typed
from tests.tui.pressing import press, top

from leadtui.bootstrap import open_base
from leadtui.tui.widgets.draft_chip import fitted
from leadtui.tui.widgets.header_line import HeaderLine

SIZES = [(80, 24), (60, 20)]
ZOE = "Zoe-Alexandra"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", ["?", ":", "/", "gh", "v", "enter", "C", "T", "gs"])
async def test_it_stands_once_on_a_screen_and_its_title_is_whole(
    tmp_path: Path, keys: str, size: tuple[int, int]
) -> None:
    opened = (keys,) if keys == "enter" else tuple(keys)
    async with app_on(base_with(tmp_path)).run_test(size=size) as pilot:
        first = (await press(pilot, *opened)).splitlines()[0]
        await press(pilot, "escape")
        if top(pilot) != "QueueScreen":
            await press(pilot, "escape")
        await press(pilot, "n", *typed("half"), "ctrl+f", "escape", "escape")
        shown = await press(pilot, *opened)
        assert shown.count("1 draft") == 1
        title = first.strip().split("  ")[0]
        assert title in shown.splitlines()[0]


@pytest.mark.parametrize(("cells", "chip"), [(60, "1 draft"), (80, "1 draft · b")])
def test_in_the_header_its_key_gives_way_before_what_is_owed(cells: int, chip: str) -> None:
    header = HeaderLine()
    header.clock, header.chip, header.owed = "Wed 18 Nov 10:00", "1 draft · b", "4 without next step"
    shown = "".join(text for text, _ in header.parts(cells))
    assert f"   {chip}  " in shown
    assert shown.endswith(" 4 without next step ")
    assert len(shown) == cells


def test_behind_what_is_cut_comes_nothing() -> None:
    assert fitted([("Zoe Washburne", "title"), ("  L12", "dim")], 8) == ([("Zoe Was…", "title")], 8)


@pytest.mark.parametrize("keys", ["T", "enter"])
@pytest.mark.parametrize("drafts", [0, 1])
async def test_a_name_is_whole_beside_the_hour_there_and_a_draft(tmp_path: Path, keys: str, drafts: int) -> None:
    base = open_base(str(tmp_path / "leads.db"))
    desk = base.desk()
    for first in (ZOE, "Other"):
        make_lead(desk, first_name=first, last_name="Washburne", phone="+1 212 5550123", time_zone="Pacific/Honolulu")
    desk.close()
    async with app_on(base).run_test(size=(60, 20)) as pilot:
        await press(pilot, "G", *(("n", *typed("half"), "escape") if drafts else ()), "home")
        shown = await press(pilot, keys)
        named = next(line for line in shown.splitlines() if "Washburne" in line)
        assert f"{ZOE} Washburne  L1" in named or "Other Washburne  L2" in named
        assert "calls from " in named
        assert "……" not in shown
        assert shown.count("1 draft") == drafts
