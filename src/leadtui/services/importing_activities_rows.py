"""One row of a list of activities or events: what happened, when, and how it is known again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from leadtui.rules.header_words import header_words
from leadtui.rules.mapping_activities import (
    LEAD_FIELDS,
    is_done,
    read_event,
    read_kind,
    read_outcome,
    read_seconds,
    seconds_in,
)
from leadtui.rules.text import clean
from leadtui.rules.values import read_yes_no
from leadtui.rules.written_dates import Order, read_moment
from leadtui.services.desk import Desk
from leadtui.words.contact import ActivityKind, Direction
from leadtui.words.errors import InputError
from leadtui.words.workspace import find, word_key

if TYPE_CHECKING:
    from leadtui.services.importing_activities_whose import Whose

_INSTANT = re.compile(r"\d{10}|\d{13}")
_INCOMING = (
    "inbound", "incoming", "in", "received", "eingehend", "entrant", "entrante", "from lead", "inbound call",
    "incoming call", "missed", "missed call", "verpasst",
)  # fmt: skip
_CALLS = frozenset(
    ("call", "calls", "anruf", "anrufe", "appel", "appels", "llamada", "llamadas", "chiamata", "chiamate")
)
_SENT_TO = frozenset(("to", "recipient", "called", "dialed", "an"))
"""Words in the name of a column that holds who was written to or called, whichever side that is."""
_NOT_KEPT = "is nothing that is kept: opened, visited, clicked, downloaded, attended or replied"
_NO_TIME = "it does not say when it was"
MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened. `own`: its number where it comes from; `external_id` once its lead is known."""

    values: Mapping[str, Any]
    own: str = ""
    warnings: tuple[tuple[str | None, str], ...] = ()
    external_id: str = ""
    said: str = field(default="")

    def of(self, lead_id: int) -> Told:
        """The same with what it is known again by: its own number, or a digest of all that is said of it."""
        if self.own:
            return replace(self, external_id=self.own)
        digest = hashlib.sha256(f"{lead_id}\n{self.said}".encode()).hexdigest()[:32]
        return replace(self, external_id=f"row:{digest}")

    def columns(self, whose: Whose) -> dict[str, Any]:
        """The columns of the activity."""
        return {**self.values, **whose.links, "external_id": self.external_id}


