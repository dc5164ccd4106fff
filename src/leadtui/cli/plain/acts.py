"""What is done with the lead that is shown: each word's questions, and the one operation that follows.

An act is a generator of the lines it says; it takes answers through `Dialog.ask`, and returns whether the lead has its
next step, so that the next lead is due.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from leadtui.cli.plain.sentences import ended
from leadtui.cli.plain.words import (
    SNOOZES,
    outcome_of,
    outcome_words,
    reason_of,
    reason_words,
    status_of,
)
from leadtui.rules.outcomes import filled_in, gives_up
from leadtui.rules.when import When, say
from leadtui.words.contact import Next, Outcome
from leadtui.words.errors import InputError
from leadtui.words.follow_ups import ONCE, How
from leadtui.words.lifecycle import Category

if TYPE_CHECKING:
    from leadtui.cli.plain.dialog import Dialog
    from leadtui.services.triage import Planned
    from leadtui.words.rows import Done, LeadRow

Lines = Generator[str, None, None]
Act = Generator[str, None, bool]

WHAT_FOLLOWS = "Follow-up? A time, as in tue 10, and what is to be done. Empty: none."
NEVER = "never"
"""Typed for a time: the follow-up is not to be done any more."""


def call(dialog: Dialog, lead: LeadRow, rest: str) -> Act:
    """Log a call. With its outcome on the line it is logged at once, unless the outcome asks what follows."""
    from leadtui.services.triage import log_call

    outcome, note, incoming = outcome_of(dialog.workspace, rest)
    asked = outcome is None
    while outcome is None:
        typed = yield from dialog.ask(
            f"How did it end? {', '.join(outcome_words(dialog.workspace))}. Empty: not logged."
        )
        if not typed:
            yield "Not logged."
            return False
        outcome, note, came_in = outcome_of(dialog.workspace, typed)
        incoming = incoming or came_in
    if asked and not note:
        note = yield from dialog.ask("Note? Empty: none.")
    reason, nurture, follow_up, how = "", None, None, ONCE
    if outcome.asks_reason or (gives_up(outcome, lead.tries, dialog.workspace.unanswered_tries) and not incoming):
        reason, nurture, note = yield from _way_out(dialog, outcome, note)
    elif outcome.next is Next.ASK:
        follow_up, how = yield from dialog.ask_follow_up(WHAT_FOLLOWS)
    elif asked:
        follow_up, how = yield from _filled_in(dialog, lead, outcome)
    planned: Planned = follow_up or (None if asked or outcome.next is Next.ASK else "auto")
    done = log_call(
        dialog.desk, lead.id, outcome.key, note=note, follow_up=planned, incoming=incoming, reason=reason,
        nurture=nurture, how=how,
    )  # fmt: skip
    yield from told(done)
    return True


def _filled_in(dialog: Dialog, lead: LeadRow, outcome: Outcome) -> Generator[str, None, tuple[When | None, How]]:
    """Offer what the outcome fills in."""
    now = dialog.now()
    limit, runs = dialog.workspace.unanswered_tries, bool(lead.in_sequence)
    usual = filled_in(
        outcome, lead.tries, now, dialog.desk.hours, limit=limit, in_sequence=runs,
        do_not_call=lead.do_not_call, zone=lead.time_zone, calling=dialog.workspace.calling,
    )  # fmt: skip
    if usual is None:
        return (yield from dialog.ask_follow_up(WHAT_FOLLOWS))
    return (yield from dialog.ask_follow_up(f"Follow-up? Empty: {say(usual, now)}. Or another time, or none.", usual))


def _way_out(dialog: Dialog, outcome: Outcome, note: str) -> Generator[str, None, tuple[str, When | None, str]]:
    """Ask where a lead goes that is not interested, or was tried often enough: reason, wake-up time and note."""
    words = ", ".join(reason_words(dialog.workspace))
    question = f"Why? {words}; z nurture. Empty: the status stays."
    if not outcome.asks_reason:
        question = f"Tried often enough? z nurture, or a reason: {words}. Empty: only log the try."
    while True:
        typed = yield from dialog.ask(question)
        if not typed:
            return "", None, note
        if typed in ("z", "nurture"):
            return "", (yield from _wake_up(dialog)), note
        try:
            reason = reason_of(dialog.workspace, typed)
        except InputError as error:
            yield str(error)
            continue
        if reason.needs_note and not note:
            note = yield from dialog.ask(f"{reason.name} needs a note:")
        return reason.key, None, note


def _wake_up(dialog: Dialog) -> Generator[str, None, When]:
    usual = dialog.when(f"{dialog.workspace.nurture_days}d")
    chosen = yield from dialog.ask_when(f"Wake it up when? Empty: {say(usual, dialog.now())}.", usual)
    return chosen or usual


def note(dialog: Dialog, lead: LeadRow, rest: str) -> Act:
    """Write a note: the rest of the line, else lines until an empty one."""
    from leadtui.services.triage import log_note

    text = rest
    if not text:
        lines: list[str] = []
        typed = yield from dialog.ask("The note, in as many lines as you like; an empty line ends it.")
        while typed:
            lines.append(typed)
            typed = dialog.answer()
        text = "\n".join(lines)
    if not text:
        yield "No note was written."
        return False
    yield from told(log_note(dialog.desk, lead.id, text))
    return False


def follow_up(dialog: Dialog, lead: LeadRow, rest: str) -> Act:
    """Set the next step: a time, and after a comma what is to be done."""
    from leadtui.rules.follow_ups import take_apart
    from leadtui.services.following_up import set_follow_up

    when, _, subject = rest.partition(",")
    if not when.strip():
        when = yield from dialog.ask("When? As in tue 10, +3d, next week. After a comma what is to be done.")
        when, _, subject = when.partition(",")
        if not when.strip():
            yield "No follow-up was set."
            return False
    found = take_apart(when, dialog.when, splits=not subject.strip())
    yield from told(set_follow_up(dialog.desk, lead.id, dialog.when(found.time), subject.strip(), how=found.how))
    return True


def snooze(dialog: Dialog, lead: LeadRow, rest: str) -> Act:
    """Move the follow-up that is due first."""
    from leadtui.services import following_up

    typed = rest or (
        yield from dialog.ask("Until when? h an hour, t tomorrow 9:00, w a week, m a month, never, or a time.")
    )
    if not typed:
        yield "Nothing was moved."
        return False
    if typed == NEVER:
        yield from told(following_up.drop(dialog.desk, lead.id))
        return False
    yield from told(following_up.snooze(dialog.desk, lead.id, dialog.when(SNOOZES.get(typed, typed))))
    return True


def done(dialog: Dialog, lead: LeadRow, _rest: str) -> Act:
    """The follow-up that is due first is done."""
    from leadtui.services import following_up

    yield from told(following_up.done(dialog.desk, lead.id))
    yield "f sets the next step."
    return False


def status(dialog: Dialog, lead: LeadRow, rest: str) -> Act:
    """Give it a status, with what that asks for."""
    from leadtui.services.triage import set_status

    names = ", ".join(f"{word.name}" for word in dialog.workspace.statuses if word.category is not Category.CONVERTED)
    typed = rest or (yield from dialog.ask(f"Which status? {names}. Empty: it stays."))
    if not typed:
        yield "The status stays."
        return False
    word = status_of(dialog.workspace, typed)
    reason, text, wake = "", "", None
    if word.category is Category.DISQUALIFIED:
        answer = yield from dialog.ask(f"Why? {', '.join(reason_words(dialog.workspace))}. Empty: it stays.")
        if not answer:
            yield "The status stays."
            return False
        chosen = reason_of(dialog.workspace, answer)
        reason = chosen.key
        if chosen.needs_note:
            text = yield from dialog.ask(f"{chosen.name} needs a note:")
    elif word.category is Category.NURTURING:
        wake = yield from _wake_up(dialog)
    yield from told(set_status(dialog.desk, [lead.id], word.key, reason=reason, note=text, wake=wake))
    return word.category in (Category.DISQUALIFIED, Category.NURTURING)


def told(done: Done) -> Lines:
    """What was done, and what else there is to say."""
    yield ended(done.summary)
    for more in done.notes:
        yield ended(f"{more[:1].upper()}{more[1:]}")
    for time, what in (*((done.offer,) if done.offer is not None else ()), *done.more):
        yield f"Next step? f {time}, {what or 'call'} takes it."


ACTS: dict[str, Callable[[Dialog, LeadRow, str], Act]] = {
    "call": call,
    "note": note,
    "follow-up": follow_up,
    "snooze": snooze,
    "done": done,
    "status": status,
}
"""What each word does with the lead that is shown."""
