"""JSON as lists: every form programs write, with true lines, and a sentence for what is none."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.formats.lists import open_list
from leadtui.formats.table import Row, Table
from leadtui.words.errors import InputError


def opened(text: str | bytes) -> Table:
    return open_list(text if isinstance(text, bytes) else text.encode(), name="leads.json")


def rows(text: str) -> list[Row]:
    return list(opened(text).rows())


def flat(record: Any) -> dict[str, str]:
    found = opened(json.dumps([record]))
    (row,) = found.rows()
    return {column: text for column, text in zip(found.header, row.cells, strict=True) if text}


@pytest.mark.parametrize(
    ("text", "format", "lines"),
    [
        ('[\n{"name": "Ada"},\n\n{"name":\n"Eve"}]', "json", [2, 4]),
        ('{"name": "Ada"}\n{"name": "Eve"}\n', "jsonl", [1, 2]),
        ('{"name": "Ada"}\n\n\n{"name": "Eve"}', "jsonl", [1, 4]),
        ('{"total": 2,\n"leads": [{"name": "Ada"},\n {"name": "Eve"}]}', "json", [2, 3]),
        ('{"meta": {"x": [1]}, "people": [{"a": 1}], "leads": [{"name": "Ada"}, {"name": "Eve"}]}', "json", [1, 2]),
        ('[["name"],\n["Ada"],\n["Eve"]]', "json", [2, 3]),
    ],
    ids=["list", "lines", "gaps", "inside", "named", "rows"],
)
def test_every_form_of_a_list_is_read_with_its_lines(text: str, format: str, lines: list[int]) -> None:
    found = opened(text)
    got = list(found.rows())
    assert (found.format, found.header) == (format, ["name"])
    assert [(row.line, row.cells) for row in got] == list(zip(lines, [["Ada"], ["Eve"]], strict=True))


def test_one_record_is_a_list_of_one_its_emails_are_no_list_of_leads() -> None:
    (row,) = rows('{"name": "Ada", "emails": [{"value": "a@x.com"}, {"value": "b@x.com"}]}')
    assert row.cells == ["Ada", "a@x.com", "b@x.com"]


def test_the_columns_are_those_of_all_records() -> None:
    found = opened('[{"name": "Ada"}, {"email": "e@x.com", "name": "Eve"}]')
    assert found.header == ["name", "email"]
    assert [row.cells for row in found.rows()] == [["Ada", ""], ["Eve", "e@x.com"]]


def test_objects_inside_are_written_with_dots_and_lists_with_commas() -> None:
    assert flat({"company": {"name": "Acme", "address": {"city": "Lyon"}}, "tags": ["a", "b"], "vip": True}) == {
        "company.name": "Acme", "company.address.city": "Lyon", "tags": "a, b", "vip": "yes",
    }  # fmt: skip


def test_what_an_interface_wraps_as_properties_is_not_named_so() -> None:
    assert flat({"id": "101", "properties": {"firstname": "Ada"}}) == {"id": "101", "firstname": "Ada"}


def test_values_with_labels_get_a_column_each() -> None:
    assert flat({"phones": [{"label": "work", "value": "1"}, {"type": "home", "number": "2"}]}) == {
        "Phone 1 - Label": "work", "Phone 1 - Value": "1", "Phone 2 - Label": "home", "Phone 2 - Value": "2",
    }  # fmt: skip


def test_other_objects_in_a_list_are_numbered() -> None:
    assert flat({"deals": [{"name": "A", "size": 1}, {"name": "B"}]}) == {
        "deals.1.name": "A", "deals.1.size": "1", "deals.2.name": "B",
    }  # fmt: skip


def test_numbers_stay_as_they_are_written() -> None:
    (row,) = rows('[{"a": 491711234567890123456789, "b": 1.50, "c": 4.9e3, "d": null, "e": -0.1, "f": NaN}]')
    assert row.cells == ["491711234567890123456789", "1.50", "4900", "-0.1"]


def test_a_line_that_is_no_json_costs_itself_only() -> None:
    bad = rows('{"name": "Ada"}\n{"name": oops}\nnull\n{"name": "Eve"}\n')
    assert [(row.line, row.broken) for row in bad] == [(1, False), (2, True), (3, True), (4, False)]
    assert "no JSON" in bad[1].problem


def test_a_cell_of_ten_megabytes_costs_its_row_only() -> None:
    one, two = rows('[{"name": "' + "x" * 10_000_000 + '"}, {"name": "Ada"}]')
    assert one.broken
    assert "131,072" in one.problem
    assert two.cells == ["Ada"]


def test_the_encoding_is_found() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        (row,) = opened('[{"name": "Renée Müller"}]'.encode(encoding)).rows()
        assert row.cells == ["Renée Müller"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[" * 100_000, "nested too deep"),
        ('[{"a":' * 100_000, "nested too deep"),
        ('[{"name": "Ada"},{"na', "line 1"),
        ('[{"name": "Ada"}', "lacks"),
        ('[{"name": "Ada"}] x', "something after"),
        ("[]", "no records"),
        ("{}", "no records"),
        ('["a", "b"]', "no records"),
        ('[{"a": "' + "x" * 30_000_000, "16,777,216 characters"),
        ("[{" + ",".join(f'"c{n}": 1' for n in range(20_000)) + "}]", "20,000 columns"),
        ('{"leads": [{"name": "Ada"}, oops]}', "no JSON|cannot be read"),
    ],
    ids=["deep", "deep objects", "cut", "open", "after", "empty", "nothing", "texts", "long", "wide", "inside"],
)
def test_what_is_no_list_is_refused_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as refused:
        rows(text)
    assert refused.value.message.startswith("leads.json ")
    assert refused.value.message.endswith(".")


def test_a_list_inside_a_large_object_is_found(tmp_path: Path) -> None:
    path = tmp_path / "big.json"
    record = json.dumps({"name": "Ada", "note": "x" * 90_000})
    path.write_text('{"took": 3, "results": [\n' + ",\n".join([record] * 250) + "\n]}")
    found = open_list(path)
    assert found.header[:2] == ["name", "note"]
    assert [row.line for row in found.rows()] == list(range(2, 252))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(st.dictionaries(st.text(min_size=1, max_size=5), _JSON, max_size=5), min_size=1, max_size=5))
def test_no_record_breaks_the_reading(records: list[dict[str, Any]]) -> None:
    for text in (json.dumps(records, indent=1), "\n".join(map(json.dumps, records)), json.dumps({"leads": records})):
        with suppress(InputError):
            found = opened(text)
            got = list(found.rows())
            assert len(records) == 1 or len(got) <= len(records)  # one object alone may be what holds a list
            assert all(len(row.cells) == len(found.header) for row in got if not row.broken)


@given(st.text(alphabet=st.sampled_from('[]{}":,ab1 \n\\'), max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    with suppress(InputError):
        list(open_list(text.encode(), name="x", format="json").rows())


def test_names_that_come_late_in_a_long_list_are_kept_under_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leadtui.formats.jsonfile.LOOKED_AT", 10)
    found = opened('[{"name": "Ada"}, {"name": "Eve", "city": "Lyon", "zip": 1}]')
    assert found.header == ["name", "More"]
    assert [row.cells for row in found.rows()] == [["Ada", ""], ["Eve", "city: Lyon, zip: 1"]]


def test_answers_of_lead_ads_stand_under_their_questions() -> None:
    facebook = [{"name": "full_name", "values": ["Ada Lovelace"]}, {"name": "email", "values": ["a@x.com"]}]
    google = [{"column_id": "FULL_NAME", "column_name": "Full name", "string_value": "Ada"}]
    assert flat({"id": "7", "field_data": facebook}) == {"id": "7", "full_name": "Ada Lovelace", "email": "a@x.com"}
    assert flat({"user_column_data": google}) == {"Full name": "Ada"}


def test_the_address_of_a_record_in_salesforce_is_no_website() -> None:
    assert flat({"attributes": {"type": "Lead", "url": "/services/1"}, "LastName": "King"}) == {"LastName": "King"}


def test_deals_are_no_answers_though_they_have_a_name_and_a_value() -> None:
    assert flat({"deals": [{"name": "Renewal", "value": 100}]}) == {"Deal 1 - Value": "100"}
    assert flat({"custom_fields": [{"name": "Budget", "value": 100}]}) == {"Budget": "100"}


def test_a_list_among_records_is_not_taken_by_its_places() -> None:
    one, odd, two = rows('{"name": "Ada", "email": "a@b.co"}\n["b@b.co", "Bob"]\n{"name": "Eve", "email": "e@b.co"}\n')
    assert (one.cells, two.cells) == (["Ada", "a@b.co"], ["Eve", "e@b.co"])
    assert odd.broken
    assert "list among records" in odd.problem


def test_rows_under_a_row_of_names_are_taken_by_their_places() -> None:
    assert [row.cells for row in rows('[["name", "email"], ["Ada", "a@b.co"]]')] == [["Ada", "a@b.co"]]
