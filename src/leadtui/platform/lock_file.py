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
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return False
            raise
        self._handle = handle
        return True

    def let_go(self) -> None:
        """Take the file away and let go of it."""
        if self._handle >= 0:
            self.path.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = -1
