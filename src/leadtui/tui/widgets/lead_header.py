"""The top of the lead screen: who it is, where it stands, what the rep owes, whether it may be called now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from textual.strip import Strip

from leadtui.rules.query.flags import at_work
from leadtui.tui.palette import Part
from leadtui.tui.text import cut, safe, width
from leadtui.tui.widgets.columns import glyph
from leadtui.tui.widgets.facts import known, local_time, since, status_name, tried
from leadtui.tui.widgets.painted import Painted
from leadtui.words.lifecycle import OPEN_CATEGORIES
from leadtui.words.rows import LeadRow, UserRow
from leadtui.words.workspace import Workspace, find

Line = list[Part]


def call_state(row: LeadRow, now: datetime) -> Part:
    """Return whether the lead may be called now, and if not, why."""
    if row.do_not_call:
        return "not to be called", "error"
    if not (row.phone or row.mobile):
        return "no number", "warning"
    there = now
    if row.time_zone:
        try:
            there = now.astimezone(ZoneInfo(row.time_zone))
        except (KeyError, ValueError, OSError):
            there = now
    return ("callable now", "good") if at_work(there) else ("not a calling hour there", "warning")


class LeadHeader(Painted):
    """A few lines; as many as there is something to say."""

    def __init__(
        self, workspace: Workspace, users: tuple[UserRow, ...], now: Callable[[], datetime], simulated: str = ""
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.users = users
        self.now = now
        self.simulated = simulated
        self.row: LeadRow | None = None
        self.reasons: tuple[str, ...] = ()
        self.pending = False
        self._lines: list[tuple[Line, Line]] = []

    def show(self, row: LeadRow | None, reasons: tuple[str, ...] = (), *, pending: bool = False) -> None:
        """Show a lead and the reasons for its place; `pending` while something typed is not yet on disk."""
        self.row, self.reasons, self.pending = row, reasons, pending
        self._lines = self._write(row) if row is not None else [([], [])]
        self.styles.height = len(self._lines)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line: the left part gives way to the right one."""
        left, right = self._lines[y] if y < len(self._lines) else ([], [])
        cells = self.size.width
        gap = 2 if right else 0
        room = cells - sum(width(text) for text, _ in right) - gap - 2
        parts: Line = [(" ", "text")]
        for text, ink in left:
            shown = cut(text, room)
            room -= width(shown)
            parts.append((shown, ink))
            if room <= 0:
                break
        return self.line([*parts, (" " * (max(room, 0) + gap), "text"), *right], cells)

    def _write(self, row: LeadRow) -> list[tuple[Line, Line]]:
        now = self.now()
        number: Line = [(f"  L{row.id}", "dim"), ("  … saving", "pending") if self.pending else ("", "dim")]
        clock = local_time(row, now)
        call: Line = [(f"{clock} · " if clock else "", "text"), call_state(row, now)]
        lines: list[tuple[Line, Line]] = [([(safe(row.name), "title"), *number], call)]
        work = " · ".join(safe(part) for part in (row.title, row.company) if part and part != row.name)
        clock_set: Line = [(self.simulated, "warning")] if self.simulated else []
        if work or clock_set:
            lines.append(([(work, "strong")], clock_set))
        lines.append((self._status(row, now), []))
        lines.append((self._standing(row), []))
        if row.do_not_call:
            lines.append(([(" DO NOT CALL ", "caret"), (" asked not to be called", "error")], []))
        if row.email_opt_out:
            lines.append(([(" DO NOT MAIL ", "caret"), (" asked not to be mailed", "error")], []))
        return lines

    def _status(self, row: LeadRow, now: datetime) -> Line:
        status = self.workspace.by_status.get(row.status)
        line: Line = [
            (f"{glyph(row)} {status_name(row, self.workspace)}", "strong"),
            (f" {since(row.status_since, now)}", "dim"),
        ]
        if row.disqualify_reason:
            reason = find(self.workspace.reasons, row.disqualify_reason)
            line.append((f" · {safe(reason.name if reason else row.disqualify_reason)}", "text"))
        elif status is not None and row.category in OPEN_CATEGORIES:
            line += [(" · owed: ", "dim"), (safe(status.owes), "text")]
        if len(self.users) > 1:
            owner = next((user.name for user in self.users if user.id == row.owner_id), "nobody")
            line += [(" · owner ", "dim"), (safe(owner), "text")]
        return line

    def _standing(self, row: LeadRow) -> Line:
        line: Line = [(safe(self.reasons[0]), "strong")] if self.reasons else []
        said = " · ".join(dict.fromkeys((tried(row), *(safe(reason) for reason in self.reasons[1:]), known(row))))
        return [*line, (f" · {said}" if line else said, "text")]


def titled(text: str, cells: int) -> Line:
    """Return the heading of a section, a rule to the right of it."""
    return [(f"{safe(text)} ", "title"), ("─" * max(cells - width(safe(text)) - 1, 0), "dim")]
