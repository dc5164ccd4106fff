"""All views of the queue: go to one, change it, put it on the tabs, order them. Every change is taken back by `u`.

Always holds: the cursor belongs to a view, wherever it is moved to; a key acts on the view that was under the cursor
when it was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from leadtui.commands import Scope
from leadtui.tui import places
from leadtui.tui.bindings import command as command_named
from leadtui.tui.bindings import key_of, key_table, says
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.screens.moving import rows_by
from leadtui.tui.screens.queue_sources import source_of
from leadtui.tui.widgets.key_hints import Hints, KeyHints, TitleLine
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.record_list import RecordList
from leadtui.tui.widgets.search_box import SearchBox
from leadtui.tui.widgets.view_lines import ViewFace, ViewLine, ViewLines
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done
from leadtui.words.views import View

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.tui.screens.queue_views import QueueViews

Change = Callable[["Desk"], Done]
MENU: tuple[Scope, ...] = ("views", "moving")
NEW = View("", "", "", "")
"""What a view that is made here begins like."""
NARROWING: Hints = (("enter", "Go"), ("↑↓", "Choose"), ("esc", "All views"), ("^u", "Clear"))


class ViewsScreen(KeyScreen[None]):
    """The list of all views, over the queue."""

    help_scopes = MENU

    def __init__(self, queue: QueueViews) -> None:
        super().__init__()
        self.queue = queue
        self.keys = key_table(*MENU)
        self.box = SearchBox()
        self.list: RecordList[ViewLine] = RecordList(ViewFace(queue.base.workspace))
        self.counts: dict[str, int] = dict(queue.tabs.counts)
        self.hints = KeyHints(has_help=True)
        self.narrowing = False

    def compose(self) -> ComposeResult:
        """Title, box, list, message, keys."""
        self.list.empty = ("No view is called so.",)
        yield TitleLine("Views", "its number goes there")
        yield self.box
        yield self.list
        yield MessageLine()
        yield self.hints

    def on_mount(self) -> None:
        """Show all, the current one under the cursor; count those that are no tabs."""
        self._show(self.queue.view.key)
        self.leadtui.keep(self._count())

    def on_screen_resume(self) -> None:
        """The form was closed: a view may be another."""
        self._show(self.current.key if self.current is not None else self.queue.view.key)

    @property
    def current(self) -> View | None:
        """The view under the cursor."""
        return self.list.row.view if self.list.row is not None else None

    @property
    def typing(self) -> bool:
        """Letters narrow the list down."""
        return self.narrowing

    def _show(self, key: str) -> None:
        """Show the views that fit what is typed, the cursor on this one if it is among them."""
        words = self.box.edit.text.casefold().split() if self.narrowing else []
        lines = tuple(
            ViewLine(at, view, self.counts.get(view.key))
            for at, view in enumerate(self.queue.all_views, 1)
            if all(word in view.name.casefold() for word in words)
        )
        wanted = next((line.id for line in lines if line.view.key == key), 0)
        self.list.show(ViewLines(lines), wanted)
        self.set_class(self.narrowing, "-narrowing")
        shown = ("go", "find", "edit", "pin", "back", "on", "add", "delete", "close")
        named = ((key_of(f"views-{name}"), self._label(name)) for name in shown)
        self.hints.show(*(NARROWING if self.narrowing else tuple(named)))

    def _label(self, name: str) -> str:
        short = {"pin": "Tab or not", "back": "Up", "on": "Down", "find": "Narrow"}
        return short.get(name) or next(c.label for c in self.keys.commands if c.id == f"views-{name}")

    def changed(self, key: str) -> None:
        """A view was saved in the form: show all as they are now, the cursor on that of this key, else on its own."""
        saved = key or (self.current.key if self.current is not None else "")
        self.counts.pop(saved, None)
        self._show(saved)
        self.leadtui.keep(self._count())

    async def _count(self) -> None:
        for view in self.queue.all_views:
            if view.key not in self.counts:
                try:
                    self.counts[view.key] = await self.leadtui.bridge.read(source_of(view).count)
                except LeadtuiError as error:
                    self.say(f"{view.name}: {error}", "error")
        if self.is_attached and self.current is not None:
            self._show(self.current.key)

    # Keys

    def take_key(self, key: str, character: str | None) -> None:
        """Move, go, change; while the list is narrowed letters are text."""
        if self.narrowing:
            self._narrow(key, character)
            return
        command = self.keys.command(key, character)
        others: dict[str, Callable[[], None]] = {
            "top": lambda: self.list.to_index(0),
            "bottom": lambda: self.list.to_index(len(self.list.window.rows) - 1),
            "views-find": self._begin_narrowing,
            "views-add": lambda: places.open_view_form(self.leadtui, self.queue, None, NEW),
            "views-close": lambda: self._close(),
            "views-undo": self._undo,
            "views-number": lambda: self._go_to(command_named("views-number").keys.index(key) + 1),
        }
        if by := rows_by(command, self.list.window.height):
            self.list.move(by)
        elif command in others:
            others[command]()
        elif key in ("question_mark", "f1"):
            places.open_help(self.leadtui, self)
        elif key == "ctrl+f":
            places.open_search(self.leadtui)
        elif command is None or not self._change(command):
            self.say("Its number or enter goes there · esc leaves", "hint")

    def _narrow(self, key: str, character: str | None) -> None:
        if key in ("down", "up"):
            self.list.move(1 if key == "down" else -1)
        elif key == "enter":
            self._go(self.current)
        elif key == "escape":
            self.narrowing = False
            self._show(self.current.key if self.current is not None else "")
        elif self.box.edit.feed(key, character):
            self.box.refresh()
            self._show(self.current.key if self.current is not None else "")

    def take_paste(self, text: str) -> None:
        """Narrow the list down to what was pasted."""
        self._begin_narrowing()
        self.box.edit.insert(text)
        self._show("")

    def _begin_narrowing(self) -> None:
        self.narrowing = True
        self.box.edit.set("")
        self._show(self.current.key if self.current is not None else "")

    # Going

    def _go_to(self, number: int) -> None:
        views = self.queue.all_views
        if number <= len(views):
            self._go(views[number - 1])
        else:
            self.say(f"There are {len(views)} views.", "hint")

    def _go(self, view: View | None) -> None:
        if view is None:
            self.say("No view is called so.", "hint")
            return
        self._close()
        self.queue.say("")
        self.queue.show_view(view)

    def _close(self) -> None:
        self.leadtui.close_screen(self)

    def _undo(self) -> None:
        """Taken back on the queue, where what it was about can be seen."""
        self._close()
        self.queue.undo()

    def on_record_list_opened(self) -> None:
        """A row was clicked twice."""
        self._go(self.current)

    # Changing

    def _change(self, command: str) -> bool:
        view = self.current
        if view is None:
            return False
        if command == "views-go":
            self._go(view)
        elif command == "views-edit":
            places.open_view_form(self.leadtui, self.queue, view, view)
        elif command in ("views-pin", "views-delete", "views-back", "views-on"):
            self.leadtui.hold()
            self.leadtui.keep(self._write(partial(_change, command, view.key), self._after(command, view)))
        else:
            return False
        return True

    def _after(self, command: str, view: View) -> str:
        """The view under the cursor afterwards: the same, or the one below a deleted one."""
        if command != "views-delete":
            return view.key
        keys = [row.view.key for row in self.list.window.rows]
        at = keys.index(view.key)
        return keys[at + 1] if at + 1 < len(keys) else keys[at - 1]

    async def _write(self, work: Change, after: str) -> None:
        try:
            done = await self.leadtui.bridge.write(work)
        except LeadtuiError as error:
            self.say(str(error), "error")
        else:
            self.say(done.summary, tail=says("{undo} takes it back") if done.operation else "")
            await self.queue.reread_views()
            self._show(after)
        finally:
            self.leadtui.release()


def _change(command: str, key: str, desk: Desk) -> Done:
    from leadtui.services import views

    if command == "views-pin":
        return views.pin_view(desk, key)
    if command == "views-delete":
        return views.delete_view(desk, key)
    return views.move_view(desk, key, 1 if command == "views-on" else -1)
