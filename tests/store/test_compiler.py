"""The SQL of a query and its evaluation in Python give the same leads, whatever is unknown of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.leads_at_random import LEADS, NOW, Base, fill

from leadtui.rules import priority
from leadtui.rules.query.context import Context
from leadtui.rules.query.explain import matches
from leadtui.rules.query.parser import parse
from leadtui.rules.query.resolve import lower, resolve
from leadtui.rules.query.tree import And, Column, Flag, Node, Not, Or, Some, Test, Word, conj, disj
from leadtui.store.compiler import Sql, column_sql, compile_tree
from leadtui.words.rows import UserRow
from leadtui.words.workspace import CustomField, Workspace

WORKSPACE = Workspace(
    custom_fields=(
        CustomField(3, "Lead origin", "text"),
        CustomField(4, "Renewal", "date"),
        CustomField(5, "Seats", "number"),
        CustomField(6, "Pilot", "yes_no"),
    )
)
CONTEXT = Context(
    now=NOW,
    zone=ZoneInfo("Europe/Paris"),
    workspace=WORKSPACE,
    users=(UserRow(1, "Ada"), UserRow(2, "Bob")),
    me=1,
    not_yet={},
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Base]:
    path = tmp_path_factory.mktemp("compiler") / "leads.db"
    fill(path)
    base = Base(path)
    yield base
    base.connection.close()


QUERIES = tuple(
    query.strip()
    for line in r"""
