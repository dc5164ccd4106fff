"""The line above the messages on which a reminder that has come due stands. It takes no room without one."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual.screen import Screen
from textual.widget import Widget

from leadtui.rules import alert_words
from leadtui.rules.notice_words import there, what, when, who
from leadtui.tui import bindings
from leadtui.tui.palette import Part
from leadtui.tui.text import cut, safe, width
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.painted import Painted
from leadtui.words.sla import AlertRow

if TYPE_CHECKING:
    from leadtui.tui.keyboard.record_keys import RecordKeys
    from leadtui.tui.notice_order import Notice


def show_on(screen: Screen[object]) -> None:
    """Show the reminder on a screen that has a message line."""
    from leadtui.tui.keyboard.key_screen import KeyScreen

    if not isinstance(screen, KeyScreen) or not screen.is_mounted:
        return
    notice = screen.leadtui.notices.shown
    line = next(iter(screen.query(NoticeLine)), None)
    if line is None and notice is not None:
        below = next(iter(screen.query(MessageLine)), None)
        if below is not None and isinstance(below.parent, Widget):
            below.parent.mount(NoticeLine(), before=below)
    elif line is not None:
        line.display = notice is not None
        line.refresh()


class NoticeLine(Painted):
    """What has come due, and the key that acts on it."""

    @property
    def notice(self) -> Notice | None:
        """What is shown."""
        return self.leadtui.notices.shown

    def parts(self, cells: int) -> Iterable[Part]:
        """Return the line; the key, and how many wait behind it, are never cut."""
        notice = self.notice
        if notice is None:
            return
        more = sum(len(behind.rows) for behind in self.leadtui.notices.waiting[1:])
        key = self._key()
        tail = f"  {key} {'shows them' if len(notice.rows) > 1 else 'acts'}" if key else ""
        tail += f" · {more} more" if more else ""
        if width(tail) > cells // 2:
            tail = f" {key}{f' +{more}' if more else ''}"
        lead, text = self._said(notice)
        room = cells - width(tail) - width(lead) - 2
        yield " ", "text"
        yield lead, "warning"
        shown = cut(text, room)
        yield shown, "strong"
        yield tail, "key"

    def _said(self, notice: Notice) -> tuple[str, str]:
        now = self.leadtui.base.clock.local()
        alerts = [row for row in notice.rows if isinstance(row, AlertRow)]
        if len(notice.rows) > 1:
            came = "came due while you were away" if notice.away else "have come due"
            said = alert_words.many(alerts) if alerts else f"{len(notice.rows)} {came}"
            names = dict.fromkeys(row.lead_name for row in notice.rows)
            return f"{said}: ", safe(", ".join(list(names)[:9]))
        row = notice.rows[0]
        hour = there(row, notice.record, now, self.leadtui.base.workspace)
        if isinstance(row, AlertRow):
            return f"{alert_words.head(row)}{hour}  ", safe(f"{alert_words.who(row)} · {alert_words.what(row, now)}")
        return f"Due {when(row, now)}{hour}  ", safe(f"{who(row)} · {what(row)}")

    def _key(self) -> str:
        return bindings.key_of("notice") if self._reads_key() is not None else ""

    def _reads_key(self) -> RecordKeys[Any] | None:
        """The screen, if the key works on it."""
        from leadtui.tui.keyboard.record_keys import RecordKeys

        screen = self.screen
        works = isinstance(screen, RecordKeys) and bindings.command("notice").works_in(*screen.help_scopes)
        return screen if isinstance(screen, RecordKeys) and works else None

    def on_click(self, event: events.Click) -> None:
        """Act on it, as its key does, where that key works."""
        from leadtui.tui.keyboard import notice_keys

        event.stop()
        screen = self._reads_key()
        if screen is not None and screen.prompt is None:
            notice_keys.act(screen, monotonic())
