"""A file of the user's own that is written whole or not at all, and read by him alone unless he says otherwise.

Always holds: what was there stays until the new content is on disk; a link is followed, so it stays one; a new file has
mode 0600, one that is there keeps the mode it was given. What is no plain file, a pipe or a device, is written into.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from leadtui.words.errors import InputError


def write_private(file: Path, content: Iterable[bytes], *, with_folder: bool = False) -> None:
    """Has a file hold this content, handed over in pieces.

    Its folder has to be there unless `with_folder` makes it. Raises InputError when it cannot be written; then what was
    there stays.
    """
    with whole_file(file, with_folder=with_folder) as stream:
        stream.writelines(content)


@contextmanager
def whole_file(file: Path, *, with_folder: bool = False) -> Iterator[BinaryIO]:
    """The stream to a file that gets its name at the end; as `write_private`."""
    real = Path(os.path.realpath(file))
    part = ""
    try:
        if file.exists() and not file.is_file():
            with file.open("wb") as stream:
                yield stream
            return
        if with_folder:
            real.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=f".{real.name[:60]}.", dir=real.parent)
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
            if real.exists():
                os.fchmod(stream.fileno(), real.stat().st_mode & 0o777)
        Path(part).replace(real)
        part = ""
    except OSError as error:
        said = (error.strerror or str(error)).lower() if real.parent.exists() else f"there is no folder {real.parent}"
        raise InputError(f"{file} cannot be written: {said}.", "Nothing was changed.") from error
    finally:
        if part:
            Path(part).unlink(missing_ok=True)
