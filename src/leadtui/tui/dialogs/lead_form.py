"""Add a lead, or edit its fields. The first fields are shown; `ctrl+o` shows every one.

Always holds: what was typed stays until it is on disk or the rep says to leave it. A refusal comes to its field; a lead
that seems to be there already, or was changed meanwhile, is shown before anything is written over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from leadtui.tui import places
from leadtui.tui.dialogs.lead_fields import lead_fields
from leadtui.tui.dialogs.lead_work import added, edited, take_newer
from leadtui.tui.dialogs.same_leads import SameLeads
from leadtui.tui.keyboard.form import Form
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.widgets.form_lines import FormLines
from leadtui.tui.widgets.key_hints import Hints, KeyHints, TitleLine
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.values import Values
from leadtui.words.errors import InputError, LeadtuiError, RefusedError
from leadtui.words.fields import label_of
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk

TYPING: Hints = (("^s", "Save"), ("tab", "Next"), ("^o", "More fields"), ("esc", "Leave"), ("^f", "Search"))
SAME: Hints = (("^s", "Add anyway"), ("↑↓ enter", "Look at it"), ("esc", "Back to the form"))
LEAVING: Hints = (("y", "Leave without saving"), ("n", "Stay"), ("^s", "Save"))
SHOW_ALL, SHOW_FIRST = "^o shows more fields", "^o shows the first fields only"


class LeadForm(KeyScreen[Done | None]):
    """The form; without a lead's number it adds one. The cursor begins in the field `at`."""

    help_scopes = ("form",)

    def __init__(self, lead_id: int | None, at: str = "") -> None:
        super().__init__()
        self.lead_id = lead_id
        self.at = at
        self.seen = 0
        self.asking = ""
        self.form = Form([])

    def compose(self) -> ComposeResult:
        """Title, form, leads that are the same, message, keys."""
        base = self.leadtui.base
        self.form = Form(lead_fields(base.workspace, self._values(), None))
        self.lines = FormLines(self.form)
        self.same = SameLeads(base.workspace)
        yield TitleLine("Add a lead" if self.lead_id is None else "Edit")
        yield self.lines
        yield self.same
        yield MessageLine()
        yield KeyHints(*TYPING)

    def on_mount(self) -> None:
        """Read the lead; keys wait for it."""
        if self.lead_id is None:
            self._draw()
            return
        self.leadtui.hold()
        self.leadtui.keep(self._read(self.lead_id))

    async def _read(self, lead_id: int) -> None:
        try:
            detail = await self.leadtui.bridge.read_after_writes(lambda r: r.detail(lead_id, history=False))
        except LeadtuiError as error:
            self.leadtui.close_screen(self)
            self._tell_below(str(error))
        else:
            self.seen = detail.row.version
            self.form = self.lines.form = Form(lead_fields(self.leadtui.base.workspace, self._values(), detail))
            self.form.show_all(False)
            self.form.to_key(self.at)
            self.query_one(TitleLine).show(f"Edit {detail.row.name}", f"L{lead_id}")
            self._draw()
        finally:
            self.leadtui.release()

    def _tell_below(self, text: str) -> None:
        top = self.app.screen
        if isinstance(top, KeyScreen):
            top.say(text, "error")

    def _values(self) -> Values:
        base = self.leadtui.base
        return Values(base.workspace, base.users, base.clock.local())

    def _draw(self) -> None:
        self.lines.tail = [[], [(f"   {SHOW_FIRST if self.form.all_shown else SHOW_ALL}", "dim")]]
        self.lines.show()
        self.query_one(KeyHints).show(*{"leave": LEAVING, "same": SAME}.get(self.asking, TYPING))

    # Keys

    @property
    def breaks_lines(self) -> bool:
        """A text of several lines takes alt+enter."""
        return self.form.current.multiline

    def take_key(self, key: str, character: str | None) -> None:
        """Answer what was asked, else type."""
        if key == "ctrl+s":
            self.save()
        elif key == "ctrl+f":
            places.open_search(self.leadtui)
        elif self.asking == "leave":
            self._leaving(key)
        elif self.asking == "same":
            self._same(key)
        else:
            self._typing(key, character)
        self._draw()

    def _typing(self, key: str, character: str | None) -> None:
        if key == "escape":
            self.ask_to_leave()
        elif key == "ctrl+o":
            self.form.show_all(not self.form.all_shown)
        elif self.form.feed(key, character):
            self.say("")
        else:
            self.say("tab next field, ctrl+s saves, esc leaves", "hint")

    def ask_to_leave(self) -> None:
        """Leave at once when nothing was typed, else ask."""
        if self.form.changed:
            self.asking = "leave"
            self.say("Leave without saving? y leaves, n stays", "hint")
        else:
            self.leadtui.close_screen(self)

    def may_quit(self) -> bool:
        """What is typed is not lost by quitting unless it is asked for twice."""
        if self.form.changed and self.asking != "leave":
            self.ask_to_leave()
            self._draw()
            return False
        return True

    def _leaving(self, key: str) -> None:
        if key == "y":
            self.leadtui.close_screen(self)
        elif key in ("n", "escape"):
            self.asking = ""
            self.say("")

    def _same(self, key: str) -> None:
        if key == "escape":
            self.asking = ""
            self.same.show(())
            self.say("Not added yet; ctrl+s looks again.", "hint")
        elif key in ("up", "down", "j", "k"):
            self.same.move(1 if key in ("down", "j") else -1)
        elif key == "enter" and self.same.lead is not None:
            places.open_lead(self.leadtui, self.same.lead.id)
        else:
            self.say("ctrl+s adds it anyway, enter looks at the one that is there, esc goes back", "hint")

    def take_paste(self, text: str) -> None:
        """Put pasted text into the field."""
        if not self.asking:
            self.form.paste(text)
            self._draw()

    # Saving

    def save(self) -> None:
        """Hand the values over; keys wait for the answer, for it may need them."""
        anyway = self.asking == "same"
        typed = self.form.typed(only_changed=self.lead_id is not None)
        if not typed:
            self._nothing_typed()
            return
        self.asking = ""
        self.say("Saving…", "hint")
        self.leadtui.hold()
        self.leadtui.keep(
            self._save(edited(self.lead_id, typed, self.seen) if self.lead_id else added(typed, anyway=anyway))
        )

    def _nothing_typed(self) -> None:
        if self.lead_id is None:
            self.say("Nothing is typed yet: a name, a company, an email or a phone is enough.", "error")
        else:
            self.leadtui.close_screen(self)
            self.leadtui.form_closed(Done(None, "Nothing was changed"))

    async def _save(self, work: Callable[[Desk], Done]) -> None:
        try:
            done = await self.leadtui.bridge.write(work)
        except RefusedError as error:
            await self._refused(error)
        except InputError as error:
            self._wrong(error)
        except LeadtuiError as error:
            self.say(f"Not saved: {error}", "error")
        else:
            if done.operation is None and done.duplicates:
                await self._there_already(done)
            else:
                self.leadtui.close_screen(self)
                self.leadtui.form_closed(done)
        finally:
            if self in self.app.screen_stack:
                self._draw()
            self.leadtui.release()

    def _wrong(self, error: InputError) -> None:
        """Bring a refusal to the field it names."""
        for field in self.form.fields:
            name = f"{label_of(field.key)}: "
            if error.message.startswith(name):
                said = error.message.removeprefix(name)
                self.form.refuse(field.key, f"{said[:1].upper()}{said[1:]} {error.hint}".strip())
                self.say(f"{field.label} cannot be saved like that", "error")
                return
        self.say(f"Not saved: {error}", "error")

    async def _there_already(self, done: Done) -> None:
        ids = tuple(lead_id for lead_id, _, _ in done.duplicates)
        try:
            rows = await self.leadtui.bridge.read(lambda reading: reading.rows(ids))
        except LeadtuiError as error:
            self.say(f"Not saved: {done.summary} {error}", "error")
            return
        why = {lead_id: ", ".join(reasons) for lead_id, _, reasons in done.duplicates}
        self.same.show(tuple((row, why[row.id]) for row in rows))
        self.asking = "same"
        self.say("It seems to be there already. ctrl+s adds it anyway.", "error")

    async def _refused(self, error: RefusedError) -> None:
        """A refusal because of a newer version shows what changed and keeps what is typed; others are told."""
        lead_id = self.lead_id
        if lead_id is None:
            self.say(f"Not saved: {error}", "error")
            return
        try:
            detail = await self.leadtui.bridge.read_after_writes(lambda r: r.detail(lead_id, history=False))
        except LeadtuiError as gone:
            self.say(f"Not saved: {gone}", "error")
            return
        if detail.row.version == self.seen:
            self.say(f"Not saved: {error}", "error")
            return
        self.seen = detail.row.version
        changed = take_newer(self.form, lead_fields(self.leadtui.base.workspace, self._values(), detail))
        self.say(f"Changed meanwhile: {', '.join(changed) or 'nothing you see here'}. ctrl+s saves yours.", "error")
