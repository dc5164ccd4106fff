"""The dialog of plain mode: it shows a lead, takes a line, does what it says, and goes on until told to leave.

Always holds: what is typed goes to the lead that was shown last; a mistake is answered with a sentence and changes
nothing; who leaves inside a question, by `quit` or the end of the input, gives up what he was asked about; a lead that
was passed over is not shown again until the others were.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from leadtui.cli.plain.acts import ACTS, Lines
from leadtui.cli.plain.sentences import ended, in_short, lead_lines, who
from leadtui.cli.plain.words import help_lines, taken_apart
from leadtui.rules.priority import LAST_BAND
from leadtui.rules.text import clean
from leadtui.rules.when import When
from leadtui.words.errors import LeadtuiError, NothingToDo
from leadtui.words.follow_ups import ONCE, How

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.services.desk import Desk
    from leadtui.words.rows import LeadRow, Undone
    from leadtui.words.workspace import Workspace

Answered = TypeVar("Answered")

QUIT = "quit"
LISTED = 10
LOOKED_AT = 500
"""Leads looked at for one that was not passed over yet."""


class GivenUp(Exception):
    """The rep left inside a question: what it was about is not done."""


class Dialog:
    """One run of plain mode, on standard input."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.shown: list[int] = []
        self.passed: set[int] = set()
        self.ended = False

    @property
    def desk(self) -> Desk:
        """Where writes are made."""
        return self.session.desk

    @property
    def workspace(self) -> Workspace:
        """The words in force."""
        return self.session.base.workspace

    def now(self) -> datetime:
        """The present instant in the rep's zone."""
        return self.session.base.clock.local()

    # Lines in and out

    def lines(self) -> Iterator[str]:
        """The whole dialog; a base that cannot be read is said before anything is written."""
        first = tuple(self._next())
        yield "leadtui, one lead at a time. help says all words, quit leaves."
        yield from first
        while not self.ended:
            yield "What now?"
            typed = self._read()
            if typed is None:
                break
            try:
                yield from self._do(typed)
            except GivenUp:
                yield "Given up: nothing of it was written."
                break
            except LeadtuiError as error:
                yield f"Not done: {error.message}"
                if error.hint:
                    yield error.hint
        yield "Everything is saved. Goodbye."

    def ask(self, question: str) -> Generator[str, None, str]:
        """Say a question; return the line that is typed. Raises GivenUp."""
        yield question
        return self.answer()

    def answer(self) -> str:
        """The line that is typed to a question; raises GivenUp at `quit` and at the end of the input."""
        typed = self._read()
        if typed is None or typed.strip().lower() == QUIT:
            raise GivenUp
        return typed

    def _read(self) -> str | None:
        """A typed line through the gate, None at the end of the input."""
        line = sys.stdin.readline()
        return clean(line) if line else None

    def ask_when(self, question: str, usual: When | None = None) -> Generator[str, None, When | None]:
        """Ask for a time until one can be read; nothing typed is the usual one. Raises GivenUp."""
        return (yield from self._ask_until_read(question, self.when, usual))

    def ask_follow_up(self, question: str, usual: When | None = None) -> Generator[str, None, tuple[When | None, How]]:
        """Ask for a time and what is to be done then, as `ask_when` does; what was said beside the time."""

        def read(typed: str) -> tuple[When | None, How]:
            from leadtui.rules.follow_ups import take_apart

            found = take_apart(typed, self.when)
            return self.when(found.time), found.how

        return (yield from self._ask_until_read(question, read, (usual, ONCE))) or (None, ONCE)

    def _ask_until_read(
        self, question: str, read: Callable[[str], Answered], usual: Answered | None
    ) -> Generator[str, None, Answered | None]:
        while True:
            typed = yield from self.ask(question)
            if not typed:
                return usual
            if typed in ("none", "no", "-"):
                return None
            try:
                return read(typed)
            except LeadtuiError as error:
                yield str(error)

    def when(self, phrase: str) -> When:
        """The moment to come that a phrase means, with the lead's own zone for "their time"; raises InputError."""
        from leadtui.rules.when import parse

        row = self._current()
        zone = ZoneInfo(row.time_zone) if row is not None and row.time_zone else None
        region, hours = self.session.base.preferences.home_region, self.workspace.hours
        return parse(phrase, self.now(), region=region, ahead=True, their_zone=zone, hours=hours)

    # What a line says

    def _do(self, typed: str) -> Lines:
        word, rest = taken_apart(typed)
        if word in ACTS:
            row = self._current()
            if row is None:
                yield "There is no lead here. find looks for one."
            elif (yield from ACTS[word](self, row, rest)):
                self.passed.discard(row.id)
                yield from self._next()
            return
        yield from self._own(word, rest)

    def _own(self, word: str, rest: str) -> Lines:
        own: dict[str, Callable[[], Lines]] = {
            "next": self._pass,
            "back": self._back,
            "more": self._more,
            "again": self._again,
            "list": self._list,
            "find": lambda: self._find(rest),
            "lead": lambda: self._show(int(rest)),
            "undo": self._undo,
            "redo": self._redo,
            "help": _help,
            "quit": self._quit,
        }
        yield from own[word]()

    def _quit(self) -> Lines:
        self.ended = True
        yield from ()

    # Leads

    def _current(self) -> LeadRow | None:
        return self.session.reading.row(self.shown[-1]) if self.shown else None

    def _queue(self) -> tuple[LeadRow, ...]:
        reading = self.session.reading
        rows = reading.page(reading.listing("is:actionable"), limit=LOOKED_AT).rows
        return tuple(row for row in rows if row.band < LAST_BAND)

    def _pass(self) -> Lines:
        if self.shown:
            self.passed.add(self.shown[-1])
        yield from self._next()

    def _next(self) -> Lines:
        rows = self._queue()
        fresh = next((row for row in rows if row.id not in self.passed), None)
        if fresh is not None:
            yield f"{len(rows)}{' or more' if len(rows) >= LOOKED_AT else ''} in the queue."
            yield from self._show(fresh.id)
        elif rows:
            self.passed.clear()
            yield f"You have passed over all {len(rows)} that are left; an empty line begins again."
        else:
            yield "Nothing is left for now. list shows what comes later today, find looks for a lead."

    def _show(self, lead_id: int) -> Lines:
        detail = self.session.reading.detail(lead_id, history=False)
        if not self.shown or self.shown[-1] != lead_id:
            self.shown.append(lead_id)
        yield from lead_lines(detail, self.now(), self.workspace)

    def _again(self) -> Lines:
        if self.shown:
            yield from self._show(self.shown[-1])
        else:
            yield "No lead was shown yet."

    def _back(self) -> Lines:
        if len(self.shown) < 2:
            yield "This is the first one."
            return
        self.shown.pop()
        yield from self._show(self.shown[-1])

    def _more(self) -> Lines:
        from leadtui.cli.human_lead import lead_sheet
        from leadtui.cli.present import names_of

        if not self.shown:
            yield "No lead was shown yet."
            return
        detail = self.session.reading.detail(self.shown[-1])
        for line in lead_sheet(detail, names_of(self.session.base, self.now())):
            yield line if isinstance(line, str) else "".join(text for text, _ in line).rstrip()

    def _list(self) -> Lines:
        reading, now = self.session.reading, self.now()
        rows = reading.page(reading.listing("is:actionable"), limit=LISTED).rows
        for row in rows:
            yield in_short(row, now, self.workspace)
        if not rows:
            yield "The queue is empty."

    def _find(self, text: str) -> Lines:
        asked = text or (yield from self.ask("Find what? A name, a company, an email, the last digits of a number."))
        found = self.session.reading.search(asked, limit=LISTED) if asked else ()
        if len(found) == 1:
            yield from self._show(found[0].id)
            return
        for row in found:
            yield ended(who(row))
        yield "Type the number of one, as in L17." if found else "Nobody was found."

    # Taking back

    def _undo(self) -> Lines:
        from leadtui.services.undoing import undo

        yield from self._took(undo)

    def _redo(self) -> Lines:
        from leadtui.services.undoing import redo

        yield from self._took(redo)

    def _took(self, step: Callable[[Desk], Undone]) -> Lines:
        try:
            undone = step(self.desk)
        except NothingToDo as nothing:
            yield str(nothing)
            return
        if undone.operation is None:
            yield f"Nothing was changed: {len(undone.conflicts)} of its fields hold something else by now."
            yield "leadtui undo names them."
            return
        yield ended(f"{undone.summary[:1].upper()}{undone.summary[1:]}")
        there = undone.leads and self.session.reading.row(undone.leads[0])
        if there:
            yield from self._show(there.id)


def _help() -> Lines:
    yield from help_lines()
