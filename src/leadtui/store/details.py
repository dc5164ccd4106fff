"""One lead with all its rows, follow-ups across leads, and the journal: reads for detail, panel, log and export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from leadtui.store.listing import SELECTED
from leadtui.store.sqlite.driver import Connection
from leadtui.words.customers import CustomerKind
from leadtui.words.rows import (
    ActivityRow,
    AttachmentRow,
    ChangeRow,
    FollowUpRow,
    LeadRow,
    OperationRow,
    ReachRow,
    UserRow,
)
from leadtui.words.workspace import CustomField

OPERATIONS = """SELECT o.id, o.at, u.name, o.kind, o.summary, o.origin, o.program, o.rows, o.leads, o.lead_id, o.undoes,
    o.undone_by FROM operation o JOIN "user" u ON u.id = o.user_id"""

_FOLLOW_UP = """SELECT f.id, f.lead_id, l.name, l.company, f.kind, f.subject, f.due_at, f.due_date, f.remind_at,
    f.state, f.automatic FROM follow_up f JOIN lead l ON l.id = f.lead_id
    WHERE f.hidden_by IS NULL AND l.hidden_by IS NULL"""

_CHILDREN = {
    "activity": "lead_id",
    "follow_up": "lead_id",
    "reach": "owner_id",
    "tag": "owner_id",
    "attachment": "owner_id",
}


def rows(connection: Connection, ids: Sequence[int]) -> list[LeadRow]:
    """The leads with these ids, in that order; deleted ones are left out."""
    found: dict[int, LeadRow] = {}
    for chunk in _chunks(ids):
        sql = f"SELECT {SELECTED} FROM lead l WHERE l.hidden_by IS NULL AND l.id IN ({_marks(chunk)})"
        found |= {row[0]: LeadRow(*row) for row in connection.execute(sql, chunk)}
    return [found[i] for i in ids if i in found]


def fields(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Every stored column of these leads, by lead."""
    import json

    out: dict[int, dict[str, Any]] = {}
    for chunk in _chunks(ids):
        cursor = connection.execute(f"SELECT * FROM lead WHERE hidden_by IS NULL AND id IN ({_marks(chunk)})", chunk)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            values = dict(zip(names, row, strict=True))
            values["custom"] = json.loads(values["custom"])
            out[values["id"]] = values
    return out


def became(
    connection: Connection, fields: dict[int, dict[str, Any]]
) -> dict[int, tuple[tuple[CustomerKind, int, str], ...]]:
    """What these leads were converted into, as far as it was not deleted since; `fields` are theirs."""
    names: dict[tuple[CustomerKind, int], str] = {}
    wanted = {kind: [held.get(f"converted_{kind}_id") for held in fields.values()] for kind in CustomerKind}
    for kind, numbers in wanted.items():
        for chunk in _chunks(sorted({number for number in numbers if number is not None})):
            sql = f"SELECT id, name FROM {kind} WHERE hidden_by IS NULL AND id IN ({_marks(chunk)})"
            names |= {(kind, number): name for number, name in connection.execute(sql, chunk)}
    return {
        lead: tuple(
            (kind, number, names[kind, number])
            for kind in CustomerKind
            if (number := held.get(f"converted_{kind}_id")) is not None and (kind, number) in names
        )
        for lead, held in fields.items()
    }


def reach(connection: Connection, ids: Sequence[int]) -> dict[int, list[ReachRow]]:
    """Emails and phones of these leads, primary first."""
    sql = """SELECT owner_id, id, kind, value, normal, label, is_primary FROM reach WHERE owner_kind = 'lead'
        AND hidden_by IS NULL AND owner_id IN ({marks}) ORDER BY is_primary DESC, position, id"""
    return {lead: [ReachRow(*row) for row in found] for lead, found in _grouped(connection, sql, ids).items()}


