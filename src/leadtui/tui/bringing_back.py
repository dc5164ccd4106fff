"""Brings what was typed back to where it was typed: the screen, the record, the field and the cursor.

Always holds: nothing is written, and what cannot be brought back stays a draft, with the reason said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from leadtui.tui.keyboard.record_keys import RecordKeys
from leadtui.tui.keyboard.typed import Draft
from leadtui.tui.record_rows import LEAD, RecordRow, Ref, ref_of
from leadtui.words.customers import CustomerKind
from leadtui.words.errors import LeadtuiError
from leadtui.words.lifecycle import Category
from leadtui.words.rows import LeadRow

if TYPE_CHECKING:
    from leadtui.services.reading import Reading
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.key_screen import KeyScreen


_DAMAGED = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading the state of a draft can raise that holds something else than it should."""


def bring_back(app: LeadtuiApp, screen: KeyScreen[Any]) -> None:
    """Bring back what was typed last; of several on a screen with prompts, let the rep choose."""
    drafts = app.drafts.parked(screen)
    if not drafts:
        screen.say("Nothing typed is waiting: every note, call and form is saved or was dropped", "hint")
    elif len(drafts) > 1 and isinstance(screen, RecordKeys):
        ask_which(screen)
    else:
        bring(app, drafts[0])


def ask_which(screen: RecordKeys[Any], at: int = 0) -> None:
    """Show the drafts to choose from, as long as there are any."""
    from leadtui.tui.keyboard.prompts_drafts import DraftsPrompt

    drafts = screen.leadtui.drafts.parked(screen)
    if drafts:
        screen.open_prompt(DraftsPrompt(screen.situation(None), drafts, at), None)


def bring_by_id(app: LeadtuiApp, id: str) -> None:
    """Bring back a draft chosen from the menu."""
    found = next((draft for draft in app.drafts if draft.id == id), None)
    if found is not None:
        bring(app, found)


def drop_by_id(screen: RecordKeys[Any], id: str, at: int) -> None:
    """Forget a draft for good, and show the others."""
    found = next((draft for draft in screen.leadtui.drafts if draft.id == id), None)
    if found is not None:
        screen.leadtui.drafts.drop(found)
        screen.say(f"Dropped: {found.about}")
    ask_which(screen, at)


def bring(app: LeadtuiApp, draft: Draft) -> None:
    """Bring a draft back; keys typed meanwhile wait for it and go into it."""
    app.hold()
    app.keep(_bring(app, draft))


async def _bring(app: LeadtuiApp, draft: Draft) -> None:
    try:
        if not await app.bridge.saved():  # what failed comes up by itself, with its own text
            return
        owner = draft.owner
        if owner is not None and owner in app.screen_stack:
            _close_down_to(app, owner)
        elif not draft.whole:
            _refuse(app, _cannot(draft))
        elif draft.typed.kind == "prompt":
            await _bring_prompt(app, draft)
        elif draft.typed.kind == "selected":
            await _bring_on_selected(app, draft)
        else:
            _FORMS[draft.typed.kind](app, draft)
    except LeadtuiError as error:
        _refuse(app, str(error))
    except _DAMAGED:  # of another version, where that is not seen by its shape
        _refuse(app, _cannot(draft))
    finally:
        app.release()


def _cannot(draft: Draft) -> str:
    about = draft.about or "draft"
    return f"The {about} cannot be brought back; what was typed: {' '.join(draft.typed.text.split())}"


def _refuse(app: LeadtuiApp, why: str) -> None:
    """Keys typed ahead were meant for the text: none of them runs as a command."""
    app.drop_typed_ahead()
    screen: Any = app.screen
    screen.say(why, "error")


# Prompts


async def _bring_prompt(app: LeadtuiApp, draft: Draft) -> None:
    """Open the prompt on its record: here when that is in sight, else on the record's own screen."""
    kind, number = draft.typed.state["ref"]
    ref: Ref = (str(kind), int(number))
    row = await app.bridge.read_after_writes(lambda reading: _row(reading, ref))
    if row is None:
        _refuse(app, f"The {kind} was deleted · your {draft.typed.about} stays a draft")
        return
    if isinstance(row, LeadRow) and row.category == Category.CONVERTED:
        _refuse(app, f"The lead was converted and is read-only · your {draft.typed.about} stays a draft")
        return
    here = app.screen
    if isinstance(here, RecordKeys):
        at = here.current_record()
        if (at is not None and ref_of(at) == ref) or here.shows(row):
            here.reopen(draft, row)
            return
    screen = _own_screen(ref)
    screen.once_shown = lambda: _reopen(app, screen, draft, row)
    app.open_screen(screen)


