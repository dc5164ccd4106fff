"""What happens on the lists of customers around a write: pending at once, the rows in order afterwards.

A deal that was moved to another stage takes the cursor along, and keys typed meanwhile wait for that; one that was
closed stays where it stood until the rows are put in order again, so that a key typed once too often never meets
another deal.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Literal

from leadtui.tui.bindings import says
from leadtui.tui.record_rows import RecordRow, Ref, ref_of
from leadtui.tui.screens.customers_panes import TABS, CustomersPanes
from leadtui.tui.screens.customers_rows import CustomerSource, CustomersRows
from leadtui.tui.screens.list_watch import ListWatch
from leadtui.tui.widgets.view_tabs import CAP
from leadtui.words.customers import CustomerKind, CustomerRow, StageTotal
from leadtui.words.rows import Done, Undone
from leadtui.words.stages import StageKind

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.services.reading import Reading
    from leadtui.tui.keyboard.actions import Write
    from leadtui.tui.keyboard.prompts import PromptView

After = Literal["sort", "follow", "stay", "failed"]
"""What comes after a write: the rows are sorted when it suits; keys wait until the cursor has followed its record, or
until a closed deal is drawn where it stood; or the write failed."""


class CustomersWatch(ListWatch):
    """Counts the lists when something was done."""

    def __init__(self, screen: CustomersWrites) -> None:
        super().__init__(screen)
        self.screen = screen

    def reworded(self) -> None:
        """The pipeline is listed under its stages anew; the cursor stays on its deal."""
        self.screen.deals.workspace = self.screen.base.workspace
        self.screen.list.redraw()
        if self.screen.source.kind is CustomerKind.OPPORTUNITY:
            self.screen.rows.reload()

    def recount(self) -> None:
        """Count the lists anew."""
        self.screen.leadtui.keep(self.screen.count())


class CustomersWrites(CustomersPanes):
    """The panes with their rows and what is watched beside the keys."""

    def __init__(self, base: Base, kind: CustomerKind) -> None:
        super().__init__(base, kind)
        self.rows = CustomersRows(self)
        self.watch_ = CustomersWatch(self)
        self._afterwards: deque[After] = deque()
        self._added_at: dict[Ref, int] = {}

    def on_mount(self) -> None:
        """Read the rows; keys wait for them."""
        self.leadtui.hold()
        self.leadtui.keep(self.rows.show())
        self.watch_.tell_time()
        self.set_interval(1.0, self.watch_.tick)
        self.leadtui.keep(self._begin())

    async def _begin(self) -> None:
        await self.watch_.begin()
        await self.count()

    def on_screen_resume(self) -> None:
        """Another screen was left."""
        self.watch_.came_back()

    async def count(self) -> None:
        """Count the lists, one at a time."""
        for tab in TABS:
            kind = tab.kind
            number = await self.rows.read(lambda r, kind=kind: r.customers.count(r.customers.listing(kind), CAP))  # type: ignore[misc]
            if number is not None:
                self.tabs.set_count(tab.key, number)

    def resort(self) -> None:
        """Put the rows in order and show what arrived; keys typed meanwhile wait for them."""
        self.leadtui.hold()
        self.leadtui.keep(self.rows.resort())
        self.watch_.recount()

    def sent(self, row: RecordRow, action: Write) -> None:
        """Mark the record; one that moves or goes takes the keys typed meanwhile along."""
        from leadtui.tui.keyboard.actions import Delete, SetStage

        self.watch_.writing += 1
        self.list.mark(row.id, pending=True)
        after: After = "sort"
        if isinstance(action, SetStage):
            after = "stay" if self._closes(action.stage) and not self.source.closed else "follow"
        elif isinstance(action, Delete):
            after = "follow"
        self._afterwards.append(after)
        if after != "sort":
            self.leadtui.hold()

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """Put the rows in order when the last write under way has ended, or at once when the keys wait for it."""
        self.watch_.writing -= 1
        self.list.mark(row.id, pending=False)
        after = self._afterwards.popleft()
        if after != "sort":
            self.leadtui.keep(self._moved(row.id, after if done is not None else "failed"))
        elif done is not None and not self.watch_.writing:
            self.rows.reload()
        if done is not None:
            self.watch_.recount()

    async def _moved(self, id: int, after: After) -> None:
        """Show where a record is now, a closed deal where it stood; and let the keys go on."""
        if (after == "stay" and await self._stays(id)) or after == "failed":
            self.leadtui.release()
        else:
            await self.rows.show_again()

    async def _stays(self, id: int) -> bool:
        """Draw a deal as it is now where it stood; False when that cannot be."""
        source, window = self.source, self.list.window

        def work(reading: Reading) -> tuple[CustomerRow | None, tuple[StageTotal, ...]]:
            return reading.customers.row(source.kind, id), source.totals(reading)

        row, totals = await self.rows.read(work) or (None, ())
        index = window.index_of(id)
        if row is None or index < 0:
            return False
        window.rows[index] = row._replace(segment=window.rows[index].segment, sort=window.rows[index].sort)
        self._told(totals)
        self.list.redraw()
        return True

    def _closes(self, key: str) -> bool:
        stage = self.base.workspace.by_stage.get(key)
        return stage is not None and stage.kind is not StageKind.OPEN

    def _told(self, totals: tuple[StageTotal, ...]) -> None:
        self.deals.totals = totals
        self.show_worth()

    async def where_now(self, row: RecordRow, action: Write) -> str:
        """A done follow-up offers the next; a closed deal says where it can be seen."""
        from leadtui.tui.keyboard.actions import MarkDone, SetStage
        from leadtui.tui.keyboard.saved_words import NEXT_STEP

        if isinstance(action, MarkDone):
            return says(NEXT_STEP)
        closed = isinstance(action, SetStage) and self._closes(action.stage)
        return says("{closed} shows closed ones") if closed and not self.source.closed else ""

    def go_to(self, row: RecordRow) -> None:
        """Put the cursor on a record of this list."""
        index = self.list.window.index_of(row.id)
        if ref_of(row)[0] != self.source.kind:
            return
        if index >= 0:
            self.list.to_index(index)
        else:
            self.rows.reload(row.id)

    def after_undo(self, undone: Undone) -> None:
        """Go to the record concerned, in the list that holds it."""
        self.leadtui.keep(self._after_undo(undone))

    async def _after_undo(self, undone: Undone) -> None:
        operation = undone.operation or 0
        found = await self.rows.read(lambda r: r.customers.of_operation(operation), after_writes=True)
        here = [number for kind, number in found or () if kind is self.source.kind]
        # Where the cursor stood when a record was added that is gone again.
        here += [self._added_at[ref] for ref in undone.customers if ref in self._added_at and not found]
        self.watch_.recount()
        if here or not found:
            await self.rows.show_again(*here[:1])
        else:
            await self._show(*found[0])

    async def _show(self, kind: CustomerKind, id: int) -> None:
        """Show a record in its list; releases the keys."""
        if kind is not self.source.kind:
            self.turn_to(CustomerSource(kind))
        await self.rows.show(id)

    def form_done(self, done: Done | None) -> None:
        """A form was saved: show its record."""
        if done is None:
            return
        self.tell(done)
        if done.customers:
            kind, id = done.customers[0]
            at = self.list.row
            if at is not None and kind == self.source.kind and at.id != id:
                self._added_at[kind, id] = at.id
            self.leadtui.hold()
            self.leadtui.keep(self._show(CustomerKind(kind), id))
        self.watch_.recount()

    def draw_prompt(self, view: PromptView | None, row: RecordRow | None) -> None:
        """Draw the strip under the list."""
        self.strip.show(view, row)
