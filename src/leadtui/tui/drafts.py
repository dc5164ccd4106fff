"""What is being typed and not yet saved, on every screen: parked when the rep turns to something else, found again.

After each key the app asks the screen that took it what stands there unsaved (`KeyScreen.unsaved`), so no screen has to
remember to say so. What is typed on a screen further down, or on one that was left, is parked: a chip in the header
counts it, one key brings it back. All of it goes to a file with each key, so that it outlives the program.

Always holds: a draft goes when what was typed is on disk, when it was rubbed out, or when the rep said to drop it;
never otherwise. The main loop never waits for the file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, Any

from leadtui.tui.bindings import key_of
from leadtui.tui.keyboard.typed import Draft, draft_from, draft_kept
from leadtui.tui.widgets.draft_chip import DraftChip

if TYPE_CHECKING:
    from leadtui.platform.draft_file import DraftFile
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.key_screen import KeyScreen


class Drafts:
    """The drafts of the running app, the newest last."""

    def __init__(self, app: LeadtuiApp) -> None:
        self.app = app
        self.all: list[Draft] = []
        self._sent: dict[object, Draft] = {}
        self._writer: ThreadPoolExecutor | None = None
        self._file: DraftFile | None = None
        self._adopted: list[dict[str, Any]] = []
        self._merged = False
        self._waiting: list[dict[str, Any]] | None = None
        self._guard = Lock()
        self._complained = False

    # What is typed

    def look(self, screen: KeyScreen[Any]) -> None:
        """Keep what stands unsaved on a screen now; what was rubbed out there is forgotten."""
        if screen not in self.app.screen_stack:
            return
        typed = screen.unsaved()
        mine = self.of(screen)
        if typed is None:
            if mine is not None:
                self.drop(mine)
        elif mine is None or mine.typed != typed:
            at = int(self.app.base.clock.now().timestamp())
            if mine is None:
                self.all.append(Draft(os.urandom(8).hex(), typed, at, screen))
            else:
                mine.typed, mine.at = typed, at
                self.all.remove(mine)
                self.all.append(mine)
            self._changed()

    def of(self, screen: KeyScreen[Any]) -> Draft | None:
        """The draft that is being typed on a screen."""
        return next((draft for draft in self.all if draft.owner is screen and not draft.sent), None)

    def leave(self, screen: KeyScreen[Any], *, on_purpose: bool = True) -> Draft | None:
        """Park what is typed on a screen, which lets go of it.

        Short things that were left on purpose are only brought back by their own key.
        """
        mine = self.of(screen)
        if mine is not None:
            mine.owner, mine.quiet = None, on_purpose and mine.typed.short
            self._changed()
        return mine

    def drop(self, draft: Draft | None) -> None:
        """Forget a draft: it was saved, rubbed out, or knowingly let go of."""
        if draft in self.all:
            self.all.remove(draft)
            self._changed()

    def drop_of(self, screen: KeyScreen[Any]) -> None:
        """Forget what is typed on a screen."""
        self.drop(self.of(screen))

    def give(self, draft: Draft, screen: KeyScreen[Any]) -> None:
        """What was parked is being typed on a screen again; where it stood before lets go of it."""
        before, draft.owner = draft.owner, screen
        draft.quiet = draft.sent = False
        if before is not None and before is not screen and before in self.app.screen_stack:
            before.let_go()
        self._changed()

    def same(self, key: str) -> Draft | None:
        """The newest draft of the same kind on the same record, which its own key brings back."""
        return next((draft for draft in reversed(self.all) if key and draft.typed.same == key and not draft.sent), None)

    # What is being saved

    def sending(self, screen: KeyScreen[Any], what: object) -> None:
        """What is typed on a screen was handed over; it is kept until it is on disk. `what` names it later."""
        mine = self.of(screen)
        if mine is not None:
            mine.owner, mine.sent = None, True
            self._sent[what] = mine
            self._changed()

    def saved(self, what: object) -> None:
        """What was handed over is on disk."""
        self.drop(self._sent.pop(what, None))

    def failed(self, what: object, screen: KeyScreen[Any]) -> None:
        """What was handed over is not saved, and stands on a screen again."""
        draft = self._sent.pop(what, None)
        if draft is not None:
            self.give(draft, screen)

    def not_saved(self, what: object) -> None:
        """What was handed over is not saved, and stands on no screen: it is parked."""
        draft = self._sent.pop(what, None)
        if draft is not None:
            draft.sent = draft.quiet = False
            self._changed()

    # What is parked

    def parked(self, screen: object = None) -> list[Draft]:
        """What was typed elsewhere than on this screen, the newest first."""
        elsewhere = (draft for draft in reversed(self.all) if draft.owner is None or draft.owner is not screen)
        return [draft for draft in elsewhere if not (draft.quiet or draft.sent)]

    def chip(self, screen: object) -> str:
        """What the header of a screen says: "2 drafts · b", before it how far an import is; "" without any."""
        number = len(self.parked(screen))
        key = "" if getattr(screen, "only_text", False) else key_of("bring-back")
        mine = f"{number} draft{'' if number == 1 else 's'}{f' · {key}' if key else ''}" if number else ""
        return ", ".join(filter(None, (self.app.imports.chip, mine)))

    def tell(self, screen: object) -> None:
        """Show the chip on the first line of a screen that can."""
        chips = getattr(screen, "query", lambda _: ())(DraftChip)
        for chip in list(chips)[:1]:
            chip.show_chip(self.chip(screen))

    def _changed(self) -> None:
        for screen in self.app.screen_stack:
            self.tell(screen)
        if self._writer is None:
            self._start()
        assert self._writer is not None
        with self._guard:  # a write that has not begun takes along what was typed meanwhile
            idle = self._waiting is None
            self._waiting = [draft_kept(draft) for draft in self.all if not draft.quiet]
        if idle:
            self._writer.submit(self._write, self._merged).add_done_callback(self._told)

    # The file, on its own thread

    def begin(self) -> None:
        """Look for what programs left that no longer run, and show it."""
        if self._writer is None:
            self._start()

    def _start(self) -> None:
        self._writer = ThreadPoolExecutor(1, "leadtui-drafts")
        self.app.keep(self._adopt(self._writer.submit(self._open)))

    def _open(self) -> list[dict[str, Any]]:
        from leadtui.platform import paths
        from leadtui.platform.draft_file import DraftFile

        base = self.app.base
        if base.throwaway:  # what is typed there goes with it
            return []
        self._file = DraftFile(paths.state(), base.path, base.user.name)
        self._adopted = self._file.adopt()
        return self._adopted

    async def _adopt(self, opened: Future[list[dict[str, Any]]]) -> None:
        import asyncio

        try:
            found = await asyncio.wrap_future(opened)
        except OSError as error:
            self._complain(error)
            found = []
        known = {draft.id for draft in self.all}
        left = [draft for draft in map(draft_from, found) if draft is not None and draft.id not in known]
        self.all[:0] = sorted(left, key=lambda draft: draft.at)
        self._merged = True
        if left:
            self._changed()
            self._announce(len(left))
        self._tell_lost()

    def _announce(self, number: int) -> None:
        screen: Any = self.app.screen
        newest = self.parked(screen)[0].about
        what = newest if number == 1 else f"{number} drafts, the newest {newest}"
        screen.say(f"Not saved when leadtui ended: {what}", "hint", f"{key_of('bring-back')} brings it back")

    def _tell_lost(self) -> None:
        """Say what an earlier program left that is not among the drafts, and where it is."""
        file = self._file
        if file is None or not (file.left or file.unread):
            return
        screen: Any = self.app.screen
        if file.unread:
            screen.say(f"Drafts of an earlier run are damaged and kept as {file.unread[0]}", "error")
        else:
            name, error = file.left[0]
            why = (error.strerror or str(error)).lower()
            screen.say(f"Drafts of an earlier run stay in {file.folder / name}: {why}", "error")

    def _write(self, merged: bool) -> None:
        with self._guard:
            held, self._waiting = self._waiting, None
        if self._file is not None and held is not None:
            self._file.write(held if merged else [*self._adopted, *held])

    def _told(self, done: Future[None]) -> None:
        error = done.exception()
        if error is not None:
            self.app.call_later(self._complain, error)

    def _complain(self, error: BaseException) -> None:
        """Say once that a crash would lose what is typed; what is no failure of the disk is a fault."""
        if not isinstance(error, OSError):
            raise error
        screen: Any = self.app.screen
        if not self._complained:
            self._complained = True
            why = (error.strerror or str(error)).lower()
            screen.say(f"A crash would lose what you type: drafts cannot be kept ({why})", "error")

    def close(self) -> None:
        """Have everything in the file; what is parked waits there for the next start."""
        if self._writer is not None:
            self._writer.submit(self._close)
            self._writer.shutdown(wait=True)

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()

    def __iter__(self) -> Iterator[Draft]:
        return iter(self.all)
