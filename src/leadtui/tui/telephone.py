"""Which number of whom was dialled, and when: so that a strip can count the minutes wherever it is opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from leadtui.tui.bindings import says
from leadtui.tui.record_rows import Ref
from leadtui.words.contact import ActivityKind

if TYPE_CHECKING:
    from leadtui.tui.keyboard.actions import Write
    from leadtui.words.card import Card
    from leadtui.words.rows import Done

FORGOTTEN = timedelta(hours=4)
"""No call takes longer: after this a strip does not go on counting."""


@dataclass(frozen=True, slots=True)
class Dialled:
    """A number of a card that was dialled, or (`at` None) only shown, for nothing here dials."""

    card: Card
    index: int
    at: datetime | None


class Telephone:
    """What was dialled and is not logged yet, and the operations that logged it."""

    def __init__(self) -> None:
        self._under_way: dict[Ref, Dialled] = {}
        self.logged: set[int] = set()

    def dialled(self, ref: Ref, what: Dialled) -> None:
        """A number of a record was dialled."""
        self._under_way[ref] = what

    def of(self, ref: Ref, now: datetime | None = None) -> Dialled | None:
        """What was dialled of a record and is not logged."""
        found = self._under_way.get(ref)
        forgotten = found is not None and now is not None and found.at is not None and now - found.at > FORGOTTEN
        return None if forgotten else found

    def settled(self, ref: Ref, action: Write, done: Done) -> None:
        """An action is on disk: when it logs the call that was dialled, nothing is counted any more."""
        from leadtui.tui.keyboard.actions import LogCall, LogContact

        is_call = isinstance(action, LogCall) or (isinstance(action, LogContact) and action.kind == ActivityKind.CALL)
        before = self._under_way.pop(ref, None) if is_call else None
        if before is not None and before.at is not None and done.operation is not None:
            self.logged.add(done.operation)

    def waits(self, ref: Ref) -> str:
        """What is said when the strip of a call that was dialled is left; "" when none was."""
        found = self._under_way.get(ref)
        dialled = found is not None and found.at is not None
        return says("Dialled and not logged · {call} goes on, minutes included") if dialled else ""

    def stays(self, operations: Iterable[int]) -> str:
        """What of these operations, taken back, cannot be: "" for nothing."""
        return "the number stays dialled" if self.logged.intersection(operations) else ""
