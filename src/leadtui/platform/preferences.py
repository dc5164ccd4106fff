"""One person's preferences, from config.toml: who he is and where he works.

Every option is optional. An unknown one or a wrong value is refused with its place, so that a misspelt one is not
silently without effect. What there is to set stands in `preferences_options`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from leadtui.words.calendar import CalendarFile
from leadtui.words.errors import InputError
from leadtui.words.records import record

ThemeName = Literal["dark", "light", "high-contrast", "colour-blind", "ansi"]
Notify = Literal["auto", "bell", "osc9", "osc777", "osc99", "off"]
Email = Literal["mailto", "editor"]
Alarm = Literal["reminder", "off"]

_MOST = 4_000_000
"""Most bytes of the file that are looked at."""


@record
class Preferences:
    """`name`: who acts. `database`: a path. `region`: ISO 3166, for phones and dates. `time_zone`: an IANA name.

    `notify`: what is done for a reminder when the terminal's window has no focus. `calendar_file`: where what is to do
    is kept as a calendar, "" for nowhere. `keys`: command id → its keys, in place of its own.
    """

    name: str = ""
    database: str = ""
    region: str = ""
    time_zone: str = ""
    theme: ThemeName = "dark"
    notify: Notify = "auto"
    email: Email = "mailto"
    calendar_file: str = ""
    calendar_alarm: Alarm = "reminder"
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    @property
    def calendar(self) -> CalendarFile:
        """The calendar file that is kept up to date."""
        return CalendarFile(self.calendar_file, self.calendar_alarm != "off")

    @property
    def home_region(self) -> str:
        """The region, else the one of the locale (`en_GB.UTF-8` → GB), else ""."""
        if self.region:
            return self.region.upper()
        for variable in ("LC_ALL", "LC_TIME", "LANG"):
            _, _, rest = os.environ.get(variable, "").partition("_")
            if len(rest) >= 2 and rest[:2].isalpha() and rest[:2].isupper():
                return rest[:2]
        return ""


def read_preferences(path: Path) -> Preferences:
    """The preferences in a file, defaults where there is none; raises InputError with the place of a mistake."""
    content = content_of(path)
    if content is None:
        return Preferences()
    from leadtui.platform.preferences_reading import preferences_in
    from leadtui.rules.toml.toml_file import decoded

    return preferences_in(decoded(content, str(path)), str(path))


def content_of(path: Path) -> bytes | None:
    """What the file holds, None where there is none; raises InputError when it cannot be read."""
    try:
        if path.exists() and not _is_read_to_its_end(path):
            raise InputError(f"{path} is no file.", "Check what LEADTUI_CONFIG names.")
        with path.open("rb") as stream:
            return stream.read(_MOST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise InputError(f"{path} cannot be read: {said}.", "Check what LEADTUI_CONFIG names.") from error


def _is_read_to_its_end(path: Path) -> bool:
    """Whether reading ends: a pipe or a terminal would be waited for. A folder is refused by whoever opens it."""
    return path.is_file() or path.is_dir() or path.samefile(os.devnull)
