"""The state of a prompt as plain values, and put back into a new one of the same kind.

Texts come back with their cursor, choices by their fixed key. A time that was filled in and not touched is not kept:
the new prompt fills it in anew, from now. What is no longer known to the workspace stays as the new prompt has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.words.contact import CRITERIA, Criterion, Outcome
from leadtui.words.lifecycle import Reason

if TYPE_CHECKING:
    from leadtui.tui.keyboard.prompts import Prompt, TimeField

NOT_KEPT = frozenset({"situation", "error", "begun"})
PLAIN = (str, bool, int)
KNOWN = ("yes", "no")


def taken(prompt: Prompt) -> dict[str, Any]:
    """Return what stands in a prompt, by attribute; what cannot be kept as a plain value is left out."""
    kept = {name: _plain(value) for name, value in vars(prompt).items() if name not in NOT_KEPT}
    return {name: value for name, value in kept.items() if value is not None}


def _plain(value: Any) -> Any:
    from leadtui.tui.keyboard.prompts import TimeField

    if isinstance(value, LineEdit):
        return {"line": [value.text, value.cursor]}
    if isinstance(value, TimeField):
        return None if value.untouched else _plain_time(value)
    if isinstance(value, (Outcome, Reason, Criterion)):
        return {"word": value.key}
    if isinstance(value, dict) and all(isinstance(answer, tuple) for answer in value.values()):
        return {"answers": {str(key): list(answer) for key, answer in value.items()}} if value else None
    return value if isinstance(value, PLAIN) else None


def _plain_time(field: TimeField) -> dict[str, Any]:
    from leadtui.tui.keyboard.noted_field import NotedField

    own = {"own": True} if isinstance(field, NotedField) and field.own else {}
    return {"time": [field.line.text, field.line.cursor], "label": field.label, **own}


def put_back(prompt: Prompt, state: Mapping[str, Any]) -> None:
    """Put into a prompt what was taken from another of its kind; what does not fit is left as it is."""
    for name, kept in state.items():
        if name in vars(prompt) and name not in NOT_KEPT:
            _put(prompt, name, kept)


def _put(prompt: Prompt, name: str, kept: Any) -> None:
    from leadtui.tui.keyboard.prompts import TimeField

    now = getattr(prompt, name)
    if not isinstance(kept, dict):
        if isinstance(kept, PLAIN) and (type(now) is type(kept) or (name == "known" and kept in KNOWN)):
            setattr(prompt, name, kept)
    elif "line" in kept and isinstance(now, LineEdit):
        _type(now, kept["line"])
    elif "time" in kept and (isinstance(now, TimeField) or (now is None and name == "time")):
        _put_time(prompt, name, kept)
    elif "word" in kept:
        found = _word(prompt, name, str(kept["word"]))
        if found is not None:
            setattr(prompt, name, found)
    elif "answers" in kept and isinstance(now, dict) and isinstance(kept["answers"], dict):
        setattr(prompt, name, {key: tuple(said) for key, said in kept["answers"].items() if _is_answer(key, said)})


def _is_answer(key: str, said: Any) -> bool:
    if not (isinstance(said, list) and len(said) == 2 and key in {criterion.key for criterion in CRITERIA}):
        return False
    return said[0] in (None, *KNOWN) and (said[1] is None or isinstance(said[1], str))


def _put_time(prompt: Prompt, name: str, kept: Mapping[str, Any]) -> None:
    from leadtui.tui.keyboard.noted_field import NotedField
    from leadtui.tui.keyboard.prompts import TimeField
    from leadtui.tui.keyboard.when_field import AFTER, AfterField

    now = getattr(prompt, name)
    label = str(kept.get("label", ""))
    made = AfterField if label == AFTER else TimeField
    field = now if isinstance(now, TimeField) else made(prompt.situation, label)
    _type(field.line, kept["time"])
    field.untouched = False
    if isinstance(field, NotedField):
        field.own = kept.get("own") is True
    setattr(prompt, name, field)


def _type(line: LineEdit, kept: Any) -> None:
    if isinstance(kept, list) and len(kept) == 2 and isinstance(kept[0], str) and isinstance(kept[1], int):
        line.set("")
        line.insert(kept[0])
        line.cursor = min(max(kept[1], 0), len(line.text))


def _word(prompt: Prompt, name: str, key: str) -> Outcome | Reason | Criterion | None:
    words = prompt.situation.workspace
    known: dict[str, tuple[Any, ...]] = {
        "outcome": words.outcomes, "reason": words.reasons, "criterion": CRITERIA,
    }  # fmt: skip
    return next((word for word in known.get(name, ()) if word.key == key), None)
