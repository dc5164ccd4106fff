"""The shared rules of a base: what the words are called and the thresholds the rules use.

The defaults stand here; a base keeps what differs from them. Look-ups take the fixed key or the name, and do not mind
case, blanks, "-" and "_".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Protocol, TypeVar

from leadtui.words.contact import OUTCOMES, Outcome
from leadtui.words.errors import InputError
from leadtui.words.lifecycle import REASONS, SOURCES, STATUSES, Category, Reason, Source, Status
from leadtui.words.records import record


class Named(Protocol):
    """A word with a fixed key and a name."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...


W = TypeVar("W", bound=Named)


_SEPARATORS = re.compile("[\\s\\-_\u2010-\u2015]+")


def word_key(text: str) -> str:
    """A name as a key to look up: case, blanks, dashes and underscores do not matter."""
    return _SEPARATORS.sub("", text.casefold())


def find(words: Iterable[W], text: str) -> W | None:
    """The word whose fixed key or name is `text`, or None. A fixed key wins over another word's name."""
    wanted = word_key(text)
    words = tuple(words)
    return next((w for w in words if word_key(w.key) == wanted), None) or next(
        (w for w in words if word_key(w.name) == wanted), None
    )


def choose(what: str, words: Iterable[W], text: str) -> W:
    """Like `find`; raises InputError that names the nearest and lists all words of this kind (`what`: "status")."""
    words = tuple(words)
    found = find(words, text)
    if found is not None:
        return found
    from difflib import get_close_matches

    names = {word_key(w.name): w.name for w in words}
    near = get_close_matches(word_key(text), names, 1)
    meant = f"Did you mean {names[near[0]]}? " if near else ""
    raise InputError(f"There is no {what} {text!r}.", f"{meant}Known: {', '.join(names.values())}.")


@record
class CustomField:
    """A field the workspace defined: `id` is its key in the database for ever, `label` can be changed.

    `kind` is one of text, number, money, date, yes_no, choice; `choices` only for choice.
    """

    id: int
    label: str
    kind: str
    choices: tuple[str, ...] = ()


@record
class Workspace:
    """Every rule of a base. Days and tries are counts; `currency` is ISO 4217."""

    statuses: tuple[Status, ...] = STATUSES
    outcomes: tuple[Outcome, ...] = OUTCOMES
    reasons: tuple[Reason, ...] = REASONS
    sources: tuple[Source, ...] = SOURCES
    custom_fields: tuple[CustomField, ...] = ()
    stale_days: int = 14
    nurture_days: int = 30
    unanswered_tries: int = 6
    currency: str = "EUR"

    @cached_property
    def by_status(self) -> dict[str, Status]:
        """The statuses by fixed key."""
        return {s.key: s for s in self.statuses}

    @cached_property
    def by_outcome(self) -> dict[str, Outcome]:
        """The call outcomes by fixed key."""
        return {o.key: o for o in self.outcomes}

    def status(self, text: str) -> Status:
        """The status with this fixed key or name; raises InputError."""
        return choose("status", self.statuses, text)

    def outcome(self, text: str) -> Outcome:
        """The call outcome with this fixed key or name; raises InputError."""
        return choose("outcome", self.outcomes, text)

    def reason(self, text: str) -> Reason:
        """The disqualify reason with this fixed key or name; raises InputError."""
        return choose("reason", self.reasons, text)

    def source(self, text: str) -> Source:
        """The source with this fixed key or name; raises InputError."""
        return choose("source", self.sources, text)

    def first_of(self, category: Category) -> Status:
        """The first status of a category, as the workspace orders them."""
        return next(s for s in self.statuses if s.category is category)

    def custom_field(self, text: str) -> CustomField | None:
        """The custom field with this label, or None."""
        wanted = word_key(text)
        return next((c for c in self.custom_fields if word_key(c.label) == wanted), None)
