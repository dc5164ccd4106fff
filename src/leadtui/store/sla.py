"""Clocks of answers as they are looked for: which have to begin, which ran out, what was left without a word.

Everything runs on either road, on a driver's connection. Always holds: a clock of capture begins once for a lead. What
is asked at the end of each operation begins with what it touched: `CROSS JOIN` keeps the order, `+` an index out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from leadtui.store.belongings import chunks, marks
from leadtui.store.sqlite.driver import Connection
from leadtui.words.sla import ClockRow

_CLOCK = "s.id, s.lead_id, s.rule, s.cause, s.started_at, s.due_at, s.left_at, s.met_at"
_OPEN_LEAD = "l.hidden_by IS NULL AND l.category NOT IN ('disqualified', 'converted')"

_OWED = """l.answer_owed AND l.hidden_by IS NULL AND l.category = 'new' AND l.made_by > :old
    AND NOT EXISTS (SELECT 1 FROM sla_clock s WHERE s.lead_id = l.id AND s.cause = 'capture')"""
"""A lead that is new and owed an answer; what was there before there were clocks has none. One that was taken back is
not begun again.
"""

_STARTED = "JOIN operation o ON o.id = l.made_by AND o.state = 'applied'"

UNANSWERED = """NOT EXISTS (SELECT 1 FROM activity b WHERE b.lead_id = a.lead_id AND b.hidden_by IS NULL
        AND (b.at > a.at OR (b.at = a.at AND b.id > a.id)) AND (b.kind IN ('call', 'meeting')
        OR (b.direction = 'out' AND b.kind IN ('email', 'other'))))"""
"""SQL for a message, the activity `a`, that nothing of ours has answered since."""

_REPLIES = f"""SELECT a.lead_id, min(a.at) FROM activity a JOIN lead l ON l.id = a.lead_id AND {_OPEN_LEAD}
    WHERE a.made_by = :op AND a.hidden_by IS NULL AND a.direction = 'in' AND a.kind IN ('email', 'other')
    AND a.at > :since AND {UNANSWERED}
    GROUP BY a.lead_id ORDER BY a.lead_id"""

_RUNNING_REPLY = """SELECT s.lead_id FROM sla_clock s WHERE s.lead_id IN ({marks}) AND s.cause = 'reply'
    AND s.hidden_by IS NULL AND s.met_at IS NULL"""

_LEFT = """SELECT s.id FROM sla_clock s JOIN lead l ON l.id = s.lead_id
    WHERE s.cause = 'capture' AND s.hidden_by IS NULL AND s.met_at IS NULL AND l.hidden_by IS NULL
    AND l.category <> 'new' AND s.lead_id IN (SELECT c.row_id FROM change c WHERE c.operation_id = :op
        AND c.table_name = 'lead' AND c.field = 'category' AND c.before = '"new"')
    AND NOT EXISTS (SELECT 1 FROM activity a WHERE a.lead_id = l.id AND +a.made_by = :op AND a.kind <> 'note')
    ORDER BY s.id"""

_LOWERED = """SELECT l.id FROM touched t CROSS JOIN lead l ON l.id = t.id
    WHERE l.raised_at IS NOT NULL AND l.hidden_by IS NULL
    AND (EXISTS (SELECT 1 FROM activity a WHERE a.lead_id = l.id AND +a.made_by = :op)
        OR EXISTS (SELECT 1 FROM follow_up f WHERE f.lead_id = l.id AND +f.made_by = :op)
        OR l.id IN (SELECT f.lead_id FROM change c JOIN follow_up f ON f.id = c.row_id
            WHERE c.operation_id = :op AND c.table_name = 'follow_up')
        OR EXISTS (SELECT 1 FROM enrolment e WHERE e.lead_id = l.id AND e.state = 'running' AND e.hidden_by IS NULL
            AND (+e.made_by = :op OR e.id IN (SELECT c.row_id FROM change c
                WHERE c.operation_id = :op AND c.table_name = 'enrolment')))
        OR l.id IN (SELECT c.row_id FROM change c WHERE c.operation_id = :op AND c.table_name = 'lead'
            AND c.field IN ('status', 'reviewed_at')))
    ORDER BY l.id"""

_LATE = f"""SELECT {_CLOCK} FROM lead l JOIN sla_clock s ON s.lead_id = l.id AND s.hidden_by IS NULL
    AND s.met_at IS NULL AND s.due_at <= :now
    WHERE l.lane = 8 AND l.answer_due <= :now AND NOT EXISTS (SELECT 1 FROM alert a WHERE a.lead_id = l.id
        AND a.kind IN ('late', 'counted') AND a.at = s.due_at)
    ORDER BY s.due_at, s.id"""
"""Of an alert that was taken back too: what was told once is not told again."""


class Beginning(NamedTuple):
    """A lead whose clock is to begin, and when it began, in epoch seconds."""

    lead_id: int
    started_at: int


def owed_among_touched(connection: Connection, old: int) -> list[Beginning]:
    """The touched leads whose clock of capture has to begin; `old` is the last operation before there were clocks."""
    sql = f"SELECT l.id, o.at FROM touched t CROSS JOIN lead l ON l.id = t.id {_STARTED} WHERE {_OWED} ORDER BY l.id"
    return [Beginning(*row) for row in connection.execute(sql, {"old": old})]


def owed_since(connection: Connection, since: int, after: int, limit: int) -> list[Beginning]:
    """So many leads, from the one after a number on, made by operations after this one, whose clock has to begin."""
    sql = f"SELECT l.id, o.at FROM lead l {_STARTED} WHERE {_OWED} AND l.id > :after ORDER BY l.id LIMIT :limit"
    return [Beginning(*row) for row in connection.execute(sql, {"old": since, "after": after, "limit": limit})]


def replies(connection: Connection, operation: int, since: int) -> list[Beginning]:
    """The open leads that wrote to us, as this operation tells, after `since`, and were not answered since."""
    found = [Beginning(*row) for row in connection.execute(_REPLIES, {"op": operation, "since": since})]
    running: set[int] = set()
    for chunk in chunks([lead.lead_id for lead in found]):
        running |= {row[0] for row in connection.execute(_RUNNING_REPLY.format(marks=marks(chunk)), chunk)}
    return [lead for lead in found if lead.lead_id not in running]


def left_new(connection: Connection, operation: int) -> list[int]:
    """The running clocks of leads that this operation took from New without anything logged but a note."""
    return [row[0] for row in connection.execute(_LEFT, {"op": operation})]


def lowered(connection: Connection, operation: int) -> list[int]:
    """The touched leads that an escalation raised and that this operation did something with: not only an edit."""
    return [row[0] for row in connection.execute(_LOWERED, {"op": operation})]


def made_by_hand(connection: Connection, operation: int) -> bool:
    """Whether a user did this himself."""
    row = connection.execute("SELECT origin FROM operation WHERE id = ?", (operation,)).fetchone()
    return row is not None and row[0] == "hand"


def late(connection: Connection, now: int) -> list[ClockRow]:
    """The running clocks that have run out and that nobody was told of, the one due first in front."""
    return [ClockRow(*row) for row in connection.execute(_LATE, {"now": now})]


def clocks_of(connection: Connection, leads: Sequence[int]) -> list[ClockRow]:
    """The clocks of these leads, the one that began last in front."""
    found: list[ClockRow] = []
    for chunk in chunks(leads):
        sql = f"""SELECT {_CLOCK} FROM sla_clock s WHERE s.hidden_by IS NULL AND s.lead_id IN ({marks(chunk)})
            ORDER BY s.started_at DESC, s.id DESC"""
        found += [ClockRow(*row) for row in connection.execute(sql, chunk)]
    return found


def of_merged(connection: Connection, operation: int) -> list[tuple[int, int]]:
    """The clocks of leads that this operation merged into others, each with the lead that is left."""
    sql = """SELECT s.id, l.merged_into_id FROM change c JOIN lead l ON l.id = c.row_id AND l.hidden_by = :op
        JOIN sla_clock s ON s.lead_id = l.id AND s.hidden_by IS NULL
        WHERE c.operation_id = :op AND c.table_name = 'lead' AND c.field = 'merged_into_id' ORDER BY s.id"""
    return [(row[0], row[1]) for row in connection.execute(sql, {"op": operation})]
