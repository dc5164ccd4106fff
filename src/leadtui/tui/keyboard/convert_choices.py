"""What each record of a conversion is to be, what is typed of it, and what would become of its fields.

Always holds: what the rep chose or typed stays until it is written or he takes it back, whatever is read anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
from leadtui.words.conversion import Choice, Conversion, Does, FieldLine, How, Match, Offered, Proposal, Shown
from leadtui.words.customers import CustomerKind
from leadtui.words.records import replace

BESIDE = {"opportunity.amount": "opportunity.currency", "opportunity.close_date": "opportunity.stage"}
"""How the one is read depends on the other."""


RANK: dict[Does, int] = {"keep": 0, "take": 0, "fill": 1, "create": 1, "same": 2}
"""The order of a preview: what the rep may want to decide, what is added, what stays."""


class ConvertChoices:
    """A conversion being decided. `shown` is the preview of the present choices; give new ones with `preview`."""

    def __init__(self, proposal: Proposal, shown: Shown, reader: TypedReader) -> None:
        self.reader = reader
        self.proposal = proposal
        self.fields = typed_fields(proposal, reader)
        self.choices: dict[CustomerKind, Choice] = {}
        self.chosen: set[CustomerKind] = set()
        self.take: set[str] = set()
        self.picked: dict[CustomerKind, tuple[Match, ...]] = {}
        self.offered = Offered(proposal.opportunities, proposal.deal)
        self.lines: dict[CustomerKind, tuple[FieldLine, ...]] = {}
        self.versions: dict[str, int] = {}
        self._take_choices()
        self.preview(shown)

    # Choices

    def matches(self, kind: CustomerKind) -> tuple[Match, ...]:
        """The existing records this one may be, the best first, then those the rep has found himself."""
        found: Mapping[CustomerKind, tuple[Match, ...]] = {
            CustomerKind.ACCOUNT: self.proposal.accounts,
            CustomerKind.CONTACT: self.proposal.contacts,
            CustomerKind.OPPORTUNITY: self.offered.deals,
        }
        return found[kind] + self.picked.get(kind, ())

    def match(self, kind: CustomerKind) -> Match | None:
        """The existing record that is chosen, None for a new one or none."""
        choice = self.choices[kind]
        if choice.how != "existing":
            return None
        return next((match for match in self.matches(kind) if match.id == choice.id), None)

    @property
    def account_name(self) -> str:
        """What the account is or will be called."""
        match = self.match(CustomerKind.ACCOUNT)
        return match.name if match is not None else self.fields["account.name"].text.strip()

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
            self.versions.pop(kind.value, None)

    def pick(self, match: Match) -> None:
        """Choose a record the rep has found himself; it stays among those to choose from."""
        if match.id not in {other.id for other in self.matches(match.kind)}:
            self.picked[match.kind] = (*self.picked.get(match.kind, ()), match)
        self.choose(match.kind, "existing", match.id)

    def offer(self, offered: Offered) -> None:
        """Take what there is for the chosen account; a deal that is another account's gives way to a new one."""
        self.offered = offered
        deal = self.choices[CustomerKind.OPPORTUNITY]
        if deal.how == "existing" and deal.id not in {match.id for match in offered.deals}:
            self.choose(CustomerKind.OPPORTUNITY, "new")
            self.chosen.discard(CustomerKind.OPPORTUNITY)
        for key, _ in FIELDS_OF[CustomerKind.OPPORTUNITY]:
            _renew(self.fields[key], offered.deal[key.partition(".")[2]])
        self.follow_name()

    def follow_name(self) -> None:
        """The deal of a lead that is nobody in particular is called after the account, as that is typed."""
        if self.proposal.account_name or self.how(CustomerKind.ACCOUNT) != "new":
            return
        from leadtui.rules.conversion import named_deal

        name = named_deal(self.fields["account.name"].text, self.offered.deal["name"])
        _renew(self.fields["opportunity.name"], name)

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

    # What is typed

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

    @property
    def changed(self) -> bool:
        """Whether anything is typed that would be lost."""
        return any(field.changed for field in self.fields.values())

    def read(self, key: str) -> Read:
        """How a field's text is read now."""
        beside = BESIDE.get(key, "")
        return self.reader.read(key, self.fields[key].text, self.fields[beside].text if beside else "")

    def live(self) -> tuple[str, ...]:
        """The fields that are on the screen."""
        return (*(key for kind in CustomerKind for key in self.typed_keys(kind)), *self.then_keys)

    def needed(self) -> list[str]:
        """The fields that must not be empty and are."""
        return [key for key in self.live() if key in NEEDED and not self.fields[key].text]

    def conversion(self) -> Conversion:
        """What is asked for: exactly what is seen."""
        live = self.live()
        typed = {key: self.fields[key].text for key in live if "." in key and self.fields[key].changed}
        account, contact, opportunity = (self._asked(kind) for kind in CustomerKind)
        follow_up, subject, note, reason = (
            self.fields[key].text if key in live else "" for key in (FOLLOW_UP, SUBJECT, NOTE, REASON)
        )
        lead = self.proposal.lead
        return Conversion(
            lead.id, account, contact, opportunity, typed, frozenset(self.take), follow_up, subject, note, reason,
            seen=lead.version, seen_targets=self.versions,
        )  # fmt: skip

    def _asked(self, kind: CustomerKind) -> Choice | None:
        if self.undecided(kind):
            return None
        return self.choices[kind] if kind in self.chosen else replace(self.choices[kind], proposed=True)

    def readable(self) -> Conversion:
        """What is asked for, as far as it can be read: for the preview while something is being typed."""
        asked = self.conversion()
        return replace(
            asked, typed={key: text for key, text in asked.typed.items() if text and not self.read(key).error}
        )

    # Read anew

    def preview(self, shown: Shown) -> None:
        """Take the preview of the present choices, what differs first; the names of a new contact come from it."""
        self.versions = dict(shown.versions)
        found = sorted(shown.lines, key=lambda line: RANK[line.does])
        self.lines = {kind: tuple(line for line in found if line.key.startswith(f"{kind}.")) for kind in CustomerKind}
        for line in self.lines[CONTACT]:
            if line.key in self.fields and self.how(CONTACT) == "new":
                _renew(self.fields[line.key], str(line.lead or ""))

    def newer(self, proposal: Proposal, picked: Iterable[Match] | None = None) -> None:
        """Take what is proposed now; what was chosen and typed stays. `picked`: what of the found is still there."""
        self.proposal = proposal
        if picked is not None:
            there = set(picked)
            self.picked = {kind: tuple(m for m in own if m in there) for kind, own in self.picked.items()}
        self._take_choices()
        for key, field in typed_fields(proposal, self.reader).items():
            if not key.startswith("contact."):
                _renew(self.fields[key], field.original)


def _renew(field: FormField, original: str) -> None:
    if not field.changed and field.original != original:
        field.edit.set(original)
    field.original = original
