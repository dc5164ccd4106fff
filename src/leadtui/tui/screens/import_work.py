"""What the import screen hands to other threads, which load the services: a look, the import, the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from leadtui.rules.file_names import named_path
from leadtui.tui.keyboard.import_state import POLICIES, SLA, ImportState
from leadtui.words.errors import InputError
from leadtui.words.importing import Looked, Progress
from leadtui.words.rows import Undone

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.services.desk import Desk
    from leadtui.services.importing_report import ImportOptions, ImportReport

PREVIEWED = 20
"""Rows whose verdict is shown."""
DEEPER = 400
"""Rows that are looked at while the first ones are seen."""
DECIDED_ON = 900
"""Rows among which the rep decides one by one; in later ones leads that are there are skipped."""

Told = Callable[[Progress], None]


def options_of(state: ImportState) -> Callable[[], ImportOptions]:
    """Return what makes the options of an import as it is chosen now; made on the thread that loads the services."""
    mapping, answers, chosen = dict(state.mapping), dict(state.answers), dict(state.chosen)
    options, dialect = dict(state.options), dict(state.dialect)
    own_fields, policy, what = state.own_fields, state.policy, state.what

    def made() -> ImportOptions:
        from leadtui.services.importing_report import ImportOptions

        return ImportOptions(
            mapping=mapping,
            on_duplicate=policy,  # type: ignore[arg-type]
            custom_fields_all=own_fields,
            source=options.get("source", ""),
            owner=options.get("owner", ""),
            campaign=options.get("campaign", ""),
            region=options.get("region", ""),
            sla=SLA.get(options.get("sla", "")),
            as_=what,  # type: ignore[arg-type]
            delimiter=dialect.get("delimiter", ""),
            encoding=dialect.get("encoding", ""),
            sheet=dialect.get("sheet", ""),
            header_line=int(dialect.get("header_line") or 0),
            answers=answers,
            chosen=chosen,  # type: ignore[arg-type]
        )

    return made


def looked_at(base: Base, state: ImportState, *, deeper: bool = False) -> Callable[[], tuple[Looked, str]]:
    """Return the work, for any thread, that looks at the file as it is chosen to be read now.

    With it comes why the list cannot come in as it stands, "" when it can: then its columns are all there is to see.
    """
    text, options = state.path, options_of(state)
    said = "what" in state.dialect
    rows = DECIDED_ON if state.one_by_one else DEEPER if deeper else PREVIEWED

    def work() -> tuple[Looked, str]:
        from leadtui.services.looking_at_columns import columns_of
        from leadtui.services.looking_at_lists import look
        from leadtui.services.reading import Reader

        path = _file(text)
        who = Reader(base.user, base.users, base.workspace, base.clock, base.preferences.home_region)
        try:
            asked = options() if said else replace(options(), as_="leads")
            if asked.as_ != "leads":
                return _activities(base, path, asked), ""
            found = look(base.path, who, [(path.name, path)], asked, rows)
            file = found.files[0]
            if not said and file.rows_sure and file.rows_are != "leads":
                return _activities(base, path, replace(asked, as_=file.rows_are)), ""  # type: ignore[arg-type]
            return found, ""
        except InputError as error:
            file, first = columns_of((path.name, path), options())
            return Looked((file,), first), _in_short(error)

    return work


def _activities(base: Base, path: Path, options: ImportOptions) -> Looked:
    from leadtui.services.looking_at_activities import look_at_activities

    desk = base.desk()
    try:
        return look_at_activities(desk, (path.name, path), options, PREVIEWED)
    finally:
        desk.close()


def imported(state: ImportState, told: Told) -> Callable[[Desk], ImportReport]:
    """Return the work that brings the list in."""
    text, options = state.path, options_of(state)

    def work(desk: Desk) -> ImportReport:
        from leadtui.services.importing import import_files

        path = _file(text)
        return import_files(desk, [(path.name, path)], options(), told=told)

    return work


def taken_back(operation: int) -> Callable[[Desk], Undone]:
    """Return the work that takes an import back; nothing is written when its leads were worked on since."""

    def work(desk: Desk) -> Undone:
        from leadtui.services import undoing

        return undoing.undo(desk, operation=operation)

    return work


def rejects_written(report: ImportReport, path: str) -> Path:
    """Write the rejected rows into a file beside the list, one that is not there yet; return its path."""
    from leadtui.services.importing_rejects import write_rejects

    list_ = named_path(path)
    names = (f"{list_.stem}-rejected{f'-{n}' if n > 1 else ''}.csv" for n in range(1, 1000))
    file = next((file for name in names if not (file := list_.with_name(name)).exists()), None)
    if file is None:
        raise InputError(f"There are too many files of rejected rows beside {list_.name}.", "Take some away.")
    write_rejects(report, file)
    return file


def _in_short(error: InputError) -> str:
    """What is wrong, without what is to be typed on the command line."""
    said = error.message.partition(" Its columns:")[0]
    return f"{said} Bring a column into a name, company, email or phone." if said != error.message else str(error)


def size_of(text: str) -> int:
    """The bytes of a file, 0 when that cannot be told."""
    try:
        return named_path(text).stat().st_size
    except (OSError, InputError):
        return 0


BEGINS = {"vcard": b"BEGIN:VCARD", "jsonl": b"\n"}
"""What stands once in each record of a format."""


def about_rows(text: str, format: str, size: int) -> int:
    """How many records a text file of this size seems to have, by its beginning; 0 where that cannot be told."""
    mark = BEGINS.get(format)
    if mark is None:
        return 0
    try:
        with named_path(text).open("rb") as stream:
            begin = stream.read(1 << 18)
    except (OSError, InputError):
        return 0
    return begin.upper().count(mark) * size // max(len(begin), 1)


def _file(text: str) -> Path:
    path = named_path(text)
    if path.is_dir():
        raise InputError(f"{path.name} is a folder.", "Choose a file in it.")
    return path


__all__ = ["POLICIES", "about_rows", "imported", "looked_at", "options_of", "rejects_written", "size_of", "taken_back"]
