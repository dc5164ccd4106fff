"""What `leadtui convert` refuses: a sentence, the right status, and everything as it was."""

from __future__ import annotations

import re

import pytest
from tests.cli.running import Program
from tests.cli.test_convert_verb import qualified
from tests.support import make_lead, sample, snapshot

from leadtui.bootstrap import Base
from leadtui.services import customers
from leadtui.services.desk import Desk
from leadtui.words.customers import CustomerKind

FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--amount", "a lot"), 2, "amount"),
        (("--amount", "-5"), 2, "negative"),
        (("--amount", "1,2,3"), 2, "amount"),
        (("--currency", "Taler"), 2, "currency"),
        (("--stage", "nope"), 2, "stage"),
        (("--close-date", "feb 30"), 2, "date"),
        (("--close-date", "2020-01-01"), 2, "past"),
        (("--follow-up", "whenever"), 2, "whenever"),
        (("--account", ""), 2, "account"),
        (("--account", "none"), 2, "account"),
        (("--account", "A99"), 3, "A99"),
        (("--contact", "C99"), 3, "C99"),
        (("--opportunity", "O99"), 3, "O99"),
        (("--contact", "none"), 4, "name"),
        (("--contact", "Lovelace"), 4, "last name"),
        (("--no-opportunity", "--amount", "5"), 2, "--amount"),
        (("--no-opportunity", "--opportunity", "x"), 2, "--opportunity"),
        (("--force", " "), 2, "reason"),
        (("--query", "is:open"), 2, "one lead"),
    ],
)
def test_what_cannot_be_used_is_refused(
    program: Program, base: Base, desk: Desk, options: tuple[str, ...], status: int, said: str
) -> None:
    qualified(desk)
    before = snapshot(base)
    ran = program.refused("convert", "1", *options)
    assert ran.status == status, ran.err
    assert said.lower() in ran.err.lower()
    assert snapshot(base) == before


def test_leads_that_cannot_be_converted_say_why(program: Program, base: Base, desk: Desk) -> None:
    new = make_lead(desk, last_name="New", company="Acme")
    only = make_lead(desk, first_name="Only", company="Acme", status="qualified")
    done = qualified(desk)
    program("convert", str(done))
    gone = qualified(desk, email="gone@x.example")
    program("delete", str(gone))
    lost = make_lead(desk, last_name="Lost", company="Acme", status="unqualified", disqualify_reason="no-need")
    bare = make_lead(desk, email="info@bare.example", status="qualified")
    before = snapshot(base)
    for lead, status, said in (
        (new, 4, "qualified"), (only, 4, "last name"), (done, 4, "converted"), (gone, 3, "no lead matches"),
        (lost, 4, ""), (bare, 4, "account"),
    ):  # fmt: skip
        ran = program.refused("convert", f"L{lead}")
        assert ran.status == status, ran.err
        assert said in ran.err.lower()
        assert program.refused("convert", f"L{lead}", "--json").out == ""
    # Never overridden: converted, deleted, without a last name.
    for lead, status in ((only, 4), (done, 4), (gone, 3)):
        assert program.refused("convert", f"L{lead}", "--force", "because").status == status
    assert snapshot(base) == before


def test_a_lead_without_any_name_is_converted_without_a_contact(program: Program, desk: Desk) -> None:
    lead = make_lead(desk, company="Acme", company_key="acme", status="qualified")
    assert program.json("convert", str(lead))["contact"] is None


@pytest.mark.parametrize("query", ["status:", 'city:"x', "nofield:1", "(is:open"])
def test_a_query_with_a_mistake_is_refused(program: Program, base: Base, desk: Desk, query: str) -> None:
    qualified(desk)
    before = snapshot(base)
    assert program.refused("convert", "--query", query).status == 2
    assert program.refused("convert", "--query", query, "--dry-run").status == 2
    assert snapshot(base) == before


