"""A look at lists before they are brought in: how they were understood, and what would become of the first rows.

Nothing is written and nothing is locked, so a look may be taken at any time, as often as an option changes. It reads as
the import does (`staging`), over the first rows only, so it is as quick for a million of them as for a hundred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from leadtui.formats.table import Row, Table
from leadtui.rules.list_rows import rows_are
from leadtui.services.duplicates import possible
from leadtui.services.importing_columns import Plan, custom_kinds
from leadtui.services.importing_incoming import Incoming
from leadtui.services.importing_marks import marking
from leadtui.services.importing_place import PlaceOfReader
from leadtui.services.importing_report import ImportOptions, check_policies, names_of_files
from leadtui.services.importing_same import Found
from leadtui.services.looking_at_values import changes, stored
from leadtui.services.reading import Reader, Reading
from leadtui.services.staging import Staging
from leadtui.services.staging_job import read_plans
from leadtui.services.staging_standing import Change
from leadtui.store.lead_rows import held_leads
from leadtui.store.stage import FIRST, Stage
from leadtui.words.importing import Looked, LookedColumn, LookedFile, PreviewRow, Verdict
from leadtui.words.records import replace as with_

LOOKED_AT = 20
"""Rows whose verdict is shown."""

LOOKED_THROUGH = 1000
"""Rows that say how dates, numbers and columns are to be read."""

SAMPLES = 5


def look(
    path: Path, who: Reader, files: Sequence[tuple[str, bytes | Path]], options: ImportOptions, rows: int = LOOKED_AT
) -> Looked:
    """How these files would be read into the base at `path`, and the verdicts on their first rows.

    Quick, however long the files are. Raises InputError for what is no list and for options that name what there is
    not.
    """
    check_policies(options)
    named = list(zip(names_of_files([name for name, _ in files]), (source for _, source in files), strict=True))
    reading = Reading(path, who)
    try:
        plans = read_plans(reading.connection, who, named, options, seen=_first_rows)
        preview = _Preview(reading, options, plans)
        whole = preview.take(rows)
        return Looked(tuple(map(_looked, plans)), preview.rows(rows), whole)
    finally:
        reading.close()


class _Preview:
    """The verdicts on some rows, and on those before them that they are compared with."""

    def __init__(self, reading: Reading, options: ImportOptions, plans: Sequence[Plan]) -> None:
        self.reading = reading
        self.options = options
        self.plans = plans
        self._found: list[PreviewRow] = []
        self._lines: dict[int, tuple[str, int]] = {}
        self._place = PlaceOfReader(reading.who)
        self._plans = {plan.table.name: plan for plan in plans}

    def take(self, limit: int) -> bool:
        """Looks at the first rows, `limit` of all files together; whether these are all there are."""
        stage = Stage(None, self.reading.connection)
        try:
            kinds = custom_kinds(self.plans)
            staging = Staging(self.reading.connection, stage, self._place, self.options, None, kinds, self._see)
            for plan in self.plans:
                staging.file(plan, lambda _: None, limit + 1 - min(staging.counts.read, limit))
            return staging.counts.read <= limit
        finally:
            stage.close(keep=False)

    def rows(self, limit: int) -> tuple[PreviewRow, ...]:
        """The verdicts in the order of the lists."""
        places = {plan.table.name: at for at, plan in enumerate(self.plans)}
        found = sorted(self._found, key=lambda row: (places[row.file], row.line))[:limit]
        held = held_leads(self.reading.connection, (row.lead for row in found if row.lead))
        return tuple(with_(row, whom=_called(held[row.lead].lead)) if row.lead in held else row for row in found)

    def _see(
        self, file: str, row: Row, lead: Incoming | None, reason: str, same: Found | None, changed: Sequence[Change]
    ) -> None:
        cells = tuple(row.cells)
        if lead is None:
            self._found.append(PreviewRow(file, row.line, "", Verdict.REJECTED, because=reason, cells=cells))
            return
        name, warned = lead.name, tuple(lead.warnings)
        kept = stored(self._plans[file], row, lead, self._place)
        if lead.gone:
            self._found.append(PreviewRow(file, row.line, name, Verdict.SKIPPED, because=reason, cells=cells))
            return
        again = same is not None and same.lead_id != lead.lead_id
        if same is None or again:
            self._lines[lead.lead_id] = file, row.line
        if same is None:
            alike = self._possible(lead)
            new = PreviewRow(
                file, row.line, name, Verdict.NEW, cells=cells, possible=alike, stored=kept, warnings=warned
            )
            self._found.append(new)
            return
        known = same.lead_id if same.lead_id <= FIRST else None
        where, line = self._lines.get(same.lead_id, ("", 0))
        because = same.because + (f" in {where}" if where and where != file else "")
        verdict = Verdict.UPDATES if changed else Verdict.SAME
        fields = tuple(dict.fromkeys(change.label for change in changed))
        self._found.append(
            PreviewRow(
                file, row.line, name, verdict, known, line, fields, because, cells, stored=kept,
                changes=changes(changed, self._place), warnings=warned,
            )
        )  # fmt: skip

    def _possible(self, lead: Incoming) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
        """Leads of the base that may be the same without being it for certain."""
        c = lead.columns
        values = {key: str(c[key]) for key in ("first_name", "last_name", "company", "title", "city") if c.get(key)}
        values |= {row["kind"]: row["normal"] or row["value"] for row in reversed(lead.reach)}
        found = possible(self.reading, values)
        return tuple((one.key[1], one.score, one.reasons) for one in found if one.key[0] == "lead")


def _first_rows(table: Table) -> Table:
    return replace(table, _rows=lambda: islice(table.rows(), LOOKED_THROUGH))


def _looked(plan: Plan) -> LookedFile:
    """A file as it was understood."""
    table = plan.table
    columns = tuple(_columns(plan, table.sample()))
    return LookedFile(
        table.name, table.format, plan.kind, columns, table.encoding, table.delimiter, table.sheet, table.sheets,
        table.header_line, plan.questions, plan.region, *rows_are(table.header, [row.cells for row in table.sample()]),
    )  # fmt: skip


def _columns(plan: Plan, rows: Sequence[Row]) -> Iterator[LookedColumn]:
    marks = marking(plan)
    for at, name in enumerate(plan.table.header):
        samples = tuple(islice((row.cells[at] for row in rows if row.cells[at].strip()), SAMPLES))
        which = name in plan.says_which
        found = plan.found_by.get(name, "")
        yield LookedColumn(name, plan.given.get(name), found, samples, which, marks.get(name, ""))


def _called(lead: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (lead["first_name"], lead["last_name"]))) or lead["company"] or ""
