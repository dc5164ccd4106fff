"""Who is owed an answer in time: who came in by a way that promises one, unless the whole list is said to be or not."""

from __future__ import annotations

from typing import Any

import pytest
from tests.services.imported import bring_in
from tests.support import snapshot

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.services.editing import add_lead

HEADER = "Last name,Source,Created,Status"
ROWS = ("A,Website,,", "B,Trade show,,", "C,Web form,2025-01-02,", "D,Referral,,Contacted", "E,Social media,,")


def _owed(base: Base) -> str:
    leads: dict[int, dict[str, Any]] = snapshot(base)["lead"]
    return "".join(row["last_name"] for row in leads.values() if row["answer_owed"])


@pytest.mark.parametrize(("sla", "owed"), [(None, "AE"), (True, "ABE"), (False, "")])
def test_a_list_owes_answers_as_said_else_by_source(base: Base, desk: Desk, sla: bool | None, owed: str) -> None:
    bring_in(desk, HEADER, *ROWS, sla=sla)
    assert _owed(base) == owed


def test_an_added_lead_is_owed_an_answer_by_its_source(base: Base, desk: Desk) -> None:
    add_lead(desk, {"last_name": "F", "source": "Website"})
    add_lead(desk, {"last_name": "G", "source": "Cold call"})
    add_lead(desk, {"last_name": "H"})
    assert _owed(base) == "F"


def test_a_campaign_for_the_whole_list_leaves_those_that_name_one(base: Base, desk: Desk) -> None:
    bring_in(desk, "Last name,Campaign", "A,Spring", "B,", campaign="Autumn")
    assert [row["campaign"] for row in snapshot(base)["lead"].values()] == ["Spring", "Autumn"]
