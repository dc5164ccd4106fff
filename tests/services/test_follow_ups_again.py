"""The same follow-up is not set twice: same lead, same time, same thing to do."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.services.test_bulk import stocked

from leadtui.rules.when import When
from leadtui.services import bulk, customers, following_up, triage
from leadtui.services.desk import Desk
from leadtui.store.sqlite.driver import connect_reader
from leadtui.words.customers import CustomerKind
from leadtui.words.follow_ups import HIGH, LOW, ONCE, How

pytestmark = pytest.mark.usefixtures("clock")


def nothing(_desk: Desk, _number: int) -> None:
    """What is done to a lead nothing is done to."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with leads to which nothing was done."""
    from tests.services.doings import LEADS

    _, desk = stocked(tmp_path, [nothing] * LEADS)
    return desk


def later(desk: Desk, days: int = 3) -> When:
    """A time to come."""
    return When(desk.local().replace(microsecond=0) + timedelta(days=days), None)


def whole(desk: Desk) -> When:
    """A whole day to come."""
    at = datetime.combine(desk.local().date() + timedelta(days=3), datetime.min.time(), desk.zone)
    return When(at, at.date())


@pytest.mark.parametrize("made", [later, whole])
def test_the_same_follow_up_is_there_already_and_nothing_is_written(desk: Desk, made: object) -> None:
    when = made(desk)  # type: ignore[operator]
    assert following_up.set_follow_up(desk, 1, when, "offer").operation is not None
    again = following_up.set_follow_up(desk, 1, when, "offer")
    assert again.operation is None
    assert "is there already" in again.summary
    assert following_up.set_follow_up(desk, 2, when, "offer").operation is not None, "another lead has none"
    assert following_up.set_follow_up(desk, 1, when, "demo").operation is not None, "another thing to do"
    assert following_up.set_follow_up(desk, 1, later(desk, 4), "offer").operation is not None, "another time"


def test_one_that_was_done_is_set_anew_and_an_automatic_one_gives_way(desk: Desk) -> None:
    when = later(desk)
    following_up.set_follow_up(desk, 1, when)
    following_up.done(desk, 1)
    assert following_up.set_follow_up(desk, 1, when).operation is not None
    triage.log_call(desk, 1, "voicemail")
    assert following_up.set_follow_up(desk, 1, when).operation is not None, "the automatic one gave way"


@pytest.mark.parametrize("made", [later, whole])
def test_of_many_leads_those_that_have_it_are_counted(desk: Desk, made: object) -> None:
    when = made(desk)  # type: ignore[operator]
    following_up.set_follow_up(desk, 1, when, "offer")
    done = bulk.set_follow_up(desk, (1, 2), when, "offer")
    assert done.notes == ("1 was so already",)
    again = bulk.set_follow_up(desk, (1, 2), when, "offer")
    assert again.operation is None
    assert again.leads == (1, 2)


def test_a_customer_is_not_given_the_same_twice(desk: Desk) -> None:
    number = customers.add(desk, CustomerKind.ACCOUNT, {"name": "Acme"}).customers[0][1]
    when = later(desk)
    assert customers.set_follow_up(desk, CustomerKind.ACCOUNT, number, when).operation is not None
    assert customers.set_follow_up(desk, CustomerKind.ACCOUNT, number, when).operation is None


@pytest.mark.parametrize("how", [How("", "", 15, HIGH), How("", "", None, 0, "1w")])
def test_of_one_that_is_there_what_else_is_said_is_set_on_many_as_on_one(desk: Desk, how: How) -> None:
    when = later(desk)
    for lead in (1, 2, 3):
        following_up.set_follow_up(desk, lead, when, "offer", how=how if lead == 3 else ONCE)
    following_up.set_follow_up(desk, 1, when, "offer", how=how)
    done = bulk.set_follow_up(desk, [2, 3], when, "offer", how=how)
    assert done.notes == ("1 was so already",)
    one, two = (_told(desk, lead) for lead in (1, 2))
    assert one == two != _told(desk, 4)
    assert bulk.set_follow_up(desk, [2, 3], when, "offer").operation is None, "what is not said stays"


def test_what_is_other_of_one_that_is_there_is_said(desk: Desk) -> None:
    number = customers.add(desk, CustomerKind.ACCOUNT, {"name": "Acme"}).customers[0][1]
    when, changed = later(desk), How("", "", 15, HIGH)
    following_up.set_follow_up(desk, 1, when, "offer", how=How(repeat="mon"))
    customers.set_follow_up(desk, CustomerKind.ACCOUNT, number, when, "offer", how=How(repeat="mon"))
    for done in (
        following_up.set_follow_up(desk, 1, when, "offer", how=changed),
        customers.set_follow_up(desk, CustomerKind.ACCOUNT, number, when, "offer", how=changed),
    ):
        assert "call is there already, now high, reminded 15 min before, " in done.summary
    low = following_up.set_follow_up(desk, 1, when, "offer", how=How("", "", None, LOW, "1w"))
    assert "call is there already, now low, every week, " in low.summary
    assert "now" not in following_up.set_follow_up(desk, 1, when, "offer", how=How("", "", 15, LOW)).summary


def _told(desk: Desk, lead: int) -> list[tuple[object, ...]]:
    connection = connect_reader(desk.store.path)
    try:
        sql = "SELECT due_at, remind_at, lead_minutes, priority, repeat FROM follow_up WHERE lead_id = ?"
        return list(connection.execute(sql, (lead,)))
    finally:
        connection.close()
