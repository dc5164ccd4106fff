"""The verbs that change something: what they do, what they say, what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.support import snapshot

from leadtui.bootstrap import Base
from leadtui.words.contact import OUTCOMES


@pytest.fixture
def ada(program: Program) -> Program:
    """A base with one lead, Ada."""
    program("add", "--first-name", "Ada", "--last-name", "Lovelace", "--email", "ada@example.org")
    return program


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: outcome.key)
def test_every_outcome_can_be_logged_by_key_and_by_name(ada: Program, outcome: object) -> None:
    key, name = getattr(outcome, "key", ""), getattr(outcome, "name", "")
    assert ada("call", "1", key).status == 0
    assert ada("call", "L1", name.upper()).status == 0
    assert {activity["outcome"] for activity in ada.json("show", "1")["activities"]} == {name}


def test_a_call_makes_the_follow_up_its_outcome_fills_in(ada: Program) -> None:
    ran = ada("call", "1", "no-answer")
    assert "next: call Wed 18 Nov 14:00" in ran.err
    assert ada.json("show", "1")["status"] == "Contacted"
    assert ada.json("list")[0]["next_follow_up"] == "2026-11-18T13:00:00Z"


def test_a_call_takes_another_follow_up_or_none(ada: Program) -> None:
    ada("call", "1", "no-answer", "--no-follow-up")
    assert ada.json("show", "1")["next_follow_up"] is None
    ada("call", "1", "busy", "--follow-up", "tue 10")
    assert ada.json("show", "1")["next_follow_up"] == "2026-11-24T09:00:00Z"


def test_an_outcome_that_asks_makes_none_and_says_so(ada: Program) -> None:
    ran = ada("call", "1", "connected")
    assert ran.status == 0
    assert "no follow-up was set\nSet one: leadtui follow-up L1 WHEN" in ran.err
    assert "f sets" not in ran.err
    assert ada.json("show", "1")["next_follow_up"] is None


def test_not_interested_takes_a_reason_or_a_date_to_nurture_until(ada: Program) -> None:
    said = ada("call", "1", "not-interested").err
    assert "no reason was given" in said
    assert "leadtui status L1 unqualified --reason no-need" in said
    assert ada.json("show", "1")["status"] == "New"
    ada("call", "1", "not-interested", "--reason", "no-budget")
    assert ada.json("show", "1")["disqualify_reason"] == "No budget"
    ada("undo")
    ada("call", "1", "not-interested", "--follow-up", "2mo")
    assert ada.json("show", "1")["status"] == "Nurturing"


def test_a_call_may_have_been_earlier_and_incoming(ada: Program) -> None:
    ada("call", "1", "connected", "--incoming", "--at", "yesterday 15:00", "--minutes", "12")
    call = ada.json("show", "1")["activities"][0]
    assert (call["direction"], call["at"], call["minutes"]) == ("in", "2026-11-17T14:00:00Z", 12)


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        (("call", "1", "nope"), 2),
        (("call", "1", "busy", "--at", "tomorrow"), 2),
        (("call", "1", "busy", "--follow-up", "feb 30"), 2),
        (("call", "1", "busy", "--reason", "nope"), 2),
        (("call", "9", "busy"), 3),
        (("status", "1", "unqualified"), 2),
        (("status", "1", "unqualified", "--reason", "nope"), 2),
        (("status", "1", "unqualified", "--reason", "other"), 2),
        (("status", "1", "converted"), 2),
        (("status", "1", "qualified", "--reason", "no-budget"), 2),
        (("note", "1", "  "), 2),
        (("follow-up", "1", "25:00"), 2),
        (("snooze", "1", "3pm their time"), 2),
        (("done", "1"), 4),
        (("set", "1", "employees=many"), 2),
        (("set", "1", "status=new"), 2),
        (("set", "1", "changed=today"), 2),
        (("set", "1", "owner=Nobody Known"), 2),
        (("set", "1", "first_name=", "last_name=", "email="), 2),
        (("add", "--title", "CEO"), 2),
        (("attach", "1", "no-such-file.pdf"), 2),
        (("attach", "1", "ftp://example.org/x"), 2),
        (("user", "add", "Sam Rep"), 4),
        (("undo", "--operation", "99"), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_refused_leaves_everything_as_it_was(
    ada: Program, base: Base, typed: tuple[str, ...], status: int
) -> None:
    before = snapshot(base)
    assert ada.refused(*typed).status == status
    assert snapshot(base) == before
    assert ada.refused(*typed, "--json").status == status


def test_a_status_goes_by_key_name_and_any_spelling(ada: Program) -> None:
    for said, name in (("contacted", "Contacted"), ("QUALIFIED", "Qualified"), ("nur-turing", "Nurturing")):
        ada("status", "1", said)
        assert ada.json("show", "1")["status"] == name


def test_follow_ups_are_set_moved_and_done(ada: Program) -> None:
    ada("follow-up", "ada", "thu 15:00", "send the offer")
    assert ada.json("show", "1")["follow_ups"][0]["subject"] == "send the offer"
    ada("snooze", "ada", "+1h")
    assert ada.json("due")[0]["due"] == "2026-11-18T10:00:00Z"
    assert ada("done", "ada").out.startswith("Done: send the offer, Ada Lovelace")
    assert ada.json("show", "1")["follow_ups"][0]["state"] == "done"


def test_fields_are_set_by_key_or_label_and_emptied(ada: Program) -> None:
    ada("set", "1", "Postal code=69001", "city=Lyon", "rating=hot")
    lead = ada.json("show", "1")
    assert (lead["postal_code"], lead["city"], lead["rating"]) == ("69001", "Lyon", "Hot")
    ada("set", "1", "city=")
    assert ada.json("show", "1")["city"] is None


def test_a_duplicate_is_refused_without_a_terminal(ada: Program) -> None:
    again = ("add", "--first-name", "Ada", "--email", "ada@example.org")
    ran = ada(*again, "--json")
    assert ran.status == 4
    assert ran.json["operation"] is None
    assert [list(match) for match in ran.json["duplicates"]] == [["id", "score", "reasons"]]
    assert ran.json["duplicates"][0]["id"] == 1
    ran = ada(*again)
    assert (ran.status, ran.out) == (4, "")
    assert "L1  Ada Lovelace" in ran.err


def test_what_to_do_with_a_duplicate_can_be_said(ada: Program) -> None:
    again = ("add", "--first-name", "Ada", "--email", "ada@example.org", "--city", "London", "--on-duplicate")
    assert ada.json(*again, "skip")["operation"] is None
    assert ada.json("show", "1")["city"] is None
    assert ada.json(*again, "update")["leads"] == [1]
    assert ada.json("show", "1")["city"] == "London"
    assert ada.json(*again, "create")["leads"] == [2]


def test_a_file_and_a_link_are_kept_as_references(ada: Program, tmp_path: Path) -> None:
    file = tmp_path / "offer.pdf"
    file.write_bytes(b"%PDF")
    assert ada("attach", "1", str(file)).status == 0
    assert ada("attach", "1", "https://example.org/offer").status == 0
    assert "https://example.org/offer" in ada("show", "1").out


def test_undo_takes_back_and_redo_does_it_again(ada: Program, base: Base) -> None:
    before = snapshot(base)
    call = ada.json("call", "1", "no-answer")["operation"]
    after = snapshot(base)
    undone = ada.json("undo")
    assert undone == {"operation": undone["operation"], "undone": [call], "conflicts": []}
    assert snapshot(base) == before
    assert ada("redo").status == 0
    assert snapshot(base) == after
    assert ada("undo").out == "Took back: No answer, Ada Lovelace\n"


def test_undo_takes_back_several_steps_or_everything_after_one(ada: Program, base: Base) -> None:
    before = snapshot(base)
    first = ada.json("log")[0]["operation"]
    for text in ("one", "two", "three"):
        ada("note", "1", text)
    assert len(ada.json("undo", "2")["undone"]) == 2
    ada("note", "1", "four")
    ada("undo", "--to", str(first))
    assert snapshot(base) == before


def test_nothing_to_take_back_is_status_1(program: Program) -> None:
    for verb in ("undo", "redo"):
        ran = program(verb, "--json")
        assert (ran.status, ran.json) == (1, {"operation": None, "undone": [], "conflicts": []})
        assert program(verb).out == ""


def test_an_undo_that_conflicts_names_the_fields_and_writes_nothing(ada: Program, base: Base) -> None:
    first = ada.json("set", "1", "city=Lyon", "state=Rhône")["operation"]
    ada("set", "1", "city=Paris")
    before = snapshot(base)
    ran = ada("undo", "--operation", str(first), "--json")
    assert ran.status == 4
    assert ran.json == {
        "operation": None,
        "undone": [],
        "conflicts": [{"lead": 1, "field": "city", "expected": "Lyon", "found": "Paris"}],
    }
    assert snapshot(base) == before
    assert ada("undo", "--operation", str(first)).out == ""
    assert ada("undo", "--operation", str(first), "--except-conflicts").status == 0
    lead = ada.json("show", "1")
    assert (lead["city"], lead["state"]) == ("Paris", None)


def test_users_are_added_and_listed(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    assert program("user", "add", "Grace Hopper").status == 0
    assert [user["name"] for user in program.json("user", "list")] == ["Sam Rep", "Grace Hopper"]
    monkeypatch.setenv("LEADTUI_USER", "grace hopper")
    program("add", "--first-name", "Ada")
    assert program.json("show", "1")["owner"] == "Grace Hopper"
    monkeypatch.setenv("LEADTUI_USER", "Nobody Known")
    ran = program.refused("list")
    assert ran.status == 2
    assert "leadtui user add" in ran.err


def test_config_says_where_everything_is(program: Program, base: Base, clean_env: Path) -> None:
    shown = program.json("config")
    assert shown["database"] == str(base.path)
    assert program("config", "path").out == f"{shown['path']}\n"
    assert shown["path"].startswith(str(clean_env))


def test_doctor_finds_no_fault_in_a_base_that_was_worked(ada: Program) -> None:
    ada("call", "1", "no-answer")
    ada("undo")
    ran = ada("doctor", "--json")
    assert (ran.status, ran.json["faults"]) == (0, [])


def test_doctor_names_a_fault_and_ends_with_1(ada: Program, base: Base) -> None:
    from leadtui.store.sqlite.driver import connect_writer

    connection = connect_writer(base.path)
    connection.execute("UPDATE lead SET tries = 7")
    connection.close()
    ran = ada("doctor", "--json")
    assert ran.status == 1
    assert "tries" in ran.json["faults"][0]


def test_a_conflict_tells_words_by_name_and_instants_by_utc(ada: Program) -> None:
    first = ada.json("status", "1", "qualified")["operation"]
    ada("status", "1", "nurturing")
    ran = ada("undo", "--operation", str(first), "--json")
    conflicts = {conflict["field"]: conflict for conflict in ran.json["conflicts"]}
    assert conflicts["status"] == {"lead": 1, "field": "status", "expected": "Qualified", "found": "Nurturing"}
    assert "L1 Ada Lovelace · Status: left as Qualified, now Nurturing" in ada("undo", "--operation", str(first)).err
