"""Reads a whole phrase into a tree: each part at most once, in any order, and nothing left over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from leadtui.rules.when.clocks import read_clock, read_part, read_quarters
from leadtui.rules.when.cursor import Cursor
from leadtui.rules.when.days import FIRST_YEAR, LAST_YEAR, read_day
from leadtui.rules.when.phrase import Clock, Dated, Phrase, Weekday
from leadtui.rules.when.spans import read_span
from leadtui.rules.when.tokens import LONGEST, refusal
from leadtui.words.errors import InputError

_NAMES = {"clock": "a clock", "part": "a part of the day", "day": "a day", "weekday": "a weekday", "span": "a span"}


def read(phrase: str, examples: str, *, month_first: bool = False) -> Phrase:
    """Return what the phrase says. Raises InputError that names the part which cannot be read."""
    if len(phrase) > LONGEST:
        raise refusal(phrase, phrase[:LONGEST] + "…", examples)
    cursor = Cursor(phrase, examples, month_first)
    if not cursor.tokens:
        raise InputError("No time was typed.", examples)
    return _Reader(cursor).whole()


class _Reader:
    def __init__(self, at: Cursor) -> None:
        self.at = at
        self.tree = Phrase(at.phrase)

    def whole(self) -> Phrase:
        while self.at.peek():
            if not self._next():
                raise self.at.leftover()
            if self.at.accept_sign(",") and not self.at.peek():
                raise self.at.refuse(self.at.pos - 1, "Something is missing after the comma.")
        self._agree()
        return self.tree

    def _next(self) -> bool:
        at, start = self.at, self.at.pos
        if at.accept_sign("@") or at.accept("at"):
            return self._after(start, self._clock)
        if at.accept_any(("on", "the")):
            at.accept("the")
            return self._after(start, lambda: self._day() or self._part())
        if at.accept_any(("by", "until", "till")):
            return self._after(start, self._day_or_clock)
        return self._theirs() or self._now() or self._iso() or self._quarters() or self._span() or self._day_or_clock()

    def _after(self, start: int, reader: Callable[[], bool]) -> bool:
        if reader():
            return True
        if self.at.peek():
            return False
        raise self.at.refuse(start, "Something is missing after it.")

    def _day_or_clock(self) -> bool:
        return self._day() or self._clock()

    def _theirs(self) -> bool:
        start = self.at.pos
        if not (self.at.accept("their", "time") or self.at.accept("theirs")):
            return False
        self.tree.theirs = True
        self.tree.said["theirs"] = self.at.said(start)
        return True

    def _now(self) -> bool:
        if not self.at.accept("now"):
            return False
        if len(self.at.tokens) > 1:
            raise self.at.refuse(self.at.pos - 1, '"now" stands alone.')
        self.tree.now = True
        return True

    def _iso(self) -> bool:
        token = self.at.peek()
        if not token or token.kind != "iso":
            return False
        self.at.pos += 1
        expected = 'Write an ISO time such as "2026-12-01T09:00".'
        try:
            read = datetime.fromisoformat(token.text.upper())
        except ValueError as error:
            raise self.at.refuse(self.at.pos - 1, expected) from error
        if not FIRST_YEAR <= read.year <= LAST_YEAR:
            raise self.at.refuse(self.at.pos - 1, f"Use a year from {FIRST_YEAR} to {LAST_YEAR}.")
        if read.tzinfo:
            self._once("instant", self.at.pos - 1)
            self.tree.instant = read
        else:
            self._once("day", self.at.pos - 1)
            self._once("clock", self.at.pos - 1)
            self.tree.day = Dated(read.day, read.month, read.year)
            self.tree.clock = Clock(read.hour, read.minute, read.second, exact=True)
        return True

    def _span(self) -> bool:
        start = self.at.pos
        span = read_span(self.at)
        if span is None:
            return False
        self._once("span", start)
        self.tree.span = span
        if self.at.accept("from"):
            self.tree.span_from = True
            self.at.accept("the")
            if not self._day():
                raise self.at.leftover() if self.at.peek() else self.at.refuse(start, 'Name the day after "from".')
        return True

    def _day(self) -> bool:
        start = self.at.pos
        day = read_day(self.at)
        if day is None:
            return False
        if isinstance(day, Weekday):
            self._once("weekday", start)
            self.tree.weekday = day
            of_period = self.at.pos
            if self.at.accept("of") and not self._day():
                self.at.pos = of_period
        else:
            self._once("day", start)
            self.tree.day = day
        return True

    def _part(self) -> bool:
        start = self.at.pos
        part = read_part(self.at)
        if part is None:
            return False
        self._once("part", start)
        self.tree.part = part.name
        if part.day:
            self._once("day", start)
            self.tree.day = part.day
        return True

    def _quarters(self) -> bool:
        start = self.at.pos
        return self._shown(start, read_quarters(self.at))

    def _clock(self) -> bool:
        start = self.at.pos
        return self._part() or self._shown(start, read_clock(self.at))

    def _shown(self, start: int, clock: Clock | None) -> bool:
        if clock is None:
            return False
        self._once("clock", start)
        self.tree.clock = clock
        return True

    def _once(self, slot: str, start: int) -> None:
        said = self.tree.said
        if slot in said:
            raise self.at.refuse(start, f'"{said[slot]}" names {_NAMES.get(slot, "a time")} already.')
        said[slot] = self.at.said(start)

    def _agree(self) -> None:
        tree, said = self.tree, self.tree.said
        others = [said[slot] for slot in ("span", "day", "weekday", "clock", "part") if slot in said]
        if tree.instant and others:
            raise refusal(tree.text, others[0], f'"{said["instant"]}" says everything already.')
        if tree.span and not tree.span_from and (tree.day or tree.weekday):
            day = said.get("weekday") or said["day"]
            raise refusal(tree.text, said["span"], f'"{day}" names a day already.')
        if tree.span and tree.span.elapsed and (tree.span_from or tree.clock or tree.part):
            clash = said.get("clock") or said.get("part") or said["span"]
            raise refusal(tree.text, clash, "Hours and minutes are counted from now and name the time by themselves.")
        if tree.theirs and (tree.instant or not (tree.clock or tree.part)):
            raise refusal(tree.text, said["theirs"], 'Name a clock with it, such as "3pm their time".')
