"""Clusters of records that may be one, two lines each: how sure and who, then why. It draws from what is found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual.strip import Strip

from leadtui.tui.keyboard.found_clusters import Found
from leadtui.tui.palette import Ink, Part
from leadtui.tui.record_rows import shown_number
from leadtui.tui.text import cut, safe, width, wrap
from leadtui.tui.widgets.found_list import ROWS, FoundList
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.words.duplicates import Cluster

MOST_NAMED = 8
"""Records of a cluster that are named in its line."""


def named(cluster: Cluster) -> str:
    """Return who a cluster is about: "Ada Lovelace L17, L23 · A. Lovelace C5"."""
    shown = cluster.members[:MOST_NAMED]
    said = []
    for name, members in groupby(shown, key=lambda member: member.name):
        said.append(f"{safe(name)} {', '.join(shown_number(member.key) for member in members)}".strip())
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
        lines.append([key, (f"{shown_number(member.key)} ", "dim"), (cut(safe(member.name), cells - 9), "strong")])
        lines += [[("    ", "text"), (part, "text")] for part in wrap(safe(member.detail), cells - 5) if part]
    lines += [[], titled("Why", cells)]
    for pair in cluster.pairs:
        lines.append([(f"{pair.score:>3} ", "strong"), (f"{shown_number(pair.a)} and {shown_number(pair.b)}", "text")])
        lines += [
            [("    ", "text"), (part, "dim")] for reason in pair.reasons for part in wrap(safe(reason), cells - 5)
        ]
    return lines


class ClusterList(FoundList):
    """The list of clusters; `empty` is said where there are none."""

    def __init__(self, found: Found) -> None:
        super().__init__(found)
        self.empty: Sequence[str] = ()

    def render_line(self, y: int) -> Strip:
        """Draw one of a cluster's lines."""
        cells = self.cells
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
