"""The screens and dialogs a key opens, loaded only when it is pressed. One function a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from leadtui.words.customers import CustomerKind
from leadtui.words.errors import RefusedError

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.key_screen import KeyScreen
    from leadtui.tui.keyboard.record_keys import RecordKeys
    from leadtui.tui.keyboard.typed import Draft
    from leadtui.tui.record_rows import Ref, Told
    from leadtui.tui.screens.queue import QueueScreen
    from leadtui.tui.screens.queue_selection import QueueSelection
    from leadtui.tui.screens.queue_views import QueueViews
    from leadtui.words.duplicates import RecordKey
    from leadtui.words.rows import Done
    from leadtui.words.views import View

MergeEnded = Callable[["Done", tuple["RecordKey", ...], "RecordKey | None"], None]
"""Is told what was done, the records that took part, and which of them stays (None: they were told apart)."""


def open_lead(app: LeadtuiApp, lead_id: int, made: Done | None = None) -> None:
    """Open a lead's screen, which says how it was `made`; closed, the queue's cursor stands on the one shown last."""
    from leadtui.tui.screens.lead import LeadScreen

    screen = LeadScreen(lead_id)
    if made is not None:
        screen.once_shown = lambda: screen.tell(made)
    app.open_screen(screen)


def open_record(app: LeadtuiApp, ref: Ref) -> None:
    """Open the screen of a lead, account, contact or opportunity."""
    kind, number = ref
    if kind == "lead":
        open_lead(app, number)
    else:
        from leadtui.tui.screens.customer import open_customer

        open_customer(app, CustomerKind(kind), number)


def call_mode(screen: QueueSelection) -> None:
    """Call the leads of a queue's view one after the other."""
    from leadtui.tui.screens import calling

    calling.begin(screen)


def convert_lead(app: LeadtuiApp, lead_id: int) -> None:
    """Open the convert screen of a lead, or say why it cannot be converted."""
    from leadtui.tui.screens.convert import open_convert

    open_convert(app, lead_id)


def convert_leads(
    app: LeadtuiApp,
    view: View,
    ids: tuple[int, ...],
    after: Callable[[Done, Sequence[int]], None],
    brought: Draft | None = None,
) -> None:
    """Open the conversion of several leads of a view, or say that they are too many.

    `after` is told what was done and which leads were refused; `brought` is a reason typed before.
    """
    from leadtui.services.selecting import refuse_too_many
    from leadtui.tui.keyboard.key_screen import KeyScreen
    from leadtui.tui.screens.mass_convert import MassConvertScreen

    try:
        refuse_too_many(len(ids))
    except RefusedError as error:
        app.drop_typed_ahead()
        if isinstance(app.screen, KeyScreen):
            app.screen.say(str(error), "error")
    else:
        app.open_screen(MassConvertScreen(view, ids, after, brought))


def go(app: LeadtuiApp, place: str) -> None:
    """Go to a place of the go-to menu, once what was written is on disk; a failure stays where it can be seen."""
    if place == "import":
        import_list(app)
        return
    app.hold()
    app.keep(_go(app, place))


async def _go(app: LeadtuiApp, place: str) -> None:
    saved = await app.bridge.saved()
    app.release()
    if not saved:
        return
    own = {
        "history": history, "settings": settings, "duplicates": duplicates, "evening": evening, "review": review,
        "sequences": sequences,
    }  # fmt: skip
    if place in own:
        own[place](app)
        return
    if place != "queue":
        from leadtui.tui.screens.customers import open_customers

        open_customers(app, CustomerKind(place))
        return
    queue = queue_of(app)
    if queue is not None:
        down_to(app, queue)


def down_to(app: LeadtuiApp, screen: RecordKeys[Any]) -> bool:
    """Go to a screen further down by another way than escape: what is typed there, and on those above, is parked.

    False when a write that failed came up there meanwhile, which is to be seen first.
    """
    from leadtui.tui.keyboard.key_screen import KeyScreen

    while app.screen is not screen:
        above = app.screen
        if isinstance(above, KeyScreen):
            app.drafts.leave(above, on_purpose=False)
        if app.close_screen(above) is None:
            break
    return screen.give_way()


