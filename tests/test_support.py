"""The helpers of the tests do what they say."""

from __future__ import annotations

from tests.support import NOW, SetTime, make_lead, snapshot

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading


def test_a_lead_made_for_a_test_is_read_with_everything_it_was_given(desk: Desk, reading: Reading) -> None:
    number = make_lead(desk, first_name="Grace", email="G@navy.mil", phone="+33 1 23 45 67 89", tags=["VIP"])
    row = reading.row(number)
    assert row is not None
    assert (row.name, row.email, row.phone, row.tags) == ("Grace", "g@navy.mil", "+33123456789", "VIP")


def test_a_base_tells_the_same_until_something_visible_changes(base: Base, desk: Desk) -> None:
    number = make_lead(desk)
    before = snapshot(base)
    assert snapshot(base) == before
    from leadtui.services.triage import log_note

    log_note(desk, number, "called")
    assert snapshot(base)["activity"] != before["activity"]
    assert snapshot(base)["lead"] == before["lead"]


def test_the_set_time_is_the_time_of_the_base(base: Base, clock: SetTime) -> None:
    assert base.clock.now() == NOW
    clock.forward(hours=3)
    assert (base.clock.now() - NOW).total_seconds() == 3 * 3600
