"""A line written with as few bytes as it takes: between neighbours only the colour that changes is told.

Textual opens and closes every run of text with both colours, forty-five bytes. A terminal takes four kilobytes at once;
the frame of a cursor key stays below that, so it is on the screen without waiting for a second helping.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

_CLOSED = "\x1b[0m"


class ThinStrip(Strip):
    """A strip that is drawn whole; one that Textual cuts or filters goes Textual's way again."""

    __slots__ = ()

    def render(self, console: Console) -> str:
        """Return the line as it is sent to the terminal."""
        if self._render_cache is None:
            self._render_cache = "".join(_sequences(self._segments, console._color_system or ColorSystem.TRUECOLOR))
        return self._render_cache


def _sequences(segments: Iterable[Segment], system: ColorSystem) -> Iterator[str]:
    before: Style | None = None
    for text, style, _ in segments:
        yield _change(before, style, system)
        yield text
        before = style
    yield _CLOSED


@lru_cache(maxsize=1024)
def _change(before: Style | None, after: Style | None, system: ColorSystem) -> str:
    """What turns one style into another."""
    if before is None or after is None:
        return (_CLOSED if before else "") + (_opened(after, system) if after else "")
    if after.color and after.bgcolor == before.bgcolor and after.without_color == before.without_color:
        return "" if after.color == before.color else _opened(Style(color=after.color), system)
    return _CLOSED + _opened(after, system)


def _opened(style: Style, system: ColorSystem) -> str:
    return style.render("\0", color_system=system).partition("\0")[0]
