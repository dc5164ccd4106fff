"""Sequences and the rules of a base: who is enrolled by itself, and what an edited sequence means for those in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from tests.services.in_sequences import ADA, in_first, place, standing, to_do
from tests.support import ZONE, SetTime, make_lead, make_leads

from leadtui.bootstrap import Base
from leadtui.services import corresponding, following_up, sequences, triage, workspace_rules
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.sequences_reading import of_lead, running
from leadtui.services.ticking import tick
from leadtui.services.undoing import undo
from leadtui.words.contact import ActivityKind
from leadtui.words.errors import InputError, RefusedError
from leadtui.words.rows import Done

BY_RULE = """
[sequences.nurture]
enrol = "status:nurturing"
"""

STEPS = """
[[sequences.first-contact.steps]]
key = "call-1"
after = "0bd"
channel = "call"
subject = "first call"

[[sequences.first-contact.steps]]
key = "{key}"
after = "1bd"
channel = "call"
subject = "{key}"
"""


def load(desk: Desk, text: str) -> tuple[str, ...]:
    """Loads rules and returns what is said of those in sequences."""
    return workspace_rules.load(desk, text, "rules").notes


def entered(reading: Reading) -> list[int]:
    return [row.lead_id for row in running(reading, "nurture")]


def test_a_lead_whose_status_becomes_nurturing_is_enrolled_by_the_tick(desk: Desk, reading: Reading) -> None:
    load(desk, BY_RULE)
    lead = make_lead(desk, **ADA)
    tick(desk)
    assert entered(reading) == []
    triage.set_status(desk, [lead], "nurturing")
    done = tick(desk).done
    assert [one.summary for one in done] == ["Stay in touch by rule: Ada Lovelace into Stay in touch"]
    row = standing(reading, lead)
    assert (row.entered_by, row.state) == ("Stay in touch by rule", "running")
    assert reading.log()[0].origin == "rule"
    assert not tick(desk).done


def test_a_rule_that_was_just_written_takes_in_nobody_who_was_so_before(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, **{**ADA, "status": "nurturing"})
    tick(desk)
    load(desk, BY_RULE)
    triage.log_note(desk, lead, "nothing to do with it")
    tick(desk)
    assert entered(reading) == []


def test_who_left_is_enrolled_again_only_when_the_status_is_given_anew(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    load(desk, BY_RULE)
    lead = make_lead(desk, **ADA)
    triage.set_status(desk, [lead], "nurturing")
    tick(desk)
    corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, incoming=True)
    clock.forward(days=1)
    triage.set_status(desk, [lead], "nurturing")
    tick(desk)
    assert place(reading, lead)[::2] == ("stopped", "replied")
    triage.set_status(desk, [lead], "contacted")
    tick(desk)
    clock.forward(days=1)
    triage.set_status(desk, [lead], "nurturing")
    tick(desk)
    assert [row.state for row in of_lead(reading, lead)] == ["running", "stopped"]


def test_an_event_can_enrol(desk: Desk, reading: Reading) -> None:
    from leadtui.model import Activity

    load(desk, '[sequences.nurture]\nenrol = "activity:event"\n')
    lead, other = make_leads(desk, [ADA, ADA])
    tick(desk)
    with desk.store.operation("import", "came in", desk.user.id, origin="import") as op:
        op.add(Activity, {"lead_id": lead, "kind": "event", "direction": "in", "at": op.at, "event": "attended"})
    triage.log_note(desk, other, "called us")
    tick(desk)
    assert entered(reading) == [lead]


def test_two_ticks_enrol_once(desk: Desk, base: Base, reading: Reading) -> None:
    load(desk, BY_RULE)
    lead = make_lead(desk, **ADA)
    triage.set_status(desk, [lead], "nurturing")
    other = base.desk()
    try:
        tick(desk)
        tick(other)
    finally:
        other.close()
    assert entered(reading) == [lead]


def test_a_step_that_is_gone_is_the_next_one_for_who_waits(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = in_first(desk)
    following_up.done(desk, lead)
    at = standing(reading, lead).step_at
    notes = load(desk, STEPS.format(key="decide"))
    assert notes == ("First contact: 1 lead is in it; 1 stands at a step that is gone and goes on with the next one.",)
    row = standing(reading, lead)
    assert (row.state, row.step, row.step_at) == ("running", "decide", at)


def test_without_a_later_step_who_waits_is_done(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    following_up.done(desk, lead)
    load(desk, STEPS.format(key="call-0"))
    assert place(reading, lead)[:2] == ("done", None)


def test_who_has_the_step_to_do_does_it_and_goes_on_after_it(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = in_first(desk)
    following_up.done(desk, lead)
    clock.set("2026-11-20T10:00")
    tick(desk)
    load(desk, STEPS.format(key="later"))
    assert to_do(reading, lead) == [("call", "second call")]
    following_up.done(desk, lead)
    assert standing(reading, lead).step == "later"


def test_what_only_reads_differently_from_now_on_moves_nobody(desk: Desk, reading: Reading) -> None:
    lead = in_first(desk)
    notes = load(desk, STEPS.format(key="call-2"))
    assert notes == (
        "First contact: 1 lead is in it; what they wait for stays, the steps after that are as they are written now.",
    )
    following_up.done(desk, lead)
    assert standing(reading, lead).step_at == datetime(2026, 11, 19, tzinfo=ZONE).timestamp()


def test_a_sequence_that_is_not_offered_any_more_ends_for_all_and_undo_brings_it_back(
    desk: Desk, reading: Reading
) -> None:
    lead = in_first(desk)
    notes = load(desk, "[sequences.first-contact]\noffered = false\n")
    assert notes == ("First contact: 1 lead is in it; it is stopped for them.",)
    assert place(reading, lead) == ("stopped", "call-1", "the sequence is gone")
    assert to_do(reading, lead) == []
    undo(desk)
    assert place(reading, lead) == ("running", "call-1", None)
    assert to_do(reading, lead) == [("call", "first call")]


def test_a_sequence_that_an_undo_takes_out_of_the_rules_ends_at_the_next_tick(desk: Desk, reading: Reading) -> None:
    load(desk, '[sequences.fair]\nname = "Fair"\n' + STEPS.replace("first-contact", "fair").format(key="b"))
    lead = make_lead(desk, **ADA)
    sequences.enrol(desk, [lead], "fair")
    undo(desk, operation=1)
    tick(desk)
    assert place(reading, lead) == ("stopped", "call-1", "the sequence is gone")


@pytest.mark.parametrize(("before", "act"), [(sequences.pause, sequences.resume), (None, sequences.skip)])
def test_of_many_who_is_in_a_sequence_that_is_gone_is_named_and_the_others_go_on(
    desk: Desk,
    reading: Reading,
    before: Callable[[Desk, list[int]], Done] | None,
    act: Callable[[Desk, list[int]], Done],
) -> None:
    load(desk, '[sequences.fair]\nname = "Fair"\n' + STEPS.replace("first-contact", "fair").format(key="b"))
    lost, other = make_lead(desk, **ADA), in_first(desk, first_name="Grace")
    sequences.enrol(desk, [lost], "fair")
    if before is not None:
        before(desk, [lost, other])
    undo(desk, operation=1)
    stood = place(reading, lost)
    done = act(desk, [lost, other])
    assert done.leads == (other,)
    assert done.notes == ("1 left out: Ada Lovelace is in a sequence that is gone (fair)",)
    assert "Fair" not in done.summary
    assert (place(reading, lost), place(reading, other)[0]) == (stood, "running")
    with pytest.raises(RefusedError, match="is in a sequence that is gone"):
        act(desk, [lost])


def test_a_condition_that_cannot_be_read_any_more_leaves_the_step_to_the_rep(desk: Desk, reading: Reading) -> None:
    with desk.store.operation("workspace", "", desk.user.id) as op:
        from leadtui.model import CustomField

        op.add(CustomField, {"label": "Region", "label_key": "region", "kind": "text", "owner_kind": "lead"})
    load(desk, STEPS.format(key="b") + 'query = "custom.Region:north"\n')
    lead = in_first(desk)
    from leadtui.store import settings

    assert settings.workspace(reading.connection).sequences[0].steps[1].query
    following_up.done(desk, lead)
    assert place(reading, lead)[1] == "b"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('[sequences.x]\nname = "X"\nsteps = []\n', "step"),
        ('[sequences.x]\nname = "X"\n', "step"),
        (STEPS.format(key="b").replace('"1bd"', '"soon"'), "soon"),
        (STEPS.format(key="b").replace('channel = "call"\nsubject = "b"', 'channel = "fax"'), "fax"),
        (STEPS.format(key="b") + 'query = "nothing:1"\n', "nothing"),
        (STEPS.format(key="b") + 'template = "none-such"\n', "none-such"),
        (STEPS.format(key="b") + 'window = "11-9"\n', "11-9"),
        ('[sequences.nurture]\nenrol = "status:("\n', "status"),
    ],
)
def test_a_sequence_that_cannot_be_is_refused_naming_the_place(text: str, part: str, desk: Desk) -> None:
    with pytest.raises(InputError) as error:
        load(desk, text)
    assert part in f"{error.value.message} {error.value.hint}"
    assert "line" in f"{error.value.message} {error.value.hint}"


def test_a_step_that_was_gone_and_comes_back_is_found_by_who_has_it_to_do(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    first, second = in_first(desk), in_first(desk)
    following_up.done(desk, second)
    clock.set("2026-11-20T10:00")
    tick(desk)
    assert (standing(reading, first).step, standing(reading, second).step) == ("call-1", "call-2")
    whole = STEPS.format(key="call-2").replace('subject = "call-2"', 'subject = "second call"')
    load(desk, whole[whole.index("[[", 5) :].replace("call-2", "later").replace("second call", "something else"))
    assert (standing(reading, first).step, standing(reading, second).step) == (None, None)
    load(desk, whole)
    assert (standing(reading, first).step, standing(reading, second).step) == ("call-1", "call-2")
    following_up.done(desk, first)
    assert standing(reading, first).step == "call-2"


@pytest.mark.parametrize("letter", ["p", "r", "k", "x"])
def test_a_sequence_has_no_letter_that_does_something_in_its_menu(desk: Desk, letter: str) -> None:
    with pytest.raises(InputError, match=f"the key {letter} means"):
        load(desk, f'[sequences.nurture]\nletter = "{letter}"\n')
