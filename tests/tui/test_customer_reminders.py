"""Follow-ups of customers in the reminders panel, and what a converted lead still does, by key presses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.tui.customers_of import ACCOUNT, AUGUSTA, CONTACT, OPPORTUNITY, converted_base, customer
from tests.tui.fresh_base import app_on, detail_of, queue_of, settle, typed
from tests.tui.pressing import app_of, press, top

from leadtui.bootstrap import Base
from leadtui.rules.when import parse
from leadtui.services import customers, following_up, people
from leadtui.services.desk import Desk
from leadtui.tui import places
from leadtui.words.contact import FollowUpState


def with_follow_ups(folder: Path) -> Base:
    """Follow-ups of a deal, an account and a lead, beside the one Augusta's conversion left."""
    base = converted_base(folder)
    desk = base.desk()
    customers.set_follow_up(desk, ACCOUNT, 1, parse("today 15:00", desk.local()), "annual talk")
    made = customers.add(desk, OPPORTUNITY, {"name": "Loom"}).customers[0][1]
    customers.set_follow_up(desk, OPPORTUNITY, made, parse("today 14:00", desk.local()), "send the offer")
    following_up.set_follow_up(desk, 1, parse("today 16:00", desk.local()), "ask again")
    desk.close()
    return base


@contextmanager
def as_kim(base: Base) -> Iterator[Desk]:
    """A desk of a colleague's, so that what he does is not this user's newest operation."""
    desk = base.desk()
    desk.user = people.add_user(desk, "Kim")
    yield desk
    desk.close()


@pytest.fixture(autouse=True)
def counted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reminders are read as soon as something was done."""
    monkeypatch.setattr("leadtui.tui.screens.queue_watch.RECOUNT_AFTER", 0.001)


async def test_a_follow_up_is_shown_with_the_name_it_is_about(tmp_path: Path) -> None:
    base = with_follow_ups(tmp_path)
    async with app_on(base).run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        await settle(pilot)
        shown = await press(pilot, "r")
        assert "14:00     Loom · send the offer" in shown
        assert "15:00     Analytical Engines · annual talk" in shown
        assert "16:00     Ada Lovelace · " in shown
        assert "Augusta King · " in shown
        assert "O2 opportunity" in shown
        assert "Prospecting, since today" in shown
        assert "A1 account" in await press(pilot, "j")


async def test_enter_opens_what_it_is_about_and_esc_comes_back_to_the_panel(tmp_path: Path) -> None:
    base = with_follow_ups(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await settle(pilot)
        await press(pilot, "r")
        assert "Loom  O2 opportunity" in await press(pilot, "enter")
        assert "A1 account" in await press(pilot, "J")
        await press(pilot, "J")
        assert top(pilot) == "LeadScreen"
        assert "C1 contact" in await press(pilot, "J")
        await press(pilot, "escape")
        assert top(pilot) == "QueueScreen"


async def test_done_snooze_note_and_follow_up_work_in_the_panel(tmp_path: Path) -> None:
    base = with_follow_ups(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await settle(pilot)
        await press(pilot, "r")
        assert "Done: send the offer, Loom" in await press(pilot, "d")
        assert "Snoozed to" in await press(pilot, "z", "w")
        await settle(pilot)
        await press(pilot, "home", "n", *typed("for Ada"), "enter")
        await press(pilot, "j", "n", *typed("for Augusta"), "enter", "f", *typed("+3d"), "enter")
    assert [row.body for row in customer(base, CONTACT).activities][:1] == ["for Augusta"]
    assert [row.body for row in detail_of(base, "Ada Lovelace").activities] == ["for Ada"]
    loom = customer(base, OPPORTUNITY, 2).follow_ups
    assert [row.state for row in loom] == [FollowUpState.DONE]


async def test_other_keys_of_leads_say_why_not(tmp_path: Path) -> None:
    base = with_follow_ups(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await settle(pilot)
        await press(pilot, "r")
        assert "Calls are logged on leads" in await press(pilot, "c")
        assert "checklist is for leads" in await press(pilot, "q")
        assert "on leads only" in await press(pilot, "5")
        assert "Only leads are claimed" in await press(pilot, "O")
        assert "Only a lead is converted" in await press(pilot, "C")
        assert "Proposal 50 %" in await press(pilot, "s")


async def test_a_converted_lead_shows_what_it_became_and_opens_it(tmp_path: Path) -> None:
    async with app_on(converted_base(tmp_path)).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        places.open_lead(app_of(pilot), AUGUSTA)
        shown = await press(pilot)
        assert "Became, today 10:00" in shown
        for text in ("❯ A1    Analytical Engines", "C1    Augusta King", "O1    Analytical Engines – Mill"):
            assert text in shown
        assert "C1 contact" in await press(pilot, "j", "enter")
        await press(pilot, "escape")
        assert top(pilot) == "LeadScreen"


@pytest.mark.parametrize("key", ["c", "n", "f", "z", "d", "s", "1", "5", "q", "C", "E", "t", "o", "O", "X"])
async def test_every_changing_key_of_a_converted_lead_says_why_not_and_how_to_undo(tmp_path: Path, key: str) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        places.open_lead(app_of(pilot), AUGUSTA)
        shown = await press(pilot, key)
        assert "Read-only; became A1, C1, O1 (enter) · g h takes it back" in shown
        assert top(pilot) == "LeadScreen"


async def test_undo_of_the_conversion_makes_the_lead_workable_again(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        places.open_lead(app_of(pilot), AUGUSTA)
        shown = await press(pilot, "u")
        assert "took back: Converted Augusta King" in shown
        assert "Became" not in shown
        assert "Note, Augusta King" in await press(pilot, "n", *typed("again"), "enter")


async def test_what_was_changed_since_a_conversion_is_named_and_the_rest_taken_back(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        places.open_lead(app_of(pilot), AUGUSTA)
        await press(pilot)
        with as_kim(base) as desk:
            customers.write_note(desk, CONTACT, 1, "Called her")
        shown = await press(pilot, "u")
        assert "“Converted Augusta King" in shown
        assert "Changed since; take back the rest?" in shown
        assert "C1 Augusta King: used by something that happened since" in shown
        assert "stays: A1 Analytical Engines, C1 Augusta King" in shown
        said = " ".join((await press(pilot, "y")).split())
        assert "took back what could be: Converted Augusta King" in said
    assert detail_of(base, "Augusta King").row.category == "qualified"


async def test_undo_in_the_panel_stays_there_with_the_reminder_it_was_about_under_the_cursor(tmp_path: Path) -> None:
    base = with_follow_ups(tmp_path)
    app = app_on(base)
    async with app.run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        await settle(pilot)
        await press(pilot, "r", "j", "d")
        queue = queue_of(app)
        assert queue.reminders.follow_up is not None
        assert queue.reminders.follow_up.subject == "ask again"
        await press(pilot, "u")
        assert queue.in_reminders
        assert queue.reminders.follow_up.subject == "annual talk"
        await press(pilot, "home", "z", "w", "j", "u")
        assert queue.in_reminders
        assert queue.reminders.follow_up.subject == "send the offer"


async def test_an_amount_changed_since_is_told_as_money_in_its_currency(tmp_path: Path) -> None:
    base = converted_base(tmp_path)
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        places.open_lead(app_of(pilot), AUGUSTA)
        await press(pilot)
        with as_kim(base) as desk:
            customers.set_fields(desk, OPPORTUNITY, 1, {"amount": "50k USD"})
        shown = " ".join((await press(pilot, "u")).split())
        assert "O1 Analytical Engines – Mill: amount was $40,000, is $50,000" in shown
