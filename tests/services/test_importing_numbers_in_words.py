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


def test_of_two_fixed_lines_the_second_is_dialled_with_the_area_code_and_kept_as_written(
    base: Base, desk: Desk
) -> None:
    bring_in(desk, "Last name,Phone", "Byron,(030) 1234567 / 1234568", "Ode,0171 1234567 / 7654321", region="DE")
    byron, ode = ([(one["value"], one["normal"]) for one in lead["phones"]] for lead in leads(base))
    assert byron == [("(030) 1234567", "+49301234567"), ("1234568", "+49301234568")]
    assert [value for value, _ in ode] == ["0171 1234567", "7654321"]
    assert "+491717654321" not in [normal for _, normal in ode]
