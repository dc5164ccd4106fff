"""What the first paint may load and do; what is put off until after it is done then."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.fresh_base import app_on, base_with
from textual.color import Color
from textual.css.stylesheet import Stylesheet

from leadtui.__main__ import _show
from leadtui.bootstrap import Base

LOADS = """
import sys
import leadtui.bootstrap, leadtui.tui.app, leadtui.tui.screens.queue
heavy = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "phonenumbers", "email_validator", "nameparser", "chardet"}
print(sorted(heavy & {name.partition(".")[0] for name in sys.modules}))
print(sorted(name for name in sys.modules if name.startswith("leadtui.tui.keyboard.prompts")))
"""


def test_the_app_and_its_first_screen_load_no_model_and_no_prompt() -> None:
    said = subprocess.run([sys.executable, "-c", LOADS], capture_output=True, text=True, check=True).stdout.split("\n")
    assert said[0] == "[]"
    assert said[1] == "[]"


@pytest.fixture
def put_off() -> Iterator[None]:
    """No garbage is looked for, as where the program starts the app."""
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.usefixtures("put_off")
async def test_garbage_is_looked_for_once_all_is_loaded(tmp_path: Path) -> None:
    app = app_on(base_with(tmp_path))
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.bridge.saved()
        assert gc.isenabled()
        assert gc.get_freeze_count()


async def test_an_app_does_not_keep_what_is_garbage_elsewhere(tmp_path: Path) -> None:
    app = app_on(base_with(tmp_path))
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.bridge.saved()
        assert not gc.get_freeze_count()


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_styles_are_read_once_for_the_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    again: list[Stylesheet] = []
    read_anew = Stylesheet.reparse

    def reparse(self: Stylesheet) -> None:
        again.append(self)
        read_anew(self)

    monkeypatch.setattr(Stylesheet, "reparse", reparse)
    (tmp_path / "config.toml").write_text(f'theme = "{theme}"\n')
    app = app_on(base_with(tmp_path))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert not again
        assert app.theme == theme
        assert app.screen.styles.background == Color.parse(app.get_css_variables()["background"])
        app.theme = "light" if theme == "dark" else "dark"
        await pilot.pause()
        assert again


def test_garbage_is_looked_for_again_when_the_app_has_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def run(_base: Base) -> int:
        seen.append(gc.isenabled())
        return 3

    monkeypatch.setattr("leadtui.tui.app.run", run)
    assert _show(base_with(tmp_path)) == 3
    assert seen == [False]
    assert gc.isenabled()
