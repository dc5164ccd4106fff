"""Whether a row is a lead that is there already, for many rows at a time (the rule: `services/recognising.py`).

Rows of the same import count like leads of the base. Where neither row nor lead has an email or phone that could be
read, name and company decide; without one of these the address and what was typed have to be the same too, so that two
people of one name are not taken for one, and the same file brought in twice still adds nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from leadtui.rules.names import compatible_names
from leadtui.rules.text import fold
from leadtui.services.importing_incoming import Incoming
from leadtui.store.identities import Identities, Named, Person
from leadtui.store.journal import Op

COMPARED = 200
"""People who share one email or phone and are compared name by name; beyond that only the very same name is found."""


class _Holders:
    """Who has one email or phone: the first lead of each name."""

    __slots__ = ("by_name",)

    def __init__(self) -> None:
        self.by_name: dict[tuple[str, str], int] = {}

    def add(self, person: Person) -> None:
        name = person.first, person.last
        self.by_name[name] = min(self.by_name.get(name, person.lead_id), person.lead_id)

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

    def __init__(self, op: Op) -> None:
        self.base = Identities(op)
        self._companies: set[int] = set()
        self._without_company = False
        self._new: list[tuple[int, bool, int]] = []
        self._clear()

    def prepare(self, batch: list[Incoming]) -> None:
        """Looks up in the base whatever the rows of a batch are recognised by."""
        self.base.remember(self._new)
        self._new.clear()
        self._clear()
        for kind, numbers in _externals(batch).items():
            for number, lead_id in self.base.by_external(kind, numbers):
                self._external.setdefault((kind, number), lead_id)
        for kind in ("email", "phone"):
            normals = {row["normal"] for lead in batch for row in lead.reach if row["kind"] == kind and row["normal"]}
            for normal, person in self.base.by_reach(kind, normals):
                self._reach[kind, normal].add(person)
        self._load_companies(batch)
        for lead in batch:
            lead.name_key, lead.bare = _name_key(lead), not lead.readable
        keys = {lead.name_key for lead in batch if lead.name_key is not None}
        for key, bare, lead_id in self.base.named(keys):
            self._names[key].append((bare, lead_id))

    @property
    def candidates(self) -> set[int]:
        """Every lead a row of this batch may turn out to be."""
        found = set(self._external.values())
        for holders in self._reach.values():
            found.update(holders.by_name.values())
        return found.union(lead_id for names in self._names.values() for _, lead_id in names)

    def find(self, lead: Incoming) -> int | None:
        """The lead this row is, the surest first: by number, email, phone, then name and company."""
        c = lead.columns
        if "external_id" in c:
            found = self._external.get((c["external_kind"], c["external_id"]))
            if found is not None:
                return found
        first, last = c.get("first_name") or "", c.get("last_name") or ""
        for kind in ("email", "phone"):
            for row in lead.reach:
                holders = self._reach.get((kind, row["normal"])) if row["kind"] == kind and row["normal"] else None
                same = holders.same(first, last) if holders else None
                if same is not None:
                    return same
        names = self._names.get(lead.name_key, ()) if lead.name_key is not None else ()
        return min((lead_id for bare, lead_id in names if bare or lead.bare), default=None)

    def added(self, lead: Incoming) -> None:
        """A row became the lead `lead.lead_id`; rows after it are compared with it."""
        c = lead.columns
        if "external_id" in c:
            self._external.setdefault((c["external_kind"], c["external_id"]), lead.lead_id)
        person = Person(lead.lead_id, c.get("first_name") or "", c.get("last_name") or "")
        for row in lead.reach:
            if row["normal"]:
                self._reach[row["kind"], row["normal"]].add(person)
        if lead.name_key is not None:
            self._names[lead.name_key].append((lead.bare, lead.lead_id))
            self._new.append((lead.name_key, lead.bare, lead.lead_id))

    def _clear(self) -> None:
        self._external: dict[tuple[str, str], int] = {}
        self._reach: dict[tuple[str, str], _Holders] = defaultdict(_Holders)
        self._names: dict[int, list[tuple[bool, int]]] = defaultdict(list)

    def _load_companies(self, batch: list[Incoming]) -> None:
        keys = {lead.columns.get("company_key") for lead in batch}
        new = {key for key in keys if key and hash(key) not in self._companies}
        self._companies.update(map(hash, new))
        self._keep(self.base.at_companies(new))
        if not self._without_company and any(
            not lead.columns.get("company_key") and not lead.readable for lead in batch
        ):
            self._without_company = True
            self._keep(self.base.without_company())

    def _keep(self, leads: Iterable[Named]) -> None:
        keyed = ((_key_of(lead), lead) for lead in leads)
        self.base.remember((key, bool(lead.bare), lead.lead_id) for key, lead in keyed if key is not None)


def _externals(batch: list[Incoming]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for lead in batch:
        if "external_id" in lead.columns:
            found[lead.columns["external_kind"]].add(lead.columns["external_id"])
    return found


def _name_key(lead: Incoming) -> int | None:
    """The hash under which a row is compared by name; None where an email, a phone or a number alone decides."""
    c = lead.columns
    if not c.get("company_key") and lead.readable:
        return None
    typed = "" if c.get("company_key") else "\n".join(sorted(row["value"] for row in lead.reach))
    return _key_of(
        Named(
            0, c.get("first_name"), c.get("last_name"), c.get("company_key"), c.get("company"), c.get("street"),
            c.get("city"), c.get("postal_code"), c.get("external_id"), 0, typed,
        )
    )  # fmt: skip


def _key_of(lead: Named) -> int | None:
    name = fold(f"{lead.first or ''} {lead.last or ''}".strip())
    if name and lead.company_key:
        return hash((name, lead.company_key))
    if lead.external_id or not (name or lead.company or lead.typed):
        return None
    where = tuple(
        fold(part or "") for part in (lead.company_key or lead.company, lead.street, lead.city, lead.postal_code)
    )
    return hash((name, *where, lead.typed or ""))
