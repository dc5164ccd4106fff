"""Reads a file of rules: what it says is laid over the rules that hold, what it leaves out stays as it is.

Always holds: what comes out is whole and consistent, or an InputError names the place; a file that `writing` made of a
workspace gives that workspace again.
"""

from __future__ import annotations

from typing import Any

from leadtui.rules.query.context import Context
from leadtui.rules.toml.toml_file import shown
from leadtui.rules.workspace.hours_section import HOURS
from leadtui.rules.workspace.reading_convert import read_convert
from leadtui.rules.workspace.reading_fields import read_fields
from leadtui.rules.workspace.reading_hours import read_hours
from leadtui.rules.workspace.reading_queries import check_queries
from leadtui.rules.workspace.reading_words import read_words
from leadtui.rules.workspace.rules_file import RulesFile
from leadtui.rules.workspace.sections import LIMITS, SECTIONS
from leadtui.words.currencies import is_currency
from leadtui.words.records import replace
from leadtui.words.workspace import Workspace

TABLES = ("currency", *LIMITS, *HOURS, "convert", *SECTIONS, "fields")
"""What a file of rules can have at its top."""


def read_rules(text: str, name: str, context: Context) -> Workspace:
    """The rules that hold once a file is loaded over `context.workspace`; a new field has the number 0.

    Raises InputError for the first mistake.
    """
    return read_file(RulesFile(text, name), context)


def read_file(file: RulesFile, context: Context) -> Workspace:
    """Like `read_rules`, of a file that was opened already."""
    for key in file.values:
        if key not in TABLES:
            raise file.unknown((key,), "rule", TABLES)
    workspace = context.workspace
    if "currency" in file.values:
        workspace = replace(workspace, currency=_currency(file, file.values["currency"]))
    for table in LIMITS:
        if table in file.values:
            workspace = replace(workspace, **_numbers(file, table, file.values[table]))
    for table in HOURS:
        if table in file.values:
            workspace = read_hours(file, table, workspace)
    for section in SECTIONS.values():
        if section.key in file.values:
            workspace = read_words(file, section, workspace)
    if "fields" in file.values:
        workspace = read_fields(file, workspace)
    if "convert" in file.values:
        workspace = read_convert(file, workspace)
    check_queries(file, replace(context, workspace=workspace))
    return workspace


def _currency(file: RulesFile, value: Any) -> str:
    code = file.words(("currency",), value, 100).upper()
    if not is_currency(code):
        raise file.mistake(("currency",), f"{shown(code)} is no currency that is known", 'Write a code such as "EUR".')
    return code


def _numbers(file: RulesFile, table: str, value: Any) -> dict[str, int]:
    limits = {limit.key: limit for limit in LIMITS[table]}
    read = {}
    for key, number in file.table((table,), value).items():
        if key not in limits:
            raise file.unknown((table, key), "option", list(limits))
        read[key] = file.count((table, key), number, limits[key].least, limits[key].most)
    return read
