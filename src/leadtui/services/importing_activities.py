"""Lists of what was done with leads, and of what leads did by themselves, come in as one operation.

Always holds: every activity lands on a lead that is there; a row whose lead is not known is rejected with the reason.
An activity is known again by its own number or by all that is said of it, so the same list twice adds nothing. No
status and no follow-up changes: it is history.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from leadtui.formats.table import Row, Table
from leadtui.model import Activity
from leadtui.rules.header_words import header_key
from leadtui.rules.list_kind import kind_of
from leadtui.rules.mapping_activities import LEAD_FIELDS, activity_field, known_activity_field, map_activities
from leadtui.rules.text import clean
from leadtui.services.desk import Desk
from leadtui.services.importing_activities_rows import ActivityReader, Told
from leadtui.services.importing_activities_whose import Whose, find_leads
from leadtui.services.importing_doubts import doubts_of, open_question
from leadtui.services.importing_plans import Source, open_tables
from leadtui.services.importing_report import (
    ImportOptions,
    ImportReport,
    Reject,
    StrictImportError,
    Warned,
)
from leadtui.services.list_memory import ListMemory, answers_of, keep, recall, region_of
from leadtui.store.journal import Op
from leadtui.store.sqlite.driver import connect_reader, storage_errors
from leadtui.words.errors import InputError
from leadtui.words.importing import REJECTED_BECAUSE, Progress

BATCH = 1000
"""Rows that are looked up and written together."""

Seen = Callable[[Row, Whose, Told, bool], None]
"""Is told of each row that lands: on whom, the first of what happened, and whether that is new."""


def import_activities(
    desk: Desk, files: Sequence[Source], options: ImportOptions, *, told: Callable[[Progress], None] | None = None,
    seen: Seen | None = None,
) -> ImportReport:  # fmt: skip
    """Brings activities in (`options.as_` "activities") or events ("events"), all files in one operation.

    `told` hears how many rows have been read; what it raises leaves the base as it was. Raises InputError for what is
    no such list, and StrictImportError, which holds the report, when `strict` and a row was rejected.
    """
    tables = open_tables(files, options)
    memories = _remembered(desk, tables)
    plans = _plans(tables, options, memories)
    report = ImportReport(headers={table.name: tuple(table.header) for table in tables}, as_=options.as_)
    for plan in plans:
        report.mapping |= {name: key or report.mapping.get(name) for name, key in plan.items()}
    what = "event" if options.as_ == "events" else "activity"
    with desk.store.operation("import", "", desk.user.id, origin="import") as op:
        for table, plan, memory in zip(tables, plans, memories, strict=True):
            _bring_in(desk, op, table, plan, options, memory, report, told, seen)
        op.summary = f"Imported {_called(files)}: {_counted(report, what)}"
        if options.dry_run or (options.strict and report.rejected):
            op.rows = 0  # without rows the operation is rolled back
    report.operation = op.number
    report.warned = len(report.warnings)
    if options.strict and report.rejected:
        raise StrictImportError(report)
    if not options.dry_run:
        answers = answers_of(options.answers, options.region)
        for table, memory in zip(tables, memories, strict=True):
            said = {name: key for name, key in options.mapping.items() if name in table.header}
            keep(desk.store.path, table.header, ListMemory(said, answers), desk.clock.now(), memory)
    return report


def _remembered(desk: Desk, tables: Sequence[Table]) -> list[ListMemory]:
    with storage_errors(desk.store.path):
        base = connect_reader(desk.store.path)
        try:
            return [recall(base, table.header) for table in tables]
        finally:
            base.close()


def _plans(
    tables: Sequence[Table], options: ImportOptions, memories: Sequence[ListMemory]
) -> list[dict[str, str | None]]:
    plans = [map_activities(t.header, [row.cells for row in t.sample()]) for t in tables]
    for plan, memory in zip(plans, memories, strict=True):
        for name, text in memory.mapping.items():
            key = known_activity_field(text)
            if key is not None:
                plan |= {other: None for other, given in plan.items() if key and given == key}
                plan[name] = key or None
    for said, text in options.mapping.items():
        key = activity_field(text)
        named = [(plan, name) for plan in plans for name in plan if _same_name(said, name)]
        if not named:
            raise InputError(f"There is no column {said[:60]!r}.", f"The columns are: {', '.join(plans[0])[:600]}.")
        for plan, name in named:
            plan |= {other: None for other, given in plan.items() if key and given == key}
            plan[name] = key or None
    for table, plan in zip(tables, plans, strict=True):
        plan.update(dict.fromkeys((name for name in plan if name in REJECTED_BECAUSE.values()), None))
        _refuse(table, set(plan.values()), options)
    return plans


def _refuse(table: Table, given: set[str | None], options: ImportOptions) -> None:
    shown = ", ".join(name[:30] for name in table.header[:8])
    surest = {"lead", "external_id", "email", "phone", *(("from",) if options.as_ == "activities" else ())}
    if not given & surest and not (given & _NAMES and "company" in given):
        raise InputError(
            f"No column of {table.name} says whose {options.as_} these are. Its columns: {shown}.",
            "It takes an email, a phone, an external id, or a name and a company: --map 'Column=email'.",
        )
    wide = any(key and key.startswith("event.") for key in given)
    if "at" not in given and not (wide and options.as_ == "events"):
        raise InputError(f"No column of {table.name} says when. Its columns: {shown}.", "Map one: --map 'Column=at'.")
    if options.as_ == "events" and not (wide or "event" in given or "kind" in given):
        raise InputError(
            f"No column of {table.name} says what happened. Its columns: {shown}.", "Map one: --map 'Column=event'."
        )


_NAMES = {"full_name", "last_name", "first_name"}


def _bring_in(
    desk: Desk, op: Op, table: Table, plan: dict[str, str | None], options: ImportOptions, memory: ListMemory,
    report: ImportReport, told: Callable[[Progress], None] | None, seen: Seen | None,
) -> None:  # fmt: skip
    region = region_of(options.region, memory) or desk.region
    places = {key: at for at, name in enumerate(table.header) if (key := plan[name])}
    dates = [at for key, at in places.items() if key == "at" or key.startswith("event.")]
    doubts = doubts_of(table, dates, (), desk.region, options.answers, memory.answers)
    report.doubts += filter(None, map(open_question, doubts.questions))
    reader = ActivityReader(desk, table.header, places, doubts.orders, kind_of(table.header), options.as_ == "events")
    rows = table.rows()
    while batch := list(islice(rows, BATCH)):
        _batch(op, table.name, reader, batch, options, report, region, seen)
        if told:
            told(Progress("reading", report.read))


def _batch(
    op: Op, file: str, reader: ActivityReader, rows: Sequence[Row], options: ImportOptions, report: ImportReport,
    region: str, seen: Seen | None,
) -> None:  # fmt: skip
    report.read += len(rows)
    read: list[tuple[Row, list[Told]]] = []
    for row in rows:
        told, problem = ([], row.problem) if row.broken else reader.read(row.cells)
        if problem:
            _reject(report, file, row, problem)
        else:
            read.append((row, told))
    whose = _found(op, reader, read, region)
    ready: list[tuple[Row, list[Told], Whose]] = []
    for (row, told), found in zip(read, whose, strict=True):
        if found.problem:
            _reject(report, file, row, found.problem)
        else:
            ready.append((row, [one.of(found.lead_id) for one in told], found))
    known = set() if options.on_duplicate == "create" else _known(op, ready)
    new: list[dict[str, object]] = []
    for row, several, found in ready:
        fresh = [one for one in several if one.external_id not in known]
        known.update(one.external_id for one in fresh if options.on_duplicate != "create")
        new.extend(one.columns(found) for one in fresh)
        if seen and several:
            seen(row, found, (fresh or several)[0], bool(fresh))
        report.created += bool(fresh)
        report.skipped += not fresh
        report.warnings.extend(
            Warned(file, row.line, field, reason) for one in fresh[:1] for field, reason in one.warnings
        )
    op.insert_many(Activity, new)


def _found(op: Op, reader: ActivityReader, read: list[tuple[Row, list[Told]]], region: str) -> list[Whose]:
    """The lead of each row; where whom it went to is none, whom it came from, and then it came in."""
    whose = find_leads(op, [reader.whose(row.cells) for row, _ in read], region)
    other = {at: said for at, one in enumerate(whose) if one.problem and (said := reader.otherwise(read[at][0].cells))}
    for at, found in zip(other, find_leads(op, list(other.values()), region) if other else (), strict=True):
        row, _ = read[at]
        if found.problem:
            whose[at] = whose[at] if reader.whose(row.cells) else found
        else:
            whose[at], read[at] = found, (row, reader.read(row.cells, incoming=True)[0])
    return whose


def _known(op: Op, ready: Sequence[tuple[Row, list[Told], Whose]]) -> set[str]:
    ids = sorted({one.external_id for _, several, _ in ready for one in several})
    return {row["external_id"] for row in op.among(Activity, "external_id", ids)}


def _reject(report: ImportReport, file: str, row: Row, reason: str) -> None:
    report.rejected += 1
    report.rejects.append(Reject(file, row.line, None, reason, tuple(row.cells)))


def _counted(report: ImportReport, what: str) -> str:
    plural = "activities" if what == "activity" else "events"
    parts = [f"{report.created:,} {what if report.created == 1 else plural}"]
    parts += [
        f"{number:,} {word}" for number, word in ((report.skipped, "skipped"), (report.rejected, "rejected")) if number
    ]
    return ", ".join(parts)


def _called(files: Sequence[Source]) -> str:
    return Path(files[0][0]).name if len(files) == 1 else f"{len(files)} files"


def _same_name(said: str, name: str) -> bool:
    return clean(said) == name or (bool(header_key(said)) and header_key(said) == header_key(name))


__all__ = ["LEAD_FIELDS", "import_activities"]