@pytest.mark.parametrize("one", [("1",), ("--account", "x"), ("--amount", "5"), ("--no-opportunity",), ("--note", "x")])
def test_what_is_said_of_one_lead_is_not_said_of_many(program: Program, desk: Desk, one: tuple[str, ...]) -> None:
    qualified(desk)
    assert program.refused("convert", *one, "--query", "is:open").status == 2


def test_without_a_lead_and_without_a_query_it_says_what_is_missing(program: Program, base: Base) -> None:
    assert "REF is missing" in program.refused("convert").err
    assert program.refused("convert", "nobody").status == 3


def test_an_account_deleted_meanwhile_is_no_account(program: Program, base: Base, desk: Desk) -> None:
    made = customers.add(desk, CustomerKind.ACCOUNT, {"name": "Analytical Engines"})
    qualified(desk)
    customers.delete(desk, CustomerKind.ACCOUNT, [made.customers[0][1]])
    before = snapshot(base)
    assert program.refused("convert", "1", "--account", "A1").status == 3
    assert snapshot(base) == before
    assert program.json("convert", "1")["account"] == {"id": 2, "created": True}


def test_a_name_of_five_thousand_characters_is_taken_whole(program: Program, base: Base, desk: Desk) -> None:
    long = "Analytical " + "Engines " * 624
    qualified(desk, company=long.strip(), last_name="L" * 5000)
    assert program("convert", "1", "--opportunity", "O" * 5000).status == 0
    told = snapshot(base)
    assert told["account"][1]["name"] == long.strip()
    assert told["contact"][1]["last_name"] == "L" * 5000
    assert told["opportunity"][1]["name"] == "O" * 5000
    assert program("undo").status == 0


def test_hostile_text_in_every_field_is_only_text(program: Program, base: Base, desk: Desk) -> None:
    lines = sample("strings", "blns.txt").read_text(encoding="utf-8").splitlines()
    naughty = [line for line in lines if line and not line.startswith("#") and "\0" not in line][::12]
    refused = 0
    for text in naughty:
        added = program("add", f"--last-name={text}", f"--company={text}", f"--first-name={text}", f"--title={text}",
                        f"--city={text}", f"--product-interest={text}", f"--description={text}", f"--campaign={text}",
                        "--external-id", "x", "--on-duplicate", "create")  # fmt: skip
        lead = added.out.split("L")[-1].strip()
        ran = program("convert", lead, f"--account={text}", f"--contact={text}", f"--opportunity={text}",
                      f"--next-step={text}", f"--note={text}", f"--force={text}")  # fmt: skip
        assert ran.status in (0, 2, 3, 4), ran.err
        assert not FORBIDDEN.search(ran.out + ran.err)
        assert "Traceback" not in ran.err
        if ran.status:
            refused += 1
            assert ran.err.startswith("leadtui: ")
            program("convert", lead, "--force", "all the same")
        for json in ((), ("--json",)):
            assert not FORBIDDEN.search(program("show", lead, *json).out)
    assert refused < len(naughty)
    assert not FORBIDDEN.search(program("log").out)
    for options in ("amount", "currency", "stage", "close-date", "follow-up"):
        lead = str(qualified(desk))
        for text in naughty[::5]:
            ran = program("convert", lead, f"--{options}={text}")
            assert not FORBIDDEN.search(ran.out + ran.err)
            assert "Traceback" not in ran.err
            if ran.status == 0:
                lead = str(qualified(desk))


def test_a_refusal_names_the_command_that_mends_it(program: Program, desk: Desk) -> None:
    only = make_lead(desk, first_name="Only", company="Acme", status="qualified")
    assert f"`leadtui set L{only} last_name=…`" in program.refused("convert", str(only)).err
    bare = make_lead(desk, email="info@bare.example", status="qualified")
    assert f"`leadtui set L{bare} company=…`" in program.refused("convert", str(bare)).err
