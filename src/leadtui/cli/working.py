"""The verbs that work a lead: call, note, status, follow-up, snooze, done. Each is one operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.cli.output import Answer
from leadtui.cli.writing import written
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.cli.session import Session
    from leadtui.rules.when import When
    from leadtui.services.triage import Planned


def call(session: Session) -> Answer:
    """Logs a call; the outcome's follow-up is made unless another, or none, is asked for."""
    from leadtui.rules.follow_ups import take_apart
    from leadtui.services.triage import log_call
    from leadtui.words.follow_ups import ONCE

    arguments = session.arguments
    outcome = session.base.workspace.outcome(arguments.outcome)
    if arguments.no_follow_up and arguments.follow_up is not None:
        raise InputError("--follow-up and --no-follow-up exclude each other.", "Give one of them.")
    if arguments.reason and arguments.follow_up is not None:
        raise InputError("--reason and --follow-up exclude each other: a reason ends the lead.", "Give one of them.")
    typed = take_apart(arguments.follow_up, session.when) if arguments.follow_up is not None else None
    chosen = session.when(typed.time) if typed is not None else None
    planned: Planned = chosen or (None if arguments.no_follow_up else "auto")
    nurture: When | None = chosen if outcome.asks_reason else None
    if nurture is not None and typed is not None and typed.how != ONCE:
        raise InputError(
            f"With {outcome.name}, --follow-up is when the lead is woken: {arguments.follow_up!r} says more.",
            "Give a time alone; leadtui follow-up sets what is to be done.",
        )
    at = session.when(arguments.at, past=True).at if arguments.at is not None else None
    return written(
        log_call(
            session.desk, session.lead, outcome.key, note=arguments.note, follow_up=planned, at=at,
            minutes=arguments.minutes, incoming=arguments.incoming, reason=arguments.reason, nurture=nurture,
            how=typed.how if typed is not None else ONCE,
        ),
    )  # fmt: skip


def note(session: Session) -> Answer:
    """Writes a note down."""
    from leadtui.services.triage import log_note

    return written(log_note(session.desk, session.lead, session.arguments.text))


def status(session: Session) -> Answer:
    """Gives a lead a status."""
    from leadtui.services.triage import set_status

    arguments = session.arguments
    key = session.base.workspace.status(arguments.status).key
    return written(
        set_status(session.desk, [session.lead], key, reason=arguments.reason, note=arguments.note)
    )  # fmt: skip


def follow_up(session: Session) -> Answer:
    """Sets the next step."""
    from leadtui.cli.records import record_of
    from leadtui.rules.follow_ups import read_ahead, read_priority, take_apart
    from leadtui.rules.recurring import read_repeat
    from leadtui.services import customers, following_up
    from leadtui.words.customers import CustomerKind
    from leadtui.words.follow_ups import How

    given = session.arguments
    typed = take_apart(given.when, session.when, splits=not given.subject)
    how = How(
        given.subject or typed.how.subject,
        given.kind.strip().casefold(),
        read_ahead(given.remind) if given.remind else typed.how.lead_minutes,
        read_priority(given.priority) if given.priority else typed.how.priority,
        read_repeat(given.repeat) if given.repeat else typed.how.repeat,
    )
    kind, number = record_of(session)
    moment = session.when(typed.time)
    if kind == "lead":
        return written(following_up.set_follow_up(session.desk, number, moment, how=how))
    return written(customers.set_follow_up(session.desk, CustomerKind(kind), number, moment, how=how))


def snooze(session: Session) -> Answer:
    """Moves the follow-up that is due first; "never" cancels it."""
    from leadtui.cli.records import record_of
    from leadtui.services import following_up

    never = session.arguments.when.strip().casefold() == "never"
    kind, number = record_of(session)
    if kind != "lead":
        return _snooze_customers(session, kind, number, never=never)
    if never:
        return written(following_up.drop(session.desk, number))
    moment = session.when(session.arguments.when)
    return written(following_up.snooze(session.desk, number, moment))


def _snooze_customers(session: Session, kind: str, number: int, *, never: bool) -> Answer:
    """As for a lead: a record without a follow-up gets one."""
    from leadtui.services import customers
    from leadtui.words.customers import CustomerKind

    if never:
        return written(customers.drop(session.desk, _first_open(session, kind, number, "There is nothing to drop.")))
    moment = session.when(session.arguments.when)
    first = customers.first_open(session.desk, CustomerKind(kind), number)
    if first is None:
        return written(customers.set_follow_up(session.desk, CustomerKind(kind), number, moment))
    return written(customers.snooze(session.desk, first, moment))


def done(session: Session) -> Answer:
    """The follow-up that is due first is done."""
    from leadtui.cli.records import record_of
    from leadtui.services import customers, following_up

    kind, number = record_of(session)
    if kind == "lead":
        return written(following_up.done(session.desk, number))
    return written(customers.finish(session.desk, _first_open(session, kind, number, "Set one first.")))


def _first_open(session: Session, kind: str, number: int, hint: str) -> int:
    """The open follow-up of an account, contact or deal that is due first; RefusedError when there is none."""
    from leadtui.services import customers
    from leadtui.words.customers import CustomerKind
    from leadtui.words.errors import RefusedError

    found = customers.first_open(session.desk, CustomerKind(kind), number)
    if found is None:
        row = session.reading.customers.row(CustomerKind(kind), number)
        raise RefusedError(f"{row.name if row else kind} has no open follow-up.", hint)
    return found
