"""The verb `tick`: does what the clock and the rules call for, for cron or a timer; prints what it did."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from leadtui.cli import present
from leadtui.cli.output import Answer
from leadtui.cli.writing import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadtui.cli.session import Session
    from leadtui.words.rows import Done


def tick(session: Session) -> Answer:
    """Does everything that is due; a second run right after it has nothing to do."""
    done, notes = _done(session)
    hints = () if done or not sys.stderr.isatty() else ("Nothing is due by the rules.",)
    return Answer([present.done(one) for one in done], [said(one) for one in done], notes=notes, hints=hints)


def _done(session: Session) -> tuple[Sequence[Done], Sequence[str]]:
    """What the tick did, and what else is to be said. A timer ticks each minute, so one with nothing to do is light."""
    from leadtui.services.ticking_idle import anything_to_do

    if anything_to_do(session.reading):
        from leadtui.services import ticking

        ticked = ticking.tick(session.desk)
        return ticked.done, (*ticked.notes, *filter(None, (ticked.calendar,)))
    from leadtui.services.calendar import keep_up

    problem = keep_up(session.reading, session.base.calendar()).problem
    return (), (problem,) if problem else ()
