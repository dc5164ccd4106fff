"""The first line of a screen: the program and whose day it is, what arrived, what is owed."""

from __future__ import annotations

from collections.abc import Iterable

from leadtui.tui.palette import Ink, Part
from leadtui.tui.text import safe, width
from leadtui.tui.widgets.painted import Painted


class HeaderLine(Painted):
    """Left the title and the clock, then a notice, right what is owed."""

    def __init__(self) -> None:
        super().__init__()
        self.title = "leadtui"
        self.clock = ""
        self.simulated = ""
        self.notice = ""
        self.owed = ""

    def show(
        self,
        *,
        clock: str | None = None,
        simulated: str | None = None,
        notice: str | None = None,
        owed: str | None = None,
    ) -> None:
        """Change some of its parts; draws only when one differs."""
        wanted = {"clock": clock, "simulated": simulated, "notice": notice, "owed": owed}
        changed = {key: safe(text) for key, text in wanted.items() if text is not None and getattr(self, key) != text}
        for key, text in changed.items():
            setattr(self, key, text)
        if changed:
            self.refresh()

    def parts(self, cells: int) -> Iterable[Part]:
        """Return the line: what is on the right gives way last."""
        left: list[Part] = [(" ", "text"), (self.title, "title"), (f"  {self.clock}", "text")]
        if self.simulated:
            left.append((f" ({self.simulated})", "warning"))
        if self.notice:
            left.append((f"   {self.notice}", "key"))
        right = f"{self.owed} "
        ink: Ink = "warning" if self.owed else "text"
        used = 0
        for text, part_ink in left:
            room = cells - used - width(right) - 1
            if room <= 0:
                break
            shown = text if width(text) <= room else ""
            used += width(shown)
            yield shown, part_ink
        yield " " * max(cells - used - width(right), 1), "text"
        yield right, ink
