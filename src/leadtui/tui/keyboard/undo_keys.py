"""Undo and redo: one key takes back what this user did last, and the cursor goes to the record concerned.

It asks first when the operation is older than today, touched more than 25 leads or came from another program; and when
something was changed since, which it names, whether to take back the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.words.errors import LeadtuiError, NothingToDo
from leadtui.words.rows import OperationRow, Undone

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.tui.keyboard.prompts import Prompt, Situation
    from leadtui.tui.record_rows import RecordRow

R = TypeVar("R")
UndoWork = Callable[["Desk"], Undone]

MANY_LEADS = 25
MOST_CONFLICTS = 3
"""Conflicts that are named; the command line names more."""


class UndoKeys(KeyScreen[R]):
    """A screen on which `u` and `U` work. Keys typed meanwhile wait until the cursor stands where it was done.

    Always holds: what is taken back after a question is the operation that was asked about, whatever came after it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked_about = 0

    def situation(self, row: RecordRow | None) -> Situation:
        """What a prompt is told."""
        raise NotImplementedError

    def open_prompt(self, prompt: Prompt, row: RecordRow | None) -> None:
        """Begin a chord."""
        raise NotImplementedError

    def after_undo(self, undone: Undone) -> None:
        """Show what an undo or redo changed; releases the keys when the cursor stands where it was done."""
        raise NotImplementedError

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        raise NotImplementedError

    def undo(self) -> None:
        """Take back the newest operation, after a question where it needs one."""
        self.leadtui.hold()
        self.leadtui.keep(self._look(self.leadtui.dropped))

    def redo(self) -> None:
        """Do again what was taken back."""
        self.leadtui.hold()
        self.leadtui.keep(self._redo(self.leadtui.dropped))

    def confirmed(self, what: str) -> None:
        """A question was answered with yes."""
        if what in ("undo", "undo-rest"):
            self.say("Taking it back…", "hint")
            self.leadtui.hold()
            work = partial(_undo, operation=self._asked_about, except_conflicts=what == "undo-rest")
            self.leadtui.keep(self._do(work, "U", self.leadtui.dropped))

    async def _look(self, dropped: int) -> None:
        try:
            operation = await self.leadtui.bridge.write(_next_undo)
        except LeadtuiError as error:
            self.say(str(error), "error")
            self.leadtui.release()
            return
        if self.leadtui.dropped != dropped:  # what was to be taken back is not saved, and stands here again
            self.leadtui.release()
            return
        if operation is None:
            self.say("Nothing to take back.", "hint")
            self.leadtui.release()
            return
        why = self._why_ask(operation)
        self._asked_about = operation.id
        if why:
            from leadtui.tui.keyboard.chords import ConfirmPrompt

            question = f"Take back “{operation.summary}”? {why}"
            self.open_prompt(ConfirmPrompt(self.situation(None), question, "undo"), None)
            self.leadtui.release()
            return
        await self._do(partial(_undo, operation=operation.id), "U", dropped)

    async def _redo(self, dropped: int) -> None:
        await self.leadtui.bridge.saved()
        if self.leadtui.dropped != dropped:
            self.leadtui.release()
            return
        await self._do(_redo, "u", dropped)

    def _why_ask(self, operation: OperationRow) -> str:
        clock = self.leadtui.base.clock
        done_at = datetime.fromtimestamp(operation.at, UTC).astimezone(clock.zone)
        if operation.leads > MANY_LEADS:
            return f"It changed {operation.leads:,} leads."
        if done_at.date() != clock.local().date():
            return f"It was done on {done_at:%a} {done_at.day} {done_at:%b %H:%M}."
        if operation.program != self.leadtui.base.program:
            return f"It was done outside the app, at {done_at:%H:%M}."
        return ""

    async def _do(self, work: UndoWork, back: str, dropped: int) -> None:
        try:
            undone = await self.leadtui.bridge.write(work)
        except LeadtuiError as error:
            self.say(str(error), "hint" if isinstance(error, NothingToDo) else "error")
            self.leadtui.release()
            return
        if undone.operation is None:
            await self._stopped(undone, back, dropped)
            self.leadtui.release()
            return
        stays = undone.stays or self.leadtui.telephone.stays(undone.undone if back == "U" else ())
        self.say(" · ".join(part for part in (undone.summary, stays) if part), tail=back)
        self.after_undo(undone)

    async def _stopped(self, undone: Undone, back: str, dropped: int) -> None:
        """Say what stands in the way; what was asked for is undone as far as it can be when the rep says so."""
        from leadtui.tui.keyboard.undo_words import conflict_words, currencies

        base = self.leadtui.base
        shown = undone.conflicts[:MOST_CONFLICTS]
        try:
            known = await self.leadtui.bridge.read(lambda reading: currencies(reading, shown))
        except LeadtuiError:
            known = {}  # an amount is then said in the workspace's currency
        if self.leadtui.dropped != dropped:
            return
        now = base.clock.local()
        found = [conflict_words(one, base.workspace, base.users, now, known) for one in shown]
        hidden = len(undone.conflicts) - len(found)
        more = (f"and {hidden} more",) if hidden else ()
        if back == "u":
            self.say(f"Not done again: {'; '.join((*found[:1], *more)) or 'something was changed since'}", "error")
            return
        from leadtui.tui.keyboard.chords import ConfirmPrompt

        what = "; ".join(summary for _, summary in undone.about[:1])
        question = "Changed since; take back the rest?"
        stays = undone.left.removeprefix("; left: ")
        lines = (*((f"“{what}”",) if what else ()), *found, *more, *((f"stays: {stays}",) if stays else ()))
        self.open_prompt(ConfirmPrompt(self.situation(None), question, "undo-rest", lines), None)


def _next_undo(desk: Desk) -> OperationRow | None:
    from leadtui.services import undoing

    return undoing.next_undo(desk)


def _undo(desk: Desk, operation: int, *, except_conflicts: bool = False) -> Undone:
    from leadtui.services import undoing

    return undoing.undo(desk, operation=operation, except_conflicts=except_conflicts)


def _redo(desk: Desk) -> Undone:
    from leadtui.services import undoing

    return undoing.redo(desk)
