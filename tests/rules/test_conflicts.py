"""A conflict says whose it is and what uses it."""

from __future__ import annotations

from leadtui.rules.conflicts import counted, left_of, used_by, whose
from leadtui.words.rows import Conflict


def test_a_customer_is_told_by_its_number_and_name_a_lead_without_one_by_its_number() -> None:
    assert whose(Conflict(None, "city", None, "Lyon", "account", 3, "Acme")) == "A3 Acme"
    assert whose(Conflict(7, "city", None, "Lyon")) == "L7"
    assert whose(Conflict(None, "value", 1, 2, "")) == ""


def test_a_use_names_the_record_that_uses_it_and_a_changed_field_is_no_use() -> None:
    assert used_by(Conflict(None, "lead", None, 12, "account", 3, "Acme")) == "lead L12, converted into it since"
    assert used_by(Conflict(None, "opportunity", None, 4, "contact", 3, "Ada")) == "opportunity O4, added since"
    assert used_by(Conflict(None, "city", None, "Lyon", "account", 3, "Acme")) == ""


def test_several_uses_of_a_kind_are_counted() -> None:
    uses = [Conflict(None, "activity", None, number, "contact", 3, "Ada") for number in range(5)]
    assert counted(uses) == "5 activities since"
    assert counted([Conflict(None, "lead", None, 12, "account", 3, "Acme")]) == "lead L12, converted into it since"


def test_what_is_left_is_named_once_and_a_field_with_its_record() -> None:
    conflicts = [
        Conflict(None, "activity", None, 5, "account", 23, "Newco"),
        Conflict(None, "city", "x", "Lyon", "account", 23, "Newco"),
        Conflict(7, "city", "x", "Lyon", "lead", 7, "Ada"),
    ]
    assert left_of([("account", 23, "Newco")], conflicts) == "; left: A23 Newco, city of L7 Ada"
    assert left_of([], []) == ""
    assert left_of([("lead", n, "x") for n in range(9)], []).endswith("L4 x and 4 more")
