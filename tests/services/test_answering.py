"""Clocks of answers: when they begin, by which rule, what meets them, and that taking back takes them back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.services.imported import bring_in
from tests.support import NOW, SetTime, make_lead, make_leads

from leadtui.bootstrap import Base
from leadtui.rules.query.tree import All
from leadtui.rules.sla import said
from leadtui.rules.when import parse
from leadtui.services import bulk, corresponding, editing, merging, triage, undoing, workspace_rules
from leadtui.services.answers import clocks_of
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.rule_queries import tree_of, unread
from leadtui.services.ticking import tick
from leadtui.words.contact import ActivityKind
from leadtui.words.records import replace
from leadtui.words.rows import LeadRow
from leadtui.words.sla import EscalationRule, SlaRule
from leadtui.words.workspace import Workspace

HOT = {"answer_owed": True, "source": "website", "rating": "Hot"}
WARM = {"answer_owed": True, "source": "website"}


def row_of(reading: Reading, lead: int) -> LeadRow:
    row = reading.row(lead)
    assert row is not None
    return row


def clocks(reading: Reading, lead: int) -> list[tuple[str, str, int, int, bool]]:
    """Rule, cause, minutes from NOW to the beginning and to the end, and whether it was met; the newest first."""
    start = int(NOW.timestamp())
    return [
        (c.rule, c.cause, (c.started_at - start) // 60, (c.due_at - start) // 60, c.met_at is not None)
        for c in clocks_of(reading, lead)
    ]


def words(reading: Reading, lead: int) -> str:
    return said(clocks_of(reading, lead)[0], reading.who.clock.local())


def receive(desk: Desk, lead: int, **more: Any) -> None:
    corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, incoming=True, **more)


def send(desk: Desk, lead: int) -> None:
    corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL)


def test_a_lead_that_is_owed_an_answer_gets_a_clock_by_the_first_rule_that_fits(desk: Desk, reading: Reading) -> None:
    hot, warm, listed = make_leads(desk, [HOT, WARM, {"source": "trade-show"}])
    assert clocks(reading, hot) == [("hot-inbound", "capture", 0, 5, False)]
    assert clocks(reading, warm) == [("inbound", "capture", 0, 24 * 60, False)]
    assert clocks(reading, listed) == []


def test_who_is_owed_an_answer_heads_the_queue_by_the_time_that_is_left(desk: Desk, reading: Reading) -> None:
    warm, hot, listed = make_leads(desk, [WARM, HOT, {"rating": "Hot"}])
    assert reading.ids("is:actionable") == (hot, warm, listed)
    assert [row_of(reading, lead).band for lead in (hot, warm, listed)] == [2, 2, 5]
    assert reading.ids("is:owed") == (hot, warm)
    assert reading.ids("is:late") == ()


def test_an_added_lead_has_a_clock_at_once(desk: Desk, reading: Reading) -> None:
    lead = editing.add_lead(desk, {"last_name": "F", "source": "Website", "rating": "Hot"}).leads[0]
    assert clocks(reading, lead) == [("hot-inbound", "capture", 0, 5, False)]


def test_a_list_that_owes_answers_has_clocks(desk: Desk, reading: Reading) -> None:
    bring_in(desk, "Last name,Source,Created", "A,Website,", "B,Trade show,", "C,Web form,2025-01-02")
    assert [bool(clocks(reading, lead)) for lead in (1, 2, 3)] == [True, False, False]


def test_a_rule_without_a_promise_and_no_rule_at_all_begin_no_clock(desk: Desk, reading: Reading) -> None:
    workspace_rules.load(desk, '[sla.hot-inbound]\nwithin = ""\n[sla.inbound]\nquery = "city:Paris"\n', "rules")
    hot, warm, paris = make_leads(desk, [HOT, WARM, {**WARM, "city": "Paris"}])
    assert [bool(clocks(reading, lead)) for lead in (hot, warm, paris)] == [False, False, True]


def test_rules_that_change_later_leave_a_clock_alone(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, **HOT)
    before = clocks_of(reading, lead)
    workspace_rules.load(desk, '[sla.hot-inbound]\nwithin = "1 hour"\n', "rules")
    editing.set_fields(desk, lead, {"city": "Lyon"})
    assert clocks_of(reading, lead) == before


@pytest.mark.parametrize("outcome", ["no-answer", "connected"])
def test_a_logged_call_meets_the_clock(desk: Desk, reading: Reading, clock: SetTime, outcome: str) -> None:
    lead = make_lead(desk, **HOT)
    clock.forward(minutes=3)
    triage.log_call(desk, lead, outcome)
    assert words(reading, lead) == "answered in 3 min"
    assert row_of(reading, lead).answer_due is None


def test_a_call_of_theirs_is_an_answer_too(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, **HOT)
    triage.log_call(desk, lead, "connected", incoming=True)
    assert clocks(reading, lead) == [("hot-inbound", "capture", 0, 5, True)]


def test_a_note_is_no_answer(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, **HOT)
    triage.log_note(desk, lead, "looks good")
    assert clocks(reading, lead) == [("hot-inbound", "capture", 0, 5, False)]


def test_an_answer_that_comes_late_is_late_by_so_much(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = make_lead(desk, **HOT)
    clock.forward(minutes=4, seconds=59)
    assert reading.ids("is:late") == ()
    clock.forward(seconds=1)
    assert reading.ids("is:late") == (lead,)
    clock.forward(hours=3)
    assert words(reading, lead) == "answer owed, 3 h late"
    send(desk, lead)
    assert words(reading, lead) == "answered in 3 h, 3 h late"


def test_leaving_new_by_hand_meets_the_clock_and_says_that_nothing_was_logged(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    one, two, three = make_leads(desk, [HOT, HOT, HOT])
    clock.forward(minutes=2)
    triage.set_status(desk, [one], "contacted")
    bulk.set_status(desk, [two, three], "unqualified", reason="bad-data")
    assert [words(reading, lead) for lead in (one, two, three)] == ["answered in 2 min, not logged"] * 3
    response = reading.detail(one).fields["first_response"]
    assert response == int((NOW + timedelta(minutes=2)).timestamp())


def test_what_is_logged_when_new_is_left_is_the_answer(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, **HOT)
    triage.log_call(desk, lead, "voicemail")
    assert row_of(reading, lead).category == "working"
    assert clocks_of(reading, lead)[0].left_at is None


def test_a_reply_begins_a_clock_each_time_the_last_one_is_met(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = make_lead(desk)
    receive(desk, lead)
    clock.forward(minutes=10)
    receive(desk, lead)
    day = 24 * 60
    assert clocks(reading, lead) == [("inbound", "reply", 0, day, False)]
    send(desk, lead)
    clock.forward(minutes=10)
    receive(desk, lead)
    assert clocks(reading, lead) == [("inbound", "reply", 20, day + 20, False), ("inbound", "reply", 0, day, True)]
    assert row_of(reading, lead).band == 2


def test_a_reply_is_no_answer_of_ours_though_it_takes_the_lead_from_new(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, **HOT)
    receive(desk, lead)
    assert row_of(reading, lead).category == "working"
    assert [(c.cause, c.met_at, c.left_at) for c in clocks_of(reading, lead)] == [
        ("reply", None, None), ("capture", None, None),
    ]  # fmt: skip


def test_a_message_is_owed_an_answer_from_when_it_came(desk: Desk, reading: Reading) -> None:
    one, two, three = make_leads(desk, [{}, {}, {}])
    receive(desk, one, at=NOW - timedelta(hours=1))
    receive(desk, two, at=NOW - timedelta(days=8))
    corresponding.log_contact(desk, ("lead", three), ActivityKind.OTHER, subject="LinkedIn", incoming=True)
    assert clocks(reading, one) == [("inbound", "reply", -60, 23 * 60, False)]
    assert clocks(reading, two) == []
    assert clocks(reading, three) == [("inbound", "reply", 0, 24 * 60, False)]


def test_a_closed_lead_is_owed_nothing(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, status="unqualified", disqualify_reason="no-need")
    receive(desk, lead)
    assert clocks(reading, lead) == []
    other = make_lead(desk)
    receive(desk, other)
    triage.set_status(desk, [other], "unqualified", reason="no-need")
    assert row_of(reading, other).answer_due is None


def test_taking_back_takes_back_the_clock_and_what_met_it(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = make_lead(desk, **HOT)
    began = clocks_of(reading, lead)
    clock.forward(minutes=1)
    triage.set_status(desk, [lead], "contacted")
    undoing.undo(desk)
    assert clocks_of(reading, lead) == began
    triage.log_call(desk, lead, "busy")
    undoing.undo(desk)
    assert clocks_of(reading, lead) == began
    assert row_of(reading, lead).band == 2
    undoing.undo(desk)
    assert clocks_of(reading, lead) == ()
    undoing.redo(desk)
    assert clocks_of(reading, lead) == began


def test_the_clocks_of_merged_leads_go_on_with_the_one_that_is_left(desk: Desk, reading: Reading) -> None:
    one = make_lead(desk, first_name="Ada", last_name="Lovelace", email="ada@a.co")
    two = make_lead(desk, first_name="Ada", last_name="Lovelace", email="ada@a.co", **HOT)
    began = clocks(reading, two)
    merging.merge(desk, "lead", (one, two), into=one)
    assert clocks(reading, one) == began
    assert row_of(reading, one).answer_due is not None
    undoing.undo(desk)
    assert (clocks(reading, one), clocks(reading, two)) == ([], began)


def test_large_lists_get_their_clocks_from_a_tick(desk: Desk, reading: Reading, clock: SetTime) -> None:
    desk.store.ended, follow = lambda _: None, desk.store.ended
    hot, warm, listed = make_leads(desk, [HOT, WARM, {}])
    desk.store.ended = follow
    clock.forward(minutes=2)
    done = tick(desk).done
    assert done[0].summary == "Answer owed: 2 leads"
    assert done[0].leads == (hot, warm)
    assert clocks(reading, hot) == [("hot-inbound", "capture", 0, 5, False)]
    assert clocks(reading, warm) == [("inbound", "capture", 0, 24 * 60, False)]
    assert clocks(reading, listed) == []
    assert tick(desk).done == ()


def test_a_clock_that_was_taken_back_is_not_begun_again(desk: Desk, reading: Reading) -> None:
    desk.store.ended, follow = lambda _: None, desk.store.ended
    lead = make_lead(desk, **HOT)
    desk.store.ended = follow
    (first, *_) = tick(desk).done
    undoing.undo(desk, operation=first.operation)
    editing.set_fields(desk, lead, {"city": "Lyon"})
    tick(desk)
    assert clocks(reading, lead) == []


def test_doctor_finds_a_clock_that_is_wrong_and_mends_it(base: Base, desk: Desk) -> None:
    from leadtui.services.checking import doctor, repair

    lead = make_lead(desk, **HOT)
    triage.log_call(desk, lead, "busy")
    assert doctor(desk).faults == ()
    with desk.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE sla_clock SET met_at = NULL")
    assert any("answered" in fault for fault in doctor(desk).faults)
    repair(desk)
    assert doctor(desk).faults == ()


def test_a_rule_whose_query_cannot_be_read_any_more_holds_for_nobody_and_is_named(reading: Reading) -> None:
    rules = (SlaRule("gold", "Gold", "custom.plan:gold"), SlaRule("soon", "Soon", within="soon"))
    steps = (EscalationRule("old", "Old", "a while", "status:gone"),)
    workspace, context = replace(Workspace(), sla=rules, escalations=steps), reading.context()
    assert tree_of(rules[0].query, context) is None
    assert tree_of("", context) == All()
    named = list(unread(workspace, context))
    assert [fault.split("'")[1] for fault in named] == ["Gold", "Soon", "Old", "Old"]


def test_a_follow_up_by_hand_stands_before_an_answer_that_is_owed(desk: Desk, reading: Reading) -> None:
    from leadtui.services.following_up import set_follow_up

    lead = make_lead(desk, **HOT)
    set_follow_up(desk, lead, parse("in 5 minutes", desk.local()))
    assert row_of(reading, lead).band == 1
