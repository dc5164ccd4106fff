"""How the day ends, told after the last lead without a next step, or at once where there is none.

Always holds: what is said is read when it is shown; leaving it leaves the end of the day, and going back to a lead
leaves only this.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from leadtui.tui import bindings, places
from leadtui.tui.bindings import key_table, says
from leadtui.tui.keyboard.record_keys import RecordKeys
from leadtui.tui.screens.moving import rows_by
from leadtui.tui.widgets import day_end
from leadtui.tui.widgets.header_line import HeaderLine
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.painted import Pane
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.scroll_lines import Line, ScrollLines
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done, Undone

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.tui.keyboard.prompts import PromptView
    from leadtui.tui.record_rows import RecordRow
    from leadtui.tui.screens.evening import EveningScreen
    from leadtui.words.day_report import DayEnd

KEYS = ("back", "previous-lead", "reminders", "evening-again", "undo", "go")
OF_A_LEAD = "No lead is shown here"


class EveningEnd(RecordKeys[None]):
    """The last screen of the day; `ids` were gone through on the screen below, if there was one."""

    BLANK = True

    def __init__(self, base: Base, ids: tuple[int, ...], run_below: EveningScreen | None = None) -> None:
        super().__init__()
        self.base = base
        self.ids = ids
        self.run_below = run_below
        self.found: DayEnd | None = None
        self.help_scopes = ("evening", "moving", "strip")
        self.keys = key_table("evening", "moving")
        self.header = HeaderLine()
        self.header.title = "End of day"
        self.lines = ScrollLines(self._lines, id="day")
        self.strip = PromptStrip()

    def compose(self) -> ComposeResult:
        """Header, what is told, strip, message, footer."""
        yield self.header
        yield Pane(self.lines, id="body")
        yield self.strip
        yield MessageLine()
        footer = KeyFooter("evening")
        of_leads = tuple(c.id for c in bindings.commands("evening") if c.scope in ("evening", "lead", "detail"))
        first = [key for key in KEYS if self.run_below is not None or key != "previous-lead"]
        footer.begin_with(*first, without=of_leads)
        yield footer

    def on_mount(self) -> None:
        """Read how the day ends."""
        clock = self.base.clock
        now = clock.local()
        self.header.show(clock=f"{now:%a} {now.day} {now:%b %H:%M}", simulated=clock.simulated)
        if self.leadtui.said is not None:
            self._say_newest(self.leadtui.said.at)
        self.leadtui.keep(self.read())

    async def read(self) -> None:
        """Read it and show it."""
        from leadtui.services import reviewing

        ids = self.ids
        try:
            self.found = await self.leadtui.bridge.read_after_writes(lambda reading: reviewing.day_end(reading, ids))
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            self.lines.rewrite()
            self.look_at_keys()

    def _lines(self, cells: int) -> list[Line]:
        if self.found is None:
            return []
        base = self.base
        return day_end.lines(self.found, base.clock.local(), base.workspace, cells)

    # Keys

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        return self.keys.command(key, character)

    def why_not(self, command: str) -> str:
        """Why a command cannot be done here now; "" when it can."""
        why_not = super().why_not(command)
        if why_not or self.prompt is not None or command == "evening-again":
            return why_not
        if command == "previous-lead":
            return "" if self.run_below is not None else OF_A_LEAD
        of_lead = bindings.command(command).scope in ("evening", "detail")
        return OF_A_LEAD if of_lead else ""

    @property
    def nothing_here(self) -> str:
        """What is said to a key of a lead."""
        return OF_A_LEAD

    def current_record(self) -> RecordRow | None:
        """No lead is shown here."""
        return None

    def run_own(self, command: str) -> bool:
        """Scrolling, back to the last lead, again, and leaving."""
        own: dict[str, Callable[[], object]] = {
            "top": lambda: self.lines.to_edge(end=False),
            "bottom": lambda: self.lines.to_edge(end=True),
            "back": self.close,
            "evening-again": self._again,
            "reminders": lambda: places.reminders(self.leadtui),
            "previous-lead": self._back,
        }
        if by := rows_by(command, self.lines.size.height):
            self.lines.move(by)
        elif command in own:
            own[command]()
        elif command == "evening-skip":
            self.say(says("{back} ends the day"), "hint")
        elif command in ("next-lead", "next-panel") or command.startswith("plan-"):
            self.say(OF_A_LEAD, "hint")
        else:
            return False
        return True

    def _back(self) -> None:
        if self.run_below is None:
            self.say(OF_A_LEAD, "hint")
        else:
            self.leadtui.close_screen(self)

    def _again(self) -> None:
        """Go through those without a next step; where there is none, read anew how the day ends."""
        below = self.run_below
        unplanned = self.found is not None and self.found.report.no_next_step
        if not unplanned:
            self.leadtui.keep(self.read())
        elif below is not None:
            self.leadtui.close_screen(self)
            below.begin_again()
        else:
            self.leadtui.close_screen(self)
            places.evening(self.leadtui)

    def close(self) -> None:
        """The day is at its end: leave it."""
        below = self.run_below
        self.leadtui.close_screen(self)
        if below is not None:
            below.close()

    def go(self, place: str) -> None:
        """Go to a place."""
        if place == "top":
            self.lines.to_edge(end=False)
        elif place != "evening":
            places.go(self.leadtui, place)

    def go_to(self, row: RecordRow) -> None:
        """No lead is shown here."""

    def draw_prompt(self, view: PromptView | None, row: RecordRow | None) -> None:
        """Draw the strip."""
        self.strip.show(view, row)

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """A reminder that came due was dealt with."""
        self.leadtui.keep(self.read())

    def after_undo(self, undone: Undone) -> None:
        """Show the lead something was taken back of, when it is one of those gone through; releases the keys."""
        below = self.run_below
        if below is not None and below.begun_with.intersection(undone.leads):
            self.leadtui.close_screen(self)
            below.after_undo(undone)
        else:
            self.leadtui.keep(self.read())
            self.leadtui.release()
