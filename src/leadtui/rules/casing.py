"""Names written all in capitals, or all in small letters, as names are written.

Only text in which no letter differs in case from the others is touched: whoever mixed capitals and small letters meant
it. So casing a name that was cased is always nothing. Text with the Turkish i (İ, ı) stays as it is, since its
capitals are others; so do scripts without capitals.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

Word: TypeAlias = Callable[[str, int, int, str], str]

_LETTERS = re.compile(r"[^\W\d_]+")
_PERSON = re.compile(r"['’]?(?:[^\W\d_]|[ .,'’()\-])+")
_COMPANY = re.compile(r"(?:\w|[ .,'’&+/()!:\-])+")
"""What names are written with; other text may be a code, an address or a formula, and stays as it is."""
_TURKISH = re.compile("[İı]")
_VOWEL = re.compile("[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿąęěėīōūű]")
_ROMAN = frozenset(("ii", "iii", "iv", "vi", "vii", "viii"))
_TITLES = {
    "phd": "PhD", "mba": "MBA", "cpa": "CPA", "cfa": "CFA", "md": "MD", "dds": "DDS", "esq": "Esq", "jr": "Jr",
    "sr": "Sr", "dr": "Dr", "mr": "Mr", "mrs": "Mrs", "ms": "Ms", "st": "St",
}  # fmt: skip
_PARTICLES = frozenset(
    ("van", "von", "vom", "der", "den", "de", "del", "da", "das", "do", "dos", "du", "des", "zu", "zum", "zur", "ter",
     "ten", "te", "bin", "ibn", "bint", "y", "e", "af", "av", "und", "op")
)  # fmt: skip
_AFTER_PARTICLE = frozenset(("la", "las", "los", "le", "het", "t", "der", "den", "von", "zu"))
_MAC = re.compile(r"mc(?=[^\W\d_]{2})")
_MACS = frozenset(
    ("macallister", "macarthur", "macaulay", "macdonald", "macdougall", "macdowell", "macfarlane", "macgregor",
     "macgowan", "macintosh", "macintyre", "mackinnon", "maclean", "macleod", "macmillan", "macnamara", "macneil",
     "macpherson", "macqueen", "macrae", "mactavish")
)  # fmt: skip
_CITY_WORDS = frozenset(
    ("de", "del", "di", "do", "da", "dos", "das", "du", "des", "la", "le", "les", "las", "los", "sur", "sous", "en",
     "aux", "et", "lez", "am", "an", "der", "den", "dem", "bei", "im", "in", "ob", "vor", "und", "auf", "aan", "op",
     "on", "upon", "of", "the", "by", "under", "y", "i", "of", "and", "nad", "pod", "al", "sul", "nel")
)  # fmt: skip
_CITY_SHORT = frozenset(("nyc", "la", "sf", "dc", "kl", "hk"))
_SMALL = frozenset(
    ("and", "of", "the", "for", "und", "et", "y", "e", "de", "du", "des", "la", "le", "les", "der", "die", "das", "für",
     "fur", "von", "van", "di", "da", "do", "del", "en", "in", "on", "at", "by", "to", "or")
)  # fmt: skip
_FIRST = frozenset(("the", "les", "los", "las", "der", "die", "das", "van", "von", "for", "and", "our"))
"""Words of three letters that begin names of several words and stand for nothing else there: "THE HOME DEPOT"."""
_FORMS = {
    "gmbh": "GmbH", "mbh": "mbH", "kgaa": "KGaA", "gbr": "GbR", "ohg": "OHG", "ag": "AG", "kg": "KG", "se": "SE",
    "ug": "UG", "inc": "Inc", "incorporated": "Incorporated", "ltd": "Ltd", "limited": "Limited", "llc": "LLC",
    "llp": "LLP", "lp": "LP", "plc": "PLC", "corp": "Corp", "co": "Co", "pty": "Pty", "pte": "Pte", "pvt": "Pvt",
    "sa": "SA", "sas": "SAS", "sasu": "SASU", "sarl": "SARL", "eurl": "EURL", "sca": "SCA", "srl": "Srl",
    "spa": "SpA", "sl": "SL", "slu": "SLU", "ltda": "Ltda", "bv": "BV", "nv": "NV", "vof": "VOF", "ab": "AB",
    "as": "AS", "asa": "ASA", "aps": "ApS", "oy": "Oy", "oyj": "Oyj", "kft": "Kft", "zrt": "Zrt", "sro": "s.r.o",
    "usa": "USA", "uk": "UK", "eu": "EU", "us": "US", "it": "IT", "hr": "HR",
}  # fmt: skip
_COMMON = frozenset(
    ("air", "art", "auto", "bar", "bay", "big", "bio", "box", "bus", "car", "cat", "city", "day", "dog", "eco", "eye",
     "fit", "fly", "fox", "fun", "gas", "get", "go", "gym", "hot", "ice", "inn", "ink", "jet", "joy", "key", "kid",
     "law", "lab", "mad", "max", "net", "new", "oak", "oil", "old", "one", "our", "own", "pet", "pro", "pub", "red",
     "sea", "sky", "ski", "son", "spa", "sun", "tax", "tea", "top", "toy", "two", "van", "web", "win", "zoo", "bros",
     "sons", "team")
)  # fmt: skip
_ACRONYMS = frozenset(("adac", "aida", "asus", "eads", "fifa", "ikea", "nasa", "nato", "uefa", "unesco", "unicef"))


@lru_cache(maxsize=65_536)
def cased_name(text: str) -> str:
    """A person's first or last name: "VAN DER BERG" is "van der Berg", "o'brien" is "O'Brien"."""
    return _each(text, _name_word) if _one_case(text) and _PERSON.fullmatch(text) else text


