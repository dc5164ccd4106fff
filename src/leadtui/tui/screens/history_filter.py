"""What the history shows: its rows, counted, and the filter that is typed over them.

Always holds: while the filter is typed it takes the keys, a question excepted; each letter shows what it finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui.screens.history_panes import HistoryPanes
from leadtui.tui.screens.history_rows import HistoryRows, HistorySource, counted

if TYPE_CHECKING:
    from leadtui.bootstrap import Base


class HistoryFilter(HistoryPanes):
    """The panes with their rows."""

    def __init__(self, base: Base) -> None:
        super().__init__(base)
        self.rows = HistoryRows(self, self.list)

    async def count(self) -> None:
        """Count what there is, and what the filter finds."""
        text = self.source.text
        numbers = await self.rows.read(lambda reading: counted(reading, text))
        if numbers is not None and text == self.source.text:
            found, total = numbers
            self.filter.told = f"{found:,} of {total:,}" if text.strip() else ""
            self.filter.refresh()
            self.header.show(owed=f"{total:,} operation{'' if total == 1 else 's'}")

    def take_key(self, key: str, character: str | None) -> None:
        """A filter that is being typed takes the keys, else they are commands."""
        if self.filter.typing and self.prompt is None:
            self._typed_filter(key, character)
        else:
            super().take_key(key, character)

    @property
    def typing(self) -> bool:
        """A filter takes the letters, as a prompt does."""
        return self.filter.typing or super().typing

    def begin_filter(self) -> None:
        """Type what is looked for."""
        self.filter.typing = True
        self.show_filter()

    def _typed_filter(self, key: str, character: str | None) -> None:
        edit, before = self.filter.edit, self.filter.edit.text
        if key in ("enter", "tab", "escape"):
            self.filter.typing = False
            if key == "escape":
                edit.set("")
        elif key in ("down", "up"):
            self.rows.move(1 if key == "down" else -1)
            self.moved()
        elif not edit.feed(key, character):
            self.say("enter goes to the list, esc clears the filter", "hint")
        if edit.text != before:
            self._filter()
        self.show_filter()

    def take_paste(self, text: str) -> None:
        """Pasted text goes into the filter while it is typed."""
        if self.filter.typing and self.prompt is None:
            self.filter.edit.insert(text)
            self._filter()
        else:
            super().take_paste(text)

    def _filter(self) -> None:
        """Show what the filter finds; keys typed meanwhile wait for it."""
        self.source = HistorySource(self.filter.edit.text)
        self.show_filter()
        self.leadtui.hold()
        self.leadtui.keep(self._filtered())

    async def _filtered(self) -> None:
        here = self.list.row
        await self.rows.show(here.id if here is not None and not self.source.text else None)
        await self.count()

    def clear_filter(self) -> None:
        """Show everything."""
        self.filter.edit.set("")
        self._filter()
