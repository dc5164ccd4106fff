"""follow-up, done, snooze, note and attach on the command line: what they take, say and refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Program


@pytest.fixture
def ada(program: Program) -> Program:
    """A base with one lead, Ada."""
    program("add", "--first-name", "Ada", "--last-name", "Lovelace")
    return program


def test_a_follow_up_takes_kind_reminder_repetition_and_priority(ada: Program) -> None:
    ran = ada(
        "follow-up", "1", "tue 10", "the figures", "--kind", "email", "--remind", "15m", "--repeat", "2 weeks",
        "--priority", "high",
    )  # fmt: skip
    assert "Follow-up Tue 24 Nov 10:00, every 2 weeks → email, Ada Lovelace" in ran.out
    (row,) = ada.json("show", "1")["follow_ups"]
    assert set(row) == {"id", "kind", "subject", "due", "date_only", "remind_at", "state", "automatic"}
    assert (row["kind"], row["subject"], row["remind_at"]) == ("email", "the figures", "2026-11-24T08:45:00Z")
    assert "high, every 2 weeks, reminded 15 min before" in ada("show", "1").out


def test_the_time_takes_the_same_words_as_in_the_app(ada: Program) -> None:
    ran = ada("follow-up", "1", "every mon 9 remind 15m !high", "figures")
    assert "Follow-up Mon 23 Nov 09:00, every Monday → call, Ada Lovelace" in ran.out
    assert "high, every Monday, reminded 15 min before" in ada("show", "1").out
    assert "'15x'" in ada("follow-up", "1", "mon 9 remind 15x").err


def test_a_reminder_that_had_gone_by_is_not_said_to_come(ada: Program) -> None:
    ran = ada("follow-up", "1", "tomorrow 9:30 remind 2d")
    assert "2 days before has gone by: reminded when it is due" in ran.err
    assert "reminded" not in ada("show", "1").out
    ada("snooze", "1", "10d")
    assert "reminded 2 days before" in ada("show", "1").out, "moved, it comes in time"


@pytest.mark.parametrize(
    ("option", "value", "part"),
    [
        ("--remind", "15x", "'15x' is no time to be reminded before"),
        ("--repeat", "2 lightyears", "'lightyears' is no step of a repetition"),
        ("--priority", "urgent", "'urgent' is no priority"),
        ("--kind", "fax", "no follow-up kind 'fax'"),
    ],
)
def test_what_cannot_be_read_is_refused_naming_it_and_nothing_is_set(
    ada: Program, option: str, value: str, part: str
) -> None:
    ran = ada("follow-up", "1", "tue 10", option, value)
    assert (ran.status, ran.out) == (2, "")
    assert part in ran.err
    assert ada.json("show", "1")["follow_ups"] == []


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (("--follow-up", "30d email the report"), "is when the lead is woken: '30d email the report' says more"),
        (("--follow-up", "30d !high remind 1d"), "is when the lead is woken: '30d !high remind 1d' says more"),
        (("--follow-up", "30d", "--reason", "no-need"), "--reason and --follow-up exclude each other"),
    ],
)
def test_what_a_call_that_ends_in_no_interest_cannot_keep_is_refused(
    ada: Program, options: tuple[str, ...], part: str
) -> None:
    ran = ada("call", "1", "not-interested", *options)
    assert (ran.status, ran.out) == (2, "")
    assert part in ran.err
    assert ada.json("show", "1")["activities"] == []


def test_done_says_when_it_comes_back_and_never_ends_it(ada: Program) -> None:
    ada("follow-up", "1", "today 11:00", "figures", "--repeat", "week")
    ran = ada("done", "1")
    assert "Done: figures, Ada Lovelace" in ran.out
    assert "next: figures Wed 25 Nov 11:00" in ran.err
    assert "Dropped: figures, Ada Lovelace" in ada("snooze", "1", "never").out
    assert sorted(row["state"] for row in ada.json("show", "1")["follow_ups"]) == ["cancelled", "done"]
    assert ada("snooze", "1", "never").status == 4


def test_a_customer_has_follow_ups_and_files_too(ada: Program, tmp_path: Path) -> None:
    ada("status", "1", "qualified")
    ada("convert", "1")
    assert "Follow-up Tue 24 Nov 10:00" in ada("follow-up", "A1", "tue 10", "annual talk").out
    assert "Attached example.com/terms" in ada("attach", "a1", "https://example.com/terms").out
    shown = ada.json("show", "A1")
    assert [row["subject"] for row in shown["follow_ups"]] == ["annual talk"]
    assert [row["target"] for row in shown["attachments"]] == ["https://example.com/terms"]
    assert ada("follow-up", "A7", "tue 10").status == 3


def test_a_file_is_attached_by_its_absolute_path_and_marked_once_it_is_gone(
    ada: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "offer.pdf").write_bytes(b"x" * 2000)
    assert "Attached offer.pdf (2 KB), Ada Lovelace" in ada("attach", "1", "offer.pdf").out
    assert f"{tmp_path / 'offer.pdf'}  (2 KB)" in ada("show", "1").out
    (tmp_path / "offer.pdf").unlink()
    assert "(missing)" in ada("show", "1").out
    assert "Took offer.pdf off" in ada("attach", "1", "offer.pdf", "--remove").out
    for typed in ("offer.pdf", str(tmp_path), "ftp://x/y"):
        assert ada("attach", "1", typed).status == 2


def test_a_note_that_reads_as_a_next_step_says_how_to_take_it(ada: Program) -> None:
    ran = ada("note", "1", "Nice talk. Send the offer by friday")
    assert "Next step? leadtui follow-up L1 'Fri 20 Nov' 'Send the offer'" in ran.err
    assert ada.json("show", "1")["activities"][0]["next_step"] == "Send the offer, Fri 20 Nov"
    assert ada.json("show", "1")["follow_ups"] == []


def test_due_goes_by_time_and_of_those_together_high_ones_come_first(ada: Program) -> None:
    for phrase, what in (("today 15:00", "late"), ("today 11:00", "plain"), ("today 11:00 !high", "urgent thing")):
        ada("follow-up", "1", phrase, what)
    assert [row["subject"] for row in ada.json("due")] == ["urgent thing", "plain", "late"]


@pytest.mark.parametrize(
    ("typed", "said", "kind", "subject"),
    [
        ("every day", "Follow-up Thu 19 Nov, every day", "call", None),
        ("every month 31 10:00", "Follow-up Thu 31 Dec 10:00, every month", "call", None),
        ("call tue 10", "Follow-up Tue 24 Nov 10:00", "call", None),
        ("meeting tue 11 at theirs", "Follow-up Tue 24 Nov 11:00", "meeting", "meeting at theirs"),
        ("mon 9 email the figures", "Follow-up Mon 23 Nov 09:00", "email", "email the figures"),
    ],
)
def test_all_of_a_follow_up_may_stand_in_its_time(
    ada: Program, typed: str, said: str, kind: str, subject: str | None
) -> None:
    assert said in ada("follow-up", "1", typed).out
    (row,) = ada.json("show", "1")["follow_ups"]
    assert (row["kind"], row["subject"]) == (kind, subject)


def test_the_follow_up_of_a_call_takes_the_words_of_a_follow_up(ada: Program) -> None:
    ran = ada("call", "1", "connected", "--follow-up", "every mon 9 email the figures remind 15m !high")
    assert "next: email the figures Mon 23 Nov 09:00, every Monday" in ran.err
    assert [row["kind"] for row in ada.json("show", "1")["follow_ups"]] == ["email"]
    assert ada("call", "1", "connected", "--follow-up", "fri 9 remind 15x").status == 2


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("tue 10 remind", "'remind'"), ("tue 10 email it remind", "'remind'"),
        ("tue 10 Europe/Atlantis", "Europe/Atlantis"),
    ],
)  # fmt: skip
def test_half_a_reminder_and_an_unknown_zone_are_refused_and_not_taken_for_what_is_to_be_done(
    ada: Program, typed: str, part: str
) -> None:
    ran = ada("follow-up", "1", typed)
    assert (ran.status, part in ran.err) == (2, True)
    assert ada.json("show", "1")["follow_ups"] == []
