"""A program in a real pseudo-terminal: keys go in as bytes, what it writes is kept and drawn by a terminal emulator."""

from __future__ import annotations

import errno
import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable
from types import TracebackType

import pyte

PATIENCE = 30.0
"""Seconds until something that never shows is a failure; nothing waits longer than it must."""


class Terminal:
    """One running program and its screen."""

    def __init__(self, command: list[str], env: dict[str, str], columns: int = 100, rows: int = 30) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.written = bytearray()
        self.master, self.slave = os.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        self.program = subprocess.Popen(
            command,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env={**env, "TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": str(rows)},
            start_new_session=True,
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.program.poll() is None:
            self.program.send_signal(signal.SIGKILL)
            self.program.wait()
        for end in (self.master, self.slave):
            if end >= 0:
                os.close(end)
        self.master = self.slave = -1

    def type(self, keys: str | bytes) -> None:
        """Types keys, all in one write."""
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self.line(number) for number in range(self.screen.lines))

    def line(self, number: int) -> str:
        """One line of the screen."""
        cells = self.screen.buffer[number]
        return "".join(cells[column].data for column in range(self.screen.columns))

    def take(self, seconds: float) -> bool:
        """Takes what the program writes within some time; whether anything came."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError as error:
            if error.errno == errno.EIO:
                return False
            raise
        self.written += data
        self.stream.feed(data)
        return bool(data)

    def wait_for(self, wanted: str | Callable[[], bool]) -> None:
        """Waits until a text shows on the screen, or until something holds."""
        holds = wanted if callable(wanted) else lambda: wanted in self.text()
        end = time.monotonic() + PATIENCE
        while not holds():
            self.take(0.05)
            if self.program.poll() is not None or time.monotonic() > end:
                self.take(0.05)
                assert holds(), f"{wanted!r} never showed; the screen:\n{self.text()}"

    def settle(self) -> None:
        """Takes everything until the program is silent."""
        while self.take(0.2):
            pass

    def leave(self, keys: str = "\x11") -> int:
        """Ends the program (ctrl+q) and takes what it writes last; its exit status."""
        self.type(keys)
        end = time.monotonic() + PATIENCE
        while self.program.poll() is None and time.monotonic() < end:
            self.take(0.05)
        while self.take(0.05):
            pass
        assert self.program.poll() is not None, f"it did not end; the screen:\n{self.text()}"
        return int(self.program.returncode)
