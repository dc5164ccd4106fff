"""The rules always find a word to work by, whatever a workspace has taken away."""

from __future__ import annotations

import pytest

from leadtui.words.errors import InputError
from leadtui.words.lifecycle import STATUSES, Category, Status
from leadtui.words.records import replace
from leadtui.words.stages import STAGES, StageKind
from leadtui.words.workspace import Workspace

NONE_OFFERED = Workspace(
    statuses=tuple(replace(status, offered=False) for status in STATUSES),
    stages=tuple(replace(stage, offered=False) for stage in STAGES),
)
EMPTY = Workspace(statuses=(), stages=())


@pytest.mark.parametrize("workspace", [Workspace(), NONE_OFFERED, EMPTY])
def test_every_category_has_a_first_status_whatever_is_offered(workspace: Workspace) -> None:
    for category in Category:
        assert workspace.first_of(category).category is category


@pytest.mark.parametrize("workspace", [Workspace(), NONE_OFFERED, EMPTY])
def test_a_deal_always_has_an_open_stage_to_begin_in(workspace: Workspace) -> None:
    assert workspace.first_stage.kind is StageKind.OPEN
    assert workspace.first_open_stage.key == "prospecting"


def test_a_status_on_offer_goes_before_one_that_was_taken_away() -> None:
    trial = Status("in-trial", "In trial", Category.WORKING, "", "")
    workspace = Workspace(statuses=(*(replace(s, offered=s.key != "contacted") for s in STATUSES), trial))
    assert workspace.first_of(Category.WORKING) == trial
    assert workspace.status_for("contacted") == workspace.first_of(Category.WORKING)


def test_a_status_that_is_known_no_more_means_a_lead_that_is_worked() -> None:
    assert Workspace().status_for("in-trial").category is Category.WORKING


def test_the_only_word_of_its_sort_can_be_chosen_though_it_is_not_offered() -> None:
    assert NONE_OFFERED.status("unqualified").category is Category.DISQUALIFIED
    assert NONE_OFFERED.stage("Prospecting").kind is StageKind.OPEN
    with pytest.raises(InputError):
        NONE_OFFERED.stage("Proposal")
