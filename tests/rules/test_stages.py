"""One key on, one key back."""

from __future__ import annotations

from leadtui.rules.stages import neighbour
from leadtui.words.stages import STAGES, Stage


def _key(key: str, step: int) -> str | None:
    found = neighbour(STAGES, key, step)
    return found.key if found else None


def test_on_and_back_follow_the_order_of_the_workspace() -> None:
    assert _key("prospecting", 1) == "qualification"
    assert _key("proposal", -1) == "qualification"
    assert _key("negotiation", 1) == "closed-won"


def test_nothing_comes_after_won_and_lost_is_no_step_on() -> None:
    assert _key("closed-won", 1) is None
    lost_first = (*STAGES[:4], STAGES[5], STAGES[4])
    found = neighbour(lost_first, "negotiation", 1)
    assert found is not None
    assert found.key == "closed-won"


def test_there_is_nothing_before_the_first_and_after_the_last() -> None:
    assert _key("prospecting", -1) is None
    assert _key("closed-lost", 1) is None


def test_a_closed_deal_goes_back_to_the_last_open_stage() -> None:
    assert _key("closed-won", -1) == "negotiation"
    assert _key("closed-lost", -1) == "negotiation"


def test_a_stage_that_is_gone_stands_before_the_first() -> None:
    assert _key("discovery", 1) == "prospecting"
    assert _key("discovery", -1) is None


def test_stages_that_are_not_offered_any_more_are_passed_over() -> None:
    stages = (Stage("a", "A", 10), Stage("b", "B", 20, offered=False), Stage("c", "C", 30))
    assert [stage.key for stage in (neighbour(stages, "a", 1), neighbour(stages, "c", -1)) if stage] == ["c", "a"]
