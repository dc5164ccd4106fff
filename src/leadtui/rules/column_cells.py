"""What is done to the cells of a column before they are read: what a program writes around every value comes off.

Pure and forgiving: a cell that is not as expected comes back as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from leadtui.rules.text import fold
from leadtui.words.headers_flags import UNSUBSCRIBED
from leadtui.words.name_words import PARTICLES
from leadtui.words.workspace import word_key

_PREFIX = re.compile(r"^(?:ag|as|[lcfpz]):(?=\S)")


def without_prefix(text: str) -> str:
    """A value of a Facebook list without its letters, which keep spreadsheets from calculating: "p:+1 ..."."""
    return _PREFIX.sub("", text)


def given_name_last(text: str) -> str:
    """A full name whose surname comes first, with the comma that says so: "DUPONT Jean" is "DUPONT, Jean".

    A surname in capitals may have several words; else it has one, and particles before it ("de la Cruz Ana").
    """
    words = text.split()
    if "," in text or len(words) < 2:
        return text
    capitals = 0
    while capitals < len(words) - 1 and words[capitals].isupper() and len(words[capitals]) > 1:
        capitals += 1
    if capitals and not words[-1].isupper():
        return f"{' '.join(words[:capitals])}, {' '.join(words[capitals:])}"
    surname = 1
    while surname < len(words) - 1 and words[surname - 1].lower() in PARTICLES:
        surname += 1
    return f"{' '.join(words[:surname])}, {' '.join(words[surname:])}"


def yes_when_filled(text: str) -> str:
    """Yes: a column of moments at which something happened says that it did."""
    return "yes" if text else text


def unquoted(text: str) -> str:
    """A list whose items stand in quotes: '"vip","fair 2024"'."""
    return text.replace('"', "")


def yes_when_unsubscribed(text: str) -> str:
    """Yes for a status by which no email may be sent, no for any other."""
    return "yes" if word_key(fold(text.strip(" .!"))) in UNSUBSCRIBED else "no"


ALL_CONTACT = "all contact"
"""A column of `do_not_call` that speaks of emails as well; its cells stay as they are."""

PREPARED: dict[str, Callable[[str], str]] = {
    "prefixed": without_prefix, "surname_first": given_name_last, "filled": yes_when_filled, "unquoted": unquoted,
    "subscription": yes_when_unsubscribed,
}  # fmt: skip
"""How cells are prepared, by the name that `Mapping.cells` gives it."""
