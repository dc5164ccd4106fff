"""What a terminal would show: pyte's screen, fed by whole frames.

A change inside a synchronized frame (mode 2026) can be seen when the frame ends, not before.
"""

from __future__ import annotations

import re

import pyte

_FOREIGN = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b\[\?[0-9;]*\$[a-z]")
"""Sequences pyte does not know and would draw."""
_UNFINISHED = re.compile(rb"\x1b(\[[<>=?0-9;$]*)?$")
_BEGINS, _ENDS = b"\x1b[?2026h", b"\x1b[?2026l"


class Screen:
    """The emulated screen. `frames` counts finished synchronized frames."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._lines = [""] * rows
        self._rest = b""
        self._in_frame = False
        self.frames = 0

    def feed(self, data: bytes) -> bool:
        """Takes what a program wrote, up to the end of one frame; whether what is shown now can be seen."""
        data = self._rest + data
        tail = _UNFINISHED.search(data)
        self._rest = data[tail.start() :] if tail else b""
        data = data[: tail.start()] if tail else data
        self._stream.feed(_FOREIGN.sub(b"", data))
        begins, ends = data.rfind(_BEGINS), data.rfind(_ENDS)
        if begins != ends:
            self._in_frame = begins > ends
        self.frames += data.count(_ENDS)
        return not self._in_frame

    @property
    def lines(self) -> list[str]:
        """The lines, without blanks at their ends."""
        buffer, columns = self._screen.buffer, range(self._screen.columns)
        for y in self._screen.dirty:
            if y < len(self._lines):
                row = buffer[y]
                self._lines[y] = "".join([row[x].data for x in columns]).rstrip()
        self._screen.dirty.clear()
        return self._lines

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)


def frames(data: bytes) -> list[bytes]:
    """Cuts a chunk behind the end of each frame, so that no frame hides in the next one."""
    parts = data.split(_ENDS)
    return [part + _ENDS for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
