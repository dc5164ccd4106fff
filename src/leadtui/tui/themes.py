"""The themes: for each the inks everything is drawn in, and what Textual needs of it.

Always holds: text of every ink stands out against what it is drawn on by at least 4.5:1 (WCAG 2.2, 1.4.3), by 7:1 in
high contrast; a test measures it. `ansi` has the colours of the terminal, which nobody can measure here; there and
where no colours are wanted (NO_COLOR, https://no-color.org) inks differ by weight, line and reversal.
The colours of `colour-blind` stay apart for every kind of colour blindness (Okabe and Ito 2008; Paul Tol 2021).
"""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme

from leadtui.platform.preferences import ThemeName

NO_COLOR = "no-color"
"""The theme of somebody who wants no colours, whatever the preferences say."""


class Inks(NamedTuple):
    """The colours of a theme: what is drawn on (`back` to `field`), then what is drawn."""

    back: str
    surface: str
    chosen: str
    resting: str
    field: str
    text: str
    dim: str
    title: str
    key: str
    error: str
    warning: str
    good: str
    on_chosen: str
    dim_on_chosen: str
    dark: bool = True


INKS: dict[ThemeName, Inks] = {
    "dark": Inks(
        back="#121212", surface="#1e1e1e", chosen="#0b3a5e", resting="#10212e", field="#262626",
        text="#e0e0e0", dim="#969696", title="#6cb2e8", key="#ffa62b", error="#f4889a", warning="#f2c14e",
        good="#5ecb80", on_chosen="#ffffff", dim_on_chosen="#b4c4d0",
    ),
    "light": Inks(
        back="#fafafa", surface="#ececec", chosen="#b7d4f0", resting="#dfeaf5", field="#e2e2e2",
        text="#1a1a1a", dim="#595959", title="#00498c", key="#854a00", error="#ad001f", warning="#755000",
        good="#0a6329", on_chosen="#000000", dim_on_chosen="#33414d", dark=False,
    ),
    "high-contrast": Inks(
        back="#000000", surface="#000000", chosen="#ffff00", resting="#3a3a00", field="#2b2b2b",
        text="#ffffff", dim="#d2d2d2", title="#7fe5ff", key="#ffff00", error="#ff9c9c", warning="#ffc940",
        good="#7dff7d", on_chosen="#000000", dim_on_chosen="#2e2e00",
    ),
    "colour-blind": Inks(
        back="#121212", surface="#1e1e1e", chosen="#0b3a5e", resting="#10212e", field="#262626",
        text="#e0e0e0", dim="#969696", title="#bbd6ee", key="#f0e442", error="#ee7733", warning="#f0b35a",
        good="#56b4e9", on_chosen="#ffffff", dim_on_chosen="#b4c4d0",
    ),
}  # fmt: skip


def textual_themes() -> tuple[Theme, ...]:
    """The themes as Textual takes them; styles use their background and surface only."""
    terminals = (_of_the_terminal(name) for name in ("ansi", NO_COLOR))
    return (*(_theme(name, inks) for name, inks in INKS.items()), *terminals)


def _theme(name: str, inks: Inks) -> Theme:
    return Theme(
        name=name, primary=inks.title, secondary=inks.key, accent=inks.key, foreground=inks.text, background=inks.back,
        surface=inks.surface, panel=inks.surface, warning=inks.warning, error=inks.error, success=inks.good,
        dark=inks.dark,
    )  # fmt: skip


def _of_the_terminal(name: str) -> Theme:
    usual = "ansi_default"
    variables = {**BUILTIN_THEMES["ansi-dark"].variables, "ansi-background": usual, "ansi-foreground": usual}
    return Theme(
        name=name, ansi=True, primary=usual, secondary=usual, accent=usual, foreground=usual, background=usual,
        surface=usual, panel=usual, boost=usual, warning=usual, error=usual, success=usual, variables=variables,
    )  # fmt: skip


def styles_of(theme: str) -> dict[str, Style]:
    """The styles of a theme by ink."""
    if theme in INKS:
        return _coloured(INKS[theme])
    return _bare() if theme == NO_COLOR else {**_bare(), **_terminal_colours()}


def _coloured(inks: Inks) -> dict[str, Style]:
    return {
        "text": Style(color=inks.text),
        "dim": Style(color=inks.dim),
        "strong": Style(color=inks.text, bold=True),
        "title": Style(color=inks.title, bold=True),
        "key": Style(color=inks.key, bold=True),
        "error": Style(color=inks.error, bold=True),
        "warning": Style(color=inks.warning, bold=True),
        "good": Style(color=inks.good),
        "cursor": Style(color=inks.on_chosen, bgcolor=inks.chosen),
        "cursor-dim": Style(color=inks.dim_on_chosen, bgcolor=inks.chosen),
        "cursor-strong": Style(color=inks.on_chosen, bgcolor=inks.chosen, bold=True),
        "resting": Style(color=inks.text, bgcolor=inks.resting),
        "field": Style(color=inks.text, bgcolor=inks.field),
        "caret": Style(color=inks.back, bgcolor=inks.text),
        "pending": Style(color=inks.dim, italic=True),
        "tab": Style(color=inks.back, bgcolor=inks.title, bold=True),
    }


def _bare() -> dict[str, Style]:
    """Without a colour: dim, bold, underlined and reversed are all there is."""
    plain, reverse = Style(), Style(reverse=True)
    return {
        "text": plain,
        "dim": Style(dim=True),
        "strong": Style(bold=True),
        "title": Style(bold=True),
        "key": Style(bold=True),
        "error": Style(bold=True, underline=True),
        "warning": Style(underline=True),
        "good": plain,
        "cursor": reverse,
        "cursor-dim": reverse,
        "cursor-strong": Style(reverse=True, bold=True),
        "resting": Style(underline=True),
        "field": Style(underline=True),
        "caret": reverse,
        "pending": Style(italic=True),
        "tab": Style(reverse=True, bold=True),
    }


def _terminal_colours() -> dict[str, Style]:
    return {
        "title": Style(color="cyan", bold=True),
        "key": Style(color="yellow", bold=True),
        "error": Style(color="red", bold=True),
        "warning": Style(color="yellow", underline=True),
        "good": Style(color="green"),
    }
