"""What the state of a draft has to hold so that it can be brought back: a file can be damaged, or of another version.

Always holds: whoever reads the state of a draft that is `whole` finds texts, numbers the base takes, lists and tables
where he looks for them. What is kept beside them may be anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeGuard

Check = Callable[[Any], bool]

MOST_NUMBER = 2**63 - 1
DEEPEST = 20


def whole(kind: str, state: Mapping[str, Any]) -> bool:
    """Whether a draft of this kind can be brought back by its state."""
    shape = _SHAPES.get(kind)
    if shape is None:
        return False
    needed, other = shape
    return all(key in state and check(state[key]) for key, check in needed.items()) and all(
        check(state[key]) for key, check in other.items() if key in state
    )


def is_text(value: Any) -> bool:
    """A text that can be written to a file, a terminal or the base."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_number(value: Any) -> TypeGuard[int]:
    """A number of a row or a place."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_NUMBER


def _truth(value: Any) -> bool:
    return isinstance(value, bool)


def _maybe(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _some(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _row(*checks: Check) -> Check:
    def is_row(value: Any) -> bool:
        fits = isinstance(value, list) and len(value) == len(checks)
        return fits and all(check(one) for check, one in zip(checks, value, strict=True))

    return is_row


def _table(check: Check) -> Check:
    return lambda value: isinstance(value, dict) and all(is_text(key) and check(one) for key, one in value.items())


def _sound(value: Any, depth: int = 0) -> bool:
    """Plain values within each other as they are kept of a prompt, whose parts look themselves what they are."""
    if depth > DEEPEST:
        return False
    if isinstance(value, dict):
        return all(is_text(key) and _sound(one, depth + 1) for key, one in value.items())
    if isinstance(value, list):
        return all(_sound(one, depth + 1) for one in value)
    return value is None or _truth(value) or is_text(value) or is_number(value)


_SAID: dict[str, Check] = {
    "follow_up": _maybe(is_number),
    "command": is_text,
    "steps": _some(_row(is_text, _maybe(is_text))),
    "prompt": _table(_sound),
}
_CHANGES: dict[str, Check] = {"at": is_text, "typed": _table(_row(is_text, is_text))}

_SHAPES: dict[str, tuple[dict[str, Check], dict[str, Check]]] = {
    "prompt": ({"ref": _row(is_text, is_number)}, _SAID),
    "selected": ({"ids": _some(is_number), "command": is_text}, _SAID),
    "form": (
        {"kind": is_text, "where": is_text, "number": _maybe(is_number), "given": _table(is_text), **_CHANGES},
        {"cursor": is_number},
    ),
    "view": ({"view": is_text, "query": is_text, "columns": _some(is_text), **_CHANGES}, {"cursor": is_number}),
    "import": (
        {"at": is_text, "fields": _table(is_text), "looked": _truth},
        {key: _table(is_text) for key in ("dialect", "answers", "mapping", "chosen")} | {"own_fields": _truth},
    ),
    "mass": ({"view": is_text, "ids": _some(is_number)}, {}),
    "settings": ({}, {}),
    "convert": (
        {
            "lead": is_number,
            "fields": _table(is_text),
            "choices": _table(_row(is_text, _maybe(is_number))),
            "picked": _some(_row(is_text, is_number, is_text, is_text)),
            "take": _some(is_text),
            "at": _row(is_text, is_text, is_text),
            "cursor": is_number,
        },
        {},
    ),
}
"""By the kind of a draft, what its state must hold, and what it may hold."""
