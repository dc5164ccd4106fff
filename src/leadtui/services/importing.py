"""Lists from other programs come in: every file of a call in one operation, taken back as one.

Files are read row by row and written in batches, so memory does not grow with them. A row that is a lead already is
skipped, fills what is empty, or replaces, as asked. A dry run does the same and rolls back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from leadtui.formats.csvfile import Row
from leadtui.services.desk import Desk
from leadtui.services.importing_cells import RowReader
from leadtui.services.importing_columns import Plan, custom_kinds
from leadtui.services.importing_incoming import Incoming
from leadtui.services.importing_plans import plans_of, remember
from leadtui.services.importing_report import (
    ImportOptions,
    ImportReport,
    Reject,
    StrictImportError,
    Warned,
    read_map_options,
)
from leadtui.services.importing_same import Recogniser
from leadtui.services.importing_writing import Writer
from leadtui.store.journal import Op
from leadtui.store.sqlite.driver import connect_reader
from leadtui.words.errors import InputError
from leadtui.words.fields import RECOGNISING, label_of
from leadtui.words.importing import Progress
from leadtui.words.records import replace
from leadtui.words.workspace import word_key

BATCH = 1000
"""Rows that are compared and written together."""

_NOTHING = f"nothing in it recognises a lead: no {', '.join(label_of(key).lower() for key in RECOGNISING)}"

Source = tuple[str, bytes | Path]
"""A file: what it is called, and its bytes or where it stands."""


def import_files(
    desk: Desk,
    files: Sequence[Source],
    options: ImportOptions | None = None,
    *,
    told: Callable[[Progress], None] | None = None,
) -> ImportReport:
    """Brings the leads of these files in, as one operation; the desk knows custom fields that were made afterwards.

    `told` hears how far it is, on this thread; what it raises stops the import and leaves the base as it was, as long as
    the step is not "showing": then it is too late, and the rest is left to the next start.
    Raises InputError for a file that is no list of leads and for options that name what there is not; then nothing is
    written. Raises StrictImportError, which holds the report, when `strict` and a row was rejected.
    """
    options = options or ImportOptions()
    if options.on_duplicate not in ("skip", "update", "overwrite", "create"):
        raise InputError(
            f"There is no way {options.on_duplicate!r} to treat duplicates.", "skip, update, overwrite, create."
        )
    plans = read_plans(desk, files, options)
    report = ImportReport(headers={p.table.name: tuple(p.table.header) for p in plans})
    for known in plans:
        for column, key in known.given.items():
            report.mapping[column] = report.mapping.get(column) or key
    owner = _owner(desk, options)
    with desk.store.operation("import", "", desk.user.id, origin="import") as op:
        writer = Writer(op, desk, owner)
        writer.kinds = custom_kinds(plans)
        load = _Load(desk, op, options, report, writer)
        for known in plans:
            load.file(known)
        op.summary = f"Imported {_called([name for name, _ in files])}: {report.summary}"
        if options.dry_run or (options.strict and report.rejected):
            # Without rows the operation is rolled back.
            op.rows = 0
    report.operation = op.number
    if not options.dry_run:
        remember(desk.store.path, plans, options, desk.clock.now())
    report.warnings.sort(key=lambda warned: (list(report.headers).index(warned.file), warned.line))
    if options.strict and report.rejected:
        raise StrictImportError(report)
    if writer.made_fields and op.number:
        fields = (*desk.workspace.custom_fields, *writer.made_fields)
        desk.workspace = replace(desk.workspace, custom_fields=fields)
    return report


def read_plans(desk: Desk, files: Sequence[Source], options: ImportOptions) -> list[Plan]:
    """Looks at the files and says where their columns would go; raises InputError. Nothing is written."""
    base = connect_reader(desk.store.path) if hasattr(desk, "store") else None
    try:
        return plans_of(desk, files, options, base)
    finally:
        if base is not None:
            base.close()


class _Load:
    """One import on its way."""

    def __init__(self, desk: Desk, op: Op, options: ImportOptions, report: ImportReport, writer: Writer) -> None:
        self.desk = desk
        self.options = options
        self.report = report
        self.writer = writer
        self.same = None if options.on_duplicate == "create" else Recogniser(op)

    def file(self, known: Plan) -> None:
        reader = RowReader(self.desk, known, self.options)
        rows = known.table.rows()
        while batch := list(islice(rows, BATCH)):
            self._batch(known.table.name, list(self._read(known.table.name, reader, batch)))

    def _read(self, file: str, reader: RowReader, rows: Iterable[Row]) -> Iterator[Incoming]:
        for row in rows:
            self.report.read += 1
            if row.broken:
                self._reject(file, row, row.problem)
                continue
            lead = reader.read(row)
            self.report.removed_characters += lead.removed
            if lead.recognisable:
                yield lead
            else:
                self._reject(file, row, _NOTHING)

    def _reject(self, file: str, row: Row, reason: str) -> None:
        self.report.rejected += 1
        self.report.rejects.append(Reject(file, row.line, None, reason, tuple(row.cells)))

    def _batch(self, file: str, rows: list[Incoming]) -> None:
        """New rows first, then what the others give to leads that are there, some of them new ones of this batch."""
        new: list[Incoming] = []
        known: list[tuple[int, Incoming]] = []
        if self.same:
            self.same.prepare(rows)
        for row in rows:
            found = self.same.find(row) if self.same else None
            if found is None:
                self.writer.number(row)
                new.append(row)
                self._warn(file, row)
            else:
                known.append((found, row))
                row.lead_id = found
            if self.same and (found is None or self.options.on_duplicate != "skip"):
                self.same.added(row)
        self.writer.create(new)
        self.report.created += len(new)
        if self.options.on_duplicate == "skip":
            self.report.skipped += len(known)
        else:
            self._fill(file, known)

    def _fill(self, file: str, known: list[tuple[int, Incoming]]) -> None:
        self.writer.look_up(lead_id for lead_id, _ in known)
        for lead_id, row in known:
            if self.writer.converted(lead_id):
                reason = f"it is L{lead_id}, which was converted and is read-only; skipped"
                self.report.warnings.append(Warned(file, row.line, None, reason))
                self.report.skipped += 1
            elif self.writer.fill(lead_id, row, overwrite=self.options.on_duplicate == "overwrite"):
                self._warn(file, row)
                self.report.updated += 1
            else:
                self.report.skipped += 1

    def _warn(self, file: str, row: Incoming) -> None:
        self.report.warnings.extend(Warned(file, row.line, field, reason) for field, reason in row.warnings)


def _owner(desk: Desk, options: ImportOptions) -> int | None:
    if word_key(options.owner) in ("none", "nobody"):
        return None
    return desk.user_named(options.owner).id if options.owner else desk.user.id


def _called(names: Sequence[str]) -> str:
    return Path(names[0]).name if len(names) == 1 else f"{len(names)} files"


__all__ = ["ImportOptions", "ImportReport", "StrictImportError", "import_files", "read_map_options", "read_plans"]
