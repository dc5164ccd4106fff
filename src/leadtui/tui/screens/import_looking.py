"""Looks at the file of an import beside the keys, and brings the list in.

Always holds: what is shown was found with what is chosen now, or `looking` says that it is being found; whoever needs
what is found waits for it with the keys held, and `esc` ends the waiting.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from leadtui.tui.dialogs import paths
from leadtui.tui.keyboard.import_forms import ListForm, OptionsForm
from leadtui.tui.screens.import_panes import ImportPanes, Step
from leadtui.tui.screens.import_work import about_rows, imported, looked_at, rejects_written, taken_back
from leadtui.words.errors import InputError, LeadtuiError

SOON = 0.6
"""Seconds for which keys typed ahead wait for an import to end; after that they are for what is shown of it."""


class ImportLooking(ImportPanes):
    """The panes with what is read for them."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: tuple[Any, ...] | None = None
        self._deeper: tuple[Any, ...] | None = None
        self._look_ended = asyncio.Event()
        self._given_up = False
        self._waits = False

    # Folders

    def suggest(self) -> None:
        """Offer the files of the folder that is typed."""
        folder, _ = paths.split(self.picker.text)
        if self.picker.folder != folder:
            self.leadtui.keep(self._list(folder))

    async def newest(self) -> None:
        """Offer the lists that were changed last."""
        from leadtui.platform.recent_lists import recent_lists

        recent = [] if self.leadtui.base.throwaway else recent_lists()
        self.picker.newest = await asyncio.to_thread(paths.newest, recent)
        self._redraw()

    async def _list(self, folder: str) -> None:
        found = await asyncio.to_thread(paths.entries, folder)
        if paths.split(self.picker.text)[0] == folder:
            self.picker.folder, self.picker.entries = folder, found
            self._redraw()

    def complete(self) -> None:
        """Complete the name; keys wait for the folder to be read."""
        self.leadtui.hold()
        self.leadtui.keep(self._completed())

    async def _completed(self) -> None:
        picker = self.picker
        if picker.at >= 0 and picker.chosen is not None:
            picker.put(picker.chosen.text)
            await self._list(paths.split(picker.text)[0])
        else:
            text = picker.text
            await self._list(paths.split(text)[0])
            whole = paths.completed(text, picker.entries)
            if whole == text and picker.chosen is not None:
                whole = picker.chosen.text
            if whole != text:
                picker.put(whole)
                await self._list(paths.split(whole)[0])
            elif not picker.offered:
                self.say("No folder and no list begins like that", "hint")
        self.draw()
        self.leadtui.release()

    # The file

    def take_file(self, then: Step | None) -> None:
        """Open the folder that is chosen, or read the file and go on; keys wait for it."""
        self.leadtui.hold()
        self.leadtui.keep(self._take_file(then))

    async def _take_file(self, then: Step | None) -> None:
        try:
            text = await self._meant()
            if text is not None and await self._understood(text):
                self.go_on(then)
        finally:
            self.draw()
            self.leadtui.release()

    async def _meant(self) -> str | None:
        """The file that is meant; None when a folder was opened or nothing is typed."""
        picker = self.picker
        text = picker.text
        kind = await asyncio.to_thread(paths.kind_of, text) if text and picker.at < 0 else ""
        if not kind:
            await self._list(paths.split(text)[0])
            chosen = picker.chosen
            if chosen is not None:
                text, kind = chosen.text, "folder" if chosen.folder else "file"
        if not kind and picker.chosen is None and len(picker.offered) > 1:
            picker.error = f"{len(picker.offered)} begin like this or hold it: ↓ chooses one."
        elif not text:
            picker.error = "Which file? Type its path or a part of its name, choose one with ↓, or drag it here."
        elif kind == "folder":
            picker.put(text if text.endswith("/") else f"{text}/")
            await self._list(picker.text)
        else:
            return text
        return None

    async def _understood(self, text: str) -> bool:
        """Look at a file; whether it is a list. What was chosen for another one does not hold for it."""
        if text != self.state.path:
            self.state.forget_file()
            self.options_form = None
            self.column_at = self.row_at = 0
        self.picker.put(text)
        self.state.path = text
        await self.looked()
        if self.problem and self.state.looked is None:
            self.picker.error = self.problem
            self.say("")
        return self.state.looked is not None

    # What is found in it

    def changed(self) -> None:
        """Something is chosen otherwise: look again, beside the keys."""
        if self.state.path and self._seen != self.state.asked() and not self.looking:
            self.looking = True
            self._look_ended.clear()
            self.leadtui.keep(self._look())

    async def _look(self) -> None:
        await self.leadtui.bridge.saved()
        while self._seen != (asked := self.state.asked()):
            try:
                found = await asyncio.to_thread(looked_at(self.leadtui.base, self.state))
            except LeadtuiError as error:
                problem = str(error)
                if not self.state.by_hand:
                    self.state.looked = None
            else:
                looked, problem = found
                if asked == self.state.asked():
                    self.state.looked = looked
            if asked == self.state.asked():
                self._seen, self.problem, self._deeper = asked, problem, None
        self.looking = False
        self._look_ended.set()
        self.measured()
        self._form_anew()
        if self.problem and self.step not in (Step.FILE, Step.RUNNING, Step.DONE):
            self.say(self.problem, "error")
        elif self.step is Step.PREVIEW:
            self.look_deeper()
        self._redraw()

    def _form_anew(self) -> None:
        """Show in the form what was found, the cursor where it is."""
        file = self.state.file
        if file is None:
            return
        at = self.list_form.current.key if self.list_form is not None else ""
        self.list_form = ListForm(file, self.state)
        self.list_form.to_key(at)
        if self.options_form is None:
            base = self.leadtui.base
            home = base.preferences.home_region
            self.options_form = OptionsForm(base.workspace, base.users, self.state, home, file.region)

    def look_deeper(self) -> None:
        """Look at more rows than the first ones, beside the keys, while those are seen."""
        looked = self.state.looked
        if looked is not None and not looked.whole and not self.problem and not self.state.one_by_one:
            self.leadtui.keep(self._look_deeper(self.state.asked()))

    async def _look_deeper(self, asked: tuple[Any, ...]) -> None:
        if asked == self._deeper:
            return
        self._deeper = asked
        try:
            found, _ = await asyncio.to_thread(looked_at(self.leadtui.base, self.state, deeper=True))
        except LeadtuiError as error:
            self.say(str(error), "error")
            return
        if asked == self.state.asked() and asked == self._seen:
            self.state.looked = found
            self._redraw()

    async def looked(self) -> bool:
        """Wait until what is shown is what is chosen; False when the rep did not want to wait."""
        self._given_up = False
        self.changed()
        if not self.looking:
            return True
        self.leadtui.while_held = self._while_looking
        try:
            await self._look_ended.wait()
        finally:
            self.leadtui.while_held = None
        return not self._given_up

    def _while_looking(self, key: str) -> bool:
        if key == "escape":
            self._given_up = True
            self._look_ended.set()
        return key == "escape"

    def once_looked(self, then: Callable[[], None]) -> None:
        """Do something once what is shown is what is chosen; keys wait for it."""
        self.leadtui.hold()
        self.leadtui.keep(self._once_looked(then))

    async def _once_looked(self, then: Callable[[], None]) -> None:
        try:
            if await self.looked():
                then()
        finally:
            self._redraw()
            self.leadtui.release()

    def go_on(self, step: Step | None) -> None:
        """Go to a step, None: to the first where something is to be seen."""
        raise NotImplementedError

    def _redraw(self) -> None:
        if self in self.app.screen_stack:
            self.draw()

    # Bringing it in

    def bring_in(self) -> None:
        """Bring the list in, beside the rep's work."""
        imports = self.leadtui.imports
        if imports.running:
            self.say(f"{imports.name} is coming in; one list at a time", "error")
            return
        state = self.state
        self.leadtui.drafts.look(self)
        self.leadtui.drafts.sending(self, imports)
        self.step = Step.RUNNING
        self.say("")
        imports.begin(Path(state.path).name, state.path, lambda told: imported(state, told))
        imports.state, imports.about = state.kept(), self._about_rows()
        if SOON:
            self._waits = True
            self.leadtui.hold()
            self.set_timer(SOON, self._wait_no_more)

    def _about_rows(self) -> int:
        """How many rows the file seems to have, by its size and its first rows; 0 for a file that is no text."""
        file, looked = self.state.file, self.state.looked
        if file is None or looked is None or not looked.rows:
            return 0
        if looked.whole:
            return len(looked.rows)
        if file.format != "csv":
            return about_rows(self.state.path, file.format, self._bytes)
        seen = sum(len(cell.encode()) + 1 for row in looked.rows for cell in row.cells)
        return self._bytes * len(looked.rows) // max(seen, 1)

    def _wait_no_more(self) -> None:
        if self._waits:
            self._waits = False
            self.leadtui.release()

    def import_moved(self) -> None:
        """The import is further, or has ended."""
        imports = self.leadtui.imports
        if imports.running:
            if self.step is Step.RUNNING:
                self.told.rewrite()
            return
        self._wait_no_more()
        if self.step is not Step.RUNNING:
            return
        if imports.report is not None:
            self.step = Step.DONE
            self.told.to_edge(end=False)
            back = "{undo} takes it back".replace("{undo}", self._undo_key()) if imports.report.operation else ""
            self.say(f"Imported: {imports.report.summary}", tail=back)
        else:
            self._not_in()
        self._redraw()
        self.look_at_keys()

    def _undo_key(self) -> str:
        from leadtui.tui.bindings import key_of

        return key_of("import-undo")

    def _not_in(self) -> None:
        """It was stopped or refused: what was chosen stands again."""
        imports = self.leadtui.imports
        mine = next((draft for draft in self.leadtui.drafts.parked() if draft.typed.kind == "import"), None)
        if mine is not None and mine.owner is None:
            self.leadtui.drafts.give(mine, self)
        self.step = Step.PREVIEW if self.state.looked is not None else Step.FILE
        self._seen = None
        if imports.stopped:
            self.say("Stopped; nothing of the list is in", "hint")
        else:
            self.leadtui.drop_typed_ahead()
            self.say(f"Not imported: {imports.error}", "error")
        imports.forget()
        self.changed()

    # Afterwards

    def take_back(self) -> None:
        """Take the import back, once."""
        report = self.leadtui.imports.report
        if report is None or report.operation is None or self.leadtui.imports.taken_back:
            self.say("There is nothing to take back", "hint")
            return
        self.say("Taking it back…", "hint")
        self.leadtui.hold()
        self.leadtui.keep(self._taken_back(report.operation))

    async def _taken_back(self, operation: int) -> None:
        imports = self.leadtui.imports
        try:
            undone = await asyncio.wrap_future(self.leadtui.bridge.beside(taken_back(operation)))
            await self.leadtui.bridge.renew()
        except LeadtuiError as error:
            self.say(f"Not taken back: {error}", "error")
        else:
            if undone.operation is None:
                number = len(undone.conflicts)
                self.say(
                    f"Not taken back: {number:,} {'value was' if number == 1 else 'values were'} changed since"
                    " · the history takes back the rest",
                    "error",
                )
            else:
                imports.taken_back = True
                self.say(f"{undone.summary} · change what was wrong and bring it in again, or close")
                self._again()
        finally:
            self._redraw()
            self.leadtui.release()

    def _again(self) -> None:
        """It is out again: what was chosen stands, to be changed."""
        self.leadtui.imports.forget()
        self._seen = None
        self.step = Step.COLUMNS if self.state.looked is not None else Step.FILE
        self.changed()

    def save_rejects(self) -> None:
        """Write the rejected rows into a file beside the list."""
        imports = self.leadtui.imports
        if imports.report is None or not imports.report.rejects:
            self.say("No row was rejected", "hint")
            return
        self.leadtui.hold()
        self.leadtui.keep(self._save_rejects())

    async def _save_rejects(self) -> None:
        imports = self.leadtui.imports
        try:
            assert imports.report is not None
            file = await asyncio.to_thread(rejects_written, imports.report, imports.path)
        except InputError as error:
            self.say(f"Not saved: {error}", "error")
        else:
            self.say(f"{paths.at_home(str(file))} has the rejected rows and why · mended, it imports as it is")
        finally:
            self.leadtui.release()
