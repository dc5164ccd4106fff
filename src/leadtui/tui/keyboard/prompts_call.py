"""The call strip: outcome, then note and follow-up; `c n enter` logs a try with its next step.

Stages: `outcome` (a letter; `i` turns incoming on and off), `reason` (after Not interested), `offer` (after too many
unanswered tries), `wake` (nurturing asks when), `fields` (note and follow-up).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from leadtui.tui.keyboard.actions import Action, LogCall
from leadtui.tui.keyboard.errand_words import DialNumber
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.minutes import MinutesField
from leadtui.tui.keyboard.noted_field import NotedField
from leadtui.tui.keyboard.prompts import Answer, TimeField, by_key, known_keys
from leadtui.tui.keyboard.prompts_call_shown import FIELDS_HINT, UNRESPONSIVE, CallShown
from leadtui.tui.keyboard.when_field import AfterField
from leadtui.words.contact import FollowUpKind, Next, Outcome
from leadtui.words.errors import InputError
from leadtui.words.follow_ups import ONCE

if TYPE_CHECKING:
    from datetime import datetime

    from leadtui.rules.when import When
    from leadtui.tui.telephone import Dialled


class CallPrompt(CallShown):
    """Log a call on the situation's lead."""

    def dialled(self, number: Dialled, clock: Callable[[], datetime]) -> None:
        """A number was dialled: count the minutes, and offer the next number. One only shown counts nothing."""
        self.number = number
        if number.at is not None:
            self.minutes = MinutesField(number.at, clock)
        elif self.minutes is None or not self.minutes.touched:
            self.minutes = None
            self._to(self._at)
        self._count()

    def key(self, key: str, character: str | None) -> Answer:
        """Take a key in the stage the call is in."""
        if self.stage == "outcome":
            return self._outcome(key, character)
        if self.stage == "reason":
            self._reason(key, character)
            return None
        if self.stage == "offer":
            return self._offer(key)
        return self._fields(key, character)

    def _outcome(self, key: str, character: str | None) -> Answer:
        if key == "i":
            self.incoming = not self.incoming
            if self.outcome is not None and self.time is not None and (self.time.untouched or not self.time.line.text):
                self._plan(self.outcome)
            return None
        if key == "tab" and self.outcome is not None:
            self.stage = "fields"
            return None
        found = next((o for o in self.situation.workspace.outcomes if o.letter and o.letter in (key, character)), None)
        if found is None and "p" in (key, character) and self._outcomes()[-1].key == "p" and self.number is not None:
            return DialNumber(self.number.index + 1)
        if found is None:
            self.error = known_keys(self._outcomes())
            return None
        self._take(found)
        return None

    def _count(self) -> None:
        """A try without an answer takes no minutes."""
        if self.minutes is not None:
            self.minutes.counts = self.outcome is None or self.outcome.reached

    def _take(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self._count()
        self.reason = ""
        self._to("note")
        self.time = None
        self.asked_key = self._worth_asking() if outcome.reached else ""
        if outcome.asks_reason:
            self.stage = "reason"
        elif not self.incoming and self._gives_up(outcome):
            self.stage = "offer"
        else:
            self.stage = "fields"
            self._plan(outcome)

    def _plan(self, outcome: Outcome) -> None:
        if outcome.next is Next.ASK and not self.incoming:
            self.time = NotedField(self.situation, usual=self._usual(outcome))
        elif outcome.next is not Next.NONE:
            filled_in = self._filled_in(outcome)
            self.time = AfterField(self.situation, filled_in=filled_in, usual=self._usual(outcome))

    def _usual(self, outcome: Outcome) -> FollowUpKind | None:
        """What the follow-up is where its words do not say: what the outcome asks for, where that is no plain call."""
        plain = outcome.kind is FollowUpKind.CALL and not outcome.subject
        return None if plain else outcome.kind

    def _gives_up(self, outcome: Outcome) -> bool:
        from leadtui.tui.keyboard.times import gives_up

        return gives_up(outcome, self.situation)

    def _filled_in(self, outcome: Outcome) -> When | None:
        from leadtui.tui.keyboard.times import after_outcome

        return None if self.incoming else after_outcome(outcome, self.situation)

    def _reason(self, key: str, character: str | None) -> None:
        if key == "shift+tab":
            self.stage = "outcome"
            return
        found = by_key(self._reasons(), key, character)
        if found is None:
            self.error = known_keys(self._reasons())
        elif found.key == "z":
            self._nurture()
        else:
            self.reason = next(r.key for r in self.situation.workspace.reasons if r.letter == found.key)
            self.stage = "fields"

    def _nurture(self) -> None:
        from leadtui.tui.keyboard.times import days_from_now

        days = self.situation.workspace.nurture_days
        self.time = TimeField(self.situation, "Wake up", days_from_now(days, self.situation))
        self.stage = "wake"

    def _offer(self, key: str) -> Action | None:
        if key == "enter":
            return self._action(None) if self._minutes_read() else None
        if key == "shift+tab":
            self.stage = "outcome"
        elif key == "u" and self._unresponsive:
            self.reason = UNRESPONSIVE
            self.stage = "fields"
        elif key == "z":
            self._nurture()
        elif key == "tab":
            self.time = AfterField(self.situation)
            self.stage = "fields"
        else:
            self.error = known_keys(self._offers())
        return None

    def _fields(self, key: str, character: str | None) -> Action | None:
        if key == "enter":
            return self._save()
        at = self._order.index(self._at)
        if key == "shift+tab":
            if not at:
                self.stage = "outcome"
            self._to(self._order[max(at - 1, 0)])
        elif key == "tab":
            self._to(self._order[(at + 1) % len(self._order)])
        elif not self._typed_in.feed(key, character):
            self.error = FIELDS_HINT
        else:
            self._noted()
        return None

    def _to(self, field: str) -> None:
        self.in_note, self.in_minutes, self.in_asked = field == "note", field == "minutes", field == "asked"

    def _worth_asking(self) -> str:
        from leadtui.rules.progressive import next_missing

        lead, workspace = self.situation.lead, self.situation.workspace
        return (next_missing(lead._asdict(), workspace) or "") if lead is not None else ""

    def _minutes_read(self) -> bool:
        """Whether the minutes can be read; where not, the cursor is in them."""
        if self.minutes is None:
            return True
        try:
            self.minutes.value()
        except InputError as error:
            self.error = str(error)
            self.stage = "fields"
            self._to("minutes")
            return False
        return True

    def _save(self) -> Action | None:
        when = None
        if not self._minutes_read():
            return None
        if self.time is not None:
            try:
                when = self.time.value()
            except InputError as error:
                self.error = str(error)
                self._to("time")
                return None
        if self.stage == "wake" and when is None:
            self.error = f"{self._nurturing} needs a wake-up date: 30d, in 2 months, 15 jan."
            self._to("time")
            return None
        reason = next((r for r in self.situation.workspace.reasons if r.key == self.reason), None)
        if reason is not None and reason.needs_note and not self.note.text.strip():
            self.error = f"The reason {reason.name} needs a note: write why."
            self._to("note")
            return None
        return self._action(when)

    def _action(self, when: When | None) -> LogCall:
        assert self.outcome is not None
        nurturing = self.stage == "wake"
        noted = isinstance(self.time, NotedField)
        filled_in = self.time is not None and self.time.untouched and not nurturing and not noted
        return LogCall(
            self.outcome.key,
            self.note.text.strip(),
            "auto" if filled_in else None if nurturing else when,
            self.incoming,
            self.reason,
            when if nurturing else None,
            self.minutes.value() if self.minutes is not None else None,
            (self.asked_key, self.asked.text.strip()) if self.asked_key and self.asked.text.strip() else None,
            self.time.what if isinstance(self.time, AfterField) else "",
            self.time.how if isinstance(self.time, AfterField) else ONCE,
        )

    def paste(self, text: str) -> None:
        """Put pasted text into the note or the follow-up."""
        if self.stage not in ("fields", "wake"):
            super().paste(text)
        elif isinstance(self._typed_in, LineEdit):
            self._typed_in.insert(text)
        else:
            self._typed_in.paste(text)

    def restore(self, draft: str) -> None:
        """Put the note back; it shows after the outcome."""
        self.note.set(draft)

    def put_back(self, state: Mapping[str, Any]) -> None:
        """Go on from another call's state; a follow-up that was filled in is filled in from now."""
        self.incoming = bool(state.get("incoming"))
        kept = state.get("outcome")
        wanted = kept.get("word") if isinstance(kept, dict) else None
        outcome = next((o for o in self.situation.workspace.outcomes if o.key == wanted), None)
        if outcome is None:  # the word is gone: the note stays, another outcome is chosen
            state = {"note": state.get("note")}
        else:
            self._take(outcome)
            if state.get("stage") == "wake":
                self._nurture()
        super().put_back(state)
        self._to(self._at)
