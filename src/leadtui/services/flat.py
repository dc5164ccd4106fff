"""The columns of our own lists: every field of a lead in one flat row, under names that import back by themselves.

Export writes these columns and import reads them, so both are written down here once. An email or phone stands in as
many columns as the lead with most of them needs, each with a column for its label.
"""

from __future__ import annotations

from functools import cache

from leadtui.rules.header_words import header_key
from leadtui.words.contact import CRITERIA
from leadtui.words.fields import FIELDS

CUSTOM = "custom."
"""How the name of a custom field's column begins."""

POOL = "none"
"""The owner of a lead that nobody owns."""

_REACH = ("email", "phone", "mobile", "emails", "phones")
_DERIVED = ("id", "changed", "last_activity", "first_response", "next_follow_up", "score", "grade")

CRITERIA_KEYS = tuple(key for word in CRITERIA for key in (word.key, f"{word.key}_detail"))
"""The qualification as columns: what is known of each criterion, and its detail."""

OWN_KEYS = ("status_since", "converted_at", "external_kind")
"""Taken from our own lists only: another program's would mean something else."""


def plain_columns() -> dict[str, str]:
    """Column name → key of every field that stands in one column, in the order of the registry."""
    columns: dict[str, str] = {}
    for field in FIELDS.values():
        if field.key not in _REACH:
            columns[field.label] = field.key
        if field.key == "external_id":
            columns["External kind"] = "external_kind"
    for word in CRITERIA:
        columns |= {word.label: word.key, f"{word.label} detail": f"{word.key}_detail"}
    return columns


def reach_column(kind: str, number: int) -> str:
    """The name of the n-th column of emails or phones, from 1."""
    return kind.capitalize() if number == 1 else f"{kind.capitalize()} {number}"


def label_column(column: str) -> str:
    """The name of the column with the label of an email or phone."""
    return f"{column} label"


@cache
def own_keys() -> dict[str, str | None]:
    """Header key → the field it is imported to from our own lists; None for what is only told."""
    return {header_key(name): None if key in _DERIVED else key for name, key in plain_columns().items()}
