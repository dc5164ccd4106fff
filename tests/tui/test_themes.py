"""Every ink can be read in every theme, and says what it says without its colour too."""

from __future__ import annotations

import math
import re
from typing import get_args

import pytest
from rich.color import Color
from rich.style import Style
from tests.support import ROOT

from leadtui.platform.preferences import ThemeName
from leadtui.tui.palette import Ink
from leadtui.tui.themes import INKS, NO_COLOR, Inks, styles_of, textual_themes

LEAST, HIGH = 4.5, 7.0
"""The contrast of WCAG 2.2, criteria 1.4.3 and 1.4.6."""
OWN_BACK = ("cursor", "cursor-dim", "cursor-strong", "resting", "field", "caret", "tab")
"""Inks that bring what they are drawn on."""


def luminance(color: Color) -> float:
    """The relative luminance, as WCAG defines it."""
    triplet = color.get_truecolor()
    parts = [value / 255 for value in triplet]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast(Color.parse("#ffffff"), Color.parse("#000000")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", INKS)
@pytest.mark.parametrize("ink", get_args(Ink))
def test_text_stands_out_against_whatever_it_is_drawn_on(theme: ThemeName, ink: Ink) -> None:
    inks, style = INKS[theme], styles_of(theme)[ink]
    backs = [style.bgcolor] if ink in OWN_BACK else [Color.parse(inks.back), Color.parse(inks.surface)]
    assert style.color is not None
    for back in backs:
        assert back is not None
        assert contrast(style.color, back) >= (HIGH if theme == "high-contrast" else LEAST), (theme, ink, back.name)


def test_the_styles_draw_on_the_backgrounds_that_are_measured_and_set_no_other_colour() -> None:
    for file in (ROOT / "src" / "leadtui" / "tui" / "styles").glob("*.tcss"):
        text = file.read_text(encoding="utf-8")
        assert set(re.findall(r"background:\s*([^;]+);", text)) <= {"$background", "$surface"}, file.name
        assert not re.search(r"(?<!-)\bcolor:|tint:|opacity:|border", text), file.name


@pytest.mark.parametrize("theme", [*INKS, "ansi", NO_COLOR])
def test_every_theme_has_every_ink(theme: str) -> None:
    assert set(styles_of(theme)) == set(get_args(Ink))


def test_there_is_a_theme_for_every_name_of_the_preferences() -> None:
    assert {theme.name for theme in textual_themes()} == {*get_args(ThemeName), NO_COLOR}


def test_the_colours_of_a_terminal_are_its_own() -> None:
    # What they look like is the terminal's; so none is dim, and no back of ours stands behind them.
    for ink, style in styles_of("ansi").items():
        assert style.bgcolor is None, ink
        assert style.color is None or style.color.is_system_defined, ink


def test_without_colours_there_are_none() -> None:
    assert all(style.color is None and style.bgcolor is None for style in styles_of(NO_COLOR).values())


def _bare(style: Style) -> Style:
    return style.without_color


@pytest.mark.parametrize("theme", [*INKS, "ansi", NO_COLOR])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("error", "text"), ("warning", "text"), ("warning", "dim"), ("strong", "text"), ("key", "dim"),
        ("title", "text"), ("pending", "text"), ("cursor-strong", "cursor"),
    ],
)  # fmt: skip
def test_no_state_is_told_by_colour_alone(theme: str, one: Ink, other: Ink) -> None:
    # What is good has a sign everywhere (✓ + = →), and so have the rows of the cursor (❯ ›).
    styles = styles_of(theme)
    assert _bare(styles[one]) != _bare(styles[other])


@pytest.mark.parametrize("theme", ["ansi", NO_COLOR])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("error", "warning"), ("cursor", "text"), ("cursor", "resting"), ("resting", "text"), ("tab", "dim"),
        ("caret", "text"), ("field", "text"),
    ],
)  # fmt: skip
def test_what_has_a_back_of_its_own_differs_without_one_too(theme: str, one: Ink, other: Ink) -> None:
    styles = styles_of(theme)
    assert _bare(styles[one]) != _bare(styles[other])


def _as_seen(color: str, kind: str) -> tuple[float, float, float]:
    """A colour as somebody sees it to whom one kind of cone is missing (Viénot, Brettel, Mollon 1999)."""
    red, green, blue = ((int(color[at : at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5))
    rows = {
        "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
        "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    }[kind]
    seen = [max(a * red + b * green + c * blue, 0.0) ** (1 / 2.2) for a, b, c in rows]
    return seen[0], seen[1], seen[2]


@pytest.mark.parametrize("kind", ["protan", "deutan"])
def test_good_and_bad_stay_apart_for_the_colour_blind(kind: str) -> None:
    def apart(inks: Inks) -> float:
        good, bad = _as_seen(inks.good, kind), _as_seen(inks.error, kind)
        return math.dist(good, bad)

    assert apart(INKS["colour-blind"]) > 0.5
    assert apart(INKS["colour-blind"]) > apart(INKS["dark"])
