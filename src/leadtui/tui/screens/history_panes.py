"""The panes of the history: header, filter, operations, what is known of the one under the cursor, strip, footer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from leadtui.tui.bindings import key_of, key_table
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.record_keys import RecordKeys
from leadtui.tui.palette import Part
from leadtui.tui.screens.history_rows import HistorySource
from leadtui.tui.text import safe, width
from leadtui.tui.widgets.header_line import HeaderLine
from leadtui.tui.widgets.history_rows import HistoryFace, moment, origin
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.painted import Painted
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.record_list import RecordList
from leadtui.tui.widgets.search_box import field_parts
from leadtui.words.operations import kind_name
from leadtui.words.rows import OperationRow

if TYPE_CHECKING:
    from leadtui.bootstrap import Base

FILTER = " Filter "
HOW = "today  yesterday  mon  2026-11-18  call  import  taken back  L17"


class FilterLine(Painted):
    """What the list is filtered by; how it can be, while nothing is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = LineEdit()
        self.typing = False
        self.told = ""

    def parts(self, cells: int) -> Iterable[Part]:
        """Return the line."""
        told = f" {self.told} " if self.told else ""
        room = cells - width(FILTER) - width(told)
        yield FILTER, "key"
        if self.typing and not self.edit.text:
            yield " ", "caret"
            yield f" {HOW}"[:room], "dim"
            return
        yield from field_parts(self.edit, room, focused=self.typing)
        if not self.typing:
            yield " " * max(room - width(safe(self.edit.text)), 0), "text"
        yield told, "dim"


class AboutLine(Painted):
    """What the columns have no room for, of the operation under the cursor."""

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.base = base
        self.row: OperationRow | None = None

    def show(self, row: OperationRow | None) -> None:
        """Show another operation."""
        if row != self.row:
            self.row = row
            self.refresh()

    def parts(self, cells: int) -> Iterable[Part]:
        """Return the line."""
        row = self.row
        if row is None:
            return
        at = moment(row, self.base.clock.local())
        said = [f"No. {row.id}", kind_name(row.kind), f"{at:%a} {at.day} {at:%b %Y %H:%M}", row.by]
        said += [f"{row.rows:,} rows" if row.rows > 1 else "", origin(row)]
        said += [f"taken back by No. {row.undone_by}" if row.undone_by else ""]
        yield f" {safe(' · '.join(part for part in said if part))}", "dim"


class HistoryPanes(RecordKeys[None]):
    """What the history is made of; `source` is what the list shows."""

    BLANK = True
    help_scopes = ("history", "moving", "strip")
    nothing = "There is no operation here"

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.base = base
        self.keys = key_table("history", "moving")
        self.source = HistorySource()
        self.header = HeaderLine()
        self.header.title = "History"
        self.filter = FilterLine()
        self.list: RecordList[OperationRow] = RecordList(HistoryFace(base.clock.local, len(base.users) > 1))
        self.about = AboutLine(base)
        self.strip = PromptStrip()
        self.footer = KeyFooter("history")

    def compose(self) -> ComposeResult:
        """Header, filter, list, what is known of an operation, strip, message, footer."""
        yield self.header
        yield self.filter
        yield self.list
        yield self.about
        yield self.strip
        yield MessageLine()
        yield self.footer

    def current_record(self) -> None:
        """The keys here act on operations, not on records."""
        return

    def moved(self) -> None:
        """The cursor stands on another operation."""
        self.about.show(self.list.row)
        self.look_at_keys()

    def reloaded(self) -> None:
        """New rows are shown."""
        if self.source.text:
            self.list.empty = (
                "Nothing like that was done.",
                f"{key_of('history-filter')} changes the filter, esc clears it.",
            )
        else:
            self.list.empty = ("Nothing was done yet.", "Whatever you do stands here, and can be taken back.")
        self.header.show(notice="")
        self.moved()

    def show_filter(self) -> None:
        """Show the filter while it is typed or holds something."""
        self.filter.display = self.filter.typing or bool(self.filter.edit.text)
        self.look_at_keys()
        self.filter.refresh()
