"""Whether a base is sound: the file, its references, and every computed column against what it should be."""

from __future__ import annotations

from dataclasses import dataclass

from leadtui.services.desk import Desk
from leadtui.store.engine import transaction
from leadtui.store.soundness import counts, faults_of
from leadtui.store.sqlite.driver import engine_module, journal_mode


@dataclass(frozen=True, slots=True)
class Health:
    """What was looked at, and the faults as sentences (none: the base is sound)."""

    engine: str
    journal: str
    leads: int
    operations: int
    faults: tuple[str, ...]


def doctor(desk: Desk) -> Health:
    """Looks a base over; changes nothing."""
    with transaction(desk.store.engine, desk.store.path) as connection:
        leads, operations = counts(connection)
        faults = faults_of(connection)
        connection.rollback()
    return Health(engine_module().sqlite_version, journal_mode(), leads, operations, tuple(faults))
