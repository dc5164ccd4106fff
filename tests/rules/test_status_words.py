"""What a status in another program's file means here."""

from __future__ import annotations

import pytest

from leadtui.rules.status_words import LOST_BEFORE, read_status
from leadtui.words.lifecycle import REASONS


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("New", "new"), ("OPEN", "new"), ("Open - Not Contacted", "new"), ("not_contacted", "new"), ("New Lead", "new"),
        ("Working - Contacted", "contacted"), ("IN_PROGRESS", "contacted"), ("Attempted to Contact", "contacted"),
        ("Nurture", "nurturing"), ("Recycled", "nurturing"), ("On Hold", "nurturing"), ("qualified", "qualified"),
    ],
)  # fmt: skip
def test_the_usual_synonyms(text: str, key: str) -> None:
    assert read_status(text) == (key, None)


@pytest.mark.parametrize(
    "text", ["Closed Lost", "Closed - Not Converted", "dead", "Junk Lead", "Disqualified", "Unqualified", "UNQUALIFIED"]
)
def test_lost_leads_were_lost_before(text: str) -> None:
    assert read_status(text) == ("unqualified", LOST_BEFORE)


def test_a_reason_named_as_status_is_kept() -> None:
    assert read_status("BAD_TIMING") == ("unqualified", "bad-timing")
    assert read_status("Do not contact") == ("unqualified", "do-not-contact")


@pytest.mark.parametrize("text", ["", "Closed Won", "Converted", "OPEN_DEAL", "Proposal Sent", "x"])
def test_what_is_not_known_means_nothing(text: str) -> None:
    assert read_status(text) is None


def test_the_reason_of_lost_leads_exists() -> None:
    assert LOST_BEFORE in {reason.key for reason in REASONS}
