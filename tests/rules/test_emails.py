"""Email addresses: syntax, the form they are compared in, roles and private boxes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.emails import read_email, split_emails

EMAILS = Path(__file__).parents[2].parent / "shared" / "samples" / "fields" / "emails.jsonl"


def test_addresses_judged_by_isemail() -> None:
    if not EMAILS.exists():
        pytest.skip("the shared samples are not here")
    entries = [json.loads(line) for line in EMAILS.read_text(encoding="utf-8").splitlines()]
    trimmed = [entry for entry in entries if entry["email"] == entry["email"].strip()]
    usable = {entry["email"]: entry["usable_for_crm"] for entry in trimmed}
    wrong = [typed for typed, expected in usable.items() if (read_email(typed).normal is not None) != expected]
    # A bare top-level domain can receive mail by the book; in a list of leads it is a typing mistake.
    assert set(wrong) <= {"test@io"}


@pytest.mark.parametrize(
    "typed",
    ["JOHN@Example.com", " john@example.com ", "mailto:john@example.com", "John Doe <john@example.com>",
     "john@example.com,", "<john@EXAMPLE.com>;", "'john@example.com'"],
)  # fmt: skip
def test_one_address_in_many_spellings(typed: str) -> None:
    email = read_email(typed)
    assert (email.normal, email.problem, email.typed) == ("john@example.com", "", typed.strip())


@pytest.mark.parametrize(
    ("typed", "says"),
    [("", "no address"), ("invalid", "no @"), ("a@b@c.com", ""), ("ada@localhost", ""), ("ada@x..com", ""),
     ("a b@x.com", ""), ("ada@x.com.", ""), ('"ada@x.com', ""),
     ("ada@x.com\x1b]0;", ""), ("a@x.com, b@y.com", "several"), ("x" * 9999 + "@x.com", "too long")],
)  # fmt: skip
def test_what_is_no_address_says_why(typed: str, says: str) -> None:
    email = read_email(typed)
    assert email.normal is None
    assert email.problem
    assert says in email.problem


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_and_normal_is_stable(typed: str) -> None:
    email = read_email(typed)
    assert bool(email.problem) == (email.normal is None)
    if email.normal:
        assert read_email(email.normal).normal == email.normal


@pytest.mark.parametrize("typed", ["info@acme.com", "sales.emea@acme.com", "Support+de@acme.com", "no-reply@acme.com"])
def test_role_addresses_are_flagged(typed: str) -> None:
    assert read_email(typed).role


@pytest.mark.parametrize("typed", ["ada@acme.com", "salesman@acme.com", "infora@acme.com"])
def test_people_are_no_roles(typed: str) -> None:
    assert not read_email(typed).role


@pytest.mark.parametrize("typed", ["a@gmail.com", "a@yahoo.co.uk", "a@hotmail.fr", "a@WEB.de", "a@live.com.mx"])
def test_private_boxes_are_flagged(typed: str) -> None:
    assert read_email(typed).free_mail


@pytest.mark.parametrize("typed", ["a@acme.com", "a@live-events.com", "a@outlook.agency", "a@mygmail.com"])
def test_a_company_domain_is_no_private_box(typed: str) -> None:
    email = read_email(typed)
    assert not email.free_mail
    assert email.domain == typed[2:]


def test_several_addresses_in_a_cell_are_told_apart() -> None:
    assert split_emails("a@x.com; b@y.com ::: c@z.com") == ["a@x.com", "b@y.com", "c@z.com"]
    assert split_emails("a@x.com und b@y.com") == split_emails("a@x.com & b@y.com") == ["a@x.com", "b@y.com"]
    assert split_emails("a@x.com / b@y.com or c@z.com") == ["a@x.com", "b@y.com", "c@z.com"]
    assert split_emails("a@x.com; n/a") == split_emails("- / a@x.com") == ["a@x.com"]
    assert split_emails("a@x.com; b@y.com; n/a") == ["a@x.com", "b@y.com"]
    assert split_emails("n/a") == ["n/a"]
    assert split_emails("a@x.com; ask her") == ["a@x.com; ask her"]
    assert split_emails("call me and a@x.com") == ["call me and a@x.com"]
    assert split_emails("Ada Lovelace <a@x.com>") == ["Ada Lovelace <a@x.com>"]
    assert split_emails("  ") == []
