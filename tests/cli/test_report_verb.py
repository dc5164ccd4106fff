"""`leadtui report day`, and views on the command line."""

from __future__ import annotations

import pytest
from tests.cli.running import Program
from tests.support import make_lead

from leadtui.services import bulk, triage, views
from leadtui.services.desk import Desk


def test_the_report_is_for_people_for_markdown_and_for_programs(program: Program, desk: Desk) -> None:
    lead = make_lead(desk, last_name="Love_lace *x*", company="[Acme](x)")
    triage.log_call(desk, lead, "connected", minutes=4)
    text = program("report", "day").out
    assert text.splitlines()[0] == "Wednesday 18 November 2026 · Sam Rep"
    assert "  Calls           1: 1 Connected" in text
    marked = program("report", "--format", "markdown").out
    assert marked.startswith("## Wednesday 18 November 2026 · Sam Rep\n\n- **Done:** 1 lead, 1 reached\n")
    assert "    - L1 Love\\_lace \\*x\\*, \\[Acme\\](x)" in marked
    value = program.json("report", "day")
    assert value["calls"] == {"total": 1, "incoming": 0, "outcomes": [{"outcome": "Connected", "count": 1}]}
    assert (value["from"], value["to"], value["by"]) == ("2026-11-18", "2026-11-18", "Sam Rep")
    assert value["no_next_step"] == {
        "count": 1,
        "worked": [{"id": lead, "name": "Love_lace *x*", "company": "[Acme](x)"}],
        "new": 0,
    }
    assert value["answers_owed"] == {"count": 0, "first": None}
    assert "  No next step    1 lead (is:no-next-step), worked on:" in text, "how they are found"


def test_answers_owed_and_new_leads_are_told_of_beside_those_without_a_next_step(program: Program, desk: Desk) -> None:
    make_lead(desk, last_name="Listed")
    assert program("add", "--first-name", "Ada", "--last-name", "Lovelace", "--source", "Website").status == 0
    lines = [" ".join(line.split()) for line in program("report", "day").out.splitlines()]
    assert "No next step 0 leads past New" in lines
    assert "New leads 2 without a next step" in lines
    assert any(line.startswith("Answers owed 1, first Ada Lovelace: ") for line in lines)
    value = program.json("report", "day")
    assert value["no_next_step"]["new"] == 2
    assert (value["answers_owed"]["count"], value["answers_owed"]["first"]["name"]) == (1, "Ada Lovelace")


def test_leads_changed_together_are_told_apart(program: Program, desk: Desk) -> None:
    leads = [make_lead(desk, last_name=name) for name in "ABC"]
    bulk.set_owner(desk, leads, None)
    triage.log_call(desk, leads[0], "connected")
    value = program.json("report", "day")
    assert (value["leads"], value["together"]) == (3, 2), "that each was added alone is no work on it"
    assert "3 leads, 2 of them together" in program("report", "day").out


def test_a_day_of_nothing_is_a_result(program: Program) -> None:
    ran = program("report")
    assert ran.status == 0
    assert "Done            none" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [("nope",), ("day", "--from", "tomorrow"), ("day", "--from", "feb 30"), ("--format", "pdf"), ("--from", "")[:1]],
)
def test_what_cannot_be_reported_is_refused_with_a_sentence(program: Program, arguments: tuple[str, ...]) -> None:
    assert program.refused("report", *arguments).status == 2


def test_several_days_are_named_by_both_ends(program: Program) -> None:
    assert program("report", "--from", "mon").out.startswith("Monday 16 November 2026 to Wednesday 18 November 2026")


def test_a_list_knows_saved_views_whatever_their_query_is(program: Program, desk: Desk) -> None:
    paris, lyon = make_lead(desk, last_name="P", city="Paris"), make_lead(desk, last_name="L", city="Lyon")
    make_lead(desk, last_name="O", city="Oslo")
    views.save_view(desk, "France", "city:Paris or city:Lyon sort:-name")
    assert [lead["id"] for lead in program.json("list", "--view", "france")] == [paris, lyon]
    assert [lead["id"] for lead in program.json("list", "--view", "France", "city:Lyon or city:Oslo")] == [lyon]
    assert [lead["id"] for lead in program.json("list", "--view", "France", "--sort", "name")] == [lyon, paris]
    assert "Known: Today" in program.refused("list", "--view", "Spain").err


def test_the_list_of_what_was_done_is_the_newest_first(program: Program, desk: Desk) -> None:
    leads = [make_lead(desk, last_name=name, city="Paris" if name != "B" else "Lyon") for name in "ABC"]
    for lead in leads:
        triage.log_note(desk, lead, "hi")
    make_lead(desk, last_name="D")
    done = [lead["id"] for lead in program.json("list", "--view", "done")]
    assert [one for one in done if one in leads] == leads[::-1]
    assert [one["id"] for one in program.json("list", "--view", "done", "city:Paris")] == [leads[2], leads[0]]
    assert len(program.json("list", "--view", "done", "--limit", "2")) == 2
