"""The rules of a workspace as they are kept: read beside the lists, without a model class.

A setting is one row for ever: `{"is": value}`, or `{}` once it is as in a new base again. Undo and redo by two users
can leave two rows with a key; the newer one holds.
"""

from __future__ import annotations

from typing import Any

from leadtui.store import details
from leadtui.store.sqlite.driver import Connection
from leadtui.words.contact import OUTCOMES, Outcome
from leadtui.words.workspace import Workspace

IS = "is"

CLEANSED = "cleansing."
"""Under this and the key of a check stands the day it was reviewed; no rule, so a file of rules leaves it alone."""

_SETTINGS = "SELECT key, value FROM setting WHERE hidden_by IS NULL{more} ORDER BY id"
_OF_OUTCOMES = " AND key GLOB 'outcomes.*'"


def workspace(connection: Connection) -> Workspace:
    """The rules that hold in a base."""
    held = settings(connection)
    fields = details.custom_fields(connection)
    if not held and all(field.owner == "lead" for field in fields):
        return Workspace(custom_fields=fields)
    from leadtui.rules.workspace.settings import workspace_of

    return workspace_of(held, fields)


def kept_rows(connection: Connection) -> tuple[Any, ...]:
    """All that `workspace` is made of, unread: a few dozen rows, so that two of them are quickly compared."""
    return (
        *connection.execute(_SETTINGS.format(more="")),
        *connection.execute("SELECT id, label, kind, choices, owner_kind FROM custom_field WHERE hidden_by IS NULL"),
    )


def settings(connection: Connection, more: str = "") -> dict[str, Any]:
    """What differs from a new base, by fixed key."""
    rows = connection.execute(_SETTINGS.format(more=more)).fetchall()
    if not rows:
        return {}
    import json

    values = {key: json.loads(value) for key, value in rows}
    return {key: value[IS] for key, value in values.items() if IS in value}


def outcomes(connection: Connection) -> tuple[Outcome, ...]:
    """The call outcomes of a base: what counts as reached, and as a try."""
    held = settings(connection, _OF_OUTCOMES)
    if not held:
        return OUTCOMES
    from leadtui.rules.workspace.settings import workspace_of

    return workspace_of(held, ()).outcomes
