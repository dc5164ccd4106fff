"""Everything that is read: lists, the queue, one lead, reminders, search, the log. Loads no model class.

One `Reading` is one read-only connection and belongs to the thread that uses it. Times are taken from its clock when a
listing is made; a listing then stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from leadtui.platform.clock import Clock
from leadtui.rules import priority
from leadtui.rules.calling import shut
from leadtui.rules.query.context import Context
from leadtui.rules.query.flags import actionable
from leadtui.rules.query.parser import parse
from leadtui.rules.query.resolve import resolve
from leadtui.rules.query.tree import All, And, Node, Word, conj
from leadtui.rules.text import clean
from leadtui.rules.working_time import end_of_day, start_of_day
from leadtui.rules.zones import elapsed
from leadtui.store import details, keyset, operations, settings
from leadtui.store import listing as lists
from leadtui.store.belongings import belongings, most_reach, open_follow_ups
from leadtui.store.listing import Listing
from leadtui.store.references import MOST, referred_to
from leadtui.store.search import found_first
from leadtui.store.sqlite.driver import Connection, connect_reader, one_moment, storage_errors
from leadtui.store.sqlite.hurry import TookTooLong, at_most
from leadtui.store.zones import call_zones
from leadtui.words.errors import InputError, NotFoundError
from leadtui.words.records import record, replace
from leadtui.words.rows import FollowUpRow, LeadDetail, LeadRow, OperationRow, Page, UserRow
from leadtui.words.views import View
from leadtui.words.workspace import Workspace, choose

if TYPE_CHECKING:
    from leadtui.services.conversion_plan import ConversionReading
    from leadtui.services.customers_reading import CustomerReading

T = TypeVar("T")

END = object()
"""Given as `before`: the end of a list."""


@record
class Reader:
    """Who reads, and by which words."""

    user: UserRow
    users: tuple[UserRow, ...]
    workspace: Workspace
    clock: Clock
    region: str

    def context(self, now: datetime | None = None) -> Context:
        """What queries mean now, for this user."""
        return Context(
            now=now or self.clock.local(), zone=self.clock.zone, region=self.region, workspace=self.workspace,
            users=self.users, me=self.user.id,
        )  # fmt: skip


class Reading:
    """A read-only connection to a base, and what can be asked of it."""

    def __init__(self, path: Path, who: Reader) -> None:
        self.path = path
        self.who = who
        with storage_errors(path):
            self.connection: Connection = connect_reader(path)

    def rules(self) -> Workspace:
        """The rules as they are kept now; another program may have changed them since this was opened."""
        return settings.workspace(self.connection)

    @cached_property
    def customers(self) -> CustomerReading:
        """What can be asked of accounts, contacts and opportunities."""
        from leadtui.services.customers_reading import CustomerReading

        return CustomerReading(self.connection, self.who, self.path)

    @cached_property
    def conversions(self) -> ConversionReading:
        """What can be asked about converting leads."""
        from leadtui.services.conversion_plan import ConversionReading

        return ConversionReading(self.connection, self.who, self.path)

    def context(self, now: datetime | None = None) -> Context:
        """What queries mean now, for this user."""
        return self.who.context(now)

    def tree(self, query: str, now: datetime | None = None) -> Node:
        """The meaning of a query; raises QueryError."""
        return resolve(parse(query), self.context(now)).tree

    def listing(self, query: str = "", *, now: datetime | None = None, sort: str = "") -> Listing:
        """The leads of a query in queue order, or as it says with `sort:`; raises QueryError.

        Without a query every open lead. The queue proper (`is:actionable`) holds bands 1–7 only.
        """
        now = now or self.who.clock.local()
        context = self.context(now)
        text = f"{query.strip() or 'is:open'} sort:{sort}" if sort else query.strip() or "is:open"
        meant = resolve(parse(text), context)
        if meant.sort:
            segments = priority.sorted_by(meant.sort)
        else:
            segments = priority.queue(now, self.who.workspace.stale_days, self.stepping(now))
            if _has(meant.tree, actionable(context)):
                segments = tuple(s for s in segments if s.band)
        return lists.listing_of(meant.tree, segments)

    def stepping(self, now: datetime) -> priority.Stepping:
        """Who steps back at `now`: leads in places where it is no time for calls, and those just called."""
        calling = self.who.workspace.calling
        with storage_errors(self.path):
            zones = call_zones(self.connection)
        return priority.Stepping(shut(zones, now, calling), elapsed(now, -timedelta(minutes=calling.rest_minutes)))

    def views(self) -> tuple[View, ...]:
        """Every view of the rep, built in or saved, in his order, with its columns and whether it is a tab."""
        from leadtui.rules.views import arranged
        from leadtui.store.views import kept_views

        with storage_errors(self.path):
            kept = kept_views(self.connection, self.who.user.id)
        return arranged(kept, self.who.workspace, several_users=len(self.who.users) > 1)

    def view(self, name: str, *, now: datetime | None = None) -> Listing:
        """The listing of a view by its name, in queue order; raises InputError for an unknown one."""
        return self.listing(choose("view", self.views(), name).query, now=now)

    def values(self, ids: Sequence[int], columns: Sequence[str]) -> dict[int, dict[str, Any]]:
        """By lead, what stands in these columns of it (`custom.ID` for fields of the workspace's own)."""
        with storage_errors(self.path):
            return details.values(self.connection, ids, columns)

    def page(
        self,
        listing: Listing,
        *,
        after: LeadRow | None = None,
        before: LeadRow | object | None = None,
        limit: int = 100,
    ) -> Page:
        """Rows of a listing: from the start, after a row, before a row, or the last ones (`before=END`)."""
        with storage_errors(self.path):
            if before is END:
                found = keyset.last_page(self.connection, listing, limit)
            else:
                row = before if isinstance(before, LeadRow) else None
                found = keyset.page(self.connection, listing, limit, after=after, before=row)
        return self._page(listing, found)

    def _page(self, listing: Listing, found: keyset.Found[LeadRow]) -> Page:
        """What was found; in a list sorted otherwise than the queue with the band each lead stands in."""
        rows, at_start, at_end = found
        by_band = any(any(stretch.kept) for stretch in listing.stretches)
        if not by_band:
            rows = self._placed(rows)
        return Page(rows, at_start, at_end, by_band=by_band)

    def around(self, listing: Listing, lead_id: int, limit: int = 100) -> Page:
        """Rows on both sides of a lead, or from the start when it is not in the listing."""
        with storage_errors(self.path):
            return self._page(listing, keyset.around(self.connection, listing, lead_id, limit))

    def count(self, listing: Listing, cap: int = 1000) -> int:
        """How many leads a listing holds, `cap` at most."""
        with storage_errors(self.path):
            return keyset.count(self.connection, listing, cap)

    def next(self) -> LeadRow | None:
        """The lead to work now; band 7 is not served."""
        rows = self.page(self.listing("is:actionable"), limit=1).rows
        return rows[0] if rows and rows[0].band < priority.LAST_BAND else None

    def rows(self, ids: tuple[int, ...]) -> tuple[LeadRow, ...]:
        """These leads with the band they stand in; deleted ones are left out."""
        with storage_errors(self.path):
            found = details.rows(self.connection, ids)
        return self._placed(found)

    def _placed(self, rows: Iterable[LeadRow]) -> tuple[LeadRow, ...]:
        now = self.who.clock.local()
        return priority.placed(rows, now, self.who.workspace.stale_days, self.stepping(now))

    def row(self, lead_id: int) -> LeadRow | None:
        """One lead, None when it was deleted or never was."""
        return next(iter(self.rows((lead_id,))), None)

    def resolve(self, text: str) -> int:
        """The number of the lead a REF names; raises NotFoundError, with the candidates when there are several."""
        asked = clean(text)
        if not asked:
            raise InputError("The lead to use is missing.", "Name one: L17, an email, a full name or a part of one.")
        with storage_errors(self.path):
            found = tuple(referred_to(self.connection, asked))
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotFoundError(f"No lead matches {asked[:80]!r}.", "`leadtui list` shows the open ones.")
        several = tuple(
            f"L{r.id} {', '.join(dict.fromkeys(filter(None, (r.name, r.company))))}" for r in self.rows(found)
        )
        number = f"{len(found)} leads match" if len(found) < MOST else f"{MOST} leads or more match"
        raise NotFoundError(f"{number} {asked[:80]!r}; which one?", "Name one of them by its number.", several)

    def details(self, ids: tuple[int, ...], *, history: bool = True) -> tuple[LeadDetail, ...]:
        """Everything about these leads, all of it as it was at one moment."""
        from leadtui.store.customers import became as became_of

        c = self.connection
        with storage_errors(self.path), one_moment(c):
            rows = self.rows(ids)
            fields, own = details.fields(c, "lead", ids), belongings(c, "lead", ids)
            became = became_of(c, fields)
            return tuple(
                LeadDetail(
                    row,
                    fields[row.id],
                    own[row.id].reach,
                    own[row.id].tags,
                    own[row.id].activities,
                    own[row.id].follow_ups,
                    own[row.id].attachments,
                    tuple(operations.history(c, "lead", row.id)) if history else (),
                    became=became[row.id],
                )
                for row in rows
            )

    def detail(self, lead_id: int, *, history: bool = True) -> LeadDetail:
        """Everything about one lead, its clocks and sequences, with its `history` others at the same company too.

        Raises NotFoundError.
        """
        found = self.details((lead_id,), history=history)
        if not found:
            raise NotFoundError(f"There is no lead L{lead_id}.", "It may have been deleted; `u` takes that back.")
        from leadtui.services.answers import clocks_of
        from leadtui.services.attachments import looked_at
        from leadtui.services.sequences_reading import of_lead

        files = looked_at(found[0].attachments)
        lead = replace(found[0], attachments=files, enrolments=of_lead(self, lead_id), clocks=clocks_of(self, lead_id))
        if not history:
            return lead
        from leadtui.services.entry import same_company

        return replace(lead, colleagues=same_company(self, lead_id))

    def most_reach(self, ids: Sequence[int]) -> dict[str, int]:
        """By kind, how many emails and phones the lead with most of them among these has."""
        with storage_errors(self.path):
            return most_reach(self.connection, ids)

    def reminders(self, limit: int = 200) -> tuple[FollowUpRow, ...]:
        """Open follow-ups of my leads and of nobody's, by due time: so many from before today, so many since."""
        today, me = int(start_of_day(self.who.clock.local()).timestamp()), self.who.user.id
        with storage_errors(self.path):
            past = open_follow_ups(self.connection, me, limit, until=today - 1)
            return (*past, *open_follow_ups(self.connection, me, limit, since=today))

    def due(self) -> tuple[FollowUpRow, ...]:
        """Open follow-ups due by the end of today, by due time; of those due together the high ones first."""
        until = int(end_of_day(self.who.clock.local()).timestamp()) - 1
        with storage_errors(self.path):
            found = open_follow_ups(self.connection, self.who.user.id, 100_000, until=until)
        return tuple(sorted(found, key=lambda row: (row.due_at, -row.priority)))

    def search(self, text: str, limit: int = 50) -> tuple[LeadRow, ...]:
        """What the search box finds: exact email, phone and number first, then names, then notes; any query works.

        Raises QueryError.
        """
        query = parse(text)
        words = query.tree.parts if isinstance(query.tree, And) else (query.tree,)
        if query.sort or not all(isinstance(word, Word) for word in words) or query.tree == All():
            return self.page(self.listing(text), limit=limit).rows
        context = self.context()
        meant = resolve(query, context).tree
        with storage_errors(self.path):
            ids = found_first(self.connection, text, meant, self.who.region, limit)
        return self.rows(tuple(ids))

    def log(self, query: str = "", limit: int = 100_000) -> tuple[OperationRow, ...]:
        """The operations, newest first; with a query those that touched its leads."""
        with storage_errors(self.path):
            if not query.strip():
                return tuple(operations.operations(self.connection, limit))
            ids = lists.ids(self.connection, self.tree(query))
            return tuple(operations.operations(self.connection, limit, leads=ids))

    def newest_operation(self) -> int:
        """The number of the newest operation, 0 in a new base."""
        with storage_errors(self.path):
            return operations.newest_operation(self.connection)

    def operations_since(self, number: int, limit: int = 1000) -> tuple[OperationRow, ...]:
        """The operations after this one, newest first."""
        with storage_errors(self.path):
            return tuple(operations.operations(self.connection, limit, since=number))

    def leads_of(self, operation: int) -> tuple[int, ...]:
        """The leads an operation touched."""
        with storage_errors(self.path):
            return operations.leads_of(self.connection, operation)

    def ids(self, query: str) -> tuple[int, ...]:
        """The numbers of the leads of a query, in queue order."""
        with storage_errors(self.path):
            return tuple(keyset.numbers(self.connection, self.listing(query)))

    def glance(self, ask: Callable[[Reading], T], seconds: float) -> T | None:
        """What `ask` reads, None when that takes longer than so many seconds or another program holds the file."""
        try:
            with at_most(self.connection, seconds):
                return ask(self)
        except TookTooLong:
            return None

    def close(self) -> None:
        """Gives the connection back."""
        self.connection.close()


def _has(tree: Node, wanted: Node) -> bool:
    """Whether everything `wanted` asks for stands among the conditions of `tree`."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    flat = conj((wanted,))
    asked = flat.parts if isinstance(flat, And) else (flat,)
    return all(part in parts for part in asked)
