"""Does what a prompt asks of the desktop and the terminal: dial, open, copy, hand a mail over, edit in the editor.

Always holds: no program is waited for on the main loop, but an editor, which has the terminal; what cannot be done is
said in a sentence, and what was typed stays. Data is handed over as arguments or on standard input, never to a shell.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from leadtui.platform import clipboard
from leadtui.platform.handing import hand_over
from leadtui.rules import links
from leadtui.rules.calling import why_not_to_call
from leadtui.rules.phones import shown
from leadtui.rules.templates import Mail
from leadtui.services.cards import card_of
from leadtui.tui.bindings import says
from leadtui.tui.keyboard.errand_words import CopyMail, CopyText, DialNumber, EditMail, HandMail, OpenFile, OpenLink
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.prompts_call import CallPrompt
from leadtui.tui.keyboard.prompts_contact import ContactPrompt
from leadtui.tui.keyboard.prompts_email import EmailPrompt, SentPrompt
from leadtui.tui.keyboard.prompts_reach import CopyPrompt, DialPrompt, OpenPrompt
from leadtui.tui.outside import edited
from leadtui.tui.record_rows import RecordRow, Ref, ref_of
from leadtui.tui.telephone import Dialled
from leadtui.words.card import Card
from leadtui.words.errors import InputError, LeadtuiError
from leadtui.words.lifecycle import Category
from leadtui.words.rows import LeadRow

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.actions import Errand
    from leadtui.tui.keyboard.prompts import Prompt, Situation
    from leadtui.tui.keyboard.record_keys import RecordKeys
    from leadtui.tui.widgets.message_line import Tone

TICK = 5.0
"""Seconds between two looks at how long a call takes."""

TERMINAL = "the terminal"
"""What copies where no program does; whether it did cannot be known."""
COPIED, ASKED = "Copied", "The terminal was asked to copy"

SHOWN = 40
"""Most characters of a copied text that a message shows."""


class Errands:
    """What a screen with records has done outside."""

    def __init__(self, screen: RecordKeys[Any]) -> None:
        self.screen = screen

    @property
    def app(self) -> LeadtuiApp:
        """The app."""
        return self.screen.leadtui

    # A command

    def begin(self, command: str, row: RecordRow) -> None:
        """Begin dialling, copying, opening or an email; keys wait only where the card cannot be read at once."""
        ref = ref_of(row)
        try:
            asked = not self.app.bridge.writing
            card = self.app.bridge.glance(lambda reading: card_of(reading, *ref)) if asked else None
        except LeadtuiError as error:
            self._refuse(str(error), "error")
            return
        if card is not None:
            self._begun(command, row, card)
        else:
            self.app.hold()
            self.app.keep(self._read(command, row, ref, self.app.dropped))

    async def _read(self, command: str, row: RecordRow, ref: Ref, dropped: int) -> None:
        try:
            card = await self.app.bridge.read_after_writes(lambda reading: card_of(reading, *ref))
        except LeadtuiError as error:
            if self.app.dropped == dropped:
                self._refuse(str(error), "error")
        else:
            if self.app.dropped == dropped:  # else a write before it failed, and its record is here again
                self._begun(command, row, card)
                self.screen.look_at_keys()  # the key that asked for it was looked at before
        finally:
            self.app.release()

    def _refuse(self, why: str, tone: Tone) -> None:
        """Say why a prompt does not open; the keys behind were meant for it."""
        self.app.drop_typed_ahead()
        self.screen.say(why, tone)

    def _begun(self, command: str, row: RecordRow, card: Card) -> None:
        situation = self.screen.situation(row)
        who = card.at or card.name
        if command == "email" and not card.emails:
            self._refuse(f"{who} has no email address · {says('{edit} adds one')}", "hint")
        elif command == "email":
            self.screen.open_prompt(self._email_prompt(situation, card), row)
        elif command == "dial" and not card.phones:
            self._refuse(f"{who} has no phone number · {says('{edit} adds one')}", "hint")
        elif command == "dial":
            against = why_not_to_call(card, self.app.base.clock.local(), self.app.base.workspace.calling)
            if against:
                self.screen.open_prompt(DialPrompt(situation, card, against), row)
            else:
                self._dial(row, card, 0)
        else:
            self.screen.open_prompt((CopyPrompt if command == "copy" else OpenPrompt)(situation, card), row)

    def _email_prompt(self, situation: Situation, card: Card) -> EmailPrompt:
        user = self.app.base.user
        me = {"my_name": user.name, "my_email": user.email or ""}
        prompt = EmailPrompt(situation, card, me, in_editor=self.app.base.preferences.email == "editor")
        prompt.begun = ("email", ())
        return prompt

    def email_again(self, situation: Situation, row: RecordRow) -> EmailPrompt | None:
        """A prompt for a mail that was left; None where its card cannot be read at once, or has no address any more."""
        try:
            card = self.app.bridge.glance(lambda reading: card_of(reading, *ref_of(row)))
        except LeadtuiError:
            return None  # the record is gone: its text comes back as a note
        return self._email_prompt(situation, card) if card is not None and card.emails else None

    # What a prompt asked for

    def do(self, errand: Errand, prompt: Prompt, row: RecordRow | None) -> None:
        """Do what a prompt asked for; the prompt is closed where it is answered by it."""
        match errand:
            case CopyText():
                self.screen.close_prompt()
                self.app.keep(self._copy(errand.text, errand.what))
            case OpenLink():
                self.screen.close_prompt()
                self.screen.say(f"Opening {errand.link}", "hint")
                self.app.keep(self._open(errand.link, errand.what))
            case OpenFile():
                self.screen.close_prompt()
                self.app.keep(self._open_file(errand))
            case HandMail() if row is not None:
                self._hand_mail(errand, prompt, row)
            case CopyMail() if row is not None:
                self.app.hold()
                self.app.keep(self._mail_copied(errand, prompt, row))
            case EditMail() if row is not None:
                self._edit_mail(errand, prompt, row)
            case DialNumber() if row is not None:
                self._dial_next(errand, prompt, row)

    # Dialling

    def _dial_next(self, errand: DialNumber, prompt: Prompt, row: RecordRow) -> None:
        card = getattr(prompt, "card", None)
        if isinstance(card, Card):
            self.screen.close_prompt()
            if self.screen.prompt is None:
                self._dial(row, card, errand.index)
            return
        before = self.app.telephone.of(ref_of(row))
        if before is not None:
            self._dial(row, before.card, errand.index, prompt)

    def _dial(self, row: RecordRow, card: Card, index: int, prompt: Prompt | None = None) -> None:
        """Dial a number of a card, with the strip open under it; `prompt` is the strip when it is open already."""
        number = card.phones[index % len(card.phones)]
        dialled = Dialled(card, index % len(card.phones), self.app.base.clock.now())
        try:
            link = links.tel_link(number.value, number.normal)
        except InputError as error:
            self.screen.say(str(error), "error")
            link = ""
        if link:
            self.app.telephone.dialled(ref_of(row), dialled)
            said = shown(number.normal) if number.normal else " ".join(number.value.split())
            self.screen.say(f"Dialling {said}{self._which(dialled)}", "hint")
            self.app.keep(self._hand_number(link, said, row, dialled))
        elif len(card.phones) > 1:
            # The strip opens all the same: `p` in it goes on to the next number.
            dialled = replace(dialled, at=None)
            self.app.telephone.dialled(ref_of(row), dialled)
        else:
            self.app.drop_typed_ahead()
            return
        self._strip(row, dialled, prompt)

    def _which(self, dialled: Dialled) -> str:
        count = len(dialled.card.phones)
        return f" ({dialled.index + 1} of {count} · p dials the next)" if count > 1 else ""

    def _strip(self, row: RecordRow, dialled: Dialled, prompt: Prompt | None) -> None:
        if isinstance(row, LeadRow) and row.category == Category.CONVERTED:
            return
        if prompt is None:
            situation = self.screen.situation(row)
            prompt = CallPrompt(situation) if isinstance(row, LeadRow) else ContactPrompt(situation, "c")
            self.screen.open_prompt(prompt, row)
        else:
            self.time(prompt, row)
            self.screen.draw_prompt(prompt.view(), row)

    def time(self, prompt: Prompt, row: RecordRow | None) -> None:
        """Let a strip count the minutes of a call that was dialled, and know the number."""
        now = self.app.base.clock.now()
        dialled = self.app.telephone.of(ref_of(row), now) if row is not None else None
        if dialled is None or not isinstance(prompt, CallPrompt | ContactPrompt):
            return
        if isinstance(prompt, ContactPrompt) and prompt.way != "c":
            return
        prompt.dialled(dialled, self.app.base.clock.now)
        if dialled.at is None:
            return
        timer = self.screen.set_interval(TICK, lambda: tick())

        def tick() -> None:
            if self.screen.prompt is prompt:
                self.screen.draw_prompt(prompt.view(), row)
            else:
                timer.stop()

    async def _hand_number(self, link: str, said: str, row: RecordRow, dialled: Dialled) -> None:
        problem = await self._handed(link, "The number")
        if problem:
            self._not_dialled(row, dialled)
            copied = await self._copied(said)
            told = f"{said}: {copied[:1].lower()}{copied[1:]} it" if copied == ASKED else f"{copied} {said}"
            self.screen.say(f"{told} · nothing here dials" if copied else f"Nothing here dials {said}", "error")

    def _not_dialled(self, row: RecordRow, dialled: Dialled) -> None:
        """Nothing took the number: nothing is counted, and the next number can still be had."""
        telephone, ref = self.app.telephone, ref_of(row)
        if telephone.of(ref) is not dialled:
            return
        shown = replace(dialled, at=None)
        telephone.dialled(ref, shown)
        prompt = self.screen.prompt
        if isinstance(prompt, CallPrompt | ContactPrompt) and prompt.number is dialled:
            prompt.dialled(shown, self.app.base.clock.now)
            self.screen.draw_prompt(prompt.view(), row)

    # Links, copies, mails

    async def _handed(self, link: str, what: str) -> str:
        """Hand a link over; the sentence why it was not, "" when it was."""
        try:
            await asyncio.to_thread(hand_over, link, what)
        except InputError as error:
            return str(error)
        return ""

    async def _open(self, link: str, what: str) -> None:
        problem = await self._handed(link, what)
        if problem:
            copied = await self._copied(link)
            self.screen.say(f"{copied} {link} · {problem}" if copied else f"{problem} It is {link}", "error")
        else:
            self.screen.say(f"Opened {link}")

    async def _open_file(self, errand: OpenFile) -> None:
        from leadtui.platform.attached_files import open_file

        try:
            self.screen.say(await asyncio.to_thread(open_file, errand.target))
        except InputError as error:
            self.screen.say(f"{error} It is {errand.target}", "error")

    async def _copied(self, text: str) -> str:
        """Copy a text; how that is said, "" when it could not be."""
        try:
            by = await self._to_clipboard(text)
        except InputError:
            return ""
        return ASKED if by == TERMINAL else COPIED

    async def _to_clipboard(self, text: str) -> str:
        """Copy a text; by what. Raises InputError when it is too long for the terminal, the only way left."""
        program = await asyncio.to_thread(clipboard.copy_by_program, text)
        if not program:
            sequence = clipboard.osc52(text)
            if self.app._driver is not None:
                self.app._driver.write(sequence)
        return program or TERMINAL

    async def _copy(self, text: str, what: str) -> None:
        await self._tell_copied(text, what)

    async def _tell_copied(self, text: str, what: str) -> bool:
        """Copy a text and say so, or why it could not be; whether it was."""
        try:
            by = await self._to_clipboard(text)
        except InputError as error:
            self.screen.say(str(error), "error")
            return False
        first, *more = text.splitlines() or [""]
        told = first if len(first) <= SHOWN and not more else f"{first[:SHOWN]}…"
        self.screen.say(f"{ASKED if by == TERMINAL else COPIED} {what}: {told}")
        return True

    def _hand_mail(self, errand: HandMail, prompt: Prompt, row: RecordRow) -> None:
        try:
            link = links.mail_link(errand.address, errand.mail.subject, errand.mail.body)
        except InputError as error:
            prompt.error = f"{error} y copies it."
            self.screen.draw_prompt(prompt.view(), row)
            return
        # Keys typed on wait for what becomes of it: none of them may answer whether it was sent.
        self.app.hold()
        self.app.keep(self._mail_handed(link, errand, prompt, row))

    async def _mail_handed(self, link: str, errand: HandMail, prompt: Prompt, row: RecordRow) -> None:
        problem = await self._handed(link, "The mail")
        if problem:
            prompt.error = f"{problem} y copies the mail."
            self.app.drop_typed_ahead()
            self.screen.draw_prompt(prompt.view(), row)
        else:
            self._ask_sent(errand.address, errand.mail, prompt, row, "Handed over to the mail program")
        self.app.release()

    async def _mail_copied(self, errand: CopyMail, prompt: Prompt, row: RecordRow) -> None:
        """Where no mail program is, a mail is sent from elsewhere: it is asked about as one that was handed over."""
        copied = await self._tell_copied(_text_of(errand.mail), "the mail")
        # A second press of the key that copies is no answer.
        self.app.drop_typed_ahead()
        if copied and self.screen.prompt is prompt:
            self._ask_sent(errand.address, errand.mail, prompt, row, "Copied: send it from your mail")
        self.app.release()

    def _ask_sent(self, address: str, mail: Mail, prompt: Prompt, row: RecordRow, said: str) -> None:
        self.screen.ask_on(SentPrompt(prompt.situation, address, mail, said), row)

    # The editor

    def _edit_mail(self, errand: EditMail, prompt: Prompt, row: RecordRow) -> None:
        written = f"To: {errand.address}\nSubject: {errand.mail.subject}\n\n{errand.mail.body}\n"
        text = self._in_editor(written, "mail.txt", prompt, row)
        if text is None or not isinstance(prompt, EmailPrompt):
            return
        mail = _mail_of(text, errand.mail)
        prompt.rewritten(mail)
        if errand.send:
            self.app.keep(self._copy(_text_of(mail), "the mail"))
            self._ask_sent(errand.address, mail, prompt, row, "Written in your editor and copied")
        else:
            self.screen.draw_prompt(prompt.view(), row)

    def edit_text(self, prompt: Prompt, row: RecordRow | None, line: LineEdit) -> None:
        """Change the text that is being typed in the editor; it is saved by the prompt as if it was typed."""
        text = self._in_editor(f"{line.text}\n" if line.text else "", f"{prompt.kind}.txt", prompt, row)
        if text is not None:
            line.set(text)
            self.screen.draw_prompt(prompt.view(), row)

    def _in_editor(self, text: str, name: str, prompt: Prompt, row: RecordRow | None) -> str | None:
        try:
            return edited(self.app, text, name)
        except InputError as error:
            prompt.error = str(error)
            self.screen.draw_prompt(prompt.view(), row)
            return None


def _text_of(mail: Mail) -> str:
    return f"{mail.subject}\n\n{mail.body}".strip()


def _mail_of(text: str, before: Mail) -> Mail:
    """The mail of a text with its head; without one the subject stays as it was."""
    subject, lines = before.subject, text.split("\n")
    while lines and lines[0].partition(":")[0].strip().lower() in ("to", "subject"):
        name, _, value = lines.pop(0).partition(":")
        subject = value.strip() if name.strip().lower() == "subject" else subject
    return Mail(subject, "\n".join(lines).strip("\n"))
