"""The files of an import opened as its options say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from leadtui.formats.lists import open_list
from leadtui.formats.table import Table
from leadtui.rules.header_words import known_header
from leadtui.services.importing_report import ImportOptions, names_of_files
from leadtui.words.errors import InputError

Source = tuple[str, bytes | Path]
"""A file: what it is called, and its bytes or where it stands."""


def open_tables(files: Sequence[Source], options: ImportOptions) -> list[Table]:
    """Opens the files as the options say; raises InputError."""
    if not files:
        raise InputError("There is no file to import.", "Name one or more files.")
    names = names_of_files([name for name, _ in files])
    return [
        open_list(
            source, name=name, known=known_header, delimiter=options.delimiter, encoding=options.encoding,
            sheet=options.sheet, header_line=options.header_line,
        )
        for name, (_, source) in zip(names, files, strict=True)
    ]  # fmt: skip
