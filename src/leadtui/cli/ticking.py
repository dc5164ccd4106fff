"""The verb `tick`: does what the clock and the rules call for, for cron or a timer; prints what it did."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from leadtui.cli import present
from leadtui.cli.output import Answer
from leadtui.cli.writing import said

if TYPE_CHECKING:
    from leadtui.cli.session import Session


def tick(session: Session) -> Answer:
    """Does everything that is due; a second run right after it has nothing to do."""
    from leadtui.services import ticking

    ticked = ticking.tick(session.desk)
    value = [present.done(one) for one in ticked.done]
    hints = () if ticked.done or not sys.stderr.isatty() else ("Nothing is due by the rules.",)
    return Answer(value, [said(one) for one in ticked.done], notes=ticked.notes, hints=hints)
