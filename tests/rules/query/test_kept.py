"""The query of a view names the workspace's own fields by number, and is shown with their labels of today."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.rules.query.strategies import texts
from tests.support import NOW

from leadtui.rules.query.context import Context
from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.kept import kept, shown
from leadtui.rules.query.parser import parse
from leadtui.rules.query.resolve import resolve
from leadtui.words.records import replace
from leadtui.words.workspace import CustomField, Workspace

BEFORE = Workspace(custom_fields=(CustomField(7, "Lead origin", "text"), CustomField(8, "Size", "number")))
AFTER = Workspace(custom_fields=(CustomField(7, 'The "origin"', "text"), CustomField(8, "Size", "number")))


@pytest.mark.parametrize(
    ("typed", "held", "told"),
    [
        ('custom."Lead origin":x', 'custom."#7":x', r'custom."The \"origin\"":x'),
        ("city:Paris Lead_Origin:a,b or -size>5", 'city:Paris custom."#7":a,b or -custom."#8":>5', None),
        ('has:phone,custom."lead origin"', "has:phone,custom.#7", r'has:phone,"custom.The \"origin\""'),
        ('sort:-size,"custom.Lead origin" "custom.x"', 'sort:-custom.#8,custom.#7 "custom.x"', None),
        ("is:open (size:1..) note:origin", 'is:open (custom."#8":1..) note:origin', None),
        ('"custom.#7:" #7 is:open', '"custom.#7:" #7 is:open', '"custom.#7:" #7 is:open'),
    ],
)
def test_a_field_of_ones_own_is_kept_by_number_and_called_as_it_is_now(typed: str, held: str, told: str | None) -> None:
    assert kept(typed, BEFORE) == held
    assert told is None or shown(held, AFTER) == told


@pytest.mark.parametrize("query", ['custom."Lead origin":x', "lead_origin:a has:size", "sort:-size size:..3", "size>5"])
def test_it_means_the_same_whatever_the_fields_are_called(query: str) -> None:
    with_before = resolve(parse(query), _context(BEFORE))
    assert resolve(parse(shown(kept(query, BEFORE), AFTER)), _context(AFTER)) == with_before


def test_a_field_that_is_gone_is_named_as_such() -> None:
    held = kept("size:3", BEFORE)
    gone = replace(BEFORE, custom_fields=BEFORE.custom_fields[:1])
    assert shown(held, gone) == held
    with pytest.raises(QueryError, match="this field was taken away"):
        resolve(parse(held), _context(gone))


@given(texts)
def test_a_text_without_such_fields_stays_as_it_is(text: str) -> None:
    assert shown(text, Workspace()) == text


def _context(workspace: Workspace) -> Context:
    return Context(now=NOW, workspace=workspace)
