"""Reads what has to hold before a lead is converted: fields that are filled in, and a query."""

from __future__ import annotations

from typing import Any

from leadtui.rules.text import FIELD_LIMIT
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
