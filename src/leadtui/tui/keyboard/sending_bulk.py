"""Makes a service call of an action on many leads. Runs on the writer thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.tui.keyboard.actions import (
    AddNote,
    Delete,
    ForSelected,
    InSequence,
    KeepUntil,
    LeaveAsIs,
    MarkDone,
    SetFollowUp,
    SetOwner,
    SetStatus,
    SetTags,
    Snooze,
)
from leadtui.words.bulk import BulkDone
from leadtui.words.errors import RefusedError
from leadtui.words.follow_ups import ONCE

if TYPE_CHECKING:
    from leadtui.services.desk import Desk


def send_many(desk: Desk, wanted: ForSelected, told: Callable[[int], None]) -> BulkDone:
    """Carry an action out on leads as one operation; raises LeadtuiError when it is refused as a whole.

    `told` hears how many more leads are done; what it raises takes everything back.
    """
    from leadtui.services import bulk

    ids = wanted.ids
    match wanted.action:
        case SetStatus(status, reason, note, wake):
            return bulk.set_status(desk, ids, status, reason=reason, note=note, wake=wake, told=told)
        case SetOwner(user_id):
            return bulk.set_owner(desk, ids, user_id, told=told)
        case SetTags(add, remove):
            return bulk.set_tags(desk, ids, add=add, remove=remove, told=told)
        case SetFollowUp(when, subject, how):
            return bulk.set_follow_up(desk, ids, when, subject, how=how, told=told)
        case Snooze(when):
            return bulk.snooze(desk, ids, when, told=told)
        case MarkDone():
            return bulk.done(desk, ids, told=told)
        case AddNote(text):
            return bulk.log_note(desk, ids, text, told=told)
        case InSequence():
            from leadtui.tui.keyboard.sending_sequences import in_sequence_many

            return in_sequence_many(desk, ids, wanted.action, told)
        case Delete():
            return bulk.delete(desk, ids, told=told)
        case KeepUntil(when, subject, how) if subject or how != ONCE:
            return bulk.set_follow_up(desk, ids, when, subject, how=how, reviewed=True, told=told)
        case KeepUntil(when):
            return bulk.keep(desk, ids, when, told=told)
        case LeaveAsIs():
            return bulk.leave_as_is(desk, ids, told=told)
    raise RefusedError("That is not done on many leads at once.")
