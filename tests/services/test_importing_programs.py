"""What programs write into their lists beside the people: what belongs together, what was deleted, what is over."""

from __future__ import annotations

from tests.services.imported import bring_in, leads, said

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk


def test_every_contact_of_a_lead_of_close_comes_in(base: Base, desk: Desk) -> None:
    report = bring_in(
        desk,
        "id,lead_id,lead_name,name,first_name,last_name,title,email_1,date_created",
        "cont_1,lead_abc,Bluth Company,Gob Bluth,Gob,Bluth,SVP,gob@bluth.com,2024-02-02",
        "cont_2,lead_abc,Bluth Company,Lucille Austero,Lucille,Austero,CFO,lucille@bluth.com,2024-02-02",
    )
    assert (report.created, report.skipped) == (2, 0)
    assert [said(lead, "external_id", "company", "last_name") for lead in leads(base)] == [
        ("cont_1", "Bluth Company", "Bluth"), ("cont_2", "Bluth Company", "Austero"),
    ]  # fmt: skip
