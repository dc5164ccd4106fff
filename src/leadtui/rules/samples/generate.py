"""The generator: person by person, so that a base of a million leads never stands in memory.

Who a lead is and how far it has come are drawn apart; the plots are dealt out evenly, so that every band of the queue
has its share in a base of any size. The first few leads are written by hand (see `cast`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import datetime, tzinfo
from itertools import accumulate
from typing import Any, NamedTuple

from leadtui.rules.names import company_key
from leadtui.rules.samples.calendar import Calendar, instant
from leadtui.rules.samples.cast import Part, play
from leadtui.rules.samples.companies import Companies, Company
from leadtui.rules.samples.customers import Conversions, Customers, Numbers
from leadtui.rules.samples.dice import Dice, spread
from leadtui.rules.samples.history import NOTHING, History
from leadtui.rules.samples.people import Person, country_name, describe, meet, reaches, web_profile
from leadtui.rules.samples.plots import PLOTS, Standing, fresh, planned
from leadtui.rules.samples.qualification import ask
from leadtui.rules.samples.twins import again
from leadtui.rules.states import read_state
from leadtui.rules.text import fold
from leadtui.rules.titles import title_key
from leadtui.words.lifecycle import STATUSES
from leadtui.words.sample_places import COUNTRIES
from leadtui.words.sample_work import CAMPAIGNS, PRODUCTS, SOURCE_WEIGHTS, TAGS

_BATCH = 2000
_GOLDEN = 0.6180339887498949
_TWINS = 0.04
_COLLEAGUES = 0.4
_REMEMBERED = 30
_OTHER_DICE = 7919
_FROM_ONE = Numbers()
_NOTHING_YET = {f"converted_{column}": None for column in NOTHING}

_CATEGORIES = {status.key: status.category.value for status in STATUSES}
_SOURCES = spread(SOURCE_WEIGHTS)
_BOUNDS = tuple(accumulate(share for share, _ in PLOTS))
_DECK = tuple(
    next(plot for bound, (_, plot) in zip(_BOUNDS, PLOTS, strict=True) if step / 10 < bound + 1e-9)
    for step in range(1, 1001)
)
"""The plots by the per mille."""


class Batch(NamedTuple):
    """Rows by table, ready to be inserted in this order; every row of a table has the same keys.

    Instants are aware datetimes, dates are dates, money is minor units. `twins` are the near duplicates among the
    leads: number, number of the lead it repeats. `customers` are what the converted ones became.
    """

    leads: list[dict[str, Any]]
    reaches: list[dict[str, Any]]
    tags: list[dict[str, Any]]
    activities: list[dict[str, Any]]
    follow_ups: list[dict[str, Any]]
    twins: list[tuple[int, int]]
    customers: Customers


def generate(
    count: int,
    seed: int,
    now: datetime,
    zone: tzinfo,
    user_id: int,
    first_lead: int = 1,
    first_customers: Numbers = _FROM_ONE,
) -> Iterator[Batch]:
    """Yields `count` leads with all their rows, numbered from `first_lead`, as they stand at `now` (aware) in `zone`.

    The rows are `user_id`'s; what the leads became is numbered from `first_customers`. Some 25,000 leads a second.
    """
    maker = _Maker(seed, now, zone, user_id, first_customers)
    batch = maker.empty()
    for index in range(count):
        maker.lead(batch, index, first_lead + index)
        if len(batch.leads) == _BATCH:
            yield batch
            batch = maker.empty()
    if batch.leads:
        yield batch


class _Maker:
    def __init__(self, seed: int, now: datetime, zone: tzinfo, user_id: int, first_customers: Numbers) -> None:
        self.dice = Dice(seed)
        self.calendar = Calendar(now, zone)
        self.companies = Companies()
        self.user_id = user_id
        self.start = self.dice.roll()
        self.history = History(self.calendar, self.dice, user_id)
        self.conversions = Conversions(self.calendar, seed + _OTHER_DICE, user_id, first_customers)
        self.recent: deque[Company] = deque(maxlen=_REMEMBERED)
        self.known: deque[tuple[int, Person]] = deque(maxlen=400)
        self.cast = play(self.companies, self.history, self.dice)

    def empty(self) -> Batch:
        """A batch to fill; what is written into the history from now on is in it."""
        self.history.activities = []
        self.history.follow_ups = []
        customers = self.conversions.empty()
        return Batch([], [], [], self.history.activities, self.history.follow_ups, [], customers)

    def lead(self, batch: Batch, index: int, lead_id: int) -> None:
        part = next(self.cast, None)
        if part is None:
            self._drawn(batch, index, lead_id)
        else:
            self._played(batch, part, lead_id)

    def _drawn(self, batch: Batch, index: int, lead_id: int) -> None:
        dice = self.dice
        plot = _DECK[int((self.start + index * _GOLDEN) % 1.0 * 1000)]
        if dice.chance(_TWINS):
            twin_of, person = dice.pick(self.known)
            person = again(person, dice)
            batch.twins.append((lead_id, twin_of))
        else:
            person = meet(self._company(), dice)
            self.known.append((lead_id, person))
        if plot not in (fresh, planned) and not (person.phone or person.mobile):
            person.phone = person.company.switchboard.again(dice)
        product = dice.pick(PRODUCTS) if dice.chance(0.8) else None
        self.history.begin(lead_id, product)
        happened = len(self.history.activities)
        standing = plot(self.history)
        self._write(batch, lead_id, person, standing, self._deal(person, standing, product))
        tags = []
        if dice.chance(0.3):
            tags = [_tag(lead_id, name) for name in {dice.pick(TAGS): None for _ in range(dice.between(1, 2))}]
        batch.tags.extend(tags)
        if standing.status == "converted":
            self.conversions.convert(batch.leads[-1], person, tags, self.history.activities[happened:])

    def _played(self, batch: Batch, part: Part, lead_id: int) -> None:
        if part.twin_of is not None:
            batch.twins.append((lead_id, lead_id + part.twin_of))
        else:
            self.known.append((lead_id, part.person))
        self.history.begin(lead_id, part.deal["product_interest"])
        standing = part.tell(self.history)
        blank = {"do_not_call": False, "email_opt_out": False, "disqualify_reason": None}
        self._write(batch, lead_id, part.person, standing, blank | part.deal)
        batch.tags.extend(_tag(lead_id, name) for name in part.tags)

    def _company(self) -> Company:
        colleague = self.dice.chance(_COLLEAGUES)
        place = self.dice.between(1, _REMEMBERED)
        if colleague and place <= len(self.recent):
            return self.recent[-place]
        company = self.companies.found(self.dice)
        self.recent.append(company)
        return company

    def _deal(self, person: Person, standing: Standing, product: str | None) -> dict[str, Any]:
        dice = self.dice
        source = dice.pick(_SOURCES)
        campaign, detail = dice.pick(CAMPAIGNS[source])
        chance = dice.roll() - standing.hot
        rating = None
        if chance < 0:
            rating = "Hot"
        elif chance < standing.warm:
            rating = "Warm"
        elif chance < standing.warm + standing.cold:
            rating = "Cold"
        off = standing.reason == "do-not-contact"
        return {
            "source": source,
            "source_detail": detail or None,
            "campaign": campaign or None,
            "product_interest": product,
            "rating": rating,
            "description": describe(person.company, dice) if dice.chance(0.3) else None,
            "do_not_call": off or dice.chance(0.008),
            "email_opt_out": off or dice.chance(0.02),
            "disqualify_reason": standing.reason,
            **ask(person.company, standing.known, standing.good, self.calendar, dice),
        }

    def _write(self, batch: Batch, lead_id: int, person: Person, standing: Standing, deal: dict[str, Any]) -> None:
        company = person.company
        place = company.place
        key = company.key if person.spelling == company.name else company_key(person.spelling)
        dice = self.dice
        sized, sited = dice.chance(0.75), dice.chance(0.6)
        batch.leads.append(
            {
                "id": lead_id,
                "salutation": person.salutation,
                "first_name": person.first,
                "last_name": person.last,
                "title": person.title,
                "title_key": title_key(person.title) if person.title else None,
                "department": person.department,
                "company": person.spelling,
                "company_key": key,
                "website": f"https://www.{company.domain}" if sited else None,
                "host": company.domain if sited else None,
                "linkedin": web_profile(person) if dice.chance(0.2) else None,
                "street": company.street if dice.chance(0.6) else None,
                "city": place.city.name,
                "state": read_state(place.city.state, place.code) or place.city.state,
                "postal_code": company.postal,
                "country": country_name(company),
                "time_zone": place.city.zone,
                "industry": company.industry if dice.chance(0.85) else None,
                "employees": company.employees if sized else None,
                "annual_revenue": company.revenue if sized and dice.chance(0.7) else None,
                "currency": COUNTRIES[place.code].currency,
                "owner_id": self.user_id,
                "status": standing.status,
                "category": _CATEGORIES[standing.status],
                "status_since": instant(standing.since),
                "created": instant(standing.created),
                "converted_at": instant(standing.since) if standing.status == "converted" else None,
                **_NOTHING_YET,
                **deal,
            }
        )
        batch.reaches.extend(reaches(person, lead_id))


def _tag(lead_id: int, name: str) -> dict[str, Any]:
    return {"owner_kind": "lead", "owner_id": lead_id, "name": name, "name_key": fold(name)}
