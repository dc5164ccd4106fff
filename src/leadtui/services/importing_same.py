"""Whether a row is a lead that is there already, for many rows at a time (the rule: `services/recognising.py`).

Rows of the same import count like leads of the base. Where neither row nor lead has an email or phone that could be
read, name and company decide; without one of these the address and what was typed have to be the same too, so that two
people of one name are not taken for one, and the same file brought in twice still adds nothing.

What a lead is recognised by is kept as numbers of 63 bits in the stage file: small, and the same in every program.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from leadtui.rules.name_parts import compared_words
from leadtui.rules.names import compatible_names
from leadtui.rules.text import fold
from leadtui.services.importing_incoming import Incoming
from leadtui.store.identities import Identities, Named
from leadtui.store.stage import Stage

COMPARED = 200
"""People who share one email or phone and are compared name by name; beyond that only the very same name is found."""

BY_EXTERNAL = "same external id"
BY_NAME = "same name and company"
BY_NAME_ALONE = "same name, and nothing else to tell them apart"


class Found(NamedTuple):
    """The lead that a row is, and why."""

    lead_id: int
    because: str


class _Holders:
    """Who has one email or phone: the first lead of each name."""

    __slots__ = ("by_name",)

    def __init__(self) -> None:
        self.by_name: dict[tuple[str, str], int] = {}

    def add(self, lead_id: int, first: str, last: str) -> None:
        self.by_name[first, last] = min(self.by_name.get((first, last), lead_id), lead_id)

    def same(self, first: str, last: str) -> int | None:
        exact = self.by_name.get((first, last))
        if exact is not None:
            return exact
        found = None
        for number, ((other_first, other_last), lead_id) in enumerate(self.by_name.items()):
            if number == COMPARED:
                break
            if (found is None or lead_id < found) and compatible_names(first, last, other_first, other_last):
                found = lead_id
        return found


class Recogniser:
    """Finds the lead that a row is: `prepare` a batch, `find` row by row, and say with `added` what became a lead."""

    def __init__(self, base: Identities, stage: Stage) -> None:
        self.base = base
        self.stage = stage
        self._without_company = False
        self._new: list[tuple[int, str, str, int]] = []
        self._new_names: list[tuple[int, bool, int]] = []
        self._clear()

    def prepare(self, batch: list[Incoming]) -> None:
        """Looks up whatever the rows of a batch are recognised by."""
        self.keep()
        for kind, numbers in _externals(batch).items():
            for number, lead_id in self.base.by_external(kind, numbers):
                self._external.setdefault(external_key(kind, number), lead_id)
        for kind in ("email", "phone"):
            normals = {row["normal"] for lead in batch for row in lead.reach if row["kind"] == kind and row["normal"]}
            for normal, person in self.base.by_reach(kind, normals):
                self._reach[reach_key(kind, normal)].add(*person)
        keys = {key for lead in batch for key in identity_keys(lead)}
        for key, first, last, lead_id in self.stage.holders(keys):
            self._reach[key].add(lead_id, first, last)
            self._external.setdefault(key, lead_id)
        self._load_companies(batch)
        for lead in batch:
            lead.name_key, lead.bare = name_key(lead), not lead.readable
        for key, bare, lead_id in self.stage.named({lead.name_key for lead in batch if lead.name_key is not None}):
            self._names[key].append((bare, lead_id))

    def find(self, lead: Incoming) -> Found | None:
        """The lead this row is, the surest first: by number, email, phone, then name and company."""
        c = lead.columns
        if "external_id" in c:
            found = self._external.get(external_key(c["external_kind"], c["external_id"]))
            if found is not None:
                return Found(found, BY_EXTERNAL)
        first, last = c.get("first_name") or "", c.get("last_name") or ""
        for kind in ("email", "phone"):
            for row in lead.reach:
                if row["kind"] == kind and row["normal"]:
                    holders = self._reach.get(reach_key(kind, row["normal"]))
                    same = holders.same(first, last) if holders else None
                    if same is not None:
                        return Found(same, f"same {kind} {row['normal']}")
        names = self._names.get(lead.name_key, ()) if lead.name_key is not None else ()
        found = min((lead_id for bare, lead_id in names if bare or lead.bare), default=None)
        return None if found is None else Found(found, BY_NAME if c.get("company_key") else BY_NAME_ALONE)

    def added(self, lead: Incoming) -> None:
        """A row became the lead `lead.lead_id`; rows after it are compared with it."""
        c = lead.columns
        first, last = c.get("first_name") or "", c.get("last_name") or ""
        for key in identity_keys(lead):
            self._external.setdefault(key, lead.lead_id)
            holders = self._reach[key]
            if len(holders.by_name) < COMPARED or (first, last) not in holders.by_name:
                self._new.append((key, first, last, lead.lead_id))
            holders.add(lead.lead_id, first, last)
        if lead.name_key is not None:
            self._names[lead.name_key].append((lead.bare, lead.lead_id))
            self._new_names.append((lead.name_key, lead.bare, lead.lead_id))

    def keep(self) -> None:
        """Puts in the stage file what became leads since the last batch began."""
        self.stage.remember(self._new)
        self.stage.remember_names(self._new_names)
        self._clear()

    def _clear(self) -> None:
        self._new.clear()
        self._new_names.clear()
        self._external: dict[int, int] = {}
        self._reach: dict[int, _Holders] = defaultdict(_Holders)
        self._names: dict[int, list[tuple[bool, int]]] = defaultdict(list)

    def _load_companies(self, batch: list[Incoming]) -> None:
        asked = {_key("company", key): key for lead in batch if (key := lead.columns.get("company_key"))}
        self._keep_names(self.base.at_companies([asked[number] for number in self.stage.new_companies(asked)]))
        if not self._without_company and any(
            not lead.columns.get("company_key") and not lead.readable for lead in batch
        ):
            self._without_company = True
            self._keep_names(self.base.without_company())

    def _keep_names(self, leads: Iterable[Named]) -> None:
        keyed = ((key_of(lead), lead) for lead in leads)
        self.stage.remember_names((key, bool(lead.bare), lead.lead_id) for key, lead in keyed if key is not None)


def _externals(batch: list[Incoming]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for lead in batch:
        if "external_id" in lead.columns:
            found[lead.columns["external_kind"]].add(lead.columns["external_id"])
    return found


def identity_keys(lead: Incoming) -> Iterator[int]:
    """What a row is recognised by, but for its name."""
    c = lead.columns
    if "external_id" in c:
        yield external_key(c["external_kind"], c["external_id"])
    for row in lead.reach:
        if row["normal"]:
            yield reach_key(row["kind"], row["normal"])


def external_key(kind: str, number: str) -> int:
    """The key of a number in another system."""
    return _key("external", kind, number)


@lru_cache(8192)
def reach_key(kind: str, normal: str) -> int:
    """The key of an email or phone."""
    return _key(kind, normal)


def name_key(lead: Incoming) -> int | None:
    """The key under which a row is compared by name; None where an email, a phone or a number alone decides."""
    c = lead.columns
    if not c.get("company_key") and lead.readable:
        return None
    typed = "" if c.get("company_key") else "\n".join(sorted(row["value"] for row in lead.reach))
    return key_of(
        Named(
            0, c.get("first_name"), c.get("last_name"), c.get("company_key"), c.get("company"), c.get("street"),
            c.get("city"), c.get("postal_code"), c.get("external_id"), 0, typed,
        )
    )  # fmt: skip


def key_of(lead: Named) -> int | None:
    """The key under which a lead of the base is compared by name."""
    name = fold(f"{lead.first or ''} {lead.last or ''}".strip())
    if name and lead.company_key:
        return _key("name", compared_words(lead.first or "", lead.last or ""), lead.company_key)
    if lead.external_id or not (name or lead.company or lead.typed):
        return None
    where = tuple(
        fold(part or "") for part in (lead.company_key or lead.company, lead.street, lead.city, lead.postal_code)
    )
    return _key("alone", name, *where, lead.typed or "")


def _key(*parts: str) -> int:
    digest = blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
