"""The history is read page by page, whole and in order, and a filter finds what it says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import NOW, SetTime, make_lead

from leadtui.rules.history import HistoryQuery
from leadtui.services import editing, following_up, history, triage, undoing
from leadtui.services.desk import Desk
from leadtui.services.reading import END, Reading

ALL = HistoryQuery()


def done(desk: Desk, many: int) -> list[int]:
    """So many operations; their numbers, newest first."""
    lead = make_lead(desk)
    notes = [triage.log_note(desk, lead, f"note {n}").operation for n in range(many - 1)]
    return [number for number in reversed([1, *notes]) if number is not None]


def found(reading: Reading, text: str) -> list[str]:
    return [row.summary for row in history.page(reading, history.query_of(reading, text)).rows]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from leadtui.bootstrap import open_base

    base = open_base(str(tmp_path_factory.mktemp("history") / "leads.db"))
    desk = base.desk()
    numbers = done(desk, 37)
    desk.close()
    reading = base.new_reading()
    yield reading, numbers
    reading.close()


@given(limit=st.integers(1, 50))
@settings(max_examples=15)
def test_the_pages_down_are_the_history_whole_and_newest_first(many: tuple[Reading, list[int]], limit: int) -> None:
    reading, numbers = many
    page = history.page(reading, ALL, limit=limit)
    assert page.at_start
    rows = list(page.rows)
    while not page.at_end:
        page = history.page(reading, ALL, after=rows[-1], limit=limit)
        rows += page.rows
    assert [row.id for row in rows] == numbers


@given(limit=st.integers(1, 50))
@settings(max_examples=15)
def test_the_pages_up_from_the_end_are_the_same(many: tuple[Reading, list[int]], limit: int) -> None:
    reading, numbers = many
    page = history.page(reading, ALL, before=END, limit=limit)
    assert page.at_end
    rows = list(page.rows)
    while not page.at_start:
        page = history.page(reading, ALL, before=rows[0], limit=limit)
        rows[:0] = page.rows
    assert [row.id for row in rows] == numbers


@given(at=st.integers(0, 36), limit=st.integers(2, 50))
@settings(max_examples=15)
def test_around_one_are_its_neighbours(many: tuple[Reading, list[int]], at: int, limit: int) -> None:
    reading, numbers = many
    rows = [row.id for row in history.around(reading, ALL, numbers[at], limit).rows]
    assert numbers[at] in rows
    begin = numbers.index(rows[0])
    assert rows == numbers[begin : begin + len(rows)]


def test_a_filter_finds_by_kind_summary_and_day(desk: Desk, reading: Reading, clock: SetTime) -> None:
    ada = make_lead(desk, first_name="Ada", last_name="Byron")
    triage.log_call(desk, ada, "no-answer")
    clock.forward(days=1)
    triage.log_note(desk, ada, "a word")
    assert len(found(reading, "")) == 3
    assert [text.partition(",")[0] for text in found(reading, "byron")] == ["Note", "No answer"]
    assert len(found(reading, "call")) == 1
    assert len(found(reading, "today")) == 1
    assert len(found(reading, "yesterday byron")) == 1
    assert len(found(reading, f"L{ada}")) == 2
    assert found(reading, "byron nobody") == []
    assert history.count(reading, history.query_of(reading, "byron")) == 2


@pytest.mark.parametrize("text", ["%", "_", "!", "' OR 1=1 --", '"', "\\"])
def test_a_filter_is_text_and_nothing_else(desk: Desk, reading: Reading, text: str) -> None:
    make_lead(desk)
    assert found(reading, text) == []


def test_what_was_taken_back_and_where_it_came_from_is_found(desk: Desk, reading: Reading) -> None:
    ada = make_lead(desk)
    triage.log_note(desk, ada, "a word")
    undoing.undo(desk)
    with desk.store.operation("status", "Escalated", desk.user.id, origin="rule") as op:
        from leadtui.model import Lead

        op.set(Lead, ada, {"city": "Lyon"})
    assert found(reading, "taken back") == ["Note, Ada Lovelace"]
    assert found(reading, "rule") == ["Escalated"]


def test_the_records_of_an_operation_are_those_still_there(desk: Desk, reading: Reading) -> None:
    ada, bob = make_lead(desk), make_lead(desk, first_name="Bob")
    both = triage.set_status(desk, [ada, bob], "contacted").operation
    assert both is not None
    assert [row.id for row in history.records(reading, both)[0]] == [ada, bob]
    editing.delete(desk, [bob])
    assert [row.id for row in history.records(reading, both)[0]] == [ada]


def test_a_preview_is_what_going_back_then_takes_back(desk: Desk, reading: Reading) -> None:
    from leadtui.rules.when import When

    ada = make_lead(desk)
    point = reading.newest_operation()
    triage.log_note(desk, ada, "a word")
    following_up.set_follow_up(desk, ada, When(NOW, None))
    before = reading.newest_operation()
    preview = undoing.preview(desk, point)
    assert reading.newest_operation() == before, "seeing writes nothing"
    assert [row.kind for row in preview.operations] == ["follow-up", "note"]
    assert not preview.conflicts
    undone = undoing.undo(desk, chosen=[row.id for row in preview.operations])
    assert list(undone.undone) == [row.id for row in preview.operations]
    assert undone.operation is not None


def test_a_preview_names_every_conflict_with_its_operation(desk: Desk) -> None:
    ada, bob = make_lead(desk), make_lead(desk, first_name="Bob")
    point = make_lead(desk, first_name="Cy")
    first = triage.set_status(desk, [ada], "contacted").operation
    second = triage.set_status(desk, [bob], "contacted").operation
    with desk.store.operation("edit", "by a rule", desk.user.id, origin="rule") as op:
        from leadtui.model import Lead

        op.set(Lead, ada, {"status": "qualified", "category": "qualified"})
        op.set(Lead, bob, {"status": "qualified", "category": "qualified"})
    preview = undoing.preview(desk, point)
    assert {number for number, _ in preview.conflicts} == {first, second}
    assert preview.others == 1, "what a rule did is not taken back"


def test_what_was_taken_back_meanwhile_is_not_taken_back_again(desk: Desk) -> None:
    from leadtui.words.errors import RefusedError

    ada = make_lead(desk)
    one = triage.log_note(desk, ada, "one").operation
    two = triage.log_note(desk, ada, "two").operation
    assert one
    assert two
    undoing.undo(desk)
    with pytest.raises(RefusedError, match="meanwhile"):
        undoing.undo(desk, chosen=[two, one])
