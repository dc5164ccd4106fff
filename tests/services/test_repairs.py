"""A repair mends what it can, counts it, and stands behind a backup; a sound base is left alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.support import NOW, make_lead, snapshot

from leadtui.bootstrap import Base
from leadtui.model import Lead
from leadtui.services import checking, customers, triage
from leadtui.services.checking import Repair
from leadtui.services.desk import Desk
from leadtui.store.sqlite.driver import connect_writer, engine_module
from leadtui.words.customers import CustomerKind


@pytest.fixture
def leads(desk: Desk) -> list[int]:
    """Two leads with everything a computed column follows from."""
    numbers = [
        make_lead(desk, email=f"a{turn}@b.co", phone="+33123456789", tags=["VIP"], follow_up=NOW + timedelta(days=1))
        for turn in range(2)
    ]
    triage.log_call(desk, numbers[0], "no-answer", note="voicemail was full")
    customers.add(desk, CustomerKind.ACCOUNT, {"name": "Acme"})
    desk.close()
    return numbers


def tamper(base: Base, *statements: str) -> None:
    connection = connect_writer(base.path)
    connection.execute("PRAGMA foreign_keys=OFF")
    for sql in statements:
        connection.execute(sql)
    connection.close()


def repaired(base: Base) -> Repair:
    desk = base.desk()
    try:
        return checking.repair(desk)
    finally:
        desk.close()


def test_a_sound_base_is_left_alone(base: Base, leads: list[int]) -> None:
    before = base.path.read_bytes()
    done = repaired(base)
    assert (done.mended, done.kept, done.health.faults) == ((), None, ())
    assert base.path.read_bytes() == before


@pytest.mark.parametrize("column", sorted(Lead.computed - {"changed", "score", "grade"}))
def test_a_computed_column_is_worked_out_anew_and_its_leads_counted(base: Base, leads: list[int], column: str) -> None:
    said = snapshot(base)
    tamper(base, f"UPDATE lead SET {column} = '99'")
    done = repaired(base)
    assert done.mended == (f"2 leads worked out anew ({column}).",)
    assert done.health.faults == ()
    assert done.kept is not None
    assert done.kept.exists()
    assert snapshot(base) == said


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("DELETE FROM lead_search", "2 leads entered in the search index anew."),
        (
            "INSERT INTO lead_search (rowid, who, digits, notes) VALUES (77, 'nobody', '', '')",
            "1 line of the search about nobody taken away.",
        ),
        ("DELETE FROM customer_search", "1 account entered in the search index anew."),
        (
            "INSERT INTO reach (owner_kind, owner_id, kind, value, normal, label, is_primary, position, digits, "
            "version, made_by) VALUES ('lead', 1, 'email', 'c@d.co', 'c@d.co', '', 1, 1, '', 1, 1)",
            "1 email or phone no longer primary: there was another.",
        ),
        (
            "UPDATE follow_up SET account_id = 4711 WHERE id = 1",
            "1 follow-up named an account that is gone: nothing is named now.",
        ),
        ("UPDATE activity SET lead_id = 4711", "1 activity of nobody hidden."),
        (
            'INSERT INTO "view" (user_id, key, name, query, columns, position, pinned, version, made_by) '
            "VALUES (1, '', 'Mine', 'is:open', '[\"company\"', 1, 1, 1, 1)",
            "1 view with columns that cannot be read given the usual ones.",
        ),
        (
            'INSERT INTO "view" (user_id, key, name, query, columns, position, pinned, version, made_by) '
            "VALUES (1, '', 'Mine', 'is:open', '5', 1, 1, 1, 1)",
            "1 view with columns that cannot be read given the usual ones.",
        ),
        (
            "UPDATE tag SET made_by = 4711 WHERE id = 1",
            "1 tag of an operation that is gone given to one in its place.",
        ),
    ],
)
def test_what_is_wrong_is_mended_and_counted(base: Base, leads: list[int], sql: str, told: str) -> None:
    tamper(base, sql)
    done = repaired(base)
    assert told in done.mended
    assert done.health.faults == ()
    desk = base.desk()
    triage.log_note(desk, leads[0], "life goes on")
    assert checking.doctor(desk).faults == ()
    desk.close()


@pytest.mark.skipif(
    engine_module().sqlite_version_info < (3, 44), reason="this engine does not look into the index of the search"
)
def test_a_broken_index_of_the_search_is_made_anew(base: Base, leads: list[int]) -> None:
    tamper(base, "UPDATE lead_search_data SET block = x'00ff00ff' WHERE id > 10")
    desk = base.desk()
    assert checking.doctor(desk).damaged
    desk.close()
    done = repaired(base)
    assert done.health.faults == ()
    assert done.kept is not None
    assert any("indexes" in told for told in done.mended)


def test_words_that_the_rules_do_not_know_are_told_and_left(base: Base, leads: list[int]) -> None:
    tamper(base, "UPDATE lead SET status = 'in-trial' WHERE id = 1")
    done = repaired(base)
    assert done.mended == ()
    assert done.health.faults == ("1 lead holds the status 'in-trial', which the workspace does not know.",)
