"""The verbs that look: list, next, show, due, log. They load no model class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import DONE, NO, Answer
from leadtui.words.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.words.rows import FollowUpRow, LeadRow
    from leadtui.words.views import View

PAGE = 500


def list_leads(session: Session) -> Answer:
    """Leads in queue order, or as the query sorts them."""
    if session.arguments.json:
        return Answer(_as_json(session))
    from leadtui.cli.human import lead_table

    rows = _rows(session)
    first = next(rows, None)
    if first is None:
        return Answer(hints=["No lead matches."])
    return Answer(lines=lead_table(_with(first, rows), session.now, session.base.workspace))


def next_lead(session: Session) -> Answer:
    """The lead to work now; with nothing to do the status is 1."""
    row = session.reading.next()
    if row is None:
        return Answer(None, hints=["Nothing left for today."], status=NO)
    if session.arguments.json:
        from leadtui.cli.present import lead, names_of

        detail = session.reading.details((row.id,), history=False)[0]
        return Answer(lead(detail, names_of(session.base, session.now), band=row.band))
    from leadtui.cli.human import lead_card

    return Answer(lines=lead_card(row, session.now, session.base.workspace))


def show(session: Session) -> Answer:
    """Everything about one lead; of an account, a contact or an opportunity when REF is its number (A3, C5, O7)."""
    from leadtui.cli.present import full_lead, names_of

    customer = re.fullmatch(r"([ACO])(\d{1,18})", session.arguments.ref.strip(), re.IGNORECASE)
    if customer is not None:
        return _show_customer(session, customer[1], int(customer[2]))
    detail = session.reading.detail(session.lead)
    names = names_of(session.base, session.now)
    if session.arguments.json:
        return Answer(full_lead(detail, names))
    from leadtui.cli.human_lead import lead_sheet

    return Answer(lines=lead_sheet(detail, names))


def _show_customer(session: Session, letter: str, number: int) -> Answer:
    from leadtui.cli.human_customer import customer_sheet, kind_of
    from leadtui.cli.present import names_of
    from leadtui.cli.present_customer import customer

    try:
        detail = session.reading.customers.detail(kind_of(letter), number, history=False)
    except NotFoundError as error:
        from leadtui.cli.merging import gone_elsewhere

        gone = NotFoundError(error.message, "It may have been deleted; `leadtui log` tells.")
        number = gone_elsewhere(session, letter, number, gone)
        detail = session.reading.customers.detail(kind_of(letter), number, history=False)
    names = names_of(session.base, session.now)
    if session.arguments.json:
        return Answer(customer(detail, names))
    return Answer(lines=customer_sheet(detail, names))


def due(session: Session) -> Answer:
    """Open follow-ups that are overdue or due today; with none the status is 1. With --notify what came due is told."""
    if session.arguments.notify:
        from leadtui.cli.noticing import notify

        return notify(session)
    rows = session.reading.due()
    status = DONE if rows else NO
    now = session.now
    if session.arguments.json:
        from leadtui.cli.human import is_overdue
        from leadtui.cli.present import due as as_json

        today, at = now.date().isoformat(), int(now.timestamp())
        return Answer([as_json(row, overdue=is_overdue(row, today, at)) for row in rows], status=status)
    if not rows:
        return Answer(hints=["Nothing is due."], status=status)
    from leadtui.cli.human import due_table

    return Answer(lines=due_table(rows, now, _deals(session, rows)), status=status)


def _deals(session: Session, rows: Iterable[FollowUpRow]) -> dict[int, str]:
    """The names of the deals that follow-ups are about, by number."""
    from leadtui.words.customers import CustomerKind

    numbers = {row.opportunity_id for row in rows if row.opportunity_id is not None}
    found = (session.reading.customers.row(CustomerKind.OPPORTUNITY, number) for number in sorted(numbers))
    return {row.id: row.name for row in found if row is not None}


def log(session: Session) -> Answer:
    """The operations, newest first; with a query those that touched its leads."""
    rows = session.reading.log(session.query)
    if session.arguments.json:
        from leadtui.cli.present import operation

        return Answer([operation(row) for row in rows])
    if not rows:
        return Answer(hints=["Nothing was done yet."])
    from leadtui.cli.human import log_table

    return Answer(lines=log_table(rows, session.now))


def _view(session: Session) -> View | None:
    from leadtui.words.workspace import choose

    name = session.arguments.view
    return choose("view", session.reading.views(), name) if name else None


def _query(session: Session, view: View | None) -> str:
    arguments = session.arguments
    query = session.query
    if arguments.sort and not arguments.sort.lstrip("-").strip():
        raise InputError("--sort needs a field.", "As in --sort company, or --sort=-created for the other way round.")
    if view is None:
        return query
    from leadtui.rules.query.parser import parse
    from leadtui.rules.query.tree import Query, conj
    from leadtui.rules.query.unparse import unparse

    session.reading.tree(query)  # read alone first, so that a mistake is found at its place
    typed, kept = parse(query), parse(view.query)
    return unparse(Query(conj((kept.tree, typed.tree)), () if arguments.sort else typed.sort or kept.sort))


def _rows(session: Session) -> Iterator[LeadRow]:
    """What is asked for, read page by page."""
    from leadtui.words.views import DONE

    reading, view = session.reading, _view(session)
    query = _query(session, view)
    if view is not None and view.key == DONE.key:
        yield from islice(_done(session, query), session.arguments.limit)
        return
    listing = reading.listing(query, now=session.now, sort=session.arguments.sort)
    left = session.arguments.limit
    after: LeadRow | None = None
    while left is None or left > 0:
        page = reading.page(listing, after=after, limit=PAGE if left is None else min(PAGE, left))
        yield from page.rows
        if page.at_end or not page.rows:
            return
        after = page.rows[-1]
        left = None if left is None else left - len(page.rows)


def _done(session: Session, query: str) -> Iterator[LeadRow]:
    """What the rep did today, newest first, or as it is to be sorted; of a query those that match."""
    from leadtui.services import done_today
    from leadtui.services.selecting import still_in

    reading, sort = session.reading, session.arguments.sort
    ids = done_today.listing(reading).ids
    held = still_in(reading, f"{query} sort:{sort}" if sort else query, ids)
    there = set(held)
    chosen = held if sort or "sort:" in session.query else tuple(number for number in ids if number in there)
    for start in range(0, len(chosen), PAGE):
        yield from reading.rows(chosen[start : start + PAGE])


def _as_json(session: Session) -> list[dict[str, Any]]:
    from leadtui.cli.present import lead, names_of

    names = names_of(session.base, session.now)
    rows = list(_rows(session))
    in_queue = any(row.band for row in rows)
    found: list[dict[str, Any]] = []
    for start in range(0, len(rows), PAGE):
        chunk = rows[start : start + PAGE]
        ids = tuple(row.id for row in chunk)
        details = {detail.row.id: detail for detail in session.reading.details(ids, history=False)}
        found += [
            lead(details[row.id], names, band=row.band if in_queue else None) for row in chunk if row.id in details
        ]
    return found


def _with(first: LeadRow, rest: Iterator[LeadRow]) -> Iterator[LeadRow]:
    yield first
    yield from rest
