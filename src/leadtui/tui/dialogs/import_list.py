"""Import a list: its path, what would come of it, then the import as one operation, and the way back.

Always holds: nothing is written before `ctrl+s` with the counts on the screen; a change of file or options is looked at
anew first.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from leadtui.tui.bindings import says
from leadtui.tui.dialogs import paths
from leadtui.tui.dialogs.import_lines import PROGRAMS, report_lines
from leadtui.tui.dialogs.import_work import ImportFields, Looked, looked_at, taken_back
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.keyboard.typed import Typed
from leadtui.tui.widgets.form_lines import FormLines
from leadtui.tui.widgets.key_hints import Hints, KeyHints, TitleLine
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.words.errors import InputError, LeadtuiError
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.importing_report import ImportReport
    from leadtui.tui.keyboard.typed import Draft

CHOOSING: Hints = (("enter", "Look at it"), ("tab", "Complete"), ("esc", "Leave"))
READY: Hints = (("^s", "Import"), ("↑↓", "Options"), ("pgup pgdn", "Scroll"), ("esc", "Leave"))
DONE: Hints = (("enter", "To the queue"), ("u", "Take it back"), ("pgup pgdn", "Scroll"))
SUGGESTED = 12


class ImportDialog(KeyScreen[Done | None]):
    """The dialog; `stage` is path, looking, ready, importing or done."""

    help_scopes = ("form",)
    only_text = True

    def __init__(self, brought: Draft | None = None) -> None:
        super().__init__()
        self.brought = brought
        self.stage = "path"
        self.report: ImportReport | None = None
        self.samples: dict[str, str] = {}
        self.kind = ""
        self._names: tuple[str, list[str]] = ("", [])
        self._asked = 0

    def compose(self) -> ComposeResult:
        """Title, the options with what comes of them, message, keys."""
        self.fields = ImportFields(self.leadtui.base.workspace)
        self.lines = FormLines(self.fields)
        yield TitleLine("Import a list", "a CSV file from a spreadsheet or another program")
        yield self.lines
        yield MessageLine()
        yield KeyHints(*CHOOSING)

    def on_mount(self) -> None:
        """Offer the lists that are here, or have what was typed before."""
        if self.brought is not None:
            self._take_brought(self.brought)
        self._suggest()
        self._draw()

    def _take_brought(self, draft: Draft) -> None:
        kept: Any = draft.typed.state
        for field in self.fields.fields:
            field.edit.set(str(kept["fields"].get(field.key, field.edit.text)))
        self.fields.to_key(str(kept["at"]))
        self.leadtui.drafts.give(draft, self)
        if kept["looked"]:
            self._look()

    def unsaved(self) -> Typed | None:
        """The path and the options, until the list is in."""
        if not self.fields.path.text or self.stage in ("importing", "done"):
            return None
        kept = {"fields": {field.key: field.edit.text for field in self.fields.fields}, "at": self.fields.current.key}
        looked = self.stage != "path"
        return Typed("import", "import of a list", self.fields.path.text, {**kept, "looked": looked})

    def _draw(self) -> None:
        cells = max(self.app.size.width - 3, 20)
        self.lines.tail = [[], *self._below(cells)]
        self.lines.show()
        hints = {"path": CHOOSING, "ready": READY, "done": DONE}.get(self.stage, ())
        self.query_one(KeyHints).show(*hints)

    def _below(self, cells: int) -> list[Line]:
        """What stands under the options: lists to choose from, or what comes of the chosen one."""
        if self.report is not None and self.stage in ("ready", "done", "importing"):
            return report_lines(self.report, self.samples, cells, done=self.stage == "done")
        if self.stage == "looking":
            return [[(" Reading…", "dim")]]
        folder, prefix = paths.split(self.fields.path.text)
        if self._names[0] != folder or self.fields.current is not self.fields.path:
            return []
        found = paths.matching(self._names[1], prefix)
        more = len(found) - SUGGESTED
        lines: list[Line] = [[(f" {' ' * 19}{paths.shown(name)}", "text")] for name in found[:SUGGESTED]]
        return lines + ([[(f" {' ' * 19}and {more} more", "dim")]] if more > 0 else [])

    # Keys

    @property
    def typing(self) -> bool:
        """Letters are text until the list is in."""
        return self.stage not in ("importing", "done")

    def take_key(self, key: str, character: str | None) -> None:
        """Act on a key in the stage the import is in."""
        if key in ("pagedown", "pageup"):
            self.lines.page(1 if key == "pagedown" else -1)
            return
        if self.stage == "importing":
            self.say("Importing; this takes a moment", "hint")
        elif self.stage == "done":
            self._after(key)
        elif key == "escape":
            self.leadtui.drafts.drop_of(self)
            self.leadtui.close_screen(self)
            return
        elif key == "ctrl+s" and self.stage == "ready":
            self._import()
        elif key in ("ctrl+s", "enter"):
            self._look()
        elif key == "tab" and self.fields.current is self.fields.path and self.stage == "path":
            self._complete()
        else:
            self._option(key, character)
        self._draw()

    def _option(self, key: str, character: str | None) -> None:
        before = self.fields.typed()
        if not self.fields.feed(key, character):
            self.say("enter looks at the file, ctrl+s imports, esc leaves", "hint")
        elif self.fields.typed() != before:
            self._changed()

    def _changed(self) -> None:
        """Another file, or another option: what was found no longer holds."""
        self.say("")
        self._asked += 1
        if self.fields.current is self.fields.path:
            self.stage, self.report = "path", None
            self._suggest()
        elif self.report is not None or self.stage == "looking":
            self._look()

    def take_paste(self, text: str) -> None:
        """Take a pasted or dragged path."""
        if self.stage in ("path", "ready", "looking"):
            self.fields.to(self.fields.path)
            self.fields.path.edit.set(paths.pasted(text))
            self._changed()
            self._draw()

    # The path

    def _suggest(self) -> None:
        folder, _ = paths.split(self.fields.path.text)
        if self._names[0] != folder or not self._names[1]:
            self.leadtui.keep(self._list(folder))

    async def _list(self, folder: str) -> None:
        names = await asyncio.to_thread(paths.entries, folder)
        if paths.split(self.fields.path.text)[0] == folder:
            self._names = (folder, names)
            if self in self.app.screen_stack:
                self._draw()

    def _complete(self) -> None:
        """Complete the name; keys wait for the folder to be read. What is complete goes on to the options."""
        self.leadtui.hold()
        self.leadtui.keep(self._completed())

    async def _completed(self) -> None:
        text = self.fields.path.text
        await self._list(paths.split(text)[0])
        whole = paths.completed(text, self._names[1])
        if whole != text:
            self.fields.path.edit.set(whole)
            self._changed()
        elif not paths.matching(self._names[1], paths.split(text)[1]):
            self.say("No folder and no list begins like that", "hint")
        self._draw()
        self.leadtui.release()

    # Reading the file

    def _look(self) -> None:
        if not self.fields.path.text:
            self.fields.refuse("path", "Which file? Type its path, or drag it here.")
            return
        if self.fields.path.text.endswith("/"):
            self._complete()
            return
        self._asked += 1
        self.stage = "looking"
        self.leadtui.keep(self._looked(self._asked, looked_at(self.fields.options(dry=True))))

    async def _looked(self, asked: int, work: Callable[[Desk], Looked]) -> None:
        try:
            found = await self.leadtui.bridge.write(work)
        except LeadtuiError as error:
            if asked == self._asked:
                self.stage = "path"
                self._refused(error)
        else:
            if asked == self._asked:
                self.report, self.samples, self.kind = found
                self.stage = "ready"
                self._tell_ready()
        if self in self.app.screen_stack:
            self._draw()

    def _tell_ready(self) -> None:
        assert self.report is not None
        program = PROGRAMS.get(self.kind, "")
        self.query_one(TitleLine).show("Import a list", f"a list from {program}" if program else "")
        if self.report.created + self.report.updated:
            self.say("Nothing is written yet · ctrl+s imports", "hint")
        else:
            self.say("There is nothing new in this list", "hint")

    def _refused(self, error: LeadtuiError) -> None:
        if not (isinstance(error, InputError) and self.fields.refuse("path", str(error))):
            self.say(str(error), "error")

    def _import(self) -> None:
        self.stage = "importing"
        self.say("Importing…", "hint")
        self.leadtui.keep(self._imported(looked_at(self.fields.options(dry=False))))

    async def _imported(self, work: Callable[[Desk], Looked]) -> None:
        try:
            report, self.samples, _ = await self.leadtui.bridge.write(work)
            await self.leadtui.bridge.renew()
        except LeadtuiError as error:
            self.stage = "path"
            self._refused(error)
        else:
            self.stage, self.report = "done", report
            self.fields.focus = 0
            self.lines.to_edge(end=False)
            self.say(f"Imported: {report.summary}", tail=says("{undo} takes it back") if report.operation else "")
        self._draw()

    def _after(self, key: str) -> None:
        """The list is in: go to the queue, or take it back."""
        assert self.report is not None
        if key == "u" and self.report.operation is not None:
            self.stage = "importing"
            self.leadtui.keep(self._taken_back(self.report.operation))
        elif key in ("enter", "escape", "ctrl+s"):
            done = Done(self.report.operation, f"Imported: {self.report.summary}")
            self.leadtui.close_screen(self)
            self.leadtui.form_closed(done)
        elif key in ("down", "up", "j", "k"):
            self.lines.move(1 if key in ("down", "j") else -1)
        else:
            self.say(says("enter goes to the queue, {undo} takes the import back"), "hint")

    async def _taken_back(self, operation: int) -> None:
        try:
            undone = await self.leadtui.bridge.write(lambda desk: taken_back(desk, operation))
        except LeadtuiError as error:
            self.stage = "done"
            self.say(f"Not taken back: {error}", "error")
        else:
            if undone.operation is None:
                self.stage = "done"
                self.say("Not taken back: some of these leads were worked on since", "error")
            else:
                self.stage, self.report = "path", None
                self.say(undone.summary)
        self._draw()
