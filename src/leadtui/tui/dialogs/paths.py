"""Files a list may stand in: those of a folder, the newest ones of the usual places, a typed name completed.

Only folders and lists, by their endings, are offered; nothing is opened.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from leadtui.tui.text import safe
from leadtui.words.records import record

ENDINGS = (
    ".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".vcf", ".vcard", ".json", ".jsonl", ".ndjson",
)  # fmt: skip
MOST = 20_000
"""Entries of a folder that are looked at."""
NEWEST = 15
"""Lists that are offered before anything is typed."""
USUAL = ("Downloads", "Desktop", "Documents")


@record
class Found:
    """A file or folder to choose: what is typed to name it, and of a file its bytes and when it was changed.

    `left`: an import of it was begun and left. `report`: no file, the report of the last import.
    """

    text: str
    folder: bool = False
    size: int = 0
    changed: float = 0.0
    left: bool = False
    report: bool = False

    @property
    def name(self) -> str:
        """The last part of its path, of a folder with its slash."""
        return split(self.text.rstrip("/"))[1] + ("/" if self.folder else "")


def split(text: str) -> tuple[str, str]:
    """Return the folder part of a typed path, with its last slash, and the beginning of the name."""
    at = text.rfind("/") + 1
    return text[:at], text[at:]


def entries(folder: str) -> list[Found]:
    """Return the lists and then the folders in a folder as typed, by name; [] when it cannot be read."""
    found: list[Found] = []
    try:
        with os.scandir(Path(folder or ".").expanduser()) as entries_:
            for entry, _ in zip(entries_, range(MOST), strict=False):
                if entry.is_dir():
                    found.append(Found(f"{folder}{entry.name}/", folder=True))
                elif entry.name.lower().endswith(ENDINGS):
                    told = entry.stat()
                    found.append(Found(folder + entry.name, size=told.st_size, changed=told.st_mtime))
    except (OSError, ValueError, RuntimeError):
        return found
    return sorted(found, key=lambda one: (one.folder, one.text.casefold()))


def newest(recent: Sequence[str]) -> list[Found]:
    """Return every list in the usual places and where the last ones came from, the one changed last first."""
    home = Path.home()
    folders = [Path.cwd(), *(home / name for name in USUAL), *(Path(path).parent for path in recent)]
    found: dict[str, Found] = {}
    for folder in dict.fromkeys(folders):
        for one in entries(f"{folder}/"):
            if not one.folder and not one.name.startswith("."):
                found.setdefault(one.text, Found(at_home(one.text), size=one.size, changed=one.changed))
    return sorted(found.values(), key=lambda one: -one.changed)


def at_home(path: str) -> str:
    """Return a path as people type it: ~ is their home."""
    home = str(Path.home())
    return "~" + path.removeprefix(home) if path.startswith(home + os.sep) else path


def matching(found: Iterable[Found], prefix: str) -> list[Found]:
    """Return what begins with what is typed; hidden ones only when a dot is typed."""
    wanted = prefix.casefold()
    return [
        one
        for one in found
        if one.name.casefold().startswith(wanted) and (prefix.startswith(".") or not one.name.startswith("."))
    ]


def holding(found: Iterable[Found], typed: str) -> list[Found]:
    """Return what has every word that is typed in its name."""
    words = typed.casefold().split()
    return [one for one in found if all(word in one.name.casefold() for word in words)]


def completed(text: str, found: Sequence[Found]) -> str:
    """Return a typed path with as much of the name as all that match have in common."""
    folder, prefix = split(text)
    names = [one.name for one in matching(found, prefix)]
    if not names:
        return text
    common = _begin_alike([name.casefold() for name in names])
    return folder + (names[0] if len(names) == 1 else names[0][: max(common, len(prefix))])


def _begin_alike(names: list[str]) -> int:
    """Return how many characters all these names begin with."""
    return next(
        (at for at, letters in enumerate(zip(*names, strict=False)) if len(set(letters)) > 1), len(min(names, key=len))
    )


def kind_of(text: str) -> str:
    """What a typed path names: "folder", "file", or "" for nothing that is there."""
    try:
        path = Path(text).expanduser()
        return "folder" if path.is_dir() else "file" if path.exists() else ""
    except (OSError, ValueError, RuntimeError):
        return ""


def pasted(text: str) -> str:
    """Return a path as terminals paste a dragged file: without its quotes, escapes and `file://`."""
    path = text.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "'\"":
        return path[1:-1]
    if path.startswith("file://"):
        from urllib.parse import unquote

        return unquote(path.removeprefix("file://"))
    return path if os.path.exists(path) else re.sub(r"\\(.)", r"\1", path)  # noqa: PTH110


def shown(name: str) -> str:
    """Return a file's name as it may be drawn."""
    return safe(name)
