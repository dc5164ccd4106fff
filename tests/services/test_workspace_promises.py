"""Working hours, answer rules, escalations and sequences of a base: loaded, taken back, and gone by."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from tests.support import NOW, SetTime, make_lead, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.services import sequences, triage, undoing
from leadtui.services.conversion_typed import read_follow_up
from leadtui.services.desk import Desk, reader_of
from leadtui.services.importing_place import PlaceOfReader
from leadtui.services.workspace_rules import load
from leadtui.words.errors import InputError
from leadtui.words.hours import WorkingHours
from leadtui.words.rows import Done
from leadtui.words.workspace import Workspace

SAXONY = '[hours]\ncountry = "DE"\nregion = "SN"\n'
"""18 November 2026, the day of these tests, is a holiday there: Repentance Day."""
PLAN = """
[sequences.trial]
name = "Trial"
letter = "t"
[[sequences.trial.steps]]
key = "ring"
after = "0bd"
channel = "call"
[[sequences.trial.steps]]
key = "write"
after = "2bd"
channel = "email"
"""


def loads(desk: Desk, text: str) -> Done:
    """Loads rules under a name that no mistake shows."""
    return load(desk, text, "rules.toml")


def test_hours_are_loaded_as_one_rule_and_taken_back(base: Base, desk: Desk) -> None:
    before = snapshot(base)
    done = loads(desk, SAXONY + "[calling]\nrest_minutes = 90\n[queue]\nnurture_review_days = 60\n")
    assert done.summary == "Workspace: nurture review days 60, working hours, calling window"
    assert open_base().workspace.hours == WorkingHours(country="DE", region="SN")
    assert open_base().workspace.calling.rest_minutes == 90
    undoing.undo(desk)
    assert open_base().workspace == Workspace()
    assert {key: value for key, value in snapshot(base).items() if key not in ("setting", "operation")} == {
        key: value for key, value in before.items() if key not in ("setting", "operation")
    }


def test_two_files_about_hours_are_not_taken_back_past_each_other(base: Base, desk: Desk) -> None:
    first = loads(desk, '[hours]\nstart = "06:00"\n').operation
    loads(desk, '[hours]\nend = "08:00"\n')
    done = undoing.undo(desk, operation=first)
    assert done.conflicts
    assert open_base().workspace.hours.end.hour == 8


def test_answer_rules_escalations_and_sequences_are_named_by_their_keys(base: Base, desk: Desk) -> None:
    done = loads(desk, '[sla]\nhot-inbound.within = "15 minutes"\n[escalations]\nbreach.offered = false\n' + PLAN)
    assert done.summary == "Workspace: answer rule hot-inbound, escalation breach, order of sequences, sequence trial"
    assert loads(desk, PLAN).operation is None
    undoing.undo(desk)
    assert open_base().workspace == Workspace()


def test_what_is_filled_in_passes_over_a_holiday_of_the_base(base: Base, desk: Desk, clock: SetTime) -> None:
    clock.set(NOW - timedelta(days=1))
    lead = make_lead(desk)
    loads(desk, SAXONY)
    triage.log_call(desk, lead, "left-voicemail")
    base.reload()
    reading = base.new_reading()
    due = [datetime.fromtimestamp(row.due_at, desk.zone).date() for row in reading.detail(lead).follow_ups]
    assert due == [date(2026, 11, 19)]
    reading.close()


def test_times_typed_where_a_list_or_a_conversion_is_read_go_by_the_hours_of_the_base(
    base: Base, desk: Desk, clock: SetTime
) -> None:
    clock.set(NOW - timedelta(days=1))
    loads(desk, SAXONY)
    who = reader_of(desk)
    found = read_follow_up(who, "1bd")
    assert found is not None
    assert found.date == date(2026, 11, 19)
    assert PlaceOfReader(who).hours == desk.hours == WorkingHours(country="DE", region="SN")


def test_a_change_of_a_sequence_says_what_happens_to_those_in_it(base: Base, desk: Desk) -> None:
    loads(desk, PLAN)
    leads = [make_lead(desk, status="contacted", email=f"{n}@example.org") for n in range(3)]
    sequences.enrol(desk, leads, "trial")
    assert not loads(desk, '[sequences.trial]\nname = "Test"\n[sequences.nurture]\nname = "Care"\n').notes
    shorter = PLAN.replace('"ring"', '"phone"')
    assert "3 leads are in it" in loads(desk, shorter).notes[0]
    gone = loads(desk, "[sequences.trial]\noffered = false\n")
    assert len(gone.notes) == 1
    assert "3 leads are in it" in gone.notes[0]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[hours]\ncountry = "Narnia"\n', "line 4, column 11"),
        ('[sequences.empty]\nname = "Empty"\n', "has no steps"),
        (PLAN.replace('"call"', '"call"\nquery = "status:"'), "line 11, column 17"),
        ('[templates.first-contact]\nsubject = "Dear {first_nam}"\n', "nothing stands for {first_nam}"),
    ],
)
def test_a_mistake_changes_nothing(base: Base, desk: Desk, text: str, problem: str) -> None:
    before = snapshot(base)
    with pytest.raises(InputError, match=problem):
        loads(desk, "[queue]\nstale_days = 3\n" + text)
    assert snapshot(base) == before
    assert open_base().workspace == desk.workspace == Workspace()
