"""What a name in one cell says beside the name."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in, leads, said
from tests.support import make_lead

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk


def test_a_department_in_brackets_is_no_nickname(base: Base, desk: Desk) -> None:
    bring_in(desk, "Name,Department", "Ann Ray (Sales),", "Bo Lee (Einkauf),Purchasing", "Cy Dee (Cyrus),")
    assert [said(lead, "last_name", "department", "description") for lead in leads(base)] == [
        ("Ray", "Sales", None), ("Lee", "Purchasing", None), ("Dee", None, "Nickname: Cyrus"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("once", "row"),
    [
        (("Smith", "John JR"), "JOHN Smith JR"), (("Deutschland", "IBM"), "IBM Deutschland"),
        (("Thi", "Ha"), "Thi Ha DO"), (("Tom", "Ford"), '"Tom Ford, MBA"'), (("", "Ford"), '"Ford, MBA"'),
        (("Ann", "O'Neil"), "Ann O'Neil DO"), (("Li", "Xiao"), "Li Xiao Meng"), (("Wei", "LI"), "LI Wei"),
        (("John CEO", "SMITH"), "John SMITH CEO"), (("PhD John", "SMITH"), "SMITH PhD John"),
    ],
)  # fmt: skip
def test_who_came_in_when_names_were_split_otherwise_is_known_again(
    desk: Desk, once: tuple[str, str], row: str
) -> None:
    make_lead(desk, first_name=once[0] or None, last_name=once[1], company="Acme", company_key="acme")
    assert bring_in(desk, "Full name,Company", f"{row},Acme Inc.").skipped == 1


@pytest.mark.parametrize("row", ["John Smith,Acme", "John Smith SR,Acme", "JOHN Smith JR,Other", "John Jr,Acme"])
def test_another_generation_or_company_is_somebody_else(desk: Desk, row: str) -> None:
    make_lead(desk, first_name="Smith", last_name="John JR", company="Acme", company_key="acme")
    assert bring_in(desk, "Full name,Company", row).created == 1
