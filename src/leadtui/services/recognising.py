"""Whether a lead is there already.

Two are the same when they carry the same number from the same kind of list; or the same email or phone and a compatible
name; or, where one of them has neither, the same name and company. The same email with another first name is a
household or a shared box, so it is no duplicate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, text

from leadtui.rules.names import compatible_names
from leadtui.rules.text import fold


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


_BY_EXTERNAL = text(
    "SELECT id, first_name, last_name FROM lead WHERE hidden_by IS NULL AND external_kind = :kind AND external_id = :id"
)
_BY_REACH = text(
    "SELECT l.id, l.first_name, l.last_name FROM reach r JOIN lead l ON l.id = r.owner_id "
    "WHERE r.owner_kind = 'lead' AND r.kind = :kind AND r.normal = :normal AND r.hidden_by IS NULL "
    "AND l.hidden_by IS NULL"
)
_BY_COMPANY = text(
    "SELECT id, first_name, last_name, (email IS NULL AND phone IS NULL) AS bare FROM lead "
    "WHERE hidden_by IS NULL AND company_key = :company LIMIT 1000"
)


def find_same(connection: Connection, who: Identity) -> list[Match]:
    """The leads that are the same, the surest first."""
    found: dict[int, Match] = {}
    if who.external_id:
        rows = connection.execute(_BY_EXTERNAL, {"kind": who.external_kind, "id": who.external_id})
        _note(found, (Match(row.id, 100, ("same external id",)) for row in rows))
    for kind, normals, score in (("email", who.emails, 95), ("phone", who.phones, 90)):
        for normal in normals:
            rows = connection.execute(_BY_REACH, {"kind": kind, "normal": normal})
            same = (row for row in rows if _compatible(who, row.first_name, row.last_name))
            _note(found, (Match(row.id, score, (f"same {kind}", "compatible name")) for row in same))
    if who.company_key and (who.first_name or who.last_name):
        bare = not (who.emails or who.phones)
        for row in connection.execute(_BY_COMPANY, {"company": who.company_key}):
            if (bare or row.bare) and _equal(who, row.first_name, row.last_name):
                _note(found, [Match(row.id, 85, ("same name", "same company"))])
    return sorted(found.values(), key=lambda match: (-match.score, match.lead_id))


def _note(found: dict[int, Match], matches: Iterable[Match]) -> None:
    for match in matches:
        known = found.get(match.lead_id)
        if known is None:
            found[match.lead_id] = match
        else:
            reasons = tuple(dict.fromkeys((*known.reasons, *match.reasons)))
            found[match.lead_id] = Match(match.lead_id, max(known.score, match.score), reasons)


def _compatible(who: Identity, first: str | None, last: str | None) -> bool:
    return compatible_names(who.first_name, who.last_name, first or "", last or "")


def _equal(who: Identity, first: str | None, last: str | None) -> bool:
    return fold(f"{who.first_name} {who.last_name}") == fold(f"{first or ''} {last or ''}")
