"""`leadtui convert`: what it makes, what it says, one lead and many."""

from __future__ import annotations

import pytest
from tests.cli.running import Program
from tests.support import make_lead, make_leads, snapshot

from leadtui.bootstrap import Base
from leadtui.services.desk import Desk


def qualified(desk: Desk, **values: object) -> int:
    """A qualified lead of Analytical Engines."""
    company = {"company": "Analytical Engines", "company_key": "analytical engines"}
    person = {"first_name": "Ada", "last_name": "Lovelace", "email": "ada@engines.example"}
    return make_lead(desk, **{"status": "qualified", **company, **person, **values})


def test_by_default_it_makes_account_contact_and_opportunity(program: Program, desk: Desk) -> None:
    lead = qualified(desk, product_interest="Punched cards")
    done = program.json("convert", f"L{lead}")
    made = {"id": 1, "created": True}
    assert done == {"operation": 2, "account": made, "contact": made, "opportunity": made}
    shown = program.json("show", str(lead))
    assert (shown["status"], shown["category"]) == ("Converted", "converted")
    assert shown["converted"] == {
        "at": "2026-11-18T09:00:00Z",
        "account": {"id": 1, "name": "Analytical Engines"},
        "contact": {"id": 1, "name": "Ada Lovelace"},
        "opportunity": {"id": 1, "name": "Analytical Engines – Punched cards"},
    }


def test_a_person_is_told_what_it_became_and_how_to_take_it_back(program: Program, desk: Desk) -> None:
    qualified(desk)
    ran = program("convert", "Ada Lovelace")
    assert ran.status == 0
    assert ran.out.strip() == (
        "Converted Ada Lovelace · account A1 Analytical Engines (new), contact C1 Ada Lovelace (new), "
        "opportunity O1 Analytical Engines (new) · undo: leadtui undo"
    )
    shown = program("show", "1").out
    assert "Became" in shown
    assert "A1 Analytical Engines" in shown
    assert "Converted Ada Lovelace" in program("undo").out
    assert program.json("show", "1")["converted"] is None


def test_an_account_is_named_by_its_number_or_its_name(program: Program, desk: Desk) -> None:
    qualified(desk, company="Zuse KG", company_key="zuse")
    program("convert", "1")
    numbers = ["A1", "a1", "1", "Zuse", "ZUSE KG"]
    for turn, typed in enumerate(numbers, 2):
        qualified(desk, first_name=f"Ada{turn}", email=f"a{turn}@engines.example")
        done = program.json("convert", str(turn), "--account", typed, "--no-opportunity")
        assert done["account"] == {"id": 1, "created": False}
        assert done["opportunity"] is None
    qualified(desk, first_name="Grace", email="g@engines.example")
    assert program.json("convert", "7", "--account", "Zuse Sons")["account"] == {"id": 2, "created": True}
    assert program.json("show", "7")["converted"]["account"]["name"] == "Zuse Sons"


def test_several_accounts_of_a_name_are_listed_and_nothing_is_done(program: Program, base: Base, desk: Desk) -> None:
    from leadtui.services import customers
    from leadtui.words.customers import CustomerKind

    for name in ("Acme Ltd", "ACME GmbH"):
        customers.add(desk, CustomerKind.ACCOUNT, {"name": name})
    qualified(desk)
    before = snapshot(base)
    ran = program.refused("convert", "1", "--account", "acme")
    assert ran.status == 4
    assert "A1 Acme Ltd" in ran.err
    assert "A2 ACME GmbH" in ran.err
    assert snapshot(base) == before


def test_a_contact_is_named_by_its_number_or_its_name_or_none(program: Program, desk: Desk) -> None:
    qualified(desk)
    program("convert", "1")
    for turn, typed in enumerate(["C1", "c1", "1", "Ada Lovelace", "lovelace, ADA"], 2):
        qualified(desk, first_name="Bob", last_name=f"B{turn}", email=f"b{turn}@other.example", company=f"Other {turn}")
        assert program.json("convert", str(turn), "--contact", typed)["contact"] == {"id": 1, "created": False}
    nameless = make_lead(desk, status="qualified", company="Nameless", company_key="nameless")
    assert program.json("convert", str(nameless), "--contact", "none")["contact"] is None
    lead = qualified(desk, email="new@engines.example")
    assert program.json("convert", str(lead), "--contact", "Dr. Martin King Jr.")["contact"]["created"] is True
    assert program.json("show", str(lead))["converted"]["contact"]["name"] == "Martin King Jr."


