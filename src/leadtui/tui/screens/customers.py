"""Accounts, contacts and the pipeline: three lists of what leads became, on one screen.

The lists are steady: what is under the cursor changes only by the rep's own key. A deal that was moved to another stage
takes the cursor along, and keys typed meanwhile wait for that; one that was closed stays where it stood until the rows
are put in order again, so that a key typed once too often never meets another deal.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.record_rows import RecordRow, Ref, ref_of
from leadtui.tui.screens.customers_panes import TABS, CustomersPanes
from leadtui.tui.screens.customers_rows import CustomerSource, CustomersRows
from leadtui.tui.screens.list_watch import ListWatch
from leadtui.tui.widgets.view_tabs import CAP, ViewTabs
from leadtui.words.customers import CustomerKind, CustomerRow, StageTotal
from leadtui.words.rows import Done, Undone
from leadtui.words.stages import StageKind

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.services.reading import Reading
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.actions import Write
    from leadtui.tui.keyboard.prompts import PromptView


def open_customers(app: LeadtuiApp, kind: CustomerKind) -> None:
    """Show the list of a kind: on the screen that is open already, or on a new one."""
    lists = next((screen for screen in app.screen_stack if isinstance(screen, CustomersScreen)), None)
    if lists is None:
        app.open_screen(CustomersScreen(app.base, kind))
        return
    while app.screen is not lists and app.close_screen(app.screen) is not None:
        pass
    lists.turn(CustomerSource(kind))


class CustomersWatch(ListWatch):
    """Counts the lists when something was done."""

    def __init__(self, screen: CustomersScreen) -> None:
        super().__init__(screen)
        self.screen = screen

    def reworded(self) -> None:
        """The pipeline says its stages anew."""
        self.screen.deals.workspace = self.screen.base.workspace
        self.screen.list.redraw()

    def recount(self) -> None:
        """Count the lists anew."""
        self.screen.leadtui.keep(self.screen.count())


class CustomersScreen(CustomersPanes):
    """The lists with their keys."""

    def __init__(self, base: Base, kind: CustomerKind) -> None:
        super().__init__(base, kind)
        self.rows = CustomersRows(self)
        self.watch_ = CustomersWatch(self)
        self._left_at: dict[CustomerKind, int] = {}
        self._waited_for: deque[bool] = deque()

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

    # Keys

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        return self.keys.command(key, character)

    def run_own(self, command: str) -> bool:
        """Moving, the lists, and leaving."""
        page = max(self.list.window.height - 1, 1)
        moves = {
            "down": 1, "up": -1, "half-down": page // 2, "half-up": -(page // 2), "page-down": page, "page-up": -page,
        }  # fmt: skip
        others: dict[str, Callable[[], None]] = {
            "top": lambda: self.rows.to_edge(end=False),
            "bottom": lambda: self.rows.to_edge(end=True),
            "next-view": lambda: self.turn_by(1),
            "next-panel": lambda: self.turn_by(1),
            "previous-view": lambda: self.turn_by(-1),
            "resort": self.resort,
            "closed": self.turn_closed,
            "back": self.close,
        }
        if command in moves:
            self.rows.move(moves[command])
        elif command in others:
            others[command]()
        else:
            return False
        return True

    def close(self) -> None:
        """Go back to where one came from."""
        self.leadtui.close_screen(self)

    def resort(self) -> None:
        """Put the rows in order and show what arrived; keys typed meanwhile wait for them."""
        self.leadtui.hold()
        self.leadtui.keep(self.rows.resort())
        self.watch_.recount()

    def turn_by(self, delta: int) -> None:
        """Show the list of the tab to the right or left."""
        self.turn(CustomerSource(TABS[(self.tabs.current + delta) % len(TABS)].kind))

    def turn_closed(self) -> None:
        """Show won and lost deals too, or only open ones."""
        if self.source.kind is not CustomerKind.OPPORTUNITY:
            self.say("v shows closed deals, in the pipeline: g p", "hint")
            return
        row = self.list.row
        if row is not None:
            self._left_at[self.source.kind] = row.id
        closed = not self.source.closed
        self.turn(CustomerSource(self.source.kind, closed))
        self.say("Won and lost deals too · v hides them" if closed else "Open deals only · v shows closed ones", "hint")

    def turn(self, source: CustomerSource) -> None:
        """Show another list, the cursor where it was left there; keys typed meanwhile wait for its rows."""
        if self.list.row is not None and source.kind is not self.source.kind:
            self._left_at[self.source.kind] = self.list.row.id
        self.turn_to(source)
        self.leadtui.hold()
        self.leadtui.keep(self.rows.show(self._left_at.get(source.kind)))

    def add(self, kind: str) -> None:
        """Open the form for one more of this list."""
        places.add_customer(self.leadtui, self.source.kind)

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        if place == "top":
            self.rows.to_edge(end=False)
        else:
            places.go(self.leadtui, place)

    # Under the screen of a record

    def step(self, delta: int) -> RecordRow | None:
        """Move the cursor for the screen on top; return the record it then stands on."""
        self.rows.move(delta)
        return self.list.row

    def record_closed(self, ref: Ref, *, changed: bool) -> None:
        """The screen of a record was left: the cursor stands on the one shown last, if it is in sight."""
        if ref[0] == self.source.kind:
            index = self.list.window.index_of(ref[1])
            if index >= 0:
                self.list.to_index(index)

    # Around a write

    def sent(self, row: RecordRow, action: Write) -> None:
        """Mark the record; one that moves or goes takes the keys typed meanwhile along."""
        from leadtui.tui.keyboard.actions import Delete, SetStage

        self.watch_.writing += 1
        self.list.mark(row.id, pending=True)
        waits = isinstance(action, Delete | SetStage)
        self._waited_for.append(waits)
        if waits:
            self.leadtui.hold()

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """Put the rows in order when the last write under way has ended, or at once when the keys wait for it."""
        self.watch_.writing -= 1
        self.list.mark(row.id, pending=False)
        if self._waited_for.popleft():
            self.leadtui.keep(self._moved(row.id) if done is not None else self._failed_to_move())
        elif done is not None and not self.watch_.writing:
            self.rows.reload()
        if done is not None:
            self.watch_.recount()

    async def _failed_to_move(self) -> None:
        self.leadtui.release()

    async def _moved(self, id: int) -> None:
        """Show a deal in its new stage; a closed one where it stood."""
        source, window = self.source, self.list.window

        def work(reading: Reading) -> tuple[CustomerRow | None, tuple[StageTotal, ...]]:
            return reading.customers.row(source.kind, id), source.totals(reading)

        found = await self.rows.read(work)
        index = window.index_of(id)
        row = found[0] if found else None
        if found is None or row is None or index < 0 or source.closed or not self._is_closed(row):
            await self.rows.show_again()
            return
        window.rows[index] = row._replace(segment=window.rows[index].segment, sort=window.rows[index].sort)
        self._told(found[1])
        self.list.redraw()
        self.leadtui.release()

    def _is_closed(self, row: CustomerRow) -> bool:
        stage = self.base.workspace.by_stage.get(getattr(row, "stage", ""))
        return stage is not None and stage.kind is not StageKind.OPEN

    def _told(self, totals: tuple[StageTotal, ...]) -> None:
        self.deals.totals = totals
        self.show_worth()

    async def where_now(self, row: RecordRow, action: Write) -> str:
        """A done follow-up offers the next; a closed deal says where it can be seen."""
        from leadtui.tui.keyboard.actions import MarkDone, SetStage

        if isinstance(action, MarkDone):
            return "f sets the next step"
        stage = self.base.workspace.by_stage.get(action.stage) if isinstance(action, SetStage) else None
        closed = stage is not None and stage.kind is not StageKind.OPEN
        return "v shows closed ones" if closed and not self.source.closed else ""

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
        self.leadtui.keep(self._after_undo(undone.operation or 0))

    async def _after_undo(self, operation: int) -> None:
        found = await self.rows.read(lambda r: r.customers.of_operation(operation), after_writes=True)
        here = [number for kind, number in found or () if kind is self.source.kind]
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
        self.say(" · ".join((done.summary, *done.notes)), tail="u takes it back" if done.operation else "")
        if done.customers:
            kind, id = done.customers[0]
            self.leadtui.hold()
            self.leadtui.keep(self._show(CustomerKind(kind), id))
        self.watch_.recount()

    def draw_prompt(self, view: PromptView | None, row: RecordRow | None) -> None:
        """Draw the strip under the list."""
        self.strip.show(view, row)

    # The mouse

    def on_record_list_opened(self) -> None:
        """A row was clicked twice."""
        if self.prompt is None:
            self.take_key("enter", None)

    def on_view_tabs_chosen(self, message: ViewTabs.Chosen) -> None:
        """A tab was clicked."""
        if self.prompt is None:
            self.turn(CustomerSource(TABS[message.index].kind))
