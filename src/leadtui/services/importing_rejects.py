"""What an import could not take, as a file that can be mended and imported again."""

from __future__ import annotations

from pathlib import Path

from leadtui.formats.csvfile import write_csv
from leadtui.services.importing_report import ImportReport
from leadtui.words.errors import InputError


def write_rejects(report: ImportReport, file: Path) -> None:
    """Writes the rows that were rejected, each with its reason at the end; raises InputError when it cannot."""
    header, rows = report.rejects_table()
    try:
        with file.open("w", encoding="utf-8", newline="") as stream:
            write_csv(rows, header, stream)
    except OSError as error:
        raise InputError(f"{file} cannot be written: {(error.strerror or str(error)).lower()}.") from error
