"""A file of the user's own that is written whole or not at all, and read by him alone unless he says otherwise."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from leadtui.words.errors import InputError


def write_private(file: Path, content: bytes, *, with_folder: bool = False) -> None:
    """Has a file hold this content: where a link leads, mode 0600 or the mode it has been given since.

    Its folder has to be there unless `with_folder` makes it. Raises InputError when it cannot be written; then what was
    there stays.
    """
    real = Path(os.path.realpath(file))
    part = ""
    try:
        if with_folder:
            real.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=f".{real.name[:100]}.", dir=real.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
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
