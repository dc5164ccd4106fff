"""Whether a tick has anything to do: nearly always it has not, and then a timer's minute loads no model class.

Always holds: where this says no, `ticking.tick` would do nothing. What operations that nobody has looked at call for
is not asked here; they alone are reason enough to tick.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadtui.rules.sequences import sequence_of
from leadtui.services import escalating_due
from leadtui.services.reading import Reading
from leadtui.store import enrolments, rules, sla
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.workspace import offered


def anything_to_do(reading: Reading) -> bool:
    """Whether the clock or an operation calls for a tick, by now. Raises StorageError."""
    base, now = reading.connection, int(reading.who.clock.now().timestamp())
    with storage_errors(reading.path):
        return bool(
            rules.looked_at(base) < rules.newest_settled(base)
            or sla.late(base, now)
            or enrolments.due(base, now, 1)
            or _gone(reading)
            or _escalations(reading)
        )


def _gone(reading: Reading) -> bool:
    known = [sequence_of(reading.who.workspace, key) for key in enrolments.keys_in_use(reading.connection)]
    return any(sequence is None or not sequence.offered for sequence in known)


def _escalations(reading: Reading) -> bool:
    who, now = reading.who, reading.who.clock.local()
    seen: dict[str, Mapping[str, Any]] = {}
    for rule in offered(who.workspace.escalations):
        found = escalating_due.read(who, rule)
        looked = escalating_due.look(who, reading.connection, rule, *found, now) if found is not None else None
        if looked is not None and looked.due:
            return True
        if looked is not None and looked.seen is not None:
            seen[rule.key] = looked.seen
    escalating_due.keep(reading.path, reading.connection, seen, now)
    return False
