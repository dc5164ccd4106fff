"""The frame of a key, painted when the key has been read.

Left to itself Textual paints after two messages of every widget that changed and a timer have gone round: a quarter of
a millisecond, more where others want the processor. Here the widgets that have to be drawn are handed to the screen at
once, by the same road from there on.

Always holds: what needs a layout or other styles, and a key within a frame's time of the last, go Textual's way, so a
key costs no frame more and a burst of keys shares frames. Textual has no public way to paint now: this is the one place
that knows how it gathers what it paints, and tests hold that it still does so.
"""

from __future__ import annotations

from time import monotonic
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

FRAME = 1 / 60


class KeyFrame:
    """Paints for the app; `painted_at` is when it did last, by the monotonic clock."""

    def __init__(self) -> None:
        self.painted_at = 0.0

    def paint(self, screen: Screen[Any]) -> None:
        """Paint what a key has changed on the screen that took it, if that is all there is to do."""
        now = monotonic()
        if now - self.painted_at < FRAME or not screen.is_current or _unsettled(screen):
            return
        shown = screen._compositor.visible_widgets
        changed = [widget for widget in shown if widget._repaint_required]
        if not changed or any(map(_unsettled, shown)):
            return
        self.painted_at = now
        for widget in changed:
            widget._repaint_required = False
        screen._dirty_widgets.update(changed)
        screen._on_timer_update()


def _unsettled(widget: Widget) -> bool:
    return widget._layout_required or widget._scroll_required or widget._refresh_styles_required
