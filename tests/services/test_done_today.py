"""The Done tab: what I did today, the newest first, each lead once, with where it went."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in
from tests.support import SetTime, make_lead, make_leads

from leadtui.bootstrap import Base, open_base
from leadtui.services import done_today, editing, following_up, people, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading
from leadtui.store.listing import Listing
from leadtui.words.rows import Page


def all_of(reading: Reading) -> Page:
    """Everything that was done today."""
    return done_today.page(reading, done_today.listing(reading), limit=1000)


def said(reading: Reading) -> dict[str, str]:
    """What the tab says, by name."""
    page = all_of(reading)
    return {row.name: page.more[row.id]["done"] for row in page.rows}


@pytest.fixture
def three(desk: Desk, clock: SetTime) -> list[int]:
    """Three leads of last week."""
    clock.set("2026-11-11T09:00")
    leads = make_leads(desk, [{"last_name": name, "phone": "+33123456789"} for name in ("Ada", "Grace", "Alan")])
    clock.set("2026-11-18T10:00")
    return leads


def test_each_lead_stands_once_with_the_newest_thing_done(
    desk: Desk, reading: Reading, clock: SetTime, three: list[int]
) -> None:
    triage.log_call(desk, three[0], "no-answer")
    clock.forward(minutes=10)
    triage.set_status(desk, [three[1]], "unqualified", reason="no-budget")
    clock.forward(minutes=22)
    triage.log_call(desk, three[0], "voicemail")
    assert list(said(reading).items()) == [
        ("Ada", "10:32 Left voicemail → tomorrow 10:32"),
        ("Grace", "10:10 Unqualified (No budget)"),
    ]


def test_where_a_lead_went_is_told_as_it_is_now(desk: Desk, reading: Reading, three: list[int]) -> None:
    triage.log_call(desk, three[0], "no-answer")
    assert said(reading)["Ada"] == "10:00 No answer → later today 14:00"
    triage.log_call(desk, three[1], "connected")
    assert said(reading)["Grace"].endswith("→ no next step")
    triage.log_note(desk, three[2], "hi")
    assert said(reading)["Alan"] == "10:00 Note → still new"


def test_what_was_taken_back_was_not_done_and_done_again_it_was(desk: Desk, reading: Reading, three: list[int]) -> None:
    triage.log_note(desk, three[0], "one")
    triage.log_call(desk, three[0], "busy")
    undoing.undo(desk)
    assert said(reading) == {"Ada": "10:00 Note → still new"}
    undoing.undo(desk)
    assert said(reading) == {}
    undoing.redo(desk)
    assert list(said(reading)) == ["Ada"]


def test_many_at_once_are_each_there(desk: Desk, reading: Reading, three: list[int]) -> None:
    triage.set_status(desk, three, "contacted")
    assert said(reading) == dict.fromkeys(("Ada", "Grace", "Alan"), "10:00 Contacted, 3 leads → no next step")


def test_yesterday_and_what_others_did_is_not_mine_of_today(
    base: Base, desk: Desk, clock: SetTime, three: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    triage.log_note(desk, three[0], "mine")
    people.add_user(desk, "Kim")
    monkeypatch.setenv("LEADTUI_USER", "Kim")
    kim = open_base()
    reading = kim.new_reading()
    assert said(reading) == {}
    his = kim.desk()
    triage.log_note(his, three[1], "his")
    his.close()
    assert list(said(reading)) == ["Grace"]
    clock.set("2026-11-19T00:00")
    assert said(reading) == {}
    reading.close()


def test_a_deleted_lead_is_not_shown(desk: Desk, reading: Reading, three: list[int]) -> None:
    triage.log_note(desk, three[0], "hi")
    triage.log_note(desk, three[1], "hi")
    editing.delete(desk, three[:1])
    assert [row.id for row in all_of(reading).rows] == three[1:2]


def test_a_lead_that_only_came_in_is_not_done_work_until_something_is_done_with_it(
    base: Base, desk: Desk, reading: Reading, three: list[int]
) -> None:
    bring_in(desk, "Last name", "Listed")
    shell = open_base(str(base.path)).desk()
    editing.add_lead(shell, {"last_name": "Typed in a shell"})
    shell.close()
    added = editing.add_lead(desk, {"last_name": "Barbara"}).leads[0]
    assert said(reading) == {}
    triage.log_call(desk, added, "no-answer")
    editing.add_lead(desk, {"last_name": "Listed", "company": "Acme", "email": "l@a.co"}, on_duplicate="create")
    filled = editing.add_lead(desk, {"last_name": "Lister", "city": "Bonn", "email": "l@a.co"}, on_duplicate="update")
    assert list(said(reading).values()) == ["10:00 Filled in Listed → still new", "10:00 No answer → later today 14:00"]
    assert filled.leads


def test_pages_forwards_and_backwards_are_the_same_list(desk: Desk, reading: Reading, clock: SetTime) -> None:
    leads = [make_lead(desk, last_name=f"N{n:02}") for n in range(23)]
    for lead in leads:
        triage.log_note(desk, lead, "hi")
    listing = done_today.listing(reading)
    forwards: list[int] = []
    page = done_today.page(reading, listing, limit=5)
    while True:
        forwards += [row.id for row in page.rows]
        if page.at_end:
            break
        page = done_today.page(reading, listing, after=page.rows[-1], limit=5)
    assert forwards == leads[::-1]
    from leadtui.services.reading import END

    last = done_today.page(reading, listing, before=END, limit=5)
    assert [row.id for row in last.rows] == forwards[-5:]
    assert last.at_end
    assert not last.at_start
    above = done_today.page(reading, listing, before=last.rows[0], limit=100)
    assert [row.id for row in above.rows] == forwards[:-5]
    assert above.at_start
    middle = done_today.around(reading, listing, forwards[11], 6)
    assert forwards[11] in [row.id for row in middle.rows]
    assert [row.id for row in middle.rows] == forwards[8:14]


def test_the_query_of_the_tab_holds_what_it_shows(desk: Desk, reading: Reading, three: list[int]) -> None:
    triage.log_call(desk, three[0], "connected")
    following_up.done(desk, make_lead(desk, last_name="F", follow_up=desk.local()))
    listing: Listing = reading.view("done")
    assert {row.id for row in reading.page(listing).rows} >= {row.id for row in all_of(reading).rows}
