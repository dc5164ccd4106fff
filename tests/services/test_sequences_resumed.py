"""Sequences that go on after a pause: at which step, and when."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from tests.services.in_sequences import ADA, place, standing, to_do
from tests.support import SetTime, make_lead

from leadtui.services import following_up, sequences, triage, workspace_rules
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.undoing import undo

LOS_ANGELES = ZoneInfo("America/Los_Angeles")

NAMED = '[sequences.plan]\nname = "Plan"\n'
STEP = '[[sequences.plan.steps]]\nkey = "{0}"\nafter = "{1}"\nchannel = "call"\nsubject = "{0} call"\n{2}'


def load(desk: Desk, *steps: tuple[str, str], more: str = "") -> None:
    """Makes these steps, each a key and its days, those of the sequence `plan`."""
    workspace_rules.load(desk, NAMED + "".join(STEP.format(key, after, more) for key, after in steps), "rules")


def test_a_step_whose_time_has_passed_comes_in_its_window_on_the_clocks_of_the_lead(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    load(desk, ("a", "1bd"), more='window = "9-11"\n')
    lead = make_lead(desk, **{**ADA, "time_zone": "America/Los_Angeles"})
    sequences.enrol(desk, [lead], "plan")
    sequences.pause(desk, [lead])
    clock.set("2026-11-20T09:30")  # half past midnight where the lead is
    sequences.resume(desk, [lead])
    at = standing(reading, lead).step_at
    assert to_do(reading, lead) == []
    assert at == datetime(2026, 11, 20, 9, tzinfo=LOS_ANGELES).timestamp()


def at_second(desk: Desk, *steps: tuple[str, str]) -> int:
    """A lead whose second step is open, and was taken out of the rules since."""
    load(desk, *steps)
    lead = make_lead(desk, **ADA)
    sequences.enrol(desk, [lead], "plan")
    triage.log_call(desk, lead, "no-answer")
    load(desk, *(one for one in steps if one[0] != "b"))
    return lead


def test_a_step_that_is_done_is_not_done_again_after_the_one_after_it_was_taken_out(
    desk: Desk, reading: Reading
) -> None:
    lead = at_second(desk, ("a", "0bd"), ("b", "0bd"), ("c", "5bd"))
    assert (place(reading, lead)[:2], to_do(reading, lead)) == (("running", "a"), [("call", "b call")])
    sequences.pause(desk, [lead])
    assert place(reading, lead)[:2] == ("paused", "c")
    sequences.resume(desk, [lead])
    assert (place(reading, lead)[:2], to_do(reading, lead)) == (("running", "c"), [("call", "c call")])
    undo(desk)
    undo(desk)
    assert (place(reading, lead)[:2], to_do(reading, lead)) == (("running", "a"), [("call", "b call")])
    following_up.done(desk, lead)
    assert place(reading, lead)[:2] == ("running", "c")


def test_nor_when_it_was_the_last_one(desk: Desk, reading: Reading) -> None:
    lead = at_second(desk, ("a", "0bd"), ("b", "0bd"))
    sequences.pause(desk, [lead])
    assert (place(reading, lead)[:2], to_do(reading, lead)) == (("done", None), [])
    undo(desk)
    assert (place(reading, lead)[:2], to_do(reading, lead)) == (("running", "a"), [("call", "b call")])


@pytest.mark.parametrize("key", ["b", "again"])
def test_a_step_that_came_back_is_the_one_to_go_on_with(key: str, desk: Desk, reading: Reading) -> None:
    lead = at_second(desk, ("a", "0bd"), ("b", "0bd"), ("c", "5bd"))
    back = STEP.format(key, "0bd", "").replace(f"{key} call", "b call")
    workspace_rules.load(desk, NAMED + STEP.format("a", "0bd", "") + back + STEP.format("c", "5bd", ""), "rules")
    sequences.pause(desk, [lead])
    assert place(reading, lead)[:2] == ("paused", key)


def test_a_step_that_only_reads_differently_is_the_one_to_go_on_with(desk: Desk, reading: Reading) -> None:
    load(desk, ("a", "0bd"), ("b", "1bd"))
    lead = make_lead(desk, **ADA)
    sequences.enrol(desk, [lead], "plan")
    reworded = (STEP.format("a", "0bd", "") + STEP.format("b", "1bd", "")).replace("a call", "ring")
    workspace_rules.load(desk, NAMED + reworded, "rules")
    sequences.pause(desk, [lead])
    sequences.resume(desk, [lead])
    assert (place(reading, lead)[:2], to_do(reading, lead)) == (("running", "a"), [("call", "ring")])
