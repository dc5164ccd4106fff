"""list, next, show, due, log and when, as people and scripts use them."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from tests.cli.running import Program
from tests.support import SetTime, make_lead, make_leads

from leadtui.services.desk import Desk


def test_a_list_is_every_open_lead_in_queue_order(program: Program, desk: Desk, clock: SetTime) -> None:
    make_lead(desk, first_name="New")
    make_lead(desk, first_name="Callback", follow_up=clock.now)
    make_lead(desk, first_name="Qualified", status="qualified")
    make_lead(desk, first_name="Gone", status="unqualified")
    make_lead(desk, first_name="Later", follow_up=clock.now + timedelta(days=3))
    found = program.json("list")
    assert [lead["first_name"] for lead in found] == ["Callback", "Qualified", "New", "Later"]
    assert [lead["priority"] for lead in found] == [1, 4, 5, None]
    shown = program("list").out.splitlines()
    assert [line.split()[1] for line in shown[1:]] == ["Callback", "Qualified", "New", "Later"]


def test_a_list_takes_a_query_a_view_a_sort_and_a_limit(program: Program, desk: Desk) -> None:
    make_leads(
        desk, [{"first_name": name, "city": city} for name, city in (("B", "Paris"), ("A", "Lyon"), ("C", "Paris"))]
    )
    make_lead(desk, first_name="D", city="Paris", rating="Hot")

    def names(*arguments: str) -> str:
        return "".join(lead["first_name"] for lead in program.json("list", *arguments))

    assert names("--sort", "first_name") == "ABCD"
    assert names("--sort=-first_name") == "DCBA"
    assert names("city:Paris", "--sort", "first_name", "--limit", "2") == "BC"
    assert names("--view", "hot") == "D"
    assert names("--view", "new", "city:Lyon or city:Rome") == "A"
    assert names("--view", "new", "sort:first_name") == "ABCD"
    assert names("--limit", "0") == ""


def test_a_long_list_is_read_to_its_end(program: Program, desk: Desk) -> None:
    make_leads(desk, [{"first_name": f"N{number}"} for number in range(1203)])
    assert len(program.json("list")) == 1203
    assert len(program("list").out.splitlines()) == 1204


def test_an_empty_list_is_a_result(program: Program) -> None:
    ran = program("list")
    assert (ran.status, ran.out, ran.err) == (0, "", "No lead matches.\n")
    assert program.json("list") == []


def test_nothing_to_do_is_status_1(program: Program, desk: Desk, clock: SetTime) -> None:
    assert program("next").status == 1
    assert program("next", "--json").out == "null\n"
    assert program("due").status == 1
    assert program("due", "--json").out == "[]\n"
    make_lead(desk, follow_up=clock.now + timedelta(hours=3))
    assert program("next").status == 1, "band 7 is never served"
    assert program("due").status == 0


def test_next_is_the_top_of_the_queue_with_its_reason(program: Program, desk: Desk, clock: SetTime) -> None:
    make_lead(desk, first_name="Grace", phone="+33 1 23 45 67 89", follow_up=clock.now)
    ran = program("next")
    assert ran.status == 0
    assert "Grace" in ran.out
    assert "call 10:00" in ran.out
    assert "+33123456789" in ran.out


def test_show_says_everything_a_person_wants_to_know(program: Program) -> None:
    program("add", "--first-name", "Ada", "--last-name", "Lovelace", "--company", "Engines", "--city", "London")
    program("add", "--first-name", "Charles", "--company", "Engines")
    program("call", "1", "connected", "--note", "wants a demo\nnext week", "--follow-up", "tue 10")
    out = program("show", "1").out
    for part in ("Ada Lovelace · Engines", "London", "Tue 24 Nov 10:00", "Connected", "wants a demo", "Charles"):
        assert part in out


@pytest.mark.parametrize("ref", ["L1", "l1", "1", "ada@example.org", "ADA@example.org", "Ada Lovelace", "ada lovelace"])
def test_a_lead_goes_by_number_email_or_full_name(program: Program, ref: str) -> None:
    program("add", "--first-name", "Ada", "--last-name", "Lovelace", "--email", "ada@example.org")
    program("add", "--first-name", "Ada", "--last-name", "Lovelace-King", "--email", "king@example.org")
    assert program.json("show", ref)["id"] == 1


@pytest.mark.parametrize("ref", ["love", "lovel", "Ada Lov", "gines", "example.org", "946 0958", "ADA"])
def test_a_lead_goes_by_a_part_that_only_it_has(program: Program, ref: str) -> None:
    who = ("--first-name", "Ada", "--last-name", "Lovelace", "--company", "Engines", "--email", "ada@example.org")
    program("add", *who, "--phone", "+44 20 7946 0958")
    program("add", "--first-name", "Grace", "--last-name", "Hopper")
    assert program.json("show", ref)["id"] == 1


def test_a_number_is_always_the_number(program: Program) -> None:
    program("add", "--first-name", "Agent", "--company", "Number 2")
    ran = program.refused("show", "2")
    assert ran.status == 3


def test_a_reference_that_several_leads_match_lists_them(program: Program) -> None:
    program("add", "--first-name", "Ada", "--company", "One")
    program("add", "--first-name", "Ada", "--company", "Two")
    ran = program.refused("note", "ada", "hello")
    assert ran.status == 3
    assert "L1 Ada, One" in ran.err
    assert "L2 Ada, Two" in ran.err
    assert program.refused("show", "nobody").status == 3


def test_a_deleted_lead_is_nowhere(program: Program) -> None:
    program("add", "--first-name", "Ada")
    program("delete", "1")
    assert program.refused("show", "1").status == 3
    assert program.refused("show", "ada").status == 3
    assert program.json("list") == []
    assert program.json("export", "--all", "--format", "json") == []


def test_the_log_of_a_query_holds_what_touched_its_leads(program: Program) -> None:
    program("add", "--first-name", "Ada")
    program("add", "--first-name", "Grace")
    assert [entry["summary"] for entry in program.json("log", "ada")] == ["Added Ada"]
    assert "Added Grace" in program("log").out


def test_when_answers_line_for_line(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("3d\nfeb 30\n\ntue 10\n"))
    ran = program("when")
    assert ran.status == 1
    lines = ran.out.splitlines()
    assert len(lines) == 4
    assert "Sat 21 Nov" in lines[0]
    assert "feb 30" in lines[1]
    assert "Tue 24 Nov 10:00" in lines[3]


def test_when_looks_back_with_past(program: Program) -> None:
    assert program.json("when", "--past", "3d")[0]["at"] == "2026-11-15T00:00:00+01:00"
    ran = program("when", "feb 30", "--json")
    assert ran.status == 1
    assert (ran.json[0]["at"], ran.json[0]["date_only"]) == (None, None)
    assert "feb 30" in ran.json[0]["error"]


def test_when_needs_no_base(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADTUI_DB", "/nowhere/at/all.sqlite3")
    assert program("when", "3d").status == 0
