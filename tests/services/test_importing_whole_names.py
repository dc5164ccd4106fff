"""What a name in one cell says beside the name."""

from __future__ import annotations

from tests.services.imported import bring_in, leads, said

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk


def test_a_department_in_brackets_is_no_nickname(base: Base, desk: Desk) -> None:
    bring_in(desk, "Name,Department", "Ann Ray (Sales),", "Bo Lee (Einkauf),Purchasing", "Cy Dee (Cyrus),")
    assert [said(lead, "last_name", "department", "description") for lead in leads(base)] == [
        ("Ray", "Sales", None), ("Lee", "Purchasing", None), ("Dee", None, "Nickname: Cyrus"),
    ]  # fmt: skip
