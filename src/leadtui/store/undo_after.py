"""What taking back must leave in order: links that lead somewhere, one primary email, each tag once.

An undo puts back rows one by one, and others may have written beside them since. What is there now stays; what came
back gives way.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, text

from leadtui.model import Account, Contact, Enrolment, Lead, Opportunity, Reach, Record, Tag
from leadtui.store.journal import Op
from leadtui.store.owners import USES, Link
from leadtui.words.rows import Conflict
from leadtui.words.sequences import EnrolmentState

_MODELS: dict[str, type[Record]] = {
    "lead": Lead, "account": Account, "contact": Contact, "opportunity": Opportunity,
}  # fmt: skip

_BETWEEN_RECORDS = tuple(link for link in USES if link.table in _MODELS)

_CAME_BACK = (
    "({row}.id IN (SELECT row_id FROM change WHERE operation_id = :undo AND table_name = '{table}') "
    "OR {row}.made_by IN (SELECT id FROM operation WHERE undone_by = :operation))"
)
"""Rows that `:undo` changed, or that it brought back by taking back `:operation`."""


def came_back(table: str, row: str) -> str:
    """SQL for rows of this alias that an undo changed or brought back."""
    return _CAME_BACK.format(row=row, table=table)


def links_to_nothing(op: Op, operation: int) -> list[Conflict]:
    """What `op` put back that names a record which was deleted after `operation`."""
    return [conflict for link in _BETWEEN_RECORDS for conflict in _gone(op.connection, link, op.id, operation)]


def unlink(op: Op, found: list[Conflict]) -> None:
    """Lets go of the deleted records that `links_to_nothing` named."""
    for conflict in found:
        if conflict.id is not None:
            op.set(_MODELS[conflict.kind], conflict.id, {conflict.field: None})


def _gone(connection: Connection, link: Link, undo: int, operation: int) -> list[Conflict]:
    sql = (
        f"SELECT t.id, t.name, p.id AS gone FROM {link.table} t JOIN {link.kind} p ON p.id = t.{link.column} "
        f"WHERE p.hidden_by > :operation AND t.hidden_by IS NULL AND {came_back(link.table, 't')} ORDER BY t.id"
    )
    return [
        Conflict(row.id if link.table == "lead" else None, link.column, row.gone, None, link.table, row.id, row.name)
        for row in connection.execute(text(sql), {"undo": undo, "operation": operation})
    ]


def settle(op: Op, operation: int) -> None:
    """Makes what came back give way to what is there: a sequence that went on, one primary of a kind, each tag once."""
    parameters = {"undo": op.id, "operation": operation}
    _leave_those_who_went_on(op, operation)
    _pause_before_a_step(op, operation)
    for row in list(op.connection.execute(text(_SECOND_PRIMARIES), parameters)):
        op.set(Reach, row.id, {"is_primary": False})
    for row in list(op.connection.execute(text(_SECOND_TAGS), parameters)):
        op.hide(Tag, row.id)


def _leave_those_who_went_on(op: Op, operation: int) -> None:
    """Who went on in a sequence since stands where that led: its step and time are put back together or not at all.

    Whether it is in it, and as which lead, is put back all the same.
    """
    parameters = {"undo": op.id, "operation": operation, "start": op.taken_back[operation]}
    held: dict[int, dict[str, Any]] = {}
    for row in list(op.connection.execute(text(_WENT_ON), parameters)):
        held.setdefault(row.id, {}).setdefault(row.field, _value(row.field, row.before))
    for number, values in held.items():
        op.set(Enrolment, number, values)


def _pause_before_a_step(op: Op, operation: int) -> None:
    """Whose step a rule made waits paused when that is taken back: its time has come, so a rule would make it again."""
    parameters = {
        "undo": op.id, "operation": operation, "start": op.taken_back[operation], "now": int(op.at.timestamp()),
    }  # fmt: skip
    numbers = list(op.connection.execute(text(_BEFORE_A_STEP), parameters).scalars())
    if numbers:
        op.set_where(Enrolment, numbers, {"state": EnrolmentState.PAUSED.value})
        op.followed.append(PAUSED)


PAUSED = "the sequence is paused before it"
"""What followed when a step was taken back."""

_BEFORE_A_STEP = """SELECT DISTINCT e.id FROM operation o JOIN change u ON u.operation_id = :undo AND u.id > :start
    AND u.table_name = 'enrolment' JOIN enrolment e ON e.id = u.row_id AND e.hidden_by IS NULL
    WHERE o.id = :operation AND o.origin = 'rule' AND e.state = 'running' AND e.step_at <= :now
    AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.enrolment_id = e.id AND f.enrolment_id IS NOT NULL
        AND f.state = 'open' AND f.hidden_by IS NULL)
    ORDER BY e.id"""


def _value(field: str, held: str) -> Any:
    value = json.loads(held)
    return datetime.fromtimestamp(value, UTC) if field in _INSTANTS and value is not None else value


_INSTANTS = ("step_at", "started_at")

_WENT_ON = """SELECT u.row_id AS id, u.field AS field, u.before AS before FROM change u
    JOIN enrolment e ON e.id = u.row_id AND e.hidden_by IS NULL
    WHERE u.operation_id = :undo AND u.id > :start AND u.table_name = 'enrolment' AND u.field IN ('step', 'step_at')
    AND EXISTS (
        SELECT 1 FROM change c JOIN operation o ON o.id = c.operation_id AND o.undone_by IS NULL
        WHERE c.table_name = 'enrolment' AND c.row_id = u.row_id AND c.operation_id > :operation
        AND c.operation_id < :undo AND o.kind NOT IN ('undo', 'redo'))
    ORDER BY u.id"""

_BACK = came_back("{table}", "r")
_OTHER_BACK = came_back("{table}", "o")
_SECOND = (
    "SELECT r.id FROM {table} r WHERE r.hidden_by IS NULL{only} AND " + _BACK + " AND EXISTS (SELECT 1 FROM {table} o "
    "WHERE o.owner_kind = r.owner_kind AND o.owner_id = r.owner_id AND o.{same} = r.{same} AND o.id <> r.id "
    "AND o.hidden_by IS NULL{other} AND (o.id < r.id OR NOT " + _OTHER_BACK + "))"
)
_SECOND_PRIMARIES = _SECOND.format(table="reach", only=" AND r.is_primary", other=" AND o.is_primary", same="kind")
_SECOND_TAGS = _SECOND.format(table="tag", only="", other="", same="name_key")
