"""What each check says of one lead. Pure: the lead's values and emails or phones in, the items found out.

`Held` is a lead as far as the check needs it. What has to be known of the whole base (which titles are usual, which
sources there are) is worked out before, in `cleansing_usual`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from leadtui.rules.casing import cased_city, cased_company, cased_name
from leadtui.rules.cleansing import Item
from leadtui.rules.email_typos import suggested_email
from leadtui.rules.emails import is_role, read_email
from leadtui.rules.odd_numbers import odd_employees, odd_phone
from leadtui.rules.phones import read_phone
from leadtui.rules.states import odd_postal_code, read_state, wants_state
from leadtui.rules.values import country_code, read_country
from leadtui.words.errors import InputError
from leadtui.words.records import record


@record
class Reached:
    """An email or phone of a lead: the number of its row, as typed, as understood."""

    row: int
    value: str
    normal: str | None


@record
class Held:
    """A lead as a check sees it: columns by name, and its emails or phones. `region`: where its numbers are dialled
    from, alpha-2.
    """

    lead: int
    name: str
    detail: str
    values: Mapping[str, Any]
    reach: tuple[Reached, ...] = ()
    region: str = ""


@record
class Usual:
    """What is usual in the base: for titles and sources that are near a standard one, what is meant. Of a source its
    key; `names` says what the keys are called.
    """

    titles: Mapping[str, str] = {}
    sources: Mapping[str, str] = {}
    names: Mapping[str, str] = {}


Examine = Callable[[Held, Usual], tuple[Item, ...]]

_DOUBLED = re.compile(r"([@.])\1+")
_SIGN = re.compile(r"\s*(?:\(at\)|\[at\]|\s+at\s+|\(@\))\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*(?:\(dot\)|\[dot\]|\s+dot\s+)\s*", re.IGNORECASE)


def missing(held: Held, _: Usual) -> tuple[Item, ...]:
    """No name, no company, no way to reach them."""
    values = held.values
    found = []
    if not (values["email"] or values["phone"] or values["mobile"]):
        found.append(Item("phone", "", "no phone and no email"))
    if not (values["first_name"] or values["last_name"]):
        found.append(Item("last_name", "", "no name"))
    if not values["company"]:
        found.append(Item("company", "", "no company"))
    return tuple(found)


def emails(held: Held, _: Usual) -> tuple[Item, ...]:
    """Addresses that cannot be one, and slips in the domain."""
    found = []
    for one in held.reach:
        if one.normal:
            meant = suggested_email(one.normal)
            if meant:
                found.append(Item("email", one.value, "its domain seems misspelt", meant, row=one.row))
            continue
        meant = mended_email(one.value)
        reason = read_email(one.value).problem or "it could not be read"
        found.append(Item("email", one.value, reason, meant, drops=not meant, row=one.row))
    return tuple(found)


def phones(held: Held, _: Usual) -> tuple[Item, ...]:
    """Numbers that cannot be one; as dialled from the lead's country they may be."""
    found = []
    for one in held.reach:
        if not one.normal:
            meant = mended_phone(one.value, held.region)
            reason = read_phone(one.value, held.region or None).problem or "it can be read by its country now"
            found.append(Item("phone", one.value, reason, meant, row=one.row))
    return tuple(found)


def roles(held: Held, _: Usual) -> tuple[Item, ...]:
    """A lead whose only address, of those that can be read, is a box of several people."""
    read = [one for one in held.reach if one.normal]
    if not all(is_role((one.normal or "").rpartition("@")[0]) for one in read):
        return ()
    return tuple(Item("email", one.value, "a box of several people", row=one.row) for one in read)


def numbers(held: Held, _: Usual) -> tuple[Item, ...]:
    """Phones, postal codes and counts that can hardly be right."""
    found = []
    for one in held.reach:
        reason = odd_phone(one.normal) if one.normal else ""
        if reason:
            found.append(Item("phone", one.value, reason, row=one.row))
    code, employees = held.values["postal_code"], held.values["employees"]
    if code:
        reason, meant = odd_postal_code(code, country_code(held.values["country"] or ""))
        if reason:
            found.append(Item("postal_code", code, reason, meant))
    if employees is not None and (reason := odd_employees(employees)):
        found.append(Item("employees", str(employees), reason))
    return tuple(found)


def titles(held: Held, usual: Usual) -> tuple[Item, ...]:
    """A title that others write in another way."""
    title = held.values["title"]
    meant = usual.titles.get(title, "")
    return (Item("title", title, "usually written otherwise", meant),) if meant else ()


def sources(held: Held, usual: Usual) -> tuple[Item, ...]:
    """A source that is none of the workspace's, near one that is."""
    source = held.values["source"]
    meant = usual.sources.get(source, "")
    name = usual.names.get(meant, meant)
    return (Item("source", source, "not a source of the workspace", name),) if meant else ()


def casing(held: Held, _: Usual) -> tuple[Item, ...]:
    """Names all in capitals or all in small letters."""
    found = []
    for field, cased in _CASED:
        text = held.values[field]
        if text and (meant := cased(text)) != text:
            found.append(Item(field, text, "all in capitals" if text.isupper() else "all in small letters", meant))
    return tuple(found)


_CASED = (("first_name", cased_name), ("last_name", cased_name), ("company", cased_company), ("city", cased_city))


def places(held: Held, _: Usual) -> tuple[Item, ...]:
    """Countries and states that are not written by their standard name."""
    found = []
    country, state = held.values["country"] or "", held.values["state"] or ""
    code = country_code(country)
    name = country_name(country)
    if country and not code:
        found.append(Item("country", country, "no country is called so"))
    elif name != country:
        found.append(Item("country", country, "not its standard name", name))
    if state and code:
        meant = read_state(state, code)
        if meant and meant != state:
            found.append(Item("state", state, "not its standard name", meant))
        elif not meant and wants_state(code):
            found.append(Item("state", state, f"no state of {name} is called so"))
    return tuple(found)


def untouched(held: Held, _: Usual) -> tuple[Item, ...]:
    """Nothing was done for long, and nothing is planned."""
    return (Item("last_activity", str(held.values["day"]), f"nothing done since {held.values['day']}"),)


EXAMINERS: dict[str, Examine] = {
    "missing": missing, "email": emails, "phone": phones, "role": roles, "number": numbers, "title": titles,
    "source": sources, "casing": casing, "place": places, "untouched": untouched,
}  # fmt: skip


def mended_email(text: str) -> str:
    """The address that a misspelt one plainly means ("ada at x.com", "ada@@x.com", "ada@x,com"), "" when none does."""
    said = _DOT.sub(".", _SIGN.sub("@", text.strip()))
    said = _DOUBLED.sub(r"\1", re.sub(r"\s+", "", said).replace(",", ".")).strip(".;:'\"<>()[]")
    if said == text or said.count("@") != 1:
        return ""
    return said if read_email(said).normal else ""


def mended_phone(text: str, region: str) -> str:
    """The number (E.164) that a text means in a country; "" when it means none."""
    found = read_phone(text, region or None).normal
    if found or not region:
        return found or ""
    digits = re.sub(r"\D", "", text)
    return read_phone(f"+{digits}", None).normal or "" if len(digits) > 9 and _begins_as(digits, region) else ""


def _begins_as(digits: str, region: str) -> bool:
    import phonenumbers

    return digits.startswith(str(phonenumbers.country_code_for_region(region)))


@lru_cache(maxsize=4096)
def country_name(text: str) -> str:
    """The standard name of a country, the text itself when there is none of that name."""
    try:
        return read_country(text).name if text else text
    except InputError:
        return text
