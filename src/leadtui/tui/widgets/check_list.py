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
from leadtui.tui.widgets.found_list import ROWS, FoundList
from leadtui.tui.widgets.moments import day
from leadtui.tui.widgets.painted import Painted

LABEL = 22


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
        cells = self.cells
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


class FindingList(FoundList):
    """What a check found, two lines each: who, then what is odd, why, and what is proposed."""

    def __init__(self, found: Findings) -> None:
        super().__init__(found)
        self.active = False
        self.empty = ""

    def render_line(self, y: int) -> Strip:
        """Draw one of a finding's lines."""
        cells = self.cells
        rows = self.found.rows
        if not rows:
            return self.line([("  ", "text"), (self.empty, "dim")] if y == 0 else (), cells)
        index = self.top + y // ROWS
        if index >= len(rows):
            return self.line((), cells)
        on = index == self.found.cursor and self.active
        if y % ROWS == 0:
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
