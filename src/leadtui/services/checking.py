"""Whether a base is sound: the file, its references, and every computed column against what it should be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from leadtui.rules.backups import Why
from leadtui.rules.query.errors import QueryError
from leadtui.rules.query.parser import parse
from leadtui.rules.query.resolve import resolve
from leadtui.rules.views import arranged
from leadtui.services.backups import back_up, keep_unseen
from leadtui.services.desk import Desk, reader_of
from leadtui.services.rule_queries import unread
from leadtui.services.sequences_righting import set_all_right
from leadtui.store import repair as mending
from leadtui.store.beneath import driver_of
from leadtui.store.engine import transaction
from leadtui.store.import_runs import broken_off
from leadtui.store.soundness import counts, faults_of
from leadtui.store.sqlite.driver import Connection, engine_module, journal_mode
from leadtui.store.sqlite.looking import found
from leadtui.store.views import kept_views
from leadtui.words.errors import DamagedError, RefusedError
from leadtui.words.records import replace


@dataclass(frozen=True, slots=True)
class Health:
    """What was looked at, and the faults as sentences (none: the base is sound).

    `leads` and `operations` are None when the file is too damaged to count them.
    """

    base: Path
    engine: str
    journal: str
    leads: int | None
    operations: int | None
    faults: tuple[str, ...]
    damaged: bool = False
    """Whether it is the file itself that is wrong."""
    importing: bool = False
    """Whether an import is coming in, the leads of which were left out."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What was mended, as sentences; the backup that stands before it (None: nothing was wrong); what is left."""

    mended: tuple[str, ...]
    kept: Path | None
    health: Health


def doctor(desk: Desk) -> Health:
    """Looks a base over; changes nothing."""
    try:
        # The file first, and only read: in a damaged one the transaction below, though rolled back, might write.
        found(desk.store.path)
        with transaction(desk.store.engine, desk.store.path) as connection:
            faults, damaged = faults_of(connection)
            if not damaged:
                faults += unread_views(desk, driver_of(connection))
                faults += unread(desk.workspace, reader_of(desk).context())
            leads, operations = counts(connection)
            connection.rollback()
    except DamagedError as error:
        return of_damage(desk.store.path, error)
    engine = engine_module().sqlite_version
    importing = not damaged and bool(broken_off(desk.store.path))
    return Health(desk.store.path, engine, journal_mode(), leads, operations, tuple(faults), damaged, importing)


def of_damage(base: Path, error: DamagedError) -> Health:
    """What there is to say of a base that is too damaged to be opened."""
    return Health(base, engine_module().sqlite_version, journal_mode(), None, None, (error.message,), damaged=True)


def unread_views(desk: Desk, connection: Connection) -> list[str]:
    """The saved views whose query can no longer be read, as sentences: the rules changed, or the program did."""
    faults = []
    several = len(desk.users) > 1
    for user in desk.users:
        context = replace(reader_of(desk).context(), me=user.id)
        for view in arranged(kept_views(connection, user.id), desk.workspace, several_users=several):
            try:
                resolve(parse(view.query), context)
            except QueryError as error:
                whose = f" of {user.name}" if several else ""
                how = "In the app, v and e change it, v and X delete it."
                faults.append(f"The view {view.name!r}{whose} cannot be read. {error} {how}")
    return faults


def repair(desk: Desk) -> Repair:
    """Mends what can be mended in its place, after a backup; raises DamagedError when the file itself is beyond it.

    Not undoable with `u`, since nobody did what it mends; the backup is. Raises RefusedError while an import comes in.
    """
    health = doctor(desk)
    if health.importing:
        raise RefusedError("An import is coming in.", "Repair the base when that has ended.")
    if not health.faults:
        return Repair((), None, health)
    base, now = desk.store.path, desk.clock.now()
    try:
        kept = back_up(base, now, Why.REPAIR).file
    except DamagedError:
        kept = keep_unseen(base, now, Why.REPAIR)
    mended = mending.repair(base, now)
    righted = set_all_right(desk)
    return Repair((*mended, f"{righted.summary}.") if righted else mended, kept, doctor(desk))
