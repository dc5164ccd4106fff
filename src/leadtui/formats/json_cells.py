"""A record of JSON made flat: column → text.

Objects inside are written with dots, plain values of a list are joined. A list of values with labels, as address books
and our own export write emails and phones, becomes a column each with its label beside it.
"""

from __future__ import annotations

import json
from typing import Any

_DEEPEST = 6
_NUMBERED = 9
_OWN = {"ref", "external_id", "do_not_call", "email_opt_out", "product_interest", "qualification"}
_OWN_DERIVED = (
    "id", "ref", "email", "phone", "mobile", "category", "priority", "reasons", "activities", "follow_ups", "history",
    "converted", "changed", "last_activity", "first_response", "next_follow_up", "score", "grade",
)  # fmt: skip
_OWN_REACH = {"emails": "Email", "phones": "Phone"}
_VALUE = ("value", "email", "address", "number", "phone")
_LABEL = ("label", "type", "kind", "title")
_ANSWERS = (("name", "value"), ("name", "values"), ("column_name", "string_value"), ("column_id", "string_value"))
"""How Facebook's and Google's lead ads, and many forms, write a question and its answer."""
_ASKED = ("fields", "answers", "questions", "properties", "data")
_SALESFORCE = {"type", "url"}
"""What its interface says of a record itself; its address is no website of a lead."""
Flat = dict[str, str]


def flatten(record: dict[str, Any]) -> Flat:
    """Column → text, blank ones left out."""
    if record.keys() >= _OWN:
        return _own(record)
    flat: Flat = {}
    for key, value in record.items():
        _put(flat, key, value, 1)
    return flat


def _put(flat: Flat, name: str, value: Any, depth: int) -> None:
    if name == "attributes" and isinstance(value, dict) and value.keys() <= _SALESFORCE:
        return
    if isinstance(value, dict) and value and depth < _DEEPEST:
        for key, inner in value.items():
            _put(flat, f"{name}.{key}" if name not in ("properties", "attributes") else key, inner, depth + 1)
    elif isinstance(value, list) and any(isinstance(one, dict | list) for one in value) and depth < _DEEPEST:
        _list(flat, name, value, depth)
    else:
        text = said(value)
        if text:
            flat[name] = f"{flat[name]}, {text}" if name in flat and flat[name] != text else text


def _list(flat: Flat, name: str, items: list[Any], depth: int) -> None:
    asked = name.lower().endswith(_ASKED)
    named = [_answer(one, asked=asked) for one in items]
    if all(named):  # the answers of a form, as lead ads give them
        for key, text in filter(None, named):
            _put(flat, key, text, _DEEPEST)
        return
    pairs = [_labelled(one) for one in items]
    if all(pairs):
        kind = name[:1].upper() + name[1:].removesuffix("s")
        for number, (label, text) in enumerate(filter(None, pairs), start=1):
            column = f"{kind} {min(number, _NUMBERED)}"
            if label and number <= _NUMBERED:
                flat[f"{column} - Label"] = label
            key = f"{column} - Value"
            flat[key] = f"{flat[key]}, {text}" if key in flat else text
        return
    for number, one in enumerate(items[:50], start=1):
        _put(flat, f"{name}.{number}", one, depth + 1)


def _answer(one: Any, *, asked: bool) -> tuple[str, str] | None:
    if isinstance(one, dict):
        for name, value in _ANSWERS[0 if asked else 1 :]:
            if one.get(name) and isinstance(one[name], str) and value in one:
                return one[name], said(one[value])
    return None


def _labelled(one: Any) -> tuple[str, str] | None:
    if not isinstance(one, dict) or any(isinstance(value, dict | list) for value in one.values()):
        return None
    keys = {key.lower(): key for key in one}
    value = next((one[keys[key]] for key in _VALUE if key in keys), None)
    label = next((one[keys[key]] for key in _LABEL if key in keys), None)
    return (said(label), said(value)) if value else None


def said(value: Any) -> str:
    """A value as text: numbers as they are written, true and false as yes and no, lists with commas."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        return ", ".join(filter(None, map(said, value)))
    return json.dumps(value, ensure_ascii=False) if value else ""


def _own(record: dict[str, Any]) -> Flat:
    """A lead of our own export, under the columns of our own lists, blank ones too: by them it is known."""
    flat: Flat = {}
    for key, value in record.items():
        if key in _OWN_REACH and isinstance(value, list):
            for number, one in enumerate(value, start=1):
                column = _OWN_REACH[key] if number == 1 else f"{_OWN_REACH[key]} {number}"
                flat |= {column: said(one.get("value")), f"{column} label": said(one.get("label"))}
        elif key == "qualification" and isinstance(value, dict):
            for word, known in value.items():
                flat |= {word: said(known.get("known")), f"{word}_detail": said(known.get("detail"))}
        elif key == "custom" and isinstance(value, dict):
            flat |= {f"custom.{name}": said(inner) for name, inner in value.items()}
        elif key == "owner":
            flat[key] = said(value) or "none"
        elif key not in _OWN_DERIVED:
            flat[key] = said(value)
    return flat
