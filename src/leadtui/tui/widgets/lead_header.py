"""The top of the lead screen: who it is, where it stands, what the rep owes, whether it may be called now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from leadtui.rules import sla
from leadtui.rules.aging import countdown
from leadtui.tui.text import safe
from leadtui.tui.widgets.columns import glyph
from leadtui.tui.widgets.facts import age, call_state, known, local_time, since, status_name, tried
from leadtui.tui.widgets.record_header import Line, RecordHeader, TwoSided, warnings
from leadtui.words.lifecycle import OPEN_CATEGORIES
from leadtui.words.rows import LeadRow, UserRow
from leadtui.words.sla import ClockRow
from leadtui.words.workspace import Workspace, find

ANSWERED_FOR = 7 * 86400
"""Seconds for which the header says how an answer came; the timeline has it for ever."""


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
        self.clocks: tuple[ClockRow, ...] = ()

    def show(
        self,
        row: LeadRow,
        reasons: tuple[str, ...] = (),
        *,
        pending: bool = False,
        clocks: tuple[ClockRow, ...] = (),
    ) -> None:
        """Show a lead, the reasons for its place, and the clocks of its answers, the newest first; `pending` while
        something typed is not yet on disk."""
        self.reasons = reasons
        self.clocks = clocks
        self.tell(self._write(row, pending))

    def _write(self, row: LeadRow, pending: bool) -> list[TwoSided]:
        now = self.now()
        clock = local_time(row, now)
        call: Line = [(f"{clock} · " if clock else "", "text"), call_state(row, now, self.workspace.calling)]
        lines: list[TwoSided] = [(self.named(row.name, f"L{row.id}", pending), call)]
        work = " · ".join(safe(part) for part in (row.title, row.company) if part and part != row.name)
        if work or self.simulated:
            lines.append(([(work, "strong")], self.clock_set()))
        lines.append((self._status(row, now), self._answer(row, now)))
        lines.append((self._standing(row), []))
        return lines + warnings(row)

    def _status(self, row: LeadRow, now: datetime) -> Line:
        status = self.workspace.by_status.get(row.status)
        line: Line = [
            (f"{glyph(row)} {status_name(row, self.workspace)}", "strong"),
            (f" {since(row.status_since, now)}", "dim"),
        ]
        if row.last_activity and row.category in OPEN_CATEGORIES:
            line.append((f" · last activity {age(row.last_activity, now)}", "dim"))
        if row.disqualify_reason:
            reason = find(self.workspace.reasons, row.disqualify_reason)
            line.append((f" · {safe(reason.name if reason else row.disqualify_reason)}", "text"))
        elif status is not None and status.owes and row.category in OPEN_CATEGORIES and row.next_due is None:
            line += [(" · to do: ", "dim"), (safe(status.owes), "text")]
        if len(self.users) > 1:
            owner = next((user.name for user in self.users if user.id == row.owner_id), "nobody")
            line += [(" · owner ", "dim"), (safe(owner), "text")]
        return line

    def _answer(self, row: LeadRow, now: datetime) -> Line:
        """How much time is left for the answer that is owed, else how the last one came, for a week."""
        if row.answer_due is not None and row.answer_due != row.raised_at:
            said = countdown(row.answer_due, now)
            return [(f"answer {said}", "error" if said.endswith("late") else "warning")]
        last = self.clocks[0] if self.clocks else None
        if last is None or last.met_at is None or now.timestamp() - last.met_at > ANSWERED_FOR:
            return []
        return [(sla.said(last, now), "warning" if sla.is_late(last, now) else "good")]

    def _standing(self, row: LeadRow) -> Line:
        line: Line = [(safe(self.reasons[0]), "strong")] if self.reasons else []
        said = " · ".join(dict.fromkeys((tried(row), *(safe(reason) for reason in self.reasons[1:]), known(row))))
        return [*line, (f" · {said}" if line else said, "text")]
