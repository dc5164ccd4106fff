"""Workbooks, vCards and JSON come in like CSV: values where they belong, and what was rejected comes in once mended."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from tests.services.imported import leads, said

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.services.importing import import_files
from leadtui.services.importing_rejects import write_rejects
from leadtui.services.importing_report import REASON_COLUMN, ImportOptions


def workbook(*lines: list[Any]) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate(lines):
            sheet.write_row(at, 0, line)
    return data.getvalue()


CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{}\r\nEMAIL;TYPE=work:{}\r\nTEL;TYPE=CELL:{}\r\nNOTE:{}\r\nEND:VCARD\r\n"
LISTS = {
    "leads.xlsx": workbook(
        ["First name", "Last name", "Email", "Phone", "Notes"],
        ["Ada", "Lovelace", "ada@acme.example", "+49 171 1234567", "=1+1"],
        ["", "", "", "", "nobody, said \"who?\""],
    ),
    "leads.vcf": (
        CARD.format("Lovelace;Ada;;;", "ada@acme.example", "+49 171 1234567", "=1+1")
        + CARD.format("", "", "", 'nobody\\, said "who?"')
    ).encode(),
    "leads.json": json.dumps(
        [
            {"first_name": "Ada", "last_name": "Lovelace", "emails": [{"value": "ada@acme.example", "label": "work"}],
             "phones": [{"value": "+49 171 1234567", "label": "mobile"}], "notes": "=1+1"},
            {"notes": 'nobody, said "who?"'},
        ]
    ).encode(),
    "leads.jsonl": (
        b'{"First name": "Ada", "Last name": "Lovelace", "Email": "ada@acme.example", '
        b'"Phone": "+491711234567", "Notes": "=1+1"}\n'
        b'{"Notes": "nobody, said \\"who?\\""}\n'
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_in_any_format_comes_in_and_its_mended_rejects_come_in_as_they_are(
    base: Base, desk: Desk, name: str, tmp_path: Path
) -> None:
    report = import_files(desk, [(name, LISTS[name])])
    assert (report.read, report.created, report.rejected) == (2, 1, 1)
    (ada,) = leads(base)
    assert said(ada, "first_name", "last_name", "email", "phone", "description") == (
        "Ada", "Lovelace", "ada@acme.example", "+491711234567", "=1+1",
    )  # fmt: skip
    rejects = tmp_path / "rejects.csv"
    write_rejects(report, rejects)
    with rejects.open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row[REASON_COLUMN]
    email = next(column for column in row if "email" in column.lower() and "label" not in column.lower())
    with rejects.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(row))
        writer.writeheader()
        writer.writerow({**row, email: "grace@navy.example"})
    again = import_files(desk, [("rejects.csv", rejects)])
    assert (again.created, again.rejected) == (1, 0)
    grace = leads(base)[1]
    assert said(grace, "email", "description") == ("grace@navy.example", 'nobody, said "who?"')


@pytest.mark.parametrize("name", LISTS)
def test_the_same_list_twice_changes_nothing(desk: Desk, name: str) -> None:
    import_files(desk, [(name, LISTS[name])])
    again = import_files(desk, [(name, LISTS[name])], ImportOptions(on_duplicate="overwrite"))
    assert (again.created, again.updated, again.skipped) == (0, 0, 1)


def test_a_reject_names_the_row_of_the_sheet_the_line_of_the_card_and_the_line_of_the_record(desk: Desk) -> None:
    lines = {name: import_files(desk, [(name, data)]).rejects[0].line for name, data in LISTS.items()}
    assert lines == {"leads.xlsx": 3, "leads.vcf": 8, "leads.json": 2, "leads.jsonl": 2}


def test_labels_of_cards_stay_with_their_numbers(base: Base, desk: Desk) -> None:
    import_files(desk, [("leads.vcf", LISTS["leads.vcf"])])
    (ada,) = leads(base)
    assert [(row["value"], row["label"]) for row in ada["emails"]] == [("ada@acme.example", "work")]
    assert [row["label"] for row in ada["phones"]] == ["mobile"]


def test_what_was_exported_as_json_comes_in_as_it_was(base: Base, desk: Desk) -> None:
    everything = (
        "First name,Last name,Company,Email,Work email,Phone,Mobile,City,Country,Employees,Annual revenue,Currency,"
        "Source,Tags,Do not call,Status,Owner\n"
        "Ada,Lovelace,Acme,a@x.com,b@x.com,+49 171 1234567,+49 171 7654321,Berlin,Germany,250,1200000,EUR,Referral,"
        '"x, y",yes,Nurturing,none\n'
    )
    import_files(desk, [("list.csv", everything.encode())])
    (before,) = leads(base)
    report = import_files(desk, [("export.json", json.dumps([before]).encode())], ImportOptions(on_duplicate="create"))
    assert not report.warnings
    after = leads(base)[1]
    derived = ("id", "ref", "changed", "history", "reasons", "priority", "next_follow_up", "follow_ups")
    for key in before.keys() - set(derived):
        assert after[key] == before[key], key
