"""What is to be put ready, as it is handed to the process that does it, and how it is done there or here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from leadtui.formats.table import Table
from leadtui.platform.clock import Clock, local_zone
from leadtui.services.importing_columns import Plan, agreed, choose, custom_kinds, plan
from leadtui.services.importing_doubts import open_question
from leadtui.services.importing_marks import marking
from leadtui.services.importing_place import ListPlace, PlaceOfReader
from leadtui.services.importing_plans import open_tables
from leadtui.services.importing_report import ImportOptions
from leadtui.services.list_memory import NOTHING, recall
from leadtui.services.reading import Reader
from leadtui.services.staging import Staging
from leadtui.store import details, settings
from leadtui.store.import_runs import standing
from leadtui.store.sqlite.driver import Connection, connect_reader, storage_errors
from leadtui.store.stage import Stage
from leadtui.words.errors import InputError
from leadtui.words.records import record


@record
class Job:
    """Lists (what each is called, and where it stands) that are compared with a base and put ready in a stage file.

    `user` works by the clock `now` in the zone of this name. `owner`: whose the new leads are.
    """

    base: Path
    stage: Path
    files: tuple[tuple[str, Path], ...]
    options: ImportOptions
    user: int
    owner: int | None
    region: str
    zone: str
    now: datetime


def as_json(job: Job) -> dict[str, Any]:
    """The job as it is handed over."""
    options = {name: getattr(job.options, name) for name in ImportOptions.__dataclass_fields__}
    return {
        "base": str(job.base), "stage": str(job.stage), "files": [(name, str(path)) for name, path in job.files],
        "options": options, "user": job.user, "owner": job.owner, "region": job.region, "zone": job.zone,
        "now": job.now.isoformat(),
    }  # fmt: skip


def from_json(said: dict[str, Any]) -> Job:
    """The job that was handed over."""
    return Job(
        Path(said["base"]), Path(said["stage"]), tuple((name, Path(path)) for name, path in said["files"]),
        ImportOptions(**said["options"]), said["user"], said["owner"], said["region"], said["zone"],
        datetime.fromisoformat(said["now"]),
    )  # fmt: skip


def carry_out(job: Job, heard: Callable[[int], None]) -> None:
    """Puts the lists ready; `heard` hears how many rows were read. Raises InputError and StorageError."""
    with storage_errors(job.base):
        base = connect_reader(job.base)
        try:
            who = reader_of(base, job)
            stands = standing(base)
            before = [_state(path) for _, path in job.files]
            plans = read_plans(base, who, job.files, job.options)
            _put_ready(base, who, job, plans, stands, heard)
            for (name, path), was in zip(job.files, before, strict=True):
                if _state(path) != was:
                    raise InputError(f"{name} was changed while it was read.", "Import it again once it is finished.")
        finally:
            base.close()


def _put_ready(
    base: Connection, who: Reader, job: Job, plans: Sequence[Plan], stands: int, heard: Callable[[int], None]
) -> None:
    stage = Stage(job.stage, base)
    finished = False
    try:
        staging = Staging(base, stage, PlaceOfReader(who), job.options, job.owner, custom_kinds(plans))
        for known in plans:
            staging.file(known, heard)
        stage.say("counts", vars(staging.counts))
        stage.say("stands", stands)
        stage.say("fields", [(field.id, field.label, field.kind) for field in staging.fields.made])
        stage.say("headers", {known.table.name: known.table.header for known in plans})
        stage.say("instead", sorted(frozenset().union(*(known.instead for known in plans))))
        stage.say("says_which", sorted(frozenset().union(*(known.says_which for known in plans))))
        stage.say("marks", {name: mark for known in plans for name, mark in marking(known).items()})
        stage.say("mapping", mapping_of(plans))
        stage.say("said", [(list(known.table.header), dict(known.said)) for known in plans])
        stage.say("open", [said for known in plans for asked in known.questions if (said := open_question(asked))])
        finished = True
    finally:
        stage.close(keep=finished)


def mapping_of(plans: Sequence[Plan]) -> dict[str, str | None]:
    """Where the columns of all files go; one that is left out in one file and not in another is not left out."""
    mapping: dict[str, str | None] = {}
    for known in plans:
        for column, key in known.given.items():
            mapping[column] = mapping.get(column) or key
    return mapping


def read_plans(
    base: Connection | None, who: ListPlace | Reader, files: Sequence[tuple[str, bytes | Path]], options: ImportOptions,
    seen: Callable[[Table], Table] = lambda table: table,
) -> list[Plan]:  # fmt: skip
    """Looks at the files and says where their columns go; raises InputError.

    Without a base nothing is remembered of lists like these. `seen` may show less of a table.
    """
    tables = [seen(table) for table in open_tables(files, options)]
    chosen = choose([table.header for table in tables], options, who.workspace)
    return agreed(
        [
            plan(table, who.workspace, who.region, options, given, recall(base, table.header) if base else NOTHING)
            for table, given in zip(tables, chosen, strict=True)
        ]
    )


def reader_of(base: Connection, job: Job) -> Reader:
    """Who reads, by the words the base has now."""
    users = details.users(base)
    user = next(user for user in users if user.id == job.user)
    return Reader(user, users, settings.workspace(base), _standing_still(job.zone, job.now), job.region)


def _standing_still(zone: str, now: datetime) -> Clock:
    try:
        place = ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # a zone that only the system has a file of
        place = local_zone()
    return Clock(place, look=lambda: now)


def _state(path: Path) -> tuple[int, ...] | None:
    """What differs once a file was written to; None for what is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
