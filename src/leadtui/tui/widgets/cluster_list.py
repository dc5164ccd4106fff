"""Clusters of records that may be one, two lines each: how sure and who, then why. It draws from what is found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual import events
from textual.message import Message
from textual.strip import Strip

from leadtui.tui.keyboard.found_clusters import Found
from leadtui.tui.keyboard.merge_state import shown_key
from leadtui.tui.palette import Ink, Part
from leadtui.tui.text import cut, safe, width, wrap
from leadtui.tui.widgets.painted import Painted
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.words.duplicates import Cluster

ROWS = 2
"""Lines of a cluster."""
WHEEL = 3
MOST_NAMED = 8
"""Records of a cluster that are named in its line."""


def named(cluster: Cluster) -> str:
    """Return who a cluster is about: "Ada Lovelace L17, L23 · A. Lovelace C5"."""
    shown = cluster.members[:MOST_NAMED]
    said = []
    for name, members in groupby(shown, key=lambda member: member.name):
        said.append(f"{safe(name)} {', '.join(shown_key(member.key) for member in members)}".strip())
    more = len(cluster.members) - len(shown)
    return " · ".join([*said, *([f"{more:,} more"] if more else [])])


def why(cluster: Cluster) -> str:
    """Return the reasons of its surest pair, after what has to be known first: of which kinds, or how many they are."""
    kinds = list(dict.fromkeys(member.key[0] for member in cluster.members))
    said = f"{len(cluster.members)} records" if len(cluster.members) > 2 else ""
    said = said or (" and ".join(kinds) if len(kinds) > 1 else "")
    reasons = ", ".join(safe(reason) for reason in cluster.pairs[0].reasons) if cluster.pairs else ""
    return " · ".join(part for part in (said, reasons) if part)


def about(cluster: Cluster | None, cells: int) -> list[Line]:
    """Return all about a cluster in lines: its records, each with its key, then each pair and its reasons."""
    if cluster is None:
        return []
    lines: list[Line] = [titled("May be one", cells)]
    for place, member in enumerate(cluster.members, 1):
        key: Part = (f"{place} " if place < 10 else "  ", "key")
        lines.append([key, (f"{shown_key(member.key)} ", "dim"), (cut(safe(member.name), cells - 9), "strong")])
        lines += [[("    ", "text"), (part, "text")] for part in wrap(safe(member.detail), cells - 5) if part]
    lines += [[], titled("Why", cells)]
    for pair in cluster.pairs:
        lines.append([(f"{pair.score:>3} ", "strong"), (f"{shown_key(pair.a)} and {shown_key(pair.b)}", "text")])
        lines += [
            [("    ", "text"), (part, "dim")] for reason in pair.reasons for part in wrap(safe(reason), cells - 5)
        ]
    return lines


class ClusterList(Painted):
    """The list; `found` holds the clusters and the cursor. `show` after each change."""

    class Opened(Message):
        """A cluster was clicked twice."""

    class Moved(Message):
        """The mouse moved the cursor."""

    def __init__(self, found: Found) -> None:
        super().__init__()
        self.found = found
        self.top = 0
        self.empty: Sequence[str] = ()

    @property
    def rows(self) -> int:
        """How many clusters fit."""
        return max(self.size.height // ROWS, 1)

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
        """Draw one of a cluster's lines."""
        cells = self.size.width
        index = self.top + y // ROWS
        clusters = self.found.rows
        if not clusters and 1 <= y <= len(self.empty):
            said: Ink = "strong" if y == 1 else "dim"
            return self.line([("  ", "text"), (self.empty[y - 1], said)], cells)
        if index >= len(clusters):
            return self.line((), cells)
        on = index == self.found.cursor
        parts = self._first(clusters[index], cells, on) if y % ROWS == 0 else self._second(clusters[index], cells, on)
        return self.line(parts, cells, "cursor" if on and y % ROWS == 0 else "text")

    def _first(self, cluster: Cluster, cells: int, on: bool) -> list[Part]:
        selected = self.found.is_selected(cluster)
        ink: Ink = "cursor-strong" if on else "strong" if selected else "text"
        head = f"{'❯' if on else ' '}{'*' if selected else ' '}"
        score = f"{cluster.score:>3}  "
        return [(head, "cursor" if on else "text"), (score, "cursor" if on else "dim"),
                (cut(named(cluster), cells - width(head + score)), ink)]  # fmt: skip

    def _second(self, cluster: Cluster, cells: int, on: bool) -> list[Part]:
        return [(" " * 7, "text"), (cut(why(cluster), cells - 8), "text" if on else "dim")]

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the clicked cluster; twice opens it."""
        index = self.top + event.y // ROWS
        if index < len(self.found.rows):
            self.found.cursor = index
            self.post_message(self.Moved())
            if event.chain == 2:
                self.post_message(self.Opened())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down some clusters."""
        event.stop()
        self.found.move(WHEEL)
        self.post_message(self.Moved())

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up some clusters."""
        event.stop()
        self.found.move(-WHEEL)
        self.post_message(self.Moved())
