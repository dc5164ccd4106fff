"""The drafts that are parked, as a menu: the newest first, one of them marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from leadtui.tui.keyboard.actions import Action, BringBack, DropDraft
from leadtui.tui.keyboard.prompts import Answer, Option, Prompt, PromptView, Situation
from leadtui.tui.keyboard.typed import Draft

MOST = 9
FIRST_WORDS = 40
HINT = "enter brings it back · a digit, up, down · X drops it · esc leaves"


class DraftsPrompt(Prompt):
    """The menu: a digit, or the arrows and `enter`; `X` and then `y` drops the marked one for good."""

    kind = "drafts"

    def __init__(self, situation: Situation, drafts: Sequence[Draft], at: int = 0) -> None:
        super().__init__(situation)
        self.drafts = tuple(drafts)
        self.at = min(at, len(self.drafts) - 1)
        self.dropping = False

    def feed(self, key: str, character: str | None = None) -> Answer:
        """Take a key; escape first leaves the question whether to drop."""
        if self.dropping and key in ("escape", "n"):
            self.dropping = False
            return None
        return super().feed(key, character)

    def key(self, key: str, character: str | None) -> Action | None:
        """Take a digit, a move, `enter`, or what drops."""
        marked = self.drafts[self.at]
        if self.dropping:
            if key == "y":
                return DropDraft(marked.id, self.at)
            self.error = "y drops it for good, n keeps it."
        elif key == "enter":
            return BringBack(marked.id)
        elif key in ("down", "j", "tab", "up", "k", "shift+tab"):
            delta = 1 if key in ("down", "j", "tab") else -1
            self.at = min(max(self.at + delta, 0), len(self.drafts) - 1)
        elif character and character.isdigit() and 1 <= int(character) <= min(len(self.drafts), MOST):
            return BringBack(self.drafts[int(character) - 1].id)
        elif character == "X":
            self.dropping = True
        else:
            self.error = "A digit, or the arrows and enter; X drops one, esc leaves."
        return None

    def view(self) -> PromptView:
        """Return what to draw now: some drafts around the marked one, and the text of that."""
        first = min(max(self.at - MOST + 1, 0), max(len(self.drafts) - MOST, 0))
        rows = tuple(self._row(n, draft) for n, draft in list(enumerate(self.drafts))[first : first + MOST])
        if self.dropping:
            marked = self.drafts[self.at]
            options = (Option("y", "drop it for good"), Option("n", "keep it"))
            return PromptView(f"Drop the {marked.about}?", options, lines=(*marked.typed.text.split("\n"),)[:MOST])
        return PromptView("Drafts, not saved", lines=rows, error=self.error, hint=HINT)

    def _row(self, n: int, draft: Draft) -> str:
        number = str(n + 1) if n < MOST else " "
        said = " ".join(draft.typed.text.split())
        words = f"{said[:FIRST_WORDS]}…" if len(said) > FIRST_WORDS else said
        return f"{'❯' if n == self.at else ' '} {number} {draft.about}, {self._when(draft)}: {words}"

    def _when(self, draft: Draft) -> str:
        then = datetime.fromtimestamp(draft.at, UTC).astimezone(self.situation.now.tzinfo)
        same_day = then.date() == self.situation.now.date()
        return f"{then:%H:%M}" if same_day else f"{then:%a} {then.day} {then:%b %H:%M}"
