"""What an empty base says: what to do next, with one key each."""

from __future__ import annotations

from textual.app import ComposeResult

from leadtui.tui import places
from leadtui.tui.app import PRACTISE
from leadtui.tui.bindings import says
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.text import safe, wrap
from leadtui.tui.widgets.key_hints import KeyHints
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.scroll_lines import Line, ScrollLines

CHOICES = (
    ("i", "import my list", "CSV, Excel, vCard or JSON, from another CRM or a phone"),
    ("a", "add one lead", "by name, company, phone or email"),
    ("t", "practise", "ten made-up leads, one hint at a time"),
)
INDENT = "   "


class FirstRunScreen(KeyScreen[None]):
    """The welcome; every key of it leads on, escape to the empty queue."""

    def compose(self) -> ComposeResult:
        """The choices, and how to leave."""
        yield ScrollLines(self._write)
        yield MessageLine()
        yield KeyHints(
            ("i", "Import"), ("a", "Add"), ("t", "Practise"), ("?", "Help"), ("esc", "Empty queue"), ("^q", "Quit")
        )

    def _write(self, cells: int) -> list[Line]:
        base = self.leadtui.base
        room = cells - 2 * len(INDENT)
        first = "The lead to work now will stand here, and why. There are no leads yet."
        last = f"Everything is kept in {safe(base.location)}; {says('{undo} takes back whatever you do.')}"
        welcome: list[Line] = [[(f"{INDENT}{line}", "text")] for line in wrap(first, room)]
        kept: list[Line] = [[(f"{INDENT}{line}", "dim")] for line in wrap(last, room)]
        choices: list[Line] = [
            [(f"{INDENT}{key}  ", "key"), (f"{label:<16}", "strong"), (more, "dim")] for key, label, more in CHOICES
        ]
        hello: Line = [(f"{INDENT}Welcome, {safe(base.user.name)}.", "title")]
        return [[], hello, [], *welcome, [], *choices, [], *kept]

    def take_key(self, key: str, character: str | None) -> None:
        """Go where the key says."""
        app = self.leadtui
        if key == "escape":
            app.close_screen(self)
        elif key == "i":
            app.close_screen(self)
            places.import_list(app)
        elif key == "a":
            app.close_screen(self)
            places.add_lead(app)
        elif key == "t":
            app.exit(PRACTISE)
        elif "?" in (key, character):
            places.open_help(app, self)
        else:
            self.say("i imports a list, a adds one lead, t practises", "hint")

    def take_paste(self, text: str) -> None:
        """Nothing is searched in an empty base; a pasted path or name is not thrown away silently."""
        self.say(f"i imports a list, a adds one lead; “{text[:40]}” was not used", "hint")
