"""Writing an email: a template by its key, what it says, and afterwards whether it was sent.

Stages: `refused` (they asked for no email: only `y` goes on), `template`, `preview`, `gaps` (something in it is not
filled in: only `y` hands it over so). The template that a step of a sequence asks for is chosen already. Nothing is
logged before the rep says that it was sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadtui.rules.templates import Mail, filled, gaps
from leadtui.tui.keyboard.actions import Action, LogContact
from leadtui.tui.keyboard.errand_words import CopyMail, EditMail, HandMail
from leadtui.tui.keyboard.prompts import Answer, Option, Prompt, PromptView, Situation, by_key, known_keys
from leadtui.words.card import Card
from leadtui.words.templates import Template
from leadtui.words.workspace import offered

BODY_LINES = 8
"""Lines of a mail's text that show in the strip."""

BODY_WIDTH = 160
"""Most characters of each: the lead stays in sight above."""

BLANK = Template("", "No template", "enter")


class EmailPrompt(Prompt):
    """Make a mail for a card; `me` are the rep's name and email, `in_editor` opens it there instead of by a link."""

    kind = "email"

    def __init__(self, situation: Situation, card: Card, me: Mapping[str, str], *, in_editor: bool = False) -> None:
        super().__init__(situation)
        self.card = card
        self.me = me
        self.in_editor = in_editor
        self.stage = "refused" if card.email_opt_out else "template"
        self.to = 0
        self.template = BLANK
        self.mail = Mail("", "")
        self.edited = False
        asked = next((t for t in situation.workspace.templates if card.template and t.key == card.template), None)
        if asked is not None:
            self._fill(asked)
            self.stage = "preview" if self.stage == "template" else self.stage

    @property
    def address(self) -> str:
        """To whom."""
        row = self.card.emails[self.to]
        return row.normal or row.value

    def key(self, key: str, character: str | None) -> Answer:
        """Take a key in the stage the mail is in."""
        if self.stage == "refused":
            if key == "y":
                self.stage = "preview" if self.edited or self.template is not BLANK else "template"
            else:
                self.error = "y writes anyway, esc leaves."
            return None
        if self.stage == "template":
            self._choose(key, character)
            return None
        if self.stage == "gaps" and key == "y":
            return self._hand_over()
        return self._preview(key)

    def _choose(self, key: str, character: str | None) -> None:
        found = by_key(self._templates(), key, character)
        if found is None:
            self.error = known_keys(self._templates())
            return
        written = (t for t in self.situation.workspace.templates if t.letter == found.key and t.offered)
        self._fill(next(written, BLANK))
        self.stage = "preview"

    def _fill(self, template: Template) -> None:
        self.template = template
        self.mail = filled(template, {**dict(self.card.fields), **self.me})
        self.edited = False

    def _preview(self, key: str) -> Action | None:
        if key == "enter" and self.stage == "preview":
            if gaps(self.mail):
                self.stage = "gaps"
                return None
            return self._hand_over()
        if key == "ctrl+o":
            self.stage = "preview"
            return EditMail(self.address, self.mail)
        if key == "y" and self.stage == "preview":
            return CopyMail(self.address, self.mail)
        if key == "tab" and len(self.card.emails) > 1:
            self.to = (self.to + 1) % len(self.card.emails)
        elif key == "shift+tab":
            self.stage = "template" if self.stage == "preview" and not self.edited else "preview"
        else:
            self.error = self._hint()
        return None

    def _hand_over(self) -> Action:
        self.stage = "preview"
        if self.in_editor:
            return EditMail(self.address, self.mail, send=True)
        return HandMail(self.address, self.mail)

    def rewritten(self, mail: Mail) -> None:
        """Take over what the editor made of it."""
        self.edited = self.edited or mail != self.mail
        self.mail = mail
        self.stage = "preview"

    def _templates(self) -> tuple[Option, ...]:
        known = (t for t in offered(self.situation.workspace.templates) if t.letter)
        return (*(Option(t.letter, t.name) for t in known), Option("enter", BLANK.name))

    def _hint(self) -> str:
        others = " · tab next address" if len(self.card.emails) > 1 else ""
        if self.stage == "gaps":
            return "y opens it as it is · ^o fills it in · shift+tab back · esc"
        opens = "enter opens your editor" if self.in_editor else "enter opens the mail program"
        return f"{opens} · ^o edits · y copies{others} · shift+tab back · esc"

    def view(self) -> PromptView:
        """Return what to draw now."""
        name = self.card.at or self.card.name
        if self.stage == "refused":
            line = f"{name} asked to get no emails. Write anyway?"
            return PromptView(
                "Email", (Option("y", "write anyway"),), lines=(line,), error=self.error, hint="esc leaves"
            )
        if self.stage == "template":
            return PromptView("Email", self._templates(), error=self.error, hint="a template's key · esc leaves")
        empty = gaps(self.mail)
        error = self.error
        if self.stage == "gaps" and not error:
            error = f"Not filled in: {', '.join(empty)}. {self._hint()}"
        elif empty and not error:
            error = f"Nothing is known for: {', '.join(empty)}. {self._hint()}"
        more = f" ({self.to + 1} of {len(self.card.emails)})" if len(self.card.emails) > 1 else ""
        head = (f"To: {self.address}{more}", f"Subject: {self.mail.subject or 'none'}", "")
        title = f"Email · {self.template.name}{' · changed' if self.edited else ''}"
        return PromptView(title, lines=(*head, *self._body()), error=error, hint=self._hint())

    def _body(self) -> tuple[str, ...]:
        lines = self.mail.body.split("\n") if self.mail.body else []
        kept = [line for line in lines if line.strip()]
        shown = kept[:BODY_LINES]
        left = len(kept) - len(shown)
        cut = (line if len(line) <= BODY_WIDTH else f"{line[:BODY_WIDTH]}…" for line in shown)
        return (*cut, *((f"… {left} more lines",) if left else ()))

    def draft(self) -> str:
        """Return the mail when it was changed by hand."""
        return f"{self.mail.subject}\n{self.mail.body}" if self.edited else ""

    def restore(self, draft: str) -> None:
        """Put the mail back."""
        subject, _, body = draft.partition("\n")
        self.mail, self.edited = Mail(subject, body), True
        self.stage = "preview" if self.stage == "template" else self.stage

    def state(self) -> dict[str, Any]:
        """Return what was written; the card is read anew."""
        return {"subject": self.mail.subject, "body": self.mail.body} if self.edited else {}

    def put_back(self, state: Mapping[str, Any]) -> None:
        """Go on with a mail that was changed by hand; one who asked for no email is asked about anew."""
        subject, body = state.get("subject"), state.get("body")
        if isinstance(subject, str) and isinstance(body, str):
            self.restore(f"{subject}\n{body}")


class SentPrompt(Prompt):
    """Whether a mail that was handed over was sent; only `y` logs it, so that no key typed ahead does."""

    kind = "sent"

    def __init__(self, situation: Situation, address: str, mail: Mail, said: str) -> None:
        super().__init__(situation)
        self.address = address
        self.mail = mail
        self.said = said

    def feed(self, key: str, character: str | None = None) -> Answer:
        """Take a key; `n` leaves like escape."""
        return super().feed("escape" if key == "n" else key, character)

    def key(self, key: str, character: str | None) -> Action | None:
        """Take y."""
        if key == "y":
            return LogContact("email", self.mail.body, self.mail.subject)
        self.error = "y logs it, n or esc does not."
        return None

    def view(self) -> PromptView:
        """Return what to draw now."""
        options = (Option("y", "sent: log it"), Option("n", "not sent"))
        return PromptView("Sent?", options, lines=(f"{self.said}, to {self.address}",), error=self.error)
