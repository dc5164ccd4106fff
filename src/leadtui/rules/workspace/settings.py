"""The rules of a workspace as they are kept: under fixed keys, and only what differs from a new base.

Always holds: `workspace_of(settings_of(w), fields)` is `w`. A rule this program does not know is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from leadtui.rules.workspace.hours_section import HOURS, hours_of, kept_hours
from leadtui.rules.workspace.section import Option, Section
from leadtui.rules.workspace.sections import LIMITS, SECTIONS
from leadtui.words.records import replace
from leadtui.words.sequences import Step
from leadtui.words.workspace import CustomField, Workspace

KEY = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""What the fixed key of a word looks like."""

ORDER = "order"
"""Under `SECTION.order` stands the order of a kind of words; no word can have this key."""

_PLAIN = ("currency", *(limit.key for limits in LIMITS.values() for limit in limits), "convert_query")
_CUSTOM = "custom."


def workspace_of(settings: Mapping[str, Any], fields: Iterable[CustomField]) -> Workspace:
    """The rules that hold with these settings, and these fields of the workspace's own."""
    fields = tuple(fields)
    changes: dict[str, Any] = {key: settings[key] for key in _PLAIN if key in settings}
    changes |= {table: hours_of(table, settings[table]) for table in HOURS if table in settings}
    for section in SECTIONS.values():
        prefix = f"{section.key}."
        held = {key.removeprefix(prefix): value for key, value in settings.items() if key.startswith(prefix)}
        if held:
            changes[section.key] = _words(section, held)
    changes["custom_fields"] = tuple(field for field in fields if field.owner == "lead")
    changes["customer_fields"] = tuple(field for field in fields if field.owner != "lead")
    labels = {f"{_CUSTOM}{field.id}": f"{_CUSTOM}{field.label}" for field in changes["custom_fields"]}
    wanted = (labels.get(key, key) for key in settings.get("convert_require", ()))
    known = (key for key in wanted if not key.startswith(_CUSTOM) or key in labels.values())
    return Workspace(**changes, convert_require=tuple(known))


def settings_of(workspace: Workspace) -> dict[str, Any]:
    """What differs from a new base, by fixed key, as JSON has it."""
    new = Workspace()
    settings = {key: getattr(workspace, key) for key in _PLAIN if getattr(workspace, key) != getattr(new, key)}
    if workspace.convert_require:
        settings["convert_require"] = [_by_number(key, workspace) for key in workspace.convert_require]
    for table in HOURS:
        differs = kept_hours(table, getattr(workspace, table))
        if differs:
            settings[table] = differs
    for section in SECTIONS.values():
        words = getattr(workspace, section.key)
        order = [word.key for word in words]
        if order != list(section.built_in):
            settings[f"{section.key}.{ORDER}"] = order
        for word in words:
            told = _differences(section, word)
            if told:
                settings[f"{section.key}.{word.key}"] = told
    return settings


def without_key(section: Section, word: Any) -> Any:
    """The word as it is when nobody can choose it: no key is pressed for it."""
    pressed = section.pressed
    return replace(word, **{pressed: ""}) if pressed and not word.offered else word


def _words(section: Section, held: Mapping[str, Any]) -> tuple[Any, ...]:
    found = dict(section.built_in)
    for key, told in held.items():
        if key == ORDER or not KEY.fullmatch(key):
            continue
        values = {o.key: from_json(o, told[o.key]) for o in section.options if o.key in told}
        old = found.get(key)
        found[key] = replace(old, **values) if old is not None else section.make(**{**_blank(section, key), **values})
    order = [key for key in held.get(ORDER, ()) if key in found]
    return tuple(without_key(section, found[key]) for key in (*order, *(key for key in found if key not in order)))


def _blank(section: Section, key: str) -> dict[str, Any]:
    """What a word of the workspace's own needs and was not told."""
    return {"key": key} | {option.key: "" for option in section.options if option.key in ("digit", "owes", "letter")}


def _differences(section: Section, word: Any) -> dict[str, Any]:
    usual = section.built_in.get(word.key)
    told = {}
    for option in section.options:
        value = getattr(word, option.key)
        if usual is None or (value != getattr(usual, option.key) and not _follows(section, option, word)):
            told[option.key] = as_json(option, value)
    return told


def as_json(option: Option, value: Any) -> Any:
    """The value of an option as JSON has it."""
    if option.kind == "steps":
        return [{part.key: getattr(step, part.key) for part in option.parts} for step in value]
    return value.value if option.kind == "choice" else value


def from_json(option: Option, value: Any) -> Any:
    """The value of an option that was kept; what this program does not know of a step is left out."""
    if option.kind == "steps":
        known = [part.key for part in option.parts]
        return tuple(Step(**{key: step[key] for key in known if key in step}) for step in value)
    return option.made_of(value) if option.kind == "choice" else value


def _follows(section: Section, option: Option, word: Any) -> bool:
    return option.key == section.pressed and not word.offered


def _by_number(key: str, workspace: Workspace) -> str:
    """A field of the workspace's own by its number, since its label may change."""
    if not key.startswith(_CUSTOM):
        return key
    field = workspace.custom_field(key.removeprefix(_CUSTOM))
    return f"{_CUSTOM}{field.id}" if field else key
