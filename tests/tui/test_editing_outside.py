"""A note, a call's note and a mail taken to the editor and back, with editors that do as a test says."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import pytest
from tests.programs import Programs
from tests.tui.fresh_base import app_on, base_with, detail_of, settle
from tests.tui.pressing import press

from leadtui.bootstrap import Base
from leadtui.services import editing


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return Programs(tmp_path / "bin", monkeypatch)


def base_of(folder: Path) -> Base:
    """Ada alone."""
    base = base_with(folder, ())
    desk = base.desk()
    editing.add_lead(desk, {"first_name": "Ada", "last_name": "Lovelace", "email": "ada@example.com"})
    desk.close()
    return base


def editor(programs: Programs, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    programs.make("editor", does)
    monkeypatch.setenv("EDITOR", "editor")


def test_ctrl_o_takes_a_note_to_the_editor_and_back(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(programs, monkeypatch, 'echo "second line" >> "$1"')
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            assert "second line" in await press(pilot, "n", *"first", "ctrl+o")
            await press(pilot, "enter")
            await press(pilot, "c", "c", *"said", "ctrl+o", "enter")

    asyncio.run(story())
    bodies = [activity.body for activity in detail_of(base, "Ada Lovelace").activities]
    assert bodies == ["said\nsecond line", "first\nsecond line"]


@pytest.mark.parametrize(
    ("name", "does", "said"),
    [
        ("false", "exit 1", "ended with status 1"),
        ("gone", '/bin/rm "$1"', "left no file"),
        ("bytes", "printf '\\377\\376' > \"$1\"; exit 0", "no UTF-8"),
        ("; reboot", "", "cannot be started"),
        ('"open', "", "EDITOR cannot be read"),
    ],
)
def test_an_editor_that_fails_is_a_sentence_and_the_text_stays(
    name: str, does: str, said: str, tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    if does:
        programs.make(name, does)
    monkeypatch.setenv("EDITOR", name)
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            shown = await press(pilot, "n", *"my text", "ctrl+o")
            assert said in shown
            assert "my text" in shown
            await press(pilot, "enter")

    asyncio.run(story())
    assert [activity.body for activity in detail_of(base, "Ada Lovelace").activities] == ["my text"]


def test_a_mail_is_changed_in_the_editor_with_its_subject(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(programs, monkeypatch, 'printf "Subject: Mine\\n\\nown words\\n" > "$1"')
    programs.make("xdg-open")
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await press(pilot, "e", "f", "ctrl+o", "enter", "y")

    asyncio.run(story())
    activity = detail_of(base, "Ada Lovelace").activities[0]
    assert (activity.subject, activity.body) == ("Mine", "own words")


def test_with_the_editor_preferred_the_mail_is_written_there_and_copied(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").write_text('email = "editor"\n')
    editor(programs, monkeypatch, 'echo "and more" >> "$1"')
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            shown = await press(pilot, "e", "n", "enter")
            assert "Written in your editor and copied, to ada@example.com" in shown
            await press(pilot, "y")

    asyncio.run(story())
    activity = detail_of(base, "Ada Lovelace").activities[0]
    assert activity.subject == "I tried to call you"
    assert (activity.body or "").endswith("and more")
    assert programs.told[0].startswith("editor: ")
