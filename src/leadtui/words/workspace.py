"""The shared rules of a base: what the words are called and the thresholds the rules use.

The defaults stand here; a base keeps what differs from them. Look-ups take the fixed key or the name, and do not mind
case, blanks, "-" and "_".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Protocol, TypeVar

from leadtui.words.contact import OUTCOMES, Outcome
from leadtui.words.duplicates import SUGGEST
from leadtui.words.errors import InputError
from leadtui.words.hours import DEFAULT_HOURS, CallingHours, WorkingHours
from leadtui.words.lifecycle import REASONS, SOURCES, STATUSES, Category, Reason, Source, Status
from leadtui.words.patterns import pattern
from leadtui.words.records import record
from leadtui.words.sequences import SEQUENCES, Sequence
from leadtui.words.sla import ESCALATIONS, SLA_RULES, EscalationRule, SlaRule
from leadtui.words.stages import FIRST_STAGE, STAGES, Stage, StageKind
from leadtui.words.templates import TEMPLATES, Template


class Named(Protocol):
    """A word with a fixed key and a name."""

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...


class Word(Named, Protocol):
    """A word of the workspace. One that is not offered any more is still known, since records may hold its key."""

    @property
    def offered(self) -> bool: ...


W = TypeVar("W", bound=Named)
Offered = TypeVar("Offered", bound=Word)


_SEPARATORS = pattern("[\\s\\-_\u2010-\u2015]+")


def word_key(text: str) -> str:
    """A name as a key to look up: case, blanks, dashes and underscores do not matter."""
    folded = text.casefold()
    return folded if folded.isalnum() else _SEPARATORS.sub("", folded)


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


def offered(words: Iterable[Offered]) -> tuple[Offered, ...]:
    """The words that can be chosen, in their order."""
    return tuple(word for word in words if word.offered)


def first_like(words: Iterable[Offered], built_in: Iterable[Offered], like: Callable[[Offered], bool]) -> Offered:
    """The first word of a sort that is offered, else one that is not, else one of a new base: rules always find one."""
    known = tuple(words)
    return next(word for word in (*offered(known), *known, *built_in) if like(word))


@record
class CustomField:
    """A field the workspace defined: `id` is its key in the database for ever, `label` can be changed.

    `kind` is one of text, number, money, date, yes_no, choice; `choices` only for choice. `owner` is what has it: lead,
    account, contact or opportunity.
    """

    id: int
    label: str
    kind: str
    choices: tuple[str, ...] = ()
    owner: str = "lead"


CUSTOM_KINDS = ("text", "number", "money", "date", "yes_no", "choice")
OWNERS = ("lead", "account", "contact", "opportunity")
"""What can have fields of the workspace's own."""


@record
class Workspace:
    """Every rule of a base. Days and tries are counts; `currency` is ISO 4217.

    Words stand in their order; those that are not offered any more are still known. `custom_fields` are the leads' own,
    `customer_fields` those of accounts, contacts and opportunities. `convert_require` are fields a lead needs before it
    is converted (keys, `custom.Label`, or keys of criteria), `convert_query` is one that has to hold, "" for none.
    `nurture_review_days`: after so many a lead that is nurtured is looked at again.
    """

    statuses: tuple[Status, ...] = STATUSES
    outcomes: tuple[Outcome, ...] = OUTCOMES
    reasons: tuple[Reason, ...] = REASONS
    sources: tuple[Source, ...] = SOURCES
    stages: tuple[Stage, ...] = STAGES
    templates: tuple[Template, ...] = TEMPLATES
    custom_fields: tuple[CustomField, ...] = ()
    customer_fields: tuple[CustomField, ...] = ()
    stale_days: int = 14
    nurture_days: int = 30
    unanswered_tries: int = 6
    review_days: int = 90
    suggest: int = SUGGEST
    automatic: int = 0
    currency: str = "EUR"
    convert_require: tuple[str, ...] = ()
    convert_query: str = ""
    nurture_review_days: int = 90
    hours: WorkingHours = DEFAULT_HOURS
    calling: CallingHours = CallingHours()
    sla: tuple[SlaRule, ...] = SLA_RULES
    escalations: tuple[EscalationRule, ...] = ESCALATIONS
    sequences: tuple[Sequence, ...] = SEQUENCES

    @cached_property
    def by_status(self) -> dict[str, Status]:
        """The statuses by fixed key."""
        return {s.key: s for s in self.statuses}

    @cached_property
    def by_outcome(self) -> dict[str, Outcome]:
        """The call outcomes by fixed key."""
        return {o.key: o for o in self.outcomes}

    @cached_property
    def by_stage(self) -> dict[str, Stage]:
        """The stages of an opportunity by fixed key."""
        return {s.key: s for s in self.stages}

    def status(self, text: str) -> Status:
        """The status on offer with this fixed key or name, or the only one of its category; raises InputError."""
        there = [word for word in self.statuses if word.offered or word == self.first_of(word.category)]
        return choose("status", there, text)

    def outcome(self, text: str) -> Outcome:
        """The call outcome on offer with this fixed key or name; raises InputError."""
        return choose("outcome", offered(self.outcomes), text)

    def reason(self, text: str) -> Reason:
        """The disqualify reason on offer with this fixed key or name; raises InputError."""
        return choose("reason", offered(self.reasons), text)

    def source(self, text: str) -> Source:
        """The source on offer with this fixed key or name; raises InputError."""
        return choose("source", offered(self.sources), text)

    def owes_answer(self, source: str | None) -> bool:
        """Whether a lead from the source with this key is owed an answer in time."""
        return any(word.key == source and word.answers_owed for word in self.sources)

    def stage(self, text: str) -> Stage:
        """The stage on offer with this fixed key or name, or the only open one; raises InputError."""
        there = [word for word in self.stages if word.offered or word == self.first_open_stage]
        return choose("stage", there, text)

    def first_of(self, category: Category) -> Status:
        """The first status of a category that is offered, as the workspace orders them; there is always one."""
        return first_like(self.statuses, STATUSES, lambda status: status.category == category)

    def status_for(self, key: str) -> Status:
        """The status with this fixed key where a rule sets it; when it is not offered any more, the first like it.

        For a key that is not known any more, the first status of a lead that is being worked.
        """
        found = self.by_status.get(key)
        if found is not None and found.offered:
            return found
        return self.first_of(found.category if found is not None else Category.WORKING)

    @property
    def first_open_stage(self) -> Stage:
        """The stage of a deal that is added by hand; there is always one."""
        return first_like(self.stages, STAGES, lambda stage: stage.kind is StageKind.OPEN)

    @property
    def first_stage(self) -> Stage:
        """The stage of a deal that comes out of a conversion."""
        usual = self.by_stage.get(FIRST_STAGE)
        return usual if usual is not None and usual.offered else self.first_open_stage

    def custom_field(self, text: str) -> CustomField | None:
        """The leads' own field with this label, or None."""
        wanted = word_key(text)
        return next((c for c in self.custom_fields if word_key(c.label) == wanted), None)

    def fields_of(self, owner: str) -> tuple[CustomField, ...]:
        """The workspace's own fields of leads ("lead") or of one kind of customer."""
        return self.custom_fields if owner == "lead" else tuple(c for c in self.customer_fields if c.owner == owner)
