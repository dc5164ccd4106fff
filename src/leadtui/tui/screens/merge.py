"""Merge: records side by side, whose value stays in each field, and one key that does it.

Always holds: what is merged is what is seen, in one operation; when a record was changed meanwhile nothing is written
and the records are shown as they are now, with what was chosen; keys typed ahead wait for what they need.
"""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from leadtui.tui import places
from leadtui.tui.bindings import key_table, says
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.keyboard.merge_state import HEAD, MergeState
from leadtui.tui.record_rows import shown_number
from leadtui.tui.screens.leaving import AsksToLeave
from leadtui.tui.screens.merge_work import merged, proposed, told_apart
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.key_hints import TitleLine
from leadtui.tui.widgets.merge_table import AboutCell, MergeTable
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.words.duplicates import MergeProposal, RecordKey
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp

PLURALS = {"lead": "leads", "contact": "contacts", "account": "accounts"}
PAGE = 8
MANY = 5
"""More records than this are merged only when it is said twice: so many are seldom one."""


def open_merge(
    app: LeadtuiApp, kind: str, ids: Sequence[int], after: places.MergeEnded, why: str = "", title: str = ""
) -> None:
    """Show records side by side, or say why they cannot be merged; keys typed meanwhile wait.

    `why` are the reasons to take them for one, `title` stands in place of how many they are.
    """
    app.hold()
    app.keep(_open(app, kind, tuple(ids), after, why, title))


async def _open(
    app: LeadtuiApp, kind: str, ids: tuple[int, ...], after: places.MergeEnded, why: str, title: str
) -> None:
    try:
        proposal = await app.bridge.read_after_writes(proposed(kind, ids))
    except LeadtuiError as error:
        app.drop_typed_ahead()
        if isinstance(app.screen, KeyScreen):
            app.screen.say(str(error), "error")
    else:
        app.open_screen(MergeScreen(proposal, after, why, title))
    finally:
        app.release()


