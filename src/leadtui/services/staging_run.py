"""Has lists put ready: a short one here and at once, a long one by a process of its own, which is listened to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from leadtui.formats.source import copy, is_read_once, poured
from leadtui.services.staging_job import Job, as_json, carry_out
from leadtui.store.sqlite.driver import storage_errors
from leadtui.store.stage import Staged
from leadtui.words import errors
from leadtui.words.importing import Progress
from leadtui.words.records import replace

HERE = 100_000
"""Bytes of lists up to which a process of its own would take longer to start than they take to be read."""

_HANDLES = Path("/proc/self/fd")
"""Where the system lets a file without a name be opened anew."""

Told = Callable[[Progress], None]

CHILD = "leadtui.services.staging_child"


def put_ready(job: Job, told: Told, handles: Sequence[int] = ()) -> Staged:
    """Has the lists of the job put ready; what `told` raises stops it and leaves nothing.

    `handles` are those that lists without a name are read by. Raises InputError for what is no list, and StorageError.
    """
    started = time.monotonic()

    def heard(rows: int) -> None:
        told(Progress("reading", rows, 0, time.monotonic() - started))

    try:
        heard(0)
        if sum(_size(path) for _, path in job.files) <= HERE:
            carry_out(job, heard)
        else:
            _by_child(job, heard, handles)
        return Staged(job.stage)
    except BaseException:
        job.stage.unlink(missing_ok=True)
        raise


@contextmanager
def as_files(job: Job, sources: Sequence[tuple[str, bytes | Path]]) -> Iterator[tuple[Job, tuple[int, ...]]]:
    """The job with files that can be read more than once, by another process too, and the handles of those without a
    name: what was piped in is kept beside the stage, where it can under no name at all, so that nothing is left of it.
    """
    handles: list[int] = []
    with ExitStack() as kept:
        files = tuple((name, _as_file(job, name, source, handles, kept)) for name, source in sources)
        yield replace(job, files=files), tuple(handles)


def _as_file(job: Job, name: str, source: bytes | Path, handles: list[int], kept: ExitStack) -> Path:
    if isinstance(source, Path) and not is_read_once(source):
        return source
    path = job.stage.with_name(f"{job.stage.name}-{len(handles)}.list")
    with storage_errors(job.base):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    kept.callback(path.unlink, missing_ok=True)
    handles.append(handle)
    stream = kept.enter_context(os.fdopen(handle, "wb"))
    nameless = _HANDLES / str(handle)
    if nameless.exists():
        path.unlink()
        path = nameless
    if isinstance(source, bytes):
        stream.write(source)
    else:
        try:
            with poured(source) as pipe:
                copy(pipe, stream, name)
        except OSError as error:
            raise errors.InputError(f"{name} cannot be read: {error.strerror or error}.") from error
    with storage_errors(job.base):
        stream.flush()
    return path


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # what is wrong with it is told by whoever reads it
        return 0


def _by_child(job: Job, heard: Callable[[int], None], handles: Sequence[int]) -> None:
    # What it prints beyond its lines would be a fault of ours; it must not reach a terminal somebody works in.
    with tempfile.TemporaryFile() as complaints:
        child = subprocess.Popen(
            (sys.executable, "-P", "-m", CHILD),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, start_new_session=True, text=True,
            encoding="utf-8", pass_fds=handles,
        )  # fmt: skip
        assert child.stdin
        assert child.stdout
        try:
            with suppress(BrokenPipeError):  # why it ended before it listened is told below
                json.dump(as_json(job), child.stdin)
                child.stdin.close()
            ready = _listen(child.stdout, heard)
            status = child.wait()
        finally:
            child.kill()
            child.wait()
            child.stdout.close()
        if not ready:
            raise _broken_off(status, complaints)


def _listen(lines: IO[str], heard: Callable[[int], None]) -> bool:
    """Whether the list is ready in the end; raises what the child was refused with."""
    for line in lines:
        said: dict[str, Any] = json.loads(line)
        if "refused" in said:
            raise getattr(errors, said["refused"])(said["message"], said["hint"])
        if said.get("ready"):
            return True
        heard(said["read"])
    return False


def _broken_off(status: int, complaints: IO[bytes]) -> Exception:
    complaints.seek(0)
    said = complaints.read()[-4000:].decode("utf-8", "replace").strip()
    if status < 0 or not said:
        return errors.InputError(
            "Reading the list was broken off by the system; nothing was brought in.",
            "It may need more memory than there is: split the list.",
        )
    return RuntimeError(f"the process that reads lists ended with {status}:\n{said}")
