"""The first line of a screen: the program and whose day it is, what is selected, what arrived, what is owed."""

from __future__ import annotations

from collections.abc import Iterable

from leadtui.tui.palette import Part
from leadtui.tui.text import safe, width
from leadtui.tui.widgets.draft_chip import DraftChip


class HeaderLine(DraftChip):
    """Left the title and the clock, then what is selected and a notice, right what is owed."""

    def __init__(self) -> None:
        super().__init__()
        self.title = "leadtui"
        self.clock = ""
        self.simulated = ""
        self.selected = ""
        self.notice = ""
        self.owed = ""
        self.owed_shorter: tuple[str, ...] = ()

    def show(
        self,
        *,
        clock: str | None = None,
        simulated: str | None = None,
        selected: str | None = None,
        notice: str | None = None,
        owed: str | None = None,
        owed_shorter: tuple[str, ...] = (),
    ) -> None:
        """Change some of its parts; draws only when one differs. `owed_shorter`: the same where there is less room."""
        wanted = {"clock": clock, "simulated": simulated, "selected": selected, "notice": notice, "owed": owed}
        changed = {key: safe(text) for key, text in wanted.items() if text is not None and getattr(self, key) != text}
        for key, text in changed.items():
            setattr(self, key, text)
        if owed is not None:
            self.owed_shorter = tuple(map(safe, owed_shorter))
        if changed:
            self.refresh()

    def parts(self, cells: int) -> Iterable[Part]:
        """Return the line; the key of the chip gives way first, then what is owed is said shortly or not at all, and
        that the time is simulated is always said."""
        right = f"{self.owed} " if self.owed else ""
        simulated = f" ({self.simulated})" if self.simulated else ""
        chip = f"   {self.chip}" if self.chip else ""
        selected = f"   {self.selected}" if self.selected else ""
        notice = f"   {self.notice}" if self.notice else ""
        room = cells - width(right) - 1
        others = 1 + width(self.title) + 2 + width(self.clock) + width(selected + notice)
        if chip and others + width(chip + simulated) > room:
            chip = f"   {self.short_chip}"
        needed = others + width(chip)
        if simulated and needed + width(simulated) > room:
            simulated = " (simulated)"
        needed += width(simulated)
        if needed > room:
            forms = (f"{form} " for form in self.owed_shorter)
            right = next((form for form in forms if needed + width(form) < cells), "")
        left: list[Part] = [(" ", "text"), (self.title, "title"), (f"  {self.clock}", "text")]
        left += [(simulated, "warning"), (chip, "pending"), (selected, "title"), (notice, "key")]
        yield from left
        used = sum(width(text) for text, _ in left)
        yield " " * max(cells - used - width(right), 1), "text"
        yield right, "warning"
