"""Writes down what happened with a made-up lead and what is to be done: rows of activities and follow-ups."""

from __future__ import annotations

from typing import Any

from leadtui.rules.samples.calendar import Calendar, instant, say_day
from leadtui.rules.samples.dice import Dice
from leadtui.words import sample_notes as notes

_REMIND_AT = 9 * 60
NOTHING: dict[str, int | None] = {"account_id": None, "contact_id": None, "opportunity_id": None}
"""What a lead became that was not converted."""


class History:
    """The history of one base: `activities` and `follow_ups` collect rows until a batch takes them.

    Times are seconds since 1970. `begin` says whose history is written next.
    """

    def __init__(self, calendar: Calendar, dice: Dice, user_id: int) -> None:
        self.calendar = calendar
        self.dice = dice
        self.user_id = user_id
        self.activities: list[dict[str, Any]] = []
        self.follow_ups: list[dict[str, Any]] = []
        self.about: dict[str, int | None] = {}
        self.product = ""

    def begin(self, lead_id: int | None, product: str | None, became: dict[str, int | None] = NOTHING) -> None:
        """What follows is about this lead, or about what one `became`, and this product."""
        self.about = {"lead_id": lead_id, **became}
        self.product = product or "the planning board"

    def call(self, at: int, outcome: str, body: str | None = None, *, minutes: int | None = None) -> None:
        """An outgoing call; without a text the rep noted what one notes after such calls."""
        if body is None:
            body = self.fill(self.dice.pick(notes.CALLS[outcome]))
        if minutes is None and outcome in ("connected", "meeting-booked"):
            minutes = self.dice.between(3, 24)
        self.happened(at, "call", outcome=outcome, body=body, minutes=minutes)

    def told(
        self, at: int, kind: str, pair: tuple[str, str], direction: str = "out", minutes: int | None = None
    ) -> None:
        """An email or a meeting: its subject and what was in it."""
        self.happened(at, kind, direction, subject=self.fill(pair[0]), body=self.fill(pair[1]), minutes=minutes)

    def event(self, at: int, event: str) -> None:
        """Something the lead did by himself."""
        subject = self.fill(self.dice.pick(notes.EVENTS[event]))
        self.happened(at, "event", "in", subject=subject, event=event)

    def happened(
        self,
        at: int,
        kind: str,
        direction: str = "out",
        *,
        outcome: str | None = None,
        subject: str | None = None,
        body: str | None = None,
        minutes: int | None = None,
        event: str | None = None,
    ) -> None:
        """Anything that happened; never later than a minute ago."""
        self.activities.append(
            {
                **self.about, "kind": kind, "direction": direction,
                "at": instant(min(at, self.calendar.now - 60)), "outcome": outcome, "subject": subject,
                "body": body or None, "next_step": None, "minutes": minutes, "event": event,
                "user_id": None if event else self.user_id,
            }
        )  # fmt: skip

    def plan(
        self, at: int, kind: str = "call", subject: str | None = None, *, automatic: bool = False, state: str = "open"
    ) -> None:
        """A follow-up at a time."""
        self._add(at, at, None, kind, subject, automatic, state)

    def plan_day(self, days: int, kind: str = "call", subject: str | None = None, *, state: str = "open") -> None:
        """A follow-up for a whole day, so many days from today."""
        midnight = self.calendar.at(days, 0)
        self._add(midnight, midnight + _REMIND_AT * 60, days, kind, subject, False, state)

    def subject(self, kind: str) -> str | None:
        """What a follow-up of this kind may be about; None: nothing is said."""
        return self.dice.pick(notes.SUBJECTS[kind]) or None

    def fill(self, text: str) -> str:
        """A text with product and date put in."""
        if "{" not in text:
            return text
        day = self.calendar.day(self.dice.between(5, 40))
        return text.format(product=self.product, date=say_day(day))

    def _add(
        self, due: int, remind: int, days: int | None, kind: str, subject: str | None, automatic: bool, state: str
    ) -> None:
        self.follow_ups.append(
            {
                **self.about, "kind": kind, "subject": subject, "due_at": instant(due),
                "due_date": None if days is None else self.calendar.day(days), "remind_at": instant(remind),
                "state": state, "automatic": automatic, "user_id": self.user_id,
            }
        )  # fmt: skip
