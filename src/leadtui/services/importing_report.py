"""What is asked of an import, and what it says it did.

Always holds: created + updated + skipped + rejected = read; a line is the physical line where the record begins.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, TYPE_CHECKING, Literal, NamedTuple

from leadtui.words.errors import InputError, NothingToDo
from leadtui.words.importing import REJECTED_BECAUSE

if TYPE_CHECKING:
    from leadtui.store.stage import Staged
    from leadtui.words.importing import PreviewRow

OnSame = Literal["skip", "update", "overwrite", "create"]
As = Literal["leads", "activities", "events"]

POLICIES: tuple[OnSame, ...] = ("skip", "update", "overwrite", "create")
"""What a lead that is there already may mean."""

MOST = 10_000
"""Rejects and warnings that are held one by one; of more the first, and the number of all."""

REASON_COLUMN = REJECTED_BECAUSE["leads"]


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import.

    mapping: column → field key, `email.2`, `custom.NAME`, a criterion, `outcome`, or "" to leave the column out; it
    goes before what the names of the columns say. on_duplicate: what a lead that is there already means.
    custom_fields_all: columns without a field become custom fields. source, campaign, owner: for rows that name none
    ("" for none; an owner "none" for the pool). sla: whether an answer is owed to the new leads; None goes by their
    source. as_: what a row is. dry_run: nothing is written. strict: one reject and nothing is written.

    How the file is read, where that is not to be told by its content: delimiter, encoding, sheet ("" each) and
    header_line (0). region: the country of phone numbers whose row names none ("" for the one remembered for lists with
    these columns, else the rep's). answers: what a `Question` of the list is answered with, by its key.
    chosen: "FILE:LINE" → what the lead that is there already means for this one row.
    """

    mapping: dict[str, str] = field(default_factory=dict)
    on_duplicate: OnSame = "skip"
    custom_fields_all: bool = False
    source: str = ""
    owner: str = ""
    dry_run: bool = False
    strict: bool = False
    campaign: str = ""
    sla: bool | None = None
    as_: As = "leads"
    delimiter: str = ""
    encoding: str = ""
    sheet: str = ""
    header_line: int = 0
    region: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, OnSame] = field(default_factory=dict)


class Reject(NamedTuple):
    """A row that was not taken: where, which field (None: the whole row) and why; its cells as they stood."""

    file: str
    line: int
    field: str | None
    reason: str
    cells: tuple[str, ...] = ()


class Warned(NamedTuple):
    """Something in a row that was not understood; the row was taken all the same."""

    file: str
    line: int
    field: str | None
    reason: str


