"""Views or lists as tabs, each with how many are in it. Counts come after the first paint, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from textual import events
from textual.message import Message

from leadtui.tui.palette import Ink, Part
from leadtui.tui.text import fit, safe, width
from leadtui.tui.widgets.painted import Painted

CAP = 1000


class Tab(Protocol):
    """What a tab stands for."""

    @property
    def key(self) -> str:
        """What it is called here."""

    @property
    def name(self) -> str:
        """What it is called on the screen."""


def count_text(count: int | None) -> str:
    """How a count is shown: "999+" from the cap on, "" while it is not known."""
    return "" if count is None else "999+" if count >= CAP else str(count)


class ViewTabs(Painted):
    """The bar of views; the current one is always on the screen."""

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, views: Sequence[Tab]) -> None:
        super().__init__()
        self.views = views
        self.current = 0
        self.counts: dict[str, int] = {}

    def choose(self, index: int) -> None:
        """Show another view as the current one."""
        self.current = index
        self.refresh()

    def set_count(self, key: str, count: int | None) -> None:
        """Show how many a view holds, None where that is not known."""
        if self.counts.get(key) != count:
            self.counts = {known: number for known, number in self.counts.items() if known != key}
            if count is not None:
                self.counts[key] = count
            self.refresh()

    def _labels(self, cells: int) -> list[str]:
        labels = []
        for view in self.views:
            count = count_text(self.counts.get(view.key))
            labels.append(f" {safe(view.name)}{f' {count}' if count else ''} ")
        if sum(width(label) for label in labels) < cells:
            return labels
        return [label if index == self.current else label[1:] for index, label in enumerate(labels)]

    def _first(self, labels: list[str], cells: int) -> int:
        first = 0
        while first < self.current and sum(width(label) for label in labels[first : self.current + 1]) > cells - 2:
            first += 1
        return first

    def parts(self, cells: int) -> Iterable[Part]:
        """Return the tabs, beginning where the current one still fits."""
        labels = self._labels(cells)
        first = self._first(labels, cells)
        yield ("‹" if first else " "), "dim"
        left = cells - 1
        for index in range(first, len(labels)):
            ink: Ink = "tab" if index == self.current else "dim"
            if width(labels[index]) > left - (index < len(labels) - 1):
                yield fit(labels[index], left - 1), ink
                yield "›", "dim"
                return
            left -= width(labels[index])
            yield labels[index], ink

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked tab."""
        labels = self._labels(self.size.width)
        x = 1
        for index in range(self._first(labels, self.size.width), len(labels)):
            if x <= event.x < x + width(labels[index]):
                self.post_message(self.Chosen(index))
                return
            x += width(labels[index])
