"""The panes of the review: the leads that rest too long with their ages, and the one under the cursor beside them.

Always holds: the list is steady: only what the rep deals with leaves it; more is read before the cursor comes there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.timer import Timer

from leadtui.rules.reasons import reasons
from leadtui.services.reviewing import MOST_COUNTED
from leadtui.tui.bindings import key_table, says
from leadtui.tui.keyboard.plans import next_day
from leadtui.tui.keyboard.record_keys import RecordKeys
from leadtui.tui.widgets.header_line import HeaderLine
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.painted import Pane
from leadtui.tui.widgets.preview import Preview
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.review_list import Reviewed, ReviewHeads, ReviewList
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import ActivityRow, LeadRow

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.services.reading import Reading
    from leadtui.tui.keyboard.prompts import PromptView
    from leadtui.tui.record_rows import RecordRow

PREVIEW_FROM = 110
LOOKAHEAD = 40
"""Leads left under the cursor at which the next ones are read."""
REST = 0.1
"""Seconds the cursor rests on a lead before its last notes are read."""
LAST_NOTES = 6
TICK = 1.0
KEYS = (
    "review-as-is", "plan-tomorrow", "plan-week", "plan-month", "plan-nurture", "status-disqualified", "follow-up",
    "select", "open", "undo", "back",
)  # fmt: skip
"""What the bottom line begins with."""


class ReviewPanes(RecordKeys[None]):
    """The review with its panes; `found` holds the rows and the cursor."""

    BLANK = True
    nothing = "No lead rests too long · esc goes back"

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.base = base
        self.help_scopes = ("review", "moving", "strip")
        self.keys = key_table("review", "moving")
        self.header = HeaderLine()
        self.header.title = "Review"
        self.found = Reviewed()
        self.list = ReviewList(self.found, base.clock.local, lambda: base.workspace)
        self.preview = Preview(base.workspace, base.clock.local)
        self.strip = PromptStrip()
        self.notes: dict[int, tuple[ActivityRow, ...]] = {}
        self.number = -1
        self.at_end = True
        self._minute = ""
        self._reading_more = False
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """Header, list with its headings, preview, strip, message, footer."""
        yield self.header
        yield Pane(Pane(ReviewHeads(), self.list, id="list"), self.preview, id="body")
        yield self.strip
        yield MessageLine(2)
        footer = KeyFooter("review")
        footer.begin_with(*KEYS)
        footer.called = {"plan-tomorrow": lambda: next_day(self.base)}
        yield footer

    def on_mount(self) -> None:
        """Read the first leads; keys wait for them."""
        self._fit(self.app.size.width)
        self._tell_time()
        self.set_interval(TICK, self._tell_time)
        self.leadtui.hold()
        self.leadtui.keep(self.read(release=True))

    def on_resize(self) -> None:
        """Show the preview beside the list, or not."""
        self._fit(self.app.size.width)
        self.moved()

    def _fit(self, width: int) -> None:
        self.set_class(width < PREVIEW_FROM, "-narrow")

    def _tell_time(self) -> None:
        clock = self.base.clock
        now = clock.local()
        text = f"{now:%a} {now.day} {now:%b %H:%M}"
        if text != self._minute:
            self._minute = text
            self.header.show(clock=text, simulated=clock.simulated)

    # Drawing

    def draw(self) -> None:
        """Draw everything as it is now."""
        selected = len(self.found.selected)
        most = "+" if self.number >= MOST_COUNTED else ""
        counted = f"{self.number:,}{most} {'lead' if self.number == 1 else 'leads'}" if self.number > 0 else ""
        self.header.show(selected=f"{selected:,} selected" if selected else "", notice=counted)
        self.list.show()
        self.moved()

    def moved(self) -> None:
        """Show the lead under the cursor beside the list, its last notes when the cursor has rested."""
        row = self.found.row
        if not self.has_class("-narrow"):
            why = reasons(row, self.base.clock.local(), self.base.workspace) if row is not None else ()
            self.preview.show(row, why, self.notes.get(row.id) if row is not None else None)
            if self._rest is not None:
                self._rest.stop()
            if row is not None and row.id not in self.notes:
                self._rest = self.set_timer(REST, lambda: self.leadtui.keep(self._read_notes(row.id)))
        self.look_at_keys()

    async def _read_notes(self, lead: int) -> None:
        def work(reading: Reading) -> tuple[ActivityRow, ...]:
            return tuple(one for detail in reading.details((lead,), history=False) for one in detail.activities)

        try:
            self.notes[lead] = (await self.leadtui.bridge.read(work))[:LAST_NOTES]
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            if self.found.row is not None and self.found.row.id == lead:
                self.moved()

    def draw_prompt(self, view: PromptView | None, row: RecordRow | None) -> None:
        """Draw the strip under the list."""
        self.strip.show(view, row)

    def current_record(self) -> LeadRow | None:
        """The lead under the cursor."""
        return self.found.row

    # Reading

    async def read(self, *, release: bool = False) -> None:
        """Read the first leads and how many there are, the cursor on the lead it stood on."""
        from leadtui.services import reviewing

        try:
            rows = await self.leadtui.bridge.read_after_writes(reviewing.to_review)
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            self.at_end = len(rows) < reviewing.PAGE
            self.list.empty = says("No lead rests too long · {back} goes back")
            self.found.show(rows)
            self.draw()
            await self.count()
        finally:
            if release:
                self.leadtui.release()

    async def count(self) -> None:
        """Count what is to be reviewed."""
        from leadtui.services import reviewing

        try:
            self.number = await self.leadtui.bridge.read_after_writes(reviewing.count_to_review)
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            self.draw()

    def look_ahead(self) -> None:
        """Read the next leads before they are needed."""
        if not self.at_end and not self._reading_more and self.found.cursor >= len(self.found.rows) - LOOKAHEAD:
            self._reading_more = True
            self.leadtui.keep(self._more())

    async def _more(self) -> None:
        from leadtui.services import reviewing

        last = self.found.rows[-1] if self.found.rows else None
        try:
            rows = await self.leadtui.bridge.read_after_writes(lambda reading: reviewing.to_review(reading, last))
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            known = {row.id for row in self.found.rows}
            self.at_end = len(rows) < reviewing.PAGE
            self.found.have((*self.found.rows, *(row for row in rows if row.id not in known)))
            self.list.show()
        finally:
            self._reading_more = False
