"""What is said of a write that is on disk, on one line: what was done, where the record went, what is next."""

from __future__ import annotations

from leadtui.tui.bindings import says
from leadtui.words.rows import NEXT, NO_FOLLOW_UP, NO_NEXT_STEP, Done

NEXT_STEP = "{follow-up} sets the next step"
"""What is said after a follow-up that was done, while the keys act on its record."""


def told_of(done: Done, where: str = "", aside: str = "", *, offers: bool = False) -> str:
    """Return the message: `where` the record went comes before what is next, what an `aside` quotes last.

    `offers`: the next step that the text reads as is offered.
    """
    word, _, quoted = aside.partition(", ")
    if where == says(NEXT_STEP) and any(note.startswith(NEXT) for note in done.notes):
        where = ""
    notes = [_note(note, here=bool(where)) for note in done.notes]
    parts = [done.summary, word, where, *notes, _offer(done.offer) if offers and done.offer else "", quoted]
    return " · ".join(part for part in parts if part)


def _offer(offer: tuple[str, str]) -> str:
    time, what = offer
    return f"{what or 'call'} {time}? {says('{follow-up} takes it')}"


def _note(note: str, *, here: bool) -> str:
    if note == NO_NEXT_STEP:
        return says("{status-nurturing} parks it until a date") if here else note
    return says("no follow-up · {follow-up} sets one") if note == NO_FOLLOW_UP else note.removeprefix(NEXT)
