"""Telephone numbers of the sample data, straight from templates: E.164 beside one of the spellings people use.

libphonenumber is not asked (it takes longer than everything else about a lead); a test asks it about every template.
Numbers are dealt out one by one, so no two people share one unless they are meant to.
"""

from __future__ import annotations

from leadtui.rules.samples.dice import Dice
from leadtui.words.sample_places import Country

_STEPS = {1: 7, 2: 37, 3: 389, 4: 3709, 5: 38197, 6: 381971, 7: 3819661, 8: 38196603}
"""By digits: a step that visits every number before it comes back, as it shares no factor with a power of ten."""


class Line:
    """A range of numbers, from a template as it is written at home: `030 23125###`, `#` for a digit."""

    __slots__ = ("_capacity", "_dealt", "_digits", "_normal", "_spellings", "_start", "_step")

    def __init__(self, template: str, country: Country) -> None:
        bare = template.replace("(", "").replace(")", "")
        abroad = f"+{country.code} {bare[len(country.trunk) :]}"
        normal = "".join(ch for ch in abroad if ch in "+#" or ch.isdigit())
        dotted = bare.replace(" ", ".").replace("-", ".")
        self._spellings = tuple(
            spelling.replace("#", "%s") for spelling in (template, template, template, abroad, abroad, dotted, normal)
        )
        self._normal = normal.replace("#", "%s")
        self._digits = template.count("#")
        self._capacity: int = 10**self._digits
        self._step = _STEPS[self._digits]
        self._start = sum(map(ord, template)) * self._step
        self._dealt = 0

    @property
    def used_up(self) -> bool:
        """Whether every number was dealt out."""
        return self._dealt >= self._capacity

    def deal(self, dice: Dice) -> tuple[str, str]:
        """The next number: as written, and in E.164."""
        number = (self._start + self._dealt * self._step) % self._capacity
        self._dealt += 1
        digits = tuple(f"{number:0{self._digits}d}")
        return dice.pick(self._spellings) % digits, self._normal % digits

    def spell_again(self, normal: str, dice: Dice) -> str:
        """A number of this line, maybe written otherwise."""
        marks = [place for place, ch in enumerate(self._normal.replace("%s", "#")) if ch == "#"]
        return dice.pick(self._spellings) % tuple(normal[place] for place in marks)


class Exchange:
    """A range and the wider one that takes over when it is used up."""

    __slots__ = ("lines",)

    def __init__(self, templates: tuple[str, str], country: Country) -> None:
        self.lines = tuple(Line(template, country) for template in templates)

    def deal(self, dice: Dice) -> Phone:
        """The next number."""
        line = self.lines[self.lines[0].used_up]
        return Phone(*line.deal(dice), line)


class Phone:
    """A number of somebody: as written, in E.164, and the line it came from."""

    __slots__ = ("line", "normal", "value")

    def __init__(self, value: str, normal: str, line: Line) -> None:
        self.value = value
        self.normal = normal
        self.line = line

    def again(self, dice: Dice) -> Phone:
        """The same number, maybe written otherwise."""
        return Phone(self.line.spell_again(self.normal, dice), self.normal, self.line)
