"""Nothing a list says is lost: what is not understood of it stays beside the field, and no flag is taken off by it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.services.imported import bring_in, leads, said

from leadtui.bootstrap import Base
from leadtui.model import Lead
from leadtui.services.desk import Desk


def held(desk: Desk, lead: int = 1) -> dict[str, Any]:
    with desk.store.operation("look", "", desk.user.id) as op:
        return op.get(Lead, lead)


def test_the_text_of_a_value_that_is_not_understood_is_kept_beside_it(desk: Desk) -> None:
    report = bring_in(
        desk,
        "Last Name,Employees,Annual Revenue,Rating,Time Zone,Created",
        "Byron,SMB,$10M-$50M,4 stars,CET+1,last spring",
    )
    lead = held(desk)
    assert lead["typed"] == {
        "employees": "SMB", "annual_revenue": "$10M-$50M", "rating": "4 stars", "time_zone": "CET+1",
        "created": "last spring",
    }  # fmt: skip
    assert lead["employees"] is lead["annual_revenue"] is lead["rating"] is None
    assert {warned.field for warned in report.warnings} == lead["typed"].keys()


def test_a_website_that_is_none_is_kept_as_it_is_and_not_twice(desk: Desk) -> None:
    bring_in(desk, "Last Name,Website", "Byron,see card")
    assert (held(desk)["website"], held(desk)["typed"]) == ("see card", None)


@pytest.mark.parametrize("text", ["DNC", "never call", "opted out", "maybe", "never!"])
@pytest.mark.parametrize("field", ["do_not_call", "email_opt_out"])
def test_a_flag_that_is_not_understood_is_on(base: Base, desk: Desk, field: str, text: str) -> None:
    report = bring_in(desk, f"Last Name,Email,{field}", f"Byron,a@acme.org,{text}", "Ode,b@acme.org,no")
    assert [lead[field] for lead in leads(base)] == [True, False]
    assert held(desk)["typed"] == {field: text}
    [warned] = report.warnings
    assert (warned.field, warned.reason) == (field, "it is neither yes nor no; it counts as yes")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("email_opt_out", "subscribed"), ("email_opt_out", "Opted-In"), ("email_opt_out", "not opted out"),
        ("email_opt_out", "unsubscribed: no"), ("email_opt_out", "No."), ("email_opt_out", "0.0"),
        ("do_not_call", "OK to call"), ("do_not_call", "allowed"), ("do_not_call", "not on DNC list"),
        ("do_not_call", "DNC = no"),
    ],
)  # fmt: skip
def test_a_plain_contrary_of_a_flag_leaves_it_off(base: Base, desk: Desk, field: str, text: str) -> None:
    report = bring_in(desk, f"Last Name,Email,{field}", f"Byron,a@acme.org,{text}")
    assert (leads(base)[0][field], report.warnings) == (False, [])


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("email_opt_out", "not subscribed"), ("email_opt_out", "unsubscribed: 2024"), ("do_not_call", "not allowed"),
        ("do_not_call", "not ok to call"), ("do_not_call", "subscribed"), ("do_not_call", "not yet"),
        ("do_not_call", "DNC: yes"),
    ],
)  # fmt: skip
def test_what_is_no_certain_contrary_of_a_flag_holds_it_on(base: Base, desk: Desk, field: str, text: str) -> None:
    bring_in(desk, f"Last Name,Email,{field}", f"Byron,a@acme.org,{text}")
    assert leads(base)[0][field] is True


@pytest.mark.parametrize(
    ("text", "zone"),
    [("europe_slash_paris", "Europe/Paris"), ("america_slash_new_york", "America/New_York"), ("utc", "UTC")],
)
def test_time_zones_as_hubspot_spells_them(base: Base, desk: Desk, text: str, zone: str) -> None:
    assert not bring_in(desk, "Last Name,Time Zone", f"Byron,{text}").warnings
    assert leads(base)[0]["time_zone"] == zone


def test_what_a_field_of_ones_own_cannot_hold_stands_in_another(base: Base, desk: Desk) -> None:
    bring_in(desk, "Last Name,Seats", "Byron,4", "Ode,5", custom_fields_all=True)
    base.reload()
    desk.workspace = base.workspace
    bring_in(desk, "Last Name,Seats", "Lovelace,a few")
    assert said(leads(base)[2], "custom") == ({"Seats": None, "Seats in file": "a few"},)
