"""The top of call mode: which lead of how many, who it is, the numbers to call, where it stands."""

from __future__ import annotations

from leadtui.rules.phones import shown
from leadtui.tui.bindings import says
from leadtui.tui.palette import Part
from leadtui.tui.text import safe
from leadtui.tui.widgets.lead_header import LeadHeader
from leadtui.tui.widgets.record_header import TwoSided
from leadtui.words.rows import LeadRow

ROOMY_FROM = 34
"""Rows of the terminal from which on there is room for empty lines between what has to be seen at a glance."""


class CallHeader(LeadHeader):
    """A lead's header with its numbers in front; `place` says which of how many it is, `time` is the clock."""

    place = ""
    time = ""

    def _write(self, row: LeadRow, pending: bool) -> list[TwoSided]:
        named, *more = super()._write(row, pending)
        work = [more.pop(0)] if len(more) > 2 and self._has_work(row) else []
        gap: list[TwoSided] = [([], [])] if self.app.size.height >= ROOMY_FROM else []
        first: TwoSided = ([(self.place, "key")], [(self.time, "dim")])
        return [first, *gap, named, *work, *gap, (self._numbers(row), []), *gap, *more]

    def _has_work(self, row: LeadRow) -> bool:
        return bool(self.simulated) or any(part and part != row.name for part in (row.title, row.company))

    def _numbers(self, row: LeadRow) -> list[Part]:
        """The numbers to call, as they are dialled; the mobile one once."""
        numbers = [("", row.phone), ("mobile ", row.mobile if row.mobile != row.phone else None)]
        parts: list[Part] = []
        for label, number in numbers:
            if number:
                parts += [("   " if parts else "Call ", "dim"), (label, "dim"), (safe(shown(number)), "title")]
        email: list[Part] = [("   ", "dim"), (safe(row.email), "text")] if row.email else []
        return [*(parts or [(says("No number is known · {edit} adds one"), "warning")]), *email]
