"""An address that stands in one cell, taken apart where that is certain, and left whole where it is not.

Certain is: a postal code of a known shape beside a city, or the code of a state of the United States, Canada or
Australia behind one. What stands before is the street, what stands behind a country. Anything else, and anything left
over, and the whole text is the street, but for a country written out at its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leadtui.rules.text import fold
from leadtui.words.errors import InputError


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_STATES = _words(
    """al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or
    pa ri sc sd tn tx ut vt va wa wv wi wy pr ab bc mb nb nl ns nt nu on pe qc sk yt nsw vic qld act tas"""
)
_STATE_NAMES = _words(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
    nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming
    alberta manitoba ontario quebec saskatchewan victoria queensland tasmania"""
) | {"new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota", "rhode island",
     "south carolina", "south dakota", "west virginia", "british columbia", "new brunswick", "nova scotia",
     "new south wales", "south australia", "western australia"}  # fmt: skip
_NO_CITY = _words(
    """street st. ave avenue road rd blvd boulevard drive dr lane ln way highway hwy parkway pkwy court ct plaza square
    suite ste floor fl building bldg unit apt apartment room box tower block level rue chemin allee impasse via calle
    rua strasse str. weg platz etage postfach piso"""
)
_ONLY_COUNTRIES = _words(
    """usa uk uae germany deutschland allemagne alemania germania france frankreich francia austria osterreich autriche
    schweiz suisse svizzera spain espana spanien espagne italia italien italie netherlands nederland niederlande
    belgique belgie belgien danmark sverige norge suomi polska czechia cesko magyarorszag australia australien japan
    brasil hungary romania bulgaria croatia slovakia slovenia estonia latvia lithuania ukraine thailand indonesia
    malaysia philippines pakistan bangladesh"""
)
"""Countries of one word that no town is called like, as many are like Lebanon, Jordan or Mexico; folded."""

_SAINTS = ("san", "saint", "st", "sao")
_LETTER_CODE = re.compile(r".*[A-Z].*")
_SEPARATOR = re.compile(r"\s*(?:[\n;|,]|\s{2,}|\s[-–—•·]\s)\s*")
_MORE = re.compile(r"\d")
_CODES = (
    r"\d{5}-\d{4}|\d{4}-\d{3}|\d{5}-\d{3}|\d{2}-\d{3}|\d{3}-\d{4}|\d{3} \d{2}|\d{4} ?[A-Z]{2}|\d{4,6}"
    r"|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"
)
_CITY = r"[^\W\d_][^\d\n]*"
_CODE_FIRST = re.compile(rf"(?:[A-Z]{{1,3}}[- ])?(?P<code>{_CODES})\s+(?P<city>{_CITY})")
_CODE_LAST = re.compile(rf"(?P<city>{_CITY}?)\s+(?P<code>{_CODES})")
_CODE_ALONE = re.compile(rf"(?:[A-Z]{{1,3}}-)?(?P<code>{_CODES})")
_MAX = 300


def split_address(text: str) -> dict[str, str]:
    """The parts of a whole address by field: street, postal_code, city, state, country; or the text as the street,
    and the country it ends in.
    """
    whole = {"street": " ".join(text.split())}
    if not _SEPARATOR.search(text):
        return whole
    parts = _parts(text)
    found = _place(parts, whole=True) if len(parts) > 1 else None
    if not found:
        return _but_country(text, parts, whole)
    place, street = found
    sure = {"postal_code", "state"} & place.keys()
    if not street or not sure or (len(sure) == 1 and not re.search(r"\d", street[0] + street[-1])):
        return _but_country(text, parts, whole)
    return {"street": ", ".join(street), **place}


def _but_country(text: str, parts: list[str], whole: dict[str, str]) -> dict[str, str]:
    """The text as the street without the country it ends in, where that is no word for anything else.

    A name that is one of a town too is a country only behind a town, or on a line of its own.
    """
    *street, last = parts or [""]
    written_out = len(last.replace(".", "")) > 3 or last.replace(".", "") in ("USA", "UK", "UAE")
    if not street or not written_out or _state(last) or not re.search(r"\d", "".join(street)):
        return whole
    if may_be_a_town(last) and not _own_line(text, last) and not (len(street) > 1 and _is_town(street[-1])):
        return whole
    return {"street": ", ".join(street), "country": last} if _is_country(last, alone=True) else whole


def may_be_a_town(country: str) -> bool:
    """Whether towns are called like this country, as Lebanon in Tennessee is."""
    words = fold(country).replace(".", "").split()
    return words[0] in _SAINTS if len(words) > 1 else "".join(words) not in _ONLY_COUNTRIES


def _own_line(text: str, last: str) -> bool:
    return text.rstrip().removesuffix(last).rstrip(" \t").endswith("\n")


def _is_town(part: str) -> bool:
    words = {word.strip(".") for word in fold(part).split()}
    return not re.search(r"\d", part) and words.isdisjoint(word.strip(".") for word in _NO_CITY)


