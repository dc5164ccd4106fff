"""The end of the day: every open lead without a next step, one large at a time, each dealt with by one key.

Always holds: who was gone through stays among them, so one can go back; what is done is an operation of its own and is
taken back like any other; after the last lead it is told how the day ends.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.bindings import key_table, says
from leadtui.tui.keyboard.plans import ALIAS, TIMES, next_day
from leadtui.tui.record_rows import LEAD, RecordRow
from leadtui.tui.screens.call_mode import CallModeScreen
from leadtui.tui.screens.call_run import CallRun
from leadtui.tui.widgets.call_header import CallHeader
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done, LeadDetail, Undone

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.actions import Write
    from leadtui.tui.screens.evening_end import EveningEnd
    from leadtui.tui.widgets.message_line import Tone

NAME = "End of day"
KEYS = (
    "plan-tomorrow", "plan-week", "plan-month", "follow-up", "plan-nurture", "plan-sequence", "status-disqualified",
    "evening-skip", "undo", "back",
)  # fmt: skip
"""What the bottom line begins with."""
LOOKED_AT = 500
"""Leads of which it is looked after each write who has no next step; of more, only at those that were touched."""
HINT = (
    "{plan-tomorrow} {plan-week} {plan-month} {follow-up} {plan-nurture} {plan-sequence} plan it · "
    "{status-disqualified} lets it go · {evening-skip} skips"
)


def open_evening(app: LeadtuiApp) -> None:
    """Begin with the first lead without a next step; where there is none, tell how the day ends.

    One that is under way goes on. Keys wait for it.
    """
    there = next((screen for screen in app.screen_stack if isinstance(screen, EveningScreen)), None)
    if there is not None:
        places.down_to(app, there)
        return
    app.hold()
    app.keep(_open(app))


async def _open(app: LeadtuiApp, again: Callable[[], None] | None = None) -> None:
    from leadtui.services import reviewing
    from leadtui.tui.keyboard.key_screen import KeyScreen

    try:
        ids = await app.bridge.read_after_writes(reviewing.unplanned)
    except LeadtuiError as error:
        if isinstance(app.screen, KeyScreen):
            app.screen.say(str(error), "error")
    else:
        if again is not None:
            again()
        if ids:
            screen = EveningScreen(CallRun(NAME, ids, 0))
            screen.once_shown = lambda: screen.say(says(HINT), "hint")
            app.open_screen(screen)
        else:
            from leadtui.tui.screens.evening_end import EveningEnd

            app.open_screen(EveningEnd(app.base, ()))
    finally:
        app.release()


def _footer(app: LeadtuiApp) -> KeyFooter:
    footer = KeyFooter("evening")
    footer.called = {"plan-tomorrow": lambda: next_day(app.base)}
    return footer


class EveningScreen(CallModeScreen):
    """The leads without a next step, one at a time."""

    footer_keys: tuple[str, ...] = KEYS

    def __init__(self, run: CallRun) -> None:
        super().__init__(run, lambda _ids: None)
        self.help_scopes = ("evening", "moving", "strip")
        self.keys = key_table("evening", "moving")
        self.left_over = self.begun_with = frozenset(run.ids)

    def compose(self) -> ComposeResult:
        """The panes of a lead, with the keys of the evening below."""
        for widget in super().compose():
            yield _footer(self.leadtui) if isinstance(widget, KeyFooter) else widget

    def show_header(self) -> None:
        """Show which lead of how many it is, and how many have a next step by now."""
        super().show_header()
        if isinstance(self.detail, LeadDetail) and isinstance(self.top, CallHeader):
            done = len(self.calls.ids) - len(self.left_over.intersection(self.calls.ids))
            self.top.place = f"{self.calls.place}{f' · {done:,} done' if done else ''}"
            self.top.show(self.detail.row, self.top.reasons, pending=self.writing > 0)

    # Keys

    def run_own(self, command: str) -> bool:
        """What a key gives the lead, skipping it, and beginning again."""
        row = self.current_record()
        if command == "evening-skip":
            self.go_on()
        elif command == "evening-again":
            self.begin_again()
        elif command == "reminders":
            places.reminders(self.leadtui)
        elif command in TIMES and row is not None:
            from leadtui.tui.keyboard.plans import action_of

            self.send(row, action_of(command, self.situation(row)), None)
        elif command in ALIAS and row is not None:
            self.run_on(ALIAS[command], row)
        else:
            return super().run_own(command)
        return True

    def go(self, place: str) -> None:
        """Go to a place; the end of the day is here."""
        if place != "evening":
            super().go(place)

    def go_on(self) -> None:
        """Leave the lead as it is and show the next one; after the last one, how the day ends.

        Keys typed before that can be seen were meant for leads, and are let go.
        """
        if self.calls.at_end:
            self.leadtui.drop_typed_ahead()
            self.end()
        else:
            self._step(1)

    def _step(self, delta: int) -> None:
        if delta > 0 and self.calls.at_end:
            self.end()
        else:
            super()._step(delta)

    def begin_again(self) -> None:
        """Go through those that have no next step still, also those that came meanwhile; keys wait."""
        self.leadtui.hold()
        self.leadtui.keep(_open(self.leadtui, self._close_for_another))

    def _close_for_another(self) -> None:
        self.leadtui.close_screen(self)

    # Around a write

    def sent(self, row: RecordRow, action: Write) -> None:
        """Go on when the lead was given what it lacked; after the last one, to how the day ends."""
        from leadtui.tui.keyboard.actions import InSequence, works_away

        last = self.calls.at_end and self.same(row)
        super().sent(row, action)
        enrolled = isinstance(action, InSequence) and action.act == "enrol"
        if last and (enrolled or works_away(action, self.leadtui.base.workspace)):
            self.end()
        elif enrolled and self.same(row):
            self._step(1)

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """Count anew how many have a next step."""
        super().settled(row, done)
        self.leadtui.keep(self.count(row.id))

    async def where_now(self, row: RecordRow, action: Write) -> str:
        """Where a lead is that was given a next step is said by what was done."""
        return ""

    def offer_for(self, row: RecordRow | None) -> tuple[str, str] | None:
        """The next step that was offered, else the one that stands in what was written down last of the lead."""
        offer = super().offer_for(row)
        if offer is not None or row is None or not isinstance(self.detail, LeadDetail) or not self.same(row):
            return offer
        from leadtui.tui.keyboard.times import noted

        return noted(self.detail, self.leadtui.base)

    async def count(self, *touched: int) -> None:
        """Look which leads have no next step still; of very many only at those that were touched."""
        from leadtui.services import reviewing

        asked = touched if len(self.calls.ids) > LOOKED_AT else tuple(self.calls.ids)
        try:
            still = await self.leadtui.bridge.read_after_writes(
                lambda reading: reviewing.still_unplanned(reading, asked)
            )
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            self.left_over = self.left_over.difference(asked) | still
            self.show_header()

    def conversion_done(self, done: Done) -> None:
        """A lead was converted: go on; after the last one, to how the day ends."""
        last = self.calls.at_end
        super().conversion_done(done)
        self.leadtui.keep(self.count(*done.leads))
        if last:
            self.end()

    def after_undo(self, undone: Undone) -> None:
        """Show the lead it was about, if it is one of them; releases the keys."""
        super().after_undo(undone)
        self.leadtui.keep(self.count(*undone.leads))

    def end(self) -> None:
        """Tell how the day ends, once everything typed is on disk; a write that fails is seen first."""
        self.leadtui.hold()
        self.leadtui.keep(self._end())

    async def _end(self) -> None:
        from leadtui.tui.screens.evening_end import EveningEnd

        saved = await self.leadtui.bridge.saved()
        if saved and self.prompt is None and self.app.screen is self:
            self.leadtui.open_screen(EveningEnd(self.leadtui.base, tuple(self.calls.ids), self))
        self.leadtui.release()

    def _gone(self, ref: tuple[str, int]) -> None:
        """The lead is no longer there: go on without it; without any, tell how the day ends."""
        if self.prompt is None and ref[0] == LEAD and len(self.calls.ids) == 1:
            self.end()
        else:
            super()._gone(ref)

    def say(self, text: str, tone: Tone = "done", tail: str = "") -> None:
        """Say it here, or on the screen that tells how the day ends when that is on top."""
        ended = self.ended
        if ended is not None:
            ended.say(text, tone, tail)
        else:
            super().say(text, tone, tail)

    @property
    def ended(self) -> EveningEnd | None:
        """The screen that tells how the day ends, when it is on top of this one."""
        from leadtui.tui.screens.evening_end import EveningEnd

        top = self.app.screen
        return top if isinstance(top, EveningEnd) and top.run_below is self else None

    def again(self) -> EveningScreen:
        """A screen that goes on where this one was left."""
        return EveningScreen(self.calls)
