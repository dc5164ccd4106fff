"""Drains a pseudo-terminal in a process of its own, as fast as a terminal does, and stamps what it reads.

A thread would share the interpreter's lock with the emulator, and its stamps would say when Python came round to it.
The process also answers the questions a program asks its terminal at start, so that none waits for an answer.
"""

from __future__ import annotations

import os
import re
import struct
import time

HEADER = struct.Struct("<dI")
"""A stamp (CLOCK_MONOTONIC, seconds) and the number of bytes that follow."""

_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[0c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
}
_UNFINISHED = re.compile(rb"\x1b[^A-Za-z]{0,15}$")


def start(master: int, slave: int) -> tuple[int, int]:
    """Starts the process; its id and the pipe on which stamped chunks arrive until the last program has gone."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(out)
            os.close(slave)
            _drain(master, into)
        finally:
            os._exit(0)
    os.close(into)
    return child, out


def _drain(master: int, into: int) -> None:
    rest = b""
    while True:
        try:
            data = os.read(master, 65536)
        except OSError:  # EIO: the last program on the terminal has ended
            return
        stamp = time.monotonic()
        if not data:
            return
        asked = rest + data
        for question, answer in _ANSWERS.items():
            if question in asked:
                os.write(master, answer * asked.count(question))
        tail = _UNFINISHED.search(asked)
        rest = tail.group() if tail else b""
        chunk = HEADER.pack(stamp, len(data)) + data
        while chunk:
            chunk = chunk[os.write(into, chunk) :]
