"""What is said about a conversion: matches, choices, the preview by field, what is missing, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

from leadtui.words.customers import CustomerKind
from leadtui.words.records import aside, record
from leadtui.words.rows import LeadRow

How = Literal["new", "existing", "none"]

Does = Literal["create", "fill", "keep", "same", "take"]
"""What a conversion does with a field: creates it, fills an empty one, keeps one that differs, finds the same value, or
takes the lead's value over the one held, because the rep asked for it."""


@record
class Choice:
    """What one target is to be: a new record, an existing one (`id`), or none. `proposed`: nobody chose it, it is what
    was proposed when it was looked at.
    """

    how: How
    id: int | None = None
    proposed: bool = aside(default=False)


@record
class Match:
    """An existing record the lead may belong to. `score` 0–100; `exact` ones may be linked without asking; `detail`
    tells it from its namesakes.
    """

    kind: CustomerKind
    id: int
    name: str
    score: int
    exact: bool
    reasons: tuple[str, ...]
    detail: str = ""


@record
class FieldLine:
    """One field of one target: `key` as `account.city`; values as they are stored, None for nothing."""

    key: str
    label: str
    kind: str
    lead: Any
    held: Any
    does: Does


@record
class Shown:
    """A preview: every field of every target, and the versions of the existing ones, by kind, it was read at."""

    lines: tuple[FieldLine, ...] = ()
    versions: Mapping[str, int] = {}


@record
class Missing:
    """Something the workspace asks for before a conversion. `field` is the field to fill, "" for a query that has to
    hold; `said` is the sentence."""

    field: str
    said: str


@record
class Conversion:
    """What the rep asks for. `typed` are values as typed by `target.field` (`opportunity.amount`, `account.name`);
    `take` names fields of existing records that get the lead's value; `follow_up` is when, as typed; `reason` is why
    what is missing does not matter; `seen` the lead's version this was decided on, `seen_targets` those of the
    existing records, by kind.
    """

    lead_id: int
    account: Choice | None = None
    contact: Choice | None = None
    opportunity: Choice | None = None
    typed: Mapping[str, str] = {}
    take: frozenset[str] = frozenset()
    follow_up: str = ""
    subject: str = ""
    note: str = ""
    reason: str = ""
    seen: int | None = None
    seen_targets: Mapping[str, int] = {}


@record
class Proposal:
    """How a lead would be converted by default, and what there is to choose from.

    `undecided` holds the targets for which several equal matches have to be chosen between. `refusal` is why it cannot
    be converted at all, "" when it can. `deal` holds the proposed fields of the opportunity as they are typed: name,
    amount, currency, stage, close_date, next_step.
    """

    lead: LeadRow
    account: Choice
    contact: Choice
    opportunity: Choice
    accounts: tuple[Match, ...]
    contacts: tuple[Match, ...]
    opportunities: tuple[Match, ...]
    account_name: str
    contact_name: str
    deal: Mapping[str, str]
    undecided: tuple[CustomerKind, ...] = ()
    missing: tuple[Missing, ...] = ()
    needs_reason: bool = False
    refusal: str = ""
    hint: str = ""


@record
class Offered:
    """What there is for the account and the contact that are chosen: their open deals to join, and the new one.

    `deal` holds the fields of a new opportunity as in a proposal.
    """

    deals: tuple[Match, ...]
    deal: Mapping[str, str]


@record
class TargetPlan:
    """What a conversion does with one target: makes it (`id` None) or adds to the one that is there.

    columns: values as `Op.add` and `Op.set` take them (dates as dates, money in minor units), with `custom.ID`, the
    owner and the keys names and websites are matched by; of an existing record only what changes. reach: emails and
    phones to add, as (kind, as typed, label, primary); a primary one comes before those that are there. links: columns
    that get the number of the account or contact of this conversion, since that may not be known yet. version: the
    existing record's when this was decided. name: what it is called, for the summary.
    """

    kind: CustomerKind
    id: int | None
    name: str
    columns: Mapping[str, Any]
    reach: tuple[tuple[str, str, str, bool], ...] = ()
    links: tuple[str, ...] = ()
    version: int | None = None


@record
class Plan:
    """A conversion decided in full: nothing stands against it, all that is left is to write it.

    lead: its stored fields. note: a note to write, cleaned. override: the text of the note that says in spite of what
    it was converted and why, "" when nothing stood against it. due_at, due_date, subject: the follow-up to make (None:
    none). notes: what else to tell. lines: what becomes of each field of each target.
    """

    lead: Mapping[str, Any]
    account: TargetPlan
    contact: TargetPlan | None
    opportunity: TargetPlan | None
    note: str = ""
    override: str = ""
    due_at: datetime | None = None
    due_date: date | None = None
    subject: str = ""
    notes: tuple[str, ...] = ()
    lines: tuple[FieldLine, ...] = ()


@record
class Target:
    """A record a conversion came to: whether it was made by it."""

    id: int
    created: bool


@record
class Converted:
    """What a conversion did; `operation` None: nothing was written. A target is None when there is none.

    `lines` say what became of each field of each target.
    """

    operation: int | None
    summary: str
    lead_id: int
    account: Target | None = None
    contact: Target | None = None
    opportunity: Target | None = None
    notes: tuple[str, ...] = ()
    lines: tuple[FieldLine, ...] = ()

    @property
    def leads(self) -> tuple[int, ...]:
        """The lead, as every operation names the leads it was about."""
        return (self.lead_id,)


@record
class MassLine:
    """One lead of a mass conversion: what it came to, or why it was left untouched; that ends with the `hint`."""

    lead_id: int
    name: str
    account: Target | None = None
    contact: Target | None = None
    opportunity: Target | None = None
    refused: str = ""
    hint: str = ""


@record
class MassConverted:
    """What a mass conversion did, or (`operation` None) would do."""

    operation: int | None
    summary: str
    lines: tuple[MassLine, ...] = ()

    @property
    def leads(self) -> tuple[int, ...]:
        """The leads that were converted."""
        return tuple(line.lead_id for line in self.lines if not line.refused)
