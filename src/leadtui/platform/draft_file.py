"""Where a running program keeps what is being typed, so that a crash loses none of it.

One file for each program on a base, in the state folder: readable by its owner alone, replaced in one step. A program
holds a lock beside its file for as long as it runs; the system lets go of it however the program ends. So the file of a
lock that can be taken belongs to a program that no longer runs, and the next one adopts what it holds.

Always holds: what is adopted stands in the new file before the old one is taken away. Unlike `whole_file`, for it is
written with each key, nothing is flushed to the disk: a crash of the program loses nothing, a machine that loses its
power the last seconds of typing at most.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_FORMAT = 1


class DraftFile:
    """The file of one program. Writing and closing may raise OSError; one thread uses it.

    `left` says, after `adopt`, which files could not be taken over, and why; `unread` which were no drafts.
    """

    def __init__(self, folder: Path, base: Path, user: str) -> None:
        self.folder = folder
        whose = hashlib.sha256(f"{base.resolve()}\n{user}".encode()).hexdigest()[:16]
        self._stem = f"draft-{whose}-"
        self._own = folder / f"{self._stem}{os.urandom(6).hex()}"
        self._lock = -1
        self.left: list[tuple[str, OSError]] = []
        self.unread: list[Path] = []

    def adopt(self) -> list[dict[str, Any]]:
        """Take over what programs on this base left that no longer run; [] when there is nothing.

        A draft that stands in two files is as the newer one has it. A file that cannot be taken over stays where it is,
        and the others are taken all the same.
        """
        found: list[dict[str, Any]] = []
        for lock in sorted(self.folder.glob(f"{self._stem}*.lock"), key=_newest_first):
            if lock != self._own.with_suffix(".lock"):
                try:
                    self._adopt(lock, found)
                except OSError as error:
                    self.left.append((lock.name, error))
        return found

    def _adopt(self, lock: Path, found: list[dict[str, Any]]) -> None:
        held = _try_lock(lock)
        if held < 0:
            return
        try:
            self._take_over(lock.with_suffix(".json"), found)
            lock.unlink(missing_ok=True)
        finally:
            os.close(held)

    def _take_over(self, left: Path, found: list[dict[str, Any]]) -> None:
        try:
            drafts = _read(left)
        except FileNotFoundError:
            return
        if drafts is None:  # it is not ours to throw away: someone may still read it
            self.unread.append(left.replace(left.with_suffix(".unreadable")))
            return
        known = [draft.get("id") for draft in found]  # whatever stands there: a damaged one may not be hashed
        found += [draft for draft in drafts if draft.get("id") not in known]
        self.write(found)
        left.unlink(missing_ok=True)

    def write(self, drafts: Iterable[dict[str, Any]]) -> None:
        """Have the file hold these drafts and no others; without any there is no file."""
        held = list(drafts)
        file = self._own.with_suffix(".json")
        if not held:
            file.unlink(missing_ok=True)
            return
        self._hold_lock()
        part = self._own.with_suffix(".part")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump({"format": _FORMAT, "drafts": held}, stream)
        part.replace(file)

    def _hold_lock(self) -> None:
        lock = self._own.with_suffix(".lock")
        while self._lock < 0:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = _try_lock(lock, create=True)
            # Another program may have taken the new file for one that was left, and have removed it.
            if handle >= 0 and lock.exists() and os.fstat(handle).st_ino == lock.stat().st_ino:
                self._lock = handle
            elif handle >= 0:
                os.close(handle)

    def close(self) -> None:
        """Let go of the file; what it holds is for the next program."""
        if self._lock < 0:
            return
        if not self._own.with_suffix(".json").exists():
            self._own.with_suffix(".lock").unlink(missing_ok=True)
        os.close(self._lock)
        self._lock = -1


def _newest_first(lock: Path) -> tuple[int, str]:
    try:
        return -lock.with_suffix(".json").stat().st_mtime_ns, lock.name
    except OSError:  # it holds nothing, or whoever takes it over finds out
        return 0, lock.name


def _try_lock(file: Path, *, create: bool = False) -> int:
    """The handle of a file that is now locked, -1 when another program holds it or it is gone."""
    try:
        handle = os.open(file, os.O_RDWR | os.O_CLOEXEC | (os.O_CREAT if create else 0), 0o600)
    except FileNotFoundError:
        return -1
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
            return -1
        raise
    return handle


def _read(file: Path) -> list[dict[str, Any]] | None:
    """The drafts in a file, None when it is not one of ours; raises FileNotFoundError."""
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(held, dict) or held.get("format") != _FORMAT or not isinstance(held.get("drafts"), list):
        return None
    return [draft for draft in held["drafts"] if isinstance(draft, dict)]
