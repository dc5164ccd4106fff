"""What of a record is compared, and the form in which it is.

Always holds: what is compared is folded, without accents and punctuation, in Latin letters where the script has a
usual transliteration; a blank is no value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from leadtui.rules.text import fold
from leadtui.words.records import record

NAME, TEXT, CODE, DATE, EMAIL, CHOICE, NUMBER = "name", "text", "code", "date", "email", "choice", "number"
DAY = "day"
"""Kinds of values: each has its own measure of likeness. A NUMBER of another system is the same or says nothing. A DATE
is one's own (a birthday), a DAY one that many share (an end of contract): one near it says no more than any other."""


@record
class Trait:
    """Something two records are compared by. `said` is its name in a reason; `several`: a record may have more."""

    key: str
    kind: str
    said: str
    group: str = ""
    several: bool = False


PERSON, FIRM, PLACE = "person", "company", "address"
"""Traits of a group tend to agree together: colleagues share an office, a household an address."""

TRAITS = (
    Trait("first", NAME, "first name", PERSON),
    Trait("last", NAME, "last name", PERSON),
    Trait("company", TEXT, "company", FIRM),
    Trait("host", CHOICE, "website", FIRM),
    Trait("email", EMAIL, "email", PERSON, several=True),
    Trait("phone", CODE, "phone", FIRM, several=True),
    Trait("street", TEXT, "street", PLACE),
    Trait("city", TEXT, "city", PLACE),
    Trait("postal", CODE, "postal code", PLACE),
    Trait("state", CHOICE, "state", PLACE),
    Trait("country", CHOICE, "country", PLACE),
    Trait("title", TEXT, "title"),
    Trait("linkedin", CODE, "LinkedIn"),
    Trait("external", NUMBER, "external id"),
)
"""The standard traits; the workspace's own fields come after them."""

GMAIL = "gmail.com"
"""Where dots before the @ are not read."""

_WORD = re.compile(r"[^\W_]+")
_SCHEME = re.compile(r"^[a-z]+://")
_ISO_DATE = re.compile(r"(?:1[6-9]|20)\d\d-?(?:0\d|1[0-2])-?[0-3]\d")
_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэіїєґ", "abvgdeziiklmnoprstufhyeiieg", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya", "ъ": "", "ь": ""}
    | dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True))
    | {"θ": "th", "χ": "ch", "ψ": "ps"}
)
"""Cyrillic and Greek letters as passports write them (ICAO Doc 9303, shortened)."""


@lru_cache(maxsize=65_536)
def plain(value: str) -> str:
    """Words as they are compared: folded, in Latin letters, one blank between them."""
    folded = fold(value)
    if not folded.isascii():
        folded = folded.translate(_LATIN)
    return " ".join(_WORD.findall(folded.replace("'", "").replace("’", "")))


def code(value: str) -> str:
    """A number or code as it is compared: letters and digits only."""
    return "".join(_WORD.findall(fold(value)))


def mailbox(address: str) -> str:
    """An email as it is compared: what stands after a + is the reader's own mark, and Gmail reads no dots."""
    local, at, domain = address.rpartition("@")
    bare = local.partition("+")[0]
    if domain in (GMAIL, "googlemail.com"):
        bare, domain = bare.replace(".", ""), GMAIL
    return f"{bare}@{domain}" if at and bare else address


def date_digits(value: str) -> str:
    """A date as eight digits, "" for what is none (1986-08-16, 19860816)."""
    text = value.strip()
    return text.replace("-", "")[:8] if _ISO_DATE.fullmatch(text[:10] if "-" in text else text) else ""


def kind_of(values: list[str]) -> str:
    """What kind of value a field of one's own holds, by what most of these look like."""
    some = [value for value in values if value]
    if not some:
        return TEXT
    if sum(1 for value in some if date_digits(value)) >= 0.8 * len(some):
        return DATE if seldom_equal(some) else DAY
    digits = sum(1 for value in some if sum(map(str.isdigit, value)) * 2 > len(value))
    if digits >= 0.8 * len(some):
        return CODE
    return CHOICE if len(some) >= 50 and len(set(some)) <= 12 else TEXT


def seldom_equal(values: list[str]) -> bool:
    """Whether few of these values are equal: at most one pair in a hundred, or half as many as there are values."""
    equal = sum(count * (count - 1) // 2 for count in Counter(values).values())
    return equal <= max(0.01 * len(values) * (len(values) - 1) / 2, len(values) / 2)


def handle(value: str) -> str:
    """Whose page it is, of an address at LinkedIn: "ada-king" of https://www.linkedin.com/in/Ada-King/?trk=1."""
    path = _SCHEME.sub("", fold(value).strip()).partition("?")[0].partition("#")[0]
    parts = [part for part in path.split("/") if part]
    return "" if not parts or (len(parts) == 1 and "." in path) else parts[-1]


def swappable(keys: Iterable[str]) -> bool:
    """Whether first and last names are both there, so that one may stand in the other's place."""
    return {"first", "last"} <= set(keys)


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """A name as it sounds, roughly, in any European language: the first letter and the next three consonants.

    Like Soundex (US patent 1,261,167), with the spellings that sound the same made one first.
    """
    if not word:
        return ""
    for written, heard in _HEARD:
        word = word.replace(written, heard)
    kept = [word[0].translate(_FIRST)]
    for letter in word[1:].translate(_ALIKE):
        if letter not in ("-", " ") and letter != kept[-1]:
            kept.append(letter)
    return "".join(kept[:4])


_HEARD = (
    ("sch", "s"), ("tch", "c"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("gh", "g"), ("kn", "n"), ("wr", "r"),
    ("ts", "s"), ("tz", "s"), ("ch", "k"), ("sh", "s"), ("qu", "k"), ("x", "ks"), ("z", "s"), ("dt", "t"),
)  # fmt: skip
_FIRST = str.maketrans("ckqjyvwz", "kkkiiffs")
_ALIKE = str.maketrans("aeiouyhwcqgjdtbpvfzsmnkxlr", "--------kkkkttpppfssmnkslr".replace("f", "p"))
