"""Whatever is merged with whatever: the order does not matter, undo brings everything back, and the base is sound."""

from __future__ import annotations

import json
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.services.doings import CONVERSIONS, FIELDS, LEAD, MERGES, Doing, doing
from tests.support import NOW, make_leads, quick_folder, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.cli.present import full_lead, names_of
from leadtui.model import CustomField
from leadtui.services import checking, customers, editing, merging, triage, undoing
from leadtui.services.desk import Desk
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import LeadtuiError, NothingToDo

pytestmark = pytest.mark.usefixtures("clock")

QUICKLY = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)

_OF_A_LEAD: dict[str, st.SearchStrategy[Any]] = {
    "first_name": st.sampled_from([None, "Ada", "A."]),
    "last_name": st.sampled_from(["Lovelace", "King"]),
    "title": st.sampled_from([None, "CEO", "Head"]),
    "city": st.sampled_from([None, "Paris", "Lyon"]),
    "street": st.sampled_from([None, "1 Rue X"]),
    "currency": st.sampled_from([None, "USD", "EUR"]),
    "annual_revenue": st.sampled_from([None, 100_00]),
    "budget_amount": st.sampled_from([None, 5_00]),
    "source": st.sampled_from([None, "webinar", "referral"]),
    "description": st.sampled_from([None, "one", "two", "one and two"]),
    "do_not_call": st.booleans(),
    "status": st.sampled_from(["new", "contacted", "nurturing", "qualified", "unqualified"]),
    "external_id": st.sampled_from([None, "7", "8"]),
    "answer_owed": st.sampled_from([None, True, False]),
    "custom": st.sampled_from([{}, {"1": 5}, {"1": 6, "2": True}]),
    "typed": st.sampled_from([None, {"city": "PARIS"}, {"title": "ceo", "city": "lyon"}]),
    "email": st.sampled_from([None, "a@b.co", "c@d.co"]),
    "phone": st.sampled_from([None, "+33123456789", "+33142685300"]),
    "mobile": st.sampled_from([None, "+33123456789"]),
    "tags": st.lists(st.sampled_from(["vip", "fair"]), unique=True),
    "follow_up": st.none() | st.just(NOW),
}
A_LEAD = st.fixed_dictionaries(_OF_A_LEAD)


@contextmanager
def _a_base(rows: list[dict[str, Any]]) -> Iterator[tuple[Base, Desk, list[int]]]:
    """A small base with two custom fields, an account with a contact, and these leads, each with an automatic call."""
    with tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
        path = Path(folder) / "leads.db"
        template = Path(os.environ["HOME"]) / "merging.db"
        if not template.exists():
            _make(template)
        shutil.copy(template, path)
        base = open_base(str(path))
        desk = base.desk()
        numbers = make_leads(desk, rows)
        for number, row in zip(numbers, rows, strict=True):
            if row.get("status") != "unqualified":
                triage.log_call(desk, number, "no-answer")
        yield base, desk, numbers
        desk.close()


def _make(path: Path) -> None:
    desk = open_base(str(path)).desk()
    with desk.store.operation("field", "", desk.user.id, origin="import") as op:
        op.add(CustomField, {"label": "Seats", "label_key": "seats", "kind": "number"})
        op.add(CustomField, {"label": "Pilot", "label_key": "pilot", "kind": "yes_no"})
    for name in ("Acme", "Acme Inc"):
        customers.add(desk, CustomerKind.ACCOUNT, {"name": name, "phone": "+33142685300"})
        customers.add(desk, CustomerKind.CONTACT, {"last_name": "Lovelace", "email": "ada@acme.de"}, account=1)
    customers.add(desk, CustomerKind.OPPORTUNITY, {"name": "Acme – seats", "amount": "12k"}, contact=2)
    desk.close()


def _told(base: Base, *, history: bool = False) -> str:
    """What is stored, and what an export says of every lead, without history and the time of the last change."""
    reading = base.new_reading()
    names = names_of(base, NOW)
    leads = [full_lead(detail, names) for detail in reading.details(reading.ids("is:open or not is:open"))]
    reading.close()
    for lead in leads if not history else ():
        del lead["history"], lead["changed"]
    return json.dumps([snapshot(base), leads], sort_keys=True)


