"""One person's preferences, from config.toml: who he is and where he works.

Every key is optional. An unknown key or a wrong value is refused with its place, so that a misspelt one is not silently
without effect.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from leadtui.words.errors import InputError
from leadtui.words.records import record

Notify = Literal["auto", "bell", "osc9", "osc777", "osc99", "off"]
Email = Literal["mailto", "editor"]


@record
class Preferences:
    """`name`: who acts. `database`: a path. `region`: ISO 3166, for phones and dates. `time_zone`: an IANA name.

    `notify`: what is done for a reminder when the terminal's window has no focus. `keys`: command id → its keys, in
    place of its own.
    """

    name: str = ""
    database: str = ""
    region: str = ""
    time_zone: str = ""
    theme: str = "dark"
    notify: Notify = "auto"
    email: Email = "mailto"
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})

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
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Preferences()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.", "Check its permissions.") from error
    import tomllib

    try:
        values = tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is not valid TOML: {error}.", "Mend that place, or move the file away.") from error
    known = Preferences.__match_args__
    for key, value in values.items():
        if key not in known:
            from difflib import get_close_matches

            near = get_close_matches(key, known, 1)
            meant = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
            raise InputError(f"{path}: there is no option {key!r}.", meant)
        if not isinstance(value, str):
            raise InputError(f"{path}: {key} must be text in quotes, not {value!r}.")
    found = Preferences(**values)
    if found.region and not (len(found.region) == 2 and found.region.isalpha()):
        raise InputError(f"{path}: region {found.region!r} is not a two-letter country code.", 'Write region = "FR".')
    return found
