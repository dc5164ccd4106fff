"""Users: added, never taken back."""

from __future__ import annotations

from sqlalchemy import insert, select

from leadtui.model import User
from leadtui.store.engine import transaction
from leadtui.store.journal import Store
from leadtui.words.errors import RefusedError
from leadtui.words.rows import UserRow
from leadtui.words.workspace import word_key


def first_user(store: Store, name: str) -> None:
    """Adds the first user of a base, unless another program that was started with us has done so."""
    table = User.__table__  # type: ignore[attr-defined]
    with transaction(store.engine, store.path) as connection:
        if connection.execute(select(table.c.id)).first() is None:
            connection.execute(insert(table).values(name=name, name_key=word_key(name)))
            connection.commit()


def add_user(store: Store, name: str, email: str | None = None) -> UserRow:
    """Adds a user; RefusedError when there is one of that name."""
    table = User.__table__  # type: ignore[attr-defined]
    with transaction(store.engine, store.path) as connection:
        key = word_key(name)
        if connection.execute(select(table.c.id).where(table.c.name_key == key)).first():
            raise RefusedError(f"There is a user {name!r} already.", "`leadtui user list` shows them.")
        made = connection.execute(insert(table).values(name=name, name_key=key, email=email)).inserted_primary_key
        connection.commit()
    assert made is not None
    return UserRow(int(made[0]), name, email)
