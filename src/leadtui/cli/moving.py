"""The verbs that bring in and out: import, export."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import DONE, Answer, say
from leadtui.cli.progress import ProgressLine
from leadtui.cli.terminal import Line, Part
from leadtui.rules.file_names import named_path
from leadtui.words.errors import LeadtuiError
from leadtui.words.importing import DECIDES, INSTEAD, SAYS_WHICH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadtui.cli.session import Session
    from leadtui.services.importing_report import ImportOptions, ImportReport, Reject, Warned

_SHOWN = 10
_ROWS = 20
"""Rows of which a dry run says what would become of each, as many as the app's preview shows."""


def bring_in(session: Session) -> Answer:
    """Imports lists; all files are one operation."""
    from leadtui.services.importing import import_files
    from leadtui.services.importing_rejects import came_from
    from leadtui.services.importing_report import ImportOptions, StrictImportError, read_map_options

    arguments = session.arguments
    files = [_source(name) for name in arguments.files]
    kind = arguments.kind or came_from(path for _, path in files)
    options = ImportOptions(
        mapping=read_map_options(arguments.map), on_duplicate=arguments.on_duplicate,
        custom_fields_all=arguments.custom_fields == "all", source=arguments.source, owner=arguments.owner,
        dry_run=arguments.dry_run, strict=arguments.strict, campaign=arguments.campaign,
        sla=None if arguments.sla is None else arguments.sla == "yes", as_=kind,
        delimiter=arguments.delimiter, encoding=arguments.encoding, sheet=arguments.sheet,
        header_line=arguments.header_line or 0, region=arguments.region,
        answers={key: said for key in ("dates", "numbers") if (said := getattr(arguments, key))},
    )  # fmt: skip
    if arguments.rejects:
        from leadtui.services.importing_rejects import check_rejects

        check_rejects(named_path(arguments.rejects), [path for _, path in files])
    for name in (name for name, path in files if name == str(path) and path.is_fifo()):
        say(f"Waiting for {name} …")
    try:
        with _asked_to_end(), ProgressLine() as line:
            report = import_files(session.desk, files, options, told=line.heard, rows=0 if arguments.json else _ROWS)
    except StrictImportError as error:
        _keep_rejects(session, error.report)
        return _answer(error.report, arguments.files, ((str(error), "error"),), error.status)
    _keep_rejects(session, report)
    if arguments.kind is None and kind == "leads":
        from leadtui.rules.list_rows import said_of_rows

        report.doubts += filter(None, (said_of_rows(name, header) for name, header in report.headers.items()))
    head = "Would bring in" if arguments.dry_run else "Brought in"
    none = " nothing" if report.none_in else ""
    first: tuple[Part, ...] = ((f"{head}{none}: {report.summary}", "warning" if none else "good"),)
    rows = list(_rows(report, options, several=len(files) > 1))
    return _answer(report, arguments.files, first, DONE, dry_run=arguments.dry_run, rows=rows)


def _source(name: str) -> tuple[str, Path]:
    return ("standard input", Path("/dev/stdin")) if name == "-" else (name, Path(name))


@contextmanager
def _asked_to_end() -> Iterator[None]:
    """In the block ctrl+c, or a request of the system to end, is a stop: nothing is left half way.

    One that comes while the engine calls a function of ours is told by the engine as a failure of its own.
    """
    asked: list[BaseException] = []

    def stop(number: int, _: object) -> None:
        asked.append(KeyboardInterrupt() if number == signal.SIGINT else SystemExit(128 + number))
        raise asked[0]

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except LeadtuiError as error:
        if asked:
            raise asked[0] from error
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _keep_rejects(session: Session, report: ImportReport) -> None:
    if session.arguments.rejects and report.rejected:
        from leadtui.services.importing_rejects import write_rejects

        file = named_path(session.arguments.rejects)
        if file.is_file():
            session.notes.append(f"{file} was there and was replaced.")
        write_rejects(report, file)


