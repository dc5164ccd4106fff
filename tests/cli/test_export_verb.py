"""leadtui export: what comes out, where it goes, and that it comes back in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.running import Program

COMPUTED = {
    "id",
    "ref",
    "changed",
    "history",
    "last_activity",
    "first_response",
    "next_follow_up",
    "reasons",
    "priority",
}
IN_ROWS_OF_THEIR_OWN = {"activities", "follow_ups"}


@pytest.fixture
def ada(program: Program) -> Program:
    """A base with three leads: Ada with everything, Grace, and one who was disqualified."""
    program("user", "add", "Grace Rep")
    everything = {
        "first-name": "Ada", "last-name": "Lovelace", "company": "Engines, Ltd", "email": "ada@example.org",
        "phone": "+44 20 7946 0958", "mobile": "+44 7911 123456", "website": "https://engines.example",
        "city": "London", "country": "United Kingdom", "employees": "42", "annual-revenue": "1234.50 GBP",
        "source": "Web form", "rating": "Hot", "tags": "vip, expo", "description": "Line one\nline two",
        "do-not-call": "yes", "external-id": "X-1",
    }  # fmt: skip
    program("add", *(part for key, value in everything.items() for part in (f"--{key}", value)))
    program("add", "--first-name", "=cmd|' /C calc'!A0", "--last-name", "Hopper")
    program("add", "--company", "Gone")
    program("status", "3", "unqualified", "--reason", "bad-fit")
    return program


def test_without_a_query_the_open_leads_go_out_with_all_every_one(ada: Program) -> None:
    def names(*more: str) -> list[str]:
        return [row["Last name"] or row["Company"] for row in csv.DictReader(io.StringIO(ada("export", *more).out))]

    assert sorted(names()) == ["Hopper", "Lovelace"]
    assert sorted(names("--all")) == ["Gone", "Hopper", "Lovelace"]
    assert names("status:unqualified") == ["Gone"]
    assert names("nobody") == []


def test_json_is_one_flat_array_as_show_gives_it(ada: Program) -> None:
    ran = ada("export", "--all", "--format", "json")
    assert ran.json == [ada.json("show", str(number)) for number in (1, 2, 3)]
    assert ada("export", "--all", "--json").out == ran.out
    assert ada("export", "nobody", "--format", "json").json == []


def test_a_formula_is_guarded_in_csv(ada: Program) -> None:
    row = next(csv.DictReader(io.StringIO(ada("export", "hopper").out)))
    assert row["First name"] == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize("more", [(), ("--on-duplicate", "create")])
def test_a_list_that_went_out_comes_back_in(
    ada: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    file = tmp_path / "out.csv"
    assert ada("export", "--all", "--output", str(file)).status == 0
    before = ada("export", "--all", "--format", "json").json
    monkeypatch.setenv("LEADTUI_DB", str(tmp_path / "other.sqlite3"))
    ada("user", "add", "Grace Rep")
    done = ada.json("import", str(file), *more)
    assert (done["created"], done["rejects"], done["warnings"]) == (3, [], [])
    after = ada("export", "--all", "--format", "json").json

    def told(leads: list[dict[str, object]]) -> list[dict[str, object]]:
        left_out = COMPUTED | IN_ROWS_OF_THEIR_OWN
        kept = [{key: value for key, value in lead.items() if key not in left_out} for lead in leads]
        return sorted(kept, key=lambda lead: json.dumps(lead["last_name"]))

    assert told(after) == told(before)


def test_a_file_is_written_whole_or_not_at_all(ada: Program, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("before")
    assert ada.refused("export", "field:x", "--output", str(file)).status == 2
    assert file.read_text() == "before"
    done = ada.json("export", "--output", str(file))
    assert done == {"leads": 2, "file": str(file)}
    assert len(json.loads(file.read_text())) == 2, "the format follows the name of the file"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert ada.refused("export", "--output", str(tmp_path / "no" / "folder.csv")).status == 2
    assert ada.refused("export", "--output", str(tmp_path)).status == 2
