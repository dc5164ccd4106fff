"""The pipeline: opportunities under their stages, each stage with how many it holds and what they are worth.

Always holds: a deal stands under the stage in which it was listed; every stage has its heading, an empty one too. A
close date that has passed is said in words and by a sign.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from leadtui.rules.money import show_money
from leadtui.tui.palette import Part
from leadtui.tui.text import cut_inside, safe, width
from leadtui.tui.widgets.customer_columns import NEXT, OWNER, next_text
from leadtui.tui.widgets.moments import day
from leadtui.tui.widgets.row_face import Column, RowFace, Widths, spread
from leadtui.words.customers import OpportunityRow, StageTotal
from leadtui.words.rows import UserRow
from leadtui.words.stages import Stage, StageKind
from leadtui.words.workspace import Workspace, find

DEALS = (
    Column("name", "Opportunity", 18, 4),
    Column("account", "Account", 14, 2, since=100, quiet=True),
    Column("amount", "Amount", 12, 0, right=True),
    Column("close", "Close date", 13, 0),
    Column("days", "In stage", 8, 0, since=68, right=True),
    Column("next", NEXT.title, 16, 0, since=78),
    Column("contact", "Contact", 12, 1, since=128, quiet=True),
    Column("step", "Next step", 12, 2, since=144, quiet=True),
    OWNER,
)
SEGMENTS = 2
"""Segments of the listing that one stage takes: its deals with a close date, and those without."""
MOST_SUMS = 3
SIGNS = {StageKind.OPEN: "·", StageKind.WON: "✓", StageKind.LOST: "×"}


class DealFace(RowFace[OpportunityRow]):
    """How the pipeline is drawn.

    `stages` are those its rows were listed under, in order, by fixed key; `totals` what stands in them now; `now` gives
    the local time.
    """

    def __init__(self, workspace: Workspace, users: Sequence[UserRow], now: Callable[[], datetime]) -> None:
        self.workspace = workspace
        self.all = tuple(column for column in DEALS if len(users) > 1 or column is not OWNER)
        self.owners = {user.id: safe(user.name) for user in users}
        self.now = now
        self.stages: tuple[str, ...] = ()
        self.totals: tuple[StageTotal, ...] = ()
        self._columns: Widths = ()

    def columns(self, cells: int) -> Widths:
        """The columns in so many cells."""
        self._columns = spread(self.all, cells)
        return self._columns

    def sign(self, row: OpportunityRow) -> str:
        """Whether the deal is won, lost, or should have been closed by now."""
        return "!" if self._late(row) else SIGNS[self._kind(row)]

    def cell(self, column: str, row: OpportunityRow, cells: int) -> str:
        """The text of a deal in a column."""
        match column:
            case "name":
                return self._name(row, cells)
            case "amount":
                return money(row.amount, row.currency or self.workspace.currency)
            case "close":
                return self._close(row)
            case "days":
                return days_text((self.now().date() - _day_of(row.stage_since, self.now())).days)
            case "next":
                return self._next(row)
            case "step":
                return safe(row.next_step)
            case "owner":
                return self.owners.get(row.owner_id or 0, "nobody")
        return safe(getattr(row, column))

    def _name(self, row: OpportunityRow, cells: int) -> str:
        """The name, without an account's name at its beginning when that stands in the next column.

        Else a long one gives up the end of the account's name, since the deals of an account begin alike.
        """
        beside = any(column.key == "account" for column, _ in self._columns)
        return within_account(row) if beside else in_cells(row, cells)

    def _kind(self, row: OpportunityRow) -> StageKind:
        stage = self.workspace.by_stage.get(row.stage)
        return stage.kind if stage else StageKind.OPEN

    def _days_left(self, row: OpportunityRow) -> int | None:
        try:
            return (date.fromisoformat(row.close_date or "") - self.now().date()).days
        except ValueError:
            return None

    def _late(self, row: OpportunityRow) -> bool:
        left = self._days_left(row)
        return left is not None and left < 0 and self._kind(row) is StageKind.OPEN

    def _close(self, row: OpportunityRow) -> str:
        left = self._days_left(row)
        if left is None:
            return safe(row.close_date) or "no date"
        if self._kind(row) is not StageKind.OPEN:
            return _short(_day_of(row.stage_since, self.now()), self.now())
        return f"{days_text(-left)} late" if left < 0 else _short(date.fromisoformat(row.close_date or ""), self.now())

    def _next(self, row: OpportunityRow) -> str:
        kind = self._kind(row)
        if kind is StageKind.OPEN:
            return next_text(row.next_due, self.now())
        if kind is StageKind.WON:
            return "won"
        reason = find(self.workspace.reasons, row.lost_reason or "")
        return safe(f"lost: {reason.name if reason else row.lost_reason or 'no reason'}")

    # Stages

    def headings(self, rows: Sequence[OpportunityRow], *, at_start: bool, at_end: bool) -> dict[int, tuple[str, ...]]:
        """Every stage above its first deal; those without deals in their place."""
        stages = self.stages
        found: dict[int, tuple[str, ...]] = {}
        written = 0 if at_start else min((row.segment // SEGMENTS for row in rows[:1]), default=0) + 1
        for index, row in enumerate(rows):
            place = row.segment // SEGMENTS
            if place >= written:
                found[index] = tuple(stages[written : place + 1])
                written = place + 1
        if at_end and stages[written:]:
            found[len(rows)] = tuple(stages[written:])
        return found

    def heading(self, said: str, cells: int) -> Sequence[Part]:
        """A stage, how many deals it holds, what they are worth, and what that is worth by the odds of winning."""
        stage = self.workspace.by_stage.get(said) or Stage(said, said, 0)
        total = next((total for total in self.totals if total.stage == said), StageTotal(said, 0))
        name = f"── {safe(stage.name)}"
        told = [f"{total.count or 'no'} opportunit{'y' if total.count == 1 else 'ies'}"]
        if total.amounts:
            worth = dict(total.amounts)
            told.append(sums(worth, worth, self.workspace.currency))
        if said not in self.workspace.by_stage:
            told.append("no stage any more")
        elif stage.kind is StageKind.OPEN and total.amounts:
            odds = {currency: amount * stage.probability // 100 for currency, amount in total.amounts}
            told.append(f"at {stage.probability} % {sums(odds, dict(total.amounts), self.workspace.currency)}")
        short = str(total.count) if total.amounts else told[0]
        while len(told) > 1 and width(name) + width(" · ".join(told)) + 4 > cells:
            told = [short, *told[1:]] if told[0] != short else told[:-1]
        text = f" · {' · '.join(told)} "
        rest = "─" * max(cells - width(name) - width(text), 0)
        return [(name, "title"), (text, "text" if total.count else "dim"), (rest, "dim")]

    def over(self, said: str) -> str:
        """The stage, for the titles, when its heading is out of sight."""
        stage = self.workspace.by_stage.get(said)
        return safe(stage.name) if stage else safe(said)


def within_account(row: OpportunityRow) -> str:
    """The safe name of a deal where its account is known: without that account's name at its beginning."""
    name, account = safe(row.name), safe(row.account)
    return (name.removeprefix(account).lstrip(" –-·") if account else name) or name


