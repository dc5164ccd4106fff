"""Reads one column name: as an alias, or word by word as an email, a phone number or a part of an address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from leadtui.rules.text import fold
from leadtui.words.headers import (
    ADDRESS_FILLERS,
    ADDRESS_GROUPS,
    ADDRESS_WORDS,
    ALIASES,
    COUNT_WORDS,
    EMAIL_WORDS,
    FILLER_WORDS,
    LABEL_WORDS,
    MOBILE_WORDS,
    NEVER_CALLED,
    OFTEN_IGNORED,
    PHONE_WORDS,
)

ADDRESS_FIELDS = ("street", "street.2", "street.3", "city", "state", "postal_code", "country")
_ADDRESS = ADDRESS_WORDS
_POSTAL = frozenset(("postal",))
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_MAY_COUNT = ("no", "nr", "n")
_FEW = re.compile(r"\d{1,3}(?:[.,]0+)?")
_WORD = re.compile(r"[^\W\d_]+|\d+")


class Reach(NamedTuple):
    """A column of emails or phone numbers: which, whose ("work", "home", "main", "other", ""), and its number."""

    kind: str
    mobile: bool
    label: str
    number: int


class AddressPart(NamedTuple):
    """A column of an address: the field, and which address of several ("" the only one, "work", "home", ...)."""

    field: str
    group: str


def header_key(name: str) -> str:
    """A column name as a key to look up: letters and digits only, folded."""
    return "".join(character for character in fold(name) if character.isalnum())


def header_words(name: str) -> list[str]:
    """The words and numbers of a column name, folded; "MobilePhone2" has three."""
    return _WORD.findall(fold(_CAMEL.sub(" ", name.replace("iPhone", "mobile"))))


@cache
def alias_of() -> dict[str, tuple[str, int]]:
    """Header key → field and rank among its aliases (0 the surest). Every field answers to its own key too."""
    table: dict[str, tuple[str, int]] = {}
    for field, aliases in ALIASES.items():
        for rank, alias in enumerate((field, *aliases)):
            table.setdefault(header_key(alias), (field, rank))
    del table["title"]  # Mr or Mrs in Outlook's lists
    return table


@cache
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def read_reach(name: str, values: Sequence[str] = ()) -> Reach | None:
    """Read the name as one of an email or phone column; None when a word of it says something else.

    "No Phones" and "N Mail" may count or not, as "no" does: they do when the `values` under them are small figures.
    """
    words = header_words(name)
    if NEVER_CALLED.intersection(words):
        return None
    email, phone, mobile = (_folded(known).intersection(words) for known in (EMAIL_WORDS, PHONE_WORDS, MOBILE_WORDS))
    if words[1:] == ["number"] and LABEL_WORDS.get(words[0]) in ("work", "home"):
        phone = frozenset(("number",))
    if bool(email) == bool(phone or mobile) or _counts(words, values):
        return None
    label, number = "", 1
    for word in words:
        if word.isdecimal():
            number = int(word)
        elif word in LABEL_WORDS:
            label = label or LABEL_WORDS[word]
        elif word not in email | phone | mobile | _folded(FILLER_WORDS):
            return None
    if email and label == "main":
        label = ""
    return Reach("email" if email else "phone", bool(mobile), label, number)


def _counts(words: list[str], values: Sequence[str]) -> bool:
    """Whether a name counts what it names: "num_emails", "Number of phones"; "No. Tel" and "Email 2" do not."""
    said = [word for word in words if word not in ("of", "de", "di", "der", "the")]
    if len(said) < 2 or not (said[0] in COUNT_WORDS or said[-1] in ("count", "total", "anzahl")):
        return False
    if len(said) == len(words) and said[0] in _MAY_COUNT and not all(_FEW.fullmatch(value) for value in values or "-"):
        return False
    return any(word in EMAIL_WORDS or (word in PHONE_WORDS and word.endswith("s")) for word in said)


def read_address_part(name: str) -> AddressPart | None:
    """Read the name as a part of an address, with the address it belongs to.

    The words for the address may stand on either side of the part: "Business City", "Ville (bureau)", "City 2". A
    number before the part counts addresses, one behind it lines of the street.
    """
    known = alias_of().get(header_key(name))
    if known:
        return AddressPart(known[0], "") if known[0] in ADDRESS_FIELDS else None
    words = header_words(name)
    return _address_part(words, _POSTAL) or _address_part(words, frozenset())


def _address_part(words: list[str], kept: frozenset[str]) -> AddressPart | None:
    """Reads the words; those that are `kept` belong to the part, although they name an address too."""
    groups = [ADDRESS_GROUPS[word] for word in words if word in ADDRESS_GROUPS and word not in kept]
    group = next(filter(None, groups), "")
    count, line = "", ""
    rest: list[str] = []
    for word in words:
        if word.isdecimal():
            if int(word) > 1 and rest and not _ADDRESS.issuperset(rest):
                line = word
            elif int(word) > 1:
                count = word
        elif word not in ADDRESS_GROUPS or word in kept:
            rest.append(word)
    counted = any(word.isdecimal() for word in words)
    named = bool(groups) or counted or (len(rest) > 1 and not _ADDRESS.isdisjoint(rest))
    if count and (group or _ADDRESS.issuperset(rest)):
        count, line = "", count
    field = _part_of(rest, line, named=named)
    return AddressPart(field, group + count) if field in ADDRESS_FIELDS and named else None


def _part_of(rest: list[str], line: str, *, named: bool) -> str | None:
    """The field of the words that are left once the address they belong to is taken off."""
    plain = [word for word in rest if word not in ADDRESS_FILLERS]
    headless = plain[1:] if plain and plain[0] in _ADDRESS else plain
    for words in (rest, plain, headless, [word for word in plain if word not in _ADDRESS] or plain):
        key = "".join(words)
        if key in ("region", "regiao", "регион", "departement", "area") and named:
            return "state"
        field = alias_of().get(key + line, ("", 0))[0] or None
        if field in ADDRESS_FIELDS:
            return field
        if line and alias_of().get(key, ("", 0))[0] == "street":
            return "street.2" if line == "2" else "street.3"
    return None


def known_header(cell: str) -> bool:
    """Whether a cell is the name of a column met in lists of people, whether or not a field is taken from it."""
    if not cell or len(cell) > 60:
        return False
    key = header_key(cell)
    return key in alias_of() or key in _ignored() or read_reach(cell) is not None or read_address_part(cell) is not None


@cache
def _ignored() -> frozenset[str]:
    return frozenset(header_key(name) for name in OFTEN_IGNORED)
