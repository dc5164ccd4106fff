"""An address that is there twice in two spellings is one, in small letters."""

from __future__ import annotations

import pytest
from tests.support import make_lead

from leadtui.services import merging, undoing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading

LOUD, QUIET = "ANNA.SCHMIDT@beta.de", "anna.schmidt@beta.de"


@pytest.mark.parametrize(("first", "second"), [(LOUD, QUIET), (QUIET, LOUD)])
def test_the_spelling_in_small_letters_stays(desk: Desk, reading: Reading, first: str, second: str) -> None:
    one, two = make_lead(desk, email=first), make_lead(desk, email=second)
    done = merging.merge(desk, "lead", [one, two], into=one)
    assert [row.value for row in reading.detail(one).reach] == [QUIET]
    assert done.operation is not None
    undoing.undo(desk, operation=done.operation)
    assert [row.value for row in reading.detail(one).reach] == [first]


def test_one_address_in_two_spellings_is_shown_as_one(desk: Desk, reading: Reading) -> None:
    one, two = make_lead(desk, email=LOUD), make_lead(desk, email=QUIET)
    line = next(line for line in merging.propose(reading, "lead", [one, two]).lines if line.field == "email")
    assert line.values == (QUIET, QUIET)
    assert not line.united
    assert not line.differs


def test_two_addresses_are_kept_together(desk: Desk, reading: Reading) -> None:
    one, two = make_lead(desk, email=LOUD), make_lead(desk, email="ada@beta.de")
    line = next(line for line in merging.propose(reading, "lead", [one, two]).lines if line.field == "email")
    assert line.values == (LOUD, "ada@beta.de")
    assert line.united
