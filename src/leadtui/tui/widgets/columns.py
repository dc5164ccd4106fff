"""Which columns a list of leads has in so many cells, and how a lead is written into them.

Always holds: the status shows by its sign, not by colour alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from leadtui.rules.aging import short_age
from leadtui.rules.phones import shown
from leadtui.tui.palette import Part
from leadtui.tui.text import cut, safe, width
from leadtui.tui.widgets.row_face import Column, RowFace, Widths, spread
from leadtui.words.lifecycle import OPEN_CATEGORIES, Category
from leadtui.words.rows import LeadRow, Page
from leadtui.words.workspace import Workspace

if TYPE_CHECKING:
    from leadtui.tui.widgets.view_columns import ViewCells

GLYPHS = {
    Category.NEW: "○",
    Category.WORKING: "◐",
    Category.NURTURING: "◌",
    Category.QUALIFIED: "●",
    Category.DISQUALIFIED: "×",
    Category.CONVERTED: "✓",
}

COLUMNS = (
    Column("name", "Name", 14, 3),
    Column("company", "Company", 11, 2, since=56, quiet=True),
    Column("reason", "Why now", 19, 4),
    Column("status", "Status", 11, 0, since=96),
    Column("age", "For", 5, 0, since=104, quiet=True, right=True),
    Column("idle", "Idle", 5, 0, since=104, quiet=True, right=True),
    Column("phone", "Phone", 16, 0, since=78),
    Column("title", "Title", 14, 2, since=112, quiet=True),
    Column("city", "City", 10, 1, since=132, quiet=True),
    Column("source", "Source", 10, 1, since=148, quiet=True),
    Column("tags", "Tags", 10, 2, since=164, quiet=True),
)
AGES = {"age": "status_since", "idle": "last_activity"}
"""Columns of days, and since when they count."""
WITHOUT_AGES = tuple(column for column in COLUMNS if column.key not in AGES)
OWED = re.compile(r"answer owed,? (?=\S)")
MOST_LEARNT = 5000
"""Leads of which values are held beside their rows; more than the rows that can be held at a time."""
HAND_BAND = 1
LATER_BAND = 7
DUE_BANDS = (1, 3)
"""In which the time of a reason that is not today's has gone by."""
LEAST_SUBJECT = 8
"""Cells of a subject before the time of what is overdue; with fewer that gives way to it."""
_LATE = re.compile(r" (?:[A-Z][a-z]{2} )?(yesterday|\d{1,2} [A-Z][a-z]{2}(?: \d{4})?) (\d\d:\d\d)$")
_THERE = re.compile(r" · ((?:[A-Z][a-z]{2} )?\d\d:\d\d) there$")
"""What a reason ends with where it is no time for calls."""
_STEP = re.compile(r"step \d+: ")
"""What a reason that is a step of a sequence begins with."""
LATER, PLANNED, CLOSED = "later today", "after today", "no longer open"


def columns_for(width: int, *, ages: bool = True) -> Widths:
    """Return the columns of a list of leads so many cells wide, each with its width; those of days with `ages`."""
    return spread(COLUMNS if ages else WITHOUT_AGES, width)


def cell(column: str, row: LeadRow, workspace: Workspace, reason: Callable[[LeadRow], str], cells: int = 80) -> str:
    """Return the safe text of a lead in a column of so many cells."""
    if column == "name":
        return safe(row.name)
    if column == "reason":
        return _reason(row, safe(reason(row)), cells)
    if column == "status":
        status = workspace.by_status.get(row.status)
        return safe(status.name if status else row.status)
    if column == "phone":
        number = shown(row.phone or row.mobile)
        return safe(number) if number and not row.do_not_call else "do not call" if number else ""
    if column == "source":
        found = next((s.name for s in workspace.sources if s.key == row.source), row.source)
        return safe(found)
    return safe(getattr(row, column))


