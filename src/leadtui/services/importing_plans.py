"""The plans of an import: its files opened, and where their columns go, by what is said and by what is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from leadtui.formats.lists import open_list
from leadtui.formats.table import Table
from leadtui.rules.header_words import known_header
from leadtui.services.importing_columns import Plan, agreed, choose, plan
from leadtui.services.importing_place import ListPlace
from leadtui.services.importing_report import ImportOptions, names_of_files
from leadtui.services.list_memory import NOTHING, ListMemory, keep, recall
from leadtui.store.sqlite.driver import Connection, connect_reader
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


def plans_of(place: ListPlace, files: Sequence[Source], options: ImportOptions, base: Connection | None) -> list[Plan]:
    """Looks at the files and says where their columns would go. `base`: where it is remembered what was said before.

    Raises InputError. Nothing is written.
    """
    tables = open_tables(files, options)
    chosen = choose([table.header for table in tables], options, place.workspace)
    return agreed(
        [
            plan(table, place.workspace, place.region, options, said, memory_of(base, table.header))
            for table, said in zip(tables, chosen, strict=True)
        ]
    )


def memory_of(base: Connection | None, header: Sequence[str]) -> ListMemory:
    """What is remembered of lists with these columns; nothing without a base."""
    return NOTHING if base is None else recall(base, header)


def remember(path: Path, plans: Sequence[Plan], options: ImportOptions, at: datetime) -> None:
    """Remembers what was said about these lists for the next ones like them. Outside the lock; raises StorageError."""
    if not options.answers and not any(known.said for known in plans):
        return
    connection = connect_reader(path)
    try:
        memories = [memory_of(connection, known.table.header) for known in plans]
    finally:
        connection.close()
    for known, memory in zip(plans, memories, strict=True):
        keep(path, known.table.header, ListMemory(known.said, options.answers), at, memory)
