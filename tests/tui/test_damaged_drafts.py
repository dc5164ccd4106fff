"""Whatever an earlier run left, the app starts, tells what it cannot read, and keeps what was typed."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from tests.tui.drafted import base_with
from tests.tui.fresh_base import app_on, settle
from tests.tui.pressing import app_of, press

from leadtui.bootstrap import Base
from leadtui.platform import paths
from leadtui.platform.draft_file import DraftFile
from leadtui.tui.keyboard.draft_shapes import whole
from leadtui.tui.keyboard.typed import draft_from

NOTE: dict[str, Any] = {
    "id": "a1", "at": 1794992400, "sent": False, "kind": "prompt", "about": "note on Ada Lovelace", "text": "half",
    "state": {"follow_up": None, "command": "note", "steps": [], "prompt": {"note": {"line": ["half", 4]}},
              "ref": ["lead", 1]},
    "same": "note lead 1", "short": False,
}  # fmt: skip
CALL: dict[str, Any] = {
    **NOTE, "state": {**NOTE["state"], "command": "call", "steps": [["n", "n"]], "prompt": {"line": ["half", 4]}},
}  # fmt: skip


def left(base: Base, *drafts: dict[str, Any]) -> None:
    """What an earlier run left."""
    file = DraftFile(paths.state(), base.path, base.user.name)
    file.write(drafts)
    file.close()


def with_state(draft: dict[str, Any], **state: Any) -> dict[str, Any]:
    """A draft with something else in its state."""
    other = copy.deepcopy(draft)
    other["state"].update(state)
    return other


@pytest.mark.parametrize(
    "draft",
    [
        with_state(NOTE, prompt="lead"),
        with_state(NOTE, prompt=["account", 1]),
        with_state(CALL, prompt="lead"),
        with_state(NOTE, ref=["lead", 10**30]),
        with_state(NOTE, steps=True),
        with_state(NOTE, follow_up=10**30),
        with_state(NOTE, command=[]),
        with_state(NOTE, prompt={"note": {"line": ["\ud800", 1]}}),
        {**NOTE, "kind": "selected", "state": {"ids": [10**30], "command": "note"}},
        {**NOTE, "state": 3},
        {**NOTE, "kind": ["prompt"]},
    ],
)
async def test_a_draft_that_cannot_be_brought_back_tells_its_text_and_stays(
    tmp_path: Path, draft: dict[str, Any]
) -> None:
    base = base_with(tmp_path)
    left(base, draft)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        screen = await press(pilot, "b")
        assert "cannot be brought back; what was typed: half" in screen
        await press(pilot, "n", "escape")
        assert [draft.typed.text for draft in app_of(pilot).drafts] == ["half"]


@pytest.mark.parametrize(
    "wrong", [{"at": 10**30}, {"at": -(10**20)}, {"at": True}, {"id": {}}, {"id": 3}, {"about": 10**30}, {"short": []}]
)
async def test_a_draft_with_a_damaged_label_comes_back_all_the_same(tmp_path: Path, wrong: dict[str, Any]) -> None:
    base = base_with(tmp_path)
    left(base, {**NOTE, **wrong}, {**CALL, "id": "b2"})
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        screen = await press(pilot, "b")
        assert screen.count(": half") == 2
        await press(pilot, "2")
        assert app_of(pilot).screen.is_attached


async def test_a_file_cut_short_is_named(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    left(base, NOTE)
    file = next(paths.state().glob("draft-*.json"))
    file.write_text(file.read_text()[:50])
    async with app_on(base).run_test(size=(200, 30)) as pilot:
        await settle(pilot)
        screen = await press(pilot)
        assert f"{file.stem}.unreadable" in screen


async def test_a_file_that_cannot_be_taken_over_is_named(tmp_path: Path) -> None:
    base = base_with(tmp_path)
    left(base, NOTE)
    lock = next(paths.state().glob("draft-*.lock"))
    stuck = lock.with_name(lock.name.replace(lock.stem.rpartition("-")[2], "zzz"))
    stuck.mkdir()
    async with app_on(base).run_test(size=(200, 30)) as pilot:
        await settle(pilot)
        screen = await press(pilot)
        assert stuck.name in screen
        assert [draft.typed.text for draft in app_of(pilot).drafts] == ["half"]


def test_what_has_no_text_is_no_draft() -> None:
    assert draft_from({**NOTE, "text": ""}) is None
    assert draft_from({**NOTE, "text": 3}) is None


def test_a_deep_state_is_not_whole() -> None:
    deep: list[Any] = []
    for _ in range(3000):
        deep = [deep]
    assert not whole("prompt", {"ref": ["lead", 1], "prompt": {"note": deep}})
