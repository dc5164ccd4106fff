"""The fields a column can be brought into, found by typing a part of their name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from leadtui.words.contact import CRITERIA
from leadtui.words.fields import FIELDS, label_of
from leadtui.words.headers import ALIASES
from leadtui.words.headers_activities import ACTIVITY_HEADERS
from leadtui.words.importing import LookedColumn
from leadtui.words.records import record
from leadtui.words.workspace import Workspace

LEFT_OUT = ""
CUSTOM = "custom."
OUTCOME = "outcome"
_LABELS = {
    "full_name": "Full name", "street.2": "Street, second line", "status": "Status",
    "disqualify_reason": "Disqualify reason", OUTCOME: "Outcome: won or lost (history)",
}  # fmt: skip
_NEVER = frozenset({"id", "emails", "phones"})
NUMBERED = ("email", "phone", "mobile")
MOST_NUMBERED = 5


_SAID = {
    "email": ("mail", "e-mail"), "phone": ("telephone", "tel"), "mobile": ("cell", "handy"), "full_name": ("name",),
}  # fmt: skip
"""Words of fields whose columns are read word by word, and so have no aliases."""


@record
class Target:
    """A field to bring a column into: its key ("" leaves the column out), its label, and more that it is found by."""

    key: str
    label: str
    also: str = ""


def label_of_target(key: str | None) -> str:
    """The label of a field a column goes to, "left out" for none."""
    if not key:
        return "left out"
    if key in _LABELS:
        return _LABELS[key]
    if key in _ACTIVITY and key not in FIELDS:
        return _ACTIVITY[key]
    if key.startswith(CUSTOM):
        return f"{key.removeprefix(CUSTOM)} (own field)"
    family, _, number = key.partition(".")
    return f"{_named(family)} {number}".strip()


@lru_cache(maxsize=2)
def lead_targets() -> tuple[Target, ...]:
    """The fields of a lead, those that recognise it and that lists most often have first."""
    first = ("first_name", "last_name", "full_name", "company", "email", "phone", "mobile", "title")
    others = [key for key, field in FIELDS.items() if (field.writable or key == "created") and key not in _NEVER]
    numbered = [f"{family}.{number}" for family in NUMBERED for number in range(2, MOST_NUMBERED + 1)]
    criteria = [criterion.key for criterion in CRITERIA]
    keys = dict.fromkeys((*first, *others, *numbered, *criteria, *_LABELS))
    return tuple(Target(key, label_of_target(key), _also(key, ALIASES)) for key in keys)


def _also(key: str, aliases: Mapping[str, Sequence[str]]) -> str:
    """What a field is found by beside its label: its key, and what lists call it."""
    return " ".join((key.replace("_", " ").replace(".", " "), *aliases.get(key, ()), *_SAID.get(key, ())))


_ACTIVITY = {
    "email": "Email", "phone": "Phone", "from": "From", "full_name": "Full name", "first_name": "First name",
    "last_name": "Last name",
    "company": "Company", "external_id": "External id", "lead": "Lead's number", "at": "When", "time": "Clock",
    "kind": "Type", "direction": "Direction", "outcome": "Call outcome", "subject": "Subject", "note": "Note",
    "next_step": "Next step", "minutes": "Minutes", "seconds": "Seconds", "duration": "Duration", "who": "Who",
    "event": "Event", "url": "Link", "done": "Done", "activity_id": "Its own number", "event.opened": "Opened",
    "event.clicked": "Clicked", "event.replied": "Replied", "event.attended": "Attended",
    "event.downloaded": "Downloaded", "event.visited": "Visited", "milliseconds": "Milliseconds",
}  # fmt: skip


def activity_targets() -> tuple[Target, ...]:
    """The fields of what was done with a lead, or what it did."""
    return tuple(Target(key, label, _also(key, ACTIVITY_HEADERS)) for key, label in _ACTIVITY.items())


def targets_for(column: str, typed: str, workspace: Workspace | None, found: Sequence[Target]) -> list[Target]:
    """What a column can be brought into that fits what is typed, the likeliest first; a field of its own, left out.

    Without a workspace there are no own fields.
    """
    customs = workspace.custom_fields if workspace is not None else ()
    own = [Target(f"{CUSTOM}{custom.label}", f"{custom.label} (own field)") for custom in customs]
    words = typed.casefold().split()
    scored = [(place, target) for target in (*found, *own) if (place := _place(target, words)) is not None]
    scored.sort(key=lambda pair: pair[0])
    mine = typed.strip() or column
    made = Target(f"{CUSTOM}{mine}", f"a new own field “{mine}”")
    out = Target(LEFT_OUT, "leave it out", "left out none nothing")
    last = (
        [made] if workspace is not None and all(target.key.casefold() != made.key.casefold() for target in own) else []
    )
    out_first = bool(words) and _place(out, words) is not None and not scored
    return [*([out] if out_first else []), *(target for _, target in scored), *last, *([] if out_first else [out])]


def _place(target: Target, words: list[str]) -> int | None:
    """How well a target fits: 0 its label begins with all that is typed, 1 a word of the label does each, 2 it is
    inside the label, 3 it is known by a name with these words; None not at all."""
    label, typed = target.label.casefold(), " ".join(words)
    if label.startswith(typed):
        return 0
    if all(f" {word}" in f" {label}" for word in words):
        return 1
    if all(word in label for word in words):
        return 2
    said = f" {label} {target.also}".casefold()
    return 3 if all(f" {word}" in said for word in words) else None


def taken_by(key: str, column: str, columns: Sequence[LookedColumn]) -> str:
    """Which other column goes to a field already, "" for none."""
    if not key:
        return ""
    return next((other.name for other in columns if other.field == key and other.name != column), "")


def _named(key: str) -> str:
    criterion = next((criterion for criterion in CRITERIA if criterion.key == key), None)
    return criterion.label if criterion is not None else label_of(key)
