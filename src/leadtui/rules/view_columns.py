"""The columns a view can have: any field of a lead by its key, and a few things that are no field.

The name stands first always and is not among them. A field of the workspace's own is `custom.ID`, so that it stays the
same when its label is changed; it is typed by its label.
"""

from __future__ import annotations

from leadtui.words.errors import InputError
from leadtui.words.fields import FIELDS
from leadtui.words.records import record
from leadtui.words.workspace import Workspace, word_key

MOST_COLUMNS = 20
"""Columns of one view."""


@record
class ViewColumn:
    """A column: `key` as it is kept, `label` on the screen, the `kind` of its values, and where on a lead's row they
    stand ("" for what is worked out).
    """

    key: str
    label: str
    kind: str
    column: str = ""


_MORE = (
    ViewColumn("why", "Why now", "why"),
    ViewColumn("done", "Done today, and where it went", "done"),
    ViewColumn("tries", "Tries", "number", "tries"),
    ViewColumn("age", "In status", "age", "status_since"),
    ViewColumn("idle", "Idle", "age", "last_activity"),
    ViewColumn("budget", "Budget", "text", "budget"),
    ViewColumn("amount", "Budget amount", "money", "budget_amount"),
    ViewColumn("authority", "Authority", "text", "authority"),
    ViewColumn("need", "Need", "text", "need"),
    ViewColumn("timeline", "Timeline", "text", "timeline"),
    ViewColumn("close", "Close date", "date", "timeline_date"),
    ViewColumn("competitors", "Competitors", "text", "competitors"),
)
_MANY = {"emails": "email", "phones": "phone"}
_STANDARD: dict[str, ViewColumn] = {
    **{
        field.key: ViewColumn(field.key, field.label, field.kind, field.column or field.key)
        for field in FIELDS.values()
        if field.key not in _MANY
    },
    **{column.key: column for column in _MORE},
}
_OFTEN = ("why", "company", "phone", "status", "next_follow_up", "city", "email", "title", "owner", "tags", "tries")
"""Offered first."""

_ALSO = {"due": "next_follow_up", "tag": "tags", "whynow": "why", "number": "id", **_MANY}
_BY_WORD = {word_key(column.label): column.key for column in _STANDARD.values()}
_BY_WORD |= {word_key(key): key for key in _STANDARD} | _ALSO


def column_of(key: str, workspace: Workspace) -> ViewColumn | None:
    """The column of a kept key; None for a field that is no longer there."""
    if not key.startswith("custom."):
        return _STANDARD.get(key)
    number = key.removeprefix("custom.")
    own = next((field for field in workspace.custom_fields if str(field.id) == number), None)
    return ViewColumn(key, own.label, own.kind, key) if own else None


def columns_of(keys: tuple[str, ...], workspace: Workspace) -> tuple[ViewColumn, ...]:
    """The columns of kept keys, without those that are no longer there."""
    found = (column_of(key, workspace) for key in keys)
    return tuple(column for column in found if column is not None)


def typed(keys: tuple[str, ...], workspace: Workspace) -> str:
    """Kept keys as one types them: "company, phone, Lead origin"."""
    columns = columns_of(keys, workspace)
    return ", ".join(column.label if column.key.startswith("custom.") else column.key for column in columns)


def read_columns(text: str, workspace: Workspace) -> tuple[str, ...]:
    """The keys of columns typed with commas between them, each once; raises InputError naming what is none."""
    keys = [key for part in text.split(",") if part.strip() for key in _read(part.strip(), workspace)]
    found = tuple(dict.fromkeys(keys))
    if len(found) > MOST_COLUMNS:
        raise InputError(f"Columns: {MOST_COLUMNS} at most.", "More do not fit side by side.")
    return found


def _read(word: str, workspace: Workspace) -> tuple[str, ...]:
    bare = word[len("custom.") :].strip('"') if word.lower().startswith("custom.") else word
    if word is bare and word_key(bare) == "name":
        return ()
    standard = _BY_WORD.get(word_key(bare)) if word is bare else None
    if standard is not None:
        return (standard,)
    own = workspace.custom_field(bare) or column_of(word.lower(), workspace)
    if own is None:
        near = matching(bare, workspace)[:1]
        meant = f"; did you mean {near[0]}?" if near else "."
        raise InputError(f"Columns: there is no field {word[:40]!r}{meant}", "Put commas between fields.")
    return (f"custom.{own.id}" if not isinstance(own, ViewColumn) else own.key,)


def matching(part: str, workspace: Workspace) -> tuple[str, ...]:
    """The names of columns that what is typed may become, best first; all of them for ""."""
    names = [*dict.fromkeys((*_OFTEN, *_STANDARD)), *(field.label for field in workspace.custom_fields)]
    wanted = word_key(part)
    first = [name for name in names if word_key(name).startswith(wanted)]
    inside = [name for name in names if wanted in word_key(name) and name not in first]
    if first or inside:
        return (*first, *inside)
    from difflib import get_close_matches

    keys = {word_key(name): name for name in names}
    return tuple(keys[key] for key in get_close_matches(wanted, list(keys), 3, 0.6))
