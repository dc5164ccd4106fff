"""`due --notify`: tells once of each reminder whose time has come and of each alert of the rules, for cron, a timer or
a status bar.

Always holds: what was taken on is told, by the desktop or, where that cannot be, on standard output, with status 0.
What could not be told, since the output takes no more or its reader went away, is given back for the next run; so is,
with `--desktop`, what the desktop did not show: a timer's output is read by nobody. A program
that is killed between taking on and telling has told nobody: the panel of the app has them, as overdue or owed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from leadtui.cli.output import Answer
from leadtui.platform import notify as desktop
from leadtui.rules import alert_words, notice_words
from leadtui.services import alerts, noticing
from leadtui.words.errors import StorageError
from leadtui.words.rows import FollowUpRow
from leadtui.words.sla import AlertRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leadtui.cli.session import Session
    from leadtui.cli.terminal import Line

ALONE = 5
"""So many are shown in a notification each; more of them ten to one, so that nobody wakes up to a hundred."""
TOGETHER = 10
_NOT_HERE = "notify-send is not here; the reminders wait."

Told = FollowUpRow | AlertRow


def notify(session: Session) -> Answer:
    """Tells of what came due and what the rules say since somebody looked: by notify-send, else as a table.

    With nothing it is silent.
    """
    base = session.base
    rows = _claim(session)
    left = list(rows)

    def give_back() -> None:
        noticing.give_back(base.path, base.user.id, _reminders(left))
        alerts.give_back(base.path, base.user.id, _alerts(left))

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
    notes = [f"{why} The reminders are shown here instead."] if why else ()
    return Answer(value, _lines(left, session.now), notes=notes, unwritten=give_back)


def _claim(session: Session) -> tuple[Told, ...]:
    """Takes on what there is to tell, the alerts first."""
    base, of_rules, told = session.base, tuple[AlertRow, ...](), list[Told]()
    if alerts.waiting(session.reading, limit=1):
        of_rules = alerts.claim(base.path, base.user.id, base.clock)
    try:
        told += alerts.to_tell(session.reading, of_rules) if of_rules else ()
        if noticing.anything_due(session.reading):
            told += noticing.claim(base.path, base.user.id, base.clock).rows
    except StorageError:
        alerts.give_back(base.path, base.user.id, of_rules)
        raise
    return tuple(told)


def _alerts(rows: Sequence[Told]) -> list[AlertRow]:
    return [row for row in rows if isinstance(row, AlertRow)]


def _reminders(rows: Sequence[Told]) -> list[FollowUpRow]:
    return [row for row in rows if isinstance(row, FollowUpRow)]


def _by_desktop(left: list[Told], now: datetime) -> str:
    """Has the desktop show them, and takes each off the list that is shown; why it was not to be had for the others."""
    program = desktop.sender() if left else None
    if program is None:
        return ""
    for sort in (_alerts(left), _reminders(left)):
        size = 1 if len(sort) <= ALONE else TOGETHER
        for start in range(0, len(sort), size):
            some = sort[start : start + size]
            why = desktop.send(program, *_message(some, now))
            if why:
                return why
            del left[: len(some)]
    return ""


def _message(some: Sequence[Told], now: datetime) -> tuple[str, str]:
    """Title and text of a notification for alerts, or for reminders."""
    if of_rules := _alerts(some):
        title, text = alert_words.message(of_rules, now)
        lines = [f"{alert_words.who(row)}: {alert_words.what(row, now)}" for row in of_rules]
    else:
        reminders = _reminders(some)
        title, text = notice_words.message(reminders, now)
        lines = [f"{notice_words.when(row, now)} {notice_words.who(row)}" for row in reminders]
    return title, text if len(some) == 1 else "\n".join(lines)


def _lines(left: Sequence[Told], now: datetime) -> Iterable[Line]:
    from leadtui.cli.human import due_table
    from leadtui.cli.human_alert import alert_table

    yield from alert_table(_alerts(left), now)
    yield from due_table(_reminders(left), now)


def _as_json(row: Told, now: datetime) -> dict[str, Any]:
    from leadtui.cli.human import is_overdue
    from leadtui.cli.human_alert import as_json
    from leadtui.cli.present import due

    if isinstance(row, AlertRow):
        return as_json(row)
    return due(row, overdue=is_overdue(row, now.date().isoformat(), int(now.timestamp())))
