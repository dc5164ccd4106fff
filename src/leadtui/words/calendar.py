"""A rep's calendar file: where it stands, and whether a calendar program is to remind from it."""

from __future__ import annotations

from leadtui.words.records import record


@record
class CalendarFile:
    """`file`: a whole path, "" for none. `alarms`: entries carry an alarm at the time leadtui reminds."""

    file: str = ""
    alarms: bool = True
