"""What others do while a tick is at work, and ticks while a large list comes in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.services.test_escalating import only
from tests.support import SetTime, make_lead, make_leads

from leadtui.bootstrap import Base
from leadtui.model import Tag
from leadtui.services import importing, importing_phases, ticking
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.reading import Reading
from leadtui.services.ticking import tick
from leadtui.services.ticking_look import Look
from leadtui.store import escalations, rules
from leadtui.store.import_runs import broken_off
from leadtui.words.rows import Done

LIST = "Last name,Rating\n" + "\n".join(f"N{n},Cold" for n in range(200))


@pytest.fixture
def other(base: Base) -> Iterator[Desk]:
    """Another program at the same base."""
    desk = base.desk()
    yield desk
    desk.close()


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every list is a large one."""
    monkeypatch.setattr(importing, "AT_ONCE", 0)


class _Stop(Exception):
    """As if the program were killed."""


def test_what_others_did_before_a_list_that_comes_in_is_not_taken_for_the_work_of_the_tick(
    desk: Desk, other: Desk, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = make_lead(desk)
    tick(desk)
    newest = rules.newest_settled(reading.connection)

    def begins(base: Path) -> None:
        if any(run.phase == "adding" for run in broken_off(base)):
            raise _Stop

    def part(desk: Desk, _: Look) -> list[Done]:
        make_lead(other, last_name="Theirs")
        other.give_way = lambda: begins(desk.store.path)
        with pytest.raises(_Stop):
            import_files(other, [("list.csv", LIST.encode())])
        with desk.store.operation("escalation", "Marked", desk.user.id, origin="rule") as op:
            op.add(Tag, {"owner_kind": "lead", "owner_id": number, "name": "x", "name_key": "x"})
        return [Done(op.number, op.summary)]

    monkeypatch.setattr(importing_phases, "take_away", lambda *_: None)
    monkeypatch.setattr(ticking, "PARTS", (part,))
    (done,) = tick(desk).done
    # Theirs, the list, and the step of the rule, which has the number after that.
    assert (rules.newest_settled(reading.connection), done.operation) == (newest + 1, newest + 3)
    assert rules.looked_at(reading.connection) == newest


def test_while_a_list_comes_in_a_look_asks_only_who_can_have_become_due(
    desk: Desk, other: Desk, clock: SetTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(desk, 'mark = "stuck"\n')
    monkeypatch.setattr(escalations, "MANY", 20)
    make_leads(desk, [{"last_name": f"L{n}"} for n in range(30)])
    looks: list[str] = []
    untouched = escalations.untouched

    def heard(connection: Any, *given: Any) -> escalations.Found:
        asked: list[str] = []
        connection.set_trace_callback(asked.append)
        found = untouched(connection, *given)
        connection.set_trace_callback(None)
        looks.append("few" if "SELECT id FROM lead WHERE lane" in "".join(asked) else "all")
        return found

    monkeypatch.setattr(escalations, "untouched", heard)
    meanwhile: dict[str, list[str]] = {}

    def way() -> None:
        for run in broken_off(desk.store.path):
            looks.clear()
            for _ in range(3):
                clock.forward(minutes=1)
                tick(other)
            meanwhile[run.phase] = looks[:]

    tick(other)
    assert looks == ["all"]
    desk.give_way = way
    import_files(desk, [("list.csv", LIST.encode())])
    assert meanwhile == {"adding": ["few"] * 3, "showing": ["few"] * 3}
    # Then many came into sight at once.
    looks.clear()
    for _ in range(3):
        clock.forward(minutes=1)
        tick(other)
    assert looks == ["all", "few", "few"]
