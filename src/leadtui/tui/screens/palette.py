"""The palette: every command with its key, every place and view, found by typing, run on the screen below.

It opens over every screen, over one with half-typed text too, and takes nothing away from it. Always holds: what is run
is done exactly as its key does it below; what cannot be done now is dimmed, says why, and is not run.
"""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult

from leadtui.tui import entries, places
from leadtui.tui.bindings import key_table
from leadtui.tui.entries import Entry
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.text import cut, fit, safe, width, wrap
from leadtui.tui.widgets.choice_lines import Choice, ChoiceLines
from leadtui.tui.widgets.key_hints import KeyHints, TitleLine
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import Line
from leadtui.tui.widgets.search_box import SearchBox

NAME = 17
MOVES = {"palette-down": 1, "palette-up": -1}
PAGES = {"pagedown": 1, "pageup": -1}


class ListedScreen(KeyScreen[None]):
    """A box to type in, and below it entries of which one is chosen: the palette and the help."""

    heading = ""
    about = ""
    nothing = "Nothing is called that."
    help_scopes = ("palette",)
    offers_palette = False

    def __init__(self, below: KeyScreen[Any]) -> None:
        super().__init__()
        self.below = below
        self.keys = key_table("palette")
        self.box = SearchBox()
        self.list = ChoiceLines(self._write)
        self.shown: list[Entry] = []

    def compose(self) -> ComposeResult:
        """The box, the entries, how to leave."""
        yield TitleLine(self.heading, self.about)
        yield self.box
        yield self.list
        yield MessageLine()
        yield KeyHints(("enter", "Run"), ("esc", "Back"), ("↑↓ pgup pgdn", "Choose"), ("^u", "Clear"))

    def listed(self, text: str) -> list[Entry]:
        """The entries for what is typed; those of one heading stand together."""
        raise NotImplementedError

    def headed(self, text: str) -> bool:
        """Whether headings stand between the entries."""
        return True

    # Drawing

    def _write(self, cells: int) -> list[Line]:
        text = self.box.edit.text
        self.shown = self.listed(text)
        column = min(max((width(entry.keys) for entry in self.shown), default=0), max(cells // 4, 8)) + 2
        lines: list[Line] = []
        under = ""
        for at, entry in enumerate(self.shown):
            if self.headed(text) and entry.under != under:
                under = entry.under
                lines += [*([[]] if lines else []), titled(under, cells)]
            lines += self._entry(at, entry, column, cells)
        return lines or [[(self.nothing, "dim")]]

    def said_of(self, entry: Entry) -> str:
        """What stands beside its name: what it does, or why it cannot be done now."""
        return entry.why_not or entry.said

    def _entry(self, at: int, entry: Entry, column: int, cells: int) -> list[Line]:
        """A line, or two where the help is long; of what cannot be done the reason, dim."""
        before = column + NAME
        said = self.said_of(entry)
        first, *more = wrap(safe(said), max(cells - before - 3, 10))
        name, keys = fit(safe(entry.name), NAME - 1) + " ", fit(cut(entry.keys, column - 2), column)
        if entry.why_not:
            line: Line = [(keys, "dim"), (name, "dim"), (first, "dim")]
        else:
            line = [(keys, "key"), (name, "strong"), (first, "text")]
        indent = " " * (before + 2)
        lines: list[Line] = [Choice(line, at)]
        lines += [[(indent, "text"), (part, "dim")] for part in more]
        return lines

    # Keys

    @property
    def typing(self) -> bool:
        """Letters narrow the list down."""
        return True

    def take_anywhere(self, key: str) -> bool:
        """The keys of the palette and the help are this screen's own here."""
        return False

    def take_key(self, key: str, character: str | None) -> None:
        """Choose, run, leave, or type."""
        command = self.keys.command(key, None)
        if key == "escape":
            self.leadtui.close_screen(self)
        elif command == "palette-run":
            self.run_chosen()
        elif command in MOVES:
            self.list.step(MOVES[command])
        elif key in PAGES:
            self.list.leap(PAGES[key])
        elif key in ("home", "end") and not self.box.edit.text:
            self.list.choose(0 if key == "home" else len(self.shown))
        else:
            self.type(key, character)

    def type(self, key: str, character: str | None) -> None:
        """Take a key of the text."""
        before = self.box.edit.text
        if not self.box.edit.feed(key, character):
            self.say("enter runs what is chosen, esc leaves; letters narrow the list down", "hint")
        elif self.box.edit.text != before:
            self.narrow()
        else:
            self.box.refresh()

    def take_paste(self, text: str) -> None:
        """Search for pasted text."""
        self.box.edit.insert(text)
        self.narrow()

    def narrow(self) -> None:
        """The text has changed."""
        self.say("")
        self.box.refresh()
        self.list.rewrite(to_top=True)

    # Running

    def run_chosen(self) -> None:
        """Run what is chosen on the screen below, or say why it cannot be done."""
        if not 0 <= self.list.at < len(self.shown):
            self.say(self.nothing, "hint")
            return
        entry = self.shown[self.list.at]
        if entry.why_not:
            self.say(f"{entry.name}: {entry.why_not}", "hint")
            return
        self.leadtui.remember(entry.key)
        self.leadtui.close_screen(self)
        entry.run()

    def on_scroll_lines_opened(self) -> None:
        """A line was clicked twice."""
        self.run_chosen()


class PaletteScreen(ListedScreen):
    """Everything that can be done, found by typing; what was run last stands first."""

    heading = "Commands"
    about = "type what you want; enter runs it"
    nothing = "Nothing is called that · esc leaves"

    def __init__(self, below: KeyScreen[Any]) -> None:
        super().__init__(below)
        self._own: list[Entry] | None = None
        self._others: list[Entry] = []

    def listed(self, text: str) -> list[Entry]:
        """With a text the best matches, at last a search for it; without one what was run last, then all of here."""
        if self._own is None:
            app, below = self.leadtui, self.below
            self._own = [
                *entries.of_screen(below), *entries.places_of(app, below), *entries.options_of(app, below),
            ]  # fmt: skip
            self._others = entries.elsewhere(below)
        if not text.strip():
            return self._recent(self._own)
        found = entries.matching([*self._own, *self._others], text)
        return [*found, self._search_for(text.strip())]

    def headed(self, text: str) -> bool:
        """What is found is in the order of how well it fits."""
        return not text.strip()

    def _recent(self, own: list[Entry]) -> list[Entry]:
        by_key = {entry.key: entry for entry in own}
        recent = [by_key[key] for key in self.leadtui.recent if key in by_key and not by_key[key].why_not]
        recent = recent[: entries.RECENT]
        first = [_under(entry, "Used last") for entry in recent]
        return [*first, *(entry for entry in own if entry not in recent)]

    def _search_for(self, text: str) -> Entry:
        app, why = self.leadtui, self.below.why_not("search")
        said = "among names, companies, numbers, notes"
        return Entry("search", f"Search “{text}”", "", said, "", why, lambda: places.open_search(app, text))

    def take_key(self, key: str, character: str | None) -> None:
        """The key that opened it closes it; every other key as elsewhere."""
        command = key_table("everywhere").command(key, None)
        if command == "palette" or (character == ":" and not self.box.edit.text):
            self.leadtui.close_screen(self)
        elif command == "help" and len(key) > 1 and character is None:
            self.leadtui.close_screen(self)
            places.open_help(self.leadtui, self.below)
        else:
            super().take_key(key, character)


def _under(entry: Entry, heading: str) -> Entry:
    return Entry(entry.key, entry.name, entry.keys, entry.said, heading, entry.why_not, entry.run)
