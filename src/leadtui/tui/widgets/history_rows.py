"""How operations are drawn: the time, what was done, by whom, how many it touched, and whether it still stands.

Always holds: what was taken back is dim and says so; what a rule or an import did has a sign and its word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from leadtui.tui.palette import Part
from leadtui.tui.text import safe, width
from leadtui.tui.widgets.row_face import Column, RowFace, Widths, spread
from leadtui.words.operations import ORIGINS, TAKEN_BACK, kind_name
from leadtui.words.rows import OperationRow

TIME = Column("time", "Time", 5, 0, quiet=True)
WHAT = Column("name", "What", 20, 1)
WHO = Column("by", "Who", 10, 0, since=66)
KIND = Column("kind", "Kind", 16, 0, since=110, quiet=True)
TOUCHED = Column("leads", "Touched", 12, 0, since=72, quiet=True, right=True)
STATE = Column("state", "", 10, 0, quiet=True)
NUMBER = Column("id", "No.", 7, 0, since=100, quiet=True, right=True)


class HistoryFace(RowFace[OperationRow]):
    """Operations under their days; with several users it is said who did it."""

    def __init__(self, now: Callable[[], datetime], several_users: bool) -> None:
        self.now = now
        self.shown = (TIME, WHAT, *((WHO,) if several_users else ()), KIND, TOUCHED, STATE, NUMBER)

    def columns(self, cells: int) -> Widths:
        """The columns in so many cells."""
        return spread(self.shown, cells)

    def sign(self, row: OperationRow) -> str:
        """Where it came from."""
        return ORIGINS.get(row.origin, ("?", ""))[0]

    def faint(self, row: OperationRow) -> bool:
        """What was taken back no longer counts."""
        return row.undone_by is not None

    def cell(self, column: str, row: OperationRow, cells: int) -> str:
        """The text of an operation in a column."""
        match column:
            case "time":
                return f"{moment(row, self.now()):%H:%M}"
            case "name":
                return safe(row.summary) or safe(kind_name(row.kind))
            case "by":
                return safe(row.by)
            case "kind":
                return safe(kind_name(row.kind))
            case "leads":
                return touched(row)
            case "state":
                return TAKEN_BACK if row.undone_by is not None else origin(row)
        return str(row.id)

    def headings(self, rows: Sequence[OperationRow], *, at_start: bool, at_end: bool) -> dict[int, tuple[str, ...]]:
        """The day above its newest operation."""
        found: dict[int, tuple[str, ...]] = {}
        last: date | None = None
        now = self.now()
        for index, row in enumerate(rows):
            day = moment(row, now).date()
            if day != last:
                found[index] = (day.isoformat(),)
                last = day
        return found

    def heading(self, said: str, cells: int) -> Sequence[Part]:
        """The day in a line."""
        label = f"── {self.over(said)} "
        return [(label, "title"), ("─" * max(cells - width(label), 0), "dim")]

    def over(self, said: str) -> str:
        """The day in words."""
        return day_name(date.fromisoformat(said), self.now().date())


def moment(row: OperationRow, now: datetime) -> datetime:
    """When it was done, in the rep's zone."""
    return datetime.fromtimestamp(row.at, now.tzinfo)


def day_name(day: date, today: date) -> str:
    """A day in words: "Today, Wed 18 Nov"."""
    near = {0: "Today, ", 1: "Yesterday, "}.get((today - day).days, "")
    year = "" if day.year == today.year else f" {day.year}"
    return f"{near}{day:%a} {day.day} {day:%b}{year}"


def touched(row: OperationRow) -> str:
    """How much it touched: leads, else rows; of a single one nothing is said."""
    if row.leads > 1:
        return f"{row.leads:,} leads"
    return f"{row.rows:,} rows" if row.rows > 1 and not row.leads else ""


def origin(row: OperationRow) -> str:
    """Where it came from, in words; "" for what a person did."""
    return ORIGINS.get(row.origin, ("", row.origin))[1]
