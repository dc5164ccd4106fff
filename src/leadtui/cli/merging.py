"""The verb that merges leads, contacts or accounts that are one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from leadtui.cli import present
from leadtui.cli.output import Answer
from leadtui.cli.table import card
from leadtui.cli.terminal import Line
from leadtui.words.duplicates import LETTERS
from leadtui.words.errors import InputError, NotFoundError, RefusedError
from leadtui.words.fields import FIELDS
from leadtui.words.workspace import word_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leadtui.cli.session import Session
    from leadtui.words.duplicates import MergeLine, MergeProposal, RecordKey

_CUSTOMER = re.compile(r"([ACO])(\d{1,18})", re.IGNORECASE)
_LONGEST = 60
"""Characters of a value shown at most."""


def merge(session: Session) -> Answer:
    """Merges what the REFs name into one of them."""
    arguments = session.arguments
    keys = [_key(session, ref) for ref in arguments.refs]
    into = _key(session, arguments.into) if arguments.into is not None else None
    keys = list(dict.fromkeys([*keys, *([into] if into else [])]))
    kind = _kind(keys)
    ids = [number for _, number in keys]
    if len(ids) < 2:
        raise InputError("Two records are needed to merge.", " ".join(session.notes) or "As in: leadtui merge L17 L23")
    survivor = into[1] if into else None
    from leadtui.services import merging

    shown = merging.propose(session.reading, kind, ids, into=survivor)
    choices = _choices(session, shown, keys)
    if arguments.dry_run:
        shown = merging.propose(session.reading, kind, ids, into=survivor, choices=choices)
        return Answer(_as_json(shown), list(_lines(shown)), session.notes)
    done = merging.merge(session.desk, kind, ids, into=survivor, choices=choices, seen=shown.versions)
    value = {**present.done(done), "into": ids[shown.survivor], "merged": [i for i in ids if i != ids[shown.survivor]]}
    line: Line = ((done.summary, "good"), (" · undo: leadtui undo", "dim"))
    return Answer(value, [line], done.notes)


def _key(session: Session, ref: str) -> RecordKey:
    """The record a REF names: A3 an account, C5 a contact, everything else a lead."""
    from leadtui.services.merging import merged_into

    typed = _CUSTOMER.fullmatch(ref.strip())
    if typed is None:
        return "lead", session.lead_of(ref)
    kind = next(kind for kind, letter in LETTERS.items() if letter == typed[1].upper())
    number = int(typed[2])
    if kind == "opportunity":
        raise InputError("Deals are not merged.", "Leads, contacts (C5) and accounts (A3) are.")
    now = merged_into(session.reading, kind, number)
    if now is not None:
        session.notes.append(f"{LETTERS[kind]}{number} was merged into {LETTERS[kind]}{now}.")
    return kind, now or number


def _kind(keys: Sequence[RecordKey]) -> str:
    kinds = sorted({kind for kind, _ in keys})
    if len(kinds) == 1:
        return kinds[0]
    of = {kind: next(number for other, number in keys if other == kind) for kind in kinds}
    said = " and ".join(f"{'an' if kind == 'account' else 'a'} {kind}" for kind in kinds)
    hint = "Merge records of one kind."
    if "lead" in of:
        target = next(kind for kind in kinds if kind != "lead")
        hint = f"Convert the lead to it: leadtui convert L{of['lead']} --{target} {LETTERS[target]}{of[target]}"
    raise RefusedError(f"{said[:1].upper()}{said[1:]} are not merged.", hint)


def _choices(session: Session, shown: MergeProposal, keys: Sequence[RecordKey]) -> Mapping[str, int]:
    """The places that --take FIELD=REF names."""
    choices: dict[str, int] = {}
    for text in session.arguments.take:
        name, equals, ref = text.rpartition("=")
        if not equals:
            raise InputError(f"{text!r} is not FIELD=REF.", "As in --take title=L23")
        key = _key(session, ref)
        if key not in keys:
            raise InputError(f"{ref.strip()} is not among those to merge.", "Name one of them.")
        choices[_field(shown, name)] = keys.index(key)
    return choices


def _field(shown: MergeProposal, name: str) -> str:
    wanted = word_key(name)
    known = {word_key(text): line.field for line in shown.lines for text in (line.label, line.field)}
    for line in shown.lines:
        for column in _WITHIN.get(line.field, ()):
            known.setdefault(word_key(column), line.field)
            known.setdefault(word_key(FIELDS[column].label), line.field)
    if wanted not in known:
        labels = ", ".join(line.label for line in shown.lines)
        raise InputError(f"{name.strip()!r} is no field they have.", f"They have: {labels}.")
    return known[wanted]


_WITHIN = {
    "address": ("street", "city", "state", "postal_code", "country"),
    "name": ("first_name", "last_name"),
    "source": ("source_detail",),
    "email": ("emails",),
    "phone": ("phones", "mobile"),
}
"""Fields that are taken together, by the line they stand in."""


def _lines(shown: MergeProposal) -> list[Line]:
    others = ", ".join(_named(shown, place) for place in range(len(shown.members)) if place != shown.survivor)
    head: Line = ((f"Would merge {others} into {_named(shown, shown.survivor)}", "good"), (", nothing is written:", ""))
    moves = ", ".join(f"{number} {what}" for what, number in shown.counts)
    rows = [(line.label, _value(shown, line)) for line in shown.lines]
    return [head, "", *card([*rows, *([("Moves", moves)] if moves else [])])]


def _named(shown: MergeProposal, place: int) -> str:
    (kind, number), name = shown.members[place].key, shown.members[place].name
    return f"{LETTERS[kind]}{number} {name}".strip()


def _value(shown: MergeProposal, line: MergeLine) -> str:
    if line.united and line.differs and line.field != "created":
        return f"{_cut(', '.join(dict.fromkeys(filter(None, line.values))))} ({line.why})"
    value = _cut(line.values[line.chosen]) or "nothing"
    if not line.differs and not line.why:
        return value
    kind, number = shown.members[line.chosen].key
    why = f", {line.why}" if line.why else ""
    return f"{value} ({LETTERS[kind]}{number}{why})"


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


def _as_json(shown: MergeProposal) -> dict[str, Any]:
    ids = [member.key[1] for member in shown.members]
    return {
        "operation": None,
        "into": ids[shown.survivor],
        "merged": [number for number in ids if number != ids[shown.survivor]],
        "fields": [
            {
                "field": line.field, "values": [value or None for value in line.values], "from": ids[line.chosen],
                "why": line.why or None, "united": line.united,
            }
            for line in shown.lines
        ],
        "moves": dict(shown.counts),
    }  # fmt: skip


def gone_elsewhere(session: Session, letter: str, number: int, error: NotFoundError) -> int:
    """The customer that stands where this one was before a merge, which is said; raises `error` when there is none."""
    from leadtui.services.merging import merged_into

    kind = next(kind for kind, own in LETTERS.items() if own == letter.upper())
    now = merged_into(session.reading, kind, number) if kind != "opportunity" else None
    if now is None:
        raise error
    session.notes.append(f"{letter.upper()}{number} was merged into {letter.upper()}{now}.")
    return now
