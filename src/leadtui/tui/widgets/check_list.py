"""What cleansing looks for, a line each with how much was found and when it was reviewed; and what one check found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from textual import events
from textual.message import Message
from textual.strip import Strip

from leadtui.rules.cleansing import Counted, Finding
from leadtui.tui.keyboard.shown_rows import ShownRows
from leadtui.tui.palette import Ink, Part
from leadtui.tui.text import cut, fit, safe, to_right, width
from leadtui.tui.widgets.moments import day
from leadtui.tui.widgets.painted import Painted

LABEL = 22
WHEEL = 3
FINDING_ROWS = 2
"""Lines of a finding."""


class Findings(ShownRows[Finding]):
    """What a check found, with a cursor and a selection."""

    def key_of(self, row: Finding) -> int:
        """The lead's number."""
        return row.lead


def review_said(counted: Counted, now: datetime) -> Part:
    """Return when a check was reviewed, and when it is due again."""
    if not counted.reviewed:
        return "never reviewed", "dim"
    done = day(date.fromisoformat(counted.reviewed), now)
    if not counted.next_review:
        return f"reviewed {done}, due again", "warning"
    return f"reviewed {done}, again {day(date.fromisoformat(counted.next_review), now)}", "dim"


class CheckList(Painted):
    """The checks; `cursor` is the place of the one the keys act on. `show` after each change."""

    class Chosen(Message):
        """A check was clicked; `opened`: twice."""

        def __init__(self, place: int, *, opened: bool) -> None:
            super().__init__()
            self.place = place
            self.opened = opened

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self.now = now
        self.checks: Sequence[Counted] = ()
        self.counts: dict[str, Counted] = {}
        self.cursor = 0
        self.active = True

    def render_line(self, y: int) -> Strip:
        """Draw a check."""
        cells = self.size.width
        if y >= len(self.checks):
            return self.line((), cells)
        counted = self.checks[y]
        on = y == self.cursor
        base: Ink = "cursor" if on and self.active else "resting" if on else "text"
        quiet: Ink = "cursor-dim" if on and self.active else "dim"
        number = f"{counted.leads:,}{'+' if counted.most else ''}" if counted.leads >= 0 else "…"
        said, ink = review_said(counted, self.now)
        parts: list[Part] = [
            ("❯ " if on and self.active else "› " if on else "  ", base),
            (fit(safe(counted.check.label), LABEL), base if counted.leads or on else "dim"),
            (to_right(number, 8), base if counted.leads else quiet),
            (f"  {said if counted.leads >= 0 else ''}", quiet if ink == "dim" or (on and self.active) else ink),
        ]
        return self.line(parts, cells, "cursor" if on and self.active else "text")

    def on_click(self, event: events.Click) -> None:
        """Say which check was clicked."""
        if event.y < len(self.checks):
            self.post_message(self.Chosen(event.y, opened=event.chain == 2))


class FindingList(Painted):
    """What a check found, two lines each: who, then what is odd, why, and what is proposed."""

    class Moved(Message):
        """The mouse moved the cursor."""

    class Opened(Message):
        """A finding was clicked twice."""

    def __init__(self, found: Findings) -> None:
        super().__init__()
        self.found = found
        self.top = 0
        self.active = False
        self.empty = ""

    @property
    def rows(self) -> int:
        """How many findings fit."""
        return max(self.size.height // FINDING_ROWS, 1)

    def show(self) -> None:
        """Draw everything as it is now, the cursor in sight."""
        cursor, rows = self.found.cursor, self.rows
        most = max(len(self.found.rows) - rows, 0)
        self.top = max(min(self.top, cursor, most), cursor - rows + 1, 0)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.show()

    def render_line(self, y: int) -> Strip:
        """Draw one of a finding's lines."""
        cells = self.size.width
        rows = self.found.rows
        if not rows:
            return self.line([("  ", "text"), (self.empty, "dim")] if y == 0 else (), cells)
        index = self.top + y // FINDING_ROWS
        if index >= len(rows):
            return self.line((), cells)
        on = index == self.found.cursor and self.active
        if y % FINDING_ROWS == 0:
            return self.line(self._who(rows[index], cells, on), cells, "cursor" if on else "text")
        return self.line(self._what(rows[index], cells), cells)

    def _who(self, row: Finding, cells: int, on: bool) -> list[Part]:
        selected = self.found.is_selected(row)
        head = f"{'❯' if on else ' '}{'*' if selected else ' '} "
        name = cut(f"{safe(row.name)} L{row.lead}", cells - 3)
        detail = f"  {safe(row.detail)}" if row.detail else ""
        ink: Ink = "cursor-strong" if on else "strong" if selected else "text"
        return [(head, "cursor" if on else "text"), (name, ink),
                (cut(detail, max(cells - 3 - width(name), 0)), "cursor-dim" if on else "dim")]  # fmt: skip

    def _what(self, row: Finding, cells: int) -> list[Part]:
        """The value and what it would become come first, the reason has what is left."""
        value, proposed, reason = safe(row.value), safe(row.proposed), safe(row.reason)
        parts: list[Part] = [("     ", "text")]
        room = cells - 6
        if value:
            shown = cut(value, room if not proposed else max(room // 2, 8))
            parts.append((shown, "text"))
            room -= width(shown)
        if proposed and room > 6:
            shown = cut(f" → {proposed}", room)
            parts.append((shown, "good"))
            room -= width(shown)
        if reason and room > 6:
            parts.append((cut(f"{'  ' if value or proposed else ''}{reason}", room), "dim"))
        return parts

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the clicked finding; twice opens it."""
        index = self.top + event.y // FINDING_ROWS
        if index < len(self.found.rows):
            self.found.cursor = index
            self.post_message(self.Moved())
            if event.chain == 2:
                self.post_message(self.Opened())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down some findings."""
        event.stop()
        self.found.move(WHEEL)
        self.post_message(self.Moved())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up some findings."""
        event.stop()
        self.found.move(-WHEEL)
        self.post_message(self.Moved())
