"""Reads what has to hold before a lead is converted: fields that are filled in, and a query."""

from __future__ import annotations

from typing import Any

from leadtui.rules.query.context import Context
from leadtui.rules.query.errors import QueryError
from leadtui.rules.text import FIELD_LIMIT, clean
from leadtui.rules.toml.places import Path
from leadtui.rules.toml.toml_file import meant, shown
from leadtui.rules.workspace.rules_file import RulesFile
from leadtui.words.contact import CRITERIA
from leadtui.words.fields import FIELDS
from leadtui.words.records import replace
from leadtui.words.workspace import Workspace, word_key

_NEVER_EMPTY = ("created", "do_not_call", "email_opt_out")
REQUIRABLE = (
    *(key for key, field in FIELDS.items() if field.writable and key not in _NEVER_EMPTY),
    *(criterion.key for criterion in CRITERIA),
)
"""Fields of a lead and points of its qualification that can be asked for; the workspace's own are `custom.Label`."""

_QUERY: Path = ("convert", "query")
_CUSTOM = "custom."


def read_convert(file: RulesFile, workspace: Workspace) -> Workspace:
    """The workspace with what the file asks for before a conversion; raises InputError."""
    table = file.table(("convert",), file.values["convert"])
    for key in table:
        if key not in ("require", "query"):
            raise file.unknown(("convert", key), "option", ("require", "query"))
    if "require" in table:
        listed = file.list(("convert", "require"), table["require"], "fields")
        wanted = (_field(file, ("convert", "require", at), item, workspace) for at, item in enumerate(listed))
        workspace = replace(workspace, convert_require=tuple(dict.fromkeys(wanted)))
    if "query" in table:
        workspace = replace(workspace, convert_query=file.words(_QUERY, table["query"], FIELD_LIMIT, empty=True))
    return workspace


def _field(file: RulesFile, path: Path, value: Any, workspace: Workspace) -> str:
    text = file.words(path, value, 600)
    if text.lower().startswith(_CUSTOM):
        own = workspace.custom_field(text[len(_CUSTOM) :])
        if own is None:
            labels = [f"{_CUSTOM}{field.label}" for field in workspace.custom_fields]
            hint = meant(text, labels) if labels else "Define it with [[fields]] first."
            raise file.mistake(path, f"there is no field {shown(text)}", hint)
        return f"{_CUSTOM}{own.label}"
    names = {word_key(key): key for key in REQUIRABLE}
    names |= {word_key(FIELDS[key].label): key for key in REQUIRABLE if key in FIELDS}
    key = names.get(word_key(text))
    if key is None:
        own = workspace.custom_field(text)
        if own is not None:
            return f"{_CUSTOM}{own.label}"
        labels = [f"{_CUSTOM}{field.label}" for field in workspace.custom_fields]
        raise file.mistake(path, f"there is no field {shown(text)} to ask for", meant(text, (*REQUIRABLE, *labels)))
    return key


def check_query(file: RulesFile, context: Context) -> None:
    """Raises InputError when the query does not hold by these rules, at the place in the file where it goes wrong."""
    from leadtui.rules.query.parser import parse
    from leadtui.rules.query.resolve import resolve

    query = context.workspace.convert_query
    if not query:
        return
    try:
        resolve(parse(query), context)
    except QueryError as error:
        typed = file.values.get("convert", {}).get("query")
        problem = error.problem[:1].lower() + error.problem[1:].rstrip(".")
        if typed is None:
            problem = f"by these rules the query of [convert] cannot be read any more: {problem}"
            raise file.mistake((), problem, "Mend the query in the same file.") from error
        # In plain text in quotation marks the place in the query is a place in the file.
        start = file.places.of(_QUERY) + 1
        plain = typed == clean(typed) and file.text.startswith(query, start)
        raise file.mistake(
            _QUERY, f"in the query, {problem}", error.hint, into=1 + error.position if plain else 0
        ) from error
