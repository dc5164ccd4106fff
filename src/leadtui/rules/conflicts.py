"""What stands in the way of an undo, in words: whose it is, and which row of a later operation uses it."""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.words.rows import Conflict

_USING = {
    "activity": "something that happened since",
    "follow_up": "a follow-up set since",
    "reach": "an email or phone added since",
    "tag": "a tag put on since",
    "attachment": "a file attached since",
    "lead": "lead L{}, converted into it since",
    "contact": "contact C{}, added since",
    "opportunity": "opportunity O{}, added since",
}

_COUNTED = {
    "activity": "{} activities since",
    "follow_up": "{} follow-ups set since",
    "reach": "{} emails or phones added since",
    "tag": "{} tags put on since",
    "attachment": "{} files attached since",
    "lead": "{} leads, converted into it since",
    "contact": "{} contacts, added since",
    "opportunity": "{} opportunities, added since",
}


def whose(conflict: Conflict) -> str:
    """The record a conflict is about: `A3 Acme`; "" for none."""
    if conflict.id is None:
        return "" if conflict.lead_id is None else f"L{conflict.lead_id}"
    return f"{conflict.kind[:1].upper()}{conflict.id} {conflict.name}".strip()


_NAMES = {"account_id": "A", "contact_id": "C", "opportunity_id": "O"}


def gone(conflict: Conflict) -> str:
    """The record it would belong to again, which was deleted since: `A3`; "" for other conflicts."""
    letter = _NAMES.get(conflict.field.removeprefix("converted_"))
    return f"{letter}{conflict.expected}" if letter and conflict.found is None and conflict.expected else ""


def used_by(conflict: Conflict) -> str:
    """What uses the record, "" when the conflict is a field with another value."""
    return _USING.get(conflict.field, "").format(conflict.found)


def merged(conflict: Conflict) -> str:
    """What a merge since has to do with it: where the record went, or its row; "" for other conflicts."""
    if conflict.field == "merged_into_id" and conflict.found is not None:
        return f"merged into {conflict.kind[:1].upper()}{conflict.found} since"
    if conflict.field == "lead_id" and conflict.found is not None and conflict.expected is not None:
        return f"something of L{conflict.expected} came to L{conflict.found} by a merge since"
    return ""


def is_use(conflict: Conflict) -> bool:
    """Whether a row of a later operation uses the record."""
    return conflict.field in _USING


def counted(uses: Sequence[Conflict]) -> str:
    """What uses a record, where all the uses are of one kind: one by what it is, several by their number."""
    return used_by(uses[0]) if len(uses) == 1 else _COUNTED[uses[0].field].format(len(uses))


def left_of(records: Sequence[tuple[str, int, str]], conflicts: Sequence[Conflict]) -> str:
    """What an undo left, as the end of its summary: `; left: A23 Newco, city of L7 Ada`; "" when that is nothing.

    `records` are those that what was taken back had made and that are still there: kind, number, name.
    """
    kept = {(kind, number) for kind, number, _ in records}
    left = [f"{kind[:1].upper()}{number} {name}".strip() for kind, number, name in records]
    for conflict in conflicts:
        if (conflict.kind, conflict.id) not in kept and whose(conflict) and not gone(conflict):
            field = conflict.field.partition(".")[0].removesuffix("_id").replace("_", " ")
            left.append(whose(conflict) if is_use(conflict) else f"{field} of {whose(conflict)}")
    once = list(dict.fromkeys(left))
    more = f" and {len(once) - _LEFT} more" if len(once) > _LEFT else ""
    return f"; left: {', '.join(once[:_LEFT])}{more}" if once else ""


_LEFT = 5
"""Records named at most."""
