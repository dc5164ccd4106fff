"""The doctor finds what is wrong with a base, and nothing wrong with a sound one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.support import NOW, make_lead, snapshot

from leadtui.bootstrap import Base
from leadtui.model import Lead, Opportunity
from leadtui.services import checking, customers, triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.store.sqlite.driver import connect_writer
from leadtui.words.customers import CustomerKind


def tamper(base: Base, sql: str) -> None:
    """Changes the file behind the program's back."""
    connection = connect_writer(base.path)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute(sql)
    connection.close()


def faults(base: Base) -> tuple[str, ...]:
    desk = base.desk()
    found = checking.doctor(desk).faults
    desk.close()
    return found


@pytest.fixture
def lead(desk: Desk) -> int:
    """A lead with everything a computed column follows from."""
    number = make_lead(
        desk, email="a@b.co", phone="+33123456789", mobile="+33612345678", tags=["VIP"], company="Acme",
        follow_up=NOW + timedelta(days=1), description="wants the offer",
    )  # fmt: skip
    triage.log_call(desk, number, "no-answer", note="voicemail was full")
    return number


def test_a_sound_base_has_no_faults_and_is_not_changed_by_looking(base: Base, lead: int) -> None:
    before, newest = snapshot(base), base.new_reading().newest_operation()
    desk = base.desk()
    health = checking.doctor(desk)
    desk.close()
    assert (health.faults, health.leads, health.operations) == ((), 1, newest)
    assert snapshot(base) == before


@pytest.mark.parametrize("column", sorted(Lead.computed - {"changed", "score", "grade"}))
def test_a_computed_column_that_was_tampered_with_is_found(base: Base, lead: int, column: str) -> None:
    tamper(base, f"UPDATE lead SET {column} = 99")
    assert any(column in fault and "L1" in fault for fault in faults(base))


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM lead_search",
        "INSERT INTO lead_search (rowid, who, digits, notes) VALUES (77, 'nobody', '', '')",
        "UPDATE lead_search SET notes = 'other' WHERE rowid = 1",
    ],
)
def test_a_search_index_that_does_not_match_is_found(base: Base, lead: int, sql: str) -> None:
    tamper(base, sql)
    assert any("search index" in fault for fault in faults(base))


def test_a_row_that_points_nowhere_is_found(base: Base, lead: int) -> None:
    tamper(base, "UPDATE activity SET lead_id = 4711")
    assert "1 activity refers to a missing lead." in faults(base)


def test_rows_that_point_nowhere_are_counted_by_table(base: Base, desk: Desk, lead: int) -> None:
    for number in range(20):
        triage.log_note(desk, lead, f"note {number}")
    tamper(base, "UPDATE activity SET lead_id = 4711")
    told = [fault for fault in faults(base) if "missing" in fault]
    assert told == ["21 activities refer to a missing lead."]


def test_two_primary_emails_are_found(base: Base, lead: int, reading: Reading) -> None:
    tamper(
        base,
        "INSERT INTO reach (owner_kind, owner_id, kind, value, normal, label, is_primary, position, digits, version,"
        " made_by) VALUES ('lead', 1, 'email', 'c@d.co', 'c@d.co', '', 1, 1, '', 1, 1)",
    )
    assert any("2 primary emails" in fault for fault in faults(base))


def test_looking_finds_the_same_twice(base: Base, lead: int) -> None:
    tamper(base, "UPDATE lead SET lane = 4")
    assert faults(base) == faults(base) != ()


def test_words_that_the_rules_do_not_know_are_counted(base: Base, desk: Desk) -> None:
    leads = [make_lead(desk, company=name) for name in ("Acme", "Birch")]
    customers.add(desk, CustomerKind.OPPORTUNITY, {"name": "Deal"})
    assert checking.doctor(desk).faults == ()
    with desk.store.operation("test", "words", desk.user.id) as op:
        op.set_where(Lead, leads, {"status": "in-trial", "source": "A fair in Lyon"})
        op.set(Opportunity, 1, {"stage": "poc"})
    assert checking.doctor(desk).faults == (
        "2 leads hold the status 'in-trial', which the workspace does not know.",
        "1 opportunity holds the stage 'poc', which the workspace does not know.",
    )
