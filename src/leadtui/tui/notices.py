"""Reminders that come due while the app runs, and alerts of the rules: claimed, shown one after the other, and told of
where nobody looks.

Always holds: what comes due now stands on the line, in front of what waits there (`notice_order`), until the rep acts
on it, sends it away, a day has passed, or it is no longer open (an alert: until something was done with its lead). What
came due while nobody was there stands there a minute, or until he works on, and then in the panel alone. A key typed
before the rep can have seen that the line tells of something else is for what stood there. Once a second the clock is
looked at, so nothing is missed by sleeping.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from leadtui.tui.notice_order import DAY, PRESSING, Notice, is_high, with_new
from leadtui.tui.record_rows import RecordRow, Ref, Told, same_told, worked_through
from leadtui.words.errors import LeadtuiError
from leadtui.words.records import replace
from leadtui.words.rows import FollowUpRow
from leadtui.words.sla import AlertRow

if TYPE_CHECKING:
    from leadtui.services.noticing import Claimed
    from leadtui.services.reading import Reading
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.actions import Write

LATE = 300
"""Seconds after which a reminder came due while nobody was there: the computer slept, or the app was closed."""
FEW = 3
"""So many that come due at once are shown one by one; more of them together, in the panel."""
MOST_READ = 50
"""Reminders that came due at once whose leads and customers are read."""
SEEN_AFTER = 0.5
"""Seconds it takes to see that another reminder stands on the line."""
TOLD = 60.0
"""Seconds for which the line tells of what came due while nobody was there."""
QUIET = 60.0
"""Seconds without a try after the base could not be used."""


def _key(row: Told) -> tuple[type, int]:
    return type(row), row.id


def _back(*, first: bool) -> int | None:
    """How far back is looked: at the start, since ever."""
    from leadtui.services.noticing import WEEK

    return None if first else WEEK


class Notices:
    """The reminders the rep is being told of.

    `missed` are those that came due while nobody was there, `asked` is the one the rep was asked about last.
    """

    def __init__(self, app: LeadtuiApp) -> None:
        self.app = app
        self.waiting: list[Notice] = []
        self.missed: dict[int, int] = {}
        self.asked: Told | None = None
        self._changed: Callable[[], Awaitable[None]] | None = None
        self._known = -1
        self._next: int | None = None
        self._minute = 0
        self._news = False
        self._busy = False
        self._first = True
        self._quiet_until = self._replaced_at = 0.0
        self._stood: Notice | None = None

    @property
    def shown(self) -> Notice | None:
        """What stands on the line."""
        return self.waiting[0] if self.waiting else None

    def just_replaced(self, typed_at: float) -> bool:
        """Whether the line said something else until a moment before a key was typed, so that it was meant for that."""
        return typed_at - self._replaced_at < SEEN_AFTER

    def meant(self, typed_at: float) -> Notice | None:
        """What stood on the line for whoever typed a key then; None when it is gone."""
        stood = self._stood
        if stood is None or not self.just_replaced(typed_at):
            return self.shown
        return next((notice for notice in self.waiting if same_told(notice.rows[0], stood.rows[0])), None)

    def begin(self, changed: Callable[[], Awaitable[None]]) -> None:
        """Look from now on, once a second; `changed` reads the reminders anew when some have come due."""
        if self._changed is None:
            self.app.set_interval(1.0, self.tick)
        self._changed = changed
        self.tick()

    # Looking

    def tick(self) -> None:
        """Look once whether something has come due."""
        self._leave_to_panel(monotonic() - TOLD)
        self._forget_old()
        self._tell_time()
        if self._busy or not self.app.is_running or monotonic() < self._quiet_until:
            return
        self._busy = True
        self.app.keep(self._look())

    def _tell_time(self) -> None:
        """Say anew each minute of the rep's clock how much time is left, as the rows do."""
        minute = int(self.app.base.clock.now().timestamp() // 60)
        if minute != self._minute:
            self._minute = minute
            self.draw()

    async def _look(self) -> None:
        try:
            await self._read_anew()
            first, self._first = self._first, False
            if self._next is not None and self._next <= self.app.base.clock.now().timestamp():
                await self._claim(first=first)
            if self._news:
                await self._claim_alerts(first=first)
        except LeadtuiError as error:
            self._quiet_until = monotonic() + QUIET
            self._say(f"Reminders cannot be told of now: {error}")
        finally:
            self._busy = False

    async def _read_anew(self) -> None:
        """After an operation: what is next, and what of the reminders shown is still to be done."""
        newest = await self.app.bridge.read(lambda reading: reading.newest_operation())
        if newest == self._known:
            return
        self.app.ticking.want()
        asked = tuple(row for notice in self.waiting for row in notice.rows)
        back = _back(first=self._first)

        def work(reading: Reading) -> tuple[int | None, bool, tuple[Told, ...], dict[Ref, RecordRow]]:
            from leadtui.services import alerts, noticing
            from leadtui.tui.reminded import records_of, still_to_tell

            rows = still_to_tell(reading, asked)
            news = bool(alerts.waiting(reading, limit=1))
            return noticing.next_due(reading, back=back), news, rows, records_of(reading, rows)

        self._next, self._news, rows, records = await self.app.bridge.read(work)
        self._known = newest
        if asked:
            self._keep_open(asked, rows, records)

    def _keep_open(self, asked: Sequence[Told], rows: Sequence[Told], records: dict[Ref, RecordRow]) -> None:
        """Let go of reminders that are done, moved or gone, and of alerts whose lead was seen to."""
        gone = {_key(row) for row in asked} - {_key(row) for row in rows}
        now = {_key(row): row for row in rows}
        before = self.shown
        kept = []
        for notice in self.waiting:
            left = tuple(now.get(_key(row), row) for row in notice.rows if _key(row) not in gone)
            if left:
                kept.append(replace(notice, rows=left, records={**notice.records, **records}))
        self.waiting = kept
        self._replaced(before)
        self.draw()

    # Coming due

    async def _claim(self, *, first: bool) -> None:
        back = _back(first=first)
        base = self.app.base

        def take(_desk: object) -> Claimed:
            from leadtui.services import noticing

            return noticing.claim(base.path, base.user.id, base.clock, program=base.program, back=back)

        claimed = await self.app.bridge.write(take)
        told = tuple(row for row in claimed.rows if row.id not in claimed.own)

        def work(reading: Reading) -> tuple[int | None, dict[Ref, RecordRow]]:
            from leadtui.services import noticing
            from leadtui.tui.reminded import records_of

            return noticing.next_due(reading, back=noticing.WEEK), records_of(reading, told[:MOST_READ])

        try:
            self._next, records = await self.app.bridge.read(work)
        except LeadtuiError:
            from leadtui.services.noticing import give_back

            self._first = first
            await self.app.bridge.write(lambda _: give_back(base.path, base.user.id, claimed.rows))
            raise
        if told:
            since = claimed.at + 1 if first else claimed.at - LATE
            late = tuple(row for row in told if row.remind_at < since)
            self.missed.update((row.id, row.remind_at) for row in late)
            self._tell(late, records, away=True)
            now = [row for row in told if row.remind_at >= since]
            self._tell([row for row in now if not is_high(row)], records)
            self._tell([row for row in now if is_high(row)], records)
        if claimed.rows and self._changed is not None:
            await self._changed()
        if told:
            self.draw()
            self._ring(told)

    async def _claim_alerts(self, *, first: bool) -> None:
        base = self.app.base

        def take(_desk: object) -> tuple[AlertRow, ...]:
            from leadtui.services import alerts

            return alerts.claim(base.path, base.user.id, base.clock)

        claimed = await self.app.bridge.write(take)
        self._news = False

        def work(reading: Reading) -> tuple[tuple[AlertRow, ...], dict[Ref, RecordRow]]:
            from leadtui.services.alerts import to_tell
            from leadtui.tui.reminded import records_of

            news = to_tell(reading, claimed)
            return news, records_of(reading, news[:MOST_READ])

        try:
            told, records = await self.app.bridge.read(work)
        except LeadtuiError:
            from leadtui.services.alerts import give_back

            self._news = True
            await self.app.bridge.write(lambda _: give_back(base.path, base.user.id, claimed))
            raise
        self._replace_alerts({row.lead_id for row in told if not row.of_many})
        since = int(base.clock.now().timestamp()) - (0 if first else LATE)
        self._tell(tuple(row for row in told if row.at < since), records, away=True)
        fresh = [row for row in told if row.at >= since]
        self._tell([row for row in fresh if row.kind not in PRESSING], records)
        for kind in reversed(PRESSING):
            self._tell([row for row in fresh if row.kind == kind], records)
        if told:
            if self._changed is not None:
                await self._changed()
            self.draw()
            self._ring(told)

    def _replace_alerts(self, leads: set[int]) -> None:
        """What is told of a lead now stands for what was told of it alone before."""

        def old(row: Told) -> bool:
            return isinstance(row, AlertRow) and row.lead_id in leads and not row.of_many

        before = self.shown
        left = ((notice, tuple(row for row in notice.rows if not old(row))) for notice in self.waiting)
        self.waiting = [replace(notice, rows=rows) for notice, rows in left if rows]
        self._replaced(before)

    def _tell(self, rows: Sequence[Told], records: dict[Ref, RecordRow], *, away: bool = False) -> None:
        """Put it before what waits to be told, but for what presses more."""
        if not rows:
            return
        one_by_one = len(rows) == 1 if away else len(rows) <= FEW
        groups = [(row,) for row in rows] if one_by_one else [tuple(rows)]
        now = int(self.app.base.clock.now().timestamp())
        before = self.shown
        self.waiting = with_new(self.waiting, [Notice(group, records, away, monotonic(), now) for group in groups])
        self._replaced(before)

    def _replaced(self, before: Notice | None) -> None:
        """Note what stood on the line if it says something else now, and not because of what the rep did."""
        if before is None or (self.shown is not None and same_told(before.rows[0], self.shown.rows[0])):
            return
        now = monotonic()
        if self._stood is None or not self.just_replaced(now):
            self._stood = before
        self._replaced_at = now

    def _leave_to_panel(self, until: float) -> None:
        """Take from the line what came due while nobody was there and was told until then; the panel has it."""
        self._keep(lambda notice: not notice.away or notice.at > until)

    def _forget_old(self) -> None:
        """Take from the line what was told a day ago."""
        until = self.app.base.clock.now().timestamp() - DAY
        self._keep(lambda notice: notice.told > until)

    def _keep(self, still: Callable[[Notice], bool]) -> None:
        kept = [notice for notice in self.waiting if still(notice)]
        if len(kept) < len(self.waiting):
            before, self.waiting = self.shown, kept
            self._replaced(before)
            self.draw()

    def _ring(self, rows: Sequence[Told]) -> None:
        """Ring, or have the terminal notify, when its window has no focus."""
        driver = self.app._driver
        if self.app.app_focus or driver is None:
            return
        from leadtui.platform.notify import sequence
        from leadtui.tui.reminded import message

        title, text = message(rows, self.app.base.clock.local())
        said = sequence(self.app.base.preferences.notify, title, text, os.environ)
        if said:
            driver.write(said)
            driver.flush()

    # Acting

    def sent(self, ref: Ref, action: Write) -> tuple[Notice, ...]:
        """A write was handed over: the reminder it is about leaves the line, and is returned for when it has ended."""
        from leadtui.tui.keyboard.actions import LogCall, MarkDone, Snooze

        def about(notice: Notice) -> bool:
            row = notice.rows[0]
            if len(notice.rows) > 1:
                return False
            if isinstance(action, LogCall):
                return worked_through(row) == ref
            if isinstance(row, FollowUpRow) and isinstance(action, (MarkDone, Snooze)):
                return action.follow_up_id == row.id
            return False

        acted = tuple(notice for notice in self.waiting if about(notice))
        if acted:
            self.waiting = [notice for notice in self.waiting if notice not in acted]
            self.draw()
        self.worked()
        return acted

    def worked(self) -> None:
        """The rep works on: what he missed need not be announced any longer."""
        self._leave_to_panel(monotonic())

    def settled(self, acted: tuple[Notice, ...], *, saved: bool) -> None:
        """A write has ended; when it failed, what it was about stands on the line again."""
        if not saved:
            self.waiting[:0] = acted
            self._known = -1
            self.draw()
        self.tick()

    def send_away(self, row: Told) -> None:
        """Take what begins with a reminder or alert from the line; the panel has it still."""
        self.waiting = [notice for notice in self.waiting if not same_told(notice.rows[0], row)]
        self.draw()

    def seen(self) -> None:
        """The rep looks at the panel: what it shows in a group need not be announced."""
        if any(len(notice.rows) > 1 for notice in self.waiting):
            self.waiting = [notice for notice in self.waiting if len(notice.rows) == 1]
            self.draw()

    def draw(self) -> None:
        """Show the line on the screen that is on top, or take it away."""
        from leadtui.tui.widgets.notice_line import show_on

        show_on(self.app.screen)

    def _say(self, text: str) -> None:
        from leadtui.tui.keyboard.key_screen import KeyScreen

        if isinstance(self.app.screen, KeyScreen):
            self.app.screen.say(text, "error")
