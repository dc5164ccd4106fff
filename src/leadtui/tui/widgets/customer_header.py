"""The top of a customer's own screen: who or what it is, whose it is, where a deal stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from leadtui.rules.money import show_money
from leadtui.rules.phones import shown
from leadtui.tui.palette import Ink
from leadtui.tui.record_rows import ref_of, shown_number
from leadtui.tui.text import safe
from leadtui.tui.widgets.facts import call_state, local_time, since
from leadtui.tui.widgets.moments import day, iso_day
from leadtui.tui.widgets.record_header import Line, RecordHeader, TwoSided, warnings
from leadtui.words.customers import AccountRow, ContactRow, CustomerRow, OpportunityRow
from leadtui.words.rows import UserRow
from leadtui.words.stages import StageKind
from leadtui.words.workspace import Workspace, find


class CustomerHeader(RecordHeader):
    """What a rep has to know of an account, contact or opportunity before he works on it."""

    def __init__(
        self, workspace: Workspace, users: tuple[UserRow, ...], now: Callable[[], datetime], simulated: str = ""
    ) -> None:
        super().__init__(simulated)
        self.workspace = workspace
        self.users = users
        self.now = now

    def show(self, row: CustomerRow, *, pending: bool = False) -> None:
        """Show a customer; `pending` while something typed is not yet on disk."""
        kind, _ = ref = ref_of(row)
        first: Line = self.named(row.name, f"{shown_number(ref)} {kind}", pending)
        lines: list[TwoSided] = [(first, self._beside(row))]
        about = self._about(row)
        if about or self.simulated:
            lines.append(([(about, "strong")], self.clock_set()))
        if isinstance(row, OpportunityRow):
            lines.append((self._stage(row), []))
        lines.append((self._standing(row), []))
        self.tell(lines + (warnings(row) if isinstance(row, ContactRow) else []))

    def _beside(self, row: CustomerRow) -> Line:
        """What stands to the right of the name: may he be called, what is the deal worth."""
        if isinstance(row, ContactRow):
            clock = local_time(row, self.now())
            return [(f"{clock} · " if clock else "", "text"), call_state(row, self.now(), self.workspace.calling)]
        if isinstance(row, OpportunityRow):
            if row.amount is None:
                return [("no amount", "dim")]
            return [(show_money(row.amount, row.currency or self.workspace.currency), "strong")]
        return [(safe(shown(row.phone)), "text")] if row.phone else []

    def _about(self, row: CustomerRow) -> str:
        if isinstance(row, AccountRow):
            said: tuple[str | None, ...] = (row.industry, row.city, row.country, row.website)
        elif isinstance(row, ContactRow):
            said = (row.title, row.account)
        else:
            said = (row.account, row.contact)
        return " · ".join(safe(part) for part in said if part)

    def _stage(self, row: OpportunityRow) -> Line:
        """Stage, how likely, since when; then when it closes, or why it was lost."""
        now, stage = self.now(), self.workspace.by_stage.get(row.stage)
        line: Line = [(safe(stage.name if stage else row.stage), "strong")]
        line.append((f" {stage.probability} % " if stage else " ", "text"))
        line.append((since(row.stage_since, now), "dim"))
        if stage is not None and stage.kind is not StageKind.OPEN:
            if row.lost_reason:
                reason = find(self.workspace.reasons, row.lost_reason)
                line.append((f" · {safe(reason.name if reason else row.lost_reason)}", "text"))
        elif row.close_date:
            late = row.close_date < now.date().isoformat()
            ink: Ink = "warning" if late else "text"
            line.append((f" · {'should have closed' if late else 'closes'} {iso_day(row.close_date, now)}", ink))
        else:
            line.append((" · no close date", "warning"))
        return line

    def _standing(self, row: CustomerRow) -> Line:
        """Follow-up, last activity and, where there are several users, the owner."""
        now = self.now()
        due = f"next {self._day(row.next_due)}" if row.next_due else "no follow-up"
        last = f"last activity {self._day(row.last_activity)}" if row.last_activity else "nothing happened yet"
        rating = [safe(row.rating)] if isinstance(row, AccountRow) and row.rating else []
        late = bool(row.next_due) and (row.next_due or 0) < now.timestamp() and not self._today(row.next_due)
        line: Line = [(due, "warning" if late else "text"), (" · ".join(["", last, *rating]), "dim")]
        if len(self.users) > 1:
            owner = next((user.name for user in self.users if user.id == row.owner_id), "nobody")
            line += [(" · owner ", "dim"), (safe(owner), "text")]
        return line

    def _today(self, instant: int | None) -> bool:
        return instant is not None and self._date(instant) == self.now().date()

    def _day(self, instant: int) -> str:
        return day(self._date(instant), self.now())

    def _date(self, instant: int) -> date:
        return datetime.fromtimestamp(instant, self.now().tzinfo).date()
