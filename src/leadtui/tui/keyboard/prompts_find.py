"""An account or a contact looked for by what is typed: the best few stand above the line, one of them marked."""

from __future__ import annotations

from leadtui.tui.keyboard.actions import Action
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.prompts import FieldView, Prompt, PromptView, Situation
from leadtui.tui.record_rows import shown_number
from leadtui.words.conversion import Match
from leadtui.words.customers import CustomerKind


class FindPrompt(Prompt):
    """A line to type in. `stale`: what is found by `text` has to be read, `take` takes it; `chosen`: it was chosen."""

    kind = "find"

    def __init__(self, situation: Situation, wanted: CustomerKind) -> None:
        super().__init__(situation)
        self.wanted = wanted
        self.line = LineEdit()
        self.found: tuple[Match, ...] = ()
        self.at = 0
        self.stale = False
        self.chosen: Match | None = None

    @property
    def text(self) -> str:
        """What is looked for."""
        return self.line.text.strip()

    def take(self, found: tuple[Match, ...]) -> None:
        """Show what was found by the text."""
        self.found, self.at, self.stale = found, 0, False

    def key(self, key: str, character: str | None) -> Action | None:
        """Take an arrow, `enter`, or a letter of the name."""
        if key == "enter":
            if self.found:
                self.chosen = self.found[self.at]
            else:
                self.error = self._nothing() if self.text else "Type a name, an email or a number."
        elif key in ("down", "tab", "up", "shift+tab"):
            delta = 1 if key in ("down", "tab") else -1
            self.at = min(max(self.at + delta, 0), max(len(self.found) - 1, 0))
        else:
            before = self.text
            if not self.line.feed(key, character):
                self.error = "enter chooses, the arrows go up and down, esc leaves."
            self.stale = self.text != before
        return None

    def paste(self, text: str) -> None:
        """Put pasted text into the line."""
        self.line.insert(" ".join(text.split()))
        self.stale = True

    def view(self) -> PromptView:
        """Return what to draw now."""
        lines = tuple(self._row(n, match) for n, match in enumerate(self.found))
        if not lines and self.text and not self.stale:
            lines = (f"  {self._nothing()}",)
        field = FieldView(
            self.wanted.capitalize(), self.line.text, self.line.cursor, placeholder="a name, an email, a number"
        )
        hint = "enter chooses · up, down · esc leaves"
        return PromptView(f"Find another {self.wanted}", fields=(field,), lines=lines, error=self.error, hint=hint)

    def _nothing(self) -> str:
        return f"No {self.wanted} is found by that."

    def _row(self, n: int, match: Match) -> str:
        beside = f"   {match.detail}" if match.detail else ""
        return f"{'❯' if n == self.at else ' '} {shown_number((match.kind.value, match.id))} {match.name}{beside}"
