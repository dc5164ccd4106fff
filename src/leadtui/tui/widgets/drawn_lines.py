"""The lines a painted widget has drawn, kept until they are dirty.

Textual's own cache asks every line for border, outline, padding, hatch, tint and opacity and passes it through filters
that give truecolor what is truecolor already; that was three quarters of the time of a cursor key. Painted widgets have
none of it, so a line is what the widget draws. One that the styles give a border or padding goes Textual's way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget


class DrawnLines(StylesCache):
    """Takes the place of a widget's styles cache.

    `back`, the colour under the lines, and `cells`, their width, are known while they are drawn: every line asks for
    both, and Textual works them out through all ancestors.
    """

    back: Color | None = None
    cells: int | None = None

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        """Return the lines of a part of the widget; only those that are new or dirty are drawn."""
        width = widget.region.width
        if width != self._width:
            self.clear()
            self._width = width
        held = self._cache
        wanted = [y for y in crop.line_range if y in self._dirty_lines or y not in held]
        if wanted:
            if widget.styles.gutter != (0, 0, 0, 0) or widget.opacity != 1.0:
                return super().render_widget(widget, crop)
            self.back, self.cells = widget.background_colors[1], width
            filters = widget.app.get_line_filters()
            for y in wanted:
                held[y] = _filtered(widget.render_line(y), filters, self.back)
            self.back = self.cells = None
            self._dirty_lines.difference_update(wanted)
        lines = [held[y] for y in crop.line_range]
        if crop.column_span != (0, width):
            lines = [line.crop(*crop.column_span) for line in lines]
        return lines


def _filtered(line: Strip, filters: Sequence[LineFilter], back: Color) -> Strip:
    """The line as the app's filters leave it: without colours, for one who wants none."""
    for filter in filters:
        if not isinstance(filter, ANSIToTruecolor) or any(part.style and part.style.dim for part in line):
            line = line.apply_filter(filter, back)
    return line
