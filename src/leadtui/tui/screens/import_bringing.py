"""Brings the list of an import in, tells how it ended, and takes it back.

Always holds: the import belongs to the app and goes on when this screen is left; what was chosen stands again where it
was stopped, refused or taken back.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from time import monotonic

from leadtui.tui.dialogs import paths
from leadtui.tui.keyboard.undo_keys import MANY_LEADS
from leadtui.tui.screens.import_looking import ImportLooking
from leadtui.tui.screens.import_panes import Step
from leadtui.tui.screens.import_work import about_rows, imported, rejects_written, taken_back
from leadtui.words.errors import InputError, LeadtuiError

TOO_FAR = "It is too far to be stopped; once done it can be taken back"
SEEN_AFTER = 0.25
"""Seconds it takes to see that an import has ended; a key typed earlier was meant for one that comes in."""
SOON = 0.6
"""Seconds for which keys typed ahead wait for an import to end; after that they are for what is shown of it."""


class ImportBringing(ImportLooking):
    """The looking screen with the import itself."""

    def __init__(self) -> None:
        super().__init__()
        self._waits = False
        self._watched = False
        self.stop_asked = False
        self.back_asked = False
        self.seen_from = 0.0

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
                self._watched = not self._waits
                self._too_far()
                self.told.rewrite()
            return
        watched, self._watched = self._watched and not self._waits, False
        self._wait_no_more()
        if self.step is not Step.RUNNING:
            return
        too_late = self.stop_asked or imports.stopping
        self.stop_asked = False
        if imports.report is not None:
            self.step = Step.DONE
            self.seen_from = monotonic() + SEEN_AFTER if watched else 0.0
            self.told.to_edge(end=False)
            there = imports.report.operation and not imports.taken_back
            back = "{undo} takes it back".replace("{undo}", self._undo_key()) if there else ""
            late = " · it was in before it could be stopped" if too_late and imports.report.operation else ""
            if imports.report.none_in:
                self.say(f"Nothing was imported: {imports.report.summary}", "error")
            else:
                self.say(f"Imported: {imports.report.summary}{late}", tail=back)
        else:
            self._not_in()
        self._redraw()
        self.look_at_keys()

    def _too_far(self) -> None:
        """Whoever asked to stop it, or is asked whether to, is told when that can be no more."""
        imports = self.leadtui.imports
        if (self.stop_asked or imports.stopping) and imports.past_stopping:
            self.stop_asked = imports.stopping = False
            self.say(TOO_FAR, "hint")

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
        """Take the import back, once; one of many leads is asked about first, as everywhere."""
        imports = self.leadtui.imports
        report = imports.report
        if report is None or report.operation is None or imports.taken_back:
            self.say("There is nothing to take back", "hint")
            return
        leads = report.created + report.updated
        if leads > MANY_LEADS and not self.back_asked:
            self.back_asked = True
            self.say(f"Take back “{imports.name}”? It changed {leads:,} leads. y takes it back, n leaves it", "hint")
            return
        self.back_asked = False
        self.say("Taking it back…", "hint")
        self.leadtui.hold()
        self.leadtui.keep(self._taken_back(report.operation))

    def answer_back(self, key: str) -> None:
        """Answer whether the import is to be taken back."""
        if key == "y":
            self.take_back()
        elif key in ("n", "escape"):
            self.back_asked = False
            self.say("")
        else:
            self.say("y takes the import back, n leaves it", "hint")

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
