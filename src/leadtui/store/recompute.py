"""Computed columns: what follows from other rows, worked out anew for the records an operation touched.

The leads stand in the temporary table `touched`, other records in one of their own. Nothing here is journalled or
counted in `version`. Two statements, since the second builds on what the first found. Leads are taken some thousands at
a time: SQLite keeps in memory what a single statement would have to put back, and a large import touches a million.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, text

from leadtui.store import recompute_customers, settings
from leadtui.store.beneath import driver_of
from leadtui.store.owners import KINDS, touched
from leadtui.store.sqlite import search
from leadtui.store.sqlite.values import joined
from leadtui.words.contact import Outcome

PREPARE = tuple(f"CREATE TEMP TABLE IF NOT EXISTS {touched(kind)} (id INTEGER PRIMARY KEY)" for kind in KINDS)
EMPTY = tuple(f"DELETE FROM {touched(kind)}" for kind in KINDS)

CHUNK = 5000
"""Leads worked out by one statement."""

HEARD = 1000
"""The same while somebody waits to hear how far it is; that costs a twentieth more."""

_CHOSEN = "SELECT id FROM touched WHERE id > :low AND id <= :high"
_HIGH = "SELECT max(id) FROM (SELECT id FROM touched WHERE id > :low ORDER BY id LIMIT :size)"

_REACH = """(SELECT coalesce(r.normal, r.value) FROM reach r WHERE r.owner_kind = 'lead' AND r.owner_id = lead.id
    AND r.kind = '{kind}' AND r.hidden_by IS NULL{more} ORDER BY r.is_primary DESC, r.position, r.id LIMIT 1)"""

_OPEN = "f.lead_id = lead.id AND f.state = 'open' AND f.hidden_by IS NULL"
_NEXT = f"(SELECT {{column}} FROM follow_up f WHERE {_OPEN} ORDER BY f.due_at, f.id LIMIT 1)"
_LIVED = "a.lead_id = lead.id AND a.hidden_by IS NULL"

_NAME = """coalesce(nullif(trim(coalesce(lead.first_name, '') || ' ' || coalesce(lead.last_name, '')), ''),
    nullif(lead.company, ''), lead.email, lead.phone, lead.external_id, '')"""

_CLOSED = "(lead.hidden_by IS NOT NULL OR lead.category IN ('disqualified', 'converted'))"

_LANE = f"""CASE WHEN {_CLOSED} THEN 0 WHEN lead.answer_due IS NOT NULL THEN 8 WHEN lead.next_due IS NOT NULL THEN 1
    WHEN lead.in_sequence THEN 7 WHEN lead.category = 'qualified' THEN 2 WHEN lead.category = 'working' THEN 3
    WHEN lead.category = 'nurturing' THEN 4 WHEN lead.rating = 'Hot' THEN 5 ELSE 6 END"""


def _keys(outcomes: tuple[Outcome, ...], what: str) -> str:
    return ", ".join(f"'{o.key}'" for o in outcomes if getattr(o, what))


def _reached(outcomes: tuple[Outcome, ...]) -> str:
    return f"""(a.outcome IN ({_keys(outcomes, "reached")}) OR a.kind = 'meeting'
        OR (a.direction = 'in' AND a.kind IN ('call', 'email', 'other')))"""


def _from_rows(outcomes: tuple[Outcome, ...]) -> str:
    reached = _reached(outcomes)
    tags = joined(
        "SELECT t.name AS v FROM tag t WHERE t.owner_kind = 'lead' AND t.owner_id = lead.id "
        "AND t.hidden_by IS NULL ORDER BY t.name_key, t.id"
    )
    return f"""
