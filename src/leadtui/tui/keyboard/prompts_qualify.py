"""The qualification checklist as a prompt.

Always holds: what is typed as a text goes into a detail or nowhere; it never opens or answers other points unseen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from leadtui.tui.keyboard.actions import Action, Answers, Qualify
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.prompts import FieldView, Option, Prompt, PromptView, Situation, known_keys
from leadtui.words.contact import CRITERIA, Criterion

KNOWN = {"y": "yes", "n": "no", "u": None}
_WORDS = {"yes": "yes", "no": "no", None: "unknown"}


class QualificationPrompt(Prompt):
    """The checklist: a criterion's letter, then y/n/u, then its detail; `enter` saves all.

    `tab` goes from the answer into the detail, and from the detail to another point.
    """

    kind = "qualification"

    def __init__(self, situation: Situation) -> None:
        super().__init__(situation)
        self.criterion: Criterion | None = None
        self.known: str | None = None
        self.answered = False
        self.entered = False
        self.stray = False
        self.line = LineEdit()
        self.answers: Answers = {}

    def _now(self, key: str) -> tuple[str | None, str | None]:
        row = self.situation.lead
        if key in self.answers:
            return self.answers[key]
        return (getattr(row, key), getattr(row, f"{key}_detail")) if row is not None else (None, None)

    def _options(self) -> tuple[Option, ...]:
        return tuple(Option(c.letter, self._label(c), c.key in self.answers) for c in CRITERIA)

    def _label(self, criterion: Criterion) -> str:
        known, detail = self._now(criterion.key)
        return f"{criterion.label}: {_WORDS[known]}{f', {detail}' if detail else ''}"

    def key(self, key: str, character: str | None) -> Action | None:
        """Take a letter, an answer or a detail."""
        if self.criterion is None:
            return self._choose(key, character)
        if key == "enter":
            self._keep()
            return Qualify(dict(self.answers))
        if key == "tab":
            if self.entered:
                self._keep()
            else:
                self.answered = self.entered = True
        elif key == "shift+tab":
            self.criterion = None
        elif not self.answered:
            self._answer(key, character)
        elif self.line.feed(key, character):
            self.entered = True
        else:
            self.error = "enter saves, tab goes to another point, esc leaves."
        return None

    def _choose(self, key: str, character: str | None) -> Action | None:
        """Among the points: a letter opens one, unless a text is being typed here."""
        if key == "enter" and self.answers:
            return Qualify(dict(self.answers))
        if self.stray and key != "tab":
            self._say_stray()
            return None
        self.stray = False
        found = next((c for c in CRITERIA if c.letter in (key, character)), None)
        if found is not None:
            self.criterion, self.answered, self.entered = found, False, False
            self.known, detail = self._now(found.key)
            self.line.set(detail or "")
        elif key != "tab":
            self.error = known_keys(self._options())
            self._typed_here(character)
        return None

    def _answer(self, key: str, character: str | None) -> None:
        if key in KNOWN:
            self.known, self.answered = KNOWN[key], True
        else:
            self.error = "y yes, n no, u unknown; tab to the detail, enter saves."
            self._typed_here(character)

    def _typed_here(self, character: str | None) -> None:
        """Behind a point that is answered a letter that means nothing is part of a text: it opens nothing more."""
        if self.answers and character and character.isprintable():
            self.criterion, self.stray = None, True
            self._say_stray()

    def _say_stray(self) -> None:
        self.error = "Text belongs to a point: tab, then its letter. enter saves, esc leaves."

    def _keep(self) -> None:
        assert self.criterion is not None
        self.answers[self.criterion.key] = self._typed
        self.criterion = None

    def paste(self, text: str) -> None:
        """Put pasted text into the detail."""
        if self.criterion is None or not self.answered:
            super().paste(text)
        else:
            self.line.insert(text)
            self.entered = True

    def view(self) -> PromptView:
        """Return what to draw now."""
        if self.criterion is None:
            hint = "enter saves · esc leaves" if self.answers else "the point's letter · esc leaves"
            return PromptView("Qualify", self._options(), error=self.error, hint=hint)
        title = f"Qualify · {self.criterion.label}: {self.criterion.question}"
        options = tuple(Option(k, _WORDS[v], v == self.known) for k, v in KNOWN.items())
        cursor = self.line.cursor if self.answered else None
        field = FieldView("Detail", self.line.text, cursor)
        tab = "tab another point" if self.entered else "tab to the detail"
        return PromptView(title, options, (field,), error=self.error, hint=f"enter saves · {tab} · esc leaves")

    def draft(self) -> str:
        """Return what was answered here, a line each; "" when nothing was."""
        answers = dict(self.answers)
        if self.criterion is not None and self._typed != self._now(self.criterion.key):
            answers[self.criterion.key] = self._typed
        said = ((c.label, *answers[c.key]) for c in CRITERIA if c.key in answers)
        return "\n".join(f"{label}: {_WORDS[known]} {detail or ''}".strip() for label, known, detail in said)

    @property
    def _typed(self) -> tuple[str | None, str | None]:
        return self.known, self.line.text.strip() or None

    def resume(self, state: Mapping[str, Any], draft: str) -> None:
        """Have the answers of another checklist, the one that was being typed among them."""
        self.put_back(state)
        if self.criterion is not None:
            self._keep()
