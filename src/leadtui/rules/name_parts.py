"""What is written around a person's name or into it, and what that says: the surname in capitals, degrees, emoji.

Always holds: a name never becomes nothing, and what is taken off it is for the caller to keep beside.
"""

from __future__ import annotations

import re

from leadtui.rules.text import fold
from leadtui.words.name_words import GENERATIONS, PARTICLES, POST_NOMINALS, SURNAMES_OF_TWO

_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u26ff\u2b50\u2b55\u2705\u2708-\u270d\u2712\u2714\u2716\u2728\u2744\u274c\u2757"
    "\u2763\u2764\u27a1]+[\ufe0f\u200d\u20e3]*"
)
_MAC = re.compile(r"^(?:Mc|Mac|[OD]['’]|d['’])(?=\w{2})")
_BIRTH_NAME = re.compile(r"(?i)[\s,(]+(?:geb\.?|geborene[rn]?|née|né|z domu|roz\.)\s+[^,()]+\)?\s*(?=,|$)")
_SIGNS = re.compile(r"[^\w]")


def without_emoji(name: str) -> str:
    """A name without the pictures in it; one that is nothing else stays."""
    bare = "" if name.isascii() else " ".join(_EMOJI.sub(" ", name).split())
    return bare if sum(map(str.isalpha, bare)) > 1 else name


def without_post_nominals(last: str) -> str:
    """A last name without degrees and certificates: "Ford, MBA, PMP" is "Ford", "O'Brien PhD" is "O'Brien".

    Those that are known, and behind a comma any short word in capitals beside them. Jr. and III stay.
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
    while len(words) > 1 and _is_degree(words[-1], mixed=mixed):
        words.pop()
    if not parts and len(words) == number:
        return last
    return " ".join((*words, *(part for part in parts if _key(part) in GENERATIONS))) or last


def without_birth_name(name: str) -> str:
    """A name without the one somebody was born with: "Ute Meyer geb. Koch" is Ute Meyer."""
    return _BIRTH_NAME.sub("", name).strip() or name


def surname_in_capitals(first: str, last: str) -> tuple[str, str]:
    """First and last name where the surname is what is written in capitals: "MÜLLER", "Jürgen" are Jürgen MÜLLER.

    Only where one part is, of two letters or more, and another is not; else they come back as they are.
    """
    words = [*first.split(), *last.split()]
    loud = [at for at, word in enumerate(words) if _in_capitals(word)]
    if not loud or loud[-1] - loud[0] != len(loud) - 1:
        return first, last
    begin, end = loud[0], loud[-1] + 1
    while begin and fold(words[begin - 1]) in PARTICLES:
        begin -= 1
    given = [*words[:begin], *words[end:]]
    if any(word.islower() for word in given) or not any(_in_small_letters(word) for word in given):
        return first, last
    return " ".join(given), " ".join(words[begin:end])


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
    """Whether a word behind a name is a degree, of those that are known or `any_` that looks like one.

    `mixed`: the name itself is not all capitals, so capitals say something.
    """
    key, loud = _key(word), word.replace(".", "").isupper()
    if key in POST_NOMINALS:
        return len(key) > 2 or (mixed and loud)
    return any_ and mixed and loud and 2 <= len(key) <= 8


def _key(word: str) -> str:
    return _SIGNS.sub("", fold(word))
