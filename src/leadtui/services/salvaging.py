"""Saving what a damaged base still holds. The damaged file is kept as it is, under another name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from leadtui.services.restoring import sound
from leadtui.store.sqlite import replacing
from leadtui.store.sqlite.driver import schema_version
from leadtui.store.sqlite.looking import Contents, found
from leadtui.words.errors import DamagedError, NewerError, NothingToDo, StorageError
from leadtui.words.records import record


@record
class Salvaged:
    """What was saved: its contents, what had to be mended as sentences, and where the damaged file is kept."""

    base: Path
    contents: Contents
    mended: tuple[str, ...]
    aside: Path


class Rescue:
    """What can be saved of a damaged base; nothing is changed before `take`."""

    def __init__(self, base: Path, new: Path, now: datetime, mended: tuple[str, ...]) -> None:
        self.base = base
        self.mended = mended
        self.contents = found(new, base)
        self._new = new
        self._now = now

    def take(self) -> Salvaged:
        """Puts what was saved in the place of the damaged file, which is kept."""
        replacing.nobody_else(self.base)
        aside = replacing.kept_aside(self.base, self._now)
        replacing.put_in_place(self._new, self.base)
        return Salvaged(self.base, self.contents, self.mended, aside)


@contextmanager
def rescue(base: Path, now: datetime, name: str) -> Iterator[Rescue | None]:
    """Reads what a damaged base still holds; None when nothing of it can be read. The base is only read.

    `name` is what a user is called who stands for all when none is left.
    """
    from leadtui.store.salvage import salvage

    with replacing.workplace(base) as folder:
        with replacing.written_in(folder.parent):
            copy = replacing.raw_copy(base, folder)
            _let_it_settle(copy, base)
            new = folder / "new"
            mended = salvage(copy, new, int(now.timestamp()), name)
            replacing.settled(new, base)
            saved = Rescue(base, new, now, mended)
        yield saved if saved.contents.leads or saved.contents.operations else None


def salvage(base: Path, now: datetime, name: str) -> Salvaged:
    """Saves what can be read of a damaged base and puts it in its place.

    Raises NothingToDo when the base is sound, StorageError when nothing can be read of it, it is newer than this
    program, or it is in use.
    """
    if not base.exists() or not base.stat().st_size:
        raise NothingToDo(f"There is no base at {base}.", "`leadtui restore` lists the backups there are.")
    with rescue(base, now, name) as saved:
        if (saved is None or not saved.mended) and sound(base):
            raise NothingToDo(f"{base} is sound: there is nothing to salvage.")
        if saved is None:
            raise DamagedError(f"Nothing can be read of {base}.", "`leadtui restore` lists its backups.")
        return saved.take()


def _let_it_settle(copy: Path, base: Path) -> None:
    """Brings in what stands beside a copy, when the engine still can; raises StorageError for a newer base."""
    try:
        schema_version(copy, base)
    except NewerError:
        raise
    except StorageError:
        # Its beginning is damaged; what can be read of the rest is saved.
        pass
    with suppress(DamagedError):
        replacing.settled(copy, base)
