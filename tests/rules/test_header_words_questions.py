"""Columns of forms, which ask for what they hold."""

from __future__ import annotations

import pytest

from leadtui.rules.header_words_questions import without_question
from leadtui.rules.mapping import map_header


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("What is your full name?", "full_name"),
        ("What's your first name? *", "first_name"),
        ("Company / Organisation", "company"),
        ("Your phone number (optional)", "phone"),
        ("Email address (required)", "email"),
        ("How many employees does your company have?", "employees"),
        ("What's your budget?", "budget"),
        ("What is your name? (optional)", "full_name"),
        ("Please enter your job title", "title"),
        ("Wie heißen Sie?", "full_name"),
        ("Wie heißen Sie? (Vor- und Nachname)", "full_name"),
        ("Who recommended us? (full name of your friend)", None),
        ("In welchem Unternehmen arbeiten Sie?", "company"),
        ("Ihre Telefonnummer", "phone"),
        ("Wie lautet Ihr Nachname?", "last_name"),
        ("Quelle est votre adresse e-mail ?", "email"),
        ("Votre prénom (facultatif)", "first_name"),
        ("¿Cuál es su empresa?", "company"),
        ("Qual è il tuo cognome?", "last_name"),
        ("In which city are you?", None),
        ("What is your rating?", None),
        ("What is your status?", None),
        ("What is your company's email provider?", None),
        ("What is your favourite phone?", None),
        ("May we contact you?", None),
        ("When do you want to start?", None),
        ("First name / Last name", None),
    ],
)
def test_what_a_form_asks_for_is_what_the_column_holds(name: str, field: str | None) -> None:
    assert map_header([name, "Lead ID"], []).fields[name] == field


@pytest.mark.parametrize("name", ["Your company", "Email", "Notes (internal)", "Tu", "?", "", "Your", "Name (full)"])
def test_a_name_that_is_no_question_stays(name: str) -> None:
    assert without_question(name) == name
