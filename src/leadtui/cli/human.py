"""Leads, follow-ups and operations as people read them in a terminal: tables and short cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from leadtui.cli.present import ref_of
from leadtui.cli.table import Cell, Column, card, table
from leadtui.cli.terminal import Ink, Line
from leadtui.rules.follow_up_words import said_priority
from leadtui.rules.phones import shown
from leadtui.rules.reasons import reasons

if TYPE_CHECKING:
    from leadtui.words.rows import FollowUpRow, LeadRow, OperationRow
    from leadtui.words.workspace import Workspace

_BAND_INK: dict[int, Ink] = {1: "warning", 2: "error", 3: "warning", 6: "dim", 7: "dim"}
_LEADS = (
    Column("Lead", right=True),
    Column("Name", grows=2, least=16),
    Column("Company", grows=1, least=10, keep=False),
    Column("Status"),
    Column("Why", grows=2, least=24),
    Column("Phone", keep=False),
)
_DUE = (
    Column("Due"),
    Column("Lead", right=True),
    Column("Name", grows=2, least=16),
    Column("Company", grows=1, least=8, keep=False),
    Column("What", grows=2, least=16),
)
_LOG = (Column("No.", right=True), Column("When"), Column("Who"), Column("What", grows=1), Column("", keep=False))


def lead_table(rows: Iterable[LeadRow], now: datetime, workspace: Workspace) -> Iterator[Line]:
    """One lead a line."""
    return table(_LEADS, (_lead_row(row, now, workspace) for row in rows))


def _lead_row(row: LeadRow, now: datetime, workspace: Workspace) -> tuple[Cell, ...]:
    why = reasons(row, now, workspace)[0]
    return (
        (f"L{row.id}", "dim"),
        (row.name, "strong"),
        "" if row.company == row.name else row.company or "",
        status_name(row, workspace),
        (why, _BAND_INK.get(row.band, "")),
        ("do not call", "error") if row.do_not_call else (shown(row.phone or row.mobile), "dim"),
    )


def lead_card(row: LeadRow, now: datetime, workspace: Workspace) -> Iterator[Line]:
    """The lead to work now: who, why, how to reach it."""
    why = reasons(row, now, workspace)
    yield ((f"L{row.id}  ", "dim"), (row.name, "strong"), (_beside(row.company if row.company != row.name else ""), ""))
    yield (("  ", ""), (why[0], _BAND_INK.get(row.band, "")), (_beside(", ".join(why[1:])), "dim"))
    yield from card(
        (
            ("Status", status_name(row, workspace)),
            ("Title", row.title or ""),
            ("Phone", "do not call" if row.do_not_call else shown(row.phone)),
            ("Mobile", "" if row.do_not_call or row.mobile == row.phone else shown(row.mobile)),
            ("Email", row.email or ""),
        ),
        label=10,
    )


def due_table(rows: Sequence[FollowUpRow], now: datetime, deals: Mapping[int, str] = {}) -> Iterator[Line]:
    """One follow-up a line; what is overdue stands out. `deals`: names of those that follow-ups stand on, by number."""
    today, at = now.date().isoformat(), int(now.timestamp())

    def cells(row: FollowUpRow) -> tuple[Cell, ...]:
        late = is_overdue(row, today, at)
        ref = ref_of(row)
        name = deals.get(row.opportunity_id or 0, row.lead_name) if ref[0] == "O" else row.lead_name
        return (
            (_moment(row.due_at, now, whole_day=row.due_date is not None), "error" if late else ""),
            (ref, "dim"),
            (name, "strong"),
            "" if row.company == row.lead_name else row.company or "",
            (row.subject or row.kind) + (f" ({said_priority(row.priority)})" if row.priority else ""),
        )

    return table(_DUE, map(cells, rows))


def is_overdue(row: FollowUpRow, today: str, at: int) -> bool:
    """Whether a follow-up's time has passed at an instant; a whole day's has from the midnight that ends it."""
    return row.due_date < today if row.due_date else row.due_at < at


def log_table(rows: Sequence[OperationRow], now: datetime) -> Iterator[Line]:
    """One operation a line."""

    def cells(row: OperationRow) -> tuple[Cell, ...]:
        gone = row.undone_by is not None
        return (
            (str(row.id), "dim"),
            (moment(row.at, now), "dim"),
            ("a rule", "dim") if row.origin == "rule" else row.by,
            (row.summary, "dim" if gone else ""),
            (f"taken back by {row.undone_by}" if gone else "", "dim"),
        )

    columns = (
        Column("No.", right=True),
        Column("When"),
        Column("Who"),
        Column("What", grows=1),
        Column("", keep=False),
    )
    return table(columns, map(cells, rows))


def status_name(row: LeadRow, workspace: Workspace) -> str:
    """The name of a lead's status."""
    found = workspace.by_status.get(row.status)
    return found.name if found else row.status


def moment(at: int, now: datetime, *, whole_day: bool = False) -> str:
    """An instant in the rep's zone: "today 10:30", "Tue 24 Nov 15:00", "5 Jan 2025"; a whole day without a clock."""
    there = datetime.fromtimestamp(at, now.tzinfo)
    shown = day(there.date(), now.date())
    return shown if whole_day else f"{shown} {there.hour:02}:{there.minute:02}"


_moment = lru_cache(maxsize=512)(moment)
"""Of thousands of follow-ups many are due at one time."""


@lru_cache(maxsize=512)
def day(when: date, today: date) -> str:
    """A day beside today."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((when - today).days)
    if near:
        return near
    return f"{when:%a} {when.day} {when:%b}" if when.year == today.year else f"{when.day} {when:%b %Y}"


def _beside(text: str | None) -> str:
    return f" · {text}" if text else ""
