"""Companies of the sample data: a name in the language of the country, a trade, a size, a place.

The matching key is put together with the name; a test holds that it is what `rules.names.company_key` says.
"""

from __future__ import annotations

from dataclasses import dataclass

from leadtui.rules.samples.dice import Dice, spread
from leadtui.rules.samples.phones import Exchange, Phone
from leadtui.rules.text import fold
from leadtui.words.currencies import minor_digits
from leadtui.words.sample_companies import FORMS, INDUSTRIES, PARTNERS, ROOTS, STREETS, TRADES
from leadtui.words.sample_people import NAMES
from leadtui.words.sample_places import COUNTRIES, City

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXY"


@dataclass(slots=True)
class Place:
    """A city with its telephone numbers."""

    code: str
    city: City
    lines: Exchange
    mobiles: Exchange


@dataclass(slots=True)
class Company:
    """A company. `core` is the name without its legal form, `domain` what its mail and website end in.

    `revenue` is in minor units of the country's currency; `switchboard` is shared by those without a line of their own.
    """

    name: str
    core: str
    key: str
    domain: str
    place: Place
    language: str
    industry: str
    employees: int
    revenue: int
    street: str
    postal: str
    switchboard: Phone
    mail_style: int = 0


class Companies:
    """Founds companies; those of one generator share its cities and their numbers."""

    def __init__(self) -> None:
        self.places: dict[str, tuple[Place, ...]] = {}
        lines: dict[str, Exchange] = {}
        for code, country in COUNTRIES.items():
            mobiles = Exchange(country.mobile, country)
            for city in country.cities:
                lines.setdefault(city.line, Exchange((city.line, city.wide), country))
            self.places[code] = tuple(Place(code, c, lines[c.line], mobiles) for c in country.cities)
        self._codes = spread({code: country.share // 5 for code, country in COUNTRIES.items()})

    def found(self, dice: Dice) -> Company:
        """A new company somewhere."""
        place = dice.pick(self.places[dice.pick(self._codes)])
        industry = int(dice.roll() * len(INDUSTRIES))
        language = language_of(place.code)
        core = _core(place.code, language, industry, dice)
        form = dice.pick(FORMS[place.code])
        return self.settle(core, form, place, industry, int(2 + INDUSTRIES[industry].largest * dice.roll() ** 3), dice)

    def settle(self, core: str, form: str, place: Place, industry: int, employees: int, dice: Dice) -> Company:
        """The company with this name, legal form ("" for none), place, industry (its number) and size."""
        country = COUNTRIES[place.code]
        language = language_of(place.code)
        key = _key(core)
        yearly = employees * INDUSTRIES[industry].revenue * 1000 * country.rate * (0.6 + 0.8 * dice.roll())
        number = dice.between(1, 180)
        street = dice.pick(STREETS[language])
        return Company(
            name=f"{core} {form}" if form else core,
            core=core,
            key=key,
            domain=f"{key.replace(' ', '-')}.example",
            place=place,
            language=language,
            industry=INDUSTRIES[industry].name,
            employees=employees,
            revenue=minor_units(round_off(yearly), country.currency),
            street=f"{number} {street}" if country.number_first else f"{street} {number}",
            postal=_postal(place.city.postal, dice),
            switchboard=place.lines.deal(dice),
            mail_style=int(dice.roll() * 4),
        )


def language_of(code: str) -> str:
    """The language of a country's companies and streets."""
    return "in" if code == "IN" else COUNTRIES[code].language


def minor_units(amount: int, currency: str) -> int:
    """A whole amount in minor units of its currency."""
    factor: int = 10 ** minor_digits(currency)
    return amount * factor


def _core(code: str, language: str, industry: int, dice: Dice) -> str:
    trade = dice.pick(TRADES[language][industry])
    if dice.chance(0.25):
        names = NAMES[code].last
        one, other = dice.pick(names).partition("/")[0], dice.pick(names).partition("/")[0]
        return dice.pick(PARTNERS[language]).format(a=one, b=other, t=trade)
    heads, tails = ROOTS[language]
    head, tail = dice.pick(heads), dice.pick(tails)
    root = head + (tail[1:] if head[-1] == tail[0] else tail)
    if dice.chance(0.12):
        return root
    return f"{trade} {root}" if language in ("fr", "es", "it", "pt") and dice.chance(0.5) else f"{root} {trade}"


def _key(core: str) -> str:
    folded = fold(core).replace("'", "").replace("&", "and").replace("-", " ")
    return " ".join(folded.split())


def round_off(amount: float) -> int:
    """Two figures that count, as such sums are told."""
    unit: int = 10 ** max(len(str(int(amount))) - 2, 0)
    return int(amount) // unit * unit


def _postal(template: str, dice: Dice) -> str:
    made = []
    for ch in template:
        if ch == "#":
            ch = "0123456789"[int(dice.roll() * 10)]
        elif ch == "@":
            ch = _LETTERS[int(dice.roll() * len(_LETTERS))]
        made.append(ch)
    return "".join(made)
