"""How long something took: typed, or counted since a number was dialled until something is typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from math import ceil

from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.prompts import FieldView
from leadtui.words.errors import InputError

_TYPED = re.compile(r"(?:(\d{1,2})\s*(?:h|:)\s*)?(?:(\d{1,4})\s*(?:m|min|minutes?)?)?", re.IGNORECASE)
MOST = 24 * 60


def read_minutes(text: str) -> int | None:
    """The minutes a person types: 45, 45m, 1h 30, 1:30; None for nothing. Raises InputError."""
    text = text.strip()
    if not text:
        return None
    found = _TYPED.fullmatch(text)
    if found is None or not (found[1] or found[2]):
        raise InputError(f"{text!r} is no number of minutes: 30, 1h 15.")
    minutes = int(found[1] or 0) * 60 + int(found[2] or 0)
    if minutes > MOST:
        raise InputError(f"{minutes} minutes are more than a day.")
    return minutes


class MinutesField:
    """Minutes being typed. With `since` and a clock they are counted, while `counts` holds and nothing was typed."""

    def __init__(self, since: datetime | None = None, clock: Callable[[], datetime] | None = None) -> None:
        self.line = LineEdit()
        self.since = since
        self.clock = clock
        self.counts = True
        self.touched = False

    def feed(self, key: str, character: str | None) -> bool:
        """Apply a key; False when it means nothing to a text."""
        if not self.touched and (key in ("backspace", "delete", "ctrl+w") or (character and character.isprintable())):
            self.touched = True
        return self.line.feed(key, character)

    def paste(self, text: str) -> None:
        """Put pasted text in."""
        self.touched = True
        self.line.insert(text)

    def value(self) -> int | None:
        """The minutes, None when nothing is typed or counted; raises InputError."""
        return read_minutes(self.line.text) if self.touched else self._counted()

    def _counted(self) -> int | None:
        if self.since is None or self.clock is None or not self.counts:
            return None
        return min(max(ceil((self.clock() - self.since).total_seconds() / 60), 1), MOST)

    def view(self, focused: bool) -> FieldView:
        """What to draw."""
        counted = None if self.touched else self._counted()
        if counted is not None:
            return FieldView("Minutes", str(counted), len(str(counted)) if focused else None, selected=focused)
        try:
            read_minutes(self.line.text)
        except InputError as error:
            cursor = self.line.cursor if focused else None
            return FieldView("Minutes", self.line.text, cursor, error.message, understood=False)
        return FieldView("Minutes", self.line.text, self.line.cursor if focused else None, placeholder="30, 1h 15")