def test_of_two_namesakes_the_one_at_the_account_is_meant(program: Program, desk: Desk) -> None:
    for turn, company in enumerate(("Acme", "Zuse"), 1):
        qualified(desk, company=company, company_key=company.lower(), email=f"{company}@x.example")
        program("convert", str(turn))
    qualified(desk, first_name="Bob", company="Elsewhere", company_key="elsewhere", email="bob@x.example")
    assert program.refused("convert", "3", "--contact", "Ada Lovelace").status == 4
    assert program.json("convert", "3", "--account", "zuse", "--contact", "Ada Lovelace")["contact"]["id"] == 2


def test_an_opportunity_is_named_by_its_number_or_its_name(program: Program, desk: Desk) -> None:
    qualified(desk)
    program("convert", "1", "--opportunity", "Engine no. 1")
    for turn, typed in enumerate(["O1", "o1", "1", "engine NO. 1"], 2):
        qualified(desk, first_name=f"Ada{turn}", email=f"a{turn}@engines.example")
        done = program.json("convert", str(turn), "--account", "A1", "--opportunity", typed)
        assert done["opportunity"] == {"id": 1, "created": False}
    lead = qualified(desk, first_name="Grace", email="g@engines.example")
    assert program.json("convert", str(lead), "--opportunity", "Engine no. 2")["opportunity"]["created"] is True
    lead = qualified(desk, first_name="Ruth", email="r@engines.example")
    assert program.json("convert", str(lead), "--opportunity", "none")["opportunity"] is None


def test_the_deal_is_what_is_said_of_it(program: Program, base: Base, desk: Desk) -> None:
    qualified(desk)
    more = ("--amount", "1.234,50", "--currency", "USD", "--stage", "Proposal", "--close-date", "2026-12-24")
    program.json("convert", "1", *more, "--next-step", "send the offer")
    deal = snapshot(base)["opportunity"][1]
    assert (deal["amount"], deal["currency"], deal["stage"]) == (123450, "USD", "proposal")
    assert (deal["close_date"], deal["next_step"]) == ("2026-12-24", "send the offer")


def test_what_is_said_of_a_deal_that_is_there_replaces_what_it_says(program: Program, base: Base, desk: Desk) -> None:
    qualified(desk)
    program("convert", "1", "--amount", "5k", "--next-step", "call")
    qualified(desk, first_name="Grace", email="g@engines.example")
    more = ("--amount", "7k USD", "--stage", "Negotiation")
    assert program.json("convert", "2", "--opportunity", "O1", *more)["opportunity"]["created"] is False
    deal = snapshot(base)["opportunity"][1]
    assert (deal["amount"], deal["currency"]) == (700_000, "USD")
    assert (deal["stage"], deal["next_step"]) == ("negotiation", "call")
    program("undo")
    assert snapshot(base)["opportunity"][1]["amount"] == 500_000


@pytest.mark.parametrize("typed", ["12k€", "€12k", "12000 EUR", "12 000"])
def test_an_amount_is_read_however_it_is_written(program: Program, base: Base, desk: Desk, typed: str) -> None:
    qualified(desk)
    assert program("convert", "1", "--amount", typed).status == 0
    deal = snapshot(base)["opportunity"][1]
    assert (deal["amount"], deal["currency"]) == (1_200_000, "EUR")


def test_an_amount_for_a_deal_that_is_there_is_in_its_currency_and_the_change_is_told(
    program: Program, base: Base, desk: Desk
) -> None:
    qualified(desk)
    program("convert", "1", "--amount", "390000 INR")
    qualified(desk, first_name="Grace", email="g@engines.example", currency="EUR", budget_amount=500_000)
    ran = program("convert", "2", "--account", "A1", "--opportunity", "O1", "--amount", "3k")
    deal = snapshot(base)["opportunity"][1]
    assert (deal["amount"], deal["currency"]) == (300_000, "INR")
    assert "  O1 Analytical Engines: amount ₹390,000 → ₹3,000" in ran.out.splitlines()
    program("undo")
    more = ("--amount", "3k", "--currency", "EUR")
    ran = program("convert", "2", "--account", "A1", "--opportunity", "O1", *more)
    assert "amount ₹390,000 → €3,000" in ran.out
    deal = snapshot(base)["opportunity"][1]
    assert (deal["amount"], deal["currency"]) == (300_000, "EUR")


