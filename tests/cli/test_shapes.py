"""What scripts read: the JSON of each verb, key by key."""

from __future__ import annotations

import re
from datetime import date

from tests.cli.running import Program
from tests.services.made_customers import CONTACT, turn_into
from tests.support import SetTime, make_lead

from leadtui.model import FollowUp
from leadtui.services import customers
from leadtui.services.desk import Desk

LEAD = (
    "id ref external_id salutation first_name last_name title department company website email emails phone mobile "
    "phones linkedin street city state postal_code country time_zone industry employees annual_revenue currency source "
    "source_detail campaign product_interest rating description tags do_not_call email_opt_out owner status category "
    "disqualify_reason status_since created changed last_activity first_response next_follow_up converted_at custom "
    "score grade priority reasons"
)
SHOWN = "activities follow_ups qualification history converted"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def ada(program: Program, *more: str) -> None:
    program("add", "--first-name", "Ada", "--last-name", "Lovelace", "--email", "Ada@Example.org", *more)


def test_a_lead_has_exactly_the_keys_of_the_contract_in_their_order(program: Program) -> None:
    ada(program)
    assert " ".join(program.json("list")[0]) == LEAD
    assert " ".join(program.json("next")) == LEAD
    assert " ".join(program.json("show", "1")) == f"{LEAD} {SHOWN}"
    assert " ".join(program.json("export", "--format", "json")[0]) == f"{LEAD} {SHOWN}"


def test_what_is_not_known_is_null_and_never_empty_text(program: Program) -> None:
    ada(program)
    lead = program.json("show", "1")
    assert "" not in [value for value in lead.values() if isinstance(value, str)]
    assert lead["company"] is None
    assert lead["score"] is None
    assert lead["converted"] is None
    assert lead["tags"] == []


def test_words_go_by_name_and_instants_by_utc(program: Program) -> None:
    ada(program, "--source", "trade-show", "--tags", "vip, expo", "--do-not-call", "yes")
    program("status", "1", "unqualified", "--reason", "no-budget")
    lead = program.json("show", "1")
    assert (lead["status"], lead["category"]) == ("Unqualified", "disqualified")
    assert (lead["disqualify_reason"], lead["source"], lead["owner"]) == ("No budget", "Trade show", "Sam Rep")
    assert (lead["tags"], lead["do_not_call"], lead["priority"]) == (["expo", "vip"], True, None)
    assert lead["created"] == "2026-11-18T09:00:00Z"
    assert all(INSTANT.fullmatch(lead[key]) for key in ("status_since", "changed"))


def test_money_is_a_decimal_string_beside_its_currency(program: Program) -> None:
    ada(program, "--annual-revenue", "40k")
    program("set", "1", "annual_revenue=1234.50 USD")
    lead = program.json("show", "1")
    assert (lead["annual_revenue"], lead["currency"]) == ("1234.50", "USD")


def test_emails_and_phones_stand_as_typed_and_as_understood(program: Program) -> None:
    ada(program, "--phone", "+44 20 7946 0958")
    lead = program.json("show", "1")
    assert lead["email"] == "ada@example.org"
    assert lead["emails"] == [{"value": "Ada@Example.org", "normal": "ada@example.org", "label": None, "primary": True}]
    assert [list(phone) for phone in lead["phones"]] == [["value", "normal", "label", "primary"]]
    assert lead["phones"][0]["normal"] == lead["phone"] == "+442079460958"


def test_show_tells_what_happened_and_what_is_to_do(program: Program) -> None:
    ada(program)
    program("call", "1", "no-answer", "--note", "rang out", "--minutes", "2")
    lead = program.json("show", "1")
    assert lead["activities"] == [
        {
            "id": 1, "kind": "call", "direction": "out", "at": "2026-11-18T09:00:00Z", "outcome": "No answer",
            "subject": None, "body": "rang out", "next_step": None, "minutes": 2, "by": "Sam Rep",
                "event": None,
        }
    ]  # fmt: skip
    assert lead["follow_ups"] == [
        {
            "id": 1, "kind": "call", "subject": None, "due": "2026-11-18T13:00:00Z", "date_only": False,
            "remind_at": "2026-11-18T13:00:00Z", "state": "open", "automatic": True,
        }
    ]  # fmt: skip
    assert lead["next_follow_up"] == "2026-11-18T13:00:00Z"
    assert (lead["priority"], lead["reasons"][0]) == (7, "next try 14:00")
    unknown = {"known": "unknown", "detail": None}
    assert lead["qualification"] == dict.fromkeys(("budget", "authority", "need", "timeline", "competitors"), unknown)


