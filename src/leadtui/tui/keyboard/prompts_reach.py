"""Copying, opening and dialling: a menu of what is there, and the question before one who asked not to be called."""

from __future__ import annotations

from leadtui.rules import links
from leadtui.rules.phones import shown
from leadtui.tui.bindings import says
from leadtui.tui.keyboard.actions import Action
from leadtui.tui.keyboard.errand_words import CopyText, DialNumber, OpenLink
from leadtui.tui.keyboard.prompts import Answer, Option, Prompt, PromptView, Situation, by_key, known_keys
from leadtui.tui.keyboard.prompts_attach import AttachedPrompt, opened
from leadtui.words.card import Card
from leadtui.words.errors import InputError
from leadtui.words.rows import ReachRow

_NOT_KNOWN = "nothing is known"


def as_copied(row: ReachRow) -> str:
    """An address or number as one pastes it: as it was understood, else as it was typed."""
    return shown(row.normal) if row.normal else " ".join(row.value.split())


class CopyPrompt(Prompt):
    """Copy an email, a number, the name or all of a card."""

    kind = "copy"

    def __init__(self, situation: Situation, card: Card) -> None:
        super().__init__(situation)
        self.card = card

    def _texts(self) -> dict[str, tuple[str, str]]:
        card = self.card
        email = as_copied(card.emails[0]) if card.emails else ""
        phone = as_copied(card.phones[0]) if card.phones else ""
        texts = {"e": ("email", email), "p": ("phone", phone), "n": ("name", card.name), "a": ("all", self._all())}
        return texts | {"f": ("path", card.attachments[0].target)} if card.attachments else texts

    def _all(self) -> str:
        card = self.card
        fields = dict(card.fields)
        place = ", ".join(line for line in card.address if line)
        lines = [card.name, fields.get("title"), fields.get("company"), *(as_copied(r) for r in card.emails)]
        lines += [*(as_copied(r) for r in card.phones), card.website, card.linkedin, place]
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def _options(self) -> tuple[Option, ...]:
        return tuple(
            Option(key, f"{what}: {text.splitlines()[0] if key != 'a' else 'name, company, numbers, address'}"
                   if text else f"{what}: none", why_not="" if text else _NOT_KNOWN)
            for key, (what, text) in self._texts().items()
        )  # fmt: skip

    def key(self, key: str, character: str | None) -> Action | None:
        """Take the letter of what to copy."""
        found = by_key(self._options(), key, character)
        if found is None:
            self.error = known_keys(self._options())
        elif found.why_not:
            self.error = (
                f"{self.card.at or self.card.name} has no {self._texts()[found.key][0]} · {says('{edit} adds one')}"
            )
        else:
            what, text = self._texts()[found.key]
            return CopyText(text, "everything" if what == "all" else what)
        return None

    def view(self) -> PromptView:
        """Return what to draw now."""
        return PromptView("Copy", self._options(), error=self.error, hint="esc leaves")


class OpenPrompt(Prompt):
    """Open the website, the LinkedIn page or a map."""

    kind = "open-link"

    def __init__(self, situation: Situation, card: Card) -> None:
        super().__init__(situation)
        self.card = card

    def _options(self) -> tuple[Option, ...]:
        card = self.card
        place = ", ".join(line for line in card.address if line)
        files = ", ".join(row.name for row in card.attachments)
        texts = {
            "w": ("website", card.website), "l": ("LinkedIn", card.linkedin), "m": ("map", place),
            "a": ("attached", files),
        }  # fmt: skip
        return tuple(
            Option(key, f"{what}: {text or 'none'}", why_not="" if text else _NOT_KNOWN)
            for key, (what, text) in texts.items()
        )

    def key(self, key: str, character: str | None) -> Prompt | Action | None:
        """Take the letter of what to open; what is no safe link is refused with a sentence."""
        found = by_key(self._options(), key, character)
        if found is None:
            self.error = known_keys(self._options())
            return None
        what = {"w": "website", "l": "LinkedIn page", "m": "address", "a": "attached file"}[found.key]
        if found.why_not:
            adds = says("{attach} attaches one") if found.key == "a" else says("{edit} adds one")
            who = self.card.name if found.key == "a" else self.card.at or self.card.name
            self.error = f"{who} has no {what} · {adds}"
            return None
        try:
            if found.key == "a":
                files = self.card.attachments
                return AttachedPrompt(self.situation, files) if len(files) > 1 else opened(files[0])
            if found.key == "m":
                return OpenLink(links.map_link(*self.card.address), "the map")
            return OpenLink(links.web_link((self.card.website if found.key == "w" else self.card.linkedin) or ""), what)
        except InputError as error:
            self.error = str(error)
            return None

    def view(self) -> PromptView:
        """Return what to draw now."""
        return PromptView("Open", self._options(), error=self.error, hint="in the browser · esc leaves")


class DialPrompt(Prompt):
    """Whether one is called though something speaks against it (`why`, a sentence); only `y` does."""

    kind = "dial"

    def __init__(self, situation: Situation, card: Card, why: str) -> None:
        super().__init__(situation)
        self.card = card
        self.why = why

    def feed(self, key: str, character: str | None = None) -> Answer:
        """Take a key; `n` leaves like escape."""
        return super().feed("escape" if key == "n" else key, character)

    def key(self, key: str, character: str | None) -> Action | None:
        """Take y."""
        if key == "y":
            return DialNumber()
        self.error = "y dials anyway, n or esc does not."
        return None

    def view(self) -> PromptView:
        """Return what to draw now."""
        return PromptView(f"{self.why} Dial anyway?", (Option("y", "dial"), Option("n", "leave")), error=self.error)
