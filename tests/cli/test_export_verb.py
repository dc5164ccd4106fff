"""leadtui export: what comes out, where it goes, and that it comes back in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.running import Program
from tests.services.made_customers import ACCOUNT, CONTACT, OPPORTUNITY, make, turn_into

from leadtui.services import customers
from leadtui.services.desk import Desk

COMPUTED = {
    "id",
    "ref",
    "changed",
    "history",
    "last_activity",
    "first_response",
    "next_follow_up",
    "reasons",
    "priority",
}
ACCOUNT_KEYS = (
    "kind id ref name website phone phones email emails street city state postal_code country industry employees "
    "annual_revenue currency rating description tags owner created changed last_activity next_follow_up custom "
    "activities follow_ups attachments leads"
)
CONTACT_KEYS = (
    "kind id ref salutation first_name last_name title department account email emails phone phones mobile linkedin "
    "street city state postal_code country time_zone source description do_not_call email_opt_out tags owner created "
    "changed last_activity next_follow_up custom activities follow_ups attachments leads"
)
OPPORTUNITY_KEYS = (
    "kind id ref name account contact amount currency stage stage_since close_date next_step lost_reason source "
    "campaign description tags owner created changed last_activity next_follow_up custom activities follow_ups "
    "attachments leads"
)
IN_ROWS_OF_THEIR_OWN = {"activities", "follow_ups"}


@pytest.fixture
def ada(program: Program) -> Program:
    """A base with three leads: Ada with everything, Grace, and one who was disqualified."""
    program("user", "add", "Grace Rep")
    everything = {
        "first-name": "Ada", "last-name": "Lovelace", "company": "Engines, Ltd", "email": "ada@example.org",
        "phone": "+44 20 7946 0958", "mobile": "+44 7911 123456", "website": "https://engines.example",
        "city": "London", "country": "United Kingdom", "employees": "42", "annual-revenue": "1234.50 GBP",
        "source": "Web form", "rating": "Hot", "tags": "vip, expo", "description": "Line one\nline two",
        "do-not-call": "yes", "external-id": "X-1",
    }  # fmt: skip
    program("add", *(part for key, value in everything.items() for part in (f"--{key}", value)))
    program("add", "--first-name", "=cmd|' /C calc'!A0", "--last-name", "Hopper")
    program("add", "--company", "Gone")
    program("status", "3", "unqualified", "--reason", "bad-fit")
    return program


def test_without_a_query_the_open_leads_go_out_with_all_every_one(ada: Program) -> None:
    def names(*more: str) -> list[str]:
        return [row["Last name"] or row["Company"] for row in csv.DictReader(io.StringIO(ada("export", *more).out))]

    assert sorted(names()) == ["Hopper", "Lovelace"]
    assert sorted(names("--all")) == ["Gone", "Hopper", "Lovelace"]
    assert names("status:unqualified") == ["Gone"]
    assert names("nobody") == []


def test_json_is_one_flat_array_as_show_gives_it(ada: Program) -> None:
    ran = ada("export", "--all", "--format", "json")
    assert ran.json == [ada.json("show", str(number)) for number in (1, 2, 3)]
    assert ada("export", "--all", "--json").out == ran.out
    assert ada("export", "nobody", "--format", "json").json == []


def test_a_formula_is_guarded_in_csv(ada: Program) -> None:
    row = next(csv.DictReader(io.StringIO(ada("export", "hopper").out)))
    assert row["First name"] == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize("more", [(), ("--on-duplicate", "create")])
def test_a_list_that_went_out_comes_back_in(
    ada: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    file = tmp_path / "out.csv"
    assert ada("export", "--all", "--output", str(file)).status == 0
    before = ada("export", "--all", "--format", "json").json
    monkeypatch.setenv("LEADTUI_DB", str(tmp_path / "other.sqlite3"))
    ada("user", "add", "Grace Rep")
    done = ada.json("import", str(file), *more)
    assert (done["created"], done["rejects"], done["warnings"]) == (3, [], [])
    after = ada("export", "--all", "--format", "json").json

    def told(leads: list[dict[str, object]]) -> list[dict[str, object]]:
        left_out = COMPUTED | IN_ROWS_OF_THEIR_OWN
        kept = [{key: value for key, value in lead.items() if key not in left_out} for lead in leads]
        return sorted(kept, key=lambda lead: json.dumps(lead["last_name"]))

    assert told(after) == told(before)


def test_a_file_is_written_whole_or_not_at_all(ada: Program, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("before")
    assert ada.refused("export", "field:x", "--output", str(file)).status == 2
    assert file.read_text() == "before"
    done = ada.json("export", "--output", str(file))
    assert done == {"leads": 2, "file": str(file)}
    assert len(json.loads(file.read_text())) == 2, "the format follows the name of the file"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert ada.refused("export", "--output", str(tmp_path / "no" / "folder.csv")).status == 2
    assert ada.refused("export", "--output", str(tmp_path)).status == 2


def test_a_link_is_exported_to_where_it_leads(ada: Program, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert ada("export", "--output", str(tmp_path / "link.csv")).status == 0
    assert ada("workspace", "export", "--output", str(tmp_path / "link.csv")).status == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").stat().st_mode & 0o777 == 0o600


@pytest.fixture
def acme(ada: Program, desk: Desk) -> Program:
    """Ada became Acme, a contact and a deal; a note is on all of them."""
    ada("note", "1", "wants engines")
    typed = {"name": "Acme", "annual_revenue": "1.5m USD", "tags": "vip", "phone": "+44 20 7946 0958"}
    customers.add(desk, ACCOUNT, typed)
    customers.add(desk, CONTACT, {"last_name": "Lovelace", "source": "web form", "do_not_call": "yes"}, account=1)
    customers.add(desk, OPPORTUNITY, {"name": "Engines", "amount": "1234.5", "close_date": "2026-12-31"}, account=1)
    turn_into(desk, 1, account=1, contact=1, opportunity=1)
    return ada


def test_all_as_json_goes_on_with_accounts_contacts_and_opportunities(acme: Program) -> None:
    found = acme("export", "--all", "--format", "json").json
    assert found[:3] == [acme.json("show", str(entry["id"])) for entry in found[:3]]
    lead = next(entry for entry in found if entry["ref"] == "L1")
    account, contact, deal = found[3:]
    assert [" ".join(entry) for entry in (account, contact, deal)] == [ACCOUNT_KEYS, CONTACT_KEYS, OPPORTUNITY_KEYS]
    assert [(entry["kind"], entry["ref"]) for entry in (account, contact, deal)] == [
        ("account", "A1"), ("contact", "C1"), ("opportunity", "O1"),
    ]  # fmt: skip
    assert (account["annual_revenue"], account["currency"], account["tags"]) == ("1500000.00", "USD", ["vip"])
    assert (account["owner"], account["city"], account["phones"][0]["normal"]) == ("Sam Rep", None, "+442079460958")
    assert (contact["account"], contact["source"], contact["do_not_call"]) == (1, "Web form", True)
    assert (deal["account"], deal["contact"], deal["amount"]) == (1, None, "1234.50")
    assert (deal["stage"], deal["close_date"], deal["created"]) == ("Prospecting", "2026-12-31", "2026-11-18T09:00:00Z")
    for entry in (account, contact, deal):
        assert entry["leads"] == [1]
        assert entry["activities"] == lead["activities"]
    assert acme("export", "--format", "json").json == [acme.json("show", "2")]


def test_fields_of_the_workspaces_own_go_out_by_label(acme: Program, desk: Desk) -> None:
    from leadtui.model import Contact, CustomField

    with desk.store.operation("edit", "fields", desk.user.id) as op:
        kind = {"kind": "money", "label": "Saved", "label_key": "saved"}
        for owner in ("lead", "contact"):
            number = op.add(CustomField, {"owner_kind": owner, **kind})
        op.set(Contact, 1, {f"custom.{number}": 1250})
    by_kind = {entry.get("kind"): entry for entry in acme("export", "--all", "--format", "json").json}
    assert by_kind["contact"]["custom"] == {"Saved": "12.50"}
    assert by_kind["account"]["custom"] == {}


def _told(program: Program) -> list[dict[str, object]]:
    left_out = COMPUTED - {"id", "ref"} | {"phone", "email", "mobile"}
    found = program("export", "--all", "--format", "json").json
    return [{key: value for key, value in entry.items() if key not in left_out} for entry in found]


def test_whatever_was_done_with_customers_is_out_of_the_export_once_taken_back(acme: Program, desk: Desk) -> None:
    before = _told(acme)
    customers.set_fields(desk, CONTACT, 1, {"city": "Lyon", "email": "ada@acme.com", "tags": "x"})
    customers.set_stage(desk, 1, "closed-lost", lost_reason="no-budget")
    customers.write_note(desk, OPPORTUNITY, 1, "a pity")
    customers.delete(desk, OPPORTUNITY, [1])
    make(desk, ACCOUNT, {"name": "Another"})
    changed = _told(acme)
    assert [entry.get("name") for entry in changed if entry.get("kind") == "account"] == ["Acme", "Another"]
    assert [entry["kind"] for entry in changed if "kind" in entry] == ["account", "account", "contact"]
    assert acme("undo", "5").status == 0
    assert _told(acme) == before


def test_csv_stays_with_leads_and_says_so(acme: Program, tmp_path: Path) -> None:
    ran = acme("export", "--all")
    assert len(list(csv.DictReader(io.StringIO(ran.out)))) == 3
    assert ran.err.count("leads only") == 1
    assert acme("export", "--all", "--output", str(tmp_path / "out.csv")).err.count("leads only") == 1
    assert acme("export").err == ""


def test_a_file_with_customers_says_how_many(acme: Program, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    done = acme.json("export", "--all", "--output", str(file))
    assert done == {"leads": 3, "accounts": 1, "contacts": 1, "opportunities": 1, "file": str(file)}
    assert "3 leads, 1 account, 1 contact, 1 opportunity to" in acme("export", "--all", "--output", str(file)).out
    assert [entry["ref"] for entry in json.loads(file.read_text())][3:] == ["A1", "C1", "O1"]
