"""The keys that work on a lead, the same in the list, the preview, the reminders panel and the lead screen.

A chord is read key by key here; its strip is drawn after. Always holds: an action goes to the lead that was current
when its chord began; writes are handed over in the order they were typed; the screen goes on to the next lead at once;
when a write fails, its lead, its text and the prompt come back with the reason.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from leadtui.tui import places
from leadtui.tui.bindings import shown
from leadtui.tui.keyboard.undo_keys import UndoKeys
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done, LeadRow

if TYPE_CHECKING:
    from leadtui.tui.keyboard.actions import Write
    from leadtui.tui.keyboard.prompts import Answer, Prompt, PromptView, Situation

R = TypeVar("R")


SINGLE = ("claim", "delete", "done")
MENUS = ("call", "note", "follow-up", "snooze", "status", "qualification", "owner", "tags")
STATUSES = ("status-new", "status-working", "status-nurturing", "status-qualified", "status-disqualified")
CHORDS = frozenset((*SINGLE, *MENUS, *STATUSES))


class LeadKeys(UndoKeys[R]):
    """A screen with a current lead. Subclasses say which lead that is and what happens around a write."""

    def __init__(self) -> None:
        super().__init__()
        self.prompt: Prompt | None = None
        self._prompt_lead: LeadRow | None = None
        self._drafts: dict[tuple[str, int], str] = {}
        self._failed: list[tuple[LeadRow, Prompt | None, str]] = []

    def current_lead(self) -> LeadRow | None:
        """The lead the keys act on."""
        raise NotImplementedError

    def current_follow_up(self) -> int | None:
        """The follow-up under the cursor, None for the one due first."""
        return None

    def lead_sent(self, lead: LeadRow, action: Write) -> None:
        """A write was handed over; it is not yet on disk. Go on to the next lead here."""

    def lead_settled(self, lead: LeadRow, done: Done | None) -> None:
        """A write is on disk, or has failed (None)."""

    async def where_now(self, lead: LeadRow, action: Write) -> str:
        """Where the lead went by this write, for the message; "" when it stays."""
        return ""

    def refresh_prompt(self, lead_id: int) -> None:
        """Draw the strip anew when it is open on this lead, for what is known of it has changed."""
        if self.prompt is not None and self._prompt_lead is not None and self._prompt_lead.id == lead_id:
            self.draw_prompt(self.prompt.view(), self._prompt_lead)

    def draw_prompt(self, view: PromptView | None, lead: LeadRow | None) -> None:
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
        """Feed the open prompt, else run the command of the key; search opens over a prompt, which waits below."""
        if self.prompt is not None and key != "ctrl+f":
            self._answered(self.prompt, self.prompt.feed(key, character))
            return
        command = self.command_of(key, character)
        if command is None:
            pressed = character if character and character.isprintable() and not character.isspace() else shown(key)
            self.say(f"{pressed} does nothing here · ? shows the keys", "hint")
        elif not self.run_own(command):
            self._run(command)

    def take_paste(self, text: str) -> None:
        """Put pasted text into the open prompt, else open the search with it."""
        if self.prompt is not None:
            self.prompt.paste(text)
            self.draw_prompt(self.prompt.view(), self._prompt_lead)
        else:
            places.open_search(self.leadtui, text)

    def situation(self, lead: LeadRow | None) -> Situation:
        """What a prompt is told."""
        from leadtui.tui.keyboard.chords import Situation

        base = self.leadtui.base
        return Situation(
            lead, base.clock.local(), base.workspace, base.preferences.home_region, base.users, self.current_follow_up()
        )

    def open_prompt(self, prompt: Prompt, lead: LeadRow | None) -> None:
        """Begin a chord on a lead."""
        self.prompt, self._prompt_lead = prompt, lead
        draft = self._drafts.pop((prompt.kind, lead.id if lead else 0), "")
        if draft:
            prompt.restore(draft)
        self.draw_prompt(prompt.view(), lead)

    def close_prompt(self) -> None:
        """End the chord; a failure that waited for it comes up."""
        self.prompt = self._prompt_lead = None
        self.draw_prompt(None, None)
        if self._failed:
            self._bring_back(*self._failed.pop(0))

    def _answered(self, prompt: Prompt, answer: Answer) -> None:
        from leadtui.tui.keyboard import chords

        lead = self._prompt_lead
        if answer is None:
            self.draw_prompt(prompt.view(), lead)
        elif isinstance(answer, chords.Prompt):
            self.open_prompt(answer, lead)
        elif isinstance(answer, chords.Cancelled):
            self._keep_draft(prompt, lead)
            self.close_prompt()
        elif isinstance(answer, chords.Go):
            self.close_prompt()
            self.go(answer.place)
        elif isinstance(answer, chords.Confirmed):
            self.close_prompt()
            self.confirmed(answer.what)
        elif lead is not None:
            self.prompt = self._prompt_lead = None
            self.draw_prompt(None, None)
            self._send(lead, answer, prompt)
            if self._failed:
                self._bring_back(*self._failed.pop(0))

    def _keep_draft(self, prompt: Prompt, lead: LeadRow | None) -> None:
        draft = prompt.draft()
        if draft.strip():
            self._drafts[(prompt.kind, lead.id if lead else 0)] = draft
            self.say("Not saved; the same key brings back what you typed.", "hint")

    def _run(self, command: str) -> None:
        everywhere: dict[str, Callable[[], None]] = {
            "help": lambda: places.open_help(self.leadtui, self),
            "search": lambda: places.open_search(self.leadtui, ""),
            "go": self._go_menu,
            "undo": self.undo,
            "redo": self.redo,
            "quit": self.leadtui.leave,
            "add": lambda: places.add_lead(self.leadtui),
        }
        if command in everywhere:
            everywhere[command]()
            return
        if command == "back":
            self.say("")
            return
        lead = self.current_lead()
        if lead is None:
            self.say("No lead is selected · a adds one, g i imports a list", "hint")
            return
        self._run_on(command, lead)

    def _go_menu(self) -> None:
        from leadtui.tui.keyboard.chords import GoPrompt

        self.open_prompt(GoPrompt(self.situation(None)), None)

    def _run_on(self, command: str, lead: LeadRow) -> None:
        if command == "edit":
            places.edit_lead(self.leadtui, lead.id)
        elif command == "open":
            places.open_lead(self.leadtui, lead.id)
        elif command in CHORDS:
            from leadtui.tui.keyboard import chords

            step = chords.begin(command, self.situation(lead), self.leadtui.base.user.id)
            if isinstance(step, str):
                self.say(step, "hint")
            elif isinstance(step, chords.Prompt):
                self.open_prompt(step, lead)
            else:
                self._send(lead, step, None)

    def _send(self, lead: LeadRow, action: Write, prompt: Prompt | None) -> None:
        from leadtui.tui.keyboard.chords import send

        future = self.leadtui.bridge.submit(lambda desk: send(desk, lead.id, action))
        self.lead_sent(lead, action)
        self.leadtui.keep(self._settle(lead, action, prompt, asyncio.wrap_future(future)))

    async def _settle(self, lead: LeadRow, action: Write, prompt: Prompt | None, saved: asyncio.Future[Done]) -> None:
        try:
            done = await saved
        except LeadtuiError as error:
            self.lead_settled(lead, None)
            if self.prompt is not None:
                self._failed.append((lead, prompt, str(error)))
            else:
                self._bring_back(lead, prompt, str(error))
            return
        self.lead_settled(lead, done)
        parts = [done.summary, await self.where_now(lead, action), *done.notes]
        self.say(" · ".join(part for part in parts if part), tail="u takes it back" if done.operation else "")

    def _bring_back(self, lead: LeadRow, prompt: Prompt | None, reason: str) -> None:
        self.go_to_lead(lead.id)
        self.say(f"Not saved: {reason}", "error")
        self.leadtui.drop_typed_ahead()
        if prompt is not None:
            prompt.error = reason
            prompt.situation = replace(prompt.situation, row=lead)
            self.prompt, self._prompt_lead = prompt, lead
            self.draw_prompt(prompt.view(), lead)
