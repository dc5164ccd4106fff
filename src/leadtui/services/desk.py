"""Where a rep works: the base he writes to, who he is, and what time it is.

Opened on the writer thread; loading it loads the model classes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from leadtui.platform.clock import Clock
from leadtui.rules.working_time import DEFAULT_HOURS, WorkingHours
from leadtui.services.reading import Reader
from leadtui.store.journal import Store
from leadtui.words.errors import InputError
from leadtui.words.rows import UserRow
from leadtui.words.workspace import Workspace, word_key


@dataclass(slots=True)
class Desk:
    """What a service needs. `workspace` is replaced when an import brings custom fields in."""

    store: Store
    clock: Clock
    workspace: Workspace
    user: UserRow
    users: tuple[UserRow, ...]
    region: str = ""
    hours: WorkingHours = DEFAULT_HOURS

    @property
    def zone(self) -> tzinfo:
        """The rep's time zone."""
        return self.clock.zone

    def local(self) -> datetime:
        """The present instant in the rep's zone."""
        return self.clock.local()

    def user_named(self, text: str) -> UserRow:
        """The user with this name, or "me"; raises InputError that says how to add one."""
        key = word_key(text)
        if key == "me":
            return self.user
        found = next(
            (u for u in self.users if word_key(u.name) == key or (u.email or "").lower() == text.lower()), None
        )
        if found is None:
            names = ", ".join(u.name for u in self.users)
            raise InputError(f"There is no user {text!r}.", f"Known: {names}. Add one: leadtui user add {text!r}.")
        return found

    def close(self) -> None:
        """Gives the base back."""
        self.store.close()


def reader_of(desk: Desk) -> Reader:
    """Who reads at this desk, for what is planned inside its lock."""
    return Reader(desk.user, desk.users, desk.workspace, desk.clock, desk.region)
