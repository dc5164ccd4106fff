"""All views as rows of a list: its digit, how many leads it has, whether it is a tab, its query and columns."""

from __future__ import annotations

from typing import NamedTuple

from leadtui.rules.view_columns import typed
from leadtui.tui.text import safe
from leadtui.tui.widgets.row_face import Column, RowFace, Widths, spread
from leadtui.tui.widgets.view_tabs import count_text
from leadtui.words.views import DONE, View
from leadtui.words.workspace import Workspace

COLUMNS = (
    Column("name", "View", 14, 2),
    Column("count", "Leads", 6, 0, right=True),
    Column("tab", "Tab", 5, 0, since=44),
    Column("query", "Query", 14, 4, quiet=True),
    Column("columns", "Columns", 14, 3, since=84, quiet=True),
)


class ViewLine(NamedTuple):
    """A view in the list; `id` is its number in it, from 1."""

    id: int
    view: View
    leads: int | None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.view.name


class ViewLines(NamedTuple):
    """All that are shown: a list that begins and ends with them."""

    rows: tuple[ViewLine, ...]
    at_start: bool = True
    at_end: bool = True


class ViewFace(RowFace[ViewLine]):
    """How they are drawn."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def columns(self, cells: int) -> Widths:
        """The columns in so many cells."""
        return spread(COLUMNS, cells)

    def sign(self, row: ViewLine) -> str:
        """The digit that goes there."""
        return str(row.id) if row.id < 10 else " "

    def cell(self, column: str, row: ViewLine, cells: int) -> str:
        """The text of a view in a column."""
        match column:
            case "count":
                return count_text(row.leads)
            case "tab":
                return "tab" if row.view.pinned else ""
            case "query":
                return "what I did today" if row.view.key == DONE.key else safe(row.view.query)
            case "columns":
                return safe(typed(row.view.columns, self.workspace)) or "the usual ones"
        return safe(row.name)
