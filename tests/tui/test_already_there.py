"""Who seems to be the lead being typed is shown while typing, opened with a key or filled."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fresh_base import app_on, burst, detail_of, reading_of, screen_text, settle, typed
from tests.tui.pressing import app_of, press, rich_base, top

from leadtui.bootstrap import Base
from leadtui.services import customers
from leadtui.words.customers import ContactRow, CustomerKind

EMAIL = ("tab", "tab", "tab", *typed("augusta@example.com"))


def with_contact(base: Base) -> None:
    """A contact who is no lead."""
    desk = base.desk()
    customers.add(desk, CustomerKind.CONTACT, {"first_name": "Mary", "last_name": "Somerville", "email": "ms@wave.uk"})
    desk.close()


async def test_a_lead_with_the_same_email_is_shown_while_typing_and_opens_with_a_key(tmp_path: Path) -> None:
    base = rich_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "a", *typed("Augusta"), *EMAIL)
        assert "Seems to be there already" in shown
        assert "same email" in shown
        await press(pilot, "ctrl+g", "enter")
        assert top(pilot) == "LeadScreen"
        shown = await press(pilot, "escape", "escape")
        assert top(pilot) == "LeadForm"
        assert "augusta@example.com" in shown


async def test_what_is_typed_fills_what_is_empty_and_changes_nothing_else(tmp_path: Path) -> None:
    base = rich_base(tmp_path)
    before = detail_of(base, "Augusta King").fields
    assert before["city"]
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a", *typed("Augusta"), *EMAIL, "ctrl+o")
        form = app_of(pilot).screen.form  # type: ignore[attr-defined]
        for key, text in (("department", "Research"), ("city", "Elsewhere")):
            form.to_key(key)
            await press(pilot, *typed(text))
        shown = await press(pilot, "ctrl+g", "f")
        assert top(pilot) == "QueueScreen"
        assert "Filled in Augusta King" in shown
        after = detail_of(base, "Augusta King").fields
        assert (after["department"], after["city"]) == ("Research", before["city"])
        await press(pilot, "u")
    assert detail_of(base, "Augusta King").fields["department"] is None


async def test_a_contact_is_found_and_filled_too(tmp_path: Path) -> None:
    base = rich_base(tmp_path)
    with_contact(base)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "a", *typed("Mary"), "tab", *typed("Somerville"), "tab", "tab", *typed("ms@wave.uk"))
        assert "Mary Somerville" in shown
        assert "C" in shown
        await press(pilot, "tab", *typed("+442079460000"), "ctrl+g", "f")
        assert top(pilot) == "QueueScreen"
    listing = reading_of(base, lambda reading: reading.customers.listing(CustomerKind.CONTACT))
    page = reading_of(base, lambda reading: reading.customers.page(listing))
    phones = {one.name: one.phone for one in page.rows if isinstance(one, ContactRow)}
    assert phones == {"Mary Somerville": "+442079460000"}


async def test_keys_typed_ahead_wait_for_what_is_found(tmp_path: Path) -> None:
    base = rich_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        burst(app_of(pilot), "a", *typed("Augusta"), *EMAIL, "ctrl+g", "enter")
        await settle(pilot)
        assert top(pilot) == "LeadScreen"


async def test_somebody_new_is_nobody_that_is_there(tmp_path: Path) -> None:
    base = rich_base(tmp_path)
    async with app_on(base).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = await press(pilot, "a", *typed("Emmy"), "tab", *typed("Noether"), "ctrl+g")
        assert "Nobody seems to be there already" in shown
        assert "Seems to be there already" not in shown
        assert "Noether" in screen_text(app_of(pilot))


async def test_a_second_number_is_added_and_what_is_not_taken_is_named(tmp_path: Path) -> None:
    base = rich_base(tmp_path)
    before = detail_of(base, "Augusta King")
    async with app_on(base).run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "a", *typed("Augusta"), *EMAIL, "ctrl+o")
        form = app_of(pilot).screen.form  # type: ignore[attr-defined]
        for key, text in (("phone", "+49 711 999777"), ("city", "Elsewhere")):
            form.to_key(key)
            await press(pilot, *typed(text))
        shown = await press(pilot, "ctrl+g", "f")
        assert "Not taken, since it says otherwise: city." in shown
    after = detail_of(base, "Augusta King")
    assert after.fields["phone"] == before.fields["phone"]
    assert "+49711999777" in [one.normal for one in after.reach]