def open_search(app: LeadtuiApp, text: str = "") -> None:
    """Open the search, with text already typed; what it finds of the screen's own kind comes first."""
    from leadtui.tui.keyboard.key_screen import KeyScreen
    from leadtui.tui.screens.search import SearchScreen

    below = app.screen
    app.open_screen(SearchScreen(text, below.kind_first if isinstance(below, KeyScreen) else "lead"))


def bring_back(app: LeadtuiApp, screen: KeyScreen[Any]) -> None:
    """Bring back what was typed last and is parked."""
    from leadtui.tui import bringing_back

    bringing_back.bring_back(app, screen)


def open_help(app: LeadtuiApp, screen: KeyScreen[Any]) -> None:
    """Open the help of a screen."""
    from leadtui.tui.screens.help import HelpScreen

    app.open_screen(HelpScreen(screen))


def open_palette(app: LeadtuiApp, screen: KeyScreen[Any]) -> None:
    """Open the palette over a screen."""
    from leadtui.tui.screens.palette import PaletteScreen

    app.open_screen(PaletteScreen(screen))


def history(app: LeadtuiApp) -> None:
    """Open the history."""
    from leadtui.tui.screens.history import open_history

    open_history(app)


def duplicates(app: LeadtuiApp) -> None:
    """Open what may be duplicates, and what else can be tidied up."""
    from leadtui.tui.screens.duplicates import open_duplicates

    open_duplicates(app)


def evening(app: LeadtuiApp) -> None:
    """Open the end of the day: every lead without a next step, one after the other; keys typed meanwhile wait."""
    from leadtui.tui.screens.evening import open_evening

    open_evening(app)


def review(app: LeadtuiApp) -> None:
    """Open the review of leads that rest too long."""
    from leadtui.tui.screens.review import open_review

    open_review(app)


def duplicates_of(app: LeadtuiApp, ref: Ref, name: str) -> None:
    """Open what may be the same as a record, or say that nothing is; keys typed meanwhile wait."""
    from leadtui.tui.screens.duplicates_one import open_duplicates_of

    open_duplicates_of(app, ref, name)


def merge_with_duplicates(app: LeadtuiApp, ref: Ref) -> None:
    """Open the merge of a record with what may be the same, or say that nothing is; keys typed meanwhile wait."""
    from leadtui.tui.screens.duplicates_one import merge_with

    merge_with(app, ref)


def merge(app: LeadtuiApp, kind: str, ids: Sequence[int], after: MergeEnded, why: str = "", title: str = "") -> None:
    """Open the merge of records of a kind, or say why they cannot be merged; keys typed meanwhile wait.

    `after` is told what was done; `why` are the reasons to take them for one, `title` where they come from.
    """
    from leadtui.tui.screens.merge import open_merge

    open_merge(app, kind, ids, after, why, title)


def sequences(app: LeadtuiApp) -> None:
    """Open the sequences: which there are, how many leads are in each."""
    from leadtui.tui.screens.sequences import open_sequences

    open_sequences(app)


def settings(app: LeadtuiApp, option: str = "") -> None:
    """Open the settings, with the cursor on this option."""
    from leadtui.tui.screens.settings import SettingsScreen

    if isinstance(app.screen, SettingsScreen):
        app.screen.choose(option)
    else:
        app.open_screen(SettingsScreen(option))


def views(app: LeadtuiApp) -> Sequence[View]:
    """The views of the rep in his order, tabs or not."""
    queue = queue_of(app)
    return queue.all_views if queue is not None else ()


def queue_of(app: LeadtuiApp) -> QueueScreen | None:
    """The queue, which is beneath all screens."""
    from leadtui.tui.screens.queue import QueueScreen

    return next((screen for screen in app.screen_stack if isinstance(screen, QueueScreen)), None)


async def _queue_once_saved(app: LeadtuiApp) -> QueueScreen | None:
    """Go down to the queue once what was written is on disk; None where a failure is to be seen. Releases keys."""
    saved = await app.bridge.saved()
    app.release()
    queue = queue_of(app)
    return queue if saved and queue is not None and down_to(app, queue) else None


def show_view(app: LeadtuiApp, key: str) -> None:
    """Go to the queue and show a view, once what was written is on disk; a failure stays where it can be seen."""
    app.hold()
    app.keep(_show_view(app, key))


async def _show_view(app: LeadtuiApp, key: str) -> None:
    queue = await _queue_once_saved(app)
    if queue is None:
        return
    view = next((view for view in queue.all_views if view.key == key), None)
    if view is not None:
        queue.say("")
        queue.show_view(view)


