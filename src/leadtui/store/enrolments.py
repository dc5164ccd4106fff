"""Who is in which sequence: reads on the light road and inside an operation. Enrolments are written by services.

`connection` is the driver's throughout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leadtui.store.belongings import chunks, marks
from leadtui.store.sla import UNANSWERED
from leadtui.store.sqlite.driver import Connection
from leadtui.words.sequences import EnrolmentRow

NEVER = 2**62
"""As the number of an operation: after all of them."""

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
    """Those in a sequence, in these states: by when the step that is open or comes next is due."""
    sql = (
        f"{_ROWS} AND e.sequence = ? AND e.state IN ({marks(states)}) "
        "ORDER BY coalesce(f.due_at, e.step_at, e.started_at), e.id LIMIT ?"
    )
    yield from map(EnrolmentRow._make, connection.execute(sql, (key, *states, limit)))


def began_last(connection: Connection, key: str, states: Sequence[str], limit: int) -> Iterator[EnrolmentRow]:
    """So many of a sequence in these states, who began last in front."""
    sql = f"{_ROWS} AND e.sequence = ? AND e.state IN ({marks(states)}) ORDER BY e.started_at DESC, e.id DESC LIMIT ?"
    yield from map(EnrolmentRow._make, connection.execute(sql, (key, *states, limit)))


def counted(connection: Connection) -> Iterator[tuple[str, str, str | None, int, int, int | None]]:
    """For each sequence, state and step: how many leads, how many of them wait, and the first time they wait for."""
    yield from connection.execute(
        "SELECT e.sequence, e.state, e.step, count(*), count(e.step_at), min(e.step_at) FROM enrolment e "
        "JOIN lead l ON l.id = e.lead_id WHERE e.hidden_by IS NULL AND l.hidden_by IS NULL "
        "GROUP BY e.sequence, e.state, e.step"
    )


class Candidate(NamedTuple):
    """A lead that is to enter a sequence; `there`: it is in that one already."""

    id: int
    name: str
    hidden: int | None
    category: str
    do_not_call: int
    email_opt_out: int
    time_zone: str | None
    there: int


def candidates(connection: Connection, key: str, ids: Sequence[int]) -> dict[int, Candidate]:
    """How these leads stand to a sequence, by number; deleted ones too."""
    found: dict[int, Candidate] = {}
    for chunk in chunks(ids):
        sql = (
            "SELECT l.id, l.name, l.hidden_by, l.category, l.do_not_call, l.email_opt_out, l.time_zone, EXISTS ("
            "SELECT 1 FROM enrolment e WHERE e.lead_id = l.id AND e.sequence = ? AND e.hidden_by IS NULL "
            f"AND e.state IN ('running', 'paused')) FROM lead l WHERE l.id IN ({marks(chunk)})"
        )
        found |= {row[0]: Candidate(*row) for row in connection.execute(sql, (key, *chunk))}
    return found


class Live(NamedTuple):
    """A lead that is in a sequence, with all that says whether it stays in it and goes on.

    `replied`, `reached`, `did`: by what was logged since the operation asked about; `did` are the channels we used, in
    brackets. `follow_up`, `follow_up_kind`, `follow_up_state` and `follow_up_due` are those of its newest step.
    """

    id: int
    lead_id: int
    lead_name: str
    sequence: str
    state: str
    step: str | None
    step_at: int | None
    hidden: int | None
    merged_into: int | None
    category: str
    do_not_call: int
    email_opt_out: int
    time_zone: str | None
    replied: int
    reached: int
    did: str | None
    follow_up: int | None
    follow_up_kind: str | None
    follow_up_state: str | None
    follow_up_due: int | None


_LOGGED = "a.lead_id = e.lead_id AND a.hidden_by IS NULL AND a.made_by >= ?"
_SINCE = """(a.at >= e.started_at
        OR (a.at > e.started_at - 86400 AND a.at % 86400 IN ({midnights}) AND a.made_by > e.made_by))"""
"""What is of a whole day stands at its midnight: that of the day of the enrolment counts, if it was logged since."""
_NEW = f"{_LOGGED} AND {_SINCE}"
_LIVE = f"""SELECT e.id, e.lead_id, l.name, e.sequence, e.state, e.step, e.step_at, l.hidden_by, l.merged_into_id,
    l.category, l.do_not_call, l.email_opt_out, l.time_zone,
    EXISTS (SELECT 1 FROM activity a WHERE {_LOGGED} AND a.direction = 'in'
        AND a.kind IN ('call', 'email', 'meeting', 'other') AND ({_SINCE} OR (a.kind IN ('email', 'other')
            AND a.at > {{fresh}} AND a.made_by > e.made_by AND {UNANSWERED}))),
    EXISTS (SELECT 1 FROM activity a WHERE {_NEW} AND (a.kind = 'meeting' OR a.outcome IN ({{reached}}))),
    (SELECT group_concat('[' || CASE a.kind WHEN 'other' THEN lower(coalesce(a.subject, '')) ELSE a.kind END || ']', '')
        FROM activity a WHERE {_NEW} AND a.direction = 'out' AND a.kind IN ('call', 'email', 'other')),
    f.id, f.kind, f.state, f.due_at
    FROM {{who}} JOIN lead l ON l.id = e.lead_id LEFT JOIN follow_up f ON f.id = (
        SELECT max(o.id) FROM follow_up o WHERE o.enrolment_id = e.id AND o.hidden_by IS NULL)
    WHERE e.hidden_by IS NULL AND e.state IN ('running', 'paused')"""

_TOUCHED = "touched t CROSS JOIN enrolment e ON e.lead_id = t.id"
"""In this order: few leads are touched by a key, and many are in sequences."""


def _live(who: str, reached: Sequence[str] = (), fresh: int = NEVER, midnights: Sequence[int] = ()) -> str:
    day_begins = ", ".join(map(str, midnights)) or "-1"
    return _LIVE.format(who=who, reached=marks(reached), fresh=fresh, midnights=day_begins)


def live_of_touched(
    connection: Connection, since: int, reached: Sequence[str], *, fresh: int = NEVER, midnights: Sequence[int] = ()
) -> list[Live]:
    """Of the leads an operation touched those in sequences; `since` is its number, `reached` are keys of outcomes.

    A message that came after `fresh` (epoch seconds) and waits for an answer is a reply whenever it was sent.
    `midnights`: the seconds of a day of UTC at which a day of the rep may begin.
    """
    sql = f"{_live(_TOUCHED, reached, fresh, midnights)} ORDER BY e.id"
    return [Live(*row) for row in connection.execute(sql, (since, since, *reached, since))]


def live_of_leads(
    connection: Connection,
    ids: Sequence[int],
    key: str = "",
    *,
    since: int = NEVER,
    reached: Sequence[str] = (),
    fresh: int = NEVER,
    midnights: Sequence[int] = (),
) -> list[Live]:
    """Where these leads are in sequences, or in the one with this key; the rest is as of those touched."""
    found: list[Live] = []
    for chunk in chunks(ids):
        sql = f"{_live('enrolment e', reached, fresh, midnights)} AND e.lead_id IN ({marks(chunk)})"
        asked = (since, since, *reached, since, *chunk)
        sql, asked = (f"{sql} AND e.sequence = ?", (*asked, key)) if key else (sql, asked)
        found += [Live(*row) for row in connection.execute(f"{sql} ORDER BY e.id", asked)]
    return found


def live_by_id(connection: Connection, ids: Sequence[int]) -> list[Live]:
    """These enrolments, as far as the leads are in the sequence still."""
    found: list[Live] = []
    for chunk in chunks(ids):
        sql = _live("enrolment e") + f" AND e.id IN ({marks(chunk)})"
        found += [Live(*row) for row in connection.execute(f"{sql} ORDER BY e.id", (NEVER, NEVER, NEVER, *chunk))]
    return found


def live_in(connection: Connection, key: str) -> list[Live]:
    """All who are in a sequence."""
    sql = _live("enrolment e") + " AND e.sequence = ? ORDER BY e.id"
    return [Live(*row) for row in connection.execute(sql, (NEVER, NEVER, NEVER, key))]


def due(connection: Connection, now: int, limit: int) -> list[tuple[int, str]]:
    """The enrolments whose next step has come by `now` (epoch seconds) and their sequences, the longest due first."""
    sql = (
        "SELECT id, sequence FROM enrolment WHERE state = 'running' AND hidden_by IS NULL AND step_at <= ? "
        "ORDER BY step_at, id LIMIT ?"
    )
    return list(connection.execute(sql, (now, limit)))


def keys_in_use(connection: Connection) -> list[str]:
    """The sequences in which leads are."""
    # From one sequence to the next in the index, not through all the enrolments there ever were.
    sql = (
        "WITH RECURSIVE known(key) AS (SELECT min(sequence) FROM enrolment UNION ALL "
        "SELECT (SELECT min(sequence) FROM enrolment WHERE sequence > key) FROM known WHERE key IS NOT NULL) "
        "SELECT key FROM known WHERE EXISTS (SELECT 1 FROM enrolment WHERE sequence = key "
        "AND state IN ('running', 'paused') AND hidden_by IS NULL)"
    )
    return [row[0] for row in connection.execute(sql)]


def in_running(connection: Connection, ids: Sequence[int]) -> frozenset[int]:
    """Those of these leads for which a sequence runs."""
    found: set[int] = set()
    for chunk in chunks(ids):
        sql = (
            "SELECT lead_id FROM enrolment WHERE state = 'running' AND hidden_by IS NULL "
            f"AND lead_id IN ({marks(chunk)})"
        )
        found |= {row[0] for row in connection.execute(sql, chunk)}
    return frozenset(found)


def open_steps(connection: Connection, ids: Sequence[int]) -> list[int]:
    """The open follow-ups that these enrolments made."""
    found: list[int] = []
    for chunk in chunks(ids):
        sql = (
            "SELECT id FROM follow_up WHERE enrolment_id IS NOT NULL AND state = 'open' AND hidden_by IS NULL "
            f"AND enrolment_id IN ({marks(chunk)})"
        )
        found += [row[0] for row in connection.execute(sql, chunk)]
    return found


def at_other_steps(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Of these enrolments those that stand at another step than when their last follow-up was made, as a change of the
    rules moves them; with its kind and subject.
    """
    found: dict[int, tuple[str, str]] = {}
    for chunk in chunks(ids):
        sql = (
            "SELECT e.id, f.kind, coalesce(f.subject, '') FROM enrolment e JOIN follow_up f ON f.id = ("
            "SELECT max(o.id) FROM follow_up o WHERE o.enrolment_id = e.id AND o.hidden_by IS NULL) "
            f"WHERE e.id IN ({marks(chunk)}) AND json_quote(e.step) <> (SELECT c.before FROM change c "
            "WHERE c.table_name = 'enrolment' AND c.row_id = e.id AND c.field = 'step' AND c.operation_id > f.made_by "
            "ORDER BY c.operation_id LIMIT 1)"
        )
        found |= {row[0]: (row[1], row[2]) for row in connection.execute(sql, chunk)}
    return found
