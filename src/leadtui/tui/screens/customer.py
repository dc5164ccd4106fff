"""The own screen of an account, contact or opportunity: what is known, what is to be done, what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.keyboard.record_keys import STAGES
from leadtui.tui.record_rows import Ref
from leadtui.tui.screens.record import RecordScreen
from leadtui.tui.widgets import customer_facts, record_facts
from leadtui.tui.widgets.customer_header import CustomerHeader
from leadtui.tui.widgets.record_timeline import timeline
from leadtui.words.customers import CustomerDetail, CustomerKind
from leadtui.words.rows import Done, Undone

if TYPE_CHECKING:
    from leadtui.services.reading import Reading
    from leadtui.tui.app import LeadtuiApp


class CustomerScreen(RecordScreen):
    """An account, contact or opportunity with its keys."""

    scope = "customers"
    sections = (
        record_facts.follow_ups, customer_facts.relations, record_facts.reach, timeline, record_facts.fields,
        record_facts.attachments,
    )  # fmt: skip

    def __init__(self, kind: CustomerKind, number: int, made: Done | None = None) -> None:
        super().__init__((kind.value, number))
        self._made = made
        self.in_left = True
        self.left.chooses_first = True

    def make_header(self) -> CustomerHeader:
        """The lines on top."""
        base = self.leadtui.base
        return CustomerHeader(base.workspace, base.users, base.clock.local, base.clock.simulated)

    def not_here(self) -> tuple[str, ...]:
        """Only an opportunity has a stage."""
        return () if self.ref[0] == CustomerKind.OPPORTUNITY else STAGES

    def show_header(self) -> None:
        """Show where it stands now."""
        if isinstance(self.detail, CustomerDetail) and isinstance(self.top, CustomerHeader):
            self.top.show(self.detail.row, pending=self.writing > 0)

    def read_detail(self, reading: Reading, ref: Ref) -> CustomerDetail:
        """Read a customer."""
        return reading.customers.detail(CustomerKind(ref[0]), ref[1])

    def _draw(self, *, to_top: bool = False) -> None:
        super()._draw(to_top=to_top)
        if self._made is not None:
            self.tell(self._made)
            self._made = None

    def add(self, kind: str) -> None:
        """Ask what to add, or open its form; it belongs to what is shown."""
        if not isinstance(self.detail, CustomerDetail):
            return
        row = self.detail.row
        if not kind:
            from leadtui.tui.keyboard.chords import AddPrompt

            self.open_prompt(AddPrompt(self.situation(row)), row)
            return
        from leadtui.tui.dialogs.record_fields import numbered

        target, given = CustomerKind(kind), {}
        account = row if self.detail.kind is CustomerKind.ACCOUNT else self.detail.account
        if account is not None:
            given["account"] = numbered(account)
        if self.detail.kind is CustomerKind.CONTACT:
            given["contact"] = numbered(row)
        where = row.name if target is not CustomerKind.ACCOUNT else ""
        places.add_customer(self.leadtui, target, given=given, where=where)

    def concerned(self, undone: Undone) -> Ref:
        """What an undo was about is seen on what is shown."""
        return self.ref

    def show_saved(self, done: Done) -> None:
        """Show what was changed here; what was added gets a screen of its own, which says so."""
        made = next((ref for ref in done.customers if ref != self.ref), None)
        if made is not None:
            self._written = True
            self.leadtui.open_screen(CustomerScreen(CustomerKind(made[0]), made[1], done))
        else:
            self.tell(done)
            self.show_record(self.ref)


def open_customer(app: LeadtuiApp, kind: CustomerKind, number: int) -> None:
    """Open the screen of an account, contact or opportunity on top of what is shown; esc comes back."""
    app.open_screen(CustomerScreen(CustomerKind(kind), number))
