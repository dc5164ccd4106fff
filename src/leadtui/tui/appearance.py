"""How the app looks and which keys it takes, as the preferences say: themes, inks, keymap; changed while it runs.

Always holds: where NO_COLOR is set no colour is sent, whatever the theme; what is there is drawn anew in a new one.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.filter import ANSIToTruecolor, LineFilter

from leadtui.tui import bindings
from leadtui.tui.palette import Palette
from leadtui.tui.themes import NO_COLOR, textual_themes

if TYPE_CHECKING:
    from leadtui.platform.preferences import Preferences


class Appearance(App[int]):
    """An app that looks as somebody prefers it."""

    def __init__(self) -> None:
        super().__init__()
        self.colourless = bool(os.environ.get("NO_COLOR"))
        self._palette: tuple[str, Palette] | None = None
        self._dressed = False
        for theme in textual_themes():
            self.register_theme(theme)

    @property
    def palette(self) -> Palette:
        """The inks of the present theme."""
        if self._palette is None or self._palette[0] != self.theme:
            self._palette = (self.theme, Palette(self.theme))
        return self._palette[1]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through: nothing takes colours away here, a theme without them has none."""
        return [one for one in super().get_line_filters() if isinstance(one, ANSIToTruecolor)]

    def refresh_css(self, animate: bool = True) -> None:
        """Read the styles anew for a new theme; not at the start, as Textual does: they were read for that theme."""
        if self._dressed:
            super().refresh_css(animate)
        self._dressed = True

    def look(self, preferences: Preferences) -> None:
        """Put theme and keymap in force; what is on the screen is drawn anew."""
        bindings.use(preferences.keys)
        self.theme = NO_COLOR if self.colourless else preferences.theme
        if not self.is_running:
            self.stylesheet.set_variables(self.get_css_variables())
        else:
            from leadtui.tui.widgets.painted import Painted

            for screen in self.screen_stack:
                for widget in screen.query(Painted):
                    widget.draw_anew()
