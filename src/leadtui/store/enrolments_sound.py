"""Where leads and their sequences do not go together: reads for what sets it right and for what names it.

Always holds in a sound base: who is in a sequence is open and may be contacted, is in it once, and either waits for the
time of its step or has one open follow-up of it; nobody else has one. `connection` is the driver's throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from leadtui.store.belongings import chunks, marks
from leadtui.store.sqlite.driver import Connection


class OpenStep(NamedTuple):
    """An open follow-up of an enrolment. `passed`: a later one was done; `came_back`: by the operation asked about."""

    id: int
    enrolment: int
    lead_id: int | None
    kind: str
    subject: str | None
    due_at: int | None
    passed: int
    came_back: int


_OPEN = "f.state = 'open' AND f.hidden_by IS NULL"
_LIVE = "e.hidden_by IS NULL AND e.state IN ('running', 'paused')"
_PASSED = (
    "EXISTS (SELECT 1 FROM follow_up n WHERE n.enrolment_id = f.enrolment_id AND n.enrolment_id IS NOT NULL "
    "AND n.id > f.id AND n.state = 'done' AND n.hidden_by IS NULL)"
)
_CAME_BACK = (
    "EXISTS (SELECT 1 FROM change c WHERE c.operation_id = ? AND c.table_name = 'follow_up' AND c.row_id = f.id "
    "AND c.field = 'state')"
)
_OF = f"FROM follow_up f WHERE f.enrolment_id = e.id AND f.enrolment_id IS NOT NULL AND {_OPEN}"


def open_steps(connection: Connection, ids: Sequence[int], operation: int) -> dict[int, list[OpenStep]]:
    """What these enrolments have open, the newest last; `operation` is the one that may have opened it."""
    found: dict[int, list[OpenStep]] = {}
    for chunk in chunks(ids):
        sql = (
            f"SELECT f.id, f.enrolment_id, f.lead_id, f.kind, f.subject, f.due_at, {_PASSED}, {_CAME_BACK} "
            "FROM follow_up f "
            f"WHERE f.enrolment_id IS NOT NULL AND {_OPEN} AND f.enrolment_id IN ({marks(chunk)}) ORDER BY f.id"
        )
        for step in map(OpenStep._make, connection.execute(sql, (operation, *chunk))):
            found.setdefault(step.enrolment, []).append(step)
    return found


def strays_of_touched(connection: Connection) -> list[int]:
    """Of the leads an operation touched: open follow-ups of sequences that they are in no longer."""
    # In this order: few leads are touched by a key, and many have something to do.
    sql = (
        "SELECT f.id FROM touched t CROSS JOIN enrolment e ON e.lead_id = t.id "
        f"CROSS JOIN follow_up f ON f.enrolment_id = e.id AND f.enrolment_id IS NOT NULL AND {_OPEN} "
        f"WHERE NOT ({_LIVE})"
    )
    return [row[0] for row in connection.execute(sql)]


def strays(connection: Connection) -> list[int]:
    """All open follow-ups of sequences that their leads are in no longer."""
    sql = (
        "SELECT f.id FROM enrolment e JOIN follow_up f ON f.enrolment_id = e.id AND f.enrolment_id IS NOT NULL "
        f"AND {_OPEN} WHERE NOT ({_LIVE})"
    )
    return [row[0] for row in connection.execute(sql)]


_STANDING = "table_name = 'enrolment' AND field IN ('state', 'hidden_by')"


def planned_meanwhile(connection: Connection, operation: int) -> list[int]:
    """Of the sequences that run again by an operation: what outcomes have planned since they ran last and is open."""
    sql = (
        f"SELECT f.id FROM (SELECT DISTINCT row_id FROM change WHERE operation_id = :op AND +{_STANDING}) c "
        "CROSS JOIN enrolment e ON e.id = c.row_id AND e.state = 'running' AND e.hidden_by IS NULL "
        f"CROSS JOIN follow_up f ON f.lead_id = e.lead_id AND {_OPEN} AND f.automatic AND f.enrolment_id IS NULL "
        "WHERE f.made_by > (SELECT max(operation_id) FROM change "
        f"WHERE row_id = c.row_id AND {_STANDING} AND operation_id < :op) ORDER BY f.id"
    )
    return [row[0] for row in connection.execute(sql, {"op": operation})]


CLOSED = "in a sequence though closed, deleted or not to be contacted"
TWICE = "in the same sequence twice"
NOWHERE = "in a sequence with no step to do or to wait for"
SEVERAL = "in a sequence with more than one next step"
OTHERS = "in a sequence whose step is another lead's"
LEFT = "out of a sequence of which a step is still open"

_UNSOUND = (
    (
        CLOSED,
        f"SELECT e.lead_id FROM enrolment e JOIN lead l ON l.id = e.lead_id WHERE {_LIVE} AND (l.hidden_by IS NOT NULL "
        "OR l.category IN ('converted', 'disqualified') OR (l.do_not_call AND l.email_opt_out))",
    ),
    (TWICE, f"SELECT e.lead_id FROM enrolment e WHERE {_LIVE} GROUP BY e.lead_id, e.sequence HAVING count(*) > 1"),
    (
        NOWHERE,
        f"SELECT e.lead_id FROM enrolment e WHERE {_LIVE} AND e.state = 'running' AND e.step_at IS NULL "
        f"AND NOT EXISTS (SELECT 1 {_OF})",
    ),
    (
        SEVERAL,
        f"SELECT e.lead_id FROM enrolment e WHERE {_LIVE} AND (SELECT count(*) {_OF}) > "
        "(e.state = 'running' AND e.step_at IS NULL)",
    ),
    (OTHERS, f"SELECT e.lead_id FROM enrolment e WHERE {_LIVE} AND EXISTS (SELECT 1 {_OF} AND f.lead_id <> e.lead_id)"),
    (LEFT, f"SELECT e.lead_id FROM enrolment e WHERE NOT ({_LIVE}) AND EXISTS (SELECT 1 {_OF})"),
)


def unsound(connection: Connection) -> dict[str, list[int]]:
    """What does not go together, in words, and the leads of which that is true."""
    found = {
        what: sorted({row[0] for row in connection.execute(f"{sql} ORDER BY e.lead_id")}) for what, sql in _UNSOUND
    }
    return {what: leads for what, leads in found.items() if leads}
