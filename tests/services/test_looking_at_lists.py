"""A look says of the first rows what the import then does with them, and what is kept of their cells."""

from __future__ import annotations

from typing import Any

import pytest
from tests.services.imported import bring_in, leads, said

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk, reader_of
from leadtui.services.importing_report import ImportOptions
from leadtui.services.looking_at_activities import look_at_activities
from leadtui.services.looking_at_lists import look
from leadtui.tui.widgets.import_lines import goes_to
from leadtui.words.errors import InputError
from leadtui.words.importing import REJECTED_BECAUSE, Looked, PreviewRow, Verdict

TWICE = (
    "First Name,Last Name,Company,Email,Job Title",
    "Jane,Roe,Acme,jane@roe.co,",
    "Jane,Roe,Acme Corp,jane@roe.co,Boss",
)


def looked(desk: Desk, *lines: str, **options: Any) -> Looked:
    files = [("list.csv", "\n".join(lines).encode())]
    return look(desk.store.path, reader_of(desk), files, ImportOptions(**options))


def rows(desk: Desk, *lines: str, **options: Any) -> tuple[PreviewRow, ...]:
    return looked(desk, *lines, **options).rows


def test_a_row_that_overwrites_one_before_it_in_the_list_says_what(base: Base, desk: Desk) -> None:
    _, again = rows(desk, *TWICE, on_duplicate="overwrite")
    assert (again.verdict, again.same_line, again.fields) == (Verdict.UPDATES, 2, ("Company", "Title"))
    assert again.changes == (("Company", "Acme", "Acme Corp"), ("Title", "", "Boss"))
    report = bring_in(desk, *TWICE, on_duplicate="overwrite")
    assert (report.created, report.updated) == (1, 1)
    assert said(leads(base)[0], "company", "title") == ("Acme Corp", "Boss")


def test_a_row_that_says_the_same_as_one_before_it_changes_nothing(desk: Desk) -> None:
    _, again = rows(desk, *TWICE[:2], TWICE[1], on_duplicate="overwrite")
    assert (again.verdict, again.changes) == (Verdict.SAME, ())


def test_a_third_row_is_held_against_what_the_second_gave(desk: Desk) -> None:
    *_, third = rows(desk, *TWICE, TWICE[2], on_duplicate="overwrite")
    assert third.verdict is Verdict.SAME


def test_a_lead_of_the_base_shows_what_stands_there_and_what_comes(desk: Desk) -> None:
    bring_in(desk, "Last Name,Company,Email,Phone", "Roe,Acme,jane@roe.co,+33612345678")
    [row] = rows(
        desk, "Last Name,Company,Email,Phone", "Roe,Acme SA,jane@roe.co,+33687654321", on_duplicate="overwrite"
    )
    assert row.changes == (("Company", "Acme", "Acme SA"), ("Phone", "+33612345678", "+33687654321"))


def test_beside_a_cell_stands_what_is_kept_where_it_differs(desk: Desk) -> None:
    header = "Full name,Email,Phone,Country,Created"
    [row] = rows(desk, header, "Mrs JANE ROE,jane@roe.co,0612 34 56 78,France,12/05/2024", answers={"dates": "month"})
    name, email, phone, country, created = row.stored
    assert name == "Mrs, first Jane, last Roe"
    assert (email, phone, country) == ("", "+33612345678", "")
    assert created == "5 Dec 2024"


def test_what_is_not_understood_stands_on_its_row(desk: Desk) -> None:
    desk.region = ""
    plain, odd = rows(desk, "Email,Phone", "a@b.co,+33612345678", "c@d.co,0612345678")
    assert not plain.warnings
    [(field, reason)] = odd.warnings
    assert field == "phone"
    assert "its country is not known" in reason


def test_the_country_of_the_numbers_holds_where_a_row_names_none_and_is_remembered(base: Base, desk: Desk) -> None:
    header = "Email,Phone,Country"
    bring_in(desk, header, "a@b.co,0176 12345678,", "c@d.co,0612345678,France", region="Germany")
    bring_in(desk, header, "e@f.co,0176 12345679,")
    assert [lead["phones"][0]["normal"] for lead in leads(base)] == ["+4917612345678", "+33612345678", "+4917612345679"]
    assert looked(desk, header, "g@h.co,1,").files[0].region == "DE"


