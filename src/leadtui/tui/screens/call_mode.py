"""Call mode: one lead after the other of a view, large, the strip under it; what is worked goes on to the next one.

Always holds: keys wait until the lead they are for is shown, so a burst of calls meets one lead after the other; the
order stands as it was when the calls began.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.rules.reasons import reasons
from leadtui.tui import places
from leadtui.tui.record_rows import LEAD, RecordRow, Ref
from leadtui.tui.screens.lead import LeadScreen
from leadtui.tui.widgets import call_facts, lead_facts, record_facts
from leadtui.tui.widgets.call_header import CallHeader
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.record_facts import Section, written
from leadtui.tui.widgets.record_timeline import timeline
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.words.errors import LeadtuiError
from leadtui.words.records import replace
from leadtui.words.rows import Done, LeadDetail, LeadRow, Undone

if TYPE_CHECKING:
    from leadtui.tui.keyboard.actions import Write
    from leadtui.tui.screens.call_run import CallRun

NEAR = 6
"""Leads after the last one shown among which the queue looks for a place for its cursor."""
KEYS = ("call", "next-lead", "previous-lead", "note", "follow-up", "snooze", "repeat", "back")
"""What the bottom line begins with."""

LAST = "that was the last of the view"

After = Callable[[tuple[int, ...]], None]


class CallModeScreen(LeadScreen):
    """The leads of a run, one at a time; `after` is told where it was left: the leads from the one shown last on."""

    footer_keys: tuple[str, ...] = KEYS
    sections: tuple[Section, ...] = (
        call_facts.next_step, call_facts.last_notes, lead_facts.qualification, record_facts.reach,
        record_facts.follow_ups, lead_facts.sequences, record_facts.fields, record_facts.attachments,
    )  # fmt: skip
    narrow_sections: tuple[Section, ...] = (call_facts.glance, timeline, *sections[3:])

    def __init__(self, run: CallRun, after: After) -> None:
        super().__init__(run.current)
        self.calls = run
        self.after = after
        self._about: dict[int, int] = {}

    def make_header(self) -> CallHeader:
        """The lines on top."""
        base = self.leadtui.base
        self.top = CallHeader(base.workspace, base.users, base.clock.local, base.clock.simulated)
        return self.top

    def show_header(self) -> None:
        """Show which lead of how many it is, and where it stands now."""
        if isinstance(self.detail, LeadDetail) and isinstance(self.top, CallHeader):
            base, row = self.leadtui.base, self.detail.row
            now = base.clock.local()
            self.top.place = f"Call mode · {self.calls.place}"
            self.top.time = f"{now:%a} {now.day} {now:%b %H:%M}"
            why = reasons(row, now, base.workspace)
            self.top.show(row, why, pending=row.id in self._about, clocks=self.detail.clocks)

    def on_mount(self) -> None:
        """Read the first lead; the bottom line names what one does here."""
        super().on_mount()
        self.query_one(KeyFooter).begin_with(*self.footer_keys)

    def on_resize(self) -> None:
        """Fit the header's empty lines into the new height, too."""
        super().on_resize()
        self.show_header()

    def _left(self, cells: int) -> list[Line]:
        if self.detail is None:
            return []
        sections = self.narrow_sections if self.has_class("-narrow") else self.sections
        return written(sections, self.detail, self._values(), cells)

    # Which lead is shown

    async def read(self, ref: Ref, *, to_top: bool = False, release: bool = False) -> None:
        """Read a lead and show it; when another one was asked for meanwhile, and came first, that one stays."""
        try:
            await super().read(ref, to_top=to_top)
            if self.calls.ids and self.ref != (LEAD, self.calls.current) and to_top:
                await super().read((LEAD, self.calls.current), to_top=True)
        finally:
            if release:
                self.leadtui.release()

    def list_below(self) -> None:
        """The run says which lead comes next; the list below stays as it is."""
        return

    def _step(self, delta: int) -> None:
        if self.calls.step(delta):
            self.show_record((LEAD, self.calls.current))
        else:
            last, first = "This is the last of the view · esc goes back", "This is the first of the view"
            self.say(last if delta > 0 else first, "hint")

    def follow(self, row: RecordRow) -> None:
        """Show a lead of the run; another one has a screen of its own."""
        if self.calls.to(row.id):
            self.show_record((LEAD, row.id))
        else:
            places.open_lead(self.leadtui, row.id)

    def go_to(self, row: RecordRow) -> None:
        """Show a lead of the run again, also when the next one is on its way."""
        self.follow(row)

    def shows(self, row: RecordRow) -> bool:
        """Show a lead if it is one of the run; False when it is not."""
        if not isinstance(row, LeadRow) or not self.calls.to(row.id):
            return False
        if not self.same(row):
            self.show_record((LEAD, row.id))
        return True

    def _gone(self, ref: Ref) -> None:
        """The lead is no longer there: go on without it, in the direction one was going."""
        if self.prompt is not None:
            return
        if self.calls.drop(ref[1]):
            self.show_record((LEAD, self.calls.current))
        else:
            self.close()

    def _open(self) -> None:
        row = self.current_record()
        if row is not None:
            places.open_lead(self.leadtui, row.id)

    def close(self) -> None:
        """Go back to the view, the cursor on the lead shown last, once everything typed is on disk."""
        if self.writing:
            self._closing = True
            self.leadtui.hold()
        else:
            self.leadtui.close_screen(self)

    def was_closed(self) -> None:
        """Also when one goes elsewhere, the view's cursor stands on the lead shown last."""
        self.after(self.calls.from_here(NEAR) if self.calls.ids else ())

    def again(self) -> CallModeScreen:
        """A screen that goes on where this one was left."""
        return CallModeScreen(self.calls, self.after)

    # Around a write

    def sent(self, row: RecordRow, action: Write) -> None:
        """Go on to the next lead when this one was worked; after the last no key typed ahead is for it once more."""
        from leadtui.tui.keyboard.actions import Delete, works_away

        self._about[row.id] = self._about.get(row.id, 0) + 1
        super().sent(row, action)
        # What is done with a reminder that came due is about another lead; this one stays.
        if not self.same(row) or not works_away(action, self.leadtui.base.workspace):
            return
        if self.calls.at_end:
            self.leadtui.drop_typed_ahead()
        else:
            self._deleted = False
            self._step(1)
            if isinstance(action, Delete):
                self.calls.drop(row.id)

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """Show what it changed, if its lead is still shown."""
        self._about[row.id] -= 1
        if not self._about[row.id]:
            del self._about[row.id]
        super().settled(row, done)

    async def where_now(self, row: RecordRow, action: Write) -> str:
        """When the lead comes again today, and that it was the last one."""
        from leadtui.rules.whereabouts import LATER_BAND, when_again
        from leadtui.tui.keyboard.actions import works_away

        if not works_away(action, self.leadtui.base.workspace):
            return await super().where_now(row, action)
        last = LAST if self.calls.at_end and self.same(row) else ""
        try:
            lead = await self.leadtui.bridge.read(lambda reading: reading.row(row.id))
        except LeadtuiError:
            lead = None  # the write is on disk; what stands in the way of reading is said by the next read
        base, waits = self.leadtui.base, lead is not None and lead.band == LATER_BAND
        later = when_again(lead, base.clock.local(), base.workspace) if lead is not None and waits else ""
        return " · ".join(filter(None, (later, last)))

    def concerned(self, undone: Undone) -> Ref:
        """The lead an undo was about, if it is one of the run; one that was deleted is one of it again."""
        lead = undone.leads[0] if len(undone.leads) == 1 else 0
        self.calls.put_back(lead)
        return (LEAD, lead) if self.calls.to(lead) else self.ref

    def show_saved(self, done: Done) -> None:
        """Say what a form saved, and show its lead if it is one of the run."""
        self.tell(done)
        lead = done.leads[0] if len(done.leads) == 1 else 0
        self.show_record((LEAD, lead) if self.calls.to(lead) else self.ref)

    def conversion_done(self, done: Done) -> None:
        """The lead was converted: go on to the next one."""
        self._written = True
        if self.calls.at_end:
            self.leadtui.drop_typed_ahead()
            self.tell(replace(done, notes=(LAST, *done.notes)))
        else:
            self.tell(done)
            self._step(1)
