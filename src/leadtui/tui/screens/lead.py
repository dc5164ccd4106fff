"""One lead: everything known of it, everything that happened, and every key of a lead, as on the queue.

Always holds: keys wait until the lead they are for is shown; the lead below the cursor of the list one came from
follows `J` and `K`.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult

from leadtui.rules.reasons import reasons
from leadtui.tui import places
from leadtui.tui.bindings import key_table
from leadtui.tui.keyboard.actions import Delete, MarkDone, Write
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.keyboard.lead_keys import LeadKeys
from leadtui.tui.keyboard.prompts import PromptView
from leadtui.tui.screens.steps import Steps
from leadtui.tui.widgets import lead_facts as facts
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.lead_header import LeadHeader
from leadtui.tui.widgets.lead_timeline import timeline
from leadtui.tui.widgets.message_line import MessageLine, Tone
from leadtui.tui.widgets.painted import Pane
from leadtui.tui.widgets.prompt_strip import PromptStrip
from leadtui.tui.widgets.scroll_lines import Line, ScrollLines
from leadtui.tui.widgets.values import Values
from leadtui.words.errors import LeadtuiError, NotFoundError
from leadtui.words.rows import Done, LeadDetail, LeadRow, Undone

TWO_COLUMNS_FROM = 120
ONE_COLUMN = (
    facts.follow_ups, facts.reach, facts.qualification, timeline, facts.fields, facts.attachments, facts.colleagues,
)  # fmt: skip
LEFT = tuple(section for section in ONE_COLUMN if section is not timeline)


class LeadScreen(LeadKeys[None]):
    """A lead's own screen."""

    help_scopes = ("everywhere", "lead", "moving", "detail", "strip")

    def __init__(self, lead_id: int) -> None:
        super().__init__()
        self.lead_id = lead_id
        self.detail: LeadDetail | None = None
        self.keys = key_table("everywhere", "lead", "moving", "detail")
        self.strip = PromptStrip()
        self.left = ScrollLines(self._left, id="facts")
        self.right = ScrollLines(self._right, edge="│ ", id="story")
        self.in_left = False
        self._writing = 0
        self._written = False
        self._closing = False

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
        self.show_lead(self.lead_id)

    def on_resize(self) -> None:
        """Choose one column or two."""
        self._fit(self.app.size.width)

    def _fit(self, width: int) -> None:
        self.set_class(width < TWO_COLUMNS_FROM, "-narrow")
        self.left.rewrite()

    # What is shown

    def show_lead(self, lead_id: int) -> None:
        """Show a lead from its top; keys wait until it is there."""
        self.leadtui.hold()
        self.leadtui.keep(self._read(lead_id, to_top=True, release=True))

    async def _read(self, lead_id: int, *, to_top: bool = False, release: bool = False) -> None:
        try:
            detail = await self.leadtui.bridge.read(lambda reading: reading.detail(lead_id))
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
        if self.detail is not None:
            base, row = self.leadtui.base, self.detail.row
            self.header.show(row, reasons(row, base.clock.local(), base.workspace), pending=self._writing > 0)
            self.left.rewrite(to_top=to_top)
            self.right.rewrite(to_top=to_top)

    def _gone(self, lead_id: int) -> None:
        """The lead is no longer there: show the next one, else go back."""
        if lead_id != self.lead_id:
            return
        below = self._below()
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

    # Keys

    def current_lead(self) -> LeadRow | None:
        """The lead shown."""
        return self.detail.row if self.detail is not None else None

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        return self.keys.command(key, character)

    def run_own(self, command: str) -> bool:
        """Scrolling, the next lead, and leaving."""
        shown = self._scrolled()
        own: dict[str, Callable[[], None]] = {
            "down": lambda: shown.move(1),
            "up": lambda: shown.move(-1),
            "half-down": lambda: shown.page(0.5),
            "half-up": lambda: shown.page(-0.5),
            "page-down": lambda: shown.page(1),
            "page-up": lambda: shown.page(-1),
            "top": lambda: shown.to_edge(end=False),
            "bottom": lambda: shown.to_edge(end=True),
            "next-panel": self._other_column,
            "next-lead": lambda: self._step(1),
            "previous-lead": lambda: self._step(-1),
            "back": self.close,
            "open": lambda: self.say("This is the lead's own screen · J next lead, esc back", "hint"),
        }
        if command in own:
            own[command]()
        return command in own

    def _scrolled(self) -> ScrollLines:
        """The column the keys scroll: the chosen one, if it has more than fits, else the other."""
        if self.has_class("-narrow"):
            return self.left
        chosen, other = (self.left, self.right) if self.in_left else (self.right, self.left)
        return other if other.scrolls and not chosen.scrolls else chosen

    def _other_column(self) -> None:
        self.in_left = not self.in_left
        if not self.has_class("-narrow"):
            self.say(f"j and k scroll {'the facts' if self.in_left else 'what happened'}", "hint")

    def _below(self) -> Steps | None:
        """The list this screen was opened from."""
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1] if self in stack and stack.index(self) else None
        return below if isinstance(below, Steps) else None

    def _step(self, delta: int) -> None:
        below = self._below()
        if below is None:
            self.say("J and K go through the list a lead was opened from", "hint")
            return
        row = below.step(delta)
        if row is None or row.id == self.lead_id:
            self.say("This is the last lead of the list" if delta > 0 else "This is the first lead of the list", "hint")
            return
        self.show_lead(row.id)

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        if place == "top":
            self._scrolled().to_edge(end=False)
        elif place == "import":
            places.import_list(self.leadtui)
        else:
            self.close()

    def close(self) -> None:
        """Go back to where one came from, once everything typed is on disk."""
        if self._writing:
            self._closing = True
            self.leadtui.hold()
            return
        below = self._below()
        if below is not None:
            below.lead_closed(self.lead_id, changed=self._written)
        self.leadtui.close_screen(self)

    # Around a write

    def draw_prompt(self, view: PromptView | None, lead: LeadRow | None) -> None:
        """Draw the strip under the lead."""
        note = ""
        if self.detail is not None:
            said = next((row.body for row in self.detail.activities if row.body), None)
            note = f"last: {said.splitlines()[0]}" if said else ""
        self.strip.show(view, lead, note)

    def lead_sent(self, lead: LeadRow, action: Write) -> None:
        """Say that it is not yet saved."""
        self._writing += 1
        self._written = True
        if self.detail is not None:
            self.header.show(self.detail.row, self.header.reasons, pending=True)

    def lead_settled(self, lead: LeadRow, done: Done | None) -> None:
        """Show what it changed; a screen that was being left is left now, unless the write failed."""
        self._writing -= 1
        if self._closing and (done is None or not self._writing):
            self._closing = False
            if done is not None:
                self.close()
            self.leadtui.release()
        elif not self._writing:
            self.leadtui.keep(self._read(self.lead_id))

    async def where_now(self, lead: LeadRow, action: Write) -> str:
        """A done follow-up offers the next."""
        if isinstance(action, MarkDone):
            return "f sets the next step"
        return "" if not isinstance(action, Delete) else "gone from every list"

    def go_to_lead(self, lead_id: int) -> None:
        """Show a lead."""
        if lead_id != self.lead_id:
            self.show_lead(lead_id)

    def after_undo(self, undone: Undone) -> None:
        """Show the lead concerned, and let the keys go on."""
        self._written = True
        lead_id = undone.leads[0] if len(undone.leads) == 1 else self.lead_id
        self.leadtui.keep(self._read(lead_id, to_top=lead_id != self.lead_id, release=True))

    def form_done(self, done: Done | None) -> None:
        """A form was saved: show its lead."""
        if done is not None and done.operation is not None:
            self._written = True
            self.say(done.summary, tail="u takes it back")
            self.show_lead(done.leads[0] if len(done.leads) == 1 else self.lead_id)

    def say(self, text: str, tone: Tone = "done", tail: str = "") -> None:
        """Show a message here, or on the screen that is on top when this one was left."""
        top = self.app.screen
        if top is not self and isinstance(top, KeyScreen) and self not in self.app.screen_stack:
            top.say(text, tone, tail)
        else:
            super().say(text, tone, tail)
