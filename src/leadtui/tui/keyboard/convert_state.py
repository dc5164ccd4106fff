"""What stands on the convert screen and where the cursor is in it. No widget in it.

Always holds: the cursor stands on a stop that is there; it begins where the rep is needed first.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from leadtui.tui.keyboard.convert_choices import ConvertChoices
from leadtui.tui.keyboard.convert_fields import FOLLOW_UP, NEEDED, REASON, TypedReader
from leadtui.tui.keyboard.form import FormField
from leadtui.words.conversion import FieldLine, Missing, Proposal, Shown
from leadtui.words.customers import CustomerKind
from leadtui.words.lifecycle import Category

What = Literal["head", "match", "find", "field", "line", "missing"]
THEN_WHERE = "then"
REPLACED = ("opportunity.amount", "opportunity.currency", "opportunity.close_date", FOLLOW_UP)
"""Fields whose proposed value stands selected: the first letter replaces it."""


class Stop(NamedTuple):
    """A place the cursor can stand: `where` is a kind of record or "then"; `key` a field, a line, a match's or a
    missing item's number."""

    where: str
    what: What
    key: str = ""

    @property
    def typing(self) -> bool:
        """Whether letters are text here."""
        return self.what == "field"


class ConvertState(ConvertChoices):
    """A conversion being decided, with a cursor. `selected` while the text in its field is replaced by a letter."""

    def __init__(self, proposal: Proposal, shown: Shown, reader: TypedReader) -> None:
        super().__init__(proposal, shown, reader)
        self.selected = False
        self._at = Stop(THEN_WHERE, "head")
        self.at = self._first()

    @property
    def at(self) -> Stop:
        """Where the cursor stands."""
        return self._at

    @at.setter
    def at(self, stop: Stop) -> None:
        if stop != self._at:
            self._at = stop
            field = self.field
            self.selected = field is not None and stop.key in REPLACED and bool(field.text) and not field.changed

    # The stops

    def stops(self, where: str) -> list[Stop]:
        """The stops of a record, or of what stands under the three, from top to bottom."""
        if where == THEN_WHERE:
            items = [Stop(where, "missing", str(n)) for n in range(len(self.proposal.missing))]
            return items + [Stop(where, "field", key) for key in self.then_keys]
        kind = CustomerKind(where)
        return [
            Stop(where, "head"),
            *(Stop(where, "match", str(match.id)) for match in self.matches(kind)),
            *([Stop(where, "find")] if self.may_find_more(kind) else []),
            *(Stop(where, "field", key) for key in self.typed_keys(kind)),
            *(Stop(where, "line", line.key) for line in self.shown_lines(kind)),
        ]

    def may_find_more(self, kind: CustomerKind) -> bool:
        """Whether another one can be looked for under the matches; without a match that is what `x` does."""
        return kind is not CustomerKind.OPPORTUNITY and bool(self.matches(kind))

    def all_stops(self) -> list[Stop]:
        """Every stop, record by record."""
        return [stop for where in (*(kind.value for kind in CustomerKind), THEN_WHERE) for stop in self.stops(where)]

    def stop_of(self, key: str) -> Stop:
        """Return the stop of a field."""
        return Stop(key.partition(".")[0] if "." in key else THEN_WHERE, "field", key)

    # Where the cursor is

    @property
    def kind(self) -> CustomerKind | None:
        """The record the cursor is in, None under the three."""
        return None if self.at.where == THEN_WHERE else CustomerKind(self.at.where)

    @property
    def field(self) -> FormField | None:
        """The field the cursor is in."""
        return self.fields[self.at.key] if self.at.typing else None

    @property
    def line(self) -> FieldLine | None:
        """The line of the preview the cursor is on."""
        kind = self.kind
        if kind is None or self.at.what != "line":
            return None
        return next((line for line in self.lines.get(kind, ()) if line.key == self.at.key), None)

    @property
    def unqualified(self) -> str:
        """What the lead's status has against it, "" for nothing."""
        lead = self.proposal.lead
        if lead.category == Category.QUALIFIED:
            return ""
        status = self.reader.workspace.by_status.get(lead.status)
        return f"The lead is {status.name if status else lead.status}, not qualified"

    def missing(self, stop: Stop) -> Missing:
        """The missing item of a stop."""
        return self.proposal.missing[int(stop.key)]

    def to_first(self) -> None:
        """Put the cursor where the rep is needed first."""
        self.at = self._first()

    def _first(self) -> Stop:
        """A choice, what is missing, an empty name or amount, the reason; else the account."""
        for kind in CustomerKind:
            if self.undecided(kind):
                return Stop(kind.value, "head")
        if self.proposal.missing:
            return Stop(THEN_WHERE, "missing", "0")
        for key in self.needed():
            return self.stop_of(key)
        amount = self.fields["opportunity.amount"]
        if self.how(CustomerKind.OPPORTUNITY) == "new" and not amount.text:
            return self.stop_of("opportunity.amount")
        return self.stop_of(REASON) if self.needs_reason else Stop(CustomerKind.ACCOUNT.value, "head")

    def settle(self) -> None:
        """Put the cursor on a stop that is there, after something has changed."""
        stops = self.stops(self.at.where)
        if self.at not in stops:
            self.at = stops[0]

    # What stands against it

    def wrong(self) -> str | None:
        """What stands in the way of converting and what is to be done, None for nothing; the cursor goes there."""
        found = self._wrong()
        if found is None:
            return None
        self.at, why = found
        if self.field is not None:
            self.field.error = why
        return why

    def _wrong(self) -> tuple[Stop, str] | None:
        for kind in CustomerKind:
            if self.undecided(kind):
                how = "x chooses one, n makes a new one."
                return Stop(kind.value, "head"), f"Several {kind}s match equally well: {how}"
        for key in self.live():
            error = self.read(key).error or (NEEDED[key] if key in self.needed() else "")
            if error:
                return self.stop_of(key), error
        if self.needs_reason and not self.fields[REASON].text:
            what = self.unqualified or "Something is missing"
            return self.stop_of(REASON), f"{what}: say why it is converted anyway."
        return None

    def refuse(self, message: str, hint: str) -> Stop | None:
        """Show why a value was refused at the field its label names; None when it names none."""
        where, _, said = message.partition(": ")
        for key in sorted(self.live(), key=lambda key: not self.fields[key].changed):
            if said and where.casefold().endswith(self.fields[key].label.casefold()):
                self.fields[key].error = f"{said[:1].upper()}{said[1:]} {hint}".strip()
                self.at = self.stop_of(key)
                return self.at
        return None