def test_history_names_fields_by_their_keys_and_words_by_name(program: Program) -> None:
    ada(program)
    program("set", "1", "city=Lyon")
    program("status", "1", "qualified")
    history = program.json("show", "1")["history"]
    assert [list(entry) for entry in history] == [["operation", "at", "by", "summary", "changes"]] * 3
    assert {"field": "status", "before": "New", "after": "Qualified"} in history[0]["changes"]
    assert history[1]["changes"] == [{"field": "city", "before": None, "after": "Lyon"}]
    assert history[2]["changes"] == []


def test_a_whole_day_is_a_date_and_an_instant_an_instant(program: Program) -> None:
    ada(program)
    program("follow-up", "1", "fri", "send the offer")
    follow_up = program.json("show", "1")["follow_ups"][0]
    assert (follow_up["due"], follow_up["date_only"]) == ("2026-11-20", True)
    assert follow_up["remind_at"] == "2026-11-20T08:00:00Z"


def test_due_tells_what_is_overdue_and_due_today(program: Program, desk: Desk, clock: SetTime) -> None:
    make_lead(desk, first_name="Early", follow_up=clock.now.replace(hour=8))
    make_lead(desk, first_name="Today", follow_up=date(2026, 11, 18))
    make_lead(desk, first_name="Late", follow_up=date(2026, 11, 19))
    found = program.json("due")
    assert [list(entry) for entry in found] == [
        ["follow_up", "lead", "name", "due", "date_only", "overdue", "kind", "subject", "ref"]
    ] * 2
    told = {entry["name"]: (entry["due"], entry["overdue"]) for entry in found}
    assert told == {"Early": ("2026-11-18T07:00:00Z", True), "Today": ("2026-11-18", False)}


def test_due_tells_of_customers_too_without_a_lead_where_there_is_none(
    program: Program, desk: Desk, clock: SetTime
) -> None:
    customers.add(desk, CONTACT, {"first_name": "Ada", "last_name": "Lovelace"})
    lead = make_lead(desk, first_name="Countess", follow_up=clock.now.replace(hour=9))
    turn_into(desk, lead, contact=1)
    with desk.store.operation("follow-up", "another", desk.user.id) as op:
        op.add(FollowUp, {"contact_id": 1, "subject": "offer", "due_at": clock.now, "remind_at": clock.now})
    found = program.json("due")
    assert [(entry["lead"], entry["name"], entry["subject"]) for entry in found] == [
        (lead, "Ada Lovelace", None),
        (None, "Ada Lovelace", "offer"),
    ]
    assert [line.split()[2] for line in program("due").out.splitlines()[1:]] == ["C1", "C1"]


def test_a_write_tells_its_operation_and_its_leads(program: Program) -> None:
    added = program.json("add", "--first-name", "Ada")
    assert added == {"operation": added["operation"], "summary": "Added Ada", "leads": [1]}
    for write in (("note", "1", "hello"), ("status", "1", "2"), ("delete", "1")):
        ran = program(*write, "--json")
        if ran.status == 0:
            assert list(ran.json) == ["operation", "summary", "leads"]


def test_the_log_tells_operations_newest_first(program: Program) -> None:
    ada(program)
    program("note", "1", "hello")
    program("undo")
    found = program.json("log")
    assert [list(entry) for entry in found] == [["operation", "at", "by", "kind", "summary", "rows", "undone_by"]] * 3
    assert [entry["kind"] for entry in found] == ["undo", "note", "add"]
    assert found[1]["undone_by"] == found[0]["operation"]


def test_fields_and_keys_are_told_to_scripts_too(program: Program) -> None:
    fields = program.json("fields")
    assert {"key", "label", "kind", "aliases", "query", "convert"} <= set(fields[0])
    assert {field["key"] for field in fields} >= {"first_name", "annual_revenue", "next_follow_up"}
    assert {"id", "keys", "label", "help", "scope"} == set(program.json("keys")[0])
    assert "| `c` | Call |" in program("keys", "--markdown").out


def test_when_answers_in_the_zone_of_the_rep(program: Program) -> None:
    assert program.json("when", "tue 10", "fri") == [
        {"phrase": "tue 10", "at": "2026-11-24T10:00:00+01:00", "date_only": False, "error": None},
        {"phrase": "fri", "at": "2026-11-20T00:00:00+01:00", "date_only": True, "error": None},
    ]
