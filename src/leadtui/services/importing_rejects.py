"""What an import could not take, as a file that can be mended and imported again."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from leadtui.formats.csvfile import write_csv
from leadtui.rules.text import clean
from leadtui.services.importing_report import ImportReport
from leadtui.words.errors import InputError


def check_rejects(file: Path, lists: Iterable[Path]) -> None:
    """Raises InputError for a file that cannot take the rejects of these lists, or is one of them."""
    if file.is_dir() or not os.access(file if file.exists() else file.absolute().parent, os.W_OK):
        raise InputError(f"{file} cannot be written.", "Name a file in a folder that exists and is yours.")
    if file.exists() and any(one.exists() and file.samefile(one) for one in lists):
        raise InputError(f"{file} is the list itself; its rejects would replace it.", "Name another file.")


def write_rejects(report: ImportReport, file: Path) -> None:
    """Writes the rows that were rejected, each with its reason at the end, whole or not at all, for the user alone.

    Raises InputError when it cannot.
    """
    part = ""
    try:
        if file.exists() and not file.is_file():
            with file.open("w", encoding="utf-8", newline="") as stream:
                _write(report, stream)
            return
        file = file.resolve()
        handle, part = tempfile.mkstemp(prefix=f".{file.name[:100]}.", dir=file.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            _write(report, stream)
        Path(part).replace(file)
    except OSError as error:
        raise InputError(f"{file} cannot be written: {(error.strerror or str(error)).lower()}.") from error
    finally:
        if part:
            Path(part).unlink(missing_ok=True)


def _write(report: ImportReport, stream: TextIO) -> None:
    """The cells without control and bidirectional characters: the file is shown on terminals and in spreadsheets."""
    header, rows = report.rejects_table()
    write_csv(([clean(cell, multiline=True) for cell in row] for row in rows), [clean(name) for name in header], stream)
