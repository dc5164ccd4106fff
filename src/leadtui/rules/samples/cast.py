"""The first ten leads of every sample base: written by hand, so that the queue opens with a bit of everything.

An offer overdue since the last working day, a callback due in a few minutes, a third try that has come due, a qualified
lead without a next step, a hot new one with a budget, one that went stale 17 days ago, a demo later today, a colleague,
one that is nurtured, and one that came in twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from leadtui.rules.samples.companies import Companies, Company
from leadtui.rules.samples.dice import Dice
from leadtui.rules.samples.history import History
from leadtui.rules.samples.people import Person, mail_name
from leadtui.rules.samples.plots import Standing
from leadtui.rules.samples.qualification import UNKNOWN, budget, timeline
from leadtui.words.sample_companies import INDUSTRIES

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Part:
    """A lead of the cast: who, what deal (columns of the lead), what happened, tags.

    `twin_of` says how many leads before the one stands whom this one repeats.
    """

    person: Person
    deal: dict[str, Any]
    tell: Callable[[History], Standing]
    tags: tuple[str, ...] = ()
    twin_of: int | None = None


def play(companies: Companies, history: History, dice: Dice) -> Iterator[Part]:
    """The cast, in the order of their numbers."""
    stage = _Stage(companies, dice)
    days = history.calendar
    spedition = stage.company("DE", "Hamburg", "Kranichfeld Spedition", "GmbH", "Logistics", 140)
    facilities = stage.company("GB", "Bristol", "Rowanwick Facilities", "Ltd", "Facility management", 620)
    cold = stage.company("IN", "Mumbai", "Navyasetu Cold Chain", "Pvt. Ltd.", "Refrigeration", 210)
    haulage = stage.company("GB", "Leeds", "Kestrelmere Haulage", "Ltd", "Logistics", 85)
    fresh = stage.company("FR", "Lyon", "Primeurs Clairolune", "SAS", "Food wholesale", 160)
    cooling = stage.company("NL", "Utrecht", "Zwaanveld Koeltechniek", "B.V.", "Refrigeration", 64)
    lifts = stage.company("ES", "Valencia", "Ascensores Riovega", "S.L.", "Lifts and escalators", 110)
    care = stage.company("JP", "Osaka", "Hoshigaoka Care", "K.K.", "Home care", 95)

    yield Part(
        stage.person(spedition, "Frau", "Marlene", "Brinkmann", "Leitung Disposition", "Disposition"),
        _deal("web-form", "Demo request", "two depots", "Dispatch board", "Hot")
        | {
            "description": "48 vans, 2 depots. Plans in the evening for the next day.",
            "need": "yes", "need_detail": "plans on a whiteboard, one of two planners leaves",
            "authority": "yes", "authority_detail": "decides together with the owner",
        }
        | budget(28, "EUR", "about {money}, to be confirmed"),
        _callback,
        ("multi-site", "fast mover"),
    )  # fmt: skip
    yield Part(
        stage.person(haulage, "Mr", "Owen", "Pritchard", "Fleet Manager", "Fleet"),
        _deal("trade-show", "Fleet & Field Days", "long talk at the stand", "Driver app", "Warm"),
        _third_try,
        ("expo",),
    )
    yield Part(
        stage.person(fresh, "Mme", "Camille", "Fournier", "Responsable logistique", "Logistique"),
        _deal("referral", None, "recommended by a customer", "Route planning", "Hot")
        | {
            "authority": "yes", "authority_detail": "decides with the head of IT",
            "need": "yes", "need_detail": "too many empty miles",
            "competitors": "yes", "competitors_detail": "has an offer from Planovento",
        }
        | budget(35, "EUR", "{money} approved for this year")
        | timeline(days, 46, "go-live by {date}"),
        _without_next_step,
        ("pilot",),
    )  # fmt: skip
    dana = stage.person(facilities, "Ms.", "Dana", "Whitaker", "COO", "Management")
    yield Part(
        dana,
        _deal("webinar", "Webinar: empty miles", "stayed to the end", "Field service", "Hot")
        | {
            "description": "Grows by buying smaller firms; 5 sites so far, each plans its own way.",
            "authority": "yes", "authority_detail": "signs up to 50k",
        }
        | budget(40, "GBP", "{money} set aside")
        | timeline(days, 27, "decision by {date}"),
        _attended,
        ("multi-site",),
    )  # fmt: skip
    yield Part(
        stage.person(cooling, "Dhr.", "Jeroen", "Hoekstra", "Bedrijfsleiding", "Directie"),
        _deal("linkedin", "Fleet leaders outreach", "replied", "Field service", "Warm"),
        _forgotten,
    )
    yield Part(
        stage.person(cold, "Ms", "Priya", "Raghavan", "Head of Logistics", "Logistics"),
        _deal("partner", "Telematics partners", "partner brings hardware", "Fleet tracking", "Hot")
        | {"need": "yes", "need_detail": "needs proof of temperature", "timeline": "no"}
        | budget(2600, "INR", "{money} from the IT budget"),
        _offer_overdue,
        ("technical", "wants references"),
    )
    yield Part(
        stage.person(lifts, "Sra.", "Lucía", "Navarro Vega", "Dirección de operaciones", "Operaciones"),
        _deal("website", "Guide: planning a fleet", "downloaded", "Field service", "Warm")
        | {"authority": "no", "authority_detail": "recommends, the board signs"},
        _demo_today,
        ("seasonal",),
    )
    yield Part(
        stage.person(spedition, "Herr", "Thorsten", "Vogt", "Fuhrparkleitung", "Fuhrpark"),
        _deal("employee-referral", None, "colleague of Marlene Brinkmann", "Fleet tracking", None),
        _colleague,
    )
    yield Part(
        stage.person(care, None, "Haruka", "Nakamura", "Service Coordinator", "Field service", ("遥", "中村")),
        _deal("customer-event", "User day", "sat next to a customer", "Shift planning", "Warm"),
        _nurtured,
        ("budget-q1",),
    )
    again = replace(dana, last="Whittaker", spelling="Rowanwick Facilities", title="Chief Operating Officer")
    again.emails = (f"d.whittaker@{facilities.domain}",)
    again.phone = dana.phone.again(dice) if dana.phone else None
    again.mobile = None
    yield Part(again, _deal("trade-show", "Build & Move Expo", "took a brochure", None, None), _came_twice, twin_of=-6)


class _Stage:
    def __init__(self, companies: Companies, dice: Dice) -> None:
        self.companies = companies
        self.dice = dice

    def company(self, code: str, city: str, core: str, form: str, industry: str, employees: int) -> Company:
        place = next(place for place in self.companies.places[code] if place.city.name == city)
        number = next(i for i, known in enumerate(INDUSTRIES) if known.name == industry)
        return self.companies.settle(core, form, place, number, employees, self.dice)

    def person(
        self,
        company: Company,
        salutation: str | None,
        first: str,
        last: str,
        title: str,
        department: str,
        written: tuple[str, str] | None = None,
    ) -> Person:
        local = f"{mail_name(first)}.{mail_name(last)}"
        return Person(
            company=company,
            spelling=company.name,
            first=written[0] if written else first,
            last=written[1] if written else last,
            salutation=salutation,
            title=title,
            department=department,
            emails=(f"{local}@{company.domain}",),
            phone=company.place.lines.deal(self.dice),
            mobile=company.place.mobiles.deal(self.dice),
        )


def _deal(
    source: str, campaign: str | None, detail: str | None, product: str | None, rating: str | None
) -> dict[str, Any]:
    return {
        "source": source,
        "source_detail": detail,
        "campaign": campaign,
        "product_interest": product,
        "rating": rating,
        "description": None,
        "do_not_call": False,
        "email_opt_out": False,
        "disqualify_reason": None,
        **UNKNOWN,
    }


def _callback(h: History) -> Standing:
    days = h.calendar
    first = days.at(days.back[3], 10 * 60 + 20)
    h.call(first, "voicemail", "Left name and number.")
    h.call(
        days.at(days.back[2], 11 * 60 + 5), "connected", "Shows interest, plans 48 vans on a whiteboard.", minutes=14
    )
    h.told(days.at(days.back[2], 11 * 60 + 35), "email", ("Our call", "Summary and the open questions."))
    h.call(
        days.at(days.back[0], 15 * 60 + 40), "callback", "In the loading bay. Has read the offer, wants to talk prices."
    )
    h.plan(days.soon(3), subject="callback")
    return Standing("contacted", first, first - 2 * _DAY)


def _third_try(h: History) -> Standing:
    days = h.calendar
    first = days.at(days.back[1], 9 * 60 + 50)
    h.call(first, "no-answer", "Rang out.")
    due = days.soon(-35)
    h.call(due - days.at(0, 0) + days.at(days.back[0], 0), "voicemail", "Mentioned our talk at the stand.")
    h.plan(due, automatic=True)
    return Standing("contacted", first, first - 3 * _DAY)


def _without_next_step(h: History) -> Standing:
    days = h.calendar
    first = days.at(days.back[21], 10 * 60)
    h.call(first, "connected", "Two depots, too many empty miles. Wants a demo.", minutes=18)
    h.told(days.at(days.back[12], 14 * 60), "meeting", ("Demo", "With the dispatcher. Convinced."), minutes=50)
    since = days.at(days.back[9], 16 * 60 + 10)
    h.call(since, "connected", "Budget approved. Wants the contract, IT asks about the interface.", minutes=9)
    return Standing("qualified", since + 120, first - 4 * _DAY)


def _attended(h: History) -> Standing:
    created = h.calendar.now - 25 * 60
    h.happened(created, "event", "in", subject="Webinar: empty miles", event="attended")
    return Standing("new", created, created)


def _forgotten(h: History) -> Standing:
    since = h.calendar.now - 17 * _DAY - 3 * 3600
    h.call(since, "connected", "Interested, but the season comes first. Wants to think about it.", minutes=7)
    return Standing("contacted", since, since - 5 * _DAY)


def _offer_overdue(h: History) -> Standing:
    days = h.calendar
    first = days.at(days.back[8], 9 * 60 + 30)
    h.call(first, "connected", "Ships vaccines, needs proof of temperature on every stop.", minutes=21)
    h.told(days.at(days.back[6], 9 * 60), "email", ("Offer for Fleet tracking", "With hardware, valid for 30 days."))
    h.told(days.at(days.back[3], 8 * 60 + 45), "email", ("Re: Offer", "Asks for a price without sensors."), "in")
    h.plan(days.at(days.back[0], 9 * 60 + 15), subject="offer without sensors")
    return Standing("contacted", first, first - _DAY)


def _demo_today(h: History) -> Standing:
    days = h.calendar
    first = days.at(days.back[5], 12 * 60 + 10)
    h.call(first, "left-message", "Assistant: mornings are best.")
    h.call(
        days.at(days.back[2], 9 * 60 + 20), "meeting-booked", "Demo agreed, brings two technicians along.", minutes=8
    )
    h.plan(days.soon(150), "meeting", "demo")
    return Standing("contacted", first, first - 6 * _DAY)


def _colleague(h: History) -> Standing:
    created = h.calendar.at(h.calendar.back[2], 11 * 60 + 40)
    h.plan_day(h.calendar.ahead[1], subject="first call")
    return Standing("new", created, created)


def _nurtured(h: History) -> Standing:
    days = h.calendar
    at = days.at(days.back[6], 9 * 60 + 5)
    h.call(at, "connected", "New budget in spring, likes the shift planning.", minutes=11)
    h.plan_day(days.ahead[16], "wake-up", "new budget year")
    return Standing("nurturing", at + 60, at - 9 * _DAY)


def _came_twice(h: History) -> Standing:
    created = h.calendar.at(h.calendar.back[1], 13 * 60)
    return Standing("new", created, created)
