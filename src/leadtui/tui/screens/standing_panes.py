"""The panes of where everyone stands in a sequence, and what happens there around a write."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.timer import Timer

from leadtui.rules.reasons import first_reason, reasons
from leadtui.tui.bindings import key_table, says
from leadtui.tui.keyboard.record_keys import RecordKeys
from leadtui.tui.record_rows import RecordRow, ref_of
from leadtui.tui.screens.list_rows import ListRows, Rows
from leadtui.tui.screens.list_watch import ListWatch
from leadtui.tui.screens.standing_rows import StandingSource
from leadtui.tui.widgets.header_line import HeaderLine
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.painted import Pane
from leadtui.tui.widgets.preview import Preview
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.record_list import RecordList
from leadtui.tui.widgets.sequence_words import name_of
from leadtui.tui.widgets.standing_columns import GONE, Stand, StandingFace
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import ActivityRow, LeadRow

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.tui.keyboard.actions import Write
    from leadtui.tui.keyboard.prompts import PromptView
    from leadtui.words.rows import Done

PREVIEW_FROM = 120
"""Columns from which on the lead under the cursor is told in full beside the list."""
REST = 0.12
"""Seconds the cursor rests on a lead before its last notes are read."""
LAST_NOTES = 6
FIRST = ("open", "sequences", "call", "done", "email", "snooze", "standing-left", "standing-queue", "standing-next")
"""What the bottom line begins with."""


class StandingWatch(ListWatch):
    """Keeps the header up to date."""

    def __init__(self, screen: StandingPanes) -> None:
        super().__init__(screen)
        self.screen = screen

    def reworded(self) -> None:
        """The steps of the sequence may be others."""
        self.screen.rows.reload()

    async def _read_rules(self) -> None:
        """The screen below may have read the rules first."""
        await super()._read_rules()
        if self.screen.face.workspace is not self.screen.base.workspace:
            self.reworded()


class StandingRows(ListRows[Stand]):
    """Feeds the list, and tells its face what stands under which heading."""

    def __init__(self, screen: StandingPanes) -> None:
        super().__init__(screen, screen.list)
        self.standing = screen

    def take(self, rows: Rows[Stand], *wanted: int) -> None:
        """Show rows of a new listing."""
        face, base = self.standing.face, self.standing.base
        face.workspace = self.standing.preview.workspace = base.workspace
        face.groups, face.counts = rows.listing.groups, rows.listing.counts
        super().take(rows, *wanted)


class StandingPanes(RecordKeys[None]):
    """What the screen is made of; `source` says which sequence is shown."""

    BLANK = True
    help_scopes = ("everywhere", "lead", "moving", "standing", "strip")

    def __init__(self, base: Base, key: str) -> None:
        super().__init__()
        self.base = base
        self.keys = key_table("everywhere", "lead", "moving", "standing")
        self.source = StandingSource(key)
        self.header = HeaderLine()
        self.face = StandingFace(base.workspace, self.reason, base.clock.local, key)
        self.list: RecordList[Stand] = RecordList(self.face)
        self.preview = Preview(base.workspace, base.clock.local)
        self.strip = PromptStrip()
        self.footer = KeyFooter("everywhere", "lead", "standing")
        self.footer.begin_with(*FIRST)
        self.rows = StandingRows(self)
        self.watch_ = StandingWatch(self)
        self.notes: dict[int, tuple[ActivityRow, ...]] = {}
        self._marked: deque[tuple[int | None, bool]] = deque()
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """Header, list and preview, strip, message, footer."""
        yield self.header
        yield Pane(self.list, self.preview, id="body")
        yield self.strip
        yield MessageLine()
        yield self.footer

    def on_mount(self) -> None:
        """Read the rows; keys wait for them."""
        self._fit(self.app.size.width)
        self.leadtui.hold()
        self.leadtui.keep(self.rows.show())
        self.watch_.tell_time()
        self.set_interval(1.0, self.watch_.tick)
        self.leadtui.keep(self._begin())

    async def _begin(self) -> None:
        await self.watch_.begin()

    def on_screen_resume(self) -> None:
        """Another screen was left."""
        super().on_screen_resume()
        self.watch_.came_back()

    def on_resize(self) -> None:
        """Show the preview, or not."""
        self._fit(self.app.size.width)

    def _fit(self, width: int) -> None:
        self.set_class(width < PREVIEW_FROM, "-narrow")
        self.moved()

    # What is shown

    @property
    def nothing_here(self) -> str:
        """What is said where there is no lead."""
        return says("Nobody stands here · {sequences} on a lead enrols it")

    def reason(self, row: LeadRow) -> str:
        """Why a lead stands in the queue where it stands."""
        return first_reason(row, self.base.clock.local(), self.base.workspace)

    def current_record(self) -> LeadRow | None:
        """The lead under the cursor."""
        return self.list.row.lead if self.list.row is not None else None

    def current_follow_up(self) -> int | None:
        """The step under the cursor, where it is open: that is what is done or snoozed."""
        return self.list.row.at.follow_up if self.list.row is not None else None

    def moved(self) -> None:
        """The cursor stands on another lead."""
        row = self.current_record()
        if not self.has_class("-narrow"):
            found = reasons(row, self.base.clock.local(), self.base.workspace) if row is not None else ()
            notes = self.notes.get(row.id) if row is not None else None
            if self.list.row is not None and notes is None:
                self.preview.stands(self.list.row.lead.id, (self.list.row.at,))
            self.preview.show(row, found, notes)
            self._rest_on(row)
        self.look_at_keys()

    def _rest_on(self, row: LeadRow | None) -> None:
        """Read the last notes of a lead when the cursor has rested on it."""
        if self._rest is not None:
            self._rest.stop()
        if row is not None and row.id not in self.notes:
            self._rest = self.set_timer(REST, lambda: self.leadtui.keep(self._read_notes(row.id)))

    async def _read_notes(self, lead_id: int) -> None:
        try:
            detail = await self.leadtui.bridge.read(lambda reading: reading.detail(lead_id, history=False))
        except LeadtuiError:
            return  # the lead is gone; the next reload shows it
        self.notes[lead_id] = detail.activities[:LAST_NOTES]
        self.preview.stands(lead_id, detail.enrolments)
        row = self.current_record()
        if row is not None and row.id == lead_id:
            self.moved()

    def reloaded(self) -> None:
        """New rows are shown."""
        name = name_of(self.source.key, self.base.workspace)
        self.list.empty = (f"Nobody is in {name}.", says("{sequences} on a lead, or on all selected, enrols in it."))
        running = sum(many[0] + many[1] for group, many in self.face.counts.items() if group.isdigit() or group == GONE)
        paused = sum(many[2] for many in self.face.counts.values())
        self.header.title = name
        self.notes.clear()
        self.header.show(notice="", owed=" · ".join(
            part for part in (f"{running:,} running", f"{paused:,} paused" if paused else "") if part
        ))  # fmt: skip
        self.header.refresh()
        self.moved()

    def draw_prompt(self, view: PromptView | None, row: RecordRow | None) -> None:
        """Draw the strip under the list."""
        self.strip.show(view, row)

    # Where a lead is

    def enrolment_of(self, lead_id: int) -> int | None:
        """The enrolment of a lead among the rows that are held."""
        return next((row.id for row in self.list.window.rows if row.lead.id == lead_id), None)

    def to_lead(self, lead_id: int) -> bool:
        """Put the cursor on a lead, when its row is held."""
        here = self.enrolment_of(lead_id)
        if here is not None:
            self.list.to_index(self.list.window.index_of(here))
        return here is not None

    def go_to(self, row: RecordRow) -> None:
        """Put the cursor on a lead of the list."""
        if isinstance(row, LeadRow) and self.to_lead(row.id):
            self.moved()

    def shows(self, row: RecordRow) -> bool:
        """Put the cursor on a lead whose row is held."""
        return isinstance(row, LeadRow) and self.to_lead(row.id)

    # Around a write

    def sent(self, row: RecordRow, action: Write) -> None:
        """Mark the lead; go on to the next one when it was worked away. Keys wait where its step changes."""
        from leadtui.tui.keyboard.actions import InSequence, MarkDone, works_away

        self.watch_.writing += 1
        here = self.current_record()
        number = self.enrolment_of(row.id) if isinstance(row, LeadRow) else None
        waits = isinstance(action, InSequence | MarkDone)
        self._marked.append((number, waits))
        if waits:
            self.leadtui.hold()
        if number is not None:
            self.list.mark(number, pending=True)
        if works_away(action, self.base.workspace) and here is not None and ref_of(here) == ref_of(row):
            window = self.list.window
            self.rows.move(-1 if window.at_end and window.cursor == len(window.rows) - 1 else 1)
            self.moved()

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """Put the rows in order when the last write under way has ended."""
        self.watch_.writing -= 1
        number, waits = self._marked.popleft()
        if number is not None:
            self.list.mark(number, pending=False)
        if waits and done is not None:
            self.leadtui.keep(self.rows.show_again())
        elif waits:
            self.leadtui.release()
        elif done is not None and not self.watch_.writing:
            self.rows.reload()
