"""Every key of the screen in use, from the command list, narrowed by typing: generated, so it cannot lie."""

from __future__ import annotations

from textual.app import ComposeResult

from leadtui.commands import SCOPES, Command, Scope
from leadtui.tui import bindings
from leadtui.tui.bindings import shown
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.text import fit, width, wrap
from leadtui.tui.widgets.key_hints import KeyHints, TitleLine
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.record_header import titled
from leadtui.tui.widgets.scroll_lines import Line, ScrollLines
from leadtui.tui.widgets.search_box import SearchBox

LABEL = 16
MOVES = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1}


def keys_of(command: Command) -> str:
    """Return the keys of a command as they are written on the screen."""
    return " ".join(shown(key) for key in command.keys)


def found(scopes: tuple[Scope, ...], text: str) -> list[tuple[Scope, list[Command]]]:
    """Return the commands in which every word typed occurs, or whose key is what is typed, scope by scope."""
    words = text.casefold().split()
    groups = []
    for scope in scopes:
        commands = [c for c in bindings.commands(scope) if text.strip() in c.keys or _holds(c, words)]
        if commands:
            groups.append((scope, commands))
    return groups


def _holds(command: Command, words: list[str]) -> bool:
    said = f"{command.label} {command.help} {SCOPES[command.scope]} {keys_of(command)}".casefold()
    return all(word in said for word in words)


class HelpScreen(KeyScreen[None]):
    """The help of a screen, over it."""

    def __init__(self, scopes: tuple[Scope, ...]) -> None:
        super().__init__()
        self.scopes = scopes
        self.box = SearchBox()
        self.list = ScrollLines(self._write)

    def compose(self) -> ComposeResult:
        """The box, the keys, how to leave."""
        yield TitleLine("Keys", "type to narrow them down")
        yield self.box
        yield self.list
        yield MessageLine()
        yield KeyHints(("esc", "Back"), ("↑↓ pgup pgdn", "Move"), ("^u", "Clear"))

    def _write(self, cells: int) -> list[Line]:
        groups = found(self.scopes, self.box.edit.text)
        column = max((width(keys_of(command)) for _, commands in groups for command in commands), default=0) + 2
        lines: list[Line] = []
        for scope, commands in groups:
            lines += [*([[]] if lines else []), titled(SCOPES[scope], cells)]
            for command in commands:
                first, *more = wrap(command.help, max(cells - column - LABEL, 10))
                keys = fit(keys_of(command), column)
                lines.append([(keys, "key"), (fit(command.label, LABEL), "strong"), (first, "text")])
                lines += [[(" " * (column + LABEL), "text"), (part, "text")] for part in more]
        return lines or [[("No key does that here.", "dim")]]

    def take_key(self, key: str, character: str | None) -> None:
        """Move, leave, or type."""
        if key == "escape" or (key == "question_mark" and not self.box.edit.text):
            self.leadtui.close_screen(self)
        elif key in MOVES:
            self.list.move(MOVES[key])
        elif key in ("pagedown", "pageup"):
            self.list.page(1 if key == "pagedown" else -1)
        elif key in ("home", "end") and not self.box.edit.text:
            self.list.to_edge(end=key == "end")
        elif self.box.edit.feed(key, character):
            self._typed()
        else:
            self.say("esc leaves; letters narrow the list down", "hint")

    def take_paste(self, text: str) -> None:
        """Search for pasted text."""
        self.box.edit.insert(text)
        self._typed()

    def _typed(self) -> None:
        self.box.refresh()
        self.list.rewrite(to_top=True)
