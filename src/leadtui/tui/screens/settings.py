"""One's own settings: every option with its value and what it does. Choices are changed here, all of them in the file.

Always holds: what is shown is what holds; a change is in the file before the next key is read, or the message says that
it is not; a text with a mistake never becomes the file, and is there again when the editor is opened anew, until the
rep says that it may go.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult

from leadtui.commands import Scope
from leadtui.platform import paths
from leadtui.platform.preferences import Preferences, content_of, read_preferences
from leadtui.platform.preferences_options import OPTIONS, Option
from leadtui.rules.toml.toml_file import decoded
from leadtui.tui import places
from leadtui.tui.bindings import key_of, key_table
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.keyboard.typed import Draft, Typed
from leadtui.tui.text import fit, safe, wrap
from leadtui.tui.widgets.choice_lines import Choice, ChoiceLines
from leadtui.tui.widgets.key_footer import KeyFooter
from leadtui.tui.widgets.key_hints import TitleLine
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.words.errors import InputError, LeadtuiError

LABEL = 12
LATER = "holds from the next start"
SETTINGS: tuple[Scope, ...] = ("settings", "moving")
STEPS = {"down": 1, "up": -1}
PAGES = {"page-down": 1.0, "page-up": -1.0, "half-down": 0.5, "half-up": -0.5}


class SettingsScreen(KeyScreen[None]):
    """The options, the one under the cursor explained."""

    help_scopes = SETTINGS

    def __init__(self, option: str = "", brought: Draft | None = None) -> None:
        super().__init__()
        self.keys = key_table(*SETTINGS)
        self.file = paths.config_file()
        self.list = ChoiceLines(self._write)
        self.list.begins = _place_of(option)
        self.draft: str | None = None
        self.asking = False
        self._brought = brought

    def compose(self) -> ComposeResult:
        """Title, options, message, keys."""
        yield TitleLine("Settings", named(self.file))
        yield self.list
        yield MessageLine(2)
        yield KeyFooter(*SETTINGS)

    def on_mount(self) -> None:
        """Have the text with a mistake that was left here before."""
        if self._brought is not None:
            self.take_up(self._brought)

    def take_up(self, draft: Draft) -> None:
        """Have the text of a draft for the editor."""
        self.leadtui.drafts.give(draft, self)
        self.draft = draft.typed.text
        self.say(f"As you left it; {key_of('settings-edit')} opens your text, not saved yet", "hint")

    def unsaved(self) -> Typed | None:
        """The text with a mistake."""
        return None if self.draft is None else Typed("settings", f"text of {self.file.name}", self.draft, {})

    @property
    def preferences(self) -> Preferences:
        """What holds."""
        return self.leadtui.base.preferences

    @property
    def option(self) -> Option | None:
        """The option under the cursor, None on the keys."""
        return OPTIONS[self.list.at] if 0 <= self.list.at < len(OPTIONS) else None

    def choose(self, option: str) -> None:
        """Put the cursor on an option."""
        self.list.choose(_place_of(option))

    # Drawing

    def _write(self, cells: int) -> list[Line]:
        lines: list[Line] = [[]]
        for at, option in enumerate(OPTIONS):
            value = str(getattr(self.preferences, option.key))
            lines += self._told(at, option.label, self._shown(option, value), self._said(option, value), cells)
            lines.append([])
        count = len(self.preferences.keys)
        own = "as they come" if not count else "one of your own" if count == 1 else f"{count} of your own"
        lines += self._told(len(OPTIONS), "Keys", [(own, "strong")], "Any command can have other keys.", cells)
        return lines

    def _told(self, at: int, label: str, value: Line, said: str, cells: int) -> list[Line]:
        head: Line = [(fit(label, LABEL), "dim"), *value]
        below: list[Line] = [
            [(f"  {' ' * LABEL}{part}", "dim")] for part in wrap(safe(said), max(cells - LABEL - 3, 10))
        ]
        return [Choice(head, at), *below]

    def _shown(self, option: Option, value: str) -> Line:
        if not option.choices:
            return [(safe(value), "strong")] if value else [("not set", "dim"), (self._now(option), "dim")]
        does = dict(option.choices).get(value, "")
        return [("‹ ", "key"), (value, "strong"), (" ›", "key"), (f"  {does}", "text")]

    def _now(self, option: Option) -> str:
        """What holds where nothing is set."""
        base = self.leadtui.base
        there = {
            "name": base.user.name, "region": self.preferences.home_region, "time_zone": str(base.clock.zone),
            "database": base.location,
        }.get(option.key, "")  # fmt: skip
        return f": {safe(there)}" if there else ""

    def _said(self, option: Option, value: str) -> str:
        if option.key == "theme" and self.leadtui.colourless:
            return "NO_COLOR is set, so there are no colours whatever the theme is."
        return option.says if option.at_once else f"{option.says} It {LATER}."

    # Keys

    def take_key(self, key: str, character: str | None) -> None:
        """Move, change a choice, open the file, or leave."""
        command = self.keys.command(key, character)
        if self.asking and command not in ("help", "search", "palette", "quit"):
            self._answer(key)
        elif command in STEPS:
            self.list.step(STEPS[command])
        elif command in PAGES:
            self.list.leap(round(PAGES[command]) or (1 if PAGES[command] > 0 else -1))
        elif command in ("top", "bottom"):
            self.list.choose(0 if command == "top" else len(OPTIONS))
        elif command in ("settings-next", "settings-previous"):
            self._turn(1 if command == "settings-next" else -1)
        elif command == "settings-edit":
            self._edit()
        elif command in ("back", "settings-close"):
            self._leave()
        elif command == "bring-back":
            places.bring_back(self.leadtui, self)
        elif command in ("help", "search", "palette", "quit"):
            self.run_command(command)
        else:
            self.say(f"← → change a choice, {key_of('settings-edit')} opens the file, esc leaves", "hint")

    def _leave(self) -> None:
        """Leave at once where no text is unsaved, else ask."""
        self.asking = self.draft is not None
        if self.asking:
            self.say("Leave without saving? Your text has a mistake. y leaves, n stays", "hint")
        else:
            self.leadtui.close_screen(self)

    def _answer(self, key: str) -> None:
        if key == "y":
            self.draft = None
            self.leadtui.drafts.drop_of(self)
            self._leave()
        elif key == "n":
            self.asking = False
            self.say("")
        else:
            self._leave()

    def may_quit(self) -> bool:
        """A text with a mistake is not lost by quitting unless it is asked for twice."""
        if self.draft is not None and not self.asking:
            self._leave()
            return False
        return True

    def _turn(self, step: int) -> None:
        """Put the next value of a choice in force, and in the file."""
        option = self.option
        if option is None or not option.choices:
            self.say(f"{key_of('settings-edit')} opens the file to change it", "hint")
            return
        value = _after(option.values, str(getattr(self.preferences, option.key)), step)
        from leadtui.platform.preferences_writing import save_option
        from leadtui.words.records import replace

        try:
            save_option(self.file, option.key, value)
            preferences = read_preferences(self.file)
        except LeadtuiError as error:
            self._take(replace(self.preferences, **{option.key: value}))
            self.say(f"Until you quit, and not saved: {error.message} {error.hint}".strip(), "error")
            return
        self._take(preferences)
        self.say(f"{option.label}: {value}")

    def _take(self, preferences: Preferences) -> None:
        self.leadtui.base.preferences = preferences
        self.leadtui.look(preferences)
        self.list.rewrite()

    def _edit(self) -> None:
        """Open the file, or the text with a mistake, in the editor; it becomes the file once it can be read."""
        from leadtui.platform.preferences_writing import annotated

        try:
            there = content_of(self.file)
            before = annotated() if there is None else there.decode("utf-8", "replace")
            text = self._edited(before if self.draft is None else self.draft)
            if text == before:
                self.draft = None
                self.say("Nothing was changed", "hint")
            else:
                self._save(text, there)
        except LeadtuiError as error:
            again = f"; {key_of('settings-edit')} opens your text again" if self.draft is not None else ""
            self.say(f"Not saved: {error.message} {error.hint}".rstrip(" .") + again, "error")

    def _edited(self, text: str) -> str:
        from leadtui.platform.editor import draft, open_editor
        from leadtui.tui.outside import with_terminal

        file = draft(text, "config.toml")
        try:
            with_terminal(self.leadtui, lambda: open_editor(file))
            self.draft = _text_of(file)
        finally:
            file.unlink(missing_ok=True)
        return self.draft

    def _save(self, text: str, there: bytes | None) -> None:
        from leadtui.platform.preferences_reading import preferences_in
        from leadtui.platform.preferences_writing import write_config

        preferences = preferences_in(text, self.file.name)
        if content_of(self.file) != there:
            raise InputError(f"{self.file} was changed meanwhile.", "Look at it first.")
        write_config(self.file, text)
        self.draft = None
        before = self.preferences
        self._take(preferences)
        later = [o.label for o in OPTIONS if not o.at_once and getattr(before, o.key) != getattr(preferences, o.key)]
        self.say(f"Saved · {', '.join(later)}: {LATER}" if later else "Saved, and in force")


def named(file: Path) -> str:
    """A file as people are told of it: ~ is their home."""
    home = Path.home()
    return f"~/{file.relative_to(home)}" if file.is_relative_to(home) else str(file)


def _place_of(option: str) -> int:
    return next((at for at, known in enumerate(OPTIONS) if known.key == option), 0)


def _after(values: Sequence[str], value: str, step: int) -> str:
    return values[(values.index(value) + step) % len(values)]


def _text_of(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return decoded(stream.read(4_000_001), file.name)
    except OSError as error:
        raise InputError(f"The editor left no file: {(error.strerror or str(error)).lower()}.") from error
