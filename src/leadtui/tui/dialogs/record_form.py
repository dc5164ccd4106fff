"""Add a record, or edit its fields: what forms of leads, accounts, contacts and opportunities share.

The first fields are shown; `ctrl+o` shows every one. Always holds: what was typed stays until it is on disk or the rep
says to leave it. A refusal comes to its field; a record that was changed meanwhile is shown before anything is written
over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widget import Widget

from leadtui.tui.dialogs.record_drafts import form_typed, put_into
from leadtui.tui.dialogs.record_fields import form_fields
from leadtui.tui.dialogs.record_work import take_newer
from leadtui.tui.keyboard.form import Form
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.record_rows import shown_number
from leadtui.tui.widgets.form_lines import FormLines
from leadtui.tui.widgets.key_hints import Hints, KeyHints, TitleLine
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.values import Values
from leadtui.words.errors import InputError, LeadtuiError, RefusedError
from leadtui.words.rows import Done

if TYPE_CHECKING:
    from leadtui.services.desk import Desk
    from leadtui.services.reading import Reading
    from leadtui.tui.keyboard.typed import Draft, Typed
    from leadtui.tui.record_rows import Detail

TYPING: Hints = (("^s", "Save"), ("tab", "Next"), ("^o", "More fields"), ("esc", "Leave"), ("^f", "Search"))
LEAVING: Hints = (("y", "Leave without saving"), ("n", "Stay"), ("^s", "Save"))
SHOW_ALL, SHOW_FIRST = "^o shows more fields", "^o shows the first fields only"


class RecordForm(KeyScreen[Done | None]):
    """The form of a kind of record; without a number it adds one. The cursor begins in the field `at`.

    Subclasses say how one is read, added and changed, and what is asked before it is.
    """

    help_scopes = ("form",)
    only_text = True
    needs = "a name"

    def __init__(self, kind: str, number: int | None, at: str = "") -> None:
        super().__init__()
        self.kind = kind
        self.number = number
        self.name_of = ""
        self.at = at
        self.seen = 0
        self.asking = ""
        self.given: Mapping[str, str] = {}
        self.form = Form([])
        self.brought: Draft | None = None

    def read_detail(self, reading: Reading, number: int) -> Detail:
        """Read the record; raises NotFoundError."""
        raise NotImplementedError

    def adding(self, typed: dict[str, str]) -> Callable[[Desk], Done]:
        """Return the work that adds a record."""
        raise NotImplementedError

    def editing(self, number: int, typed: dict[str, str]) -> Callable[[Desk], Done]:
        """Return the work that changes the record, refused when it is no longer the version that was seen."""
        raise NotImplementedError

    def below_fields(self) -> tuple[Widget, ...]:
        """Return what stands under the fields."""
        return ()

    def heading(self) -> tuple[str, str]:
        """What a new one is called in the title, and what it will belong to."""
        return f"Add {'an' if self.kind[0] in 'ao' else 'a'} {self.kind}", ""

    def compose(self) -> ComposeResult:
        """Title, form, what is asked, message, keys."""
        self.form = Form(form_fields(self._values(), None, self.given))
        self.lines = FormLines(self.form)
        yield TitleLine(*self.heading()) if self.number is None else TitleLine("Edit")
        yield self.lines
        yield from self.below_fields()
        yield MessageLine()
        yield KeyHints(*TYPING)

    def on_mount(self) -> None:
        """Read the record; keys wait for it."""
        if self.number is None:
            self.form.to_key(self.at)
            self._take_brought()
            self._draw()
            return
        self.leadtui.hold()
        self.leadtui.keep(self._read(self.number))

    async def _read(self, number: int) -> None:
        try:
            detail = await self._read_again(number)
        except LeadtuiError as error:
            self.leadtui.close_screen(self)
            self._tell_below(str(error))
        else:
            self.seen = detail.row.version
            self.form = self.lines.form = Form(form_fields(self._values(), detail))
            self.form.show_all(False)
            self.form.to_key(self.at)
            self.name_of = detail.row.name
            self.query_one(TitleLine).show(f"Edit {detail.row.name}", shown_number((self.kind, number)))
            self._take_brought()
            self._draw()
        finally:
            self.leadtui.release()

    async def _read_again(self, number: int) -> Detail:
        return await self.leadtui.bridge.read_after_writes(lambda reading: self.read_detail(reading, number))

    def _tell_below(self, text: str) -> None:
        top = self.app.screen
        if isinstance(top, KeyScreen):
            top.say(text, "error")

    def _values(self) -> Values:
        base = self.leadtui.base
        return Values(base.workspace, base.users, base.clock.local(), self.kind)

    def _draw(self) -> None:
        self.lines.tail = [[], [(f"   {SHOW_FIRST if self.form.all_shown else SHOW_ALL}", "dim")]]
        self.lines.show()
        self.query_one(KeyHints).show(*self.hints())

    def hints(self) -> Hints:
        """The keys that answer what is asked, else those of typing."""
        return LEAVING if self.asking == "leave" else TYPING

    # Keys

    @property
    def typing(self) -> bool:
        """Letters are text here."""
        return True

    @property
    def breaks_lines(self) -> bool:
        """A text of several lines takes alt+enter."""
        return self.form.current.multiline

    def take_key(self, key: str, character: str | None) -> None:
        """Answer what was asked, else type."""
        if key == "ctrl+s":
            self.save()
        elif self.asking:
            self.answer(key)
        else:
            self._typing(key, character)
        self._draw()

    def answer(self, key: str) -> None:
        """Take the answer to what was asked; any other key leaves the question standing."""
        if key == "y":
            self.leadtui.drafts.drop_of(self)
            self.leadtui.close_screen(self)
        elif key == "n":
            self.asking = ""
            self.say("")
        else:
            self.ask_to_leave()

    def unsaved(self) -> Typed | None:
        """What differs from the start."""
        return form_typed(self)

    def _take_brought(self) -> None:
        """Have what was typed in such a form before."""
        if self.brought is not None:
            self.leadtui.drafts.give(self.brought, self)
            said = put_into(self.form, self.brought)
            self.brought = None
            self.say(said or "As you left it; not saved yet", "hint")

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

    def take_paste(self, text: str) -> None:
        """Put pasted text into the field."""
        if not self.asking:
            self.form.paste(text)
            self._draw()

    # Saving

    def save(self) -> None:
        """Hand the values over; keys wait for the answer, for it may need them."""
        typed = self.form.typed(only_changed=self.number is not None)
        if not typed:
            self._nothing_typed()
            return
        work = self.editing(self.number, typed) if self.number is not None else self.adding(typed)
        self.asking = ""
        self.say("Saving…", "hint")
        self.leadtui.hold()
        self.leadtui.keep(self._save(work))

    def _nothing_typed(self) -> None:
        if self.number is None:
            self.say(f"Nothing is typed yet: {self.needs} is enough.", "error")
        else:
            self.leadtui.close_screen(self)
            self.leadtui.form_closed(Done(None, "Nothing was changed"))

    async def _save(self, work: Callable[[Desk], Done]) -> None:
        try:
            done = await self.leadtui.bridge.write(work)
        except RefusedError as error:
            await self._refused(error)
        except InputError as error:
            self.wrong(error)
        except LeadtuiError as error:
            self.say(f"Not saved: {error}", "error")
        else:
            await self.saved(done)
        finally:
            if self in self.app.screen_stack:
                self._draw()
            self.leadtui.release()

    async def saved(self, done: Done) -> None:
        """Close the form, and let the screen below show what was done."""
        self.leadtui.drafts.drop_of(self)
        self.leadtui.close_screen(self)
        self.leadtui.form_closed(done)

    def wrong(self, error: InputError) -> None:
        """Bring a refusal to the field it names."""
        for field in self.form.fields:
            name = f"{field.label}: "
            if error.message.startswith(name):
                said = error.message.removeprefix(name)
                self.form.refuse(field.key, f"{said[:1].upper()}{said[1:]} {error.hint}".strip())
                self.say(f"{field.label} cannot be saved like that", "error")
                return
        self.say(f"Not saved: {error}", "error")

    async def _refused(self, error: RefusedError) -> None:
        """A refusal because of a newer version shows what changed and keeps what is typed; others are told."""
        if self.number is None:
            self.say(f"Not saved: {error}", "error")
            return
        try:
            detail = await self._read_again(self.number)
        except LeadtuiError as gone:
            self.say(f"Not saved: {gone}", "error")
            return
        if detail.row.version == self.seen:
            self.say(f"Not saved: {error}", "error")
            return
        self.seen = detail.row.version
        changed = take_newer(self.form, form_fields(self._values(), detail))
        self.say(f"Changed meanwhile: {', '.join(changed) or 'nothing you see here'}. ctrl+s saves yours.", "error")
