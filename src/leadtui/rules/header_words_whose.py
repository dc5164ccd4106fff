"""Whose a column of a list is, where it names both sides: who sells, hosts or books, and who was invited or met.

A booking list holds "Host Email" beside "Guest Email": the one is the seller's own and never a lead's. One side alone
says nothing, for a list of users or of hosts may well be one of leads.
"""

from __future__ import annotations

from collections.abc import Sequence

from leadtui.rules.header_words import header_words, read_reach
from leadtui.words.headers import GUESTS, INVITED, SELLERS, USERS


def of_somebody_else(header: Sequence[str]) -> frozenset[str]:
    """The columns of names, emails and phones that are those of the seller, or of whom an invited person brings."""
    words = {name: header_words(name) for name in header}
    invited = [name for name in header if INVITED.intersection(words[name][:1])]
    guests = [name for name in header if GUESTS.intersection(words[name][:1])]
    others: set[str] = set()
    if any(map(_mail, invited)):
        others.update(filter(_mail_or_phone, guests))
    leads = [name for name in (*invited, *guests) if name not in others]
    sides = SELLERS | USERS | INVITED | GUESTS
    plain = [name for name in header if _mail(name) and not sides.intersection(words[name])]
    if any(map(_says_who, leads)) or plain:
        others.update(name for name in header if SELLERS.intersection(words[name][:1]) and _mail_or_phone(name))
    if any(_mail(name) for name in leads):
        others.update(name for name in header if USERS.intersection(words[name][:1]) and _mail_or_phone(name))
    return frozenset(others)


def _says_who(name: str) -> bool:
    words = header_words(name)
    return len(words) == 1 or words[-1] == "name" or _mail_or_phone(name)


def _mail(name: str) -> bool:
    return _reach(name) == "email"


def _mail_or_phone(name: str) -> bool:
    return bool(_reach(name))


def _reach(name: str) -> str:
    """Whether a column holds an "email" or a "phone", whosoever it is; "" for neither."""
    words = header_words(name)
    sides = SELLERS | USERS | INVITED | GUESTS
    reach = read_reach(" ".join(words[1:] if sides.intersection(words[:1]) else words))
    return reach.kind if reach else ""
