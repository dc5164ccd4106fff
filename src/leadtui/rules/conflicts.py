"""What stands in the way of an undo, in words: whose it is, and which row of a later operation uses it."""

from __future__ import annotations

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


def whose(conflict: Conflict) -> str:
    """The record a conflict is about: `A3 Acme`; "" for none."""
    if conflict.id is None:
        return "" if conflict.lead_id is None else f"L{conflict.lead_id}"
    return f"{conflict.kind[:1].upper()}{conflict.id} {conflict.name}".strip()


def used_by(conflict: Conflict) -> str:
    """What uses the record, "" when the conflict is a field with another value."""
    return _USING.get(conflict.field, "").format(conflict.found)