def most_reach(connection: Connection, ids: Sequence[int]) -> dict[str, int]:
    """By kind, how many emails and phones the lead with most of them has."""
    most: dict[str, int] = {}
    for chunk in _chunks(ids):
        sql = f"""SELECT kind, max(number) FROM (SELECT kind, count(*) AS number FROM reach WHERE owner_kind = 'lead'
            AND hidden_by IS NULL AND owner_id IN ({_marks(chunk)}) GROUP BY owner_id, kind) GROUP BY kind"""
        for kind, number in connection.execute(sql, chunk):
            most[kind] = max(number, most.get(kind, 0))
    return most


def tags(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """The tags of these leads, in order."""
    sql = """SELECT owner_id, name FROM tag WHERE owner_kind = 'lead' AND hidden_by IS NULL AND owner_id IN ({marks})
        ORDER BY name_key, id"""
    return {lead: [row[0] for row in found] for lead, found in _grouped(connection, sql, ids).items()}


def activities(connection: Connection, ids: Sequence[int]) -> dict[int, list[ActivityRow]]:
    """What happened with these leads, newest first."""
    sql = """SELECT a.lead_id, a.id, a.lead_id, a.kind, a.direction, a.at, a.outcome, a.subject, a.body, a.next_step,
        a.minutes, a.event, u.name FROM activity a LEFT JOIN "user" u ON u.id = a.user_id
        WHERE a.hidden_by IS NULL AND a.lead_id IN ({marks}) ORDER BY a.at DESC, a.id DESC"""
    return {lead: [ActivityRow(*row) for row in found] for lead, found in _grouped(connection, sql, ids).items()}


def follow_ups(connection: Connection, ids: Sequence[int]) -> dict[int, list[FollowUpRow]]:
    """The follow-ups of these leads, open ones first, by due time."""
    sql = _FOLLOW_UP.replace("SELECT ", "SELECT f.lead_id, ", 1) + (
        " AND f.lead_id IN ({marks}) ORDER BY f.state <> 'open', f.due_at, f.id"
    )
    return {lead: [FollowUpRow(*row) for row in found] for lead, found in _grouped(connection, sql, ids).items()}


def attachments(connection: Connection, ids: Sequence[int]) -> dict[int, list[AttachmentRow]]:
    """Files and links of these leads."""
    sql = """SELECT owner_id, id, kind, target, name FROM attachment WHERE owner_kind = 'lead' AND hidden_by IS NULL
        AND owner_id IN ({marks}) ORDER BY id"""
    return {lead: [AttachmentRow(*row) for row in found] for lead, found in _grouped(connection, sql, ids).items()}


def history(connection: Connection, lead_id: int, limit: int = 500) -> list[tuple[OperationRow, tuple[ChangeRow, ...]]]:
    """The operations that touched a lead or its rows, newest first, with their changes."""
    import json

    changes: dict[int, list[ChangeRow]] = defaultdict(list)
    made: set[int] = {row[0] for row in connection.execute("SELECT made_by FROM lead WHERE id = ?", (lead_id,))}
    sources = [("lead", "SELECT id FROM lead WHERE id = ?")]
    for table, column in _CHILDREN.items():
        owner = " AND owner_kind = 'lead'" if column == "owner_id" else ""
        sources.append((table, f"SELECT id FROM {table} WHERE {column} = ?{owner}"))
        sql = f"SELECT DISTINCT made_by FROM {table} WHERE {column} = ?{owner}"
        made |= {row[0] for row in connection.execute(sql, (lead_id,))}
    for table, ids in sources:
        sql = (
            "SELECT operation_id, table_name, row_id, field, before, after FROM change "
            f"WHERE table_name = ? AND row_id IN ({ids}) ORDER BY id"
        )
        for operation, name, row_id, field, before, after in connection.execute(sql, (table, lead_id)):
            changes[operation].append(ChangeRow(name, row_id, field, json.loads(before), json.loads(after)))
    wanted = sorted(made | set(changes), reverse=True)[:limit]
    operations = {}
    for chunk in _chunks(wanted):
        for row in connection.execute(f"{OPERATIONS} WHERE o.id IN ({_marks(chunk)})", chunk):
            operations[row[0]] = OperationRow(*row)
    return [(operations[i], tuple(changes.get(i, ()))) for i in wanted if i in operations]


def open_follow_ups(
    connection: Connection, user: int, limit: int, *, until: int | None = None, since: int | None = None
) -> list[FollowUpRow]:
    """Open follow-ups of the leads of a user or of nobody, by due time; with bounds in epoch seconds."""
    sql = _FOLLOW_UP + " AND f.state = 'open' AND l.lane > 0 AND (l.owner_id = ? OR l.owner_id IS NULL)"
    parameters: list[Any] = [user]
    if until is not None:
        sql += " AND f.due_at <= ?"
        parameters.append(until)
    if since is not None:
        sql += " AND f.due_at > ?"
        parameters.append(since)
    sql += " ORDER BY f.due_at, f.id LIMIT ?"
    return [FollowUpRow(*row) for row in connection.execute(sql, (*parameters, limit))]


def operations(
    connection: Connection, limit: int, *, leads: Iterable[int] | None = None, since: int = 0
) -> list[OperationRow]:
    """Operations, newest first: all, or those that touched these leads; with a number above `since`."""
    if leads is None:
        sql = f"{OPERATIONS} WHERE o.id > ? AND o.state = 'applied' ORDER BY o.id DESC LIMIT ?"
        return [OperationRow(*row) for row in connection.execute(sql, (since, limit))]
    ids: set[int] = set()
    for lead in leads:
        ids |= {operation.id for operation, _ in history(connection, lead, limit)}
    found: list[OperationRow] = []
    for chunk in _chunks(sorted(ids)):
        found += [
            OperationRow(*row) for row in connection.execute(f"{OPERATIONS} WHERE o.id IN ({_marks(chunk)})", chunk)
        ]
    return sorted(found, key=lambda o: -o.id)[:limit]


def newest_operation(connection: Connection) -> int:
    """The number of the newest operation, 0 in a new base."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0])


def _grouped(connection: Connection, sql: str, ids: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    out: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for chunk in _chunks(ids):
        for lead, *row in connection.execute(sql.format(marks=_marks(chunk)), chunk):
            out[lead].append(tuple(row))
    return out


def _chunks(ids: Sequence[int], size: int = 500) -> Iterable[list[int]]:
    return (list(ids[i : i + size]) for i in range(0, len(ids), size))


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))


def colleagues(connection: Connection, lead_id: int, limit: int = 20) -> tuple[int, ...]:
    """Other leads at the same company, by website host or normalised name."""
    sql = """SELECT o.id FROM lead l JOIN lead o ON o.id <> l.id AND o.hidden_by IS NULL
        AND (o.company_key = l.company_key OR o.host = l.host) WHERE l.id = ? ORDER BY o.id LIMIT ?"""
    return tuple(row[0] for row in connection.execute(sql, (lead_id, limit)))


def leads_of(connection: Connection, operation: int, limit: int = 10_000) -> tuple[int, ...]:
    """The leads that an operation, or the one it takes back, touched, by number."""
    found: set[int] = set()
    undone = connection.execute("SELECT undoes FROM operation WHERE id = ?", (operation,)).fetchone()
    for number in {operation, *(undone or ())} - {None}:
        for table, column in {"lead": "id", **_CHILDREN}.items():
            sql = (
                f"SELECT {column} FROM {table} WHERE made_by = ? UNION SELECT t.{column} FROM {table} t "
                "JOIN change c ON c.table_name = ? AND c.row_id = t.id WHERE c.operation_id = ? LIMIT ?"
            )
            found |= {row[0] for row in connection.execute(sql, (number, table, number, limit))}
    return tuple(sorted(found))


def users(connection: Connection) -> tuple[UserRow, ...]:
    """Every user, the oldest first."""
    return tuple(UserRow(*row) for row in connection.execute('SELECT id, name, email FROM "user" ORDER BY id'))


def custom_fields(connection: Connection) -> tuple[CustomField, ...]:
    """The workspace's own fields."""
    import json

    sql = "SELECT id, label, kind, choices FROM custom_field WHERE hidden_by IS NULL ORDER BY id"
    return tuple(CustomField(i, label, kind, tuple(json.loads(c))) for i, label, kind, c in connection.execute(sql))
