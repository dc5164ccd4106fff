"""What the cells of a list become: statuses, owners, outcomes, dates, amounts, custom fields, text of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.imported import bring_in, leads, said
from tests.support import make_lead, sample, snapshot

from leadtui.bootstrap import Base
from leadtui.formats.csvfile import Row
from leadtui.model import LeadFields
from leadtui.rules.blank_cells import blanks_of
from leadtui.rules.casing import cased_company, cased_name
from leadtui.rules.name_parts import without_emoji
from leadtui.rules.text import clean
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_cells import RowReader
from leadtui.services.importing_report import ImportOptions, read_map_options
from leadtui.services.people import add_user
from leadtui.services.staging_job import read_plans
from leadtui.words.errors import InputError


@pytest.mark.parametrize(
    ("text", "status", "reason"),
    [
        ("open", "New", None),
        ("Not Contacted", "New", None),
        ("attempted", "Contacted", None),
        ("in progress", "Contacted", None),
        ("recycled", "Nurturing", None),
        ("On Hold", "Nurturing", None),
        ("qualified", "Qualified", None),
        ("junk", "Unqualified", "Lost before leadtui"),
        ("Unqualified", "Unqualified", "Lost before leadtui"),
        ("No budget", "Unqualified", "No budget"),
        ("", "New", None),
    ],
)
def test_known_statuses_and_their_synonyms(base: Base, desk: Desk, text: str, status: str, reason: str | None) -> None:
    bring_in(desk, "First name,Lead status", f"Ada,{text}")
    [ada] = leads(base)
    assert said(ada, "status", "disqualify_reason") == (status, reason)
    assert ada["custom"] == {}


@pytest.mark.parametrize("text", ["Converted", "Closed Won", "Proposal sent", "OPEN_DEAL"])
def test_any_other_status_is_new_and_keeps_its_text(base: Base, desk: Desk, text: str) -> None:
    bring_in(desk, "First name,Lead status", f"Ada,{text}")
    assert said(leads(base)[0], "status", "custom") == ("New", {"Status in file": text})


def test_a_reason_in_the_file_goes_with_unqualified_only(base: Base, desk: Desk) -> None:
    header = "First name,Lead status,Lost reason"
    bring_in(desk, header, "A,lost,No authority", "B,lost,Moved to Mars", "C,open,No budget", "D,lost,Do not contact")
    a, b, c, d = leads(base)
    assert a["disqualify_reason"] == "No authority"
    assert said(b, "disqualify_reason", "custom") == (
        "Lost before leadtui", {"Disqualify reason in file": "Moved to Mars"},
    )  # fmt: skip
    assert said(c, "status", "disqualify_reason") == ("New", None)
    assert said(d, "disqualify_reason", "do_not_call", "email_opt_out") == ("Do not contact", True, True)


def test_an_owner_the_base_knows_by_name_or_email_owns_the_lead(base: Base, desk: Desk) -> None:
    add_user(desk, "Kim Rep")
    base.reload()
    desk.users = base.users
    with desk.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE \"user\" SET email = 'kim@example.org' WHERE name = 'Kim Rep'")
    base.reload()
    desk.users = base.users
    bring_in(desk, "First name,Lead owner", "A,kim rep", "B,KIM@example.org", "C,Pat", "D,", owner="Kim Rep")
    told = leads(base)
    assert [lead["owner"] for lead in told] == ["Kim Rep"] * 4
    assert [lead["custom"]["Owner in file"] for lead in told] == [None, None, "Pat", None]
    bring_in(desk, "First name,Lead owner", "E,", "F,Pat")
    bring_in(desk, "First name", "G", owner="none")
    assert [lead["owner"] for lead in leads(base)[4:]] == ["Sam Rep", "Sam Rep", None]


@pytest.mark.parametrize("text", ["won", "WON", "closed won", "yes", "1", "true"])
def test_won_is_converted_without_targets(base: Base, desk: Desk, text: str) -> None:
    bring_in(desk, "Email,Bought", f"a@example.org,{text}", mapping={"Bought": "outcome"})
    [lead] = leads(base)
    at = "2026-11-18T09:00:00Z"
    became = {"at": at, "account": None, "contact": None, "opportunity": None}
    assert said(lead, "status", "category", "converted") == ("Converted", "converted", became)
    assert lead["converted_at"] == at


@pytest.mark.parametrize("text", ["lost", "Closed Lost", "no", "0"])
def test_lost_is_unqualified(base: Base, desk: Desk, text: str) -> None:
    bring_in(desk, "Email,Bought", f"a@example.org,{text}", mapping={"Bought": "outcome"})
    assert said(leads(base)[0], "status", "disqualify_reason") == ("Unqualified", "Lost before leadtui")


def test_an_outcome_is_never_mapped_by_name_and_an_unknown_one_is_warned_of(base: Base, desk: Desk) -> None:
    assert bring_in(desk, "Email,Outcome", "a@example.org,won").mapping["Outcome"] is None
    report = bring_in(desk, "Email,Outcome", "b@example.org,perhaps", mapping={"Outcome": "outcome"})
    assert [(w.line, w.field) for w in report.warnings] == [(2, "outcome")]
    assert [lead["status"] for lead in leads(base)] == ["New", "New"]


def test_the_order_of_day_and_month_is_that_of_the_whole_column(base: Base, desk: Desk) -> None:
    rows = [f"a{i}@example.org,3/4/2024" for i in range(300)]
    bring_in(desk, "Email,Create date", *rows, "b@example.org,3/15/2024")
    assert {lead["created"][:10] for lead in leads(base)[:300]} == {"2024-03-03"}  # midnight in Paris is the 3rd in UTC


def test_cells_that_cannot_be_read_cost_no_row(base: Base, desk: Desk) -> None:
    header = "Last name,Email,Phone,Create date,Employees,Country,Website,Annual revenue,Do not call,Time zone,Rating"
    row = "Bad,no at,12,yesterday,many,Atlantis,not a site,lots,perhaps,Mars/Base,Tepid"
    report = bring_in(desk, header, row)
    [lead] = leads(base)
    assert {w.field for w in report.warnings} == {
        "email", "phone", "created", "employees", "country", "website", "annual_revenue", "do_not_call", "time_zone",
        "rating",
    }  # fmt: skip
    assert {w.line for w in report.warnings} == {2}
    assert said(lead, "email", "phone", "country", "website") == ("no at", "12", "Atlantis", "not a site")
    assert said(lead, "employees", "annual_revenue", "time_zone", "rating") == (None, None, None, None)
    assert lead["created"] == "2026-11-18T09:00:00Z"


def test_amounts_are_read_in_the_currency_of_their_row(base: Base, desk: Desk) -> None:
    bring_in(desk, "Last name,Annual revenue,Currency", "A,1000,JPY", "B,1000,", 'C,"$1,000.50",', "D,1000,Gold")
    assert [said(lead, "annual_revenue", "currency") for lead in leads(base)] == [
        ("1000", "JPY"), ("1000.00", "EUR"), ("1000.50", "USD"), ("1000.00", "EUR"),
    ]  # fmt: skip


def test_a_number_is_dialled_from_the_country_of_its_row(base: Base, desk: Desk) -> None:
    bring_in(desk, "Phone,Country,Last name", "06 12 34 56 78,France,A", "(212) 555-0123,USA,B")
    assert [said(lead, "phone", "time_zone") for lead in leads(base)] == [
        ("+33612345678", "Europe/Paris"), ("+12125550123", "America/New_York"),
    ]  # fmt: skip


def test_several_addresses_in_a_cell_are_as_many_addresses(base: Base, desk: Desk) -> None:
    bring_in(desk, "Last name;Email;Phone", "A;a@example.org, b@example.org;+33612345678 / +33612345679")
    [lead] = leads(base)
    assert [e["value"] for e in lead["emails"]] == ["a@example.org", "b@example.org"]
    assert [p["primary"] for p in lead["phones"]] == [True, False]


def test_a_source_for_rows_without_one(base: Base, desk: Desk) -> None:
    bring_in(desk, "Last name,Lead source", "A,trade-show", "B,", source="Purchased list")
    assert [lead["source"] for lead in leads(base)] == ["Trade show", "Purchased list"]


def test_custom_name_makes_the_field_inside_the_operation(base: Base, desk: Desk) -> None:
    mapping = {"Shoe size": "custom.Shoe size", "Colour": "custom.Favourite colour"}
    report = bring_in(desk, "Last name,Shoe size,Colour", "A,42,", mapping=mapping)
    assert report.mapping["Shoe size"] == "custom.Shoe size"
    assert [field.label for field in desk.workspace.custom_fields] == ["Shoe size"]  # nobody has a colour
    assert leads(base)[0]["custom"] == {"Shoe size": "42"}
    bring_in(desk, "Last name,shoe-size", "B,43")  # a column by the name of a custom field
    assert leads(base)[1]["custom"] == {"Shoe size": "43"}
    assert len(snapshot(base)["custom_field"]) == 1


def test_all_other_columns_become_custom_fields_when_asked(base: Base, desk: Desk) -> None:
    report = bring_in(
        desk, "Last name,Score,Shoe,Empty,Left", "A,5,42,,x", custom_fields_all=True, mapping={"Left": ""}
    )
    assert leads(base)[0]["custom"] == {"Score": "5", "Shoe": "42"}
    assert report.mapping["Left"] is None


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({"Nope": "city"}, "no column 'Nope'"),
        ({"A": "citty"}, "no field 'citty'"),
        ({"A": "score"}, "follows from other fields"),
        ({"A": "last_activity"}, "follows from other fields"),
        ({"A": "id"}, "follows from other fields"),
        ({"A": "city", "B": "city"}, "both mapped to city"),
        ({"A": "custom.x", "B": "custom.X"}, "both mapped"),
        ({"A": "custom. "}, "needs a name"),
        ({"Last name": ""}, "No column of list.csv says who"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(base: Base, desk: Desk, mapping: dict[str, str], sentence: str) -> None:
    before = snapshot(base)
    with pytest.raises(InputError, match=sentence):
        bring_in(desk, "Last name,A,B", "x,1,2", mapping=mapping)
    assert snapshot(base) == before


def test_what_is_mapped_by_hand_goes_before_names(base: Base, desk: Desk) -> None:
    mapping = {"Second": "email", "Kind": "Job title"}
    report = bring_in(desk, "Last name,Email,Second,Kind", "A,a@example.org,b@example.org,Boss", mapping=mapping)
    assert report.mapping == {"Last name": "last_name", "Email": "email.2", "Second": "email", "Kind": "title"}
    assert said(leads(base)[0], "email", "title") == ("b@example.org", "Boss")


def test_map_options_split_at_the_last_equals_sign() -> None:
    assert read_map_options(["a=b=city", "x="]) == {"a=b": "city", "x": ""}
    for wrong in (["city"], ["=city"], ["a=x", "a=y"]):
        with pytest.raises(InputError):
            read_map_options(wrong)


def test_hidden_characters_are_removed_and_counted(base: Base, desk: Desk) -> None:
    report = bring_in(desk, "First name,Last name", "A\x1b[31mda\x07,Love\u202elace\U000e0041")
    assert said(leads(base)[0], "first_name", "last_name") == ("A[31mda", "Lovelace")
    assert report.removed_characters == 4


def test_the_guard_against_formulas_is_taken_off(base: Base, desk: Desk) -> None:
    bring_in(desk, "Last name,Company", "'=cmd|' /C calc'!A0,'@x")
    assert said(leads(base)[0], "last_name", "company") == ("=cmd|' /C calc'!A0", "@x")


def test_every_naughty_string_is_a_name_a_company_and_a_note(base: Base, desk: Desk) -> None:
    import csv
    import io

    strings = sample("strings", "blns.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    texts = [text for text in strings if text and not text.startswith("#")]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(["Last name", "Company", "Description", "External id"])
    writer.writerows([text, text, text, f"N-{number}"] for number, text in enumerate(texts))
    report = import_files(desk, [("blns.csv", stream.getvalue().encode())], ImportOptions(on_duplicate="create"))
    assert (report.created, report.rejected) == (len(texts), 0)
    told = {lead["external_id"]: lead for lead in leads(base)}
    for number, text in enumerate(texts):
        lead = told[f"N-{number}"]
        kept = clean(text[1:] if text[:2] in ("'=", "'@", "'+", "'-") else text) or None
        last, company = ("" if kept in blanks_of(key) else kept or "" for key in ("last_name", "company"))
        last = cased_name(without_emoji(last))
        assert said(lead, "last_name", "company") == (last or None, cased_company(company) or None)


CELL = st.text(st.characters(exclude_characters="\x00", codec="utf-8"), max_size=30) | st.sampled_from(
    ["yes", "1", "-1", "3/4/2024", "France", "USD", "12k", "a@b.co", "+33612345678", "Hot", "Europe/Paris", "=1"]
)
KEYS = (
    "first_name", "last_name", "company", "website", "linkedin", "country", "time_zone", "employees", "annual_revenue",
    "currency", "rating", "do_not_call", "created", "tags", "email", "phone", "budget", "timeline_detail",
    "description", "owner", "status", "outcome",
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(CELL, min_size=len(KEYS), max_size=len(KEYS)))
def test_whatever_a_row_says_its_values_are_of_the_declared_types(cells: list[str]) -> None:
    desk = _bare_desk()
    mapping = dict(zip((f"c{i}" for i in range(len(KEYS))), KEYS, strict=True))
    files = [("x.csv", (",".join(mapping) + "\n" + "x," * (len(KEYS) - 1) + "x").encode())]
    options = ImportOptions(mapping=mapping)
    lead = RowReader(desk, read_plans(None, desk, files, options)[0], options).read(Row(2, cells))
    plain = {key: value for key, value in lead.columns.items() if key in LeadFields.model_fields}
    LeadFields.model_validate(plain, strict=True)
    assert all(row["normal"] is None or row["normal"] for row in lead.reach)


def _bare_desk() -> Desk:
    from zoneinfo import ZoneInfo

    from leadtui.platform.clock import Clock
    from leadtui.words.rows import UserRow
    from leadtui.words.workspace import Workspace

    user = UserRow(1, "Sam Rep")
    return Desk(None, Clock(ZoneInfo("Europe/Paris")), Workspace(), user, (user,), "FR")  # type: ignore[arg-type]


def test_a_lead_made_by_hand_is_left_alone_by_other_rows(base: Base, desk: Desk) -> None:
    make_lead(desk, first_name="Ada")
    bring_in(desk, "Last name", "Babbage")
    assert said(leads(base)[0], "first_name", "last_name") == ("Ada", None)
