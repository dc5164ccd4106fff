"""A thin line shows what Textual's shows, cell for cell, in fewer bytes."""

from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from leadtui.tui.widgets.thin_strip import ThinStrip

COLOURS = st.sampled_from(["#e0e0e0", "#121212", "#919191", "red"])
STYLES = st.builds(Style, color=COLOURS, bgcolor=COLOURS, bold=st.sampled_from([None, True]), italic=st.booleans())
LINES = st.lists(st.tuples(st.text("ab é", min_size=1, max_size=4), STYLES), min_size=1, max_size=6)
CONSOLE = Console(color_system="truecolor", force_terminal=True)


def shown(sequences: str) -> list[pyte.screens.Char]:
    """The cells of a terminal that got these bytes, and one more character in its own colours."""
    screen = pyte.Screen(40, 1)
    pyte.Stream(screen).feed(f"{sequences}x")
    return [screen.buffer[0][x] for x in range(40)]


@given(LINES)
def test_a_thin_line_looks_like_any_other_and_leaves_no_colour_behind(runs: list[tuple[str, Style]]) -> None:
    segments = [Segment(text, style) for text, style in runs]
    thin, plain = ThinStrip(segments).render(CONSOLE), Strip(segments).render(CONSOLE)
    assert shown(thin) == shown(plain)
    assert len(thin) <= len(plain)
