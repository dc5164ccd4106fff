"""The history: everything that was done, by day, newest first; any of it is looked at and taken back from here.

Always holds: nothing is taken back without a question that names it, and what is taken back is what was asked about.
What a rule did is taken back here only. The list is steady: what is done meanwhile is announced.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.bindings import says
from leadtui.tui.keyboard.key_screen import ON_EVERY_SCREEN
from leadtui.tui.keyboard.undo_keys import MANY_LEADS
from leadtui.tui.record_rows import RecordRow
from leadtui.tui.screens.history_filter import HistoryFilter
from leadtui.tui.screens.history_rows import records_of
from leadtui.tui.screens.list_watch import ListWatch
from leadtui.tui.screens.moving import rows_by
from leadtui.tui.widgets.history_rows import moment
from leadtui.words.errors import LeadtuiError
from leadtui.words.operations import TAKEN_BACK
from leadtui.words.rows import Done, OperationRow, Undone

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.prompts import PromptView

ON_OPERATION = ("history-open", "history-undo", "history-to")
STEPS_BACK = {"undo": "An undo is done again with U, right after it", "redo": "u on what it did again takes that back"}


def open_history(app: LeadtuiApp) -> None:
    """Show the history: on the screen that is open already, or on a new one."""
    shown = next((screen for screen in app.screen_stack if isinstance(screen, HistoryScreen)), None)
    if shown is None:
        app.open_screen(HistoryScreen(app.base))
        return
    while app.screen is not shown and app.close_screen(app.screen) is not None:
        pass


class HistoryWatch(ListWatch):
    """Counts the operations when something was done."""

    def __init__(self, screen: HistoryScreen) -> None:
        super().__init__(screen)
        self.screen = screen

    def recount(self) -> None:
        """Count anew."""
        self.screen.leadtui.keep(self.screen.count())


class HistoryScreen(HistoryFilter):
    """The history with its keys."""

    def __init__(self, base: Base) -> None:
        super().__init__(base)
        self.watch_ = HistoryWatch(self)

    def on_mount(self) -> None:
        """Read the newest operations; keys wait for them."""
        self.show_filter()
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

    # Keys

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        return self.keys.command(key, character)

    def why_not(self, command: str) -> str:
        """Why a command cannot be done with the operation under the cursor now; "" when it can."""
        if self.filter.typing and command not in ON_EVERY_SCREEN:
            return "enter or esc ends the filter first"
        why = super().why_not(command)
        if why or command not in ON_OPERATION:
            return why
        row = self.list.row
        if row is None:
            return self.nothing_here
        return self.why_stays(row) if command == "history-undo" else ""

    def why_stays(self, row: OperationRow) -> str:
        """Why an operation cannot be taken back; "" when it can."""
        if row.kind in STEPS_BACK:
            return STEPS_BACK[row.kind]
        return f"It was {TAKEN_BACK} already, by No. {row.undone_by}" if row.undone_by is not None else ""

    def run_own(self, command: str) -> bool:
        """Moving, and what is done with an operation."""
        others: dict[str, Callable[[], None]] = {
            "top": lambda: self.rows.to_edge(end=False),
            "bottom": lambda: self.rows.to_edge(end=True),
            "next-panel": lambda: self.say("There is one panel here", "hint"),
            "history-filter": self.begin_filter,
            "resort": self.resort,
            "back": self.close,
        }
        on_operation: dict[str, Callable[[OperationRow], None]] = {
            "history-open": self.open_operation,
            "history-undo": self.ask_to_undo,
            "history-to": self.back_to,
        }
        if by := rows_by(command, self.list.window.height):
            self.rows.move(by)
            self.moved()
        elif command in others:
            others[command]()
        elif command in on_operation:
            row = self.list.row
            why = self.why_not(command)
            if row is None or why:
                self.say(why or self.nothing_here, "hint")
            else:
                on_operation[command](row)
        else:
            return False
        return True

    def resort(self) -> None:
        """Show what was done meanwhile; keys typed meanwhile wait for it."""
        self.leadtui.hold()
        self.leadtui.keep(self.rows.resort())
        self.watch_.recount()

    def close(self) -> None:
        """Clear the filter, else go back to where one came from."""
        if self.source.text:
            self.clear_filter()
        else:
            self.leadtui.close_screen(self)

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        if place == "top":
            self.rows.to_edge(end=False)
        else:
            places.go(self.leadtui, place)

    # An operation

    def open_operation(self, row: OperationRow) -> None:
        """Open the record it was about, or the list of them; keys wait until that is known."""
        self.leadtui.hold()
        self.leadtui.keep(self._open(row))

    async def _open(self, row: OperationRow) -> None:
        from leadtui.tui.screens.history_records import RecordsScreen

        found = await self.rows.read(lambda reading: records_of(reading, row.id), after_writes=True)
        if found is not None:
            leads, customers = found
            refs = [("lead", lead.id) for lead in leads] + [(kind.value, record.id) for kind, record in customers]
            if not refs:
                gone = "They are no longer there" if row.leads > 1 else "Nothing of it is there any more"
                self.say(
                    f"{gone} · {says('{undo} takes a deletion back')}" if row.leads or row.kind == "delete" else gone,
                    "hint",
                )
            elif len(refs) == 1:
                places.open_record(self.leadtui, refs[0])
            else:
                self.leadtui.open_screen(RecordsScreen(self.base, row, leads, customers))
        self.leadtui.release()

    def ask_to_undo(self, row: OperationRow) -> None:
        """Ask whether to take it back."""
        from leadtui.tui.keyboard.chords import ConfirmPrompt

        self._asked_about = row.id
        now = self.base.clock.local()
        at = moment(row, now)
        when = f"today at {at:%H:%M}" if at.date() == now.date() else f"on {at:%a} {at.day} {at:%b %H:%M}"
        by = "" if row.by == self.base.user.name else f" by {row.by}"
        whose = "A rule did it" if row.origin == "rule" else "It was done"
        many = f", to {row.leads:,} leads" if row.leads > MANY_LEADS else ""
        question = f"Take back “{row.summary}”? {whose} {when}{by}{many}."
        self.open_prompt(ConfirmPrompt(self.situation(None), question, "undo"), None)

    def back_to(self, row: OperationRow) -> None:
        """Show what coming back to the point after it takes back; keys wait for it."""
        self.leadtui.hold()
        self.leadtui.keep(self._back_to(row))

    async def _back_to(self, row: OperationRow) -> None:
        from leadtui.tui.screens.history_back import BackScreen, previewed

        self.say("Looking at what was done since…", "hint")
        try:
            preview = await self.leadtui.bridge.write(previewed(row.id))
        except LeadtuiError as error:
            self.leadtui.drop_typed_ahead()
            self.say(str(error), "hint")
        else:
            self.say("")
            self.leadtui.open_screen(BackScreen(self.base, row, preview), self._came_back)
        self.leadtui.release()

    def _came_back(self, undone: Undone | None) -> None:
        if undone is not None:
            self.say(undone.summary, tail="U")
            self.leadtui.hold()
            self.after_undo(undone)

    # Around a write

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """What is done with a reminder that came due is an operation, too."""
        if done is not None:
            self.rows.reload()
        self.watch_.recount()

    def after_undo(self, undone: Undone) -> None:
        """Show the history as it is now, the cursor where it was; keys wait for it."""
        self.leadtui.keep(self.rows.show_again())
        self.watch_.recount()

    def go_to(self, row: RecordRow) -> None:
        """No record stands in this list."""

    def form_done(self, done: Done | None) -> None:
        """A form was saved: it stands on top."""
        if done is not None:
            self.say(" · ".join((done.summary, *done.notes)))
            self.resort()

    def draw_prompt(self, view: PromptView | None, row: RecordRow | None) -> None:
        """Draw the strip under the list."""
        self.strip.show(view, row)

    # The mouse

    def on_record_list_moved(self) -> None:
        """The mouse moved the cursor."""
        self.moved()

    def on_record_list_opened(self) -> None:
        """A row was clicked twice."""
        if self.prompt is None:
            self.do("history-open")