def test_a_deal_that_is_won_already_closes_today_unless_said_otherwise(
    program: Program, base: Base, desk: Desk
) -> None:
    for number, more in enumerate(((), ("--close-date", "2026-11-02")), 1):
        qualified(desk, first_name=f"Ada{number}", email=f"a{number}@engines.example")
        ran = program("convert", str(number), "--stage", "closed won", *more)
        assert ran.status == 0, ran.err
    qualified(desk, first_name="Grace", email="g@engines.example")
    program("convert", "3", "--stage", "proposal")
    deals = snapshot(base)["opportunity"]
    assert [deals[n]["close_date"] for n in (1, 2, 3)] == ["2026-11-18", "2026-11-02", "2026-12-31"]


def test_a_dry_run_of_one_lead_says_what_would_be_made_and_writes_nothing(
    program: Program, base: Base, desk: Desk
) -> None:
    qualified(desk, city="London", budget_amount=40_000_00)
    before = snapshot(base)
    ran = program("convert", "1", "--dry-run")
    assert ran.status == 0
    assert ran.out.startswith("Would convert Ada Lovelace, nothing is written:")
    for said in ("Account Analytical Engines (new)", "Contact Ada Lovelace (new)", "€40,000", "London"):
        assert said in ran.out
    value = program.json("convert", "1", "--dry-run")
    assert value["operation"] is None
    assert value["account"] == {"id": None, "created": True}
    assert snapshot(base) == before
    program("convert", "1")
    qualified(desk, first_name="Grace", email="g@engines.example", city="Paris")
    ran = program("convert", "2", "--dry-run")
    assert "Account A1 Analytical Engines (is there)" in ran.out
    assert "London (kept; the lead has Paris)" in ran.out
    only = make_lead(desk, first_name="Only", company="Zuse", status="qualified")
    assert program.refused("convert", str(only), "--dry-run").status == 4


def test_a_follow_up_and_a_note_stand_with_all_it_became(program: Program, base: Base, desk: Desk) -> None:
    qualified(desk)
    program.json("convert", "1", "--follow-up", "tue 10", "--note", "start in May")
    told = snapshot(base)
    links = {"lead_id": 1, "account_id": 1, "contact_id": 1, "opportunity_id": 1}
    for row in (*told["follow_up"].values(), *told["activity"].values()):
        assert {key: row[key] for key in links} == links
    shown = program.json("show", "1")
    assert [(f["kind"], f["due"], f["state"]) for f in shown["follow_ups"]] == [
        ("task", "2026-11-24T09:00:00Z", "open")
    ]
    assert [a["body"] for a in shown["activities"]] == ["start in May"]


def test_a_lead_that_is_not_qualified_needs_a_reason_which_is_kept(program: Program, desk: Desk) -> None:
    qualified(desk, status="contacted")
    ran = program.refused("convert", "1")
    assert ran.status == 4
    assert "--force REASON" in ran.err
    assert program("convert", "1", "--force", "signed at the fair").status == 0
    assert "signed at the fair" in program.json("show", "1")["activities"][0]["body"]


def test_the_safety_flags_come_along(program: Program, base: Base, desk: Desk) -> None:
    qualified(desk, do_not_call=True, email_opt_out=True)
    program("convert", "1")
    contact = snapshot(base)["contact"][1]
    assert (contact["do_not_call"], contact["email_opt_out"]) == (1, 1)


def many(desk: Desk) -> list[int]:
    """Four qualified leads of three companies, one without a last name, and a new one."""
    leads = [
        {"first_name": "Ada", "last_name": "L", "company": "Acme", "company_key": "acme"},
        {"first_name": "Bob", "last_name": "B", "company": "ACME", "company_key": "acme"},
        {"first_name": "Cy", "last_name": "C", "company": "Zuse", "company_key": "zuse"},
        {"first_name": "Only", "company": "First name", "company_key": "first name"},
    ]
    new = {"first_name": "New", "last_name": "N", "company": "New one", "company_key": "new one"}
    return make_leads(desk, [*({**lead, "status": "qualified"} for lead in leads), new])


