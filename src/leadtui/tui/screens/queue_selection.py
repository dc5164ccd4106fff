"""The leads selected in the queue, and what is done with all of them at once.

Always holds: what is selected is known by its number and belongs to the view it was selected in; it is marked in the
rows and counted in the header; a lead that is no longer in the view falls out when the rows are put in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.bindings import key_of, says
from leadtui.tui.keyboard.why_not import ALONE
from leadtui.tui.record_rows import LEAD
from leadtui.tui.screens.bulk_work import BulkWork
from leadtui.tui.screens.queue_writes import QueueWrites
from leadtui.words.records import replace

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.tui.keyboard.actions import ForSelected, Write
    from leadtui.tui.keyboard.prompts import Prompt
    from leadtui.tui.keyboard.prompts_bulk import BulkQuestion
    from leadtui.tui.keyboard.typed import Draft
    from leadtui.tui.record_rows import RecordRow
    from leadtui.tui.screens.list_rows import Rows
    from leadtui.words.bulk import BulkDone
    from leadtui.words.duplicates import RecordKey
    from leadtui.words.rows import Done, LeadRow
    from leadtui.words.views import View

ON_SELECTED = (
    "status", "snooze", "follow-up", "note", "done", "tags", "sequences", "convert", "merge", "delete",
    "select-all", "back",
)  # fmt: skip
"""What the footer begins with while leads are selected."""
NAMED = ("status", "snooze", "follow-up", "note", "done", "tags", "sequences", "convert", "merge", "delete")
NEXT_ROWS = 40
"""Rows below the cursor among which the next lead to work on is looked for."""


class QueueSelection(QueueWrites):
    """A queue in which leads can be selected."""

    def __init__(self, base: Base, first: Rows[LeadRow] | None = None) -> None:
        super().__init__(base, first)
        self._selected_in: View | None = None
        self.bulk = BulkWork(self)

    @property
    def selected(self) -> set[int]:
        """The numbers of the selected leads."""
        return self.leads.selected

    def run_own(self, command: str) -> bool:
        """Selecting, and what is done with the selected leads; in the reminders keys go to what is selected there."""
        own: dict[str, Callable[[], None]] = {"select": self.select_here, "select-all": self.select_all}
        if command == "call-mode":
            places.call_mode(self)
        elif command in own and self.in_reminders:
            self.say("Leads are selected in the list · r goes there", "hint")
        elif command in own:
            own[command]()
        elif self.selected and command == "back":
            self.clear_selection()
        elif self.selected and not self.in_reminders:
            return self._run_on_selected(command)
        else:
            return False
        return True

    def _run_on_selected(self, command: str) -> bool:
        if not self._is_for_selected(command):
            return False
        if command == "convert":
            self.convert_selected()
        elif command == "merge":
            self._merge_selected()
        elif command == "repeat":
            self._repeat_on_selected()
        else:
            self._begin_on_selected(command)
        return True

    def _is_for_selected(self, command: str) -> bool:
        """Whether a command acts on all selected leads; a call is repeated on the lead under the cursor alone."""
        from leadtui.tui.keyboard.actions import LogCall
        from leadtui.tui.keyboard.prompts_bulk import BULK

        if command == "repeat":
            last = self.leadtui.last
            return last is not None and not isinstance(last.action, LogCall)
        return command in ("convert", "merge") or command in BULK

    def why_not(self, command: str) -> str:
        """Why a command cannot be done here now; while leads are selected it is about them."""
        for_selected = self.selected and not self.in_reminders and self.prompt is None
        if for_selected and self._is_for_selected(command):
            return ALONE if command == "owner" and len(self.base.users) < 2 else ""
        return super().why_not(command)

    # Selecting

    def select_here(self) -> None:
        """Select the lead under the cursor, or no longer, and go on to the next row."""
        lead = self.leads.row
        if lead is None:
            self.say(self.nothing_here, "hint")
            return
        self.leads.toggle(lead.id)
        self._tell()
        self.rows.move(1)
        self.moved()

    def select_all(self) -> None:
        """Select every lead of the view, or none when all are; keys typed meanwhile wait."""
        self.leadtui.hold()
        self.leadtui.keep(self._select_all())

    async def _select_all(self) -> None:
        source = self.source
        ids = await self.rows.read(lambda reading: source.ids(reading), after_writes=True)
        if ids:
            self._have(() if self.selected.issuperset(ids) else ids)
        elif ids is not None:
            self.say("There is no lead in this view", "hint")
        self.leadtui.release()

    def clear_selection(self) -> None:
        """Select nothing."""
        if self.selected:
            self._have(())
            self.say("")

    def _have(self, ids: Iterable[int]) -> None:
        self.leads.select(ids)
        self._tell()

    def first_keys(self) -> tuple[str, ...]:
        """While leads are selected, what is done with them."""
        return super().first_keys() or (ON_SELECTED if self.selected else ())

    def _tell(self) -> None:
        """Count the selected leads in the header, and say which keys are theirs."""
        number = len(self.selected)
        if bool(number) != bool(self.header.selected):
            self.show_keys()
            self.look_at_keys()
            if number:
                keys = f"{key_of('status-new')}-{key_of('status-disqualified')} {' '.join(map(key_of, NAMED))}"
                self.say(f"{keys} act on all selected · {key_of('select-all')} all of the view · esc none", "hint")
        self.header.show(selected=f"{number:,} selected" if number else "")
        self._selected_in = self.view

    # What has left the view

    def reloaded(self) -> None:
        """New rows are shown: in another view nothing is selected, in the same one what is still there."""
        super().reloaded()
        if self.selected and self.view is not self._selected_in:
            self._have(())
        elif self.selected:
            self.leadtui.keep(self._let_go())

    async def _let_go(self) -> None:
        view, source, asked = self.view, self.source, frozenset(self.selected)
        held = await self.rows.read(lambda reading: source.still_in(reading, asked))
        gone = asked.difference(held) if held is not None else frozenset[int]()
        if gone & self.selected and view is self.view:
            self._have(self.selected - gone)

    # What is done with them

    def convert_selected(self) -> None:
        """Open the mass conversion; a single lead is converted on its own screen."""
        chosen = tuple(self.selected)
        if len(chosen) == 1:
            places.convert_lead(self.leadtui, chosen[0])
        else:
            places.convert_leads(self.leadtui, self.view, chosen, self.mass_done)

    def _merge_selected(self) -> None:
        """Open the merge of the selected leads; a single one is merged with its duplicates."""
        chosen = self._selected_ids()
        if len(chosen) == 1:
            places.merge_with_duplicates(self.leadtui, ("lead", chosen[0]))
        else:
            places.merge(self.leadtui, "lead", chosen, self.merge_ended, "", f"selected in {self.view.name}")

    def merge_ended(self, done: Done, keys: tuple[RecordKey, ...], survivor: RecordKey | None) -> None:
        """Leads were merged: the cursor goes to the one that stays; told apart, they stay selected."""
        if survivor is not None:
            self._have(())
        self.form_done(replace(done, leads=tuple(n for kind, n in (survivor or keys[0],) if kind == LEAD)))

    def mass_done(self, done: Done, refused: Sequence[int]) -> None:
        """Leads were converted: the refused ones stay selected, the cursor goes to the first of them; keys wait."""
        self._have(self.selected.intersection(refused))
        self.say(done.summary, tail=says("{undo} takes it back") if done.operation else "")
        self.leadtui.hold()
        self.leadtui.keep(self.rows.show_again(*refused[:1]))
        self.watch_.recount()

    def _selected_ids(self) -> tuple[int, ...]:
        """The selected leads; those that are shown in their order, so that they are named in it."""
        shown = [row.id for row in self.leads.window.rows if row.id in self.selected]
        return (*shown, *sorted(self.selected.difference(shown)))

    def _begin_on_selected(self, command: str) -> None:
        from leadtui.tui.keyboard import prompts_bulk

        ids, user = self._selected_ids(), self.leadtui.base.user.id
        self._go_on(prompts_bulk.begin(command, self.situation(None), ids, user, self._name_of(ids)))

    def _name_of(self, ids: tuple[int, ...]) -> str:
        return next((row.name for row in self.leads.window.rows if row.id in ids[:1]), "")

    def _repeat_on_selected(self) -> None:
        from leadtui.tui.keyboard import prompts_bulk, repeating

        situation = self.situation(None)
        step = repeating.begin(self.leadtui.last, situation)
        ids = self._selected_ids()
        self._go_on(step if isinstance(step, str) else prompts_bulk.asked(situation, ids, step, again=True))

    def ask_on(self, prompt: Prompt, row: RecordRow | None) -> None:
        """Go on with a prompt; a question about moving follow-ups says how many leads have none."""
        from leadtui.tui.keyboard.actions import Snooze
        from leadtui.tui.keyboard.prompts_bulk import BulkQuestion

        super().ask_on(prompt, row)
        if isinstance(prompt, BulkQuestion) and isinstance(prompt.wanted.action, Snooze):
            self.leadtui.keep(self._count_without(prompt))

    async def _count_without(self, question: BulkQuestion) -> None:
        from leadtui.services.selecting import without_follow_up

        ids = question.wanted.ids
        question.without = await self.rows.read(lambda reading: without_follow_up(reading, ids), after_writes=True) or 0
        if self.prompt is question:
            self.draw_prompt(question.view(), None)

    def _go_on(self, step: Prompt | ForSelected | str) -> None:
        from leadtui.tui.keyboard.actions import ForSelected

        if isinstance(step, str):
            self.say(step, "hint")
        elif isinstance(step, ForSelected):
            self.do_for_selected(step, None)
        else:
            self.open_prompt(step, None)

    def prompt_on(self, draft: Draft) -> Prompt | None:
        """Return the prompt of a draft for its leads, as it stood; None when there is none any more."""
        from leadtui.tui.keyboard import prompts_bulk
        from leadtui.tui.keyboard.draft_keys import gone_on

        state = draft.typed.state
        ids, user = tuple(map(int, state["ids"])), self.leadtui.base.user.id
        return gone_on(
            prompts_bulk.begin(str(state["command"]), self.situation(None), ids, user, self._name_of(ids)), state
        )

    async def select_of(self, ids: Sequence[int]) -> None:
        """Select those of these leads that are in the view: no other is ever selected."""
        source = self.source
        held = await self.rows.read(lambda reading: source.still_in(reading, frozenset(ids)))
        self._have(held or ())

    def do_for_selected(self, wanted: ForSelected, prompt: Prompt | None) -> None:
        """Do it with all of these leads."""
        from leadtui.tui.keyboard.prompts_bulk import BulkQuestion, said

        origin = prompt.before if isinstance(prompt, BulkQuestion) else prompt
        self.bulk.start(wanted, origin, said(wanted.action, self.situation(None)))

    def begin_work(self, wanted: ForSelected) -> None:
        """Work on leads begins: it shows in their rows."""
        self.watch_.writing += 1
        self.leads.mark_all(wanted.ids, pending=True)

    def end_work(self, wanted: ForSelected, done: BulkDone | None) -> None:
        """It has ended: who was left out stays selected, and the rows are put in order; keys wait for them."""
        self.watch_.writing -= 1
        self.leads.mark_all(wanted.ids, pending=False)
        if done is None:
            self.leadtui.release()
            return
        self._have(self.selected.difference(done.leads))
        self.notes.clear()
        self.leadtui.keep(self.rows.show_again(*self._next_rows(wanted, done)))
        self.watch_.recount()

    def _next_rows(self, wanted: ForSelected, done: BulkDone) -> tuple[int, ...]:
        """Where the cursor goes when its lead was worked away with the others: to the next one that was not."""
        from leadtui.tui.keyboard.actions import works_away

        window, worked = self.leads.window, set(done.leads)
        here = self.leads.row
        if here is None or here.id not in worked or not works_away(wanted.action, self.base.workspace):
            return ()
        below = window.rows[window.cursor : window.cursor + NEXT_ROWS]
        above = window.rows[max(window.cursor - NEXT_ROWS, 0) : window.cursor]
        return tuple(row.id for row in (*below, *reversed(above)) if row.id not in worked)

    def calls_ended(self, leads: tuple[int, ...]) -> None:
        """Call mode was left: the cursor goes to the first of these leads that is in the view; keys wait for it."""
        if self.in_reminders:
            self.switch_panel()
        self.notes.clear()
        index = self.leads.window.index_of(leads[0]) if leads else -1
        if index >= 0:
            self.leads.to_index(index)
        self.leadtui.hold()
        self.leadtui.keep(self.rows.show_again(*leads))
        self.watch_.recount()

    # What is done with one lead only

    def run_on(self, command: str, row: RecordRow) -> None:
        """Do a command on the record under the cursor; while others are selected, say that it is for this one alone."""
        super().run_on(command, row)
        if self.selected and self.prompt is not None:
            self.say(f"on {row.name} alone; {len(self.selected):,} selected", "hint")

    def may_invite(self) -> bool:
        """While leads are selected, the keys are for these."""
        return super().may_invite() and not self.selected

    async def where_now(self, row: RecordRow, action: Write) -> str:
        """Where the record went; while others are selected, that nothing happened to them."""
        where = await super().where_now(row, action)
        alone = f"alone; {len(self.selected):,} selected" if self.selected else ""
        return " · ".join(filter(None, (alone, where)))
