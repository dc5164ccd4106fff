"""Looks at the file of an import beside the keys.

Always holds: what is shown was found with what is chosen now, or `looking` says that it is being found; whoever needs
what is found waits for it with the keys held, and `esc` ends the waiting.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from leadtui.tui.dialogs import paths
from leadtui.tui.keyboard.import_forms import ListForm, OptionsForm
from leadtui.tui.screens.import_panes import ImportPanes, Step
from leadtui.tui.screens.import_work import looked_at
from leadtui.words.errors import LeadtuiError


class ImportLooking(ImportPanes):
    """The panes with what is read for them."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: tuple[Any, ...] | None = None
        self._deeper: tuple[Any, ...] | None = None
        self._look_ended = asyncio.Event()
        self._given_up = False

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
