"""The panes of a record's own screen: what is shown of a lead, account, contact or opportunity, and how it is read.

Always holds: keys wait until the record they are for is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from leadtui.commands import Scope
from leadtui.tui.keyboard.record_keys import RecordKeys
from leadtui.tui.record_rows import ref_of
from leadtui.tui.screens.steps import Steps
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.painted import Pane
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.record_facts import Section, written
from leadtui.tui.widgets.record_header import RecordHeader
from leadtui.tui.widgets.record_timeline import timeline
from leadtui.tui.widgets.scroll_lines import Line, ScrollLines
from leadtui.tui.widgets.values import Values
from leadtui.words.errors import LeadtuiError, NotFoundError

if TYPE_CHECKING:
    from leadtui.services.reading import Reading
    from leadtui.tui.record_rows import Detail, RecordRow, Ref

TWO_COLUMNS_FROM = 120
WIDE_FROM = 150
TICK = 5.0
"""Seconds between two looks at the clock."""


class RecordPanes(RecordKeys[None]):
    """The panes of a record's own screen; `detail` is None until it was read.

    Subclasses say which sections there are, how a record is read and what stands in the header.
    """

    scope: Scope = "lead"
    top: RecordHeader
    sections: tuple[Section, ...] = ()

    def __init__(self, ref: Ref) -> None:
        super().__init__()
        self.ref = ref
        self.detail: Detail | None = None
        self.strip = PromptStrip()
        self.left = ScrollLines(self._left, id="facts")
        self.right = ScrollLines(self._right, edge="│ ", id="story")
        self.writing = 0
        self._minute = ""
        self._from_list = False
        self.once_shown: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """Header, facts and what happened, strip, message, footer."""
        self.top = self.make_header()
        yield self.top
        yield Pane(self.left, self.right, id="body")
        yield self.strip
        yield MessageLine()
        footer = KeyFooter("everywhere", self.scope, "detail")
        footer.begin_with(without=self.not_here())
        yield footer

    def make_header(self) -> RecordHeader:
        """The lines on top."""
        raise NotImplementedError

    def not_here(self) -> tuple[str, ...]:
        """The commands the bottom line leaves out, since they do nothing with this kind of record."""
        return ()

    def show_header(self) -> None:
        """Show where the record stands now."""
        raise NotImplementedError

    def read_detail(self, reading: Reading, ref: Ref) -> Detail:
        """Read a record; raises NotFoundError."""
        raise NotImplementedError

    def current_record(self) -> RecordRow | None:
        """The record shown."""
        return self.detail.row if self.detail is not None else None

    def on_mount(self) -> None:
        """Read the record; keys wait for it."""
        self._fit(self.app.size.width)
        self.set_interval(TICK, self._tell_time)
        below = self._below()
        row = below.step(0) if below is not None else None
        self._from_list = row is not None and ref_of(row) == self.ref
        self.show_record(self.ref)

    def on_resize(self) -> None:
        """Choose one column or two."""
        self._fit(self.app.size.width)

    def on_screen_resume(self) -> None:
        """A screen on top was left: show what was done there."""
        if self.detail is not None:
            self.leadtui.keep(self.read(self.ref))

    def rules_did(self, leads: tuple[int, ...]) -> None:
        """Rules have changed leads: show what is there now."""
        if self.detail is not None and not self.writing:
            self.leadtui.keep(self.read(self.ref))

    def _fit(self, width: int) -> None:
        self.set_class(width < TWO_COLUMNS_FROM, "-narrow")
        self.set_class(width >= WIDE_FROM, "-wide")
        self.left.rewrite()

    # What is shown

    def show_record(self, ref: Ref) -> None:
        """Show a record from its top; keys wait until it is there."""
        self.leadtui.hold()
        self.leadtui.keep(self.read(ref, to_top=True, release=True))

    async def read(self, ref: Ref, *, to_top: bool = False, release: bool = False) -> None:
        """Read a record and show it, if it still is the one to be shown."""
        try:
            detail = await self.leadtui.bridge.read_after_writes(lambda reading: self.read_detail(reading, ref))
        except NotFoundError:
            self._gone(ref)
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            if to_top or ref == self.ref:
                if ref != self.ref:
                    self.top.twin = None
                self.ref, self.detail = ref, detail
                self._draw(to_top=to_top)
                self.leadtui.keep(self.look_for_twins(ref))
                then, self.once_shown = self.once_shown, None
                if then is not None:
                    then()
        finally:
            if release:
                self.leadtui.release()

    async def look_for_twins(self, ref: Ref) -> None:
        """Say in the header whom the record may be the same as; it is shown before that is known."""
        from leadtui.tui.screens.duplicates_work import most_like

        try:
            twin = await self.leadtui.bridge.read(most_like(ref))
        except LeadtuiError:
            return  # what stands in the way of reading was said when the record was read
        if ref == self.ref and self.is_mounted and twin != self.top.twin:
            self.top.twin = twin
            self.show_header()

    def _draw(self, *, to_top: bool = False) -> None:
        self.show_header()
        self.left.rewrite(to_top=to_top)
        self.right.rewrite(to_top=to_top)
        self.look_at_keys()

    def _tell_time(self) -> None:
        """The clock there, and whether it is a calling hour, change with the minute."""
        try:
            minute = f"{self.leadtui.base.clock.local():%H:%M}"
        except LeadtuiError as error:
            self.say(str(error), "error")
            return
        if minute != self._minute and self.detail is not None:
            self._minute = minute
            self.show_header()

    def _gone(self, ref: Ref) -> None:
        """The record is no longer there: show the next one, else go back; what is being typed is left to the rep."""
        if ref != self.ref or self.prompt is not None:
            return
        below = self.list_below()
        following = below.step(1) if below is not None else None
        if following is not None and self.same(following):
            following = below.step(-1) if below is not None else None
        if following is not None and not self.same(following):
            self.follow(following)
        else:
            self.close()

    def _left(self, cells: int) -> list[Line]:
        narrow = self.has_class("-narrow")
        sections = [section for section in self.sections if narrow or section is not timeline]
        return written(sections, self.detail, self._values(), cells) if self.detail is not None else []

    def _right(self, cells: int) -> list[Line]:
        return timeline(self.detail, self._values(), cells) if self.detail is not None else []

    def _values(self) -> Values:
        base = self.leadtui.base
        return Values(base.workspace, base.users, base.clock.local(), self.ref[0])

    def list_below(self) -> Steps | None:
        """The list this screen was opened from, when it was opened from one."""
        return self._below() if self._from_list else None

    def _below(self) -> Steps | None:
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1] if self in stack and stack.index(self) else None
        return below if isinstance(below, Steps) else None

    def same(self, row: RecordRow) -> bool:
        """Whether a row is that of the record shown."""
        raise NotImplementedError

    def follow(self, row: RecordRow) -> None:
        """Show another record in place of this one."""
        raise NotImplementedError

    def close(self) -> None:
        """Go back to where one came from."""
        raise NotImplementedError
