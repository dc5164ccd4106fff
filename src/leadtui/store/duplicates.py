"""What records are compared by, read from the base, and the pairs that a scan found.

Always holds: hidden records are not read; everything asked about one record goes through an index and reads a bounded
number of rows.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from leadtui.rules.likeness.traits import (
    CHOICE,
    CODE,
    DATE,
    DAY,
    TEXT,
    TRAITS,
    code,
    date_digits,
    handle,
    kind_of,
    mailbox,
    plain,
)
from leadtui.rules.matching import own_host
from leadtui.store.apart import TOLD_APART, stood_for
from leadtui.store.belongings import chunks, marks
from leadtui.store.sqlite.driver import Connection, connect_writer, storage_errors
from leadtui.store.sqlite.search import customer_of, quoted
from leadtui.words.duplicates import Member, Pair, RecordKey
from leadtui.words.records import record, replace

KINDS = ("lead", "contact", "account")

COMPANY_NAME = "account"
"""The trait that the name of an account is: of a company it is what a name is of a person."""

MOST = 60
"""Records one look-up gives at most."""

_TRAITS = {
    "first_name": "first", "last_name": "last", "company_key": "company", "host": "host", "street": "street",
    "city": "city", "postal_code": "postal", "state": "state", "country": "country", "title": "title",
    "linkedin": "linkedin",
}  # fmt: skip
"""The columns by which a record is compared, in the order in which they are read."""

_COLUMNS = {
    "lead": f"""l.id, l.first_name, l.last_name, l.company_key, l.host, l.street, l.city, l.postal_code, l.state,
        l.country, l.title, l.linkedin, l.external_kind || ':' || l.external_id, l.custom, l.name, l.company, l.city,
        l.email, l.converted_contact_id, l.converted_account_id, {stood_for("l")}
        FROM lead l WHERE l.hidden_by IS NULL""",
    "contact": """l.id, l.first_name, l.last_name, a.company_key, a.host, l.street, l.city, l.postal_code, l.state,
        l.country, l.title, l.linkedin, NULL, l.custom, l.name, a.name, l.city, l.email, NULL, NULL, 0
        FROM contact l LEFT JOIN account a ON a.id = l.account_id AND a.hidden_by IS NULL WHERE l.hidden_by IS NULL""",
    "account": """l.id, NULL, NULL, l.company_key, l.host, l.street, l.city, l.postal_code, l.state, l.country, NULL,
        NULL, NULL, l.custom, l.name, NULL, l.city, coalesce(l.host, l.email), NULL, NULL, 0
        FROM account l WHERE l.hidden_by IS NULL""",
}
_REACH = """SELECT owner_id, kind, coalesce(normal, lower(value)) FROM reach WHERE owner_kind = ? AND hidden_by IS NULL
    {more} ORDER BY owner_id, is_primary DESC, position, id"""


@record
class Profile:
    """A record as it is compared: `values` by trait, several divided by newlines; `own` is what it was converted to.

    `stood_for`: what it became is there and compared in its place. `reach`: emails and phones as they are kept.
    """

    key: RecordKey
    values: Mapping[str, str]
    name: str = ""
    detail: str = ""
    own: tuple[RecordKey, ...] = ()
    stood_for: bool = False
    reach: tuple[str, ...] = ()


def every_profile(connection: Connection, kind: str) -> Iterator[Profile]:
    """All records of a kind but those that something else stands for."""
    reach = _reach(connection, kind, "", ())
    for row in connection.execute(f"SELECT {_COLUMNS[kind]}"):
        if not row[20]:
            yield _profile(kind, row, reach.get(row[0], ()))


def profiles(connection: Connection, keys: Iterable[RecordKey]) -> dict[RecordKey, Profile]:
    """These records; hidden ones are left out."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for kind, number in keys:
        by_kind[kind].add(number)
    found: dict[RecordKey, Profile] = {}
    for kind, numbers in by_kind.items():
        for chunk in chunks(sorted(numbers)):
            reach = _reach(connection, kind, f"AND owner_id IN ({marks(chunk)})", chunk)
            for row in connection.execute(f"SELECT {_COLUMNS[kind]} AND l.id IN ({marks(chunk)})", chunk):
                found[kind, row[0]] = _profile(kind, row, reach.get(row[0], ()))
    return found


