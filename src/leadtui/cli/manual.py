"""The manual page, made of the list of verbs, so that it cannot lie. docs/leadtui.1 is what this writes.

The language is that of man(7).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from leadtui.cli.completing import is_option, takes_value
from leadtui.cli.output import Answer
from leadtui.cli.verbs import VERBS, Argument, Verb

if TYPE_CHECKING:
    from leadtui.cli.session import Session

_STATUSES = (
    ("0", "done; an empty list is a result"),
    ("1", "the answer is no: nothing to do next, nothing due, faults found, nothing to take back"),
    ("2", "bad usage or input: an option, a file, a date, a query, settings that cannot be read"),
    ("3", "REF is no lead, or several, which are listed"),
    ("4", "refused by a rule or a conflict; nothing was changed"),
    ("5", "the base cannot be used: locked, full, read-only, damaged, or newer than this program"),
    ("130", "interrupted"),
)
_VARIABLES = (
    ("LEADTUI_DB", "the base to use: a path"),
    ("LEADTUI_CONFIG", "the file of your own settings"),
    ("LEADTUI_USER", "who acts"),
    ("LEADTUI_NOW", "another time, for tests and demonstrations"),
    ("NO_COLOR", "no colours, in the app and on the command line"),
    ("VISUAL, EDITOR", "the editor for notes, settings and rules"),
)


def man(_: Session) -> Answer:
    """The page, as man reads it."""
    hints = ["leadtui man | man -l -   shows it as a page."] if sys.stdout.isatty() else []
    return Answer(raw=[page().encode()], hints=hints)


def page() -> str:
    """The manual page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield r".\" Made by `leadtui man`: change the list of verbs, not this."
    yield '.TH LEADTUI 1 "" "leadtui" "User Commands"'
    yield from _section("NAME", [r"leadtui \- the daily lead queue in a terminal"])
    yield from _section("SYNOPSIS", [".B leadtui", ".br", ".B leadtui", r"\fIVERB\fR [\fIARGUMENT\fR ...]"])
    yield from _section("DESCRIPTION", [
        _plain("Without a verb the app opens: the leads to work today, in order, each with the reason why. "
               "In it ? shows every key, and ctrl+p every command."),
        ".PP",
        _plain("With a verb the same things are done from the command line. REF is a number (L17 or 17), an email, a "
               "full name, or a part that only one lead has. QUERY arguments are joined; quote them. With --json a "
               "verb writes one JSON value on standard output, messages go to standard error."),
    ])  # fmt: skip
    group = ""
    yield ".SH VERBS"
    for verb in VERBS.values():
        if verb.group != group:
            group = verb.group
            yield f".SS {_plain(group)}"
        yield from _verb(verb)
    yield from _section("ENVIRONMENT", _listed(_VARIABLES))
    yield from _section("FILES", [
        _plain("`leadtui config` names the file of your own settings and the base; `leadtui config edit` explains "
               "every setting. Backups stand beside the base, in a folder of their own."),
    ])  # fmt: skip
    yield from _section("EXIT STATUS", _listed(_STATUSES))
    examples = [example for verb in VERBS.values() for example in verb.examples]
    yield from _section("EXAMPLES", [".nf", *map(_plain, examples), ".fi"])


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f".SH {title}"
    yield from lines


def _listed(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, said in entries:
        yield from (".TP", rf"\fB{_plain(name)}\fR", f"{_plain(said[:1].upper() + said[1:])}.")


def _verb(verb: Verb) -> Iterator[str]:
    words = [_word(argument) for argument in verb.arguments if not is_option(argument)]
    yield ".TP"
    yield " ".join([rf"\fBleadtui {_plain(verb.name)}\fR", *words])
    yield f"{_plain(verb.about[:1].upper() + verb.about[1:])}."
    told = [argument for argument in verb.arguments if argument.options.get("help") and argument.names[0] != "--json"]
    if told:
        yield ".RS"
        for argument in told:
            yield from (".TP", _named(argument), f"{_plain(argument.options['help'])}")
        if verb.name == "add":
            yield from (".TP", r"\fB\-\-FIELD\fR \fIVALUE\fR", "any field; `leadtui fields` lists them")
        yield ".RE"


def _named(argument: Argument) -> str:
    if not is_option(argument):
        return rf"\fI{_plain(_metavar(argument))}\fR"
    value = rf" \fI{_plain(_metavar(argument))}\fR" if takes_value(argument) else ""
    return rf"\fB{_plain(argument.names[0])}\fR{value}"


def _word(argument: Argument) -> str:
    name = rf"\fI{_plain(_metavar(argument))}\fR"
    several = argument.options.get("nargs")
    if several in ("?", "*"):
        return f"[{name}{' ...' if several == '*' else ''}]"
    return f"{name} ..." if several == "+" else name


def _metavar(argument: Argument) -> str:
    return str(argument.options.get("metavar", argument.names[0]))


def _plain(text: str) -> str:
    """Text that roff takes as it is: dashes that can be copied, no line that is a request."""
    said = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace("`", r"\(ga")
    return f"\\&{said}" if said.startswith((".", "\\(aq")) else said
