"""Where bytes come from: a file that is opened anew each time it is read, or bytes that are at hand.

A pipe can be read only once, so what comes out of it is kept in a file without a name, which nobody else can open.
"""

from __future__ import annotations

import io
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from leadtui.words.errors import InputError

Opened = Callable[[], BinaryIO]
"""Gives the bytes from their beginning, each time it is called."""
STANDARD_INPUT = Path("/dev/stdin")
"""The list that is piped in, be it a file the shell has opened."""
PIPE_LIMIT = 2 << 30
_PIECE = 1 << 20


def opener(source: bytes | Path, name: str = "") -> tuple[Opened, str]:
    """How to open the source, and what messages call it; raises InputError for what cannot be read."""
    if isinstance(source, bytes):
        return (lambda: io.BytesIO(source)), name or "The file"
    name = name or source.name or str(source)
    try:
        if source != STANDARD_INPUT and stat.S_ISDIR(source.stat().st_mode):
            raise InputError(f"{name} is a folder, not a file.")
        if is_read_once(source):
            with poured(source) as pipe:
                return kept(pipe, name), name
        source.open("rb").close()
    except FileNotFoundError as error:
        raise InputError(f"There is no file {source}.", "Check the name and the folder.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name} cannot be read: {reason}.") from error
    return (lambda: source.open("rb")), name


def is_read_once(source: Path) -> bool:
    """Whether this is a pipe, or standard input, of which nothing is left when it was read."""
    return source == STANDARD_INPUT or (source.exists() and not source.is_file() and not source.is_dir())


@contextmanager
def poured(source: Path) -> Iterator[BinaryIO]:
    """What a pipe, or standard input, gives; it waits for somebody who writes."""
    if source == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with source.open("rb") as pipe:
        yield pipe


def kept(stream: BinaryIO, name: str) -> Opened:
    """Keep what a stream gives, so that it can be read again; raises InputError as `copy` does."""
    file = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - it lives as long as what is returned
    copy(stream, file, name)
    file.flush()
    return lambda: cast("BinaryIO", io.BufferedReader(_Part(file)))


def copy(stream: BinaryIO, into: BinaryIO, name: str) -> None:
    """Copy what a stream gives, piece by piece; raises InputError for one without end or of NUL bytes only."""
    size = 0
    while piece := stream.read(_PIECE):
        if not size and len(piece) == _PIECE and not piece.strip(b"\x00"):
            raise InputError(f"{name} is not text: it holds NUL bytes only.")
        size += len(piece)
        if size > PIPE_LIMIT:
            raise InputError(f"{name} gives more than {PIPE_LIMIT >> 30} GB.", "Write it to a file and import that.")
        into.write(piece)


class _Part(io.RawIOBase):
    """A file read from a place of its own, so that several can read it at once."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = os.pread(self._file.fileno(), len(buffer), self._at)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
