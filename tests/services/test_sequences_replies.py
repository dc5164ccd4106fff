"""What was logged late: a sequence hears of a reply as the clock of the answer does, whenever it was sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.services.in_sequences import in_first, place
from tests.support import NOW, SetTime

from leadtui.services import corresponding, sequences
from leadtui.services.answers import clocks_of
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_report import ImportOptions
from leadtui.services.reading import Reading
from leadtui.services.ticking import tick
from leadtui.words.contact import ActivityKind

REPLIED = ("stopped", "call-1", "replied")


def bring(desk: Desk, kind: str, direction: str, at: str) -> None:
    lines = f"Email,Type,Direction,Date,Subject\na@a.co,{kind},{direction},{at},Re\n"
    import_files(desk, [("mail.csv", lines.encode())], ImportOptions(as_="activities"))


@pytest.mark.parametrize("at", ["2026-11-17 10:00", "2026-11-18 08:00", "2026-11-18"])
def test_an_unanswered_mail_that_comes_to_be_known_after_the_enrolment_ends_it_and_is_owed_an_answer(
    desk: Desk, reading: Reading, clock: SetTime, at: str
) -> None:
    lead = in_first(desk, email="a@a.co")
    clock.forward(hours=3)
    bring(desk, "email", "in", at)
    assert [row.cause for row in clocks_of(reading, lead)] == ["reply"]
    assert place(reading, lead) == REPLIED


def test_one_that_is_history_or_was_answered_ends_nothing(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = in_first(desk, email="a@a.co")
    corresponding.log_contact(desk, ("lead", lead), ActivityKind.EMAIL, at=NOW - timedelta(hours=1))
    clock.forward(hours=3)
    for at in ("2026-11-10 10:00", "2026-11-17 10:00"):
        bring(desk, "email", "in", at)
    assert clocks_of(reading, lead) == ()
    assert place(reading, lead) == ("running", "call-1", None)


def test_a_meeting_of_the_whole_day_of_the_enrolment_ends_it_and_one_of_the_day_before_does_not(
    desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = in_first(desk, email="a@a.co")
    clock.forward(hours=3)
    bring(desk, "meeting", "out", "2026-11-17")
    assert place(reading, lead) == ("running", "call-1", None)
    bring(desk, "meeting", "out", "2026-11-18")
    assert place(reading, lead)[0] == "stopped"


def test_whoever_is_enrolled_with_a_message_in_sight_stays(desk: Desk, reading: Reading, clock: SetTime) -> None:
    lead = in_first(desk, email="a@a.co")
    sequences.stop(desk, [lead])
    tick(desk)
    bring(desk, "email", "in", "2026-11-18")
    clock.forward(minutes=1)
    sequences.enrol(desk, [lead], "first-contact")
    tick(desk)
    assert place(reading, lead) == ("running", "call-1", None)
