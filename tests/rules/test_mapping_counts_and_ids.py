"""Columns that only look like those of a lead: ids of what stands around people, counts of what they were sent."""

from __future__ import annotations

import csv

from leadtui.rules.mapping import Mapping, map_header


def listed(*lines: str) -> Mapping:
    header, *rows = csv.reader(lines)
    return map_header(header, rows)


def test_people_of_one_lead_of_close_have_numbers_of_their_own_and_its_name_as_their_company() -> None:
    rows = (
        "lead_abc,cont_1,Bluth Company,Gob Bluth,Gob,Bluth,SVP,gob@bluth.com",
        "lead_abc,cont_2,Bluth Company,Lucille Austero,Lucille,Austero,CFO,lucille@bluth.com",
    )
    found = listed("lead_id,id,lead_name,name,first_name,last_name,title,email_1", *rows)
    assert found.kind == "close"
    assert (found.column("external_id"), found.column("company")) == ("id", "lead_name")
    assert (found.column("full_name"), found.fields["lead_id"]) == ("name", None)
