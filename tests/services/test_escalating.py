"""Escalations: steps for leads that wait, once for each waiting, and what counts as touching a lead."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.support import NOW, SetTime, make_lead, make_leads

from leadtui.bootstrap import Base
from leadtui.rules.when import parse
from leadtui.services import (
    alerts,
    bulk,
    corresponding,
    editing,
    following_up,
    people,
    sampling,
    triage,
    undoing,
    workspace_rules,
)
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.ticking import tick
from leadtui.words.contact import ActivityKind
from leadtui.words.rows import LeadRow


def row_of(reading: Reading, lead: int) -> LeadRow:
    row = reading.row(lead)
    assert row is not None
    return row


def done(desk: Desk) -> list[str]:
    return [one.summary for one in tick(desk).done]


def only(desk: Desk, more: str) -> None:
    """Makes one rule of two days hold, with these lines more, and takes the built-in ones off."""
    built_in = "".join(
        f"[escalations.{key}]\noffered = false\n" for key in ("breach", "untouched-3", "untouched-5", "untouched-7")
    )
    workspace_rules.load(desk, f'{built_in}[escalations.only]\nname = "Only"\nafter = "2 days"\n{more}', "rules")


def test_a_lead_without_a_next_step_is_marked_raised_and_told_of(
    base: Base, desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = make_lead(desk, status="contacted")
    clock.forward(days=3, seconds=-1)
    assert done(desk) == []
    clock.forward(seconds=1)
    assert done(desk) == ["3 days without a next step: Ada Lovelace"]
    assert (row_of(reading, lead).tags, row_of(reading, lead).band) == ("waiting", 4)
    clock.forward(days=2)
    assert done(desk) == ["5 days without a next step: Ada Lovelace"]
    assert row_of(reading, lead).band == 2
    clock.forward(days=2)
    assert done(desk) == ["7 days without a next step: Ada Lovelace"]
    (alert,) = alerts.claim(base.path, base.user.id, base.clock)
    assert (alert.kind, alert.text, alert.lead_id) == ("escalation", "7 days without a next step", lead)
    clock.forward(days=30)
    assert done(desk) == []


def test_each_step_is_an_operation_of_the_rule_with_all_its_leads(desk: Desk, reading: Reading, clock: SetTime) -> None:
    leads = make_leads(desk, [{"status": "contacted", "last_name": f"N{i}"} for i in range(8)])
    clock.forward(days=3)
    (made,) = tick(desk).done
    assert (made.summary, made.leads) == ("3 days without a next step: 8 leads", tuple(leads))
    (operation,) = [row for row in reading.log() if row.id == made.operation]
    assert (operation.origin, operation.kind, operation.leads) == ("rule", "escalation", 8)


def test_new_leads_and_those_with_a_next_step_do_not_wait(desk: Desk, clock: SetTime) -> None:
    make_leads(desk, [{}, {"status": "contacted", "follow_up": NOW + timedelta(days=20)}, {"status": "unqualified"}])
    clock.forward(days=10)
    assert done(desk) == []


@pytest.mark.parametrize("touch", ["call", "note", "status", "follow-up", "review"])
def test_whatever_a_hand_does_ends_the_waiting(desk: Desk, reading: Reading, clock: SetTime, touch: str) -> None:
    lead = make_lead(desk, status="contacted")
    clock.forward(days=5)
    assert len(done(desk)) == 2
    assert row_of(reading, lead).band == 2
    if touch == "call":
        triage.log_call(desk, lead, "connected")
    elif touch == "note":
        triage.log_note(desk, lead, "thought about it")
    elif touch == "status":
        triage.set_status(desk, [lead], "qualified")
    elif touch == "review":
        bulk.leave_as_is(desk, [lead])
    else:
        following_up.set_follow_up(desk, lead, parse("tomorrow 10", desk.local()))
        following_up.done(desk, lead)
    assert row_of(reading, lead).answer_due is None
    clock.forward(days=2)
    assert done(desk) == []
    clock.forward(days=1)
    assert done(desk) == ["3 days without a next step: Ada Lovelace"]


def test_an_edit_does_not_end_the_waiting(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = make_lead(desk, status="contacted")
    clock.forward(days=5)
    tick(desk)
    editing.set_fields(desk, lead, {"city": "Lyon"})
    assert row_of(reading, lead).band == 2


def test_a_follow_up_lowers_who_was_raised_and_undo_raises_again(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = make_lead(desk, status="contacted")
    clock.forward(days=5)
    tick(desk)
    following_up.set_follow_up(desk, lead, parse("mon 10", desk.local()))
    assert row_of(reading, lead).band == 0
    undoing.undo(desk)
    assert row_of(reading, lead).band == 2


def test_what_was_taken_back_is_not_done_again_for_the_same_waiting(desk: Desk, clock: SetTime) -> None:
    lead = make_lead(desk, status="contacted")
    clock.forward(days=3)
    (made,) = tick(desk).done
    undoing.undo(desk, operation=made.operation)
    assert done(desk) == []
    triage.log_call(desk, lead, "connected")
    clock.forward(days=3)
    assert done(desk) == ["3 days without a next step: Ada Lovelace"]


def test_an_answer_that_stays_owed_is_told_of_again_after_working_hours(base: Base, desk: Desk, clock: SetTime) -> None:
    make_lead(desk, answer_owed=True, source="website", rating="Hot")
    clock.set("2026-11-18T12:04")
    assert done(desk) == ["Answer late: Ada Lovelace (Hot inbound)"]
    clock.set("2026-11-18T12:05")
    assert done(desk) == ["Answer still owed: Ada Lovelace"]
    assert done(desk) == []
    assert [row.kind for row in alerts.claim(base.path, base.user.id, base.clock)] == ["late", "escalation"]


def test_each_breach_is_a_waiting_of_its_own(desk: Desk, clock: SetTime) -> None:
    lead = make_lead(desk, answer_owed=True, source="website", rating="Hot")
    clock.set("2026-11-18T13:00")
    assert "Answer still owed: Ada Lovelace" in done(desk)
    triage.log_call(desk, lead, "connected")
    clock.forward(minutes=1)
    corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, incoming=True)
    clock.set("2026-11-18T15:10")
    assert "Answer still owed: Ada Lovelace" in done(desk)


def test_a_rule_gives_leads_to_a_user_or_back_to_the_pool(desk: Desk, reading: Reading, clock: SetTime) -> None:
    other = people.add_user(desk, "Grace Hopper")
    desk.users = (*desk.users, other)
    lead = make_lead(desk, status="contacted")
    only(desk, 'give_to = "Grace Hopper"\n')
    clock.forward(days=2)
    assert done(desk) == ["Only: Ada Lovelace"]
    assert row_of(reading, lead).owner_id == other.id
    undoing.undo(desk, operation=reading.newest_operation())
    assert row_of(reading, lead).owner_id == desk.user.id
    workspace_rules.load(desk, '[escalations.only]\ngive_to = "nobody"\n', "rules")
    triage.log_note(desk, lead, "again")
    clock.forward(days=2)
    assert done(desk) == ["Only: Ada Lovelace"]
    assert row_of(reading, lead).owner_id is None


def test_a_rule_is_for_the_leads_of_its_query(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lyon, paris = make_leads(desk, [{"city": "Lyon"}, {"city": "Paris"}])
    only(desk, 'query = "city:Lyon"\nmark = "stuck"\n')
    clock.forward(days=2)
    tick(desk)
    assert [row_of(reading, lead).tags for lead in (lyon, paris)] == ["stuck", ""]


def test_working_days_of_waiting_go_by_the_hours_of_the_workspace(desk: Desk, clock: SetTime) -> None:
    make_lead(desk, status="contacted")
    only(desk, 'mark = "stuck"\n')
    workspace_rules.load(desk, '[escalations.only]\nafter = "3 business days"\n', "rules")
    clock.set("2026-11-22T10:00")
    assert done(desk) == []
    clock.set("2026-11-23T10:00")
    assert done(desk) == ["Only: Ada Lovelace"]


def test_hours_of_waiting_really_pass_after_summer_time_has_ended(desk: Desk, clock: SetTime) -> None:
    only(desk, 'mark = "stuck"\n')
    workspace_rules.load(desk, '[escalations.only]\nafter = "48 hours"\n', "rules")
    clock.set("2026-10-24T11:00")
    make_lead(desk, status="contacted")
    clock.forward(hours=48, seconds=-1)
    assert done(desk) == []
    clock.forward(seconds=1)
    assert done(desk) == ["Only: Ada Lovelace"]


def test_many_are_told_of_in_one_sentence(base: Base, desk: Desk, clock: SetTime) -> None:
    make_leads(desk, [{"last_name": f"N{i}"} for i in range(12)])
    only(desk, "notify = true\n")
    clock.forward(days=2)
    assert done(desk) == ["Only: 12 leads"]
    assert [row.text for row in alerts.claim(base.path, base.user.id, base.clock)] == ["Only: 12 leads"]


def test_what_came_with_a_history_waits_from_when_it_came(desk: Desk, clock: SetTime) -> None:
    sampling.fill(desk, 60, 1)
    assert done(desk) == []
    clock.forward(days=2)
    assert done(desk) == []
    clock.forward(days=1)
    assert any(said.startswith("3 days") for said in done(desk))


def test_rules_are_in_no_undos_way(desk: Desk, reading: Reading, clock: SetTime) -> None:
    added = editing.add_lead(desk, {"last_name": "Byron", "source": "Website", "rating": "Hot"})
    triage.set_status(desk, added.leads, "contacted")
    clock.forward(days=8)
    assert len(done(desk)) == 3
    undone = undoing.undo(desk, steps=2)
    assert undone.conflicts == ()
    assert reading.row(added.leads[0]) is None
    assert done(desk) == []


def test_being_raised_again_is_in_no_undos_way(desk: Desk, reading: Reading, clock: SetTime) -> None:
    added = editing.add_lead(desk, {"last_name": "Byron"})
    triage.set_status(desk, added.leads, "contacted")
    clock.forward(days=5)
    tick(desk)
    triage.log_note(desk, added.leads[0], "a note")
    clock.forward(days=5)
    tick(desk)
    assert row_of(reading, added.leads[0]).band == 2
    assert undoing.undo(desk).conflicts == ()
    assert undoing.undo(desk, steps=2).conflicts == ()
    assert reading.row(added.leads[0]) is None
