"""Which database is meant: a path, or a URL as SQLAlchemy writes them. A password in a URL is never repeated."""

from __future__ import annotations

from pathlib import Path

from leadtui.rules.file_names import named_path
from leadtui.words.errors import InputError


def locate(text: str) -> Path:
    """The file that a path or an sqlite URL names; raises InputError for a folder or another kind of database."""
    path = named_path(_path_of(text))
    if path.is_dir():
        raise InputError(f"The database {path} is a folder.", "Name a file in it, such as leads.sqlite3.")
    if path.parent.exists() and not path.parent.is_dir():
        raise InputError(f"{path.parent} is not a folder.", "Name a database file in a folder that exists.")
    return path.absolute()


def _path_of(text: str) -> str:
    if "\0" in text or not text.strip():
        raise InputError("The database's name is empty or cannot be one.", "Set LEADTUI_DB to a file's path.")
    scheme, separator, rest = text.partition("://")
    if not separator or "/" in scheme:
        return text
    scheme = scheme.strip().lower()
    if scheme.split("+")[0] == "sqlite":
        from urllib.parse import unquote

        name = unquote(rest.partition("?")[0])
        # sqlite:///relative.db, sqlite:////absolute.db
        if not name.startswith("/") or len(name) < 2:
            raise InputError("The URL in LEADTUI_DB names no file.", "Write sqlite:///leads.sqlite3 or a plain path.")
        return name[1:]
    raise InputError(
        f"LEADTUI_DB is a {scheme} URL; this version keeps leads in an SQLite file.",
        "Give a file's path, or sqlite:///PATH.",
    )
