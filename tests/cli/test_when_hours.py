"""`leadtui when` goes by the working hours of the base, and answers without one too."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.support import SetTime

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk
from leadtui.services.workspace_rules import load


def test_business_days_pass_over_holidays_and_closed_days_of_the_base(
    program: Program, desk: Desk, clock: SetTime
) -> None:
    load(desk, '[hours]\ncountry = "FR"\nclosed = ["2026-12-28"]\n', "rules.toml")
    clock.set("2026-12-24T10:00")
    assert program.json("when", "1bd")[0]["at"] == "2026-12-29T00:00:00+01:00"


def test_the_week_begins_on_the_first_day_worked(program: Program, desk: Desk, clock: SetTime) -> None:
    load(desk, '[hours]\ndays = ["tue-sat"]\n', "rules.toml")
    assert program.json("when", "next week")[0]["at"] == "2026-11-24T00:00:00+01:00"


def test_without_a_base_the_usual_hours_hold_and_none_is_made(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEADTUI_DB", str(tmp_path / "none.db"))
    assert program.json("when", "3bd")[0]["at"] == "2026-11-23T00:00:00+01:00"
    assert not (tmp_path / "none.db").exists()


def test_a_base_that_cannot_be_read_is_said_and_the_time_is_read(
    program: Program, base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("no base at all, and longer than a header would have to be")
    monkeypatch.setenv("LEADTUI_DB", str(broken))
    ran = program("when", "3bd")
    assert ran.status == 0
    assert "Mon 23 Nov" in ran.out
    assert "By the usual working hours" in ran.err


def test_a_call_on_the_command_line_is_followed_up_on_a_day_that_is_worked(
    program: Program, desk: Desk, clock: SetTime
) -> None:
    load(desk, '[hours]\ncountry = "FR"\n', "rules.toml")
    clock.set("2026-12-24T10:00")
    program.json("add", "--last-name", "Lovelace")
    assert program("call", "L1", "left-voicemail").status == 0
    assert program.json("show", "L1")["follow_ups"][0]["due"] == "2026-12-28T09:00:00Z"
    program.json("follow-up", "L1", "2bd")
    open_ones = [row["due"] for row in program.json("show", "L1")["follow_ups"] if row["state"] == "open"]
    assert open_ones == ["2026-12-29"]


@pytest.mark.parametrize("verb", ["follow-up", "snooze"])
@pytest.mark.parametrize("phrase", ["2026-11-17", "today 9", "yesterday"])
def test_nothing_is_planned_for_a_time_that_has_gone_by(program: Program, desk: Desk, verb: str, phrase: str) -> None:
    program.json("add", "--last-name", "Lovelace")
    refused = program.refused(verb, "L1", phrase)
    assert refused.status == 2
    assert "has gone by" in refused.err
    assert program.json("show", "L1")["follow_ups"] == []
