"""Everyone in a sequence in the order of its steps, for the list that shows where they stand. Loads no model class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.rules.sequences import LEFT, number_of, sequence_of
from leadtui.store import enrolments
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.sequences import LIVE, EnrolmentRow, EnrolmentState

if TYPE_CHECKING:
    from leadtui.services.reading import Reading

MOST = 50_000
"""Leads in a sequence that are listed; of those who left the last so many that began."""


def standing(reading: Reading, key: str, *, left: bool = False) -> tuple[EnrolmentRow, ...]:
    """Who is in a sequence, by step and in each by time; those at a step that is gone come after the last.

    With `left` then who is done and who was stopped, who began last in front.
    """
    with storage_errors(reading.path):
        inside = list(enrolments.in_sequence(reading.connection, key, LIVE, MOST))
        gone = list(enrolments.began_last(reading.connection, key, LEFT, MOST)) if left else []
    sequence = sequence_of(reading.who.workspace, key)
    after_last = len(sequence.steps) + 1 if sequence is not None else 1
    inside.sort(key=lambda row: number_of(sequence, row.step) or after_last)
    gone.sort(key=lambda row: LEFT.index(EnrolmentState(row.state)))
    return (*inside, *gone)
