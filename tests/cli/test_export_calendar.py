"""leadtui export --format ics: a calendar of what is planned and of meetings held."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import icalendar
from tests.cli.running import Program
from tests.support import NOW, make_lead

from leadtui.services.desk import Desk


def events(content: str | bytes) -> list[str]:
    """What a calendar says."""
    return [str(event["summary"]) for event in icalendar.Calendar.from_ical(content).events]


def test_a_query_says_whose_follow_ups_are_in_it(program: Program, desk: Desk) -> None:
    make_lead(desk, last_name="Ada", city="London", follow_up=NOW + timedelta(days=1))
    make_lead(desk, last_name="Grace", city="Paris", follow_up=NOW + timedelta(days=2))
    assert events(program("export", "--format", "ics").out) == ["Call: Ada", "Call: Grace"]
    assert events(program("export", "--format", "ics", "city:Paris").out) == ["Call: Grace"]
    assert events(program("export", "--format", "ics", "city:Rome").out) == []


def test_the_ending_of_the_file_says_what_is_written(program: Program, desk: Desk, tmp_path: Path) -> None:
    make_lead(desk, last_name="Ada", follow_up=NOW)
    file = tmp_path / "fair.ics"
    ran = program("export", "--output", str(file))
    assert ran.out == f"Exported 1 entry of the calendar to {file}\n"
    assert events(file.read_bytes()) == ["Call: Ada"]
    assert program.json("export", "--all", "--output", str(file)) == {"entries": 1, "file": str(file)}


def test_a_file_that_cannot_be_written_is_a_sentence(program: Program, desk: Desk, tmp_path: Path) -> None:
    ran = program.refused("export", "--output", str(tmp_path / "gone" / "fair.ics"))
    assert "cannot be written" in ran.err
