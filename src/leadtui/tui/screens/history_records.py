"""The records one operation was about, each under its kind; `enter` opens one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from leadtui.rules.reasons import first_reason
from leadtui.tui import places
from leadtui.tui.bindings import key_table
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.record_rows import RecordRow, Ref, ref_of
from leadtui.tui.screens.moving import rows_by
from leadtui.tui.widgets.columns import LeadFace
from leadtui.tui.widgets.found_rows import FoundFace, findings, id_of
from leadtui.tui.widgets.history_rows import moment
from leadtui.tui.widgets.key_hints import KeyHints, TitleLine
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.record_list import RecordList
from leadtui.words.customers import CustomerKind, CustomerRow
from leadtui.words.rows import LeadRow, OperationRow

if TYPE_CHECKING:
    from leadtui.bootstrap import Base


class RecordsScreen(KeyScreen[None]):
    """The leads, accounts, contacts and opportunities of an operation, as they are now."""

    help_scopes = ("moving",)

    def __init__(
        self,
        base: Base,
        operation: OperationRow,
        leads: Sequence[LeadRow],
        customers: Sequence[tuple[CustomerKind, CustomerRow]],
    ) -> None:
        super().__init__()
        self.base = base
        self.operation = operation
        self.keys = key_table("moving")
        self.found = findings(leads, customers)
        self.list = RecordList(FoundFace(LeadFace(base.workspace, self.reason), base.clock.local))

    def compose(self) -> ComposeResult:
        """The operation, its records, the keys."""
        at = moment(self.operation, self.base.clock.local())
        many = len(self.found.rows)
        more = f", the first of {self.operation.leads:,}" if self.operation.leads > many else ""
        yield TitleLine(self.operation.summary, f"{at:%a} {at.day} {at:%b %H:%M} · {many:,} shown{more}")
        yield self.list
        yield MessageLine()
        yield KeyHints(("enter", "Open"), ("j k", "Choose"), ("esc", "Back to the history"))

    def reason(self, row: LeadRow) -> str:
        """Why the lead stands where it stands."""
        return first_reason(row, self.base.clock.local(), self.base.workspace)

    def on_mount(self) -> None:
        """Show the records."""
        self.list.show(self.found)

    def take_key(self, key: str, character: str | None) -> None:
        """Move, open, leave."""
        command = self.keys.command(key, character)
        if key == "escape":
            self.leadtui.close_screen(self)
        elif key == "enter":
            self.open()
        elif by := rows_by(command, self.list.window.height):
            self.list.move(by)
        elif command in ("top", "bottom"):
            self.list.move(len(self.found.rows) * (1 if command == "bottom" else -1))
        elif "?" in (key, character):
            places.open_help(self.leadtui, self)
        elif character in ("/", ":"):
            self.run_command("search" if character == "/" else "palette")
        else:
            self.say("enter opens the record, esc goes back to the history", "hint")

    def open(self) -> None:
        """Open the record under the cursor."""
        row = self.list.row
        if row is not None:
            places.open_record(self.leadtui, ref_of(row.row))

    def on_record_list_opened(self) -> None:
        """A row was clicked twice."""
        self.open()

    # Under the screen of a record

    def step(self, delta: int) -> RecordRow | None:
        """Move the cursor for the screen on top; return the record it then stands on."""
        self.list.move(delta)
        found = self.list.row
        return found.row if found is not None else None

    def record_closed(self, ref: Ref, *, changed: bool) -> None:
        """The screen of a record was left: the cursor stands on it."""
        index = self.list.window.index_of(id_of(ref))
        if index >= 0:
            self.list.to_index(index)
