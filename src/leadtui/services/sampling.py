"""Fills a base with sample data, as one operation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from leadtui.model import Account, Activity, Contact, FollowUp, Lead, Opportunity, Reach, Tag
from leadtui.rules.samples import Numbers, generate
from leadtui.services.desk import Desk
from leadtui.services.reach_reading import search_digits
from leadtui.words.rows import Done

LEADS = 500
"""How many leads a sample base has unless told otherwise."""

SEED = 36
"""Which people they are; this one opens with a varied queue."""


def fill(desk: Desk, count: int = LEADS, seed: int = SEED) -> Done:
    """Adds `count` made-up leads of the desk's user, with their history, follow-ups around now and what some became.

    `u` never hits it; its number in the history takes it back. The same count and seed at the same time in the same
    zone give the same rows in an empty base. Batch by batch: the rows never stand in memory together.
    """
    with desk.store.operation("demo", f"{count} made-up leads", desk.user.id, origin="import") as op:
        first = op.next_id(Lead)
        customers = Numbers(op.next_id(Account), op.next_id(Contact), op.next_id(Opportunity))
        for batch in generate(count, seed, op.at, desk.zone, desk.user.id, first, customers):
            made = batch.customers
            op.insert_many(Account, made.accounts)
            op.insert_many(Contact, made.contacts)
            op.insert_many(Opportunity, made.opportunities)
            op.insert_many(Lead, batch.leads)
            op.insert_many(Reach, _searchable([*batch.reaches, *made.reaches]))
            op.insert_many(Tag, [*batch.tags, *made.tags])
            op.insert_many(Activity, [*batch.activities, *made.activities])
            op.insert_many(FollowUp, [*batch.follow_ups, *made.follow_ups])
    return Done(op.number, op.summary, tuple(range(first, first + count)))


def _searchable(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield row | {"digits": search_digits(row["value"], row["normal"]) if row["kind"] == "phone" else ""}
