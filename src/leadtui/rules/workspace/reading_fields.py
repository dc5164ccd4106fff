"""Reads the workspace's own fields from a file of rules: new ones, new labels, other choices."""

from __future__ import annotations

from typing import Any

from leadtui.rules.toml.places import Path
from leadtui.rules.toml.toml_file import meant, shown
from leadtui.rules.workspace.rules_file import RulesFile
from leadtui.rules.workspace.section import NAME_LIMIT
from leadtui.words.records import replace
from leadtui.words.workspace import CUSTOM_KINDS, OWNERS, CustomField, Workspace, word_key

OPTIONS = ("label", "kind", "owner", "choices", "was")
_AS_TEXT = ("text", "choice")
"""Kinds whose values are kept alike, so that one can become the other."""


def read_fields(file: RulesFile, workspace: Workspace) -> Workspace:
    """The workspace with the fields the file names; new ones have the number 0. Raises InputError."""
    fields = {_id(field): field for field in (*workspace.custom_fields, *workspace.customer_fields)}
    met: set[tuple[str, str]] = set()
    for number, said in enumerate(file.list(("fields",), file.values["fields"], "tables")):
        path: Path = ("fields", number)
        if not isinstance(said, dict):
            raise file.mistake(path, "each of the fields is a table", "Write [[fields]] above it.")
        field = _field(file, path, said, fields)
        if _id(field) in met:
            raise file.mistake((*path, "label"), f"there is a field {shown(field.label)} above already")
        met.add(_id(field))
        fields[_id(field)] = field
    ordered = sorted(fields.values(), key=lambda field: (field.id == 0, field.id))
    workspace = _required_by_new_label(workspace, ordered)
    return replace(
        workspace,
        custom_fields=tuple(field for field in ordered if field.owner == "lead"),
        customer_fields=tuple(field for field in ordered if field.owner != "lead"),
    )


def _id(field: CustomField) -> tuple[str, str]:
    return field.owner, word_key(field.label)


def _field(
    file: RulesFile, path: Path, said: dict[str, Any], fields: dict[tuple[str, str], CustomField]
) -> CustomField:
    for name in said:
        if name not in OPTIONS:
            raise file.unknown((*path, name), "option", OPTIONS)
    if "label" not in said:
        raise file.mistake(path, "this field has no label", 'Write label = "..." below it.', value=False)
    label = file.words((*path, "label"), said["label"], NAME_LIMIT)
    if not word_key(label):
        raise file.mistake((*path, "label"), f"{shown(label)} has no letter or digit")
    owner = file.one_of((*path, "owner"), said["owner"], OWNERS) if "owner" in said else "lead"
    old = fields.get((owner, word_key(label)))
    if "was" in said:
        old = _renamed(file, path, said["was"], label, owner, fields)
    kind = _kind(file, path, said, old)
    choices = _choices(file, path, said, kind, old)
    return CustomField(old.id if old else 0, label, kind, choices, owner)


def _renamed(
    file: RulesFile, path: Path, value: Any, label: str, owner: str, fields: dict[tuple[str, str], CustomField]
) -> CustomField:
    was = file.words((*path, "was"), value, 600)
    old = fields.get((owner, word_key(was)))
    there = fields.get((owner, word_key(label)))
    if old is not None and there is not None and old is not there:
        raise file.mistake((*path, "label"), f"there is a field {shown(there.label)} already", "Choose another label.")
    if old is not None:
        return fields.pop((owner, word_key(was)))
    if there is None:
        labels = [field.label for field in fields.values() if field.owner == owner]
        hint = meant(was, labels) if labels else "Leave `was` out to add a field."
        raise file.mistake((*path, "was"), f"the {owner}s have no field {shown(was)}", hint)
    return there


def _kind(file: RulesFile, path: Path, said: dict[str, Any], old: CustomField | None) -> str:
    if "kind" not in said:
        return old.kind if old else "text"
    kind = file.one_of((*path, "kind"), said["kind"], CUSTOM_KINDS)
    if old is not None and kind != old.kind and not (kind in _AS_TEXT and old.kind in _AS_TEXT):
        problem = f"{shown(old.label)} holds a {old.kind.replace('_', '/')} and cannot become a {kind}"
        raise file.mistake((*path, "kind"), problem, "Add another field instead.")
    return kind


def _choices(file: RulesFile, path: Path, said: dict[str, Any], kind: str, old: CustomField | None) -> tuple[str, ...]:
    if "choices" not in said:
        held = old.choices if old else ()
        if kind == "choice" and not held:
            raise file.mistake(path, "a choice needs its choices", 'Write choices = ["...", "..."].', value=False)
        return held if kind == "choice" else ()
    place = (*path, "choices")
    listed = file.list(place, said["choices"], "choices")
    if kind != "choice" and listed:
        raise file.mistake(place, f"a field of the kind {kind} has no choices", 'Write kind = "choice".')
    if kind == "choice" and not listed:
        raise file.mistake(place, "a choice needs its choices", 'As in choices = ["small", "large"].')
    found: dict[str, str] = {}
    for number, item in enumerate(listed):
        text = file.words((*place, number), item, NAME_LIMIT)
        if word_key(text) in found:
            raise file.mistake((*place, number), f"{shown(text)} is among the choices twice")
        found[word_key(text)] = text
    return tuple(found.values())


def _required_by_new_label(workspace: Workspace, fields: list[CustomField]) -> Workspace:
    """What a conversion asks for goes with a field whose label changed."""
    labels = {field.id: field.label for field in fields if field.owner == "lead" and field.id}
    renamed = {f"custom.{old.label}": f"custom.{labels.get(old.id, old.label)}" for old in workspace.custom_fields}
    return replace(workspace, convert_require=tuple(renamed.get(key, key) for key in workspace.convert_require))
