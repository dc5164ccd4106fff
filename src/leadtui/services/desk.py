"""Where a rep works: the base he writes to, who he is, and what time it is.

Opened on the writer thread; loading it loads the model classes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

from leadtui.platform.clock import Clock
from leadtui.services.reading import Reader
from leadtui.store import settings
from leadtui.store.journal import Store
from leadtui.store.sqlite.driver import Connection
from leadtui.words.calendar import CalendarFile
from leadtui.words.errors import InputError
from leadtui.words.hours import WorkingHours
from leadtui.words.rows import UserRow
from leadtui.words.workspace import Workspace, word_key


@dataclass(slots=True)
class Desk:
    """What a service needs.

    Inside an operation `workspace` is the rules as they are in its lock, whatever other programs have loaded meanwhile:
    a service looks words up there. What takes long calls `give_way` between its transactions. `calendar` is the file
    that is kept up to date, by the preferences as they are now.
    """

    store: Store
    clock: Clock
    workspace: Workspace
    user: UserRow
    users: tuple[UserRow, ...]
    region: str = ""
    give_way: Callable[[], None] = lambda: None
    calendar: Callable[[], CalendarFile] = CalendarFile
    _known: tuple[tuple[Any, ...], Workspace] | None = field(default=None, init=False, repr=False)
    """The rows that rules were read from, and these rules."""

    @property
    def zone(self) -> tzinfo:
        """The rep's time zone."""
        return self.clock.zone

    @property
    def hours(self) -> WorkingHours:
        """When work is done, by the rules of the base."""
        return self.workspace.hours

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

    def go_by_rules(self, connection: Connection) -> None:
        """Reads the rules anew when they are others than at the last look, or somebody has set others."""
        rows = settings.kept_rows(connection)
        if self._known is None or self._known[0] != rows or self._known[1] is not self.workspace:
            self.workspace = settings.workspace(connection)
            self._known = rows, self.workspace

    def close(self) -> None:
        """Gives the base back."""
        self.store.close()


def reader_of(desk: Desk) -> Reader:
    """Who reads at this desk, for what is planned inside its lock."""
    return Reader(desk.user, desk.users, desk.workspace, desk.clock, desk.region)
