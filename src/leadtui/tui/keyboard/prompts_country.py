"""The country that numbers are from, asked for once for many of them."""

from __future__ import annotations

from leadtui.rules.values import country_code, read_country
from leadtui.tui.keyboard.actions import Action, Confirmed
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.prompts import FieldView, Prompt, PromptView, Situation
from leadtui.words.countries import Country
from leadtui.words.errors import InputError

COUNTRY = "country "
"""How the answer begins; the country's alpha-2 code follows."""


class CountryPrompt(Prompt):
    """A country by its name or code, told in words before it is taken. `many`: the leads it is asked for."""

    kind = "country"

    def __init__(self, situation: Situation, many: int) -> None:
        super().__init__(situation)
        self.many = many
        self.line = LineEdit()

    def key(self, key: str, character: str | None) -> Action | None:
        """Type a country; `enter` takes it."""
        if key != "enter":
            if not self.line.feed(key, character):
                self.error = "enter reads the numbers so, esc leaves."
            return None
        try:
            return Confirmed(f"{COUNTRY}{self._country().code}")
        except InputError as error:
            self.error = str(error)
            return None

    def _country(self) -> Country:
        return read_country(self.line.text)

    def paste(self, text: str) -> None:
        """Put pasted text in."""
        self.line.insert(" ".join(text.split()))

    def view(self) -> PromptView:
        """Return what to draw now."""
        code = country_code(self.line.text.strip())
        echo = f"→ {self._country().name}" if code else ""
        field = FieldView("Country", self.line.text, self.line.cursor, echo, placeholder="France, DE, …")
        hint = "enter reads them so · esc leaves"
        return PromptView(
            f"{self.many:,} leads: where are these numbers from?", fields=(field,), error=self.error, hint=hint
        )
