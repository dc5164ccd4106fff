"""Prompts for a time: follow-up, snooze, wake-up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from leadtui.rules.status_effects import usual_kind
from leadtui.tui.keyboard.actions import Action, DropFollowUp, SetFollowUp, SetStatus, Snooze
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.prompts import FieldView, Option, Prompt, PromptView, Situation, TimeField, known_keys
from leadtui.tui.keyboard.when_field import WhenField
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from leadtui.rules.when import When

SAVE_HINT = "enter saves · esc leaves"


class FollowUpPrompt(Prompt):
    """Set the next step: a time, and with `tab` what is to be done."""

    kind = "follow-up"

    def __init__(self, situation: Situation) -> None:
        super().__init__(situation)
        self.time, self.offered = self._begin(situation)
        self.subject = LineEdit()
        self.subject.set(self.offered)
        self.in_time = True

    @staticmethod
    def _begin(situation: Situation) -> tuple[WhenField, str]:
        """The field of the time, filled in with the next step that was offered for this record, and what that is."""
        if situation.offer is not None:
            from leadtui.tui.keyboard.times import read

            try:
                return WhenField(situation, "When", read(situation.offer[0], situation)), situation.offer[1]
            except InputError:
                pass  # it has gone by meanwhile
        return WhenField(situation, "When"), ""

    @property
    def takes_offer(self) -> bool:
        """Whether the time is the one that was offered."""
        return self.situation.offer is not None and self.time.untouched

    def key(self, key: str, character: str | None) -> Action | None:
        """Type the time; `tab` goes to the subject, `enter` saves."""
        if key in ("tab", "shift+tab"):
            self.in_time = not self.in_time
        elif key == "enter":
            return self._save()
        elif not (self._feed_time(key, character) if self.in_time else self.subject.feed(key, character)):
            self.error = "enter saves, tab goes to the subject, esc leaves."
        return None

    def _feed_time(self, key: str, character: str | None) -> bool:
        """Type the time; typed over one that was brought back, it replaces what was to be done then, too."""
        before, text = self.time.brought_back, self.time.line.text
        known = self.time.feed(key, character)
        if before and not self.time.brought_back and self.time.line.text != text:
            self.subject.set("")
        return known

    def _agree(self) -> None:
        """What is to be done stands after the time only while nothing stands in its own field."""
        self.time.splits = not self.subject.text.strip()

    def _save(self) -> Action | None:
        self._agree()
        try:
            when = self.time.value()
        except InputError as error:
            self.error = str(error)
            self.in_time = True
            return None
        if when is None:
            self.error = "When? Type a time: tue 10, +3d, next week."
            self.in_time = True
            return None
        return SetFollowUp(when, self.subject.text.strip() or self.time.what, self.time.how)

    def paste(self, text: str) -> None:
        """Put pasted text into the field with the cursor."""
        if self.in_time:
            self.time.paste(text)
        else:
            self.subject.insert(text)

    def view(self) -> PromptView:
        """Return what to draw now."""
        self._agree()
        spared = getattr(self.situation.row, "do_not_call", 0)
        subject = FieldView(
            "What",
            self.subject.text,
            None if self.in_time else self.subject.cursor,
            echo=self.time.said(self.subject.text.strip()),
            placeholder=self.time.what or f"email the offer (empty: a {usual_kind(spared)})",
            below=True,
        )
        hint = "enter saves · tab what to do · also: every 2w, remind 15m, !high · esc leaves"
        return PromptView("Follow-up", fields=(self.time.view(self.in_time), subject), error=self.error, hint=hint)

    def phrase(self) -> str:
        """Return the typed time."""
        return self.time.phrase()

    def draft(self) -> str:
        """Return the time and the subject, a line each; nothing while both are as they were offered."""
        if self.time.untouched and self.subject.text == self.offered:
            return ""
        return f"{self.time.line.text}\n{self.subject.text}".strip()

    def restore(self, draft: str) -> None:
        """Put time and subject back."""
        when, _, subject = draft.partition("\n")
        self.time.restore(when)
        self.subject.set(subject)


DROP = "x"
"""In the snooze prompt: it is not to be done any more."""
SNOOZES = {"h": ("hour", "1h"), "t": ("tomorrow 9:00", "tomorrow 9:00"), "w": ("week", "1w"), "m": ("month", "1mo")}


class SnoozePrompt(Prompt):
    """Move the follow-up: one letter, or a typed time.

    A time that was `left` here before waits for `z`, so that the letters mean what they always do.
    """

    kind = "snooze"

    def __init__(self, situation: Situation) -> None:
        super().__init__(situation)
        self.time: TimeField | None = None
        self.letter = ""
        self.left = ""

    def _options(self) -> tuple[Option, ...]:
        typed = Option("z", f"go on with “{self.left}”" if self.left else "type a time")
        drop = (Option(DROP, "drop it"),) if self.situation.row is not None else ()
        return (*(Option(letter, label) for letter, (label, _) in SNOOZES.items()), typed, *drop)

    def key(self, key: str, character: str | None) -> Action | None:
        """Take a letter, or begin a typed time with `z`, a digit or `+`."""
        if self.time is not None:
            return self._typed(key, character)
        if key in SNOOZES:
            self.letter = key
            return Snooze(self._read(SNOOZES[key][1]), self.situation.follow_up_id)
        if key == DROP and self.situation.row is not None:
            return DropFollowUp(self.situation.follow_up_id)
        if key == "z" or (character is not None and (character.isdigit() or character == "+")):
            self.time = TimeField(self.situation, "Until")
            if key == "z":
                self.time.restore(self.left)
            else:
                self.time.feed(key, character)
            self.left = ""
        else:
            self.error = known_keys(self._options())
        return None

    def _typed(self, key: str, character: str | None) -> Action | None:
        assert self.time is not None
        when = _typed(self, self.time, key, character, "Until when? Type a time: 3d, mon 9.")
        return Snooze(when, self.situation.follow_up_id) if when else None

    def _read(self, phrase: str) -> When:
        from leadtui.tui.keyboard.times import read

        return read(phrase, self.situation)

    def paste(self, text: str) -> None:
        """Put pasted text in as a time."""
        self.time, self.left = self.time or TimeField(self.situation, "Until"), ""
        self.time.paste(text)

    def view(self) -> PromptView:
        """Return what to draw now."""
        if self.time is None:
            return PromptView("Snooze", self._options(), error=self.error, hint="or a digit or + begins a time")
        return PromptView("Snooze", fields=(self.time.view(True),), error=self.error, hint=SAVE_HINT)

    def phrase(self) -> str:
        """Return the typed time, or the one a letter stands for."""
        return self.time.phrase() if self.time is not None else SNOOZES[self.letter][1] if self.letter else ""

    def draft(self) -> str:
        """Return the typed time."""
        return self.time.line.text if self.time is not None else self.left

    def restore(self, draft: str) -> None:
        """Put the typed time back."""
        self.paste(draft)

    def resume(self, state: Mapping[str, Any], draft: str) -> None:
        """Have the typed time for `z`."""
        self.left = draft


class WakePrompt(Prompt):
    """Nurturing: when to wake the lead, filled in by the workspace."""

    kind = "wake"

    def __init__(self, situation: Situation, status: str) -> None:
        super().__init__(situation)
        from leadtui.tui.keyboard.times import days_from_now

        self.status = status
        self.time = TimeField(situation, "Wake up", days_from_now(situation.workspace.nurture_days, situation))

    def key(self, key: str, character: str | None) -> Action | None:
        """Type a date; `enter` takes it."""
        missing = "Nurturing needs a wake-up date: 30d, in 2 months, 15 jan."
        when = _typed(self, self.time, key, character, missing)
        return SetStatus(self.status, wake=when) if when else None

    def paste(self, text: str) -> None:
        """Put pasted text in as a date."""
        self.time.paste(text)

    def view(self) -> PromptView:
        """Return what to draw now."""
        name = self.situation.workspace.by_status[self.status].name
        return PromptView(f"{name}: when to wake it?", fields=(self.time.view(True),), error=self.error, hint=SAVE_HINT)

    def phrase(self) -> str:
        """Return the typed date; the one filled in is so many days from then."""
        return self.time.phrase() or f"{self.situation.workspace.nurture_days}d"

    def draft(self) -> str:
        """Return the typed date, nothing while it is the one filled in."""
        return "" if self.time.untouched else self.time.line.text

    def restore(self, draft: str) -> None:
        """Put the typed date back."""
        self.time.restore(draft)


def _typed(prompt: Prompt, time: TimeField, key: str, character: str | None, missing: str) -> When | None:
    """The time once `enter` takes one that can be read; until then None, and the prompt says what is wrong."""
    if key != "enter":
        if not time.feed(key, character):
            prompt.error = "enter saves, esc leaves."
        return None
    try:
        when = time.value()
    except InputError as error:
        prompt.error = str(error)
        return None
    if when is None:
        prompt.error = missing
    return when
