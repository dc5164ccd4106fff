"""Choosing a file: a path being typed, and under it what it could be. Fed one key at a time; reads no folder itself."""

from __future__ import annotations

from typing import Literal

from leadtui.tui.dialogs import paths
from leadtui.tui.dialogs.paths import Found
from leadtui.tui.keyboard.line_edit import LineEdit

Asked = Literal["", "changed", "complete", "take", "leave", "unknown"]
PAGE = 8


class Picker:
    """`folder` and `entries` are the last folder read, `newest` the lists changed last, `left` one that was begun; `at`
    is the one chosen of what is offered, -1 while the cursor is in the text.
    """

    def __init__(self) -> None:
        self.edit = LineEdit()
        self.folder: str | None = None
        self.entries: list[Found] = []
        self.newest: list[Found] = []
        self.left: list[Found] = []
        self.at = -1
        self.error = ""

    @property
    def text(self) -> str:
        """The path that is typed."""
        return self.edit.text.strip()

    @property
    def offered(self) -> list[Found]:
        """What can be chosen: the newest lists, those of the folder that begin as typed, and newest ones that hold it.

        A folder whose files are not read yet offers nothing.
        """
        folder, prefix = paths.split(self.text)
        if not self.text:
            return [*self.left, *self.newest]
        here = paths.matching(self.entries, prefix) if self.folder == folder else []
        if folder or not prefix:
            return here
        there = {one.name for one in here}
        return [*here, *(one for one in paths.holding(self.newest, prefix) if one.name not in there)]

    @property
    def chosen(self) -> Found | None:
        """The one the cursor stands on; while it is in the text, the only one there is."""
        offered = self.offered
        if 0 <= self.at < len(offered):
            return offered[self.at]
        return offered[0] if self.text and len(offered) == 1 and self.at < 0 else None

    def put(self, text: str) -> None:
        """Have another path, the cursor at its end."""
        self.edit.set(text)
        self.at, self.error = -1, ""

    def to(self, at: int) -> None:
        """Choose what is offered at a place."""
        self.at = max(min(at, len(self.offered) - 1), -1)

    def feed(self, key: str, character: str | None) -> Asked:
        """Take a key; what is asked for by it."""
        if key in ("down", "up", "pagedown", "pageup"):
            self.to(self.at + {"down": 1, "up": -1, "pagedown": PAGE, "pageup": -PAGE}[key])
            return ""
        if key == "escape":
            return "leave"
        if key in ("enter", "ctrl+s"):
            return "take"
        if key == "tab":
            return "complete"
        before = self.edit.text
        if not self.edit.feed(key, character):
            return "unknown"
        if self.edit.text == before:
            self.at = -1
            return ""
        self.at, self.error = -1, ""
        return "changed"
