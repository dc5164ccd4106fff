"""What the clock makes due, and what other programs' work does: clocks that begin, answers that are late, escalations,
steps of sequences. Done by `leadtui tick`, by the app, and by a timer, in any order and at once.

Always holds: a tick with nothing to do writes no operation, and what one has done no other does again. Everything is an
operation of a rule, looked for without a lock and looked at again inside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from leadtui.services import answering_lists, calendar, escalating, sequences_ticking, telling
from leadtui.services.desk import Desk, reader_of
from leadtui.services.reading import Reading
from leadtui.services.ticking_look import Look
from leadtui.store import details, remembered, rules
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.records import record
from leadtui.words.rows import Done

PARTS: tuple[Callable[[Desk, Look], Sequence[Done]], ...] = (
    answering_lists.tick,
    sequences_ticking.tick,
    telling.tick,
    escalating.tick,
)
"""What a tick does, one after the other."""


@record
class Ticked:
    """What a tick did, an operation each, what else is to be said, and why the calendar could not be written ("")."""

    done: tuple[Done, ...] = ()
    notes: tuple[str, ...] = ()
    calendar: str = ""

    @property
    def leads(self) -> tuple[int, ...]:
        """The leads it touched, each once."""
        return tuple(dict.fromkeys(lead for done in self.done for lead in done.leads))


def tick(desk: Desk) -> Ticked:
    """Does everything that is due by now. Raises StorageError."""
    path = desk.store.path
    reading = Reading(path, reader_of(desk))
    try:
        with storage_errors(path):
            desk.go_by_rules(reading.connection)
            desk.users = details.users(reading.connection)
            reading.who = reader_of(desk)
            since, upto = rules.looked_at(reading.connection), rules.newest_settled(reading.connection)
            look = Look(reading, desk.local(), since, upto)
            done = []
            for part in PARTS:
                desk.give_way()
                done += [one for one in part(desk, look) if one.operation is not None]
            seen = _seen(look, done)
            if seen > since:
                remembered.keep(path, rules.KIND, rules.LOOKED, {"operation": seen}, look.now)
    finally:
        reading.close()
    return Ticked(tuple(done), tuple(look.notes), calendar.keep(desk).problem)


def _seen(look: Look, done: Sequence[Done]) -> int:
    """Up to which operation everything was looked at: its own are known, unless somebody's stand between them."""
    newest = rules.newest_settled(look.reading.connection)
    own = sum(1 for one in done if one.operation is not None and look.upto < one.operation <= newest)
    return newest if newest - look.upto == own else look.upto
