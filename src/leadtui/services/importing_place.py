"""Where the cells of a list are read: the words and users of the base, the rep's zone, and the moment it comes in.

A `Desk` is such a place. Whoever reads lists without writing has this one, which loads no model class.
"""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Protocol

from leadtui.services.field_reader import Place
from leadtui.services.reading import Reader
from leadtui.words.errors import InputError
from leadtui.words.hours import WorkingHours
from leadtui.words.rows import UserRow
from leadtui.words.workspace import Workspace, word_key


class ListPlace(Place, Protocol):
    """A place that knows who else works here."""

    @property
    def users(self) -> tuple[UserRow, ...]: ...
    @property
    def user(self) -> UserRow: ...


class PlaceOfReader:
    """Where a reader reads: his words, his clock, his region."""

    def __init__(self, who: Reader) -> None:
        self.workspace: Workspace = who.workspace
        self.hours: WorkingHours = who.workspace.hours
        self.users: tuple[UserRow, ...] = who.users
        self.user: UserRow = who.user
        self.region: str = who.region
        self.clock = who.clock
        self.zone: tzinfo = who.clock.zone

    def local(self) -> datetime:
        """The present instant in the rep's zone."""
        return self.clock.local()

    def user_named(self, text: str) -> UserRow:
        """The user with this name; raises InputError, as a desk does."""
        key = word_key(text)
        found = next((u for u in self.users if word_key(u.name) == key), self.user if key == "me" else None)
        if found is None:
            raise InputError(f"There is no user {text!r}.", f"Known: {', '.join(u.name for u in self.users)}.")
        return found
