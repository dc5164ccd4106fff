"""What is written beside a number in its cell becomes its label."""

from __future__ import annotations

from tests.services.imported import bring_in, leads

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk


def test_a_fax_is_never_the_number_to_dial(base: Base, desk: Desk) -> None:
    report = bring_in(desk, "Last name,Phone", '"Byron","fax 415-555-2671, 415 555 2672 (mobile)"', region="US")
    assert not report.warnings
    [lead] = leads(base)
    assert [(one["normal"], one["label"], one["primary"]) for one in lead["phones"]] == [
        ("+14155552672", "mobile", True), ("+14155552671", "fax", False),
    ]  # fmt: skip
    assert lead["mobile"] == "+14155552672"


def test_what_stands_in_the_cell_goes_before_what_the_column_says(base: Base, desk: Desk) -> None:
    bring_in(desk, "Last name,Work phone", "Byron,415-555-2671 (home)", "Ode,415-555-2672 ext. 12", region="US")
    assert [lead["phones"][0]["label"] for lead in leads(base)] == ["home", "work"]
