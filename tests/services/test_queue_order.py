"""The queue in SQL is the queue in Python, page by page, in both directions, whatever the leads."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import NOW, ZONE, SetTime, make_leads, quick_folder

from leadtui.bootstrap import Base, open_base
from leadtui.model import Activity, Enrolment, FollowUp, Reach, SlaClock
from leadtui.rules import priority
from leadtui.rules.query.explain import matches
from leadtui.rules.when import parse
from leadtui.services import editing, following_up
from leadtui.services.desk import Desk
from leadtui.services.reading import END, Reading
from leadtui.store.journal import Op
from leadtui.store.listing import Listing
from leadtui.words.rows import LeadRow
from leadtui.words.views import VIEWS

pytestmark = pytest.mark.usefixtures("clock")

DUE = st.sampled_from([-86400 * 2, -3600, -600, -1, 0, 1, 599, 600, 601, 3600, 50_400 - 1, 50_400, 86400 * 3])
"""Seconds from now, about every edge: ten minutes early, now, midnight (14 hours on)."""

AGO = st.sampled_from([0, 1, 60, 13 * 86400, 14 * 86400 - 1, 14 * 86400, 14 * 86400 + 1, 40 * 86400])


MORE = st.lists(
    st.one_of(
        st.tuples(st.just("phone"), st.just(0)),
        st.tuples(st.just("called"), st.sampled_from([0, 60, 3599, 3600, 3601, 86400])),
        st.tuples(st.just("owed"), st.sampled_from([-3600, 0, 300, 86400])),
        st.tuples(st.just("sequence"), st.just(0)),
    ),
    max_size=3,
)
"""What else a lead has: a number, a call so many seconds ago, an answer owed in so many, a running sequence."""


@st.composite
def leads(draw: st.DrawFn) -> dict[str, Any]:
    """A lead at some edge of the bands, with few enough values that many are alike."""
    status = draw(st.sampled_from(["new", "new", "contacted", "contacted", "nurturing", "qualified", "unqualified"]))
    return {
        "company": draw(st.sampled_from(["Acme", "Smith"])),
        "status": status,
        "status_since": NOW - timedelta(seconds=draw(AGO)),
        "created": NOW - timedelta(seconds=draw(AGO)),
        "rating": draw(st.sampled_from([None, None, "Hot", "Cold"])),
        "owner_id": draw(st.sampled_from([1, None])),
        "budget": draw(st.sampled_from([None, "yes"])),
        "authority": draw(st.sampled_from([None, "yes"])),
        "timeline_date": draw(st.sampled_from([None, NOW.date(), NOW.date() + timedelta(days=30)])),
        "employees": draw(st.sampled_from([None, 5, 5, 50])),
        "time_zone": draw(st.sampled_from([None, "Europe/Paris", "America/Los_Angeles"])),
        "due": draw(st.lists(st.tuples(DUE, st.booleans(), st.sampled_from(["call", "email"])), max_size=2)),
        "more": draw(MORE),
    }


@contextmanager
def _reading(rows: list[dict[str, Any]]) -> Iterator[Reading]:
    with tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
        base = open_base(str(Path(folder) / "leads.db"))
        desk = base.desk()
        due, more = [row.pop("due") for row in rows], [row.pop("more", ()) for row in rows]
        numbers = make_leads(desk, rows)
        with desk.store.operation("follow-up", "", desk.user.id) as op:
            for number, follow_ups in zip(numbers, due, strict=True):
                for seconds, automatic, kind in follow_ups:
                    at = NOW + timedelta(seconds=seconds)
                    times = {"due_at": at, "remind_at": at, "automatic": automatic}
                    op.add(FollowUp, {"lead_id": number, "kind": kind, **times})
            for number, things in zip(numbers, more, strict=True):
                for what, seconds in things:
                    _add(op, number, what, seconds)
        desk.close()
        reading = base.new_reading()
        yield reading
        reading.close()


def _add(op: Op, lead: int, what: str, seconds: int) -> None:
    if what == "phone":
        phone = {"kind": "phone", "value": "030 1", "normal": "+49301", "digits": "49301"}
        op.add(Reach, {"owner_kind": "lead", "owner_id": lead, **phone, "is_primary": True, "position": 0})
    elif what == "called":
        at = NOW - timedelta(seconds=seconds)
        op.add(Activity, {"lead_id": lead, "kind": "call", "outcome": "no-answer", "at": at})
    elif what == "owed":
        started = NOW + timedelta(minutes=1)  # after every call, so that none has met it
        due = NOW + timedelta(seconds=seconds)
        op.add(SlaClock, {"lead_id": lead, "rule": "inbound", "started_at": started, "due_at": due})
    else:
        op.add(Enrolment, {"lead_id": lead, "sequence": "first-contact", "started_at": NOW})


def _forwards(reading: Reading, listing: Listing, size: int) -> list[int]:
    found: list[int] = []
    page = reading.page(listing, limit=size)
    assert page.at_start
    while True:
        found += [row.id for row in page.rows]
        if page.at_end:
            return found
        assert len(page.rows) == size
        page = reading.page(listing, after=page.rows[-1], limit=size)
        assert not page.at_start


def _backwards(reading: Reading, listing: Listing, size: int) -> list[int]:
    found: list[int] = []
    page = reading.page(listing, before=END, limit=size)
    assert page.at_end
    while True:
        found = [row.id for row in page.rows] + found
        if page.at_start:
            return found
        assert len(page.rows) == size
        page = reading.page(listing, before=page.rows[0], limit=size)
        assert not page.at_end


def _place(reading: Reading, row: LeadRow, now: datetime, days: int) -> tuple[int, int, int]:
    """Where a lead belongs, worked out in Python: the one segment it matches, its value there, its number."""
    values = row._asdict()
    segments = priority.queue(now, days, reading.stepping(now))
    fitting = [i for i, segment in enumerate(segments) if matches(segment.tree, values)]
    assert len(fitting) == 1, f"L{row.id} stands in the segments {fitting}"
    segment = segments[fitting[0]]
    value = int(values[segment.sort])
    return fitting[0], -value if segment.descending else value, -row.id if segment.descending else row.id


@given(st.lists(leads(), min_size=1, max_size=25), st.integers(1, 7))
@settings(max_examples=60)
def test_the_order_in_sql_is_the_order_in_python(rows: list[dict[str, Any]], size: int) -> None:
    with _reading(rows) as reading:
        now, days = NOW.astimezone(ZONE), reading.who.workspace.stale_days
        every = [row for row in reading.rows(tuple(range(1, len(rows) + 1))) if row.lane]
        wanted = [row.id for row in sorted(every, key=lambda row: _place(reading, row, now, days))]
        listing = reading.listing()
        assert _forwards(reading, listing, size) == wanted
        assert _backwards(reading, listing, size) == wanted
        assert reading.count(listing) == len(wanted)
        assert list(reading.ids("")) == wanted
        by_sql = {row.id: row.band for row in reading.page(listing, limit=100).rows}
        assert by_sql == {row.id: row.band for row in every}


@given(
    st.lists(leads(), min_size=1, max_size=25),
    st.integers(1, 7),
    st.sampled_from([view.query for view in VIEWS])
    | st.sampled_from(["employees:5", "sort:employees", "is:open sort:-created", "sort:company", "sort:-rating acme"]),
)
@settings(max_examples=80)
def test_pages_in_either_direction_are_the_whole_list_once(rows: list[dict[str, Any]], size: int, query: str) -> None:
    with _reading(rows) as reading:
        listing = reading.listing(query)
        whole = [row.id for row in reading.page(listing, limit=1000).rows]
        assert len(whole) == len(set(whole))
        assert _forwards(reading, listing, size) == whole
        assert _backwards(reading, listing, size) == whole
        assert reading.count(listing) == len(whole)
        assert reading.count(listing, cap=3) == min(3, len(whole))
        assert list(reading.ids(query)) == whole
        assert sorted(whole) == sorted(i for i in whole if reading.row(i))
        for lead in whole:
            _check_around(reading, listing, whole, lead, size)
        outside = max([*whole, len(rows)]) + 1
        start = reading.page(listing, limit=size).rows
        assert reading.around(listing, outside, size).rows == start


def _check_around(reading: Reading, listing: Listing, whole: list[int], lead: int, size: int) -> None:
    page = reading.around(listing, lead, size)
    found = [row.id for row in page.rows]
    at = whole.index(found[0])
    assert found == whole[at : at + len(found)]
    assert lead in found
    assert len(found) <= size
    assert page.at_start == (found[0] == whole[0])
    assert page.at_end == (found[-1] == whole[-1])


@given(st.lists(leads(), min_size=1, max_size=25))
@settings(max_examples=40)
def test_today_is_the_seven_bands_and_next_is_its_top(rows: list[dict[str, Any]]) -> None:
    with _reading(rows) as reading:
        today = reading.page(reading.listing("is:actionable"), limit=1000).rows
        assert [row.band for row in today] == sorted(row.band for row in today)
        assert all(1 <= row.band <= priority.LAST_BAND for row in today)
        midnight = int(datetime(2026, 11, 19, tzinfo=ZONE).timestamp())
        every = reading.rows(tuple(range(1, len(rows) + 1)))
        due = {row.id for row in every if row.next_due is not None and row.next_due < midnight}
        without = {row.id for row in every if row.next_due is None and not row.in_sequence}
        asked = {row.id for row in every if row.lane and (row.id in due | without or row.answer_due is not None)}
        assert {row.id for row in today} == asked
        top = reading.next()
        if today and today[0].band < priority.LAST_BAND:
            assert top is not None
            assert top.id == today[0].id
        else:
            assert top is None


def test_a_page_keeps_its_place_while_leads_come_and_go() -> None:
    r = random.Random(3)
    rows = [{"company": f"C{i}", "created": NOW - timedelta(days=r.randint(0, 9)), "due": []} for i in range(40)]
    with _reading(rows) as reading:
        listing = reading.listing()
        first = reading.page(listing, limit=20)
        desk = open_base(str(reading.path)).desk()
        make_leads(desk, [{"company": "came later", "created": NOW + timedelta(seconds=1)}])
        desk.close()
        second = reading.page(listing, after=first.rows[-1], limit=40)
        seen = [row.id for row in (*first.rows, *second.rows)]
        assert len(seen) == len(set(seen)) == 40


def test_tomorrow_as_a_whole_day_is_nothing_for_tonight(
    base: Base, desk: Desk, reading: Reading, clock: SetTime
) -> None:
    lead = editing.add_lead(desk, {"last_name": "King"}).leads[0]
    following_up.set_follow_up(desk, lead, parse("tomorrow", base.clock.local()))
    clock.set("2026-11-18T23:55")
    assert not reading.page(reading.listing("is:actionable")).rows
    clock.set("2026-11-19T00:01")
    assert [(row.id, row.band) for row in reading.page(reading.listing("is:actionable")).rows] == [(lead, 1)]
