"""What a search that found nothing says of a new lead: a number, an address, or a name."""

from __future__ import annotations

import re

WHOLE_NUMBER = 7
"""Digits from which on a number is taken for a whole one; the end of one is to be completed first."""
_NUMBER = re.compile(r"\+?[\d\s().\-/]+")
_EMAIL = re.compile(r"[^\s@:]+@[^\s@:]+")
_QUERY = re.compile(r'[:"()<>]|^-')


def typed_of_lead(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of a new lead that a searched text fills in, and the field to go on in.

    A query fills in nothing.
    """
    text = " ".join(text.split())
    if _NUMBER.fullmatch(text) and any(letter.isdigit() for letter in text):
        whole = sum(letter.isdigit() for letter in text) >= WHOLE_NUMBER
        return {"phone": text}, "first_name" if whole else "phone"
    if _EMAIL.fullmatch(text):
        return {"email": text}, "first_name"
    if not text or _QUERY.search(text):
        return {}, "first_name"
    first, _, last = text.rpartition(" ")
    return ({"first_name": first, "last_name": last} if first else {"last_name": last}), "phone"
