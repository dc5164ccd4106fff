"""What programs write into their lists beside the people: what belongs together, what was deleted, what is over."""

from __future__ import annotations

import pytest
from tests.services.imported import bring_in, leads, said

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk, reader_of
from leadtui.services.importing_fill import CONVERTED_THERE
from leadtui.services.importing_report import ImportOptions
from leadtui.services.looking_at_lists import look
from leadtui.words.importing import Verdict


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


HEADER = "Id,IsDeleted,LastName,Company,Email,LeadSource,Status,OwnerId,IsConverted,ConvertedDate,CreatedDate"


def test_what_salesforce_has_deleted_stays_away_and_is_counted(base: Base, desk: Desk) -> None:
    report = bring_in(
        desk, HEADER,
        "00Q1,false,Byron,Acme,ada@acme.com,Web,Open - Not Contacted,005,false,,2024-01-05T09:30:00.000Z",
        "00Q2,true,Gone,Acme,gone@acme.com,Web,Open - Not Contacted,005,false,,2024-01-06T09:30:00.000Z",
    )  # fmt: skip
    assert (report.read, report.created, report.skipped, report.rejected) == (2, 1, 1, 0)
    assert [(one.line, one.reason) for one in report.warnings] == [
        (3, "it was deleted in Salesforce, so it is skipped")
    ]
    assert [lead["last_name"] for lead in leads(base)] == ["Byron"]
    assert bring_in(desk, HEADER.replace("IsDeleted", "Archived"), "00Q2,true,G,A,g@a.com,W,New,5,false,,").created == 1


@pytest.mark.parametrize(("status", "mark"), [("Qualified", "true"), ("Closed - Converted", ""), ("Working", "1")])
def test_what_salesforce_has_converted_is_history(base: Base, desk: Desk, status: str, mark: str) -> None:
    bring_in(desk, HEADER, f"00Q1,false,Byron,Acme,ada@acme.com,Web,{status},005,{mark},2024-03-01,2024-01-05")
    [lead] = leads(base)
    became = {"at": "2024-02-29T23:00:00Z", "account": None, "contact": None, "opportunity": None}
    assert said(lead, "status", "category", "converted") == ("Converted", "converted", became)
    assert lead["custom"].get("Status in file") is None


@pytest.mark.parametrize("company", ["Acme", "Apex"])
def test_what_salesforce_has_converted_since_is_told_of_where_all_is_replaced(
    base: Base, desk: Desk, company: str
) -> None:
    row = "00Q1,false,Byron,{},ada@acme.com,Web,Working,005,{},2024-03-01,2024-01-05"
    bring_in(desk, HEADER, row.format("Acme", "false"))
    later = (HEADER, row.format(company, "true"))
    for policy, told in (("skip", []), ("update", []), ("overwrite", [(2, "status", CONVERTED_THERE)])):
        files = [("list.csv", "\n".join(later).encode())]
        [seen] = look(desk.store.path, reader_of(desk), files, ImportOptions(on_duplicate=policy)).rows  # type: ignore[arg-type]
        assert list(seen.warnings) == [(field, reason) for _, field, reason in told]
        report = bring_in(desk, *later, on_duplicate=policy)
        assert [(one.line, one.field, one.reason) for one in report.warnings] == told
        assert report.warned == len(told)
    assert said(leads(base)[0], "category", "company") == ("working", company)


def test_in_any_other_list_converted_may_mean_anything(base: Base, desk: Desk) -> None:
    bring_in(desk, "Last name,Status,IsConverted", "Byron,Closed - Converted,true")
    assert said(leads(base)[0], "status", "custom") == ("New", {"Status in file": "Closed - Converted"})


def test_a_look_says_what_is_skipped_and_why(desk: Desk) -> None:
    lines = (HEADER, "00Q2,true,Gone,Acme,gone@acme.com,Web,New,005,false,,2024-01-06")
    files = [("list.csv", "\n".join(lines).encode())]
    [row] = look(desk.store.path, reader_of(desk), files, ImportOptions()).rows
    assert (row.verdict, row.because) == (Verdict.SKIPPED, "it was deleted in Salesforce, so it is skipped")


def test_an_address_that_another_goes_before_is_told_of(desk: Desk) -> None:
    report = bring_in(
        desk,
        "First Name,Last Name,Business Street,Business City,Home Street,Home City,E-mail Address",
        "Ada,Byron,1 Main St,Austin,5 Oak St,Dallas,ada@acme.com",
    )
    assert report.instead == {"Home Street", "Home City"}
    assert report.mapping["Home City"] == "city"
