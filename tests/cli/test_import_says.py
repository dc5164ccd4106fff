"""What `leadtui import` says beside its counts: where numbers are from, what rows seem to be, many doubts of a kind."""

from __future__ import annotations

from pathlib import Path

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
