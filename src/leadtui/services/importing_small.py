"""A small list comes in within one transaction: all of it is there, or nothing."""

from __future__ import annotations

import time

from leadtui.model import Lead
from leadtui.services.desk import Desk
from leadtui.services.importing_current import still_holds
from leadtui.services.importing_filling import fields_of, fill
from leadtui.services.importing_report import ImportReport
from leadtui.services.importing_writing import make_fields
from leadtui.services.staging_run import Told
from leadtui.store.applying import add, attached, refuse_beside_another
from leadtui.store.stage import Staged
from leadtui.words.importing import Progress

FILLED = 500
"""Rows given to leads that are there at a time."""


def bring_in_at_once(
    desk: Desk, staged: Staged, report: ImportReport, summary: str, told: Told, *, dry_run: bool
) -> bool:
    """Writes what was put ready; whether that still held. A dry run does the same and rolls back."""
    fields, started = fields_of(staged), time.monotonic()
    total = staged.leads + staged.patches
    with attached(desk.store, staged), desk.store.operation("import", "", desk.user.id, origin="import") as op:
        op.told = lambda done: told(Progress("adding", done, total, time.monotonic() - started))
        refuse_beside_another(op)
        if not still_holds(op, staged) or not make_fields(op, fields):
            op.rows = 0  # without rows the operation is rolled back
            return False
        told(Progress("adding", 0, total))
        before = op.next_id(Lead) - 1
        add(op, staged, 0, staged.leads, before, hidden=False)
        after = 0
        while patches := staged.some_patches(after, FILLED):
            after = patches[-1].id
            fill(op, desk, fields, patches, before, report)
        op.summary = f"{summary}: {report.summary}"
        if dry_run:
            op.rows = 0
    report.operation = op.number
    return True
