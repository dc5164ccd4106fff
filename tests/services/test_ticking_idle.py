"""Where the light look says that a tick has nothing to do, a tick does nothing; and it says so once a tick is done."""

from __future__ import annotations

from tests.support import SetTime, make_lead

from leadtui.bootstrap import Base
from leadtui.services import editing, sequences, triage, workspace_rules
from leadtui.services.desk import Desk
from leadtui.services.ticking import tick
from leadtui.services.ticking_idle import anything_to_do
from leadtui.services.undoing import undo
from leadtui.store import remembered, rules
from leadtui.store.sqlite.driver import connect_reader

LATER = """
[sequences.later]
name = "Later"
letter = "t"
[[sequences.later.steps]]
key = "ring"
subject = "Ring up"
after = "2bd"
channel = "call"
"""


def asked(base: Base) -> bool:
    reading = base.new_reading()
    try:
        return anything_to_do(reading)
    finally:
        reading.close()


def step(base: Base, desk: Desk) -> list[str]:
    """What a tick does, which the look beforehand must have told."""
    told = asked(base)
    done = [one.summary for one in tick(desk).done]
    assert told or not done, done
    assert not asked(base)
    return done


def test_an_operation_nobody_has_looked_at_is_reason_enough(base: Base, desk: Desk) -> None:
    make_lead(desk)
    assert asked(base)
    assert step(base, desk) == []


def test_a_fortnight_in_which_the_clock_alone_makes_things_due(base: Base, desk: Desk, clock: SetTime) -> None:
    for name in ("Ada", "Byron"):
        editing.add_lead(desk, {"last_name": name, "source": "Web form", "rating": "Hot"})
    triage.log_call(desk, make_lead(desk, last_name="Called"), "connected")
    workspace_rules.load(desk, LATER, "rules")
    base.reload()
    sequences.enrol(desk, [make_lead(desk, last_name="Waits", status="nurturing")], "later")
    happened: list[str] = []
    for _ in range(14 * 4):
        happened += step(base, desk)
        clock.forward(hours=6)
    said = " · ".join(happened)
    for what in ("2 late answers", "Answer still owed", "5 days without a next step", "Later: Ring up, Waits"):
        assert what in said, said


def looked_over(desk: Desk) -> None:
    """Has every operation count as looked at, as it does while another program's tick is at work."""
    connection = connect_reader(desk.store.path)
    newest = rules.newest_settled(connection)
    connection.close()
    remembered.keep(desk.store.path, rules.KIND, rules.LOOKED, {"operation": newest}, desk.local())


def test_a_sequence_that_is_gone_from_the_rules_is_reason_enough(base: Base, desk: Desk) -> None:
    loaded = workspace_rules.load(desk, LATER, "rules")
    base.reload()
    sequences.enrol(desk, [make_lead(desk, status="nurturing", last_name="Ada")], "later")
    step(base, desk)
    undo(desk, operation=loaded.operation)
    base.reload()
    looked_over(desk)
    assert step(base, desk) == ["later: the sequence is gone, Ada"]


def test_an_answer_that_is_late_is_reason_enough(base: Base, desk: Desk, clock: SetTime) -> None:
    editing.add_lead(desk, {"last_name": "Ada", "source": "Web form", "rating": "Hot"})
    step(base, desk)
    clock.forward(minutes=61)
    assert [said.partition(":")[0] for said in step(base, desk)] == ["Answer late"]


def test_a_step_of_a_sequence_that_is_due_is_reason_enough(base: Base, desk: Desk, clock: SetTime) -> None:
    workspace_rules.load(desk, LATER, "rules")
    base.reload()
    sequences.enrol(desk, [make_lead(desk, last_name="Waits", status="nurturing")], "later")
    step(base, desk)
    clock.forward(days=2)
    assert step(base, desk) == ["Later: Ring up, Waits"]


def test_a_step_of_an_escalation_that_is_due_is_reason_enough(base: Base, desk: Desk, clock: SetTime) -> None:
    make_lead(desk, last_name="Waits", status="contacted")
    step(base, desk)
    clock.forward(days=8)
    assert "5 days without a next step: Waits" in step(base, desk)
