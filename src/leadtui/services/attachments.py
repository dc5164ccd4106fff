"""Attachments as they are read: beside each file what a look at it says. Loads no model class."""

from __future__ import annotations

from leadtui.platform.attached_files import state_of
from leadtui.words.rows import AttachmentRow


def looked_at(rows: tuple[AttachmentRow, ...]) -> tuple[AttachmentRow, ...]:
    """These references, of each file with its size, or that it is missing."""
    return tuple(row._replace(state=state_of(row.target)) if row.kind == "file" else row for row in rows)
