"""What a person can set, each option declared once: the reader, the annotated file and the settings screen go by it."""

from __future__ import annotations

from typing import Literal

from leadtui.platform.preferences import Alarm, Email, Notify, Preferences, ThemeName
from leadtui.words.records import record

Kind = Literal["choice", "text", "region", "zone", "file"]


@record
class Option:
    """`key`: the attribute of Preferences. `says` explains it, `example` is a value the file shows where there is none.

    `choices` go with what each does. `at_once`: it holds as soon as it is changed, else from the next start.
    `table`: the table of the file it stands in; its key begins with that.
    """

    key: str
    label: str
    kind: Kind
    says: str
    example: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    at_once: bool = False
    table: str = ""

    @property
    def place(self) -> tuple[str, ...]:
        """Where it stands in the file: its key, in its table where it has one."""
        return (self.table, self.key.removeprefix(f"{self.table}_")) if self.table else (self.key,)

    @property
    def named(self) -> str:
        """What it is called in the file."""
        return ".".join(self.place)

    @property
    def usual(self) -> str:
        """Its value where nothing is set."""
        return str(Preferences._defaults[self.key])  # type: ignore[attr-defined]

    @property
    def values(self) -> tuple[str, ...]:
        """The values of a choice."""
        return tuple(value for value, _ in self.choices)


_THEMES: dict[ThemeName, str] = {
    "dark": "light text on dark",
    "light": "dark text on light",
    "high-contrast": "black and white, strong colours",
    "colour-blind": "blue and orange instead of green and red",
    "ansi": "the colours of your terminal",
}
_NOTIFY: dict[Notify, str] = {
    "auto": "what your terminal knows, else the bell",
    "bell": "rings the bell",
    "osc9": "a notification as iTerm2, WezTerm and Windows Terminal know it",
    "osc777": "one as urxvt, foot and Ghostty know it",
    "osc99": "one as kitty knows it",
    "off": "nothing; reminders are shown on the screen alone",
}
_EMAIL: dict[Email, str] = {
    "mailto": "in the mail program of the desktop",
    "editor": "in your editor, to be copied from there",
}
_ALARM: dict[Alarm, str] = {
    "reminder": "when leadtui reminds of it",
    "off": "none: leadtui alone reminds",
}

OPTIONS: tuple[Option, ...] = (
    Option("theme", "Theme", "choice", "The colours. NO_COLOR=1 in the environment shows none at all.",
           choices=tuple(_THEMES.items()), at_once=True),
    Option("notify", "Notices", "choice", "What is done when a reminder comes and the window is not in front.",
           choices=tuple(_NOTIFY.items()), at_once=True),
    Option("email", "Email", "choice", "Where an email made from a template is opened.",
           choices=tuple(_EMAIL.items()), at_once=True),
    Option("name", "Name", "text", "Who you are in the base; without it the name you log in with.", "Ada Lovelace"),
    Option("region", "Region", "region",
           "The country of phone numbers without one, and how 12/5 is read; else that of the locale.", "GB"),
    Option("time_zone", "Time zone", "zone", "The zone times are shown in; else that of the computer.",
           "Europe/London"),
    Option("database", "Database", "text", "The base that is opened; LEADTUI_DB goes before it.",
           "~/sales/leads.sqlite3"),
    Option("calendar_file", "Calendar", "file",
           "Keeps what you have to do in this file, for your calendar program to subscribe to.", "~/leads.ics",
           at_once=True, table="calendar"),
    Option("calendar_alarm", "Its alarms", "choice", "When the calendar program reminds of what stands in that file.",
           choices=tuple(_ALARM.items()), at_once=True, table="calendar"),
)  # fmt: skip

BY_KEY: dict[str, Option] = {option.key: option for option in OPTIONS}
