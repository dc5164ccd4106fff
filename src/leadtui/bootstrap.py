"""Wires clock, preferences, base and user together. Light: the model classes are loaded when a `Desk` is opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from leadtui.platform import paths
from leadtui.platform.clock import Clock, clock_from_env, local_zone
from leadtui.platform.preferences import Preferences, read_preferences
from leadtui.rules.text import clean
from leadtui.services.reading import Reader, Reading
from leadtui.store import details, import_runs, settings
from leadtui.store.location import locate
from leadtui.store.sqlite.driver import SCHEMA_VERSION, connect_reader, schema_version, storage_errors
from leadtui.words.calendar import CalendarFile
from leadtui.words.errors import InputError
from leadtui.words.hours import DEFAULT_HOURS, WorkingHours
from leadtui.words.rows import UserRow
from leadtui.words.workspace import Workspace, word_key

if TYPE_CHECKING:
    from leadtui.services.desk import Desk


class Base:
    """An open base: who works, by which words and which clock. `throwaway`: it is gone when the app ends. `unfinished`:
    a large import has not come to its end, here or in another program.

    Readings and desks belong to the thread that opens them.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        preferences: Preferences,
        workspace: Workspace,
        user: UserRow,
        users: tuple[UserRow, ...],
    ) -> None:
        self.path = path
        self.clock = clock
        self.preferences = preferences
        self.workspace = workspace
        self.user = user
        self.users = users
        self.program = os.urandom(4).hex()
        self.throwaway = False
        self.unfinished = False

    @property
    def location(self) -> str:
        """The base as people are told of it."""
        return location_of(self.path)

    def new_reading(self) -> Reading:
        """A read-only connection for the calling thread."""
        who = Reader(self.user, self.users, self.workspace, self.clock, self.preferences.home_region)
        return Reading(self.path, who)

    def desk(self) -> Desk:
        """A desk for the calling thread; loads SQLModel."""
        from functools import partial

        from leadtui.services.desk import Desk
        from leadtui.services.settling import settle
        from leadtui.services.sweeping_imports import sweep
        from leadtui.store.journal import Store

        sweep(self.path)
        store = Store(self.path, self.program, self.clock.now)
        desk = Desk(store, self.clock, self.workspace, self.user, self.users, self.preferences.home_region)
        store.begun = desk.go_by_rules
        store.ended = partial(settle, desk)
        desk.calendar = self.calendar
        return desk

    def calendar(self) -> CalendarFile:
        """The calendar file to keep up to date; a throwaway base has none."""
        return CalendarFile() if self.throwaway else self.preferences.calendar

    def reload(self) -> None:
        """Reads users and the rules of the workspace anew, after they were changed."""
        self.users, self.workspace = _words_of(self.path)
        self.user = next((u for u in self.users if u.id == self.user.id), self.user)


def base_path(preferences: Preferences, path: str | None = None) -> Path:
    """The file of the base: the given, LEADTUI_DB, the configured, or the usual one; raises InputError.

    Of a link the file it leads to: beside that one stand its log and its backups.
    """
    named = locate(path or os.environ.get("LEADTUI_DB") or preferences.database or paths.database())
    return Path(os.path.realpath(named))


def open_base(path: str | None = None) -> Base:
    """Opens the base at `path`, else the configured one, and makes it when it is not there.

    Raises InputError for broken settings or a user the base does not know, StorageError for a base that cannot be used.
    """
    preferences = read_preferences(paths.config_file())
    clock = _clock(preferences)
    file = base_path(preferences, path)
    version = schema_version(file)
    if version != SCHEMA_VERSION:
        _bring_up_to_date(file, clock, new=not version)
    users, workspace = _words_of(file)
    if not users:
        _add_first_user(file, clock, preferences)
        users, workspace = _words_of(file)
    base = Base(file, clock, preferences, workspace, _acting(users, preferences), users)
    base.unfinished = bool(import_runs.broken_off(file))
    return base


def location_of(path: Path) -> str:
    """A file as people are told of it."""
    home = str(Path.home())
    text = str(path)
    return "~" + text.removeprefix(home) if text.startswith(home + os.sep) else text


def place_of_base() -> tuple[Path, Clock]:
    """The file of the configured base and the clock; opens nothing. Raises InputError for broken settings."""
    preferences = read_preferences(paths.config_file())
    return base_path(preferences), _clock(preferences)


def hours_of_base(preferences: Preferences) -> WorkingHours:
    """The working hours of the configured base; the usual ones where there is no base yet, or one of an older program.

    Raises StorageError for a base that cannot be read.
    """
    file = base_path(preferences)
    return _words_of(file)[1].hours if schema_version(file) == SCHEMA_VERSION else DEFAULT_HOURS


def acting_name() -> str:
    """Who works, as far as it can be told without a base: LEADTUI_USER, the configured name, else the login."""
    return _wanted_name(read_preferences(paths.config_file())) or _login()


def _clock(preferences: Preferences) -> Clock:
    return clock_from_env(os.environ.get("LEADTUI_NOW"), local_zone(preferences.time_zone))


def _bring_up_to_date(file: Path, clock: Clock, *, new: bool) -> None:
    """Makes a new base, or upgrades one once a backup of it stands; of several programs one does it."""
    from leadtui.store.schema import prepare

    if new:
        prepare(file)
        return
    from leadtui.services.backups import Why, back_up
    from leadtui.store.sqlite.backup_folder import in_turn

    with in_turn(file):
        if schema_version(file) != SCHEMA_VERSION:
            back_up(file, clock.now(), Why.UPGRADE)
            prepare(file)


def _words_of(file: Path) -> tuple[tuple[UserRow, ...], Workspace]:
    with storage_errors(file):
        connection = connect_reader(file)
        try:
            return details.users(connection), settings.workspace(connection)
        finally:
            connection.close()


def _wanted_name(preferences: Preferences) -> str:
    return clean(os.environ.get("LEADTUI_USER") or preferences.name)


def _add_first_user(file: Path, clock: Clock, preferences: Preferences) -> None:
    from leadtui.store.journal import Store
    from leadtui.store.people import first_user

    store = Store(file, "first", clock.now)
    try:
        first_user(store, _wanted_name(preferences) or _login())
    finally:
        store.close()


def _login() -> str:
    import getpass

    try:
        return clean(getpass.getuser()) or "me"
    except (OSError, KeyError):
        return "me"


def _acting(users: tuple[UserRow, ...], preferences: Preferences) -> UserRow:
    wanted = _wanted_name(preferences)
    if not wanted:
        login = word_key(_login())
        return next((u for u in users if word_key(u.name) == login), users[0])
    found = next((u for u in users if word_key(u.name) == word_key(wanted)), None)
    if found is None:
        names = ", ".join(u.name for u in users)
        raise InputError(
            f"The base knows no user {wanted!r}.",
            f"Known: {names}. Add one with LEADTUI_USER={users[0].name!r} leadtui user add {wanted!r}.",
        )
    return found
