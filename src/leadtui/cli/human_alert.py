"""Alerts of the rules on standard output, as `due --notify` tells them where no desktop is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from leadtui.cli.present import instant
from leadtui.cli.table import Cell, Column, table
from leadtui.cli.terminal import Line
from leadtui.rules import alert_words
from leadtui.words.sla import AlertKind, AlertRow

_ALERTS = (
    Column("Told"),
    Column("Lead", right=True),
    Column("Name", grows=2, least=16),
    Column("Company", grows=1, least=8, keep=False),
    Column("Why", grows=2, least=16),
)


def alert_table(rows: Sequence[AlertRow], now: datetime) -> Iterator[Line]:
    """One alert a line; what is late stands out."""

    def cells(row: AlertRow) -> tuple[Cell, ...]:
        return (
            (alert_words.head(row), "error" if row.kind == AlertKind.LATE else "warning"),
            (f"L{row.lead_id}", "dim"),
            (row.lead_name, "strong"),
            "" if row.company == row.lead_name else row.company or "",
            alert_words.what(row, now),
        )

    return table(_ALERTS, map(cells, rows))


def as_json(row: AlertRow) -> dict[str, Any]:
    """An alert beside the follow-ups of `due --notify`; `due` is when the answer is, null where none is owed."""
    return {
        "alert": row.id, "lead": row.lead_id, "name": row.lead_name, "kind": row.kind, "text": row.text,
        "at": instant(row.at), "due": instant(row.answer_due),
    }  # fmt: skip
