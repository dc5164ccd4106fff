"""`field:value` by the kind of the field, and `has:field`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from leadtui.rules.query import amounts, dates
from leadtui.rules.query.context import Context
from leadtui.rules.query.errors import QueryError, did_you_mean
from leadtui.rules.query.flags import CONVERTED
from leadtui.rules.query.tree import All, And, Column, Has, Node, Not, Or, Some, Table, Test, Value, conj, disj
from leadtui.rules.query.vocabulary import QueryField
from leadtui.rules.query.words import digits_of, words_of
from leadtui.rules.text import fold
from leadtui.words.errors import InputError
from leadtui.words.sequences import LIVE
from leadtui.words.workspace import Named, find, word_key

_NOTE_COLUMNS = ("body", "subject", "next_step")
_IN_IT = Column("state", "in", tuple(state.value for state in LIVE))
_YES, _NO = ("yes", "y", "true", "1", "on"), ("no", "n", "false", "0", "off")


def compare(field: QueryField, test: Test, context: Context) -> Node:
    """The meaning of a test; raises QueryError when a value does not fit the field or its data does not exist yet."""
    _refuse_not_yet(field, test.position, context)
    if test.op != "in":
        return _ordered(field, test, context)
    if field.kind in ("number", "money"):
        amounts.refuse_thousands(field, test.values)
    meaning = _any_of([_one(field, value, test, context) for value in test.values if value is not None])
    return _with_category(meaning, context) if field.name == "status" else meaning


def _with_category(test: Node, context: Context) -> Node:
    """A test of the status with the categories it implies, by which lists are indexed."""
    if not isinstance(test, Column) or test.op not in ("=", "in"):
        return test
    keys = test.value if isinstance(test.value, tuple) else (test.value,)
    categories = dict.fromkeys(context.workspace.by_status[str(key)].category.value for key in keys)
    return And((Column("category", "in", tuple(categories)), test))


def _any_of(nodes: list[Node]) -> Node:
    """`nodes` by or; equalities of one column are one look-up."""
    equal = [node for node in nodes if isinstance(node, Column) and node.op == "="]
    if len(equal) < 2 or len({node.name for node in equal}) > 1:
        return disj(nodes)
    values = tuple(node.value for node in equal if isinstance(node.value, str | int | float))
    return disj([Column(equal[0].name, "in", values), *(node for node in nodes if node not in equal)])


def known(field: QueryField, node: Has, context: Context) -> Node:
    """The meaning of `has:field`: there is a value; of a yes/no field: it is yes."""
    _refuse_not_yet(field, node.position, context)
    if field.kind == "yes_no":
        return Column(field.column, "=", 1)
    if field.kind == "tags":
        return Some("tag", All())
    if field.kind == "rows":
        return _rows(field)
    if field.kind == "became":
        return _became(field, All())
    if field.column == "name":
        return Column("name", "!=", "")
    return Column(field.column or field.name, "not-null")


def _refuse_not_yet(field: QueryField, position: int, context: Context) -> None:
    if field.name in context.not_yet:
        raise QueryError(position, field.name, context.not_yet[field.name])


def _ordered(field: QueryField, test: Test, context: Context) -> Node:
    if field.kind in ("instant", "date"):
        return dates.compare(field, test.op, test.values, context)
    if field.kind in ("number", "money"):
        return amounts.compare(field, test.op, test.values, context)
    if field.name == "budget":
        return amounts.compare(
            QueryField("budget", field.label, "money", "budget_amount"), test.op, test.values, context
        )
    at = next(value for value in test.values if value is not None)
    hint = f"Write {field.name}:value, or {field.name}:a,b for any of several."
    raise QueryError(at.position, at.text, f"{field.name} has no order, so it takes no range or comparison", hint)


def _one(field: QueryField, value: Value, test: Test, context: Context) -> Node:
    none = not value.text.strip() or (not value.quoted and word_key(value.text) in ("none", "unknown"))
    if none and field.kind != "text":
        return _unknown_value(known(field, Has(field.name, False, test.position), context))
    match field.kind:
        case "text":
            said = _TEXTS.get(field.column, _text)(field, value, context)
            return Or((Column(field.column, "is-null"), said)) if none else said
        case "country":
            return _country(field, value)
        case "number" | "money":
            return amounts.compare(field, "in", (value,), context)
        case "instant" | "date":
            return _date(field, value, context)
        case "yes_no":
            return Column(field.column, "=", _yes_or_no(field, value))
        case "choice":
            return Column(field.column, "=", _choice(field, value))
        case "named":
            return Column(field.column, "=", _key(field, value, _words_of_base(field, context)))
        case "user":
            return Column(field.column, "=", _user(value, context))
        case "tags":
            return Some("tag", Column("name_key", "=", fold(value.text)))
        case "reach":
            return _reach(field, value)
        case "known":
            return _known_detail(field, value, context)
        case "rows":
            return _rows_with(field, value, context)
        case "became":
            return _became(field, Column("name", "words", _folded(field, value)))


def _unknown_value(known_value: Node) -> Node:
    if isinstance(known_value, Column) and known_value.op == "not-null":
        return Column(known_value.name, "is-null")
    return Not(known_value)


def _text(field: QueryField, value: Value, _: Context) -> Node:
    return _words(field, value)


def _title(field: QueryField, value: Value, _: Context) -> Node:
    """The words of a title, or its ranks and functions however written: "vice president" finds "V.P. Sales"."""
    from leadtui.rules.titles import title_key

    words = _words(field, value)
    key = "" if value.text.endswith("*") and not value.quoted else title_key(value.text)
    if not key:
        return words
    return Or((words, conj(Column("title_key", "words", word) for word in key.split())))


def _state(field: QueryField, value: Value, context: Context) -> Node:
    """A state by its code or another name is kept by its standard name; what is not known, by its words."""
    from leadtui.rules.states import states_named

    words = _words(field, value)
    names = states_named(value.text, context.region)
    return disj([*(Column(field.column, "=", name) for name in names), words]) if names else words


def _words(field: QueryField, value: Value) -> Node:
    return Column(field.column, "words", _folded(field, value))


def _country(field: QueryField, value: Value) -> Node:
    """A country by code or name in any language is kept by its English name; what an import did not know, as it was."""
    from leadtui.rules.values import read_country

    try:
        return Column(field.column, "=", read_country(value.text).name)
    except InputError:
        return _words(field, value)


def _folded(field: QueryField, value: Value) -> str:
    text = words_of(value.text)
    if not text:
        raise QueryError(value.position, value.text, f"{field.name} takes letters or digits")
    return f"{text}*" if value.text.endswith("*") and not value.quoted else text


def _date(field: QueryField, value: Value, context: Context) -> Node:
    if field.name != "due" or word_key(value.text) != "overdue":
        return dates.compare(field, "in", (value,), context)
    timed = And((Column("due_date", "is-null"), Column("due_at", "<", context.now)))
    whole_day = Column("due_date", "<", context.today)
    return Some("follow_up", And((Column("state", "=", "open"), Or((timed, whole_day)))))


def _yes_or_no(field: QueryField, value: Value) -> int:
    key = word_key(value.text)
    if key not in (*_YES, *_NO):
        raise QueryError(value.position, value.text, f"{field.name} is yes or no")
    return int(key in _YES)


def _choice(field: QueryField, value: Value) -> str:
    found = next((choice for choice in field.choices if word_key(choice) == word_key(value.text)), None)
    if found is None:
        raise _unknown(field.name, value, field.choices)
    return found


def _key(field: QueryField, value: Value, words: Sequence[Named]) -> str:
    found = find(words, value.text)
    if found is None:
        raise _unknown(field.name, value, [word.name for word in words])
    return found.key


def _words_of_base(field: QueryField, context: Context) -> Sequence[Named]:
    base = context.workspace
    words: dict[str, Sequence[Named]] = {"status": base.statuses, "reason": base.reasons, "source": base.sources}
    return words[field.name]


def _unknown(what: str, value: Value, names: Iterable[str]) -> QueryError:
    names = list(names)
    near = did_you_mean(value.text, names)
    known_names = f"Known: {', '.join(names)}." if names else ""
    return QueryError(value.position, value.text, f"no {what} '{value.text}'{near}", known_names)


def _user(value: Value, context: Context) -> int:
    wanted = fold(value.text.strip())
    if not value.quoted and wanted == "me":
        if context.me is None:
            raise QueryError(
                value.position, value.text, "it is not known who asks", "Set LEADTUI_USER, or write a name."
            )
        return context.me
    exact = [user for user in context.users if wanted in (fold(user.name), fold(user.email or ""))]
    part = [user for user in context.users if f" {wanted} " in f" {fold(user.name)} "]
    found = exact or part
    if len(found) != 1:
        raise _unknown("user", value, ["me", "none", *(user.name for user in context.users)])
    return found[0].id


def _reach(field: QueryField, value: Value) -> Node:
    kind = Column("kind", "=", "email" if field.name == "email" else "phone")
    if field.name == "email":
        wanted = "".join(value.text.split()).casefold()
        return Some("reach", And((kind, Or((Column("normal", "contains", wanted), _words_in_value(field, value))))))
    digits = digits_of(value.text)
    if not digits:
        raise QueryError(value.position, value.text, f"{field.name} takes the digits of a number")
    digits = digits.lstrip("0") or digits
    label = [Column("label", "=", "mobile")] if field.name == "mobile" else []
    unread = And((Column("normal", "is-null"), Column("value", "digits", digits)))
    return Some("reach", conj([kind, *label, Or((Column("normal", "contains", digits), unread))]))


def _words_in_value(field: QueryField, value: Value) -> Node:
    return Column("value", "words", _folded(field, value))


def _known_detail(field: QueryField, value: Value, context: Context) -> Node:
    key = word_key(value.text)
    if key in _YES[:3] or key in _NO[:3]:
        return Column(field.column, "=", "yes" if key in _YES else "no")
    if field.name == "budget" and amounts.is_number(value.text):
        return amounts.compare(QueryField("budget", field.label, "money", "budget_amount"), "in", (value,), context)
    return Column(f"{field.column}_detail", "words", _folded(field, value))


def _rows(field: QueryField) -> Node:
    if field.name == "attachment":
        return Some("attachment", All())
    if field.name == "enrolled":
        return Some("enrolment", _IN_IT)
    if field.name == "activity":
        return Some("activity", All())
    return Some("activity", Column("outcome" if field.name == "outcome" else "body", "not-null"))


def _rows_with(field: QueryField, value: Value, context: Context) -> Node:
    if field.name == "outcome":
        return Some("activity", Column("outcome", "=", _key(field, value, context.workspace.outcomes)))
    if field.name == "enrolled":
        which = Column("sequence", "=", _key(field, value, context.workspace.sequences))
        return Some("enrolment", And((which, _IN_IT)))
    if field.name == "attachment":
        return Some("attachment", Or((Column("name", "words", _folded(field, value)), _words_in_target(field, value))))
    text = _folded(field, value)
    where = [Column(column, "words", text) for column in _NOTE_COLUMNS]
    kind = [Column("kind", "=", word_key(value.text))] if field.name == "activity" else []
    return Some("activity", disj([*where, *kind]))


def _became(field: QueryField, where: Node) -> Node:
    """What a lead was converted into; with the category, by which lists are indexed."""
    tables: dict[str, Table] = {"account": "account", "contact": "contact", "opportunity": "opportunity"}
    return And((CONVERTED, Some(tables[field.name], where)))


def _words_in_target(field: QueryField, value: Value) -> Node:
    return Column("target", "words", _folded(field, value))


_TEXTS: dict[str, Callable[[QueryField, Value, Context], Node]] = {"title": _title, "state": _state}
"""Texts that are kept in a standard form, by their column."""
