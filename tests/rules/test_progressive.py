"""Which one field is asked for next."""

from __future__ import annotations

from typing import Any

import pytest

from leadtui.rules.progressive import next_missing
from leadtui.words.workspace import CustomField, Workspace

_KNOWN = {"first_name": "Ada", "last_name": "Lovelace", "company": "Acme", "phone": "1", "custom": {}}


def _asked(category: str, workspace: Workspace | None = None, **held: Any) -> str | None:
    return next_missing({"category": category, **_KNOWN, **held}, workspace or Workspace())


def test_a_way_to_reach_somebody_comes_first() -> None:
    assert _asked("new", phone=None) == "phone"
    assert _asked("new", phone=None, do_not_call=True) == "email"
    assert _asked("new", phone=None, do_not_call=True, email_opt_out=True, title="CEO", source="webinar") is None


def test_then_whom_to_ask_for_and_where() -> None:
    assert _asked("new", first_name=None, last_name=None) == "last_name"
    assert _asked("new", company=None) == "company"


def test_a_mobile_is_a_phone() -> None:
    assert _asked("new", phone=None, mobile="1") == "title"


def test_a_lead_that_is_worked_is_qualified_by_need_first() -> None:
    assert _asked("working") == "need"
    assert _asked("working", need="yes") == "authority"
    assert _asked("working", need="no", authority="yes", email="a@b.co", title="CEO") == "budget"


def test_what_the_workspace_asks_before_a_conversion_comes_first_of_a_qualified_lead() -> None:
    own = CustomField(3, "Seats", "number")
    workspace = Workspace(custom_fields=(own,), convert_require=("competitors", "custom.Seats"))
    assert _asked("qualified", workspace, competitors=None) == "competitors"
    assert _asked("qualified", workspace, competitors="yes") == "custom.Seats"
    assert _asked("qualified", workspace, competitors="yes", custom={"3": 5}) == "budget"


def test_nothing_is_asked_when_all_is_known() -> None:
    assert _asked("new", title="CEO", email="a@b.co", source="webinar") is None


@pytest.mark.parametrize("category", ["disqualified", "converted"])
def test_nothing_is_asked_of_a_closed_lead(category: str) -> None:
    assert _asked(category, phone=None) is None
