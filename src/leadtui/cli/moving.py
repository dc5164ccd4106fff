"""The verbs that bring in and out: import, export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import DONE, Answer
from leadtui.cli.terminal import Line, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadtui.cli.session import Session
    from leadtui.services.importing_report import ImportReport, Reject, Warned

_SHOWN = 10


def bring_in(session: Session) -> Answer:
    """Imports lists; all files are one operation."""
    from leadtui.services.importing import import_files
    from leadtui.services.importing_report import ImportOptions, StrictImportError, read_map_options

    arguments = session.arguments
    options = ImportOptions(
        mapping=read_map_options(arguments.map), on_duplicate=arguments.on_duplicate,
        custom_fields_all=arguments.custom_fields == "all", source=arguments.source, owner=arguments.owner,
        dry_run=arguments.dry_run, strict=arguments.strict,
    )  # fmt: skip
    try:
        report = import_files(session.desk, [_source(name) for name in arguments.files], options)
    except StrictImportError as error:
        _keep_rejects(session, error.report)
        return _answer(error.report, arguments.files, ((str(error), "error"),), error.status)
    _keep_rejects(session, report)
    head = "Would bring in" if arguments.dry_run else "Brought in"
    return _answer(report, arguments.files, ((f"{head}: {report.summary}", "good"),), DONE)


def _source(name: str) -> tuple[str, bytes | Path]:
    if name == "-":
        return "standard input", sys.stdin.buffer.read()
    return name, Path(name)


def _keep_rejects(session: Session, report: ImportReport) -> None:
    if session.arguments.rejects and report.rejects:
        from leadtui.services.importing import write_rejects

        write_rejects(report, Path(session.arguments.rejects))


def _answer(report: ImportReport, files: Sequence[str], head: tuple[Part, ...], status: int) -> Answer:
    several = len(files) > 1
    value = {
        "read": report.read, "created": report.created, "updated": report.updated, "skipped": report.skipped,
        "rejected": report.rejected, "operation": report.operation, "mapping": report.mapping,
        "rejects": [_noted(note, several) for note in report.rejects],
        "warnings": [_noted(note, several) for note in report.warnings],
    }  # fmt: skip
    lines: list[Line] = [head, *_mapped(report)]
    if report.removed_characters:
        lines.append((("Control and hidden characters removed: ", "dim"), (f"{report.removed_characters:,}", "")))
    notes = [*_listed("Not taken", report.rejects, several), *_listed("Not understood", report.warnings, several)]
    return Answer(
        value, lines if status == DONE else [], notes=notes, hints=[] if status == DONE else lines, status=status
    )


def _noted(note: Reject | Warned, several: bool) -> dict[str, Any]:
    found = {"line": note.line, "field": note.field, "reason": note.reason}
    return {"file": note.file, **found} if several else found


def _mapped(report: ImportReport) -> list[Line]:
    taken = [f"{column} → {key}" for column, key in report.mapping.items() if key]
    left = [column for column, key in report.mapping.items() if not key]
    lines: list[Line] = []
    if taken:
        lines.append((("Columns: ", "dim"), (", ".join(taken), "")))
    if left:
        lines.append((("Left out: ", "dim"), (", ".join(left), "")))
    return lines


def _listed(title: str, notes: Sequence[Reject | Warned], several: bool) -> list[Line]:
    if not notes:
        return []
    lines: list[Line] = [f"{title}: {len(notes):,}"]
    for note in notes[:_SHOWN]:
        where = f"  {f'{note.file}, ' if several else ''}line {note.line}"
        lines.append(((where, "dim"), (f"  {note.field}: " if note.field else "  ", ""), (note.reason, "")))
    if len(notes) > _SHOWN:
        lines.append(f"  and {len(notes) - _SHOWN:,} more; --json lists them all")
    return lines
