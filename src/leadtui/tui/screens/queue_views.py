"""The views of the queue as its tabs: choosing one, what a search found as one more, and what the rep changes of them.

Always holds: the current view is a tab, also one that is no tab otherwise; what is found is a tab until it is left with
escape, which goes back to where the rep was, or replaced by the next.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from leadtui.rules.views import tabs_of
from leadtui.tui import places
from leadtui.tui.bindings import says
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.screens.queue_selection import QueueSelection
from leadtui.tui.screens.queue_sources import source_of
from leadtui.tui.text import cut, safe
from leadtui.words.records import record, replace
from leadtui.words.views import DONE, FOUND, View
from leadtui.words.workspace import word_key

if TYPE_CHECKING:
    from leadtui.bootstrap import Base
    from leadtui.tui.keyboard.typed import Draft, Typed
    from leadtui.tui.screens.list_rows import Rows
    from leadtui.words.rows import Done, LeadRow, Undone

LONGEST = 28
"""Cells of a search on its tab."""


@record
class Left:
    """Where the rep was before he looked at what a search found: `again` opens the screen it was opened over."""

    view: str
    lead: int | None
    in_reminders: bool
    again: Callable[[], None] | None


class QueueViews(QueueSelection):
    """A queue whose views can be chosen, saved and changed."""

    def __init__(self, base: Base, first: Rows[LeadRow] | None = None) -> None:
        super().__init__(base, first)
        self._left_at: dict[str, int] = {}
        self._found: View | None = None
        self._left: Left | None = None

    def run_own(self, command: str) -> bool:
        """Views, after what is selected has had its keys."""
        if super().run_own(command):
            return True
        own: dict[str, Callable[[], None]] = {
            "views": lambda: places.open_views(self.leadtui, self),
            "save-view": self.save_view,
        }
        if self._found is not None:
            own["back"] = self.leave_found if self.view.key == FOUND else self._drop_found
        if command in own:
            own[command]()
        return command in own

    # Which view is shown

    def choose_view(self, index: int) -> None:
        """Show the view of another tab."""
        self.say("")
        self.show_view(self.views[index % len(self.views)])

    def show_view(self, view: View, wanted: int | None = None) -> None:
        """Show a view, nothing selected in it; keys typed meanwhile wait for its rows.

        The cursor goes to the wanted lead, else to where it was left there; in what was done today to the newest.
        """
        self.leadtui.keep(self._turn(view, wanted))

    def _turn(self, view: View, wanted: int | None = None) -> Coroutine[Any, Any, None]:
        """Turn to a view at once; what is returned shows its rows, and is to be waited for."""
        self.clear_selection()
        if self.in_reminders:
            self.switch_panel()
        if self.leads.row is not None and self.view.key != DONE.key:
            self._left_at[self.view.key] = self.leads.row.id
        self._have_tabs(view)
        self.leadtui.hold()
        return self.rows.show(wanted or self._left_at.get(view.key))

    def _have_tabs(self, current: View) -> None:
        """The pinned views as tabs, the current one and what was found; none of them twice."""
        tabs = list(tabs_of(self.all_views))
        for view in (current, self._found):
            if view is not None and all(view.key != tab.key for tab in tabs):
                tabs.append(view)
        self.views = tuple(tabs)
        self.tabs.views = self.views
        self.to_tab(current)

    # What a search found

    def show_found(self, query: str, again: Callable[[], None] | None = None) -> None:
        """Show the leads of a search as a tab; `again` opens the screen the search was opened over."""
        if self.view.key != FOUND:
            lead = self.leads.row.id if self.leads.row is not None else None
            self._left = Left(self.view.key, lead, self.in_reminders, again)
        self._left_at.pop(FOUND, None)
        empty = "Nothing found. esc goes back, `/` searches again."
        self._found = View(FOUND, f"“{cut(safe(query), LONGEST)}”", query, empty)
        self.show_view(self._found)
        self.say("esc goes back to where you were · S saves it as a view", "hint")
        self.watch_.recount()

    def _drop_found(self) -> None:
        """Take the tab of what was found away; the rep has gone on to another view, and stays there."""
        self._found = None
        self._have_tabs(self.view)
        self.say("")

    def leave_found(self) -> None:
        """Close the tab of what was found, and go back to where the rep was."""
        left, self._found = self._left, None
        first = tabs_of(self.all_views)[0]
        if left is None:
            self.show_view(first)
            return
        self.show_view(next((view for view in self.all_views if view.key == left.view), first), left.lead)
        if left.in_reminders:
            self.switch_panel()
        self.say("")
        if left.again is not None:
            left.again()

    # What was typed for selected leads

    def unsaved(self) -> Typed | None:
        """What is typed in the open prompt, and in which view its leads were selected."""
        typed = super().unsaved()
        if typed is None or typed.kind != "selected":
            return typed
        return replace(typed, state={**typed.state, "view": self.view.key, "query": self.view.query})

    async def reopen_on_selected(self, draft: Draft) -> bool:
        """Open the prompt of a draft for its leads again, which are selected in their view; whether that can be done.

        Where the view is no longer there none is selected: the prompt knows its leads itself.
        """
        prompt = self.prompt_on(draft)
        if prompt is None:
            return False
        view = self._view_of(draft)
        if view is None:
            self.clear_selection()
        else:
            if view.key != self.view.key:
                await self._turn(view)
            await self.select_of(prompt.for_leads)
        self.take_up(draft, prompt, None)
        return True

    def _view_of(self, draft: Draft) -> View | None:
        key, query = draft.typed.state.get("view"), draft.typed.state.get("query")
        if key == FOUND:
            return self._found if self._found is not None and self._found.query == query else None
        return next((view for view in self.all_views if view.key == key), None)

    # What the rep changes

    def save_view(self) -> None:
        """Ask for the name of a new view that begins as the current one."""
        places.open_view_form(self.leadtui, self, None, self.view)

    def view_saved(self, done: Done, name: str, *, added: bool) -> None:
        """A view was saved or changed: a new one is shown. Keys wait for the tabs."""
        self.leadtui.hold()
        self.leadtui.keep(self._saved(done, name if added else ""))

    async def _saved(self, done: Done, name: str) -> None:
        await self.reread_views()
        view = next((v for v in self.all_views if name and word_key(v.name) == word_key(name)), None)
        if view is not None:
            if self.view.key == FOUND:
                self._found = None
            self.show_view(view, self.leads.row.id if self.leads.row is not None else None)
        places.views_changed(self.leadtui, view.key if view is not None else "")
        top = self.leadtui.screen
        screen = top if isinstance(top, KeyScreen) else self
        screen.say(done.summary, tail=says("{undo} takes it back") if done.operation else "")
        self.leadtui.release()

    async def reread_views(self) -> None:
        """Read the views anew; one that is shown and was changed is shown as it is now, one that is gone no more."""
        views = await self.rows.read(lambda reading: reading.views(), after_writes=True)
        if views is None or views == self.all_views:
            return
        before = self.view
        self.all_views = views
        there = next((view for view in views if view.key == before.key), None)
        after = before if before.key == FOUND else there or tabs_of(views)[0]
        if source_of(after) == source_of(before):
            self._have_tabs(after)
        else:
            self.show_view(after, self.leads.row.id if self.leads.row is not None else None)
        self.watch_.recount()

    def after_undo(self, undone: Undone) -> None:
        """Also a view may have come back, or gone."""
        self.leadtui.keep(self.reread_views())
        super().after_undo(undone)
