"""Names of people and companies: split, and brought to the form in which two of them are compared.

The libraries (nameparser, cleanco) are imported when first needed and stand behind guards: no part of a name is lost,
and a company never becomes nothing ("Company Co" is not all legal form).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from leadtui.rules.name_parts import surname_in_capitals
from leadtui.rules.text import fold

_PARSED_AT_MOST = 120
_NICKNAME = re.compile(r"\s*(?:\"([^\"]{1,40})\"|“([^”]{1,40})”|\(([^)]{1,60})\))\s*")
_MORE_SALUTATIONS = frozenset(
    (
        "mme",
        "mlle",
        "monsieur",
        "madame",
        "sra",
        "srta",
        "senor",
        "senora",
        "dott",
        "dottssa",
        "sig",
        "sigra",
        "dhr",
        "mevr",
    )
)
_PARTICLES = frozenset(
    ("van", "von", "vom", "de", "del", "della", "di", "da", "dos", "du", "zu", "ter", "ten", "af", "av")
)
_SECOND_PARTICLES = frozenset(("der", "den", "de", "het", "la", "las", "los", "le", "'t"))
_LEGAL_FORM_BEFORE = re.compile(r"^(?:ооо|оао|зао|пао|株式会社|有限会社|pt|cv)\s*[\"«]?(?=\S{3})")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.\-]*://")
_HOST_END = re.compile(r"[/?#\s]")
_PORT = re.compile(r":\d*$")
_HOST = re.compile(r"[^\W_]([\w\-]*\.)+[^\W\d_][\w\-]+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a person's name; "" for what is not there. Middle names stand with the first.

    department: what stands in brackets behind a name and is no nickname: "Ann Ray (Sales)".
    """

    salutation: str = ""
    first: str = ""
    last: str = ""
    suffix: str = ""
    nickname: str = ""
    department: str = ""


def split_name(full: str) -> Name:
    """Split a whole name: "Dr. Jan van der Berg Jr.", "Doe, John", "John \"Johnny\" Doe".

    A single word is a first name, unless a salutation stands before it ("Mr. Smith"): a last name is never made up,
    since a contact needs a true one. What alone is written in capitals is the last name, wherever it stands; what
    cannot be split is a first name whole.
    """
    full = " ".join(full.split())
    nickname = _NICKNAME.search(full)
    if nickname and nickname.start():
        said = next(part for part in nickname.groups() if part)
        bare = f"{full[: nickname.start()]} {full[nickname.end() :]}".strip()
        name = _split(bare)
        from leadtui.rules.titles import is_function

        if nickname[3] and is_function(said):
            return Name(name.salutation, name.first, name.last, name.suffix, department=said)
        return Name(name.salutation, name.first, name.last, name.suffix, said)
    return _split(full)


def _split(full: str) -> Name:
    words = full.split()
    if _only_surname(words):
        return Name(last=full)
    if len(full) > _PARSED_AT_MOST or len(words) < 2:
        return Name(first=" ".join(words[:-1]) or full, last=words[-1] if len(words) > 1 else "")
    from nameparser import HumanName

    peeled = words[0] if fold(words[0]).strip(".") in _MORE_SALUTATIONS else ""
    parsed = HumanName(full[len(peeled) :].strip())
    first = f"{parsed.first} {parsed.middle}".strip()
    salutation = f"{peeled} {parsed.title}".strip()
    last = str(parsed.last)
    if peeled and not parsed.title and first and not last:
        first, last = "", first
    first, last = surname_in_capitals(first, last)
    name = Name(salutation, first, last, str(parsed.suffix))
    lost = _letters(full) != _letters(f"{salutation}{first}{last}{parsed.suffix}")
    if lost or not (first or last):
        return Name(first=" ".join(words[:-1]), last=words[-1]) if lost else Name(first=full)
    return name


