"""leadtui import: what it reads, what it says, what it refuses."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.support import sample, snapshot

from leadtui.bootstrap import Base

KEYS = ["read", "created", "updated", "skipped", "rejected", "operation", "mapping", "rejects", "warnings"]
CSV = "First name,Last name,Email,Hobby\nAda,Lovelace,ada@example.org,engines\n,,,nothing\nGrace,Hopper,no mail,ships\n"


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A small list: a good row, one that says nobody, one with a bad email."""
    path = tmp_path / "list.csv"
    path.write_text(CSV, encoding="utf-8")
    return str(path)


def test_an_import_tells_what_it_did(program: Program, file: str) -> None:
    done = program.json("import", file)
    assert list(done) == KEYS
    assert (done["read"], done["created"], done["rejected"], done["skipped"]) == (3, 2, 1, 0)
    assert done["mapping"] == {"First name": "first_name", "Last name": "last_name", "Email": "email", "Hobby": None}
    assert [(reject["line"], list(reject)) for reject in done["rejects"]] == [(3, ["line", "field", "reason"])]
    assert [(warning["line"], warning["field"]) for warning in done["warnings"]] == [(4, "email")]
    assert [lead["owner"] for lead in program.json("list")] == ["Sam Rep"] * 2


def test_the_same_file_twice_adds_nothing_and_one_undo_takes_it_back(program: Program, base: Base, file: str) -> None:
    before = snapshot(base)
    program("import", file)
    again = program.json("import", file)
    assert (again["created"], again["skipped"], again["operation"]) == (0, 2, None)
    program("undo")
    assert snapshot(base) == before


def test_people_are_told_in_a_few_lines(program: Program, file: str) -> None:
    ran = program("import", file)
    assert ran.status == 0
    assert ran.out.startswith("Brought in: 2 new, 1 rejected\n")
    assert "Hobby" in ran.out
    assert "line 3" in ran.err
    assert "line 4  email" in ran.err


def test_a_dry_run_says_where_columns_go_and_writes_nothing(program: Program, base: Base, file: str) -> None:
    before = snapshot(base)
    ran = program("import", file, "--dry-run")
    assert ran.out.startswith("Would bring in: 2 new")
    assert "first_name" in ran.out
    assert program.json("import", file, "--dry-run")["operation"] is None
    assert snapshot(base) == before


def test_columns_can_be_mapped_and_the_rest_kept(program: Program, file: str) -> None:
    program("import", file, "--map", "Hobby=description", "--source", "trade show")
    assert (program.json("show", "1")["description"], program.json("show", "1")["source"]) == ("engines", "Trade show")


def test_columns_without_a_field_are_kept_as_fields_of_ones_own(program: Program, file: str) -> None:
    program("import", file, "--custom-fields", "all")
    assert program.json("show", "Ada Lovelace")["custom"] == {"Hobby": "engines"}
    assert {"key": "custom.Hobby", "query": 'custom."Hobby"'}.items() <= program.json("fields")[-1].items()
    program("add", "--first-name", "Alan", "--custom.Hobby", "chess")
    program("set", "alan", "custom.hobby=running")
    assert [lead["first_name"] for lead in program.json("list", "custom.Hobby:running")] == ["Alan"]


def test_strict_takes_all_or_nothing(program: Program, base: Base, file: str) -> None:
    before = snapshot(base)
    ran = program("import", file, "--strict", "--json")
    assert (ran.status, ran.json["operation"], ran.json["rejected"]) == (1, None, 1)
    assert program("import", file, "--strict").out == ""
    assert snapshot(base) == before


def test_rejects_are_kept_in_a_file_that_can_be_mended(program: Program, file: str, tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.csv"
    program("import", file, "--rejects", str(rejects))
    text = rejects.read_text()
    assert text.splitlines()[0] == "First name,Last name,Email,Hobby,Rejected because"
    rejects.write_text(text.replace(",,,nothing", "Alan,Turing,,nothing"))
    assert program.json("import", str(rejects))["created"] == 1


def test_a_file_for_rejects_that_cannot_be_written_is_refused_first(program: Program, base: Base, file: str) -> None:
    before = snapshot(base)
    assert program.refused("import", file, "--rejects", "/no/such/folder/x.csv").status == 2
    assert snapshot(base) == before


def test_standard_input_is_a_file_too(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CSV.encode())))
    assert program.json("import", "-")["created"] == 2


def test_several_files_are_one_operation(program: Program, base: Base, file: str, tmp_path: Path) -> None:
    before = snapshot(base)
    other = tmp_path / "other.csv"
    other.write_text("Name,Company\nAlan Turing,Bletchley\n,\n")
    done = program.json("import", file, str(other))
    assert (done["created"], len(program.json("log"))) == (3, 1)
    assert all(set(reject) == {"file", "line", "field", "reason"} for reject in done["rejects"])
    program("undo")
    assert snapshot(base) == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""), ("blank.csv", b"\n\n"), ("binary.csv", bytes(range(256)) * 20), ("header.csv", b"a,b,c\n"),
        ("numbers.csv", b"1,2,3\n4,5,6\n"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_leads_is_refused(
    program: Program, base: Base, tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    before = snapshot(base)
    assert program.refused("import", str(file)).status == 2
    assert program.refused("import", str(file), "--json").status == 2
    assert snapshot(base) == before


@pytest.mark.parametrize(
    "more",
    [
        ("--map", "Hobby=nope"), ("--map", "Nope=city"), ("--map", "x"), ("--on-duplicate", "maybe"),
        ("--owner", "Nobody Known"), ("--custom-fields", "some"), ("/no/such/file.csv",), ("/tmp",),
    ],
)  # fmt: skip
def test_what_an_import_cannot_do_is_refused(program: Program, file: str, more: tuple[str, ...]) -> None:
    assert program.refused("import", file, *more).status == 2


def test_every_list_of_another_program_comes_in_without_help(program: Program) -> None:
    for path in sorted(sample("exports").glob("*.csv")):
        done = program.json("import", str(path), "--on-duplicate", "create")
        assert done["created"] > 0
        assert done["created"] + done["rejected"] == done["read"]
        assert program.json("import", str(path))["created"] == 0
    assert program("list").status == 0
    assert program("doctor").status == 0


def test_mended_rejects_of_what_was_done_come_in_as_what_they_came_from(program: Program, tmp_path: Path) -> None:
    program("add", "--first-name", "Ada", "--last-name", "Lovelace", "--email", "ada@example.org")
    events, rejects = tmp_path / "seen.csv", tmp_path / "rejects.csv"
    events.write_text("Email,Attended,Join Time\nwho@is.it,Yes,01/17/2026 16:00\nme@is.it,Yes,01/17/2026 16:00\n")
    program("import", str(events), "--as", "events", "--rejects", str(rejects))
    assert rejects.read_text().splitlines()[0] == "Email,Attended,Join Time,Event rejected because"
    rejects.write_text(rejects.read_text().replace("who@is.it", "ada@example.org", 1))
    again = program.json("import", str(rejects), "--rejects", str(tmp_path / "still.csv"))
    assert (again["created"], again["rejected"]) == (1, 1)
    assert [row["event"] for row in program.json("show", "1")["activities"]] == ["attended"]
    assert (tmp_path / "still.csv").read_text().count("because") == 1
