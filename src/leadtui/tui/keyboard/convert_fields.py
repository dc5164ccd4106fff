"""What is typed on the convert screen: the fields of each record, how each is read, and how it is said back in words.

Always holds: a field is never wrong in silence; what cannot be read is told at the field while it is typed, and nothing
is saved until it can be read or is empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from leadtui.rules.text import FIELD_LIMIT
from leadtui.tui.keyboard.form import FormField
from leadtui.words.conversion import Proposal
from leadtui.words.currencies import SHOWN, is_currency
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError
from leadtui.words.stages import StageKind
from leadtui.words.workspace import Workspace, find

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind
FIELDS_OF: dict[CustomerKind, tuple[tuple[str, str], ...]] = {
    ACCOUNT: (("account.name", "Name"),),
    CONTACT: (("contact.first_name", "First name"), ("contact.last_name", "Last name")),
    OPPORTUNITY: (
        ("opportunity.name", "Name"), ("opportunity.amount", "Amount"), ("opportunity.currency", "Currency"),
        ("opportunity.stage", "Stage"), ("opportunity.close_date", "Close date"),
        ("opportunity.next_step", "Next step"),
    ),
}  # fmt: skip
"""What can be typed of a new record, in the order it stands in."""

FOLLOW_UP, SUBJECT, NOTE, REASON = "follow_up", "subject", "note", "reason"
THEN = ((FOLLOW_UP, "Follow-up"), (SUBJECT, "What"), (NOTE, "Note"), (REASON, "Why anyway"))
"""What stands under the three records."""

HINTS = {
    "account.name": "the company", "contact.last_name": "needed", "opportunity.amount": "12k, 1,234.50 USD",
    "opportunity.close_date": "31 dec, eoq, 6 weeks", "opportunity.next_step": "what happens next",
    "opportunity.name": "what the deal is called", "opportunity.currency": "EUR", FOLLOW_UP: "tue 10, +3d, next week",
    SUBJECT: "send the offer (empty: a call)", NOTE: "kept with all three", REASON: "why it is converted all the same",
}  # fmt: skip
NEEDED = {
    "account.name": "An account needs a name.", "contact.last_name": "A contact needs a last name.",
    "opportunity.name": "An opportunity needs a name.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """How a typed text is read: in `words`, or why it cannot be (`error`)."""

    words: str = ""
    error: str = ""


@dataclass
class TypedReader:
    """Reads what is typed on the convert screen: `now` is local and aware, `region` says what 12/5 means."""

    workspace: Workspace
    now: datetime
    region: str = ""
    _known: dict[tuple[str, str, str], Read] = field(default_factory=dict)

    @cached_property
    def stages(self) -> tuple[str, ...]:
        """The names of the stages a deal can begin in: all but the lost ones, which ask for a reason."""
        stages = self.workspace.stages
        return tuple(stage.name for stage in stages if stage.offered and stage.kind is not StageKind.LOST)

    def read(self, key: str, text: str, beside: str = "") -> Read:
        """Say how a field's text is read; "" for what speaks for itself. A text is read once.

        `beside` is what it depends on: the currency of an amount, the stage of a close date.
        """
        asked = (key, text, beside)
        if asked not in self._known:
            if len(self._known) > 500:
                self._known.clear()
            self._known[asked] = self._read(key, text.strip(), beside)
        return self._known[asked]

    def _read(self, key: str, text: str, beside: str) -> Read:
        if not text:
            return Read()
        if len(text) > FIELD_LIMIT:
            return Read(error=f"It is {len(text):,} characters long; at most {FIELD_LIMIT:,} fit.")
        try:
            if key == "opportunity.amount":
                return Read(self._amount(text, beside))
            if key == "opportunity.close_date":
                return Read(self._day(text, beside))
            if key == FOLLOW_UP:
                return Read(self._moment(text))
        except InputError as error:
            return Read(error=str(error))
        if key == "opportunity.currency" and not is_currency(text):
            return Read(error=f"{text[:20]!r} is no currency that is known. Write a code such as EUR.")
        return Read()

    def _amount(self, text: str, currency: str) -> str:
        from leadtui.rules.money import format_minor, parse_money

        money = parse_money(text, currency if is_currency(currency) else self.workspace.currency)
        whole, dot, rest = format_minor(money.minor, money.currency).partition(".")
        return f"{SHOWN.get(money.currency, money.currency)} {int(whole):,}{dot}{rest}"

    def _day(self, text: str, stage: str) -> str:
        """A deal that is won may have closed already, an open one closes today or later."""
        from leadtui.rules.when import parse

        found = find(self.workspace.stages, stage)
        won = found is not None and found.kind is not StageKind.OPEN
        try:
            day = parse(text, self.now, region=self.region, past=won, hours=self.workspace.hours).at.date()
        except InputError:
            if not won:
                raise
            day = parse(text, self.now, region=self.region, hours=self.workspace.hours).at.date()
        said = f"{day:%a} {day.day} {day:%b} {day.year}"
        if day < self.now.date() and not won:
            raise InputError(f"{said} is in the past.", "An open deal closes today or later.")
        return said

    def _moment(self, text: str) -> str:
        from leadtui.rules.when import parse, say

        return say(parse(text, self.now, region=self.region, ahead=True, hours=self.workspace.hours), self.now)


def typed_fields(proposal: Proposal, reader: TypedReader) -> dict[str, FormField]:
    """Return every field of the screen by key, with what is proposed."""
    fields = {
        key: _field(key, label, kind.value, _proposed(proposal, key), reader)
        for kind, rows in FIELDS_OF.items()
        for key, label in rows
    }
    return fields | {key: _field(key, label, "then", "", reader) for key, label in THEN}


def _proposed(proposal: Proposal, key: str) -> str:
    where, _, name = key.partition(".")
    if where == OPPORTUNITY:
        return proposal.deal.get(name, "")
    return proposal.account_name if key == "account.name" else ""


def _field(key: str, label: str, group: str, text: str, reader: TypedReader) -> FormField:
    stage = key == "opportunity.stage"
    return FormField(
        key,
        label,
        group,
        original=text,
        choices=reader.stages if stage else (),
        needed=stage,
        hint=HINTS.get(key, ""),
        multiline=key == NOTE,
    )
