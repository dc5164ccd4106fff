"""The sequences, a line each: how many leads run through it, are paused, done, stopped; when the next step comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from textual import events
from textual.message import Message
from textual.strip import Strip

from leadtui.tui.palette import Ink, Part
from leadtui.tui.text import fit, safe, to_right
from leadtui.tui.widgets.painted import Painted
from leadtui.tui.widgets.sequence_words import at_clock
from leadtui.words.sequences import SequenceCount

NUMBER = 9
LEAST_NAME = 16
NEXT = 20
"""Cells of a number, of the name at least, and of the time of the next step."""
TITLES = ("running", "paused", "done", "stopped")


class SequenceList(Painted):
    """The list; `cursor` is the place of the sequence the keys act on."""

    class Chosen(Message):
        """A sequence was clicked; `opened`: twice."""

        def __init__(self, place: int, *, opened: bool) -> None:
            super().__init__()
            self.place = place
            self.opened = opened

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.now = now
        self.counts: Sequence[SequenceCount] | None = None
        self.cursor = 0
        self.top = 0
        self.empty = ""

    @property
    def chosen(self) -> SequenceCount | None:
        """The sequence under the cursor."""
        return self.counts[self.cursor] if self.counts else None

    def have(self, counts: Sequence[SequenceCount]) -> None:
        """Show these, the cursor on the one it stood on."""
        here = self.chosen.sequence.key if self.chosen is not None else ""
        self.counts = counts
        same = (place for place, one in enumerate(counts) if one.sequence.key == here)
        self.to(next(same, self.cursor))

    def to(self, place: int) -> None:
        """Put the cursor on a sequence, in sight."""
        self.cursor = max(min(place, len(self.counts or ()) - 1), 0)
        height = max(self.size.height - 1, 1)
        self.top = max(min(self.top, self.cursor), self.cursor - height + 1, 0)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the titles or a sequence."""
        cells = self.cells
        name = max(cells - 3 - len(TITLES) * NUMBER, LEAST_NAME)
        timed = name >= LEAST_NAME + 8 + NEXT
        name -= NEXT if timed else 0
        if y == 0:
            heads = "".join(to_right(title, NUMBER) for title in TITLES)
            return self.line([(f"  {fit('Sequence', name)}{heads}{'  next step' if timed else ''}", "dim")], cells)
        if not self.counts:
            said = "…" if self.counts is None else self.empty
            return self.line([("   ", "text"), (said, "dim")] if y == 1 else (), cells)
        return self._row(self.top + y - 1, name, cells, timed=timed)

    def _row(self, place: int, name: int, cells: int, *, timed: bool) -> Strip:
        if self.counts is None or place >= len(self.counts):
            return self.line((), cells)
        one, on = self.counts[place], place == self.cursor
        base: Ink = "cursor" if on else "text"
        quiet: Ink = "cursor-dim" if on else "dim"
        called = safe(one.sequence.name) + ("" if one.sequence.offered else " (no longer offered)")
        parts: list[Part] = [("❯ " if on else "  ", base), (fit(called, name), "cursor-strong" if on else base)]
        for number in (one.running, one.paused, one.done, one.stopped):
            parts.append((to_right(f"{number:,}", NUMBER), base if number else quiet))
        if timed and one.next_at is not None:
            parts.append((f"  {at_clock(one.next_at, self.now())}", quiet))
        return self.line(parts, cells, base)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.to(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Say which sequence was clicked."""
        place = self.top + event.y - 1
        if event.y and self.counts is not None and place < len(self.counts):
            self.post_message(self.Chosen(place, opened=event.chain == 2))
