"""What stands on the convert screen: the choices, what is typed, the preview, and where the cursor is. No widget in it.

Always holds: what the rep chose or typed stays until it is written or he takes it back, whatever is read anew meanwhile;
`conversion` is exactly what is seen. The cursor stands on a stop that is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from leadtui.tui.keyboard.convert_fields import (
    CONTACT,
    FIELDS_OF,
    FOLLOW_UP,
    NEEDED,
    NOTE,
    REASON,
    SUBJECT,
    Read,
    TypedReader,
    typed_fields,
)
from leadtui.tui.keyboard.form import FormField
from leadtui.words.conversion import Choice, Conversion, FieldLine, How, Match, Missing, Proposal
from leadtui.words.customers import CustomerKind

What = Literal["head", "match", "field", "line", "missing"]
THEN_WHERE = "then"


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


class ConvertState:
    """A conversion being decided. `lines` is the preview of the present choices; give new ones with `preview`."""

    def __init__(self, proposal: Proposal, lines: Iterable[FieldLine], reader: TypedReader) -> None:
        self.reader = reader
        self.proposal = proposal
        self.fields = typed_fields(proposal, reader)
        self.choices: dict[CustomerKind, Choice] = {}
        self.chosen: set[CustomerKind] = set()
        self.take: set[str] = set()
        self.lines: dict[CustomerKind, tuple[FieldLine, ...]] = {}
        self._take_choices()
        self.preview(lines)
        self.at = self._first()

    # Choices

    def matches(self, kind: CustomerKind) -> tuple[Match, ...]:
        """The existing records this one may be, the best first."""
        found: Mapping[CustomerKind, tuple[Match, ...]] = {
            CustomerKind.ACCOUNT: self.proposal.accounts,
            CustomerKind.CONTACT: self.proposal.contacts,
            CustomerKind.OPPORTUNITY: self.proposal.opportunities,
        }
        return found[kind]

    def match(self, kind: CustomerKind) -> Match | None:
        """The existing record that is chosen, None for a new one or none."""
        choice = self.choices[kind]
        if choice.how != "existing":
            return None
        return next((match for match in self.matches(kind) if match.id == choice.id), None)

    def undecided(self, kind: CustomerKind) -> bool:
        """Whether several equal matches still have to be chosen between."""
        return kind in self.proposal.undecided and kind not in self.chosen

    def may_be_none(self, kind: CustomerKind) -> bool:
        """Whether there may be none: no opportunity, and no contact where the lead is nobody in particular."""
        return kind is CustomerKind.OPPORTUNITY or (kind is CONTACT and not self.proposal.contact_name)

    def how(self, kind: CustomerKind) -> How:
        """What a record is to be."""
        return self.choices[kind].how

    def choose(self, kind: CustomerKind, how: How, id: int | None = None) -> None:
        """Choose what a record is to be; what was taken of the lead for another one is let go of."""
        before = self.choices[kind]
        self.choices[kind] = Choice(how, id)
        self.chosen.add(kind)
        if before != self.choices[kind]:
            self.take = {key for key in self.take if not key.startswith(f"{kind}.")}

    def _take_choices(self) -> None:
        """What is proposed, where the rep has not chosen, or what he chose is no longer there."""
        for kind in CustomerKind:
            mine = self.choices.get(kind)
            if mine is not None and mine.how == "existing" and mine.id not in {m.id for m in self.matches(kind)}:
                self.chosen.discard(kind)
            if kind not in self.chosen:
                self.choices[kind] = getattr(self.proposal, kind.value)

    # What is shown of a record

    def typed_keys(self, kind: CustomerKind) -> tuple[str, ...]:
        """The fields that can be typed of a record: those of a new one."""
        if self.how(kind) != "new" or self.undecided(kind):
            return ()
        return tuple(key for key, _ in FIELDS_OF[kind])

    def shown_lines(self, kind: CustomerKind) -> tuple[FieldLine, ...]:
        """The preview of a record, without what is typed above it."""
        if self.undecided(kind):
            return ()
        typed = self.typed_keys(kind)
        return tuple(line for line in self.lines.get(kind, ()) if line.key not in typed)

    def differs(self, line: FieldLine) -> bool:
        """Whether the lead's value can be taken in place of the one held."""
        return line.does in ("keep", "take")

    def taken(self, line: FieldLine) -> bool:
        """Whether the lead's value goes over the one held."""
        return line.key in self.take

    @property
    def then_keys(self) -> tuple[str, ...]:
        """The fields under the three records: what a follow-up is about is asked once there is one."""
        reason = (REASON,) if self.needs_reason else ()
        subject = (SUBJECT,) if self.fields[FOLLOW_UP].text or self.fields[SUBJECT].text else ()
        return (*reason, FOLLOW_UP, *subject, NOTE)

    @property
    def needs_reason(self) -> bool:
        """Whether it is converted in spite of something, which asks for a reason."""
        return self.proposal.needs_reason or bool(self.proposal.missing)

    def missing(self, stop: Stop) -> Missing:
        """The missing item of a stop."""
        return self.proposal.missing[int(stop.key)]

    # The cursor

    def stops(self, where: str) -> list[Stop]:
        """The stops of a record, or of what stands under the three, from top to bottom."""
        if where == THEN_WHERE:
            items = [Stop(where, "missing", str(n)) for n in range(len(self.proposal.missing))]
            return items + [Stop(where, "field", key) for key in self.then_keys]
        kind = CustomerKind(where)
        return [
            Stop(where, "head"),
            *(Stop(where, "match", str(match.id)) for match in self.matches(kind)),
            *(Stop(where, "field", key) for key in self.typed_keys(kind)),
            *(Stop(where, "line", line.key) for line in self.shown_lines(kind)),
        ]

    def all_stops(self) -> list[Stop]:
        """Every stop, record by record."""
        return [stop for where in (*(kind.value for kind in CustomerKind), THEN_WHERE) for stop in self.stops(where)]

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

    def _first(self) -> Stop:
        """Where the rep is needed first: a choice, what is missing, the reason, an empty amount."""
        for kind in CustomerKind:
            if self.undecided(kind):
                return Stop(kind.value, "head")
        if self.proposal.missing:
            return Stop(THEN_WHERE, "missing", "0")
        for key in self._needed():
            return self.stop_of(key)
        amount = self.fields["opportunity.amount"]
        if self.how(CustomerKind.OPPORTUNITY) == "new" and not amount.text:
            return self.stop_of("opportunity.amount")
        return self.stop_of(REASON) if self.needs_reason else Stop(CustomerKind.ACCOUNT.value, "head")

    def stop_of(self, key: str) -> Stop:
        """Return the stop of a field."""
        where = key.partition(".")[0]
        return Stop(where if "." in key else THEN_WHERE, "field", key)

    # What is typed

    @property
    def changed(self) -> bool:
        """Whether anything is typed that would be lost."""
        return any(field.changed for field in self.fields.values())

    def read(self, key: str) -> Read:
        """How a field's text is read now."""
        return self.reader.read(key, self.fields[key].text, self.fields["opportunity.currency"].text)

    def _live(self) -> tuple[str, ...]:
        """The fields that are on the screen."""
        return (*(key for kind in CustomerKind for key in self.typed_keys(kind)), *self.then_keys)

    def _needed(self) -> list[str]:
        """The fields that must not be empty and are."""
        return [key for key in self._live() if key in NEEDED and not self.fields[key].text]

    def wrong(self) -> tuple[Stop, str] | None:
        """The first thing that stands in the way of converting: where it is and what is to be done."""
        for kind in CustomerKind:
            if self.undecided(kind):
                how = "x chooses one, n makes a new one."
                return Stop(kind.value, "head"), f"Several {kind}s match equally well: {how}"
        for key in self._live():
            error = self.read(key).error or (NEEDED[key] if key in self._needed() else "")
            if error:
                return self.stop_of(key), error
        if self.needs_reason and not self.fields[REASON].text:
            what = "Something is missing" if self.proposal.missing else "The lead is not qualified"
            return self.stop_of(REASON), f"{what}: say why it is converted anyway."
        return None

    def conversion(self) -> Conversion:
        """What is asked for."""
        live = self._live()
        typed = {key: self.fields[key].text for key in live if "." in key and self.fields[key].changed}
        asked = {kind.value: None if self.undecided(kind) else self.choices[kind] for kind in CustomerKind}
        then = {key: self.fields[key].text for key in (FOLLOW_UP, SUBJECT, NOTE, REASON) if key in live}
        return Conversion(
            self.proposal.lead.id,
            **asked,
            typed=typed,
            take=frozenset(self.take),
            seen=self.proposal.lead.version,
            **then,
        )

    # Read anew

    def preview(self, lines: Iterable[FieldLine]) -> None:
        """Take the preview of the present choices; the names of a new contact come from it."""
        found = tuple(lines)
        self.lines = {kind: tuple(line for line in found if line.key.startswith(f"{kind}.")) for kind in CustomerKind}
        for line in self.lines[CONTACT]:
            if line.key in self.fields and self.how(CONTACT) == "new":
                self._renew(self.fields[line.key], str(line.lead or ""))

    def newer(self, proposal: Proposal) -> None:
        """Take what is proposed now; what was chosen and typed stays."""
        self.proposal = proposal
        self._take_choices()
        for key, field in typed_fields(proposal, self.reader).items():
            if not key.startswith("contact."):
                self._renew(self.fields[key], field.original)
        self.settle()

    def _renew(self, field: FormField, original: str) -> None:
        if not field.changed and field.original != original:
            field.edit.set(original)
        field.original = original

    def settle(self) -> None:
        """Put the cursor on a stop that is there, after something has changed."""
        stops = self.stops(self.at.where)
        if self.at not in stops:
            self.at = stops[0]
