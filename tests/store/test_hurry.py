"""A read for one who cannot wait ends in time, and leaves the connection as it was."""

from __future__ import annotations

import pytest

from leadtui.services.reading import Reading
from leadtui.store.sqlite.hurry import TookTooLong, at_most
from leadtui.words.errors import InputError

LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT max(i) FROM n"


def _count_far(reading: Reading) -> int:
    from leadtui.store.sqlite.driver import storage_errors

    with storage_errors(reading.path):
        return int(reading.connection.execute(LONG).fetchone()[0])


def test_what_takes_longer_than_allowed_is_broken_off_and_can_be_asked_again(reading: Reading) -> None:
    with pytest.raises(TookTooLong), at_most(reading.connection, 0):
        _count_far(reading)
    assert _count_far(reading) == 1_000_000


def test_a_glance_gives_an_answer_or_none(reading: Reading) -> None:
    assert reading.glance(lambda r: r.newest_operation(), 10) == 0
    assert reading.glance(_count_far, 0) is None


def test_what_is_wrong_with_the_question_is_not_hidden_by_the_hurry(reading: Reading) -> None:
    def refused(_: Reading) -> int:
        raise InputError("no")

    with pytest.raises(InputError):
        reading.glance(refused, 10)
