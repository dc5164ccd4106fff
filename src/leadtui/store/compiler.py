"""A resolved tree becomes SQL: the condition of a WHERE over `lead l`, and its parameters.

Always holds: every value is a parameter; names come from the tree and are identifiers; the condition is true for
exactly the leads `explain.matches` says, null included, as `NOT` is written `IS NOT TRUE`. Hidden leads are left to the
reader, hidden rows of a lead are never seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.rules.query.tree import All, And, Column, Node, Not, Or, Phrase, Scalar, Some, Table, Word, stored
from leadtui.store.apart import TOLD_APART, stood_for
from leadtui.store.sqlite import dialect
from leadtui.store.sqlite.values import custom_value
from leadtui.words.patterns import pattern
from leadtui.words.records import record

Parameter = str | int | float
_NAME = pattern(r"[a-z][a-z_]*")
_CUSTOM = pattern(r"custom\.(\d+)")
_GONE = " OR ".join(
    f"(o_kind = '{kind}' AND EXISTS (SELECT 1 FROM {kind} x WHERE x.id = o_id AND x.hidden_by IS NOT NULL))"
    for kind in ("lead", "contact", "account")
)
_STOOD = f"""EXISTS (SELECT 1 FROM lead x WHERE x.id IN (r.lead_id, CASE r.o_kind WHEN 'lead' THEN r.o_id END)
    AND {stood_for("x")})"""
_DUPLICATES = f"""FROM (
    SELECT a_id AS lead_id, b_kind AS o_kind, b_id AS o_id, score, a_kind, a_id, b_kind, b_id
    FROM duplicate WHERE a_kind = 'lead'
    UNION ALL SELECT b_id, a_kind, a_id, score, a_kind, a_id, b_kind, b_id FROM duplicate WHERE b_kind = 'lead') r
    WHERE NOT ({_GONE}) AND NOT {_STOOD} AND (r.a_kind, r.a_id, r.b_kind, r.b_id) NOT IN ({TOLD_APART})"""
"""Of both records of a pair, the other: one that is there, that nothing stands for, and was not said to be another."""

_LINKED: dict[Table, tuple[str, str, str]] = {
    "reach": ("id", "owner_id", "FROM reach r WHERE r.owner_kind = 'lead' AND r.hidden_by IS NULL"),
    "tag": ("id", "owner_id", "FROM tag r WHERE r.owner_kind = 'lead' AND r.hidden_by IS NULL"),
    "attachment": ("id", "owner_id", "FROM attachment r WHERE r.owner_kind = 'lead' AND r.hidden_by IS NULL"),
    "activity": ("id", "lead_id", "FROM activity r WHERE r.hidden_by IS NULL"),
    "follow_up": ("id", "lead_id", "FROM follow_up r WHERE r.hidden_by IS NULL"),
    "enrolment": ("id", "lead_id", "FROM enrolment r WHERE r.hidden_by IS NULL"),
    "account": ("converted_account_id", "id", "FROM account r WHERE r.hidden_by IS NULL"),
    "contact": ("converted_contact_id", "id", "FROM contact r WHERE r.hidden_by IS NULL"),
    "duplicate": ("id", "lead_id", _DUPLICATES),
    "opportunity": ("converted_opportunity_id", "id", "FROM opportunity r WHERE r.hidden_by IS NULL"),
}
"""A column of the lead, the column of another table that is equal to it, and that table's visible rows."""


@record
class Sql:
    """A condition with `?` for each of `params`, in order."""

    where: str
    params: tuple[Parameter, ...] = ()


def compile_tree(tree: Node) -> Sql:
    """The condition for a resolved tree over `lead l`. Raises TypeError for a node that has to be resolved first."""
    return _node(tree, "l")


def column_sql(name: str, alias: str = "l") -> str:
    """The expression of a column of a tree or of a sort: `city`, or `custom.3` for a custom field."""
    custom = _CUSTOM.fullmatch(name)
    if custom:
        return custom_value(f"{alias}.custom", int(custom.group(1)))
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not a column")
    return f"{alias}.{name}"


def _node(node: Node, alias: str) -> Sql:
    match node:
        case All():
            return Sql("1")
        case And(parts):
            return _joined(parts, " AND ", "1", alias)
        case Or(parts):
            return _joined(parts, " OR ", "0", alias)
        case Not(Some(table, where)):
            # Asked lead by lead: a list of all that have one would be made anew for every band.
            own, theirs, rows = _LINKED[table]
            inner = _node(where, "r")
            found = f"SELECT 1 {rows} AND r.{theirs} = {alias}.{own} AND {inner.where}"
            return Sql(f"NOT EXISTS ({found})", inner.params)
        case Not(part):
            inner = _node(part, alias)
            return Sql(f"({inner.where}) IS NOT TRUE", inner.params)
        case Column():
            return _column(node, alias)
        case Some(table, where):
            own, theirs, rows = _LINKED[table]
            inner = _node(where, "r")
            found = f"SELECT r.{theirs} {rows} AND {inner.where}"
            return Sql(f"{alias}.{own} IN ({found})", inner.params)
        case Word() | Phrase():
            return Sql(dialect.TEXT_MATCH, (_text(node),))
        case _:
            raise TypeError(f"{type(node).__name__} has to be resolved first")


def _joined(parts: Sequence[Node], joint: str, empty: str, alias: str) -> Sql:
    """`parts` in brackets; words and phrases are one look-up in the search index."""
    texts = [part for part in parts if isinstance(part, Word | Phrase)]
    done = [_node(part, alias) for part in parts if not isinstance(part, Word | Phrase)]
    if texts:
        done.insert(0, Sql(dialect.TEXT_MATCH, (joint.join(_text(text) for text in texts),)))
    if not done:
        return Sql(empty)
    params = tuple(param for sql in done for param in sql.params)
    return Sql(f"({joint.join(sql.where for sql in done)})", params)


def _text(node: Word | Phrase) -> str:
    is_word = isinstance(node, Word)
    return dialect.text_query(node.text, prefix=isinstance(node, Word) and node.prefix, phones=is_word)


def _column(test: Column, alias: str) -> Sql:
    expression = column_sql(test.name, alias)
    values = tuple(stored(value) for value in _several(test.value))
    match test.op:
        case "is-null":
            return Sql(f"{expression} IS NULL")
        case "not-null":
            return Sql(f"{expression} IS NOT NULL")
        case "in":
            return Sql(f"{expression} IN ({', '.join('?' * len(values))})", values)
        case "between":
            return Sql(f"{expression} BETWEEN ? AND ?", values)
        case "!=":
            return Sql(f"({expression} = ?) IS NOT TRUE", values)
        case "words":
            return Sql(dialect.has_words(expression), (dialect.between_blanks(str(values[0])),))
        case "contains":
            return Sql(dialect.contains(expression), values)
        case "digits":
            return Sql(dialect.has_digits(expression), values)
        case _:
            return Sql(f"{expression} {test.op} ?", values)


def _several(value: Scalar | tuple[Scalar, ...] | None) -> tuple[Scalar, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)
