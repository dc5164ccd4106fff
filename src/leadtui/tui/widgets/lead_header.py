"""The top of the lead screen: who it is, where it stands, what the rep owes, whether it may be called now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from leadtui.tui.text import safe
from leadtui.tui.widgets.columns import glyph
from leadtui.tui.widgets.facts import call_state, known, local_time, since, status_name, tried
from leadtui.tui.widgets.record_header import Line, RecordHeader, TwoSided, warnings
from leadtui.words.lifecycle import OPEN_CATEGORIES
from leadtui.words.rows import LeadRow, UserRow
from leadtui.words.workspace import Workspace, find


class LeadHeader(RecordHeader):
    """What a rep has to know of a lead before he calls."""

    def __init__(
        self, workspace: Workspace, users: tuple[UserRow, ...], now: Callable[[], datetime], simulated: str = ""
    ) -> None:
        super().__init__(simulated)
        self.workspace = workspace
        self.users = users
        self.now = now
        self.reasons: tuple[str, ...] = ()

    def show(self, row: LeadRow, reasons: tuple[str, ...] = (), *, pending: bool = False) -> None:
        """Show a lead and the reasons for its place; `pending` while something typed is not yet on disk."""
        self.reasons = reasons
        self.tell(self._write(row, pending))

    def _write(self, row: LeadRow, pending: bool) -> list[TwoSided]:
        now = self.now()
        clock = local_time(row, now)
        call: Line = [(f"{clock} · " if clock else "", "text"), call_state(row, now, self.workspace.calling)]
        lines: list[TwoSided] = [(self.named(row.name, f"L{row.id}", pending), call)]
        work = " · ".join(safe(part) for part in (row.title, row.company) if part and part != row.name)
        if work or self.simulated:
            lines.append(([(work, "strong")], self.clock_set()))
        lines.append((self._status(row, now), []))
        lines.append((self._standing(row), []))
        return lines + warnings(row)

    def _status(self, row: LeadRow, now: datetime) -> Line:
        status = self.workspace.by_status.get(row.status)
        line: Line = [
            (f"{glyph(row)} {status_name(row, self.workspace)}", "strong"),
            (f" {since(row.status_since, now)}", "dim"),
        ]
        if row.disqualify_reason:
            reason = find(self.workspace.reasons, row.disqualify_reason)
            line.append((f" · {safe(reason.name if reason else row.disqualify_reason)}", "text"))
        elif status is not None and status.owes and row.category in OPEN_CATEGORIES and row.next_due is None:
            line += [(" · to do: ", "dim"), (safe(status.owes), "text")]
        if len(self.users) > 1:
            owner = next((user.name for user in self.users if user.id == row.owner_id), "nobody")
            line += [(" · owner ", "dim"), (safe(owner), "text")]
        return line

    def _standing(self, row: LeadRow) -> Line:
        line: Line = [(safe(self.reasons[0]), "strong")] if self.reasons else []
        said = " · ".join(dict.fromkeys((tried(row), *(safe(reason) for reason in self.reasons[1:]), known(row))))
        return [*line, (f" · {said}" if line else said, "text")]