def _reach(connection: Connection, kind: str, more: str, numbers: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for owner, what, value in connection.execute(_REACH.format(more=more), (kind, *numbers)):
        found[owner].append((what, value))
    return found


def _profile(kind: str, row: Sequence[Any], reach: Sequence[tuple[str, str]]) -> Profile:
    values = {key: text for key, text in zip((*_TRAITS.values(), "external"), row[1:13], strict=True) if text}
    emails = [value for what, value in reach if what == "email"]
    phones = [value for what, value in reach if what == "phone"]
    if row[13] and len(row[13]) > 2:
        values |= {f"custom.{number}": str(value) for number, value in json.loads(row[13]).items() if value is not None}
    detail = ", ".join(dict.fromkeys(part for part in row[15:18] if part and part != row[14]))
    own = tuple((what, row[at]) for what, at in (("contact", 18), ("account", 19)) if row[at])
    compared = shaped(values, emails, phones, firm=kind == "account")
    return Profile((kind, row[0]), compared, row[14] or "", detail, own, bool(row[20]), (*emails, *phones))


def profile_of(
    columns: Mapping[str, Any], custom: Mapping[int, Any], emails: Sequence[str], phones: Sequence[str]
) -> Profile:
    """What is typed or imported, as a lead with these columns would be compared; `custom` by the field's number."""
    values = {trait: str(columns[key]) for key, trait in _TRAITS.items() if columns.get(key)}
    if columns.get("external_id") and columns.get("external_kind"):
        values["external"] = f"{columns['external_kind']}:{columns['external_id']}"
    values |= {f"custom.{number}": str(value) for number, value in custom.items() if value not in (None, "")}
    return Profile(("", 0), shaped(values, emails, phones), reach=(*emails, *phones))


def shaped(
    values: Mapping[str, str], emails: Sequence[str], phones: Sequence[str], *, firm: bool = False
) -> dict[str, str]:
    """What is compared of a record's values, in the form in which it is; `firm`: it is a company and not a person."""
    from leadtui.rules.emails import is_role

    found: dict[str, str] = {}
    for key, text in values.items():
        if key in ("postal", "external"):
            found[key] = code(text)
        elif key == "linkedin":
            found[key] = handle(text)
        elif key == "host":
            found[key] = own_host(text)
        elif key.startswith("custom."):
            found[key] = text
        else:
            found[key] = plain(text)
    named = bool(found.get("first") or found.get("last"))
    personal = [mail for mail in emails if not named or not is_role(mail.partition("@")[0])]
    found["email"] = "\n".join(dict.fromkeys(map(mailbox, personal)))
    found["phone"] = "\n".join(dict.fromkeys(map(code, phones)))
    if firm and "company" in found:
        found[COMPANY_NAME] = found.pop("company")
    return {key: text for key, text in found.items() if text}


def kinds_of(profiles: Iterable[Profile]) -> dict[str, str]:
    """The traits that records have and of what kind each is; that of a field of one's own by its values."""
    own: dict[str, list[str]] = defaultdict(list)
    seen: set[str] = set()
    for profile in profiles:
        for key, text in profile.values.items():
            seen.add(key)
            if key.startswith("custom.") and len(own[key]) < 2000:
                own[key].append(text)
    kinds = {trait.key: trait.kind for trait in TRAITS if trait.key in seen}
    if COMPANY_NAME in seen:
        kinds[COMPANY_NAME] = TEXT
    return kinds | {key: kind_of(texts) for key, texts in sorted(own.items())}


def kinds_near(connection: Connection, profiles: Iterable[Profile], *, at_work: bool) -> dict[str, str]:
    """The traits of a few records of a base, the company among them if the base is one of people at work.

    That of a field of one's own by its values in the first leads.
    """
    seen = {key for profile in profiles for key in profile.values}
    if at_work and COMPANY_NAME not in seen:
        seen.add("company")
    own: dict[str, list[str]] = {key: [] for key in seen if key.startswith("custom.")}
    if own:
        sql = "SELECT custom FROM lead WHERE hidden_by IS NULL AND length(custom) > 2 LIMIT 1000"
        for (custom,) in connection.execute(sql):
            for number, value in json.loads(custom).items():
                if value is not None and f"custom.{number}" in own:
                    own[f"custom.{number}"].append(str(value))
    kinds = {trait.key: trait.kind for trait in TRAITS if trait.key in seen}
    kinds |= {COMPANY_NAME: TEXT} if COMPANY_NAME in seen else {}
    return kinds | {key: kind_of(texts) for key, texts in sorted(own.items())}


def at_work(connection: Connection) -> bool:
    """Whether the base says where people work: not one of private persons."""
    sql = "SELECT 1 FROM lead WHERE company_key > '' AND hidden_by IS NULL LIMIT 1"
    return connection.execute(sql).fetchone() is not None


def is_firm(profile: Profile) -> bool:
    """Whether a record is a company: an account, or a lead without a person."""
    values = profile.values
    return COMPANY_NAME in values or bool(values.get("company") and not (values.get("first") or values.get("last")))


def as_firm(profile: Profile) -> Profile:
    """A record as a company: its company's name is what a name is of a person."""
    values = {COMPANY_NAME if key == "company" else key: text for key, text in profile.values.items()}
    return replace(profile, values=values)


def shape(kind: str, text: str) -> str:
    """A value of a field of one's own in the form in which its kind is compared."""
    if kind in (DATE, DAY):
        return date_digits(text) or code(text)
    return code(text) if kind == CODE else plain(text) if kind in (TEXT, CHOICE) else text


def members(connection: Connection, keys: Sequence[RecordKey]) -> dict[RecordKey, Member]:
    """Records as they are listed; hidden ones are left out."""
    return {key: Member(key, found.name, found.detail) for key, found in profiles(connection, keys).items()}


def near(connection: Connection, own: Profile) -> set[RecordKey]:
    """The records worth comparing with one: those that share an address, a number or a name."""
    found: set[RecordKey] = set()
    values = own.values
    normals = list(dict.fromkeys((*own.reach, *(text for text in values.get("email", "").split("\n") if text))))
    if normals:
        sql = f"SELECT owner_kind, owner_id FROM reach WHERE normal IN ({marks(normals)}) AND hidden_by IS NULL LIMIT ?"
        found |= {(kind, number) for kind, number in connection.execute(sql, (*normals, MOST * 4)) if kind in KINDS}
    words = [word for key in ("first", "last") for word in values.get(key, "").split()]
    company = values.get("company", "")
    name = values.get(COMPANY_NAME, "" if words else company)
    locals_ = [local for text in normals if "@" in text and len(local := text.partition("@")[0]) > 3]
    for match in dict.fromkeys(_expressions(words, values, name, locals_)):
        found |= {("lead", row[0]) for row in _searched(connection, "lead_search", match)}
        found |= {
            key for row in _searched(connection, "customer_search", match) if (key := customer_of(row[0]))[0] in KINDS
        }
    if name:
        sql = f"SELECT id FROM lead WHERE company_key = ? AND {_NO_PERSON} AND hidden_by IS NULL LIMIT ?"
        found |= {("lead", row[0]) for row in connection.execute(sql, (name, MOST))}
        sql = "SELECT id FROM account WHERE company_key = ? AND hidden_by IS NULL LIMIT ?"
        found |= {("account", row[0]) for row in connection.execute(sql, (name, MOST))}
    sql = "SELECT b_kind, b_id FROM duplicate WHERE a_kind = ? AND a_id = ? UNION SELECT a_kind, a_id FROM duplicate "
    found |= set(connection.execute(f"{sql} WHERE b_kind = ? AND b_id = ?", (*own.key, *own.key)).fetchall())
    found.discard(own.key)
    return found


_NO_PERSON = "coalesce(first_name, '') = '' AND coalesce(last_name, '') = ''"


def _expressions(words: Sequence[str], values: Mapping[str, str], name: str, locals_: Sequence[str]) -> Iterator[str]:
    """What the search index is asked: the whole name; a part of it with the company, each but for its last letters."""
    company = max(values.get("company", "").split(), key=len, default="")
    if len(words) > 1:
        yield " AND ".join(quoted(word) for word in words[:4])
        yield " AND ".join(f"{quoted(word[:3])}*" for word in (words[0], words[-1]))
    for word in words[:3]:
        if company and len(word) > 1:
            yield f"{quoted(word[: max(3, len(word) - 2)])}* AND {quoted(company[: max(4, len(company) - 3)])}*"
        elif len(words) == 1:
            yield quoted(word)
    if name:
        yield " AND ".join(f"{quoted(word[: max(3, len(word) - 2)])}*" for word in name.split()[:3])
    yield from (quoted(local) for local in locals_[:2])


def _searched(connection: Connection, index: str, match: str) -> list[tuple[int]]:
    sql = f"SELECT rowid FROM {index} WHERE {index} MATCH ? LIMIT ?"
    return connection.execute(sql, (f"who : ({match})", MOST)).fetchall()


def dismissed(connection: Connection) -> set[tuple[RecordKey, RecordKey]]:
    """The pairs that somebody said are two, or that became what was said to be two, in both orders."""
    return {((a, b), (c, d)) for a, b, c, d in connection.execute(TOLD_APART)}


def dismissed_of(connection: Connection, key: RecordKey) -> set[RecordKey]:
    """The records that somebody said are not this one."""
    sql = f"SELECT b_kind, b_id FROM ({TOLD_APART}) WHERE a_kind = ? AND a_id = ?"
    return {(kind, number) for kind, number in connection.execute(sql, key)}


def ordered(one: RecordKey, other: RecordKey) -> tuple[RecordKey, RecordKey]:
    """Two records as a pair has them."""
    return (one, other) if one < other else (other, one)


def lead_of(connection: Connection, key: RecordKey) -> int | None:
    """The lead that a record is, or that a contact was; of several the first."""
    if key[0] == "contact":
        sql = "SELECT min(id) FROM lead WHERE converted_contact_id = ? AND hidden_by IS NULL"
        found: int | None = connection.execute(sql, (key[1],)).fetchone()[0]
        return found
    return key[1] if key[0] == "lead" else None


def records(connection: Connection) -> int:
    """How many records there are, roughly: the highest number of a lead."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM lead").fetchone()[0])


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
    for kind in KINDS
)
_STOOD = " OR ".join(
    f"({side}_kind = 'lead' AND EXISTS (SELECT 1 FROM lead x WHERE x.id = {side}_id AND {stood_for('x')}))"
    for side in "ab"
)
_KEPT = f"""SELECT a_kind, a_id, b_kind, b_id, score, reasons FROM duplicate WHERE NOT ({_HIDDEN}) AND NOT ({_STOOD})
    AND (a_kind, a_id, b_kind, b_id) NOT IN ({TOLD_APART}) ORDER BY score DESC, a_kind, a_id, b_kind, b_id"""


def kept(connection: Connection) -> list[Pair]:
    """The pairs of the last scan whose records are still there and were not said to differ."""
    return [
        Pair((a_kind, a), (b_kind, b), score, tuple(json.loads(reasons)))
        for a_kind, a, b_kind, b, score, reasons in connection.execute(_KEPT)
    ]
