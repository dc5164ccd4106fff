"""What happens on the queue around a write: pending at once, the next lead there, the rows in order afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui.bindings import says
from leadtui.tui.record_rows import LEAD, RecordRow, ref_of, worked_through
from leadtui.tui.screens.list_rows import Rows
from leadtui.tui.screens.queue_panes import QueuePanes
from leadtui.tui.screens.queue_rows import QueueRows
from leadtui.tui.screens.queue_watch import QueueWatch
from leadtui.words.errors import LeadtuiError
from leadtui.words.records import replace
from leadtui.words.rows import Done, FollowUpRow, LeadRow, Undone

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.tui.keyboard.actions import SetFollowUp, Write
    from leadtui.tui.keyboard.prompts import PromptView


class QueueWrites(QueuePanes):
    """The panes with their rows and what is watched beside the keys; `first` is a page read before."""

    def __init__(self, base: Base, first: Rows[LeadRow] | None = None) -> None:
        super().__init__(base)
        self.first = first
        self.rows = QueueRows(self, self.leads)
        self.watch_ = QueueWatch(self)
        self._changed: dict[int, LeadRow | None] = {}
        self._written = False

    def on_mount(self) -> None:
        """Show the first page, and let the keys in."""
        self._fit(self.app.size.width)
        self.watch_.start()
        if self.first is not None:
            self.rows.take(self.first)
            self.reloaded()
            self.leadtui.release()
        else:
            self.leadtui.keep(self.rows.show())

    def on_screen_resume(self) -> None:
        """Another screen was left."""
        self.watch_.came_back()

    def rules_did(self, leads: tuple[int, ...]) -> None:
        """Rules have changed leads: say so, and count anew."""
        self.leadtui.keep(self.watch_.rules_did(leads))

    def rested(self) -> None:
        """The last notes of the lead are read when the cursor has rested."""
        self.watch_.rest()

    def resort(self) -> None:
        """Put the rows in order and show what arrived; keys typed meanwhile wait for them."""
        self.leadtui.hold()
        self.leadtui.keep(self.rows.resort())
        self.watch_.recount()

    def sent(self, row: RecordRow, action: Write) -> None:
        """Mark the lead, and go on to the next one when it was worked away and left its place."""
        from leadtui.tui.keyboard.actions import AddNote, DropFollowUp, MarkDone, SetFollowUp, SetTags, works_away

        self.watch_.writing += 1
        if isinstance(row, LeadRow):
            self.leads.mark(row.id, pending=True)
        away = works_away(action, self.base.workspace)
        here = self.current_record()
        same = here is not None and ref_of(here) == ref_of(row)
        kept = self._kept(row, action)
        if self.in_reminders:
            follow_up = self.reminders.follow_up
            number = getattr(action, "follow_up_id", None) or (follow_up.id if follow_up is not None and same else None)
            if isinstance(action, SetFollowUp) and same and not self._replaces(follow_up, row, action):
                pass  # what is to do, or owed, still is
            elif number is not None and (away or isinstance(action, (MarkDone, DropFollowUp))):
                self.reminders.drop(number)
                self.moved()
            elif follow_up is None and same and away:
                self.reminders.drop_owed(row.id)
                self.moved()
        elif away and same and kept is None:
            window = self.leads.window
            last = window.at_end and window.cursor == len(window.rows) - 1
            self.rows.move(-1 if last else 1)
            self.moved()
        if isinstance(row, LeadRow) and not isinstance(action, (AddNote, SetTags)):
            self._changed[row.id] = kept

    def _replaces(self, follow_up: FollowUpRow | None, row: RecordRow, action: SetFollowUp) -> bool:
        """Whether a follow-up that is set stands for one that is there."""
        from leadtui.rules.status_effects import gives_way, takes_the_place
        from leadtui.tui.keyboard.actions import kind_set

        if follow_up is None or not gives_way(automatic=follow_up.automatic, enrolment=follow_up.enrolment_id):
            return False
        return takes_the_place(kind_set(action, getattr(row, "do_not_call", False)))

    def _kept(self, row: RecordRow, action: Write) -> LeadRow | None:
        """A lead that still stands where it does, as far as its row tells once the writes under way are done."""
        from leadtui.tui.keyboard.actions import kept_row

        now = self._changed.get(row.id, row) if isinstance(row, LeadRow) else None
        return kept_row(action, now, self.base.clock.local()) if now is not None else None

    def reloaded(self) -> None:
        """New rows are shown: what was written before they were read stands in them."""
        super().reloaded()
        if not self.watch_.writing and not self.rows.again:
            self._changed.clear()
            self._written = False

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """Put the rows in order when the last write under way has ended."""
        self.watch_.writing -= 1
        self._written = self._written or done is not None
        if isinstance(row, LeadRow):
            self.leads.mark(row.id, pending=False)
            self.notes.pop(row.id, None)
        if not self.watch_.writing and self._written:
            self.rows.reload()
        elif not self.watch_.writing:
            self._changed.clear()
        if done is None or not self.watch_.writing:
            self.watch_.recount()

    async def where_now(self, row: RecordRow, action: Write) -> str:
        """When the lead comes again today, or that it left the view; a done follow-up offers the next."""
        from leadtui.rules.whereabouts import LATER_BAND, when_again
        from leadtui.tui.keyboard.actions import InSequence, MarkDone, works_away
        from leadtui.tui.keyboard.saved_words import NEXT_STEP

        if isinstance(action, MarkDone):
            here = self.current_record()
            same = here is not None and ref_of(here) == ref_of(row)
            return says(NEXT_STEP) if same or self.in_reminders else ""
        away = works_away(action, self.base.workspace) or isinstance(action, InSequence)
        if not isinstance(row, LeadRow) or self.view.key != "today" or not away:
            return ""
        try:
            lead = await self.leadtui.bridge.read(lambda reading: reading.row(row.id))
        except LeadtuiError:
            return ""  # the write is on disk; what stands in the way of reading is said by the next reload
        if lead is None or lead.band not in (0, LATER_BAND):
            return ""
        return when_again(lead, self.base.clock.local(), self.base.workspace) if lead.band else "left Today"

    def go_to(self, row: RecordRow) -> None:
        """Put the cursor on a lead of the list."""
        if self.in_reminders or not isinstance(row, LeadRow):
            return
        index = self.leads.window.index_of(row.id)
        if index >= 0:
            self.leads.to_index(index)
            self.moved()
        else:
            self.rows.reload(row.id)

    def shows(self, row: RecordRow) -> bool:
        """Put the cursor on a lead whose row is held."""
        held = not self.in_reminders and isinstance(row, LeadRow) and self.leads.window.index_of(row.id) >= 0
        if held:
            self.go_to(row)
        return held

    def after_undo(self, undone: Undone) -> None:
        """Go to the lead concerned, in this view or in the first that holds it; in the reminders, to its reminder."""
        self.notes.clear()
        if self.in_reminders:
            self.leadtui.keep(self._after_undo_in_reminders(undone))
        else:
            self.leadtui.keep(self.watch_.show_lead(undone.leads[0] if undone.leads else None))

    async def _after_undo_in_reminders(self, undone: Undone) -> None:
        """The panel keeps the keys while the undo was about one of its reminders, or about no lead."""
        before = self.reminders.follow_ups
        await self.watch_.read_reminders()
        about = {*((LEAD, number) for number in undone.leads), *undone.customers}
        now = self.reminders.follow_ups
        found = [row for row in now if row not in before] or [row for row in now if worked_through(row) in about]
        if found or not undone.leads:
            if found and self.reminders.follow_up not in found:
                self.reminders.to(found[0])
            self.moved()
            await self.rows.show_again()
        else:
            if self.in_reminders:
                self.switch_panel()
            await self.watch_.show_lead(undone.leads[0])

    def form_done(self, done: Done | None) -> None:
        """A form was saved, or a dialog has done its work: show its lead."""
        if done is not None:
            self.tell(done)
            self.leadtui.hold()
            self.leadtui.keep(self.watch_.show_lead(done.leads[0] if len(done.leads) == 1 else None))

    def conversion_done(self, done: Done) -> None:
        """The lead under the cursor was converted: go on to the next one."""
        if self.in_reminders:
            self.reminders.move(1)
            self.moved()
        self.form_done(replace(done, leads=()))

    def draw_prompt(self, view: PromptView | None, row: RecordRow | None) -> None:
        """Draw the strip under the list."""
        note = ""
        if isinstance(row, LeadRow):
            self.watch_.want_notes(row.id)
            said = next((a.body for a in self.notes.get(row.id, ()) if a.body), None)
            note = f"last: {said.splitlines()[0]}" if said else ""
        self.set_class(view is not None, "-prompt")
        self.strip.show(view, row, note)
