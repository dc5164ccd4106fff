"""Public holidays by country, and by part of a country, from the library `holidays`.

The library is loaded when a day is first asked about in a base that named a country, never before. Always holds: a day
is answered for without an error; of a country or part that the library does not know, no day is a holiday.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from leadtui.words.errors import InputError


def is_holiday(day: date, country: str, region: str = "") -> bool:
    """Return whether `day` is a public holiday, moved ones included, in `country` (ISO 3166, "" for none).

    `region` is one of the country's parts as ISO 3166-2 has it after the dash ("BY"), "" for what holds everywhere.
    """
    return bool(country) and day in _of_year(country, region, day.year)


def read_country(text: str) -> str:
    """Return the ISO 3166 code of a country typed as a code or by name.

    Raises InputError for what is no country, and for one whose holidays are not known.
    """
    from leadtui.rules.values import read_country as read

    country = read(text)
    if country.code not in _countries():
        raise InputError(
            f"The holidays of {country.name} are not known.", 'Write country = "" and list the days in closed.'
        )
    return country.code


def read_region(text: str, country: str) -> str:
    """Return the code of a part of `country`, typed as a code or by name; raises InputError that names those known."""
    from leadtui.rules.text import fold
    from leadtui.words.workspace import word_key

    parts = _countries().get(country, ())
    if not parts:
        raise InputError(f"No parts of {country} with holidays of their own are known.", 'Write region = "".')
    names = {word_key(fold(name)): code for name, code in _names_of_parts(country).items()}
    # A code wins over a name that another part goes by.
    names |= {word_key(spelling): part for part in parts for spelling in (f"{country}-{part}", part)}
    found = names.get(word_key(fold(text)))
    if found is None:
        raise InputError(f"{text[:60]!r} is no part of {country} that is known.", f"Known: {', '.join(parts)}.")
    return found


@lru_cache(maxsize=64)
def _of_year(country: str, region: str, year: int) -> frozenset[date]:
    import holidays

    try:
        return frozenset(holidays.country_holidays(country, subdiv=region or None, years=year))
    except NotImplementedError:
        # A base may have been set up by a program with a newer library.
        return frozenset()


@lru_cache(maxsize=1)
def _countries() -> dict[str, list[str]]:
    import holidays

    return holidays.list_supported_countries()


def _names_of_parts(country: str) -> dict[str, str]:
    import holidays

    return dict(getattr(holidays, country).subdivisions_aliases)
