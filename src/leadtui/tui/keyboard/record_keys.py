"""The keys that work on a lead, account, contact or opportunity: the same in lists, panels and a screen of its own.

A chord is read key by key here; its strip is drawn after. Always holds: an action goes to the record that was current
when its chord began; the screen goes on to the next one at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from leadtui.tui import bindings, places
from leadtui.tui.bindings import says, shown
from leadtui.tui.keyboard import invitations
from leadtui.tui.keyboard.answering import Answering
from leadtui.tui.keyboard.key_screen import ON_EVERY_SCREEN
from leadtui.tui.keyboard.status_commands import STATUS_COMMANDS
from leadtui.tui.keyboard.why_not import NO_TWINS, ONLY_LEADS, READING, why_not
from leadtui.tui.record_rows import Ref, ref_of
from leadtui.words.customers import OpportunityRow
from leadtui.words.lifecycle import Category
from leadtui.words.rows import LeadRow

if TYPE_CHECKING:
    from leadtui.tui.errands import Errands
    from leadtui.tui.keyboard.prompts import PromptView, Situation
    from leadtui.tui.record_rows import RecordRow

R = TypeVar("R")


SINGLE = ("claim", "delete", "done")
MENUS = (
    "call", "note", "follow-up", "snooze", "status", "qualification", "owner", "tags", "meeting", "attach", "sequences",
)  # fmt: skip
ERRANDS = frozenset({"email", "dial", "copy", "open-link"})
"""What needs the card of a record, and the desktop or the terminal."""
STAGES = ("stage", "stage-next", "stage-previous")
CHORDS = frozenset((*SINGLE, *MENUS, *STATUS_COMMANDS, *STAGES))
TIDYING = ("duplicates", "merge")
CHANGING = CHORDS | {"edit", "convert", "repeat", "email", "merge"}


class RecordKeys(Answering[R]):
    """A screen with a current record. Subclasses say which that is and what happens around a write."""

    nothing = "No lead is selected · {add} adds one, {go} i imports a list"
    """What is said where there is no record; {add} stands for the key of that command."""

    @property
    def nothing_here(self) -> str:
        """What is said where there is no record."""
        return says(self.nothing)

    def current_record(self) -> RecordRow | None:
        """The record the keys act on."""
        raise NotImplementedError

    def current_follow_up(self) -> int | None:
        """The follow-up under the cursor, None for the one due first."""
        return None

    def add(self, kind: str) -> None:
        """Open the form for a new record of a kind; "" where none was chosen."""
        places.add_lead(self.leadtui)

    def refresh_prompt(self, ref: Ref) -> None:
        """Draw the strip anew when it is open on this record, for what is known of it has changed."""
        if self.prompt is not None and self._prompt_row is not None and ref_of(self._prompt_row) == ref:
            self.draw_prompt(self.prompt.view(), self._prompt_row)

    def draw_prompt(self, view: PromptView | None, row: RecordRow | None) -> None:
        """Draw the strip, or take it away."""
        raise NotImplementedError

    def run_own(self, command: str) -> bool:
        """Do a command of this screen alone; False when it is none."""
        raise NotImplementedError

    def command_of(self, key: str, character: str | None) -> str | None:
        """The command a key means here."""
        raise NotImplementedError

    @property
    def breaks_lines(self) -> bool:
        """A prompt may hold a text of several lines."""
        return self.prompt is not None

    def take_key(self, key: str, character: str | None) -> None:
        """Feed the open prompt, else run the command of the key."""
        if self.prompt is not None and key == "ctrl+o" and self.prompt.writing is not None:
            self.errands.edit_text(self.prompt, self._prompt_row, self.prompt.writing)
            return
        if self.prompt is not None:
            self.answered(self.prompt, self.prompt.feed(key, character))
            return
        command = self.command_of(key, character)
        if command is None:
            pressed = character if character and character.isprintable() and not character.isspace() else shown(key)
            self.say(f"{pressed} does nothing here · {says('{help} shows the keys')}", "hint")
        else:
            self.do(command)

    def do(self, command: str) -> None:
        """Do a command of this screen, of a record or of every screen; one that a message names, on its record."""
        row = invitations.invited(self.leadtui, command) if self.may_invite() else None
        if row is not None:
            self.run_on(command, row)
            return
        if not self.run_own(command):
            self._run(command)
        self.lapse()

    def lapse(self) -> None:
        """The rep has done something else: a message names no key for a record that is not under the cursor."""
        if self.leadtui.invitation is not None:
            invitations.lapse(self, self.current_record())

    @property
    def typing(self) -> bool:
        """An open prompt takes the letters."""
        return self.prompt is not None

    def run_command(self, command: str) -> None:
        """Do a command exactly as its key does; an open prompt gets the key."""
        if self.prompt is None:
            self.do(command)
        else:
            super().run_command(command)

    def why_not(self, command: str) -> str:
        """Why a command cannot be done with the current record now; "" when it can."""
        known = bindings.command(command)
        of_prompt = known.scope == "strip"
        if command in ON_EVERY_SCREEN or (of_prompt and self.prompt is not None):
            return ""
        if self.prompt is not None:
            return "enter or esc ends what is open below first"
        if of_prompt:
            return "While a call, a note or a time is typed"
        if command == "notice":
            from leadtui.tui.keyboard import notice_keys

            return notice_keys.why_not(self.leadtui)
        if command == "repeat" and self.leadtui.last is None:
            from leadtui.tui.keyboard.repeating import NOTHING

            return NOTHING
        why = super().why_not(command)
        if why or known.scope not in ("lead", "customers") or command == "add":
            return why
        row = self.current_record()
        if row is None:
            return self.nothing_here
        if isinstance(row, LeadRow) and row.category == Category.CONVERTED and command not in READING:
            return self.why_read_only(row)
        return why_not(known, row, len(self.leadtui.base.users))

    def take_paste(self, text: str) -> None:
        """Put pasted text into the open prompt, else open the search with it."""
        if self.prompt is not None:
            self.prompt.paste(text)
            self.draw_prompt(self.prompt.view(), self._prompt_row)
        else:
            places.open_search(self.leadtui, text)

    def situation(self, row: RecordRow | None) -> Situation:
        """What a prompt is told."""
        from leadtui.tui.keyboard.chords import Situation

        base = self.leadtui.base
        return Situation(
            row, base.clock.local(), base.workspace, base.preferences.home_region, base.users, self.current_follow_up(),
            self.offer_for(row),
        )  # fmt: skip

    def _run(self, command: str) -> None:
        everywhere: dict[str, Callable[[], None]] = {
            "help": lambda: places.open_help(self.leadtui, self),
            "palette": lambda: places.open_palette(self.leadtui, self),
            "search": lambda: places.open_search(self.leadtui, ""),
            "go": self._go_menu,
            "bring-back": lambda: places.bring_back(self.leadtui, self),
            "undo": self.undo,
            "redo": self.redo,
            "notice": self._act_on_notice,
            "quit": self.leadtui.leave,
            "add": lambda: self.add(""),
        }
        if command in everywhere:
            everywhere[command]()
            return
        if command == "back":
            self.say("")
            return
        row = self.current_record()
        if row is None:
            self.say(self.nothing_here, "hint")
            return
        self.run_on(command, row)

    def _act_on_notice(self) -> None:
        from leadtui.tui.keyboard import notice_keys

        notice_keys.act(self)

    def confirmed(self, what: str) -> None:
        """A question was answered with yes, or it was said what to do with a reminder."""
        from leadtui.tui.keyboard import notice_keys

        if what in notice_keys.ANSWERS:
            notice_keys.answered(self, what)
        else:
            super().confirmed(what)

    @cached_property
    def errands(self) -> Errands:
        """What is done outside for this screen."""
        from leadtui.tui.errands import Errands

        return Errands(self)

    def _go_menu(self) -> None:
        from leadtui.tui.keyboard.chords import GoPrompt

        self.open_prompt(GoPrompt(self.situation(None)), None)

    def run_on(self, command: str, row: RecordRow) -> None:
        """Do a command of a record on this one."""
        if command in CHANGING and isinstance(row, LeadRow) and row.category == Category.CONVERTED:
            self.say(self.why_read_only(row), "error")
            self.leadtui.drop_typed_ahead()
        elif command == "edit":
            places.edit(self.leadtui, ref_of(row))
        elif command == "open":
            places.open_record(self.leadtui, ref_of(row))
        elif command == "convert":
            self._convert(row)
        elif command in TIDYING:
            self._tidy(command, row)
        elif command == "repeat":
            self.repeat(row)
        elif command == "sequences":
            from leadtui.tui.keyboard import sequence_keys

            sequence_keys.begin(self, row)
        elif command in ERRANDS:
            self.errands.begin(command, row)
        elif command in CHORDS:
            from leadtui.tui.keyboard import chords

            step = chords.begin(command, self.situation(row), self.leadtui.base.user.id)
            if isinstance(step, str):
                self.say(step, "hint")
            elif isinstance(step, chords.Prompt):
                self.open_prompt(step, row)
            else:
                self.send(row, step, None)

    def _convert(self, row: RecordRow) -> None:
        if isinstance(row, LeadRow):
            places.convert_lead(self.leadtui, row.id)
        else:
            self.say(ONLY_LEADS["convert"], "hint")

    def _tidy(self, command: str, row: RecordRow) -> None:
        if isinstance(row, OpportunityRow):
            self.say(NO_TWINS, "hint")
        elif command == "merge":
            places.merge_with_duplicates(self.leadtui, ref_of(row))
        else:
            places.duplicates_of(self.leadtui, ref_of(row), row.name)

    def repeat(self, row: RecordRow) -> None:
        """Do on this record what was done last that can be repeated, with the same answers."""
        from leadtui.tui.keyboard import repeating

        step = repeating.begin(self.leadtui.last, self.situation(row))
        if isinstance(step, str):
            self.say(step, "hint")
        else:
            self.send(row, step, None, repeating.with_note(step))

    def why_read_only(self, row: LeadRow) -> str:
        """Why nothing of a converted lead can be changed, and how it could."""
        return f"{row.name} was converted and is read-only; undo the conversion to work on it again."
