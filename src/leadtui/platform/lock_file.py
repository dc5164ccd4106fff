"""A file that is held for as long as a program runs: the system lets go of it however the program ends."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path


class LockFile:
    """A lock on `path`, which is made for it, readable by its owner alone. `hold` may raise OSError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle = -1

    def hold(self) -> bool:
        """Take the lock; False when another program, or another part of this one, has it."""
        while True:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                os.close(handle)
                if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                    return False
                raise
            if self._is_the_one(handle):
                self._handle = handle
                return True
            os.close(handle)

    def _is_the_one(self, handle: int) -> bool:
        """Whether the file is still the one of this name: who held it before may have taken it away meanwhile."""
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except FileNotFoundError:
            return False

    def let_go(self) -> None:
        """Take the file away and let go of it."""
        if self._handle >= 0:
            self.path.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = -1
