"""Where things stand: data, configuration, cache and logs, as platformdirs says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from leadtui.rules.file_names import named_path

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC


def _usual() -> PlatformDirsABC:
    from platformdirs import PlatformDirs

    return PlatformDirs("leadtui", appauthor=False)


def database() -> str:
    """The base to use: LEADTUI_DB, else a file in the user's data folder."""
    return os.environ.get("LEADTUI_DB") or str(_usual().user_data_path / "leads.sqlite3")


def config_file() -> Path:
    """The preferences: LEADTUI_CONFIG, else config.toml in the user's configuration folder."""
    chosen = os.environ.get("LEADTUI_CONFIG")
    return named_path(chosen) if chosen else _usual().user_config_path / "config.toml"


def state() -> Path:
    """The folder for what a running program remembers: drafts and logs."""
    return _usual().user_state_path
