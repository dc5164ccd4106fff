"""People of the sample data: who they are and how they are reached; nothing of what happened with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from leadtui.rules.samples.companies import Company
from leadtui.rules.samples.dice import Dice
from leadtui.rules.samples.phones import Phone
from leadtui.rules.text import fold
from leadtui.words.sample_people import NAMES
from leadtui.words.sample_places import COUNTRIES
from leadtui.words.sample_work import DESCRIPTIONS, LOCAL_TITLES, TITLES

_PRIVATE_MAIL = ("postbox.example", "mailhaven.example", "briefkasten.example", "courrier.example")
_ROLES = ("info", "office", "sales")


@dataclass(slots=True)
class Person:
    """Somebody at a company. None is what his list did not say; `spelling` is the company as it is written there."""

    company: Company
    spelling: str
    first: str | None
    last: str | None
    salutation: str | None
    title: str | None
    department: str | None
    emails: tuple[str, ...]
    phone: Phone | None
    mobile: Phone | None


def meet(company: Company, dice: Dice) -> Person:
    """Somebody new at a company."""
    place = company.place
    names = NAMES[place.code]
    woman = dice.chance(0.47)
    first, written_first = _written(dice.pick(names.women if woman else names.men))
    last, written_last = _written(dice.pick(names.last_f if woman and names.last_f else names.last))
    if names.double:
        last = written_last = f"{last} {dice.pick(names.last)}"
    title, department = _job(company, dice)
    person = Person(
        company=company,
        spelling=company.name,
        first=first,
        last=last,
        salutation=names.salutations[not woman] or None if dice.chance(0.4) else None,
        title=title if dice.chance(0.88) else None,
        department=department if dice.chance(0.5) else None,
        emails=_emails(company, first, last, dice),
        phone=_phone(company, dice),
        mobile=place.mobiles.deal(dice) if dice.chance(0.45) else None,
    )
    if place.code == "JP" and dice.chance(0.2):
        person.first, person.last = written_first, written_last
    elif dice.chance(0.03):
        person.first = None
    elif dice.chance(0.012):
        person = _nobody(person)
    if person.phone is None and person.mobile is None and not person.emails:
        person.phone = company.switchboard.again(dice)
    return person


def reaches(person: Person, lead_id: int) -> list[dict[str, Any]]:
    """The rows of somebody's emails and phones; the first of each kind is the primary one.

    An address without an @ was typed wrong: it is kept as it is, without a normal form.
    """
    found: list[tuple[str, str, str | None, str]] = [
        ("email", mail, mail.lower() if "@" in mail else None, "work") for mail in person.emails
    ]
    if person.phone:
        found.append(("phone", person.phone.value, person.phone.normal, "work"))
    if person.mobile:
        found.append(("phone", person.mobile.value, person.mobile.normal, "mobile"))
    rows: list[dict[str, Any]] = []
    seen = ""
    for position, (kind, value, normal, label) in enumerate(found):
        rows.append(
            {
                "owner_kind": "lead", "owner_id": lead_id, "kind": kind, "value": value, "normal": normal,
                "label": label, "is_primary": kind != seen, "position": position,
            }
        )  # fmt: skip
        seen = kind
    return rows


def describe(company: Company, dice: Dice) -> str:
    """A sentence about what the company does with its vans."""
    vans = max(3, company.employees // dice.between(3, 9))
    return dice.pick(DESCRIPTIONS).format(vans=min(vans, 240), sites=dice.between(2, 7))


def web_profile(person: Person) -> str | None:
    """A page about somebody in a network that does not exist."""
    if not person.first or not person.last or not person.emails:
        return None
    return f"https://people.example/in/{mail_name(person.first)}-{mail_name(person.last)}"


def country_name(company: Company) -> str:
    """The country as it is stored: by its English name."""
    return COUNTRIES[company.place.code].name


@cache
def mail_name(name: str) -> str:
    """A name as it stands in an address: "van der Meer" is vandermeer."""
    return "".join(ch for ch in fold(name) if ch.isascii() and (ch.isalnum() or ch == "-"))


def _written(name: str) -> tuple[str, str]:
    latin, _, written = name.partition("/")
    return latin, written or latin


def _job(company: Company, dice: Dice) -> tuple[str, str]:
    local = LOCAL_TITLES.get(company.language)
    return dice.pick(local) if local and dice.chance(0.3) else dice.pick(TITLES)


def _emails(company: Company, first: str, last: str, dice: Dice) -> tuple[str, ...]:
    if dice.chance(0.07):
        return ()
    one, two = mail_name(first), mail_name(last.partition(" ")[0] if len(last) > 16 else last)
    local = (f"{one}.{two}", f"{one[0]}.{two}", f"{one[0]}{two}", one)[company.mail_style]
    if dice.chance(0.05):
        return (f"{one}.{two}{dice.between(60, 99)}@{dice.pick(_PRIVATE_MAIL)}",)
    if dice.chance(0.006):
        return (f"{local}(at){company.domain}",)
    mail = f"{local}@{company.domain}"
    if dice.chance(0.06):
        return (mail, f"{one}{two}@{dice.pick(_PRIVATE_MAIL)}")
    return (mail,)


def _phone(company: Company, dice: Dice) -> Phone | None:
    chance = dice.roll()
    if chance < 0.12:
        return company.switchboard.again(dice)
    return company.place.lines.deal(dice) if chance < 0.82 else None


def _nobody(person: Person) -> Person:
    """A company of which nobody's name is known."""
    box = f"{_ROLES[person.company.mail_style % 3]}@{person.company.domain}"
    return replace(
        person, first=None, last=None, salutation=None, title=None, department=None, emails=(box,), mobile=None
    )
