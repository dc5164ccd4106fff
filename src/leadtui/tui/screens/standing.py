"""Where everyone stands in a sequence: its leads step by step, with the keys of any lead.

The list is steady: what is under the cursor changes only by the rep's own key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from leadtui.tui import places
from leadtui.tui.bindings import says
from leadtui.tui.keyboard import sequence_keys
from leadtui.tui.record_rows import LEAD, RecordRow, Ref
from leadtui.tui.screens.moving import rows_by
from leadtui.tui.screens.standing_panes import StandingPanes
from leadtui.tui.screens.standing_rows import StandingSource
from leadtui.words.lifecycle import Category
from leadtui.words.rows import LeadRow

if TYPE_CHECKING:
    from leadtui.services.reading import Reading
    from leadtui.words.rows import Done, Undone


class StandingScreen(StandingPanes):
    """The list with its keys."""

    # Keys

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command of a key."""
        return self.keys.command(key, character)

    def run_own(self, command: str) -> bool:
        """Moving, the neighbours among the sequences, and leaving."""
        own: dict[str, Callable[[], None]] = {
            "top": lambda: self.rows.to_edge(end=False),
            "bottom": lambda: self.rows.to_edge(end=True),
            "standing-next": lambda: self.turn_by(1),
            "next-panel": lambda: self.turn_by(1),
            "standing-previous": lambda: self.turn_by(-1),
            "resort": self.resort,
            "standing-left": self.turn_left,
            "standing-queue": self.as_list,
            "back": self.close,
        }
        if by := rows_by(command, self.list.window.height):
            self.rows.move(by)
            self.moved()
        elif command in own:
            own[command]()
        else:
            return False
        return True

    def run_on(self, command: str, row: RecordRow) -> None:
        """Do a command on the lead under the cursor; of its sequences the one shown is meant."""
        if command == "sequences" and isinstance(row, LeadRow) and row.category != Category.CONVERTED:
            sequence_keys.begin(self, row, self.source.key)
        else:
            super().run_on(command, row)

    def close(self) -> None:
        """Go back to the sequences."""
        self.leadtui.close_screen(self)

    def resort(self) -> None:
        """Put the rows in order and show what arrived; keys typed meanwhile wait for them."""
        self.leadtui.hold()
        self.leadtui.keep(self.rows.resort())

    def turn_by(self, delta: int) -> None:
        """Show the sequence after this one, or before it."""
        keys = [one.key for one in self.base.workspace.sequences if one.offered]
        if self.source.key in keys:
            self.turn(StandingSource(keys[(keys.index(self.source.key) + delta) % len(keys)], self.source.left))

    def turn_left(self) -> None:
        """Show who left the sequence too, or only who is in it."""
        left = not self.source.left
        self.turn(StandingSource(self.source.key, left))
        said = "Who is done or was stopped stands below · {standing-left} hides them" if left else "Who is in it only"
        self.say(says(said), "hint")

    def turn(self, source: StandingSource) -> None:
        """Show another list; keys typed meanwhile wait for its rows."""
        here = self.list.row.id if self.list.row is not None and source.key == self.source.key else None
        self.say("")
        self.source = source
        self.face.key = source.key
        self.leadtui.hold()
        self.leadtui.keep(self.rows.show(here))

    def as_list(self) -> None:
        """Show those in the sequence as a tab of the queue, where several can be selected."""
        places.show_found(self.leadtui, f"enrolled:{self.source.key}")

    def go(self, place: str) -> None:
        """Go to a place of the go-to menu."""
        if place == "top":
            self.rows.to_edge(end=False)
            self.moved()
        else:
            places.go(self.leadtui, place)

    # Under the screen of a lead

    def step(self, delta: int) -> RecordRow | None:
        """Move the cursor for the screen on top; return the lead it then stands on."""
        self.rows.move(delta)
        return self.current_record()

    def record_closed(self, ref: Ref, *, changed: bool) -> None:
        """The screen of a lead was left: the cursor stands on the one shown last, if it is in sight."""
        if ref[0] == LEAD:
            self.to_lead(ref[1])
        self.moved()

    # After something was done elsewhere

    def after_undo(self, undone: Undone) -> None:
        """Go to the lead concerned, and let the keys go on."""
        self.leadtui.keep(self._show_lead(undone.leads[0] if undone.leads else 0))

    async def _show_lead(self, lead_id: int) -> None:
        """Put the rows in order, the cursor on a lead that stands there; releases the keys."""
        key = self.source.key

        def work(reading: Reading) -> tuple[int, ...]:
            from leadtui.services.sequences_reading import of_lead

            return tuple(row.id for row in of_lead(reading, lead_id) if row.sequence == key)

        found = await self.rows.read(work, after_writes=True)
        await self.rows.show_again(*(found or ())[:1])

    def form_done(self, done: Done | None) -> None:
        """A form was saved: show its lead."""
        if done is not None:
            self.tell(done)
            self.leadtui.hold()
            self.leadtui.keep(self.rows.show_again())

    # The mouse

    def on_record_list_moved(self) -> None:
        """The mouse moved the cursor."""
        self.moved()

    def on_record_list_opened(self) -> None:
        """A row was clicked twice."""
        if self.prompt is None:
            self.take_key("enter", None)
