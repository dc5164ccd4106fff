"""What an undo looks at of sequences are the leads it touched, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

import pytest

from leadtui.services.desk import Desk
from leadtui.store import enrolments, enrolments_sound
from leadtui.store.beneath import driver_of
from leadtui.store.sqlite.driver import Connection


class Explained:
    """A connection that tells how the engine goes about what it is asked, and finds nothing."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.steps: list[str] = []

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        self.steps += [row[3] for row in self.connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)]
        return iter(())


@pytest.mark.parametrize(
    "look",
    [
        enrolments_sound.strays_of_touched,
        lambda base: enrolments_sound.planned_meanwhile(base, 1),
        lambda base: enrolments_sound.open_steps(base, [1], 1),
        lambda base: enrolments.live_of_touched(base, enrolments.NEVER, ()),
    ],
)
def test_nothing_but_the_touched_leads_is_gone_through(desk: Desk, look: Callable[[Connection], object]) -> None:
    with desk.store.operation("note", "", desk.user.id) as op:
        explained = Explained(driver_of(op.connection))
        look(cast(Connection, explained))
    assert explained.steps
    found = [step for step in explained.steps if "AUTOMATIC" in step or step.startswith("SCAN")]
    assert [step for step in found if step not in ("SCAN t", "SCAN c")] == []
    assert not any(step.endswith("ix_change_row (table_name=?)") for step in explained.steps)
