"""The review: leads that rest too long, each kept until a date, nurtured, let go or left as it is; also many at once.

Always holds: what is done goes to the leads that were selected when the key was read, else to the one under the cursor;
they leave the list at once and come back when it cannot be saved or is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.keyboard.plans import ALIAS, TIMES
from leadtui.tui.record_rows import LEAD, RecordRow, Ref
from leadtui.tui.screens.bulk_work import BulkWork
from leadtui.tui.screens.moving import rows_by
from leadtui.tui.screens.review_panes import ReviewPanes
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done, LeadRow, Undone

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.actions import ForSelected
    from leadtui.tui.keyboard.prompts import Prompt
    from leadtui.tui.keyboard.typed import Draft
    from leadtui.words.bulk import BulkDone

ON_CHOSEN = frozenset({"follow-up", "status-nurturing", "status-disqualified", "delete", "sequences"})
"""Commands of leads that act on the selected ones here."""
OWN = frozenset({*TIMES, *ALIAS, "review-as-is", "select", "select-all"})


def open_review(app: LeadtuiApp) -> None:
    """Show the leads that rest too long: on the screen that is open already, or on a new one."""
    shown = next((screen for screen in app.screen_stack if isinstance(screen, ReviewScreen)), None)
    if shown is None:
        app.open_screen(ReviewScreen(app.base))
    else:
        places.down_to(app, shown)


class ReviewScreen(ReviewPanes):
    """The review with its keys."""

    def __init__(self, base: Base) -> None:
        super().__init__(base)
        self.bulk = BulkWork(self)
        self._before = self.found.before()
        self._selected: set[Hashable] = set()

    # Keys

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        return self.keys.command(key, character)

    def why_not(self, command: str) -> str:
        """Why a command cannot be done here now; "" when it can."""
        why_not = super().why_not(command)
        if not why_not and self.prompt is None and command in OWN and self.found.row is None:
            return self.nothing_here
        return why_not

    def run_own(self, command: str) -> bool:
        """Moving, selecting, and what is done with the chosen leads."""
        own: dict[str, Callable[[], None]] = {
            "top": lambda: self._move(-len(self.found.rows)),
            "bottom": lambda: self._move(len(self.found.rows)),
            "resort": self._look_again,
            "back": self.close,
            "select": self._select,
            "select-all": self._select_all,
        }
        if by := rows_by(command, self.list.rows):
            self._move(by)
        elif command in own:
            own[command]()
        elif command in OWN or command in ON_CHOSEN:
            self._begin(command)
        elif command == "next-panel":
            self.say("There is one list here", "hint")
        else:
            return False
        return True

    def _move(self, delta: int) -> None:
        self.found.move(delta)
        self.look_ahead()
        self.list.show()
        self.moved()

    def _select(self) -> None:
        self.found.toggle()
        self.look_ahead()
        self.draw()

    def _select_all(self) -> None:
        """Select all there are, also those not read yet; keys wait."""
        if self.at_end:
            self.found.toggle_all()
            self.draw()
        else:
            self.leadtui.hold()
            self.leadtui.keep(self._read_and_select())

    async def _read_and_select(self) -> None:
        from leadtui.services import reviewing

        try:
            rows = await self.leadtui.bridge.read_after_writes(
                lambda reading: reviewing.to_review(reading, limit=reviewing.MOST_COUNTED)
            )
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            self.found.show(rows)
            self.at_end = len(rows) < reviewing.MOST_COUNTED
            self.found.selected.clear()
            self.found.toggle_all()
            self.draw()
        self.leadtui.release()

    def _look_again(self) -> None:
        self.leadtui.hold()
        self.leadtui.keep(self.read(release=True))

    def close(self) -> None:
        """Select nothing, else go back to where one came from."""
        if self.found.selected:
            self.found.selected.clear()
            self.draw()
        else:
            self.leadtui.close_screen(self)

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        if place == "top":
            self.do("top")
        elif place != "review":
            places.go(self.leadtui, place)

    def go_to(self, row: RecordRow) -> None:
        """Put the cursor on a lead, if it stands here."""
        self._to(row.id)
        self.draw()

    def shows(self, row: RecordRow) -> bool:
        """Put the cursor on a lead that stands here."""
        there = isinstance(row, LeadRow) and self._to(row.id)
        if there:
            self.draw()
        return there

    def _to(self, lead: int) -> bool:
        at = next((place for place, row in enumerate(self.found.rows) if row.id == lead), -1)
        if at >= 0:
            self.found.cursor = at
        return at >= 0

    # What is done with them

    def _begin(self, command: str) -> None:
        from leadtui.tui.keyboard import prompts_bulk
        from leadtui.tui.keyboard.actions import ForSelected, KeepUntil, LeaveAsIs
        from leadtui.tui.keyboard.plans import time_of

        chosen = self.found.chosen()
        if not chosen:
            self.say(self.nothing_here, "hint")
            return
        situation, ids, user = self.situation(None), tuple(row.id for row in chosen), self.leadtui.base.user.id
        step: Prompt | ForSelected | str
        if command in TIMES:
            step = prompts_bulk.asked(situation, ids, KeepUntil(time_of(command, situation)))
        elif command == "review-as-is":
            step = prompts_bulk.asked(situation, ids, LeaveAsIs())
        else:
            step = prompts_bulk.begin(ALIAS.get(command, command), situation, ids, user, chosen[0].name)
        if isinstance(step, str):
            self.say(step, "hint")
        elif isinstance(step, ForSelected):
            self.do_for_selected(step, None)
        else:
            self.open_prompt(step, None)

    def do_for_selected(self, wanted: ForSelected, prompt: Prompt | None) -> None:
        """Do it with all of these leads; a time that is set here is that until which they are kept."""
        from leadtui.tui.keyboard.actions import KeepUntil, SetFollowUp
        from leadtui.tui.keyboard.prompts_bulk import BulkQuestion, said

        origin = prompt.before if isinstance(prompt, BulkQuestion) else prompt
        if isinstance(wanted.action, SetFollowUp):
            asked = wanted.action
            wanted = replace(wanted, action=KeepUntil(asked.when, asked.subject, asked.how))
        self.bulk.start(wanted, origin, said(wanted.action, self.situation(None)))

    def reopen_on_chosen(self, draft: Draft) -> bool:
        """Open the prompt of a draft for its leads again, which are chosen; False where one of them is not listed."""
        from leadtui.tui.keyboard import prompts_bulk
        from leadtui.tui.keyboard.draft_keys import gone_on

        state = draft.typed.state
        ids = tuple(map(int, state["ids"]))
        if not set(ids) <= {row.id for row in self.found.rows}:
            return False
        command, user = str(state["command"]), self.leadtui.base.user.id
        prompt = gone_on(prompts_bulk.begin(command, self.situation(None), ids, user, self._name_of(ids[0])), state)
        if prompt is None:
            return False
        self._to(ids[0])
        self.found.selected = set(ids) if len(ids) > 1 else set()
        self.draw()
        self.take_up(draft, prompt, None)
        return True

    def _name_of(self, lead: int) -> str:
        return next((row.name for row in self.found.rows if row.id == lead), "")

    def begin_work(self, wanted: ForSelected) -> None:
        """Work on leads begins: they leave the list."""
        self._before, self._selected = self.found.before(), set(self.found.selected)
        ids = set(wanted.ids)
        self.found.drop([row for row in self.found.rows if row.id in ids])
        self.number = max(self.number - len(ids), 0)
        self.look_ahead()
        self.draw()

    def end_work(self, wanted: ForSelected, done: BulkDone | None) -> None:
        """It has ended: what was not done brings them back, selected as they were; keys go on."""
        if done is None:
            self.found.restore(self._before)
            self.found.selected = self._selected
            self.draw()
        else:
            self.found.noted(done.operation, self._before)
            for number in done.leads:
                self.notes.pop(number, None)
        self.leadtui.release()
        self.leadtui.keep(self.count())

    def after_undo(self, undone: Undone) -> None:
        """Show what was dealt with again, the cursor where it was; releases the keys."""
        if self.found.taken_back(undone):
            self.draw()
            self.leadtui.release()
            self.leadtui.keep(self.count())
        else:
            self.leadtui.keep(self.read(release=True))

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """A reminder that came due was dealt with."""
        self.leadtui.keep(self._see_again())

    # The screen of a lead on top

    def step(self, delta: int) -> RecordRow | None:
        """Move the cursor for the screen on top; return the lead it then stands on."""
        self._move(delta)
        return self.found.row

    def record_closed(self, ref: Ref, *, changed: bool) -> None:
        """A lead's own screen was left: the cursor stands on the one shown last; who was dealt with is gone."""
        if ref[0] == LEAD:
            self._to(ref[1])
            self.notes.pop(ref[1], None)
        if changed:
            self.leadtui.keep(self._see_again())
        self.draw()

    async def _see_again(self) -> None:
        """Let those go that are no longer to be reviewed; what others did stays until the list is read anew."""
        from leadtui.services import reviewing

        ids = tuple(row.id for row in self.found.rows)
        try:
            still = await self.leadtui.bridge.read_after_writes(lambda reading: reviewing.still_to_review(reading, ids))
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            self.found.drop([row for row in self.found.rows if row.id in ids and row.id not in still])
            await self.count()

    # The mouse

    def on_found_list_moved(self) -> None:
        """The mouse moved the cursor."""
        self.look_ahead()
        self.list.show()
        self.moved()

    def on_found_list_opened(self) -> None:
        """A lead was clicked twice."""
        if self.prompt is None and self.found.row is not None:
            places.open_lead(self.leadtui, self.found.row.id)
