"""A look at a list of activities or events: how its columns are understood, and what becomes of its first rows.

They are brought in as a dry run, by what brings in the whole list, so their verdicts are those they get.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import StringIO
from itertools import islice

from leadtui.formats.csvfile import write_csv
from leadtui.formats.table import Row, Table
from leadtui.rules.list_kind import kind_of
from leadtui.rules.mapping_activities import activity_field, map_activities
from leadtui.services.desk import Desk
from leadtui.services.importing_activities import import_activities
from leadtui.services.importing_activities_rows import Told
from leadtui.services.importing_activities_whose import Whose
from leadtui.services.importing_plans import Source, open_tables
from leadtui.services.importing_report import ImportOptions, ImportReport
from leadtui.words.importing import Looked, LookedColumn, LookedFile, PreviewRow, Verdict

SAMPLES = 5
LOOKED_THROUGH = 200

Landed = tuple[Whose, Told, bool]


def look_at_activities(desk: Desk, source: Source, options: ImportOptions, rows: int) -> Looked:
    """How the file would be read and the verdicts on its first rows; nothing is written.

    Raises InputError for what is no list, and for columns that do not say whose activities these are, when, or what.
    """
    table = open_tables([source], options)[0]
    sample = table.sample(LOOKED_THROUGH)
    fields = map_activities(table.header, [row.cells for row in sample])
    for name, text in options.mapping.items():
        key = activity_field(text)
        fields |= {other: None for other, given in fields.items() if key and given == key}
        fields[name] = key or None
    columns = tuple(
        LookedColumn(
            name,
            fields[name],
            "name" if fields[name] else "",
            tuple(islice((row.cells[at] for row in sample if row.cells[at].strip()), SAMPLES)),
        )
        for at, name in enumerate(table.header)
    )
    found = LookedFile(
        table.name, table.format, kind_of(table.header), columns, table.encoding, table.delimiter, table.sheet,
        table.sheets, table.header_line, region=options.region, rows_are=options.as_,
    )  # fmt: skip
    return Looked((found,), tuple(_verdicts(desk, table, sample[:rows], fields, options)), len(sample) <= rows)


def _verdicts(
    desk: Desk, table: Table, rows: Sequence[Row], fields: Mapping[str, str | None], options: ImportOptions
) -> list[PreviewRow]:
    """Each row stands in a line of its own, its number after the header's."""
    landed: dict[int, Landed] = {}

    def seen(row: Row, whose: Whose, told: Told, new: bool) -> None:
        landed[row.line] = whose, told, new

    text = StringIO()
    write_csv([[" ".join(cell.split()) for cell in row.cells] for row in rows], table.header, text)
    alone = replace(options, dry_run=True, strict=False, encoding="utf-8", delimiter=",", sheet="", header_line=1)
    report = import_activities(desk, [("rows.csv", text.getvalue().encode())], alone, seen=seen)
    return [_verdict(table, row, line, fields, landed.get(line), report) for line, row in enumerate(rows, 2)]


def _verdict(
    table: Table, row: Row, line: int, fields: Mapping[str, str | None], landed: Landed | None, report: ImportReport
) -> PreviewRow:
    cells, whose = tuple(row.cells), _whose(row, table, fields)
    if landed is not None and "from" in fields.values():
        whose = landed[0].name
    if landed is None:
        because = next((one.reason for one in report.rejects if one.line == line), "")
        return PreviewRow(table.name, row.line, whose, Verdict.REJECTED, because=because, cells=cells)
    lead, told, new = landed
    return PreviewRow(
        table.name, row.line, whose or lead.name, Verdict.NEW if new else Verdict.SAME, lead.lead_id,
        fields=(str(told.values.get("event") or told.values["kind"]),), whom=lead.name,
        because="" if new else "it is in the history already", cells=cells,
        warnings=tuple((one.field, one.reason) for one in report.warnings if one.line == line),
    )  # fmt: skip


def _whose(row: Row, table: Table, fields: Mapping[str, str | None]) -> str:
    """Whose it is, as the row says it."""
    said = {fields[name]: cell for name, cell in zip(table.header, row.cells, strict=False) if fields[name]}
    name = " ".join(filter(None, (said.get("first_name"), said.get("last_name")))) or said.get("full_name", "")
    return name or next(
        (said[key] for key in ("email", "phone", "company", "external_id", "lead") if said.get(key)), ""
    )