@given(st.lists(A_LEAD, min_size=2, max_size=4))
@settings(phases=QUICKLY, max_examples=15)
def test_undo_of_a_merge_is_as_before_and_redo_as_after(rows: list[dict[str, Any]]) -> None:
    with _a_base(rows) as (base, desk, numbers):
        before = _told(base)
        merging.merge(desk, "lead", numbers)
        after = _told(base)
        assert len(base.new_reading().ids("is:open or not is:open")) == 1
        assert undoing.undo(desk).conflicts == ()
        assert _told(base) == before
        assert undoing.redo(desk).conflicts == ()
        assert _told(base) == after
        assert checking.doctor(desk).faults == ()


@given(st.lists(A_LEAD, min_size=2, max_size=4), st.randoms(use_true_random=False), st.booleans())
@settings(phases=QUICKLY, max_examples=15)
def test_the_order_in_which_records_are_named_does_not_matter(
    rows: list[dict[str, Any]], chance: random.Random, into: bool
) -> None:
    with _a_base(rows) as (base, desk, numbers):
        survivor = chance.choice(numbers) if into else None
        merging.merge(desk, "lead", numbers, into=survivor)
        one = _without_ids(snapshot(base))
        undoing.undo(desk)
        merging.merge(desk, "lead", chance.sample(numbers, len(numbers)), into=survivor)
        again = _without_ids(snapshot(base))
        for table, told in one.items():
            assert again[table] == told


def _without_ids(told: dict[str, dict[int, dict[str, Any]]]) -> dict[str, list[str]]:
    """What was copied has other numbers each time."""
    return {
        table: sorted(json.dumps({k: v for k, v in row.items() if k != "id"}, sort_keys=True) for row in rows.values())
        for table, rows in told.items()
    }


@given(st.lists(A_LEAD, min_size=2, max_size=3), st.lists(FIELDS, min_size=1, max_size=3))
@settings(phases=QUICKLY, max_examples=15)
def test_what_is_edited_after_a_merge_survives_its_undo_or_is_named(
    rows: list[dict[str, Any]], edits: list[dict[str, str]]
) -> None:
    with _a_base(rows) as (base, desk, numbers):
        done = merging.merge(desk, "lead", numbers)
        survivor = done.leads[0]
        merged = _columns(base, survivor)
        for edit in edits:
            try:
                editing.set_fields(desk, survivor, edit)
            except LeadtuiError:
                continue
        edited = _columns(base, survivor)
        undone = undoing.undo(desk, operation=done.operation, except_conflicts=True)
        named = {conflict.field for conflict in undone.conflicts if conflict.lead_id == survivor}
        now = _columns(base, survivor)
        for column, value in edited.items():
            if value != merged.get(column) or column in named:
                assert now.get(column) == value, f"{column} lost what was typed"
        assert {row.id for row in base.new_reading().rows(tuple(numbers))} == set(numbers)
        assert checking.doctor(desk).faults == ()


def _columns(base: Base, number: int) -> dict[str, Any]:
    row = snapshot(base)["lead"][number]
    left_out = {"custom", "typed", "status_since", "created"}
    return {k: v for k, v in row.items() if k not in left_out} | {f"custom.{k}": v for k, v in row["custom"].items()}


_STEPS = st.lists(
    st.one_of(
        *MERGES, *CONVERSIONS, doing(editing.set_fields, LEAD, FIELDS), doing(triage.log_note, LEAD, st.just("x"))
    )
    | st.sampled_from(["undo", "redo", "any"]),
    min_size=1,
    max_size=12,
)


@given(st.lists(A_LEAD, min_size=3, max_size=3), _STEPS, st.randoms(use_true_random=False))
@settings(phases=QUICKLY, max_examples=25)
def test_a_base_is_sound_after_merges_undone_and_done_again_in_any_order(
    rows: list[dict[str, Any]], steps: list[Doing | str], chance: random.Random
) -> None:
    with _a_base(rows) as (_, desk, _numbers):
        for step in steps:
            try:
                if isinstance(step, Doing):
                    step(desk)
                elif step == "undo":
                    assert undoing.undo(desk).conflicts == ()
                elif step == "redo":
                    undoing.redo(desk)
                else:
                    newest = undoing.next_undo(desk)
                    number = chance.randint(1, newest.id if newest else 1)
                    undoing.undo(desk, operation=number, except_conflicts=chance.random() < 0.5)
            except (LeadtuiError, NothingToDo):
                continue
        assert checking.doctor(desk).faults == ()
