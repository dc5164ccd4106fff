"""What is said of a write that is on disk, on one line: what was done, where the record went, what is next."""

from __future__ import annotations

from leadtui.tui.bindings import says
from leadtui.words.rows import ALSO_DONE, ENDS, NEXT, NO_FOLLOW_UP, NO_NEXT_STEP, NOTHING_PLANNED, Done

NEXT_STEP = "{follow-up} sets the next step"
"""What is said after a follow-up that was done."""
WAS_DONE = "Done: "
"""Begins what is said of a follow-up that was done: what is next is told apart from it."""
FOLLOW_UP, PARK = "follow-up", "status-nurturing"
"""The commands whose keys a message names for its record."""


def told_of(done: Done, where: str = "", aside: str = "", *, offers: bool = False, invites: bool = True) -> str:
    """Return the message: `where` the record went comes before what is next, what an `aside` quotes last.

    `offers`: the next step that the text reads as is offered. `invites`: keys are named that act on the record.
    """
    word, _, quoted = aside.partition(", ")
    another = ""
    if invites and _offers_next(where) and any(note.startswith(NEXT) for note in done.notes):
        another = says("{follow-up} sets another")
    if not invites or another:
        where = _without_next_step(where)
    was_done = done.summary.startswith(WAS_DONE)
    # What is next is seen where the line is too short for all of it.
    in_order = sorted(done.notes, key=_rank)
    notes = [_note(note, here=_offers_next(where), invites=invites, was_done=was_done) for note in in_order]
    offer = _offer(done.offer, len(done.more)) if offers and invites and done.offer else ""
    return " · ".join(part for part in (done.summary, word, where, *notes, another, offer, quoted) if part)


def invites_to(done: Done, where: str = "", *, offers: bool = False) -> frozenset[str]:
    """Return the commands whose keys the message names for its record."""
    next_step = _offers_next(where)
    named = {NO_FOLLOW_UP, NOTHING_PLANNED}.intersection(done.notes) or (offers and done.offer) or next_step
    park = {PARK} if next_step and NO_NEXT_STEP in done.notes else set()
    return frozenset({FOLLOW_UP, *park}) if named else frozenset()


def asked_of(done: Done, name: str) -> str:
    """Return what is asked of a next step that is offered for the record of this name, by itself; "" for none."""
    return f"{name}: {_offer(done.offer, len(done.more))}" if done.offer else ""


def _offers_next(where: str) -> bool:
    return says(NEXT_STEP) in where.split(" · ")


def _without_next_step(where: str) -> str:
    return " · ".join(part for part in where.split(" · ") if part != says(NEXT_STEP))


def _offer(offer: tuple[str, str], more: int) -> str:
    time, what = offer
    after = f" · {more} more in the note" if more else ""
    return f"{what or 'call'} {time}? {says('{follow-up} takes it')}{after}"


def _rank(note: str) -> int:
    """What is planned no longer comes before what is next, what was done along the way after it."""
    if note.startswith(ALSO_DONE):
        return 2
    return 0 if ENDS in note and not note.startswith(NEXT) else 1


def _note(note: str, *, here: bool, invites: bool, was_done: bool) -> str:
    if note == NO_NEXT_STEP:
        return says("{status-nurturing} parks it until a date") if here else note
    if note == NO_FOLLOW_UP:
        return says("no follow-up · {follow-up} sets one") if invites else "no follow-up"
    if note == NOTHING_PLANNED:
        return says("no next step yet; {follow-up} sets one") if invites else note
    return note if was_done else note.removeprefix(NEXT)
