"""Whether a lead is there already.

Two are the same when they carry the same number from the same kind of list; or the same email or phone and a compatible
name; or, where one of them has neither, the same name and company. The same email with another first name is a
household or a shared box, so it is no duplicate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadtui.rules.matching import SAME_EMAIL, SAME_NAME_AND_COMPANY, SAME_PHONE
from leadtui.rules.names import compatible_names
from leadtui.rules.text import fold
from leadtui.store.identities import Identities

if TYPE_CHECKING:
    from leadtui.store.journal import Op


@dataclass(frozen=True, slots=True)
class Identity:
    """What a lead is recognised by; `emails` and `phones` are normal forms, `company_key` is the matched company."""

    first_name: str = ""
    last_name: str = ""
    company_key: str = ""
    external_kind: str = ""
    external_id: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A lead that is the same: how sure (0–100) and why."""

    lead_id: int
    score: int
    reasons: tuple[str, ...] = field(default=())


def find_same(op: Op, who: Identity) -> list[Match]:
    """The leads that are the same, the surest first."""
    from leadtui.store.beneath import driver_of

    return same_as(Identities(driver_of(op.connection)), who)


def same_as(base: Identities, who: Identity) -> list[Match]:
    """The leads of a base that are the same, the surest first."""
    found: dict[int, Match] = {}
    if who.external_id:
        rows = base.by_external(who.external_kind, [who.external_id])
        _note(found, (Match(lead_id, 100, ("same external id",)) for _, lead_id in rows))
    for kind, normals, score in (("email", who.emails, SAME_EMAIL), ("phone", who.phones, SAME_PHONE)):
        for _, person in base.by_reach(kind, normals):
            if compatible_names(who.first_name, who.last_name, person.first, person.last):
                _note(found, [Match(person.lead_id, score, (f"same {kind}", "compatible name"))])
    if who.company_key and (who.first_name or who.last_name):
        bare = not (who.emails or who.phones)
        for named in base.at_companies([who.company_key]):
            if (bare or named.bare) and _equal(who, named.first, named.last):
                _note(found, [Match(named.lead_id, SAME_NAME_AND_COMPANY, ("same name", "same company"))])
    return sorted(found.values(), key=lambda match: (-match.score, match.lead_id))


def _note(found: dict[int, Match], matches: Iterable[Match]) -> None:
    for match in matches:
        known = found.get(match.lead_id)
        if known is None:
            found[match.lead_id] = match
        else:
            reasons = tuple(dict.fromkeys((*known.reasons, *match.reasons)))
            found[match.lead_id] = Match(match.lead_id, max(known.score, match.score), reasons)


def _equal(who: Identity, first: str | None, last: str | None) -> bool:
    return fold(f"{who.first_name} {who.last_name}") == fold(f"{first or ''} {last or ''}")
