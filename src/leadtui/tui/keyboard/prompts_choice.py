"""Prompts that are chosen: status, reason, owner, go to, and one question with yes or no."""

from __future__ import annotations

from collections.abc import Callable

from leadtui.tui.keyboard.actions import Action, Confirmed, Go, SetOwner, SetStatus
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.prompts import Answer, FieldView, Option, Prompt, PromptView, Situation, by_key, known_keys
from leadtui.tui.keyboard.prompts_times import WakePrompt
from leadtui.words.lifecycle import Category, Reason


def status_step(situation: Situation, key: str) -> Prompt | SetStatus:
    """Return what choosing this status leads to: the write itself, or the prompt for what it asks."""
    category = situation.workspace.by_status[key].category
    if category is Category.DISQUALIFIED:
        name = situation.workspace.by_status[key].name
        return ReasonPrompt(situation, name, lambda reason, note: SetStatus(key, reason, note))
    if category is Category.NURTURING:
        return WakePrompt(situation, key)
    return SetStatus(key)


class StatusPrompt(Prompt):
    """The status menu: its digit."""

    kind = "status"

    def _options(self) -> tuple[Option, ...]:
        row = self.situation.lead
        return tuple(
            Option(status.digit, f"{status.name}: {status.owes}", row is not None and row.status == status.key)
            for status in self.situation.workspace.statuses
            if status.digit
        )

    def key(self, key: str, character: str | None) -> Prompt | Action | None:
        """Take a status's digit."""
        found = by_key(self._options(), key, character)
        if found is None:
            self.error = known_keys(self._options())
            return None
        return status_step(
            self.situation, next(s.key for s in self.situation.workspace.statuses if s.digit == found.key)
        )

    def view(self) -> PromptView:
        """Return what to draw now."""
        return PromptView("Status", self._options(), error=self.error, hint="esc leaves")


class ReasonPrompt(Prompt):
    """Why a lead is out, or a deal lost: a letter; a reason that needs one then asks for a note.

    `name` is the status or stage, `answer` what is done with a reason's key and a note.
    """

    kind = "reason"

    def __init__(self, situation: Situation, name: str, answer: Callable[[str, str], Action]) -> None:
        super().__init__(situation)
        self.name = name
        self.answer = answer
        self.reason: Reason | None = None
        self.note = LineEdit(multiline=True)

    @property
    def writing(self) -> LineEdit | None:
        """The note, once a reason needs one."""
        return self.note if self.reason is not None else None

    def _options(self) -> tuple[Option, ...]:
        return tuple(Option(r.letter, r.name) for r in self.situation.workspace.reasons if r.letter)

    def key(self, key: str, character: str | None) -> Action | None:
        """Take the reason's letter, then its note."""
        if self.reason is None:
            found = by_key(self._options(), key, character)
            if found is None:
                self.error = known_keys(self._options())
                return None
            self.reason = next(r for r in self.situation.workspace.reasons if r.letter == found.key)
            return None if self.reason.needs_note else self.answer(self.reason.key, "")
        if key == "enter":
            if self.note.text.strip():
                return self.answer(self.reason.key, self.note.text.strip())
            self.error = f"The reason {self.reason.name} needs a note: write why."
        elif key == "shift+tab":
            self.reason = None
        elif not self.note.feed(key, character):
            self.error = "enter saves, shift+tab goes back, esc leaves."
        return None

    def paste(self, text: str) -> None:
        """Put pasted text into the note."""
        if self.reason is None:
            super().paste(text)
        else:
            self.note.insert(text)

    def view(self) -> PromptView:
        """Return what to draw now."""
        if self.reason is None:
            return PromptView(f"{self.name}: why?", self._options(), error=self.error, hint="esc leaves")
        field = FieldView("Note", self.note.text, self.note.cursor, wraps=True)
        return PromptView(
            f"{self.name} · {self.reason.name}", fields=(field,), error=self.error, hint="enter saves · esc leaves"
        )

    def draft(self) -> str:
        """Return the note."""
        return self.note.text

    def restore(self, draft: str) -> None:
        """Put the note back; it shows after the reason."""
        self.note.set(draft)


class OwnerPrompt(Prompt):
    """Give the record to someone: a digit, or letters of a name and `enter`; `-` gives it to the pool."""

    kind = "owner"

    def __init__(self, situation: Situation) -> None:
        super().__init__(situation)
        self.line = LineEdit()

    def _found(self) -> tuple[tuple[str, int | None, str], ...]:
        wanted = self.line.text.casefold()
        users = [u for u in self.situation.users if wanted in u.name.casefold()][:9]
        return (*((str(n), u.id, u.name) for n, u in enumerate(users, 1)), ("-", None, "Nobody: to the pool"))

    def key(self, key: str, character: str | None) -> Action | None:
        """Take a digit, or type to narrow the list."""
        found = self._found()
        chosen = next((user for user in found if user[0] in (key, character)), None)
        if key == "enter":
            if len(found) > 1:
                return SetOwner(found[0][1])
            self.error = "Nobody has that in his name."
            return None
        if chosen is not None:
            return SetOwner(chosen[1])
        if not self.line.feed(key, character):
            self.error = "A digit, or letters of the name and enter; esc leaves."
        return None

    def paste(self, text: str) -> None:
        """Put pasted text into the search."""
        self.line.insert(text)

    def view(self) -> PromptView:
        """Return what to draw now."""
        row = self.situation.row
        options = tuple(Option(k, name, row is not None and row.owner_id == who) for k, who, name in self._found())
        field = FieldView("Name", self.line.text, self.line.cursor)
        return PromptView("Owner", options, (field,), error=self.error, hint="digit, or type a name and enter")


PLACES = (
    Option("g", "top of the list"), Option("q", "queue"), Option("a", "accounts"), Option("c", "contacts"),
    Option("p", "pipeline"), Option("d", "duplicates"), Option("h", "history"), Option("s", "settings"),
    Option("i", "import"), Option("e", "end of day"), Option("o", "review"), Option("n", "sequences"),
)  # fmt: skip
GOES = {
    "g": "top", "q": "queue", "a": "account", "c": "contact", "p": "opportunity", "d": "duplicates", "h": "history",
    "s": "settings", "i": "import", "e": "evening", "o": "review", "n": "sequences",
}  # fmt: skip


class GoPrompt(Prompt):
    """The go-to menu."""

    kind = "go"

    def key(self, key: str, character: str | None) -> Action | None:
        """Take a place's letter."""
        found = by_key(PLACES, key, character)
        if found is None:
            self.error = known_keys(PLACES)
            return None
        return Go(GOES[found.key])

    def view(self) -> PromptView:
        """Return what to draw now."""
        return PromptView("Go to", PLACES, error=self.error, hint="esc leaves")


class ConfirmPrompt(Prompt):
    """One question; only `y` does it, so that no key typed ahead answers it by accident."""

    kind = "confirm"

    def __init__(self, situation: Situation, question: str, what: str, lines: tuple[str, ...] = ()) -> None:
        super().__init__(situation)
        self.question = question
        self.what = what
        self.lines = lines

    def key(self, key: str, character: str | None) -> Action | None:
        """Take y or n."""
        if key == "y":
            return Confirmed(self.what)
        self.error = "y does it, n or esc does not."
        return None

    def feed(self, key: str, character: str | None = None) -> Answer:
        """Take a key; `n` leaves like escape."""
        return super().feed("escape" if key == "n" else key, character)

    def view(self) -> PromptView:
        """Return what to draw now."""
        return PromptView(self.question, (Option("y", "yes"), Option("n", "no")), lines=self.lines, error=self.error)
