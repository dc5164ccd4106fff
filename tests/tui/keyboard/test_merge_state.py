"""What is chosen of a merge, without a screen: the cursor, whose value stays, and what another proposal keeps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leadtui.tui.keyboard.merge_state import HEAD, STAYS_ON, MergeState
from leadtui.words.duplicates import Member, MergeLine, MergeProposal

ADA, AUGUSTA, COUNTESS = (("lead", 1), ("lead", 2), ("lead", 3))
LINES = (
    MergeLine("name", "Name", ("Ada", "Ada", "Ada"), 0, "survivor"),
    MergeLine("title", "Title", ("Analyst", "Countess", ""), 0, "survivor"),
    MergeLine("city", "City", ("", "London", "Paris"), 1, "newer"),
    MergeLine("emails", "Emails", ("a@x", "b@x", ""), 0, "united", united=True),
    MergeLine("industry", "Industry", ("", "", "Weaving"), 2, "only one"),
    MergeLine("do_not_call", "Do not call", ("", "Yes", ""), 1, STAYS_ON),
)


def proposal(lines: tuple[MergeLine, ...] = LINES, survivor: int = 0) -> MergeProposal:
    """A merge of three."""
    members = tuple(Member(key, f"Ada {key[1]}") for key in (ADA, AUGUSTA, COUNTESS))
    return MergeProposal("lead", members, survivor, lines, (("activities", 2),), (1, 1, 1))


def of_two() -> MergeProposal:
    """The same without Augusta."""
    lines = tuple(
        MergeLine(line.field, line.label, (line.values[0], line.values[2]), 0 if line.values[0] else 1, line.why)
        for line in LINES
        if line.values[0] or line.values[2]
    )
    members = tuple(Member(key, f"Ada {key[1]}") for key in (ADA, COUNTESS))
    return MergeProposal("lead", members, 0, lines)


def at(state: MergeState, field: str) -> None:
    """Put the cursor on the line of a field."""
    state.row = next(row for row, line in enumerate(state.lines) if line.field == field)


def test_what_differs_comes_first_and_the_cursor_stands_on_the_value_proposed() -> None:
    state = MergeState(proposal())
    assert [title for title, _ in state.sections] == ["To choose", "Kept together", "Filled in", "The same"]
    assert state.line is not None
    assert (state.line.field, state.column) == ("title", 0)
    assert state.to_choose == 2


def test_where_nothing_differs_the_cursor_stands_over_the_fields_on_the_record_that_stays() -> None:
    state = MergeState(proposal((LINES[0], LINES[3]), survivor=1))
    assert (state.row, state.column) == (HEAD, 1)
    assert not state.next_choice(1)


def test_a_value_is_chosen_and_only_that_is_handed_over() -> None:
    state = MergeState(proposal())
    assert not state.changed
    assert state.take(1) == ""
    assert state.choices() == {"title": 1}
    assert state.chosen_records() == {"title": AUGUSTA}
    state.as_proposed()
    assert state.choices() == {}


def test_what_is_not_there_is_not_chosen() -> None:
    state = MergeState(proposal())
    assert state.take(2) == "L3 has nothing there"
    assert "There are 3" in state.take(7)
    assert not state.changed


def test_nothing_is_chosen_of_what_is_kept_together_or_stays_on() -> None:
    state = MergeState(proposal())
    at(state, "emails")
    assert "All of them stay" in state.take(1)
    at(state, "do_not_call")
    assert "stays on" in state.take(0)
    assert not state.changed


def test_all_values_of_a_record_leave_those_it_does_not_have() -> None:
    state = MergeState(proposal())
    state.all_of(2)
    assert state.chosen == {"name": 2, "title": 0, "city": 2, "emails": 0, "industry": 2, "do_not_call": 1}


def test_tab_goes_round_the_lines_that_differ() -> None:
    state = MergeState(proposal())
    seen = []
    for _ in range(3):
        assert state.next_choice(1)
        assert state.line is not None
        seen.append((state.line.field, state.column))
    assert seen == [("city", 1), ("title", 0), ("city", 1)]


def test_another_proposal_keeps_what_was_chosen_of_records_that_still_take_part() -> None:
    state = MergeState(proposal())
    at(state, "city")
    state.take(2)
    at(state, "title")
    state.take(1)
    state.renew(of_two(), state.chosen_records())
    assert state.chosen["city"] == 1
    assert state.chosen["title"] == 0
    assert state.places == 2


@given(st.lists(st.sampled_from(["down", "up", "left", "right", "tab", "back", "take", "all"]), max_size=40))
def test_whatever_is_pressed_the_cursor_is_on_a_cell_and_what_is_chosen_is_there(keys: list[str]) -> None:
    state = MergeState(proposal())
    for key in keys:
        if key in ("down", "up"):
            state.move(1 if key == "down" else -1)
        elif key in ("left", "right"):
            state.across(1 if key == "right" else -1)
        elif key in ("tab", "back"):
            state.next_choice(1 if key == "tab" else -1)
        elif key == "take":
            state.take()
        else:
            state.all_of(state.column)
        assert HEAD <= state.row < len(state.lines)
        assert 0 <= state.column < state.places
        assert all(line.values[state.chosen[line.field]] for line in state.lines)
