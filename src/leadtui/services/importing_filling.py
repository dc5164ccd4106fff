"""Rows that wait for a lead are given to it, and the report is told what came of each."""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.services.desk import Desk
from leadtui.services.importing_packed import unpacked
from leadtui.services.importing_report import ImportReport, Warned
from leadtui.services.importing_writing import Writer
from leadtui.store.journal import Op
from leadtui.store.stage import FIRST, Patch, Staged
from leadtui.words.workspace import CustomField


def fields_of(staged: Staged) -> tuple[CustomField, ...]:
    """The custom fields that the rows put ready need and the base did not have."""
    return tuple(CustomField(*field) for field in staged.said["fields"])


def fill(
    op: Op, desk: Desk, fields: Sequence[CustomField], patches: Sequence[Patch], before: int, report: ImportReport
) -> None:
    """Gives these rows to their leads; `before` is the number of the lead before the first new one."""
    writer = Writer(op, desk, fields)
    targets = [patch.lead if patch.lead <= FIRST else before + patch.lead - FIRST for patch in patches]
    writer.look_up(targets)
    for patch, lead_id in zip(patches, targets, strict=True):
        row = unpacked(patch.row, patch.line)
        refused = _refused(writer, lead_id)
        if refused:
            report.warn([Warned(patch.file, patch.line, None, refused)])
            report.skipped += 1
        elif writer.fill(lead_id, row, overwrite=patch.policy == "overwrite"):
            report.warn([Warned(patch.file, patch.line, field, reason) for field, reason in row.warnings])
            report.updated += 1
        else:
            report.skipped += 1


def _refused(writer: Writer, lead_id: int) -> str:
    if writer.gone(lead_id):
        return f"it is L{lead_id}, which was deleted meanwhile; skipped"
    if writer.converted(lead_id):
        return f"it is L{lead_id}, which was converted and is read-only; skipped"
    return ""
