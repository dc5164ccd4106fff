"""What can be typed in plain mode: the words, their letters, and how a typed line is taken apart. Pure.

The letters are those of the app. A line is a word and what belongs to it: `c n he is out until noon`.
"""

from __future__ import annotations

from collections.abc import Iterator

from leadtui.words.contact import Outcome
from leadtui.words.errors import InputError
from leadtui.words.lifecycle import Category, Reason, Status
from leadtui.words.records import record
from leadtui.words.workspace import Workspace, find, offered


@record
class PlainCommand:
    """A word, its letter, what may follow, and what it does."""

    word: str
    letter: str
    more: str
    help: str


COMMANDS = (
    PlainCommand("next", "j", "", "the next lead; an empty line does the same"),
    PlainCommand("back", "k", "", "the lead before"),
    PlainCommand("call", "c", "OUTCOME NOTE", "log a call: c n, or c c wants a demo; c alone asks; c i is incoming"),
    PlainCommand("note", "n", "TEXT", "write a note; n alone takes several lines"),
    PlainCommand("follow-up", "f", "WHEN, WHAT", "set the next step: f tue 10, send the offer"),
    PlainCommand("snooze", "z", "WHEN", "move the follow-up: z h an hour, z t tomorrow 9:00, z w, z m, z 3d"),
    PlainCommand("done", "d", "", "the follow-up due first is done"),
    PlainCommand(
        "status", "s", "STATUS", "s qualified; or 1 New, 2 Contacted, 3 Nurturing, 4 Qualified, 5 Unqualified"
    ),
    PlainCommand("more", "m", "", "everything about this lead"),
    PlainCommand("again", "", "", "this lead once more"),
    PlainCommand("list", "l", "", "the next ten leads of the queue"),
    PlainCommand("find", "/", "TEXT", "a name, a company, an email, the last digits of a number; L17 opens that lead"),
    PlainCommand("undo", "u", "", "take back the newest thing you did"),
    PlainCommand("redo", "U", "", "do again what was taken back"),
    PlainCommand("help", "?", "", "these words"),
    PlainCommand("quit", "q", "", "leave"),
)

DIGITS = {
    "1": Category.NEW,
    "2": Category.WORKING,
    "3": Category.NURTURING,
    "4": Category.QUALIFIED,
    "5": Category.DISQUALIFIED,
}
"""The digits of the app, by the category they mean."""

SNOOZES = {"h": "1h", "t": "tomorrow 9:00", "w": "1w", "m": "1mo"}
"""The letters of a snooze, as the time they mean."""

_LETTERS = {command.letter: command.word for command in COMMANDS if command.letter}
_WORDS = {command.word for command in COMMANDS}


def taken_apart(line: str) -> tuple[str, str]:
    """Return the word of a typed line and the rest: a command's word, "lead" for L17, "status" for a digit.

    Raises InputError for a word that is none.
    """
    typed = line.strip()
    if not typed:
        return "next", ""
    first, _, rest = typed.partition(" ")
    if first.startswith("/"):
        return "find", typed[1:].strip()
    if first in DIGITS and not rest:
        return "status", first
    if first[0] in "lL" and first[1:].isdecimal() and first.isascii() and not rest:
        return "lead", first[1:]
    word = _LETTERS.get(first) or first.lower().replace("followup", "follow-up")
    if word not in _WORDS:
        raise InputError(f"{first!r} is none of the words here.", "help says all of them.")
    return word, rest.strip()


def outcome_of(workspace: Workspace, text: str) -> tuple[Outcome | None, str, bool]:
    """Return the outcome a text begins with, the note after it, and whether the call came in.

    The outcome is its letter, its fixed key or its name, of up to four words; None when there is none.
    """
    words = text.split(" ")
    incoming = words[0] in ("i", "in", "incoming")
    if incoming:
        words = words[1:]
    if not words or not words[0]:
        return None, "", incoming
    for outcome in offered(workspace.outcomes):
        if outcome.letter == words[0]:
            return outcome, " ".join(words[1:]).strip(), incoming
    for count in range(min(4, len(words)), 0, -1):
        found = find(offered(workspace.outcomes), " ".join(words[:count]))
        if found is not None:
            return found, " ".join(words[count:]).strip(), incoming
    raise InputError(f"{words[0]!r} is no outcome.", f"Outcomes: {', '.join(outcome_words(workspace))}.")


def outcome_words(workspace: Workspace) -> Iterator[str]:
    """Return each outcome with its letter."""
    return (f"{outcome.letter} {outcome.name}" for outcome in offered(workspace.outcomes) if outcome.letter)


def status_of(workspace: Workspace, text: str) -> Status:
    """Return the status of a digit, key or name; raises InputError that lists them."""
    if text in DIGITS:
        return workspace.first_of(DIGITS[text])
    return workspace.status(text)


def reason_of(workspace: Workspace, text: str) -> Reason:
    """Return the reason of a letter, key or name; raises InputError that lists them."""
    found = next((reason for reason in offered(workspace.reasons) if reason.letter and reason.letter == text), None)
    return found or workspace.reason(text)


def reason_words(workspace: Workspace) -> Iterator[str]:
    """Return each reason with its letter."""
    return (f"{reason.letter} {reason.name}" for reason in offered(workspace.reasons) if reason.letter)


def help_lines() -> Iterator[str]:
    """Return one line a word."""
    yield "Type a word or its letter, then what belongs to it."
    for command in COMMANDS:
        letter = f" or {command.letter}" if command.letter else ""
        more = f" {command.more}" if command.more else ""
        yield f"{command.word}{letter}{more}: {command.help}."
