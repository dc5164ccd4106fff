"""What the values of a column are for certain: every value has to agree, one that does not makes it unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from leadtui.rules.header_words import header_words
from leadtui.rules.text import fold
from leadtui.rules.values import read_yes_no
from leadtui.rules.written_dates import is_date
from leadtui.words.errors import InputError
from leadtui.words.headers import COLLEAGUES, NEVER_CALLED, SALUTATIONS

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
_LINKEDIN = re.compile(r"(https?://)?([a-z]+\.)?linkedin\.com/(in|pub)/\S+", re.IGNORECASE)
_WEBSITE = re.compile(r"(https?://(www\.)?|www\.)[\w-]+(\.[\w-]+)+/?", re.IGNORECASE)
_PHONE = re.compile(r"\+\d[\d ().\-/]{6,20}\d|\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}[-.]\d{3}[-.]\d{4}")
_SYSTEM_ID = re.compile(r"(?=.*\d)[A-Za-z0-9_\-]{6,}|\d{5,}")
_SMALL_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,8})")
_FIGURES = re.compile(r"-?\d[\d.,' ]*")
_NAME = re.compile(r"[^\d@/\\]{3,60}")
_DIALLED = re.compile(r"\+[\d ().\-/]{8,20}|\(?0?\d{2,5}[ )\-./][\d ().\-/]{4,14}\d|0?[1-9]\d{9,10}")
_COMPANY_WORD = re.compile(
    r"(?i)&|\b(inc|llc|ltd|limited|gmbh|ag|kg|corp|corporation|sarl|sas|srl|spa|bv|nv|plc|co|company|group|gruppe|holding"
    r"|holdings|solutions|systems|services?|consulting|partners|industries|international|global|bank|motors|airlines|hotels?"
    r"|energy|electric|foods?|media|labs?|technolog(?:y|ies)|software|digital|logistics|insurance|capital|ventures"
    r"|associates|sons|brothers|bros|school|university|hospital|clinic|institute|foundation|society|agency|studios?|design"
    r"|works|store|shop|market|markets|mills|press|pharma|health|medical|law|the|of|and|und|et)\b"
)
_LEGAL_FORM = re.compile(
    r"(?i)\b(inc|llc|ltd|limited|gmbh|ag|kg|corp|corporation|sarl|sas|s\.a\.s?|srl|s\.r\.l|spa|bv|b\.v|nv|plc|co)\.?$"
)


def certain_content(name: str, values: Sequence[str], rows: int) -> str | None:
    """The field a column without a telling name goes to: email, linkedin, website, phone, or None.

    Two values at least (one in a list of one row), nearly all different, and a name that does not point at somebody
    else: a column of the reps' addresses is not the leads'.
    """
    if len(values) < min(2, rows) or not values or len(set(values)) * 10 < len(values) * 9:
        return None
    if (COLLEAGUES | NEVER_CALLED).intersection(header_words(name)):
        return None
    for key, pattern in (("email", _EMAIL), ("linkedin", _LINKEDIN), ("website", _WEBSITE), ("phone", _PHONE)):
        if all(pattern.fullmatch(value) for value in values):
            return key
    return None


@lru_cache(4096)
def kinds_of_value(value: str) -> tuple[str, ...]:
    """The kinds of custom field that can hold a value: "number", "yes_no", "date"; none for text.

    A number with a leading zero is a code, one of ten digits a phone number or an id; 1 and 0 alone are numbers, and no
    1.0 is a yes.
    """
    kinds = []
    if _SMALL_NUMBER.fullmatch(value):
        kinds.append("number")
    if len(value) <= 12 and (value in ("0", "1") or not _FIGURES.fullmatch(value)) and _is_yes_no(value):
        kinds.append("yes_no")
    if is_date(value):
        kinds.append("date")
    return tuple(kinds)


def _is_yes_no(value: str) -> bool:
    try:
        read_yes_no(value)
    except InputError:
        return False
    return True


def salutations(values: Sequence[str]) -> bool:
    """Whether every value is Mr, Mrs, Dr. or the like."""
    return all(
        word in SALUTATIONS for value in values for word in re.split(r"[\s./]+", fold(value).strip(" .")) if word
    )


def only_numbers(values: Sequence[str]) -> bool:
    """Whether there are values and every one is a plain number."""
    return bool(values) and all(value.isdecimal() for value in values)


def only_answers(values: Sequence[str]) -> bool:
    """Whether there are values and every one is yes or no."""
    return bool(values) and all(_is_yes_no(value) for value in values)


def only_figures(values: Sequence[str]) -> bool:
    """Whether there are values and every one is an amount or a number, however it is grouped."""
    return bool(values) and all(_FIGURES.fullmatch(value) for value in values)


def looks_like_ids(values: Sequence[str]) -> bool:
    """Whether these are a system's ids: all different, and longer than the numbers of rows."""
    return bool(values) and len(set(values)) == len(values) and all(_SYSTEM_ID.fullmatch(value) for value in values)


def looks_like_names(values: Sequence[str]) -> bool:
    """Whether these read as names of people: two to four words each, none with a digit or an @."""
    return bool(values) and all(_NAME.fullmatch(value) and 2 <= len(value.split()) <= 4 for value in values)


def looks_like_people(values: Sequence[str]) -> bool:
    """Whether these read as names of people and none as one of a company: what may be either is told by all of them."""
    return looks_like_names(values) and not any(_COMPANY_WORD.search(value) for value in values)


def looks_like_phones(values: Sequence[str]) -> bool:
    """Whether these are phone numbers and no numbers of a system: written with signs, or as long as phones are."""
    return bool(values) and all(_DIALLED.fullmatch(value) for value in values)


def looks_like_companies(values: Sequence[str]) -> bool:
    """Whether a third of the values end in a legal form (Inc, GmbH, Ltd, ...)."""
    return sum(bool(_LEGAL_FORM.search(value)) for value in values) * 3 >= max(len(values), 1)
