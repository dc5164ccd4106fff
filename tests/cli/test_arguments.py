"""What is typed on a command line is read whole or refused with what was meant."""

from __future__ import annotations

import pytest
from tests.cli.running import Program

from leadtui.cli.verbs import VERBS


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_explains_itself(program: Program, verb: str) -> None:
    ran = program(verb, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"usage: leadtui {verb}")
    assert ran.err == ""


def test_the_help_lists_every_verb(program: Program) -> None:
    ran = program("--help")
    assert ran.status == 0
    assert all(f"  {verb} " in ran.out for verb in VERBS)


def test_the_version_is_told(program: Program) -> None:
    assert program("--version").out == "leadtui 0.1.0\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("lst",), "leadtui list"),
        (("list", "--limt", "3"), "--limit"),
        (("list", "-json"), "--json"),
        (("add", "--frist-name", "Ada"), "--first-name"),
        (("set", "1", "ctiy=Lyon"), "city"),
        (("list", "--view", "todya"), "Today"),
        (("list", "satus:new"), "status"),
        (("call", "1", "no-anwser"), "No answer"),
        (("status", "1", "qualifed"), "Qualified"),
    ],
)
def test_a_misspelt_word_is_answered_with_the_one_that_was_meant(
    program: Program, typed: tuple[str, ...], meant: str
) -> None:
    program("add", "--first-name", "Ada")
    ran = program.refused(*typed)
    assert ran.status == 2
    assert meant in ran.err


@pytest.mark.parametrize(
    "typed",
    [
        ("score",), ("convert",), ("merge", "1"), ("dupes", "("), ("report", "nothing"), ("backup", "a", "b"),
        ("restore", "x"), ("workspace", "x"), ("tock",), ("",), ("--json",), ("due", "--tell"),
        ("import", "x.csv", "--as", "activities"),
        ("export", "--format", "xlsx"), ("show",), ("show", "1", "2"), ("list", "--limit"), ("list", "--limit", "x"),
        ("list", "--limit", "-1"), ("undo", "0"), ("undo", "1", "--operation", "1"), ("add",), ("set", "1"),
        ("add", "--email", "a@b.co", "--email", "c@d.co"), ("call", "1", "--note"), ("call", "1"),
        ("call", "1", "busy", "--no-follow-up", "--follow-up", "3d"), ("user", "add"), ("user", "remove", "x"),
        ("config", "change"), ("demo", "--leads", "0"), ("list", "--lim", "3"), ("set", "1", "Lyon"),
        ("set", "1", "city=Lyon", "City=Paris"), ("list", "--sort", "nothing"), ("list", "("),
        ("add", "--custom.Nope", "x"), ("export", "--all", "status:new"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_status_2(program: Program, typed: tuple[str, ...]) -> None:
    program("add", "--first-name", "Ada")
    assert program.refused(*typed).status == 2


def test_a_query_may_begin_with_a_dash(program: Program) -> None:
    program("add", "--first-name", "Ada", "--city", "Paris")
    program("add", "--first-name", "Grace", "--city", "Lyon")
    assert [lead["first_name"] for lead in program.json("list", "-city:Paris")] == ["Grace"]


def test_options_may_stand_between_the_words_of_a_query(program: Program) -> None:
    program("add", "--first-name", "Ada", "--city", "Paris")
    assert len(program.json("list", "city:Paris", "--limit", "5", "ada")) == 1


def test_text_after_two_dashes_is_text(program: Program) -> None:
    program("add", "--first-name", "Ada")
    assert program("note", "1", "--", "--json").status == 0
    assert program.json("show", "1")["activities"][0]["body"] == "--json"


@pytest.mark.parametrize("option", ["--first-name", "--first_name", "--First-Name", "--firstname"])
def test_the_name_of_a_field_may_be_written_as_one_likes(program: Program, option: str) -> None:
    program("add", option, "Ada")
    assert program.json("show", "1")["first_name"] == "Ada"


def test_two_dashes_are_a_text_like_any_other_behind_an_option(program: Program) -> None:
    assert program("add", "--last-name=--", "--company=Dash").status == 0
    assert program("call", "1", "no-answer", "--note=--").status == 0
    shown = program("show", "1").out
    assert "--" in shown
    assert "Dash" in shown


@pytest.mark.parametrize("name", ["a" * 300, "~nobody-of-this-name/x"])
def test_a_name_no_file_can_have_is_refused_with_status_2(program: Program, name: str) -> None:
    program("add", "--last-name", "King")
    for typed in (("attach", "1", name), ("export", "--output", name), ("demo", "--into", name)):
        ran = program(*typed)
        assert (ran.status, ran.out) == (2, ""), typed
        assert "Traceback" not in ran.err


@pytest.mark.parametrize("typed", [("--status", "qualified"), ("--status=qualified",)])
def test_a_status_of_a_new_lead_is_given_afterwards(program: Program, typed: tuple[str, ...]) -> None:
    ran = program.refused("add", "--first-name", "Ada", *typed)
    assert ran.status == 2
    assert "`leadtui status REF qualified`" in ran.err
    assert "--state" not in ran.err


@pytest.mark.parametrize("subject", ["--help <a", "--json is not an option here", "-- and then", "--note x=y"])
def test_a_text_that_only_looks_like_an_option_keeps_its_place(program: Program, subject: str) -> None:
    program("add", "--last-name", "Lovelace")
    assert program("follow-up", "1", "1 hour", subject).status == 0
    assert program.json("show", "1")["follow_ups"][0]["subject"] == subject
