"""A lead's own screen: what is known, what is to be done, and, once it was converted, what it became."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.rules.aging import SECONDS_UNDER
from leadtui.rules.reasons import reasons
from leadtui.tui.bindings import says
from leadtui.tui.record_rows import LEAD, Ref, shown_number
from leadtui.tui.screens.record import RecordScreen
from leadtui.tui.widgets import lead_facts, record_facts
from leadtui.tui.widgets.lead_header import LeadHeader
from leadtui.tui.widgets.record_facts import Section
from leadtui.tui.widgets.record_timeline import timeline
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done, LeadDetail, LeadRow, Undone

if TYPE_CHECKING:
    from leadtui.services.reading import Reading


class LeadScreen(RecordScreen):
    """A lead with its keys."""

    scope = "lead"
    sections: tuple[Section, ...] = (
        lead_facts.became, lead_facts.ask_next, record_facts.follow_ups, lead_facts.sequences,
        record_facts.reach, lead_facts.qualification,
        timeline, record_facts.fields, record_facts.attachments, lead_facts.colleagues,
    )  # fmt: skip

    def __init__(self, lead_id: int) -> None:
        super().__init__((LEAD, lead_id))

    def make_header(self) -> LeadHeader:
        """The lines on top."""
        base = self.leadtui.base
        return LeadHeader(base.workspace, base.users, base.clock.local, base.clock.simulated)

    def show_header(self) -> None:
        """Show where the lead stands now."""
        if isinstance(self.detail, LeadDetail) and isinstance(self.top, LeadHeader):
            base, row = self.leadtui.base, self.detail.row
            why = reasons(row, base.clock.local(), base.workspace)
            self.top.show(row, why, pending=self.writing > 0, clocks=self.detail.clocks)

    def on_mount(self) -> None:
        """Read the lead; the last minutes for an answer are counted down."""
        super().on_mount()
        self.set_interval(1.0, self._count_down)

    def _count_down(self) -> None:
        if not isinstance(self.detail, LeadDetail) or self.detail.row.answer_due is None:
            return
        try:
            left = self.detail.row.answer_due - self.leadtui.base.clock.now().timestamp()
        except LeadtuiError:
            return  # said where the minute is told
        if -2 <= left <= SECONDS_UNDER + 1:
            self.show_header()

    def read_detail(self, reading: Reading, ref: Ref) -> LeadDetail:
        """Read a lead."""
        return reading.detail(ref[1])

    def _draw(self, *, to_top: bool = False) -> None:
        """What a converted lead became is chosen at once, for nothing else can be done here."""
        self.left.chooses_first = self.detail is not None and getattr(self.detail, "became", ()) != ()
        super()._draw(to_top=to_top)

    def why_read_only(self, row: LeadRow) -> str:
        """Why nothing of a converted lead can be changed, and where the conversion is taken back."""
        if not isinstance(self.detail, LeadDetail):
            return super().why_read_only(row)
        became = ", ".join(shown_number((kind.value, number)) for kind, number, _ in self.detail.became)
        into = f"became {became} (enter)" if became else "it was converted"
        return f"Read-only; {into} · {says('{go}')} h takes it back"

    def concerned(self, undone: Undone) -> Ref:
        """The lead an undo was about."""
        return (LEAD, undone.leads[0]) if len(undone.leads) == 1 else self.ref

    def show_saved(self, done: Done) -> None:
        """Show the lead that a form saved."""
        self.tell(done)
        self.show_record((LEAD, done.leads[0]) if len(done.leads) == 1 else self.ref)
