"""Columns of other programs by which somebody is not called or not written to."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in, leads, said

from leadtui.bootstrap import Base
from leadtui.rules.mapping import map_header
from leadtui.services.desk import Desk


@pytest.mark.parametrize(
    ("column", "cell", "calls", "emails"),
    [
        ("Do not disturb", "true", True, False),
        ("Do not disturb", "false", False, False),
        ("Do Not Call Mobile", "Y", True, False),
        ("Phone 1 Do Not Call", "Yes", True, False),
        ("DNC (direct)", "No", False, False),
        ("Subscription status", "Unsubscribed", False, True),
        ("Subscription status", "Subscribed", False, False),
        ("Person - Marketing status", "No consent", False, True),
        ("Marketing status", "Subscribed", False, False),
        ("Werbesperre", "ja", True, True),
        ("Werbesperre", "nein", False, False),
        ("Werbesperre", "siehe Akte", True, True),
        ("Do not contact", "x", True, True),
    ],
)
def test_what_keeps_somebody_from_being_contacted_is_kept(
    base: Base, desk: Desk, column: str, cell: str, calls: bool, emails: bool
) -> None:
    bring_in(desk, f"Name,Email,{column}", f"Ada Byron,ada@b.example,{cell}")
    assert said(leads(base)[0], "do_not_call", "email_opt_out") == (calls, emails)


def test_one_number_not_to_be_called_is_said_of_the_lead_and_told(base: Base, desk: Desk) -> None:
    report = bring_in(
        desk,
        "Name,Phone 1,Phone 1 Do Not Call,Phone 2,Phone 2 Do Not Call",
        "Ada Byron,+49 30 901820,Yes,+49 30 901821,No",
        "Eva Kern,+49 30 901822,No,+49 30 901823,No",
    )
    assert [lead["do_not_call"] for lead in leads(base)] == [True, False]
    assert [warning.line for warning in report.warnings if warning.field == "do_not_call"] == [2]


def test_a_status_among_several_flags_takes_nothing_back(base: Base, desk: Desk) -> None:
    bring_in(desk, "Email,Email opt out,Subscription status", "a@b.example,yes,Subscribed")
    assert leads(base)[0]["email_opt_out"] is True


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("Subscription status", ["Active", "Trialing"]),
        ("Do not call reason", ["moved"]),
        ("DNC date", ["2026-01-01"]),
        ("Newsletter", ["ja"]),
    ],
)
def test_what_only_sounds_like_it_is_left_out(column: str, values: list[str]) -> None:
    found = map_header(["Email", column], [[f"{value[:1]}@b.example", value] for value in values])
    assert found.fields[column] is None
