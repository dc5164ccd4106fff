"""Escalations of many leads: in parts, each asked of again in its lock alone; as few questions as of a few leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.services.test_escalating import done, only, row_of
from tests.support import SetTime, make_lead, make_leads

from leadtui.bootstrap import Base
from leadtui.services import alerts, corresponding, editing, escalating, escalating_due, triage, workspace_rules
from leadtui.services.desk import Desk, reader_of
from leadtui.services.reading import Reading
from leadtui.services.ticking import tick
from leadtui.services.ticking_idle import anything_to_do
from leadtui.store import escalations
from leadtui.words.contact import ActivityKind


def test_a_lead_with_two_late_answers_is_told_of_once(base: Base, desk: Desk, clock: SetTime) -> None:
    lead = make_lead(desk, answer_owed=True)
    clock.forward(hours=1)
    editing.set_fields(desk, lead, {"rating": "Hot"})
    # Owed within minutes, and so due before what is owed since the lead came in.
    corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, incoming=True)
    clock.forward(days=4)
    assert "Answer still owed: Ada Lovelace" in done(desk)
    clock.forward(minutes=1)
    assert done(desk) == []
    told = [row.text for row in alerts.claim(base.path, base.user.id, base.clock)]
    assert told.count("Answer still owed") == 1


def heard(asked: list[object], name: str) -> Callable[..., object]:
    """A look that notes which it is, or of which leads it is."""
    real = getattr(escalating_due, name)

    def looks(*given: Any) -> object:
        asked.append(given[-1] if name == "still_due" else name)
        return real(*given)

    return looks


@pytest.mark.parametrize("after", ["2 days", "breach"])
def test_each_part_is_asked_of_alone_in_its_lock(
    desk: Desk, reading: Reading, clock: SetTime, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    monkeypatch.setattr(escalating, "PART", 5)
    asked: list[object] = []
    for name in ("look", "still_due"):
        monkeypatch.setattr(escalating_due, name, heard(asked, name))
    only(desk, 'mark = "stuck"\n')
    workspace_rules.load(desk, f'[escalations.only]\nafter = "{after}"\n', "rules")
    leads = make_leads(desk, [{"answer_owed": True, "last_name": f"N{i}"} for i in range(15)])
    clock.forward(days=5)
    steps = [one.leads for one in tick(desk).done if one.summary.startswith("Only")]
    assert steps == [tuple(leads[at : at + 5]) for at in (0, 5, 10)]
    assert asked == ["look", *(leads[at : at + 5] for at in (0, 5, 10))]
    assert all(row_of(reading, lead).tags == "stuck" for lead in leads)


@pytest.mark.parametrize("after", ["2 days", "breach"])
def test_who_is_called_between_two_parts_waits_no_more(
    base: Base, desk: Desk, reading: Reading, clock: SetTime, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    monkeypatch.setattr(escalating, "PART", 2)
    only(desk, 'mark = "stuck"\n')
    workspace_rules.load(desk, f'[escalations.only]\nafter = "{after}"\n', "rules")
    leads = make_leads(desk, [{"answer_owed": True, "last_name": f"N{i}"} for i in range(5)])
    clock.forward(days=5)
    other = base.desk()

    def calls() -> None:
        if row_of(reading, leads[0]).tags and not row_of(reading, leads[2]).tries:
            for lead in (leads[2], leads[4]):
                triage.log_call(other, lead, "connected")

    desk.give_way = calls
    assert [said for said in done(desk) if said.startswith("Only")] == ["Only: 2 leads", "Only: N3"]
    other.close()
    assert [row_of(reading, lead).tags for lead in leads] == ["stuck", "stuck", "", "stuck", ""]


def test_answers_owed_for_long_are_asked_of_in_one_question(desk: Desk, reading: Reading, clock: SetTime) -> None:
    counts = []
    for many in (3, 60):
        make_leads(desk, [{"answer_owed": True, "last_name": f"N{i}"} for i in range(many)])
        clock.forward(days=10)
        tick(desk)
        asked: list[str] = []
        reading.connection.set_trace_callback(asked.append)
        assert not anything_to_do(reading)
        reading.connection.set_trace_callback(None)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_look_at_breaches_goes_by_those_that_are_late(desk: Desk, reading: Reading) -> None:
    asked: list[str] = []
    reading.connection.set_trace_callback(asked.append)
    escalations.breached(reading.connection, "breach", reader_of(desk).clock.now().second)
    escalations.breached(reading.connection, "breach", 0, [1, 2])
    reading.connection.set_trace_callback(None)
    plans = [" / ".join(row[3] for row in reading.connection.execute(f"EXPLAIN QUERY PLAN {sql}")) for sql in asked]
    assert "SCAN" not in "".join(plans), plans
    assert "lane=? AND answer_due<?" in plans[0], plans
    assert "rowid=?" in plans[1], plans
