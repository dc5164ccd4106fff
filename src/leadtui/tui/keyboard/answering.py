"""What is done with the answer of a prompt: handed over as a write, asked on, or left; and a write that fails.

Always holds: writes are handed over in the order they were typed; when one fails, its record, its text and the prompt
come back with the reason, and nothing that is opened takes their place; what is typed in a prompt that gives way stays
a draft.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from leadtui.tui.bindings import says
from leadtui.tui.keyboard.draft_keys import DraftKeys
from leadtui.tui.keyboard.saved_words import asked_of, invites_to, told_of
from leadtui.tui.record_rows import ref_of
from leadtui.words import records
from leadtui.words.errors import LeadtuiError

if TYPE_CHECKING:
    from leadtui.tui.keyboard.actions import Add, BringBack, Confirmed, DropDraft, ForSelected, Go, Write
    from leadtui.tui.keyboard.prompts import Answer, Prompt
    from leadtui.tui.notice_order import Notice
    from leadtui.tui.record_rows import RecordRow, Ref
    from leadtui.words.rows import Done

R = TypeVar("R")


class Answering(DraftKeys[R]):
    """A screen whose prompts are answered; `RecordKeys` feeds them."""

    def __init__(self) -> None:
        super().__init__()
        self.prompt: Prompt | None = None
        self._prompt_row: RecordRow | None = None
        self._failed: list[tuple[RecordRow, Prompt | None, str]] = []
        self._writes_sent = self._writes_said = 0
        self._offer: tuple[Ref, tuple[str, str]] | None = None
        self._more_offers: tuple[tuple[str, str], ...] = ()

    def sent(self, row: RecordRow, action: Write) -> None:
        """A write was handed over; it is not yet on disk. Go on to the next record here."""

    def settled(self, row: RecordRow, done: Done | None) -> None:
        """A write is on disk, or has failed (None)."""

    def current_record(self) -> RecordRow | None:
        """The record the keys act on."""
        raise NotImplementedError

    def offer_for(self, row: RecordRow | None) -> tuple[str, str] | None:
        """The next step that was offered for a record, until something else is written here."""
        if row is None:
            return None
        invitation = self.leadtui.invitation
        if invitation is not None and invitation.offer is not None and ref_of(invitation.row) == ref_of(row):
            return invitation.offer
        return self._offer[1] if self._offer is not None and self._offer[0] == ref_of(row) else None

    def may_invite(self) -> bool:
        """Whether a key that a message names would act here on the one record it tells of."""
        return self.prompt is None

    def _tell_saved(self, row: RecordRow, done: Done, where: str, aside: str, *, last: bool, since: float) -> None:
        """Say what was done; keys that the message names are for its record while it stands."""
        from leadtui.tui.keyboard.invitations import SEEN_AFTER, Invitation, invite

        here, top = self.current_record(), self.app.screen
        same = here is not None and ref_of(here) == ref_of(row)
        asked = last and isinstance(top, Answering) and top.may_invite()
        if done.offer is not None and (same or asked):
            self._offer, self._more_offers = (ref_of(row), done.offer), done.more
        # Of the record under the cursor its keys are named in any case: they are for it without being asked, too.
        told = told_of(done, where, aside, offers=same or asked, invites=same or asked)
        self.say(told, tail=says("{undo} takes it back") if done.operation else "")
        commands, said = invites_to(done, where, offers=same or asked), self.leadtui.said
        if asked and commands and said is not None:
            plain = told_of(done, where, aside, invites=False)
            since = since if same and since else said.at + SEEN_AFTER
            invite(self, Invitation(row, commands, since, said.at, plain, done.offer, asked_of(done, row.name)))

    async def where_now(self, row: RecordRow, action: Write) -> str:
        """Where the record went by this write, for the message; "" when it stays."""
        return ""

    def go_to(self, row: RecordRow) -> None:
        """Put the cursor on a record, wherever it is."""
        raise NotImplementedError

    def do_for_selected(self, wanted: ForSelected, prompt: Prompt | None) -> None:
        """Do something for several leads, answered in this prompt; only where leads can be selected."""
        raise NotImplementedError

    def add(self, kind: str) -> None:
        """Open the form for a new record of a kind; "" where none was chosen."""
        raise NotImplementedError

    # Prompts

    def open_prompt(self, prompt: Prompt, row: RecordRow | None) -> None:
        """Begin a chord on a record; what is typed in a prompt that stands there is parked."""
        self.set_aside()
        self.ask_on(prompt, row)

    def ask_on(self, prompt: Prompt, row: RecordRow | None) -> None:
        """Go on with the next prompt of a chord, in place of the one it follows."""
        self.prompt, self._prompt_row = prompt, row
        self.put_text_back(prompt, row)
        if row is not None and self.leadtui.telephone.of(ref_of(row)) is not None:
            self.errands.time(prompt, row)
        self.draw_prompt(prompt.view(), row)

    def close_prompt(self) -> None:
        """End the chord; a failure that waited for it comes up, and then a prompt is open again."""
        self.prompt = self._prompt_row = None
        self.draw_prompt(None, None)
        self._next_failure()

    def answered(self, prompt: Prompt, answer: Answer) -> None:
        """Do what a prompt was answered with."""
        from leadtui.tui.keyboard import chords

        row = self._prompt_row
        if answer is None:
            self.draw_prompt(prompt.view(), row)
        elif isinstance(answer, chords.Prompt):
            self.ask_on(answer, row)
        elif isinstance(answer, chords.Cancelled):
            self._cancelled(prompt, row)
        elif isinstance(answer, chords.Errand):
            self.errands.do(answer, prompt, row)
        elif isinstance(answer, (chords.Go, chords.Add, chords.BringBack, chords.DropDraft, chords.Confirmed)):
            self.close_prompt()
            if self.prompt is None:  # what failed meanwhile is seen first
                self._turn_to(answer)
        elif isinstance(answer, chords.ForSelected) or row is not None:
            self.prompt = self._prompt_row = None
            self.draw_prompt(None, None)
            self.leadtui.drafts.sending(self, prompt.asked_by)
            if isinstance(answer, chords.ForSelected):
                self.do_for_selected(answer, prompt)
            elif row is not None:
                self.send(row, answer, prompt)
            self._next_failure()

    def _cancelled(self, prompt: Prompt, row: RecordRow | None) -> None:
        self.park()
        self.close_prompt()
        waits = self.leadtui.telephone.waits(ref_of(row)) if row is not None and not prompt.draft() else ""
        if waits and prompt.kind == "call" and self.prompt is None:
            self.say(waits, "hint")

    def _turn_to(self, answer: Go | Add | BringBack | DropDraft | Confirmed) -> None:
        from leadtui.tui.keyboard import chords

        match answer:
            case chords.Go():
                self.go(answer.place)
            case chords.Add():
                self.add(answer.kind)
            case chords.Confirmed():
                self.confirmed(answer.what)
            case _:
                self._chosen(answer)

    # Writes

    def send(self, row: RecordRow, action: Write, prompt: Prompt | None, aside: str = "") -> None:
        """Hand a write over; `aside` is said of one that was not typed here."""
        from leadtui.tui.keyboard.chords import send

        ref = ref_of(row)
        future = self.leadtui.bridge.submit(lambda desk: send(desk, ref, action))
        if not aside:
            self.leadtui.keep_answers(action, prompt)
        # What stands in the note after the next step that was taken is offered next.
        after = self._more_offers if prompt is not None and prompt.takes_offer else ()
        self._offer, self._more_offers, self.leadtui.invitation = None, (), None
        sent_at = monotonic()
        self.sent(row, action)
        here = self.current_record()
        if here is None or ref_of(here) != ref:
            sent_at = 0.0
        acted = self.leadtui.notices.sent(ref, action)
        self._writes_sent += 1
        number, saved = self._writes_sent, asyncio.wrap_future(future)
        self.leadtui.keep(self._settle(row, action, prompt, saved, aside, number, sent_at, after, acted))

    async def _settle(
        self,
        row: RecordRow,
        action: Write,
        prompt: Prompt | None,
        saved: asyncio.Future[Done],
        aside: str,
        number: int,
        since: float,
        after: tuple[tuple[str, str], ...],
        acted: tuple[Notice, ...],
    ) -> None:
        """Tell how a write ended. `since`: when it was handed over, if its record stayed under the cursor, else 0.

        `after`: next steps that are offered once it is on disk. `acted`: the reminders on the line that it is about.
        """
        try:
            done = await saved
        except LeadtuiError as error:
            self.leadtui.forget_answers(action)
            self.settled(row, None)
            self.leadtui.notices.settled(acted, saved=False)
            if self.prompt is not None:
                self._failed.append((row, prompt, str(error)))
            else:
                self._bring_back(row, prompt, str(error))
            return
        if after and done.offer is None:
            done = records.replace(done, offer=after[0], more=after[1:])
        self.settled(row, done)
        self.leadtui.notices.settled(acted, saved=True)
        self.leadtui.drafts.saved(prompt)
        self.leadtui.telephone.settled(ref_of(row), action, done)
        where = await self.where_now(row, action)
        if number < self._writes_said:  # a later one was told while it was asked where this one went
            return
        self._writes_said = number
        self._tell_saved(row, done, where, aside, last=number == self._writes_sent, since=since)

    def _next_failure(self) -> None:
        if self._failed:
            self._bring_back(*self._failed.pop(0))

    def _bring_back(self, row: RecordRow, prompt: Prompt | None, reason: str) -> None:
        self.go_to(row)
        self.say(f"Not saved: {reason}", "error")
        self.leadtui.drop_typed_ahead()
        if prompt is not None:
            prompt.error = reason
            self.leadtui.drafts.failed(prompt, self)
            prompt.situation = replace(prompt.situation, row=row)
            self.prompt, self._prompt_row = prompt, row
            self.draw_prompt(prompt.view(), row)
