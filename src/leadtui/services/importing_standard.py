"""A row in the standard form: names as names are written, states by their name, titles as they are compared.

Nothing is destroyed: what the file said stays in `typed` where it differs from what is kept. Our own lists say what was
kept already, so their values stay as they are.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from leadtui.rules.casing import cased_city, cased_company, cased_name
from leadtui.rules.name_parts import without_birth_name, without_emoji, without_post_nominals
from leadtui.rules.odd_numbers import odd_employees
from leadtui.rules.states import odd_postal_code, read_state
from leadtui.rules.titles import title_key
from leadtui.services.importing_incoming import Incoming


@lru_cache(maxsize=65_536)
def _first_name(text: str) -> str:
    return cased_name(without_emoji(text))


@lru_cache(maxsize=65_536)
def _last_name(text: str) -> str:
    return cased_name(without_post_nominals(without_birth_name(without_emoji(text))))


_CASED = (("first_name", _first_name), ("last_name", _last_name), ("city", cased_city), ("company", cased_company))


def standardise(lead: Incoming, region: str, *, own: bool) -> None:
    """Brings the columns of a row to their standard form; `region` is the country its own address names (alpha-2), ""
    for none: what a state or a postal code is follows from nothing else.

    `own`: it comes from a list of ours.
    """
    columns = lead.columns
    title = columns.get("title")
    if title:
        columns["title_key"] = title_key(title) or None
    if own:
        return
    for key, cased in _CASED:
        text = columns.get(key)
        if text:
            _put(columns, key, text, cased(text))
    state = columns.get("state")
    if state and region:
        _put(columns, "state", state, read_state(state, region) or state)
    code = columns.get("postal_code")
    if code and region:
        problem, _ = odd_postal_code(code, region)
        if problem:
            lead.warnings.append(("postal_code", problem))
    employees = columns.get("employees")
    if employees is not None and (problem := odd_employees(employees)):
        lead.warnings.append(("employees", problem))


def keep_typed(columns: dict[str, Any], key: str, text: str) -> None:
    """Keeps what was written for a field beside what was understood."""
    typed = columns.get("typed")
    if typed is None:
        columns["typed"] = {key: text}
    else:
        typed.setdefault(key, text)


def _put(columns: dict[str, Any], key: str, text: str, standard: str) -> None:
    if standard != text:
        columns[key] = standard
        keep_typed(columns, key, text)
