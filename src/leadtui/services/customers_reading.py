"""Accounts, contacts and opportunities as they are read: lists, one with all that belongs to it, search, the pipeline.

Loads no model class. Belongs to the connection, and so to the thread, of the `Reading` it comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from leadtui.rules.query.context import Context
from leadtui.rules.query.parser import parse
from leadtui.rules.query.resolve import resolve
from leadtui.rules.query.tree import All, And, Phrase, Word
from leadtui.services.attachments import looked_at
from leadtui.services.reading import END, Reader
from leadtui.store import customers, details, keyset, operations
from leadtui.store.belongings import belongings
from leadtui.store.customer_search import found_first
from leadtui.store.customers import CustomerListing
from leadtui.store.sqlite.driver import Connection, one_moment, storage_errors
from leadtui.words.customers import CustomerDetail, CustomerKind, CustomerPage, CustomerRow, StageTotal
from leadtui.words.errors import NotFoundError
from leadtui.words.records import replace
from leadtui.words.stages import Stage, StageKind

_ACCOUNT, _CONTACT, _OPPORTUNITY = CustomerKind
_RELATED = {
    _ACCOUNT: ((_CONTACT, "account_id"), (_OPPORTUNITY, "account_id")),
    _CONTACT: ((_OPPORTUNITY, "contact_id"),),
    _OPPORTUNITY: (),
}
"""Who names a record of a kind, and in which column."""


class CustomerReading:
    """What can be asked of accounts, contacts and opportunities."""

    def __init__(self, connection: Connection, who: Reader, path: Path | str = "The base") -> None:
        self.connection = connection
        self.who = who
        self.path = path

    def stages(self, *, closed: bool = False) -> tuple[Stage, ...]:
        """The stages of the pipeline in the order of the workspace, those that are `closed` only when asked for.

        One that is not offered any more stands there as long as there are deals in it; last stand, under their keys,
        those that are known no more and still have deals.
        """
        with storage_errors(self.path):
            held = customers.stages_held(self.connection)
        known = self.who.workspace.stages
        keys = self.who.workspace.by_stage
        return (
            *(s for s in known if (closed or s.kind is StageKind.OPEN) and (s.offered or s.key in held)),
            *(Stage(key, key, 0, offered=False) for key in held if key not in keys),
        )

    def listing(
        self, kind: CustomerKind, *, closed: bool = False, stages: Sequence[Stage] | None = None
    ) -> CustomerListing:
        """Every account or contact by name; every open opportunity by stage and close date, `closed` ones after them.

        Each stage is two segments of the list, with a close date and without; `stages` are those of the pipeline when
        they have been read already.
        """
        if stages is None:
            stages = self.stages(closed=closed) if kind is _OPPORTUNITY else ()
        return customers.listing_of(kind, stages)

    def page(
        self,
        listing: CustomerListing,
        *,
        after: CustomerRow | None = None,
        before: CustomerRow | object | None = None,
        limit: int = 100,
    ) -> CustomerPage:
        """Rows of a listing: from the start, after a row, before a row, or the last ones (`before=END`)."""
        with storage_errors(self.path):
            if before is END:
                return CustomerPage(*keyset.last_page(self.connection, listing, limit))
            row: Any = before
            return CustomerPage(*keyset.page(self.connection, listing, limit, after=after, before=row))

    def around(self, listing: CustomerListing, number: int, limit: int = 100) -> CustomerPage:
        """Rows on both sides of one, or from the start when it is not in the listing."""
        with storage_errors(self.path):
            return CustomerPage(*keyset.around(self.connection, listing, number, limit))

    def count(self, listing: CustomerListing, cap: int = 1000) -> int:
        """How many rows a listing holds, `cap` at most."""
        with storage_errors(self.path):
            return keyset.count(self.connection, listing, cap)

    def row(self, kind: CustomerKind, number: int) -> CustomerRow | None:
        """One record, None when it was deleted or never was."""
        with storage_errors(self.path):
            return customers.rows(self.connection, kind, (number,)).get(number)

    def of_operation(self, operation: int, limit: int = 100) -> tuple[tuple[CustomerKind, int], ...]:
        """The deals, contacts and accounts an operation, or the one it takes back, touched; deleted ones left out."""
        c = self.connection
        with storage_errors(self.path), one_moment(c):
            return tuple(
                (kind, number)
                for kind in (_OPPORTUNITY, _CONTACT, _ACCOUNT)
                for number in customers.rows(c, kind, operations.records_of(c, kind, operation, limit))
            )

    def numbers(self, kind: CustomerKind) -> tuple[int, ...]:
        """The numbers of every record of a kind."""
        with storage_errors(self.path):
            return tuple(customers.numbers(self.connection, kind))

    def detail(self, kind: CustomerKind, number: int, *, history: bool = True) -> CustomerDetail:
        """Everything about one record; raises NotFoundError."""
        found = self.details(kind, (number,), history=history)
        if not found:
            hint = "It may have been deleted; `u` takes that back."
            raise NotFoundError(f"There is no {kind} {kind.letter}{number}.", hint)
        return replace(found[0], attachments=looked_at(found[0].attachments))

    def details(self, kind: CustomerKind, ids: Sequence[int], *, history: bool = True) -> tuple[CustomerDetail, ...]:
        """Everything about these records, all of it as it was at one moment; deleted ones are left out."""
        c = self.connection
        with storage_errors(self.path), one_moment(c):
            rows = customers.rows(c, kind, ids)
            numbers = [number for number in ids if number in rows]
            fields, own, leads = (
                details.fields(c, kind, numbers),
                belongings(c, kind, numbers),
                customers.leads_of(c, kind, numbers),
            )
            theirs: dict[CustomerKind, dict[int, Any]] = {
                other: customers.belonging_to(c, other, column, numbers) for other, column in _RELATED[kind]
            }
            named = {other: self._named(other, fields) for other in (_ACCOUNT, _CONTACT) if other is not kind}
            return tuple(
                CustomerDetail(
                    kind,
                    rows[number],
                    fields[number],
                    own[number].reach,
                    own[number].tags,
                    own[number].activities,
                    own[number].follow_ups,
                    own[number].attachments,
                    named[_ACCOUNT].get(number) if _ACCOUNT in named else None,
                    self._contacts(kind, number, theirs, named),
                    tuple(theirs.get(_OPPORTUNITY, {}).get(number, ())),
                    tuple(leads.get(number, ())),
                    tuple(operations.history(c, kind, number)) if history else (),
                )
                for number in numbers
            )

    def _named(self, kind: CustomerKind, fields: dict[int, dict[str, Any]]) -> dict[int, Any]:
        """The record of a kind that each of some others names, by the number of the one that names it."""
        wanted = {number: held.get(f"{kind}_id") for number, held in fields.items()}
        found = customers.rows(self.connection, kind, sorted({n for n in wanted.values() if n is not None}))
        return {number: found[other] for number, other in wanted.items() if other in found}

    @staticmethod
    def _contacts(
        kind: CustomerKind, number: int, theirs: dict[CustomerKind, Any], named: dict[CustomerKind, Any]
    ) -> tuple[Any, ...]:
        if kind is _OPPORTUNITY:
            return (named[_CONTACT][number],) if number in named[_CONTACT] else ()
        return tuple(theirs.get(_CONTACT, {}).get(number, ()))

    def search(self, text: str, limit: int = 20) -> tuple[tuple[CustomerKind, CustomerRow], ...]:
        """What the search box finds: exact email, phone and number (A3, C5, O7) first, then names, then notes.

        Nothing for a query with more than words, which is about leads. Raises QueryError.
        """
        query = parse(text)
        words = query.tree.parts if isinstance(query.tree, And) else (query.tree,)
        if query.sort or query.tree == All() or not all(isinstance(word, Word | Phrase) for word in words):
            return ()
        meant = resolve(query, Context(now=self.who.clock.local(), workspace=self.who.workspace)).tree
        with storage_errors(self.path), one_moment(self.connection):
            found = found_first(self.connection, text.strip(), meant, self.who.region, limit)
            rows = {
                kind: customers.rows(self.connection, kind, [n for other, n in found if other is kind])
                for kind in CustomerKind
            }
        return tuple((kind, rows[kind][number]) for kind, number in found if number in rows[kind])

    def totals(self, *, closed: bool = False) -> tuple[StageTotal, ...]:
        """What stands in each of the `stages` of the pipeline, in their order, empty ones included."""
        stages = self.stages(closed=closed)
        with storage_errors(self.path):
            return customers.totals(self.connection, stages, self.who.workspace.currency)