def _only_surname(words: list[str]) -> bool:
    """Whether a name is a surname with its particles and nothing else: "VAN DER BERG", "von Neumann".

    One particle alone may be a first name, unless it is written as particles are ("Van Morrison").
    """
    if len(words) < 2 or fold(words[0]) not in _PARTICLES:
        return False
    if len(words) == 3 and fold(words[1]) in _SECOND_PARTICLES:
        return True
    return len(words) == 2 and words[0].islower() and not words[1].islower()


def _letters(text: str) -> list[str]:
    return sorted(character for character in fold(text) if character.isalnum())


def compatible_names(a_first: str, a_last: str, b_first: str, b_last: str) -> bool:
    """Whether two names can be one person's who share an email or a phone.

    They can when first and last names each are equal (case, accents, hyphens, script aside), an initial, a short form
    or some words of the other, or missing; also when first and last are swapped or split otherwise. Another first name
    is a household or a role, another generation father and son. Duplicates ask the same (`likeness.name_forms`).
    """
    from leadtui.rules.likeness.traits import plain

    a_first, a_last, b_first, b_last = (plain(part) for part in (a_first, a_last, b_first, b_last))
    if _alike(a_first, b_first) and _alike(a_last, b_last):
        return True
    if not (a_first or a_last):
        return False
    return (_same(a_first, b_last) and _same(a_last, b_first)) or _words(a_first, a_last) == _words(b_first, b_last)


def _words(first: str, last: str) -> list[str]:
    return sorted(f"{first} {last}".split())


def _same(one: str, other: str) -> bool:
    return not one or not other or one == other


def _alike(one: str, other: str) -> bool:
    from leadtui.rules.likeness.name_forms import apart, short_form

    if _same(one, other):
        return True
    short, long = sorted((one.split(), other.split()), key=len)
    found = set(short) <= set(long) or short_form(one, other)
    return found and not apart(one, other)


@lru_cache(maxsize=65_536)
def company_key(name: str) -> str:
    """A company's name as it is compared: folded, legal form and punctuation off, "&" as "and".

    "ACME, Inc." and "Acme GmbH" are "acme". Never empty for a name with a letter or digit: what would be all legal form
    stays whole.
    """
    folded = fold(name)[:500]
    bare = _LEGAL_FORM_BEFORE.sub("", _without_legal_form(folded) if folded.strip() else "")
    for candidate in (bare, folded):
        key = _company_words(candidate)
        if len(key) > 1 and key != "the":
            return key
    return _company_words(folded)


def _without_legal_form(name: str) -> str:
    """What cleanco's `basename` gives, sooner: only forms that end in the name's last word are tried, in order."""
    from cleanco import clean as cleanco

    parts = cleanco.strip_tail(name).split()
    folded = parts if name.isascii() else cleanco.normalized(" ".join(parts)).split()
    compared = [cleanco.strip_punct(word) for word in folded]
    tried = -1
    while compared:
        forms = _legal_forms().get(compared[-1], ())
        found = next(((at, n) for at, form in forms if at > tried and compared[-(n := len(form)) :] == form), None)
        if found is None:
            break
        tried, length = found
        del compared[-length:], parts[-length:]
    return str(cleanco.strip_tail(" ".join(parts)))


@cache
def _legal_forms() -> dict[str, list[tuple[int, list[str]]]]:
    """Legal forms by their last word, each with its place in the list."""
    from cleanco import clean as cleanco

    found: dict[str, list[tuple[int, list[str]]]] = {}
    for at, (_, form) in enumerate(cleanco.prepare_default_terms()):
        found.setdefault(form[-1], []).append((at, form))
    return found


def _company_words(text: str) -> str:
    return " ".join(_WORD.findall(text.replace("'", "").replace("’", "").replace("&", " and ")))


@lru_cache(maxsize=4096)
def website_host(url: str) -> str:
    """The host of a web address, lower case and without "www.", by which two websites are compared; "" for none."""
    text = _SCHEME.sub("", url.strip().lower())
    host = _HOST_END.split(text, maxsplit=1)[0].rpartition("@")[2]
    host = _PORT.sub("", host).strip(".").removeprefix("www.")
    return host if _HOST.fullmatch(host) else ""
