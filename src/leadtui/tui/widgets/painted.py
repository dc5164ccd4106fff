"""A widget that draws its lines from what it holds, through the text gate and the palette.

Always holds: a line is exactly as wide as the widget, and one `refresh` is one frame.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from leadtui.tui.palette import Ink, Palette, Part
from leadtui.tui.text import cut, width
from leadtui.tui.widgets.drawn_lines import DrawnLines

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp


class Painted(Widget, can_focus=False, inherit_css=False):
    """A widget whose `parts`, safe texts and their inks, are its line; one of several lines overrides `render_line`."""

    DEFAULT_CSS = ""
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._styles_cache = DrawnLines()

    @property
    def leadtui(self) -> LeadtuiApp:
        """The app, with its bridge and palette."""
        return cast("LeadtuiApp", self.app)

    @property
    def palette(self) -> Palette:
        """The inks of the theme."""
        return self.leadtui.palette

    def ink(self, ink: Ink) -> Style:
        """The style of an ink on this widget's background."""
        return self.palette.on(ink, self.background_colors[1])

    def parts(self, cells: int) -> Iterable[Part]:
        """Return the parts of the widget's line, which is so many cells wide."""
        return ()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        cells = self.size.width
        return self.line(self.parts(cells), cells)

    def line(self, parts: Iterable[Part], cells: int, rest: Ink = "text") -> Strip:
        """Return parts as a line of exactly so many cells; what is too long is cut."""
        segments: list[Segment] = []
        left = cells
        palette, back = self.palette, self.background_colors[1]
        for text, ink in parts:
            if left <= 0:
                break
            if not text:
                continue
            shown = cut(text, left)
            segments.append(Segment(shown, palette.on(ink, back)))
            left -= width(shown)
        if left > 0:
            segments.append(Segment(" " * left, palette.on(rest, back)))
        return Strip(segments, cells)
