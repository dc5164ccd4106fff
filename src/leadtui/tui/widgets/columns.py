"""Which columns a list of leads has in so many cells, and how a lead is written into them.

Always holds: the widths and the blanks between them add up to the width given; the status shows by its sign, not by
colour alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from leadtui.rules.phones import shown
from leadtui.tui.text import cut, safe, width
from leadtui.words.lifecycle import Category
from leadtui.words.rows import LeadRow
from leadtui.words.workspace import Workspace

GLYPHS = {
    Category.NEW: "○",
    Category.WORKING: "◐",
    Category.NURTURING: "◌",
    Category.QUALIFIED: "●",
    Category.DISQUALIFIED: "×",
    Category.CONVERTED: "✓",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it shows, its title, the cells it needs at least, how much of what is left over it takes, and the
    width of the list from which on it is there."""

    key: str
    title: str
    least: int
    share: int
    since: int = 0


COLUMNS = (
    Column("name", "Name", 14, 3),
    Column("company", "Company", 11, 2, since=56),
    Column("reason", "Why now", 19, 4),
    Column("status", "Status", 11, 0, since=96),
    Column("phone", "Phone", 16, 0, since=78),
    Column("title", "Title", 14, 2, since=112),
    Column("city", "City", 10, 1, since=132),
    Column("source", "Source", 10, 1, since=148),
    Column("tags", "Tags", 10, 2, since=164),
)
MARGIN = 4
"""The marker, the status sign and a blank before the first column; a blank after the last."""


@lru_cache(maxsize=64)
def columns_for(width: int) -> tuple[tuple[Column, int], ...]:
    """Return the columns of a list so many cells wide, each with its width."""
    shown = [column for column in COLUMNS if column.since <= width]
    spare = width - MARGIN - sum(column.least for column in shown) - (len(shown) - 1)
    shares = sum(column.share for column in shown)
    widths = [column.least + (max(spare, 0) * column.share // shares) for column in shown]
    widths[0] += spare - sum(w - c.least for w, c in zip(widths, shown, strict=True))
    return tuple(zip(shown, (max(w, 1) for w in widths), strict=True))


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
    """A reason that begins with a follow-up's long subject gives up the subject's end, not the time after it."""
    subject = safe(row.next_subject)
    if width(text) <= cells or not subject or not text.startswith(subject):
        return text
    after = text[len(subject) :]
    return cut(subject, cells - width(after)) + after if width(after) < cells - 3 else text


def glyph(row: LeadRow) -> str:
    """Return the sign of a lead's status."""
    return GLYPHS.get(Category(row.category), "?")
