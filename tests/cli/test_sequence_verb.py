"""The verb `sequence`: what it does, what it says, what it refuses."""

from __future__ import annotations

import pytest
from tests.cli.running import Program
from tests.support import SetTime


@pytest.fixture
def two(program: Program) -> Program:
    """A base with Ada, who has an email, and Bob."""
    program("add", "--first-name", "Ada", "--last-name", "Lovelace", "--email", "ada@example.org")
    program("add", "--first-name", "Bob", "--last-name", "Lee", "--phone", "+33 1 70 18 99 02")
    return program


def test_the_sequences_are_listed_with_who_is_where(two: Program) -> None:
    two("sequence", "enrol", "first-contact", "L1", "bob")
    ran = two("sequence")
    assert ran.out.splitlines()[1].split() == ["f", "First", "contact", "7", "2", "0", "0", "0"]
    listed = two.json("sequence", "list")
    assert [one["key"] for one in listed] == ["first-contact", "nurture", "after-event"]
    assert (listed[0]["running"], listed[0]["next"], listed[0]["enrol"]) == (2, None, None)


def test_one_is_shown_with_its_steps_and_its_leads(two: Program) -> None:
    two("sequence", "enrol", "f", "L1")
    two("sequence", "enrol", "f", "L2")
    two("done", "L2")
    shown = two("sequence", "show", "First contact").out
    assert "  1  at once: call, first call" in shown
    assert "L1  Ada Lovelace  step 1 of 7: first call Wed 18 Nov" in shown
    assert "L2  Bob Lee       step 3 of 7: second call Fri 20 Nov" in shown
    told = two.json("sequence", "show", "first-contact")
    assert [(s["key"], s["open"], s["waiting"]) for s in told["steps"][:3]] == [
        ("call-1", 1, 0), ("mail-1", 0, 0), ("call-2", 0, 1),
    ]  # fmt: skip
    assert [(one["lead"], one["due"], one["next"]) for one in told["leads"]] == [
        (1, "2026-11-18", None), (2, None, "2026-11-20"),
    ]  # fmt: skip


def test_show_tells_where_a_lead_stands(two: Program) -> None:
    two("sequence", "enrol", "first-contact", "L1")
    assert "First contact, step 1 of 7: first call Wed 18 Nov" in two("show", "L1").out
    two("sequence", "stop", "L1")
    assert "First contact, stopped: by hand" in two("show", "L1").out


def test_a_lead_is_paused_goes_on_skips_and_stops(two: Program) -> None:
    two("sequence", "enrol", "first-contact", "L1")
    assert two.json("sequence", "pause", "L1")["summary"] == "Paused: First contact, Ada Lovelace"
    ran = two("sequence", "resume", "L1", "first-contact")
    assert ran.out.startswith("Goes on: First contact, Ada Lovelace")
    assert "next: first call Wed 18 Nov" in ran.err
    assert "next: first mail Wed 18 Nov" in two("sequence", "skip", "L1").err
    assert two("sequence", "stop", "L1").status == 0
    assert two.refused("sequence", "stop", "L1").status == 4


def test_a_query_takes_many_and_says_who_was_left_out(two: Program) -> None:
    two("sequence", "enrol", "nurture", "L1")
    ran = two("sequence", "enrol", "nurture", "--query", "is:open")
    assert ran.out.startswith("Into Stay in touch, Bob Lee")
    assert "1 left out: Ada Lovelace is in Stay in touch already" in ran.err
    two("sequence", "stop", "--query", "enrolled:nurture", "nurture")
    assert two.json("sequence")[1]["stopped"] == 2


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("enrol",), 2, "Which sequence, and which leads?"),
        (("enrol", "first-contact"), 2, "Which leads?"),
        (("enrol", "first-contact", "L1", "--query", "is:open"), 2, "not both"),
        (("enrol", "first-contact", "--query", "city:Nowhere"), 2, "No lead is found"),
        (("enrol", "first-contact", "--query", "city:("), 2, "city"),
        (("enrol", "nothing", "L1"), 2, "There is no sequence 'nothing'."),
        (("enrol", "first-contact", "L99"), 3, "L99"),
        (("show",), 2, "Which sequence?"),
        (("show", "nothing"), 2, "Known: First contact, Stay in touch, After an event."),
        (("list", "x"), 2, "one word too many"),
        (("pause", "L1"), 4, "is in no running sequence"),
        (("pause", "L1", "nurture", "x"), 2, "one word too many"),
        (("dance",), 2, "dance"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(two: Program, words: tuple[str, ...], status: int, said: str) -> None:
    ran = two.refused("sequence", *words)
    assert ran.status == status
    assert said in ran.err


def test_the_tick_says_which_steps_it_made(two: Program, clock: SetTime) -> None:
    two("sequence", "enrol", "first-contact", "L2")
    two("done", "L2")
    clock.set("2026-11-20T08:00")
    assert "First contact: second call, Bob Lee" in two("tick").out
    assert "second call" not in two("tick").out
    assert [row["subject"] for row in two.json("due")] == ["second call"]