ada ; acm ; acme -ada ; "acme com" ; "york offer" ; lucja ; łuc ; jose ; strasse ; STRASSE ; obrien ; o'brien
anne-mar ; 李 ; 50%_\ ; X-1 ; 0018 ; 2079460018 ; 020 7946 0018 ; +33 1 23 ; 4711 ; r4711 ; 40000
ada@acme.com ; ada or smith ; not (ada or smith) ; ada -city:Paris ; -city:Paris ; city:york ; city:"New York"
city:lodz ; city:none ; has:city ; -has:city ; company:acm* ; company:smith,acme ; name:null ; email:acme.com
-email:acme ; phone:7946 ; phone:4711 ; mobile:0123 ; has:phone ; has:mobile ; -has:email ; tag:vip ; tag:ete
tag:none ; has:tag ; status:new,contacted ; -status:new ; category:working ; source:web-form,none ; owner:me
owner:none,bob ; -owner:me ; employees:50..200 ; employees:>50 ; -employees:>50 ; employees:..50 ; revenue:>1m
revenue:none ; budget:yes ; budget:>30k ; budget:unknown ; created:..7d ; created:<7d ; created:>7d
created:2026-11 ; created:<2026-11-01 ; -created:>7d ; due:today ; due:overdue ; -due:overdue ; due:tomorrow
due:week ; due:none ; due:..today ; due:<2d ; close:2026-12 ; close:none ; -close:2026-12
custom.lead-origin:ete ; renewal:..2026-12-05 ; seats:>2 ; seats:2.5 ; pilot:yes ; -pilot:yes
has:custom.seats ; is:open ; is:actionable ; is:stale ; is:hot ; is:converted ; is:callable ; is:reached
is:no-next-step ; -is:stale ; is:review ; outcome:no-answer ; note:"call back" ; has:note ; activity:call ; L3 ; -L3
account:acme ; account:acm* ; account:"acme sons",lodz ; -account:acme ; account:none ; has:account ; -has:account
contact:smith ; contact:acme -contact:sons ; has:contact ; opportunity:lodz ; opportunity:50 ; -has:opportunity
tries:0 ; rating:hot ; -rating:hot ; do-not-call:no ; last-activity:none ; Smith & Sons ; score:none
""".strip().splitlines()
    for query in line.split(";")
)


@pytest.mark.parametrize("query", QUERIES)
def test_sql_and_python_agree_on_a_query(base: Base, query: str) -> None:
    tree = resolve(parse(query), CONTEXT).tree
    assert base.by_sql(tree) == base.by_python(tree)


_COMBINED = st.recursive(
    st.sampled_from([parse(query).tree for query in QUERIES]),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=2, max_size=4).map(conj),
        st.lists(inner, min_size=2, max_size=4).map(disj),
    ),
    max_leaves=8,
)


@given(_COMBINED)
def test_sql_and_python_agree_on_any_combination(base: Base, tree: Node) -> None:
    meaning = lower(tree, CONTEXT)
    assert base.by_sql(meaning) == base.by_python(meaning)


_TEXT = st.sampled_from(["Paris", "new", "", "york", "Été"])
_DAY = st.sampled_from(["2026-12-01", NOW.date()])
_TYPED: dict[str, st.SearchStrategy[Any]] = {
    "city": _TEXT,
    "category": _TEXT,
    "name": _TEXT,
    "custom.3": _TEXT,
    "timeline_date": _DAY,
    "employees": st.integers(-5, 6000) | st.just(2.5),
    "custom.5": st.sampled_from([1, 2.5, 300]),
    "reached": st.booleans() | st.integers(0, 1),
    "created": st.just(NOW) | st.integers(1_700_000_000, 1_900_000_000),
    "next_due": st.just(NOW) | st.integers(1_700_000_000, 1_900_000_000),
}


def _any_test(name: str) -> st.SearchStrategy[Node]:
    value = _TYPED[name]
    return st.one_of(
        st.builds(Column, st.just(name), st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), value),
        st.builds(Column, st.just(name), st.sampled_from(["is-null", "not-null"])),
        st.builds(Column, st.just(name), st.just("in"), st.lists(value, max_size=3).map(tuple)),
        st.builds(Column, st.just(name), st.just("between"), st.tuples(value, value)),
    )


def _joined(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(st.builds(Not, inner), st.builds(And, parts), st.builds(Or, parts))


@given(st.recursive(st.sampled_from(sorted(_TYPED)).flatmap(_any_test), _joined, max_leaves=8))
def test_sql_and_python_agree_on_any_columns(base: Base, tree: Node) -> None:
    assert base.by_sql(tree) == base.by_python(tree)


@given(_COMBINED)
def test_a_lead_is_in_a_query_or_in_its_negation_never_both(base: Base, tree: Node) -> None:
    inside, outside = base.by_sql(lower(tree, CONTEXT)), base.by_sql(Not(lower(tree, CONTEXT)))
    assert sorted(inside + outside) == list(range(1, LEADS + 1))


@given(st.lists(st.text(max_size=6), min_size=1, max_size=4))
def test_no_word_however_strange_breaks_the_search(base: Base, words: list[str]) -> None:
    tree = And(tuple(Word(word, prefix=True) for word in words))
    base.by_sql(tree)


def test_every_lead_stands_in_exactly_one_segment_of_the_queue(base: Base) -> None:
    stepping = priority.Stepping(("America/Los_Angeles",), NOW - timedelta(hours=1))
    segments = priority.queue(NOW.astimezone(CONTEXT.zone), WORKSPACE.stale_days, stepping)
    found = [base.by_sql(segment.tree) for segment in segments]
    assert found == [base.by_python(segment.tree) for segment in segments]
    assert sorted(lead for segment in found for lead in segment) == list(range(1, LEADS + 1))


def test_the_greatest_query_there_can_be_runs(base: Base) -> None:
    tree = lower(parse(" ".join(["-ada"] * 125 + ["city:a"] * 100)).tree, CONTEXT)
    assert base.by_sql(tree) == base.by_python(tree)
    base.by_sql(lower(parse(" ".join("a" * 250)).tree, CONTEXT))
    base.by_sql(lower(parse(" or ".join(["-(phone:1 or a)"] * 80)).tree, CONTEXT))


def test_every_value_is_a_parameter() -> None:
    hostile = "x' OR 1=1 --"
    sql = compile_tree(And((Column("city", "=", hostile), Column("city", "words", hostile), Word("a"))))
    assert hostile not in sql.where
    assert hostile in sql.params


def test_hidden_rows_of_a_lead_are_not_seen() -> None:
    assert "hidden_by IS NULL" in compile_tree(Some("tag", Column("name_key", "=", "vip"))).where


def test_a_name_that_is_no_column_is_a_fault() -> None:
    for name in ("city; DROP", "custom.x", "Custom.1", ""):
        with pytest.raises(ValueError, match="not a column"):
            column_sql(name)


@pytest.mark.parametrize("node", [Flag("open"), Test("city", "in", ())])
def test_a_tree_that_is_not_resolved_is_a_fault(node: Node) -> None:
    with pytest.raises(TypeError):
        compile_tree(node)
    with pytest.raises(TypeError):
        matches(node, {})


def test_everything_is_a_condition_that_holds() -> None:
    assert compile_tree(resolve(parse(""), CONTEXT).tree) == Sql("1")
