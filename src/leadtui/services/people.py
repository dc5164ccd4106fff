"""The users of a base."""

from __future__ import annotations

from leadtui.rules.text import clean
from leadtui.services.desk import Desk
from leadtui.store import people
from leadtui.words.errors import InputError
from leadtui.words.rows import UserRow


def add_user(desk: Desk, name: str, email: str | None = None) -> UserRow:
    """Adds a user; InputError without a name, RefusedError when there is one of that name. Not undoable."""
    cleaned = clean(name)
    if not cleaned:
        raise InputError("A user needs a name.", "Write: leadtui user add 'Ada Lovelace'")
    return people.add_user(desk.store, cleaned, email)
