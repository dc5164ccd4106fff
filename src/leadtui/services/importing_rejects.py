"""What an import could not take, as a file that can be mended and imported again."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from pathlib import Path

from leadtui.formats.csvfile import write_csv
from leadtui.platform.whole_file import whole_file
from leadtui.rules.text import clean
from leadtui.services.importing_report import As, ImportReport
from leadtui.words.errors import InputError
from leadtui.words.importing import REJECTED_BECAUSE

_FIRST_LINE = 65_536


def check_rejects(file: Path, lists: Iterable[Path]) -> None:
    """Raises InputError for a file that cannot take the rejects of these lists, or is one of them."""
    if file.is_dir() or not os.access(file if file.exists() else file.absolute().parent, os.W_OK):
        raise InputError(f"{file} cannot be written.", "Name a file in a folder that exists and is yours.")
    if file.exists() and any(one.exists() and file.samefile(one) for one in lists):
        raise InputError(f"{file} is the list itself; its rejects would replace it.", "Name another file.")


def came_from(files: Iterable[Path]) -> As:
    """What the rows of these lists are where all of them are files of rejects of one kind, else "leads".

    By the name of the last column, in the first line of files that can be read again.
    """
    found = {_came_from(file) for file in files}
    return found.pop() if len(found) == 1 else "leads"


def _came_from(file: Path) -> As:
    try:
        if not file.is_file():
            return "leads"
        with file.open("rb") as stream:
            header = stream.readline(_FIRST_LINE).decode("utf-8", "replace")
    except OSError:  # whoever reads the list says why it cannot be read
        return "leads"
    kinds: tuple[As, ...] = ("activities", "events")
    return next((kind for kind in kinds if header.rstrip('\r\n";,\t ').endswith(REJECTED_BECAUSE[kind])), "leads")


def write_rejects(report: ImportReport, file: Path) -> None:
    """Writes the rows that were rejected, each with its reason at the end; raises InputError when it cannot."""
    header, rows = report.rejects_table()
    # Without control and bidirectional characters: the file is shown on terminals and in spreadsheets.
    cleaned = ([clean(cell, multiline=True) for cell in row] for row in rows)
    with whole_file(file) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
        write_csv(cleaned, [clean(name) for name in header], text)
        text.detach()
