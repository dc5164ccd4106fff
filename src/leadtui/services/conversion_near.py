"""Accounts and contacts near a lead that is to be converted, by the engine that finds duplicates.

Always holds: these are near matches and never exact ones, so none is linked without asking; what `rules/matching` found
stays, at least as sure as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from leadtui.rules.matching import EXACT, ranked
from leadtui.store import duplicates as store
from leadtui.store.sqlite.driver import Connection
from leadtui.words.conversion import Match
from leadtui.words.customers import CustomerKind
from leadtui.words.records import replace
from leadtui.words.workspace import Workspace

if TYPE_CHECKING:
    from leadtui.services.conversion_found import Matches
    from leadtui.services.duplicates_near import Near

_PERSON = ("first", "last", "title", "email", "linkedin", "external")


def with_near(connection: Connection, workspace: Workspace, lead_id: int, found: Matches) -> Matches:
    """The matches of a lead with those that only the engine finds, the surest first; dismissed ones are left out."""
    from leadtui.services.duplicates_near import judged

    own = store.profiles(connection, [("lead", lead_id)]).get(("lead", lead_id))
    if own is None:
        return found
    apart = store.dismissed_of(connection, own.key)
    people = [near for near in judged(connection, workspace, own) if near.other.key not in apart]
    firm = {key: text for key, text in own.values.items() if key not in _PERSON and not key.startswith("custom.")}
    firms: list[Near] = []
    if "company" in firm:
        company = store.as_firm(store.Profile(("account", 0), firm))
        firms = [near for near in judged(connection, workspace, company) if near.other.key not in apart]
    return replace(
        found,
        accounts=_joined(found.accounts, CustomerKind.ACCOUNT, firms),
        contacts=_joined(found.contacts, CustomerKind.CONTACT, people),
    )


def _joined(matches: tuple[Match, ...], kind: CustomerKind, near: Iterable[Near]) -> tuple[Match, ...]:
    known = {match.id: match for match in matches}
    for one in near:
        what, number = one.other.key
        if what != kind.value:
            continue
        score, match = min(one.score, EXACT - 1), known.get(number)
        if match is None:
            known[number] = Match(kind, number, one.other.name, score, False, one.reasons, one.other.detail)
        elif not match.exact and match.score < score:
            known[number] = replace(match, score=score)
    return ranked(known.values())
