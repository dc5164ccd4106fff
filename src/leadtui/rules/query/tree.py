"""The tree of a query: what `parse` reads and what `resolve` makes of it.

As read: `All And Or Not Word Phrase Number Test Flag Has`. As meant: `All And Or Not Word Phrase Column Some`. Those
last are all that the compiler and `explain` know, so rules (bands, flags) are written with them too. Trees are frozen
and compare by what they mean: positions do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Literal, TypeAlias

from leadtui.words.records import aside, record

Scalar: TypeAlias = "str | int | float | bool | date | datetime"
Comparison = Literal["in", "between", "<", "<=", ">", ">="]
ColumnOp = Literal[
    "=", "!=", "<", "<=", ">", ">=", "in", "between", "is-null", "not-null", "words", "contains", "digits"
]
Table = Literal[
    "reach", "tag", "activity", "follow_up", "attachment", "account", "contact", "opportunity", "duplicate", "enrolment"
]


@record
class All:
    """Every lead."""


@record
class And:
    """All of `parts`."""

    parts: tuple[Node, ...]


@record
class Or:
    """At least one of `parts`."""

    parts: tuple[Node, ...]


@record
class Not:
    """Exactly the leads that `part` does not match; what is unknown does not match, so `not city:Paris` has them."""

    part: Node


@record
class Word:
    """A word of a name, company, email, phone or note; `prefix`: or the beginning of one."""

    text: str
    prefix: bool = False
    position: int = aside(default=0)


@record
class Phrase:
    """Words that follow each other."""

    text: str
    position: int = aside(default=0)


@record
class Number:
    """`L17`."""

    id: int


@record
class Value:
    """One value as typed; quoted, it is never read as a special word (`none`, `me`)."""

    text: str
    quoted: bool = False
    position: int = aside(default=0)


@record
class Test:
    """`field:value`. `in`: any of the values. `between`: two ends, both inclusive, one may be None. Else one value.

    `custom`: written `custom.NAME`, so it is never a standard field.
    """

    __test__ = False  # not a test class, whatever pytest reads into the name

    field: str
    op: Comparison
    values: tuple[Value | None, ...]
    custom: bool = False
    position: int = aside(default=0)


@record
class Flag:
    """`is:name`."""

    name: str
    position: int = aside(default=0)


@record
class Has:
    """`has:field`: something is known of it."""

    name: str
    custom: bool = False
    position: int = aside(default=0)


@record
class Column:
    """A column of the lead (inside `Some`: of that table) compared with a value. Null is never a match, but `!=` is
    exactly not `=` and so matches null.

    `name`: a column, or `custom.ID` for a custom field. `value` is of the column's type; instants may be aware
    datetimes, dates dates (see `stored`). `in`: a tuple of values; `between`: a pair, both inclusive; `is-null`,
    `not-null`: none. `words`: the column's folded words hold the value, written as `words_of` writes; one that ends
    with `*` may end inside a word. `contains`: that very text occurs. `digits`: its digits hold those of the value.
    """

    name: str
    op: ColumnOp
    value: Scalar | tuple[Scalar, ...] | None = None


@record
class Some:
    """The lead has a visible row in `table` that `where` matches; columns and tests in `where` are that row's.

    The account, contact or opportunity of a lead is the one it was converted into.
    """

    table: Table
    where: Node


Node: TypeAlias = "All | And | Or | Not | Word | Phrase | Number | Test | Flag | Has | Column | Some"


@record
class Query:
    """A query as read: what to match, and the fields to sort by (`descending` for `-`), first one first.

    `sort_at`: where in the text each of those stands.
    """

    tree: Node
    sort: tuple[tuple[str, bool], ...] = ()
    sort_at: tuple[int, ...] = aside(default=())


def conj(parts: Iterable[Node]) -> Node:
    """All of `parts` in the simplest form: nested Ands are one, All says nothing, one part stands alone."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, And) else (part,)) if p != All())
    return flat[0] if len(flat) == 1 else And(flat) if flat else All()


def disj(parts: Iterable[Node]) -> Node:
    """At least one of `parts` in the simplest form; `parts` must not be empty."""
    flat = tuple(p for part in parts for p in (part.parts if isinstance(part, Or) else (part,)))
    return flat[0] if len(flat) == 1 else Or(flat)


def leaves(node: Node) -> Iterator[Node]:
    """Every node that is not And, Or or Not, in the order of the text."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part)
    elif isinstance(node, Not):
        yield from leaves(node.part)
    else:
        yield node


def stored(value: Scalar) -> str | int | float:
    """A value as the database keeps it: instants in seconds since 1970 UTC, dates in ISO, yes and no as 1 and 0."""
    if isinstance(value, datetime):
        return int(value.timestamp())
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value
