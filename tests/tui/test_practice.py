"""Practice: what is asked for is done with the keys that are named, and nothing of it is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.fresh_base import base_with, burst, screen_text, settle
from textual.pilot import Pilot

from leadtui.bootstrap import Base, open_base
from leadtui.services import sampling
from leadtui.tui import bindings, practice
from leadtui.tui.app import PRACTISE, LeadtuiApp
from leadtui.tui.practice import STEPS, Practice, PracticeApp
from leadtui.tui.screens.first_run import FirstRunScreen
from leadtui.tui.text import wrap
from leadtui.words.rows import OperationRow

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def usual_keys() -> Iterator[None]:
    yield
    bindings.use({})


def done(kind: str, number: int = 1) -> OperationRow:
    """An operation of a kind."""
    return OperationRow(number, 0, "Sam", kind, "", "hand", "", 1, 1, 1, None, None)


def test_each_step_waits_for_what_it_asks_for() -> None:
    progress = Practice()
    assert not progress.saw([done("note"), done("snooze")])
    for kind in ("call", "undo", "snooze"):
        assert progress.saw([done(kind)])
    assert not progress.saw([done("status")]), "any other status is not what was asked for"
    assert progress.saw([done("status")], {1})
    assert progress.saw([done("convert")])
    assert progress.at == len(STEPS) - 1
    assert not progress.saw([done("call")])
    assert "ctrl+q" in progress.hint()


def test_several_things_done_at_once_count_in_their_order() -> None:
    progress = Practice()
    assert progress.saw([done("call"), done("undo"), done("call")])
    assert progress.at == 2


def test_a_hint_names_the_keys_in_force() -> None:
    bindings.use({"call": ("l",)})
    assert "press l, n, enter" in Practice().hint()


@pytest.mark.parametrize("cells", [60, 80])
@pytest.mark.parametrize("at", range(len(STEPS)))
def test_every_hint_says_how_to_end_it_and_has_room(at: int, cells: int) -> None:
    progress = Practice()
    progress.at = at
    assert "ctrl+q ends it" in progress.hint()
    assert len(wrap(progress.hint(), cells - 1)) <= 2


async def pressed(pilot: Pilot[int], *keys: str) -> str:
    """Press keys and wait until the practice has looked; what is on the screen then."""
    burst(pilot.app, *keys)  # type: ignore[arg-type]
    await settle(pilot)
    await pilot.pause(2 * practice.LOOK)
    await settle(pilot)
    return screen_text(pilot.app)  # type: ignore[arg-type]


def practised(folder: Path) -> PracticeApp:
    """A practice as it begins."""
    base = open_base(str(folder / "practice.sqlite3"))
    desk = base.desk()
    made = sampling.fill(desk, practice.LEADS)
    desk.close()
    return PracticeApp(base, made.operation or 0)


async def test_undo_stops_where_the_practice_began(tmp_path: Path) -> None:
    app = practised(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Nothing to take back" in await pressed(pilot, "u")
        await pressed(pilot, "c", "n", "enter", "u")
        assert "Nothing to take back" in await pressed(pilot, "u")
        assert len(app.base.new_reading().ids("is:open")) >= 9


async def test_no_hint_says_more_than_what_was_done(tmp_path: Path) -> None:
    async with practised(tmp_path).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await pressed(pilot, "c", "c", "enter")
        assert "Practice 2/6" in shown
        assert "next try" not in shown
        assert "Practice 2/6" in await pressed(pilot, "n", "h", "i", "enter")
        assert "u takes back what" in await pressed(pilot)
        await pressed(pilot, "u")
        assert "Practice 4/6" in await pressed(pilot, "z", "t")
        assert "Practice 4/6" in await pressed(pilot, "2"), "another status is not Qualified"
        assert "Practice 5/6" in await pressed(pilot, "4")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (160, 45)])
async def test_the_keys_of_the_hints_lead_through_the_practice(tmp_path: Path, size: tuple[int, int]) -> None:
    app = practised(tmp_path)
    keys = (("c", "n", "enter"), ("u",), ("z", "t"), ("4",), ("C",))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for number, typed in enumerate(keys, 1):
            assert f"Practice {number}/6" in screen_text(app)
            await pressed(pilot, *typed)
        assert "Practice 5/6" in screen_text(app), "the hint stands on the convert screen too"
        assert "Practice 6/6" in await pressed(pilot, "ctrl+s")


async def test_t_on_the_welcome_ends_the_app_to_practise(tmp_path: Path) -> None:
    app = LeadtuiApp(open_base(str(tmp_path / "new.db")))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.pause(0.3)
        await settle(pilot)
        assert isinstance(app.screen, FirstRunScreen)
        assert "practise" in screen_text(app)
        burst(app, "t")
        await pilot.pause()
    assert app.return_value == PRACTISE


def test_nothing_of_it_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = base_with(tmp_path / "own", ())
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", None)
    seen: list[Base] = []

    def ran(app: PracticeApp) -> int:
        seen.append(app.base)
        assert len(app.base.new_reading().ids("is:open")) >= 9
        return 0

    monkeypatch.setattr(PracticeApp, "run", ran)
    practice.practise(base)
    assert seen[0].path != base.path
    assert not list((tmp_path / "temp").iterdir())
    assert base.new_reading().newest_operation() == 0


def test_a_command_without_a_key_is_named_as_the_palette_has_it() -> None:
    bindings.use({"call": ()})
    hint = Practice().hint()
    assert "press ^p Call, n, enter" in hint
