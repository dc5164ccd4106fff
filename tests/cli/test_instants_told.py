"""A time is said as one wherever a change of it is shown: in words on a screen, as ISO 8601 in JSON."""

from __future__ import annotations

from tests.support import NOW, SetTime, make_lead

from leadtui.bootstrap import Base
from leadtui.cli import present
from leadtui.cli.history import history
from leadtui.model import Alert, Enrolment, Lead
from leadtui.model.account import Account
from leadtui.model.activity import Activity
from leadtui.model.alert import Escalation
from leadtui.model.base import Instant, Record
from leadtui.model.contact import Contact
from leadtui.model.follow_up import FollowUp
from leadtui.model.opportunity import Opportunity
from leadtui.model.sla_clock import SlaClock
from leadtui.services import bulk, workspace_rules
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.services.ticking import tick
from leadtui.tui.widgets.change_words import change_words
from leadtui.tui.widgets.values import Values
from leadtui.words.fields import INSTANT_COLUMNS

JOURNALLED: tuple[type[Record], ...] = (
    Account, Activity, Alert, Contact, Enrolment, Escalation, FollowUp, Lead, Opportunity, SlaClock
)  # fmt: skip


def test_every_column_with_an_instant_is_known_as_one_and_no_other() -> None:
    instants, others = set[str](), set[str]()
    for model in JOURNALLED:
        for column in model.__table__.columns:  # type: ignore[attr-defined]
            if column.name not in model.computed:
                (instants if isinstance(column.type, Instant) else others).add(column.name)
    assert instants == INSTANT_COLUMNS
    assert not instants & others


def test_when_a_lead_was_raised_or_reviewed_is_said_as_a_time(
    base: Base, desk: Desk, reading: Reading, clock: SetTime
) -> None:
    workspace_rules.load(desk, '[escalations.only]\nname = "Up"\nafter = "3 days"\nraised = true\n', "rules")
    lead = make_lead(desk, last_name="Ada", status="contacted")
    clock.forward(days=3)
    tick(desk)
    bulk.leave_as_is(desk, [lead])
    detail = reading.details((lead,))[0]
    said = Values(desk.workspace, (), clock.now.astimezone(NOW.tzinfo))
    words = [one for _, changes in detail.history for one in change_words(changes, said)]
    assert {"raised at: today 10:00", "reviewed at: today 10:00"} <= set(words)
    after = {
        change["field"]: change["after"]
        for operation in history(detail, present.names_of(base, base.clock.local()))
        for change in operation["changes"]
    }
    assert (after["raised_at"], after["reviewed_at"]) == ("2026-11-21T09:00:00Z", "2026-11-21T09:00:00Z")
