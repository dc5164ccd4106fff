"""What is declared once and used in many places agrees: fields and columns, commands and keys."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from leadtui import commands
from leadtui.commands import COMMANDS, SCOPES, Scope
from leadtui.model import RECORDS, Account, Contact, Lead, LeadFields, Opportunity
from leadtui.model.lead import Qualification
from leadtui.store.listing import BESIDE
from leadtui.tui import bindings
from leadtui.words.contact import CRITERIA, OUTCOMES
from leadtui.words.customer_fields import CUSTOMER_FIELDS
from leadtui.words.customers import ROW_OF, CustomerKind
from leadtui.words.fields import FIELDS, RECOGNISING
from leadtui.words.lifecycle import REASONS, SOURCES, STATUSES
from leadtui.words.rows import LeadRow
from leadtui.words.views import VIEWS

NOT_FIELDS = {
    "version", "made_by", "hidden_by", "external_kind", "custom", "company_key", "host", "category",
    # Computed for the queue and the lists, never named by a user.
    "name", "reached", "tries", "hand_due", "auto_due", "next_kind", "next_subject", "next_automatic", "lane",
    "touched", "newness", "answer_due", "in_sequence", "call_zone", "last_call",
    # What it became.
    "converted_account_id", "converted_contact_id", "converted_opportunity_id", "merged_into_id",
    # How a value is matched, what was typed for it, what is owed because of the way it came in.
    "title_key", "typed", "answer_owed",
    # What was done with it by rules, and when it was looked at.
    "raised_at", "reviewed_at",
}  # fmt: skip
"""Columns of a lead that are no field of its own: how it is kept, and what the queue is ordered by."""

OWN_ROWS = {"email", "phone", "mobile", "emails", "phones", "tags"}
"""Fields that live in rows of their own; the lead's columns of these names are computed from them."""

CUSTOMERS = {CustomerKind.ACCOUNT: Account, CustomerKind.CONTACT: Contact, CustomerKind.OPPORTUNITY: Opportunity}

STACKED = commands.TOGETHER
"""Scopes that are in force together."""


def test_every_field_is_a_column_of_the_lead_or_has_rows_of_its_own() -> None:
    columns = set(Lead.model_fields)
    for key, field in FIELDS.items():
        assert field.column in columns if key not in OWN_ROWS else field.column == "", key


def test_every_column_of_a_lead_is_a_field_or_known_not_to_be_one() -> None:
    fields = {field.column for field in FIELDS.values()} | OWN_ROWS
    assert set(Lead.model_fields) - NOT_FIELDS - set(Qualification.model_fields) == fields - {""} - {"emails", "phones"}


def test_a_field_is_computed_exactly_when_its_column_is() -> None:
    for key, field in FIELDS.items():
        if key not in OWN_ROWS:
            assert field.computed == (field.column in Lead.computed), key


def test_what_can_be_typed_into_a_column_is_what_the_registry_calls_writable() -> None:
    typed = {field.column for key, field in FIELDS.items() if field.writable and key not in OWN_ROWS}
    assert typed - {"owner_id", "created"} == set(LeadFields.model_fields) - {"external_kind"}


def test_every_criterion_has_its_columns() -> None:
    wanted = {name for criterion in CRITERIA for name in (criterion.key, f"{criterion.key}_detail")}
    assert set(Qualification.model_fields) == wanted | {"budget_amount", "timeline_date"}


def test_a_lead_row_reads_columns_of_the_lead() -> None:
    assert set(LeadRow._fields[:-3]) - set(BESIDE) <= set(Lead.model_fields)
    assert LeadRow._fields[-3:] == ("band", "segment", "sort")


@pytest.mark.parametrize("kind", CustomerKind)
def test_a_customer_row_reads_columns_of_its_record_and_the_names_of_others(kind: CustomerKind) -> None:
    names = ROW_OF[kind]._fields
    assert set(names[:-2]) <= set(CUSTOMERS[kind].model_fields) | {"account", "contact"}
    assert names[-2:] == ("segment", "sort")


@pytest.mark.parametrize("kind", CustomerKind)
def test_every_column_of_a_customer_is_a_field_or_known_not_to_be_one(kind: CustomerKind) -> None:
    columns = set(CUSTOMERS[kind].model_fields)
    fields = {field.column for field in CUSTOMER_FIELDS[kind].values() if field.column}
    rows = {"email", "phone", "mobile", "tags"}
    assert fields <= columns
    assert columns - fields - rows <= {
        "id", "version", "made_by", "hidden_by", "custom", "company_key", "host", "name_key", "name",
        "title_key", "merged_into_id",
    }  # fmt: skip


def test_a_lead_is_recognised_by_fields_that_exist() -> None:
    assert set(RECOGNISING) <= set(FIELDS)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.__tablename__))
def test_every_record_has_what_the_journal_needs(record: type) -> None:
    table = record.__table__  # type: ignore[attr-defined]
    assert {"id", "version", "made_by", "hidden_by"} <= set(table.c.keys())
    assert table.dialect_options["sqlite"]["autoincrement"] is True
    assert set(record.computed) <= set(table.c.keys())  # type: ignore[attr-defined]


@pytest.mark.parametrize("words", [STATUSES, REASONS, SOURCES, OUTCOMES, CRITERIA, VIEWS], ids=lambda w: w[0].key)
def test_fixed_keys_are_given_once(words: tuple[object, ...]) -> None:
    keys = [word.key for word in words]  # type: ignore[attr-defined]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("words", [REASONS, OUTCOMES, CRITERIA], ids=lambda w: w[0].key)
def test_a_letter_of_a_menu_means_one_thing(words: tuple[object, ...]) -> None:
    letters = [word.letter for word in words if word.letter]  # type: ignore[attr-defined]
    assert len(letters) == len(set(letters))


def test_every_command_has_an_id_of_its_own_a_label_and_help() -> None:
    assert not [key for key, number in Counter(command.id for command in COMMANDS).items() if number > 1]
    for command in COMMANDS:
        assert command.label
        assert command.help
        assert command.keys
        assert {command.scope, *command.also} <= set(SCOPES)


@pytest.mark.parametrize("scopes", STACKED.values(), ids=STACKED)
def test_no_key_means_two_things_where_it_works(scopes: tuple[Scope, ...]) -> None:
    clashing = [
        (one.id, other.id, set(one.keys) & set(other.keys))
        for one, other in combinations(bindings.commands(*scopes), 2)
        if set(one.keys) & set(other.keys)
    ]
    assert not clashing


def test_every_scope_is_used_and_none_stands_alone() -> None:
    assert {command.scope for command in COMMANDS} == set(SCOPES)
    assert {scope for scopes in STACKED.values() for scope in scopes} == set(SCOPES)


@pytest.mark.parametrize("scopes", STACKED.values(), ids=STACKED)
def test_places_in_the_footer_of_a_screen_are_given_once(scopes: tuple[Scope, ...]) -> None:
    places = [command.footer for command in bindings.commands(*scopes) if command.footer]
    assert len(places) == len(set(places))
