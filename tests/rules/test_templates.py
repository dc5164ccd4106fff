"""A template and what is known make a mail; what is not known stands out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadtui.rules.templates import Mail, filled, gaps, unknown
from leadtui.words.templates import PLACEHOLDERS, TEMPLATES, Template

ADA = {"first_name": "Ada", "last_name": "Lovelace", "company": "Engines", "my_name": "Sam"}


def made(body: str, subject: str = "", **known: str) -> Mail:
    return filled(Template("t", "T", "t", subject, body), known or ADA)


def test_what_is_known_stands_in_the_place_of_its_placeholder() -> None:
    mail = made("Dear {first_name} {last_name},\n{company}", "Hello {first_name}")
    assert mail == Mail("Hello Ada", "Dear Ada Lovelace,\nEngines")


def test_what_is_not_known_leaves_a_gap_that_names_it() -> None:
    mail = made("Dear {first_name} of {company}, {title}", first_name="Ada", company=" ")
    assert mail.body == "Dear Ada of [company?], [title?]"
    assert mail.empty == ("company", "title")


def test_a_gap_that_was_filled_by_hand_is_none_any_more() -> None:
    mail = made("{title} of {company}", first_name="Ada")
    assert gaps(mail) == ("title", "company")
    assert gaps(Mail("", mail.body.replace("[title?]", "CTO"))) == ("company",)


@pytest.mark.parametrize("name", ["{company}", "{{x}}", "{my_name", "\\1", "{nobody}"])
def test_a_value_is_never_looked_through_for_placeholders(name: str) -> None:
    assert made("{first_name}", first_name=name, my_name="Sam").body == name


def test_a_brace_is_written_twice() -> None:
    assert made("{{first_name}} costs 5 {{EUR}}").body == "{first_name} costs 5 {EUR}"


def test_a_subject_is_one_line() -> None:
    assert (
        made("", "To {first_name}\n{company}", first_name="A\r\nBcc: x@y.z", company="B").subject == "To A Bcc: x@y.z B"
    )


def test_an_unknown_placeholder_is_found_with_its_place() -> None:
    assert unknown("Dear {first_nam},") == ("first_nam", 5)
    assert unknown("Dear {First_Name}, {{any}}") is None


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.key)
def test_the_templates_of_a_new_base_need_nothing_unknown(template: Template) -> None:
    assert unknown(template.subject) is None
    assert unknown(template.body) is None
    assert filled(template, dict.fromkeys(PLACEHOLDERS, "x")).empty == ()


@given(st.text(max_size=200), st.text(max_size=50))
def test_any_template_makes_a_mail_of_any_name(body: str, name: str) -> None:
    mail = filled(Template("t", "T", "t", body, body), {"first_name": name})
    assert "\n" not in mail.subject
    assert not set(mail.empty) - set(PLACEHOLDERS.values())
