"""The few inks everything is drawn in, made once per theme.

Always holds: no colour comes from anywhere else, and what matters differs in weight or sign too, so that it stays
visible without colours.
"""

from __future__ import annotations

from typing import Literal

from rich.style import Style
from textual.color import Color

from leadtui.tui.themes import styles_of

Ink = Literal[
    "text", "dim", "strong", "title", "key", "error", "warning", "good", "cursor", "cursor-dim", "cursor-strong",
    "resting", "field", "caret", "pending", "tab",
]  # fmt: skip

Part = tuple[str, Ink]


class Palette:
    """Rich styles by ink, for one theme."""

    def __init__(self, theme: str) -> None:
        self.styles = styles_of(theme)
        self._on: dict[tuple[Ink, Color], Style] = {}

    def on(self, ink: Ink, back: Color) -> Style:
        """The style of an ink on a background; an ink with a background of its own keeps it."""
        style = self._on.get((ink, back))
        if style is None:
            style = self._on[(ink, back)] = Style(bgcolor=back.rich_color) + self.styles[ink]
        return style