class ActivityReader:
    """Reads the rows of one list. `places`: field key → column number; `orders` of the dates in a column."""

    def __init__(
        self, desk: Desk, header: Sequence[str], places: Mapping[str, int], orders: Mapping[int, Order], program: str,
        events: bool,
    ) -> None:  # fmt: skip
        self.desk = desk
        self.places = places
        self.orders = orders
        self.program = program
        self.events = events
        self.wide = {key.partition(".")[2]: at for key, at in places.items() if key.startswith("event.")}
        self.now = desk.clock.now()
        said = {word for name in header for word in header_words(name)}
        self.of_calls = "phone" in places or bool(_CALLS & said)
        self.sent_to = {
            key for key in ("email", "phone") if key in places and _SENT_TO & set(header_words(header[places[key]]))
        }
        self.units = {key: seconds_in(header[at], key, events=events) for key, at in places.items()}
        self.users = {word_key(user.name): user.id for user in desk.users}
        self.users |= {user.email.casefold(): user.id for user in desk.users if user.email}

    def whose(self, cells: Sequence[str]) -> dict[str, str]:
        """What the row says of its lead, by field; of what came in, whom it came from."""
        to = {key: text for key in LEAD_FIELDS if (text := self._text(cells, key))}
        return (self._sender(cells, to) if self._incoming(cells) else {}) or to

    def otherwise(self, cells: Sequence[str]) -> dict[str, str]:
        """The other side of a row that does not say its direction, or whose sender is none: empty where there is none.

        Of what was sent, it is nobody: whom it came from is oneself.
        """
        to = {key: text for key in LEAD_FIELDS if (text := self._text(cells, key))}
        if self.events:
            return {}
        if self._incoming(cells):
            return to if self._sender(cells, to) else {}
        return {} if self._text(cells, "direction") else self._sender(cells, to)

    def _sender(self, cells: Sequence[str], to: Mapping[str, str]) -> dict[str, str]:
        """Whom it came from, with what the row says of the lead beside whom it went to."""
        sender = self._text(cells, "from")
        if not sender or (not self.sent_to and to):
            return {}
        beside = {key: text for key, text in to.items() if key not in self.sent_to}
        return {**beside, "email" if "@" in sender else "phone": sender}

    def _incoming(self, cells: Sequence[str]) -> bool:
        kind = self._text(cells, "kind").lower()
        return self._text(cells, "direction").lower() in _INCOMING or "incoming" in kind or "inbound" in kind

    def read(self, cells: Sequence[str], *, incoming: bool = False) -> tuple[list[Told], str]:
        """What happened by this row, and why it cannot be taken ("" when it can); `incoming`: whatever it says."""
        if self.events and self._stayed_away(cells):
            return [], "did not attend"
        try:
            at = self._at(cells)
        except InputError as error:
            return [], error.message.rstrip(".")
        if (done := self._text(cells, "done")) and not self.events and not is_done(done):
            return [], f'it has not happened yet: it is "{done[:40]}"'
        if self.events:
            return self._events(cells, at)
        if at is None:
            return [], _NO_TIME
        if at > self.now + timedelta(minutes=1):
            return [], "it lies in the future; what is planned is a follow-up"
        return [self._activity(cells, at, incoming=incoming or self._incoming(cells))], ""

    def _stayed_away(self, cells: Sequence[str]) -> bool:
        """Whether the row says of nothing but attendance, and that there was none."""
        if set(self.wide) != {"attended"} or self._text(cells, "event") or self._text(cells, "kind"):
            return False
        said = self._text(cells, "event.attended")
        try:
            return bool(said) and not read_yes_no(said)
        except InputError:
            return False

    def _kind_of(self, cells: Sequence[str], *, of_calls: bool) -> str:
        """What a row is that does not say it: a call where it ended as one, or has no text and is in a list of them."""
        if self._text(cells, "outcome"):
            return "call"
        if "@" in self._text(cells, "from"):
            return "email"
        return "call" if of_calls and not (self._text(cells, "note") or self._text(cells, "subject")) else "note"

    def _activity(self, cells: Sequence[str], at: datetime, *, incoming: bool) -> Told:
        warnings: list[tuple[str | None, str]] = []
        said_kind, said_outcome = self._text(cells, "kind"), self._text(cells, "outcome")
        seconds = self._seconds(cells)
        of_calls = self.of_calls and (seconds is not None or bool(self._text(cells, "direction")))
        kind = read_kind(said_kind) if said_kind else self._kind_of(cells, of_calls=of_calls)
        subject = self._text(cells, "subject")
        if kind is None:
            kind, subject = "other", subject or said_kind
        outcome = None
        note = self._text(cells, "note", multiline=True)
        if said_outcome and kind == "call":
            word = find(self.desk.workspace.outcomes, said_outcome)
            outcome = word.key if word else self._outcome(said_outcome)
            if outcome is None:
                warnings.append(
                    ("outcome", f"{said_outcome[:60]!r} is no outcome that is known; it stands in the note")
                )
        if said_outcome and outcome is None:
            note = f"{said_outcome}\n{note}" if note else said_outcome
        user, name = self._user(cells)
        if name:
            warnings.append(("who", f"{name[:60]!r} is no user that is known; the name stands in the note"))
            note = f"{note}\n({name})" if note else f"({name})"
        minutes = None if seconds is None else min(round(seconds / 60), MOST_MINUTES)
        values = {
            "kind": kind, "direction": (Direction.IN if incoming else Direction.OUT).value, "at": at,
            "outcome": outcome, "subject": subject or None, "body": note or None,
            "next_step": self._text(cells, "next_step") or None, "minutes": minutes, "user_id": user,
        }  # fmt: skip
        return self._told(cells, values, warnings)

    def _events(self, cells: Sequence[str], at: datetime | None) -> tuple[list[Told], str]:
        word = self._text(cells, "event") or self._text(cells, "kind")
        if word:
            event = read_event(word)
            if event is None:
                return [], f'"{word[:40]}" {_NOT_KEPT}'
            if at is None:
                return [], _NO_TIME
            if at > self.now + timedelta(minutes=1):
                return [], "it lies in the future"
            return [self._event(cells, event, at)], ""
        happened = {event: when for event, place in self.wide.items() if (when := self._happened(cells[place], place))}
        moments = {event: when if isinstance(when, datetime) else at for event, when in happened.items()}
        found = [self._event(cells, event, when) for event, when in moments.items() if when is not None]
        return found, "" if found else _NO_TIME if happened else "nothing in it happened"

    def _event(self, cells: Sequence[str], event: str, at: datetime) -> Told:
        url, subject = self._text(cells, "url"), self._text(cells, "subject")
        note = self._text(cells, "note", multiline=True)
        replied = event == "replied"
        event = "visited" if event == "clicked" else event
        seconds = self._seconds(cells, attended=event == "attended")
        values: dict[str, Any] = {
            "kind": (ActivityKind.EMAIL if replied else ActivityKind.EVENT).value, "direction": Direction.IN.value,
            "at": at, "subject": subject or None, "body": "\n".join(filter(None, (url, note))) or None,
            "event": None if replied else event, "seconds": None if replied else seconds,
        }  # fmt: skip
        told = self._told(cells, values, [], event=event)
        if event == "attended" and seconds is not None:
            told = replace(told, values={**values, "minutes": min(round(seconds / 60), MOST_MINUTES)})
        return told

    def _happened(self, cell: str, place: int) -> datetime | bool | None:
        """When a column named after an event says that it happened: a moment, or only that it did; None for not."""
        text = clean(cell)
        if not text or text in ("0", "0.0", "-"):
            return None
        if text.isdecimal() and len(text) < 6:
            return True
        try:
            return self._moment(text, place)
        except InputError:
            pass
        try:
            return True if read_yes_no(text) else None
        except InputError:
            return None

    def _told(
        self, cells: Sequence[str], values: Mapping[str, Any], warnings: list[tuple[str | None, str]], *,
        event: str = "",
    ) -> Told:  # fmt: skip
        own = self._text(cells, "activity_id")
        counted = {key: value for key, value in values.items() if key not in ("at", "user_id")}
        when = values["at"].astimezone(UTC).isoformat()
        said = "\n".join(f"{key}={value}" for key, value in sorted(counted.items()) if value is not None)
        number = f"{self.program}:{event and f'{event}:'}{own}" if own else ""
        return Told(values, number, tuple(warnings), said=f"{when}\n{said}")

    def _at(self, cells: Sequence[str]) -> datetime | None:
        if "at" not in self.places:
            return None
        date, clock = self._text(cells, "at"), self._text(cells, "time")
        if not date:
            return None
        if clock and not re.search(r"\d[:.h]\d\d", date[8:]):
            date = f"{date} {clock}"
        return self._moment(date, self.places["at"])

    def _moment(self, text: str, place: int) -> datetime:
        if _INSTANT.fullmatch(text):
            seconds = int(text) / (1000 if len(text) == 13 else 1)
            return datetime.fromtimestamp(int(seconds), UTC)
        return read_moment(text, self.orders.get(place, "day"), self.desk.zone).at

    def _seconds(self, cells: Sequence[str], *, attended: bool = False) -> int | None:
        """How long it took; a bare number is minutes where somebody `attended`, unless the column names a unit."""
        for key in ("seconds", "minutes", "milliseconds", "duration"):
            if text := self._text(cells, key):
                unit, hours = self.units[key]
                if attended and key == "duration" and text.isdecimal():
                    unit = 60.0
                found = read_seconds(text, unit, hours=hours)
                if found is not None:
                    return found
        return None

    def _outcome(self, text: str) -> str | None:
        meant = read_outcome(text)
        known = find(self.desk.workspace.outcomes, meant) if meant else None
        return known.key if known else None

    def _user(self, cells: Sequence[str]) -> tuple[int | None, str]:
        """The user who did it, and his name when he is not known."""
        text = self._text(cells, "who")
        if not text:
            return None, ""
        known = self.users.get(word_key(text)) or self.users.get(text.casefold())
        return known, "" if known else text

    def _text(self, cells: Sequence[str], key: str, *, multiline: bool = False) -> str:
        at = self.places.get(key)
        return "" if at is None else clean(cells[at], multiline=multiline)
