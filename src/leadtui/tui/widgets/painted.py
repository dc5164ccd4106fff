"""A widget that draws its lines from what it holds, through the text gate and the palette.

Always holds: a line is exactly as wide as the widget, and one `refresh` is one frame.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from leadtui.tui.palette import Ink, Palette, Part
from leadtui.tui.text import cut, width
from leadtui.tui.widgets.drawn_lines import DrawnLines
from leadtui.tui.widgets.thin_strip import ThinStrip

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp


class Painted(Widget, can_focus=False, inherit_css=False):
    """A widget whose `parts`, safe texts and their inks, are its line; one of several lines overrides `render_line`."""

    DEFAULT_CSS = ""
    ALLOW_SELECT = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._styles_cache = self.drawn = DrawnLines()

    @property
    def leadtui(self) -> LeadtuiApp:
        """The app, with its bridge and palette."""
        return cast("LeadtuiApp", self.app)

    @property
    def back(self) -> Color:
        """The colour the widget is drawn on."""
        return self.drawn.back or self.background_colors[1]

    @property
    def cells(self) -> int:
        """How wide a line is."""
        return self.drawn.cells or self.size.width

    @property
    def palette(self) -> Palette:
        """The inks of the theme."""
        return self.leadtui.palette

    def ink(self, ink: Ink) -> Style:
        """The style of an ink on this widget's background."""
        return self.palette.on(ink, self.back)

    def draw_anew(self) -> None:
        """Draw everything again: the theme or the keys have changed."""
        self.drawn.clear()
        self.refresh()

    def parts(self, cells: int) -> Iterable[Part]:
        """Return the parts of the widget's line, which is so many cells wide."""
        return ()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        cells = self.cells
        return self.line(self.parts(cells), cells)

    def refresh_lines(self, lines: Iterable[int]) -> None:
        """Draw these lines anew; nothing is painted when the widget has none of them."""
        cells, height = self.size
        regions = [Region(0, y, cells, 1) for y in lines if 0 <= y < height]
        if regions:
            self.refresh(*regions)

    def line(self, parts: Iterable[Part], cells: int, rest: Ink = "text") -> Strip:
        """Return parts as a line of exactly so many cells; what is too long is cut."""
        palette, back = self.palette, self.back
        runs: list[tuple[str, Style]] = []
        left = cells
        for text, ink in parts:
            if left <= 0:
                break
            shown = cut(text, left)
            left -= width(shown)
            runs.append((shown, palette.on(ink, back)))
            if shown is not text:
                break  # a cell left over behind what was cut is no room for what follows
        runs.append((" " * left, palette.on(rest, back)))
        return joined(runs, cells)


def joined(runs: Iterable[tuple[str, Style]], cells: int) -> Strip:
    """Return a line of so many cells; neighbours in one style are one run, since a change of style is forty bytes."""
    segments: list[Segment] = []
    for text, style in runs:
        if segments and segments[-1].style is style:
            segments[-1] = Segment(segments[-1].text + text, style)
        elif text:
            segments.append(Segment(text, style))
    return ThinStrip(segments, cells)


class Pane(Widget, can_focus=False, inherit_css=False):
    """A place that other widgets fill; nothing of its own is drawn."""

    BLANK = True
