"""What `leadtui import` says beside its counts: where numbers are from, what rows seem to be, many doubts of a kind."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from tests.cli.running import Program

NUMBERS = "Email,Phone\n" + "".join(f"p{n}@example.org,0176 1234567{n % 10}\n" for n in range(12))


def listed(tmp_path: Path, text: str) -> str:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_many_doubts_of_a_kind_are_one_line_that_says_what_to_do(program: Program, tmp_path: Path) -> None:
    told = program("import", listed(tmp_path, NUMBERS), "--dry-run").err
    assert "12 × phone: its country is not known · say where the numbers are from: --region DE" in told
    assert told.count("country is not known") == 1


def test_the_country_said_for_the_numbers_holds_and_is_remembered(program: Program, tmp_path: Path) -> None:
    file = listed(tmp_path, NUMBERS)
    assert program.json("import", file, "--region", "Germany")["warnings"] == []
    assert program.json("list")[0]["phones"][0]["normal"].startswith("+49176")
    assert program.json("import", file, "--dry-run", "--on-duplicate", "create")["warnings"] == []


def test_rows_that_look_like_events_are_not_taken_as_leads_without_a_word(program: Program, tmp_path: Path) -> None:
    file = listed(tmp_path, "email,event,timestamp\na@example.org,visited,2026-01-02\n")
    assert "--as events" in program("import", file, "--dry-run").err
    assert "--as events" not in program("import", file, "--dry-run", "--as", "leads").err


def test_a_column_that_says_which_phone_it_is_is_not_left_out(program: Program, tmp_path: Path) -> None:
    file = listed(tmp_path, "Given Name,Phone 1 - Label,Phone 1 - Value,Group Membership\nJane,Work,+33612345678,x\n")
    assert "says which email or phone it is" in program("import", file, "--dry-run").out
    assert "Phone 1 - Label" not in program("import", file).out


def test_columns_that_decide_what_becomes_of_rows_are_not_left_out(program: Program, tmp_path: Path) -> None:
    header = "Id,IsDeleted,LastName,Company,Email,LeadSource,Status,OwnerId,IsConverted,ConvertedDate,CreatedDate"
    file = listed(tmp_path, f"{header}\n00Q2,false,Byron,Acme,ada@acme.com,Web,New,005,true,,2024-01-06\n")
    told = program("import", file, "--dry-run").out
    assert "says which rows were deleted" in told
    assert "says which rows were converted" in told
    assert "Is" not in program("import", file).out
    told = program("import", file, "--map", "IsDeleted=", "--dry-run", "--on-duplicate", "create").out
    assert "says which rows were deleted" not in told


def test_a_dry_run_says_what_would_become_of_each_of_the_first_rows(program: Program, tmp_path: Path) -> None:
    people = "Name,Email,City\nAda Lovelace,ada@example.org,\n"
    program("import", listed(tmp_path, people))
    more = "".join(f"Grace Hopper{n},grace{n}@example.org,\n" for n in range(25))
    file = listed(tmp_path, f"{people.replace('.org,', '.org,London')},,Paris\n{more}")
    told = program("import", file, "--dry-run").out
    assert "line 2   = Ada Lovelace: is L1 Ada Lovelace, skipped · same email ada@example.org" in told
    assert "line 3   × (no name): rejected: nothing in it recognises a lead" in told
    assert "line 4   + Grace Hopper0: new" in told
    assert "and 7 more rows" in told
    told = program("import", file, "--dry-run", "--on-duplicate", "update").out
    assert "~ Ada Lovelace: fills L1 Ada Lovelace: City" in told
    assert "line 2" not in program("import", file).out


def test_a_dry_run_of_a_piped_list_and_of_events_says_it_too(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Name,Email\nAda Lovelace,ada@example.org\n")))
    assert "+ Ada Lovelace: new" in program("import", "-", "--dry-run").out
    program("add", "--first-name", "Ada", "--last-name", "Lovelace", "--email", "ada@example.org")
    events = listed(tmp_path, "email,event,timestamp\nada@example.org,visited,2026-01-02\n")
    assert "visited → L1 Ada Lovelace" in program("import", events, "--as", "events", "--dry-run").out


def test_a_list_of_rejected_rows_only_brings_in_nothing_and_says_so(program: Program, tmp_path: Path) -> None:
    file = listed(tmp_path, "Last name,Company,Notes\n,,red\n,,blue\n")
    assert program("import", file, "--dry-run").out.startswith("Would bring in nothing: 2 rejected\n")
    assert program("import", file).out.startswith("Brought in nothing: 2 rejected\n")


def test_what_is_said_of_a_card_is_said_with_whose_it_is(program: Program, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nN:{0};Grace;;;\nFN:Grace {0}\nEMAIL:no mail {0}\nEND:VCARD\n"
    path = tmp_path / "people.vcf"
    path.write_text(card.format("Hopper"), encoding="utf-8")
    assert "line 1 Grace Hopper  email: it has no @" in program("import", str(path)).err
    path.write_text("".join(card.format(name) for name in ("Murray", "Kelly", "Moore")), encoding="utf-8")
    assert "line 1 Grace Murray, 7 Grace Kelly, 13 Grace Moore" in program("import", str(path)).err
    path.write_text(card.format("Hopper").replace("EMAIL:no mail", "TITLE:Dr\nEMAIL:no letters"), encoding="utf-8")
    assert "line 1 Grace Hopper  email" in program("import", str(path), "--on-duplicate", "overwrite").err


def test_what_somebody_did_is_said_by_name(program: Program, tmp_path: Path) -> None:
    program("add", "--first-name", "Ada", "--last-name", "Lovelace", "--email", "ada@example.org")
    rows = "ada@example.org,opened,2026-01-02 09:00,News\nada@example.org,clicked,2026-01-02 09:01,News\n"
    program("import", listed(tmp_path, f"email,event,timestamp,subject\n{rows}"), "--as", "events")
    assert "visited, News" in program("show", "1").out
    assert [row["event"] for row in program.json("show", "1")["activities"]] == ["visited", "opened"]
