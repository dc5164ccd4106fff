"""What a rep has to do as a calendar: a file kept up to date for a subscription, and one to take away.

Always holds: the file is written whole, only when something in it changed, and over nothing but a calendar of ours;
what stands in it is the rep's own and nobody's. A file that cannot be written stops nothing; it is said once, and again
whenever something was done that it now lacks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadtui.formats import ics
from leadtui.platform.whole_file import write_private
from leadtui.services.calendar_entries import Made, meeting, to_do
from leadtui.store import calendar, remembered
from leadtui.store.sqlite.driver import one_moment, storage_errors
from leadtui.words.calendar import CalendarFile
from leadtui.words.errors import InputError
from leadtui.words.records import record

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading

DAY = 86400
MEETINGS_BACK = 90 * DAY
"""Seconds for which a meeting that was held stays in the calendar."""
OVERDUE_FIRST = 30 * DAY
"""Seconds for which what is overdue goes before what comes later, where not everything fits."""
MOST = 2000
"""Follow-ups in a file that is kept up to date."""
MOST_MEETINGS = 500

_KIND = "calendar"


@record
class Kept:
    """Whether the file was written, and why it could not be, said once and after each change (else "")."""

    written: bool = False
    problem: str = ""


def keep(desk: Desk) -> Kept:
    """Brings the calendar file of the preferences up to date, where there is one; looks first whether it has to.

    Raises StorageError only.
    """
    wanted = desk.calendar()
    if not wanted.file:
        return Kept()
    from leadtui.services.desk import reader_of
    from leadtui.services.reading import Reading

    reading = Reading(desk.store.path, reader_of(desk))
    try:
        return keep_up(reading, wanted)
    finally:
        reading.close()


def keep_up(reading: Reading, wanted: CalendarFile) -> Kept:
    """What `keep` does, where nobody is at a desk: loads no model class. Raises StorageError only."""
    if not wanted.file:
        return Kept()
    file = Path(wanted.file).expanduser()
    key = str(reading.who.user.id)
    mark = _mark(reading, wanted)
    known = remembered.get(reading.connection, _KIND, key) or {}
    state, problem, written = "", "", False
    try:
        there = state_there(file)
        if known.get("mark") == mark and there and there == known.get("state"):
            return Kept()
        state, written = _bring_up_to_date(reading, wanted, file, there)
    except InputError as error:
        problem = f"Calendar: {error.message}"
    now: dict[str, Any] = {"mark": mark, "state": state, "problem": problem}
    if now != known:
        remembered.keep(reading.path, _KIND, key, now, reading.who.clock.now())
    is_known = problem == known.get("problem", "") and known.get("mark", [None])[0] == mark[0]
    return Kept(written, "" if is_known else problem)


def write(reading: Reading, file: Path, *, alarms: bool = True) -> bool:
    """Writes the rep's calendar to a file; whether anything in it had changed.

    Raises InputError when it cannot be written, or when the file is there and is no calendar of ours.
    """
    return _bring_up_to_date(reading, CalendarFile(str(file), alarms), file, state_there(file))[1]


def _bring_up_to_date(reading: Reading, wanted: CalendarFile, file: Path, there: str | None) -> tuple[str, bool]:
    name, found = name_of(reading), entries(reading, alarms=wanted.alarms)
    state = ics.state_of(name, found)
    if state != there:
        write_private(file, [ics.calendar(name, found)])
    return state, state != there


def state_there(file: Path) -> str | None:
    """The state of the calendar in a file, None for no file or an empty one.

    Raises InputError when the file cannot be read or is something else, which is left alone.
    """
    if not file.is_absolute():
        raise InputError(f"The calendar file {str(file)!r} is no whole path.", "Begin it with / or ~/.")
    try:
        if not file.exists():
            return None
        if not file.is_file():
            raise InputError(f"{file} is no file.", "Name a file, such as ~/leads.ics.")
        with file.open("rb") as stream:
            head = stream.read(4096)
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise InputError(f"{file} cannot be read: {said}.", "Name another file for the calendar.") from error
    state = ics.state_in(head)
    if head and state is None:
        raise InputError(
            f"{file} is no calendar of leadtui and is left alone.",
            "Name a new file for the calendar, or move that one.",
        )
    return state


def problem_of(reading: Reading) -> str:
    """Why the rep's calendar file could not be written the last time, "" when it could."""
    known = remembered.get(reading.connection, _KIND, str(reading.who.user.id)) or {}
    return str(known.get("problem", ""))


def name_of(reading: Reading) -> str:
    """What the rep's calendar is called."""
    return f"leadtui: {reading.who.user.name}"


def entries(reading: Reading, *, alarms: bool = True) -> tuple[ics.Entry, ...]:
    """What the rep has to do, and the meetings he held lately."""
    now = int(reading.who.clock.now().timestamp())
    user = reading.who.user.id
    with storage_errors(reading.path), one_moment(reading.connection):
        made = _made(reading, now, alarms=alarms)
        planned = calendar.planned(reading.connection, user, now - OVERDUE_FIRST, MOST)
        held = calendar.held(reading.connection, user, _day_before(now), MOST_MEETINGS)
    return (*(to_do(row, made) for row in planned), *(meeting(row, made.host) for row in held))


def export(reading: Reading, leads: Sequence[int] | None) -> tuple[bytes, int]:
    """A calendar of what is planned and was held with these leads, whoever does it, and how many entries it has.

    None: with everybody, accounts, contacts and opportunities too.
    """
    now = int(reading.who.clock.now().timestamp())
    with storage_errors(reading.path), one_moment(reading.connection):
        made = _made(reading, now, alarms=True)
        planned = calendar.planned_of(reading.connection, leads)
        held = calendar.held_with(reading.connection, leads)
    found = (*(to_do(row, made) for row in planned), *(meeting(row, made.host) for row in held))
    return ics.calendar(name_of(reading), found), len(found)


def _made(reading: Reading, now: int, *, alarms: bool) -> Made:
    """What comes back is shown from today on; "today" moves when `_mark` does."""
    who = reading.who
    return Made(_host(reading), who.clock.zone, who.workspace.hours, datetime.fromtimestamp(_today(now), UTC), alarms)


def _host(reading: Reading) -> str:
    """The right side of every UID (RFC 7986 5.3): the same for as long as the base lives, and for no other base."""
    mark = calendar.base_mark(reading.connection)
    return f"{hashlib.sha256(mark.encode()).hexdigest()[:16]}.leadtui"


def _day_before(now: int) -> int:
    """From when meetings are shown; moves once a day, so that a file does not change by the minute."""
    return _today(now - MEETINGS_BACK)


def _today(now: int) -> int:
    return now // DAY * DAY


def _mark(reading: Reading, wanted: CalendarFile) -> list[Any]:
    """What the content of the file follows from."""
    now = int(reading.who.clock.now().timestamp())
    with storage_errors(reading.path):
        last = calendar.last_operation(reading.connection)
    return [last, _day_before(now), wanted.file, wanted.alarms, str(reading.who.clock.zone), ics.FORM]
