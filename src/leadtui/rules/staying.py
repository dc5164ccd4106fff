"""Whether a lead keeps its place in the queue when a follow-up is set or moved, told from its row before it is written.

The cursor goes on at once, with keys typed ahead behind it, so it cannot wait for what the base then says. What is done
next before that is judged by the row as the first leaves it. Where a row does not tell (a second follow-up that is due
as well), the lead is taken to leave its place.
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


def with_another(row: LeadRow, due: datetime, kind: FollowUpKind) -> LeadRow:
    """A lead that stays where it stands, with one more follow-up set by hand."""
    kept = bool(row.in_sequence) or not takes_the_place(kind)
    hand = int(due.timestamp()) if row.hand_due is None else min(row.hand_due, int(due.timestamp()))
    return _planned(row, hand, row.auto_due if kept else None)


def when_moved(row: LeadRow, due: datetime) -> LeadRow:
    """A lead that stays where it stands, with its follow-up that was due first put off."""
    if row.next_automatic:
        return _planned(row, row.hand_due, int(due.timestamp()))
    # Others set by hand may come before the automatic one, which is then not moved next.
    return _planned(row, int(due.timestamp()), None)


def _planned(row: LeadRow, hand: int | None, auto: int | None) -> LeadRow:
    due = [moment for moment in (hand, auto) if moment is not None]
    automatic = auto is not None and (hand is None or auto < hand)
    return row._replace(hand_due=hand, auto_due=auto, next_due=min(due, default=None), next_automatic=int(automatic))
