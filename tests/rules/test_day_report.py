"""Sums of a day."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.day_report import amounts, calls_by_outcome, net, reached, statuses_reached, together
from leadtui.words.day_report import Converted, Counted
from leadtui.words.workspace import Workspace

WORKSPACE = Workspace()
KEYS = st.sampled_from(["new", "contacted", "nurturing", "qualified", "unqualified"])


def call(
    lead: int | None, outcome: str | None, direction: str = "out"
) -> tuple[int | None, str, str, str | None, None]:
    """A call."""
    return (lead, "call", direction, outcome, None)


def test_calls_are_counted_by_outcome_in_the_order_of_the_workspace() -> None:
    found = calls_by_outcome([call(1, "no-answer"), call(2, None), call(1, "connected"), call(3, "no-answer"),
                              call(4, "an-old-one"), (5, "note", "out", None, None)], WORKSPACE)  # fmt: skip
    assert found == (Counted("connected", 1), Counted("no-answer", 2), Counted("", 1), Counted("an-old-one", 1))


def test_reached_is_contact_with_a_lead_counted_once() -> None:
    happened = [call(1, "no-answer"), call(1, "connected"), call(1, "callback"), call(2, "voicemail"),
                call(3, None, "in"), (4, "meeting", "out", None, 30), (5, "email", "in", None, None),
                (6, "email", "out", None, None), (7, "note", "in", None, None), call(None, "connected")]  # fmt: skip
    assert reached(happened, WORKSPACE) == 4


def test_a_lead_counts_where_it_ended_and_not_at_all_when_it_is_back() -> None:
    changes = [(1, "new", "contacted"), (1, "contacted", "qualified"), (2, "new", "contacted"), (2, "contacted", "new"),
               (3, "new", "qualified")]  # fmt: skip
    assert statuses_reached(changes, WORKSPACE) == (Counted("qualified", 2),)


@given(st.lists(st.tuples(st.integers(1, 4), KEYS), max_size=20))
def test_the_sum_of_changes_says_first_and_last(steps: list[tuple[int, str]]) -> None:
    now: dict[int, str] = dict.fromkeys(range(1, 5), "new")
    changes = []
    for lead, after in steps:
        changes.append((lead, now[lead], after))
        now[lead] = after
    assert net(changes) == {lead: ("new", status) for lead, status in now.items() if status != "new"}


def test_who_was_only_changed_with_others_is_counted_apart() -> None:
    assert together([1, 2, 3], [3, 9]) == 2
    assert together([], [3]) == 0


def test_amounts_are_summed_by_currency_and_never_across() -> None:
    deals = [Converted(n, "A", None, None, None, amount, code) for n, (amount, code) in
             enumerate([(100, "EUR"), (50, "USD"), (None, "USD"), (7, None)])]  # fmt: skip
    assert amounts(deals, "CHF") == (("CHF", 7), ("EUR", 100), ("USD", 50))