def _reason(row: LeadRow, text: str, cells: int) -> str:
    """A reason that is too long gives up what it begins with, or the end of a subject there, not the time after it.

    Of what is overdue for a day or more only that day is said where the time would leave nothing of the subject.
    """
    theirs = _THERE.search(text) if width(text) > cells else None
    if theirs is not None:
        sign = f" ({theirs[1]})"
        return _reason(row, text[: theirs.start()], cells - width(sign)) + sign
    if width(text) > cells and (owed := OWED.match(text)):
        return text[owed.end() :]
    by_hand = row.band == HAND_BAND and row.hand_kind
    subject = safe((row.hand_subject or row.hand_kind) if by_hand else (row.next_subject or row.next_kind))
    if width(text) > cells and row.in_sequence and _STEP.match(text):
        text = _STEP.sub("", text)
    if width(text) <= cells:
        return text
    late = _LATE.search(text) if row.band in DUE_BANDS else None
    begins = bool(subject) and text.startswith(subject)
    if late is not None:
        before = text[: late.start()].removesuffix(" due")
        short = f" {late[1].replace('yesterday', 'yest.')} {late[2]}"
        kept = width(before) - width(subject) + min(width(subject), LEAST_SUBJECT) if begins else width(before)
        text = before + (short if kept + width(short) <= cells else f" {late[1]}")
    if width(text) <= cells or not begins:
        return text
    after = text[len(subject) :]
    return cut(subject, cells - width(after)) + after if width(after) < cells - 3 else text


def glyph(row: LeadRow) -> str:
    """Return the sign of a lead's status."""
    return GLYPHS.get(Category(row.category), "?")


def stretch(row: LeadRow) -> str:
    """Return what the rule says under which a lead stands in the order of the queue; "" for what is to be done."""
    if row.band:
        return LATER if row.band == LATER_BAND else ""
    return PLANNED if row.category in OPEN_CATEGORIES else CLOSED


class LeadFace(RowFace[LeadRow]):
    """Leads in the queue: a line that says so stands above those of later today, of after today, and no longer open.

    A view with columns of its own is drawn with those; what they show beside the rows comes with the pages. Columns of
    days are there where `now` gives the local time.
    """

    def __init__(
        self, workspace: Workspace, reason: Callable[[LeadRow], str], now: Callable[[], datetime] | None = None
    ) -> None:
        self.workspace = workspace
        self.reason = reason
        self.now = now
        self.own: ViewCells | None = None
        self._more: dict[int, Mapping[str, Any]] = {}
        self._by_band = True

    def use(self, own: ViewCells | None) -> None:
        """Draw with the columns of a view from now on; None: with the usual ones."""
        self.own = own
        self._more = {}

    def learn(self, page: object) -> None:
        """Take what a page says beside its rows; what was learnt long ago is let go."""
        found = page.more if isinstance(page, Page) else {}
        self._by_band = page.by_band if isinstance(page, Page) else True
        for number, values in found.items():
            self._more.pop(number, None)
            self._more[number] = values
        while len(self._more) > MOST_LEARNT:
            del self._more[next(iter(self._more))]

    def columns(self, cells: int) -> Widths:
        """The columns in so many cells."""
        return self.own.columns(cells) if self.own is not None else columns_for(cells, ages=self.now is not None)

    def sign(self, row: LeadRow) -> str:
        """The sign of the status."""
        return glyph(row)

    def cell(self, column: str, row: LeadRow, cells: int) -> str:
        """The text of a lead in a column."""
        if self.own is not None and column not in ("name", "reason"):
            return self.own.cell(column, row, self._more.get(row.id, {}))
        if column in AGES:
            return short_age(getattr(row, AGES[column]), self.now()) if self.now is not None else ""
        return cell(column, row, self.workspace, self.reason, cells)

    def headings(self, rows: Sequence[LeadRow], *, at_start: bool, at_end: bool) -> dict[int, tuple[str, ...]]:
        """A rule above the first row of a stretch that is nothing for now, in the order of the queue."""
        if not self._by_band:
            return {}
        stretches = [stretch(row) for row in rows]
        begun = zip(range(1, len(rows)), stretches, stretches[1:], strict=False)
        return {index: (here,) for index, before, here in begun if here and here != before}

    def heading(self, said: str, cells: int) -> Sequence[Part]:
        """The rule."""
        label = f"── {said} "
        return [(label + "─" * (cells - len(label)), "dim")]
