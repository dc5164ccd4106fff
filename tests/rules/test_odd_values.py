"""Numbers that lead nowhere, and slips of the finger in domains."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.as_typed import differs
from leadtui.rules.email_typos import suggested_domain
from leadtui.rules.odd_numbers import ODD_SHAPES, odd_employees, odd_phone
from leadtui.rules.phones import read_phone
from leadtui.words.mail_domains import FREE_MAIL


@pytest.mark.parametrize(
    ("number", "reason"),
    [("+12125550134", "555-01xx"), ("+15555555555", "over and over"), ("+19004567890", "premium"),
     ("+499001234567", "premium"), ("+33899123456", "premium"), ("+12125551234", ""), ("+4690550447", ""),
     ("+33612345678", "")],
)  # fmt: skip
def test_a_number_that_is_odd_is_told_with_the_reason(number: str, reason: str) -> None:
    assert (reason in odd_phone(number)) if reason else odd_phone(number) == ""


@given(st.from_regex(r"\+(?:1|33|34|39|31|32|41|43|44|45|46|47|48|49|55|61|81|351|358)[0-9]{6,11}", fullmatch=True))
def test_every_odd_number_has_a_shape_the_base_is_asked_for(number: str) -> None:
    assert not odd_phone(number) or any(fnmatchcase(number, shape) for shape in ODD_SHAPES)


def test_why_a_number_is_none_says_what_is_wrong_with_its_digits() -> None:
    assert "too few" in read_phone("+1 212 55", None).problem
    assert "too many" in read_phone("212 555 0134 999", "US").problem
    assert "over and over" in read_phone("0000000000", "US").problem


@pytest.mark.parametrize(
    ("domain", "meant"),
    [("gmial.com", "gmail.com"), ("gmail.con", "gmail.com"), ("hotmal.com", "hotmail.com"), ("yaho.com", "yahoo.com"),
     ("acme.con", "acme.com"), ("outlok.com", "outlook.com"), ("email.com", ""), ("acme.co", ""), ("mail.com", ""),
     ("acme.com", ""), ("gmx.net", "")],
)  # fmt: skip
def test_a_slip_in_a_domain_is_suggested(domain: str, meant: str) -> None:
    assert suggested_domain(domain) == meant


def test_no_provider_is_taken_for_another() -> None:
    assert not [domain for domain in FREE_MAIL if suggested_domain(domain)]


def test_a_suggestion_needs_none_itself() -> None:
    for domain in ("gmial.com", "acme.con", "hotmial.con", "web.d"):
        assert suggested_domain(suggested_domain(domain)) == ""


def test_no_company_has_none_or_more_people_than_any() -> None:
    assert odd_employees(0)
    assert odd_employees(50_000_000)
    assert not odd_employees(1)


@pytest.mark.parametrize(
    ("kind", "text", "kept", "says_more"),
    [("number", "51-200", 51, True), ("number", "1,000", 1000, False), ("country", "DE", "Germany", True),
     ("country", "Germany", "Germany", False), ("url", "example.com", "https://example.com", False),
     ("text", "CA", "California", True), ("yes_no", "1", True, False), ("text", "x", None, False)],
)  # fmt: skip
def test_what_was_typed_is_kept_where_it_says_more(kind: str, text: str, kept: object, says_more: bool) -> None:
    assert differs(kind, text, kept) is says_more
