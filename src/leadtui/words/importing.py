"""An import as it is looked at and told of: files, columns, questions, rows with their verdicts, progress.

Plain records, so that screens and verbs show an import without loading what does it.
"""

from __future__ import annotations

from enum import StrEnum

from leadtui.words.records import record

SAYS_WHICH = "says which email or phone it is"
"""Where a column goes that says whether another one holds an email or phone of work, of home, or another."""

DECIDES = "says which rows were {}"
"""Where a column goes by which its program says what became of its rows: "deleted" or "converted"."""

INSTEAD = "in rows without the first address"
"""When a column of a second address is taken."""

REJECTED_BECAUSE = {
    "leads": "Rejected because", "activities": "Activity rejected because", "events": "Event rejected because"
}  # fmt: skip
"""The last column of a file of rejects, by what its rows are; no field goes by that name, so a mended file imports as
what it came from."""


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATES = "updates"
    SAME = "same"
    SKIPPED = "skipped"
    REJECTED = "rejected"


@record
class PreviewRow:
    """A row before it is brought in.

    `line`: the physical line (or sheet row, or record) where it begins. `name`: who it is, as a lead is named. `lead`:
    the lead it is or updates, None for another row of the list. `same_line`: the row of the list it is the same as, 0
    for none. `fields`: labels of what it would change. `because`: why it is the same, skipped or rejected. `cells`: as
    they stand in the file. `possible`: leads that may be the same, each with a score from 0 to 100 and reasons.
    `stored`: beside each cell what is kept of it where that reads otherwise, else "". `changes`: of a lead that is
    there (label, what stands there, what comes). `warnings`: (field, what is not understood in it). `whom`: the lead's
    name.
    """

    file: str
    line: int
    name: str
    verdict: Verdict
    lead: int | None = None
    same_line: int = 0
    fields: tuple[str, ...] = ()
    because: str = ""
    cells: tuple[str, ...] = ()
    possible: tuple[tuple[int, int, tuple[str, ...]], ...] = ()
    stored: tuple[str, ...] = ()
    changes: tuple[tuple[str, str, str], ...] = ()
    warnings: tuple[tuple[str | None, str], ...] = ()
    whom: str = ""


@record
class LookedColumn:
    """A column of a list: its field (None: left out), how that was found ("name", "content", "asked", "remembered",
    "custom", "instead" or ""), and some of its values, none of them blank. `says_which`: it is no field of its own, it
    says which email or phone another column holds. `mark`: what it says of rows, "deleted" or "converted", or "".
    """

    name: str
    field: str | None = None
    found_by: str = ""
    samples: tuple[str, ...] = ()
    says_which: bool = False
    mark: str = ""


@record
class Question:
    """What a list leaves open, to be answered once for its kind of list.

    `key`: "dates" or "numbers". `columns`: which ones. `example`: a value that can be read in several ways. `choices`:
    (answer, how the example reads then), the likeliest first. `answer`: what holds as long as nobody says otherwise.
    `settled`: it was answered already, now or for an earlier list of the kind.
    """

    key: str
    columns: tuple[str, ...]
    example: str
    choices: tuple[tuple[str, str], ...]
    answer: str = ""
    settled: bool = False


@record
class LookedFile:
    """A file as it was understood.

    `format`: csv, xlsx, vcard, json, jsonl. `program`: who wrote it, by its columns ("generic" when unknown).
    `encoding`, `delimiter`, `sheet`: "" where the format has none; `sheets` are those there are to choose from.
    `header_line`: where the names of the columns stand, 0 for none. `region`: the country whose phone numbers it holds,
    as its two letters, "" where that is the rep's. `rows_are`: what its columns say a row is, "leads", "activities" or
    "events"; `rows_sure`: for certain.
    """

    name: str
    format: str
    program: str
    columns: tuple[LookedColumn, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    header_line: int = 1
    questions: tuple[Question, ...] = ()
    region: str = ""
    rows_are: str = "leads"
    rows_sure: bool = True


@record
class Looked:
    """What a look at the files found: nothing is written. `rows` are the first ones with their verdicts."""

    files: tuple[LookedFile, ...]
    rows: tuple[PreviewRow, ...] = ()
    whole: bool = False
    """Whether the rows are all there are."""


@record
class Progress:
    """How far an import is. `step`: "reading", "adding", "showing", "taking back". `total` 0 while it is not known."""

    step: str
    done: int
    total: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Rows a second since the step began."""
        return self.done / self.seconds if self.seconds > 0 else 0.0
