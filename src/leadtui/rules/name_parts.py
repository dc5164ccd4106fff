"""What is written around a person's name or into it, and what that says: the surname in capitals, degrees, emoji.

Always holds: a name never becomes nothing, and what is taken off it is for the caller to keep beside.
"""

from __future__ import annotations

import re

from leadtui.rules.text import fold
from leadtui.words.name_words import GENERATIONS, PARTICLES, POST_NOMINALS, SURNAMES_OF_TWO
from leadtui.words.nicknames import GIVEN

_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u26ff\u2b50\u2b55\u2705\u2708-\u270d\u2712\u2714\u2716\u2728\u2744\u274c\u2757"
    "\u2763\u2764\u27a1]+[\ufe0f\u200d\u20e3]*"
)
_MAC = re.compile(r"^(?:Mc|Mac|[OD]['’]|d['’])(?=\w{2})")
_BIRTH_NAME = re.compile(r"(?i)[\s,(]+(?:geb\.?|geborene[rn]?|née|né|z domu|roz\.)\s+[^,()]+\)?\s*(?=,|$)")
_SIGNS = re.compile(r"[^\w]")
_MIXED = frozenset(["PhD", "Phd", "DPhil", "MPhil", "MSc", "BSc", "BEng", "MEng", "PharmD", "PsyD", "EdD"])
_SPELLED_OUT = frozenset(("esq", "esquire"))
_SURNAMES_TOO = frozenset(("meng", "cia"))
"""Surnames that in capitals look like degrees."""


def without_emoji(name: str) -> str:
    """A name without the pictures in it; one that is nothing else stays."""
    bare = "" if name.isascii() else " ".join(_EMOJI.sub(" ", name).split())
    return bare if sum(map(str.isalpha, bare)) > 1 else name


def without_post_nominals(last: str) -> str:
    """A last name without degrees and certificates: "Ford, MBA, PMP" is "Ford", "O'Brien PhD" is "O'Brien".

    Behind a comma those that are known, and any short word in capitals beside them; without one only what is written as
    a degree alone is (PhD, M.D.): Do, Meng and Mba are names. Jr. and III stay.
    """
    name, comma, behind = last.partition(",")
    if not comma and " " not in last:
        return last
    words, parts = name.split(), behind.replace(",", " ").split()
    mixed = not name.isupper()
    if parts:
        known = any(_is_degree(part, mixed=mixed) for part in parts)
        if not known or any(
            _key(part) not in GENERATIONS and not _is_degree(part, mixed=mixed, any_=True) for part in parts
        ):
            return last
    number = len(words)
    while len(words) > 1 and _written_as_degree(words[-1]):
        words.pop()
    if not parts and len(words) == number:
        return last
    return " ".join((*words, *(part for part in parts if _key(part) in GENERATIONS))) or last


def without_degrees(full: str) -> str:
    """A whole name without the degrees behind it: "Tom Ford MBA" is "Tom Ford".

    Only what is written as a degree is, or stands there in three capitals or more, and only while two words that are no
    particles remain; commas are for who splits the name.
    """
    words = full.split()
    if "," in full or len(words) < 3:
        return full
    while _written_as_degree(words[-1]) or _loud_degree(words[-1], words[:-1]):
        if sum(fold(word) not in PARTICLES for word in words[:-1]) < 2:
            break
        words.pop()
    return " ".join(words) if len(words) < len(full.split()) else full


def last_name_with(last: str, suffix: str, *, comma: bool) -> str:
    """A last name with what stands behind it; a degree is left out where a `comma` or a column tells it apart."""
    told = without_post_nominals(f"{last}, {suffix}") if comma and last and suffix else ","
    return f"{last} {suffix}".strip() if "," in told else told


def compared_words(first: str, last: str) -> str:
    """The words of a name as lists of names are compared: folded, in one order, without degrees while two remain.

    However a cell was split once, and whichever degrees were taken off then, the same words are the same name.
    """
    spoken = f"{first} {last}".split()
    bare = [word for word in spoken if not _may_be_degree(word)]
    words = bare if len(bare) > 1 else spoken
    return " ".join(sorted(fold(word).strip(".,") or word for word in words))


