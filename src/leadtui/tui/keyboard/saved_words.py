"""What is said of a write that is on disk, on one line: what was done, where the record went, what is next."""

from __future__ import annotations

from leadtui.tui.bindings import says
from leadtui.words.rows import NEXT, NO_FOLLOW_UP, Done


def told_of(done: Done, where: str = "", aside: str = "") -> str:
    """Return the message: `where` the record went comes before what is next, what an `aside` quotes last."""
    word, _, quoted = aside.partition(", ")
    parts = [done.summary, word, where, *map(_note, done.notes), quoted]
    return " · ".join(part for part in parts if part)


def _note(note: str) -> str:
    return says("no follow-up · {follow-up} sets one") if note == NO_FOLLOW_UP else note.removeprefix(NEXT)
