"""Which leads of a selection a view still holds, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.support import make_leads

from leadtui.services import editing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.selecting import each_once, still_in
from leadtui.store import keyset


def test_only_what_the_query_holds_is_still_there_in_queue_order(desk: Desk, reading: Reading) -> None:
    ids = make_leads(desk, [{"last_name": f"N{n}", "status": "new" if n % 2 else "qualified"} for n in range(8)])
    editing.delete(desk, ids[:2])
    assert still_in(reading, "category:qualified", ids) == tuple(
        number for number in reading.ids("category:qualified") if number in ids[2:]
    )
    assert set(still_in(reading, "is:open", ids[:5])) == set(ids[2:5])


def test_of_nothing_nothing_is_left(desk: Desk, reading: Reading) -> None:
    make_leads(desk, [{"last_name": "N"}])
    assert still_in(reading, "is:open", ()) == ()


@pytest.mark.parametrize("few", [0, 3, 500])
def test_many_and_few_are_found_alike(desk: Desk, reading: Reading, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyset, "FEW", few)
    ids = make_leads(desk, [{"last_name": f"N{n}", "status": ("new", "contacted")[n % 2]} for n in range(12)])
    wanted = frozenset(ids[::3])
    assert still_in(reading, "is:open", wanted) == tuple(n for n in reading.ids("is:open") if n in wanted)


def test_numbers_are_taken_one_by_one_and_once() -> None:
    taken = []

    def numbers() -> Iterator[int]:
        for number in (3, 1, 3, 2, 1):
            taken.append(number)
            yield number

    once = each_once(numbers())
    assert next(once) == 3
    assert taken == [3]
    assert list(once) == [1, 2]
