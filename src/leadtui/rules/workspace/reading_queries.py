"""The queries in a file of rules, and the users it names, are read once all of it is known: by the rules it makes.

Always holds: whoever a rule is applied by, it means the same; so none asks for "me", and none has an order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leadtui.rules.query.context import Context
from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.tree import Query
from leadtui.rules.text import clean
from leadtui.rules.toml.places import Path
from leadtui.rules.toml.toml_file import meant, shown
from leadtui.rules.workspace.rules_file import RulesFile
from leadtui.rules.workspace.section import Option, Section
from leadtui.rules.workspace.sections import SECTIONS
from leadtui.rules.workspace.sections_promises import NOBODY
from leadtui.words.records import record, replace
from leadtui.words.workspace import Workspace, word_key


@record
class _Said:
    """What a rule says: `of` whom it is in sentences, its place in the file, and what the file has there (or None)."""

    text: str
    of: str
    path: Path
    typed: Any
    is_rule: bool = True


def check_queries(file: RulesFile, context: Context) -> None:
    """Raises InputError at the place where a query goes wrong by these rules, or names a user nobody knows."""
    rules = context.workspace
    typed = file.values.get("convert", {}).get("query")
    _check(file, _Said(rules.convert_query, "[convert]", ("convert", "query"), typed, is_rule=False), context)
    for said in _all(file, rules, "query"):
        _check(file, said, context)
    for said in _all(file, rules, "user"):
        _check_user(file, said, context)


def _all(file: RulesFile, rules: Workspace, kind: str) -> Iterator[_Said]:
    """Everything of a kind that rules say."""
    for section in SECTIONS.values():
        table = file.values.get(section.key, {})
        raws = {word_key(raw): raw for raw in table}
        for word in getattr(rules, section.key):
            raw = raws.get(word_key(word.key)) or raws.get(word_key(word.name), word.key)
            yield from _of_word(section, word, raw, table.get(raw, {}), kind)


def _of_word(section: Section, word: Any, raw: str, typed: dict[str, Any], kind: str) -> Iterator[_Said]:
    of = f"[{section.key}.{word.key}]"
    for option in section.options:
        path: Path = (section.key, raw, option.key)
        if option.kind == kind:
            yield _Said(getattr(word, option.key), of, path, typed.get(option.key))
        for part in option.parts:
            if part.kind == kind:
                yield from _of_steps(word, option, part, of, path, typed.get(option.key))


def _of_steps(word: Any, option: Option, part: Option, of: str, path: Path, typed: Any) -> Iterator[_Said]:
    for number, step in enumerate(getattr(word, option.key)):
        there = typed[number].get(part.key) if typed is not None else None
        yield _Said(getattr(step, part.key), f"{of}, step {step.key},", (*path, number, part.key), there)


def _check(file: RulesFile, said: _Said, context: Context) -> None:
    from leadtui.rules.query.parser import parse
    from leadtui.rules.query.resolve import resolve

    if not said.text:
        return
    try:
        query = parse(said.text)
        resolve(query, context)
        if said.is_rule:
            _is_for_everybody(query, context)
    except QueryError as error:
        problem = error.problem[:1].lower() + error.problem[1:].rstrip(".")
        if said.typed is None:
            problem = f"by these rules the query of {said.of} cannot be read any more: {problem}"
            raise file.mistake((), problem, "Mend the query in the same file.") from error
        # In plain text in quotation marks the place in the query is a place in the file.
        start = file.places.of(said.path) + 1
        plain = said.typed == clean(said.typed) and file.text.startswith(said.text, start)
        into = 1 + error.position if plain else 0
        raise file.mistake(said.path, f"in the query, {problem}", error.hint, into=into) from error


def _is_for_everybody(query: Query, context: Context) -> None:
    """Raises QueryError for a query that has an order, or says something else for each user."""
    from leadtui.rules.query.resolve import resolve

    if query.sort:
        raise QueryError(query.sort_at[0], "sort", "the query of a rule has no order", "Leave sort: out.")
    one, other = (resolve(query, replace(context, me=me)) for me in (-1, -2))
    if one != other:
        problem = "this is about whoever asks, and a rule is the same for everybody"
        raise QueryError(0, "", problem, "Write the name of a user, or is:open.")


def _check_user(file: RulesFile, said: _Said, context: Context) -> None:
    # One that stands already may have got another name since; what waits then stays with whom it is.
    if not said.typed:
        return
    known = [NOBODY, *(user.name for user in context.users)]
    if word_key(said.text) not in map(word_key, known):
        raise file.mistake(said.path, f"there is no user {shown(said.text)}", meant(said.text, known))
