"""What is written on the command line stands in the calendar file at once."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest
from tests.cli.running import Program
from tests.support import make_lead

from leadtui.platform.paths import config_file
from leadtui.services.desk import Desk


def kept_in(file: Path) -> Path:
    """The preferences name this file."""
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(f'[calendar]\nfile = "{file}"\n')
    return file


def titles(file: Path) -> list[str]:
    """What the file says."""
    return [str(event["summary"]) for event in icalendar.Calendar.from_ical(file.read_bytes()).events]


def test_every_verb_that_writes_brings_it_up_to_date(program: Program, desk: Desk, tmp_path: Path) -> None:
    make_lead(desk)
    file = kept_in(tmp_path / "leads.ics")
    program("follow-up", "L1", "tomorrow 10 check the contract")
    (first,) = titles(file)
    program("snooze", "L1", "fri 10")
    assert titles(file) == [first]
    program("done", "L1")
    assert titles(file) == []
    program("undo")
    assert titles(file) == [first]


@pytest.mark.parametrize("verb", [("list",), ("due",), ("show", "L1"), ("next",)])
def test_a_verb_that_reads_leaves_it_alone(program: Program, desk: Desk, tmp_path: Path, verb: tuple[str, ...]) -> None:
    make_lead(desk)
    file = kept_in(tmp_path / "leads.ics")
    assert program(*verb).status < 2
    assert not file.exists()


def test_where_it_cannot_be_written_each_write_says_so_and_ends_as_usual(
    program: Program, desk: Desk, tmp_path: Path
) -> None:
    make_lead(desk)
    file = kept_in(tmp_path / "gone" / "leads.ics")
    for note in ("one", "two"):
        ran = program("note", "L1", note)
        assert ran.status == 0
        assert f"Calendar: {file} cannot be written: there is no folder {file.parent}." in ran.err
    assert program.json("note", "L1", "three")["operation"]


def test_the_doctor_tries_it_and_names_the_path(program: Program, desk: Desk, tmp_path: Path) -> None:
    make_lead(desk)
    file = kept_in(tmp_path / "gone" / "leads.ics")
    for _ in range(2):
        ran = program("doctor")
        assert (ran.status, ran.err) == (0, f"Calendar: {file} cannot be written: there is no folder {file.parent}.\n")
    file.parent.mkdir()
    assert program("doctor").err == ""
    assert file.exists()
