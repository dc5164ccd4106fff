"""Who is in which sequence: reads on the light road and inside an operation. Enrolments are written by services.

`connection` is the driver's throughout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leadtui.store.belongings import chunks, marks
from leadtui.store.sqlite.driver import Connection
from leadtui.words.sequences import EnrolmentRow

_ROWS = """SELECT e.id, e.lead_id, l.name, l.company, e.sequence, e.state, e.step, e.step_at, e.started_at,
    e.entered_by, e.why, f.id, f.due_at, f.due_date
    FROM enrolment e JOIN lead l ON l.id = e.lead_id LEFT JOIN follow_up f ON f.id = (
        SELECT o.id FROM follow_up o WHERE o.enrolment_id = e.id AND o.state = 'open' AND o.hidden_by IS NULL
        ORDER BY o.id DESC LIMIT 1)
    WHERE e.hidden_by IS NULL AND l.hidden_by IS NULL"""
_LIVE_FIRST = "ORDER BY e.state IN ('running', 'paused') DESC, e.id DESC"


def of_leads(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[EnrolmentRow, ...]]:
    """By lead, its enrolments: those it is in still, then the others, the newest first."""
    found: dict[int, tuple[EnrolmentRow, ...]] = dict.fromkeys(ids, ())
    for chunk in chunks(ids):
        sql = f"{_ROWS} AND e.lead_id IN ({marks(chunk)}) {_LIVE_FIRST}"
        for row in map(EnrolmentRow._make, connection.execute(sql, chunk)):
            found[row.lead_id] += (row,)
    return found


def in_sequence(connection: Connection, key: str, states: Sequence[str], limit: int) -> Iterator[EnrolmentRow]:
    """Those in a sequence, in these states: whose step is open first, then by when the next one is."""
    sql = (
        f"{_ROWS} AND e.sequence = ? AND e.state IN ({marks(states)}) "
        "ORDER BY coalesce(f.due_at, e.step_at, e.started_at), e.id LIMIT ?"
    )
    yield from map(EnrolmentRow._make, connection.execute(sql, (key, *states, limit)))


def counted(connection: Connection) -> Iterator[tuple[str, str, str | None, int, int, int | None]]:
    """For each sequence, state and step: how many leads, how many of them wait, and the first time they wait for."""
    yield from connection.execute(
        "SELECT e.sequence, e.state, e.step, count(*), count(e.step_at), min(e.step_at) FROM enrolment e "
        "JOIN lead l ON l.id = e.lead_id WHERE e.hidden_by IS NULL AND l.hidden_by IS NULL "
        "GROUP BY e.sequence, e.state, e.step"
    )