def _reopen(app: LeadtuiApp, screen: RecordKeys[Any], draft: Draft, row: RecordRow) -> None:
    try:
        screen.reopen(draft, screen.current_record() or row)
    except _DAMAGED:
        _refuse(app, _cannot(draft))


def _row(reading: Reading, ref: Ref) -> RecordRow | None:
    kind, number = ref
    return reading.row(number) if kind == LEAD else reading.customers.row(CustomerKind(kind), number)


def _own_screen(ref: Ref) -> Any:
    kind, number = ref
    if kind == LEAD:
        from leadtui.tui.screens.lead import LeadScreen

        return LeadScreen(number)
    from leadtui.tui.screens.customer import CustomerScreen

    return CustomerScreen(CustomerKind(kind), number)


async def _bring_on_selected(app: LeadtuiApp, draft: Draft) -> None:
    """Open the prompt, its leads selected: in the review when that is on top, else on the queue in their view."""
    from leadtui.tui.screens.queue import QueueScreen
    from leadtui.tui.screens.review import ReviewScreen

    if isinstance(app.screen, ReviewScreen) and app.screen.reopen_on_chosen(draft):
        return
    queue = app.screen_stack[0]
    assert isinstance(queue, QueueScreen)
    _close_down_to(app, queue)
    if queue.in_reminders:
        queue.switch_panel()
    if not await queue.reopen_on_selected(draft):
        _refuse(app, _cannot(draft))


def _close_down_to(app: LeadtuiApp, screen: object) -> None:
    """Leave the screens on top of one; what is typed on them stays parked."""
    while app.screen is not screen and app.close_screen(app.screen) is not None:
        pass


# Forms and dialogs


def _bring_form(app: LeadtuiApp, draft: Draft) -> None:
    from leadtui.tui.dialogs.customer_form import CustomerForm
    from leadtui.tui.dialogs.lead_form import LeadForm

    state: Any = draft.typed.state
    number = state["number"]
    form = (
        LeadForm(number, given=state["given"])
        if state["kind"] == LEAD
        else CustomerForm(CustomerKind(state["kind"]), number, given=state["given"], where=state["where"])
    )
    form.brought = draft
    app.open_screen(form, app.form_closed)


def _bring_convert(app: LeadtuiApp, draft: Draft) -> None:
    from leadtui.tui.screens.convert import open_convert

    open_convert(app, int(draft.typed.state["lead"]), draft)


def _bring_import(app: LeadtuiApp, draft: Draft) -> None:
    from leadtui.tui.screens.import_list import ImportScreen

    app.open_screen(ImportScreen(draft))


def _bring_view(app: LeadtuiApp, draft: Draft) -> None:
    from leadtui.tui import places
    from leadtui.words.views import FOUND, View

    state: Any = draft.typed.state
    queue = places.queue_of(app)
    assert queue is not None
    view = next((view for view in queue.all_views if view.key == state["view"]), None)
    like = View(FOUND, "", str(state["query"]), "", columns=tuple(map(str, state["columns"])))
    places.open_view_form(app, queue, view, view or like, draft)


def _bring_mass(app: LeadtuiApp, draft: Draft) -> None:
    from leadtui.tui import places

    state: Any = draft.typed.state
    queue = places.queue_of(app)
    assert queue is not None
    view = next((view for view in queue.all_views if view.key == state["view"]), queue.view)
    places.convert_leads(app, view, tuple(map(int, state["ids"])), queue.mass_done, draft)


def _bring_settings(app: LeadtuiApp, draft: Draft) -> None:
    from leadtui.tui.screens.settings import SettingsScreen

    if isinstance(app.screen, SettingsScreen):
        app.screen.take_up(draft)
    else:
        app.open_screen(SettingsScreen(brought=draft))


_FORMS: dict[str, Callable[[LeadtuiApp, Draft], None]] = {
    "form": _bring_form,
    "convert": _bring_convert,
    "import": _bring_import,
    "view": _bring_view,
    "mass": _bring_mass,
    "settings": _bring_settings,
}
