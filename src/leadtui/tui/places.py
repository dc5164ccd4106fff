"""The screens and dialogs a key opens, loaded only when it is pressed. One function a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from leadtui.words.customers import CustomerKind
from leadtui.words.errors import RefusedError

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.key_screen import KeyScreen
    from leadtui.tui.record_rows import Ref
    from leadtui.words.rows import Done
    from leadtui.words.views import View


def open_lead(app: LeadtuiApp, lead_id: int) -> None:
    """Open a lead's own screen; closed, the cursor of the queue stands on the lead last shown there."""
    from leadtui.tui.screens.lead import LeadScreen

    app.open_screen(LeadScreen(lead_id))


def open_record(app: LeadtuiApp, ref: Ref) -> None:
    """Open the screen of a lead, account, contact or opportunity."""
    kind, number = ref
    if kind == "lead":
        open_lead(app, number)
    else:
        from leadtui.tui.screens.customer import open_customer

        open_customer(app, CustomerKind(kind), number)


def convert_lead(app: LeadtuiApp, lead_id: int) -> None:
    """Open the convert screen of a lead, or say why it cannot be converted."""
    from leadtui.tui.screens.convert import open_convert

    open_convert(app, lead_id)


def convert_leads(
    app: LeadtuiApp, view: View, ids: tuple[int, ...], after: Callable[[Done, Sequence[int]], None]
) -> None:
    """Open the conversion of several leads of a view, or say that they are too many.

    `after` is told what was done and which leads were refused.
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
        app.open_screen(MassConvertScreen(view, ids, after))


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
    if place != "queue":
        from leadtui.tui.screens.customers import open_customers

        open_customers(app, CustomerKind(place))
        return
    while len(app.screen_stack) > 1 and app.close_screen(app.screen) is not None:
        pass


def open_search(app: LeadtuiApp, text: str = "") -> None:
    """Open the search, with text already typed; what it finds of the screen's own kind comes first."""
    from leadtui.tui.keyboard.key_screen import KeyScreen
    from leadtui.tui.screens.search import SearchScreen

    below = app.screen
    app.open_screen(SearchScreen(text, below.kind_first if isinstance(below, KeyScreen) else "lead"))


def open_help(app: LeadtuiApp, screen: KeyScreen[Any]) -> None:
    """Open the help of a screen."""
    from leadtui.tui.screens.help import HelpScreen

    app.open_screen(HelpScreen(screen.help_scopes))


def add_lead(app: LeadtuiApp) -> None:
    """Open the form for a new lead; dismissed with what was done."""
    from leadtui.tui.dialogs.lead_form import LeadForm

    app.open_screen(LeadForm(None), app.form_closed)


def edit(app: LeadtuiApp, ref: Ref) -> None:
    """Open the form of a lead, account, contact or opportunity."""
    kind, number = ref
    if kind == "lead":
        from leadtui.tui.dialogs.lead_form import LeadForm

        app.open_screen(LeadForm(number), app.form_closed)
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
    """Open the import dialog."""
    from leadtui.tui.dialogs.import_list import ImportDialog

    app.open_screen(ImportDialog(), app.form_closed)


def first_run(app: LeadtuiApp) -> None:
    """Open the welcome of an empty base."""
    from leadtui.tui.screens.first_run import FirstRunScreen

    app.open_screen(FirstRunScreen(), app.form_closed)
