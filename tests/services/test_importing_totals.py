"""The row of a list that adds the others up is no lead."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in, leads

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk

HEADER = "No,Company,Contact person,Email,Employees,Annual revenue"


@pytest.mark.parametrize("row", ["Summe,3,,,,", 'Total:,,,,120,"12,000.50 €"', "Gesamt,2,,,,7", "Totale,1,,,2,3"])
def test_a_row_of_totals_is_skipped_and_told(base: Base, desk: Desk, row: str) -> None:
    report = bring_in(desk, HEADER, "1,Acme,Ada Byron,ada@b.example,12,", row)
    assert [lead["company"] for lead in leads(base)] == ["Acme"]
    assert report.skipped == 1
    assert [warning.reason for warning in report.warnings] == ["it is the total of the list, so it is skipped"]


@pytest.mark.parametrize("row", ["Total,3M,,,,", "Summe,Acme 2,,,,", "Gesamt,7,,x@b.example,,"])
def test_a_row_that_says_more_is_a_lead(base: Base, desk: Desk, row: str) -> None:
    bring_in(desk, HEADER, row)
    assert len(leads(base)) == 1


def test_the_company_total_is_a_company(base: Base, desk: Desk) -> None:
    bring_in(desk, "Company,Employees", "Total,100000", "Summe,100003")
    assert [lead["company"] for lead in leads(base)] == ["Total"]
