"""What the converted leads of the sample data became: an account for each company, a contact, mostly an opportunity.

The deals stand in every stage, the older the further; some are won, some lost for a reason. Chance comes from dice of
its own, so that the leads are the same with and without. What always holds: a customer has nothing from before its lead
was converted but what moved with it, and nothing lies after now.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, NamedTuple

from leadtui.rules.samples.calendar import Calendar, instant
from leadtui.rules.samples.dice import Dice, spread
from leadtui.rules.samples.history import History
from leadtui.rules.samples.people import Person, reaches
from leadtui.rules.samples.qualification import likely_budget
from leadtui.words import sample_notes as notes
from leadtui.words.customer_fields import CUSTOMER_FIELDS, mapped_to
from leadtui.words.customers import CustomerKind
from leadtui.words.fields import FIELDS
from leadtui.words.lifecycle import REASONS
from leadtui.words.sample_work import NEXT_STEPS
from leadtui.words.stages import STAGES, StageKind

_DAY = 86_400
_DEALS = 0.85
_STAGES = (
    (20, spread({"qualification": 6, "proposal": 3, "prospecting": 1, "closed-lost": 1})),
    (75, spread({"qualification": 2, "proposal": 6, "negotiation": 4, "closed-won": 2, "closed-lost": 2})),
    (10_000, spread({"proposal": 2, "negotiation": 2, "closed-won": 6, "closed-lost": 5})),
)
"""Which stages a deal stands in that is no older than so many days."""

_LOST = spread({"no-budget": 3, "competitor-chosen": 3, "bad-timing": 2, "unresponsive": 1, "no-need": 1})
_KINDS = {stage.key: stage.kind for stage in STAGES}
_NAMES = {word.key: word.name for word in (*STAGES, *REASONS)}


class Customers(NamedTuple):
    """Rows by table, ready to be inserted in this order; the first three before the leads, the others after them."""

    accounts: list[dict[str, Any]]
    contacts: list[dict[str, Any]]
    opportunities: list[dict[str, Any]]
    reaches: list[dict[str, Any]]
    tags: list[dict[str, Any]]
    activities: list[dict[str, Any]]
    follow_ups: list[dict[str, Any]]


class Numbers(NamedTuple):
    """The numbers the next account, contact and opportunity get."""

    account: int = 1
    contact: int = 1
    opportunity: int = 1


class Conversions:
    """Converts leads of one base, lead by lead; `made` collects rows until a batch takes them."""

    def __init__(self, calendar: Calendar, seed: int, user_id: int, first: Numbers) -> None:
        self.calendar = calendar
        self.dice = Dice(seed)
        self.user_id = user_id
        self.next = dict(zip(CustomerKind, first, strict=True))
        self.history = History(calendar, self.dice, user_id)
        self.made = self.empty()
        self._accounts: dict[str, int] = {}
        self._tagged: set[tuple[int, str]] = set()

    def empty(self) -> Customers:
        """Rows to fill; what is converted from now on is in them."""
        self.history.activities = []
        self.history.follow_ups = []
        self.made = Customers([], [], [], [], [], self.history.activities, self.history.follow_ups)
        return self.made

    def convert(
        self, lead: dict[str, Any], person: Person, tags: Iterable[dict[str, Any]], happened: Iterable[dict[str, Any]]
    ) -> None:
        """Writes what a converted lead became, and into the lead and its activities which they are."""
        account = self._account(lead, person)
        contact = self._contact(lead, person, account) if person.last else None
        links: dict[str, int | None] = {"account_id": account, "contact_id": contact, "opportunity_id": None}
        if self.dice.chance(_DEALS):
            links["opportunity_id"] = self._deal(lead, person, links)
        for column, number in links.items():
            lead[f"converted_{column}"] = number
        for activity in happened:
            activity |= links
        for tag in tags:
            self._tag(tag, links)

    def _account(self, lead: dict[str, Any], person: Person) -> int:
        known = self._accounts.get(lead["company_key"])
        if known is not None:
            return known
        more = {"company_key": lead["company_key"], "host": lead["host"]}
        number = self._new(CustomerKind.ACCOUNT, self.made.accounts, lead, more)
        self._accounts[lead["company_key"]] = number
        phones = [row for row in reaches(person, number) if row["kind"] == "phone"]
        self.made.reaches.extend(
            row | {"owner_kind": "account", "position": 0} for row in phones[:1] if row["is_primary"]
        )
        return number

    def _contact(self, lead: dict[str, Any], person: Person, account: int) -> int:
        number = self._new(
            CustomerKind.CONTACT, self.made.contacts, lead, {"account_id": account, "title_key": lead["title_key"]}
        )
        self.made.reaches.extend(row | {"owner_kind": "contact"} for row in reaches(person, number))
        return number

    def _deal(self, lead: dict[str, Any], person: Person, links: dict[str, int | None]) -> int:
        since = int(lead["converted_at"].timestamp())
        age = (self.calendar.now - since) // _DAY
        stage = self.dice.pick(next(stages for days, stages in _STAGES if age <= days))
        # The working days since then, latest first; the deal was moved on one of them.
        days = bisect_left(self.calendar.back, -since, key=lambda day: -self.calendar.at(day, 0))
        moved = self.dice.between(0, days - 1) if days else None
        if moved is None:
            stage = "qualification"
        at = since if moved is None else self.calendar.worked(moved, self.dice)
        kind = _KINDS[stage]
        open_deal = kind is StageKind.OPEN
        reason = self.dice.pick(_LOST) if kind is StageKind.LOST else None
        closes = self._closes(lead) if open_deal or moved is None else self.calendar.day(self.calendar.back[moved])
        product = lead["product_interest"]
        amount = lead["budget_amount"]
        if amount is None and self.dice.chance(0.7):
            amount = likely_budget(person.company, self.dice)["budget_amount"]
        more = {
            "name": f"{lead['company']} – {product}" if product else lead["company"],
            "account_id": links["account_id"], "contact_id": links["contact_id"],
            "amount": amount, "stage": stage, "stage_since": instant(at), "close_date": closes, "lost_reason": reason,
            "next_step": self.dice.pick(NEXT_STEPS) if open_deal else None,
        }  # fmt: skip
        number = self._new(CustomerKind.OPPORTUNITY, self.made.opportunities, lead, more)
        self.history.begin(None, product, {**links, "opportunity_id": number})
        self._worked(at, stage, reason, open_deal=open_deal)
        return number

    def _worked(self, at: int, stage: str, reason: str | None, *, open_deal: bool) -> None:
        """What happened with the deal since, and what is next."""
        history, dice = self.history, self.dice
        if stage in ("proposal", "negotiation", "closed-won"):
            history.told(at, "email", notes.EMAILS[0])
        if stage == "negotiation" and dice.chance(0.6):
            history.told(at + 3600, "meeting", dice.pick(notes.MEETINGS), minutes=dice.between(4, 18) * 5)
        if reason:
            said = dice.pick(notes.CLOSING[reason])
            history.happened(at, "note", body=f"{_NAMES[stage]} ({_NAMES[reason]}): {said}")
        if open_deal and dice.chance(0.75):
            kind = dice.pick(("call", "call", "meeting", "email", "task"))
            history.plan(self.calendar.planned(dice.between(1, 15), dice), kind, history.subject(kind))

    def _closes(self, lead: dict[str, Any]) -> Any:
        """When an open deal is to close: as they said, else in the weeks to come; now and then that day has passed."""
        if self.dice.chance(0.1):
            return self.calendar.day(-self.dice.between(1, 9))
        said = lead["timeline_date"]
        return said if said and said > self.calendar.today else self.calendar.day(self.dice.between(7, 100))

    def _new(self, kind: CustomerKind, rows: list[dict[str, Any]], lead: dict[str, Any], more: dict[str, Any]) -> int:
        number = self.next[kind]
        self.next[kind] += 1
        moved = {column: lead[source] for column, source in _MOVED[kind]}
        rows.append({"id": number, "created": lead["converted_at"], **moved, **more})
        return number

    def _tag(self, tag: dict[str, Any], links: dict[str, int | None]) -> None:
        """A copy of a lead's tag on all it became; an account that has it already does not get it twice."""
        for kind in CustomerKind:
            number = links[f"{kind}_id"]
            if number is None or (kind is CustomerKind.ACCOUNT and (number, tag["name_key"]) in self._tagged):
                continue
            self.made.tags.append(tag | {"owner_kind": kind.value, "owner_id": number})
            if kind is CustomerKind.ACCOUNT:
                self._tagged.add((number, tag["name_key"]))


_MOVED = {
    kind: tuple(
        (CUSTOMER_FIELDS[kind][target].column, FIELDS[source].column)
        for target, source in mapped_to(kind).items()
        if CUSTOMER_FIELDS[kind][target].column and FIELDS[source].column
    )
    for kind in CustomerKind
}
"""By kind, the columns that a conversion copies: the customer's, the lead's."""
