"""A typed time with what is to be done after it: "next tuesday 10:30 send contract".

Always holds: nothing is guessed inside the time. The longest beginning that reads is the time; when what follows could
belong to it (a figure, a word of times, such a word misspelt), nothing is split and the whole is refused as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from leadtui.rules.when.vocabulary import KNOWN
from leadtui.words.errors import InputError

BETWEEN = ",:;-–"
"""May stand between the time and what is to be done."""
LINKS = frozenset({"to", "the", "and"})
"""Words of times that begin a sentence as well: the word after them decides."""
MOST_WORDS = 16
"""Words of the longest time."""
_ZONES = "africa america antarctica arctic asia atlantic australia etc europe indian pacific us"
_AREAS = frozenset(_ZONES.split())
"""What the name of a time zone begins with: Europe/Paris."""
_LONG = 5
_NEAR = 0.8


def when_and_what(phrase: str, reads: Callable[[str], object]) -> tuple[str, str]:
    """Return the time in a phrase, and what follows it; the phrase and "" where it cannot be split.

    `reads` raises InputError for what is no time.
    """
    words = phrase.split()
    for count in range(min(len(words) - 1, MOST_WORDS), 0, -1):
        time = " ".join(words[:count]).rstrip(f"{BETWEEN} ")
        try:
            reads(time)
        except InputError:
            continue
        return (phrase, "") if _of_times(words[count:]) else (time, " ".join(words[count:]))
    return phrase, ""


def names_no_time(words: list[str]) -> bool:
    """Whether no word may be meant as a time: no figure, no word of times."""
    plain = (word.casefold().strip(".,:;!?") for word in words)
    return not any(word not in LINKS and (word in KNOWN or any(map(str.isdigit, word))) for word in plain)


def _of_times(words: list[str]) -> bool:
    """Whether what begins like this may be meant as a time."""
    first = words[0].casefold().strip(".,:;!?")
    if first in LINKS:
        return len(words) < 2 or _of_times(words[1:])
    if first == "at" and len(words) > 1 and words[1].casefold().strip(".,:;!?") == "theirs":
        return False
    if first.partition("/")[0] in _AREAS and first.partition("/")[2]:
        return True
    if not first.isalpha():
        return not any(letter.isalpha() for letter in first) or any(letter.isdigit() for letter in first)
    if first in KNOWN:
        return True
    near = [word for word in KNOWN if word[:1] == first[:1] and min(len(word), len(first)) >= _LONG]
    return bool(get_close_matches(first, near, n=1, cutoff=_NEAR))
