"""Every test runs in a home of its own, at a set time, without the developer's settings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.support import USER, ZONE, SetTime

from leadtui.bootstrap import Base, open_base
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading

# The same examples in each run, so that one that fails says something about the change; `search` looks for new ones.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("leadtui", settings.get_profile("search"), derandomize=True)
settings.load_profile("leadtui")

_OWN = ("LEADTUI_", "XDG_", "TEXTUAL", "LC_")
_SNAPSHOTS = "TEXTUAL_SNAPSHOT_TEMPDIR"  # where the snapshot plugin keeps what it compares
_DESKTOP = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "TMUX", "SSH_CONNECTION", "SSH_TTY")
_OTHERS = ("NO_COLOR", "COLORTERM", "EDITOR", "VISUAL", "COLUMNS", "LINES", *_DESKTOP)


@pytest.fixture(autouse=True)
def clean_env(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new, empty home and none of the developer's variables; the home."""
    for name in list(os.environ):
        if (name.startswith(_OWN) or name in _OTHERS) and name != _SNAPSHOTS:
            monkeypatch.delenv(name)
    home = tmp_path_factory.mktemp("home")
    for name, value in {"HOME": str(home), "LANG": "C.UTF-8", "TZ": str(ZONE), "LEADTUI_USER": USER}.items():
        monkeypatch.setenv(name, value)
    return home


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetTime:
    """The time for this test and every program it starts: `clock.set(...)`, `clock.forward(hours=4)`."""
    file = tmp_path / "now"
    monkeypatch.setenv("LEADTUI_NOW", f"file:{file}")
    return SetTime(file)


@pytest.fixture
def base(tmp_path: Path, clock: SetTime, monkeypatch: pytest.MonkeyPatch) -> Base:
    """A new, empty base at the set time, the one LEADTUI_DB names; its user is Sam Rep."""
    path = tmp_path / "leads.sqlite3"
    monkeypatch.setenv("LEADTUI_DB", str(path))
    return open_base()


@pytest.fixture
def desk(base: Base) -> Iterator[Desk]:
    """A desk on `base`."""
    desk = base.desk()
    yield desk
    desk.close()


@pytest.fixture
def reading(base: Base) -> Iterator[Reading]:
    """A reading of `base`."""
    reading = base.new_reading()
    yield reading
    reading.close()
