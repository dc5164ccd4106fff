"""Reads one column name as a flag that keeps somebody from being contacted; a list may have several for one flag.

A flag that is said of one number counts for the lead: that is the safe side.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from leadtui.rules.header_words import header_key, header_words
from leadtui.rules.text import fold
from leadtui.words.answers import REACHED_AT
from leadtui.words.headers_flags import BESIDE, NO_CALLS, NO_CONTACT, SUBSCRIPTIONS, UNSUBSCRIBED
from leadtui.words.workspace import word_key


def read_flag(name: str, values: Sequence[str] = ()) -> str:
    """The flag a column holds: "do_not_call", "email_opt_out", or "" for none.

    A column of statuses holds one only where a status that means yes or no stands among its `values`, or none at all.
    """
    if of_all_contact(name) or _no_calls(name) is not None:
        return "do_not_call"
    known = UNSUBSCRIBED | REACHED_AT["email_opt_out"]
    status = of_statuses(name) and (not values or any(word_key(fold(value)) in known for value in values))
    return "email_opt_out" if status else ""


def of_all_contact(name: str) -> bool:
    """Whether the column is one for calls and emails both."""
    return header_key(name) in _keys(NO_CONTACT)


def of_one_number(name: str) -> bool:
    """Whether the column says it of one number of several."""
    return bool(_no_calls(name))


def of_statuses(name: str) -> bool:
    """Whether the column holds statuses, such as "Unsubscribed" and "Subscribed"."""
    return header_key(name) in _keys(SUBSCRIPTIONS)


def _no_calls(name: str) -> list[str] | None:
    """The words that say which number is not called; None when the name is none of these."""
    words = header_words(name.replace("'", "").replace("\u2019", ""))
    for said in NO_CALLS:
        for at in range(len(words) - len(said) + 1):
            rest = words[:at] + words[at + len(said) :]
            if tuple(words[at : at + len(said)]) == said and all(w in BESIDE or w.isdecimal() for w in rest):
                return [word for word in rest if word not in ("flag", "status")]
    return None


@cache
def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(header_key, names))
