"""One conversion worked out: what each target gets, before anything is said against it.

The preview shows a draft; a plan is a draft that nothing stands against. Loads no model class.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadtui.rules import conversion, conversion_fields
from leadtui.rules.conversion_fields import Part, ReachPart
from leadtui.rules.text import clean
from leadtui.rules.values import read_country
from leadtui.services.conversion_typed import TypedValues, by_target, read_target
from leadtui.services.reading import Reader
from leadtui.store import details
from leadtui.store.belongings import reach_of
from leadtui.store.conversion import currency_of
from leadtui.store.customer_references import numbered
from leadtui.store.sqlite.driver import Connection
from leadtui.words.conversion import Choice, Conversion, FieldLine, Proposal, TargetPlan
from leadtui.words.customer_fields import CUSTOMER_FIELDS
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import InputError, NotFoundError
from leadtui.words.records import record
from leadtui.words.rows import ReachRow
from leadtui.words.stages import StageKind

ACCOUNT, CONTACT, OPPORTUNITY = CustomerKind
_LINKS = {ACCOUNT: (), CONTACT: ("account_id",), OPPORTUNITY: ("account_id", "contact_id")}


@record
class Facts:
    """A lead as it is converted: stored columns, emails and phones, the step agreed last."""

    fields: Mapping[str, Any]
    reach: tuple[ReachRow, ...]
    last_step: str = ""


@record
class Side:
    """One target worked out. `held` are the stored columns of an existing one, None for a new one or one still to be
    chosen; `name` is what it is or will be called.
    """

    kind: CustomerKind
    choice: Choice
    name: str = ""
    held: Mapping[str, Any] | None = None
    part: Part = Part((), {})
    reach: ReachPart = ReachPart()
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[FieldLine, ...]:
        """The preview: fields first, then emails and phones."""
        return (*self.part.lines, *self.reach.lines)

    def plan(self) -> TargetPlan:
        """What is to be written; columns that name another target are left open."""
        links = tuple(link for link in _LINKS[self.kind] if self.held is None or self.held[link] is None)
        columns = conversion_fields.columns_of(self.kind, self.part.values)
        version = None if self.held is None else self.held["version"]
        return TargetPlan(self.kind, self.choice.id, self.name, columns, self.reach.added, links, version)


class Drafting:
    """Works out conversions for a reader on a connection."""

    def __init__(self, connection: Connection, who: Reader) -> None:
        self.connection = connection
        self.who = who

    def sides(self, facts: Facts, proposal: Proposal, wanted: Conversion) -> dict[CustomerKind, Side]:
        """The targets of a conversion; what is none is not among them. A choice that is None is the proposal's.

        Raises InputError for a typed value that cannot be used, NotFoundError for a chosen record that is gone.
        """
        typed = by_target(wanted.typed)
        found: dict[CustomerKind, Side] = {}
        for kind in CustomerKind:
            choice = self._choice(kind, proposal, wanted, typed[kind])
            if choice.how != "none":
                account = found.get(ACCOUNT)
                found[kind] = self._side(kind, choice, facts, typed[kind], _taken(kind, wanted), account)
        return found

    def _choice(self, kind: CustomerKind, proposal: Proposal, wanted: Conversion, typed: Mapping[str, str]) -> Choice:
        """What is asked for, else proposed; a last name that was typed asks for a contact."""
        asked: Choice | None = getattr(wanted, kind.value)
        proposed: Choice = getattr(proposal, kind.value)
        if asked is None and proposed.how == "none" and kind is CONTACT and typed.get("last_name"):
            return Choice("new")
        return asked or proposed

    def _side(
        self,
        kind: CustomerKind,
        choice: Choice,
        facts: Facts,
        typed: Mapping[str, str],
        take: frozenset[str],
        account: Side | None,
    ) -> Side:
        lead, workspace = facts.fields, self.who.workspace
        if choice.how == "existing" and (choice.id is None or choice.id < 0):
            return Side(kind, choice)
        held = self._held(kind, choice)
        currency = str(lead["currency"] or workspace.currency)
        stage = typed.get("stage", "") if kind is OPPORTUNITY else ""
        deal = self.deal(facts, account.name if account else "", account.choice if account else None, stage)
        proposed = deal if kind is OPPORTUNITY and held is None else {"currency": currency}
        if held is not None and any(typed.get(key, "").strip() for key in self._money(kind, typed)):
            proposed = {"currency": self._held_currency(held) or currency}
        texts = {**(proposed if proposed is deal else {}), **typed}
        region = _region(lead) or self.who.region
        values = read_target(self.who, kind, texts, proposed["currency"], region, proposed=proposed["currency"])
        incoming = self._incoming(kind, facts, new=held is None)
        incoming |= _not_loosened(values.values, incoming)
        meant = str(values.currency or values.values.get("currency") or proposed["currency"])
        notes = list(values.notes)
        if meant != currency:
            left = [key for key in self._money(kind, incoming) if key not in values.values]
            notes += [f"{self._label(kind, key)}: left out; it is in {currency}, this is in {meant}." for key in left]
            incoming = {key: value for key, value in incoming.items() if key not in left} | {"currency": meant}
        incoming = {key: value for key, value in incoming.items() if value is not None and value != ""}
        part = conversion_fields.merged(kind, incoming, held, take, workspace, meant)
        reach = self._reach(kind, facts, values, held, take)
        name = str(held["name"]) if held is not None else _name(kind, part.values)
        return Side(kind, choice, name, held, part, reach, (*notes, *part.notes))

    def _incoming(self, kind: CustomerKind, facts: Facts, *, new: bool) -> dict[str, Any]:
        """What the lead has for a target. A deal that is there gets what the lead itself says: nothing made up."""
        lead = facts.fields
        incoming = conversion_fields.mapped(kind, lead, self.who.workspace)
        if new:
            # Who converts a lead of nobody's has claimed it; nobody would work what it became.
            incoming["owner"] = lead["owner_id"] or self.who.user.id
        if new and kind is ACCOUNT:
            incoming["name"] = conversion.account_name(lead)
        if not new and kind is OPPORTUNITY:
            today = self.who.clock.local().date()
            ahead = conversion.timeline_ahead(lead, today)
            incoming |= {
                "amount": lead["budget_amount"],
                "close_date": ahead.isoformat() if ahead else None,
                "next_step": conversion.next_step(facts.last_step),
            }
        return incoming

    def _money(self, kind: CustomerKind, incoming: Mapping[str, Any]) -> list[str]:
        kinds: dict[str, str] = {key: field.kind for key, field in CUSTOMER_FIELDS[kind].items()}
        kinds |= {f"custom.{own.id}": own.kind for own in self.who.workspace.fields_of(kind)}
        return [key for key in incoming if kinds.get(key) == "money"]

    def _label(self, kind: CustomerKind, key: str) -> str:
        own = {f"custom.{own.id}": own.label for own in self.who.workspace.fields_of(kind)}
        return own[key] if key in own else CUSTOMER_FIELDS[kind][key].label

    def _held(self, kind: CustomerKind, choice: Choice) -> Mapping[str, Any] | None:
        if choice.how != "existing" or choice.id is None:
            return None
        held = details.fields(self.connection, kind, [choice.id]).get(choice.id)
        if held is None:
            raise NotFoundError(
                f"There is no {kind} {kind.letter}{choice.id} any more.", f"Choose another {kind}, or a new one."
            )
        # What belonged to a record that was deleted since belongs to nobody.
        named = {link: held[link] for link in _LINKS[kind] if held[link] is not None}
        gone = {
            link: None
            for link, number in named.items()
            if not numbered(self.connection, CustomerKind(link.removesuffix("_id")), number)
        }
        return {**held, **gone}

    def _held_currency(self, held: Mapping[str, Any]) -> str:
        """What an amount that is typed for a record without a currency is in: as the amounts that are there."""
        there = any(held.get(column) is not None for column in ("amount", "annual_revenue"))
        return str(held.get("currency") or (self.who.workspace.currency if there else ""))

    def deal(self, facts: Facts, name: str, account: Choice | None, stage: str = "") -> dict[str, str]:
        """The fields of a new opportunity as they would be typed, with an account of this name.

        `stage` is the one typed: a deal that is won already closes today.
        """
        number = account.id if account is not None and account.how == "existing" else None
        currency = currency_of(self.connection, number) if number is not None and number > 0 else ""
        today = self.who.clock.local().date()
        deal = conversion.proposed_deal(
            facts.fields, self.who.workspace, today, account=name, currency=currency, last_step=facts.last_step
        )
        return {**deal, "close_date": today.isoformat()} if self._is_won(stage) else deal

    def _is_won(self, stage: str) -> bool:
        try:
            return bool(clean(stage)) and self.who.workspace.stage(clean(stage)).kind is StageKind.WON
        except InputError:
            # Whoever reads the typed values says what is wrong with it.
            return False

    def _reach(
        self,
        kind: CustomerKind,
        facts: Facts,
        values: TypedValues,
        held: Mapping[str, Any] | None,
        take: frozenset[str],
    ) -> ReachPart:
        if kind is OPPORTUNITY:
            return ReachPart()
        theirs = None if held is None else reach_of(self.connection, kind, held["id"])
        return conversion_fields.reach_merged(kind, facts.reach, theirs, take, values.reach)


def _taken(kind: CustomerKind, wanted: Conversion) -> frozenset[str]:
    """The fields of a target whose value the rep took; raises InputError for one that names no target."""
    for key in wanted.take:
        if key.partition(".")[0] not in tuple(CustomerKind):
            raise InputError(f"There is no field {key[:60]!r} in a conversion.", "Write it as account.city.")
    return frozenset(key.removeprefix(f"{kind}.") for key in wanted.take if key.startswith(f"{kind}."))


def _not_loosened(typed: Mapping[str, Any], incoming: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values, but for a flag of the lead that they would take back."""
    return {key: value for key, value in typed.items() if not (value is False and incoming.get(key))}


def _name(kind: CustomerKind, values: Mapping[str, Any]) -> str:
    if kind is CONTACT:
        return " ".join(filter(None, (values.get("first_name"), values.get("last_name"))))
    return str(values.get("name") or "")


def _region(lead: Mapping[str, Any]) -> str:
    """Where the lead's numbers are dialled from, "" when its country does not say."""
    try:
        return read_country(lead["country"]).code if lead["country"] else ""
    except InputError:
        return ""
