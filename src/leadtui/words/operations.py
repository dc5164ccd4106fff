"""What kinds of operation there are, as a rep calls them, and where an operation came from."""

from __future__ import annotations

from leadtui.words.records import NamedTuple
from leadtui.words.rows import Conflict, OperationRow

KINDS: dict[str, str] = {
    "add": "Added",
    "attach": "Attachment",
    "bulk": "Several at once",
    "call": "Call",
    "convert": "Converted",
    "delete": "Deleted",
    "demo": "Made-up leads",
    "dismiss": "Found right",
    "done": "Follow-up done",
    "edit": "Edited",
    "email": "Email",
    "follow-up": "Follow-up",
    "import": "Import",
    "meeting": "Meeting",
    "merge": "Merged",
    "note": "Note",
    "other": "Other",
    "owner": "Owner",
    "qualify": "Qualified",
    "redo": "Did again",
    "repair": "Repair",
    "sequence": "Sequence",
    "snooze": "Snoozed",
    "stage": "Stage",
    "status": "Status",
    "tags": "Tags",
    "undo": "Took back",
    "view": "View",
    "workspace": "Rules",
}
"""By the fixed key that the journal holds; one that is not here is shown as its key."""

ORIGINS: dict[str, tuple[str, str]] = {
    "hand": (" ", ""),
    "import": ("i", "import"),
    "rule": ("r", "by a rule"),
}
"""The sign and the words of where an operation came from, by its fixed key; what a person did has none."""

TAKEN_BACK = "taken back"
"""What is said of an operation that was undone."""


class HistoryPage(NamedTuple):
    """Operations, newest first, and whether the history begins or ends with them."""

    rows: tuple[OperationRow, ...]
    at_start: bool
    at_end: bool


class UndoPreview(NamedTuple):
    """What going back to a point would take back, newest first, and what stands in the way of it.

    `conflicts` say the number of the operation they stand against. `left` is what would stay: `; left: A23 Newco`.
    `others` counts what people or rules did since, which is not taken back.
    """

    operations: tuple[OperationRow, ...]
    conflicts: tuple[tuple[int, Conflict], ...] = ()
    left: str = ""
    others: int = 0


def kind_name(kind: str) -> str:
    """Return what a kind of operation is called."""
    return KINDS.get(kind, kind.replace("-", " ").capitalize())
