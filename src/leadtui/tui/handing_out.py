"""Hands links to the desktop and texts to the clipboard, and says what became of it.

Always holds: nothing is waited for on the main loop.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from leadtui.platform import clipboard
from leadtui.platform.handing import hand_over
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.record_keys import RecordKeys

TERMINAL = "the terminal"
"""What copies where no program does; whether it did cannot be known."""
COPIED, ASKED = "Copied", "The terminal was asked to copy"

SHOWN = 40
"""Most characters of a copied text that a message shows."""


class HandsOut:
    """What a screen hands to the desktop and to the clipboard."""

    def __init__(self, screen: RecordKeys[Any]) -> None:
        self.screen = screen

    @property
    def app(self) -> LeadtuiApp:
        """The app."""
        return self.screen.leadtui

    async def handed(self, link: str, what: str) -> str:
        """Hand a link over; the sentence why it was not, "" when it was."""
        try:
            await asyncio.to_thread(hand_over, link, what)
        except InputError as error:
            return str(error)
        return ""

    async def copied(self, text: str) -> str:
        """Copy a text; how that is said, "" when it could not be."""
        try:
            by = await self.to_clipboard(text)
        except InputError:
            return ""
        return ASKED if by == TERMINAL else COPIED

    async def to_clipboard(self, text: str) -> str:
        """Copy a text; by what. Raises InputError when it is too long for the terminal, the only way left."""
        program = await asyncio.to_thread(clipboard.copy_by_program, text)
        if not program:
            sequence = clipboard.osc52(text)
            if self.app._driver is not None:
                self.app._driver.write(sequence)
        return program or TERMINAL

    async def tell_copied(self, text: str, what: str) -> bool:
        """Copy a text and say so, or why it could not be; whether it was."""
        try:
            by = await self.to_clipboard(text)
        except InputError as error:
            self.screen.say(str(error), "error")
            return False
        first, *more = text.splitlines() or [""]
        told = first if len(first) <= SHOWN and not more else f"{first[:SHOWN]}…"
        self.screen.say(f"{ASKED if by == TERMINAL else COPIED} {what}: {told}")
        return True
