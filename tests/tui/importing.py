"""Lists to import in tests, an import that waits until it is let go, and what the screen holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from tests.tui.fresh_base import burst, reading_of, screen_text, settle, typed
from tests.tui.pressing import app_of, press
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.tui.screens import import_bringing, import_work
from leadtui.tui.screens.import_list import ImportScreen
from leadtui.words.errors import StorageError
from leadtui.words.importing import Progress

LIST = "First Name,Last Name,Company,Email,Favourite colour\nEmmy,Noether,Göttingen,emmy@example.com,blue\n,,,,red\n"


def leads(base: Base) -> int:
    """How many open leads a base has."""
    return int(str(reading_of(base, lambda reading: reading.count(reading.listing()))))


def list_in(folder: Path, content: str = LIST, name: str = "fair leads.csv") -> Path:
    """A list in a folder of its own."""
    folder = folder / "lists"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def screen_of(pilot: Pilot[int]) -> ImportScreen:
    """The import screen on top."""
    screen = app_of(pilot).screen
    assert isinstance(screen, ImportScreen)
    return screen


class HeldImport:
    """In place of the import: it says how far it is, waits until it is let go, and then does it, or fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.let_go = Event(), Event()
        self.fails: Exception | None = None
        self.step = "reading"
        real = import_work.imported
        monkeypatch.setattr(import_bringing, "SOON", 0)
        monkeypatch.setattr(import_bringing, "imported", lambda state, told: self._work(real(state, told), told))

    def _work(self, real: Callable[[Any], Any], told: Callable[[Progress], None]) -> Callable[[Any], Any]:
        def work(desk: Any) -> Any:
            told(Progress(self.step, 420, 1000, 2.0))
            self.begun.set()
            self.let_go.wait(10)
            told(Progress(self.step, 421, 1000, 2.1))
            if self.fails is not None:
                raise self.fails
            return real(desk)

        return work


async def begin(pilot: Pilot[int], file: Path, held: HeldImport) -> None:
    """Begin an import, up to where it waits."""
    await settle(pilot)
    await press(pilot, "g", "i", *typed(str(file)), "ctrl+s")
    await meanwhile(pilot, "ctrl+s")
    for _ in range(200):
        await pilot.pause(0.01)
        if held.begun.is_set():
            return
    raise AssertionError("never begun")


async def meanwhile(pilot: Pilot[int], *keys: str) -> str:
    """Press keys while an import is under way."""
    burst(app_of(pilot), *keys)
    for _ in range(30):
        await pilot.pause(0.01)
    return screen_text(app_of(pilot))


FULL = StorageError("The disk is full.", "Make room, then try again.")
