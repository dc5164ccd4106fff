"""The verb `report`: what the rep did today, for himself or to send on, as text, Markdown or JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import Answer
from leadtui.rules.day_report import DONE, NEW, OWED, leads_said, new_said, owed_said
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.cli.present import Names
    from leadtui.cli.session import Session
    from leadtui.cli.terminal import Line
    from leadtui.words.day_report import Converted, DayReport

REPORTS = ("day",)
_MARKED = re.compile(r"([\\`*_\[\]<>|#~&!])")


def report(session: Session) -> Answer:
    """The report of this name; `day` unless said."""
    from leadtui.cli.present import names_of
    from leadtui.services.reporting import day_report

    arguments = session.arguments
    if (arguments.name or "day").lower() not in REPORTS:
        raise InputError(f"There is no report {arguments.name!r}.", "Known: day.")
    found = day_report(session.reading, _day(session, arguments.since), _day(session, arguments.until))
    names = names_of(session.base, session.now)
    if arguments.json:
        return Answer(_as_json(found, names))
    return Answer(lines=markdown(found, names) if arguments.format == "markdown" else text(found, names))


def _day(session: Session, phrase: str) -> date | None:
    if not phrase:
        return None
    from leadtui.rules.when import parse

    base = session.base
    when = parse(phrase, session.now, region=base.preferences.home_region, past=True, hours=base.workspace.hours)
    return when.at.astimezone(session.now.tzinfo).date()


def text(found: DayReport, names: Names) -> Iterator[Line]:
    """The report for a terminal: a line for whatever there was."""
    from leadtui.cli.table import card

    yield ((title(found), "title"), (f" · {found.by}", ""))
    for label, said, more in lines(found, names):
        yield from card([(label, said)], label=16)
        yield from card((("", one) for one in more), label=18)


def markdown(found: DayReport, names: Names) -> Iterator[Line]:
    """The report in Markdown: a heading and a list; nothing of the data is markup."""
    yield f"## {_plain(title(found))} · {_plain(found.by)}"
    yield ""
    for label, said, more in lines(found, names):
        yield f"- **{label}:** {_plain(said)}"
        yield from (f"    - {_plain(one)}" for one in more)


def _plain(text: str) -> str:
    """Text in which Markdown (CommonMark) sees no markup."""
    return _MARKED.sub(r"\\\1", " ".join(text.split()))


def title(found: DayReport) -> str:
    """The day, or the days, of a report."""
    first, last = date.fromisoformat(found.since), date.fromisoformat(found.until)
    said = [f"{on:%A} {on.day} {on:%B %Y}" for on in dict.fromkeys((first, last))]
    return " to ".join(said)


def lines(found: DayReport, names: Names) -> Iterator[tuple[str, str, list[str]]]:
    """What is said: a label, a sentence, and what is listed below it; nothing for what did not happen."""
    yield DONE, leads_said(found), []
    if found.calls:
        calls = [f"{one.number} {names.outcome(one.key) or 'without an outcome'}" for one in found.calls]
        calls += [f"{found.incoming} of them incoming"] if found.incoming else []
        yield "Calls", f"{found.calls_in_all}: {', '.join(calls)}", []
    for label, number in (
        ("Minutes", found.minutes), ("Meetings", found.meetings), ("Emails", found.emails), ("Notes", found.notes),
        ("Other", found.others), ("Leads added", found.added), ("Leads imported", found.imported),
    ):  # fmt: skip
        if number:
            yield label, f"{number:,}", []
    if found.statuses:
        yield "Status now", ", ".join(f"{one.number} {names.status(one.key)}" for one in found.statuses), []
    if found.converted:
        worth = ", ".join(_money(amount, code) for code, amount in found.amounts)
        said = f"{len(found.converted)}{f', {worth}' if worth else ''}"
        yield "Converted", said, [_became(deal, names) for deal in found.converted]
    follow_ups = [f"{found.done} done", f"{found.left} still to come today", f"{found.missed} missed"]
    yield "Follow-ups", ", ".join(follow_ups), []
    said = f"{found.no_next_step:,} lead{'s' if found.no_next_step != 1 else ''}"
    past_new = " past New" if found.new else ""
    query = f" ({_query(names)})" if found.no_next_step else ""
    more = [f"L{one.lead_id} {_called(one.name, one.company)}" for one in found.unplanned]
    yield "No next step", f"{said}{past_new}{query}{', worked on:' if more else ''}", more
    for label, waits in ((OWED, owed_said(found, names.now, names.workspace)), (NEW, new_said(found))):
        if waits:
            yield label, waits, []


def _query(names: Names) -> str:
    """The query that finds the leads without a next step that are counted."""
    from leadtui.services.reporting import UNPLANNED

    return "is:no-next-step" if len(names.users) < 2 else UNPLANNED


def _called(name: str, company: str | None) -> str:
    return f"{name}, {company}" if company and company != name else name


def _became(deal: Converted, names: Names) -> str:
    worth = f", {_money(deal.amount, deal.currency or names.workspace.currency)}" if deal.amount is not None else ""
    into = deal.opportunity or deal.account or deal.contact
    return f"{deal.name}{f' → {into}' if into else ''}{worth}"


def _money(amount: int, currency: str) -> str:
    from leadtui.rules.money import show_money

    return show_money(amount, currency)


def _first_owed(found: DayReport) -> dict[str, Any] | None:
    from leadtui.cli.present import instant

    row = found.owed_first
    return row and {"id": row.id, "name": row.name, "company": row.company, "due": instant(row.answer_due)}


def _as_json(found: DayReport, names: Names) -> dict[str, Any]:
    from leadtui.cli.present import money

    usual = names.workspace.currency
    return {
        "report": "day", "from": found.since, "to": found.until, "by": found.by, "leads": found.leads,
        "together": found.together,
        "reached": found.reached,
        "calls": {
            "total": found.calls_in_all, "incoming": found.incoming,
            "outcomes": [{"outcome": names.outcome(one.key) or None, "count": one.number} for one in found.calls],
        },
        "minutes": found.minutes, "meetings": found.meetings, "emails": found.emails, "notes": found.notes,
        "other": found.others, "added": found.added, "imported": found.imported,
        "statuses": [{"status": names.status(one.key), "count": one.number} for one in found.statuses],
        "converted": [
            {
                "lead": deal.lead_id, "name": deal.name, "account": deal.account, "contact": deal.contact,
                "opportunity": deal.opportunity, "amount": money(deal.amount, deal.currency or usual),
                "currency": None if deal.amount is None else deal.currency or usual,
            }
            for deal in found.converted
        ],
        "amounts": [{"amount": money(amount, code), "currency": code} for code, amount in found.amounts],
        "follow_ups": {"done": found.done, "open": found.left, "missed": found.missed},
        "no_next_step": {
            "count": found.no_next_step,
            "worked": [{"id": one.lead_id, "name": one.name, "company": one.company} for one in found.unplanned],
            "new": found.new,
        },
        "answers_owed": {"count": found.owed, "first": _first_owed(found)},
    }  # fmt: skip
