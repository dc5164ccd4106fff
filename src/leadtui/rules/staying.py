"""Whether a lead keeps its place in the queue when a follow-up is set or moved, told from its row before it is written.

The cursor goes on at once, with keys typed ahead behind it, so it cannot wait for what the base then says. Where a row
does not tell (a second follow-up that is due as well), the lead is taken to leave its place.
"""

from __future__ import annotations

from datetime import datetime

from leadtui.rules.priority import soon
from leadtui.rules.status_effects import takes_the_place
from leadtui.words.contact import FollowUpKind
from leadtui.words.rows import LeadRow


def stays_with_another(row: LeadRow, due: datetime, kind: FollowUpKind, now: datetime) -> bool:
    """Whether a lead stays where it stands when one more follow-up is set by hand; `now` is in the rep's zone."""
    if row.band == 1:
        return True
    if due <= soon(now):
        return False
    if row.band == 2:
        return True
    kept = not row.next_automatic or bool(row.in_sequence) or not takes_the_place(kind)
    if row.band == 3:
        return kept
    return row.band in (0, 7) and kept and row.next_due is not None and due.timestamp() >= row.next_due


def stays_when_moved(row: LeadRow, due: datetime, now: datetime) -> bool:
    """Whether a lead stays where it stands when its follow-up that is due first is put off."""
    if row.band == 1:
        promised = row.next_automatic and row.hand_due is not None and row.hand_due != row.next_due
        return bool(promised) or due <= soon(now)
    return row.band == 2 and due > soon(now)
