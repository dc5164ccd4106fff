"""Dialling, writing, copying and opening from the queue, with programs that write down what they were given."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.programs import Programs
from tests.tui.converting import noticed
from tests.tui.fresh_base import app_on, base_with, calls, detail_of, on, settle, typed
from tests.tui.pressing import app_of, press
from textual.pilot import Pilot

from leadtui.bootstrap import Base
from leadtui.model import Lead
from leadtui.platform import handing
from leadtui.services import editing, triage
from leadtui.services.customers import add
from leadtui.words.customers import CustomerKind

ADA = {
    "first_name": "Ada", "last_name": "Lovelace", "company": "Engines", "email": "ada@example.com", "rating": "Hot",
    "phone": "+49 30 901820", "mobile": "+49 171 5550123", "website": "engines.example", "city": "London",
}  # fmt: skip


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return Programs(tmp_path / "bin", monkeypatch)


def base_of(folder: Path, **values: str) -> Base:
    """A base in which Ada stands on top of Grace."""
    base = base_with(folder, ("Grace Hopper",))
    desk = base.desk()
    website = values.pop("website", ADA["website"])
    lead = editing.add_lead(desk, {**ADA, "website": "", **values}).leads[0]
    with desk.store.operation("edit", "as another program left it", desk.user.id) as op:
        op.set(Lead, lead, {"website": website})
    desk.close()
    return base


async def copied(pilot: Pilot[int], *keys: str) -> tuple[str, list[str]]:
    """Press keys; the screen, and what was written to the terminal."""
    driver = app_of(pilot)._driver
    assert driver is not None
    written: list[str] = []
    driver.write = written.append  # type: ignore[method-assign,assignment]
    return await press(pilot, *keys), written


# Dialling


def test_p_dials_opens_the_strip_and_the_call_is_logged_with_its_minutes(tmp_path: Path, programs: Programs) -> None:
    programs.make("xdg-open")
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            shown = await press(pilot, "p")
            assert "Dialling +4930901820 (1 of 2 · p dials the next)" in shown
            assert programs.told == ["xdg-open: tel:+4930901820"]
            shown = await press(pilot, "p")
            assert programs.told[-1] == "xdg-open: tel:+491715550123"
            await press(pilot, "c", *"spoke", "enter")
            shown = await press(pilot, "u")
            assert "took back: Connected, Ada Lovelace · the number stays dialled" in shown
            await press(pilot, "U")

    asyncio.run(story())
    found = calls(detail_of(base, "Ada Lovelace"))
    assert [(call.outcome, call.body, call.minutes) for call in found] == [("connected", "spoke", 1)]


def test_a_try_without_an_answer_takes_no_minutes_and_a_burst_goes_to_the_right_leads(
    tmp_path: Path, programs: Programs
) -> None:
    programs.make("xdg-open")
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await press(pilot, "p", "n", "enter", "p", "v", "enter")

    asyncio.run(story())
    assert [(c.outcome, c.minutes) for c in calls(detail_of(base, "Ada Lovelace"))] == [("no-answer", None)]
    assert [(c.outcome, c.minutes) for c in calls(detail_of(base, "Grace Hopper"))] == [("voicemail", None)]


def test_where_nothing_dials_the_number_is_shown_and_copied(tmp_path: Path, programs: Programs) -> None:
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            shown, written = await copied(pilot, "p")
            assert "! +4930901820: the terminal was asked to copy it · nothing here dials" in shown
            assert any(text.startswith("\x1b]52;c;") for text in written)
            assert "the outcome's key" in shown

    asyncio.run(story())


def test_one_who_asked_not_to_be_called_is_asked_about(tmp_path: Path, programs: Programs) -> None:
    programs.make("xdg-open")
    base = base_of(tmp_path, do_not_call="yes")

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            assert "asked not to be called. Dial anyway?" in await press(pilot, "p")
            await press(pilot, "n")
            assert programs.told == []
            assert "Dialling" in await press(pilot, "p", "y")

    asyncio.run(story())
    assert programs.told == ["xdg-open: tel:+4930901820"]


@pytest.mark.parametrize("number", ["-x --help", "javascript:alert(1)", "*#06#", "call\nme"])
def test_a_number_that_is_none_is_not_dialled(number: str, tmp_path: Path, programs: Programs) -> None:
    programs.make("xdg-open")
    base = base_of(tmp_path, phone=number, mobile="")

    async def story() -> None:
        async with app_on(base).run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            assert "is no number that can be dialled" in await press(pilot, "p")

    asyncio.run(story())
    assert programs.told == []


def test_leaving_the_strip_says_that_nothing_is_logged_and_c_goes_on(tmp_path: Path, programs: Programs) -> None:
    programs.make("xdg-open")
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await press(pilot, "p")
            assert "Dialled and not logged" in await press(pilot, "escape")
            assert "Minutes" in await press(pilot, "c", "c")

    asyncio.run(story())


# Email


def test_e_hands_a_mail_over_and_logs_it_once_it_was_sent(tmp_path: Path, programs: Programs) -> None:
    programs.make("xdg-open")
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            assert "Subject: I tried to call you" in await press(pilot, "e", "n")
            assert "Sent?" in await press(pilot, "enter")
            assert programs.told[0].startswith("xdg-open: mailto:ada@example.com?subject=I%20tried")
            shown = await press(pilot, "y")
            assert "Email sent, Ada Lovelace" in shown
            assert "the mail itself stays sent" in await press(pilot, "u")
            await press(pilot, "U")

    asyncio.run(story())
    found = detail_of(base, "Ada Lovelace")
    assert [(a.kind, a.subject) for a in found.activities] == [("email", "I tried to call you")]
    assert found.row.status == "contacted"


def test_a_mail_that_was_not_sent_is_not_logged(tmp_path: Path, programs: Programs) -> None:
    programs.make("xdg-open")
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await press(pilot, "e", "f", "enter", "n")

    asyncio.run(story())
    assert detail_of(base, "Ada Lovelace").activities == ()


def test_where_nothing_takes_mails_it_is_copied_and_asked_about_too(tmp_path: Path, programs: Programs) -> None:
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            shown = await press(pilot, "e", "f", "enter", "y")
            assert "No program here takes mailto: links" in shown
            assert "Sent?" not in shown
            app_of(pilot)._deaf_until = 0.0
            shown, written = await copied(pilot, "y")
            assert "asked to copy the mail" in shown
            assert len(written) == 1
            assert "Sent?" in shown
            app_of(pilot)._deaf_until = 0.0
            assert "Email sent, Ada Lovelace" in await press(pilot, "y")

    asyncio.run(story())
    assert [row.kind for row in detail_of(base, "Ada Lovelace").activities] == ["email"]


def test_a_key_that_copies_twice_logs_nothing(tmp_path: Path, programs: Programs) -> None:
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            shown, written = await copied(pilot, "e", "f", "y", "y")
            assert "Sent?" in shown
            assert len(written) == 1

    asyncio.run(story())
    assert detail_of(base, "Ada Lovelace").activities == ()


def test_a_lead_without_an_address_says_so(tmp_path: Path, programs: Programs) -> None:
    base = base_of(tmp_path, email="")

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            assert "Ada Lovelace has no email address · E adds one" in await press(pilot, "e")

    asyncio.run(story())


# Opening and copying


def test_w_opens_what_is_a_website(tmp_path: Path, programs: Programs) -> None:
    programs.make("xdg-open")
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            assert "Opened https://engines.example" in await press(pilot, "w", "w")
            await press(pilot, "w", "m")
            assert "has no LinkedIn page" in await press(pilot, "w", "l")

    asyncio.run(story())
    assert programs.told[0] == "xdg-open: https://engines.example"
    assert programs.told[1].startswith("xdg-open: https://www.openstreetmap.org/search?query=London")


@pytest.mark.parametrize("website", ["javascript:alert(1)", "-x", "two words.com", "file:///etc/passwd"])
def test_w_refuses_what_is_none(website: str, tmp_path: Path, programs: Programs) -> None:
    programs.make("xdg-open")
    base = base_of(tmp_path, website=website)

    async def story() -> None:
        async with app_on(base).run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            assert "is not opened" in await press(pilot, "w", "w")

    asyncio.run(story())
    assert programs.told == []


def test_without_a_browser_the_link_is_copied(tmp_path: Path, programs: Programs) -> None:
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(140, 30)) as pilot:
            await settle(pilot)
            shown, written = await copied(pilot, "w", "w")
            assert "No program here takes https: links" in shown
            assert len(written) == 1

    asyncio.run(story())


def test_y_copies_by_its_letter(tmp_path: Path, programs: Programs) -> None:
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            shown, written = await copied(pilot, "y", "e")
            assert "asked to copy email: ada@example.com" in shown
            assert written == ["\x1b]52;c;YWRhQGV4YW1wbGUuY29t\x07"]

    asyncio.run(story())


# Meetings, customers, converted leads


def test_m_logs_a_meeting_and_with_a_follow_up_goes_on_to_the_next_lead(tmp_path: Path, programs: Programs) -> None:
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await press(pilot, "m", *"met", "tab", *"fri 10", "enter")
            assert on(app_of(pilot)) == "Grace Hopper"
            shown = await press(pilot, "m", *"here", "enter")
            assert "no next step yet; f sets one" in shown
            assert on(app_of(pilot)) == "Grace Hopper"

    asyncio.run(story())
    assert [a.kind for a in detail_of(base, "Ada Lovelace").activities] == ["meeting"]
    assert detail_of(base, "Ada Lovelace").row.reached


def test_a_converted_lead_is_copied_and_opened_but_not_written_to(tmp_path: Path, programs: Programs) -> None:
    programs.make("xdg-open")
    base = base_of(tmp_path)
    desk = base.desk()
    from leadtui.services import converting
    from leadtui.words.conversion import Conversion

    lead = detail_of(base, "Ada Lovelace").row.id
    triage.set_status(desk, [lead], "qualified")
    converting.convert(desk, Conversion(lead))
    desk.close()

    async def story() -> None:
        async with app_on(base).run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            await press(pilot, "/", *f"L{lead}", "enter")
            for key in ("e", "m"):
                assert "Read-only" in await press(pilot, key)
                noticed(pilot)
            assert "Copy" in await press(pilot, "y")
            await press(pilot, "escape")
            await press(pilot, "w", "w")

    asyncio.run(story())
    assert programs.told == ["xdg-open: https://engines.example"]


def test_a_contact_is_dialled_and_the_call_is_logged_with_him(
    tmp_path: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "SOON", 0.5)
    programs.make("xdg-open")
    base = base_with(tmp_path, ())
    desk = base.desk()
    add(desk, CustomerKind.CONTACT, {"last_name": "Lovelace", "phone": "+49 30 901820"})
    desk.close()

    async def story() -> None:
        async with app_on(base).run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            if pilot.app.screen_stack[-1] is not pilot.app.screen_stack[0]:
                await press(pilot, "escape")
            await press(pilot, "g", "c")
            assert "Minutes" in await press(pilot, "p")
            assert "Call, Lovelace" in await press(pilot, *"spoke", "enter")

    asyncio.run(story())
    reading = base.new_reading()
    found = reading.customers.detail(CustomerKind.CONTACT, 1)
    reading.close()
    assert [(row.kind, row.body, row.minutes) for row in found.activities] == [("call", "spoke", 1)]


def test_where_nothing_dials_no_minutes_are_counted_and_nothing_waits(tmp_path: Path, programs: Programs) -> None:
    base = base_of(tmp_path)

    async def story() -> None:
        async with app_on(base).run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            shown, _ = await copied(pilot, "p")
            assert "+4930901820: the terminal was asked to copy it · nothing here dials" in shown
            assert "Dialled" not in await press(pilot, "escape")
            assert "Minutes" not in await press(pilot, "c", "c")
            await press(pilot, *typed("by my own phone"), "enter")

    asyncio.run(story())
    assert [(c.outcome, c.minutes) for c in calls(detail_of(base, "Ada Lovelace"))] == [("connected", None)]
