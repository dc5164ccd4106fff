"""A look at a list of activities or events: how its columns are understood, and what becomes of its first rows.

Each row is brought in as a dry run of its own, by what brings in the whole list, so its verdict is the one it gets.
"""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from itertools import islice

from leadtui.formats.csvfile import write_csv
from leadtui.formats.table import Row, Table
from leadtui.rules.list_kind import kind_of
from leadtui.rules.mapping_activities import activity_field, map_activities
from leadtui.services.desk import Desk
from leadtui.services.importing_activities import import_activities
from leadtui.services.importing_plans import Source, open_tables
from leadtui.services.importing_report import ImportOptions
from leadtui.words.importing import Looked, LookedColumn, LookedFile, PreviewRow, Verdict

SAMPLES = 5
LOOKED_THROUGH = 200


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
        table.sheets, table.header_line,
    )  # fmt: skip
    first = sample[:rows]
    seen = tuple(_verdict(desk, table, row, fields, options) for row in first)
    return Looked((found,), seen, len(sample) <= rows)


def _verdict(
    desk: Desk, table: Table, row: Row, fields: dict[str, str | None], options: ImportOptions
) -> PreviewRow:  # fmt: skip
    text = StringIO()
    write_csv([[" ".join(cell.split()) for cell in row.cells]], table.header, text)
    alone = replace(options, dry_run=True, encoding="utf-8", delimiter=",", sheet="", header_line=1)
    report = import_activities(desk, [("row.csv", text.getvalue().encode())], alone)
    reason = report.rejects[0].reason if report.rejects else ""
    verdict = Verdict.REJECTED if report.rejected else Verdict.NEW if report.created else Verdict.SAME
    because = reason or ("it is in the history already" if verdict is Verdict.SAME else "")
    return PreviewRow(
        table.name, row.line, _whose(row, table, fields), verdict, because=because, cells=tuple(row.cells)
    )


def _whose(row: Row, table: Table, fields: dict[str, str | None]) -> str:
    """Whose it is, as the row says it."""
    said = {fields[name]: cell for name, cell in zip(table.header, row.cells, strict=False) if fields[name]}
    name = " ".join(filter(None, (said.get("first_name"), said.get("last_name")))) or said.get("full_name", "")
    return name or next(
        (said[key] for key in ("email", "phone", "company", "external_id", "lead") if said.get(key)), ""
    )
