"""`due --notify` tells what the rules have to say, each once, before what came due."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.cli.test_due_notify import FakeSender
from tests.support import NOW, SetTime, make_lead

from leadtui.bootstrap import open_base
from leadtui.platform import notify
from leadtui.services import alerts, editing, ticking, triage
from leadtui.services.desk import Desk
from leadtui.services.reading import Reading


@pytest.fixture(autouse=True)
def own_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No notify-send but what a test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))


def late(desk: Desk, clock: SetTime, name: str = "Ada") -> int:
    """A hot lead whose answer stayed out; its number."""
    values = {"first_name": name, "company": "Acme", "source": "Website", "rating": "Hot"}
    lead = editing.add_lead(desk, values).leads[0]
    clock.forward(minutes=7)
    ticking.tick(desk)
    return lead


def test_without_notify_send_they_are_shown_here_once(program: Program, desk: Desk, clock: SetTime) -> None:
    late(desk, clock)
    first, again = program("due", "--notify"), program("due", "--notify")
    assert "Answer late" in first.out
    assert "Ada" in first.out
    assert (again.status, again.out, again.err) == (0, "", "")


def test_the_desktop_shows_them_before_the_reminders(
    program: Program, desk: Desk, clock: SetTime, tmp_path: Path
) -> None:
    sender = FakeSender(tmp_path)
    make_lead(desk, first_name="Grace", follow_up=NOW)
    late(desk, clock)
    assert program("due", "--notify").out == ""
    titles = [title for title, _ in sender.told]
    assert titles[-1] == "Grace"
    assert any(title.startswith("Answer late: Ada") for title in titles[:-1])


def test_many_are_few_notifications(program: Program, desk: Desk, clock: SetTime, tmp_path: Path) -> None:
    sender = FakeSender(tmp_path)
    for number in range(12):
        editing.add_lead(desk, {"last_name": f"N{number:02}", "source": "Website", "rating": "Hot"})
    clock.forward(minutes=7)
    ticking.tick(desk)
    program("due", "--notify")
    (shown,) = sender.told
    assert list(shown) == ["Answer late: N00", "2 min late · 12 answers are late"]


def test_json_says_what_it_is_and_until_when_the_answer_is_owed(program: Program, desk: Desk, clock: SetTime) -> None:
    lead = late(desk, clock)
    told = program.json("due", "--notify")
    assert [one["lead"] for one in told] == [lead] * len(told)
    assert told[-1]["kind"] == "late"
    assert told[-1]["due"] == "2026-11-18T09:05:00Z"
    assert {"alert", "name", "text", "at"} <= set(told[-1])
    assert program.json("due", "--notify") == []


def test_what_could_not_be_told_is_given_back(
    program: Program, desk: Desk, reading: Reading, clock: SetTime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late(desk, clock)
    before = alerts.waiting(reading)
    FakeSender(tmp_path)

    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as asked:
        asked.setattr(notify, "send", interrupted)
        assert program("due", "--notify").status == 130
    assert alerts.waiting(reading) == before != ()


def test_what_was_done_with_a_lead_since_is_no_news(program: Program, desk: Desk, clock: SetTime) -> None:
    lead = late(desk, clock)
    clock.forward(minutes=1)
    triage.log_note(desk, lead, "the address is wrong")
    assert program("due", "--notify").out == ""


def test_of_a_lead_the_newest_is_told(program: Program, desk: Desk, clock: SetTime) -> None:
    another = open_base(str(desk.store.path)).desk()
    lead = late(another, clock)
    another.close()
    told = program.json("due", "--notify")
    assert [(one["lead"], one["kind"]) for one in told] == [(lead, "late")]
    assert program.json("due", "--notify") == []