def _may_be_degree(word: str) -> bool:
    key = _key(word)
    return key in POST_NOMINALS and (len(key) > 2 or word.replace(".", "").strip(",").isupper())


def without_birth_name(name: str) -> str:
    """A name without the one somebody was born with: "Ute Meyer geb. Koch" is Ute Meyer."""
    return _BIRTH_NAME.sub("", name).strip() or name


def surname_in_capitals(first: str, last: str) -> tuple[str, str]:
    """First and last name where the surname is what is written in capitals: "Ana", "GARCÍA LÓPEZ"; "MÜLLER", "Jürgen".

    What stands last in capitals speaks for itself. What stands first is the surname only before a known first name, and
    where it is none itself ("JOHN Smith", "IBM Deutschland" stay). Generations and degrees say nothing.
    """
    spoken = [*first.split(), *last.split()]
    words = [word for word in spoken if not _stands_behind(word)]
    loud = [at for at, word in enumerate(words) if _in_capitals(word)]
    if not loud or loud[-1] - loud[0] != len(loud) - 1:
        return first, last
    begin, end = loud[0], loud[-1] + 1
    while begin and fold(words[begin - 1]) in PARTICLES:
        begin -= 1
    given = [*words[:begin], *words[end:]]
    if any(word.islower() for word in given) or not any(_in_small_letters(word) for word in given):
        return first, last
    if end < len(words) and (begin or not _before_a_first_name(words[:end], words[end])):
        return first, last
    return " ".join(given), " ".join((*words[begin:end], *filter(_stands_behind, spoken)))


def _before_a_first_name(surname: list[str], given: str) -> bool:
    if any("-" in word or fold(word) in GIVEN for word in surname):
        return False
    return fold(given).partition("-")[0] in GIVEN


def _stands_behind(word: str) -> bool:
    """Whether a word is a generation, or a degree as degrees are written."""
    key = _key(word)
    return (
        key in GENERATIONS
        or _written_as_degree(word)
        or (key in POST_NOMINALS and word.isupper() and key not in SURNAMES_OF_TWO)
    )


def _in_small_letters(word: str) -> bool:
    return word[:1].isupper() and not word.isupper()


def _in_capitals(word: str) -> bool:
    bare = _MAC.sub("", word).replace("ß", "SS")
    key = _key(word)
    if len(key) < 2 or not bare.isupper() or "." in word:
        return False
    if (key in POST_NOMINALS or key in GENERATIONS) and key not in SURNAMES_OF_TWO:
        return False
    return len(key) > 2 or not word.isascii() or key in SURNAMES_OF_TWO


def _is_degree(word: str, *, mixed: bool, any_: bool = False) -> bool:
    """Whether a word behind a comma is a degree, of those that are known or `any_` that looks like one.

    `mixed`: the name itself is not all capitals, so capitals say something.
    """
    key, loud = _key(word), word.replace(".", "").isupper()
    if _written_as_degree(word) or key in _SPELLED_OUT:
        return True
    if key in POST_NOMINALS:
        return mixed and loud if len(key) < 3 or key in _SURNAMES_TOO else loud or word.islower()
    return any_ and mixed and loud and 2 <= len(key) <= 8


def _written_as_degree(word: str) -> bool:
    """Whether a word is written as no name is: "PhD", "MSc", "M.D."."""
    word = word.rstrip(",")
    return word in _MIXED or ("." in word[:-1] and _key(word) in POST_NOMINALS)


def _loud_degree(word: str, name: list[str]) -> bool:
    key = _key(word)
    said = key in POST_NOMINALS and len(key) > 2 and key not in _SURNAMES_TOO
    return said and word.isupper() and any(_in_small_letters(part) for part in name)


def _key(word: str) -> str:
    return _SIGNS.sub("", fold(word))