@lru_cache(maxsize=65_536)
def cased_city(text: str) -> str:
    """A city: "SAINT-DENIS-SUR-SARTHON" is "Saint-Denis-sur-Sarthon"; "NYC" stays."""
    if not _one_case(text) or (text.isupper() and text.lower() in _CITY_SHORT) or not _PERSON.fullmatch(text):
        return text
    return _each(text, _city_word)


@lru_cache(maxsize=65_536)
def cased_company(text: str) -> str:
    """A company: "ACME INDUSTRIES GMBH" is "Acme Industries GmbH"; what seems an acronym stays ("BMW", "H&M").

    One word of up to five capitals alone stays too, and so does a name that looks like a web address.
    """
    if not _one_case(text) or not _COMPANY.fullmatch(text) or re.search(r"\w\.\w{2,}", text):
        return text
    if text.isupper():
        words = _LETTERS.findall(text)
        if len(words) == 1 and len(words[0]) <= 5:
            return text
        return _each(text, _shouted_word)
    return _each(text, _whispered_word)


def _one_case(text: str) -> bool:
    return (text.isupper() or text.islower()) and not _TURKISH.search(text)


def _each(text: str, word: Word) -> str:
    """The text with each run of letters as `word` writes it, told the text and where the run begins and ends."""
    return _LETTERS.sub(lambda found: word(found[0].lower(), found.start(), found.end(), text), text)


def _capital(word: str) -> str:
    first = word[:1].upper()
    return first + word[1:] if len(first) == 1 else word  # "ß" has no capital that is one letter


def _name_word(word: str, start: int, end: int, text: str) -> str:
    before, after = text[:start], text[end:]
    if word in _TITLES and (before or after):
        return _TITLES[word]
    if word in _ROMAN and before:
        return word.upper()
    if len(word) == 2 and text.isupper() and not after and (word[1] == "j" or not _VOWEL.search(word)):
        return word.upper()  # initials: "JP", "AJ"
    if _follows_letters(before):
        return word  # the rest of a word with an apostrophe in it
    if _is_particle(word, before, after):
        return word
    if _MAC.match(word):
        return "Mc" + _capital(word[2:])
    if word in _MACS:
        return "Mac" + _capital(word[3:])
    return _capital(word)


def _follows_letters(before: str) -> bool:
    """Whether an apostrophe stands before that has two letters or more in front of it ("Ta'an", but "O'Brien")."""
    return bool(re.search(r"[^\W\d_]{2}['’]$", before))


def _is_particle(word: str, before: str, after: str) -> bool:
    if not re.match(r"[\s\-]+[^\W\d_]", after) or before.endswith(("'", "’")):
        return False
    if word in _PARTICLES:
        return True
    said = _LETTERS.findall(before.lower())
    return word in _AFTER_PARTICLE and bool(said) and said[-1] in _PARTICLES


def _city_word(word: str, start: int, end: int, text: str) -> str:
    before = text[:start]
    if _follows_letters(before) or (re.search(r"[^\W\d_]['’]$", before) and len(word) == 1):
        return word
    if word in _CITY_WORDS and before and text[end:]:
        return word
    if re.match("ij[mlsz]", word):
        return "IJ" + word[2:]
    return "Mc" + _capital(word[2:]) if _MAC.match(word) else _capital(word)


def _shouted_word(word: str, start: int, end: int, text: str) -> str:
    before, after = text[:start], text[end:]
    if word in _FORMS and before:
        return _FORMS[word]
    if _follows_letters(before):
        return word
    if word in _SMALL and before and after and not after.startswith((".", "&")):
        return word
    if word in _FIRST and not before and re.match(r" +\w{2}", after):
        return _capital(word)
    joined = after.startswith(("&", ".")) or before.endswith(("&", "."))
    short = len(word) <= 3 and word not in _COMMON
    if word in _ACRONYMS or joined or short or not _VOWEL.search(word):
        return word.upper()
    return "Mc" + _capital(word[2:]) if _MAC.match(word) else _capital(word)


def _whispered_word(word: str, start: int, end: int, text: str) -> str:
    before, after = text[:start], text[end:]
    if word in _FORMS and before:
        return _FORMS[word]
    if _follows_letters(before) or (word in _SMALL and before and after):
        return word
    if before.endswith(("'", "’")) and len(word) == 1:
        return word
    return "Mc" + _capital(word[2:]) if _MAC.match(word) else _capital(word)
