"""The verb for one's own settings: config path, show, edit. The first and the last work while they are broken."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import Answer
from leadtui.cli.table import Column, Row, table
from leadtui.cli.terminal import Line
from leadtui.platform.preferences import Preferences, read_preferences
from leadtui.words.errors import RefusedError

if TYPE_CHECKING:
    from leadtui.cli.session import Session


def config(session: Session) -> Answer:
    """Where the settings are, what holds and where it comes from; or opens them in an editor."""
    from leadtui.platform import paths

    file = paths.config_file()
    action = session.arguments.action
    if action == "path":
        return Answer({"path": str(file)}, [str(file)])
    return _edit(file, quiet=session.arguments.json) if action == "edit" else _show(file)


def _show(file: Path) -> Answer:
    from leadtui.platform.preferences_options import OPTIONS

    preferences = read_preferences(file)
    holds = _in_force(preferences)
    value: dict[str, Any] = {
        "path": str(file),
        "exists": file.exists(),
        **{key: said for key, (said, _) in holds.items()},
    }
    value["keys"] = {id: list(keys) for id, keys in preferences.keys.items()}
    rows: list[Row] = [
        ((option.named, "strong"), holds[option.key][0] or "", (holds[option.key][1], "dim")) for option in OPTIONS
    ]
    rows += [
        ((f"keys.{id}", "strong"), "  ".join(keys) or "none", ("config", "dim")) for id, keys in value["keys"].items()
    ]
    there = "" if file.exists() else "  (not there: everything is as it comes)"
    lines: list[Line] = [(("Config file  ", "dim"), (f"{file}{there}", "")), ""]
    lines += table((Column("option"), Column("value", grows=1), Column("from")), rows)
    return Answer(value, lines, hints=["leadtui config edit explains and changes them."])


def _in_force(preferences: Preferences) -> dict[str, tuple[str | None, str]]:
    """Each option's value as it holds, and where it comes from."""
    from leadtui.bootstrap import base_path
    from leadtui.platform.clock import local_zone
    from leadtui.platform.preferences_options import OPTIONS

    there: dict[str, tuple[str | None, str]] = {}
    for option in OPTIONS:
        value = getattr(preferences, option.key)
        there[option.key] = (value or None, "config" if value and value != option.usual else "as it comes")
    for key, variable in (("name", "LEADTUI_USER"), ("database", "LEADTUI_DB")):
        if os.environ.get(variable):
            there[key] = (os.environ[variable], variable)
    there["database"] = (str(base_path(preferences)), there["database"][1])
    if there["name"][0] is None:
        there["name"] = (None, "your login")
    if not preferences.region:
        there["region"] = (preferences.home_region or None, "the locale" if preferences.home_region else "not known")
    if not preferences.time_zone:
        there["time_zone"] = (local_zone().key, "TZ" if os.environ.get("TZ") else "the computer")
    if os.environ.get("NO_COLOR"):
        there["theme"] = (there["theme"][0], "NO_COLOR shows none")
    return there


def _edit(file: Path, *, quiet: bool) -> Answer:
    from leadtui.cli.edited_copy import edit_copy
    from leadtui.platform.preferences import content_of
    from leadtui.platform.preferences_reading import preferences_in
    from leadtui.platform.preferences_writing import annotated, write_config
    from leadtui.rules.toml.toml_file import decoded

    there = content_of(file)
    before = annotated() if there is None else there.decode("utf-8", "replace")

    def take(content: bytes, _: Path) -> bool:
        text = decoded(content, file.name)
        preferences_in(text, file.name)
        if text == before and there is not None:
            return False
        if content_of(file) != there:
            raise RefusedError(f"{file} was changed meanwhile.", "Nothing was written.")
        write_config(file, text)
        return True

    written = edit_copy(before, "config.toml", take, kept=f"{{file}}; nothing was written to {file}", quiet=quiet)
    said = f"Saved {file}" if written else "Nothing was changed"
    return Answer({"path": str(file), "changed": written}, [((said, "good"),)])
