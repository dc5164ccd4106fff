"""A program in a pseudo-terminal, driven by keys, timed by when its bytes arrived."""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

from benchmarks import reader
from benchmarks.screen import Screen, frames

PATIENCE = 60.0
"""Seconds until something that never shows is a failure."""


class NeverShown(Exception):
    """What was waited for did not show; carries the screen."""


class Terminal:
    """One running program and its screen. `started` is when it was executed."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], columns: int = 120, rows: int = 40) -> None:
        self.screen = Screen(columns, rows)
        self.stamp = 0.0
        self._parts: deque[tuple[float, bytes]] = deque()
        self._raw = bytearray()
        self._ended = False
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._reader, self._pipe = reader.start(self._master, slave)
        self.started = time.monotonic()
        self.program = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=dict(env), start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The program's process."""
        return self.program.pid

    def press(self, keys: str) -> float:
        """Types keys in one write; when that was."""
        at = time.monotonic()
        os.write(self._master, keys.encode())
        return at

    def wait(self, shown: Callable[[Screen], bool], patience: float = PATIENCE) -> float:
        """When it could first be seen; returns at once when it is there already. Raises NeverShown."""
        until = time.monotonic() + patience
        if not self._parts and shown(self.screen):
            return self.stamp
        while True:
            while self._parts:
                if self._feed() and shown(self.screen):
                    return self.stamp
            left = until - time.monotonic()
            if left <= 0 or self._ended:
                raise NeverShown(self.screen.text)
            self._receive(left)

    def last_change(self, of: Callable[[Screen], object], quiet: float = 0.15) -> float:
        """When what `of` looks at last changed, once nothing has come for `quiet` seconds."""
        held, at = of(self.screen), 0.0
        while self._parts or self._receive(quiet):
            while self._parts:
                if self._feed() and (now := of(self.screen)) != held:
                    held, at = now, self.stamp
        return at

    def settle(self, quiet: float = 0.15) -> None:
        """Waits until nothing has come for `quiet` seconds."""
        self.last_change(lambda _: None, quiet)

    def take_in(self, seconds: float) -> None:
        """Takes in what comes for so long, without looking at it, so that the program is never held up."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._receive(left)

    def close(self) -> None:
        """Ends the program and the reader, and takes both away."""
        if self.program.poll() is None:
            self.program.send_signal(signal.SIGTERM)
            try:
                self.program.wait(5)
            except subprocess.TimeoutExpired:
                self.program.kill()
                self.program.wait()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._reader, signal.SIGKILL)
        os.waitpid(self._reader, 0)
        os.close(self._master)
        os.close(self._pipe)

    def _feed(self) -> bool:
        self.stamp, data = self._parts.popleft()
        return self.screen.feed(data)

    def _receive(self, wait: float) -> bool:
        ready, _, _ = select.select([self._pipe], [], [], wait)
        if not ready or self._ended:
            return False
        data = os.read(self._pipe, 1 << 20)
        self._ended = not data
        self._raw += data
        size = reader.HEADER.size
        while len(self._raw) >= size:
            stamp, length = reader.HEADER.unpack_from(self._raw)
            if len(self._raw) < size + length:
                break
            self._parts += [(stamp, part) for part in frames(bytes(self._raw[size : size + length]))]
            del self._raw[: size + length]
        return bool(data)
