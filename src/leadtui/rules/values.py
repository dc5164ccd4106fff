"""Single values as files hold them: whole numbers, yes/no, countries, sizes of companies, web addresses, tags.

Each reader takes cleaned text and gives the value stored, or raises InputError with a sentence and an example. Dates
stand in `rules/written_dates.py`, amounts in `rules/money.py`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from leadtui.rules.money import parse_money
from leadtui.rules.names import website_host
from leadtui.rules.text import fold
from leadtui.words.countries import Country, countries, country_words
from leadtui.words.errors import InputError
from leadtui.words.workspace import word_key


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


_YES = _words("""
    yes y true t 1 on x checked ja j oui o vrai si s verdadero sim sì vero tak
    да はい 是 evet ano kyllä igen ✓ ✔ ☑
""")
_NO = _words("""
    no n false f 0 off unchecked nein non faux nao não falso nie nej нет いいえ 否 hayır ne ei nem nee ✗ ✘ ☐
""")
_YES_NO_WITH_MORE = re.compile(r"(?P<figure>[01])[.,]0+|(?P<word>[^\W\d_]{2,})[.!]+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([,.' _])\d{3})(?:\1\d{3})*|[+-]?\d+")
_RANGE = re.compile(r"^(?P<low>[\d.,' ]+k?)\s*(?:-|–|—|to|bis|à|a|\.\.)\s*(?P<high>[\d.,' ]+k?)$", re.IGNORECASE)
_EMPLOYEES = re.compile(
    r"(?i)\b(employees?|people|persons?|staff|fte|mitarbeiter|employés|salariés|empleados|dipendenti|medewerkers)\b\.?"
)
_MORE_THAN = re.compile(r"(?i)^(?:>=?|more than|over|mehr als|plus de|más de|\+)?\s*([\d.,' ]+k?)\s*\+?$")
_FEWER_THAN = re.compile(r"(?i)^(?:<=?|less than|fewer than|under|up to)\s*([\d.,' ]+k?)$")
_HOST_OF_URL = re.compile(r"(?i)https?://[^/?#@]*(?=[/?#]|$)")
_TAG_SEPARATOR = re.compile(r"\s*(?::::|[;,|\n])\s*")
_SIZE_NAMES = {"selfemployed": 1, "soleproprietor": 1, "freelancer": 1, "justme": 1, "onlyme": 1}
MAX_INTEGER = 2**53


def read_integer(text: str) -> int:
    """Read a whole number, with or without groups of three: "1,234", "1.234", "1 234", "12.0"."""
    said = re.sub(r"\s", " ", text.strip())
    bare = re.sub(r"(?<=\d)[.,]0+$", "", said) if not _GROUPED.fullmatch(said) or said.endswith((".0", ".00")) else said
    if not _GROUPED.fullmatch(bare):
        raise InputError(f'"{said[:60]}" is not a whole number.', 'Write digits, such as "250" or "1,250".')
    number = int(re.sub(r"[^\d+-]", "", bare)[:20])
    if abs(number) > MAX_INTEGER:
        raise InputError(f'"{said[:60]}" is too large a number.')
    return number


def read_yes_no(text: str) -> bool:
    """Read yes or no: yes, no, true, false, 1, 0, x, and the same words in other languages; "No." and "0.0" as well."""
    key = fold(text.strip())
    if key not in _YES and key not in _NO and (more := _YES_NO_WITH_MORE.fullmatch(key)):
        key = more["figure"] or more["word"]
    if key in _YES:
        return True
    if key in _NO:
        return False
    raise InputError(f'"{text.strip()[:60]}" is neither yes nor no.', "Write yes or no.")


def read_country(text: str) -> Country:
    """Find a country by its ISO code (two or three letters) or its name, in English or another language."""
    key = word_key(fold(text).replace(".", ""))
    code = _english().get(key) or _other_languages().get(key)
    if code is None:
        raise InputError(
            f'"{text.strip()[:60]}" is not a country.', 'Write its name or two-letter code, such as "France".'
        )
    return countries()[code]


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """The alpha-2 code of a country, "" when there is none of that name."""
    try:
        return read_country(text).code if text else ""
    except InputError:
        return ""


@cache
def _english() -> dict[str, str]:
    return {word_key(fold(word).replace(".", "")): code for word, code in country_words().items()}


@cache
def _other_languages() -> dict[str, str]:
    """Names in the languages of libphonenumber's list; a name two countries share means neither."""
    from phonenumbers.geodata.locale import LOCALE_DATA

    found: dict[str, str] = {}
    shared: set[str] = set()
    for code, names in LOCALE_DATA.items():
        for name in set(names.values()) if code in countries() else ():
            key = word_key(fold(name).replace(".", ""))
            if not name.startswith("*") and found.setdefault(key, code) != code:
                shared.add(key)
    return {key: code for key, code in found.items() if key not in shared}


@lru_cache(maxsize=4096)
def read_employees(text: str) -> int:
    """Read how many work there. A range gives its lower end: "51-200" is 51, "1,000+" is 1000, "<10" is 1.

    The lower end is what is certain, and `employees:50..` then finds the company.
    """
    said = _EMPLOYEES.sub("", " ".join(text.split())).strip(" ()")
    between = _RANGE.match(said)
    if between:
        low, high = _size(between["low"]), _size(between["high"])
        if low <= high:
            return low
    elif _FEWER_THAN.match(said):
        return 1
    elif more := _MORE_THAN.match(said):
        return _size(more[1])
    elif word_key(said) in _SIZE_NAMES:
        return _SIZE_NAMES[word_key(said)]
    raise InputError(f'"{text.strip()[:60]}" is no number of employees.', 'Write "120" or a range such as "51-200".')


def _size(text: str) -> int:
    text = text.strip()
    return parse_money(text, "JPY").minor if text[-1:].lower() == "k" else read_integer(text)


def read_website(text: str) -> str:
    """Read a web address; gives it with its scheme and the host in small letters. Only http and https are allowed."""
    said = text.strip()
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.\-]*):(?!\d)", said)
    allowed = not scheme or scheme[1].lower() in ("http", "https")
    if not allowed or not website_host(said) or re.search(r"\s", said):
        raise InputError(f'"{said[:60]}" is not a web address.', 'Write one such as "example.com".')
    return same_website(said if scheme else f"https://{said}")


def same_website(url: str) -> str:
    """A web address in the form in which it is one with another: scheme and host in small letters, where capitals mean
    nothing (RFC 3986, 6.2.2.1); in its path they do.
    """
    found = None if url.islower() else _HOST_OF_URL.match(url)
    return f"{found[0].lower()}{url[found.end() :]}" if found else url


def read_tags(text: str) -> list[str]:
    """Split a cell of tags by comma, semicolon, bar or ` ::: `; Google's own groups ("* myContacts") are left out."""
    tags = (tag.strip() for tag in _TAG_SEPARATOR.split(text.strip()))
    return list(dict.fromkeys(tag.lstrip("#") for tag in tags if tag.strip("# ") and not tag.startswith("* ")))
