"""The rows that are held, the cursor in them and what is in sight."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from tests.tui.rows import lead

from leadtui.tui.widgets.columns import LeadFace
from leadtui.tui.widgets.record_window import MOST_ROWS, Headings, RecordWindow
from leadtui.words.rows import LeadRow, Page
from leadtui.words.workspace import Workspace


def page(first: int, last: int, *, start: bool = False, end: bool = False, later: int = 10**9) -> Page:
    """Leads numbered from first to last; from `later` on they are band 7."""
    rows = tuple(lead(n, f"Lead {n}", band=7 if n >= later else 5) for n in range(first, last + 1))
    return Page(rows, start, end)


def empty() -> RecordWindow[LeadRow]:
    """A window of leads, with the rule above later today."""
    face = LeadFace(Workspace(), lambda _row: "")
    return RecordWindow(lambda rows, start, end: face.headings(rows, at_start=start, at_end=end))


def window(first: int = 1, last: int = 50, height: int = 10, **edges: bool) -> RecordWindow[LeadRow]:
    held = empty()
    held.height = height
    held.replace(page(first, last, **edges))
    return held


def test_a_move_past_the_end_of_the_list_stops_at_the_last_row() -> None:
    held = window(end=True)
    assert held.move(500) == 0
    assert held.row is not None
    assert held.row.id == 50


def test_a_move_past_the_rows_held_says_what_is_left_of_it() -> None:
    held = window()
    assert held.move(60) == 11
    assert held.move(-100) == -51


def test_the_steps_left_are_taken_when_the_rows_have_come() -> None:
    held = window()
    left = held.move(60)
    held.append(page(51, 100))
    held.move(left)
    assert held.row is not None
    assert held.row.id == 61


def test_rows_above_move_neither_the_cursor_nor_what_is_in_sight() -> None:
    held = window(51, 100)
    held.move(20)
    seen = [held.at_line(line) for line in range(held.height)]
    names = [held.rows[index].name for index in seen if index is not None]
    held.prepend(page(1, 50, start=True))
    assert [
        held.rows[index].name for index in (held.at_line(y) for y in range(held.height)) if index is not None
    ] == names


def test_the_cursor_goes_with_its_lead_and_stays_on_its_line() -> None:
    held = window(start=True)
    held.move(20)
    line = held.line_of(held.cursor)
    assert held.row is not None
    held.replace(page(6, 60, start=True), (held.row.id,))
    assert held.row.id == 21
    assert held.line_of(held.cursor) == line


def test_a_lead_that_left_gives_the_cursor_to_the_first_wanted_one() -> None:
    held = window()
    held.replace(page(10, 60), (3, 12, 11))
    assert held.row is not None
    assert held.row.id == 12


def test_the_rule_above_later_today_takes_a_line_of_its_own() -> None:
    held = empty()
    held.height = 10
    held.replace(page(1, 5, start=True, end=True, later=4))
    assert [held.at_line(line) for line in range(7)] == [0, 1, 2, -1, 3, 4, None]
    assert held.line_of(3) == 4


def test_no_more_rows_are_held_than_may_be() -> None:
    held = window(1, 200)
    for first in range(201, 4000, 200):
        held.move(200)
        held.append(page(first, first + 199))
    assert len(held.rows) <= MOST_ROWS
    assert not held.at_start
    assert held.row is not None


moves = st.lists(st.integers(-70, 70), max_size=30)


@given(moves, st.integers(1, 30), st.integers(0, 60), st.integers(1, 60))
def test_the_cursor_is_always_held_and_in_sight(steps: list[int], height: int, count: int, later: int) -> None:
    held = empty()
    held.height = height
    held.replace(page(1, count, start=True, end=True, later=later))
    for step in steps:
        held.move(step)
        assert (held.row is None) == (count == 0)
        if count:
            assert 0 <= held.line_of(held.cursor) < height or height == 1
            assert held.top >= 0


@given(moves, st.integers(3, 30), st.integers(1, 60), st.integers(1, 60))
def test_every_line_shows_the_row_that_says_it_is_there(steps: list[int], height: int, count: int, later: int) -> None:
    held = empty()
    held.height = height
    held.replace(page(1, count, start=True, end=True, later=later))
    for step in steps:
        held.move(step)
    for line in range(height):
        index = held.at_line(line)
        if index is not None and index >= 0:
            assert held.line_of(index) == line


stages = st.lists(st.integers(0, 5), min_size=1, max_size=40).map(sorted)
NAMES = ("prospecting", "qualification", "proposal", "negotiation", "won", "lost")


def staged(places: list[int], height: int) -> RecordWindow[LeadRow]:
    """Rows under headings of six stages, as a pipeline has them; `segment` is the stage."""

    def headings(rows: Sequence[LeadRow], at_start: bool, at_end: bool) -> Headings:
        found: dict[int, tuple[str, ...]] = {}
        written = 0
        for index, row in enumerate(rows):
            if row.segment >= written:
                found[index] = NAMES[written : row.segment + 1]
                written = row.segment + 1
        return {**found, len(rows): NAMES[written:]}

    held = RecordWindow(headings)
    held.height = height
    held.replace(Page(tuple(lead(n, str(n), segment=place) for n, place in enumerate(places, 1)), True, True))
    return held


@given(moves, st.integers(8, 30), stages)
def test_under_many_headings_the_cursor_stays_in_sight_with_what_is_written_above_it(
    steps: list[int], height: int, places: list[int]
) -> None:
    held = staged(places, height)
    for step in steps:
        held.move(step)
        line = held.line_of(held.cursor)
        assert 0 <= line < height
        above = sum(place == places[held.cursor] for place in places[: held.cursor])
        assert above or held.heading_at(line - 1) == NAMES[places[held.cursor]]
        assert held.heading_over(line) == NAMES[places[held.cursor]]


@given(moves, st.integers(3, 30), stages)
def test_every_line_is_a_row_a_heading_or_empty(steps: list[int], height: int, places: list[int]) -> None:
    held = staged(places, height)
    for step in steps:
        held.move(step)
    for line in range(height):
        index = held.at_line(line)
        assert (held.heading_at(line) is not None) == (index == -1)
        if index is not None and index >= 0:
            assert held.line_of(index) == line
    if held.top:
        assert held.at_line(height - 1) is not None, "no room is wasted"


def test_headings_of_empty_stages_at_the_end_come_into_sight_with_the_last_row() -> None:
    held = staged([0] * 20, 10)
    held.move(50)
    assert [held.heading_at(line) for line in range(5, 10)] == list(NAMES[1:])


@given(st.integers(0, 30), st.integers(1, 30), stages)
def test_rows_fetched_above_move_nothing_in_sight(moved: int, first: int, places: list[int]) -> None:
    rows = tuple(lead(n, str(n), segment=place) for n, place in enumerate(places, 1))
    first = min(first, len(rows) - 1)
    held = staged(places, 12)
    held.replace(Page(rows[first:], False, True))
    held.move(moved)
    before = held.line_of(held.cursor)
    held.prepend(Page(rows[:first], True, False))
    assert held.rows[held.cursor].id == min(first + moved + 1, len(rows))
    assert held.line_of(held.cursor) >= before
