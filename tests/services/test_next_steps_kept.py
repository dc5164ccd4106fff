"""What a call, a status or a follow-up set by hand does to the follow-ups that are there: said, and never too much."""

from __future__ import annotations

from tests.support import make_lead

from leadtui.rules.when import When, parse
from leadtui.services import following_up, triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading


def _when(desk: Desk, phrase: str) -> When:
    return parse(phrase, desk.local())


def _open(reading: Reading, lead: int) -> list[tuple[str, str | None, bool]]:
    detail = reading.detail(lead)
    assert detail is not None
    return sorted((row.kind, row.subject, bool(row.automatic)) for row in detail.follow_ups if row.state == "open")


def test_a_logged_call_says_which_follow_ups_with_a_subject_it_did(desk: Desk) -> None:
    lead = make_lead(desk)
    following_up.set_follow_up(desk, lead, _when(desk, "today 16:00"), "ask about prices")
    assert "did: ask about prices" in triage.log_call(desk, lead, "no-answer").notes
    for subject in ("one", "two", "three", ""):
        following_up.set_follow_up(desk, lead, _when(desk, "today 16:00"), subject)
    assert "did: one and 2 more" in triage.log_call(desk, lead, "no-answer").notes
    following_up.set_follow_up(desk, lead, _when(desk, "today 16:00"))
    assert not [note for note in triage.log_call(desk, lead, "no-answer").notes if note.startswith("did")]


def test_a_call_does_no_follow_up_of_another_kind(desk: Desk, reading: Reading) -> None:
    lead = make_lead(desk)
    done = following_up.set_follow_up(desk, lead, _when(desk, "today 16:00"), "check contract with legal")
    assert done.summary == "Follow-up Wed 18 Nov 16:00 → task, Ada Lovelace"
    triage.log_call(desk, lead, "connected")
    assert _open(reading, lead) == [("task", "check contract with legal", False)]