def test_what_is_no_country_is_refused(desk: Desk) -> None:
    with pytest.raises(InputError, match="is not a country"):
        looked(desk, "Email", "a@b.co", region="Atlantis")


def test_a_label_column_says_which_phone_another_one_holds(desk: Desk) -> None:
    header = "Name,Given Name,Phone 1 - Label,Phone 1 - Value,Group Membership"
    found = looked(desk, header, "Jane Roe,Jane,Work,+33612345678,* My").files[0]
    assert [column.name for column in found.columns if column.says_which] == ["Phone 1 - Label"]


def test_a_column_that_decides_what_becomes_of_rows_is_not_left_out(desk: Desk) -> None:
    header = "Id,IsDeleted,LastName,Company,Email,LeadSource,Status,OwnerId,IsConverted,ConvertedDate,CreatedDate"
    found = looked(desk, header, "00Q2,false,Byron,Acme,ada@acme.com,Web,New,005,true,,2024-01-06").files[0]
    assert {c.name: c.mark for c in found.columns if c.mark} == {"IsDeleted": "deleted", "IsConverted": "converted"}
    assert [goes_to(c) for c in found.columns if c.mark] == [
        "says which rows were deleted", "says which rows were converted",
    ]  # fmt: skip


def test_an_activity_says_on_whom_it_lands_and_a_second_row_of_it_that_it_is_there(desk: Desk) -> None:
    bring_in(desk, "First Name,Last Name,Email", "Jane,Roe,jane@roe.co")
    lines = ("Email,Date,Type", "jane@roe.co,2026-01-02 10:00,Call", "jane@roe.co,2026-01-02 10:00,Call", "x@y.co,,")
    source = ("list.csv", "\n".join(lines).encode())
    new, again, unknown = look_at_activities(desk, source, ImportOptions(as_="activities"), 20).rows
    assert (new.verdict, new.lead, new.whom, new.fields) == (Verdict.NEW, 1, "Jane Roe", ("call",))
    assert again.verdict is Verdict.SAME
    assert (unknown.verdict, unknown.because) == (Verdict.REJECTED, "it does not say when it was")


def test_events_are_told_from_leads_by_their_columns_and_words(desk: Desk) -> None:
    seen = looked(desk, "email,event,timestamp,url,seconds", "a@b.co,visited,2026-01-02,https://b.co,3").files[0]
    assert (seen.rows_are, seen.rows_sure) == ("events", True)
    fair = looked(desk, "email,event,timestamp", "a@b.co,Trade fair,2026-01-02").files[0]
    assert fair.rows_are == "leads"


def test_amounts_stand_beside_their_cells_as_the_lead_shows_them(desk: Desk) -> None:
    [row, other] = rows(
        desk, "Last Name,Email,Annual Revenue,Do not call", "Roe,jane@roe.co,1.250 EUR,no", "Doe,d@doe.co,$2000,1"
    )
    assert row.stored[2:] == ("€1,250", "")
    assert other.stored[2:] == ("$2,000", "yes")


def test_what_a_row_changes_is_said_as_the_lead_shows_it(desk: Desk) -> None:
    header = "Last Name,Email,Email 2,Annual Revenue,Do not call"
    bring_in(desk, header, "Roe,jane@roe.co,,1000 USD,no")
    [row] = rows(desk, header, "Roe,jane@roe.co,j2@roe.co,2500 USD,yes", on_duplicate="overwrite")
    assert set(row.changes) == {
        ("Annual revenue", "$1,000", "$2,500"), ("Do not call", "no", "yes"), ("Email", "(one more email)", "j2@roe.co")
    }  # fmt: skip


def test_mended_rejects_of_a_list_are_taken_for_what_it_held(desk: Desk) -> None:
    for what, reason in REJECTED_BECAUSE.items():
        seen = looked(desk, f"Email,Attended,Join Time,{reason}", "a@b.co,Yes,2026-01-02 16:00,none").files[0]
        assert (seen.rows_are, seen.rows_sure) == (what, True)