UPDATE lead SET
    email = {_REACH.format(kind="email", more="")},
    phone = {_REACH.format(kind="phone", more="")},
    mobile = {_REACH.format(kind="phone", more=" AND r.label = 'mobile'")},
    tags = {tags},
    last_activity = (SELECT max(a.at) FROM activity a WHERE {_LIVED}),
    first_response = (SELECT min(r.at) FROM (
        SELECT a.at FROM activity a WHERE {_LIVED} AND a.direction = 'out'
            AND a.kind IN ('call', 'email', 'meeting', 'other')
        UNION ALL SELECT s.left_at FROM sla_clock s WHERE s.lead_id = lead.id AND s.hidden_by IS NULL
            AND s.left_at IS NOT NULL) r),
    reached = EXISTS (SELECT 1 FROM activity a WHERE {_LIVED} AND {reached}),
    tries = (SELECT count(*) FROM (SELECT a.kind, a.direction, a.outcome, count(CASE WHEN {reached} THEN 1 END)
            OVER (ORDER BY a.at DESC, a.id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached_later
            FROM activity a WHERE {_LIVED}) t
        WHERE t.reached_later = 0 AND t.kind = 'call' AND t.direction = 'out'
        AND t.outcome IN ({_keys(outcomes, "counts_try")})),
    hand_due = CASE WHEN NOT {_CLOSED} THEN
        (SELECT min(f.due_at) FROM follow_up f WHERE {_OPEN} AND NOT f.automatic) END,
    auto_due = (SELECT min(f.due_at) FROM follow_up f WHERE {_OPEN} AND f.automatic),
    next_due = (SELECT min(f.due_at) FROM follow_up f WHERE {_OPEN}),
    next_kind = {_NEXT.format(column="f.kind")},
    next_subject = {_NEXT.format(column="f.subject")},
    next_automatic = coalesce({_NEXT.format(column="f.automatic")}, false),
    answer_due = CASE WHEN NOT {_CLOSED} THEN {_OWED} END,
    in_sequence = EXISTS (SELECT 1 FROM enrolment e WHERE e.lead_id = lead.id AND e.state = 'running'
        AND e.hidden_by IS NULL),
    last_call = (SELECT max(a.at) FROM activity a WHERE {_LIVED} AND a.kind = 'call')
WHERE id IN ({_CHOSEN})
"""


_FROM_COLUMNS = f"""
UPDATE lead SET
    name = {_NAME},
    lane = {_LANE},
    call_zone = CASE WHEN lead.phone IS NOT NULL AND NOT lead.do_not_call THEN nullif(lead.time_zone, '') END,
    touched = coalesce(lead.last_activity, lead.created),
    newness = coalesce(lead.score, 0) * 10000000000 + lead.created
WHERE id IN ({_CHOSEN})
"""

_ANSWERED = f"""
UPDATE sla_clock SET met_at = (SELECT CASE WHEN min(m.at) < sla_clock.started_at THEN sla_clock.started_at
        ELSE min(m.at) END FROM (
    SELECT a.at FROM activity a WHERE a.lead_id = sla_clock.lead_id AND a.hidden_by IS NULL
        AND (a.at > sla_clock.started_at OR (a.at = sla_clock.started_at
            AND (sla_clock.cause = 'capture' OR a.made_by > sla_clock.made_by))
            OR (a.at < sla_clock.started_at AND a.made_by > sla_clock.made_by
                AND a.at = (SELECT o.at FROM operation o WHERE o.id = a.made_by)))
        AND ((a.direction = 'out' AND a.kind IN ('call', 'email', 'meeting', 'other'))
            OR a.kind IN ('call', 'meeting'))
    UNION ALL SELECT sla_clock.left_at WHERE sla_clock.left_at IS NOT NULL) m)
WHERE sla_clock.hidden_by IS NULL AND sla_clock.lead_id IN ({_CHOSEN})
"""
"""A clock is met by the first thing we did, by a call or meeting whoever began it, or by leaving New by hand.

Of what happened in the second of a reply only what was logged after it is an answer to it. What was done after the
clock began and logged as it was done, but stands before it, was done after the computer's clock was set back: it is an
answer at once.
"""

_OWED = """(SELECT min(o.at) FROM (
    SELECT s.due_at AS at FROM sla_clock s WHERE s.lead_id = lead.id AND s.hidden_by IS NULL AND s.met_at IS NULL
    UNION ALL SELECT lead.raised_at WHERE lead.raised_at > coalesce(
        (SELECT max(a.at) FROM activity a WHERE a.lead_id = lead.id AND a.hidden_by IS NULL), 0)) o)"""

_CHANGED = f"UPDATE lead SET changed = :at WHERE id IN ({_CHOSEN})"


def empty(connection: Connection) -> None:
    """Forgets what was touched."""
    for statement in EMPTY:
        connection.execute(text(statement))


def recompute(connection: Connection, at: int | None, told: Callable[[int], None] | None = None) -> None:
    """Works out computed columns and search rows of what was touched; `at` (epoch seconds) marks it changed.

    `told` hears of each stretch of leads how many there were.
    """
    _leads(connection, at, outcomes_of(connection), told)
    for kind in KINDS[1:]:
        _customers(connection, kind, at)


def recompute_leads(connection: Connection) -> None:
    """Works out every lead anew, after what counts as reached or as a try was changed."""
    empty(connection)
    connection.execute(text(f"INSERT INTO {touched('lead')} SELECT id FROM lead"))
    recompute(connection, None)


def outcomes_of(connection: Connection) -> tuple[Outcome, ...]:
    """The call outcomes as this base has them now."""
    return settings.outcomes(driver_of(connection))


def _customers(connection: Connection, kind: str, at: int | None) -> None:
    chosen = f"SELECT id FROM {touched(kind)}"
    if connection.execute(text(f"{chosen} LIMIT 1")).first() is None:
        return
    rows = f"SELECT {search.customer_rowid(kind, 'id')} FROM {touched(kind)}"
    for step in (
        recompute_customers.update(kind, chosen),
        search.forget_customers(rows),
        search.index_customers(kind, chosen),
    ):
        connection.execute(text(step))
    if at is not None:
        connection.execute(text(f"UPDATE {kind} SET changed = :at WHERE id IN ({chosen})"), {"at": at})


def _leads(
    connection: Connection, at: int | None, outcomes: tuple[Outcome, ...], told: Callable[[int], None] | None
) -> None:
    steps = [_ANSWERED, _from_rows(outcomes), _FROM_COLUMNS, search.forget(_CHOSEN), search.index(_CHOSEN)]
    low, size = 0, CHUNK if told is None else HEARD
    while (high := connection.execute(text(_HIGH), {"low": low, "size": size}).scalar_one()) is not None:
        done = [connection.execute(text(step), {"low": low, "high": high}).rowcount for step in steps]
        if at is not None:
            connection.execute(text(_CHANGED), {"low": low, "high": high, "at": at})
        if told is not None:
            told(done[1])
        low = high
