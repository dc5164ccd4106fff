"""The bar of tabs: the current one is on the screen at every width, and what is left out is told on its side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leadtui.tui.text import safe, width
from leadtui.tui.widgets.view_tabs import ViewTabs
from leadtui.words.views import View

names = st.lists(st.text(min_size=1, max_size=12).filter(lambda t: safe(t).strip()), min_size=1, max_size=14)


def bar(tabs: ViewTabs, cells: int) -> list[tuple[str, str]]:
    """What is drawn."""
    return [(str(text), str(ink)) for text, ink in tabs.parts(cells)]


@given(names, st.integers(0, 13), st.integers(24, 160), st.booleans())
def test_the_current_tab_is_drawn_whole_in_no_more_cells_than_there_are(
    said: list[str], which: int, cells: int, counted: bool
) -> None:
    views = [View(f"own-{n}", name, "", "") for n, name in enumerate(said)]
    tabs = ViewTabs(views)
    tabs.counts = {view.key: 12 for view in views} if counted else {}
    tabs.current = which % len(views)
    parts = bar(tabs, cells)
    assert sum(width(text) for text, _ in parts) <= cells
    current = [text for text, ink in parts if ink == "tab"]
    assert len(current) == 1
    assert safe(said[tabs.current]).strip() in current[0]


def test_what_does_not_fit_is_told_on_its_side() -> None:
    tabs = ViewTabs([View(f"own-{n}", f"View number {n}", "", "") for n in range(9)])
    assert (bar(tabs, 60)[0][0], bar(tabs, 60)[-1][0]) == (" ", "›")
    tabs.current = 5
    assert (bar(tabs, 60)[0][0], bar(tabs, 60)[-1][0]) == ("‹", "›")
    tabs.current = 8
    assert bar(tabs, 60)[0][0] == "‹"
    assert bar(tabs, 60)[-1][1] == "tab"
