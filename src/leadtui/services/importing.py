"""Lists from other programs come in: every file of a call in one operation, taken back as one.

The rows are put ready in a file beside the base, by a process of its own (`staging_run`); that takes nearly all of the
time and holds no lock. Then they are written: a small list within one transaction, a large one in stretches
(`importing_phases`). A row that is a lead already is skipped, fills what is empty, or replaces, as asked.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from leadtui.platform.lock_file import LockFile
from leadtui.services.desk import Desk, reader_of
from leadtui.services.importing_columns import Plan
from leadtui.services.importing_phases import bring_in_stretches
from leadtui.services.importing_plans import Source
from leadtui.services.importing_report import (
    ImportOptions,
    ImportReport,
    StrictImportError,
    check_policies,
    names_of_files,
    read_map_options,
)
from leadtui.services.importing_room import check_room
from leadtui.services.importing_small import bring_in_at_once
from leadtui.services.list_memory import ListMemory, answers_of, keep, recall
from leadtui.services.recovering_imports import make_good
from leadtui.services.staging import stage_path
from leadtui.services.staging_job import Job
from leadtui.services.staging_job import read_plans as plans_of
from leadtui.services.staging_run import Told, as_files, put_ready
from leadtui.store.applying import beside_another
from leadtui.store.import_runs import broken_off
from leadtui.store.sqlite.driver import connect_reader, storage_errors
from leadtui.store.stage import Staged
from leadtui.words.errors import InputError, RefusedError, StorageError
from leadtui.words.importing import PreviewRow, Progress
from leadtui.words.records import replace
from leadtui.words.workspace import CustomField, word_key

AT_ONCE = 10_000
"""Leads made or changed up to which a list comes in within one transaction: some half a second of the lock."""

LOOK_AGAIN = 0.01

ATTEMPTS = 5
"""How often a list is put ready when those it is about are changed meanwhile."""


def import_files(
    desk: Desk,
    files: Sequence[Source],
    options: ImportOptions | None = None,
    *,
    told: Callable[[Progress], None] | None = None,
    rows: int = 0,
) -> ImportReport:
    """Brings the leads of these files in, as one operation; the desk knows custom fields that were made afterwards.

    `told` hears how far it is, on this thread; what it raises stops the import and leaves the base as it was, as long
    as the step is not "showing": then it is too late, and the rest is left to the next start.
    rows: of so many first rows a dry run says what would become of each.
    Raises InputError for a file that is no list of leads and for options that name what there is not; then nothing is
    written. Raises StrictImportError, which holds the report, when `strict` and a row was rejected.
    """
    options = options or ImportOptions()
    _check(files, options)
    if options.as_ != "leads":
        from leadtui.services.importing_activities import import_activities

        report = import_activities(desk, files, options, told=told)
        if options.dry_run and rows:
            report.rows = _activities_looked_at(desk, files, options, rows)
        return report
    job = _job(desk, files, options)
    lock = LockFile(job.stage.with_name(f"{job.stage.name}.lock"))
    with storage_errors(desk.store.path):
        make_good(desk)
        if broken_off(desk.store.path):
            raise beside_another()
        while not lock.hold():  # somebody who sweeps has just taken it for that of a dead program
            time.sleep(LOOK_AGAIN)

    def heard(progress: Progress) -> None:
        if told is not None:
            told(progress)
        if progress.step == "reading":
            desk.give_way()

    named = [(name, source) for (name, _), (_, source) in zip(job.files, files, strict=True)]
    try:
        with as_files(job, named) as (job, handles):
            for _ in range(ATTEMPTS):
                staged = put_ready(job, heard, handles)
                written = _write(desk, job, staged, heard)
                if written is not None:
                    if options.dry_run and rows:
                        from leadtui.services.looking_at_lists import look

                        written.rows = look(desk.store.path, reader_of(desk), job.files, options, rows).rows
                    return written
    finally:
        lock.let_go()
    raise RefusedError("Others changed the same leads again and again while the list was read.", "Import it again.")


def _activities_looked_at(
    desk: Desk, files: Sequence[Source], options: ImportOptions, rows: int
) -> tuple[PreviewRow, ...]:
    """The first rows of lists of activities; one that can be read only once has been read."""
    from leadtui.formats.source import is_read_once
    from leadtui.services.looking_at_activities import look_at_activities

    again = (file for file in files if not (isinstance(file[1], Path) and is_read_once(file[1])))
    return tuple(row for file in again for row in look_at_activities(desk, file, options, rows).rows)[:rows]


def read_plans(desk: Desk, files: Sequence[Source], options: ImportOptions) -> list[Plan]:
    """Looks at the files and says where their columns would go; raises InputError. Nothing is written."""
    _check(files, options)
    with storage_errors(desk.store.path):
        base = connect_reader(desk.store.path)
        try:
            named = list(zip(names_of_files([name for name, _ in files]), (s for _, s in files), strict=True))
            return plans_of(base, reader_of(desk), named, options)
        finally:
            base.close()


def _write(desk: Desk, job: Job, staged: Staged, told: Told) -> ImportReport | None:
    """Writes what was put ready; None when that does not hold any more."""
    large = False
    try:
        report = ImportReport.of(staged)
        check_room(desk.store.path, staged)
        if job.options.strict and report.rejected:
            raise StrictImportError(report)
        summary = f"Imported {_called([name for name, _ in job.files])}"
        if staged.leads + staged.patches <= AT_ONCE:
            done = bring_in_at_once(desk, staged, report, summary, told, dry_run=job.options.dry_run)
        elif job.options.dry_run:
            report.updated, done = staged.said["counts"]["changing"], True
        else:
            large = True
            done = bring_in_stretches(desk, staged, report, summary, told)
        if not done:
            return None
        if not job.options.dry_run:
            try:
                _learn(desk, job.options, staged, made=report.operation is not None)
            except StorageError as error:
                report.doubts.append(f"What was said of the columns is not remembered: {error}")
        report.settle()
        return report
    finally:
        staged.close()
        # One that broke off once rows were in sight is finished from it at the next start.
        if not large or job.stage.name not in {run.stage for run in broken_off(desk.store.path)}:
            job.stage.unlink(missing_ok=True)


def _learn(desk: Desk, options: ImportOptions, staged: Staged, *, made: bool) -> None:
    """The desk knows the fields that were made, and the base what was said of lists like these."""
    if made and staged.said["fields"]:
        new = tuple(CustomField(*field) for field in staged.said["fields"])
        known = {word_key(field.label) for field in desk.workspace.custom_fields}
        fields = (*desk.workspace.custom_fields, *(field for field in new if word_key(field.label) not in known))
        desk.workspace = replace(desk.workspace, custom_fields=fields)
    for header, said in staged.said["said"]:
        answers = answers_of(options.answers, options.region)
        if said or answers:
            with storage_errors(desk.store.path):
                base = connect_reader(desk.store.path)
                try:
                    known_before = recall(base, header)
                finally:
                    base.close()
            keep(desk.store.path, header, ListMemory(said, answers), desk.clock.now(), known_before)


def _check(files: Sequence[Source], options: ImportOptions) -> None:
    if not files:
        raise InputError("There is no file to import.", "Name one or more lists.")
    check_policies(options)


def _job(desk: Desk, files: Sequence[Source], options: ImportOptions) -> Job:
    names = names_of_files([name for name, _ in files])
    return Job(
        desk.store.path, stage_path(desk.store.path, os.urandom(4).hex()), tuple((name, Path()) for name in names),
        options, desk.user.id, _owner(desk, options), desk.region, desk.clock.zone.key, desk.clock.now(),
    )  # fmt: skip


def _owner(desk: Desk, options: ImportOptions) -> int | None:
    if word_key(options.owner) in ("none", "nobody"):
        return None
    return desk.user_named(options.owner).id if options.owner else desk.user.id


def _called(names: Sequence[str]) -> str:
    return Path(names[0]).name if len(names) == 1 else f"{len(names)} files"


__all__ = [
    "ImportOptions", "ImportReport", "Source", "StrictImportError", "import_files", "read_map_options", "read_plans",
]  # fmt: skip
