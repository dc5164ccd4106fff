"""Leads that a rule enrols, and what others do with them between the look for them and the lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.services.in_sequences import ADA
from tests.support import SetTime, make_lead

from leadtui.bootstrap import Base
from leadtui.services import editing, sequences, sequences_ticking, triage, workspace_rules
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.sequences_reading import of_lead
from leadtui.services.ticking import tick
from leadtui.words.rows import Done

BY_RULE = '[sequences.nurture]\nenrol = "status:nurturing"\n'


@pytest.fixture
def other(base: Base) -> Iterator[Desk]:
    """Another program at the same base."""
    desk = base.desk()
    yield desk
    desk.close()


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Does something when leads have been found, before the first of them is enrolled."""
    real = sequences.enrol

    def meanwhile(act: Callable[[], object]) -> None:
        def enrol(*given: Any, **named: Any) -> Done:
            monkeypatch.setattr(sequences_ticking, "enrol", real)
            act()
            return real(*given, **named)

        monkeypatch.setattr(sequences_ticking, "enrol", enrol)

    return meanwhile


def nurturing(desk: Desk, number: int = 1) -> list[int]:
    workspace_rules.load(desk, BY_RULE, "rules")
    leads = [make_lead(desk, **{**ADA, "last_name": f"L{n}"}) for n in range(number)]
    triage.set_status(desk, leads, "nurturing")
    return leads


def entered(reading: Reading, leads: list[int]) -> list[list[str]]:
    return [[row.state for row in of_lead(reading, lead)] for lead in leads]


def test_who_is_something_else_by_then_is_not_enrolled(
    desk: Desk, other: Desk, reading: Reading, late: Callable[[Callable[[], object]], None]
) -> None:
    leads = nurturing(desk, 3)
    late(lambda: (triage.set_status(other, [leads[1]], "contacted"), editing.delete(other, [leads[2]])))
    assert [done.summary for done in tick(desk).done] == ["Stay in touch by rule: Ada L0 into Stay in touch"]
    assert entered(reading, leads[:2]) == [["running"], []]


def test_who_was_enrolled_and_stopped_by_then_is_not_enrolled_again(
    desk: Desk, other: Desk, reading: Reading, clock: SetTime, late: Callable[[Callable[[], object]], None]
) -> None:
    leads = nurturing(desk)

    def act() -> None:
        tick(other)
        clock.forward(minutes=1)
        sequences.stop(other, leads)

    late(act)
    assert tick(desk).done == ()
    assert entered(reading, leads) == [["stopped"]]


@pytest.mark.parametrize("rules", ['[sequences.nurture]\nenrol = ""\n', "[sequences.nurture]\noffered = false\n"])
def test_a_rule_that_was_taken_back_by_then_enrols_nobody(
    rules: str, desk: Desk, other: Desk, reading: Reading, late: Callable[[Callable[[], object]], None]
) -> None:
    leads = nurturing(desk, 2)
    late(lambda: workspace_rules.load(other, rules, "rules"))
    assert tick(desk).done == ()
    assert entered(reading, leads) == [[], []]
