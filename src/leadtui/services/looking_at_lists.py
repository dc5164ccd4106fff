"""A look at lists before they are brought in: how they were understood, and what would become of the first rows.

Nothing is written and nothing is locked, so a look may be taken at any time, as often as an option changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from leadtui.services.importing import Source, read_plans
from leadtui.services.importing_cells import RowReader
from leadtui.services.importing_columns import Plan
from leadtui.services.importing_place import PlaceOfReader
from leadtui.services.importing_report import ImportOptions
from leadtui.services.reading import Reader
from leadtui.words.importing import Looked, LookedColumn, LookedFile, PreviewRow, Verdict

LOOKED_AT = 20
"""Rows whose verdict is shown."""
SAMPLES = 5


def look(path: Path, who: Reader, files: Sequence[Source], options: ImportOptions, rows: int = LOOKED_AT) -> Looked:
    """How these files would be read into the base at `path`, and the verdicts on their first rows.

    Quick, however long the files are. Raises InputError for what is no list and for options that name what there is
    not.
    """
    place = PlaceOfReader(who)
    plans = read_plans(place, files, options)  # type: ignore[arg-type]
    found = [row for plan in plans for row in islice(_rows(place, plan, options), rows + 1)]
    return Looked(tuple(map(looked_file, plans)), tuple(found[:rows]), len(found) <= rows)


def looked_file(plan: Plan) -> LookedFile:
    """A file as it was understood."""
    table = plan.table
    rows = table.sample()
    columns = tuple(
        LookedColumn(
            name,
            plan.given.get(name),
            "name" if plan.given.get(name) else "",
            tuple(islice((row.cells[at] for row in rows if row.cells[at].strip()), SAMPLES)),
        )
        for at, name in enumerate(table.header)
    )
    return LookedFile(
        table.name, getattr(table, "format", "csv"), plan.kind, columns, str(getattr(table.encoding, "name", "")),
        table.delimiter, header_line=table.header_line,
    )  # fmt: skip


def _rows(place: PlaceOfReader, plan: Plan, options: ImportOptions) -> Iterator[PreviewRow]:
    reader = RowReader(place, plan, options)  # type: ignore[arg-type]
    for row in plan.table.rows():
        lead = reader.read(row)
        c = lead.columns
        name = " ".join(filter(None, (c.get("first_name"), c.get("last_name")))) or c.get("company") or ""
        yield PreviewRow(
            plan.table.name, row.line, name, Verdict.NEW if lead.recognisable else Verdict.REJECTED,
            cells=tuple(row.cells),
        )  # fmt: skip
