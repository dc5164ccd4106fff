"""`leadtui tick` prints what it did; a second run has nothing to do."""

from __future__ import annotations

from tests.cli.running import Program
from tests.support import SetTime


def test_tick_prints_what_it_did_and_a_second_run_has_nothing_to_do(program: Program, clock: SetTime) -> None:
    program("add", "--last-name", "Byron", "--source", "Website", "--rating", "Hot")
    clock.forward(minutes=6)
    ran = program("tick")
    assert (ran.status, ran.out.strip()) == (0, "Hot lead, answer late: Byron (Hot inbound)  L1")
    again = program("tick")
    assert (again.status, again.out) == (0, "")


def test_tick_in_json_is_an_array_of_operations(program: Program, clock: SetTime) -> None:
    program("add", "--last-name", "Byron")
    program("status", "L1", "contacted")
    assert program.json("tick") == []
    clock.forward(days=3)
    (made,) = program.json("tick")
    assert made == {"operation": made["operation"], "summary": "3 days without a next step: Byron", "leads": [1]}
    logged = program.json("log")[0]
    assert (logged["operation"], logged["kind"]) == (made["operation"], "escalation")
    assert program.json("tick") == []


def test_undo_never_hits_what_tick_did(program: Program, clock: SetTime) -> None:
    program("add", "--last-name", "Byron")
    program("status", "L1", "contacted")
    clock.forward(days=3)
    program("tick")
    assert program.json("undo")["undone"] == [2]
    assert program.json("show", "L1")["status"] == "New"


def test_show_tells_when_an_answer_was_owed_and_how_it_came(program: Program, clock: SetTime) -> None:
    program("add", "--last-name", "Byron", "--source", "Website", "--rating", "Hot")
    assert "answer owed, 5 min left" in program("next").out
    clock.forward(minutes=3)
    program("call", "L1", "no-answer")
    assert "came in: answered in 3 min (Hot inbound)" in program("show", "L1").out
    assert program.json("list", "is:owed") == []
