"""Whether a base is sound: the file, its references, and every computed column against what it should be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leadtui.rules.backups import Why
from leadtui.services.backups import back_up, keep_unseen
from leadtui.services.desk import Desk
from leadtui.store import repair as mending
from leadtui.store.engine import transaction
from leadtui.store.soundness import counts, faults_of
from leadtui.store.sqlite.backup import found
from leadtui.store.sqlite.driver import engine_module, journal_mode
from leadtui.words.errors import DamagedError


@dataclass(frozen=True, slots=True)
class Health:
    """What was looked at, and the faults as sentences (none: the base is sound).

    `leads` and `operations` are None when the file is too damaged to count them.
    """

    engine: str
    journal: str
    leads: int | None
    operations: int | None
    faults: tuple[str, ...]
    damaged: bool = False
    """Whether it is the file itself that is wrong."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What was mended, as sentences; the backup that stands before it (None: nothing was wrong); what is left."""

    mended: tuple[str, ...]
    kept: Path | None
    health: Health


def doctor(desk: Desk) -> Health:
    """Looks a base over; changes nothing."""
    leads = operations = None
    try:
        # Through a connection that cannot write: to one that can, a damaged file would be changed by opening it.
        found(desk.store.path)
        with transaction(desk.store.engine, desk.store.path) as connection:
            faults = faults_of(connection)
            leads, operations = counts(connection)
            connection.rollback()
    except DamagedError as error:
        faults = [error.message]
    damaged = any("damaged" in fault or "cannot be read" in fault or "text that is none" in fault for fault in faults)
    return Health(engine_module().sqlite_version, journal_mode(), leads, operations, tuple(faults), damaged)


def repair(desk: Desk) -> Repair:
    """Mends what can be mended in its place, after a backup; raises DamagedError when the file itself is beyond it.

    Not undoable with `u`, since nobody did what it mends; the backup is.
    """
    health = doctor(desk)
    if not health.faults:
        return Repair((), None, health)
    base, now = desk.store.path, desk.clock.now()
    try:
        kept = back_up(base, now, Why.REPAIR).file
    except DamagedError:
        kept = keep_unseen(base, now, Why.REPAIR)
    return Repair(mending.repair(base, now), kept, doctor(desk))
