"""A base with leads in sequences."""

from __future__ import annotations

from pathlib import Path

from tests.support import make_lead
from tests.tui.fresh_base import base_with, reading_of

from leadtui.bootstrap import Base
from leadtui.services import following_up, sequences
from leadtui.services.sequences_reading import of_lead
from leadtui.words.sequences import EnrolmentRow

ADA, GRACE, ALAN, BARBARA, TONY = range(1, 6)
PEOPLE = {"Ada": "Lovelace", "Grace": "Hopper", "Alan": "Turing", "Barbara": "Liskov", "Tony": "Hoare"}


def sequenced(folder: Path) -> Base:
    """Ada's first call is open, Grace's first mail; Alan waits for the second call; Barbara is paused, Tony in none."""
    base = base_with(folder, ())
    desk = base.desk()
    for number, (first, last) in enumerate(PEOPLE.items(), 1):
        values = {} if first == "Alan" else {"email": f"{first.lower()}@example.com"}
        make_lead(
            desk, first_name=first, last_name=last, company=f"{last} Ltd", status="contacted",
            phone=f"+49 30 9018{number:02}", linkedin=f"https://www.linkedin.com/in/{first.lower()}", **values,
        )  # fmt: skip
    sequences.enrol(desk, [ADA, GRACE, ALAN, BARBARA], "first-contact")
    following_up.done(desk, GRACE)
    following_up.done(desk, ALAN)
    sequences.pause(desk, [BARBARA], "first-contact")
    desk.close()
    return base


def stands(base: Base, lead: int) -> tuple[EnrolmentRow, ...]:
    """How a lead stands in its sequences."""
    return reading_of(base, lambda reading: of_lead(reading, lead))


def state_of(base: Base, lead: int, sequence: str = "first-contact") -> tuple[str, str | None]:
    """The state of a lead in a sequence, and its step; of several times the last."""
    found = next(one for one in stands(base, lead) if one.sequence == sequence)
    return found.state, found.step
