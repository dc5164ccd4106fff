"""Going back to a point of the history: what that takes back, and what stands in the way of it, seen before.

Always holds: what is taken back is what is listed here, whatever was done meanwhile; several steps are one transaction,
so it is all taken back or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from leadtui.tui import places
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.keyboard.undo_words import conflict_words, currencies
from leadtui.tui.record_rows import Ref
from leadtui.tui.text import fit, safe, wrap
from leadtui.tui.widgets.history_rows import moment, touched
from leadtui.tui.widgets.key_hints import KeyHints, TitleLine
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.scroll_lines import Line, ScrollLines
from leadtui.words.errors import LeadtuiError
from leadtui.words.operations import UndoPreview
from leadtui.words.rows import Conflict, OperationRow, Undone

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.services.desk import Desk

WHEN = 17
MOVES = {"down": 1, "j": 1, "up": -1, "k": -1}


def previewed(to: int) -> Callable[[Desk], UndoPreview]:
    """Return the work that finds out what going back takes back."""

    def work(desk: Desk) -> UndoPreview:
        from leadtui.services import undoing

        return undoing.preview(desk, to)

    return work


def taken_back(preview: UndoPreview) -> Callable[[Desk], Undone]:
    """Return the work that takes back what was listed, but for what stands in the way of it."""

    def work(desk: Desk) -> Undone:
        from leadtui.services import undoing

        chosen = tuple(row.id for row in preview.operations)
        return undoing.undo(desk, chosen=chosen, except_conflicts=bool(preview.conflicts))

    return work


class BackScreen(KeyScreen[Undone | None]):
    """The list of what is taken back; only `y` does it."""

    help_scopes = ("moving",)

    def __init__(self, base: Base, point: OperationRow, preview: UndoPreview) -> None:
        super().__init__()
        self.base = base
        self.point = point
        self.preview = preview
        self.known: Mapping[Ref, str] = {}
        self.lines = ScrollLines(self._write)

    def compose(self) -> ComposeResult:
        """The point, what is taken back, the keys."""
        at = moment(self.point, self.base.clock.local())
        yield TitleLine("Back to here", f"as it was on {at:%a} {at.day} {at:%b %H:%M}, after “{self.point.summary}”")
        yield self.lines
        yield MessageLine()
        rest = "the rest" if self.preview.conflicts else "all of it"
        yield KeyHints(("y", f"Take back {rest}"), ("n", "Leave it as it is"), ("↑↓", "Look through"))

    def on_mount(self) -> None:
        """Read in which money what stands in the way is said."""
        if self.preview.conflicts:
            self.leadtui.keep(self._read_currencies())

    async def _read_currencies(self) -> None:
        found = tuple(conflict for _, conflict in self.preview.conflicts)
        try:
            self.known = await self.leadtui.bridge.read(lambda reading: currencies(reading, found))
        except LeadtuiError:
            return  # an amount is then said in the workspace's currency
        self.lines.rewrite()

    def _write(self, cells: int) -> list[Line]:
        done, now = self.preview.operations, self.base.clock.local()
        many = f"{len(done):,} things you did since are" if len(done) > 1 else "One thing you did since is"
        lines: list[Line] = [[(f"{many} taken back, the newest first:", "strong")], []]
        for row in done:
            at = moment(row, now)
            lines.append([(fit(f"{at:%a} {at.day} {at:%b %H:%M}", WHEN), "dim"), (self._said(row), "text")])
            for number, conflict in self.preview.conflicts:
                if number == row.id:
                    lines += self._stays(conflict, cells)
        return [*lines, *self._below(cells)]

    def _said(self, row: OperationRow) -> str:
        many = touched(row)
        return f"{safe(row.summary)}{f' · {many}' if many else ''}"

    def _stays(self, conflict: Conflict, cells: int) -> list[Line]:
        base = self.base
        said = conflict_words(conflict, base.workspace, base.users, base.clock.local(), self.known)
        indent = " " * WHEN
        parts = wrap(f"! changed since, stays: {safe(said)}", max(cells - WHEN, 20))
        return [[(indent, "text"), (part, "warning")] for part in parts]

    def _below(self, cells: int) -> list[Line]:
        told = []
        if self.preview.conflicts:
            told.append("What was changed since stays as it is; y takes back the rest.")
        if self.preview.left:
            told.append(f"Stays: {self.preview.left.removeprefix('; left: ')}")
        if self.preview.others:
            one = self.preview.others == 1
            whose = "thing others or rules did since is" if one else "things others or rules did since are"
            told.append(f"{self.preview.others:,} {whose} not touched; u takes them back one by one.")
        lines: list[Line] = [[]] if told else []
        for said in told:
            lines += [[(part, "dim")] for part in wrap(safe(said), cells)]
        return lines

    # Keys

    def take_key(self, key: str, character: str | None) -> None:
        """Do it, leave it, or look through it."""
        if key == "y":
            self._take_back()
        elif key in ("n", "escape"):
            self.leadtui.close_screen(self)
        elif key in MOVES:
            self.lines.move(MOVES[key])
        elif key in ("pagedown", "pageup"):
            self.lines.page(1 if key == "pagedown" else -1)
        elif key in ("home", "end", "G"):
            self.lines.to_edge(end=key != "home")
        elif "?" in (key, character):
            places.open_help(self.leadtui, self)
        else:
            self.say("y takes it back, n or esc leaves it as it is", "hint")

    def _take_back(self) -> None:
        self.say("Taking back…", "hint")
        self.leadtui.hold()
        self.leadtui.keep(self._taken_back())

    async def _taken_back(self) -> None:
        try:
            undone = await self.leadtui.bridge.write(taken_back(self.preview))
        except LeadtuiError as error:
            self.leadtui.drop_typed_ahead()
            self.say(f"Not taken back: {error}", "error")
        else:
            if undone.operation is None:
                self.leadtui.drop_typed_ahead()
                self.say("Not taken back: something was changed meanwhile · esc, then t looks again", "error")
            else:
                self.leadtui.close_screen(self, undone)
        self.leadtui.release()
