"""The few inks everything is drawn in, made of the theme's variables once per theme.

Always holds: no colour comes from anywhere else, and what matters differs in weight or sign too, so that it stays
visible without colours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from rich.style import Style
from textual.color import Color

if TYPE_CHECKING:
    from textual.app import App

Ink = Literal[
    "text", "dim", "strong", "title", "key", "error", "warning", "good", "cursor", "cursor-dim", "cursor-strong",
    "resting", "field", "caret", "pending", "tab",
]  # fmt: skip

Part = tuple[str, Ink]


class Palette:
    """Rich styles by ink, for one theme."""

    def __init__(self, app: App[Any]) -> None:
        variables = app.theme_variables
        back = Color.parse(variables["background"])
        front = Color.parse(variables["foreground"])
        accent, primary = Color.parse(variables["accent"]), Color.parse(variables["primary"])
        faint = front.blend(back, 0.38)
        chosen = back.blend(primary, 0.38)
        resting = back.blend(primary, 0.16)
        field = back.blend(front, 0.10)
        self.styles: dict[str, Style] = {
            "text": _style(front),
            "dim": _style(faint),
            "strong": _style(front, bold=True),
            "title": _style(primary.blend(front, 0.35), bold=True),
            "key": _style(accent, bold=True),
            "error": _style(Color.parse(variables["error"]).blend(front, 0.25), bold=True),
            "warning": _style(Color.parse(variables["warning"])),
            "good": _style(Color.parse(variables["success"])),
            "cursor": _style(front, chosen),
            "cursor-dim": _style(front.blend(chosen, 0.25), chosen),
            "cursor-strong": _style(front, chosen, bold=True),
            "resting": _style(front, resting),
            "field": _style(front, field),
            "caret": _style(back, front),
            "pending": _style(faint, italic=True),
            "tab": _style(back, primary.blend(front, 0.35), bold=True),
        }

        self._on: dict[tuple[Ink, Color], Style] = {}

    def on(self, ink: Ink, back: Color) -> Style:
        """The style of an ink on a background; an ink with a background of its own keeps it."""
        style = self._on.get((ink, back))
        if style is None:
            style = self._on[(ink, back)] = Style(bgcolor=back.rich_color) + self.styles[ink]
        return style


def _style(front: Color, back: Color | None = None, *, bold: bool = False, italic: bool = False) -> Style:
    return Style(
        color=front.rich_color,
        bgcolor=back.rich_color if back is not None else None,
        bold=bold or None,
        italic=italic or None,
    )
