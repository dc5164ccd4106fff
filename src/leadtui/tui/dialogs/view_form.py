"""The form of a view: name, query, columns, whether it is a tab. What the query finds is told while it is typed.

Always holds: what was typed stays until it is on disk or the rep says to leave it; a mistake comes to its field,
that of a query with its place.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from leadtui.commands import Scope
from leadtui.rules.query.errors import QueryError
from leadtui.rules.view_columns import matching, read_columns, typed
from leadtui.tui import places
from leadtui.tui.dialogs.record_drafts import changes_in, put_into
from leadtui.tui.keyboard.form import Form, FormField
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.keyboard.typed import Draft, Typed
from leadtui.tui.screens.queue_sources import LeadSource
from leadtui.tui.widgets.form_lines import FormLines
from leadtui.tui.widgets.key_hints import Hints, KeyHints, TitleLine
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.view_tabs import CAP
from leadtui.words.errors import InputError, LeadtuiError
from leadtui.words.rows import Done
from leadtui.words.views import FOUND, View

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading
    from leadtui.tui.screens.queue_views import QueueViews

TYPING: Hints = (("^s", "Save"), ("tab", "Next"), ("esc", "Leave"), ("^f", "Search"))
LEAVING: Hints = (("y", "Leave without saving"), ("n", "Stay"), ("^s", "Save"))
YES_NO = ("yes", "no")
SHOWN = 8
"""Names of columns that are offered at a time."""


class ViewForm(KeyScreen[None]):
    """The form of a view, or (None) of a new one that begins like another."""

    help_scopes: tuple[Scope, ...] = ("form",)
    only_text = True

    def __init__(self, queue: QueueViews, view: View | None, like: View, brought: Draft | None = None) -> None:
        super().__init__()
        self.queue = queue
        self.view = view
        self.like = like
        self.brought = brought
        self.asking = False
        workspace = queue.base.workspace
        # What is typed after the query of another view is a term of its own.
        begun = f"{like.query} " if view is None and like.query else like.query
        query = FormField("query", "Query", "", original=begun, hint="status:new city:Paris")
        name = FormField("name", "Name", "", original=view.name if view else "", hint="what the tab says")
        columns = FormField(
            "columns", "Columns", "", original=typed(like.columns, workspace), hint="the usual ones; or company, phone"
        )
        pinned = FormField(
            "pinned",
            "On the tabs",
            "",
            original=YES_NO[not (like.pinned if view else True)],
            choices=YES_NO,
            needed=True,
        )
        fixed = view is not None and not view.own
        self.form = Form([columns, pinned] if fixed else [name, query, columns, pinned])
        if view is None and like.key == FOUND:
            self.form.focus = 0
        self.lines = FormLines(self.form)

    def compose(self) -> ComposeResult:
        """Title, form, message, keys."""
        about = "" if self.view is None or self.view.own else "built in: its name and query stay"
        yield TitleLine(f"View {self.view.name}" if self.view else "Save a view", about)
        yield self.lines
        yield MessageLine()
        yield KeyHints(*TYPING)

    def on_mount(self) -> None:
        """Tell what the query finds; have what was typed in such a form before."""
        if self.brought is not None:
            self.leadtui.drafts.give(self.brought, self)
            said = put_into(self.form, self.brought)
            self.brought = None
            self.say(said or "As you left it; not saved yet", "hint")
        self._draw()

    # Keys

    @property
    def typing(self) -> bool:
        """Letters are text unless a question is asked."""
        return not self.asking

    def take_key(self, key: str, character: str | None) -> None:
        """Answer what was asked, else type."""
        if key == "ctrl+s":
            self.save()
        elif key == "ctrl+f":
            places.open_search(self.leadtui)
        elif self.asking:
            self._answer(key)
        elif key == "escape":
            self._ask_to_leave()
        elif key == "enter" and self.form.current is self.form.shown[-1]:
            self.save()
        elif self.form.feed(key, character):
            self.say("")
        else:
            self.say("tab next field, ctrl+s saves, esc leaves", "hint")
        self._draw()

    def take_paste(self, text: str) -> None:
        """Put pasted text into the field."""
        if not self.asking:
            self.form.paste(text)
            self._draw()

    def _answer(self, key: str) -> None:
        if key == "y":
            self.leadtui.drafts.drop_of(self)
            self.leadtui.close_screen(self)
        elif key == "n":
            self.asking = False
            self.say("")
        else:
            self._ask_to_leave()

    def unsaved(self) -> Typed | None:
        """What differs from the start."""
        typed = changes_in(self.form)
        if typed is None:
            return None
        name = self.form.fields[0].text if self.view is None else self.view.name
        about = f"view {name}".rstrip() if self.view is not None else f"new view {name}".rstrip()
        like = {"query": self.like.query, "columns": list(self.like.columns)}
        return Typed("view", about, typed[0], {**typed[1], "view": self.view.key if self.view else "", **like})

    def _ask_to_leave(self) -> None:
        if self.form.changed:
            self.asking = True
            self.say("Leave without saving? y leaves, n stays", "hint")
        else:
            self.leadtui.close_screen(self)

    def may_quit(self) -> bool:
        """What is typed is not lost by quitting unless it is asked for twice."""
        if self.form.changed and not self.asking:
            self._ask_to_leave()
            self._draw()
            return False
        return True

    # What is told while typing

    def _draw(self) -> None:
        self._tell_query()
        self._tell_columns()
        self.lines.show()
        self.query_one(KeyHints).show(*(LEAVING if self.asking else TYPING))

    def _field(self, key: str) -> FormField | None:
        return next((field for field in self.form.fields if field.key == key), None)

    def _tell_query(self) -> None:
        """How many leads the query holds now, or where its mistake is; nothing when that takes longer than a frame."""
        field = self._field("query")
        if field is None:
            return
        field.note = field.told = ""
        try:
            found = self.leadtui.bridge.glance(partial(_found, text=field.text))
        except QueryError as error:
            field.note = "" if field.error else _at(error)
        except LeadtuiError as error:
            field.note = str(error)
        else:
            number = "" if found is None else f"{found if found < CAP else '999+'} lead{'s' if found != 1 else ''} now"
            field.told = ", ".join(part for part in ("" if field.text else "every open lead", number) if part)

    def _tell_columns(self) -> None:
        """Which fields what is typed may become, while it is typed."""
        field = self._field("columns")
        if field is None:
            return
        field.told = ""
        if field is not self.form.current or field.error:
            return
        workspace = self.queue.base.workspace
        done, _, part = field.edit.text[: field.edit.cursor].rpartition(",")
        try:
            taken = set(read_columns(done, workspace))
        except InputError:
            taken = set()
        offered = [name for name in matching(part.strip(), workspace) if name not in taken]
        more = ", …" if len(offered) > SHOWN else ""
        field.told = f"{', '.join(offered[:SHOWN])}{more}" if offered else "No field is called so."

    # Saving

    def save(self) -> None:
        """Hand the view over; keys wait for the answer, for it may need them."""
        self.asking = False
        values = {field.key: field.text for field in self.form.fields}
        self.say("Saving…", "hint")
        self.leadtui.hold()
        self.leadtui.keep(self._save(values))

    async def _save(self, values: dict[str, str]) -> None:
        try:
            done = await self.leadtui.bridge.write(partial(_save, self.view.key if self.view else "", values))
        except QueryError as error:
            self.form.refuse("query", _at(error))
            self.say("The query cannot be read", "error")
        except LeadtuiError as error:
            self._wrong(error)
        else:
            self.leadtui.drafts.drop_of(self)
            self.leadtui.close_screen(self)
            self.queue.view_saved(done, values.get("name", ""), added=self.view is None)
        finally:
            if self in self.app.screen_stack:
                self._draw()
            self.leadtui.release()

    def _wrong(self, error: LeadtuiError) -> None:
        """Bring a refusal to the field it names."""
        for field in self.form.fields:
            said = error.message.removeprefix(f"{field.label}: ")
            if said != error.message:
                self.form.refuse(field.key, f"{said[:1].upper()}{said[1:]} {error.hint}".strip())
                self.say(f"{field.label} cannot be saved like that", "error")
                return
        self.say(f"Not saved: {error}", "error")


def _at(error: QueryError) -> str:
    """A mistake and its place, at the field the query stands in."""
    said = str(error).removeprefix("In the query, ")
    return f"{said[:1].upper()}{said[1:]}"


def _found(reading: Reading, text: str) -> int:
    return LeadSource(text).count(reading)


def _save(key: str, values: dict[str, str], desk: Desk) -> Done:
    from leadtui.services import views

    name, query, columns = (values.get(field, "") for field in ("name", "query", "columns"))
    pinned = values["pinned"] == YES_NO[0]
    if key:
        return views.change_view(desk, key, name, query, columns, pinned=pinned)
    return views.save_view(desk, name, query, columns, pinned=pinned)
