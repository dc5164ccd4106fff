"""The strip of what is no call: a meeting at once, an email or another way after `shift+tab`.

Always holds: `enter` logs it from every field, a meeting of which nothing is typed after a question; a field that does
not belong to the kind keeps what was typed in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from leadtui.tui.keyboard.actions import Action, LogContact
from leadtui.tui.keyboard.line_edit import LineEdit
from leadtui.tui.keyboard.minutes import MinutesField
from leadtui.tui.keyboard.prompts import FieldView, Option, Prompt, PromptView, Situation, TimeField, known_keys
from leadtui.tui.keyboard.when_field import AfterField
from leadtui.words.contact import ActivityKind
from leadtui.words.errors import InputError

if TYPE_CHECKING:
    from datetime import datetime

    from leadtui.rules.when import When
    from leadtui.tui.telephone import Dialled

MEETING, EMAIL, OTHER, CALL = ActivityKind.MEETING, ActivityKind.EMAIL, ActivityKind.OTHER, ActivityKind.CALL
WAYS: dict[str, tuple[str, ActivityKind, str]] = {
    "m": ("Meeting", MEETING, ""),
    "e": ("Email", EMAIL, ""),
    "c": ("Call", CALL, ""),
    "l": ("LinkedIn", OTHER, "LinkedIn"),
    "t": ("Text message", OTHER, "Text message"),
    "w": ("WhatsApp", OTHER, "WhatsApp"),
    "h": ("Chat", OTHER, "Chat"),
    "p": ("Letter", OTHER, "Letter"),
    "o": ("Other", OTHER, ""),
}
"""What can be logged, by letter: what it is called, its kind, and the channel of what is other."""

_LABELS = {"note": "Note", "subject": "Subject", "channel": "Channel"}
_EMPTY = "An empty meeting? enter logs it, or type what was said."
_HINT = "enter logs it · tab next field · shift+tab: what it was · ^o editor · esc"


class PastField(TimeField):
    """When something was; nothing typed is now."""

    def value(self) -> When | None:
        """Return the time, None for now; raises InputError naming what cannot be read."""
        if not self.line.text.strip():
            return None
        from leadtui.rules.when import parse

        at = self.situation
        return parse(self.line.text, at.now, region=at.region or "", past=True, hours=at.workspace.hours)


class ContactPrompt(Prompt):
    """Log a meeting, an email or something else with the situation's record."""

    kind = "meeting"

    def __init__(self, situation: Situation, way: str = "m") -> None:
        super().__init__(situation)
        self.way = way
        self.incoming = False
        self.choosing = False
        self.note = LineEdit(multiline=True)
        self.subject = LineEdit()
        self.channel = LineEdit()
        self.follow_up = AfterField(situation)
        self.when = PastField(situation, "When")
        self.minutes = MinutesField()
        self.number: Dialled | None = None
        self.at = "note"
        self.asked = False

    def dialled(self, number: Dialled, clock: Callable[[], datetime]) -> None:
        """A number was dialled: count the minutes; one only shown counts nothing."""
        self.number = number
        if number.at is not None or not self.minutes.touched:
            self.minutes = MinutesField(number.at, clock)

    @property
    def texts(self) -> dict[str, LineEdit]:
        """The texts by field."""
        return {"note": self.note, "subject": self.subject, "channel": self.channel}

    @property
    def ways(self) -> dict[str, tuple[str, ActivityKind, str]]:
        """What can be logged here: the calls of a lead have outcomes, so they are logged elsewhere."""
        return {key: way for key, way in WAYS.items() if way[1] is not CALL or self.situation.lead is None}

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of this kind, in the order in which `tab` goes through them."""
        _, kind, channel = WAYS[self.way]
        if kind is EMAIL:
            return ("note", "follow-up", "subject", "when")
        if kind is OTHER:
            return (*(() if channel else ("channel",)), "note", "follow-up", "when")
        return ("note", "follow-up", "minutes", "when")

    @property
    def writing(self) -> LineEdit | None:
        """The text of several lines under the cursor, which the editor can take over."""
        return self.note if self.at == "note" and not self.choosing else None

    def key(self, key: str, character: str | None) -> Action | None:
        """Choose the kind, or type into its fields."""
        if self.choosing:
            self._choose(key, character)
            return None
        if key == "enter":
            return self._save()
        where = self.fields.index(self.at)
        if key == "tab":
            self.at = self.fields[(where + 1) % len(self.fields)]
        elif key == "shift+tab" and not where:
            self.choosing = True
        elif key == "shift+tab":
            self.at = self.fields[where - 1]
        elif not self._type(key, character):
            self.error = _HINT
        self.asked = False
        return None

    def _choose(self, key: str, character: str | None) -> None:
        if key == "i":
            self.incoming = not self.incoming
        elif key in self.ways or (character or "") in self.ways:
            self.way = key if key in self.ways else character or ""
            self._to_fields()
        elif key in ("tab", "enter"):
            self._to_fields()
        else:
            self.error = known_keys(self._options())

    def _to_fields(self) -> None:
        self.choosing = False
        self.at = self.fields[0]

    def _type(self, key: str, character: str | None) -> bool:
        if self.at in self.texts:
            return self.texts[self.at].feed(key, character)
        return self._timed().feed(key, character)

    def _timed(self) -> TimeField | MinutesField:
        return {"follow-up": self.follow_up, "when": self.when, "minutes": self.minutes}[self.at]  # type: ignore[return-value]

    def paste(self, text: str) -> None:
        """Put pasted text into the field under the cursor."""
        if self.choosing:
            super().paste(text)
        elif self.at in self.texts:
            self.texts[self.at].insert(text)
        else:
            self._timed().paste(text)

    def _save(self) -> Action | None:
        kind, channel = WAYS[self.way][1], WAYS[self.way][2] or self.channel.text.strip()
        read: dict[str, When | int | None] = {}
        for name, field in (("follow-up", self.follow_up), ("when", self.when), ("minutes", self.minutes)):
            if name in self.fields:
                try:
                    read[name] = field.value()
                except InputError as error:
                    self.error, self.at = str(error), name
                    return None
        if kind is OTHER and not channel:
            self.error, self.at = "Which way? LinkedIn, fax, at the fair.", "channel"
            return None
        empty = not self.note.text.strip() and all(value is None for value in read.values())
        if kind is MEETING and empty and not self.asked:
            self.error, self.asked = _EMPTY, True
            return None
        when, then, minutes = read.get("when"), read["follow-up"], read.get("minutes")
        return LogContact(
            kind.value,
            self.note.text.strip(),
            channel if kind is OTHER else self.subject.text.strip() if kind is EMAIL else "",
            self.incoming and kind is not MEETING,
            minutes if isinstance(minutes, int) else None,
            then if not isinstance(then, int) else None,
            when if not isinstance(when, int) else None,
            self.follow_up.how,
        )

    def _options(self) -> tuple[Option, ...]:
        incoming = Option("i", "From them", self.incoming)
        return (incoming, *(Option(key, way[0], key == self.way) for key, way in self.ways.items()))

    def view(self) -> PromptView:
        """Return what to draw now."""
        if self.choosing:
            return PromptView("Log", self._options(), error=self.error, hint="what it was · tab back to the fields")
        fields = tuple(self._view(name) for name in self.fields)
        return PromptView(self._title(), (), fields, error=self.error, hint=_HINT)

    def _view(self, name: str) -> FieldView:
        here = self.at == name
        if name == "follow-up":
            return self.follow_up.view(here)
        if name == "when":
            return self.when.view(here, "now; yesterday 15:00, 2h ago")
        if name == "minutes":
            return self.minutes.view(here)
        line = self.texts[name]
        hint = "LinkedIn, fax, at the fair" if name == "channel" else ""
        cursor = line.cursor if here else None
        return FieldView(_LABELS[name], line.text, cursor, placeholder=hint, wraps=line.multiline)

    def _title(self) -> str:
        name, kind, _ = WAYS[self.way]
        if kind is EMAIL:
            return "Email received" if self.incoming else "Email sent"
        return f"{name} from them" if self.incoming and kind is not MEETING else name

    def draft(self) -> str:
        """Return the note."""
        return self.note.text

    def restore(self, draft: str) -> None:
        """Put the note back."""
        self.note.set(draft)

    def state(self) -> dict[str, Any]:
        """Return all that stands here, minutes that were typed too."""
        typed = {"took": self.minutes.line.text} if self.minutes.touched else {}
        return {**super().state(), **typed}

    def put_back(self, state: Mapping[str, Any]) -> None:
        """Go on from another strip's state."""
        if isinstance(state.get("took"), str):
            self.minutes.paste(state["took"])
        super().put_back(state)
        if self.way not in self.ways:
            self.way = "m"
        if self.at not in self.fields:
            self.at = self.fields[0]
