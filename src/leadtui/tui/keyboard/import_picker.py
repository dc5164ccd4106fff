"""Choosing a file: a path being typed, and under it what it could be. Fed one key at a time; reads no folder itself."""

from __future__ import annotations

from typing import Literal

from leadtui.tui.dialogs import paths
from leadtui.tui.dialogs.paths import Found
from leadtui.tui.keyboard.line_edit import LineEdit

Asked = Literal["", "changed", "complete", "take", "leave", "unknown"]
PAGE = 8
OFFERED = 200


class Picker:
    """`folder` and `entries` are the last folder read, `newest` all lists of the usual places, the one changed last
    first, `left` one that was begun; `at` is the one chosen of what is offered, -1 while the cursor is in the text.
    """

    def __init__(self) -> None:
        self.edit = LineEdit()
        self.folder: str | None = None
        self.entries: list[Found] = []
        self.newest: list[Found] = []
        self.left: list[Found] = []
        self.at = -1
        self.error = ""
        self._known: tuple[object, ...] = ()
        self._found: list[Found] = []

    @property
    def text(self) -> str:
        """The path that is typed."""
        return self.edit.text.strip()

    @property
    def offered(self) -> list[Found]:
        """The first of those found, as many as anyone looks through."""
        return self.found[:OFFERED]

    @property
    def more(self) -> int:
        """How many more were found than are offered."""
        return max(len(self.found) - OFFERED, 0) if self.text else 0

    @property
    def found(self) -> list[Found]:
        """The newest lists; of what is typed, those of the folder that begin like it, then those that hold it, and
        without a folder also those of the usual places.

        A folder whose files are not read yet offers nothing.
        """
        known = (self.text, self.folder, self.entries, self.newest, tuple(self.left))
        if known != self._known:
            self._known, self._found = known, self._find()
        return self._found

    def _find(self) -> list[Found]:
        folder, prefix = paths.split(self.text)
        if not self.text:
            return [*self.left, *self.newest[: paths.NEWEST]]
        here = self.entries if self.folder == folder else []
        begin = paths.matching(here, prefix)
        if not prefix:
            return begin
        there = {one.name for one in here}
        elsewhere = () if folder else (one for one in self.newest if one.name not in there)
        known = {one.name for one in begin}
        hold = paths.holding((*here, *elsewhere), prefix)
        return [*begin, *(one for one in hold if one.name not in known and not one.name.startswith("."))]

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
