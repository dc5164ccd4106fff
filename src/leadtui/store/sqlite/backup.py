"""Copies of a base: made by the engine's own backup interface, so that others may write meanwhile, and looked over.

A copy holds one moment, counts only once it was found sound and to hold as many rows as that moment, and is one file
that needs no other. It appears under its name whole or not at all, and is for the user alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from leadtui.store.sqlite.driver import Connection, engine_module, one_moment, storage_errors
from leadtui.store.sqlite.files import name_it, new_file
from leadtui.store.sqlite.looking import Contents, Stopped, contents, found, go_on
from leadtui.words.errors import StorageError

_PAGES = 2000
"""Pages, some 8 MB, copied between two looks at whether to stop."""


def copied(source: Connection, path: Path, target: Path, stop: Callable[[], bool] = go_on) -> Contents:
    """Copies a base (`path` is what `source` has open) to a new file beside `target`, looks it over, gives it its name.

    Raises StorageError, Stopped, and NameTaken when there is a file of that name by then.
    """
    part = new_file(target)
    try:
        with storage_errors(path), one_moment(source):
            held = contents(source)
            with storage_errors(target):
                _fill(source, part, stop)
        if found(part, target, stop) != held:
            raise StorageError(f"The copy {target} does not hold what {path} does.", "Try again; it was taken away.")
        name_it(part, target)
    finally:
        part.unlink(missing_ok=True)
    return held


def copied_unseen(source: Connection, target: Path) -> None:
    """Copies a base that is damaged, so that nothing can be said of the copy; raises as `copied` does."""
    part = new_file(target)
    try:
        with storage_errors(target):
            _fill(source, part, go_on)
        name_it(part, target)
    finally:
        part.unlink(missing_ok=True)


def _fill(source: Connection, part: Path, stop: Callable[[], bool]) -> None:
    def look(*_: int) -> None:
        if stop():
            raise Stopped

    target = engine_module().connect(str(part), isolation_level=None)
    try:
        # What is half written is thrown away, so it needs no journal; it is put on disk at the end, once.
        target.execute("PRAGMA journal_mode=OFF")
        target.execute("PRAGMA synchronous=OFF")
        source.backup(target, pages=_PAGES, progress=look, sleep=0.01)
        target.execute("PRAGMA journal_mode=DELETE")
    finally:
        target.close()