def show_reminder(app: LeadtuiApp, row: Told) -> None:
    """Go to the queue's panel and to what was told of with others there, once what was written is on disk."""
    app.hold()
    app.keep(_show_reminder(app, row))


async def _show_reminder(app: LeadtuiApp, row: Told) -> None:
    queue = await _queue_once_saved(app)
    if queue is not None:
        app.notices.send_away(row)
        queue.show_reminder(row)


def reminders(app: LeadtuiApp) -> None:
    """Go to the first of the reminders in the queue's panel, once what was written is on disk."""
    app.hold()
    app.keep(_reminders(app))


async def _reminders(app: LeadtuiApp) -> None:
    queue = await _queue_once_saved(app)
    if queue is not None:
        queue.to_reminders()


def open_views(app: LeadtuiApp, queue: QueueViews) -> None:
    """Open the list of all views of the queue."""
    from leadtui.tui.screens.views_menu import ViewsScreen

    app.open_screen(ViewsScreen(queue))


def views_changed(app: LeadtuiApp, key: str) -> None:
    """Tell the list of all views, where it is open, that a view was saved: that of this key, or ("") the one chosen."""
    from leadtui.tui.screens.views_menu import ViewsScreen

    if isinstance(app.screen, ViewsScreen):
        app.screen.changed(key)


def open_view_form(
    app: LeadtuiApp, queue: QueueViews, view: View | None, like: View, brought: Draft | None = None
) -> None:
    """Open the form of a view, or of a new one that begins like another; `brought` was typed in such a form before."""
    from leadtui.tui.dialogs.view_form import ViewForm

    app.open_screen(ViewForm(queue, view, like, brought))


def show_found(app: LeadtuiApp, query: str) -> None:
    """Show what a search finds as a tab of the queue, once what was written is on disk.

    What is typed on the screens above the queue is parked.
    """
    app.hold()
    app.keep(_show_found(app, query))


async def _show_found(app: LeadtuiApp, query: str) -> None:
    from leadtui.tui.screens.search import SearchScreen
    from leadtui.tui.ways_back import way_back

    saved = await app.bridge.saved()
    app.release()
    queue = queue_of(app)
    if not saved or queue is None:
        return
    below = next(screen for screen in reversed(app.screen_stack) if not isinstance(screen, SearchScreen))
    again = way_back(app, below)
    if down_to(app, queue):
        queue.show_found(query, again)


def add_lead(app: LeadtuiApp, given: Mapping[str, str] | None = None, at: str = "") -> None:
    """Open the form for a new lead, `given` filled in, the cursor in the field `at`; dismissed with what was done."""
    from leadtui.tui.dialogs.lead_form import LeadForm

    app.open_screen(LeadForm(None, at, given), app.form_closed)


def edit(app: LeadtuiApp, ref: Ref, at: str = "") -> None:
    """Open the form of a lead, account, contact or opportunity; of a lead with the cursor in the field `at`."""
    kind, number = ref
    if kind == "lead":
        from leadtui.tui.dialogs.lead_form import LeadForm

        app.open_screen(LeadForm(number, at), app.form_closed)
    else:
        from leadtui.tui.dialogs.customer_form import CustomerForm

        app.open_screen(CustomerForm(CustomerKind(kind), number), app.form_closed)


def add_customer(
    app: LeadtuiApp, kind: CustomerKind, *, given: Mapping[str, str] | None = None, where: str = ""
) -> None:
    """Open the form for a new account, contact or opportunity, `given` filled in; `where` is whose it will be."""
    from leadtui.tui.dialogs.customer_form import CustomerForm

    app.open_screen(CustomerForm(kind, None, given=given, where=where), app.form_closed)


def import_list(app: LeadtuiApp) -> None:
    """Open the import: the one under way, or that is open already, or a new one."""
    from leadtui.tui.screens.import_list import ImportScreen

    open_already = next((screen for screen in app.screen_stack if isinstance(screen, ImportScreen)), None)
    if open_already is not None:
        while app.screen is not open_already and app.close_screen(app.screen) is not None:
            pass
        return
    app.open_screen(ImportScreen())


def first_run(app: LeadtuiApp) -> None:
    """Open the welcome of an empty base."""
    from leadtui.tui.screens.first_run import FirstRunScreen

    app.open_screen(FirstRunScreen(), app.form_closed)