class MergeScreen(AsksToLeave):
    """A merge with its keys; `after` is told what was done."""

    help_scopes = ("merge",)
    leave_question = "Leave without merging? What you chose here is lost."

    def __init__(self, proposal: MergeProposal, after: places.MergeEnded, why: str = "", title: str = "") -> None:
        super().__init__()
        self.state = MergeState(proposal)
        self.after = after
        self.why = why
        self.title_said = title
        self._asked = 0
        self.keys = key_table("merge")
        self.table = MergeTable(self.state)
        self.about = AboutCell(self.state)
        self.about.reasons = why

    def compose(self) -> ComposeResult:
        """Title, the records, what the cursor stands on, message, keys."""
        yield TitleLine("Merge")
        yield self.table
        yield self.about
        yield MessageLine()
        yield KeyFooter("merge")

    def on_mount(self) -> None:
        """Draw what is proposed."""
        self.draw()

    def draw(self) -> None:
        """Draw everything as it is now."""
        state = self.state
        many = f"{state.places} {PLURALS[state.kind]}"
        differ = state.to_choose
        fields = "1 field differs" if differ == 1 else f"{differ} fields differ" if differ else "nothing differs"
        self.query_one(TitleLine).show(
            f"Merge {many}", " · ".join(part for part in (self.title_said, fields, self.why) if part)
        )
        self.table.show()
        self.about.refresh()

    # Keys

    def take_key(self, key: str, character: str | None) -> None:
        """Answer what was asked, else do the command of the key."""
        command = self.keys.command(key, character)
        if command in ("help", "search", "palette"):
            super().run_command(command)
        elif command == "bring-back":
            places.bring_back(self.leadtui, self)
        elif self.leaving and command != "merge-save":
            self.answer_leaving(key)
        elif command is None:
            self.say(says("arrows move, {merge-take} takes a value, {merge-save} merges"), "hint")
        else:
            self.leaving = False
            self.say("")
            self._do(command, character or key)

    def run_command(self, command: str) -> None:
        """Do a command as its key does."""
        if command in ("help", "search", "palette") or self.leaving:
            super().run_command(command)
        else:
            self._do(command, self.key_for(command))

    def take_paste(self, text: str) -> None:
        """Nothing is typed here."""
        self.say("There is nothing to paste into here", "hint")

    def _do(self, command: str, typed: str) -> None:
        state = self.state
        moves = {"merge-down": 1, "merge-up": -1, "merge-page-down": PAGE, "merge-page-up": -PAGE}
        edges = {"merge-top": -len(state.lines) - 1, "merge-bottom": len(state.lines)}
        if command in moves or command in edges:
            state.move(moves.get(command, 0) or edges.get(command, 0))
        elif command in ("merge-right", "merge-left"):
            state.across(1 if command == "merge-right" else -1)
        elif command in ("merge-next", "merge-previous"):
            if not state.next_choice(1 if command == "merge-next" else -1):
                self.say(says("Nothing differs · {merge-save} merges"), "hint")
        elif command in ("merge-take", "merge-go-on", "merge-number"):
            self._take(command, typed)
        elif command == "merge-all":
            state.all_of(state.column)
            self.say(f"Every value of {shown_number(state.here)} stays", "hint")
        elif command == "merge-proposed":
            state.as_proposed()
            self.say(says("As proposed · {merge-save} merges"), "hint")
        elif command == "merge-leave-out":
            self._leave_out()
        elif command == "merge-not":
            self._not_duplicate()
        elif command == "merge-open-record":
            places.open_record(self.leadtui, state.here)
        elif command == "merge-save":
            self._save()
        elif command == "merge-leave":
            self.ask_to_leave()
        self.draw()

    def _take(self, command: str, typed: str) -> None:
        state = self.state
        place = int(typed) - 1 if command == "merge-number" and typed.isdigit() else state.column
        if place >= state.places:
            self.say(f"There are {state.places} records here", "hint")
        elif state.row == HEAD:
            self._stay(place)
        else:
            why_not = state.take(place)
            if command == "merge-go-on":
                state.move(1)
                if state.line is not None:
                    state.column = state.chosen[state.line.field]
            elif why_not:
                self.say(why_not, "hint")

    def on_merge_table_clicked(self, message: MergeTable.Clicked) -> None:
        """A cell was clicked: go there; the one the cursor stands on is taken."""
        if self.leaving:
            return
        again = (self.state.row, self.state.column) == (message.row, message.column)
        self.state.row, self.state.column = message.row, message.column
        if again:
            self._take("merge-take", "")
        self.draw()

    # What needs the other threads

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin work for which keys wait; it releases them."""
        self.leadtui.hold()
        self.leadtui.keep(work)

    def _save(self) -> None:
        """Merge; of many it is asked once, and keys typed before that could be seen do not answer."""
        many = self.state.places
        if many > MANY and self._asked != many:
            self._asked = many
            self.leadtui.drop_typed_ahead()
            self.say(says(f"{many} {PLURALS[self.state.kind]} become one: {{merge-save}} once more does it"), "hint")
        else:
            self._begin(self._merge())

    def _stay(self, place: int) -> None:
        """Let another record be the one that stays."""
        self.state.column = place
        if place != self.state.proposal.survivor:
            self._begin(self._propose(self.state.ids, self.state.ids[place]))

    def _leave_out(self) -> None:
        state = self.state
        if state.places < 3:
            self.say(says("Two are left: {merge-leave} leaves them as they are"), "hint")
            return
        number, key = state.here[1], state.here
        others = tuple(other for other in state.ids if other != number)
        stays = state.survivor[1] if state.survivor != key else None
        self._begin(self._propose(others, stays, f"{shown_number(key)} is left out"))

    async def _propose(self, ids: Sequence[int], into: int | None, said: str = "", *, failed: bool = False) -> None:
        chosen = self.state.chosen_records()
        try:
            proposal = await self.leadtui.bridge.read_after_writes(proposed(self.state.kind, ids, into))
        except LeadtuiError as error:
            self.leadtui.drop_typed_ahead()
            self.say(str(error) if not failed else said, "error")
        else:
            self.state.renew(proposal, chosen)
            self.say(said or f"{shown_number(self.state.survivor)} stays", "error" if failed else "hint")
        self.draw()
        self.leadtui.release()

    def _not_duplicate(self) -> None:
        """Two are told apart and the screen is left; of more, the one under the cursor from the others."""
        keys = tuple(member.key for member in self.state.proposal.members)
        self._begin(self._tell_apart(keys))

    async def _tell_apart(self, keys: tuple[RecordKey, ...]) -> None:
        one = self.state.here if len(keys) > 2 else None
        try:
            done = await self.leadtui.bridge.write(told_apart(keys, one))
        except LeadtuiError as error:
            self.leadtui.drop_typed_ahead()
            self.say(f"Not saved: {error}", "error")
            self.leadtui.release()
            return
        if one is None:
            self._end(done, keys, None)
            self.leadtui.release()
            return
        self.after(done, (one, *(key for key in keys if key != one)), None)
        others = tuple(number for kind, number in keys if (kind, number) != one)
        stays = self.state.survivor[1] if self.state.survivor != one else None
        await self._propose(others, stays, f"{shown_number(one)} is another one; the others can be merged")

    async def _merge(self) -> None:
        state = self.state
        keys, survivor = tuple(member.key for member in state.proposal.members), state.survivor
        self.say("Merging…", "hint")
        try:
            done = await self.leadtui.bridge.write(merged(state.proposal, state.choices()))
        except LeadtuiError as error:
            self.leadtui.drop_typed_ahead()
            await self._propose(state.ids, survivor[1], f"Not merged: {error}", failed=True)
            return
        self._end(done, keys, survivor)
        self.leadtui.release()

    def _end(self, done: Done, keys: tuple[RecordKey, ...], survivor: RecordKey | None) -> None:
        self.leadtui.close_screen(self)
        self.after(done, keys, survivor)

    # Leaving

    @property
    def changed(self) -> bool:
        """Whether something was chosen otherwise than proposed."""
        return self.state.changed
