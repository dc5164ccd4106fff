"""A form as a machine fed keys one at a time: its fields, which one has the cursor, what differs from the start.

Always holds: the field with the cursor is shown; nothing typed is lost by hiding fields again. A field with choices
holds one of them or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from leadtui.tui.keyboard.line_edit import LineEdit

NEXT = ("tab", "enter")
PREVIOUS = ("shift+tab",)


@dataclass(slots=True)
class FormField:
    """A value being typed. `first` fields are shown at once. `original` is what it was; `error` why it was refused;
    `note` what else is to be said, `told` how it is read; `hint` stands in the empty field, `blank` where nothing is
    chosen. A `needed` choice is never nothing. `letters` were typed to find a choice, `before` what was chosen then."""

    key: str
    label: str
    group: str
    first: bool = True
    original: str = ""
    choices: tuple[str, ...] = ()
    hint: str = ""
    blank: str = "choose"
    needed: bool = False
    multiline: bool = False
    error: str = ""
    note: str = ""
    told: str = ""
    edit: LineEdit = field(default_factory=LineEdit)
    letters: str = ""
    before: str = ""

    def __post_init__(self) -> None:
        self.edit.multiline = self.multiline
        self.edit.set(self.original)
        if self.choices and self.original and self.original not in self.choices:
            self.choices = (*self.choices, self.original)

    @property
    def text(self) -> str:
        """What stands in it now."""
        return self.edit.text.strip()

    @property
    def changed(self) -> bool:
        """Whether it differs from the start."""
        return self.text != self.original.strip()

    def choose(self, step: int) -> None:
        """Go to the next or previous choice; before the first and after the last is nothing."""
        self.letters = ""
        ring = self.choices if self.needed else ("", *self.choices)
        at = ring.index(self.edit.text) if self.edit.text in ring else 0
        self.edit.set(ring[(at + step) % len(ring)])

    def type_choice(self, character: str) -> None:
        """Choose by what is typed: a letter again goes on to the next that begins with it, several name one.

        What no choice begins with changes nothing, and the field says so.
        """
        if not self.letters:
            self.before = self.edit.text
        self.error = ""
        self.letters += character
        typed = self.letters.casefold()
        if len(set(typed)) == 1 and self.choose_by_letter(typed[0]):
            return
        named = [choice for choice in self.choices if choice.casefold().startswith(typed)]
        self.edit.set(named[0] if named else self.before)
        if not named:
            self.error = f"None of these begins with “{self.letters}” · ← → choose, backspace begins anew"

    def rub_choice(self) -> None:
        """Take back what was typed in vain, else what is chosen."""
        if not self.error and not self.needed:
            self.edit.set("")
        self.letters = self.error = ""

    def choose_by_letter(self, letter: str) -> bool:
        """Go to the next choice that begins with a letter; False when none does."""
        matches = [choice for choice in self.choices if choice.casefold().startswith(letter.casefold())]
        if matches:
            at = matches.index(self.edit.text) + 1 if self.edit.text in matches else 0
            self.edit.set(matches[at % len(matches)])
        return bool(matches)


class Form:
    """Fields in order, the cursor in one of them."""

    def __init__(self, fields: list[FormField]) -> None:
        self.fields = fields
        self.all_shown = all(field.first for field in fields)
        self.focus = 0

    @property
    def shown(self) -> list[FormField]:
        """The fields on the screen."""
        return self.fields if self.all_shown else [field for field in self.fields if field.first]

    @property
    def current(self) -> FormField:
        """The field with the cursor."""
        return self.shown[min(self.focus, len(self.shown) - 1)]

    @property
    def changed(self) -> bool:
        """Whether anything differs from the start."""
        return any(field.changed for field in self.fields)

    def typed(self, *, only_changed: bool = False) -> dict[str, str]:
        """Return the values by field: the filled ones, or those that differ from the start."""
        wanted = (field for field in self.fields if (field.changed if only_changed else field.text))
        return {field.key: field.text for field in wanted}

    def show_all(self, shown: bool) -> None:
        """Show every field, or the first ones and what is filled in of the others; the cursor keeps its field."""
        current = self.current
        self.all_shown = shown
        for field_ in self.fields:
            field_.first = field_.first or bool(field_.text or field_.error)
        self.focus = self.shown.index(current) if current in self.shown else 0

    def to(self, wanted: FormField) -> None:
        """Put the cursor into a field, showing it first."""
        if wanted not in self.shown:
            self.show_all(True)
        self.focus = self.shown.index(wanted)

    def to_key(self, key: str) -> None:
        """Put the cursor into the field of this key, if there is one."""
        found = next((field for field in self.fields if field.key == key), None)
        if found is not None:
            self.to(found)

    def refuse(self, key: str, why: str) -> bool:
        """Show why a value was refused, at its field; False when the form has no such field."""
        found = next((field for field in self.fields if field.key == key), None)
        if found is not None:
            found.error = why
            self.to(found)
        return found is not None

    def feed(self, key: str, character: str | None) -> bool:
        """Take a key; False when it means nothing to a form."""
        current = self.current
        if key in NEXT:
            return self._step(1)
        if key in PREVIOUS:
            return self._step(-1)
        if key in ("up", "down") and not self._inside(current, key):
            return self._step(1 if key == "down" else -1)
        if key in ("pagedown", "pageup"):
            self.leave()
            self.focus = min(max(self.focus + (8 if key == "pagedown" else -8), 0), len(self.shown) - 1)
            return True
        before = current.edit.text
        known = self._choose(current, key, character) if current.choices else current.edit.feed(key, character)
        if current.edit.text != before:
            current.note = ""
            current.error = current.error if current.choices else ""
        return known

    def paste(self, text: str) -> None:
        """Put pasted text into the field; one with choices takes the choice it begins with."""
        current = self.current
        current.error = ""
        if not current.choices:
            current.edit.insert(text)
        elif text.strip():
            current.letters, current.before = "", current.edit.text
            current.type_choice(" ".join(text.split()))

    def leave(self) -> None:
        """The cursor leaves its field: what was typed there in vain to find a choice is no error of it any more."""
        current = self.current
        if current.letters:
            current.letters = current.error = ""

    def _step(self, delta: int) -> bool:
        self.leave()
        self.focus = (self.focus + delta) % len(self.shown)
        return True

    def _inside(self, current: FormField, key: str) -> bool:
        """Whether up or down stays in a text of several lines."""
        before, after = current.edit.text[: current.edit.cursor], current.edit.text[current.edit.cursor :]
        return "\n" in (before if key == "up" else after)

    def _choose(self, current: FormField, key: str, character: str | None) -> bool:
        if key in ("right", "left") or (key == "space" and not current.letters):
            current.choose(-1 if key == "left" else 1)
            current.error = ""
        elif key in ("backspace", "delete", "ctrl+u"):
            current.rub_choice()
        elif character and character.isprintable():
            current.type_choice(character)
        else:
            return False
        return True
