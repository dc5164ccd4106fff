"""A query printed and read again is the same query; any text at all is read or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.rules.query.strategies import sorts, texts, trees

from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.parser import parse
from leadtui.rules.query.tree import Column, Node, Query, Word
from leadtui.rules.query.unparse import unparse


def without_prefix(query: Query) -> str:
    return repr(query).replace("prefix=True", "prefix=False")


@given(trees, sorts)
def test_reading_what_was_printed_gives_the_tree_again(tree: Node, sort: tuple[tuple[str, bool], ...]) -> None:
    query = Query(tree, sort)
    assert without_prefix(parse(unparse(query))) == without_prefix(query)


def read(text: str) -> Query | QueryError:
    try:
        return parse(text)
    except QueryError as error:
        return error


@given(texts)
def test_any_text_is_a_query_that_can_be_printed_or_a_mistake_with_its_place(text: str) -> None:
    found = read(text)
    if isinstance(found, Query):
        assert parse(unparse(found)) == found
    else:
        assert 0 <= found.position <= len(text)
        assert f"(column {found.position + 1})" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "ada lov",
        "status:new,contacted -city:Paris",
        '"a b" or L17',
        "score:70.. sort:-created",
        'custom."Lead origin":x',
    ],
)
def test_a_plain_query_is_printed_as_it_was_typed(text: str) -> None:
    assert unparse(parse(text)) == text


def test_a_number_after_a_number_is_not_read_as_one_phone() -> None:
    query = parse("0123456 and 789")
    assert query.tree != Word("0123456789", True)
    assert parse(unparse(query)) == query


def test_a_tree_of_columns_has_no_text() -> None:
    with pytest.raises(TypeError):
        unparse(Query(Column("city", "=", "x")))
