"""The columns of a list that cannot be brought in as it stands, so that a person can say what they are."""

from __future__ import annotations

from itertools import islice

from leadtui.services.importing_plans import Source, open_tables
from leadtui.services.importing_report import ImportOptions
from leadtui.words.importing import LookedColumn, LookedFile, PreviewRow, Verdict

SAMPLES = 5
ROWS = 5


def columns_of(source: Source, options: ImportOptions) -> tuple[LookedFile, tuple[PreviewRow, ...]]:
    """How a file is cut into columns, each with the field that the options give it, and its first rows.

    Raises InputError for what is no list at all.
    """
    table = open_tables([source], options)[0]
    sample = table.sample()
    columns = tuple(
        LookedColumn(
            name,
            options.mapping.get(name) or None,
            "asked" if name in options.mapping else "",
            tuple(islice((row.cells[at] for row in sample if row.cells[at].strip()), SAMPLES)),
        )
        for at, name in enumerate(table.header)
    )
    file = LookedFile(
        table.name, table.format, "", columns, table.encoding, table.delimiter, table.sheet, table.sheets,
        table.header_line,
    )  # fmt: skip
    rows = (PreviewRow(table.name, row.line, "", Verdict.REJECTED, cells=tuple(row.cells)) for row in sample[:ROWS])
    return file, tuple(rows)