def in_cells(row: OpportunityRow, cells: int) -> str:
    """The safe name of a deal in so many cells: what follows the account's name is kept as long as it can be."""
    name, rest = safe(row.name), within_account(row)
    return cut_inside(name, cells, f" {rest}" if rest != name else "")


def money(amount: int | None, currency: str) -> str:
    """An amount, "" for none."""
    return safe(show_money(amount, currency)) if amount is not None else ""


def sums(amounts: Mapping[str, int], worth: Mapping[str, int], home: str) -> str:
    """Amounts by currency, that of the workspace first, then by what is greatest in `worth`; nothing is exchanged."""
    ordered = sorted(amounts, key=lambda currency: (currency != home, -worth[currency], currency))
    shown = [money(amounts[currency], currency) for currency in ordered[:MOST_SUMS]]
    return " + ".join(shown) + (" + …" if len(amounts) > MOST_SUMS else "")


def days_text(days: int) -> str:
    """So many days: "today", "1 day", "12 days"."""
    return "today" if days <= 0 else f"{days} day{'s' if days > 1 else ''}"


def _short(when: date, now: datetime) -> str:
    """A day; one of another year without its weekday, which tells nothing there."""
    return day(when, now) if when.year == now.year else f"{when.day} {when:%b} {when.year}"


def _day_of(instant: int, now: datetime) -> date:
    return datetime.fromtimestamp(instant, now.tzinfo).date()
