"""The time of a follow-up, typed with what is to be done after it or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui.keyboard.prompts import TimeField

if TYPE_CHECKING:
    from leadtui.rules.when import When


class WhenField(TimeField):
    """A time being typed; `splits` allows what is to be done to stand after it."""

    splits = True

    def _split(self) -> tuple[str, str]:
        from leadtui.rules.when_and_what import when_and_what
        from leadtui.tui.keyboard.times import read

        text = self.line.text.strip()
        return when_and_what(text, lambda phrase: read(phrase, self.situation)) if self.splits else (text, "")

    @property
    def what(self) -> str:
        """Return what is to be done, "" where nothing stands after the time."""
        return self._split()[1]

    def phrase(self) -> str:
        """Return the time as it was typed."""
        return self._split()[0]

    def value(self) -> When | None:
        """Return the time, None when nothing is typed; raises InputError naming what cannot be read."""
        from leadtui.tui.keyboard.times import read

        time = self.phrase()
        return read(time, self.situation) if time else None
