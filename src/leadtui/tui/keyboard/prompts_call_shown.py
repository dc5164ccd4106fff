"""The call strip as it is seen: what is chosen and typed of a call, and what can be chosen next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.minutes import MinutesField
from leadtui.tui.keyboard.noted_field import NotedField
from leadtui.tui.keyboard.prompts import FieldView, Option, Prompt, PromptView, Situation, TimeField
from leadtui.words.contact import Next, Outcome
from leadtui.words.fields import label_of
from leadtui.words.lifecycle import Category
from leadtui.words.workspace import offered

if TYPE_CHECKING:
    from leadtui.tui.telephone import Dialled

UNRESPONSIVE = "unresponsive"
"""The reason offered after too many tries."""

FIELDS_HINT = "enter logs it · tab follow-up · shift+tab back · alt+enter new line · ^o editor"


class CallShown(Prompt):
    """What stands in the strip; `CallPrompt` changes it by keys."""

    kind = "call"

    def __init__(self, situation: Situation) -> None:
        super().__init__(situation)
        self.stage = "outcome"
        self.incoming = False
        self.outcome: Outcome | None = None
        self.reason = ""
        self.note = LineEdit(multiline=True)
        self.time: TimeField | None = None
        self.in_note = True
        self.in_minutes = False
        self.minutes: MinutesField | None = None
        self.number: Dialled | None = None
        self.asked_key = ""
        self.asked = LineEdit()
        self.in_asked = False

    @property
    def writing(self) -> LineEdit | None:
        """The note under the cursor, which the editor can take over."""
        return self.note if self.stage in ("fields", "wake") and self._at == "note" else None

    def _outcomes(self) -> tuple[Option, ...]:
        outcomes = (o for o in self.situation.workspace.outcomes if o.letter)
        incoming = Option("i", "Incoming", self.incoming)
        known = (incoming, *(Option(o.letter, o.name, o is self.outcome) for o in outcomes))
        if self.number is None or len(self.number.card.phones) < 2 or any(o.key == "p" for o in known):
            return known
        return (*known, Option("p", "Dial the next number"))

    def _reasons(self) -> tuple[Option, ...]:
        nurture = Option("z", f"{self._nurturing} instead")
        return (*(Option(r.letter, r.name) for r in self.situation.workspace.reasons if r.letter), nurture)

    @property
    def _nurturing(self) -> str:
        return self.situation.workspace.first_of(Category.NURTURING).name

    @property
    def _unresponsive(self) -> str:
        """What the workspace calls it, "" when it is not offered there."""
        reasons = offered(self.situation.workspace.reasons)
        return next((reason.name for reason in reasons if reason.key == UNRESPONSIVE), "")

    def _offers(self) -> tuple[Option, ...]:
        return (
            *((Option("u", self._unresponsive),) if self._unresponsive else ()),
            Option("z", self._nurturing),
            Option("tab", "Note and follow-up"),
            Option("enter", "Log it without a follow-up"),
        )

    def _noted(self) -> None:
        """A follow-up that is asked for and not typed yet is filled in from the note."""
        if isinstance(self.time, NotedField):
            self.time.noted(self.note.text)

    @property
    def _order(self) -> tuple[str, ...]:
        """The fields from the note on, as far as they are there."""
        there = {"note": True, "time": self.time, "minutes": self.minutes, "asked": self.asked_key}
        return tuple(name for name, held in there.items() if held)

    @property
    def _at(self) -> str:
        """The field with the cursor."""
        at = "asked" if self.in_asked else "minutes" if self.in_minutes else "note" if self.in_note else "time"
        return at if at in self._order else "note"

    @property
    def _typed_in(self) -> LineEdit | TimeField | MinutesField:
        fields = {"note": self.note, "time": self.time, "minutes": self.minutes, "asked": self.asked}
        return fields[self._at] or self.note

    def view(self) -> PromptView:
        """Return what to draw now."""
        self._noted()
        title = self._title()
        if self.stage == "outcome":
            return PromptView(title, self._outcomes(), error=self.error, hint="the outcome's key · esc leaves")
        if self.stage == "reason":
            return PromptView(title, self._reasons(), error=self.error, hint="why · shift+tab back · esc leaves")
        if self.stage == "offer":
            tries = (self.situation.lead.tries if self.situation.lead is not None else 0) + 1
            line = f"{tries} tries without an answer: give up, or wake it later?"
            return PromptView(title, self._offers(), lines=(line,), error=self.error)
        at = self._at
        fields = [FieldView("Note", self.note.text, self.note.cursor if at == "note" else None, wraps=True)]
        if self.time is not None:
            fields.append(self.time.view(at == "time", self._placeholder()))
        if self.minutes is not None:
            fields.append(self.minutes.view(at == "minutes"))
        if self.asked_key:
            cursor = self.asked.cursor if at == "asked" else None
            fields.append(FieldView(label_of(self.asked_key), self.asked.text, cursor, placeholder="worth asking"))
        return PromptView(title, (), tuple(fields), error=self.error, hint=self._hint())

    def _placeholder(self) -> str:
        asked = self.outcome is not None and self.outcome.next is Next.ASK
        if asked:
            return "when? thu 15:00, +3d (empty: none)"
        lead, tried = self.situation.lead, self.outcome is not None and self.outcome.counts_try
        if self.outcome is not None and not getattr(lead, "in_sequence", 0) and self._spared(self.outcome):
            return "none: asked not to be called"
        return "none, its sequence goes on" if lead is not None and lead.in_sequence and tried else "none"

    def _spared(self, outcome: Outcome) -> bool:
        from leadtui.rules.outcomes import spares

        return spares(outcome, getattr(self.situation.lead, "do_not_call", 0))

    def _hint(self) -> str:
        if self.minutes is not None or self.asked_key:
            return FIELDS_HINT.replace("tab follow-up", "tab next field")
        return FIELDS_HINT if self.time is not None else FIELDS_HINT.replace(" · tab follow-up", "")

    def _title(self) -> str:
        parts = ["Incoming call" if self.incoming else "Call"]
        if self.outcome is not None and self.stage != "outcome":
            parts.append(self.outcome.name)
        reason = next((r.name for r in self.situation.workspace.reasons if r.key == self.reason), "")
        parts += [reason] if reason else [self._nurturing] if self.stage == "wake" else []
        return " · ".join(parts)

    @property
    def minutes_typed(self) -> bool:
        """Whether the minutes were typed, not counted."""
        return self.minutes is not None and self.minutes.touched

    def phrase(self) -> str:
        """Return how the follow-up or wake-up was typed; a wake-up that was filled in is so many days from then."""
        if self.time is None:
            return ""
        days = f"{self.situation.workspace.nurture_days}d" if self.stage == "wake" else ""
        return self.time.phrase() or days

    def draft(self) -> str:
        """Return the note."""
        return self.note.text
