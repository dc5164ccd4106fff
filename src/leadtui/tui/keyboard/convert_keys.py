"""The keys of the convert screen, fed one by one to its state, with no widget and no database in it.

Always holds: in a text field letters are text; a key that means nothing changes nothing and is answered with a
sentence; arrows and `tab` only move.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from leadtui.tui.keyboard.convert_moves import TARGETS, ConvertMoves
from leadtui.tui.keyboard.convert_state import THEN_WHERE, ConvertState, Stop
from leadtui.words.conversion import How, Match, Missing
from leadtui.words.customers import CustomerKind


class Asked(Enum):
    """What the screen has to do after a key."""

    PREVIEW = "the choices changed: read the preview anew"
    FIND = "look for another record of the kind the cursor is in"
    SAVE = "convert"
    LEAVE = "close the screen"


Answer = Asked | Missing | str | None
"""Besides: a missing item to be filled, a sentence to say, or nothing more than drawing."""


class ConvertKeys(ConvertMoves):
    """Feeds keys to a state. `command` says which command of the convert screen a key is outside a text field."""

    def __init__(self, state: ConvertState, command: Callable[[str, str | None], str | None]) -> None:
        super().__init__(state)
        self.command = command

    def feed(self, key: str, character: str | None = None) -> Answer:
        """Take one key as Textual names it, with the character it types."""
        answer = self._feed(key, character)
        if self.state.at.where in TARGETS:
            self.target = self.state.at.where
        return answer

    def _feed(self, key: str, character: str | None) -> Answer:
        if key == "ctrl+s":
            return Asked.SAVE
        if key == "escape":
            return Asked.LEAVE
        if key in ("tab", "shift+tab"):
            self.to_next(1 if key == "tab" else -1)
            return None
        if self.state.at.typing:
            return self._type(key, character)
        if character and character in "123456789":
            return self._item(int(character))
        command = self.command(key, character)
        own = self._OWN.get(command or "")
        if own is None:
            return "n new · x existing · o none · tab to the fields · ctrl+s converts"
        return own(self)

    def paste(self, text: str) -> Answer:
        """Put pasted text into the field with the cursor."""
        field = self.state.field
        if field is None:
            return "There is nothing to paste into here; tab goes to the fields."
        if field.choices:
            field.choose_by_letter(text.strip())
        else:
            self._replace()
            field.edit.insert(text)
        field.error = ""
        self.state.follow_name()
        return None

    # Typing

    def _type(self, key: str, character: str | None) -> Answer:
        field = self.state.field
        assert field is not None
        if key == "enter":
            self.to_next(1)
            return None
        if key in ("up", "down"):
            inside = field.edit.text[: field.edit.cursor] if key == "up" else field.edit.text[field.edit.cursor :]
            if "\n" not in inside:
                self.step(1 if key == "down" else -1)
                return None
        elif key in ("pagedown", "pageup"):
            self.page(1 if key == "pagedown" else -1)
            return None
        elif key in ("left", "right") and not field.text:
            self.sideways(1 if key == "right" else -1)
            return None
        before = field.edit.text
        if not self._into(key, character):
            return "ctrl+s converts, tab leaves the field, esc closes"
        if field.edit.text != before:
            field.error = field.note = ""
            if field.key == "account.name":
                self.state.follow_name()
        return None

    def _into(self, key: str, character: str | None) -> bool:
        field = self.state.field
        assert field is not None
        if not field.choices:
            typed = bool(character and character.isprintable())
            if self.state.selected and (typed or key in ("backspace", "delete")):
                self._replace()
                if not typed:
                    return True
            known = field.edit.feed(key, character)
            self.state.selected = self.state.selected and not known
            return known
        if key in ("right", "space", "left"):
            field.choose(-1 if key == "left" else 1)
            return True
        return bool(character and character.isprintable() and field.choose_by_letter(character))

    def _replace(self) -> None:
        """What is proposed gives way to what is typed."""
        if self.state.selected and self.state.field is not None:
            self.state.field.edit.set("")
            self.state.selected = False

    # Choosing

    def _new(self) -> Answer:
        return self._choose("new")

    def _none(self) -> Answer:
        return self._choose("none")

    def _existing(self) -> Answer:
        """The next match; after the last one, and where there is none, another one is looked for."""
        kind, state = self._kind(), self.state
        ids = [match.id for match in state.matches(kind)]
        if not ids and kind is CustomerKind.OPPORTUNITY:
            return "There is no open deal with this account; n makes a new one."
        chosen = state.match(kind) if not state.undecided(kind) else None
        last = chosen is not None and chosen.id == ids[-1] and kind is not CustomerKind.OPPORTUNITY
        if not ids or (last and state.at.what != "find"):
            state.at = Stop(kind.value, "find" if ids else "head")
            return Asked.FIND
        following = (ids.index(chosen.id) + 1) % len(ids) if chosen is not None else 0
        return self._choose("existing", ids[following])

    def pick(self, match: Match) -> Answer:
        """Choose a record that was looked for."""
        self.state.pick(match)
        self.state.at = Stop(match.kind.value, "head")
        return Asked.PREVIEW

    def _choose(self, how: How, id: int | None = None) -> Answer:
        kind, state = self._kind(), self.state
        if how == "none" and not state.may_be_none(kind):
            if kind is CustomerKind.ACCOUNT:
                return "There is always an account: n makes a new one, x takes an existing one."
            return "The lead has a name, so there is a contact: n makes a new one, x takes an existing one."
        state.choose(kind, how, id)
        state.at = Stop(kind.value, "head")
        return Asked.PREVIEW

    def _kind(self) -> CustomerKind:
        return self.state.kind or CustomerKind(self.target)

    def _toggle(self) -> Answer:
        state, at = self.state, self.state.at
        if at.what == "line":
            return self._take()
        if at.what == "missing":
            return state.missing(at)
        if at.what == "find":
            return Asked.FIND
        kind = self._kind()
        if at.what == "match":
            same = state.choices[kind].id == int(at.key) and not state.undecided(kind)
            answer = self._choose("new") if same else self._choose("existing", int(at.key))
            state.at = at
            return answer
        there: list[How] = ["existing"] if state.matches(kind) else []
        ring: list[How] = ["new", *there, "none"] if state.may_be_none(kind) else ["new", *there]
        how = "existing" if state.undecided(kind) else ring[(ring.index(state.how(kind)) + 1) % len(ring)]
        return self._existing() if how == "existing" else self._choose(how)

    def _enter(self) -> Answer:
        if self.state.at.what in ("match", "find", "missing"):
            return self._toggle()
        self.to_next(1)
        return None

    def _take(self) -> Answer:
        """Take the lead's value for the line, or give it back; elsewhere go to the first line that differs."""
        state, line = self.state, self.state.line
        if line is None:
            kind = self._kind()
            differing = next((line for line in state.shown_lines(kind) if state.differs(line)), None)
            if differing is None:
                return f"Nothing differs here: the {kind} keeps what it has."
            state.at = Stop(kind.value, "line", differing.key)
            return f"{differing.label}: l takes the lead's value in place of the one that is there."
        if not state.differs(line):
            return "Only a field that differs can take the lead's value."
        state.take ^= {line.key}
        return None

    # What is missing

    def _item(self, number: int) -> Answer:
        if number > len(self.state.proposal.missing):
            return "Nothing is missing under that number."
        self.state.at = Stop(THEN_WHERE, "missing", str(number - 1))
        return self.state.proposal.missing[number - 1]

    _OWN: dict[str, Callable[[ConvertKeys], Answer]] = {
        "convert-new": _new,
        "convert-existing": _existing,
        "convert-none": _none,
        "convert-toggle": _toggle,
        "convert-take": _take,
        "convert-open": _enter,
        "convert-right": lambda self: self.sideways(1),
        "convert-left": lambda self: self.sideways(-1),
        "convert-down": lambda self: self.step(1),
        "convert-up": lambda self: self.step(-1),
        "convert-page-down": lambda self: self.page(1),
        "convert-page-up": lambda self: self.page(-1),
        "convert-top": lambda self: self.edge(0),
        "convert-bottom": lambda self: self.edge(-1),
    }
