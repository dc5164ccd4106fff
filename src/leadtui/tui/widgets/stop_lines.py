"""Lines that scroll, each of which may be a stop of the convert screen's cursor; the one it stands on is in sight."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.message import Message
from textual.strip import Strip

from leadtui.tui.keyboard.convert_state import ConvertState, Stop
from leadtui.tui.palette import Part
from leadtui.tui.text import fit, width
from leadtui.tui.widgets.convert_lines import Row, heading
from leadtui.tui.widgets.convert_preview import Line, in_short
from leadtui.tui.widgets.painted import Painted
from leadtui.tui.widgets.scroll_lines import ScrollLines
from leadtui.words.customers import CustomerKind

NAMES = {CustomerKind.ACCOUNT: "Account", CustomerKind.CONTACT: "Contact", CustomerKind.OPPORTUNITY: "Opportunity"}


class StopClicked(Message):
    """A stop was clicked."""

    def __init__(self, stop: Stop) -> None:
        super().__init__()
        self.target = stop


class StopLines(ScrollLines):
    """Rows that are written anew at each key."""

    def __init__(self, rows: Callable[[int], list[Row]], *, edge: str = "", id: str | None = None) -> None:
        super().__init__(self._lines, edge=edge, id=id)
        self.rows = rows
        self.stops: list[Stop | None] = []
        self.at: Stop | None = None

    def _lines(self, cells: int) -> list[Line]:
        rows = self.rows(cells)
        self.stops = [stop for _, stop in rows]
        return [line for line, _ in rows]

    def show(self, at: Stop) -> None:
        """Write the rows anew, those of this stop in sight; one that is not here changes nothing."""
        self.at = at
        self.rewrite()
        self._in_sight()
        self.refresh()

    def _in_sight(self) -> None:
        mine = [n for n, stop in enumerate(self.stops) if stop == self.at]
        if mine:
            first = 0 if all(stop is None for stop in self.stops[: mine[0]]) else mine[0]
            self.bring_up(first, mine[-1])

    def on_resize(self) -> None:
        """Write the rows for the new size, the cursor's in sight."""
        self.rewrite()
        self._in_sight()

    def on_click(self, event: events.Click) -> None:
        """Say which stop was clicked."""
        index = self.top + event.y
        stop = self.stops[index] if index < len(self.stops) else None
        if stop is not None:
            self.post_message(StopClicked(stop))


class RecordHeads(Painted):
    """The three records side by side over what is told of them: a line each, or more where only one is told in full."""

    def __init__(self, state: ConvertState) -> None:
        super().__init__()
        self.state = state
        self.widths = (26, 27, 27)

    def show(self, widths: tuple[int, int, int], lines: int) -> None:
        """Draw them in columns so wide, in so many lines: the name; what it is to be; its name; why."""
        self.widths = widths
        self.styles.height = lines
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line of all three."""
        parts: list[Part] = []
        for n, (kind, cells) in enumerate(zip(CustomerKind, self.widths, strict=True)):
            room = cells - (2 if n else 0)
            edge: list[Part] = [("│ ", "dim")] if n else []
            line = self._cell(kind, y, room)
            used = sum(width(text) for text, _ in line)
            parts += [*edge, *line, (" " * max(room - used, 0), "text")]
        return self.line(parts, self.cells)

    def _cell(self, kind: CustomerKind, y: int, cells: int) -> Line:
        here = self.state.kind is kind
        if y == 0:
            return heading(NAMES[kind], cells, on=here)
        line = in_short(self.state, kind, cells)[y - 1]
        room, shown = cells, []
        for text, ink in line:
            shown.append((fit(text, room) if width(text) > room else text, ink))
            room -= min(width(text), room)
        return shown

    def on_click(self, event: events.Click) -> None:
        """Say which record was clicked."""
        left = 0
        for kind, cells in zip(CustomerKind, self.widths, strict=True):
            left += cells
            if event.x < left:
                self.post_message(StopClicked(Stop(kind.value, "head")))
                return
