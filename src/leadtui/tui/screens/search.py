"""Search as you type: names, companies, emails, numbers, notes, or a query. Over whatever was on the screen.

Leads come first, or the kind of the list it was opened on; a converted lead comes after what it became. A query with
more than words is about leads.

A letter and what it finds are one frame. An answer that takes longer than a frame comes from the reader, which is
asked for the newest text only; what is on the screen stays until then. `enter` waits for the answer to what was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from leadtui.rules.query.errors import QueryError
from leadtui.rules.reasons import first_reason
from leadtui.tui import places
from leadtui.tui.bindings import key_table
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.record_rows import LEAD, RecordRow, Ref, ref_of
from leadtui.tui.screens.search_new import typed_of_lead
from leadtui.tui.widgets.columns import LeadFace
from leadtui.tui.widgets.found_rows import Findings, FoundFace, findings, id_of
from leadtui.tui.widgets.key_hints import KeyHints
from leadtui.tui.widgets.message_line import MessageLine
from leadtui.tui.widgets.record_list import RecordList
from leadtui.tui.widgets.search_box import SearchBox
from leadtui.words.errors import LeadtuiError
from leadtui.words.rows import Done, LeadRow

if TYPE_CHECKING:
    from leadtui.services.reading import Reading

LIMIT = 50
CUSTOMERS = 20
"""Accounts, contacts and deals found at most."""
NOTHING_TYPED = (
    "Type a name, a company, an email, a word of a note,",
    "or the last four digits of a number.",
    "",
    "status:new,contacted  due:today  tag:vip  city:Paris  is:stale",
)
NOTHING_FOUND = ("Nothing found.", "enter adds a lead with what is typed.")
HINTS = (
    ("enter", "Open"), ("↑↓", "Choose"), ("esc", "Back"), ("^l", "As a list"), ("^n", "Add a lead"), ("^u", "Clear"),
)  # fmt: skip
MOVES = {"down": 1, "up": -1}


class SearchScreen(KeyScreen[None]):
    """The search, with text already typed when it was opened by pasting."""

    only_text = True

    def __init__(self, text: str = "", first: str = LEAD) -> None:
        super().__init__()
        self.first = first
        self.box = SearchBox()
        self.box.edit.insert(text)
        self.shown_for: str | None = None
        self._asking = False
        self._opens = False

    def compose(self) -> ComposeResult:
        """The box, what was found, the keys."""
        base = self.leadtui.base
        self.leads = RecordList(FoundFace(LeadFace(base.workspace, self.reason), base.clock.local))
        self.leads.empty = NOTHING_TYPED
        yield self.box
        yield self.leads
        yield MessageLine()
        yield KeyHints(*HINTS)

    def reason(self, row: LeadRow) -> str:
        """Why the lead stands where it stands."""
        return first_reason(row, self.leadtui.base.clock.local(), self.leadtui.base.workspace)

    def on_mount(self) -> None:
        """Search for what is already typed."""
        self.typed()

    # Keys

    @property
    def typing(self) -> bool:
        """Letters are what is looked for."""
        return True

    def take_key(self, key: str, character: str | None) -> None:
        """Move, open, leave, or type."""
        page = max(self.leads.window.height - 1, 1)
        moves = {**MOVES, "pagedown": page, "pageup": -page}
        command = key_table("search").command(key, None)
        if key in moves:
            self.leads.move(moves[key])
        elif key == "escape":
            self.leadtui.close_screen(self)
        elif key == "enter":
            self.open()
        elif key == "ctrl+a":
            self.open_search()
        elif command == "search-new":
            self.add()
        elif command == "search-list":
            self.as_list()
        else:
            before = self.box.edit.text
            if not self.box.edit.feed(key, character):
                self.say("enter opens, esc leaves; everything else is text", "hint")
            elif self.box.edit.text != before:
                self.typed()
            else:
                self.box.refresh()

    def open_search(self) -> None:
        """Search for something else."""
        self.box.edit.set("")
        self.typed()

    def as_list(self) -> None:
        """Show the leads found as a tab of the queue, where every key works; a mistake is answered here."""
        if not self.wanted:
            self.say("Type what the list is to hold first, as in city:Paris", "hint")
            return
        self.leadtui.hold()
        self.leadtui.keep(self._as_list(self.wanted))

    async def _as_list(self, text: str) -> None:
        try:
            await self.leadtui.bridge.read(lambda reading: reading.listing(text))
        except LeadtuiError as error:
            self._show(text, error)
        else:
            places.show_found(self.leadtui, text)
        finally:
            self.leadtui.release()

    def add(self) -> None:
        """Add a lead with the number, the address or the name that is typed; saved, its own screen opens."""
        given, at = typed_of_lead(self.wanted)
        places.add_lead(self.leadtui, given, at)

    def form_done(self, done: Done | None) -> None:
        """A lead was added here: go on to it, for its call may be under way."""
        if done is not None and len(done.leads) == 1:
            self.shown_for = None
            self.typed()
            places.open_lead(self.leadtui, done.leads[0], done)

    def take_paste(self, text: str) -> None:
        """Put pasted text in; it never runs as keys."""
        self.box.edit.insert(text)
        self.typed()

    # Searching

    @property
    def wanted(self) -> str:
        """What is to be searched."""
        return self.box.edit.text.strip()

    def typed(self) -> None:
        """The text has changed: show its answer with it, or ask for it, unless an answer is on its way."""
        self.box.refresh()
        if not self._asking and not self._answered_at_once():
            self._asking = True
            self.leadtui.keep(self._ask())

    def _answered_at_once(self) -> bool:
        """Show what is found in no time in the frame that shows the letter; what takes longer is left to the reader."""
        text = self.wanted
        try:
            answer = self._glance(text)
        except LeadtuiError:
            return False
        if answer is None:
            return False
        self.shown_for = text
        self._show(text, answer)
        return True

    def _glance(self, text: str) -> Findings | None:
        if not text:
            return findings((), ())
        return self.leadtui.bridge.glance(lambda reading: _found(reading, text, self.first))

    async def _ask(self) -> None:
        while self.shown_for != self.wanted:
            text = self.wanted
            answer = await self._answer(text)
            if text == self.wanted:
                self.shown_for = text
                self._show(text, answer)
        self._asking = False
        if self._opens:
            self._opens = False
            self.open()
            self.leadtui.release()

    async def _answer(self, text: str) -> Findings | LeadtuiError:
        if not text:
            return findings((), ())
        try:
            return await self.leadtui.bridge.read(lambda reading: _found(reading, text, self.first))
        except LeadtuiError as error:
            return error

    def _show(self, text: str, answer: Findings | LeadtuiError) -> None:
        """Show what was found; at a mistake the rows stay as they are."""
        if isinstance(answer, QueryError):
            at = answer.position + len(self.box.edit.text) - len(self.box.edit.text.lstrip())
            self.box.tell("", mistake=f"{answer.problem} {answer.hint}".strip(), at=at)
            return
        if isinstance(answer, LeadtuiError):
            self.box.tell("", mistake=str(answer))
            return
        found = len(answer.rows)
        leads = sum(isinstance(row.row, LeadRow) for row in answer.rows)
        self.leads.empty = (*NOTHING_FOUND, "", *NOTHING_TYPED) if text else NOTHING_TYPED
        self.leads.show(answer)
        some = f"the first {LIMIT}; type more to narrow it down" if leads >= LIMIT else f"{found} found"
        others = self.first == LEAD and leads >= LIMIT and found > leads
        below = f" · {found - leads} more than leads below" if others else ""
        self.box.tell(f"{some}{below}" if found else "")

    def open(self) -> None:
        """Open the record under the cursor, once the answer to what was typed is there."""
        if self._asking and self.shown_for != self.wanted:
            if not self._opens:
                self._opens = True
                self.leadtui.hold()
            return
        found = self.leads.row
        if found is None and self.wanted and not self.box.mistake:
            self.add()
        elif found is None or self.box.mistake:
            self.say("There is nothing to open yet.", "hint")
        else:
            places.open_record(self.leadtui, ref_of(found.row))

    # Under the screen of what was found

    def step(self, delta: int) -> RecordRow | None:
        """Move the cursor for the screen on top; return the record it then stands on."""
        self.leads.move(delta)
        found = self.leads.row
        return found.row if found is not None else None

    def record_closed(self, ref: Ref, *, changed: bool) -> None:
        """The screen was left: search anew when something was written there."""
        index = self.leads.window.index_of(id_of(ref))
        if index >= 0:
            self.leads.to_index(index)
        if changed:
            self.shown_for = None
            self.typed()

    def on_record_list_opened(self) -> None:
        """A row was clicked twice."""
        self.open()


def _found(reading: Reading, text: str, first: str) -> Findings:
    return findings(reading.search(text, LIMIT), reading.customers.search(text, CUSTOMERS), first)
