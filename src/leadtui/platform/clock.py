"""The one clock. Whoever needs the time is handed a `Clock`; nothing else asks the system.

`LEADTUI_NOW` replaces the time for tests, screenshots and demos. Always holds: `now()` is aware and UTC,
`local()` is the same instant in the rep's zone, and while the time is not the real one `simulated` says so.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from leadtui.words.errors import InputError
from leadtui.words.records import record, replace

FORMS = "Use an ISO time (2026-11-18T10:00), from:TIME to start there and run, or file:PATH of a file that holds one."
YEARS = range(1900, 2200)
"""The years a typed time may be in, too: in all of them there is a day before and after."""
LOCALTIME = Path("/etc/localtime")
ZONE_HINT = "Use a name such as Europe/Berlin or America/New_York."


def _system() -> datetime:
    return datetime.now(UTC)


@record
class Clock:
    """What time it is, and in which zone the rep reads it. `simulated` is "" or what the header shows."""

    zone: ZoneInfo
    simulated: str = ""
    look: Callable[[], datetime] = _system

    def now(self) -> datetime:
        """Return the present instant in UTC; InputError when a simulated time can no longer be read."""
        return self.look().astimezone(UTC)

    def steady(self) -> Clock:
        """Return this clock, but that it goes on telling the last time when a simulated one can no longer be read."""
        last = self.now()

        def look() -> datetime:
            nonlocal last
            try:
                last = self.now()
            except InputError:
                return last
            return last

        return replace(self, look=look)

    def local(self) -> datetime:
        """Return the present instant in the rep's zone."""
        return self.now().astimezone(self.zone)


def clock_from_env(value: str | None, zone: ZoneInfo) -> Clock:
    """Return the clock that the value of LEADTUI_NOW asks for; none or "" is the real time.

    A time without an offset is in `zone`. Raises InputError when the value or the file it names cannot be read.
    """
    if not value:
        return Clock(zone)
    if value.startswith("from:"):
        return Clock(zone, "simulated time, running", _running(_instant(value.removeprefix("from:"), zone)))
    if value.startswith("file:"):
        clock = Clock(zone, "simulated time, from a file", _FileTime(Path(value.removeprefix("file:")), zone))
        clock.now()
        return clock
    instant = _instant(value, zone)
    return Clock(zone, "simulated time, standing still", lambda: instant)


def local_zone(configured: str = "") -> ZoneInfo:
    """Return the rep's zone: the configured name, else TZ, else the system's, else UTC.

    Raises InputError for a name that is no zone, in the configuration or in TZ.
    """
    if configured:
        return _named(configured, f'The time zone "{configured}" in the configuration')
    variable = os.environ.get("TZ")
    if variable is not None:
        return _from_tz(variable)
    return _from_file(LOCALTIME) if LOCALTIME.exists() else ZoneInfo("UTC")


def _instant(text: str, zone: tzinfo, where: str = "LEADTUI_NOW") -> datetime:
    try:
        read = datetime.fromisoformat(text.strip())
        instant = (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(f'{where}: "{text.strip()[:60]}" is not a time.', FORMS) from error
    if instant.year not in YEARS:
        raise InputError(f"{where}: the year {instant.year} is too far away.", "Use a year from 1900 to 2199.")
    return instant


def _running(start: datetime) -> Callable[[], datetime]:
    begun = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - begun)


class _FileTime:
    """The time that stands in a file, read anew at each look."""

    def __init__(self, path: Path, zone: tzinfo) -> None:
        self.path = path
        self.zone = zone
        self.last: datetime | None = None

    def __call__(self) -> datetime:
        where = f"LEADTUI_NOW names the file {self.path}"
        try:
            text = self.path.read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            raise InputError(f"{where}, which cannot be read: {_reason(error)}.", FORMS) from error
        if not text and self.last:
            # Whoever rewrites a file empties it first; the time of the look before still holds in that moment.
            return self.last
        self.last = _instant(text, self.zone, where)
        return self.last


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or "not readable").lower() if isinstance(error, OSError) else "it is not text"


def _known(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _named(name: str, what: str) -> ZoneInfo:
    zone = _known(name)
    if zone is None:
        raise InputError(f"{what} is not one that is known.", ZONE_HINT)
    return zone


def _from_tz(variable: str) -> ZoneInfo:
    name = variable.removeprefix(":")
    if not name:
        return ZoneInfo("UTC")
    if name.startswith("/"):
        return _from_file(Path(name))
    return _named(name, f'The time zone "{name}" in TZ')


def _from_file(path: Path) -> ZoneInfo:
    name = os.path.realpath(path).partition("zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")
    zone = _known(name) if name else None
    if zone is not None:
        return zone
    try:
        with path.open("rb") as file:
            return ZoneInfo.from_file(file, key=name or path.name)
    except (OSError, ValueError) as error:
        raise InputError(f"The time zone file {path} cannot be read.", ZONE_HINT) from error
