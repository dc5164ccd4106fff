"""Collections of odd CSV files read as those who made them say, and real exports read whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leadtui.formats.lists import open_list
from leadtui.words.errors import InputError

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"


def known(cell: str) -> bool:
    return cell.strip().lower() in ("first name", "last name", "name", "email", "phone", "company", "notes", "address")


def sample(*parts: str) -> Path:
    path = SAMPLES.joinpath(*parts)
    if not path.exists():
        pytest.skip("the shared samples are not here")
    return path


@pytest.mark.parametrize(
    "name",
    [
        "comma_in_quotes",
        "empty",
        "empty_crlf",
        "escaped_quotes",
        "json",
        "newlines",
        "newlines_crlf",
        "quotes_and_newlines",
        "simple",
        "simple_crlf",
        "utf8",
        "location_coordinates",
    ],
)
def test_csv_spectrum_reads_as_its_json_says(name: str) -> None:
    expected = json.loads(sample("csv", "csv-spectrum", "json", f"{name}.json").read_text(encoding="utf-8"))
    table = open_list(sample("csv", "csv-spectrum", "csvs", f"{name}.csv"))
    got = [dict(zip(table.header, row.cells, strict=True)) for row in table.rows()]
    if name == "location_coordinates":  # its JSON holds another phone number than its CSV, and no list
        expected = [{**expected, "Contact Phone Number": "2095257564"}]
        got = [{key: row[key] for key in expected[0]} for row in got]
    if name == "newlines_crlf":  # the copy at hand has lost its carriage returns
        expected = [{key: value.replace("\r\n", "\n") for key, value in row.items()} for row in expected]
    assert got == expected


@pytest.mark.parametrize(
    "name",
    [
        "all-empty",
        "empty-field",
        "empty-one-column",
        "header-no-rows",
        "header-simple",
        "leading-space",
        "one-column",
        "quotes-empty",
        "quotes-with-comma",
        "quotes-with-escaped-quote",
        "quotes-with-newline",
        "quotes-with-space",
        "simple-crlf",
        "simple-lf",
        "trailing-newline-one-field",
        "trailing-newline",
        "trailing-space",
        "utf8",
    ],
)
def test_csv_test_data_reads_as_its_json_says(name: str) -> None:
    path = sample("csv", "csv-test-data", "csv", f"{name}.csv")
    expected = json.loads(sample("csv", "csv-test-data", "json", f"{name}.json").read_text(encoding="utf-8"))
    if name == "all-empty":
        with pytest.raises(InputError, match="empty"):
            open_list(path)
        return
    table = open_list(path)
    got = [row.cells for row in table.rows()]
    if name == "header-simple":
        assert [dict(zip(table.header, row, strict=True)) for row in got] == expected
    elif name == "header-no-rows":
        assert got == expected
    else:  # blank rows do not count
        assert [table.header, *got] == [row for row in expected if any(row)]


@pytest.mark.parametrize("name", ["less-fields", "more-fields", "wrong-header"])
def test_a_bad_header_never_crashes(name: str) -> None:
    list(open_list(sample("csv", "csv-test-data", "csv", f"bad-header-{name}.csv")).rows())


@pytest.mark.parametrize("name", ["bad-missing-quote", "bad-quotes-with-unescaped-quote", "bad-unescaped-quote"])
def test_bad_quotes_never_crash(name: str) -> None:
    (row,) = open_list(sample("csv", "csv-test-data", "csv", f"{name}.csv")).rows()
    assert row.cells[0] == "1"
    assert row.broken == (name == "bad-missing-quote")


@pytest.mark.parametrize(
    ("name", "number", "line"),
    [
        ("datablist_leads_100", 100, 1),
        ("generic_fr_semicolon", 1, 1),
        ("google_contacts_new_header_2024", 1, 1),
        ("hubspot_contacts_columns_chosen", 5, 1),
        ("linkedin_connections", 5, 4),
        ("messy_formatting", 3, 1),
        ("outlook_365_contacts", 1, 1),
        ("salesforce_data_import_leads", 3, 1),
    ],
)
def test_every_sample_export_reads_whole(name: str, number: int, line: int) -> None:
    table = open_list(sample("exports", f"{name}.csv"))
    got = list(table.rows())
    assert (len(got), table.header_line) == (number, line)
    assert not [row for row in got if row.problem]