def looks_like_places(values: Sequence[str]) -> bool:
    """Whether these are places and no regions to sell in: what has a comma ends in a country or a state, and most of
    them have one.
    """
    ends = [value.rpartition(",")[2].strip() for value in values if "," in value]
    return len(ends) * 2 > len(values) and all(_state(end) or _is_country(end, alone=True) for end in ends)


def split_place(text: str) -> dict[str, str]:
    """A city with what stands around it: "75001 Paris", "Austin, TX 78701", "Lyon, France"; or the text as the city."""
    whole = {"city": " ".join(text.split())}
    if not _MORE.search(text) and not _SEPARATOR.search(text):
        return whole
    parts = _parts(text)
    found = _place(parts)
    if not found:
        return whole
    place, rest = found
    return whole if rest or "city" not in place else place


def _parts(text: str) -> list[str]:
    return [part for part in _SEPARATOR.split(text.strip()) if part] if len(text) <= _MAX else []


def _place(parts: list[str], *, whole: bool = False) -> tuple[dict[str, str], list[str]] | None:
    """What the last parts say of the place, and the parts before; None when it is not certain."""
    rest = list(parts)
    place: dict[str, str] = {}
    if len(rest) > 1 and _is_country(rest[-1], alone=len(rest) == 2):
        place["country"] = rest.pop()
    elif rest and (behind := _country_behind(rest[-1])):
        rest[-1], place["country"] = behind
    if rest and (alone := _CODE_ALONE.fullmatch(rest[-1])):
        place["postal_code"] = alone["code"]
        rest.pop()
        if not rest:
            return None
    coded = "postal_code" in place and len(rest) > 2 and re.fullmatch(r"[A-Z]{2,3}", rest[-1])
    if len(rest) > 1 and (coded or _state(rest[-1])):
        place["state"] = rest.pop()
    elif rest and "postal_code" not in place:
        _with_code(rest, place, whole=whole)
    if "city" not in place and rest and ({"postal_code", "state"} & place.keys() or len(rest) == 1):
        _city_of(rest, place)
    if "city" not in place or not _NO_CITY.isdisjoint(fold(place["city"]).split()):
        return None
    return {key: place[key] for key in ("postal_code", "city", "state", "country") if key in place}, rest


def _country_behind(part: str) -> tuple[str, str] | None:
    """A part such as "Springfield IL 62701 US", without its country and that; None for others."""
    words = part.split()
    for number in range(1, min(3, len(words) - 2) + 1):
        before, country = " ".join(words[:-number]), " ".join(words[-number:])
        found = _CODE_LAST.fullmatch(before)
        if found and _state(found["city"].split()[-1]) and _is_country(country, alone=False):
            return before, country
    return None


def _with_code(rest: list[str], place: dict[str, str], *, whole: bool) -> None:
    """A part such as "10115 Berlin", "London SW1A 1AA", "TX 78701" or "Austin TX 78701".

    Bare digits behind a word may as well be a room or a tower, so at the end of a whole address they are no code.
    """
    last = rest[-1]
    first = _CODE_FIRST.fullmatch(last)
    behind = _CODE_LAST.fullmatch(last)
    if first:
        place |= {"postal_code": first["code"], "city": first["city"].strip()}
    elif behind:
        place["postal_code"] = behind["code"]
        city, _, state = behind["city"].strip().rpartition(" ")
        if _state(behind["city"].strip()):
            place["state"] = behind["city"].strip()
        elif _state(state) and city:
            place |= {"city": city, "state": state}
        elif whole and not _LETTER_CODE.fullmatch(behind["code"]) and not _is_country(behind["city"], alone=False):
            del place["postal_code"]
            return
        else:
            place["city"] = behind["city"].strip()
    else:
        return
    rest.pop()


def _city_of(rest: list[str], place: dict[str, str]) -> None:
    """The part before a state or a code is the city, when it is one: no digit in it."""
    last = rest[-1]
    first = _CODE_FIRST.fullmatch(last) if "postal_code" not in place else None
    if first:
        place |= {"postal_code": first["code"], "city": first["city"].strip()}
        rest.pop()
        return
    name, _, state = last.rpartition(" ")
    if "state" not in place and "postal_code" in place and name and state.isupper() and _state(state):
        place |= {"city": name, "state": state}
        rest.pop()
    elif not re.search(r"\d", last):
        place["city"] = rest.pop()


def _state(text: str) -> bool:
    bare = text.strip(". ")
    return (bare.lower() in _STATES and bare.isupper()) or fold(bare) in _STATE_NAMES


def _is_country(text: str, *, alone: bool) -> bool:
    """Whether a part is a country. Two letters that are a state as well are one only behind a state and a code."""
    from leadtui.rules.values import read_country

    if re.search(r"\d", text) or (alone and _state(text)) or (len(text) == 2 and _state(text)):
        return False
    try:
        read_country(text)
    except InputError:
        return False
    return len(text) > 1