def _answer(
    report: ImportReport,
    files: Sequence[str],
    head: tuple[Part, ...],
    status: int,
    *,
    dry_run: bool = False,
    rows: Sequence[Line] = (),
) -> Answer:
    several = len(files) > 1
    value = {
        "read": report.read, "created": report.created, "updated": report.updated, "skipped": report.skipped,
        "rejected": report.rejected, "operation": report.operation, "mapping": report.mapping,
        "rejects": [_noted(note, several) for note in report.rejects],
        "warnings": [_noted(note, several) for note in report.warnings],
    }  # fmt: skip
    lines: list[Line] = [head, *rows, *_mapped(report, all_of_it=dry_run)]
    if report.removed_characters:
        lines.append(((f"  {report.removed_characters:,} control and hidden characters were removed", "dim"),))
    notes = [*report.doubts, *_listed(report, "Not taken", report.rejects, report.rejected, several),
             *_not_understood(report, several)]  # fmt: skip
    if status != DONE:
        return Answer(value, notes=[head, *notes], status=status)
    return Answer(value, lines, notes=notes)


def _rows(report: ImportReport, options: ImportOptions, *, several: bool) -> Iterator[Line]:
    """What would become of the first rows, each in a line."""
    from leadtui.rules.import_verdicts import verdict

    where = [f"{f'{row.file}, ' if several else ''}line {row.line}" for row in report.rows]
    wide = max(map(len, where), default=0)
    for row, at in zip(report.rows, where, strict=True):
        sign, said, ink = verdict(row, options.on_duplicate, options.as_)
        yield ((f"  {at:{wide}}", "dim"), (f"  {sign} ", ink), (f"{row.name or '(no name)'}: {said}", ""))
    if report.rows and report.read > len(report.rows):
        yield ((f"  and {report.read - len(report.rows):,} more rows", "dim"),)


def _noted(note: Reject | Warned, several: bool) -> dict[str, Any]:
    found = {"line": note.line, "field": note.field, "reason": note.reason}
    return {"file": note.file, **found} if several else found


def _mapped(report: ImportReport, *, all_of_it: bool) -> Iterator[Line]:
    """Where the columns went: before an import every one of them, after it those that were left out."""
    from leadtui.cli.table import Column, Row, card, table

    if all_of_it:
        rows: list[Row] = [
            (f"  {column}", (_goes_to(column, key, report), "" if key else "dim"))
            for column, key in report.mapping.items()
        ]
        yield from table((Column("  Column", grows=1), Column("goes to", grows=1)), rows)
        return
    told = {*report.says_which, *report.marks}
    left = [column for column, key in report.mapping.items() if not key and column not in told]
    left += [f"{column} (where a row has another address)" for column in report.mapping if column in report.instead]
    yield from card([("Left out", ", ".join(left))], label=10)


def _goes_to(column: str, key: str | None, report: ImportReport) -> str:
    if not key and column in report.marks:
        return DECIDES.format(report.marks[column])
    if not key:
        return SAYS_WHICH if column in report.says_which else "left out"
    return f"{key}, {INSTEAD}" if column in report.instead else key


def _not_understood(report: ImportReport, several: bool) -> list[Line]:
    """What was not understood: many of a kind in a line, the others each in its own."""
    from leadtui.rules.like_warnings import alike

    kinds = alike(report.warnings)
    if not any(kind.together for kind in kinds):
        return _listed(report, "Not understood", report.warnings, report.warned, several)
    lines: list[Line] = [f"Not understood: {report.warned:,}"]
    for kind in kinds[:_SHOWN]:
        field = f"{kind.field}: " if kind.field else ""
        if kind.together:
            how = ": --region DE" if kind.needs_country else ""
            at = ", ".join(f"{f'{file} ' if several else ''}{report.at_line(file, line)}" for file, line in kind.lines)
            lines.append(((f"  {kind.number:,} × {field}{kind.reason}{how}", ""), (f"  line {at} …", "dim")))
        else:
            at = f"{f'{kind.lines[0][0]}, ' if several else ''}line {report.at_line(*kind.lines[0])}"
            lines.append(((f"  {at}", "dim"), (f"  {field}{kind.example}", "")))
    if len(kinds) > _SHOWN:
        lines.append("  and others; --json lists them")
    return lines


def _listed(
    report: ImportReport, title: str, notes: Sequence[Reject | Warned], number: int, several: bool
) -> list[Line]:
    if not notes:
        return []
    lines: list[Line] = [f"{title}: {number:,}"]
    for note in notes[:_SHOWN]:
        where = f"  {f'{note.file}, ' if several else ''}line {report.at_line(note.file, note.line)}"
        lines.append(((where, "dim"), (f"  {note.field}: " if note.field else "  ", ""), (note.reason, "")))
    if number > _SHOWN:
        lines.append(f"  and {number - _SHOWN:,} more; --json lists {'them all' if number == len(notes) else 'more'}")
    return lines
