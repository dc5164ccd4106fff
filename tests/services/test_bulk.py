"""Many leads at once: the same as one by one, in one operation, taken back whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.doings import LEADS, NOTE, REASON, TAG, WHEN
from tests.support import make_lead, quick_folder, snapshot

from leadtui.bootstrap import Base, open_base
from leadtui.services import bulk, bulk_many, converting, editing, following_up, triage, undoing
from leadtui.services.desk import Desk
from leadtui.store.journal import Store
from leadtui.words.bulk import BulkDone
from leadtui.words.conversion import Conversion
from leadtui.words.errors import InputError, LeadtuiError, RefusedError

pytestmark = pytest.mark.usefixtures("clock")

ALL = tuple(range(1, LEADS + 1))
One = Callable[[Desk, int], object]
Many = Callable[[Desk], BulkDone]


def stocked(folder: Path, doings: list[One]) -> tuple[Base, Desk]:
    """A base of a few leads, with something done to each."""
    base = open_base(str(folder / "leads.db"))
    desk = base.desk()
    for number in ALL:
        make_lead(desk, last_name=f"Lead {number}", tags=["vip"] if number == 1 else [])
    for number, doing in zip(ALL, doings, strict=True):
        doing(desk, number)
    return base, desk


def _status(key: str, reason: str, note: str) -> tuple[One, Many]:
    reason = reason if key == "unqualified" else ""
    return (
        lambda desk, number: triage.set_status(desk, [number], key, reason=reason, note=note),
        lambda desk: bulk.set_status(desk, ALL, key, reason=reason, note=note),
    )


STATUS = st.sampled_from(["new", "contacted", "nurturing", "qualified", "unqualified"])
PAIRS: st.SearchStrategy[tuple[One, Many]] = st.one_of(
    st.builds(_status, STATUS, REASON, NOTE),
    st.builds(
        lambda user: (
            lambda desk, number: triage.set_owner(desk, [number], user),
            lambda desk: bulk.set_owner(desk, ALL, user),
        ),
        st.sampled_from([None, 1]),
    ),
    st.builds(
        lambda add, remove: (
            lambda desk, number: triage.set_tags(desk, [number], add=add, remove=remove),
            lambda desk: bulk.set_tags(desk, ALL, add=add, remove=remove),
        ),
        TAG,
        TAG,
    ),
    st.builds(
        lambda when, subject: (
            lambda desk, number: following_up.set_follow_up(desk, number, when, subject),
            lambda desk: bulk.set_follow_up(desk, ALL, when, subject),
        ),
        WHEN,
        st.sampled_from(["", "demo"]),
    ),
    st.builds(
        lambda when: (
            lambda desk, number: following_up.snooze(desk, number, when),
            lambda desk: bulk.snooze(desk, ALL, when),
        ),
        WHEN,
    ),
    st.just((lambda desk, number: following_up.done(desk, number), lambda desk: bulk.done(desk, ALL))),
    st.builds(
        lambda text: (
            lambda desk, number: triage.log_note(desk, number, text),
            lambda desk: bulk.log_note(desk, ALL, text),
        ),
        NOTE,
    ),
    st.just((lambda desk, number: editing.delete(desk, [number]), lambda desk: bulk.delete(desk, ALL))),
)

BEFORE: st.SearchStrategy[One] = st.one_of(
    st.just(lambda desk, number: None),
    st.just(lambda desk, number: triage.log_call(desk, number, "no-answer")),
    st.builds(
        lambda when: lambda desk, number: following_up.set_follow_up(desk, number, when),
        WHEN,
    ),
    st.just(lambda desk, number: triage.set_status(desk, [number], "unqualified", reason="do-not-contact")),
    st.just(lambda desk, number: triage.set_status(desk, [number], "nurturing")),
    st.just(lambda desk, number: triage.set_status(desk, [number], "qualified")),
    st.just(lambda desk, number: editing.delete(desk, [number])),
    st.just(lambda desk, number: converting.convert(desk, Conversion(number, reason="drawn"))),
    st.just(lambda desk, number: triage.set_owner(desk, [number], None)),
)


def told(base: Base) -> dict[str, list[Any]]:
    """What a base says, but for the numbers of rows, which come in another order."""
    return {
        table: sorted(
            (sorted((k, repr(v)) for k, v in row.items() if k != "id") for row in rows.values()),
        )
        for table, rows in snapshot(base).items()
    }


@settings(max_examples=40, deadline=None)
@given(pair=PAIRS, before=st.lists(BEFORE, min_size=LEADS, max_size=LEADS))
def test_many_at_once_is_the_same_as_one_by_one(pair: tuple[One, Many], before: list[One]) -> None:
    one, many = pair
    with TemporaryDirectory(dir=quick_folder()) as left, TemporaryDirectory(dir=quick_folder()) as right:
        singly, desk = stocked(Path(left), before)
        for number in ALL:
            try:
                one(desk, number)
            except LeadtuiError:
                continue
        desk.close()
        together, desk = stocked(Path(right), before)
        try:
            many(desk)
        except InputError:
            desk.close()
            return
        desk.close()
        assert told(together) == told(singly)


@settings(max_examples=30, deadline=None)
@given(pair=PAIRS, before=st.lists(BEFORE, min_size=LEADS, max_size=LEADS))
def test_undo_takes_all_of_it_back(pair: tuple[One, Many], before: list[One]) -> None:
    with TemporaryDirectory(dir=quick_folder()) as folder:
        base, desk = stocked(Path(folder), before)
        there = snapshot(base)
        try:
            done = pair[1](desk)
        except InputError:
            done = BulkDone(None, "")
        if done.operation is not None:
            undone = undoing.undo(desk, operation=done.operation)
            assert not undone.conflicts
        assert snapshot(base) == there
        desk.close()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    _, desk = stocked(tmp_path, [lambda desk, number: None] * LEADS)
    return desk


def test_who_is_left_out_is_named_with_the_reason(desk: Desk) -> None:
    editing.delete(desk, [1])
    converting.convert(desk, Conversion(2, reason="now"))
    done = bulk.set_status(desk, (1, 2, 3, 99), "contacted")
    assert done.leads == (3,)
    assert [(one.lead_id, one.name, one.why) for one in done.left_out] == [
        (1, "Lead 1", "was deleted"), (2, "Lead 2", "is converted"), (99, "L99", "was deleted"),
    ]  # fmt: skip
    assert done.summary == "Contacted, Lead 3"


def test_a_lead_named_twice_is_worked_on_once(desk: Desk) -> None:
    done = bulk.log_note(desk, (1, 1, 2), "hello")
    assert done.leads == (1, 2)
    assert done.summary == "Note, 2 leads"


def test_nothing_changed_leaves_no_operation(desk: Desk) -> None:
    done = bulk.set_status(desk, ALL, "new")
    assert done.operation is None
    assert done.notes == (f"{LEADS} were so already",)


def test_more_leads_than_can_be_waited_for_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_many, "MOST_AT_A_TIME", 2)
    with pytest.raises(RefusedError, match="3 leads are too many"):
        bulk.delete(desk, ALL)


class Enough(Exception):
    """Whoever waited has had enough."""


@pytest.mark.parametrize("looks", [0, 1, 2])
def test_stopped_at_any_look_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looks: int) -> None:
    monkeypatch.setattr(bulk_many, "PART", 2)
    base, desk = stocked(tmp_path, [lambda desk, number: None] * LEADS)
    before, seen = snapshot(base), 0

    def heard(_leads: int) -> None:
        nonlocal seen
        if seen == looks:
            raise Enough
        seen += 1

    with pytest.raises(Enough):
        bulk.set_tags(desk, ALL, add=["late"], told=heard)
    assert snapshot(base) == before
    assert bulk.set_tags(desk, ALL, add=["late"]).leads == ALL


def test_it_is_told_how_many_leads_are_done(desk: Desk) -> None:
    heard: list[int] = []
    bulk.delete(desk, ALL, told=heard.append)
    assert sum(heard) == LEADS


def test_the_version_of_a_lead_counts_its_tags(desk: Desk) -> None:
    store: Store = desk.store
    with store.operation("look", "", desk.user.id) as op:
        from leadtui.model import Lead

        seen = op.get(Lead, 1)["version"]
    bulk.set_tags(desk, ALL, add=["late"])
    with pytest.raises(RefusedError, match="changed by another program"):
        editing.set_fields(desk, 1, {"city": "Lyon"}, seen=seen)


def test_do_not_contact_holds_when_an_earlier_one_is_taken_back(desk: Desk) -> None:
    first = triage.set_status(desk, [1], "unqualified", reason="do-not-contact")
    bulk.set_status(desk, ALL, "unqualified", reason="do-not-contact")
    undone = undoing.undo(desk, operation=first.operation)
    assert undone.operation is None
    assert undone.conflicts
