"""`due --notify`: tells once of each reminder whose time has come, for cron, a timer or a status bar.

Always holds: what was taken on is told, by the desktop or, where that cannot be, on standard output, with status 0.
What could not be told, since the output takes no more or its reader went away, is given back for the next run; so is,
with `--desktop`, what the desktop did not show: a timer's output is read by nobody. A program
that is killed between taking on and telling has told nobody: the panel of the app has them, as overdue.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import Answer
from leadtui.platform import notify as desktop
from leadtui.rules import notice_words
from leadtui.services import noticing
from leadtui.words.rows import FollowUpRow

if TYPE_CHECKING:
    from leadtui.cli.session import Session

ALONE = 5
"""So many are shown in a notification each; more of them ten to one, so that nobody wakes up to a hundred."""
TOGETHER = 10
_NOT_HERE = "notify-send is not here; the reminders wait."


def notify(session: Session) -> Answer:
    """Tells of what came due since somebody looked: by notify-send, else as a table; with nothing it is silent."""
    base = session.base
    rows: tuple[FollowUpRow, ...] = ()
    if noticing.anything_due(session.reading):
        rows = noticing.claim(base.path, base.user.id, base.clock).rows
    left = list(rows)

    def give_back() -> None:
        noticing.give_back(base.path, base.user.id, left)

    answered = False
    try:
        why = _by_desktop(left, session.now)
        answered = True
    finally:
        if not answered:
            give_back()
    if left and session.arguments.desktop:
        give_back()
        rows = tuple(row for row in rows if row not in left)
        left, why = [], why or _NOT_HERE
    value = [_as_json(row, session.now) for row in rows]
    if not left:
        return Answer(value, notes=[why] if why else ())
    from leadtui.cli.human import due_table

    notes = [f"{why} The reminders are shown here instead."] if why else ()
    return Answer(value, due_table(left, session.now), notes=notes, unwritten=give_back)


def _by_desktop(left: list[FollowUpRow], now: datetime) -> str:
    """Has the desktop show them, and takes each off the list that is shown; why it was not to be had for the others."""
    program = desktop.sender() if left else None
    if program is None:
        return ""
    size = 1 if len(left) <= ALONE else TOGETHER
    while left:
        some = left[:size]
        title, text = notice_words.message(some, now)
        if len(some) > 1:
            text = "\n".join(f"{notice_words.when(row, now)} {notice_words.who(row)}" for row in some)
        why = desktop.send(program, title, text)
        if why:
            return why
        del left[:size]
    return ""


def _as_json(row: FollowUpRow, now: datetime) -> dict[str, Any]:
    from leadtui.cli.human import is_overdue
    from leadtui.cli.present import due

    return due(row, overdue=is_overdue(row, now.date().isoformat(), int(now.timestamp())))
