"""Gives what happened with leads, and what is still to be done, to the records the leads became.

All the leads of an operation are moved together at its end: a statement costs as much for one row as for a hundred.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import text

from leadtui.store.journal import Op, touch_where
from leadtui.store.sqlite.values import to_json

COLUMNS = ("account_id", "contact_id", "opportunity_id")

_MAKE = (
    "CREATE TEMP TABLE IF NOT EXISTS moved (lead_id INTEGER PRIMARY KEY, account_id INTEGER, contact_id INTEGER, "
    "opportunity_id INTEGER)"
)
_ROWS = "FROM moved m CROSS JOIN {table} t ON t.lead_id = m.lead_id WHERE t.hidden_by IS NULL{more}"
_MOVED = {"activity": "", "follow_up": " AND t.state = 'open'"}
_LOG = """INSERT INTO change (operation_id, table_name, row_id, field, before, after)
    SELECT :op, '{table}', t.id, '{column}', {before}, {after} {rows}"""
_SET = """UPDATE {table} SET version = version + 1, {column} = (SELECT m.{column} FROM moved m
    WHERE m.lead_id = {table}.lead_id) WHERE id IN (SELECT t.id {rows})"""


def move(op: Op, became: Mapping[int, Mapping[str, int]]) -> None:
    """Names on all activities and open follow-ups of leads what each became: numbers by column, journalled.

    A column that is not given stays as it is.
    """
    connection = op.connection
    connection.execute(text(_MAKE))
    connection.execute(text("DELETE FROM moved"))
    if not became:
        return
    rows = [{"lead": lead, **{column: to.get(column) for column in COLUMNS}} for lead, to in became.items()]
    names = ", ".join(f":{column}" for column in COLUMNS)
    connection.execute(text(f"INSERT INTO moved VALUES (:lead, {names})"), rows)
    for table, more in _MOVED.items():
        all_rows = _ROWS.format(table=table, more=more)
        there = f"id IN (SELECT t.id {all_rows})"
        touch_where(connection, table, there, {})
        changed = 0
        for column in COLUMNS:
            differing = f"{all_rows} AND m.{column} IS NOT NULL AND t.{column} IS NOT m.{column}"
            before, after = to_json(f"t.{column}"), to_json(f"m.{column}")
            log = _LOG.format(table=table, column=column, before=before, after=after, rows=differing)
            logged = connection.execute(text(log), {"op": op.id})
            if logged.rowcount:
                connection.execute(text(_SET.format(table=table, column=column, rows=differing)))
            changed = max(changed, logged.rowcount)
        if changed and touch_where(connection, table, there, {}):
            op.marked = True
        op.rows += changed
