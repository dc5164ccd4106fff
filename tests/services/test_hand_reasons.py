"""A lead that stands in the queue by what was set by hand is told by that, whatever comes automatically beside it."""

from __future__ import annotations

from tests.support import SetTime, make_lead

from leadtui.rules.reasons import first_reason
from leadtui.rules.when import parse
from leadtui.services import following_up, triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.tui.widgets.columns import cell
from leadtui.words.rows import LeadRow
from leadtui.words.workspace import Workspace


def _row(reading: Reading, lead: int) -> LeadRow:
    """The lead as the list has it."""
    return next(row for row in reading.page(reading.listing("is:actionable")).rows if row.id == lead)


def _why(reading: Reading, row: LeadRow) -> str:
    return first_reason(row, reading.who.clock.local(), reading.who.workspace)


def test_an_automatic_try_due_before_it_hides_not_what_was_set_by_hand(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = make_lead(desk, last_name="Hopper", status="contacted")
    following_up.set_follow_up(desk, lead, parse("tomorrow", desk.local()), "first call")
    triage.log_call(desk, lead, "no-answer")
    clock.forward(days=1)
    row = _row(reading, lead)
    assert (row.band, row.next_automatic) == (1, 1)
    assert _why(reading, row) == "first call today"
    assert reading.row(lead) == row._replace(segment=0, sort=0)


def test_a_long_subject_is_cut_there_too_and_keeps_its_time(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = make_lead(desk, last_name="Hopper", status="contacted")
    following_up.set_follow_up(desk, lead, parse("tomorrow 10:00", desk.local()), "first call about the new contract")
    triage.log_call(desk, lead, "busy")
    clock.forward(days=1)
    row = _row(reading, lead)
    said = cell("reason", row, Workspace(), lambda one: _why(reading, one), 19)
    assert said.endswith("… 10:00")
    assert len(said) <= 19


def test_of_what_the_next_follow_up_tells_itself_nothing_more_is_read(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk, last_name="Hopper", status="contacted")
    following_up.set_follow_up(desk, lead, parse("today", desk.local()), "first call")
    row = _row(reading, lead)
    assert (row.hand_kind, row.hand_subject) == (None, None)
    assert _why(reading, row) == "first call today"
