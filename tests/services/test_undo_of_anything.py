"""Whatever was done: taken back, the base is as it was first; done again, as it was last. And it is sound all along."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.services.doings import ANYTHING, LEADS, Doing
from tests.support import NOW, SetTime, make_leads, quick_folder, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.cli.present import full_lead, names_of
from leadtui.model import CustomField
from leadtui.services import checking, customers, editing, merging, people, undoing
from leadtui.services.desk import Desk
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import NothingToDo

pytestmark = pytest.mark.usefixtures("clock")

QUICKLY = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)

MANY = st.lists(ANYTHING, min_size=1, max_size=12)


def _make(path: Path) -> None:
    desk = open_base(str(path)).desk()
    people.add_user(desk, "Kim")
    with desk.store.operation("field", "", desk.user.id, origin="import") as op:
        op.add(CustomField, {"label": "Seats", "label_key": "seats", "kind": "number"})
        op.add(CustomField, {"label": "Pilot", "label_key": "pilot", "kind": "yes_no"})
    rows: list[dict[str, Any]] = [
        {"phone": "+33123456789", "custom": {"2": True, "1": 5}},
        {"status": "contacted", "email": "g@h.co", "tags": ["VIP"], "company": "Acme"},
        {"status": "qualified", "company": "Smith"},
    ]
    make_leads(desk, rows[:LEADS])
    customers.add(desk, CustomerKind.ACCOUNT, {"name": "Acme", "phone": "+33142685300"})
    customers.add(desk, CustomerKind.CONTACT, {"last_name": "Lovelace", "email": "ada@acme.de"}, account=1)
    customers.add(desk, CustomerKind.OPPORTUNITY, {"name": "Acme – seats", "amount": "12k"}, contact=1)
    desk.close()


@contextmanager
def _a_base() -> Iterator[tuple[Base, Desk]]:
    """A copy of a small base with two users, two custom fields, the leads and a customer."""
    with tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
        path = Path(folder) / "leads.db"
        template = Path(os.environ["HOME"]) / "template.db"
        if not template.exists():
            _make(template)
        shutil.copy(template, path)
        base = open_base(str(path))
        desk = base.desk()
        yield base, desk
        desk.close()


def _told(base: Base) -> str:
    """What is stored, and what an export says without history and the time of the last change, as text."""
    reading = base.new_reading()
    names = names_of(base, NOW)
    leads = [full_lead(detail, names) for detail in reading.details(reading.ids("is:open or not is:open"))]
    reading.close()
    for lead in leads:
        del lead["history"], lead["changed"]
    return json.dumps([snapshot(base), leads], sort_keys=True)


def _newest(base: Base) -> int:
    reading = base.new_reading()
    number = reading.newest_operation()
    reading.close()
    return number


def _undo_all(desk: Desk, start: int) -> None:
    while True:
        hit = undoing.next_undo(desk)
        if hit is None or hit.id <= start:
            return
        undone = undoing.undo(desk)
        assert undone.conflicts == ()
        assert undone.undone == (hit.id,)


def _redo_all(desk: Desk) -> None:
    while True:
        try:
            redone = undoing.redo(desk)
        except NothingToDo:
            return
        assert redone.conflicts == ()


def _sound(desk: Desk) -> None:
    assert checking.doctor(desk).faults == ()


@given(MANY)
@settings(phases=QUICKLY, max_examples=60)
def test_undo_all_is_the_first_state_and_redo_all_the_last(doings: list[Doing]) -> None:
    with _a_base() as (base, desk):
        start, first = _newest(base), _told(base)
        for doing in doings:
            doing(desk)
        last = _told(base)
        _sound(desk)
        _undo_all(desk, start)
        assert _told(base) == first
        _sound(desk)
        _redo_all(desk)
        assert _told(base) == last
        _sound(desk)


@given(MANY)
@settings(phases=QUICKLY, max_examples=40)
def test_everything_taken_back_at_once_is_done_again_at_once(doings: list[Doing]) -> None:
    with _a_base() as (base, desk):
        start, first = _newest(base), _told(base)
        for doing in doings:
            doing(desk)
        last = _told(base)
        if _newest(base) == start:
            return
        assert undoing.undo(desk, to=start).conflicts == ()
        assert _told(base) == first
        assert undoing.redo(desk).conflicts == ()
        assert _told(base) == last
        _sound(desk)


@given(st.lists(ANYTHING | st.sampled_from(["undo", "redo"]), min_size=1, max_size=16))
@settings(phases=QUICKLY, max_examples=60)
def test_undo_and_redo_anywhere_in_between_lose_nothing(steps: list[Doing | str]) -> None:
    with _a_base() as (base, desk):
        start, first = _newest(base), _told(base)
        states = [first]
        ahead: list[str] = []
        for step in steps:
            before = _newest(base)
            if isinstance(step, Doing):
                step(desk)
                if _newest(base) != before:
                    states.append(_told(base))
                    ahead = []
                continue
            if step == "undo" and len(states) > 1:
                assert undoing.undo(desk).conflicts == ()
                ahead.append(states.pop())
            elif step == "redo" and ahead:
                assert undoing.redo(desk).conflicts == ()
                states.append(ahead.pop())
            assert _told(base) == states[-1]
        _undo_all(desk, start)
        assert _told(base) == first
        _sound(desk)


@given(st.lists(ANYTHING, min_size=2, max_size=8), st.randoms(use_true_random=False))
@settings(phases=QUICKLY, max_examples=40)
def test_taken_back_in_any_order_nothing_is_left_behind(doings: list[Doing], random: Any) -> None:
    """In another order than it was done, with what conflicts left until what it conflicts with is gone.

    A value that came back (A, B, A) may be taken back too early; what stood between then conflicts for good.
    """
    with _a_base() as (base, desk):
        start, first = _newest(base), _told(base)
        for doing in doings:
            doing(desk)
        numbers = list(range(start + 1, _newest(base) + 1))
        random.shuffle(numbers)
        while numbers:
            left = [number for number in numbers if undoing.undo(desk, operation=number).operation is None]
            _sound(desk)
            if len(left) == len(numbers):
                return
            numbers = left
        assert _told(base) == first


@given(MANY, st.integers(0, 3))
@settings(phases=QUICKLY, max_examples=40)
def test_what_another_program_did_is_never_written_over(doings: list[Doing], at: int) -> None:
    with _a_base() as (base, desk):
        for doing in doings[:at]:
            doing(desk)
        other = open_base(str(base.path)).desk()
        other.user = desk.users[1]
        with other.store.operation("edit", "his", other.user.id) as op:
            from leadtui.model import Lead

            for row in op.find(Lead):
                op.set(Lead, row["id"], {"city": "his city"})
        other.close()
        for doing in doings[at:]:
            doing(desk)
        his = {i: row for i, row in snapshot(base)["lead"].items() if row["city"] == "his city"}
        while undoing.next_undo(desk) is not None and undoing.undo(desk).operation is not None:
            _sound(desk)
        assert {i for i, row in snapshot(base)["lead"].items() if row["city"] == "his city"} >= set(his)


def test_a_safety_flag_set_and_united_in_a_merge_goes_back_with_both_at_once() -> None:
    with _a_base() as (base, desk):
        start, first = _newest(base), _told(base)
        editing.set_fields(desk, 2, {"do_not_call": "yes"})
        merging.merge(desk, "lead", [1, 2])
        last = _told(base)
        preview = undoing.preview(desk, start)
        assert (preview.conflicts, preview.others) == ((), 0)
        assert undoing.undo(desk, to=start).conflicts == ()
        assert _told(base) == first
        assert undoing.redo(desk).conflicts == ()
        assert _told(base) == last


def test_the_clock_moves_while_things_are_done(clock: SetTime) -> None:
    from leadtui.services import triage

    with _a_base() as (base, desk):
        start, first = _newest(base), _told(base)
        for outcome in ("no-answer", "no-answer", "connected"):
            triage.log_call(desk, 1, outcome)
            clock.forward(hours=5)
        _undo_all(desk, start)
        assert _told(base) == first