def test_many_are_converted_in_one_operation_and_the_rest_is_left_as_it_was(program: Program, desk: Desk) -> None:
    many(desk)
    done = program.json("convert", "--query", "is:open")
    assert done["operation"] == 2
    by_lead = {line["lead"]: line for line in done["converted"]}
    assert sorted(by_lead) == [1, 2, 3]
    assert by_lead[1]["account"]["id"] == by_lead[2]["account"]["id"]
    assert {by_lead[lead]["account"]["created"] for lead in (1, 2)} == {True, False}
    assert {line["lead"] for line in done["refused"]} == {4, 5}
    assert all(line["reason"] for line in done["refused"])
    assert {lead["id"]: lead["status"] for lead in program.json("list")} == {4: "Qualified", 5: "New"}
    assert program.json("log")[0]["kind"] == "convert"
    assert program("undo").status == 0
    assert len(program.json("list", "is:open")) == 5


def test_a_dry_run_says_the_same_and_changes_nothing(program: Program, base: Base, desk: Desk) -> None:
    many(desk)
    before = snapshot(base)
    would = program.json("convert", "--query", "is:open", "--dry-run")
    ran = program("convert", "--query", "is:open", "--dry-run")
    assert ran.status == 0
    assert "Would convert 3 leads" in ran.out
    assert snapshot(base) == before
    assert would["operation"] is None
    done = program.json("convert", "--query", "is:open")
    assert [line["lead"] for line in would["converted"]] == [line["lead"] for line in done["converted"]]
    assert would["refused"] == done["refused"]
    for kind in ("account", "contact", "opportunity"):
        assert [line[kind]["created"] for line in would["converted"]] == [
            line[kind]["created"] for line in done["converted"]
        ]


def test_with_a_reason_what_is_not_qualified_is_converted_too(program: Program, desk: Desk) -> None:
    many(desk)
    would = program.json("convert", "--query", "is:open", "--force", "spring clean", "--dry-run")
    done = program.json("convert", "--query", "is:open", "--force", "spring clean")
    for told in (would, done):
        assert sorted(line["lead"] for line in told["converted"]) == [1, 2, 3, 5]
        assert [line["lead"] for line in told["refused"]] == [4]


def test_when_all_are_refused_the_status_says_so(program: Program, base: Base, desk: Desk) -> None:
    many(desk)
    before = snapshot(base)
    ran = program("convert", "--query", "status:new", "--json")
    assert ran.status == 4
    assert ran.json["converted"] == []
    assert [line["lead"] for line in ran.json["refused"]] == [5]
    assert program("convert", "--query", "status:new").status == 4
    assert program("convert", "--query", "city:Nowhere").status == 0
    assert snapshot(base) == before


def test_people_see_a_line_for_each_and_the_counts(program: Program, desk: Desk) -> None:
    many(desk)
    ran = program("convert", "--query", "is:open")
    assert "Converted 3 leads: 2 new accounts, 3 new contacts, 3 new opportunities, 2 refused" in ran.out
    assert len(ran.out.splitlines()) == 4
    assert len([line for line in ran.err.splitlines() if line.startswith("L")]) == 2


def test_the_refused_are_told_once_each_and_the_advice_once_for_all(program: Program, desk: Desk) -> None:
    many(desk)
    make_leads(desk, [{"first_name": "Two", "last_name": "T", "company": "Second one", "company_key": "second one"}])
    err = program("convert", "--query", "is:open", "--dry-run").err
    assert err.count("New N") == 1
    assert err.count("say with --force REASON why it is converted anyway") == 1
    assert "`leadtui set REF last_name=…` gives it one" in err
    assert "(L6, L5)" in err


def test_a_limit_converts_the_first_of_many_and_again_the_next(program: Program, desk: Desk) -> None:
    make_leads(desk, [{"status": "qualified", "company": f"Firm {n}", "company_key": f"firm {n}"} for n in range(5)])
    query = ("convert", "--query", "status:qualified", "--limit", "2")
    would = program.json(*query, "--dry-run")
    assert [len(would["converted"])] + [len(program.json(*query)["converted"]) for _ in range(4)] == [2, 2, 2, 1, 0]
    ran = program("convert", "L1", "--limit", "2")
    assert ran.status == 2
    assert "--query" in ran.err


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_more_leads_than_are_converted_at_a_time_are_refused_with_the_way_to_split_them(
    program: Program, desk: Desk, base: Base, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    monkeypatch.setattr("leadtui.services.selecting.MOST_AT_A_TIME", 3)
    make_leads(desk, [{"status": "qualified", "company": f"Firm {n}"} for n in range(4)])
    before = snapshot(base)
    ran = program("convert", "--query", "status:qualified", *more)
    assert ran.status == 4
    assert "4 leads are too many" in ran.err
    assert "--limit 3" in ran.err
    assert snapshot(base) == before
