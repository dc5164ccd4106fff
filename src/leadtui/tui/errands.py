"""Does what a prompt asks of the desktop and the terminal: dial, open, copy, hand a mail over, edit in the editor.

Always holds: no program is waited for on the main loop, but an editor, which has the terminal; what cannot be done is
said in a sentence, and what was typed stays. Data is handed over as arguments or on standard input, never to a shell.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from leadtui.rules import links
from leadtui.rules.calling import why_not_to_call
from leadtui.rules.templates import Mail
from leadtui.services.cards import card_of
from leadtui.tui.bindings import says
from leadtui.tui.dialling import Dialling
from leadtui.tui.keyboard.errand_words import CopyMail, CopyText, DialNumber, EditMail, HandMail, OpenFile, OpenLink
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.prompts_email import EmailPrompt, SentPrompt
from leadtui.tui.keyboard.prompts_reach import CopyPrompt, DialPrompt, OpenPrompt
from leadtui.tui.outside import edited
from leadtui.tui.record_rows import RecordRow, Ref, ref_of
from leadtui.words.card import Card
from leadtui.words.errors import InputError, LeadtuiError

if TYPE_CHECKING:
    from leadtui.tui.keyboard.actions import Errand
    from leadtui.tui.keyboard.prompts import Prompt, Situation
    from leadtui.tui.widgets.message_line import Tone


class Errands(Dialling):
    """What a screen with records has done outside."""

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
                self.dial(row, card, 0)
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
                self.dial_next(errand, prompt, row)

    # Links, copies, mails

    async def _open(self, link: str, what: str) -> None:
        problem = await self.handed(link, what)
        if problem:
            copied = await self.copied(link)
            self.screen.say(f"{copied} {link} · {problem}" if copied else f"{problem} It is {link}", "error")
        else:
            self.screen.say(f"Opened {link}")

    async def _open_file(self, errand: OpenFile) -> None:
        from leadtui.platform.attached_files import open_file

        try:
            self.screen.say(await asyncio.to_thread(open_file, errand.target))
        except InputError as error:
            self.screen.say(f"{error} It is {errand.target}", "error")

    async def _copy(self, text: str, what: str) -> None:
        await self.tell_copied(text, what)

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
        problem = await self.handed(link, "The mail")
        if problem:
            prompt.error = f"{problem} y copies the mail."
            self.app.drop_typed_ahead()
            self.screen.draw_prompt(prompt.view(), row)
        else:
            self._ask_sent(errand.address, errand.mail, prompt, row, "Handed over to the mail program")
        self.app.release()

    async def _mail_copied(self, errand: CopyMail, prompt: Prompt, row: RecordRow) -> None:
        """Where no mail program is, a mail is sent from elsewhere: it is asked about as one that was handed over."""
        copied = await self.tell_copied(_text_of(errand.mail), "the mail")
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
