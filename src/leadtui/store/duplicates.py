"""What records are compared by, read from the base, and the pairs that a scan found."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from leadtui.store.belongings import chunks, marks
from leadtui.store.sqlite.driver import Connection, connect_writer, storage_errors
from leadtui.words.duplicates import Member, Pair, RecordKey
from leadtui.words.records import record


@record
class Profile:
    """A record as it is compared."""

    key: RecordKey
    name: str
    detail: str
    first: str
    last: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


_SHOWN = {
    "lead": "SELECT id, name, company, city, email, first_name, last_name FROM lead WHERE hidden_by IS NULL",
    "contact": """SELECT c.id, c.name, (SELECT a.name FROM account a WHERE a.id = c.account_id AND a.hidden_by IS NULL),
        c.city, c.email, c.first_name, c.last_name FROM contact c WHERE c.hidden_by IS NULL""",
    "account": "SELECT id, name, NULL, city, host, name, NULL FROM account WHERE hidden_by IS NULL",
}
_KINDS = tuple(_SHOWN)


def _profiles(connection: Connection, keys: Iterable[RecordKey]) -> dict[RecordKey, Profile]:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, number in keys:
        by_kind[kind].append(number)
    found: dict[RecordKey, Profile] = {}
    for kind, numbers in by_kind.items():
        column = "c.id" if kind == "contact" else "id"
        for chunk in chunks(sorted(set(numbers))):
            reach: dict[tuple[int, str], tuple[str, ...]] = defaultdict(tuple)
            sql = f"""SELECT owner_id, kind, normal FROM reach WHERE owner_kind = ? AND hidden_by IS NULL
                AND normal IS NOT NULL AND owner_id IN ({marks(chunk)})"""
            for owner, what, normal in connection.execute(sql, (kind, *chunk)):
                reach[owner, what] += (normal,)
            for row in connection.execute(f"{_SHOWN[kind]} AND {column} IN ({marks(chunk)})", chunk):
                number, name, company, city, email, first, last = row
                detail = ", ".join(part for part in (company, city, email) if part and part != name)
                found[kind, number] = Profile(
                    (kind, number), name or "", detail, first or "", last or "",
                    reach[number, "email"], reach[number, "phone"],
                )  # fmt: skip
    return found


def members(connection: Connection, keys: Sequence[RecordKey]) -> dict[RecordKey, Member]:
    """Records as they are listed; hidden ones are left out."""
    return {key: Member(key, found.name, found.detail) for key, found in _profiles(connection, keys).items()}


def profile(connection: Connection, key: RecordKey) -> Profile | None:
    """What one record is compared by."""
    return _profiles(connection, [key]).get(key)


def typed_profile(values: Mapping[str, str], region: str) -> Profile:
    """What is being typed, as it is compared."""
    from leadtui.rules.phones import read_phone

    emails = tuple(values[field].strip().lower() for field in ("email",) if values.get(field))
    phones = tuple(
        normal
        for field in ("phone", "mobile")
        if values.get(field) and (normal := read_phone(values[field], region).e164)
    )
    return Profile(("", 0), "", "", values.get("first_name", ""), values.get("last_name", ""), emails, phones)


def alike(connection: Connection, own: Profile) -> list[Profile]:
    """The records worth comparing with one."""
    normals = (*own.emails, *own.phones)
    if not normals:
        return []
    sql = f"SELECT DISTINCT owner_kind, owner_id FROM reach WHERE hidden_by IS NULL AND normal IN ({marks(normals)})"
    keys = [(kind, number) for kind, number in connection.execute(f"{sql} LIMIT 200", normals) if kind in _KINDS]
    return list(_profiles(connection, keys).values())


def keys_sharing_reach(connection: Connection) -> list[RecordKey]:
    """Records with an email or phone that another has too."""
    sql = """SELECT DISTINCT owner_kind, owner_id FROM reach WHERE hidden_by IS NULL AND normal IN (
        SELECT normal FROM reach WHERE hidden_by IS NULL AND normal IS NOT NULL GROUP BY normal
        HAVING count(DISTINCT owner_kind || owner_id) > 1)"""
    return [(kind, number) for kind, number in connection.execute(sql) if kind in _KINDS]


def dismissed(connection: Connection, key: RecordKey) -> set[RecordKey]:
    """The records that somebody said are not this one."""
    sql = """SELECT owner_kind, owner_id, other_kind, other_id FROM dismissal WHERE kind = 'duplicate'
        AND hidden_by IS NULL AND ((owner_kind = ? AND owner_id = ?) OR (other_kind = ? AND other_id = ?))"""
    rows = connection.execute(sql, (*key, *key)).fetchall()
    return {two for row in rows for two in ((row[0], row[1]), (row[2], row[3])) if two != key}


def keep(path: Path, pairs: Iterable[Pair]) -> None:
    """Writes the pairs a scan found in place of those of the last one."""
    rows = [(*pair.a, *pair.b, pair.score, json.dumps(list(pair.reasons))) for pair in pairs]
    with storage_errors(path):
        connection = connect_writer(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM duplicate")
            connection.executemany("INSERT INTO duplicate VALUES (?, ?, ?, ?, ?, ?)", rows)
            connection.execute("COMMIT")
        finally:
            connection.close()


_HIDDEN = " OR ".join(
    f"({side}_kind = '{kind}' AND EXISTS (SELECT 1 FROM {kind} x WHERE x.id = {side}_id AND x.hidden_by IS NOT NULL))"
    for side in "ab"
    for kind in _KINDS
)
_KEPT = f"""SELECT a_kind, a_id, b_kind, b_id, score, reasons FROM duplicate WHERE NOT ({_HIDDEN})
    AND NOT EXISTS (SELECT 1 FROM dismissal d WHERE d.kind = 'duplicate' AND d.hidden_by IS NULL
        AND d.owner_kind = a_kind AND d.owner_id = a_id AND d.other_kind = b_kind AND d.other_id = b_id)
    ORDER BY score DESC, a_kind, a_id, b_kind, b_id"""


def kept(connection: Connection) -> list[Pair]:
    """The pairs of the last scan whose records are still there and were not said to differ."""
    return [
        Pair((a_kind, a), (b_kind, b), score, tuple(json.loads(reasons)))
        for a_kind, a, b_kind, b, score, reasons in connection.execute(_KEPT)
    ]