@dataclass(slots=True)
class ImportReport:
    """What an import did. `operation` is None when nothing was written; `headers` are the columns of each file.

    `rejects` and `warnings` are the first of them, `rejected` and `warned` how many there are. `doubts`: dates and
    numbers that were read one way and may mean another, a sentence each. `says_which`: columns without a field that
    say which email or phone another one holds. `marks`: column → "deleted" or "converted", for those without a field
    that say so of rows. `instead`: those of another address, taken where a row lacks the first.
    `rows`: what becomes of the first ones, where asked. `people`: who rows are that something is said of, by file and
    line, where a record stands on many lines. `as_`: what a row is.
    """

    read: int = 0
    created: int = 0
    updated: int = 0
    skipped: int = 0
    rejected: int = 0
    operation: int | None = None
    mapping: dict[str, str | None] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    removed_characters: int = 0
    headers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    warned: int = 0
    doubts: list[str] = field(default_factory=list)
    says_which: frozenset[str] = frozenset()
    instead: frozenset[str] = frozenset()
    marks: dict[str, str] = field(default_factory=dict)
    rows: tuple[PreviewRow, ...] = ()
    people: dict[tuple[str, int], str] = field(default_factory=dict)
    as_: As = "leads"
    _spare: IO[str] | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, staged: Staged) -> ImportReport:
        """What can be said once the rows are put ready; those that wait for their leads are told of with `warn`."""
        counts = staged.said["counts"]
        report = cls(
            read=counts["read"], created=counts["new"], skipped=counts["same"], rejected=counts["rejected"],
            removed_characters=counts["removed"], warned=counts["warned"], mapping=staged.said["mapping"],
            headers={name: tuple(header) for name, header in staged.said["headers"].items()},
        )  # fmt: skip
        report.rejects = [Reject(*row) for row in islice(staged.rejects(), MOST)]
        report.warnings = [Warned(*row) for row in staged.warnings(MOST)]
        report.instead = frozenset(staged.said.get("instead", ()))
        report.people = staged.people(MOST)
        report.says_which = frozenset(staged.said.get("says_which", ()))
        report.marks = dict(staged.said.get("marks", {}))
        report.doubts = list(staged.said.get("open", ()))
        if report.rejected > MOST:
            # A file without a name, which is gone with the program: the stage file is thrown away before.
            report._spare = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
            report._spare.writelines(f"{json.dumps(row)}\n" for row in staged.rejects())
        return report

    def warn(self, notes: Sequence[Warned]) -> None:
        """Tells of something that was not understood in a row that was given to its lead."""
        self.warned += len(notes)
        self.warnings.extend(notes[: max(MOST - len(self.warnings), 0)])

    @property
    def counted(self) -> list[int]:
        """How many are new, updated and skipped so far."""
        return [self.created, self.updated, self.skipped]

    @counted.setter
    def counted(self, numbers: Sequence[int]) -> None:
        self.created, self.updated, self.skipped = numbers

    def left_out(self, leads: int) -> None:
        """Tells of leads that others made meanwhile."""
        self.created -= leads
        self.skipped += leads

    def settle(self) -> None:
        """Puts the warnings in the order of the list."""
        places = {file: at for at, file in enumerate(self.headers)}
        self.warnings.sort(key=lambda warned: (places[warned.file], warned.line))

    def all_rejects(self) -> Iterator[Reject]:
        """Every row that was not taken."""
        if self._spare is None:
            yield from self.rejects
            return
        self._spare.seek(0)
        for line in self._spare:
            file, number, about, reason, cells = json.loads(line)
            yield Reject(file, number, about, reason, tuple(cells))

    def at_line(self, file: str, line: int) -> str:
        """A line as people find it: its number, and who stands there where a record has many lines."""
        return " ".join(filter(None, (str(line), self.people.get((file, line), ""))))

    @property
    def none_in(self) -> bool:
        """Whether rows were rejected and no other one came in."""
        return self.rejected > 0 and not self.created and not self.updated

    @property
    def summary(self) -> str:
        """The result in a few words."""
        counted = (
            (self.created, "new"),
            (self.updated, "updated"),
            (self.skipped, "skipped"),
            (self.rejected, "rejected"),
        )
        return ", ".join(f"{number:,} {what}" for number, what in counted if number) or "no rows"

    def rejects_table(self) -> tuple[list[str], Iterator[list[str]]]:
        """Header and rows of a file of rejects: the columns of the files they stood in, and the reason at the end."""
        files = dict.fromkeys(reject.file for reject in self.all_rejects())
        reasons = REJECTED_BECAUSE.values()
        columns = list(dict.fromkeys(c for name in files for c in self.headers[name] if c not in reasons))
        return [*columns, REJECTED_BECAUSE[self.as_]], (self._as_row(columns, reject) for reject in self.all_rejects())

    def _as_row(self, columns: Sequence[str], reject: Reject) -> list[str]:
        cells = dict(zip(self.headers[reject.file], reject.cells, strict=False))
        return [*(cells.get(column, "") for column in columns), reject.reason]


class StrictImportError(NothingToDo):
    """A strict import met a reject and wrote nothing; `report` says what it met. Exit status 1."""

    def __init__(self, report: ImportReport) -> None:
        first = report.rejects[0]
        number = f"{report.rejected:,} rows were" if report.rejected > 1 else "One row was"
        super().__init__(
            f"{number} rejected and nothing was written: line {first.line} of {first.file}: {first.reason}.",
            "Mend the rows, or leave out --strict.",
        )
        self.report = report


def read_map_options(items: Iterable[str]) -> dict[str, str]:
    """Column → field of options written `Column=field`, split at the last `=`; an empty field leaves the column out.

    Raises InputError for one without `=` and for a column given twice.
    """
    mapping: dict[str, str] = {}
    for item in items:
        column, sign, key = item.rpartition("=")
        if not sign or not column.strip():
            raise InputError(f"--map {item!r} names no column and field.", "Write it as --map 'Column=field'.")
        if mapping.setdefault(column.strip(), key.strip()) != key.strip():
            raise InputError(f"--map gives the column {column.strip()!r} twice.")
    return mapping


def check_policies(options: ImportOptions) -> None:
    """Raises InputError for a way to treat duplicates that there is not."""
    for policy in (options.on_duplicate, *options.chosen.values()):
        if policy not in POLICIES:
            raise InputError(f"There is no way {policy!r} to treat duplicates.", f"{', '.join(POLICIES)}.")


def names_of_files(names: Sequence[str]) -> list[str]:
    """What each file is called in the report: its name, numbered when two have the same."""
    called: list[str] = []
    for name in names:
        again = sum(other == name or other.startswith(f"{name} (") for other in called)
        called.append(f"{name} ({again + 1})" if again else name)
    return called
