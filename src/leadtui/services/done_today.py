"""The Done tab: what the rep did today, the newest first, each lead once. On the light road."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from leadtui.rules.whereabouts import done_words
from leadtui.rules.working_time import end_of_day
from leadtui.store.doings import Deed, deeds, last_deeds
from leadtui.store.sqlite.driver import storage_errors
from leadtui.words.records import record
from leadtui.words.rows import LeadRow, Page

if TYPE_CHECKING:
    from leadtui.services.reading import Reading


@record
class DoneListing:
    """The leads of the day, newest first, each with what was done last; it stands as it was made."""

    deeds: dict[int, Deed]
    ids: tuple[int, ...]


def listing(reading: Reading) -> DoneListing:
    """What the rep did today, as it stands now."""
    found = done_between(reading, *today(reading.who.clock.local()))
    return DoneListing(found, tuple(found))


def done_between(reading: Reading, since: int, until: int) -> dict[int, Deed]:
    """By lead, newest first, what this rep did last from an instant on until before another."""
    connection = reading.connection
    with storage_errors(reading.path):
        return last_deeds(connection, deeds(connection, reading.who.user.id, since, until))


def today(now: datetime) -> tuple[int, int]:
    """The midnights between which the rep's day lies, in seconds since 1970 UTC."""
    begin = datetime.combine(now.date(), time(), now.tzinfo)
    return int(begin.timestamp()), int(end_of_day(now).timestamp())


def page(
    reading: Reading,
    listing: DoneListing,
    *,
    after: LeadRow | None = None,
    before: object | None = None,
    limit: int = 100,
) -> Page:
    """Rows from the start, after a row, before a row, or the last ones, with the words of column `done`."""
    ids = listing.ids
    if before is not None:
        end = ids.index(before.id) if isinstance(before, LeadRow) and before.id in listing.deeds else len(ids)
        first = max(end - limit, 0)
    else:
        first = ids.index(after.id) + 1 if after is not None and after.id in listing.deeds else 0
        end = min(first + limit, len(ids))
    return _stretch(reading, listing, first, end)


def around(reading: Reading, listing: DoneListing, lead_id: int, limit: int = 100) -> Page:
    """Rows on both sides of a lead, or from the start when it is not among them."""
    at = listing.ids.index(lead_id) if lead_id in listing.deeds else 0
    first = max(at - limit // 2, 0)
    return _stretch(reading, listing, first, min(first + limit, len(listing.ids)))


def _stretch(reading: Reading, listing: DoneListing, first: int, end: int) -> Page:
    rows = reading.rows(listing.ids[first:end])
    now, workspace = reading.who.clock.local(), reading.who.workspace
    said = {}
    for row in rows:
        deed = listing.deeds[row.id]
        said[row.id] = {"done": done_words(deed.at, deed.kind, deed.summary, row, now, workspace, deed.leads)}
    return Page(rows, first == 0, end == len(listing.ids), said, by_band=False)
