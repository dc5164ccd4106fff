"""Whose an activity is: found by number, email, phone, or name and company, for many rows at a time.

The surest that a row says decides; where several leads share an email or a phone the name does, and where that does
not, nobody guesses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from leadtui.model import Lead
from leadtui.rules.names import company_key, compatible_names, split_name
from leadtui.rules.text import fold
from leadtui.services.reach_reading import columns_of
from leadtui.store.beneath import driver_of
from leadtui.store.identities import Identities
from leadtui.store.journal import Op

_REF = re.compile(r"[Ll]?(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Whose:
    """The lead of a row with what an activity of it is linked to; or why there is none."""

    lead_id: int = 0
    links: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    number: int
    external: tuple[str, ...]
    email: str
    phone: str
    first: str
    last: str
    company: str
    said: str

    @property
    def by_name_alone(self) -> bool:
        """Whether all it says is a name, which any number of leads may have."""
        return bool(self.first or self.last) and not (self.external or self.email or self.phone or self.company)


def find_leads(op: Op, rows: Sequence[Mapping[str, str]], region: str) -> list[Whose]:
    """The lead of each row, in the order of the rows; `rows` hold what is said of the lead, by field."""
    asked = [_asked(row, region) for row in rows]
    finder = _Finder(op, asked)
    found = [finder.find(one) for one in asked]
    ids = sorted({lead for lead in found if isinstance(lead, int)})
    leads = {row["id"]: row for row in op.among(Lead, "id", ids)}
    return [_whose(lead, leads) for lead in found]


def _whose(found: int | str, leads: Mapping[int, Mapping[str, Any]]) -> Whose:
    if isinstance(found, str):
        return Whose(problem=found)
    lead = leads.get(found)
    if lead is None:
        return Whose(problem=f"there is no lead L{found}")
    links: dict[str, Any] = {"lead_id": found}
    for kind in ("account", "contact", "opportunity"):
        links[f"{kind}_id"] = lead[f"converted_{kind}_id"]
    name = " ".join(filter(None, (lead["first_name"], lead["last_name"]))) or lead["company"] or ""
    return Whose(found, links, name=name)


def _asked(row: Mapping[str, str], region: str) -> _Asked:
    name = split_name(row["full_name"]) if "full_name" in row else None
    ref = _REF.fullmatch(row.get("lead", ""))
    numbers = tuple(part.strip() for part in re.split(r"[;,]", row.get("external_id", "")) if part.strip())
    return _Asked(
        int(ref[1]) if ref else 0, numbers, _normal("email", row.get("email", ""), region),
        _normal("phone", row.get("phone", ""), region), row.get("first_name") or (name.first if name else ""),
        row.get("last_name") or (name.last if name else ""), company_key(row.get("company", "")),
        ", ".join(dict.fromkeys(row.values()))[:120],
    )  # fmt: skip


def _normal(kind: str, text: str, region: str) -> str:
    return str(columns_of(kind, text, region)[0]["normal"] or "") if text else ""


class _Finder:
    """Looks a batch of rows up at once."""

    def __init__(self, op: Op, asked: Sequence[_Asked]) -> None:
        base = Identities(driver_of(op.connection))
        self.external: dict[str, set[int]] = defaultdict(set)
        self.reach: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
        self.named: dict[tuple[str, str], set[int]] = defaultdict(set)
        for lead in op.among(Lead, "external_id", sorted({number for one in asked for number in one.external})):
            self.external[lead["external_id"]].add(lead["id"])
        for kind in ("email", "phone"):
            wanted = sorted({value for one in asked if (value := getattr(one, kind))})
            for normal, person in base.by_reach(kind, wanted):
                self.reach[normal][person.lead_id] = (person.first, person.last)
        for named in base.at_companies(sorted({one.company for one in asked if one.company})):
            self.named[_key(named.first or "", named.last or ""), named.company_key or ""].add(named.lead_id)

    def find(self, one: _Asked) -> int | str:
        """The number of the lead, or why there is none."""
        if one.number:
            return one.number
        several: set[int] = set()
        for candidates in self._candidates(one):
            if len(candidates) == 1:
                return next(iter(candidates))
            several = several or candidates
        if several:
            shown = ", ".join(f"L{number}" for number in sorted(several)[:5])
            return f"several leads are meant by {one.said}: {shown}"
        if one.by_name_alone:
            return f"a name alone, {one.said}, does not say whose it is: it needs an email, a phone or the company"
        return f"no lead is known by {one.said}" if one.said else "it does not say whose it is"

    def _candidates(self, one: _Asked) -> list[set[int]]:
        found = [{lead for number in one.external for lead in self.external.get(number, ())}]
        for value in (one.email, one.phone):
            holders = self.reach.get(value, {}) if value else {}
            close = {
                lead for lead, (first, last) in holders.items() if compatible_names(one.first, one.last, first, last)
            }
            found.append(close if len(holders) > 1 and (one.first or one.last) and close else set(holders))
        if one.company and (one.first or one.last):
            found.append(self.named.get((_key(one.first, one.last), one.company), set()))
        return [candidates for candidates in found if candidates]


def _key(first: str, last: str) -> str:
    return fold(f"{first} {last}").strip()
