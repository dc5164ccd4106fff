"""The verbs that answer about leadtui itself: how a time is read, which fields and which keys there are."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import DONE, NO, Answer
from leadtui.cli.table import Column, Row, table
from leadtui.cli.terminal import Line
from leadtui.words.errors import InputError, StorageError
from leadtui.words.hours import DEFAULT_HOURS

if TYPE_CHECKING:
    from collections.abc import Callable

    from leadtui.cli.session import Session
    from leadtui.commands import Command
    from leadtui.platform.preferences import Preferences
    from leadtui.rules.when import When
    from leadtui.words.hours import WorkingHours

_FIELDS = (
    Column("key"),
    Column("label"),
    Column("kind"),
    Column("query"),
    Column("becomes", grows=1),
    Column("aliases", grows=3),
)
_KEY_NAMES = {"escape": "esc", "pagedown": "page down", "pageup": "page up"}


def when(session: Session) -> Answer:
    """How phrases are read: those of the arguments, else a phrase a line from standard input."""
    from leadtui.platform import paths
    from leadtui.platform.clock import clock_from_env, local_zone
    from leadtui.platform.preferences import read_preferences
    from leadtui.rules.when import parse

    preferences = read_preferences(paths.config_file())
    clock = clock_from_env(os.environ.get("LEADTUI_NOW"), local_zone(preferences.time_zone))
    arguments = session.arguments
    hours, hints = _hours(preferences)

    def read(phrase: str) -> tuple[When | None, InputError | None, datetime]:
        now = clock.local()
        try:
            return parse(phrase, now, region=preferences.home_region, past=arguments.past, hours=hours), None, now
        except InputError as error:
            return None, error, now

    if arguments.json:
        found = [_when_json(phrase, *read(phrase)[:2]) for phrase in arguments.phrases or _typed_lines()]
        return Answer(found, status=NO if any(answer["error"] for answer in found) else DONE, hints=hints)
    if arguments.phrases:
        answers = [(phrase, *read(phrase)) for phrase in arguments.phrases]
        understood = all(error is None for _, _, error, _ in answers)
        status = DONE if understood else NO
        return Answer(lines=[_when_line(*answer) for answer in answers], status=status, hints=hints)
    told = _Told(read)
    return Answer(lines=told.lines(_typed_lines()), status=lambda: NO if told.refused else DONE, hints=hints)


def _hours(preferences: Preferences) -> tuple[WorkingHours, list[str]]:
    """The working hours of the base, and what to say where it cannot be read: a time is read without one too."""
    from leadtui.bootstrap import hours_of_base

    try:
        return hours_of_base(preferences), []
    except StorageError as error:
        return DEFAULT_HOURS, [f"By the usual working hours, since the base cannot be read: {error.message}"]


class _Told:
    """Answers line for line, and remembers whether one was not understood."""

    def __init__(self, read: Callable[[str], tuple[When | None, InputError | None, datetime]]) -> None:
        self.read = read
        self.refused = False

    def lines(self, phrases: Iterable[str]) -> Iterator[Line]:
        for phrase in phrases:
            moment, error, now = self.read(phrase)
            self.refused |= error is not None
            yield _when_line(phrase, moment, error, now)


def _typed_lines() -> Iterator[str]:
    try:
        for line in sys.stdin:
            yield line.rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise InputError("Standard input is not text in UTF-8.", "Type one phrase a line.") from error


def _when_json(phrase: str, moment: When | None, error: InputError | None) -> dict[str, Any]:
    at = moment.at.isoformat(timespec="seconds") if moment else None
    return {
        "phrase": phrase, "at": at, "date_only": moment.date is not None if moment else None,
        "error": str(error) if error else None,
    }  # fmt: skip


def _when_line(phrase: str, moment: When | None, error: InputError | None, now: datetime) -> Line:
    from leadtui.rules.when import say

    if moment is None:
        return ((f"{phrase}: ", "dim"), (str(error), "error"))
    day = f"{moment.at:%Y-%m-%d}" if moment.date else f"{moment.at:%Y-%m-%d %H:%M}"
    shown = say(moment, now)
    if moment.at.second and moment.at.time() != time():
        shown += f":{moment.at:%S}"
    return ((f"{phrase}: ", "dim"), (shown, ""), (f"  {day}", "dim"))


def fields(session: Session) -> Answer:
    """Every field of a lead, those of the workspace included."""
    from leadtui.rules.query.vocabulary import query_name
    from leadtui.words.fields import FIELDS
    from leadtui.words.headers import ALIASES

    rows: list[dict[str, Any]] = [
        {
            "key": field.key, "label": field.label, "kind": field.kind, "group": field.group,
            "aliases": list(ALIASES.get(field.key, ())), "query": query_name(field), "convert": list(field.convert),
            "writable": field.writable, "computed": field.computed,
        }
        for field in FIELDS.values()
    ]  # fmt: skip
    rows += [
        {
            "key": f"custom.{own.label}", "label": own.label, "kind": own.kind, "group": "custom", "aliases": [],
            "query": f'custom."{own.label}"', "convert": [], "writable": True, "computed": False,
        }
        for own in session.base.workspace.custom_fields
    ]  # fmt: skip
    shown: list[Row] = [
        (
            (row["key"], "strong" if row["writable"] else "dim"), row["label"], row["kind"], row["query"],
            ", ".join(row["convert"]), ", ".join(row["aliases"]),
        )
        for row in rows
    ]  # fmt: skip
    return Answer(rows, table(_FIELDS, shown))


def keys(session: Session) -> Answer:
    """Every key of the app with the keymap in force; as Markdown the keys as they come."""
    from leadtui.commands import COMMANDS, SCOPES, with_keys
    from leadtui.platform import paths
    from leadtui.platform.preferences import read_preferences

    if session.arguments.markdown:
        return Answer(_told(COMMANDS), _markdown())
    there = with_keys(read_preferences(paths.config_file()).keys)
    lines: list[Line] = []
    for scope, title in SCOPES.items():
        commands = [command for command in there if command.works_in(scope)]
        if commands:
            rows: list[Row] = [((_keys(c.keys), "strong"), c.label, (c.id, "dim"), (c.help, "dim")) for c in commands]
            lines += [*([""] if lines else []), ((title, "title"),)]
            lines += table(
                (Column("", least=16), Column("", least=14), Column("", least=14), Column("", grows=1)), rows
            )
    return Answer(
        _told(there), lines, hints=["The third word is the command's name in config.toml: leadtui config edit"]
    )


def _told(commands: Iterable[Command]) -> list[dict[str, Any]]:
    return [{"id": c.id, "keys": list(c.keys), "label": c.label, "help": c.help, "scope": c.scope} for c in commands]


def _markdown() -> Iterator[str]:
    from leadtui.commands import COMMANDS, SCOPES

    for scope, title in SCOPES.items():
        commands = [command for command in COMMANDS if command.works_in(scope)]
        if commands:
            yield from (f"## {title}", "", "| key | does | |", "|---|---|---|")
            for command in commands:
                marked = " ".join(f"`{_KEY_NAMES.get(key, key)}`" for key in command.keys).replace("|", r"\|")
                yield f"| {marked} | {command.label} | {command.help} |"
            yield ""


def _keys(names: tuple[str, ...]) -> str:
    return "  ".join(_KEY_NAMES.get(name, name) for name in names)
