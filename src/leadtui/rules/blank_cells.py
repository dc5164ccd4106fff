"""Which texts of a cell say that nothing is known of a field. The whole cell decides, never a part of it.

Nothing in a description, note or field of one's own counts as blank: what stands there is a text. Of what is known of a
deal "none" and "unknown" are answers, and so is "unknown" as a status.
"""

from __future__ import annotations

from functools import cache

from leadtui.words.blanks import BLANKS, CODES, FIRST_NAMES, SURNAMES, UNKNOWN
from leadtui.words.contact import CRITERIA

NOTHING: frozenset[str] = frozenset()
_TEXTS = ("description", "custom", "outcome", "external_kind")
_ANSWERS = ("status", "disqualify_reason", *(word.key for word in CRITERIA))
_GIVEN_NAMES = ("first_name", "full_name")
_PLACES = ("country", "state")


@cache
def blanks_of(key: str) -> frozenset[str]:
    """The texts that count as a blank cell in a column of this field: "email.2", "custom.Size", ..."""
    family = key.partition(".")[0]
    if family in _TEXTS:
        return NOTHING
    if family in _ANSWERS or family.removesuffix("_detail") in _ANSWERS:
        return certain_blanks()
    spoken = certain_blanks() | _as_written(UNKNOWN)
    if family == "last_name":
        return spoken - SURNAMES
    if family in _GIVEN_NAMES:
        return spoken - FIRST_NAMES
    return spoken - CODES if family in _PLACES else spoken


@cache
def certain_blanks() -> frozenset[str]:
    """The texts that say in any field that nothing is known."""
    return _as_written(BLANKS)


def _as_written(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word, word.lower(), word.upper(), word.capitalize()))
