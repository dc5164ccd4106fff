"""The panes of the lead screen: what is shown of a lead, and how it is read.

Always holds: keys wait until the lead they are for is shown.
"""

from __future__ import annotations

from textual.app import ComposeResult

from leadtui.rules.reasons import reasons
from leadtui.tui.keyboard.lead_keys import LeadKeys
from leadtui.tui.screens.steps import Steps
from leadtui.tui.widgets import lead_facts as facts
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.lead_header import LeadHeader
from leadtui.tui.widgets.lead_timeline import timeline
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.painted import Pane
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.scroll_lines import Line, ScrollLines
from leadtui.tui.widgets.values import Values
from leadtui.words.errors import LeadtuiError, NotFoundError
from leadtui.words.rows import LeadDetail

TWO_COLUMNS_FROM = 120
WIDE_FROM = 150
TICK = 5.0
"""Seconds between two looks at the clock."""
ONE_COLUMN = (
    facts.follow_ups, facts.reach, facts.qualification, timeline, facts.fields, facts.attachments, facts.colleagues,
)  # fmt: skip
LEFT = tuple(section for section in ONE_COLUMN if section is not timeline)


class LeadPanes(LeadKeys[None]):
    """The panes of a lead's own screen; `detail` is None until the lead was read."""

    help_scopes = ("everywhere", "lead", "moving", "detail", "strip")

    def __init__(self, lead_id: int) -> None:
        super().__init__()
        self.lead_id = lead_id
        self.detail: LeadDetail | None = None
        self.strip = PromptStrip()
        self.left = ScrollLines(self._left, id="facts")
        self.right = ScrollLines(self._right, edge="│ ", id="story")
        self.writing = 0
        self._minute = ""

    def compose(self) -> ComposeResult:
        """Header, facts and what happened, strip, message, footer."""
        base = self.leadtui.base
        yield LeadHeader(base.workspace, base.users, base.clock.local, base.clock.simulated)
        yield Pane(self.left, self.right, id="body")
        yield self.strip
        yield MessageLine()
        yield KeyFooter("everywhere", "lead", "detail")

    @property
    def header(self) -> LeadHeader:
        """The lines on top."""
        return self.query_one(LeadHeader)

    def on_mount(self) -> None:
        """Read the lead; keys wait for it."""
        self._fit(self.app.size.width)
        self.set_interval(TICK, self._tell_time)
        self.show_lead(self.lead_id)

    def on_resize(self) -> None:
        """Choose one column or two."""
        self._fit(self.app.size.width)

    def _fit(self, width: int) -> None:
        self.set_class(width < TWO_COLUMNS_FROM, "-narrow")
        self.set_class(width >= WIDE_FROM, "-wide")
        self.left.rewrite()

    # What is shown

    def show_lead(self, lead_id: int) -> None:
        """Show a lead from its top; keys wait until it is there."""
        self.leadtui.hold()
        self.leadtui.keep(self.read(lead_id, to_top=True, release=True))

    async def read(self, lead_id: int, *, to_top: bool = False, release: bool = False) -> None:
        """Read a lead and show it, if it still is the one to be shown."""
        try:
            detail = await self.leadtui.bridge.read_after_writes(lambda reading: reading.detail(lead_id))
        except NotFoundError:
            self._gone(lead_id)
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            if to_top or lead_id == self.lead_id:
                self.lead_id, self.detail = lead_id, detail
                self._draw(to_top=to_top)
        finally:
            if release:
                self.leadtui.release()

    def _draw(self, *, to_top: bool = False) -> None:
        self.show_header()
        self.left.rewrite(to_top=to_top)
        self.right.rewrite(to_top=to_top)

    def show_header(self) -> None:
        """Show where the lead stands now."""
        if self.detail is not None:
            base, row = self.leadtui.base, self.detail.row
            self.header.show(row, reasons(row, base.clock.local(), base.workspace), pending=self.writing > 0)

    def _tell_time(self) -> None:
        """The clock there, and whether it is a calling hour, change with the minute."""
        try:
            minute = f"{self.leadtui.base.clock.local():%H:%M}"
        except LeadtuiError as error:
            self.say(str(error), "error")
            return
        if minute != self._minute:
            self._minute = minute
            self.show_header()

    def _gone(self, lead_id: int) -> None:
        """The lead is no longer there: show the next one, else go back."""
        if lead_id != self.lead_id:
            return
        below = self.list_below()
        following = below.step(1) if below is not None else None
        if following is not None and following.id == lead_id:
            following = below.step(-1) if below is not None else None
        if following is not None and following.id != lead_id:
            self.show_lead(following.id)
        else:
            self.close()

    def _left(self, cells: int) -> list[Line]:
        sections = ONE_COLUMN if self.has_class("-narrow") else LEFT
        return facts.written(sections, self.detail, self._values(), cells) if self.detail is not None else []

    def _right(self, cells: int) -> list[Line]:
        return timeline(self.detail, self._values(), cells) if self.detail is not None else []

    def _values(self) -> Values:
        base = self.leadtui.base
        return Values(base.workspace, base.users, base.clock.local())

    def list_below(self) -> Steps | None:
        """The list this screen was opened from."""
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1] if self in stack and stack.index(self) else None
        return below if isinstance(below, Steps) else None

    def close(self) -> None:
        """Go back to where one came from."""
        raise NotImplementedError
