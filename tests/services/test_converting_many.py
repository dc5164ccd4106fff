"""How many leads are converted at a time, and what it costs those who wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from tests.services.to_convert import lead
from tests.support import snapshot

from leadtui.bootstrap import Base
from leadtui.services.converting import convert_many
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.selecting import MOST_AT_A_TIME
from leadtui.words.errors import RefusedError

TOO_MANY = range(1, MOST_AT_A_TIME + 2)


@pytest.mark.parametrize("given", [tuple, iter])
def test_more_than_can_be_waited_for_are_refused_and_none_of_them_is_converted(
    base: Base, desk: Desk, reading: Reading, given: Callable[[range], Iterable[int]]
) -> None:
    lead(desk)
    before = snapshot(base)
    for work in (lambda ids: convert_many(desk, ids), reading.conversions.mass):
        with pytest.raises(RefusedError, match=r"3,001 leads are too many: 3,000"):
            work(given(TOO_MANY))
    assert snapshot(base) == before


def test_leads_that_come_twice_count_once(desk: Desk) -> None:
    number = lead(desk)
    assert convert_many(desk, iter([number] * len(TOO_MANY))).leads == (number,)
