"""Where things stand: data, configuration, cache and logs, as platformdirs says."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("leadtui", appauthor=False)


def database() -> str:
    """The base to use: LEADTUI_DB, else a file in the user's data folder."""
    return os.environ.get("LEADTUI_DB") or str(_DIRS.user_data_path / "leads.sqlite3")


def config_file() -> Path:
    """The preferences: LEADTUI_CONFIG, else config.toml in the user's configuration folder."""
    chosen = os.environ.get("LEADTUI_CONFIG")
    return Path(chosen).expanduser() if chosen else _DIRS.user_config_path / "config.toml"


def state() -> Path:
    """The folder for what a running program remembers: drafts and logs."""
    return _DIRS.user_state_path
