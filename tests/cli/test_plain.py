"""Plain mode: one lead at a time, by lines."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import Program, Ran

Work = Callable[..., Ran]


@pytest.fixture
def work(program: Program, monkeypatch: pytest.MonkeyPatch) -> Work:
    """Types lines into plain mode; the run ends with the input."""

    def run(*lines: str) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return program("work", "--plain")

    return run


@pytest.fixture(autouse=True)
def leads(program: Program) -> None:
    """Three leads; the newest is served first."""
    for name in ("Ada Lovelace", "Grace Hopper", "Mary Jackson"):
        first, last = name.split()
        assert program("add", "--first-name", first, "--last-name", last, "--company", "Acme Inc.").status == 0


def shown(program: Program, name: str) -> dict[str, Any]:
    """Everything about a lead."""
    found: dict[str, Any] = program.json("show", name)
    return found


def test_it_shows_one_lead_with_its_reason_and_ends_with_the_input(work: Work) -> None:
    ran = work()
    assert ran.status == 0
    assert "Mary Jackson, Acme Inc.\nWhy: new.\nStatus: New." in ran.out
    assert "Grace" not in ran.out
    assert ran.out.endswith("Everything is saved. Goodbye.\n")


def test_a_call_with_its_outcome_on_the_line_is_logged_at_once_and_the_next_lead_is_there(
    work: Work, program: Program
) -> None:
    ran = work("c n out until noon", "c b")
    assert "No answer, Mary Jackson.\nNext: call" in ran.out
    assert "Busy, Grace Hopper." in ran.out
    (call,) = shown(program, "Mary Jackson")["activities"]
    assert (call["outcome"], call["body"]) == ("No answer", "out until noon")


def test_the_app_and_plain_mode_write_the_same(work: Work, program: Program) -> None:
    work("c n")
    program("call", "Grace Hopper", "no-answer")
    one, other = shown(program, "Mary Jackson"), shown(program, "Grace Hopper")
    for key in ("status", "next_follow_up", "priority", "reasons"):
        assert one[key] == other[key]


def test_call_alone_asks_for_outcome_note_and_follow_up(work: Work, program: Program) -> None:
    ran = work("call", "voicemail", "left the offer", "tue 10")
    assert "Left voicemail, Mary Jackson." in ran.out
    (follow_up,) = shown(program, "Mary Jackson")["follow_ups"]
    assert follow_up["automatic"] is False


def test_connected_asks_what_follows_and_a_time_that_cannot_be_read_is_asked_again(
    work: Work, program: Program
) -> None:
    ran = work("c c wants a demo", "25:00", "tomorrow 15:00")
    assert '"25:00" is not a time' in ran.out
    assert len(shown(program, "Mary Jackson")["follow_ups"]) == 1


def test_not_interested_asks_why(work: Work, program: Program) -> None:
    work("c x", "b")
    lead = shown(program, "Mary Jackson")
    assert (lead["status"], lead["disqualify_reason"]) == ("Unqualified", "No budget")


def test_an_incoming_call_is_no_try(work: Work, program: Program) -> None:
    work("c i c asked for a price", "")
    (call,) = shown(program, "Mary Jackson")["activities"]
    assert (call["direction"], call["body"]) == ("in", "asked for a price")


def test_a_note_of_several_lines_ends_with_an_empty_one_and_stays_on_the_lead(work: Work, program: Program) -> None:
    work("n", "first", "second", "", "f mon 9, send the offer")
    lead = shown(program, "Mary Jackson")
    assert lead["activities"][0]["body"] == "first\nsecond"
    assert lead["follow_ups"][0]["subject"] == "send the offer"


@pytest.mark.parametrize(("typed", "status"), [("2", "Contacted"), ("4", "Qualified"), ("s contacted", "Contacted")])
def test_a_status_is_a_digit_or_a_name(work: Work, program: Program, typed: str, status: str) -> None:
    work(typed)
    assert shown(program, "Mary Jackson")["status"] == status


def test_unqualified_without_a_reason_changes_nothing(work: Work, program: Program) -> None:
    ran = work("5", "", "5", "nonsense")
    assert "The status stays." in ran.out
    assert "Not done: There is no reason 'nonsense'." in ran.out
    assert shown(program, "Mary Jackson")["status"] == "New"


def test_nurturing_offers_its_usual_wake_up_time(work: Work, program: Program) -> None:
    ran = work("3", "")
    assert "Wake it up when?" in ran.out
    assert shown(program, "Mary Jackson")["status"] == "Nurturing"


def test_undo_takes_back_and_shows_the_lead_and_redo_does_it_again(work: Work, program: Program) -> None:
    ran = work("z t", "u")
    assert "Took back: Snoozed to" in ran.out
    assert shown(program, "Mary Jackson")["follow_ups"] == []
    ran = work("U")
    assert len(shown(program, "Mary Jackson")["follow_ups"]) == 1
    assert "Not done" not in ran.out


def test_leads_that_are_passed_over_come_again_after_the_others(work: Work) -> None:
    ran = work("", "", "", "")
    order = [line.split(",")[1].strip() for line in ran.out.splitlines() if line.startswith("L")]
    assert order == ["Mary Jackson", "Grace Hopper", "Ada Lovelace", "Mary Jackson"]
    assert "passed over all 3" in ran.out


def test_back_shows_the_lead_before_and_find_and_numbers_go_to_any(work: Work) -> None:
    ran = work("", "k", "/ ada", "L2")
    order = [line.split(",")[1].strip() for line in ran.out.splitlines() if line.startswith("L")]
    assert order == ["Mary Jackson", "Grace Hopper", "Mary Jackson", "Ada Lovelace", "Grace Hopper"]


def test_an_empty_queue_says_so(work: Work) -> None:
    ran = work("c n", "c n", "c n", "c n")
    assert "Nothing is left for now." in ran.out
    assert ran.status == 0


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("what", "'what' is none of the words here."),
        ("c zz", "'zz' is no outcome."),
        ("f soon", "Not done:"),
        ("L99", "There is no lead L99."),
        ("d", "has no open follow-up"),
        ("\x1b[2Jfoo", "is none of the words here."),
    ],
)
def test_a_mistake_is_answered_and_the_dialog_goes_on(work: Work, program: Program, typed: str, says: str) -> None:
    ran = work(typed, "4")
    assert says in ran.out
    assert "\x1b" not in ran.out
    assert shown(program, "Mary Jackson")["status"] == "Qualified"


def test_help_says_every_word_and_quit_leaves(work: Work) -> None:
    ran = work("?", "q", "4")
    for word in ("next", "call", "note", "follow-up", "snooze", "done", "status", "undo", "find", "quit"):
        assert f"\n{word}" in ran.out
    assert "Qualified, Mary" not in ran.out


def test_more_says_everything_without_colours(work: Work) -> None:
    ran = work("m")
    assert "Acme Inc." in ran.out
    assert "\x1b" not in ran.out


@pytest.mark.parametrize(
    "lines",
    [
        ("call",), ("call", "n"), ("call", "n", "he is out"), ("c c",), ("c x",), ("c x", "z"), ("c x", "o"),
        ("n",), ("n", "half a note"), ("f",), ("z",), ("s",), ("s nurturing",), ("3",), ("5",), ("5", "o"), ("/",),
    ],
)  # fmt: skip
@pytest.mark.parametrize("left", [(), ("quit", "4"), (" QUIT ", "4")])
def test_leaving_inside_a_question_gives_up_what_it_was_about(
    work: Work, program: Program, lines: tuple[str, ...], left: tuple[str, ...]
) -> None:
    before = program.json("export", "--all")
    ran = work(*lines, *left)
    assert (ran.status, ran.out.count("Given up")) == (0, 1)
    assert ran.out.endswith("Everything is saved. Goodbye.\n")
    assert program.json("export", "--all") == before


def test_a_base_that_cannot_be_read_is_said_before_the_greeting(
    work: Work, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bad.sqlite3").write_bytes(b"no base" * 1000)
    monkeypatch.setenv("LEADTUI_DB", str(tmp_path / "bad.sqlite3"))
    ran = work()
    assert (ran.status, ran.out) == (5, "")


def test_a_follow_up_says_how_it_is_told_of(work: Work, program: Program) -> None:
    work("n first", "f mon 9 every 2w !high, figures")
    (row,) = shown(program, "Mary Jackson")["follow_ups"]
    assert (row["subject"], row["due"]) == ("figures", "2026-11-23T08:00:00Z")
    assert "high, every 2 weeks" in program("show", "Mary Jackson").out


def test_a_note_that_reads_as_a_next_step_says_how_to_take_it(work: Work) -> None:
    assert "Next step? f Fri 20 Nov, Send the offer takes it." in work("n Send the offer by friday").out


@pytest.mark.parametrize("lines", [("c connected",), ("call", "voicemail", "")], ids=["asked", "filled in"])
def test_a_follow_up_of_a_call_takes_the_same_words(work: Work, program: Program, lines: tuple[str, ...]) -> None:
    work(*lines, "fri 9 email the figures remind 15m !high")
    (row,) = shown(program, "Mary Jackson")["follow_ups"]
    assert (row["kind"], row["subject"], row["due"]) == ("email", "email the figures", "2026-11-20T08:00:00Z")
    assert row["remind_at"] == "2026-11-20T07:45:00Z"
    assert "high" in program("show", "Mary Jackson").out
